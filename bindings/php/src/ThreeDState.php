<?php

declare(strict_types=1);

namespace Paynet;

/**
 * How far the shopper has come with 3-D Secure.
 */
enum ThreeDState: int
{
    /** The shopper is not at the bank yet. */
    case NotStarted = 0;

    /** The shopper is at the bank. */
    case AtBank = 1;

    /** The shopper is back: it is time to charge, and only the charge tells whether the bank was content. */
    case Back = 2;

    /** The shopper took too long. */
    case TimeUp = 3;

    /** The shopper gave up. */
    case Cancelled = 4;

    /** What a number says that only a newer library has. */
    public const OTHER = self::NotStarted;
}
