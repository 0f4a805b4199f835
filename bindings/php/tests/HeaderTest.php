<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\AmountForm;
use Paynet\Constants;
use Paynet\Environment;
use Paynet\Exception\DefectException;
use Paynet\Exception\PaynetException;
use Paynet\FoundBy;
use Paynet\Internal\Failure;
use Paynet\Internal\Library;
use Paynet\Internal\Structs;
use Paynet\Outcome;
use Paynet\Payment;
use Paynet\PosType;
use Paynet\ThreeDState;
use Paynet\TransactionType;
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

    /**
     * @dataProvider structs
     */
    public function testEveryFieldOfAStructIsAProperty(string $struct, string $class): void
    {
        $fields = Library::get()->ffi->type($struct)->getStructFieldNames();
        $notShown = '/^(struct_size|reserved|reserved_text|text_encoding|(instalment|card|payment|charge)_count)$/';
        $parameters = (new \ReflectionMethod($class, '__construct'))->getParameters();
        $values = array_filter(
            $parameters,
            static fn (\ReflectionParameter $parameter): bool => $parameter->getType()->getName() !== 'array',
        );

        self::assertSame($struct, Structs::name($class));
        self::assertEqualsCanonicalizing(
            array_values(preg_grep($notShown, $fields, PREG_GREP_INVERT)),
            array_map(static fn (\ReflectionParameter $value): string => Structs::field($value->getName()), $values),
        );
    }

    /** @return iterable<string, array{string, class-string}> */
    public function structs(): iterable
    {
        foreach (array_diff(Library::STRUCTS, ['paynet_error', 'paynet_three_d_watch']) as $struct) {
            $name = str_replace('_', '', ucwords(substr($struct, strlen('paynet_')), '_'));
            yield $struct => [$struct, class_exists("Paynet\\$name") ? "Paynet\\$name" : "Paynet\\Internal\\$name"];
        }
    }

    /**
     * @dataProvider enums
     */
    public function testEveryCaseOfAnEnumHasTheNumberOfTheHeader(string $enum, string $prefix): void
    {
        $numbers = [];
        foreach (self::numbers() as $name => $number) {
            if (str_starts_with($name, $prefix)) {
                $numbers[str_replace('_', '', ucwords(strtolower(substr($name, strlen($prefix))), '_'))] = $number;
            }
        }
        $cases = array_column($enum::cases(), 'value', 'name');

        self::assertEquals($numbers, $enum === Environment::class ? ['None' => 0] + $cases : $cases);
    }

    /** @return iterable<array{class-string, string}> */
    public function enums(): iterable
    {
        yield [AmountForm::class, 'PAYNET_AMOUNT_'];
        yield [Environment::class, 'PAYNET_ENVIRONMENT_'];
        yield [FoundBy::class, 'PAYNET_FOUND_BY_'];
        yield [Outcome::class, 'PAYNET_OUTCOME_'];
        yield [PosType::class, 'PAYNET_POS_'];
        yield [ThreeDState::class, 'PAYNET_THREE_D_'];
        yield [TransactionType::class, 'PAYNET_TRANSACTION_'];
    }

    public function testANumberOfANewerReleaseDoesNotMakeAPaymentUnreadable(): void
    {
        $struct = Library::get()->struct('paynet_payment');
        $struct->outcome = $struct->found_by = $struct->transaction_type = $struct->pos_type = 777;
        $payment = Structs::read(Payment::class, $struct);

        self::assertSame([Outcome::Unknown, FoundBy::Nothing], [$payment->outcome, $payment->foundBy]);
        self::assertSame([777, 777], [$payment->transactionType, $payment->posType]);
        self::assertFalse($payment->paid);
    }

    public function testWhatIsUnknownIsNull(): void
    {
        $payment = Structs::read(Payment::class, Library::get()->struct('paynet_payment'));

        self::assertNull($payment->isSucceed);
        self::assertNull($payment->code);
        self::assertNull($payment->amount);
        self::assertSame('', $payment->xactId);
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
