using System;

namespace Paynet
{
    /// <summary>Numbers as the structs of paynet.h have them: what nobody has said is a number too.</summary>
    internal static class NativeNumbers
    {
        internal static int Flag(bool? flag) => flag.HasValue ? (flag.Value ? 1 : 0) : Constants.PAYNET_UNKNOWN;

        internal static bool? Flag(int flag) => flag == Constants.PAYNET_UNKNOWN ? (bool?)null : flag != 0;

        internal static int Number(int? number) => number ?? Constants.PAYNET_UNKNOWN;

        /// <summary>Null for PAYNET_UNKNOWN, and for PAYNET_NO_CODE, which is the same.</summary>
        internal static int? Number(int number) => number == Constants.PAYNET_UNKNOWN ? (int?)null : number;

        internal static long Amount(long? amount) => amount ?? Constants.PAYNET_NO_AMOUNT;

        internal static long? Amount(long amount) => amount == Constants.PAYNET_NO_AMOUNT ? (long?)null : amount;

        /// <summary>
        /// Rounded away from 0, which stands for the library's own limit; too long a time stays too long.
        /// </summary>
        internal static int Milliseconds(TimeSpan? time)
        {
            double exact = (time ?? TimeSpan.Zero).TotalMilliseconds;
            double milliseconds = exact < 0 ? Math.Floor(exact) : Math.Ceiling(exact);
            return (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, milliseconds));
        }
    }
}
