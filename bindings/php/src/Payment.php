<?php

declare(strict_types=1);

namespace Paynet;

/**
 * A payment, as Client::charge() and check() tell of it.
 *
 * Amounts are in kurus; null: Paynet sent none. A text that Paynet left out is empty.
 */
final class Payment
{
    /** Whether the money is taken (or reserved, by a pre-authorisation). */
    public readonly bool $paid;

    /**
     * @param Outcome $outcome whether money was taken
     * @param FoundBy $foundBy how that became known
     * @param ?bool $isSucceed what Paynet says: true is the only thing that means "paid"; null: Paynet did not say
     * @param ?int $code Paynet's return code: 0, or 100 for an earlier success that is told again; null: Paynet sent
     *     none
     * @param ?int $transactionType the value of a TransactionType, or another of Paynet's numbers; null: Paynet sent
     *     none
     * @param ?int $posType the value of a PosType, or another of Paynet's numbers; null: Paynet sent none
     * @param ?bool $isTds whether the shopper confirmed with the bank (3-D Secure); null: Paynet did not say
     * @param ?int $instalment how many instalments; 0 is a single payment; null: Paynet sent none
     * @param ?bool $isSaveCardSucceed whether the card was stored; null: Paynet did not say
     * @param ?int $amount what the card is charged
     * @param ?int $netAmount what is left without the commission
     * @param ?int $commission Paynet's commission
     * @param ?int $commissionTax the tax on it
     * @param ?int $endUserCommission the part of the commission that the shopper pays
     * @param string $id Paynet's transaction number
     * @param string $xactId Paynet's transaction code (`xk_...`), which all later services want
     * @param string $xactDate when, as Paynet writes it (without a zone)
     * @param string $referenceNo your own number of the order
     * @param string $agentId the dealer's code
     * @param string $userId who did it at Paynet, `PaynetJ` say
     * @param string $bankId Paynet's code of the bank, `AXSS` say
     * @param string $cardType `cc` personal, `bc` commercial, `dc` debit
     * @param string $cardNoMasked the card number, masked by Paynet
     * @param string $cardHolder the name on the card
     * @param string $ratio the rate of the commission, a decimal number as Paynet writes it, `0.02` say
     * @param string $ratioCode the code of the rate table
     * @param string $currency `TRY`
     * @param string $authorizationCode the bank's code of approval, for the receipt
     * @param string $referenceCode the bank's reference, for the receipt
     * @param string $orderId the bank's number of the order
     * @param string $xactTransactionId Paynet's own second number of the transaction
     * @param string $email the shopper's e-mail address
     * @param string $phone the shopper's phone
     * @param string $note the payment's text
     * @param string $paynetErrorId Paynet's code of what went wrong
     * @param string $paynetErrorMessage Paynet's text of it
     * @param string $bankErrorId the bank's code of what went wrong
     * @param string $bankErrorMessage the bank's text of it
     * @param string $bankErrorShortDesc a shorter one
     * @param string $bankErrorLongDesc a longer one
     * @param string $saveCardResultMessage what came of storing the card
     * @param string $userUniqueId your own number of the shopper
     * @param string $cardOwnerId Paynet's number of the shopper: keep it, stored cards are found by it
     * @param string $cardHash the stored card; not documented for charge()
     * @param string $objectName Paynet's name for the answer
     * @param string $message Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
     */
    public function __construct(
        public readonly Outcome $outcome,
        public readonly FoundBy $foundBy,
        public readonly ?bool $isSucceed,
        public readonly ?int $code,
        public readonly ?int $transactionType,
        public readonly ?int $posType,
        public readonly ?bool $isTds,
        public readonly ?int $instalment,
        public readonly ?bool $isSaveCardSucceed,
        public readonly ?int $amount,
        public readonly ?int $netAmount,
        public readonly ?int $commission,
        public readonly ?int $commissionTax,
        public readonly ?int $endUserCommission,
        public readonly string $id,
        public readonly string $xactId,
        public readonly string $xactDate,
        public readonly string $referenceNo,
        public readonly string $agentId,
        public readonly string $userId,
        public readonly string $bankId,
        public readonly string $cardType,
        public readonly string $cardNoMasked,
        public readonly string $cardHolder,
        public readonly string $ratio,
        public readonly string $ratioCode,
        public readonly string $currency,
        public readonly string $authorizationCode,
        public readonly string $referenceCode,
        public readonly string $orderId,
        public readonly string $xactTransactionId,
        public readonly string $email,
        public readonly string $phone,
        public readonly string $note,
        public readonly string $paynetErrorId,
        public readonly string $paynetErrorMessage,
        public readonly string $bankErrorId,
        public readonly string $bankErrorMessage,
        public readonly string $bankErrorShortDesc,
        public readonly string $bankErrorLongDesc,
        public readonly string $saveCardResultMessage,
        public readonly string $userUniqueId,
        public readonly string $cardOwnerId,
        public readonly string $cardHash,
        public readonly string $objectName,
        public readonly string $message,
    ) {
        $this->paid = $outcome === Outcome::Paid;
    }
}
