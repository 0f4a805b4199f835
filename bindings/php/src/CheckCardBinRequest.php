<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::checkCardBin() sends.
 */
final class CheckCardBinRequest
{
    /**
     * @param ?string $sessionId the session (`js_...`)
     * @param ?string $cardHash the stored card, from cardList()
     * @param ?string $cardOwnerId Paynet's number of the shopper; needed if auth() did not say it
     * @param ?bool $noInstalment whether the table holds the single payment alone; null: not sent
     */
    public function __construct(
        public readonly ?string $sessionId,
        public readonly ?string $cardHash,
        public readonly ?string $cardOwnerId = null,
        public readonly ?bool $noInstalment = null,
    ) {
    }
}
