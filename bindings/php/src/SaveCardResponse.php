<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::saveCard() returns.
 */
final class SaveCardResponse
{
    /**
     * @param string $sessionId the session
     * @param string $objectName Paynet's name for the answer
     * @param ?int $code Paynet's return code, 0 for success; null: Paynet sent none
     * @param string $message Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
     */
    public function __construct(
        public readonly string $sessionId,
        public readonly string $objectName,
        public readonly ?int $code,
        public readonly string $message,
    ) {
    }
}
