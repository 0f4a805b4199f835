using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>
    /// How far a shopper has come, by the addresses that the program's own browser control visited. One for each
    /// payment; one thread at a time.
    /// </summary>
    public sealed unsafe class ThreeDWatch
    {
        private readonly ClientHandle handle;
        private paynet_three_d_watch watch;

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal ThreeDWatch(ClientHandle handle)
        {
            this.handle = handle;
            using (var call = new NativeCall(handle))
            {
                fixed (paynet_three_d_watch* to = &watch)
                {
                    call.Check(Native.paynet_three_d_watch_init(to, (uint)sizeof(paynet_three_d_watch)));
                }
            }
        }

        /// <summary>How far the shopper has come.</summary>
        public ThreeDState State => (ThreeDState)watch.state;

        /// <summary>
        /// Takes in an address that the browser control has come to, that of the page itself, not of pictures and the
        /// like. Hand in every address, in order.
        /// </summary>
        /// <returns><see cref="State"/> after it.</returns>
        /// <exception cref="PaynetCallException">The address is null.</exception>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public ThreeDState Visited(string address)
        {
            using (var call = new NativeCall(handle))
            {
                fixed (paynet_three_d_watch* to = &watch)
                {
                    call.Check(Native.paynet_three_d_visited(call.Client, to, call.Copy(address), call.Error));
                }
            }

            return State;
        }
    }
}
