<?php

declare(strict_types=1);

namespace Paynet\Exception;

/**
 * Nothing reached Paynet. Repeating is safe.
 */
final class NotReachedException extends PaynetException
{
}
