<?php

declare(strict_types=1);

namespace Paynet;

/**
 * How an outcome became known.
 */
enum FoundBy: int
{
    /** It is not known. */
    case Nothing = 0;

    /** The answer came. */
    case Answer = 1;

    /** The answer to the charge was lost, and a look-up found the payment. */
    case LookUp = 2;

    /** The answer to the charge was lost, and a repetition with the same session was answered. */
    case Repeat = 3;

    /** What a number says that only a newer library has. */
    public const OTHER = self::Nothing;
}
