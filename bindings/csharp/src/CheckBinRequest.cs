using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CheckBin"/> sends.</summary>
    public sealed unsafe class CheckBinRequest : INativeRequest
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private string bin;

        /// <summary>The session (<c>js_...</c>). Required.</summary>
        public string SessionId { get; set; }

        /// <summary>
        /// The first 6 to 8 digits of the card number. Of a whole number only the first eight are sent; blanks and
        /// dashes are taken out. Required. Can't be read back, so that no logger or serializer finds it.
        /// </summary>
        public string Bin
        {
            set => bin = value;
        }

        /// <summary>
        /// True: the table holds the single payment alone. False: not. Null: not sent, and Paynet's default holds.
        /// </summary>
        public bool? NoInstalment { get; set; }

        /// <summary>The request, with the digits masked.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_check_bin_request*)call.Allocate(sizeof(paynet_check_bin_request));
            call.Check(Native.paynet_check_bin_request_init(to, (uint)sizeof(paynet_check_bin_request)));
            to->session_id = call.Copy(SessionId);
            to->bin = call.Copy(bin);
            to->no_instalment = NativeNumbers.Flag(NoInstalment);
            return to;
        }

        internal static CheckBinResponse Send(NativeCall call) => CheckBinResponse.Receive(call, Fill);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Fill(NativeCall call, void* response, void* places, int capacity) =>
            Native.paynet_check_bin(
                call.Client,
                (paynet_check_bin_request*)call.Request,
                (paynet_check_bin_response*)response,
                (paynet_instalment*)places,
                capacity,
                call.Error);
    }
}
