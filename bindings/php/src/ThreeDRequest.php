<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What 3-D Secure is about, after createToken() answered that $isTds is true.
 */
final class ThreeDRequest
{
    /**
     * @param ?string $sessionId the session (`js_...`)
     * @param ?string $tokenId the token (`jt_...`), to the letter
     * @param ?string $postUrl $postUrl as it came with the token
     * @param ?int $timeoutMs how long the shopper may take, 1000 to 1800000; null: 300000. For threeDBrowse() alone
     * @param ?string $browser a browser's program, run with an address as its only argument and without a shell; null:
     *     the default browser. For threeDBrowse() alone
     */
    public function __construct(
        public readonly ?string $sessionId,
        public readonly ?string $tokenId,
        public readonly ?string $postUrl,
        public readonly ?int $timeoutMs = null,
        public readonly ?string $browser = null,
    ) {
    }
}
