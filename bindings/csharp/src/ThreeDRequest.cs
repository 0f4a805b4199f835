using System;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>
    /// What 3-D Secure is about, after <see cref="Client.CreateToken"/> answered
    /// <see cref="CreateTokenResponse.IsTds"/>.
    /// </summary>
    public sealed unsafe class ThreeDRequest : INativeRequest
    {
        /// <summary>The session (<c>js_...</c>). Required.</summary>
        public string SessionId { get; set; }

        /// <summary>The token (<c>jt_...</c>), to the letter. Required.</summary>
        public string TokenId { get; set; }

        /// <summary><see cref="CreateTokenResponse.PostUrl"/> as it came with the token. Required.</summary>
        public string PostUrl { get; set; }

        /// <summary>
        /// A browser's program, run with an address as its only argument and without a shell. Null: the default
        /// browser. <see cref="Client.ThreeDBrowse"/> alone.
        /// </summary>
        public string Browser { get; set; }

        /// <summary>
        /// How long the shopper may take, 1 second to 30 minutes. Null or zero: 5 minutes.
        /// <see cref="Client.ThreeDBrowse"/> alone.
        /// </summary>
        public TimeSpan? Timeout { get; set; }

        /// <summary>The request.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_three_d_request*)call.Allocate(sizeof(paynet_three_d_request));
            call.Check(Native.paynet_three_d_request_init(to, (uint)sizeof(paynet_three_d_request)));
            to->session_id = call.Copy(SessionId);
            to->token_id = call.Copy(TokenId);
            to->post_url = call.Copy(PostUrl);
            to->browser = call.Copy(Browser);
            to->timeout_ms = NativeNumbers.Milliseconds(Timeout);
            return to;
        }

        internal static string Url(NativeCall call) =>
            call.Text((buffer, capacity, needed) => Url(call, buffer, capacity, needed));

        internal static string Page(NativeCall call) =>
            call.Text((buffer, capacity, needed) => Page(call, buffer, capacity, needed));

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal static ThreeDState Browse(NativeCall call)
        {
            int state;
            var request = (paynet_three_d_request*)call.Request;
            call.Check(Native.paynet_three_d_browse(call.Client, request, &state, call.Error));
            return (ThreeDState)state;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Url(NativeCall call, byte* buffer, int capacity, int* needed) =>
            Native.paynet_three_d_url(
                call.Client, (paynet_three_d_request*)call.Request, buffer, capacity, needed, call.Error);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Page(NativeCall call, byte* buffer, int capacity, int* needed) =>
            Native.paynet_three_d_page(
                call.Client, (paynet_three_d_request*)call.Request, buffer, capacity, needed, call.Error);
    }
}
