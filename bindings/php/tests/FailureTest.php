<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Client;
use Paynet\Constants;
use Paynet\Environment;
use Paynet\Exception\AnsweredException;
use Paynet\Exception\CallException;
use Paynet\Exception\NotReachedException;
use Paynet\Exception\PaynetException;
use Paynet\Exception\UnknownOutcomeException;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

final class FailureTest extends TestCase
{
    private Sandbox $sandbox;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
    }

    public function testAMissingFieldIsNamedAndNothingIsSent(): void
    {
        $failure = $this->failureOf(cardHolder: null);

        self::assertInstanceOf(CallException::class, $failure);
        self::assertSame(Constants::PAYNET_ERR_MISSING_FIELD, $failure->getCode());
        self::assertSame('PAYNET_ERR_MISSING_FIELD', $failure->name);
        self::assertSame(Constants::PAYNET_CLASS_CALL, $failure->class);
        self::assertSame(Constants::PAYNET_PHASE_NONE, $failure->phase);
        self::assertSame('card_holder', $failure->field);
        self::assertNull($failure->httpStatus);
        self::assertNull($failure->paynetCode);
        self::assertNull($failure->errorType);
        self::assertNull($failure->paynetMessage);
        self::assertSame([], $this->sandbox->log());
    }

    /**
     * @dataProvider requiredFields
     */
    public function testEveryRequiredFieldIsMissedWhenItIsNull(string $parameter, string $field): void
    {
        $failure = $this->failureOf(...[$parameter => null]);

        self::assertSame(Constants::PAYNET_ERR_MISSING_FIELD, $failure->getCode());
        self::assertSame($field, $failure->field);
    }

    /** @return iterable<string, array{string, string}> */
    public function requiredFields(): iterable
    {
        yield 'session' => ['sessionId', 'session_id'];
        yield 'card holder' => ['cardHolder', 'card_holder'];
        yield 'card number' => ['pan', 'pan'];
        yield 'month' => ['month', 'month'];
        yield 'year' => ['year', 'year'];
        yield 'verification code' => ['cvc', 'cvc'];
        yield 'instalment' => ['instalmentKey', 'instalment_key'];
        yield '3-D Secure' => ['do3ds', 'do_3ds'];
        yield 'address' => ['ip', 'ip'];
    }

    /**
     * @dataProvider hugeNumbers
     */
    public function testANumberBeyondThirtyTwoBitsIsRefusedRatherThanCut(int $month): void
    {
        $failure = $this->failureOf(month: $month);

        self::assertSame(Constants::PAYNET_ERR_INVALID_FIELD, $failure->getCode());
        self::assertSame('month', $failure->field);
    }

    /** @return iterable<array{int}> */
    public function hugeNumbers(): iterable
    {
        yield [0x1_0000_0000 + 12];
        yield [PHP_INT_MIN + 12];
    }

    public function testATextWithANulByteIsRefusedRatherThanCut(): void
    {
        $failure = $this->failureOf(cardHolder: "Ayşe\0 Yılmaz");

        self::assertInstanceOf(CallException::class, $failure);
        self::assertSame(Constants::PAYNET_ERR_TEXT, $failure->getCode());
        self::assertSame('card_holder', $failure->field);
        self::assertSame([], $this->sandbox->log());
    }

    public function testATextThatIsNotUtf8IsRefused(): void
    {
        self::assertSame(Constants::PAYNET_ERR_TEXT, $this->failureOf(cardHolder: "Ay\xFEe")->getCode());
    }

    public function testNothingReachesAPortWhereNobodyListens(): void
    {
        $failure = self::caught(function (): void {
            $client = $this->sandbox->client(baseUrl: 'https://127.0.0.1:1');
            $client->createToken($this->sandbox->request());
        });

        self::assertInstanceOf(NotReachedException::class, $failure);
        self::assertSame(Constants::PAYNET_ERR_CONNECTION_REFUSED, $failure->getCode());
        self::assertSame(Constants::PAYNET_PHASE_CONNECT, $failure->phase);
    }

    public function testALineThatBreaksAfterSendingLeavesTheOutcomeUnknown(): void
    {
        $failure = $this->failureOf(description: 'sandbox:close-after-reading');

        self::assertInstanceOf(UnknownOutcomeException::class, $failure);
        self::assertSame(Constants::PAYNET_ERR_BROKEN_WAIT, $failure->getCode());
        self::assertSame(Constants::PAYNET_PHASE_WAIT, $failure->phase);
        self::assertCount(1, $this->sandbox->log());
    }

    public function testACallEndsWhenItsTotalTimeIsOver(): void
    {
        $client = $this->sandbox->client(totalTimeoutMs: 2_000);
        $begin = hrtime(true);
        $failure = self::caught(
            fn () => $client->createToken($this->sandbox->request(description: 'sandbox:delay=60000'))
        );

        self::assertInstanceOf(UnknownOutcomeException::class, $failure);
        self::assertSame(Constants::PAYNET_ERR_TIMEOUT_WAIT, $failure->getCode());
        self::assertLessThan(30, (hrtime(true) - $begin) / 1e9);
    }

    public function testConnectingEndsWhenItsTimeIsOver(): void
    {
        $this->sandbox->next('stall-handshake');
        $client = $this->sandbox->client(connectTimeoutMs: 400);
        $failure = self::caught(fn () => $client->createToken($this->sandbox->request()));

        self::assertInstanceOf(NotReachedException::class, $failure);
        self::assertSame(Constants::PAYNET_ERR_TIMEOUT_TLS, $failure->getCode());
    }

    public function testARefusalCarriesPaynetsCodeAndWords(): void
    {
        $failure = $this->failureOf(description: 'sandbox:status=400,code=18');

        self::assertInstanceOf(AnsweredException::class, $failure);
        self::assertSame(400, $failure->httpStatus);
        self::assertSame(18, $failure->paynetCode);
        self::assertNotNull($failure->errorType);
        self::assertNotNull($failure->paynetMessage);
    }

    public function testAnAnswerThatIsNoJsonIsAnAnswerToo(): void
    {
        $failure = $this->failureOf(description: 'sandbox:html');

        self::assertInstanceOf(AnsweredException::class, $failure);
        self::assertSame(Constants::PAYNET_ERR_NOT_JSON, $failure->getCode());
        self::assertSame(200, $failure->httpStatus);
    }

    public function testAMessageOfPaynetThatReadsZeroIsNotLost(): void
    {
        $failure = $this->failureOf(description: 'sandbox:status=400,body={"code":18,"message":"0"}');

        self::assertSame('0', $failure->paynetMessage);
    }

    public function testTheExplanationComesInEnglishAndTurkish(): void
    {
        $failure = $this->failureOf(cvc: null);

        self::assertNotSame('', $failure->explanation);
        self::assertMatchesRegularExpression('/[çğıöşüİ]/u', $failure->explanationTurkish);
        self::assertNotSame($failure->explanation, $failure->explanationTurkish);
    }

    public function testStrictCardChecksRefuseAWrongCheckDigitBeforeSending(): void
    {
        $client = $this->sandbox->client(strictCardChecks: true);
        $failure = self::caught(fn () => $client->createToken($this->sandbox->request(pan: '4355084355084359')));

        self::assertSame(Constants::PAYNET_ERR_CARD_CHECK, $failure->getCode());
        self::assertSame([], $this->sandbox->log());
    }

    public function testAClientNeedsAnAddress(): void
    {
        $failure = self::caught(fn () => new Client(publishableKey: 'pbk_x'));

        self::assertInstanceOf(CallException::class, $failure);
    }

    public function testAClientOfPaynetsOwnSystemsIsMadeWithoutANetwork(): void
    {
        foreach (Environment::cases() as $environment) {
            $client = new Client($environment, publishableKey: 'pbk_x', secretKey: 'sck_x');
            $client->close();
        }
        $this->addToAssertionCount(1);
    }

    public function testASettingThatCannotBeRightIsNamed(): void
    {
        $failure = self::caught(fn () => $this->sandbox->client(totalTimeoutMs: 0x1_0000_0000 + 5));

        self::assertInstanceOf(CallException::class, $failure);
        self::assertSame('total_timeout_ms', $failure->field);
    }

    public function testAProxyThatIsNotThereIsReported(): void
    {
        $client = $this->sandbox->client(proxyUrl: 'http://user:word@127.0.0.1:1');
        $failure = self::caught(fn () => $client->createToken($this->sandbox->request()));

        self::assertInstanceOf(NotReachedException::class, $failure);
    }

    public function testAClosedClientRefusesToWork(): void
    {
        $client = $this->sandbox->client();
        $client->close();
        $client->close();
        $failure = self::caught(fn () => $client->createToken($this->sandbox->request()));

        self::assertSame(Constants::PAYNET_CLASS_CALL, $failure->class);
    }

    private function failureOf(mixed ...$fields): PaynetException
    {
        return self::caught(fn () => $this->sandbox->client()->createToken($this->sandbox->request(...$fields)));
    }

    private static function caught(callable $call): PaynetException
    {
        try {
            $call();
        } catch (PaynetException $failure) {
            return $failure;
        }
        self::fail('The call succeeded.');
    }
}
