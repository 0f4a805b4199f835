<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::createToken() returns.
 */
final class CreateTokenResponse
{
    /**
     * @param string $tokenId the token (`jt_...`), to the letter as Paynet sent it; never empty
     * @param string $postUrl where the shopper confirms; meaningful only if $isTds is true
     * @param ?bool $isTds whether the shopper must confirm at $postUrl before the charge; null: Paynet did not say.
     *     Go by this, not by the request's $do3ds.
     * @param string $objectName Paynet's name for the answer
     * @param ?int $code Paynet's return code, 0 for success; null: Paynet sent none
     * @param string $message Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
     */
    public function __construct(
        public readonly string $tokenId,
        public readonly string $postUrl,
        public readonly ?bool $isTds,
        public readonly string $objectName,
        public readonly ?int $code,
        public readonly string $message,
    ) {
    }
}
