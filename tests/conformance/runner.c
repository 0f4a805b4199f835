/*
 * The conformance cases through the C functions: `runner FILE` makes every call of FILE and prints what came of it.
 */

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <locale.h>
#include <paynet.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *contents(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text;
    long length;
    if (!file || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0 || fseek(file, 0, SEEK_SET) != 0) {
        perror(path);
        exit(1);
    }
    text = calloc((size_t)length + 1, 1);
    if (!text || fread(text, 1, (size_t)length, file) != (size_t)length) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return text;
}

static const cJSON *item(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* NULL if it is null. */
static const char *text(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(item(object, name));
}

/* cJSON has doubles: the largest number is not one, but the one after it is. */
static int64_t whole(const cJSON *value)
{
    const double number = cJSON_GetNumberValue(value);
    return number >= 9223372036854775807.0 ? INT64_MAX : (int64_t)number;
}

static void add_whole(cJSON *object, const char *name, int64_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    cJSON_AddRawToObject(object, name, digits);
}

/* TEXT is the caller's, in a request; ARRAY the library's, in an answer. */
enum kind { END, NUMBER, AMOUNT, TEXT, ARRAY };

struct field {
    enum kind kind;
    const char *name;
    size_t offset;
};

struct shape {
    size_t size;
    int32_t (*init)(void *memory);
    const struct field *fields;
};

#define NUMBER(NAME) { NUMBER, #NAME, offsetof(OWNER, NAME) }
#define AMOUNT(NAME) { AMOUNT, #NAME, offsetof(OWNER, NAME) }
#define TEXT(NAME) { TEXT, #NAME, offsetof(OWNER, NAME) }
#define ARRAY(NAME) { ARRAY, #NAME, offsetof(OWNER, NAME) }
#define STRUCT(NAME, ...)                                                                                              \
    static int32_t init_##NAME(void *memory) { return paynet_##NAME##_init(memory, sizeof(OWNER)); }                  \
    static const struct field fields_##NAME[] = { __VA_ARGS__, { END, NULL, 0 } };                                    \
    static const struct shape NAME##_shape = { sizeof(OWNER), init_##NAME, fields_##NAME };

#define OWNER paynet_config
STRUCT(config,
       NUMBER(environment), TEXT(base_url), TEXT(publishable_key), TEXT(secret_key), TEXT(ca_file), TEXT(proxy_url),
       NUMBER(connect_timeout_ms), NUMBER(total_timeout_ms), NUMBER(strict_card_checks), NUMBER(system_trust),
       NUMBER(tls_backend), NUMBER(transliterate_card_holder), TEXT(journal_file))
#undef OWNER

#define OWNER paynet_error
STRUCT(error,
       NUMBER(http_status), NUMBER(paynet_code), NUMBER(phase), ARRAY(field), ARRAY(error_type),
       ARRAY(paynet_message), ARRAY(message))
#undef OWNER

#define OWNER paynet_auth_request
STRUCT(auth_request,
       NUMBER(pos_type), NUMBER(add_commission), NUMBER(save_card), NUMBER(tds_required), AMOUNT(amount),
       TEXT(agent_id), TEXT(reference_no), TEXT(ratio_code), TEXT(domain), TEXT(user_unique_id), TEXT(card_owner_id),
       TEXT(user_gsm_no), TEXT(card_desc), TEXT(return_url))
#undef OWNER

#define OWNER paynet_auth_response
STRUCT(auth_response,
       NUMBER(tds_required), NUMBER(code), ARRAY(session_id), ARRAY(expire_date), ARRAY(name), ARRAY(object_name),
       ARRAY(message))
#undef OWNER

#define OWNER paynet_check_bin_request
STRUCT(check_bin_request,
       NUMBER(no_instalment), TEXT(session_id), TEXT(bin))
#undef OWNER

#define OWNER paynet_check_bin_response
STRUCT(check_bin_response,
       NUMBER(tds_enable), NUMBER(code), ARRAY(bank_id), ARRAY(card_type), ARRAY(bank_name), ARRAY(bank_logo),
       ARRAY(object_name), ARRAY(message))
#undef OWNER

#define OWNER paynet_instalment
STRUCT(instalment,
       NUMBER(instalment), AMOUNT(instalment_amount), AMOUNT(total_amount), AMOUNT(commission), ARRAY(instalment_key),
       ARRAY(desc))
#undef OWNER

#define OWNER paynet_save_card_request
STRUCT(save_card_request,
       TEXT(session_id), TEXT(card_desc), TEXT(user_gsm))
#undef OWNER

#define OWNER paynet_save_card_response
STRUCT(save_card_response,
       NUMBER(code), ARRAY(session_id), ARRAY(object_name), ARRAY(message))
#undef OWNER

#define OWNER paynet_create_token_request
STRUCT(create_token_request,
       NUMBER(month), NUMBER(year), NUMBER(do_3ds), TEXT(session_id), TEXT(card_holder), TEXT(pan), TEXT(cvc),
       TEXT(instalment_key), TEXT(ip), TEXT(client_id), TEXT(description), TEXT(card_holder_phone),
       TEXT(card_holder_mail))
#undef OWNER

#define OWNER paynet_create_token_response
STRUCT(create_token_response,
       NUMBER(is_tds), NUMBER(code), ARRAY(token_id), ARRAY(post_url), ARRAY(object_name), ARRAY(message))
#undef OWNER

#define OWNER paynet_check_card_bin_request
STRUCT(check_card_bin_request,
       NUMBER(no_instalment), TEXT(session_id), TEXT(card_hash), TEXT(card_owner_id))
#undef OWNER

#define OWNER paynet_create_card_token_request
STRUCT(create_card_token_request,
       NUMBER(do_3ds), TEXT(session_id), TEXT(card_hash), TEXT(card_owner_id), TEXT(instalment_key), TEXT(ip),
       TEXT(description), TEXT(card_holder_phone), TEXT(card_holder_mail))
#undef OWNER

#define OWNER paynet_card_list_request
STRUCT(card_list_request,
       NUMBER(limit), NUMBER(ending_before), NUMBER(starting_after), TEXT(card_owner_id))
#undef OWNER

#define OWNER paynet_card_list_response
STRUCT(card_list_response,
       NUMBER(has_more), NUMBER(code), NUMBER(total), NUMBER(total_count), ARRAY(object_name), ARRAY(message))
#undef OWNER

#define OWNER paynet_card
STRUCT(card,
       NUMBER(expire_month), NUMBER(expire_year), ARRAY(card_hash), ARRAY(card_owner_id), ARRAY(user_unique_id),
       ARRAY(card_desc), ARRAY(card_holder), ARRAY(card_no), ARRAY(card_bin), ARRAY(card_type), ARRAY(card_bank_id),
       ARRAY(card_bank_name), ARRAY(card_brand_name), ARRAY(card_logo_url), ARRAY(company_code), ARRAY(agent_id))
#undef OWNER

#define OWNER paynet_charge_request
STRUCT(charge_request,
       NUMBER(transaction_type), NUMBER(add_commission), NUMBER(no_instalment), NUMBER(tds_required),
       NUMBER(instalments), NUMBER(repeat), NUMBER(look_up_first), NUMBER(budget_ms), AMOUNT(amount),
       TEXT(session_id), TEXT(token_id), TEXT(reference_no), TEXT(ratio_code))
#undef OWNER

#define OWNER paynet_payment
STRUCT(payment,
       NUMBER(outcome), NUMBER(found_by), NUMBER(is_succeed), NUMBER(code), NUMBER(transaction_type),
       NUMBER(pos_type), NUMBER(is_tds), NUMBER(instalment), NUMBER(is_save_card_succeed), AMOUNT(amount),
       AMOUNT(net_amount), AMOUNT(commission), AMOUNT(commission_tax), AMOUNT(end_user_commission), ARRAY(id),
       ARRAY(xact_id), ARRAY(xact_date), ARRAY(reference_no), ARRAY(agent_id), ARRAY(user_id), ARRAY(bank_id),
       ARRAY(card_type), ARRAY(card_no_masked), ARRAY(card_holder), ARRAY(ratio), ARRAY(ratio_code), ARRAY(currency),
       ARRAY(authorization_code), ARRAY(reference_code), ARRAY(order_id), ARRAY(xact_transaction_id), ARRAY(email),
       ARRAY(phone), ARRAY(note), ARRAY(paynet_error_id), ARRAY(paynet_error_message), ARRAY(bank_error_id),
       ARRAY(bank_error_message), ARRAY(bank_error_short_desc), ARRAY(bank_error_long_desc),
       ARRAY(save_card_result_message), ARRAY(user_unique_id), ARRAY(card_owner_id), ARRAY(card_hash),
       ARRAY(object_name), ARRAY(message))
#undef OWNER

#define OWNER paynet_check_request
STRUCT(check_request,
       TEXT(reference_no), TEXT(xact_id))
#undef OWNER

#define OWNER paynet_check_response
STRUCT(check_response,
       NUMBER(outcome), NUMBER(code), ARRAY(object_name), ARRAY(message))
#undef OWNER

#define OWNER paynet_three_d_request
STRUCT(three_d_request,
       NUMBER(timeout_ms), TEXT(session_id), TEXT(token_id), TEXT(post_url), TEXT(browser))
#undef OWNER

/* `count` structs, the first with its initial values. */
static void *made(const struct shape *shape, size_t count)
{
    void *memory = calloc(count, shape->size);
    if (!memory || shape->init(memory) != PAYNET_OK) {
        fprintf(stderr, "no struct\n");
        exit(1);
    }
    return memory;
}

/* What is null keeps its initial value. */
static void *filled(const struct shape *shape, const cJSON *from)
{
    char *memory = made(shape, 1);
    const struct field *field;
    for (field = shape->fields; field->kind != END; field++) {
        const cJSON *value = item(from, field->name);
        void *place = memory + field->offset;
        if (!value || cJSON_IsNull(value)) {
            continue;
        }
        switch (field->kind) {
        case NUMBER: *(int32_t *)place = (int32_t)whole(value); break;
        case AMOUNT: *(int64_t *)place = whole(value); break;
        default: *(const char **)place = cJSON_GetStringValue(value); break;
        }
    }
    return memory;
}

static cJSON *shown(const struct shape *shape, const void *memory)
{
    cJSON *object = cJSON_CreateObject();
    const struct field *field;
    for (field = shape->fields; field->kind != END; field++) {
        const void *place = (const char *)memory + field->offset;
        switch (field->kind) {
        case NUMBER: add_whole(object, field->name, *(const int32_t *)place); break;
        case AMOUNT: add_whole(object, field->name, *(const int64_t *)place); break;
        default: cJSON_AddStringToObject(object, field->name, place); break;
        }
    }
    return object;
}

struct service {
    const char *name;
    const struct shape *request;
    const struct shape *response;
    int32_t (*call)(const paynet_client *client, const void *request, void *response, void *rows, int32_t capacity,
                    paynet_error *error);
    int32_t also_good;
    /* For services that answer with rows. */
    const struct shape *row;
    const char *rows;
    size_t count_offset;
    int32_t capacity;
};

#define SERVICE(NAME)                                                                                                  \
    static int32_t call_##NAME(const paynet_client *client, const void *request, void *response, void *rows,          \
                               int32_t capacity, paynet_error *error)                                                 \
    {                                                                                                                  \
        (void)rows;                                                                                                    \
        (void)capacity;                                                                                                \
        return paynet_##NAME(client, request, response, error);                                                       \
    }
