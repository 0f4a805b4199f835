/*
 * Takes a payment from Paynet, or from the sandbox, from the session to the receipt. With the sandbox also one whose
 * answer is lost.
 *
 *   cc checkout.c $(pkg-config --cflags --libs paynet) -o checkout
 *   ./checkout order-1
 *
 * The argument is the shop's own number of the order, never used for another one.
 * From the environment: PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY; for the sandbox PAYNET_BASE_URL and PAYNET_CA_FILE,
 * else it is Paynet's test system; PAYNET_BROWSER, a program in which the shopper confirms with the bank (3-D Secure).
 */

#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WAYS_TO_PAY = 32, PAYMENTS = 16, AMOUNT_BYTES = 32, NUMBER_BYTES = 51, URL_BYTES = 4096 };

/* What the steps of one payment know. */
struct order {
    const paynet_client *client;
    char reference_no[NUMBER_BYTES];
    paynet_auth_response session;
    paynet_instalment way;
    paynet_create_token_response token;
    paynet_error error;
};

static paynet_config config_of_environment(void)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    config.base_url = getenv("PAYNET_BASE_URL");
    config.environment = config.base_url == NULL ? PAYNET_ENVIRONMENT_TEST : PAYNET_ENVIRONMENT_NONE;
    config.ca_file = getenv("PAYNET_CA_FILE");
    config.publishable_key = getenv("PAYNET_PUBLISHABLE_KEY");
    config.secret_key = getenv("PAYNET_SECRET_KEY");
    return config;
}

static int32_t open_session(struct order *order)
{
    paynet_auth_request request = PAYNET_AUTH_REQUEST_INIT;
    int32_t code = paynet_amount_parse("1.234,56", &request.amount, &order->error);
    if (code != PAYNET_OK) {
        return code;
    }
    request.reference_no = order->reference_no;
    return paynet_auth(order->client, &request, &order->session, &order->error);
}

static int32_t choose_single_payment(struct order *order)
{
    paynet_check_bin_request request = PAYNET_CHECK_BIN_REQUEST_INIT;
    paynet_check_bin_response response = PAYNET_CHECK_BIN_RESPONSE_INIT;
    paynet_instalment ways[WAYS_TO_PAY] = { PAYNET_INSTALMENT_INIT };
    int32_t code, i;
    request.session_id = order->session.session_id;
    request.bin = "4355 0843";
    code = paynet_check_bin(order->client, &request, &response, ways, WAYS_TO_PAY, &order->error);
    for (i = 0; code == PAYNET_OK && i < response.instalment_count; i++) {
        printf("  %s\n", ways[i].desc);
        if (ways[i].instalment == 0) {
            order->way = ways[i];
        }
    }
    return code;
}

static int32_t take_token(struct order *order)
{
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    request.session_id = order->session.session_id;
    request.instalment_key = order->way.instalment_key;
    request.card_holder = "Ayşe Yılmaz";
    request.pan = "4355 0843 5508 4358";
    request.month = 12;
    request.year = 2026;
    request.cvc = "000";
    request.do_3ds = getenv("PAYNET_BROWSER") != NULL;
    request.ip = "203.0.113.7";
    return paynet_create_token(order->client, &request, &order->token, &order->error);
}

/* Whether the bank was content, the charge will tell. */
static int32_t confirm_with_bank(struct order *order)
{
    paynet_three_d_request request = PAYNET_THREE_D_REQUEST_INIT;
    char url[URL_BYTES];
    int32_t code, state;
    request.session_id = order->session.session_id;
    request.token_id = order->token.token_id;
    request.post_url = order->token.post_url;
    request.browser = getenv("PAYNET_BROWSER");
    code = paynet_three_d_url(order->client, &request, url, sizeof url, NULL, &order->error);
    if (code != PAYNET_OK) {
        return code;
    }
    printf("the shopper confirms at %.*s\n", (int)strcspn(url, "?"), url); /* the rest holds ids and key */
    fflush(stdout);
    code = paynet_three_d_browse(order->client, &request, &state, &order->error);
    if (code == PAYNET_OK) {
        printf("the shopper is %s\n", state == PAYNET_THREE_D_BACK ? "back" : "not back");
    }
    return code;
}

static const char *found_by(const paynet_payment *payment)
{
    switch (payment->found_by) {
    case PAYNET_FOUND_BY_ANSWER: return "answer";
    case PAYNET_FOUND_BY_LOOK_UP: return "look_up";
    case PAYNET_FOUND_BY_REPEAT: return "repeat";
    default: return "nothing";
    }
}

