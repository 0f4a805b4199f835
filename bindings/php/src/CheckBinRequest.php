<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::checkBin() sends.
 */
final class CheckBinRequest
{
    public readonly ?Secret $bin;

    /**
     * @param ?string $sessionId the session (`js_...`)
     * @param ?string $bin the first 6 to 8 digits of the card number. Of a whole number only the first eight are sent;
     *     blanks and dashes are taken out.
     * @param ?bool $noInstalment whether the table holds the single payment alone; null: not sent
     */
    public function __construct(
        public readonly ?string $sessionId,
        #[\SensitiveParameter] ?string $bin,
        public readonly ?bool $noInstalment = null,
    ) {
        $this->bin = Secret::of($bin);
    }
}