#define SERVICE_WITH_ROWS(NAME)                                                                                        \
    static int32_t call_##NAME(const paynet_client *client, const void *request, void *response, void *rows,          \
                               int32_t capacity, paynet_error *error)                                                 \
    {                                                                                                                  \
        return paynet_##NAME(client, request, response, rows, capacity, error);                                       \
    }

SERVICE(auth)
SERVICE_WITH_ROWS(check_bin)
SERVICE(save_card)
SERVICE(create_token)
SERVICE_WITH_ROWS(check_card_bin)
SERVICE(create_card_token)
SERVICE_WITH_ROWS(card_list)
SERVICE(charge)
SERVICE_WITH_ROWS(check)

#define ROWS(ROW, RESPONSE, COUNT, CAPACITY) &ROW##_shape, #ROW "s", offsetof(paynet_##RESPONSE, COUNT), CAPACITY
#define NO_ROWS NULL, NULL, 0, 0

static const struct service services[] = {
    { "auth", &auth_request_shape, &auth_response_shape, call_auth, PAYNET_OK, NO_ROWS },
    { "check_bin", &check_bin_request_shape, &check_bin_response_shape, call_check_bin, PAYNET_OK,
      ROWS(instalment, check_bin_response, instalment_count, 32) },
    { "save_card", &save_card_request_shape, &save_card_response_shape, call_save_card, PAYNET_OK, NO_ROWS },
    { "create_token", &create_token_request_shape, &create_token_response_shape, call_create_token, PAYNET_OK,
      NO_ROWS },
    { "check_card_bin", &check_card_bin_request_shape, &check_bin_response_shape, call_check_card_bin, PAYNET_OK,
      ROWS(instalment, check_bin_response, instalment_count, 32) },
    { "create_card_token", &create_card_token_request_shape, &create_token_response_shape, call_create_card_token,
      PAYNET_OK, NO_ROWS },
    { "card_list", &card_list_request_shape, &card_list_response_shape, call_card_list, PAYNET_OK,
      ROWS(card, card_list_response, card_count, 32) },
    { "charge", &charge_request_shape, &payment_shape, call_charge, PAYNET_ERR_DECLINED, NO_ROWS },
    { "check", &check_request_shape, &check_response_shape, call_check, PAYNET_OK,
      ROWS(payment, check_response, payment_count, 16) },
};

