<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::check() sends: which payment is meant. One of the two is required.
 */
final class CheckRequest
{
    /**
     * @param ?string $referenceNo your own number of the order
     * @param ?string $xactId Paynet's transaction code (`xk_...`)
     */
    public function __construct(
        public readonly ?string $referenceNo = null,
        public readonly ?string $xactId = null,
    ) {
    }
}
