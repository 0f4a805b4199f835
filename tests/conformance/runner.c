/*
 * The conformance cases through the C functions: `runner FILE` makes every call of FILE and prints what came of it.
 */

#include <cjson/cJSON.h>
#include <locale.h>
#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>

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

/* The field's text, NULL if it is null. */
static const char *text(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

/* The field's number, `otherwise` if it is null. */
static int32_t number(const cJSON *object, const char *name, int32_t otherwise)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsNumber(item) ? (int32_t)cJSON_GetNumberValue(item) : otherwise;
}

static int32_t make_client(const cJSON *from, paynet_client **client, paynet_error *error)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    config.base_url = text(from, "base_url");
    config.publishable_key = text(from, "publishable_key");
    config.secret_key = text(from, "secret_key");
    config.ca_file = text(from, "ca_file");
    config.proxy_url = text(from, "proxy_url");
    config.connect_timeout_ms = number(from, "connect_timeout_ms", 0);
    config.total_timeout_ms = number(from, "total_timeout_ms", 0);
    config.strict_card_checks = number(from, "strict_card_checks", 0);
    return paynet_client_new(&config, client, error);
}

static int32_t create_token(const paynet_client *client, const cJSON *from, paynet_create_token_response *response,
                            paynet_error *error)
{
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    request.session_id = text(from, "session_id");
    request.card_holder = text(from, "card_holder");
    request.pan = text(from, "pan");
    request.month = number(from, "month", request.month);
    request.year = number(from, "year", request.year);
    request.cvc = text(from, "cvc");
    request.instalment_key = text(from, "instalment_key");
    request.do_3ds = number(from, "do_3ds", request.do_3ds);
    request.ip = text(from, "ip");
    request.client_id = text(from, "client_id");
    request.description = text(from, "description");
    request.card_holder_phone = text(from, "card_holder_phone");
    request.card_holder_mail = text(from, "card_holder_mail");
    return paynet_create_token(client, &request, response, error);
}

static cJSON *response_object(const paynet_create_token_response *response)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "token_id", response->token_id);
    cJSON_AddStringToObject(object, "post_url", response->post_url);
    cJSON_AddNumberToObject(object, "is_tds", response->is_tds);
    cJSON_AddStringToObject(object, "object_name", response->object_name);
    cJSON_AddNumberToObject(object, "code", response->code);
    cJSON_AddStringToObject(object, "message", response->message);
    return object;
}

static cJSON *error_object(const paynet_error *error)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "class", paynet_status_class(error->code));
    cJSON_AddStringToObject(object, "name", paynet_status_name(error->code));
    cJSON_AddNumberToObject(object, "phase", error->phase);
    cJSON_AddStringToObject(object, "field", error->field);
    cJSON_AddNumberToObject(object, "http_status", error->http_status);
    cJSON_AddNumberToObject(object, "paynet_code", error->paynet_code);
    cJSON_AddStringToObject(object, "error_type", error->error_type);
    cJSON_AddStringToObject(object, "paynet_message", error->paynet_message);
    cJSON_AddStringToObject(object, "message", error->message);
    return object;
}

static cJSON *outcome(const cJSON *entry)
{
    paynet_client *client = NULL;
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    cJSON *object = cJSON_CreateObject();
    int32_t code = make_client(cJSON_GetObjectItemCaseSensitive(entry, "client"), &client, &error);
    if (code == PAYNET_OK) {
        code = create_token(client, cJSON_GetObjectItemCaseSensitive(entry, "request"), &response, &error);
    }
    paynet_client_free(client);
    cJSON_AddStringToObject(object, "name", text(entry, "name"));
    cJSON_AddNumberToObject(object, "code", code);
    cJSON_AddItemToObject(object, "response", code == PAYNET_OK ? response_object(&response) : cJSON_CreateNull());
    cJSON_AddItemToObject(object, "error", code == PAYNET_OK ? cJSON_CreateNull() : error_object(&error));
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
    cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(root, "cases")) {
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