static cJSON *rows_object(const struct service *service, const char *rows, int32_t count)
{
    cJSON *list = cJSON_CreateArray();
    int32_t i;
    for (i = 0; i < count; i++) {
        cJSON_AddItemToArray(list, shown(service->row, rows + (size_t)i * service->row->size));
    }
    return list;
}

/* Calls once more if there are more rows than expected. */
static int32_t call_service(const struct service *service, const paynet_client *client, const cJSON *from,
                            cJSON **object, paynet_error *error)
{
    void *request = filled(service->request, from);
    char *response = made(service->response, 1);
    int32_t *count = service->row ? (int32_t *)(void *)(response + service->count_offset) : NULL;
    char *rows = service->row ? made(service->row, (size_t)service->capacity) : NULL;
    int32_t code = service->call(client, request, response, rows, service->capacity, error);
    if (code == PAYNET_ERR_ANSWER_DOES_NOT_FIT && count && *count > service->capacity) {
        free(rows);
        rows = made(service->row, (size_t)*count);
        code = service->call(client, request, response, rows, *count, error);
    }
    if (code == PAYNET_OK || code == service->also_good) {
        *object = shown(service->response, response);
        if (count) {
            cJSON_AddItemToObject(*object, service->rows, rows_object(service, rows, *count));
        }
    }
    free(rows);
    free(response);
    free(request);
    return code;
}

