<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::cardList() returns: the stored cards of a shopper.
 */
final class CardListResponse
{
    /**
     * @param list<Card> $cards
     * @param ?bool $hasMore whether there are more cards after these; null: Paynet did not say
     * @param ?int $total how many cards this answer holds, as Paynet says; null: it did not
     * @param ?int $totalCount how many cards the shopper has in all; null: Paynet did not say
     * @param string $objectName Paynet's name for the answer
     * @param ?int $code Paynet's return code, 0 for success; null: Paynet sent none
     * @param string $message Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
     */
    public function __construct(
        public readonly array $cards,
        public readonly ?bool $hasMore,
        public readonly ?int $total,
        public readonly ?int $totalCount,
        public readonly string $objectName,
        public readonly ?int $code,
        public readonly string $message,
    ) {
    }
}
