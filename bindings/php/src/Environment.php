<?php

declare(strict_types=1);

namespace Paynet;

/**
 * Which of Paynet's systems to talk to.
 */
enum Environment: int
{
    /** api.paynet.com.tr: real money. Needs live keys. */
    case Live = 1;

    /** pts-api.paynet.com.tr. Needs test keys. */
    case Test = 2;
}
