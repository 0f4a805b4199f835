using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.Check"/> answers. Nothing found is an answer, too.</summary>
    public sealed unsafe class CheckResponse
    {
        internal CheckResponse(paynet_check_response* from, IReadOnlyList<Payment> rows)
        {
            Outcome = (Outcome)from->outcome;
            Code = NativeNumbers.Number(from->code);
            ObjectName = NativeMemory.Read(from->object_name);
            Message = NativeMemory.Read(from->message);
            Payments = rows;
        }

        /// <summary>
        /// Whether money was taken, all payments considered. <see cref="Outcome.Unknown"/> also if money was taken and
        /// given back.
        /// </summary>
        public Outcome Outcome { get; }

        /// <summary>Paynet's return code: 0, or 12 if nothing is found. Null if Paynet sent none.</summary>
        public int? Code { get; }

        /// <summary>Paynet's name for the answer. May be empty.</summary>
        public string ObjectName { get; }

        /// <summary>
        /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
        /// </summary>
        public string Message { get; }

        /// <summary>The attempts to pay that Paynet knows, declined ones included.</summary>
        public IReadOnlyList<Payment> Payments { get; }

        /// <summary>The first payment that took money, if <see cref="Outcome"/> is paid; else null.</summary>
        public Payment Paid => Outcome == Outcome.Paid ? Payments.FirstOrDefault(payment => payment.Paid) : null;

        /// <summary>The response.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static CheckResponse Receive(NativeCall call, FillPlaces fill)
        {
            var response = (paynet_check_response*)call.Allocate(sizeof(paynet_check_response));
            call.Check(Native.paynet_check_response_init(response, (uint)sizeof(paynet_check_response)));
            IReadOnlyList<Payment> rows = call.Rows(
                response,
                &response->payment_count,
                16,
                Payment.Places,
                fill,
                (places, index) => new Payment((paynet_payment*)places + index));
            return new CheckResponse(response, rows);
        }
    }
}
