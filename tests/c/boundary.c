/* Every misuse that the header speaks of. Nothing of it may reach the network: the sandbox sees no connection. */

#include "sandbox.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define ROOM (64 * 1024 + 64)
#define LARGEST (64 * 1024)

static paynet_client *client;
static paynet_client *keyless;

/* A pointer that no failed call may leave where it was. */
static int elsewhere;
#define ELSEWHERE ((paynet_client *)(void *)&elsewhere)

static paynet_client *client_without_keys(void)
{
    paynet_config config = sandbox_config();
    config.publishable_key = NULL;
    return client_with(&config);
}

static void fill(void *structure, size_t size)
{
    memset((char *)structure + sizeof(uint32_t), 0x55, size - sizeof(uint32_t));
}

/* Expects that the call is refused before sending, whatever error and response held before. */
static void refuses(const paynet_client *by, const paynet_create_token_request *request, int32_t code,
                    const char *field)
{
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    fill(&response, sizeof response);
    fill(&error, sizeof error);
    CHECK_NUMBER(paynet_create_token(by, request, &response, &error), code);
    check_initial(&response);
    CHECK_NUMBER(error.code, code);
    CHECK_TEXT(error.field, field);
    CHECK_NUMBER(error.http_status, 0);
    CHECK_NUMBER(error.paynet_code, PAYNET_NO_CODE);
    CHECK_NUMBER(error.phase, PAYNET_PHASE_NONE);
    CHECK_NUMBER(error.reserved, 0);
    CHECK_TEXT(error.error_type, "");
    CHECK_TEXT(error.paynet_message, "");
    CHECK(error.message[0] != '\0');
    CHECK_NUMBER(paynet_status_class(code), PAYNET_CLASS_CALL);
    CHECK_NUMBER(paynet_create_token(by, request, &response, NULL), code);
}

static void refuses_config(const paynet_config *config, int32_t code, const char *field)
{
    paynet_client *made = ELSEWHERE;
    paynet_error error = PAYNET_ERROR_INIT;
    fill(&error, sizeof error);
    CHECK_NUMBER(paynet_client_new(config, &made, &error), code);
    CHECK(made == NULL);
    CHECK_NUMBER(error.code, code);
    CHECK_TEXT(error.field, field);
    CHECK_NUMBER(error.phase, PAYNET_PHASE_NONE);
    CHECK(error.message[0] != '\0');
    made = ELSEWHERE;
    CHECK_NUMBER(paynet_client_new(config, &made, NULL), code);
    CHECK(made == NULL);
}

/* The four structs, each with a call that takes it. */

static paynet_config good_config;
static paynet_create_token_request good_request;
static const paynet_create_token_response good_response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
static const paynet_error good_error = PAYNET_ERROR_INIT;

static int32_t pass_config(void *at)
{
    paynet_client *made = ELSEWHERE;
    int32_t code = paynet_client_new(at, &made, NULL);
    CHECK((code == PAYNET_OK) == (made != NULL));
    CHECK(made != ELSEWHERE);
    CHECK_NUMBER(paynet_client_free(made), PAYNET_OK);
    return code;
}

static int32_t pass_request(void *at)
{
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    return paynet_create_token(keyless, at, &response, NULL);
}

static int32_t pass_response(void *at)
{
    return paynet_create_token(keyless, &good_request, at, NULL);
}

static int32_t pass_error(void *at)
{
    paynet_client *made = NULL;
    int32_t code = paynet_client_new(&good_config, &made, at);
    CHECK_NUMBER(paynet_client_free(made), PAYNET_OK);
    return code;
}

static int32_t init_config(void *at, uint32_t size)
{
    return paynet_config_init(at, size);
}

static int32_t init_request(void *at, uint32_t size)
{
    return paynet_create_token_request_init(at, size);
}

static int32_t init_response(void *at, uint32_t size)
{
    return paynet_create_token_response_init(at, size);
}

static int32_t init_error(void *at, uint32_t size)
{
    return paynet_error_init(at, size);
}

static const paynet_config config_macro = PAYNET_CONFIG_INIT;
static const paynet_create_token_request request_macro = PAYNET_CREATE_TOKEN_REQUEST_INIT;

