<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

final class CreateTokenTest extends TestCase
{
    private Sandbox $sandbox;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
    }

    public function testACardGoesOutAndATokenComesBack(): void
    {
        $response = $this->sandbox->client()->createToken($this->sandbox->request());

        self::assertStringStartsWith('jt_', $response->tokenId);
        self::assertStringStartsWith($this->sandbox->url, $response->postUrl);
        self::assertTrue($response->isTds);
        self::assertSame('paynetj_token', $response->objectName);
        self::assertSame(0, $response->code);
        self::assertStringStartsWith('Başarılı', $response->message);
    }

    public function testEveryFieldArrivesAsItWasGiven(): void
    {
        $this->sandbox->client()->createToken($this->sandbox->request(
            cardHolder: 'Çağrı İĞÜŞÖ ığüşö',
            month: 7,
            year: 2031,
            do3ds: false,
            clientId: 'order 1',
            description: 'İki "kalem" & bir €',
            cardHolderPhone: '5301234567',
            cardHolderMail: 'ayse@example.com',
        ));

        $sent = $this->sandbox->log()[0]['fields'];
        self::assertSame($this->sandbox->sessionId, $sent['session_id']);
        self::assertSame('Çağrı İĞÜŞÖ ığüşö', $sent['card_holder']);
        self::assertSame('435508******4358', $sent['pan']);
        self::assertSame(7, (int) $sent['month']);
        self::assertSame(2031, (int) $sent['year']);
        self::assertSame($this->sandbox->instalmentKey, $sent['instalment_key']);
        self::assertFalse($sent['do_3ds']);
        self::assertSame('203.0.113.7', $sent['ip']);
        self::assertSame('order 1', $sent['client_id']);
        self::assertSame('İki "kalem" & bir €', $sent['description']);
        self::assertSame('5301234567', $sent['card_holder_phone']);
        self::assertSame('ayse@example.com', $sent['card_holder_mail']);
    }

    public function testATextOfFourThousandBytesArrivesWhole(): void
    {
        $long = str_repeat('ş', 2000);
        $this->sandbox->client()->createToken($this->sandbox->request(description: $long));

        self::assertSame($long, $this->sandbox->log()[0]['fields']['description']);
    }

    public function testWhatPaynetDoesNotSayIsNull(): void
    {
        $request = $this->sandbox->request(description: 'sandbox:body={"token_id":"jt_1"}');
        $response = $this->sandbox->client()->createToken($request);

        self::assertSame('jt_1', $response->tokenId);
        self::assertNull($response->isTds);
        self::assertNull($response->code);
        self::assertSame('', $response->postUrl);
        self::assertSame('', $response->objectName);
        self::assertSame('', $response->message);
    }

    public function testACallWithout3DSecureSaysSo(): void
    {
        $response = $this->sandbox->client()->createToken($this->sandbox->request(do3ds: false));

        self::assertFalse($response->isTds);
    }

    public function testOneClientServesManyCallsOnOneConnection(): void
    {
        $client = $this->sandbox->client();
        $tokens = [];
        for ($call = 0; $call < 50; $call++) {
            $tokens[] = $client->createToken($this->sandbox->request())->tokenId;
        }

        self::assertCount(50, array_unique($tokens));
        self::assertCount(1, array_unique(array_column($this->sandbox->log(), 'connection')));
    }

    public function testManyClientsLeaveNothingBehind(): void
    {
        $open = count((array) scandir('/proc/self/fd'));
        for ($call = 0; $call < 30; $call++) {
            $this->sandbox->client()->createToken($this->sandbox->request());
        }

        self::assertCount($open, (array) scandir('/proc/self/fd'));
    }

    public function testMemoryStaysTheSameOverManyCalls(): void
    {
        $client = $this->sandbox->client();
        $call = fn () => $client->createToken($this->sandbox->request());
        $call();
        $before = memory_get_usage();
        for ($number = 0; $number < 50; $number++) {
            $call();
        }

        self::assertLessThan($before + 20_000, memory_get_usage());
    }
}
