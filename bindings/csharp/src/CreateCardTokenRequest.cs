using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CreateCardToken"/> sends.</summary>
    public sealed unsafe class CreateCardTokenRequest : INativeRequest
    {
        /// <summary>The session (<c>js_...</c>). Required.</summary>
        public string SessionId { get; set; }

        /// <summary>The stored card, from <see cref="Client.CardList"/>. Required.</summary>
        public string CardHash { get; set; }

        /// <summary>Paynet's number of the shopper. Needed if <see cref="Client.Auth"/> did not say it.</summary>
        public string CardOwnerId { get; set; }

        /// <summary>The way to pay chosen from <see cref="Client.CheckCardBin"/> (<c>ji_...</c>). Required.</summary>
        public string InstalmentKey { get; set; }

        /// <summary>
        /// True: the shopper confirms with the bank (3-D Secure). False: not, unless Paynet insists. Required.
        /// </summary>
        public bool? Do3ds { get; set; }

        /// <summary>The shopper's IP address.</summary>
        public string Ip { get; set; }

        /// <summary>A text for the payment.</summary>
        public string Description { get; set; }

        /// <summary>The card holder's phone, <c>5XXXXXXXXX</c>.</summary>
        public string CardHolderPhone { get; set; }

        /// <summary>The card holder's e-mail address.</summary>
        public string CardHolderMail { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_create_card_token_request*)call.Allocate(sizeof(paynet_create_card_token_request));
            call.Check(
                Native.paynet_create_card_token_request_init(to, (uint)sizeof(paynet_create_card_token_request)));
            to->session_id = call.Copy(SessionId);
            to->card_hash = call.Copy(CardHash);
            to->card_owner_id = call.Copy(CardOwnerId);
            to->instalment_key = call.Copy(InstalmentKey);
            to->do_3ds = NativeNumbers.Flag(Do3ds);
            to->ip = call.Copy(Ip);
            to->description = call.Copy(Description);
            to->card_holder_phone = call.Copy(CardHolderPhone);
            to->card_holder_mail = call.Copy(CardHolderMail);
            return to;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static CreateTokenResponse Send(NativeCall call)
        {
            var response = CreateTokenResponse.New(call);
            var request = (paynet_create_card_token_request*)call.Request;
            call.Check(Native.paynet_create_card_token(call.Client, request, response, call.Error));
            return new CreateTokenResponse(response);
        }
    }
}
