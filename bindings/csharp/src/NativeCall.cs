using System;

namespace Paynet
{
    /// <summary>One call, with its own copy of the request. It keeps the client alive until it is disposed of.</summary>
    internal abstract class NativeCall<TResponse> : IDisposable
    {
        private readonly ClientHandle handle;
        private bool holdsHandle;

        protected NativeCall(ClientHandle handle)
        {
            this.handle = handle;
            handle.DangerousAddRef(ref holdsHandle);
        }

        protected NativeTexts Texts { get; } = new NativeTexts();

        protected IntPtr Client => handle.DangerousGetHandle();

        public void Dispose()
        {
            Texts.Dispose();
            if (holdsHandle)
            {
                holdsHandle = false;
                handle.DangerousRelease();
            }
        }

        internal abstract TResponse Run();
    }
}
