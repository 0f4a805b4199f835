using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CheckCardBin"/> sends.</summary>
    public sealed unsafe class CheckCardBinRequest : INativeRequest
    {
        /// <summary>The session (<c>js_...</c>). Required.</summary>
        public string SessionId { get; set; }

        /// <summary>The stored card, from <see cref="Client.CardList"/>. Required.</summary>
        public string CardHash { get; set; }

        /// <summary>Paynet's number of the shopper. Needed if <see cref="Client.Auth"/> did not say it.</summary>
        public string CardOwnerId { get; set; }

        /// <summary>
        /// True: the table holds the single payment alone. False: not. Null: not sent, and Paynet's default holds.
        /// </summary>
        public bool? NoInstalment { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_check_card_bin_request*)call.Allocate(sizeof(paynet_check_card_bin_request));
            call.Check(Native.paynet_check_card_bin_request_init(to, (uint)sizeof(paynet_check_card_bin_request)));
            to->session_id = call.Copy(SessionId);
            to->card_hash = call.Copy(CardHash);
            to->card_owner_id = call.Copy(CardOwnerId);
            to->no_instalment = NativeNumbers.Flag(NoInstalment);
            return to;
        }

        internal static CheckBinResponse Send(NativeCall call) => CheckBinResponse.Receive(call, Fill);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Fill(NativeCall call, void* response, void* places, int capacity) =>
            Native.paynet_check_card_bin(
                call.Client,
                (paynet_check_card_bin_request*)call.Request,
                (paynet_check_bin_response*)response,
                (paynet_instalment*)places,
                capacity,
                call.Error);
    }
}
