<?php

declare(strict_types=1);

namespace Paynet;

/**
 * Whose point of sale takes the payment.
 */
enum PosType: int
{
    /** The company's own. */
    case Own = 1;

    case Paynet = 5;
}
