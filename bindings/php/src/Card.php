<?php

declare(strict_types=1);

namespace Paynet;

/**
 * A stored card. What Paynet left out is empty.
 */
final class Card
{
    /**
     * @param string $cardHash what checkCardBin() and createCardToken() want, to the letter
     * @param string $cardOwnerId Paynet's number of the shopper, to the letter
     * @param string $userUniqueId your own number of the shopper, to the letter
     * @param string $cardDesc the card's name, given when it was stored
     * @param string $cardHolder the holder's name, masked by Paynet
     * @param string $cardNo the card number, masked by Paynet. The number of stars does not tell the number's length.
     * @param string $cardBin the first digits of the card number
     * @param string $cardType `cc` personal, `bc` commercial, `dc` debit
     * @param string $cardBankId Paynet's code of the bank
     * @param string $cardBankName the bank's name
     * @param string $cardBrandName `VISA`, `MASTERCARD`, `AMEX`
     * @param string $cardLogoUrl address of the card's logo
     * @param int $expireMonth month of expiry; 0 if Paynet keeps it to itself
     * @param int $expireYear year of expiry; 0 if Paynet keeps it to itself
     * @param string $companyCode the company's code
     * @param string $agentId the dealer's code
     */
    public function __construct(
        public readonly string $cardHash,
        public readonly string $cardOwnerId,
        public readonly string $userUniqueId,
        public readonly string $cardDesc,
        public readonly string $cardHolder,
        public readonly string $cardNo,
        public readonly string $cardBin,
        public readonly string $cardType,
        public readonly string $cardBankId,
        public readonly string $cardBankName,
        public readonly string $cardBrandName,
        public readonly string $cardLogoUrl,
        public readonly int $expireMonth,
        public readonly int $expireYear,
        public readonly string $companyCode,
        public readonly string $agentId,
    ) {
    }
}