static void print_receipt(const paynet_payment *payment)
{
    char amount[AMOUNT_BYTES];
    paynet_amount_format(payment->amount, PAYNET_AMOUNT_TURKISH, amount, sizeof amount, NULL, NULL);
    printf("paid: %s %s, card %s, approval %s, found by %s\n", amount, payment->currency, payment->card_no_masked,
           payment->authorization_code, found_by(payment));
}

static int32_t charge(struct order *order)
{
    paynet_charge_request request = PAYNET_CHARGE_REQUEST_INIT;
    paynet_payment payment = PAYNET_PAYMENT_INIT;
    int32_t code;
    request.session_id = order->session.session_id;
    request.token_id = order->token.token_id;
    request.reference_no = order->reference_no;
    code = paynet_charge(order->client, &request, &payment, &order->error);
    if (code == PAYNET_OK) {
        print_receipt(&payment);
    } else if (code == PAYNET_ERR_DECLINED) {
        printf("not paid: %s%s\n", payment.paynet_error_message, payment.bank_error_message);
    }
    return code;
}

static int32_t look_up(struct order *order)
{
    paynet_check_request request = PAYNET_CHECK_REQUEST_INIT;
    paynet_check_response response = PAYNET_CHECK_RESPONSE_INIT;
    paynet_payment payments[PAYMENTS] = { PAYNET_PAYMENT_INIT };
    int32_t code;
    request.reference_no = order->reference_no;
    code = paynet_check(order->client, &request, &response, payments, PAYMENTS, &order->error);
    if (code == PAYNET_OK) {
        printf("looked up: %s, %d payment(s)\n", response.outcome == PAYNET_OUTCOME_PAID ? "paid" : "not paid",
               (int)response.payment_count);
    }
    return code;
}

/* The sandbox will take the next charge and end the connection in place of an answer. */
static int lose_the_next_answer(void)
{
    return system("curl --silent --show-error --fail --cacert \"$PAYNET_CA_FILE\" --data close-after-reading "
                  "\"$PAYNET_BASE_URL/sandbox/faults?path=/v1/transaction/charge\" >/dev/null") == 0;
}

static int explain(const paynet_error *error)
{
    fprintf(stderr, "%s: %s\n", paynet_status_name(error->code), error->message);
    fprintf(stderr, "%s\n", paynet_status_explanation(error->code, PAYNET_LANGUAGE_ENGLISH));
    if (paynet_status_class(error->code) == PAYNET_CLASS_UNKNOWN) {
        fprintf(stderr, "Hand over no goods, and charge the same order again.\n");
    }
    return EXIT_FAILURE;
}

static struct order new_order(const paynet_client *client, const char *number, const char *suffix)
{
    static const struct order initial = { NULL, "", PAYNET_AUTH_RESPONSE_INIT, PAYNET_INSTALMENT_INIT,
                                          PAYNET_CREATE_TOKEN_RESPONSE_INIT, PAYNET_ERROR_INIT };
    struct order order = initial;
    order.client = client;
    snprintf(order.reference_no, sizeof order.reference_no, "%s%s", number, suffix);
    return order;
}

static int32_t prepare(struct order *order)
{
    int32_t code = open_session(order);
    if (code == PAYNET_OK) {
        code = choose_single_payment(order);
    }
    if (code == PAYNET_OK) {
        code = take_token(order);
    }
    if (code == PAYNET_OK && order->token.is_tds == 1) {
        code = confirm_with_bank(order);
    }
    return code;
}

static int take_payment(const paynet_client *client, const char *number)
{
    struct order order = new_order(client, number, "");
    return prepare(&order) == PAYNET_OK && charge(&order) == PAYNET_OK ? EXIT_SUCCESS : explain(&order.error);
}

static int take_payment_whose_answer_is_lost(const paynet_client *client, const char *number)
{
    struct order order = new_order(client, number, "-lost");
    if (prepare(&order) != PAYNET_OK) {
        return explain(&order.error);
    }
    if (!lose_the_next_answer()) {
        return EXIT_FAILURE;
    }
    return charge(&order) == PAYNET_OK && look_up(&order) == PAYNET_OK ? EXIT_SUCCESS : explain(&order.error);
}

int main(int count, char **arguments)
{
    paynet_config config = config_of_environment();
    paynet_error error = PAYNET_ERROR_INIT;
    paynet_client *client = NULL;
    int result;
    if (count != 2) {
        fprintf(stderr, "usage: checkout NUMBER_OF_THE_ORDER\n");
        return EXIT_FAILURE;
    }
    if (paynet_client_new(&config, &client, &error) != PAYNET_OK) {
        return explain(&error);
    }
    result = take_payment(client, arguments[1]);
    if (result == EXIT_SUCCESS && config.base_url != NULL) {
        result = take_payment_whose_answer_is_lost(client, arguments[1]);
    }
    paynet_client_free(client);
    return result;
}
