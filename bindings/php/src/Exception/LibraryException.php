<?php

declare(strict_types=1);

namespace Paynet\Exception;

/**
 * libpaynet or FFI cannot be used on this machine. The message says what to install or to set.
 */
final class LibraryException extends \RuntimeException
{
}
