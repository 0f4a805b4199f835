<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

/**
 * One of the cards that Paynet publishes for tests.
 */
final class Card
{
    public const PAN = '4355084355084358';
    public const MONTH = 12;
    public const YEAR = 2026;
    public const CVC = '000';
}
