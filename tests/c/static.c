/* The smallest program, linked with libpaynet.a. */

#include "sandbox.h"

int main(void)
{
    paynet_client *client = sandbox_client();
    paynet_create_token_request request = sandbox_request();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    CHECK_NUMBER(paynet_abi_version(), PAYNET_ABI_VERSION);
    CHECK_NUMBER(paynet_create_token(client, &request, &response, &error), PAYNET_OK);
    print_token(request.session_id, response.token_id);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return done();
}
