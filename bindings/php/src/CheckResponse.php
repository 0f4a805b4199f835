<?php

declare(strict_types=1);

namespace Paynet;

/**
 * What Client::check() returns. Nothing found is an answer, too.
 */
final class CheckResponse
{
    /** The payment by which the money is taken; null unless $outcome says that it is. */
    public readonly ?Payment $paid;

    /**
     * @param Outcome $outcome whether money was taken, all payments considered; Unknown also if it was taken and given
     *     back
     * @param list<Payment> $payments the attempts to pay that Paynet knows, declined ones included
     * @param string $objectName Paynet's name for the answer
     * @param ?int $code Paynet's return code: 0, or 12 if nothing is found; null: Paynet sent none
     * @param string $message Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
     */
    public function __construct(
        public readonly Outcome $outcome,
        public readonly array $payments,
        public readonly string $objectName,
        public readonly ?int $code,
        public readonly string $message,
    ) {
        $paid = array_filter($payments, static fn (Payment $payment): bool => $payment->paid);
        $this->paid = $outcome === Outcome::Paid ? (reset($paid) ?: null) : null;
    }
}
