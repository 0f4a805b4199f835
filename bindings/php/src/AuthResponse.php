<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::auth() returns: a session.
 */
final class AuthResponse
{
    /**
     * @param string $sessionId the session (`js_...`), to the letter as Paynet sent it; never empty
     * @param ?bool $tdsRequired whether Paynet insists on 3-D Secure; null: Paynet did not say
     * @param string $expireDate when the session ends, as Paynet writes it; its form is not documented
     * @param string $name the merchant's name
     * @param string $objectName Paynet's name for the answer
     * @param ?int $code Paynet's return code, 0 for success; null: Paynet sent none
     * @param string $message Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
     */
    public function __construct(
        public readonly string $sessionId,
        public readonly ?bool $tdsRequired,
        public readonly string $expireDate,
        public readonly string $name,
        public readonly string $objectName,
        public readonly ?int $code,
        public readonly string $message,
    ) {
    }
}