static const struct kind {
    const char *name;
    uint32_t size;
    uint32_t (*library_size)(void);
    int32_t (*init)(void *at, uint32_t size);
    /* As the macro fills it. */
    const void *initial;
    /* One that the call takes, and what the call returns then. */
    const void *good;
    int32_t (*pass)(void *at);
    int32_t accepted;
} kinds[] = {
    { "paynet_config", sizeof(paynet_config), paynet_config_size, init_config, &config_macro, &good_config,
      pass_config, PAYNET_OK },
    { "paynet_create_token_request", sizeof(paynet_create_token_request), paynet_create_token_request_size,
      init_request, &request_macro, &good_request, pass_request, PAYNET_ERR_KEY_MISSING },
    { "paynet_create_token_response", sizeof(paynet_create_token_response), paynet_create_token_response_size,
      init_response, &good_response, &good_response, pass_response, PAYNET_ERR_KEY_MISSING },
    { "paynet_error", sizeof(paynet_error), paynet_error_size, init_error, &good_error, &good_error, pass_error,
      PAYNET_OK },
};

static unsigned char room[ROOM];

static int all_are(const unsigned char *bytes, size_t count, unsigned char value)
{
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] != value) {
            return 0;
        }
    }
    return 1;
}

static void put(unsigned char *at, const struct kind *kind, uint32_t struct_size)
{
    memcpy(at, kind->good, kind->size);
    memcpy(at, &struct_size, sizeof struct_size);
}

static void init_fills_precisely_the_stated_size(const struct kind *kind)
{
    const uint32_t sizes[] = { kind->size, kind->size + 1, kind->size + 8, LARGEST };
    for (size_t i = 0; i < COUNT(sizes); i++) {
        uint32_t size = sizes[i];
        memset(room, 0xAA, ROOM);
        CHECK_NUMBER(kind->init(room + 3, size), PAYNET_OK);
        CHECK(memcmp(room + 3, &size, sizeof size) == 0);
        CHECK(memcmp(room + 3 + 4, (const char *)kind->initial + 4, kind->size - 4) == 0);
        CHECK(all_are(room, 3, 0xAA));
        CHECK(all_are(room + 3 + kind->size, size - kind->size, 0));
        CHECK(all_are(room + 3 + size, ROOM - 3 - size, 0xAA));
    }
}

static void init_refuses_other_sizes(const struct kind *kind)
{
    const uint32_t sizes[] = { 0, 1, 4, kind->size - 8, kind->size - 1, LARGEST + 1, 0xAAAAAAAA, UINT32_MAX };
    memset(room, 0xAA, ROOM);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        CHECK_NUMBER(kind->init(room, sizes[i]), PAYNET_ERR_STRUCT_SIZE);
        CHECK(all_are(room, ROOM, 0xAA));
    }
    CHECK_NUMBER(kind->init(NULL, kind->size), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(kind->init(NULL, 0), PAYNET_ERR_NULL_ARGUMENT);
}

static void macro_and_function_agree(const struct kind *kind)
{
    CHECK_NUMBER(kind->library_size(), kind->size);
    CHECK_NUMBER(kind->init(room, kind->size), PAYNET_OK);
    CHECK(memcmp(room, kind->initial, kind->size) == 0);
}

static void wrong_sizes_are_refused(const struct kind *kind)
{
    const uint32_t sizes[] = { 0, 1, 4, kind->size - 8, kind->size - 1, LARGEST + 1, 0xAAAAAAAA, UINT32_MAX };
    unsigned char before[4096];
    for (size_t i = 0; i < COUNT(sizes); i++) {
        memset(room, 0, ROOM);
        put(room, kind, sizes[i]);
        memcpy(before, room, sizeof before);
        CHECK_NUMBER(kind->pass(room), PAYNET_ERR_STRUCT_SIZE);
        CHECK(memcmp(before, room, sizeof before) == 0);
    }
    memset(room, 0xAA, ROOM);
    CHECK_NUMBER(kind->pass(room), PAYNET_ERR_STRUCT_SIZE);
    CHECK(all_are(room, ROOM, 0xAA));
}

static void a_longer_struct_is_fine_as_long_as_the_rest_is_zero(const struct kind *kind)
{
    const uint32_t sizes[] = { kind->size + 1, kind->size + 8, LARGEST };
    for (size_t i = 0; i < COUNT(sizes); i++) {
        uint32_t size = sizes[i];
        memset(room, 0xAA, ROOM);
        memset(room, 0, size);
        put(room, kind, size);
        CHECK_NUMBER(kind->pass(room), kind->accepted);
        CHECK(memcmp(room, &size, sizeof size) == 0);
        CHECK(all_are(room + kind->size, size - kind->size, 0));
        CHECK(all_are(room + size, ROOM - size, 0xAA));
        room[size - 1] = 1;
        CHECK_NUMBER(kind->pass(room), PAYNET_ERR_STRUCT_SIZE);
    }
}

