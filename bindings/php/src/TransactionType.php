<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What a charge does.
 */
enum TransactionType: int
{
    /** Takes the money. */
    case Sale = 1;

    /** Reserves the money. */
    case Preauthorisation = 3;
}
