<?php

declare(strict_types=1);

namespace Paynet;

/**
 * How an amount is written.
 */
enum AmountForm: int
{
    /** As people write it in Turkey: 1.234,56 */
    case Turkish = 0;

    /** As programs write it: 1234.56 */
    case Plain = 1;
}
