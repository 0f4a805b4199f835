using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>Amounts of money as people and programs write them, without floats. Kurus in whole numbers.</summary>
    public static unsafe class Amount
    {
        /// <summary>
        /// Reads an amount in lira, <c>1.234,56</c>, <c>1,234.56</c>, <c>1234.56</c>, <c>1 234,5</c> or <c>10</c> say,
        /// and returns it in kurus.
        /// </summary>
        /// <exception cref="PaynetCallException">
        /// It is no amount (<see cref="PaynetStatus.Amount"/>), or it can be read in two ways, as <c>1.234</c> can
        /// (<see cref="PaynetStatus.AmbiguousAmount"/>); the message names both.
        /// </exception>
        public static long Parse(string text)
        {
            Library.Load();
            using (var call = new NativeCall())
            {
                return Read(call, text);
            }
        }

        /// <summary>Writes an amount of kurus in lira.</summary>
        /// <exception cref="PaynetCallException">The amount is negative, or there is no such form.</exception>
        public static string Format(long kurus, AmountForm form)
        {
            Library.Load();
            using (var call = new NativeCall())
            {
                return call.Text((buffer, capacity, needed) => Write(call, kurus, form, buffer, capacity, needed));
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static long Read(NativeCall call, string text)
        {
            long kurus;
            call.Check(Native.paynet_amount_parse(call.Copy(text), &kurus, call.Error));
            return kurus;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Write(
            NativeCall call, long kurus, AmountForm form, byte* buffer, int capacity, int* needed) =>
            Native.paynet_amount_format(kurus, (int)form, buffer, capacity, needed, call.Error);
    }
}
