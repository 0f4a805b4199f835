<?php

declare(strict_types=1);

namespace Paynet;

/**
 * Whether money was taken.
 */
enum Outcome: int
{
    /** There is no payment to tell of. */
    case None = 0;

    /** The money is taken (or reserved, by a pre-authorisation). Never charge again for this order. */
    case Paid = 1;

    /** Bank or Paynet said no; nothing was taken. */
    case NotPaid = 2;

    /** Money may have been taken or not. */
    case Unknown = 3;

    /** What a number says that only a newer library has. */
    public const OTHER = self::Unknown;
}
