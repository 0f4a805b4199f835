<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\AuthRequest;
use Paynet\CardListRequest;
use Paynet\ChargeRequest;
use Paynet\CheckBinRequest;
use Paynet\CheckCardBinRequest;
use Paynet\Client;
use Paynet\CreateCardTokenRequest;
use Paynet\Exception\AnsweredException;
use Paynet\Payment;
use Paynet\SaveCardRequest;
use Paynet\Tests\Support\Card;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

final class StoredCardTest extends TestCase
{
    private Sandbox $sandbox;

    private Client $client;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
        $this->client = $this->sandbox->client();
    }

    public function testACardIsStoredWithAPaymentAndUsedForAnother(): void
    {
        $owner = $this->paid(new AuthRequest(1000, 'order-1', saveCard: true, userUniqueId: 'u', cardDesc: 'kartım'));
        $list = $this->client->cardList(new CardListRequest($owner->cardOwnerId));
        [$card] = $list->cards;
        $session = $this->client->auth(new AuthRequest(2000, 'order-2'))->sessionId;
        $bin = $this->client->checkCardBin(
            new CheckCardBinRequest($session, $card->cardHash, $owner->cardOwnerId, noInstalment: true),
        );
        $token = $this->client->createCardToken(new CreateCardTokenRequest(
            $session,
            $card->cardHash,
            $bin->instalments[0]->instalmentKey,
            do3ds: false,
            cardOwnerId: $owner->cardOwnerId,
        ));
        $payment = $this->client->charge(new ChargeRequest($session, $token->tokenId, 'order-2'));

        self::assertTrue($owner->isSaveCardSucceed);
        self::assertSame([1, 1, false], [$list->total, $list->totalCount, $list->hasMore]);
        self::assertSame(['kartım', 'u', '435508'], [$card->cardDesc, $card->userUniqueId, $card->cardBin]);
        self::assertSame([0, 0], [$card->expireMonth, $card->expireYear]);
        self::assertStringEndsWith('4358', $card->cardNo);
        self::assertSame('AXSS', $bin->bankId);
        self::assertTrue($payment->paid);
        self::assertSame(2000, $payment->amount);
    }

    public function testACardIsAlsoStoredWhenThatIsSaidAfterAuth(): void
    {
        $payment = $this->paid(new AuthRequest(1000, 'order-1', userUniqueId: 'u'), savedLater: true);
        $cards = $this->client->cardList(new CardListRequest($payment->cardOwnerId))->cards;

        self::assertSame(['sonradan'], array_column($cards, 'cardDesc'));
    }

    public function testAnOwnerWithoutCardsHasAnEmptyList(): void
    {
        $list = $this->client->cardList(new CardListRequest('nobody', limit: 5, startingAfter: 2));

        self::assertSame([[], 0], [$list->cards, $list->totalCount]);
        $sent = $this->sandbox->log('/v1/card/list')[0]['fields'];
        self::assertSame([5, 2], [(int) $sent['limit'], (int) $sent['starting_after']]);
    }

    public function testAllCardsComeHoweverManyThereAre(): void
    {
        $rows = array_map(static fn (int $number): array => ['card_hash' => "hash $number"], range(1, 50));
        $body = json_encode(['code' => 0, 'Data' => $rows]);
        $this->sandbox->next("body=$body");
        $this->sandbox->next("body=$body");
        $list = $this->client->cardList(new CardListRequest('owner', limit: 50));

        self::assertSame(array_column($rows, 'card_hash'), array_column($list->cards, 'cardHash'));
        self::assertNull($list->hasMore);
        self::assertNull($list->total);
    }

    /**
     * @dataProvider services
     */
    public function testEveryServiceCanBeRefused(string $path, callable $call): void
    {
        $this->sandbox->next('status=400,code=18', $path);
        try {
            $call($this->client, $this->sandbox->sessionId);
            self::fail('it succeeded');
        } catch (AnsweredException $failure) {
            self::assertSame([400, 18], [$failure->httpStatus, $failure->paynetCode]);
        }
    }

    /** @return iterable<string, array{string, callable(Client, string): object}> */
    public function services(): iterable
    {
        yield 'save_card' => [
            '/v1/paynetj/save_card',
            static fn (Client $client, string $session): object => $client->saveCard(new SaveCardRequest($session)),
        ];
        yield 'card_list' => [
            '/v1/card/list',
            static fn (Client $client): object => $client->cardList(new CardListRequest('owner')),
        ];
        yield 'check_card_bin' => [
            '/v1/paynetj/check_card_bin',
            static fn (Client $client, string $session): object
                => $client->checkCardBin(new CheckCardBinRequest($session, 'hash', 'owner')),
        ];
        yield 'create_card_token' => [
            '/v1/paynetj/create_card_token',
            static fn (Client $client, string $session): object
                => $client->createCardToken(new CreateCardTokenRequest($session, 'hash', 'ji_x', true, 'owner')),
        ];
    }

    private function paid(AuthRequest $request, bool $savedLater = false): Payment
    {
        $session = $this->client->auth($request)->sessionId;
        if ($savedLater) {
            $saved = $this->client->saveCard(new SaveCardRequest($session, 'sonradan', '5301234567'));
            self::assertSame($session, $saved->sessionId);
        }
        $ways = $this->client->checkBin(new CheckBinRequest($session, Card::PAN, noInstalment: true))->instalments;
        $token = $this->client->createToken($this->sandbox->request(
            sessionId: $session,
            instalmentKey: $ways[0]->instalmentKey,
            do3ds: false,
        ));
        return $this->client->charge(new ChargeRequest($session, $token->tokenId, $request->referenceNo));
    }
}
