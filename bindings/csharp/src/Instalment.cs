using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>A way to pay. The rows are in Paynet's order, which is not sorted.</summary>
    public sealed unsafe class Instalment
    {
        internal Instalment(paynet_instalment* from)
        {
            Instalments = NativeNumbers.Number(from->instalment);
            InstalmentAmount = NativeNumbers.Amount(from->instalment_amount);
            TotalAmount = NativeNumbers.Amount(from->total_amount);
            Commission = NativeNumbers.Amount(from->commission);
            InstalmentKey = NativeMemory.Read(from->instalment_key);
            Desc = NativeMemory.Read(from->desc);
        }

        /// <summary>
        /// How many instalments; 0 is a single payment. Not a closed set: 101 has been seen. Null if Paynet sent none.
        /// </summary>
        public int? Instalments { get; }

        /// <summary>What one instalment costs. In kurus; null if Paynet sent none.</summary>
        public long? InstalmentAmount { get; }

        /// <summary>What the card is charged in all. In kurus; null if Paynet sent none.</summary>
        public long? TotalAmount { get; }

        /// <summary>Paynet's commission. In kurus; null if Paynet sent none.</summary>
        public long? Commission { get; }

        /// <summary>What <see cref="Client.CreateToken"/> wants (<c>ji_...</c>), to the letter. Never empty.</summary>
        public string InstalmentKey { get; }

        /// <summary>A text for the shopper. May be empty.</summary>
        public string Desc { get; }

        /// <summary>The way to pay.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static void* Places(NativeCall call, int capacity)
        {
            var places = (paynet_instalment*)call.Allocate(checked(capacity * sizeof(paynet_instalment)));
            call.Check(Native.paynet_instalment_init(places, (uint)sizeof(paynet_instalment)));
            return places;
        }
    }
}
