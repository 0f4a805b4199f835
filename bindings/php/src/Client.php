<?php

declare(strict_types=1);

namespace Paynet;

use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;
use Paynet\Internal\Config;
use Paynet\Internal\Handle;
use Paynet\Internal\Library;
use Paynet\Internal\Structs;

/**
 * A client of Paynet: keys, settings and idle connections. One serves a whole program, or a whole request of php-fpm.
 *
 * A service sends its request once, blocks until the answer is there or $totalTimeoutMs is over, and never repeats on
 * its own; charge() alone does more. What a response doesn't know is null, or empty if it is a text.
 */
final class Client
{
    private readonly Handle $handle;

    /**
     * Opens no connection. Set either $environment or $baseUrl.
     *
     * @param ?Environment $environment Paynet's live or test system
     * @param ?string $baseUrl an address of your own: a sandbox or a gateway
     * @param ?string $publishableKey as Paynet issued it; everything up to the token needs it
     * @param ?string $secretKey as Paynet issued it (`sck_...`); charge(), check() and cardList() need it
     * @param ?string $caFile a PEM file with certificate authorities to trust beside the built-in list
     * @param ?string $proxyUrl `http://[user:password@]host:port`; without it none is used
     * @param ?int $connectTimeoutMs for name look-up, connection, proxy and TLS handshake together; null: 10000
     * @param ?int $totalTimeoutMs for a whole call, connecting included; null: 60000
     * @param bool $strictCardChecks refuse a wrong check digit and an expiry in the past before sending
     * @param bool $systemTrust trust the system's certificate authorities, too
     * @param ?TlsBackend $tlsBackend whose TLS to speak; null: the library's own
     * @param bool $transliterateCardHolder write a card holder's name in the plain letters that Paynet's form takes
     * @param ?string $journalFile a file to which every charge is written before it is sent; see inFlight()
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
        bool $systemTrust = false,
        ?TlsBackend $tlsBackend = null,
        bool $transliterateCardHolder = false,
        ?string $journalFile = null,
    ) {
        $this->handle = new Handle(Library::get(), new Config(
            $environment,
            $baseUrl,
            Secret::of($publishableKey),
            Secret::of($secretKey),
            $caFile,
            Secret::of($proxyUrl),
            $connectTimeoutMs,
            $totalTimeoutMs,
            $strictCardChecks,
            $systemTrust,
            $tlsBackend,
            $transliterateCardHolder,
            $journalFile,
        ));
    }

    /**
     * Looks up the host name, connects and shakes hands ahead of the first call. Sends no request and no key.
     *
     * If a connection is ready, it is only looked at. One that no call takes within 45 s is not used any more. Blocks
     * up to $connectTimeoutMs.
     *
     * @throws PaynetException a NotReachedException as a rule; the next call tries anew
     */
    public function warmUp(): void
    {
        $this->handle->call('paynet_client_warm_up', []);
    }

    /**
     * Opens a payment session. No money moves.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function auth(AuthRequest $request): AuthResponse
    {
        return $this->handle->answer('paynet_auth', $request, AuthResponse::class);
    }

    /**
     * Asks for the card's bank and the instalments it offers. No money moves. A whole card number is cut to eight
     * digits and never sent.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function checkBin(#[\SensitiveParameter] CheckBinRequest $request): CheckBinResponse
    {
        return $this->handle->table('paynet_check_bin', $request, CheckBinResponse::class, Instalment::class, 32);
    }

    /**
     * Asks, after auth(), that the card be stored with the payment. No money moves.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function saveCard(SaveCardRequest $request): SaveCardResponse
    {
        return $this->handle->answer('paynet_save_card', $request, SaveCardResponse::class);
    }

    /**
     * Sends card data to Paynet and gets a token for it. No money moves.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function createToken(#[\SensitiveParameter] CreateTokenRequest $request): CreateTokenResponse
    {
        return $this->handle->answer('paynet_create_token', $request, CreateTokenResponse::class);
    }

    /**
     * checkBin() for a stored card.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function checkCardBin(CheckCardBinRequest $request): CheckBinResponse
    {
        return $this->handle->table('paynet_check_card_bin', $request, CheckBinResponse::class, Instalment::class, 32);
    }

    /**
     * Gets a token for a stored card. No money moves.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function createCardToken(CreateCardTokenRequest $request): CreateTokenResponse
    {
        return $this->handle->answer('paynet_create_card_token', $request, CreateTokenResponse::class);
    }

    /**
     * Lists the stored cards of a shopper.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function cardList(CardListRequest $request): CardListResponse
    {
        return $this->handle->table('paynet_card_list', $request, CardListResponse::class, Card::class, 32);
    }

    /**
     * Takes the money, once.
     *
     * When no verdict comes, the payment is looked up by its $referenceNo; only if it isn't found is the charge
     * repeated with the same session, which Paynet documents as safe. All this ends within the request's $budgetMs.
     *
     * @return Payment whose $paid is true: the money is taken; false: bank or Paynet declined, and it says why
     * @throws PaynetException its class says what may be done next. After an UnknownOutcomeException or a
     *     DefectException, hand over no goods, and call again with the same request.
     */
    public function charge(ChargeRequest $request): Payment
    {
        return $this->handle->answer('paynet_charge', $request, Payment::class, Constants::PAYNET_ERR_DECLINED);
    }

