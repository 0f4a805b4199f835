<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::inFlight() returns.
 */
final class InFlightResponse
{
    /**
     * @param list<InFlightCharge> $charges first those whose outcome was written, then those Paynet was asked about
     * @param int $damagedLines how many lines of the journal were changed after they were written; if there are any, a
     *     charge may be missing: compare with the day's orders
     */
    public function __construct(
        public readonly array $charges,
        public readonly int $damagedLines,
    ) {
    }
}
