<?php

declare(strict_types=1);

namespace Paynet;

use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;
use Paynet\Internal\Library;

/**
 * Between kurus and the texts that people and programs write for them.
 */
final class Amount
{
    /**
     * How many kurus a text means: `1.234,56`, `1,234.56`, `1234.56`, `1 234,5` or `10` lira.
     *
     * @throws PaynetException a CallException for a text that is no amount, and for one such as `1.234`, which can be
     *     read in two ways; its message names both
     * @throws LibraryException if libpaynet or FFI can't be used
     */
    public static function parse(string $text): int
    {
        $library = Library::get();
        $amount = $library->ffi->new('int64_t');
        $library->call('paynet_amount_parse', ['text' => $text, $amount]);
        return $amount->cdata;
    }

    /**
     * The text for an amount.
     *
     * @throws LibraryException if libpaynet or FFI can't be used
     */
    public static function format(int $kurus, AmountForm $form): string
    {
        return Library::get()->text('paynet_amount_format', [$kurus, $form->value]);
    }
}
