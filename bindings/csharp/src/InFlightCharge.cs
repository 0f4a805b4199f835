using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>A charge that was in flight, and what came of it.</summary>
    public sealed unsafe class InFlightCharge
    {
        internal InFlightCharge(paynet_in_flight_charge* from)
        {
            Outcome = (Outcome)from->outcome;
            Code = (PaynetStatus)from->code;
            Instalments = NativeNumbers.Number(from->instalments);
            Amount = NativeNumbers.Amount(from->amount);
            ReferenceNo = NativeMemory.Read(from->reference_no);
            SessionId = NativeMemory.Read(from->session_id);
            Time = NativeMemory.Read(from->time);
            CardNoMasked = NativeMemory.Read(from->card_no_masked);
            XactId = NativeMemory.Read(from->xact_id);
            AuthorizationCode = NativeMemory.Read(from->authorization_code);
            Message = NativeMemory.Read(from->message);
        }

        /// <summary>
        /// <see cref="Outcome.Paid"/>, <see cref="Outcome.NotPaid"/>: so it is. <see cref="Outcome.None"/>: the charge
        /// never arrived; the order may be charged anew, with any session. <see cref="Outcome.Unknown"/>:
        /// <see cref="Code"/> says why; ask again.
        /// </summary>
        public Outcome Outcome { get; }

        /// <summary>Why the outcome is unknown, else <see cref="PaynetStatus.Ok"/>.</summary>
        public PaynetStatus Code { get; }

        /// <summary>The number of instalments. Null if the charge was told none.</summary>
        public int? Instalments { get; }

        /// <summary>The amount in kurus. Null if neither the charge nor its session is known to be about one.</summary>
        public long? Amount { get; }

        /// <summary>The merchant's number of the order.</summary>
        public string ReferenceNo { get; }

        /// <summary>The session that may have taken the money.</summary>
        public string SessionId { get; }

        /// <summary>
        /// When the charge was begun: UTC by this machine's clock, <c>2026-11-26T11:07:57Z</c>.
        /// </summary>
        public string Time { get; }

        /// <summary>
        /// The card number without its middle. Empty if this journal did not see the card's token being made.
        /// </summary>
        public string CardNoMasked { get; }

        /// <summary>Paynet's transaction code, if it is paid.</summary>
        public string XactId { get; }

        /// <summary>The bank's code of approval, if it is paid.</summary>
        public string AuthorizationCode { get; }

        /// <summary>Why the outcome is unknown, for a developer.</summary>
        public string Message { get; }

        /// <summary>The charge.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static void* Places(NativeCall call, int capacity)
        {
            var places = (paynet_in_flight_charge*)call.Allocate(checked(capacity * sizeof(paynet_in_flight_charge)));
            call.Check(Native.paynet_in_flight_charge_init(places, (uint)sizeof(paynet_in_flight_charge)));
            return places;
        }
    }
}
