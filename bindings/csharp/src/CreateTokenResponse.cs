using System.Globalization;

namespace Paynet
{
    /// <summary>What <see cref="Client.CreateToken"/> answers.</summary>
    public sealed class CreateTokenResponse
    {
        internal unsafe CreateTokenResponse(paynet_create_token_response* response)
        {
            TokenId = NativeTexts.Read(response->token_id);
            PostUrl = NativeTexts.Read(response->post_url);
            IsTds = response->is_tds == Constants.PAYNET_UNKNOWN ? (bool?)null : response->is_tds != 0;
            ObjectName = NativeTexts.Read(response->object_name);
            Code = response->code == Constants.PAYNET_NO_CODE ? (int?)null : response->code;
            Message = NativeTexts.Read(response->message);
        }

        /// <summary>The token (<c>jt_...</c>), to the letter as Paynet sent it. Never empty.</summary>
        public string TokenId { get; }

        /// <summary>Where the shopper confirms. Meaningful only if <see cref="IsTds"/> is true; may be empty otherwise.</summary>
        public string PostUrl { get; }

        /// <summary>
        /// True: the shopper must confirm at <see cref="PostUrl"/> before the charge. False: not. Null: Paynet did not say. Go by
        /// this, not by <see cref="CreateTokenRequest.Do3ds"/>.
        /// </summary>
        public bool? IsTds { get; }

        /// <summary>Paynet's name for the answer, <c>paynetj_token</c>. May be empty.</summary>
        public string ObjectName { get; }

        /// <summary>Paynet's return code, 0 for success. Null if Paynet sent none.</summary>
        public int? Code { get; }

        /// <summary>Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.</summary>
        public string Message { get; }

        /// <summary>The response.</summary>
        public override string ToString() => new Description(nameof(CreateTokenResponse))
            .Add(nameof(TokenId), TokenId)
            .Add(nameof(PostUrl), PostUrl)
            .Add(nameof(IsTds), IsTds?.ToString())
            .Add(nameof(ObjectName), ObjectName)
            .Add(nameof(Code), Code?.ToString(CultureInfo.InvariantCulture))
            .Add(nameof(Message), Message)
            .ToString();
    }
}
