using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CreateToken"/> sends.</summary>
    public sealed unsafe class CreateTokenRequest : INativeRequest
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private string pan;

        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private string cvc;

        /// <summary>The session (<c>js_...</c>). Required.</summary>
        public string SessionId { get; set; }

        /// <summary>The name on the card. Required.</summary>
        public string CardHolder { get; set; }

        /// <summary>
        /// The card number, 12 to 19 digits; blanks and dashes are taken out. Required. Can't be read back, so that no
        /// logger or serializer finds it.
        /// </summary>
        public string Pan
        {
            set => pan = value;
        }

        /// <summary>Month of expiry, 1 to 12. Required.</summary>
        public int Month { get; set; }

        /// <summary>Year of expiry, two or four digits: 26 and 2026 are the same. Required.</summary>
        public int Year { get; set; }

        /// <summary>The card's verification code, 3 or 4 digits. Required. Can't be read back.</summary>
        public string Cvc
        {
            set => cvc = value;
        }

        /// <summary>The chosen instalment (<c>ji_...</c>). Required.</summary>
        public string InstalmentKey { get; set; }

        /// <summary>
        /// True: the shopper confirms with the bank (3-D Secure). False: not, unless Paynet insists. Required.
        /// </summary>
        public bool? Do3ds { get; set; }

        /// <summary>The shopper's IP address. Required.</summary>
        public string Ip { get; set; }

        /// <summary>A value of one's own, unique to the client.</summary>
        public string ClientId { get; set; }

        /// <summary>A text for the payment.</summary>
        public string Description { get; set; }

        /// <summary>The card holder's phone, <c>5XXXXXXXXX</c>.</summary>
        public string CardHolderPhone { get; set; }

        /// <summary>The card holder's e-mail address.</summary>
        public string CardHolderMail { get; set; }

        /// <summary>The request, with card number and CVC masked.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_create_token_request*)call.Allocate(sizeof(paynet_create_token_request));
            call.Check(Native.paynet_create_token_request_init(to, (uint)sizeof(paynet_create_token_request)));
            to->month = Month;
            to->year = Year;
            to->do_3ds = NativeNumbers.Flag(Do3ds);
            to->session_id = call.Copy(SessionId);
            to->card_holder = call.Copy(CardHolder);
            to->pan = call.Copy(pan);
            to->cvc = call.Copy(cvc);
            to->instalment_key = call.Copy(InstalmentKey);
            to->ip = call.Copy(Ip);
            to->client_id = call.Copy(ClientId);
            to->description = call.Copy(Description);
            to->card_holder_phone = call.Copy(CardHolderPhone);
            to->card_holder_mail = call.Copy(CardHolderMail);
            return to;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static CreateTokenResponse Send(NativeCall call)
        {
            var response = CreateTokenResponse.New(call);
            var request = (paynet_create_token_request*)call.Request;
            call.Check(Native.paynet_create_token(call.Client, request, response, call.Error));
            return new CreateTokenResponse(response);
        }
    }
}
