<?php

declare(strict_types=1);

namespace Paynet\Exception;

/**
 * The call itself is wrong, and nothing was sent. Correct it; $field names the field.
 */
final class CallException extends PaynetException
{
}
