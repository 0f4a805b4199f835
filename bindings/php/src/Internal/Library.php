<?php

declare(strict_types=1);

namespace Paynet\Internal;

use FFI;
use FFI\CData;
use FFI\CType;
use Paynet\Constants;
use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;

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
        'paynet_auth_request',
        'paynet_auth_response',
        'paynet_check_bin_request',
        'paynet_check_bin_response',
        'paynet_instalment',
        'paynet_save_card_request',
        'paynet_save_card_response',
        'paynet_create_token_request',
        'paynet_create_token_response',
        'paynet_check_card_bin_request',
        'paynet_create_card_token_request',
        'paynet_card_list_request',
        'paynet_card_list_response',
        'paynet_card',
        'paynet_charge_request',
        'paynet_payment',
        'paynet_check_request',
        'paynet_check_response',
        'paynet_in_flight_response',
        'paynet_in_flight_charge',
        'paynet_three_d_request',
        'paynet_three_d_watch',
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
     * Room for rows: an array whose first place its _init function has filled.
     */
    public function places(string $name, int $capacity): CData
    {
        $places = $this->ffi->new("{$name}[$capacity]");
        $this->ffi->{$name . '_init'}($places, FFI::sizeof($places[0]));
        return $places;
    }

    /**
     * Calls a function whose last parameter is the error.
     *
     * @param array<mixed> $arguments requests; what is to be written to; numbers; and texts under their names
     * @param int ...$accepted codes that are no failure
     * @throws PaynetException
     */
    public function call(string $function, #[\SensitiveParameter] array $arguments, int ...$accepted): void
    {
        $error = $this->struct('paynet_error');
        $texts = new Texts($this);
        $given = [];
        try {
            foreach ($arguments as $name => $argument) {
                $given[] = match (true) {
                    is_string($argument) => $texts->lend($name, $argument),
                    !is_object($argument), $argument instanceof CData => $argument,
                    default => Structs::filled($this, $argument, $texts),
                };
            }
            $given[] = $error;
            $code = $this->ffi->$function(...array_map(self::passed(...), $given));
        } finally {
            $texts->wipe();
        }
        if ($code !== Constants::PAYNET_OK && !in_array($code, $accepted, true)) {
            throw Failure::of($this, $error);
        }
    }

    /**
     * Calls a function that writes a text, once it has told the text's size.
     *
     * @param array<mixed> $arguments those before the buffer
     * @throws PaynetException
     */
    public function text(string $function, #[\SensitiveParameter] array $arguments): string
    {
        $needed = $this->ffi->new('int32_t');
        $this->call($function, [...$arguments, null, 0, $needed], Constants::PAYNET_ERR_BUFFER_TOO_SMALL);
        $buffer = $this->ffi->new("char[$needed->cdata]");
        $this->call($function, [...$arguments, $buffer, $needed->cdata, $needed]);
        return FFI::string($buffer);
    }

    /**
     * The nearest number that C's int32_t can hold: FFI would cut off the upper half. No field takes one so large.
     */
    public static function int32(int $number): int
    {
        return max(-0x80000000, min(0x7FFFFFFF, $number));
    }

    /**
     * Structs and numbers are passed by their address; arrays and pointers are addresses already.
     */
    private static function passed(mixed $argument): mixed
    {
        $isValue = $argument instanceof CData
            && !in_array(FFI::typeof($argument)->getKind(), [CType::TYPE_ARRAY, CType::TYPE_POINTER], true);
        return $isValue ? FFI::addr($argument) : $argument;
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
