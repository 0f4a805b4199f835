/*
 * Takes a token from Paynet, or from the sandbox, and prints it.
 *
 *   cc create_token.c $(pkg-config --cflags --libs paynet) -o create_token
 *
 * From the environment: PAYNET_PUBLISHABLE_KEY, PAYNET_SESSION_ID, PAYNET_INSTALMENT_KEY; for the sandbox
 * PAYNET_BASE_URL and PAYNET_CA_FILE, else it is Paynet's test system.
 */

#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>

static paynet_config config_of_environment(void)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    config.base_url = getenv("PAYNET_BASE_URL");
    config.environment = config.base_url == NULL ? PAYNET_ENVIRONMENT_TEST : PAYNET_ENVIRONMENT_NONE;
    config.ca_file = getenv("PAYNET_CA_FILE");
    config.publishable_key = getenv("PAYNET_PUBLISHABLE_KEY");
    return config;
}

static paynet_create_token_request request_with_test_card(void)
{
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    request.session_id = getenv("PAYNET_SESSION_ID");
    request.instalment_key = getenv("PAYNET_INSTALMENT_KEY");
    request.card_holder = "Ayşe Yılmaz";
    request.pan = "4355 0843 5508 4358";
    request.month = 12;
    request.year = 2026;
    request.cvc = "000";
    request.do_3ds = 1;
    request.ip = "203.0.113.7";
    return request;
}

static int explain(const paynet_error *error)
{
    fprintf(stderr, "%s: %s\n", paynet_status_name(error->code), error->message);
    fprintf(stderr, "%s\n", paynet_status_explanation(error->code, PAYNET_LANGUAGE_ENGLISH));
    return EXIT_FAILURE;
}

static void show(const paynet_create_token_response *response)
{
    printf("token: %s\n", response->token_id);
    if (response->is_tds == 1) {
        printf("the shopper confirms at %s\n", response->post_url);
    }
}

int main(void)
{
    paynet_config config = config_of_environment();
    paynet_create_token_request request = request_with_test_card();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    paynet_client *client = NULL;
    int32_t code;

    if (paynet_client_new(&config, &client, &error) != PAYNET_OK) {
        return explain(&error);
    }
    code = paynet_create_token(client, &request, &response, &error);
    paynet_client_free(client);
    if (code != PAYNET_OK) {
        return explain(&error);
    }
    show(&response);
    return EXIT_SUCCESS;
}