static void a_struct_may_lie_at_an_odd_address(const struct kind *kind)
{
    for (size_t offset = 1; offset < 8; offset += 2) {
        memset(room, 0xAA, ROOM);
        put(room + offset, kind, kind->size);
        CHECK_NUMBER(kind->pass(room + offset), kind->accepted);
        CHECK(all_are(room, offset, 0xAA));
        CHECK(all_are(room + offset + kind->size, 64, 0xAA));
    }
}

static void structs(void)
{
    good_config = sandbox_config();
    good_request = sandbox_request();
    for (size_t i = 0; i < COUNT(kinds); i++) {
        trying = kinds[i].name;
        macro_and_function_agree(&kinds[i]);
        init_fills_precisely_the_stated_size(&kinds[i]);
        init_refuses_other_sizes(&kinds[i]);
        wrong_sizes_are_refused(&kinds[i]);
        a_longer_struct_is_fine_as_long_as_the_rest_is_zero(&kinds[i]);
        a_struct_may_lie_at_an_odd_address(&kinds[i]);
    }
}

static void a_wrong_size_is_named_as_the_fault(void)
{
    trying = "struct_size 3";
    paynet_create_token_request request = sandbox_request();
    request.struct_size = 3;
    refuses(client, &request, PAYNET_ERR_STRUCT_SIZE, "struct_size");
    paynet_config config = sandbox_config();
    config.struct_size = 3;
    refuses_config(&config, PAYNET_ERR_STRUCT_SIZE, "struct_size");
}

static void a_handle_may_be_stored_at_an_odd_address(void)
{
    trying = "a handle at an odd address";
    char place[sizeof(paynet_client *) + 1];
    paynet_client *made = NULL;
    CHECK_NUMBER(paynet_client_new(&good_config, (paynet_client **)(void *)(place + 1), NULL), PAYNET_OK);
    memcpy(&made, place + 1, sizeof made);
    CHECK_NUMBER(paynet_client_free(made), PAYNET_OK);
}

/* Failures of the error struct itself leave the other outputs as the header says, too. */
static void outputs_are_initial_also_if_the_error_struct_is_bad(void)
{
    trying = "a bad error struct";
    paynet_error bad = PAYNET_ERROR_INIT;
    bad.struct_size = 3;
    paynet_client *made = ELSEWHERE;
    CHECK_NUMBER(paynet_client_new(&good_config, &made, &bad), PAYNET_ERR_STRUCT_SIZE);
    CHECK(made == NULL);
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    fill(&response, sizeof response);
    CHECK_NUMBER(paynet_create_token(client, &good_request, &response, &bad), PAYNET_ERR_STRUCT_SIZE);
    check_initial(&response);
}

