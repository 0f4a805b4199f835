<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

use Paynet\Internal\Library;

/**
 * A library of another release: it has every function of the header, but not all answers are those expected.
 */
final class StrangeLibrary
{
    /**
     * Compiles it and returns its path.
     *
     * @param array<string, string> $answers what a function returns, in C; null: the library lacks it
     */
    public static function compile(Folder $folder, array $answers): string
    {
        $answers += ['paynet_version' => '"9.8.7"', 'paynet_abi_version' => '0'];
        $source = '';
        foreach (self::functions() as [$type, $name]) {
            $answer = array_key_exists($name, $answers) ? $answers[$name] : self::usual($name);
            $source .= $answer === null ? '' : "$type$name(void) { return $answer; }\n";
        }
        $path = "{$folder->path}/libpaynet.so.0";
        $compiler = new Process(['cc', '-shared', '-fPIC', '-o', $path, $folder->write('strange.c', $source)]);
        if ($compiler->exitCode() !== 0) {
            throw new \RuntimeException($compiler->errors());
        }
        return $path;
    }

    /** @return list<array{string, string}> type and name */
    private static function functions(): array
    {
        $header = (string) file_get_contents(Library::HEADER);
        preg_match_all('/^(?:const )?\w+ \*?(paynet_\w+)\(/m', $header, $found, PREG_SET_ORDER);
        return array_map(
            static fn (array $match): array => [str_contains($match[0], '*') ? 'const char *' : 'int ', $match[1]],
            $found,
        );
    }

    /**
     * Sizes as they should be, and nothing else.
     */
    private static function usual(string $name): string
    {
        if (!str_ends_with($name, '_size')) {
            return '0';
        }
        $ffi = Library::get()->ffi;
        return (string) \FFI::sizeof($ffi->type(substr($name, 0, -strlen('_size'))));
    }
}
