using System;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>Memory of the program's own.</summary>
    public static unsafe class PaynetMemory
    {
        /// <summary>Overwrites card data or a key with zeros.</summary>
        /// <remarks>
        /// Strings can't be wiped. Of an array, the garbage collector may have left a copy where it lay before; pin it
        /// (<see cref="System.Runtime.InteropServices.GCHandle"/>) before card data is read into it.
        /// </remarks>
        public static void Wipe(byte[] bytes)
        {
            if (bytes == null)
            {
                throw new ArgumentNullException(nameof(bytes));
            }

            Library.Load();
            fixed (byte* start = bytes)
            {
                Overwrite(start, bytes.Length);
            }
        }

        /// <summary>Overwrites card data or a key with zeros.</summary>
        /// <remarks>As for bytes.</remarks>
        public static void Wipe(char[] characters)
        {
            if (characters == null)
            {
                throw new ArgumentNullException(nameof(characters));
            }

            Library.Load();
            fixed (char* start = characters)
            {
                Overwrite((byte*)start, (long)characters.Length * sizeof(char));
            }
        }

        /// <summary>The library takes a length in 32 bits.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Overwrite(byte* start, long size)
        {
            for (long done = 0; done < size; done += int.MaxValue)
            {
                Native.paynet_wipe(start + done, (int)Math.Min(size - done, int.MaxValue));
            }
        }
    }
}
