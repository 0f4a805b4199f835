/*
 * Connects ahead, takes a payment that stores the card, and a second one with the stored card.
 *
 *   ./program order-1
 *
 * From the environment: PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY, PAYNET_BASE_URL, PAYNET_CA_FILE.
 */

#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>

enum { WAYS_TO_PAY = 32, CARDS = 16, AMOUNT_BYTES = 32, NUMBER_BYTES = 51 };

static paynet_error error = PAYNET_ERROR_INIT;

static void need(int32_t code)
{
    if (code == PAYNET_OK) {
        return;
    }
    fprintf(stderr, "%s: %s\n", paynet_status_name(code), error.message);
    exit(EXIT_FAILURE);
}

static paynet_client *client_of_environment(void)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    paynet_client *client = NULL;
    config.base_url = getenv("PAYNET_BASE_URL");
    config.ca_file = getenv("PAYNET_CA_FILE");
    config.publishable_key = getenv("PAYNET_PUBLISHABLE_KEY");
    config.secret_key = getenv("PAYNET_SECRET_KEY");
    config.connect_timeout_ms = 20000;
    config.total_timeout_ms = 60000;
    need(paynet_client_new(&config, &client, &error));
    return client;
}

static paynet_auth_response session_about(const paynet_client *client, const char *reference_no, const char *owner)
{
    paynet_auth_request request = PAYNET_AUTH_REQUEST_INIT;
    paynet_auth_response session = PAYNET_AUTH_RESPONSE_INIT;
    need(paynet_amount_parse("99,90", &request.amount, &error));
    request.reference_no = reference_no;
    request.card_owner_id = owner;
    request.user_unique_id = owner == NULL ? "shopper-1" : NULL;
    request.save_card = owner == NULL;
    need(paynet_auth(client, &request, &session, &error));
    return session;
}

static paynet_payment charge(const paynet_client *client, const char *session_id, const char *token_id,
                             const char *reference_no)
{
    paynet_charge_request request = PAYNET_CHARGE_REQUEST_INIT;
    paynet_payment payment = PAYNET_PAYMENT_INIT;
    char amount[AMOUNT_BYTES];
    request.session_id = session_id;
    request.token_id = token_id;
    request.reference_no = reference_no;
    need(paynet_charge(client, &request, &payment, &error));
    need(paynet_amount_format(payment.amount, PAYNET_AMOUNT_TURKISH, amount, sizeof amount, NULL, &error));
    printf("paid: %s, card %s\n", amount, payment.card_no_masked);
    return payment;
}

static paynet_payment pay_and_store_the_card(const paynet_client *client, const char *reference_no)
{
    paynet_auth_response session = session_about(client, reference_no, NULL);
    paynet_check_bin_request bin = PAYNET_CHECK_BIN_REQUEST_INIT;
    paynet_check_bin_response bank = PAYNET_CHECK_BIN_RESPONSE_INIT;
    paynet_instalment ways[WAYS_TO_PAY] = { PAYNET_INSTALMENT_INIT };
    paynet_save_card_request save = PAYNET_SAVE_CARD_REQUEST_INIT;
    paynet_save_card_response saved = PAYNET_SAVE_CARD_RESPONSE_INIT;
    paynet_create_token_request card = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    paynet_create_token_response token = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    bin.session_id = session.session_id;
    bin.bin = "435508";
    need(paynet_check_bin(client, &bin, &bank, ways, WAYS_TO_PAY, &error));
    printf("%d ways to pay\n", (int)bank.instalment_count);
    save.session_id = session.session_id;
    save.card_desc = "my card";
    need(paynet_save_card(client, &save, &saved, &error));
    card.session_id = session.session_id;
    card.instalment_key = ways[0].instalment_key;
    card.card_holder = "Ayşe Yılmaz";
    card.pan = "4355084355084358";
    card.month = 12;
    card.year = 2026;
    card.cvc = "000";
    card.do_3ds = 0;
    card.ip = "203.0.113.7";
    need(paynet_create_token(client, &card, &token, &error));
    return charge(client, session.session_id, token.token_id, reference_no);
}

static void pay_with_the_stored_card(const paynet_client *client, const char *owner, const char *reference_no)
{
    paynet_auth_response session = session_about(client, reference_no, owner);
    paynet_card_list_request list = PAYNET_CARD_LIST_REQUEST_INIT;
    paynet_card_list_response listed = PAYNET_CARD_LIST_RESPONSE_INIT;
    paynet_card cards[CARDS] = { PAYNET_CARD_INIT };
    paynet_check_card_bin_request bin = PAYNET_CHECK_CARD_BIN_REQUEST_INIT;
    paynet_check_bin_response bank = PAYNET_CHECK_BIN_RESPONSE_INIT;
    paynet_instalment ways[WAYS_TO_PAY] = { PAYNET_INSTALMENT_INIT };
    paynet_create_card_token_request card = PAYNET_CREATE_CARD_TOKEN_REQUEST_INIT;
    paynet_create_token_response token = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    list.card_owner_id = owner;
    need(paynet_card_list(client, &list, &listed, cards, CARDS, &error));
    printf("stored: %s\n", cards[0].card_bin);
    bin.session_id = session.session_id;
    bin.card_hash = cards[0].card_hash;
    need(paynet_check_card_bin(client, &bin, &bank, ways, WAYS_TO_PAY, &error));
    card.session_id = session.session_id;
    card.instalment_key = ways[0].instalment_key;
    card.card_hash = cards[0].card_hash;
    card.do_3ds = 0;
    card.ip = "203.0.113.7";
    need(paynet_create_card_token(client, &card, &token, &error));
    charge(client, session.session_id, token.token_id, reference_no);
}

int main(int count, char **arguments)
{
    paynet_client *client = client_of_environment();
    paynet_payment first;
    char second[NUMBER_BYTES];
    if (count != 2) {
        fprintf(stderr, "usage: program NUMBER_OF_THE_ORDER\n");
        return EXIT_FAILURE;
    }
    need(paynet_client_warm_up(client, &error));
    first = pay_and_store_the_card(client, arguments[1]);
    snprintf(second, sizeof second, "%s-again", arguments[1]);
    pay_with_the_stored_card(client, first.card_owner_id, second);
    need(paynet_client_free(client));
    return EXIT_SUCCESS;
}
