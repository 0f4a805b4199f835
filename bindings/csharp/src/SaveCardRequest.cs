using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>
    /// What <see cref="Client.SaveCard"/> sends. Only needed if <see cref="Client.Auth"/> was not told to store the
    /// card.
    /// </summary>
    public sealed unsafe class SaveCardRequest : INativeRequest
    {
        /// <summary>The session (<c>js_...</c>). Required.</summary>
        public string SessionId { get; set; }

        /// <summary>A name for the stored card; without it, Paynet's own screen asks the shopper.</summary>
        public string CardDesc { get; set; }

        /// <summary>
        /// The shopper's mobile phone, <c>5XXXXXXXXX</c>, where a one-time password is asked for and
        /// <see cref="Client.Auth"/> did not say it.
        /// </summary>
        public string UserGsm { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_save_card_request*)call.Allocate(sizeof(paynet_save_card_request));
            call.Check(Native.paynet_save_card_request_init(to, (uint)sizeof(paynet_save_card_request)));
            to->session_id = call.Copy(SessionId);
            to->card_desc = call.Copy(CardDesc);
            to->user_gsm = call.Copy(UserGsm);
            return to;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static SaveCardResponse Send(NativeCall call)
        {
            var response = SaveCardResponse.New(call);
            var request = (paynet_save_card_request*)call.Request;
            call.Check(Native.paynet_save_card(call.Client, request, response, call.Error));
            return new SaveCardResponse(response);
        }
    }
}
