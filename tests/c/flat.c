/* A whole payment through the flat door, field by field and in JSON; each buffer is as large as is said and no larger. */

#include "sandbox.h"

#define SMALL 16384
#define LARGE 65536

/* Of the longest value that a till wants, blanks behind it. */
#define PLACE 256

struct name_and_value {
    const char *name;
    const char *value;
};

static int32_t is_padded;

static int32_t new_request(int32_t client, const char *operation)
{
    int32_t request = -1;
    CHECK_NUMBER(paynet_request_new(client, operation, is_padded, &request), PAYNET_OK);
    CHECK(request > 0);
    return request;
}

/* The value lies in memory of its own, without a NUL where the request is padded. */
static void set(int32_t request, const char *name, const char *value)
{
    size_t length = strlen(value);
    char *copy = malloc(length + 3);
    memcpy(copy, value, length);
    memcpy(copy + length, "  ", 3);
    if (is_padded) {
        char *bare = malloc(length + 2);
        memcpy(bare, copy, length + 2);
        CHECK_NUMBER(paynet_request_set(request, name, bare, (int32_t)length + 2), PAYNET_OK);
        paynet_wipe(bare, (int32_t)length + 2);
        free(bare);
    } else {
        copy[length] = '\0';
        CHECK_NUMBER(paynet_request_set(request, name, copy, -1), PAYNET_OK);
    }
    free(copy);
}

/* The value with a NUL, for this program. */
static const char *get(int32_t request, const char *name)
{
    static char kept[8][PLACE + 1];
    static int next;
    char *place = malloc(PLACE);
    char *value = kept[next++ % 8];
    int32_t needed = -1;
    trying = name;
    CHECK_NUMBER(paynet_response_get(request, name, place, PLACE, &needed), PAYNET_OK);
    memcpy(value, place, PLACE);
    if (is_padded) {
        CHECK(needed == PLACE || place[needed] == ' ');
        CHECK(place[PLACE - 1] == ' ');
        value[needed] = '\0';
    } else {
        CHECK_NUMBER(strlen(place) + 1, needed);
    }
    free(place);
    return value;
}

static int32_t called(int32_t client, const char *operation, const struct name_and_value *fields, int32_t expected)
{
    int32_t request = new_request(client, operation);
    trying = operation;
    for (; fields->name != NULL; fields++) {
        set(request, fields->name, fields->value);
    }
    CHECK_NUMBER(paynet_request_call(request), expected);
    return request;
}

static void a_payment(const char *reference_no)
{
    char row[64];
    const struct name_and_value settings[] = { { "base_url", given("SANDBOX_URL") },
        { "ca_file", given("SANDBOX_CA_FILE") }, { "publishable_key", given("SANDBOX_PUBLISHABLE_KEY") },
        { "secret_key", given("SANDBOX_SECRET_KEY") }, { "connect_timeout_ms", "300000" },
        { "total_timeout_ms", "300000" }, { "text_encoding", "1" }, { NULL, NULL } };
    int32_t made = called(0, "client_new", settings, PAYNET_OK);
    int32_t client = (int32_t)strtol(get(made, "client"), NULL, 10);
    CHECK(client > 0);
    /* The same client for a program that has pointers. */
    paynet_error error = PAYNET_ERROR_INIT;
    CHECK_NUMBER(paynet_client_warm_up((const paynet_client *)(intptr_t)client, &error), PAYNET_OK);

    const struct name_and_value auth[] = { { "amount", "123456" }, { "reference_no", reference_no }, { NULL, NULL } };
    int32_t session = called(client, "auth", auth, PAYNET_OK);
    const char *session_id = get(session, "session_id");
    const struct name_and_value bin[] = { { "session_id", session_id }, { "bin", TEST_PAN }, { NULL, NULL } };
    int32_t bank = called(client, "check_bin", bin, PAYNET_OK);
    const char *key = NULL;
    int32_t count = (int32_t)strtol(get(bank, "instalment_count"), NULL, 10);
    CHECK_NUMBER(count, 5);
    for (int32_t i = 1; i <= count && key == NULL; i++) {
        snprintf(row, sizeof row, "instalments.%d.instalment", (int)i);
        if (strcmp(get(bank, row), "0") == 0) {
            snprintf(row, sizeof row, "instalments.%d.instalment_key", (int)i);
            key = get(bank, row);
        }
    }
    CHECK(key != NULL);

    /* "Şükrü Iğdır" in Windows-1254. */
    const struct name_and_value card[] = { { "session_id", session_id }, { "instalment_key", key },
        { "card_holder", "\xDE\xFCkr\xFC I\xF0" "d\xFDr" }, { "pan", TEST_PAN }, { "cvc", TEST_CVC }, { "month", "12" },
        { "year", "2026" }, { "do_3ds", "0" }, { "ip", "203.0.113.7" }, { NULL, NULL } };
    int32_t token = called(client, "create_token", card, PAYNET_OK);
    const struct name_and_value order[] = { { "session_id", session_id }, { "token_id", get(token, "token_id") },
        { "reference_no", reference_no }, { "budget_ms", "300000" }, { NULL, NULL } };
    int32_t paid = called(client, "charge", order, PAYNET_OK);
    CHECK_TEXT(get(paid, "outcome"), "1");
    CHECK_TEXT(get(paid, "card_holder"), "\xDE\xFCkr\xFC I\xF0" "d\xFDr");
    CHECK_TEXT(get(paid, "status_name"), "PAYNET_OK");

    /* The next is declined. */
    for (size_t i = 0; order[i].name != NULL; i++) {
        set(paid, order[i].name, order[i].value);
    }
    set(paid, "token_id", "jt_none");
    CHECK(paynet_request_call(paid) != PAYNET_OK);
    CHECK_TEXT(get(paid, "response.outcome"), "2");
    CHECK(strlen(get(paid, "explanation_en")) > 20);

    const int32_t requests[] = { made, session, bank, token, paid };
    for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
        CHECK_NUMBER(paynet_request_free(requests[i]), PAYNET_OK);
        CHECK_NUMBER(paynet_request_free(requests[i]), PAYNET_ERR_INVALID_REQUEST);
    }
    int32_t end = called(client, "client_free", &settings[7], PAYNET_OK);
    CHECK_NUMBER(paynet_request_free(end), PAYNET_OK);
}