static int32_t warm_up(const paynet_client *client, const cJSON *request, cJSON **object, paynet_error *error)
{
    int32_t code = paynet_client_warm_up(client, error);
    (void)request;
    if (code == PAYNET_OK) {
        *object = cJSON_CreateObject();
    }
    return code;
}

/* An array of a caller who does not ask for the size first. */
enum { SOME_BYTES = 64 };

static int32_t amount_parse(const paynet_client *client, const cJSON *request, cJSON **object, paynet_error *error)
{
    int64_t amount = 0;
    int32_t code = paynet_amount_parse(text(request, "text"), &amount, error);
    (void)client;
    if (code == PAYNET_OK) {
        *object = cJSON_CreateObject();
        add_whole(*object, "amount", amount);
    }
    return code;
}

static int32_t amount_format(const paynet_client *client, const cJSON *request, cJSON **object, paynet_error *error)
{
    char written[SOME_BYTES];
    int32_t code = paynet_amount_format(whole(item(request, "amount")), (int32_t)whole(item(request, "form")), written,
                                        sizeof written, NULL, error);
    (void)client;
    if (code == PAYNET_OK) {
        *object = cJSON_CreateObject();
        cJSON_AddStringToObject(*object, "text", written);
    }
    return code;
}

/* Of the caller's memory; asks for the size first. */
typedef int32_t text_function(const paynet_client *client, const paynet_three_d_request *request, char *buffer,
                              int32_t capacity, int32_t *needed, paynet_error *error);

static int32_t three_d_text(text_function *function, const paynet_client *client, const cJSON *from, cJSON **object,
                            paynet_error *error)
{
    void *request = filled(&three_d_request_shape, from);
    char *written = NULL;
    int32_t needed = 0;
    int32_t code = function(client, request, NULL, 0, &needed, error);
    if (code == PAYNET_ERR_BUFFER_TOO_SMALL) {
        written = calloc((size_t)needed, 1);
        code = function(client, request, written, needed, NULL, error);
    }
    if (code == PAYNET_OK) {
        *object = cJSON_CreateObject();
        cJSON_AddStringToObject(*object, "text", written);
    }
    free(written);
    free(request);
    return code;
}

static int32_t three_d_url(const paynet_client *client, const cJSON *request, cJSON **object, paynet_error *error)
{
    return three_d_text(paynet_three_d_url, client, request, object, error);
}

static int32_t three_d_page(const paynet_client *client, const cJSON *request, cJSON **object, paynet_error *error)
{
    return three_d_text(paynet_three_d_page, client, request, object, error);
}

