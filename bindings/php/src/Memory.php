<?php

declare(strict_types=1);

namespace Paynet;

use FFI;
use FFI\CData;
use FFI\CType;
use Paynet\Exception\LibraryException;
use Paynet\Internal\Library;

/**
 * Memory of the program's own.
 */
final class Memory
{
    /** The library takes a length in 32 bits. */
    private const LONGEST = 0x7FFFFFFF;

    /**
     * Overwrites an array, a struct or a number of FFI with zeros.
     *
     * PHP has no other memory that a program can be sure to write to: to change a string may be to change a copy.
     *
     * @throws \InvalidArgumentException for a pointer, which doesn't say how much there is to wipe
     * @throws LibraryException if libpaynet or FFI can't be used
     */
    public static function wipe(CData $buffer): void
    {
        if (FFI::typeof($buffer)->getKind() === CType::TYPE_POINTER) {
            throw new \InvalidArgumentException('A pointer does not say how much there is to wipe.');
        }
        $ffi = Library::get()->ffi;
        $bytes = $ffi->cast('char *', FFI::addr($buffer));
        $size = FFI::sizeof($buffer);
        for ($start = 0; $start < $size; $start += self::LONGEST) {
            $ffi->paynet_wipe($bytes + $start, min($size - $start, self::LONGEST));
        }
    }
}
