using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>What <see cref="Client.CreateToken"/> answers.</summary>
    public sealed unsafe class CreateTokenResponse
    {
        internal CreateTokenResponse(paynet_create_token_response* from)
        {
            TokenId = NativeMemory.Read(from->token_id);
            PostUrl = NativeMemory.Read(from->post_url);
            IsTds = NativeNumbers.Flag(from->is_tds);
            ObjectName = NativeMemory.Read(from->object_name);
            Code = NativeNumbers.Number(from->code);
            Message = NativeMemory.Read(from->message);
        }

        /// <summary>The token (<c>jt_...</c>), to the letter as Paynet sent it. Never empty.</summary>
        public string TokenId { get; }

        /// <summary>
        /// Where the shopper confirms. Meaningful only if <see cref="IsTds"/> is true; may be empty otherwise.
        /// </summary>
        public string PostUrl { get; }

        /// <summary>
        /// True: the shopper must confirm at <see cref="PostUrl"/> before the charge. False: not. Null: Paynet did not
        /// say. Go by this, not by <see cref="CreateTokenRequest.Do3ds"/>.
        /// </summary>
        public bool? IsTds { get; }

        /// <summary>Paynet's name for the answer, <c>paynetj_token</c>. May be empty.</summary>
        public string ObjectName { get; }

        /// <summary>Paynet's return code, 0 for success. Null if Paynet sent none.</summary>
        public int? Code { get; }

        /// <summary>
        /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
        /// </summary>
        public string Message { get; }

        /// <summary>The response.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static paynet_create_token_response* New(NativeCall call)
        {
            var response = (paynet_create_token_response*)call.Allocate(sizeof(paynet_create_token_response));
            call.Check(Native.paynet_create_token_response_init(response, (uint)sizeof(paynet_create_token_response)));
            return response;
        }
    }
}
