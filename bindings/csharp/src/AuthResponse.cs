using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.Auth"/> answers.</summary>
    public sealed unsafe class AuthResponse
    {
        internal AuthResponse(paynet_auth_response* from)
        {
            TdsRequired = NativeNumbers.Flag(from->tds_required);
            Code = NativeNumbers.Number(from->code);
            SessionId = NativeMemory.Read(from->session_id);
            ExpireDate = NativeMemory.Read(from->expire_date);
            Name = NativeMemory.Read(from->name);
            ObjectName = NativeMemory.Read(from->object_name);
            Message = NativeMemory.Read(from->message);
        }

        /// <summary>True: Paynet insists on 3-D Secure. False: not. Null: Paynet did not say.</summary>
        public bool? TdsRequired { get; }

        /// <summary>Paynet's return code, 0 for success. Null if Paynet sent none.</summary>
        public int? Code { get; }

        /// <summary>The session (<c>js_...</c>), to the letter as Paynet sent it. Never empty on success.</summary>
        public string SessionId { get; }

        /// <summary>When the session ends, as Paynet writes it; its form is not documented. May be empty.</summary>
        public string ExpireDate { get; }

        /// <summary>The merchant's name. May be empty.</summary>
        public string Name { get; }

        /// <summary>Paynet's name for the answer. May be empty.</summary>
        public string ObjectName { get; }

        /// <summary>
        /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
        /// </summary>
        public string Message { get; }

        /// <summary>The response.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static paynet_auth_response* New(NativeCall call)
        {
            var response = (paynet_auth_response*)call.Allocate(sizeof(paynet_auth_response));
            call.Check(Native.paynet_auth_response_init(response, (uint)sizeof(paynet_auth_response)));
            return response;
        }
    }
}
