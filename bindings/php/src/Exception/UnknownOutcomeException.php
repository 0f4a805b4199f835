<?php

declare(strict_types=1);

namespace Paynet\Exception;

/**
 * The request may have reached Paynet. Look up what happened before repeating.
 */
final class UnknownOutcomeException extends PaynetException
{
}
