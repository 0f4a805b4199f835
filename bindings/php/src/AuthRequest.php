<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::auth() sends. What is null is not sent, and Paynet's default holds.
 */
final class AuthRequest
{
    /**
     * @param ?int $amount what the shopper owes, in kurus: 1000 is 10.00 lira. More than 0; required
     * @param ?string $referenceNo your own number of the order, 50 characters at most, without blanks at its ends.
     *     charge() requires it, and then both must be the same
     * @param ?PosType $posType whose point of sale takes the payment; null: Paynet's
     * @param ?bool $addCommission whether the commission is added to what the card is charged; null: it is not
     * @param ?bool $saveCard whether the card is stored with the payment
     * @param ?bool $tdsRequired whether the shopper has to confirm with the bank (3-D Secure); Paynet may insist on it
     * @param ?string $agentId the dealer's code at Paynet
     * @param ?string $ratioCode the code of a rate table of Paynet's panel
     * @param ?string $domain the shop's origin, `https://www.example.com` say
     * @param ?string $userUniqueId your own number of the shopper, needed the first time a card is stored
     * @param ?string $cardOwnerId Paynet's number of the shopper, for everything about stored cards
     * @param ?string $userGsmNo the shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for
     * @param ?string $cardDesc a name for the stored card
     * @param ?string $returnUrl sent as it is; what Paynet does with it is not documented
     */
    public function __construct(
        public readonly ?int $amount,
        public readonly ?string $referenceNo = null,
        public readonly ?PosType $posType = null,
        public readonly ?bool $addCommission = null,
        public readonly ?bool $saveCard = null,
        public readonly ?bool $tdsRequired = null,
        public readonly ?string $agentId = null,
        public readonly ?string $ratioCode = null,
        public readonly ?string $domain = null,
        public readonly ?string $userUniqueId = null,
        public readonly ?string $cardOwnerId = null,
        public readonly ?string $userGsmNo = null,
        public readonly ?string $cardDesc = null,
        public readonly ?string $returnUrl = null,
    ) {
    }
}
