using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>Makes an array of so many places, of which the first is initialised.</summary>
    internal unsafe delegate void* MakePlaces(NativeCall call, int capacity);

    /// <summary>Calls a function of the library that fills a response and as many places.</summary>
    internal unsafe delegate int FillPlaces(NativeCall call, void* response, void* places, int capacity);

    internal unsafe delegate TRow ReadPlace<TRow>(void* places, int index);

    /// <summary>Calls a function of the library that writes a text.</summary>
    internal unsafe delegate int FillText(byte* buffer, int capacity, int* needed);

    /// <summary>
    /// One call, with its own copy of the request and all that the library writes. It keeps the client alive until it
    /// is disposed of, and then wipes its memory.
    /// </summary>
    internal sealed unsafe class NativeCall : IDisposable
    {
        private readonly NativeMemory memory = new NativeMemory();
        private readonly ClientHandle handle;
        private bool holdsHandle;

        /// <summary>
        /// The handle is null for functions that need no client, the request for those that take none.
        /// </summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal NativeCall(ClientHandle handle = null, INativeRequest request = null)
        {
            this.handle = handle;
            try
            {
                handle?.DangerousAddRef(ref holdsHandle);
                Error = (paynet_error*)Allocate(sizeof(paynet_error));
                Check(Native.paynet_error_init(Error, (uint)sizeof(paynet_error)));
                Request = request == null ? null : request.Write(this);
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        internal IntPtr Client => handle.DangerousGetHandle();

        internal void* Request { get; }

        internal paynet_error* Error { get; }

        public void Dispose()
        {
            memory.Dispose();
            if (holdsHandle)
            {
                holdsHandle = false;
                handle.DangerousRelease();
            }
        }

        internal void* Allocate(int size) => memory.Allocate(size);

        internal byte* Copy(string text) => memory.Copy(text);

        internal void Check(int code)
        {
            if (code != Constants.PAYNET_OK)
            {
                throw PaynetException.Of(code, Error);
            }
        }

        /// <summary>Gets the rows of a response; once more if there are more than usual.</summary>
        internal IReadOnlyList<TRow> Rows<TRow>(
            void* response, int* count, int usual, MakePlaces make, FillPlaces fill, ReadPlace<TRow> read)
        {
            void* places = make(this, usual);
            int code = fill(this, response, places, usual);
            if (code == Constants.PAYNET_ERR_ANSWER_DOES_NOT_FIT && *count > usual)
            {
                int needed = *count;
                places = make(this, needed);
                code = fill(this, response, places, needed);
            }

            Check(code);
            var rows = new TRow[*count];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = read(places, i);
            }

            return Array.AsReadOnly(rows);
        }

        internal string Text(FillText fill)
        {
            int needed;
            int code = fill(null, 0, &needed);
            if (code != Constants.PAYNET_ERR_BUFFER_TOO_SMALL)
            {
                Check(code);
            }

            var buffer = (byte*)Allocate(needed);
            Check(fill(buffer, needed, &needed));
            return NativeMemory.Read(buffer);
        }
    }
}
