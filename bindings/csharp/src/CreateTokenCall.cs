using System.Runtime.CompilerServices;

namespace Paynet
{
    internal sealed unsafe class CreateTokenCall : NativeCall<CreateTokenResponse>
    {
        private paynet_create_token_request request;

        internal CreateTokenCall(ClientHandle handle, CreateTokenRequest from)
            : base(handle)
        {
            try
            {
                Write(from);
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal override CreateTokenResponse Run()
        {
            paynet_create_token_response response;
            PaynetException.ThrowUnlessOk(
                Native.paynet_create_token_response_init(&response, (uint)sizeof(paynet_create_token_response)));

            paynet_error error;
            PaynetException.ThrowUnlessOk(Native.paynet_error_init(&error, (uint)sizeof(paynet_error)));

            fixed (paynet_create_token_request* input = &request)
            {
                PaynetException.ThrowUnlessOk(Native.paynet_create_token(Client, input, &response, &error), &error);
            }

            return new CreateTokenResponse(&response);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Write(CreateTokenRequest from)
        {
            fixed (paynet_create_token_request* to = &request)
            {
                PaynetException.ThrowUnlessOk(
                    Native.paynet_create_token_request_init(to, (uint)sizeof(paynet_create_token_request)));
                from.Write(to, Texts);
            }
        }
    }
}
