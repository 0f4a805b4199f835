<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::checkBin() and checkCardBin() return: a card's bank, and the ways to pay with it.
 */
final class CheckBinResponse
{
    /**
     * @param list<Instalment> $instalments the ways to pay in Paynet's order, which is not sorted
     * @param ?bool $tdsEnable whether 3-D Secure is possible with this bank; null: Paynet did not say
     * @param string $bankId Paynet's code of the bank, `AXSS` say; `ZDGR` is any other bank
     * @param string $cardType `cc` personal, `bc` commercial, `dc` debit
     * @param string $bankName the bank's name
     * @param string $bankLogo address of the bank's logo
     * @param string $objectName Paynet's name for the answer
     * @param ?int $code Paynet's return code, 0 for success; null: Paynet sent none
     * @param string $message Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
     */
    public function __construct(
        public readonly array $instalments,
        public readonly ?bool $tdsEnable,
        public readonly string $bankId,
        public readonly string $cardType,
        public readonly string $bankName,
        public readonly string $bankLogo,
        public readonly string $objectName,
        public readonly ?int $code,
        public readonly string $message,
    ) {
    }
}