static void json(void)
{
    char *out = malloc(SMALL);
    int32_t needed = -1;
    CHECK_NUMBER(paynet_call_json(0, "version ", NULL, out, SMALL, &needed), PAYNET_OK);
    CHECK_NUMBER(strlen(out) + 1, needed);
    CHECK(strstr(out, "\"abi_version\":0") != NULL);
    CHECK_NUMBER(paynet_call_json(0, "amount_parse", "{\"text\":\"1.234,56\"}", out, SMALL, NULL), PAYNET_OK);
    CHECK(strstr(out, "\"amount\":123456") != NULL);
    CHECK_NUMBER(paynet_call_json(0, "charge", "{}", out, SMALL, &needed), PAYNET_ERR_INVALID_CLIENT);
    CHECK_NUMBER(paynet_call_json(0, "charge", "{}", NULL, 0, &needed), PAYNET_ERR_BUFFER_TOO_SMALL);
    CHECK_NUMBER(needed, SMALL);
    CHECK_NUMBER(paynet_call_json(0, "check", "{}", NULL, 0, &needed), PAYNET_ERR_BUFFER_TOO_SMALL);
    CHECK_NUMBER(needed, LARGE);
    CHECK_NUMBER(paynet_call_json(0, "charges", "{}", NULL, 0, &needed), PAYNET_ERR_UNKNOWN_NAME);
    CHECK_NUMBER(paynet_call_json(0, NULL, "{}", out, SMALL, &needed), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_NUMBER(needed, 0);
    CHECK_TEXT(out, "");
    free(out);
}

/* Also at an odd address, as some languages have their texts. */
static void wide(void)
{
    static const char operation[] = "v\0e\0r\0s\0i\0o\0n\0\0";
    char *odd = malloc(sizeof operation + 1);
    uint16_t *out = malloc(SMALL * sizeof *out);
    int32_t needed = -1;
    int32_t request = 0;
    memcpy(odd + 1, operation, sizeof operation);
    const uint16_t *name = (const uint16_t *)(const void *)(odd + 1);
    CHECK_NUMBER(paynet_call_json_w(0, name, NULL, out, SMALL, &needed), PAYNET_OK);
    CHECK(out[0] == '{' && out[needed - 2] == '}' && out[needed - 1] == 0);
    CHECK_NUMBER(paynet_request_new_w(0, name, 1, &request), PAYNET_OK);
    CHECK_NUMBER(paynet_request_set_w(request, name, name, 7), PAYNET_ERR_UNKNOWN_NAME);
    CHECK_NUMBER(paynet_request_call(request), PAYNET_OK);
    CHECK_NUMBER(paynet_response_get_w(request, name, out, 8, &needed), PAYNET_OK);
    CHECK(out[0] == '0' && out[1] == '.' && out[7] == ' ');
    CHECK_NUMBER(paynet_request_free(request), PAYNET_OK);
    free(out);
    free(odd);
}

/* "PAYNET_OK" has nine bytes. */
static void every_capacity(void)
{
    for (is_padded = 0; is_padded <= 1; is_padded++) {
        int32_t request = new_request(0, "version");
        int32_t enough = is_padded ? 9 : 10;
        CHECK_NUMBER(paynet_request_call(request), PAYNET_OK);
        for (int32_t capacity = 1; capacity < 20; capacity++) {
            char *place = malloc((size_t)capacity);
            int32_t needed = -1;
            int32_t code = paynet_response_get(request, "status_name", place, capacity, &needed);
            CHECK_NUMBER(code, capacity < enough ? PAYNET_ERR_BUFFER_TOO_SMALL : PAYNET_OK);
            CHECK_NUMBER(needed, enough);
            CHECK(place[0] == (code == PAYNET_OK ? 'P' : is_padded ? ' ' : '\0'));
            CHECK(!is_padded || capacity == 9 || place[capacity - 1] == ' ');
            free(place);
        }
        CHECK_NUMBER(paynet_request_free(request), PAYNET_OK);
    }
    is_padded = 0;
}

int main(void)
{
    json();
    every_capacity();
    wide();
    a_payment("\xFE-1");
    is_padded = 1;
    a_payment("\xFE-2");
    return done();
}
