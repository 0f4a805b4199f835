using System.Diagnostics;
using System.Globalization;

namespace Paynet
{
    /// <summary>What <see cref="Client.CreateToken"/> sends.</summary>
    public sealed class CreateTokenRequest
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
        /// The card number, 12 to 19 digits; blanks and dashes are taken out. Required. Can't be read back, so that no logger or
        /// serializer finds it.
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
        public override string ToString() => new Description(nameof(CreateTokenRequest))
            .Add(nameof(SessionId), SessionId)
            .Add(nameof(CardHolder), CardHolder)
            .AddMasked(nameof(Pan), pan)
            .Add(nameof(Month), Month.ToString(CultureInfo.InvariantCulture))
            .Add(nameof(Year), Year.ToString(CultureInfo.InvariantCulture))
            .AddMasked(nameof(Cvc), cvc)
            .Add(nameof(InstalmentKey), InstalmentKey)
            .Add(nameof(Do3ds), Do3ds?.ToString())
            .Add(nameof(Ip), Ip)
            .Add(nameof(ClientId), ClientId)
            .Add(nameof(Description), Description)
            .Add(nameof(CardHolderPhone), CardHolderPhone)
            .Add(nameof(CardHolderMail), CardHolderMail)
            .ToString();

        internal unsafe void Write(paynet_create_token_request* request, NativeTexts texts)
        {
            request->month = Month;
            request->year = Year;
            request->do_3ds = Do3ds.HasValue ? (Do3ds.Value ? 1 : 0) : Constants.PAYNET_UNKNOWN;
            request->session_id = texts.Copy(SessionId);
            request->card_holder = texts.Copy(CardHolder);
            request->pan = texts.Copy(pan);
            request->cvc = texts.Copy(cvc);
            request->instalment_key = texts.Copy(InstalmentKey);
            request->ip = texts.Copy(Ip);
            request->client_id = texts.Copy(ClientId);
            request->description = texts.Copy(Description);
            request->card_holder_phone = texts.Copy(CardHolderPhone);
            request->card_holder_mail = texts.Copy(CardHolderMail);
        }
    }
}
