<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\CheckRequest;
use Paynet\Client;
use Paynet\Constants;
use Paynet\Exception\AnsweredException;
use Paynet\Exception\CallException;
use Paynet\Exception\NotReachedException;
use Paynet\Exception\UnknownOutcomeException;
use Paynet\FoundBy;
use Paynet\Outcome;
use Paynet\Payment;
use Paynet\Tests\Support\Sandbox;
use Paynet\TransactionType;
use PHPUnit\Framework\TestCase;

final class ChargeTest extends TestCase
{
    private const CHARGE = '/v1/transaction/charge';
    private const CHECK = '/v1/transaction/check';
    private const MORE_LOOK_UPS_THAN_A_BUDGET_ALLOWS = 40;

    private Sandbox $sandbox;

    private Client $client;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
        $this->client = $this->sandbox->client();
    }

    public function testMoneyIsTakenOnce(): void
    {
        $payment = $this->client->charge($this->sandbox->charge($this->client));

        self::assertTrue($payment->paid);
        self::assertTrue($payment->isSucceed);
        self::assertSame(1000, $payment->amount);
        self::assertSame('order-1', $payment->referenceNo);
        self::assertSame([true], array_column($this->sandbox->ledger(), 'succeeded'));
    }

    public function testADeclineIsAnAnswerWithTheBanksText(): void
    {
        $this->sandbox->next('decline=51,Yetersiz bakiye', self::CHARGE);
        $payment = $this->client->charge($this->sandbox->charge($this->client));

        self::assertFalse($payment->paid);
        self::assertSame([Outcome::NotPaid, FoundBy::Answer], [$payment->outcome, $payment->foundBy]);
        self::assertSame(['51', 'Yetersiz bakiye'], [$payment->bankErrorId, $payment->bankErrorMessage]);
        self::assertSame(Outcome::NotPaid, $this->client->check(new CheckRequest('order-1'))->outcome);
    }

    public function testARefusalOfTheCallIsNoDecline(): void
    {
        try {
            $this->client->charge($this->sandbox->charge($this->client, amount: 999));
            self::fail('another amount was charged');
        } catch (AnsweredException $failure) {
            self::assertSame(15, $failure->paynetCode);
        }
        self::assertSame([], $this->sandbox->ledger());
    }

    public function testAPreauthorisationReservesTheMoney(): void
    {
        $request = $this->sandbox->charge($this->client, transactionType: TransactionType::Preauthorisation);

        self::assertSame(3, $this->client->charge($request)->transactionType);
    }

    public function testAPaymentWhoseAnswerIsLostIsFound(): void
    {
        $request = $this->sandbox->charge($this->client);
        $this->sandbox->next('close-after-reading', self::CHARGE);
        $payment = $this->client->charge($request);

        self::assertSame([true, FoundBy::LookUp], [$payment->paid, $payment->foundBy]);
        self::assertCount(1, $this->sandbox->ledger());
    }

    public function testAChargeThatNeverArrivedIsRepeated(): void
    {
        $request = $this->sandbox->charge($this->client, budgetMs: 20_000);
        $this->sandbox->next('cut-request=40', self::CHARGE);
        $payment = $this->client->charge($request);

        self::assertSame([true, FoundBy::Repeat], [$payment->paid, $payment->foundBy]);
        self::assertCount(1, $this->sandbox->ledger());
    }

    public function testAnUnknownOutcomeIsLookedUpByTheNextCallWithTheSameRequest(): void
    {
        $request = $this->sandbox->charge($this->client, budgetMs: 1_000, repeat: false);
        $this->sandbox->next('close-after-reading', self::CHARGE);
        for ($lookUp = 0; $lookUp < self::MORE_LOOK_UPS_THAN_A_BUDGET_ALLOWS; $lookUp++) {
            $this->sandbox->next('status=503', self::CHECK);
        }
        $payment = $this->chargedAtLast($request, $failure);

        self::assertSame(Constants::PAYNET_ERR_CHARGE_UNKNOWN, $failure?->getCode());
        self::assertSame([true, FoundBy::LookUp], [$payment->paid, $payment->foundBy]);
        self::assertCount(1, $this->sandbox->log(self::CHARGE));
        self::assertCount(1, $this->sandbox->ledger());
    }

    public function testANewClientLooksFirstIfItIsTold(): void
    {
        $request = $this->sandbox->charge($this->client, lookUpFirst: true);
        $this->client->charge($request);
        $payment = $this->sandbox->client()->charge($request);

        self::assertSame([true, FoundBy::LookUp], [$payment->paid, $payment->foundBy]);
        self::assertCount(1, $this->sandbox->log(self::CHARGE));
    }

    public function testNothingIsChargedWhereNobodyListens(): void
    {
        $request = $this->sandbox->charge($this->client);
        $this->expectException(NotReachedException::class);
        $this->sandbox->client(baseUrl: 'https://127.0.0.1:1')->charge($request);
    }

    /**
     * @dataProvider requiredFields
     */
    public function testEveryRequiredFieldIsMissedWhenItIsNull(string $parameter, string $field): void
    {
        try {
            $this->client->charge($this->sandbox->charge($this->client, ...[$parameter => null]));
            self::fail("it went without $field");
        } catch (CallException $failure) {
            self::assertSame($field, $failure->field);
        }
        self::assertSame([], $this->sandbox->log(self::CHARGE));
    }

    /** @return iterable<array{string, string}> */
    public function requiredFields(): iterable
    {
        yield ['sessionId', 'session_id'];
        yield ['tokenId', 'token_id'];
        yield ['referenceNo', 'reference_no'];
    }

    /**
     * Charges again as long as the outcome is unknown, as a cashier does.
     */
    private function chargedAtLast(object $request, ?UnknownOutcomeException &$failure): Payment
    {
        while (true) {
            try {
                return $this->client->charge($request);
            } catch (UnknownOutcomeException $failure) {
                continue;
            }
        }
    }
}
