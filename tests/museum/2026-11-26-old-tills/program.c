/*
 * Takes a payment as an old till does: by names and by JSON, with a journal, but for the card, which goes in a struct.
 *
 *   ./program order-1
 *
 * From the environment: PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY, PAYNET_BASE_URL, PAYNET_CA_FILE.
 */

#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES = 512, JSON_BYTES = 2048, ANSWER_BYTES = 16384, ROWS = 4 };

static paynet_error error = PAYNET_ERROR_INIT;

static void need(int32_t code)
{
    if (code == PAYNET_OK) {
        return;
    }
    fprintf(stderr, "%s: %s\n", paynet_status_name(code), error.message);
    exit(EXIT_FAILURE);
}

static paynet_client *client_with_journal(const char *journal)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    paynet_client *client = NULL;
    config.base_url = getenv("PAYNET_BASE_URL");
    config.ca_file = getenv("PAYNET_CA_FILE");
    config.publishable_key = getenv("PAYNET_PUBLISHABLE_KEY");
    config.secret_key = getenv("PAYNET_SECRET_KEY");
    config.connect_timeout_ms = 20000;
    config.total_timeout_ms = 60000;
    config.tls_backend = PAYNET_TLS_OWN;
    config.transliterate_card_holder = 1;
    config.journal_file = journal;
    need(paynet_client_new(&config, &client, &error));
    return client;
}

static int32_t begun(int32_t client, const char *operation)
{
    int32_t request;
    need(paynet_request_new(client, operation, 0, &request));
    return request;
}

static void answered(int32_t request, const char *name, char *text)
{
    need(paynet_request_call(request));
    need(paynet_response_get(request, name, text, TEXT_BYTES, NULL));
    need(paynet_request_free(request));
}

static void open_session(int32_t client, const char *reference_no, char *session_id)
{
    int32_t request = begun(client, "auth");
    need(paynet_request_set(request, "amount", "9990", -1));
    need(paynet_request_set(request, "reference_no  ", reference_no, (int32_t)strlen(reference_no)));
    answered(request, "session_id", session_id);
}

static void choose_instalment(int32_t client, const char *session_id, char *instalment_key)
{
    int32_t request = begun(client, "check_bin");
    need(paynet_request_set(request, "session_id", session_id, -1));
    need(paynet_request_set(request, "bin", "435508", -1));
    answered(request, "instalments.1.instalment_key", instalment_key);
}

static paynet_create_token_response token_for_card(const paynet_client *client, const char *session_id,
                                                   const char *instalment_key)
{
    paynet_create_token_request card = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    paynet_create_token_response token = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    card.session_id = session_id;
    card.instalment_key = instalment_key;
    card.card_holder = "Ayşe Yılmaz";
    card.pan = "4355084355084358";
    card.month = 12;
    card.year = 2026;
    card.cvc = "000";
    card.do_3ds = 0;
    card.ip = "203.0.113.7";
    need(paynet_create_token(client, &card, &token, &error));
    return token;
}

static void charge(int32_t client, const char *session_id, const char *token_id, const char *reference_no)
{
    static char answer[ANSWER_BYTES];
    char json[JSON_BYTES];
    snprintf(json, sizeof json, "{\"session_id\":\"%s\",\"token_id\":\"%s\",\"reference_no\":\"%s\"}", session_id,
             token_id, reference_no);
    need(paynet_call_json(client, "charge", json, answer, sizeof answer, NULL));
    puts(strstr(answer, "\"card_holder\":\"Ayse Yilmaz\"") != NULL ? "paid by Ayse Yilmaz" : answer);
}

static void tell_what_was_in_flight(const paynet_client *client)
{
    paynet_in_flight_response response = PAYNET_IN_FLIGHT_RESPONSE_INIT;
    paynet_in_flight_charge charges[ROWS] = { PAYNET_IN_FLIGHT_CHARGE_INIT };
    need(paynet_in_flight(client, &response, charges, ROWS, &error));
    printf("%d in flight, %d lines damaged\n", (int)response.charge_count, (int)response.damaged_lines);
}

int main(int count, char **arguments)
{
    char journal[TEXT_BYTES], session_id[TEXT_BYTES], instalment_key[TEXT_BYTES];
    paynet_create_token_response token;
    paynet_client *client;
    int32_t number;
    if (count != 2) {
        fprintf(stderr, "usage: program NUMBER_OF_THE_ORDER\n");
        return EXIT_FAILURE;
    }
    snprintf(journal, sizeof journal, "%s.journal", arguments[1]);
    remove(journal);
    client = client_with_journal(journal);
    number = (int32_t)(intptr_t)client;
    open_session(number, arguments[1], session_id);
    choose_instalment(number, session_id, instalment_key);
    token = token_for_card(client, session_id, instalment_key);
    charge(number, session_id, token.token_id, arguments[1]);
    tell_what_was_in_flight(client);
    need(paynet_client_free(client));
    remove(journal);
    return EXIT_SUCCESS;
}
