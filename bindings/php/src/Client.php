<?php

declare(strict_types=1);

namespace Paynet;

use FFI;
use FFI\CData;
use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;
use Paynet\Internal\CreateToken;
use Paynet\Internal\Failure;
use Paynet\Internal\Library;
use Paynet\Internal\Texts;

/**
 * A client of Paynet: keys, settings and idle connections. One serves a whole program, or a whole request of php-fpm.
 */
final class Client
{
    private const FATAL = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;

    /** @var \WeakMap<self, true>|null */
    private static ?\WeakMap $open = null;

    private readonly Library $library;

    private ?CData $handle = null;

    /**
     * Opens no connection. Set either $environment or $baseUrl.
     *
     * @param ?Environment $environment Paynet's live or test system
     * @param ?string $baseUrl an address of your own: a sandbox or a gateway
     * @param ?string $publishableKey as Paynet issued it; createToken() needs it
     * @param ?string $secretKey as Paynet issued it (`sck_...`); no call of this release needs it
     * @param ?string $caFile a PEM file with certificate authorities to trust beside the built-in list
     * @param ?string $proxyUrl `http://[user:password@]host:port`; without it none is used
     * @param ?int $connectTimeoutMs for name look-up, connection, proxy and TLS handshake together; null: 10000
     * @param ?int $totalTimeoutMs for a whole call, connecting included; null: 60000
     * @param bool $strictCardChecks refuse a wrong check digit and an expiry in the past before sending
     *
     * @throws PaynetException if the settings can't be used
     * @throws LibraryException if libpaynet or FFI can't be used
     */
    public function __construct(
        ?Environment $environment = null,
        ?string $baseUrl = null,
        #[\SensitiveParameter] ?string $publishableKey = null,
        #[\SensitiveParameter] ?string $secretKey = null,
        ?string $caFile = null,
        #[\SensitiveParameter] ?string $proxyUrl = null,
        ?int $connectTimeoutMs = null,
        ?int $totalTimeoutMs = null,
        bool $strictCardChecks = false,
    ) {
        $this->library = Library::get();
        $ffi = $this->library->ffi;
        $config = $this->library->struct('paynet_config');
        $error = $this->library->struct('paynet_error');
        $handle = $ffi->new('paynet_client *');
        $texts = new Texts($this->library);
        try {
            $config->environment = match ($environment) {
                null => Constants::PAYNET_ENVIRONMENT_NONE,
                Environment::Live => Constants::PAYNET_ENVIRONMENT_LIVE,
                Environment::Test => Constants::PAYNET_ENVIRONMENT_TEST,
            };
            $config->base_url = $texts->lend('base_url', $baseUrl);
            $config->publishable_key = $texts->lend('publishable_key', $publishableKey);
            $config->secret_key = $texts->lend('secret_key', $secretKey);
            $config->ca_file = $texts->lend('ca_file', $caFile);
            $config->proxy_url = $texts->lend('proxy_url', $proxyUrl);
            $config->connect_timeout_ms = Library::int32($connectTimeoutMs ?? 0);
            $config->total_timeout_ms = Library::int32($totalTimeoutMs ?? 0);
            $config->text_encoding = Constants::PAYNET_TEXT_UTF8;
            $config->strict_card_checks = (int) $strictCardChecks;
            $code = $ffi->paynet_client_new(FFI::addr($config), FFI::addr($handle), FFI::addr($error));
        } finally {
            $texts->wipe();
        }
        if ($code !== Constants::PAYNET_OK) {
            throw Failure::of($this->library, $error);
        }
        $this->handle = $handle;
        self::closeAlsoAfterFatalError($this);
    }

    /**
     * Sends card data to Paynet and gets a token for it. No money moves.
     *
     * Blocks until the answer is there or $totalTimeoutMs is over. Sends once and never repeats on its own.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function createToken(#[\SensitiveParameter] CreateTokenRequest $request): CreateTokenResponse
    {
        $response = $this->library->struct('paynet_create_token_response');
        $error = $this->library->struct('paynet_error');
        $texts = new Texts($this->library);
        try {
            $input = CreateToken::request($this->library, $request, $texts);
            $code = $this->library->ffi->paynet_create_token(
                $this->handle,
                FFI::addr($input),
                FFI::addr($response),
                FFI::addr($error),
            );
        } finally {
            $texts->wipe();
        }
        if ($code !== Constants::PAYNET_OK) {
            throw Failure::of($this->library, $error);
        }
        return CreateToken::response($response);
    }

    /**
     * Closes the connections and wipes the keys. Happens on its own when the client is no longer used.
     */
    public function close(): void
    {
        $handle = $this->handle;
        $this->handle = null;
        if ($handle !== null) {
            $this->library->ffi->paynet_client_free($handle);
        }
    }

    public function __destruct()
    {
        $this->close();
    }

    /** @return array{open: bool} */
    public function __debugInfo(): array
    {
        return ['open' => $this->handle !== null];
    }

    public function __serialize(): never
    {
        throw new \LogicException('A client cannot be serialized.');
    }

    public function __unserialize(array $data): never
    {
        throw new \LogicException('A client cannot be unserialized.');
    }

    private function __clone()
    {
    }

    /**
     * PHP calls no destructors after a fatal error, and the clients of such requests would pile up in a php-fpm worker.
     */
    private static function closeAlsoAfterFatalError(self $client): void
    {
        if (self::$open === null) {
            self::$open = new \WeakMap();
            register_shutdown_function(static function (): void {
                if (((error_get_last()['type'] ?? 0) & self::FATAL) !== 0) {
                    foreach (self::$open as $open => $_) {
                        $open->close();
                    }
                }
            });
        }
        self::$open[$client] = true;
    }
}
