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
            using (var texts = new NativeTexts())
            {
                paynet_config config;
                PaynetException.ThrowUnlessOk(Native.paynet_config_init(&config, (uint)sizeof(paynet_config)));
                options.Write(&config, texts);

                paynet_error error;
                PaynetException.ThrowUnlessOk(Native.paynet_error_init(&error, (uint)sizeof(paynet_error)));

                IntPtr client;
                PaynetException.ThrowUnlessOk(Native.paynet_client_new(&config, &client, &error), &error);
                opened.SetHandle(client);
            }

            return opened;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        protected override bool ReleaseHandle() => Native.paynet_client_free(handle) == Constants.PAYNET_OK;
    }
}
