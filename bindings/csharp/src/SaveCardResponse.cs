using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.SaveCard"/> answers.</summary>
    public sealed unsafe class SaveCardResponse
    {
        internal SaveCardResponse(paynet_save_card_response* from)
        {
            Code = NativeNumbers.Number(from->code);
            SessionId = NativeMemory.Read(from->session_id);
            ObjectName = NativeMemory.Read(from->object_name);
            Message = NativeMemory.Read(from->message);
        }

        /// <summary>Paynet's return code, 0 for success. Null if Paynet sent none.</summary>
        public int? Code { get; }

        /// <summary>The session. May be empty.</summary>
        public string SessionId { get; }

        /// <summary>Paynet's name for the answer. May be empty.</summary>
        public string ObjectName { get; }

        /// <summary>
        /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
        /// </summary>
        public string Message { get; }

        /// <summary>The response.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static paynet_save_card_response* New(NativeCall call)
        {
            var response = (paynet_save_card_response*)call.Allocate(sizeof(paynet_save_card_response));
            call.Check(Native.paynet_save_card_response_init(response, (uint)sizeof(paynet_save_card_response)));
            return response;
        }
    }
}
