<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Constants;
use Paynet\Exception\DefectException;
use Paynet\Exception\PaynetException;
use Paynet\Internal\Failure;
use Paynet\Internal\Library;
use PHPUnit\Framework\TestCase;

/**
 * What this package knows is what paynet.h has.
 */
final class HeaderTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../..';

    public function testEveryConstantOfTheHeaderIsKnownWithItsNumber(): void
    {
        $known = (new \ReflectionClass(Constants::class))->getConstants();
        ksort($known);
        $numbers = self::numbers();
        ksort($numbers);

        self::assertSame($numbers, $known);
    }

    /**
     * @dataProvider codes
     */
    public function testEveryStatusCodeBecomesAnExceptionOfItsClass(string $name, int $code): void
    {
        $library = Library::get();
        $error = $library->struct('paynet_error');
        $error->code = $code;
        $failure = Failure::of($library, $error);

        self::assertSame($code, $failure->getCode());
        self::assertSame($name, $failure->name);
        self::assertSame($library->ffi->paynet_status_class($code), $failure->class);
        self::assertSame(Failure::exception($failure->class), $failure::class);
        self::assertNotSame('', $failure->explanation);
        self::assertNotSame('', $failure->explanationTurkish);
    }

    /** @return iterable<string, array{string, int}> */
    public function codes(): iterable
    {
        foreach (self::numbers() as $name => $number) {
            if (str_starts_with($name, 'PAYNET_ERR_')) {
                yield $name => [$name, $number];
            }
        }
    }

    public function testEveryClassOfCodesHasAnExceptionOfItsOwn(): void
    {
        $exceptions = [];
        foreach (self::numbers() as $name => $class) {
            if (str_starts_with($name, 'PAYNET_CLASS_') && $name !== 'PAYNET_CLASS_OK') {
                self::assertTrue(is_subclass_of(Failure::exception($class), PaynetException::class));
                $exceptions[] = Failure::exception($class);
            }
        }

        self::assertSame($exceptions, array_unique($exceptions));
    }

    public function testACodeOfANewerReleaseIsADefect(): void
    {
        $error = Library::get()->struct('paynet_error');
        $error->code = 777;

        self::assertInstanceOf(DefectException::class, Failure::of(Library::get(), $error));
    }

    public function testEveryStructThatTellsItsSizeIsCompared(): void
    {
        preg_match_all('/^uint32_t (\w+)_size\(void\);$/m', self::header(), $functions);

        self::assertEqualsCanonicalizing($functions[1], Library::STRUCTS);
    }

    public function testTheReleaseIsTheLibrarys(): void
    {
        preg_match('/^version = "(.+)"$/m', (string) file_get_contents(self::ROOT . '/Cargo.toml'), $version);

        self::assertSame($version[1], Library::RELEASE);
        self::assertSame($version[1], Library::get()->ffi->paynet_version());
    }

    private static function header(): string
    {
        return (string) file_get_contents(self::ROOT . '/include/paynet.h');
    }

    /** @return array<string, int> */
    private static function numbers(): array
    {
        preg_match_all('/^#define (PAYNET_\w+) (-?\d+)$/m', self::header(), $lines);
        return array_combine($lines[1], array_map('intval', $lines[2]));
    }
}
