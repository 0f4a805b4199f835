using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace Paynet
{
    /// <summary>Structs, and texts in UTF-8, in unmanaged memory, wiped and freed when disposed of.</summary>
    internal sealed unsafe class NativeMemory : IDisposable
    {
        private static readonly UTF8Encoding Strict =
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        private readonly List<Block> blocks = new List<Block>();

        public void Dispose()
        {
            foreach (Block block in blocks)
            {
                block.Wipe();
                block.Free();
            }

            blocks.Clear();
        }

        /// <summary>Memory that is all zeros.</summary>
        internal byte* Allocate(int size)
        {
            var block = new Block(size);
            blocks.Add(block);
            block.Wipe();
            return block.Start;
        }

        /// <summary>The text with a NUL at its end; NULL for null.</summary>
        internal byte* Copy(string text)
        {
            if (text == null)
            {
                return null;
            }

            int length = EncodedLength(text);
            if (length < 0)
            {
                // No UTF-8, so that the library refuses the field by its name.
                byte* refused = Allocate(2);
                *refused = 0xFF;
                return refused;
            }

            byte* copy = Allocate(length + 1);
            fixed (char* characters = text)
            {
                Strict.GetBytes(characters, text.Length, copy, length);
            }

            return copy;
        }

        /// <summary>
        /// A text of the library: it belongs to it or lies in a fixed array of a struct, and ends with a NUL.
        /// </summary>
        internal static string Read(byte* text)
        {
            int length = 0;
            while (text[length] != 0)
            {
                length++;
            }

            return Encoding.UTF8.GetString(text, length);
        }

        /// <summary>Bytes of the text in UTF-8; -1 if it holds half a surrogate pair or a NUL.</summary>
        private static int EncodedLength(string text)
        {
            if (text.IndexOf('\0') >= 0)
            {
                return -1;
            }

            try
            {
                return Strict.GetByteCount(text);
            }
            catch (EncoderFallbackException)
            {
                return -1;
            }
        }

        private struct Block
        {
            internal readonly byte* Start;
            private readonly int words;

            internal Block(int size)
            {
                words = (size + sizeof(ulong) - 1) / sizeof(ulong);
                Start = (byte*)Marshal.AllocHGlobal(words * sizeof(ulong));
            }

            internal void Wipe()
            {
                var all = (ulong*)Start;
                for (int i = 0; i < words; i++)
                {
                    all[i] = 0;
                }
            }

            internal void Free() => Marshal.FreeHGlobal((IntPtr)Start);
        }
    }
}
