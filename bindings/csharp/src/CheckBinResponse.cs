using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CheckBin"/> and <see cref="Client.CheckCardBin"/> answer.</summary>
    public sealed unsafe class CheckBinResponse
    {
        internal CheckBinResponse(paynet_check_bin_response* from, IReadOnlyList<Instalment> rows)
        {
            TdsEnable = NativeNumbers.Flag(from->tds_enable);
            Code = NativeNumbers.Number(from->code);
            BankId = NativeMemory.Read(from->bank_id);
            CardType = NativeMemory.Read(from->card_type);
            BankName = NativeMemory.Read(from->bank_name);
            BankLogo = NativeMemory.Read(from->bank_logo);
            ObjectName = NativeMemory.Read(from->object_name);
            Message = NativeMemory.Read(from->message);
            Instalments = rows;
        }

        /// <summary>True: 3-D Secure is possible with this bank. False: not. Null: Paynet did not say.</summary>
        public bool? TdsEnable { get; }

        /// <summary>Paynet's return code, 0 for success. Null if Paynet sent none.</summary>
        public int? Code { get; }

        /// <summary>Paynet's code of the bank, <c>AXSS</c> say; <c>ZDGR</c> is any other bank. May be empty.</summary>
        public string BankId { get; }

        /// <summary><c>cc</c> personal, <c>bc</c> commercial, <c>dc</c> debit. May be empty.</summary>
        public string CardType { get; }

        /// <summary>The bank's name. May be empty.</summary>
        public string BankName { get; }

        /// <summary>Address of the bank's logo. May be empty.</summary>
        public string BankLogo { get; }

        /// <summary>Paynet's name for the answer, <c>"paynetj_bin"</c>. May be empty.</summary>
        public string ObjectName { get; }

        /// <summary>
        /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
        /// </summary>
        public string Message { get; }

        /// <summary>The ways to pay.</summary>
        public IReadOnlyList<Instalment> Instalments { get; }

        /// <summary>The response.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static CheckBinResponse Receive(NativeCall call, FillPlaces fill)
        {
            var response = (paynet_check_bin_response*)call.Allocate(sizeof(paynet_check_bin_response));
            call.Check(Native.paynet_check_bin_response_init(response, (uint)sizeof(paynet_check_bin_response)));
            IReadOnlyList<Instalment> rows = call.Rows(
                response,
                &response->instalment_count,
                32,
                Instalment.Places,
                fill,
                (places, index) => new Instalment((paynet_instalment*)places + index));
            return new CheckBinResponse(response, rows);
        }
    }
}
