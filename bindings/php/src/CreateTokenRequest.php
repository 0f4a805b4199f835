<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::createToken() sends. Texts are UTF-8.
 *
 * A required field may be null or empty, say when a form was left blank: createToken() then throws a CallException that
 * names the field, and sends nothing.
 */
final class CreateTokenRequest
{
    public readonly ?Secret $pan;

    public readonly ?Secret $cvc;

    /**
     * @param ?string $sessionId the session (`js_...`)
     * @param ?string $cardHolder the name on the card
     * @param ?string $pan the card number, 12 to 19 digits; blanks and dashes are taken out
     * @param ?int $month month of expiry, 1 to 12
     * @param ?int $year year of expiry; 26 and 2026 are the same
     * @param ?string $cvc the card's verification code, 3 or 4 digits
     * @param ?string $instalmentKey the chosen instalment (`ji_...`)
     * @param ?bool $do3ds whether the shopper confirms with the bank (3-D Secure); Paynet may insist on it
     * @param ?string $ip the shopper's IP address
     * @param ?string $clientId a value of your own, unique to the client
     * @param ?string $description a text for the payment
     * @param ?string $cardHolderPhone `5XXXXXXXXX`
     * @param ?string $cardHolderMail the card holder's e-mail address
     */
    public function __construct(
        public readonly ?string $sessionId,
        public readonly ?string $cardHolder,
        #[\SensitiveParameter] ?string $pan,
        public readonly ?int $month,
        public readonly ?int $year,
        #[\SensitiveParameter] ?string $cvc,
        public readonly ?string $instalmentKey,
        public readonly ?bool $do3ds,
        public readonly ?string $ip,
        public readonly ?string $clientId = null,
        public readonly ?string $description = null,
        public readonly ?string $cardHolderPhone = null,
        public readonly ?string $cardHolderMail = null,
    ) {
        $this->pan = Secret::of($pan);
        $this->cvc = Secret::of($cvc);
    }
}
