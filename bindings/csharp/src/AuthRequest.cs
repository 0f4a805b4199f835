using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.Auth"/> sends.</summary>
    public sealed unsafe class AuthRequest : INativeRequest
    {
        /// <summary>What the shopper owes, in kurus: 1000 is 10.00 lira. More than 0. Required.</summary>
        public long Amount { get; set; }

        /// <summary>
        /// The merchant's own number of the order, 50 characters at most, without blanks at its ends. Optional here;
        /// <see cref="Client.Charge"/> requires it, and then both must be the same.
        /// </summary>
        public string ReferenceNo { get; set; }

        /// <summary>
        /// Whose point of sale takes the payment: Null: not sent, which means Paynet's.
        /// </summary>
        public PosType? PosType { get; set; }

        /// <summary>
        /// True: the commission is added to what the card is charged. False: not. Null: not sent, and Paynet's default
        /// holds, which is no.
        /// </summary>
        public bool? AddCommission { get; set; }

        /// <summary>
        /// True: the card is stored with the payment. False: not. Null: not sent, and Paynet's default holds.
        /// </summary>
        public bool? SaveCard { get; set; }

        /// <summary>
        /// True: the shopper has to confirm with the bank (3-D Secure). False: not. Null: not sent, and Paynet's
        /// default holds. Paynet may insist on it.
        /// </summary>
        public bool? TdsRequired { get; set; }

        /// <summary>The dealer's code at Paynet.</summary>
        public string AgentId { get; set; }

        /// <summary>The code of a rate table of Paynet's panel.</summary>
        public string RatioCode { get; set; }

        /// <summary>The shop's origin, <c>https://www.example.com</c> say.</summary>
        public string Domain { get; set; }

        /// <summary>The merchant's number of the shopper, needed the first time a card is stored.</summary>
        public string UserUniqueId { get; set; }

        /// <summary>Paynet's number of the shopper, for everything about stored cards.</summary>
        public string CardOwnerId { get; set; }

        /// <summary>The shopper's mobile phone, <c>5XXXXXXXXX</c>, where a one-time password is asked for.</summary>
        public string UserGsmNo { get; set; }

        /// <summary>A name for the stored card.</summary>
        public string CardDesc { get; set; }

        /// <summary>Sent as it is; what Paynet does with it is not documented.</summary>
        public string ReturnUrl { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_auth_request*)call.Allocate(sizeof(paynet_auth_request));
            call.Check(Native.paynet_auth_request_init(to, (uint)sizeof(paynet_auth_request)));
            to->amount = Amount;
            to->reference_no = call.Copy(ReferenceNo);
            to->pos_type = (int)(PosType ?? 0);
            to->add_commission = NativeNumbers.Flag(AddCommission);
            to->save_card = NativeNumbers.Flag(SaveCard);
            to->tds_required = NativeNumbers.Flag(TdsRequired);
            to->agent_id = call.Copy(AgentId);
            to->ratio_code = call.Copy(RatioCode);
            to->domain = call.Copy(Domain);
            to->user_unique_id = call.Copy(UserUniqueId);
            to->card_owner_id = call.Copy(CardOwnerId);
            to->user_gsm_no = call.Copy(UserGsmNo);
            to->card_desc = call.Copy(CardDesc);
            to->return_url = call.Copy(ReturnUrl);
            return to;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static AuthResponse Send(NativeCall call)
        {
            var response = AuthResponse.New(call);
            var request = (paynet_auth_request*)call.Request;
            call.Check(Native.paynet_auth(call.Client, request, response, call.Error));
            return new AuthResponse(response);
        }
    }
}
