<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\CheckBinRequest;
use Paynet\Client;
use Paynet\CreateTokenRequest;
use Paynet\Exception\CallException;
use Paynet\Internal\Library;
use Paynet\Internal\Texts;
use Paynet\Memory;
use Paynet\Secret;
use Paynet\Tests\Support\Card;
use PHPUnit\Framework\TestCase;

final class MaskingTest extends TestCase
{
    private const CVC = '9371';
    private const PUBLISHABLE_KEY = 'pbk_never_shown';
    private const SECRET_KEY = 'sck_never_shown';
    private const PROXY_PASSWORD = 'proxy_never_shown';

    /**
     * @dataProvider dumps
     */
    public function testNoDumpShowsCardDataOrKeys(callable $dump): void
    {
        $bin = new CheckBinRequest('s', Card::PAN);
        foreach ([self::request(), self::client(), $bin, [self::request(), self::client(), $bin]] as $value) {
            self::assertNothingShown($dump($value));
        }
    }

    /** @return iterable<string, array{callable(mixed): string}> */
    public function dumps(): iterable
    {
        yield 'var_dump' => [self::printed(var_dump(...))];
        yield 'print_r' => [static fn (mixed $value): string => print_r($value, true)];
        yield 'var_export' => [static fn (mixed $value): string => var_export($value, true)];
        yield 'json_encode' => [static fn (mixed $value): string => (string) json_encode($value)];
        yield 'debug_zval_dump' => [self::printed(debug_zval_dump(...))];
        yield 'an array of the properties' => [
            static fn (mixed $value): string => var_export((array) $value, true) . print_r((array) $value, true),
        ];
    }

    public function testARequestShowsThatItHasACardNumber(): void
    {
        self::assertStringContainsString('***', print_r(self::request(), true));
        self::assertSame('"***"', json_encode(self::request()->pan));
    }

    public function testTheProgramItselfCanReadTheCardNumberBack(): void
    {
        self::assertSame(Card::PAN, self::request()->pan?->reveal());
        self::assertSame(self::CVC, self::request()->cvc?->reveal());
    }

    /**
     * @dataProvider holders
     */
    public function testNothingThatHoldsASecretCanBeSerialized(callable $make): void
    {
        $this->expectException(\LogicException::class);
        serialize($make());
    }

    /** @return iterable<string, array{callable(): object}> */
    public function holders(): iterable
    {
        yield 'a secret' => [static fn (): object => new Secret(Card::PAN)];
        yield 'a request' => [self::request(...)];
        yield 'a request with the beginning of a card number' => [
            static fn (): object => new CheckBinRequest('s', Card::PAN),
        ];
        yield 'a client' => [self::client(...)];
    }

    /**
     * @dataProvider classes
     */
    public function testNothingThatHoldsASecretComesFromASerializedText(string $class): void
    {
        $this->expectException(\LogicException::class);
        unserialize(sprintf('O:%d:"%s":0:{}', strlen($class), $class));
    }

    /** @return iterable<array{class-string}> */
    public function classes(): iterable
    {
        yield [Secret::class];
        yield [Client::class];
    }

    public function testASecretIsNoTextByAccident(): void
    {
        $this->expectException(\Error::class);
        self::assertNotNull('' . new Secret(Card::PAN));
    }

    public function testTheTraceOfARequestOfWrongTypesShowsNoCardData(): void
    {
        try {
            new CreateTokenRequest('s', 'h', Card::PAN, 'no month', 2026, self::CVC, 'i', true, 'ip');
            self::fail('a text passed for a month');
        } catch (\TypeError $error) {
            self::assertNothingShown(self::everythingIn($error));
        }
    }

    public function testTheTraceOfAFailedClientShowsNoKey(): void
    {
        try {
            self::client(caFile: '/no/such/file');
            self::fail('a missing file passed');
        } catch (CallException $failure) {
            self::assertNothingShown(self::everythingIn($failure));
        }
    }

    public function testTheTraceOfAFailedCallShowsNoCardData(): void
    {
        try {
            self::client()->createToken(self::request(cardHolder: "\0"));
            self::fail('a NUL byte passed');
        } catch (CallException $failure) {
            self::assertNothingShown(self::everythingIn($failure));
        }
    }

    public function testTheTraceOfACallWithACardsBeginningShowsNoCardData(): void
    {
        try {
            self::client()->checkBin(new CheckBinRequest("\0", Card::PAN));
            self::fail('a NUL byte passed');
        } catch (CallException $failure) {
            self::assertNothingShown(self::everythingIn($failure));
        }
    }

    public function testTheCopiesForTheLibraryAreWipedAfterTheCall(): void
    {
        $texts = new Texts(Library::get());
        $texts->lend('pan', Card::PAN);
        [$buffer] = (new \ReflectionProperty($texts, 'buffers'))->getValue($texts);
        self::assertSame(Card::PAN, \FFI::string($buffer));

        $texts->wipe();

        self::assertSame(str_repeat("\0", strlen(Card::PAN) + 1), \FFI::string($buffer, \FFI::sizeof($buffer)));
    }

    public function testAProgramCanWipeItsOwnCopy(): void
    {
        $own = \FFI::cdef()->new('char[17]');
        \FFI::memcpy($own, Card::PAN, 16);

        Memory::wipe($own);

        self::assertSame(str_repeat("\0", 17), \FFI::string($own, 17));
    }

    public function testAPointerThatCouldLeadAnywhereIsNotWiped(): void
    {
        $own = \FFI::cdef()->new('char[17]');
        $this->expectException(\InvalidArgumentException::class);
        Memory::wipe(\FFI::addr($own[0]));
    }

    private static function request(mixed ...$fields): CreateTokenRequest
    {
        return new CreateTokenRequest(...$fields + [
            'sessionId' => 's',
            'cardHolder' => 'h',
            'pan' => Card::PAN,
            'month' => 12,
            'year' => 2026,
            'cvc' => self::CVC,
            'instalmentKey' => 'i',
            'do3ds' => true,
            'ip' => 'ip',
        ]);
    }

    private static function client(mixed ...$settings): Client
    {
        return new Client(...$settings + [
            'baseUrl' => 'https://127.0.0.1:1',
            'publishableKey' => self::PUBLISHABLE_KEY,
            'secretKey' => self::SECRET_KEY,
            'proxyUrl' => 'http://user:' . self::PROXY_PASSWORD . '@127.0.0.1:1',
        ]);
    }

    private static function printed(callable $print): callable
    {
        return static function (mixed $value) use ($print): string {
            ob_start();
            $print($value);
            return (string) ob_get_clean();
        };
    }

    private static function everythingIn(\Throwable $error): string
    {
        $frames = array_filter(
            $error->getTrace(),
            static fn (array $frame): bool => str_starts_with($frame['class'] ?? '', 'Paynet\\')
                && !str_starts_with($frame['class'], 'Paynet\\Tests\\'),
        );
        self::assertNotSame([], array_column($frames, 'args'));
        return $error . print_r($frames, true) . self::printed(var_dump(...))($frames);
    }

    private static function assertNothingShown(string $text): void
    {
        $secrets = [Card::PAN, self::CVC, self::PUBLISHABLE_KEY, self::SECRET_KEY, self::PROXY_PASSWORD];
        foreach ($secrets as $secret) {
            self::assertStringNotContainsString($secret, $text);
        }
    }
}