    /**
     * Looks up what came of a charge. Nothing found is no error.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function check(CheckRequest $request): CheckResponse
    {
        return $this->handle->table('paynet_check', $request, CheckResponse::class, Payment::class, 16);
    }

    /**
     * Tells after a power cut what came of the charges that were in flight: those that the $journalFile knows to be
     * begun, but not how they ended. Paynet is asked about each. Told, too, are those of the last two minutes before an
     * earlier client ended without being closed: their outcome is written, but may not have been noted. A client tells
     * each once, the next again if this one isn't closed.
     *
     * Nothing found, or a decline alone, is an answer only when the charge's budget and three minutes more are over;
     * until then the outcome is unknown, and only the same session may be charged again.
     *
     * @throws PaynetException if there is no journal, or it can't be read. A look-up that fails is told in its row.
     */
    public function inFlight(): InFlightResponse
    {
        return $this->handle->table(
            'paynet_in_flight',
            null,
            InFlightResponse::class,
            InFlightCharge::class,
            32,
            'charge',
        );
    }

    /**
     * The address that the shopper's browser is to open, with a GET, to confirm with the bank. Needs no network.
     *
     * @throws PaynetException if $postUrl does not lead to Paynet, or another field can't be used
     */
    public function threeDUrl(ThreeDRequest $request): string
    {
        return $this->handle->text('paynet_three_d_url', $request);
    }

    /**
     * A web page that takes the shopper's browser to the same place with a POST, so that no address shows the ids. Send
     * it as text/html. Needs no network.
     *
     * @throws PaynetException if $postUrl does not lead to Paynet, or another field can't be used
     */
    public function threeDPage(ThreeDRequest $request): string
    {
        return $this->handle->text('paynet_three_d_page', $request);
    }

    /**
     * For programs with a browser control of their own.
     */
    public function threeDWatch(): ThreeDWatch
    {
        return new ThreeDWatch($this->handle);
    }

    /**
     * Opens the shopper's browser on this machine and waits for the end of 3-D Secure: for programs in the console,
     * beside the shopper.
     *
     * Blocks until the shopper is back or gives up, or the request's $timeoutMs is over. A shopper who closes the
     * window is not noticed before that.
     *
     * @return ThreeDState Back, TimeUp or Cancelled. After Back, charge: it alone tells the verdict.
     * @throws PaynetException if the browser can't be started, or the request can't be used
     */
    public function threeDBrowse(ThreeDRequest $request): ThreeDState
    {
        return Structs::constant(ThreeDState::class, $this->handle->number('paynet_three_d_browse', $request));
    }

    /**
     * Ends the threeDBrowse() of a session that another thread of the process has under way with this client.
     *
     * @throws PaynetException if there is none; with PHP alone, which waits in threeDBrowse(), there never is
     */
    public function threeDCancel(string $sessionId): void
    {
        $this->handle->call('paynet_three_d_cancel', ['session_id' => $sessionId]);
    }

    /**
     * Finds out why payments don't work on this machine, and says what to do, in Turkish and in English.
     *
     * For people; the names in capitals stay the same in every release. No money moves and no card data leaves. Blocks
     * up to the total time-out.
     *
     * @throws PaynetException if this client can't be examined at all
     */
    public function doctor(): string
    {
        return $this->handle->text('paynet_doctor');
    }

    /**
     * Closes the connections and wipes the keys. Happens on its own when the client is no longer used.
     */
    public function close(): void
    {
        $this->handle->close();
    }

    /** @return array{open: bool} */
    public function __debugInfo(): array
    {
        return ['open' => $this->handle->isOpen()];
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
}
