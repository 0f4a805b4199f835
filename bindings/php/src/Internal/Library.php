<?php

declare(strict_types=1);

namespace Paynet\Internal;

use FFI;
use FFI\CData;
use Paynet\Constants;
use Paynet\Exception\LibraryException;

/**
 * The loaded libpaynet.
 *
 * @internal
 */
final class Library
{
    /** The release of libpaynet that this package comes with. */
    public const RELEASE = '0.1.0';

    public const HEADER = __DIR__ . '/../paynet.h';

    public const STRUCTS = [
        'paynet_config',
        'paynet_error',
        'paynet_create_token_request',
        'paynet_create_token_response',
    ];

    private static ?self $loaded = null;

    private function __construct(public readonly FFI $ffi)
    {
    }

    /**
     * @throws LibraryException
     */
    public static function get(): self
    {
        return self::$loaded ??= new self(self::load());
    }

    /**
     * A struct as its _init function fills it.
     */
    public function struct(string $name): CData
    {
        $struct = $this->ffi->new($name);
        $this->ffi->{$name . '_init'}(FFI::addr($struct), FFI::sizeof($struct));
        return $struct;
    }

    /**
     * The nearest number that C's int32_t can hold: FFI would cut off the upper half. No field takes one so large.
     */
    public static function int32(int $number): int
    {
        return max(-0x80000000, min(0x7FFFFFFF, $number));
    }

    private static function load(): FFI
    {
        if (!extension_loaded('ffi')) {
            throw LoadFailure::noFfi();
        }
        $chosen = getenv('PAYNET_LIBRARY') ?: null;
        $header = (string) file_get_contents(self::HEADER);
        preg_match('/^#define FFI_LIB "(.+)"$/m', $header, $named);
        $path = $chosen ?? $named[1];
        $ffi = ($chosen === null ? self::preloaded() : null) ?? self::open($header, $path);
        self::compare($ffi, $path);
        return $ffi;
    }

    /**
     * What ffi.preload loaded.
     */
    private static function preloaded(): ?FFI
    {
        try {
            return FFI::scope('paynet');
        } catch (FFI\Exception) {
            return null;
        }
    }

    private static function open(string $header, string $path): FFI
    {
        try {
            return FFI::cdef($header, $path);
        } catch (FFI\Exception $cause) {
            throw LoadFailure::of($cause, $header, $path);
        }
    }

    private static function compare(FFI $ffi, string $path): void
    {
        $abi = $ffi->paynet_abi_version();
        if ($abi !== Constants::PAYNET_ABI_VERSION) {
            throw LoadFailure::mismatch($ffi, $path, 'ABI number', $abi, Constants::PAYNET_ABI_VERSION);
        }
        foreach (self::STRUCTS as $struct) {
            $found = $ffi->{$struct . '_size'}();
            $needed = FFI::sizeof($ffi->type($struct));
            if ($found !== $needed) {
                throw LoadFailure::mismatch($ffi, $path, "size of $struct", $found, $needed);
            }
        }
    }
}