static void null_pointers(void)
{
    trying = "NULL";
    paynet_create_token_request request = sandbox_request();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    int32_t value = 7;
    CHECK_NUMBER(paynet_constant("PAYNET_OK", NULL), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(paynet_constant(NULL, &value), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(paynet_constant(NULL, NULL), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(value, 7);
    refuses_config(NULL, PAYNET_ERR_NULL_ARGUMENT, "config");
    CHECK_NUMBER(paynet_client_new(&good_config, NULL, &error), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(error.code, PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(paynet_client_new(NULL, NULL, NULL), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(paynet_client_free(NULL), PAYNET_OK);
    refuses(client, NULL, PAYNET_ERR_NULL_ARGUMENT, "request");
    CHECK_NUMBER(paynet_create_token(client, &request, NULL, &error), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_TEXT(error.field, "response");
    CHECK_NUMBER(paynet_create_token(NULL, &request, &response, &error), PAYNET_ERR_INVALID_CLIENT);
    CHECK_TEXT(error.field, "client");
    CHECK(paynet_create_token(NULL, NULL, NULL, NULL) != PAYNET_OK);
}

static void constants(void)
{
    trying = "paynet_constant";
    const char *unknown[] = { "", "PAYNET_ERR_", "paynet_ok", " PAYNET_OK", "PAYNET_OK ", "PAYNET_CONFIG_INIT" };
    int32_t value = 7;
    CHECK_NUMBER(paynet_constant("PAYNET_ERR_DNS", &value), PAYNET_OK);
    CHECK_NUMBER(value, PAYNET_ERR_DNS);
    CHECK_NUMBER(paynet_constant("PAYNET_UNKNOWN", &value), PAYNET_OK);
    CHECK_NUMBER(value, PAYNET_UNKNOWN);
    for (size_t i = 0; i < COUNT(unknown); i++) {
        CHECK_NUMBER(paynet_constant(unknown[i], &value), PAYNET_ERR_UNKNOWN_NAME);
    }
    CHECK_NUMBER(paynet_constant("PAYNET_\xFF", &value), PAYNET_ERR_TEXT);
    CHECK_NUMBER(value, PAYNET_UNKNOWN);
    CHECK_NUMBER(paynet_abi_version(), PAYNET_ABI_VERSION);
    CHECK(paynet_version()[0] >= '0' && paynet_version()[0] <= '9');
}

static void wrong_handles(void)
{
    int local = 0;
    paynet_create_token_request request = sandbox_request();
    paynet_client *freed = sandbox_client();
    CHECK_NUMBER(paynet_client_free(freed), PAYNET_OK);
    paynet_client *wrong[] = { (paynet_client *)(void *)&local, (paynet_client *)(void *)&request, freed,
        (paynet_client *)(uintptr_t)1, (paynet_client *)(uintptr_t)2, (paynet_client *)(uintptr_t)3,
        (paynet_client *)(uintptr_t)4096, (paynet_client *)UINTPTR_MAX };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        trying = "a wrong handle";
        refuses(wrong[i], &request, PAYNET_ERR_INVALID_CLIENT, "client");
        CHECK_NUMBER(paynet_client_free(wrong[i]), PAYNET_ERR_INVALID_CLIENT);
    }
    refuses(NULL, &request, PAYNET_ERR_INVALID_CLIENT, "client");
    trying = "a freed handle beside a new client";
    paynet_client *other = sandbox_client();
    CHECK(other != freed);
    refuses(freed, &request, PAYNET_ERR_INVALID_CLIENT, "client");
    CHECK_NUMBER(paynet_client_free(other), PAYNET_OK);
}

/* Texts */

struct text_field {
    const char *name;
    size_t offset;
};

#define CONFIG_TEXT(name) { #name, offsetof(paynet_config, name) }
#define REQUEST_TEXT(name) { #name, offsetof(paynet_create_token_request, name) }

static const struct text_field config_texts[] = {
    CONFIG_TEXT(base_url), CONFIG_TEXT(publishable_key), CONFIG_TEXT(secret_key), CONFIG_TEXT(ca_file),
    CONFIG_TEXT(proxy_url),
};

static const struct text_field request_texts[] = {
    REQUEST_TEXT(session_id), REQUEST_TEXT(card_holder), REQUEST_TEXT(pan), REQUEST_TEXT(cvc),
    REQUEST_TEXT(instalment_key), REQUEST_TEXT(ip), REQUEST_TEXT(client_id), REQUEST_TEXT(description),
    REQUEST_TEXT(card_holder_phone), REQUEST_TEXT(card_holder_mail),
};

static void set(void *structure, const struct text_field *field, const char *text)
{
    trying = field->name;
    memcpy((char *)structure + field->offset, &text, sizeof text);
}

/* A text of so many bytes, in a block that ends with it: valgrind sees a read beyond. */
static char *text_of(size_t length)
{
    char *text = malloc(length + 1);
    CHECK(text != NULL);
    memset(text, '1', length);
    text[length] = '\0';
    return text;
}

static void texts_that_cannot_be_read(void)
{
    char *too_long = text_of(5000);
    char *just_too_long = text_of(4097);
    const char *bad[] = { "\xFF", "Ay\xFE" "e", "\xC5", "\xED\xA0\x80", "\xC0\xAF", "ok \xF0\x9F\x92", too_long,
        just_too_long };
    for (size_t b = 0; b < COUNT(bad); b++) {
        for (size_t f = 0; f < COUNT(request_texts); f++) {
            paynet_create_token_request request = sandbox_request();
            set(&request, &request_texts[f], bad[b]);
            refuses(client, &request, PAYNET_ERR_TEXT, request_texts[f].name);
        }
        for (size_t f = 0; f < COUNT(config_texts); f++) {
            paynet_config config = sandbox_config();
            set(&config, &config_texts[f], bad[b]);
            refuses_config(&config, PAYNET_ERR_TEXT, config_texts[f].name);
        }
    }
    free(just_too_long);
    free(too_long);
}

static void the_longest_text_is_read(void)
{
    char *longest = text_of(4096);
    paynet_create_token_request request = sandbox_request();
    request.card_holder = request.description = request.client_id = longest;
    trying = "4096 bytes";
    refuses(keyless, &request, PAYNET_ERR_KEY_MISSING, "publishable_key");
    free(longest);
}

/* Configuration */

struct bad_config {
    const char *trying;
    void (*spoil)(paynet_config *config);
    int32_t code;
    const char *field;
};

static void no_server(paynet_config *c) { c->base_url = NULL; }
static void empty_server(paynet_config *c) { c->base_url = ""; }
static void both_servers(paynet_config *c) { c->environment = PAYNET_ENVIRONMENT_TEST; }
static void unknown_environment(paynet_config *c) { c->base_url = NULL; c->environment = 3; }
static void negative_environment(paynet_config *c) { c->base_url = NULL; c->environment = -1; }
static void plain_http(paynet_config *c) { c->base_url = "http://api.paynet.com.tr"; }
static void nearly_local_http(paynet_config *c) { c->base_url = "http://localhost.example.com"; }
static void user_in_url(paynet_config *c) { c->base_url = "https://till:hunter2@localhost"; }
static void not_a_url(paynet_config *c) { c->base_url = "localhost"; }
static void another_scheme(paynet_config *c) { c->base_url = "ftp://localhost"; }
static void query_in_url(paynet_config *c) { c->base_url = "https://localhost?x=1"; }
static void negative_connect_timeout(paynet_config *c) { c->connect_timeout_ms = -1; }
static void long_connect_timeout(paynet_config *c) { c->connect_timeout_ms = 600001; }
static void negative_total_timeout(paynet_config *c) { c->total_timeout_ms = INT32_MIN; }
static void long_total_timeout(paynet_config *c) { c->total_timeout_ms = INT32_MAX; }
static void missing_ca_file(paynet_config *c) { c->ca_file = "/nonexistent/ca.pem"; }
static void folder_as_ca_file(paynet_config *c) { c->ca_file = "/"; }
static void ca_file_without_certificate(paynet_config *c) { c->ca_file = given("FILE_WITHOUT_CERTIFICATE"); }
static void socks_proxy(paynet_config *c) { c->proxy_url = "socks5://127.0.0.1:1080"; }
static void proxy_without_scheme(paynet_config *c) { c->proxy_url = "127.0.0.1:3128"; }
static void proxy_without_host(paynet_config *c) { c->proxy_url = "http://"; }
static void blank_in_key(paynet_config *c) { c->publishable_key = "pbk_secret word"; }
static void newline_in_key(paynet_config *c) { c->publishable_key = "pbk_secret\r\nX-Evil: 1"; }
static void newline_after_secret_key(paynet_config *c) { c->secret_key = "sck_secret\n"; }
static void turkish_letter_in_key(paynet_config *c) { c->secret_key = "sck_\xC5\x9F"; }
static void unknown_encoding(paynet_config *c) { c->text_encoding = 2; }
static void negative_encoding(paynet_config *c) { c->text_encoding = -1; }
static void strict_two(paynet_config *c) { c->strict_card_checks = 2; }
static void strict_negative(paynet_config *c) { c->strict_card_checks = -1; }

static const struct bad_config bad_configs[] = {
    { "no server", no_server, PAYNET_ERR_MISSING_FIELD, "environment" },
    { "an empty base URL", empty_server, PAYNET_ERR_MISSING_FIELD, "environment" },
    { "environment and base URL", both_servers, PAYNET_ERR_INVALID_FIELD, "base_url" },
    { "environment 3", unknown_environment, PAYNET_ERR_INVALID_FIELD, "environment" },
    { "environment -1", negative_environment, PAYNET_ERR_INVALID_FIELD, "environment" },
    { "plain http", plain_http, PAYNET_ERR_INSECURE_URL, "base_url" },
    { "plain http to a name that begins with localhost", nearly_local_http, PAYNET_ERR_INSECURE_URL, "base_url" },
    { "user in the URL", user_in_url, PAYNET_ERR_URL, "base_url" },
    { "not a URL", not_a_url, PAYNET_ERR_URL, "base_url" },
    { "another scheme", another_scheme, PAYNET_ERR_URL, "base_url" },
    { "query in the URL", query_in_url, PAYNET_ERR_URL, "base_url" },
    { "connect time-out -1", negative_connect_timeout, PAYNET_ERR_INVALID_FIELD, "connect_timeout_ms" },
    { "connect time-out 600001", long_connect_timeout, PAYNET_ERR_INVALID_FIELD, "connect_timeout_ms" },
    { "the least total time-out", negative_total_timeout, PAYNET_ERR_INVALID_FIELD, "total_timeout_ms" },
    { "the largest total time-out", long_total_timeout, PAYNET_ERR_INVALID_FIELD, "total_timeout_ms" },
    { "missing CA file", missing_ca_file, PAYNET_ERR_CA_FILE, "ca_file" },
    { "folder as CA file", folder_as_ca_file, PAYNET_ERR_CA_FILE, "ca_file" },
    { "CA file without certificate", ca_file_without_certificate, PAYNET_ERR_CA_FILE, "ca_file" },
    { "SOCKS proxy", socks_proxy, PAYNET_ERR_URL, "proxy_url" },
    { "proxy without scheme", proxy_without_scheme, PAYNET_ERR_URL, "proxy_url" },
    { "proxy without host", proxy_without_host, PAYNET_ERR_URL, "proxy_url" },
    { "blank in a key", blank_in_key, PAYNET_ERR_INVALID_FIELD, "publishable_key" },
    { "newline in a key", newline_in_key, PAYNET_ERR_INVALID_FIELD, "publishable_key" },
    { "newline after the secret key", newline_after_secret_key, PAYNET_ERR_INVALID_FIELD, "secret_key" },
    { "Turkish letter in a key", turkish_letter_in_key, PAYNET_ERR_INVALID_FIELD, "secret_key" },
    { "encoding 2", unknown_encoding, PAYNET_ERR_INVALID_FIELD, "text_encoding" },
    { "encoding -1", negative_encoding, PAYNET_ERR_INVALID_FIELD, "text_encoding" },
    { "strict 2", strict_two, PAYNET_ERR_INVALID_FIELD, "strict_card_checks" },
    { "strict -1", strict_negative, PAYNET_ERR_INVALID_FIELD, "strict_card_checks" },
};

static void configurations_that_cannot_be_used(void)
{
    for (size_t i = 0; i < COUNT(bad_configs); i++) {
        trying = bad_configs[i].trying;
        paynet_config config = sandbox_config();
        bad_configs[i].spoil(&config);
        refuses_config(&config, bad_configs[i].code, bad_configs[i].field);
    }
}

static void an_error_shows_neither_key_nor_password(void)
{
    trying = "secrets in errors";
    paynet_client *made = NULL;
    paynet_error error = PAYNET_ERROR_INIT;
    for (size_t i = 0; i < COUNT(bad_configs); i++) {
        paynet_config config = sandbox_config();
        bad_configs[i].spoil(&config);
        CHECK(paynet_client_new(&config, &made, &error) != PAYNET_OK);
        CHECK(!holds(&error, sizeof error, "_secret"));
        CHECK(!holds(&error, sizeof error, "hunter2"));
    }
}

/* Requests */

struct bad_request {
    const char *trying;
    void (*spoil)(paynet_create_token_request *request);
    int32_t code;
    const char *field;
};

static void no_month(paynet_create_token_request *r) { r->month = 0; }
static void month_13(paynet_create_token_request *r) { r->month = 13; }
static void month_negative(paynet_create_token_request *r) { r->month = -12; }
static void no_year(paynet_create_token_request *r) { r->year = 0; }
static void year_with_three_digits(paynet_create_token_request *r) { r->year = 202; }
static void year_with_five_digits(paynet_create_token_request *r) { r->year = 20260; }
static void year_negative(paynet_create_token_request *r) { r->year = -26; }
static void no_do_3ds(paynet_create_token_request *r) { r->do_3ds = PAYNET_UNKNOWN; }
static void do_3ds_2(paynet_create_token_request *r) { r->do_3ds = 2; }
static void do_3ds_negative(paynet_create_token_request *r) { r->do_3ds = -2; }
static void letters_in_pan(paynet_create_token_request *r) { r->pan = "4355O84355O84358"; }
static void short_pan(paynet_create_token_request *r) { r->pan = "43550843550"; }
static void long_pan(paynet_create_token_request *r) { r->pan = "43550843550843584355"; }
static void arabic_digits_in_pan(paynet_create_token_request *r) { r->pan = "435508435508435\xD9\xA8"; }
static void only_blanks_in_pan(paynet_create_token_request *r) { r->pan = "    "; }
static void short_cvc(paynet_create_token_request *r) { r->cvc = "98"; }
static void long_cvc(paynet_create_token_request *r) { r->cvc = "98765"; }
static void letters_in_cvc(paynet_create_token_request *r) { r->cvc = "98a"; }
static void blank_in_cvc(paynet_create_token_request *r) { r->cvc = "98 7"; }

static const struct bad_request bad_requests[] = {
    { "month 0", no_month, PAYNET_ERR_MISSING_FIELD, "month" },
    { "month 13", month_13, PAYNET_ERR_INVALID_FIELD, "month" },
    { "month -12", month_negative, PAYNET_ERR_INVALID_FIELD, "month" },
    { "year 0", no_year, PAYNET_ERR_MISSING_FIELD, "year" },
    { "year 202", year_with_three_digits, PAYNET_ERR_INVALID_FIELD, "year" },
    { "year 20260", year_with_five_digits, PAYNET_ERR_INVALID_FIELD, "year" },
    { "year -26", year_negative, PAYNET_ERR_INVALID_FIELD, "year" },
    { "do_3ds unknown", no_do_3ds, PAYNET_ERR_MISSING_FIELD, "do_3ds" },
    { "do_3ds 2", do_3ds_2, PAYNET_ERR_INVALID_FIELD, "do_3ds" },
    { "do_3ds -2", do_3ds_negative, PAYNET_ERR_INVALID_FIELD, "do_3ds" },
    { "letters in the card number", letters_in_pan, PAYNET_ERR_INVALID_FIELD, "pan" },
    { "11 digits", short_pan, PAYNET_ERR_INVALID_FIELD, "pan" },
    { "20 digits", long_pan, PAYNET_ERR_INVALID_FIELD, "pan" },
    { "Arabic digits", arabic_digits_in_pan, PAYNET_ERR_INVALID_FIELD, "pan" },
    { "a card number of blanks", only_blanks_in_pan, PAYNET_ERR_MISSING_FIELD, "pan" },
    { "CVC of 2 digits", short_cvc, PAYNET_ERR_INVALID_FIELD, "cvc" },
    { "CVC of 5 digits", long_cvc, PAYNET_ERR_INVALID_FIELD, "cvc" },
    { "letters in the CVC", letters_in_cvc, PAYNET_ERR_INVALID_FIELD, "cvc" },
    { "blank in the CVC", blank_in_cvc, PAYNET_ERR_INVALID_FIELD, "cvc" },
};

static void requests_that_can_never_work(void)
{
    for (size_t i = 0; i < COUNT(bad_requests); i++) {
        trying = bad_requests[i].trying;
        paynet_create_token_request request = sandbox_request();
        bad_requests[i].spoil(&request);
        refuses(client, &request, bad_requests[i].code, bad_requests[i].field);
    }
}

static void required_texts_that_are_missing(void)
{
    /* The first six of the table are required. */
    for (size_t f = 0; f < 6; f++) {
        paynet_create_token_request request = sandbox_request();
        set(&request, &request_texts[f], NULL);
        refuses(client, &request, PAYNET_ERR_MISSING_FIELD, request_texts[f].name);
        set(&request, &request_texts[f], "");
        refuses(client, &request, PAYNET_ERR_MISSING_FIELD, request_texts[f].name);
    }
}

static void an_error_shows_no_card_data(void)
{
    trying = "card data in errors";
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    for (size_t i = 0; i < COUNT(bad_requests); i++) {
        paynet_create_token_request request = sandbox_request();
        bad_requests[i].spoil(&request);
        CHECK(paynet_create_token(client, &request, &response, &error) != PAYNET_OK);
        CHECK(!holds(&error, sizeof error, "4355"));
        CHECK(!holds(&error, sizeof error, "98"));
    }
}

static void strict_checks(void)
{
    paynet_config config = sandbox_config();
    config.strict_card_checks = 1;
    paynet_client *strict = client_with(&config);
    paynet_create_token_request request = sandbox_request();
    trying = "a wrong check digit";
    request.pan = "4355084355084359";
    refuses(strict, &request, PAYNET_ERR_CARD_CHECK, "pan");
    trying = "an expired card";
    request.pan = TEST_PAN;
    request.year = 2019;
    refuses(strict, &request, PAYNET_ERR_CARD_CHECK, "year");
    request.year = 19;
    refuses(strict, &request, PAYNET_ERR_CARD_CHECK, "year");
    CHECK_NUMBER(paynet_client_free(strict), PAYNET_OK);
}

static void a_missing_key(void)
{
    trying = "a missing key";
    paynet_create_token_request request = sandbox_request();
    refuses(keyless, &request, PAYNET_ERR_KEY_MISSING, "publishable_key");
    paynet_config config = sandbox_config();
    config.publishable_key = NULL;
    config.secret_key = given("SANDBOX_SECRET_KEY");
    paynet_client *with_secret_key_only = client_with(&config);
    refuses(with_secret_key_only, &request, PAYNET_ERR_KEY_MISSING, "publishable_key");
    CHECK_NUMBER(paynet_client_free(with_secret_key_only), PAYNET_OK);
}

static void the_error_is_written_anew_by_every_call(void)
{
    trying = "the error after a success";
    paynet_error error = PAYNET_ERROR_INIT;
    paynet_client *made = NULL;
    paynet_config bad = sandbox_config();
    bad.strict_card_checks = 2;
    CHECK_NUMBER(paynet_client_new(&bad, &made, &error), PAYNET_ERR_INVALID_FIELD);
    CHECK_NUMBER(paynet_client_new(&good_config, &made, &error), PAYNET_OK);
    check_no_error(&error);
    CHECK_NUMBER(paynet_client_free(made), PAYNET_OK);
    fill(&error, sizeof error);
    CHECK_NUMBER(paynet_client_new(&good_config, &made, &error), PAYNET_OK);
    check_no_error(&error);
    CHECK_NUMBER(paynet_client_free(made), PAYNET_OK);
}

/* Status codes */

static int32_t class_of(int32_t code)
{
    if (code == 0) {
        return PAYNET_CLASS_OK;
    }
    if (code >= 1 && code <= 99) {
        return PAYNET_CLASS_CALL;
    }
    if (code >= 100 && code <= 199) {
        return PAYNET_CLASS_NOT_REACHED;
    }
    if (code >= 200 && code <= 299) {
        return PAYNET_CLASS_UNKNOWN;
    }
    if (code >= 300 && code <= 399) {
        return PAYNET_CLASS_ANSWERED;
    }
    return PAYNET_CLASS_DEFECT;
}

static int is_known(int32_t code)
{
    return strcmp(paynet_status_name(code), "PAYNET_ERR_UNKNOWN_STATUS") != 0;
}

static void a_status(int32_t code)
{
    const char *english = paynet_status_explanation(code, PAYNET_LANGUAGE_ENGLISH);
    const char *turkish = paynet_status_explanation(code, PAYNET_LANGUAGE_TURKISH);
    CHECK_NUMBER(paynet_status_class(code), class_of(code));
    CHECK(english[0] != '\0' && turkish[0] != '\0');
    CHECK(strcmp(english, turkish) != 0);
    CHECK_TEXT(paynet_status_explanation(code, 7), english);
    CHECK_TEXT(paynet_status_explanation(code, -1), english);
    if (is_known(code)) {
        int32_t value = -7;
        CHECK_NUMBER(paynet_constant(paynet_status_name(code), &value), PAYNET_OK);
        CHECK_NUMBER(value, code);
    }
}

static void statuses(void)
{
    const int32_t odd[] = { -1, -42, INT32_MIN, INT32_MAX, 1000, 400, 899 };
    trying = "status codes";
    int known = 0;
    for (int32_t code = 0; code <= 999; code++) {
        a_status(code);
        known += is_known(code);
    }
    CHECK(known > 50);
    for (size_t i = 0; i < COUNT(odd); i++) {
        a_status(odd[i]);
        CHECK(!is_known(odd[i]));
    }
    CHECK_TEXT(paynet_status_name(PAYNET_ERR_DNS), "PAYNET_ERR_DNS");
    CHECK_TEXT(paynet_status_name(PAYNET_OK), "PAYNET_OK");
}

int main(void)
{
    client = sandbox_client();
    keyless = client_without_keys();
    structs();
    a_wrong_size_is_named_as_the_fault();
    a_handle_may_be_stored_at_an_odd_address();
    constants();
    statuses();
    texts_that_cannot_be_read();
    the_longest_text_is_read();
    configurations_that_cannot_be_used();
    an_error_shows_neither_key_nor_password();
    requests_that_can_never_work();
    required_texts_that_are_missing();
    an_error_shows_no_card_data();
    strict_checks();
    a_missing_key();
    the_error_is_written_anew_by_every_call();
    null_pointers();
    wrong_handles();
    outputs_are_initial_also_if_the_error_struct_is_bad();
    CHECK_NUMBER(paynet_client_free(keyless), PAYNET_OK);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return done();
}
