<?php

declare(strict_types=1);

namespace Paynet\Internal;

use Paynet\Environment;
use Paynet\Secret;
use Paynet\TlsBackend;

/**
 * The settings of a client, as paynet_config names them.
 *
 * @internal
 */
final class Config
{
    public function __construct(
        public readonly ?Environment $environment,
        public readonly ?string $baseUrl,
        public readonly ?Secret $publishableKey,
        public readonly ?Secret $secretKey,
        public readonly ?string $caFile,
        public readonly ?Secret $proxyUrl,
        public readonly ?int $connectTimeoutMs,
        public readonly ?int $totalTimeoutMs,
        public readonly bool $strictCardChecks,
        public readonly bool $systemTrust,
        public readonly ?TlsBackend $tlsBackend,
        public readonly bool $transliterateCardHolder,
        public readonly ?string $journalFile,
    ) {
    }
}
