<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Constants;
use Paynet\Exception\CallException;
use Paynet\Exception\UnknownOutcomeException;
use Paynet\Outcome;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

final class JournalTest extends TestCase
{
    private const CHARGE = '/v1/transaction/charge';
    private const CHECK = '/v1/transaction/check';
    private const LOOK_UPS = 40;

    private Sandbox $sandbox;

    private string $journal;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
        $this->journal = (string) tempnam(sys_get_temp_dir(), 'journal');
    }

    protected function tearDown(): void
    {
        unlink($this->journal);
    }

    public function testAChargeInFlightIsToldOnce(): void
    {
        $client = $this->sandbox->client(journalFile: $this->journal);
        $request = $this->sandbox->charge($client, amount: 1000, budgetMs: 1_000, repeat: false);
        $this->sandbox->next('close-after-reading', self::CHARGE);
        for ($lookUp = 0; $lookUp < self::LOOK_UPS; $lookUp++) {
            $this->sandbox->next('status=503', self::CHECK);
        }
        try {
            $client->charge($request);
            self::fail('the outcome is known');
        } catch (UnknownOutcomeException) {
            $client->close();
        }
        $client = $this->sandbox->client(journalFile: $this->journal);
        do {
            $answer = $client->inFlight();
            [$charge] = $answer->charges;
        } while ($charge->code === Constants::PAYNET_ERR_SERVER);

        self::assertSame(0, $answer->damagedLines);
        self::assertSame([Outcome::Paid, 0, ''], [$charge->outcome, $charge->code, $charge->message]);
        self::assertSame([$request->referenceNo, $request->sessionId], [$charge->referenceNo, $charge->sessionId]);
        self::assertSame([1000, null, '435508******4358'], [
            $charge->amount,
            $charge->instalments,
            $charge->cardNoMasked,
        ]);
        self::assertSame($this->sandbox->ledger()[0]['xact_id'], $charge->xactId);
        self::assertNotSame('', $charge->authorizationCode);
        self::assertMatchesRegularExpression('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $charge->time);
        self::assertSame([], $client->inFlight()->charges);
    }

    public function testOneClientHasTheJournalAtATime(): void
    {
        $client = $this->sandbox->client(journalFile: $this->journal);
        try {
            $this->sandbox->client(journalFile: $this->journal);
            self::fail('two clients share a journal');
        } catch (CallException $failure) {
            self::assertSame(Constants::PAYNET_ERR_JOURNAL, $failure->getCode());
        }
        $client->close();
        self::assertSame([], $this->sandbox->client(journalFile: $this->journal)->inFlight()->charges);
    }

    public function testWithoutAJournalNothingCanBeTold(): void
    {
        try {
            $this->sandbox->client()->inFlight();
            self::fail('it told');
        } catch (CallException $failure) {
            self::assertSame('journal_file', $failure->field);
        }
    }
}
