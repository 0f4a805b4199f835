<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::saveCard() sends. Only needed if auth() was not told to store the card.
 */
final class SaveCardRequest
{
    /**
     * @param ?string $sessionId the session (`js_...`)
     * @param ?string $cardDesc a name for the stored card; without it, Paynet's own screen asks the shopper
     * @param ?string $userGsm the shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for and
     *     auth() did not say it
     */
    public function __construct(
        public readonly ?string $sessionId,
        public readonly ?string $cardDesc = null,
        public readonly ?string $userGsm = null,
    ) {
    }
}
