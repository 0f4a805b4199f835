<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::cardList() sends.
 */
final class CardListRequest
{
    /**
     * @param ?string $cardOwnerId Paynet's number of the shopper
     * @param ?int $limit how many cards at most; null: not sent, and Paynet's default is 10
     * @param ?int $endingBefore only cards before this index; null: not sent
     * @param ?int $startingAfter only cards from this index on; null: not sent
     */
    public function __construct(
        public readonly ?string $cardOwnerId,
        public readonly ?int $limit = null,
        public readonly ?int $endingBefore = null,
        public readonly ?int $startingAfter = null,
    ) {
    }
}
