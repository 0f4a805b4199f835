using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.InFlight"/> answers.</summary>
    public sealed unsafe class InFlightResponse
    {
        internal InFlightResponse(paynet_in_flight_response* from, IReadOnlyList<InFlightCharge> rows)
        {
            DamagedLines = from->damaged_lines;
            Charges = rows;
        }

        /// <summary>
        /// How many lines of the journal were changed after they were written. If there are any, a charge may be
        /// missing: compare with the day's orders.
        /// </summary>
        public int DamagedLines { get; }

        /// <summary>The charges: first those whose outcome was written, then those that Paynet was asked about.</summary>
        public IReadOnlyList<InFlightCharge> Charges { get; }

        /// <summary>The response.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static InFlightResponse Receive(NativeCall call)
        {
            var response = (paynet_in_flight_response*)call.Allocate(sizeof(paynet_in_flight_response));
            call.Check(Native.paynet_in_flight_response_init(response, (uint)sizeof(paynet_in_flight_response)));
            IReadOnlyList<InFlightCharge> rows = call.Rows(
                response,
                &response->charge_count,
                32,
                InFlightCharge.Places,
                Fill,
                (places, index) => new InFlightCharge((paynet_in_flight_charge*)places + index));
            return new InFlightResponse(response, rows);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Fill(NativeCall call, void* response, void* places, int capacity) =>
            Native.paynet_in_flight(
                call.Client,
                (paynet_in_flight_response*)response,
                (paynet_in_flight_charge*)places,
                capacity,
                call.Error);
    }
}
