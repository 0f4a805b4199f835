using System;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.Charge"/> sends.</summary>
    public sealed unsafe class ChargeRequest : INativeRequest
    {
        /// <summary>The session (<c>js_...</c>). Required.</summary>
        public string SessionId { get; set; }

        /// <summary>The token (<c>jt_...</c>). Required.</summary>
        public string TokenId { get; set; }

        /// <summary>
        /// The merchant's own number of the order, 50 characters at most, without blanks at its ends, never used for
        /// another order: a payment whose answer is lost is found again by it. Required.
        /// </summary>
        public string ReferenceNo { get; set; }

        /// <summary>The amount told to <see cref="Client.Auth"/>, in kurus. Null: not sent.</summary>
        public long? Amount { get; set; }

        /// <summary>Whether the money is taken or only reserved.</summary>
        public TransactionType TransactionType { get; set; } = TransactionType.Sale;

        /// <summary>
        /// What <see cref="Client.Auth"/> was told. Null: not sent. Paynet's newer pages want this and the next fields,
        /// compare them with the session, and refuse the charge if they differ.
        /// </summary>
        public bool? AddCommission { get; set; }

        /// <summary>What <see cref="Client.CheckBin"/> was told. Null: not sent.</summary>
        public bool? NoInstalment { get; set; }

        /// <summary>What <see cref="Client.Auth"/> was told. Null: not sent.</summary>
        public bool? TdsRequired { get; set; }

        /// <summary>The number of instalments chosen. Null: not sent.</summary>
        public int? Instalments { get; set; }

        /// <summary>
        /// True, as it is at first: a charge that no look-up finds is repeated with the same session, which Paynet
        /// documents as safe. False: it is only looked up.
        /// </summary>
        public bool Repeat { get; set; } = true;

        /// <summary>
        /// True: look the reference up before anything is sent; for a program that charges again after it was
        /// restarted, or has a new client. False, as it is at first: only if this client left it unknown.
        /// </summary>
        public bool LookUpFirst { get; set; }

        /// <summary>
        /// For everything: sending, looking up, repeating; 1 ms to 10 minutes. Null or zero: 2 minutes. The first
        /// sending gets half of it at most, and no more than <see cref="ClientOptions.TotalTimeout"/>.
        /// </summary>
        public TimeSpan? Budget { get; set; }

        /// <summary>What <see cref="Client.Auth"/> was told. Null: not sent.</summary>
        public string RatioCode { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_charge_request*)call.Allocate(sizeof(paynet_charge_request));
            call.Check(Native.paynet_charge_request_init(to, (uint)sizeof(paynet_charge_request)));
            to->session_id = call.Copy(SessionId);
            to->token_id = call.Copy(TokenId);
            to->reference_no = call.Copy(ReferenceNo);
            to->amount = NativeNumbers.Amount(Amount);
            to->transaction_type = (int)TransactionType;
            to->add_commission = NativeNumbers.Flag(AddCommission);
            to->no_instalment = NativeNumbers.Flag(NoInstalment);
            to->tds_required = NativeNumbers.Flag(TdsRequired);
            to->instalments = NativeNumbers.Number(Instalments);
            to->repeat = NativeNumbers.Flag(Repeat);
            to->look_up_first = NativeNumbers.Flag(LookUpFirst);
            to->budget_ms = NativeNumbers.Milliseconds(Budget);
            to->ratio_code = call.Copy(RatioCode);
            return to;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static Payment Send(NativeCall call)
        {
            var payment = (paynet_payment*)Payment.Places(call, 1);
            int code = Native.paynet_charge(call.Client, (paynet_charge_request*)call.Request, payment, call.Error);
            if (code != Constants.PAYNET_ERR_DECLINED)
            {
                call.Check(code);
            }

            return new Payment(payment);
        }
    }
}
