using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CardList"/> answers.</summary>
    public sealed unsafe class CardListResponse
    {
        internal CardListResponse(paynet_card_list_response* from, IReadOnlyList<Card> rows)
        {
            HasMore = NativeNumbers.Flag(from->has_more);
            Code = NativeNumbers.Number(from->code);
            Total = NativeNumbers.Number(from->total);
            TotalCount = NativeNumbers.Number(from->total_count);
            ObjectName = NativeMemory.Read(from->object_name);
            Message = NativeMemory.Read(from->message);
            Cards = rows;
        }

        /// <summary>True: there are more cards after these. False: not. Null: Paynet did not say.</summary>
        public bool? HasMore { get; }

        /// <summary>Paynet's return code, 0 for success. Null if Paynet sent none.</summary>
        public int? Code { get; }

        /// <summary>How many cards this answer holds, as Paynet says. Null if it did not.</summary>
        public int? Total { get; }

        /// <summary>How many cards the shopper has in all. Null if Paynet did not say.</summary>
        public int? TotalCount { get; }

        /// <summary>Paynet's name for the answer, <c>"card_list"</c>. May be empty.</summary>
        public string ObjectName { get; }

        /// <summary>
        /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
        /// </summary>
        public string Message { get; }

        /// <summary>The cards.</summary>
        public IReadOnlyList<Card> Cards { get; }

        /// <summary>The response.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static CardListResponse Receive(NativeCall call, FillPlaces fill)
        {
            var response = (paynet_card_list_response*)call.Allocate(sizeof(paynet_card_list_response));
            call.Check(Native.paynet_card_list_response_init(response, (uint)sizeof(paynet_card_list_response)));
            IReadOnlyList<Card> rows = call.Rows(
                response,
                &response->card_count,
                32,
                Card.Places,
                fill,
                (places, index) => new Card((paynet_card*)places + index));
            return new CardListResponse(response, rows);
        }
    }
}
