<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Constants;
use Paynet\Exception\CallException;
use Paynet\Exception\NotReachedException;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

final class WarmUpTest extends TestCase
{
    private Sandbox $sandbox;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
    }

    public function testItConnectsAndTheNextCallUsesThatConnection(): void
    {
        $client = $this->sandbox->client();
        $client->warmUp();
        self::assertSame(['connections' => 1, 'requests' => 0], $this->sandbox->counts());

        $client->warmUp();
        $client->createToken($this->sandbox->request());
        self::assertSame(['connections' => 1, 'requests' => 1], $this->sandbox->counts());
    }

    public function testItNeedsNoKey(): void
    {
        $client = $this->sandbox->client(publishableKey: null, secretKey: null);
        $client->warmUp();

        self::assertSame(['connections' => 1, 'requests' => 0], $this->sandbox->counts());
    }

    public function testNothingReachesAPortWhereNobodyListens(): void
    {
        $client = $this->sandbox->client(baseUrl: 'https://127.0.0.1:1');
        try {
            $client->warmUp();
            self::fail('It warmed up.');
        } catch (NotReachedException $failure) {
            self::assertSame(Constants::PAYNET_ERR_CONNECTION_REFUSED, $failure->getCode());
            self::assertSame(Constants::PAYNET_CLASS_NOT_REACHED, $failure->class);
            self::assertSame(Constants::PAYNET_PHASE_CONNECT, $failure->phase);
        }
    }

    public function testAClosedClientRefusesIt(): void
    {
        $client = $this->sandbox->client();
        $client->close();

        $this->expectException(CallException::class);
        $client->warmUp();
    }
}
