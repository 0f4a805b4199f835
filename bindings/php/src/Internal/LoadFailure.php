<?php

declare(strict_types=1);

namespace Paynet\Internal;

use FFI;
use Paynet\Exception\LibraryException;

/**
 * Says why libpaynet can't be used here, and what to do about it.
 *
 * @internal
 */
final class LoadFailure
{
    public static function noFfi(): LibraryException
    {
        return new LibraryException(
            "PHP's FFI extension is not loaded. Add the line extension=ffi to " . self::iniFile() . '.'
        );
    }

    public static function of(FFI\Exception $cause, string $header, string $path): LibraryException
    {
        $message = match (true) {
            str_contains($cause->getMessage(), 'restricted') => self::restricted(),
            str_contains($cause->getMessage(), 'resolving') => self::incomplete($cause, $header, $path),
            default => self::notLoaded($cause, $path),
        };
        return new LibraryException($message, 0, $cause);
    }

    public static function mismatch(FFI $ffi, string $path, string $what, int $found, int $needed): LibraryException
    {
        $library = self::found($ffi, $path);
        return new LibraryException("$library: $what is $found, but this package needs $needed. " . self::remedy());
    }

    private static function restricted(): string
    {
        $ini = self::iniFile();
        if (in_array(strtolower((string) ini_get('ffi.enable')), ['', '0', 'off', 'no', 'false'], true)) {
            return "FFI is switched off. Set ffi.enable=preload in $ini.";
        }
        $package = dirname(__DIR__, 2);
        return "FFI is allowed to preloaded classes only (ffi.enable=preload). Set in $ini:"
            . " ffi.preload=$package/src/paynet.h and opcache.preload=$package/preload.php,"
            . ' with opcache.enable=1. Or set ffi.enable=true.';
    }

    private static function incomplete(FFI\Exception $cause, string $header, string $path): string
    {
        preg_match("/'(.+)'/", $cause->getMessage(), $function);
        return self::found(self::versionOnly($header, $path), $path) . " lacks $function[1]. " . self::remedy();
    }

    private static function notLoaded(FFI\Exception $cause, string $path): string
    {
        $state = match (true) {
            !str_contains($path, '/') => "the system's library path has none that fits",
            !file_exists($path) => 'there is no such file',
            default => 'the file is no shared library for this machine and PHP',
        };
        return "{$cause->getMessage()}: $state. Install libpaynet " . Library::RELEASE
            . ', or set the environment variable PAYNET_LIBRARY to the full path of libpaynet.so.0.';
    }

    /**
     * The least that a library must have to tell which one it is.
     */
    private static function versionOnly(string $header, string $path): ?FFI
    {
        preg_match('/^.*\bpaynet_version\(void\);$/m', $header, $declaration);
        try {
            return FFI::cdef($declaration[0], $path);
        } catch (FFI\Exception) {
            return null;
        }
    }

    private static function found(?FFI $ffi, string $path): string
    {
        $library = $ffi === null ? 'The library' : "libpaynet {$ffi->paynet_version()}";
        return "$library at " . (str_contains($path, '/') ? $path : self::mapped($path));
    }

    /**
     * Where the system found the library.
     */
    private static function mapped(string $name): string
    {
        $maps = @file_get_contents('/proc/self/maps');
        return preg_match('~ (/.*/libpaynet\S*)$~m', (string) $maps, $match) === 1 ? $match[1] : $name;
    }

    private static function remedy(): string
    {
        return 'Install libpaynet ' . Library::RELEASE . ', or the release of this package that fits the library.';
    }

    private static function iniFile(): string
    {
        return php_ini_loaded_file() ?: 'php.ini';
    }
}
