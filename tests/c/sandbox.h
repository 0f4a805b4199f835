/* What a program needs to call the sandbox. The Rust test that runs it says by environment variables where it is. */

#ifndef SANDBOX_H
#define SANDBOX_H

#include "check.h"
#include "paynet.h"

/* Far beyond the defaults, because valgrind makes a handshake slow and lets one thread run at a time. */
#define PATIENCE_MS 300000

/* One of the cards that Paynet publishes for tests. */
#define TEST_PAN "4355084355084358"
#define TEST_CVC "000"

static inline const char *given(const char *name)
{
    const char *value = getenv(name);
    if (value == NULL) {
        fprintf(stderr, "%s is not set; `cargo test --test c_programs` sets it\n", name);
        exit(1);
    }
    return value;
}

static inline paynet_config sandbox_config(void)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    config.base_url = given("SANDBOX_URL");
    config.ca_file = given("SANDBOX_CA_FILE");
    config.publishable_key = given("SANDBOX_PUBLISHABLE_KEY");
    config.connect_timeout_ms = PATIENCE_MS;
    config.total_timeout_ms = PATIENCE_MS;
    return config;
}

static inline paynet_client *client_with(const paynet_config *config)
{
    paynet_client *client = NULL;
    paynet_error error = PAYNET_ERROR_INIT;
    int32_t code = paynet_client_new(config, &client, &error);
    CHECK_TEXT(error.message, "");
    CHECK_NUMBER(code, PAYNET_OK);
    CHECK(client != NULL);
    return client;
}

static inline paynet_client *sandbox_client(void)
{
    paynet_config config = sandbox_config();
    return client_with(&config);
}

/* All that is required, for the session that the sandbox opened for this program. */
static inline paynet_create_token_request sandbox_request(void)
{
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    request.session_id = given("SANDBOX_SESSION_ID");
    request.instalment_key = given("SANDBOX_INSTALMENT_KEY");
    request.card_holder = "gokhan oztorun";
    request.pan = TEST_PAN;
    request.cvc = TEST_CVC;
    request.month = 12;
    request.year = 2026;
    request.do_3ds = 1;
    request.ip = "203.0.113.7";
    return request;
}

static inline void check_initial(const paynet_create_token_response *response)
{
    paynet_create_token_response initial = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    CHECK(memcmp(response, &initial, sizeof initial) == 0);
}

static inline void check_no_error(const paynet_error *error)
{
    paynet_error initial = PAYNET_ERROR_INIT;
    CHECK(memcmp(error, &initial, sizeof initial) == 0);
}

/* A token as the sandbox handed it out; the Rust test looks whether it did. */
static inline void print_token(const char *session_id, const char *token_id)
{
    printf("token\t%s\t%s\n", session_id, token_id);
}

#endif
