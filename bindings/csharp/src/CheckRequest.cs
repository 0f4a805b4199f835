using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.Check"/> sends: which payment is meant. One of the two is required.</summary>
    public sealed unsafe class CheckRequest : INativeRequest
    {
        /// <summary>The merchant's number of the order.</summary>
        public string ReferenceNo { get; set; }

        /// <summary>Paynet's transaction code (<c>xk_...</c>).</summary>
        public string XactId { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_check_request*)call.Allocate(sizeof(paynet_check_request));
            call.Check(Native.paynet_check_request_init(to, (uint)sizeof(paynet_check_request)));
            to->reference_no = call.Copy(ReferenceNo);
            to->xact_id = call.Copy(XactId);
            return to;
        }

        internal static CheckResponse Send(NativeCall call) => CheckResponse.Receive(call, Fill);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Fill(NativeCall call, void* response, void* places, int capacity) =>
            Native.paynet_check(
                call.Client,
                (paynet_check_request*)call.Request,
                (paynet_check_response*)response,
                (paynet_payment*)places,
                capacity,
                call.Error);
    }
}
