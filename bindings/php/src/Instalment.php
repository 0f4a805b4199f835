<?php

declare(strict_types=1);

namespace Paynet;

/**
 * A way to pay. Amounts are in kurus; null: Paynet sent none.
 */
final class Instalment
{
    /**
     * @param string $instalmentKey what createToken() wants (`ji_...`), to the letter; never empty
     * @param ?int $instalment how many instalments; 0 is a single payment. Not a closed set: 101 has been seen. null:
     *     Paynet sent none
     * @param ?int $instalmentAmount what one instalment costs
     * @param ?int $totalAmount what the card is charged in all
     * @param ?int $commission Paynet's commission
     * @param string $desc a text for the shopper
     */
    public function __construct(
        public readonly string $instalmentKey,
        public readonly ?int $instalment,
        public readonly ?int $instalmentAmount,
        public readonly ?int $totalAmount,
        public readonly ?int $commission,
        public readonly string $desc,
    ) {
    }
}
