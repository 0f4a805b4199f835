<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::charge() sends, and how it finds out what came of it.
 *
 * What was told to auth() and checkBin() may be null, and is then not sent. Paynet's newer pages want it, compare it
 * with the session, and refuse the charge if it differs.
 */
final class ChargeRequest
{
    /**
     * @param ?string $sessionId the session (`js_...`)
     * @param ?string $tokenId the token (`jt_...`)
     * @param ?string $referenceNo your own number of the order, 50 characters at most, without blanks at its ends,
     *     never used for another order: a payment whose answer is lost is found again by it
     * @param ?int $amount the amount told to auth(), in kurus
     * @param TransactionType $transactionType take the money, or only reserve it
     * @param ?bool $addCommission what auth() was told
     * @param ?bool $noInstalment what checkBin() was told
     * @param ?bool $tdsRequired what auth() was told
     * @param ?int $instalments the number of instalments chosen
     * @param ?string $ratioCode what auth() was told
     * @param ?int $budgetMs for sending, looking up and repeating together, 1 to 600000; null: 120000. The first
     *     sending gets half of it at most, and no more than the client's $totalTimeoutMs.
     * @param bool $repeat whether a charge that no look-up finds is repeated with the same session, which Paynet
     *     documents as safe; false: it is only looked up
     * @param bool $lookUpFirst whether the reference is looked up before anything is sent, for a page or program that
     *     charges again with a new client; false: only if this client left it unknown
     */
    public function __construct(
        public readonly ?string $sessionId,
        public readonly ?string $tokenId,
        public readonly ?string $referenceNo,
        public readonly ?int $amount = null,
        public readonly TransactionType $transactionType = TransactionType::Sale,
        public readonly ?bool $addCommission = null,
        public readonly ?bool $noInstalment = null,
        public readonly ?bool $tdsRequired = null,
        public readonly ?int $instalments = null,
        public readonly ?string $ratioCode = null,
        public readonly ?int $budgetMs = null,
        public readonly bool $repeat = true,
        public readonly bool $lookUpFirst = false,
    ) {
    }
}