static int32_t three_d_visited(const paynet_client *client, const cJSON *request, cJSON **object, paynet_error *error)
{
    paynet_three_d_watch watch = PAYNET_THREE_D_WATCH_INIT;
    cJSON *states = cJSON_CreateArray();
    const cJSON *address;
    int32_t code = PAYNET_OK;
    cJSON_ArrayForEach(address, item(request, "addresses")) {
        code = paynet_three_d_visited(client, &watch, cJSON_GetStringValue(address), error);
        if (code != PAYNET_OK) {
            cJSON_Delete(states);
            return code;
        }
        cJSON_AddItemToArray(states, cJSON_CreateNumber(watch.state));
    }
    *object = cJSON_CreateObject();
    cJSON_AddItemToObject(*object, "states", states);
    return code;
}

static int32_t three_d_browse(const paynet_client *client, const cJSON *from, cJSON **object, paynet_error *error)
{
    void *request = filled(&three_d_request_shape, from);
    int32_t state = PAYNET_THREE_D_NOT_STARTED;
    int32_t code = paynet_three_d_browse(client, request, &state, error);
    if (code == PAYNET_OK) {
        *object = cJSON_CreateObject();
        add_whole(*object, "state", state);
    }
    free(request);
    return code;
}

/* What does not answer with a struct. */
static const struct {
    const char *name;
    int32_t (*call)(const paynet_client *client, const cJSON *request, cJSON **object, paynet_error *error);
} others[] = {
    { "warm_up", warm_up },
    { "amount_parse", amount_parse },
    { "amount_format", amount_format },
    { "three_d_url", three_d_url },
    { "three_d_page", three_d_page },
    { "three_d_visited", three_d_visited },
    { "three_d_browse", three_d_browse },
};

#define COUNT(ARRAY) (sizeof ARRAY / sizeof *ARRAY)

static int32_t perform(const char *name, const paynet_client *client, const cJSON *request, cJSON **object,
                       paynet_error *error)
{
    size_t i;
    for (i = 0; i < COUNT(services); i++) {
        if (strcmp(services[i].name, name) == 0) {
            return call_service(&services[i], client, request, object, error);
        }
    }
    for (i = 0; i < COUNT(others); i++) {
        if (strcmp(others[i].name, name) == 0) {
            return others[i].call(client, request, object, error);
        }
    }
    fprintf(stderr, "no call %s\n", name);
    exit(1);
}

static int32_t make_client(const cJSON *settings, paynet_client **client, paynet_error *error)
{
    void *config = filled(&config_shape, settings);
    int32_t code = paynet_client_new(config, client, error);
    free(config);
    return code;
}

static cJSON *error_object(const paynet_error *error)
{
    cJSON *object = shown(&error_shape, error);
    add_whole(object, "class", paynet_status_class(error->code));
    cJSON_AddStringToObject(object, "name", paynet_status_name(error->code));
    return object;
}

static cJSON *outcome(const cJSON *entry)
{
    const cJSON *settings = item(entry, "client");
    const char *name = text(entry, "call");
    paynet_client *client = NULL;
    paynet_error error = PAYNET_ERROR_INIT;
    cJSON *object = cJSON_CreateObject();
    cJSON *response = NULL;
    int32_t code = cJSON_IsObject(settings) ? make_client(settings, &client, &error) : PAYNET_OK;
    if (code == PAYNET_OK) {
        code = perform(name ? name : "create_token", client, item(entry, "request"), &response, &error);
    }
    paynet_client_free(client);
    cJSON_AddStringToObject(object, "name", text(entry, "name"));
    add_whole(object, "code", code);
    cJSON_AddItemToObject(object, "error", response ? cJSON_CreateNull() : error_object(&error));
    cJSON_AddItemToObject(object, "response", response ? response : cJSON_CreateNull());
    return object;
}

int main(int argc, char **argv)
{
    char *input = argc == 2 ? contents(argv[1]) : NULL;
    cJSON *root = input ? cJSON_Parse(input) : NULL;
    cJSON *outcomes = cJSON_CreateArray();
    const cJSON *entry;
    char *printed;
    if (!root) {
        fprintf(stderr, "usage: runner FILE, where FILE holds the cases as JSON\n");
        return 2;
    }
    setlocale(LC_ALL, "");
    cJSON_ArrayForEach(entry, item(root, "cases")) {
        cJSON_AddItemToArray(outcomes, outcome(entry));
    }
    printed = cJSON_PrintUnformatted(outcomes);
    puts(printed);
    cJSON_free(printed);
    cJSON_Delete(outcomes);
    cJSON_Delete(root);
    free(input);
    return 0;
}
