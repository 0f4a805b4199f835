<?php

declare(strict_types=1);

namespace Paynet;

/**
 * A charge that was in flight, and what came of it.
 */
final class InFlightCharge
{
    /**
     * @param Outcome $outcome Paid, NotPaid: so it is; None: the charge never arrived, and the order may be charged
     *     anew, with any session; Unknown: $code says why; ask again
     * @param int $code why the outcome is unknown, a Constants::PAYNET_ERR_...; else 0
     * @param string $referenceNo your own number of the order
     * @param string $sessionId the session that may have taken the money
     * @param string $time when the charge was begun: UTC by this machine's clock, `2026-11-26T11:07:57Z`
     * @param ?int $amount in kurus; null: neither the charge nor its session is known to be about one
     * @param ?int $instalments null: the charge was told none
     * @param string $cardNoMasked the card number without its middle; empty if this journal did not see the token made
     * @param string $xactId Paynet's transaction code, if it is paid
     * @param string $authorizationCode the bank's code of approval, if it is paid
     * @param string $message why the outcome is unknown, for a developer
     */
    public function __construct(
        public readonly Outcome $outcome,
        public readonly int $code,
        public readonly string $referenceNo,
        public readonly string $sessionId,
        public readonly string $time,
        public readonly ?int $amount,
        public readonly ?int $instalments,
        public readonly string $cardNoMasked,
        public readonly string $xactId,
        public readonly string $authorizationCode,
        public readonly string $message,
    ) {
    }
}
