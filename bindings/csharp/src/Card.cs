using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>A stored card. What Paynet left out is empty.</summary>
    public sealed unsafe class Card
    {
        internal Card(paynet_card* from)
        {
            ExpireMonth = from->expire_month;
            ExpireYear = from->expire_year;
            CardHash = NativeMemory.Read(from->card_hash);
            CardOwnerId = NativeMemory.Read(from->card_owner_id);
            UserUniqueId = NativeMemory.Read(from->user_unique_id);
            CardDesc = NativeMemory.Read(from->card_desc);
            CardHolder = NativeMemory.Read(from->card_holder);
            CardNo = NativeMemory.Read(from->card_no);
            CardBin = NativeMemory.Read(from->card_bin);
            CardType = NativeMemory.Read(from->card_type);
            CardBankId = NativeMemory.Read(from->card_bank_id);
            CardBankName = NativeMemory.Read(from->card_bank_name);
            CardBrandName = NativeMemory.Read(from->card_brand_name);
            CardLogoUrl = NativeMemory.Read(from->card_logo_url);
            CompanyCode = NativeMemory.Read(from->company_code);
            AgentId = NativeMemory.Read(from->agent_id);
        }

        /// <summary>Month of expiry; 0 if Paynet keeps it to itself.</summary>
        public int ExpireMonth { get; }

        /// <summary>Year of expiry; 0 if Paynet keeps it to itself.</summary>
        public int ExpireYear { get; }

        /// <summary>
        /// What <see cref="Client.CheckCardBin"/> and <see cref="Client.CreateCardToken"/> want, to the letter.
        /// </summary>
        public string CardHash { get; }

        /// <summary>Paynet's number of the shopper, to the letter.</summary>
        public string CardOwnerId { get; }

        /// <summary>The merchant's number of the shopper, to the letter.</summary>
        public string UserUniqueId { get; }

        /// <summary>The card's name, given when it was stored.</summary>
        public string CardDesc { get; }

        /// <summary>The holder's name, masked by Paynet.</summary>
        public string CardHolder { get; }

        /// <summary>The card number, masked by Paynet. The number of stars does not tell the number's length.</summary>
        public string CardNo { get; }

        /// <summary>The first digits of the card number.</summary>
        public string CardBin { get; }

        /// <summary><c>cc</c> personal, <c>bc</c> commercial, <c>dc</c> debit.</summary>
        public string CardType { get; }

        /// <summary>Paynet's code of the bank.</summary>
        public string CardBankId { get; }

        /// <summary>The bank's name.</summary>
        public string CardBankName { get; }

        /// <summary><c>VISA</c>, <c>MASTERCARD</c>, <c>AMEX</c>.</summary>
        public string CardBrandName { get; }

        /// <summary>Address of the card's logo.</summary>
        public string CardLogoUrl { get; }

        /// <summary>The company's code.</summary>
        public string CompanyCode { get; }

        /// <summary>The dealer's code.</summary>
        public string AgentId { get; }

        /// <summary>The card.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static void* Places(NativeCall call, int capacity)
        {
            var places = (paynet_card*)call.Allocate(checked(capacity * sizeof(paynet_card)));
            call.Check(Native.paynet_card_init(places, (uint)sizeof(paynet_card)));
            return places;
        }
    }
}
