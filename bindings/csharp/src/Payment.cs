using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>A payment. A text that Paynet left out is empty; amounts are in kurus.</summary>
    public sealed unsafe class Payment
    {
        internal Payment(paynet_payment* from)
        {
            Outcome = (Outcome)from->outcome;
            FoundBy = (FoundBy)from->found_by;
            IsSucceed = NativeNumbers.Flag(from->is_succeed);
            Code = NativeNumbers.Number(from->code);
            TransactionType = NativeNumbers.Number(from->transaction_type);
            PosType = NativeNumbers.Number(from->pos_type);
            IsTds = NativeNumbers.Flag(from->is_tds);
            Instalment = NativeNumbers.Number(from->instalment);
            IsSaveCardSucceed = NativeNumbers.Flag(from->is_save_card_succeed);
            Amount = NativeNumbers.Amount(from->amount);
            NetAmount = NativeNumbers.Amount(from->net_amount);
            Commission = NativeNumbers.Amount(from->commission);
            CommissionTax = NativeNumbers.Amount(from->commission_tax);
            EndUserCommission = NativeNumbers.Amount(from->end_user_commission);
            Id = NativeMemory.Read(from->id);
            XactId = NativeMemory.Read(from->xact_id);
            XactDate = NativeMemory.Read(from->xact_date);
            ReferenceNo = NativeMemory.Read(from->reference_no);
            AgentId = NativeMemory.Read(from->agent_id);
            UserId = NativeMemory.Read(from->user_id);
            BankId = NativeMemory.Read(from->bank_id);
            CardType = NativeMemory.Read(from->card_type);
            CardNoMasked = NativeMemory.Read(from->card_no_masked);
            CardHolder = NativeMemory.Read(from->card_holder);
            Ratio = NativeMemory.Read(from->ratio);
            RatioCode = NativeMemory.Read(from->ratio_code);
            Currency = NativeMemory.Read(from->currency);
            AuthorizationCode = NativeMemory.Read(from->authorization_code);
            ReferenceCode = NativeMemory.Read(from->reference_code);
            OrderId = NativeMemory.Read(from->order_id);
            XactTransactionId = NativeMemory.Read(from->xact_transaction_id);
            Email = NativeMemory.Read(from->email);
            Phone = NativeMemory.Read(from->phone);
            Note = NativeMemory.Read(from->note);
            PaynetErrorId = NativeMemory.Read(from->paynet_error_id);
            PaynetErrorMessage = NativeMemory.Read(from->paynet_error_message);
            BankErrorId = NativeMemory.Read(from->bank_error_id);
            BankErrorMessage = NativeMemory.Read(from->bank_error_message);
            BankErrorShortDesc = NativeMemory.Read(from->bank_error_short_desc);
            BankErrorLongDesc = NativeMemory.Read(from->bank_error_long_desc);
            SaveCardResultMessage = NativeMemory.Read(from->save_card_result_message);
            UserUniqueId = NativeMemory.Read(from->user_unique_id);
            CardOwnerId = NativeMemory.Read(from->card_owner_id);
            CardHash = NativeMemory.Read(from->card_hash);
            ObjectName = NativeMemory.Read(from->object_name);
            Message = NativeMemory.Read(from->message);
        }

        /// <summary>Whether money was taken.</summary>
        public Outcome Outcome { get; }

        /// <summary>Whether <see cref="Outcome"/> is paid.</summary>
        public bool Paid => Outcome == Outcome.Paid;

        /// <summary>How that became known.</summary>
        public FoundBy FoundBy { get; }

        /// <summary>
        /// What Paynet says: true is the only thing that means "paid". False: not. Null: Paynet did not say.
        /// </summary>
        public bool? IsSucceed { get; }

        /// <summary>
        /// Paynet's return code: 0, or 100 for an earlier success that is told again. Null if Paynet sent none.
        /// </summary>
        public int? Code { get; }

        /// <summary>
        /// One of <see cref="Paynet.TransactionType"/>, or another of Paynet's numbers. Null if Paynet sent none.
        /// </summary>
        public int? TransactionType { get; }

        /// <summary>
        /// One of <see cref="Paynet.PosType"/>, or another of Paynet's numbers. Null if Paynet sent none.
        /// </summary>
        public int? PosType { get; }

        /// <summary>
        /// True: the shopper confirmed with the bank (3-D Secure). False: not. Null: Paynet did not say.
        /// </summary>
        public bool? IsTds { get; }

        /// <summary>How many instalments; 0 is a single payment. Null if Paynet sent none.</summary>
        public int? Instalment { get; }

        /// <summary>True: the card was stored. False: not. Null: Paynet did not say.</summary>
        public bool? IsSaveCardSucceed { get; }

        /// <summary>What the card is charged. Null if Paynet sent none.</summary>
        public long? Amount { get; }

        /// <summary>What is left without the commission. Null if Paynet sent none.</summary>
        public long? NetAmount { get; }

        /// <summary>Paynet's commission. Null if Paynet sent none.</summary>
        public long? Commission { get; }

        /// <summary>The tax on it. Null if Paynet sent none.</summary>
        public long? CommissionTax { get; }

        /// <summary>The part of the commission that the shopper pays. Null if Paynet sent none.</summary>
        public long? EndUserCommission { get; }

        /// <summary>Paynet's transaction number.</summary>
        public string Id { get; }

        /// <summary>Paynet's transaction code (<c>xk_...</c>), which all later services want.</summary>
        public string XactId { get; }

        /// <summary>When, as Paynet writes it (without a zone).</summary>
        public string XactDate { get; }

        /// <summary>The merchant's number of the order.</summary>
        public string ReferenceNo { get; }

        /// <summary>The dealer's code.</summary>
        public string AgentId { get; }

        /// <summary>Who did it at Paynet, <c>PaynetJ</c> say.</summary>
        public string UserId { get; }

        /// <summary>Paynet's code of the bank, <c>AXSS</c> say.</summary>
        public string BankId { get; }

        /// <summary><c>cc</c> personal, <c>bc</c> commercial, <c>dc</c> debit.</summary>
        public string CardType { get; }

        /// <summary>The card number, masked by Paynet.</summary>
        public string CardNoMasked { get; }

        /// <summary>The name on the card.</summary>
        public string CardHolder { get; }

        /// <summary>The rate of the commission, a decimal number as Paynet writes it, <c>0.02</c> say.</summary>
        public string Ratio { get; }

        /// <summary>The code of the rate table.</summary>
        public string RatioCode { get; }

        /// <summary><c>TRY</c>.</summary>
        public string Currency { get; }

        /// <summary>The bank's code of approval, for the receipt.</summary>
        public string AuthorizationCode { get; }

        /// <summary>The bank's reference, for the receipt.</summary>
        public string ReferenceCode { get; }

        /// <summary>The bank's number of the order.</summary>
        public string OrderId { get; }

        /// <summary>Paynet's own second number of the transaction.</summary>
        public string XactTransactionId { get; }

        /// <summary>The shopper's e-mail address.</summary>
        public string Email { get; }

        /// <summary>The shopper's phone.</summary>
        public string Phone { get; }

        /// <summary>The payment's text.</summary>
        public string Note { get; }

        /// <summary>Paynet's code of what went wrong.</summary>
        public string PaynetErrorId { get; }

        /// <summary>Paynet's text of it.</summary>
        public string PaynetErrorMessage { get; }

        /// <summary>The bank's code of what went wrong.</summary>
        public string BankErrorId { get; }

        /// <summary>The bank's text of it.</summary>
        public string BankErrorMessage { get; }

        /// <summary>A shorter one.</summary>
        public string BankErrorShortDesc { get; }

        /// <summary>A longer one.</summary>
        public string BankErrorLongDesc { get; }

        /// <summary>What came of storing the card.</summary>
        public string SaveCardResultMessage { get; }

        /// <summary>The merchant's number of the shopper.</summary>
        public string UserUniqueId { get; }

        /// <summary>Paynet's number of the shopper: keep it, stored cards are found by it.</summary>
        public string CardOwnerId { get; }

        /// <summary>The stored card. Not documented for this service; may be empty.</summary>
        public string CardHash { get; }

        /// <summary>Paynet's name for the answer.</summary>
        public string ObjectName { get; }

        /// <summary>
        /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
        /// </summary>
        public string Message { get; }

        /// <summary>The payment.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static void* Places(NativeCall call, int capacity)
        {
            var places = (paynet_payment*)call.Allocate(checked(capacity * sizeof(paynet_payment)));
            call.Check(Native.paynet_payment_init(places, (uint)sizeof(paynet_payment)));
            return places;
        }
    }
}
