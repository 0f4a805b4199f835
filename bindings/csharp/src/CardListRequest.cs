using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CardList"/> sends.</summary>
    public sealed unsafe class CardListRequest : INativeRequest
    {
        /// <summary>Paynet's number of the shopper. Required.</summary>
        public string CardOwnerId { get; set; }

        /// <summary>How many cards at most. Null: not sent; Paynet's default is 10.</summary>
        public int? Limit { get; set; }

        /// <summary>Only cards before this index. Null: not sent.</summary>
        public int? EndingBefore { get; set; }

        /// <summary>Only cards from this index on. Null: not sent.</summary>
        public int? StartingAfter { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_card_list_request*)call.Allocate(sizeof(paynet_card_list_request));
            call.Check(Native.paynet_card_list_request_init(to, (uint)sizeof(paynet_card_list_request)));
            to->card_owner_id = call.Copy(CardOwnerId);
            to->limit = Limit ?? 0;
            to->ending_before = EndingBefore ?? 0;
            to->starting_after = StartingAfter ?? 0;
            return to;
        }

        internal static CardListResponse Send(NativeCall call) => CardListResponse.Receive(call, Fill);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Fill(NativeCall call, void* response, void* places, int capacity) =>
            Native.paynet_card_list(
                call.Client,
                (paynet_card_list_request*)call.Request,
                (paynet_card_list_response*)response,
                (paynet_card*)places,
                capacity,
                call.Error);
    }
}
