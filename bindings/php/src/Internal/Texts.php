<?php

declare(strict_types=1);

namespace Paynet\Internal;

use FFI;
use FFI\CData;
use Paynet\Constants;
use Paynet\Exception\PaynetException;

/**
 * Texts lent to the library for one call.
 *
 * @internal
 */
final class Texts
{
    /** @var list<CData> */
    private array $buffers = [];

    public function __construct(private readonly Library $library)
    {
    }

    /**
     * @throws PaynetException if the text holds a NUL, where the library would see its end
     */
    public function lend(string $field, #[\SensitiveParameter] ?string $text): ?CData
    {
        if ($text === null) {
            return null;
        }
        if (str_contains($text, "\0")) {
            throw Failure::own($this->library, Constants::PAYNET_ERR_TEXT, $field, "$field: it holds a NUL byte");
        }
        $length = strlen($text);
        $buffer = $this->library->ffi->new('char[' . ($length + 1) . ']');
        FFI::memcpy($buffer, $text, $length);
        $this->buffers[] = $buffer;
        return FFI::addr($buffer[0]);
    }

    public function wipe(): void
    {
        foreach ($this->buffers as $buffer) {
            FFI::memset($buffer, 0, FFI::sizeof($buffer));
        }
        $this->buffers = [];
    }
}
