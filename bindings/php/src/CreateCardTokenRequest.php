<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::createCardToken() sends.
 */
final class CreateCardTokenRequest
{
    /**
     * @param ?string $sessionId the session (`js_...`)
     * @param ?string $cardHash the stored card, from cardList()
     * @param ?string $instalmentKey the way to pay chosen from checkCardBin() (`ji_...`)
     * @param ?bool $do3ds whether the shopper confirms with the bank (3-D Secure); Paynet may insist on it
     * @param ?string $cardOwnerId Paynet's number of the shopper; needed if auth() did not say it
     * @param ?string $ip the shopper's IP address
     * @param ?string $description a text for the payment
     * @param ?string $cardHolderPhone `5XXXXXXXXX`
     * @param ?string $cardHolderMail the card holder's e-mail address
     */
    public function __construct(
        public readonly ?string $sessionId,
        public readonly ?string $cardHash,
        public readonly ?string $instalmentKey,
        public readonly ?bool $do3ds,
        public readonly ?string $cardOwnerId = null,
        public readonly ?string $ip = null,
        public readonly ?string $description = null,
        public readonly ?string $cardHolderPhone = null,
        public readonly ?string $cardHolderMail = null,
    ) {
    }
}
