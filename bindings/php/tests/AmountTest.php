<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Amount;
use Paynet\AmountForm;
use Paynet\Constants;
use Paynet\Exception\CallException;
use PHPUnit\Framework\TestCase;

final class AmountTest extends TestCase
{
    /**
     * @dataProvider texts
     */
    public function testATextIsReadAsKurus(string $text, int $kurus): void
    {
        self::assertSame($kurus, Amount::parse($text));
    }

    /** @return iterable<array{string, int}> */
    public function texts(): iterable
    {
        yield ['1.234,56', 123456];
        yield ['1,234.56', 123456];
        yield ['1234.56', 123456];
        yield ['1 234,5', 123450];
        yield ['10', 1000];
        yield ['92233720368547758,07', PHP_INT_MAX];
    }

    /**
     * @dataProvider unreadableTexts
     */
    public function testATextThatIsNoAmountIsRefused(string $text, int $code): void
    {
        try {
            Amount::parse($text);
            self::fail('it was read');
        } catch (CallException $failure) {
            self::assertSame($code, $failure->getCode());
        }
    }

    /** @return iterable<array{string, int}> */
    public function unreadableTexts(): iterable
    {
        yield ['ten', Constants::PAYNET_ERR_AMOUNT];
        yield ['', Constants::PAYNET_ERR_AMOUNT];
        yield ['-1', Constants::PAYNET_ERR_AMOUNT];
        yield ['92233720368547758,08', Constants::PAYNET_ERR_AMOUNT];
        yield ["10\0", Constants::PAYNET_ERR_TEXT];
        yield ['1.234', Constants::PAYNET_ERR_AMBIGUOUS_AMOUNT];
    }

    public function testTheMessageNamesBothReadings(): void
    {
        $this->expectExceptionMessageMatches('/1234,00 .* 1,234/');
        Amount::parse('1.234');
    }

    /**
     * @dataProvider amounts
     */
    public function testAnAmountIsWrittenInEitherForm(int $kurus, string $turkish, string $plain): void
    {
        self::assertSame($turkish, Amount::format($kurus, AmountForm::Turkish));
        self::assertSame($plain, Amount::format($kurus, AmountForm::Plain));
    }

    /** @return iterable<array{int, string, string}> */
    public function amounts(): iterable
    {
        yield [0, '0,00', '0.00'];
        yield [5, '0,05', '0.05'];
        yield [-5, '-0,05', '-0.05'];
        yield [123456, '1.234,56', '1234.56'];
        yield [PHP_INT_MAX, '92.233.720.368.547.758,07', '92233720368547758.07'];
    }
}
