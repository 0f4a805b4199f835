<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\AuthRequest;
use Paynet\AuthResponse;
use Paynet\ChargeRequest;
use Paynet\CheckBinRequest;
use Paynet\CheckRequest;
use Paynet\Client;
use Paynet\Constants;
use Paynet\Exception\AnsweredException;
use Paynet\Exception\CallException;
use Paynet\FoundBy;
use Paynet\Instalment;
use Paynet\Outcome;
use Paynet\PosType;
use Paynet\Tests\Support\Card;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

/**
 * The services of a payment up to its charge, and the look-up after it.
 */
final class CheckoutTest extends TestCase
{
    private Sandbox $sandbox;

    private Client $client;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
        $this->client = $this->sandbox->client();
    }

    public function testAWholePayment(): void
    {
        $session = $this->session();
        $bin = $this->client->checkBin(new CheckBinRequest($session->sessionId, Card::PAN));
        $three = self::way($bin->instalments, 3);
        $token = $this->client->createToken($this->sandbox->request(
            sessionId: $session->sessionId,
            instalmentKey: $three->instalmentKey,
            do3ds: false,
        ));
        $payment = $this->client->charge(new ChargeRequest(
            $session->sessionId,
            $token->tokenId,
            'order-1',
            amount: 123456,
            addCommission: true,
            instalments: 3,
        ));
        $found = $this->client->check(new CheckRequest('order-1'));

        self::assertStringStartsWith('js_', $session->sessionId);
        self::assertSame(0, $session->code);
        self::assertSame(['AXSS', 'cc', true], [$bin->bankId, $bin->cardType, $bin->tdsEnable]);
        self::assertGreaterThan(123456, $three->totalAmount);
        self::assertTrue($payment->paid);
        self::assertSame([Outcome::Paid, FoundBy::Answer], [$payment->outcome, $payment->foundBy]);
        self::assertSame([$three->totalAmount, 3], [$payment->amount, $payment->instalment]);
        self::assertSame('TRY', $payment->currency);
        self::assertNotSame('', $payment->authorizationCode);
        self::assertSame(1, $payment->transactionType);
        self::assertSame(Outcome::Paid, $found->outcome);
        self::assertSame($payment->xactId, $found->paid?->xactId);
        self::assertSame([$found->paid], $found->payments);
    }

    public function testEveryFieldOfAuthArrivesAsItWasGiven(): void
    {
        $this->client->auth(new AuthRequest(
            amount: 100000000001,
            referenceNo: 'order-ş',
            posType: PosType::Own,
            addCommission: false,
            saveCard: true,
            tdsRequired: false,
            agentId: 'agent',
            ratioCode: 'ratio',
            domain: 'https://www.example.com',
            userUniqueId: 'user',
            cardOwnerId: 'owner',
            userGsmNo: '5301234567',
            cardDesc: 'kart',
            returnUrl: 'https://www.example.com/back',
        ));

        $sent = $this->sandbox->log('/v1/paynetj/auth')[0]['fields'];
        self::assertEquals([
            'amount' => 100000000001,
            'reference_no' => 'order-ş',
            'pos_type' => '1',
            'add_commission' => false,
            'save_card' => true,
            'tds_required' => false,
            'agent_id' => 'agent',
            'ratio_code' => 'ratio',
            'domain' => 'https://www.example.com',
            'user_unique_id' => 'user',
            'card_owner_id' => 'owner',
            'user_gsm_no' => '5301234567',
            'card_desc' => 'kart',
            'return_url' => 'https://www.example.com/back',
        ], $sent);
    }

    public function testWhatIsNullIsNotSent(): void
    {
        $this->session();

        $sent = $this->sandbox->log('/v1/paynetj/auth')[0]['fields'];
        self::assertEqualsCanonicalizing(['amount', 'reference_no', 'add_commission'], array_keys($sent));
    }

    public function testARequiredAmountIsMissedWhenItIsNull(): void
    {
        try {
            $this->client->auth(new AuthRequest(null));
            self::fail('a session about nothing was opened');
        } catch (CallException $failure) {
            self::assertSame('amount', $failure->field);
        }
    }

    public function testOnlyEightDigitsOfACardNumberAreSent(): void
    {
        $this->client->checkBin(new CheckBinRequest($this->sandbox->sessionId, '4355 0843 5508 4358'));

        self::assertSame('43550843', $this->sandbox->log('/v1/paynetj/check_bin')[0]['fields']['bin']);
    }

    public function testTheTableMayHoldTheSinglePaymentAlone(): void
    {
        $request = new CheckBinRequest($this->sandbox->sessionId, Card::PAN, noInstalment: true);

        self::assertSame([0], array_column($this->client->checkBin($request)->instalments, 'instalment'));
    }

    /**
     * @dataProvider lengths
     */
    public function testAllInstalmentsComeHoweverManyThereAre(int $count, int $calls): void
    {
        $rows = array_map(static fn (int $number): array => ['instalment_key' => "ji_$number"], range(1, $count));
        $body = json_encode(['code' => 0, 'bank_id' => 'AXSS', 'data' => $rows]);
        for ($call = 0; $call < $calls; $call++) {
            $this->sandbox->next("body=$body", '/v1/paynetj/check_bin');
        }
        $bin = $this->client->checkBin(new CheckBinRequest($this->sandbox->sessionId, Card::PAN));

        self::assertSame(array_column($rows, 'instalment_key'), array_column($bin->instalments, 'instalmentKey'));
        self::assertSame('AXSS', $bin->bankId);
        self::assertNull($bin->tdsEnable);
        self::assertNull($bin->instalments[0]->totalAmount);
        self::assertCount($calls, $this->sandbox->log('/v1/paynetj/check_bin'));
    }

    /** @return iterable<array{int, int}> */
    public function lengths(): iterable
    {
        yield [1, 1];
        yield [32, 1];
        yield [33, 2];
        yield [500, 2];
    }

    public function testATextThatDoesNotFitIsNotAskedForAgain(): void
    {
        $body = json_encode(['code' => 0, 'data' => [['instalment_key' => str_repeat('x', 300)]]]);
        $this->sandbox->next("body=$body");
        try {
            $this->client->checkBin(new CheckBinRequest($this->sandbox->sessionId, Card::PAN));
            self::fail('it fitted');
        } catch (AnsweredException $failure) {
            self::assertSame(Constants::PAYNET_ERR_ANSWER_DOES_NOT_FIT, $failure->getCode());
        }
        self::assertCount(1, $this->sandbox->log());
    }

    /**
     * @dataProvider services
     */
    public function testEveryServiceCanBeRefused(string $path, callable $call): void
    {
        $this->sandbox->next('status=400,code=18', $path);
        try {
            $call($this->client, $this->sandbox);
            self::fail('it succeeded');
        } catch (AnsweredException $failure) {
            self::assertSame([400, 18], [$failure->httpStatus, $failure->paynetCode]);
        }
    }

    /** @return iterable<string, array{string, callable(Client, Sandbox): object}> */
    public function services(): iterable
    {
        yield 'auth' => [
            '/v1/paynetj/auth',
            static fn (Client $client): object => $client->auth(new AuthRequest(1000)),
        ];
        yield 'check_bin' => [
            '/v1/paynetj/check_bin',
            static fn (Client $client, Sandbox $sandbox): object
                => $client->checkBin(new CheckBinRequest($sandbox->sessionId, Card::PAN)),
        ];
        yield 'create_token' => [
            '/v1/paynetj/create_token',
            static fn (Client $client, Sandbox $sandbox): object => $client->createToken($sandbox->request()),
        ];
        yield 'charge' => [
            '/v1/transaction/charge',
            static fn (Client $client, Sandbox $sandbox): object => $client->charge($sandbox->charge($client)),
        ];
        yield 'check' => [
            '/v1/transaction/check',
            static fn (Client $client): object => $client->check(new CheckRequest('order-1')),
        ];
    }

    public function testNothingFoundIsAnAnswer(): void
    {
        $found = $this->client->check(new CheckRequest('never-charged'));

        self::assertSame([Outcome::None, 12, []], [$found->outcome, $found->code, $found->payments]);
        self::assertNull($found->paid);
    }

    public function testEveryPaymentThatPaynetKnowsIsFound(): void
    {
        $rows = array_fill(0, 40, ['is_succeed' => false, 'reference_no' => 'order-1', 'transaction_type' => 77]);
        $body = json_encode(['code' => 0, 'Data' => [...$rows, ['is_succeed' => true, 'transaction_type' => 1]]]);
        $this->sandbox->next("body=$body");
        $this->sandbox->next("body=$body");
        $found = $this->client->check(new CheckRequest('order-1'));

        self::assertCount(41, $found->payments);
        self::assertSame($found->payments[40], $found->paid);
        self::assertSame(77, $found->payments[0]->transactionType);
    }

    public function testALookUpNeedsTheSecretKey(): void
    {
        try {
            $this->sandbox->client(secretKey: null)->check(new CheckRequest('order-1'));
            self::fail('it went without a key');
        } catch (CallException $failure) {
            self::assertSame(Constants::PAYNET_ERR_KEY_MISSING, $failure->getCode());
        }
    }

    private function session(): AuthResponse
    {
        return $this->client->auth(new AuthRequest(amount: 123456, referenceNo: 'order-1', addCommission: true));
    }

    /** @param list<Instalment> $instalments */
    private static function way(array $instalments, int $count): Instalment
    {
        $fitting = array_filter($instalments, static fn (Instalment $way): bool => $way->instalment === $count);
        return current($fitting) ?: throw new \LogicException("there is no way with $count instalments");
    }
}
