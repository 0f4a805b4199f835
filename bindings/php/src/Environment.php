<?php

declare(strict_types=1);

namespace Paynet;

/**
 * Which of Paynet's systems to talk to.
 */
enum Environment
{
    /** api.paynet.com.tr: real money. Needs live keys. */
    case Live;

    /** pts-api.paynet.com.tr. Needs test keys. */
    case Test;
}
