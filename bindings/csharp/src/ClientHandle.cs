using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Paynet
{
    internal sealed unsafe class ClientHandle : SafeHandle
    {
        private ClientHandle()
            : base(IntPtr.Zero, ownsHandle: true)
        {
        }

        public override bool IsInvalid => handle == IntPtr.Zero;

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static ClientHandle Open(ClientOptions options)
        {
            var opened = new ClientHandle();
            using (var call = new NativeCall(request: options))
            {
                IntPtr client;
                call.Check(Native.paynet_client_new((paynet_config*)call.Request, &client, call.Error));
                opened.SetHandle(client);
            }

            return opened;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        protected override bool ReleaseHandle() => Native.paynet_client_free(handle) == Constants.PAYNET_OK;
    }
}
