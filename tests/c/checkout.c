/* A whole payment, call by call; misuse of each function; a child process whose parent left a charge unknown. */

#include <sys/wait.h>
#include <unistd.h>

#include "sandbox.h"

#define PLACES 32

/* Far beyond what a call takes under valgrind, so that only the pauses of looking up use it up. */
#define BUDGET_MS 20000

struct order {
    paynet_auth_response session;
    paynet_create_token_response token;
};

static paynet_error error = PAYNET_ERROR_INIT;

static void check_done(int32_t code)
{
    CHECK_TEXT(error.message, "");
    CHECK_NUMBER(code, PAYNET_OK);
    check_no_error(&error);
}

/* From the amount to the token. */
static struct order ordered(const paynet_client *client, const char *reference_no)
{
    struct order order = { PAYNET_AUTH_RESPONSE_INIT, PAYNET_CREATE_TOKEN_RESPONSE_INIT };
    paynet_auth_request auth = PAYNET_AUTH_REQUEST_INIT;
    check_done(paynet_amount_parse("1.234,56", &auth.amount, &error));
    CHECK_NUMBER(auth.amount, 123456);
    auth.reference_no = reference_no;
    auth.user_unique_id = "uye-1";
    auth.save_card = 1;
    check_done(paynet_auth(client, &auth, &order.session, &error));

    paynet_check_bin_request bin = PAYNET_CHECK_BIN_REQUEST_INIT;
    paynet_check_bin_response bank = PAYNET_CHECK_BIN_RESPONSE_INIT;
    paynet_instalment ways[PLACES] = { PAYNET_INSTALMENT_INIT };
    bin.session_id = order.session.session_id;
    bin.bin = TEST_PAN;
    check_done(paynet_check_bin(client, &bin, &bank, ways, PLACES, &error));
    CHECK_NUMBER(bank.instalment_count, 5);
    CHECK_TEXT(bank.bank_id, "AXSS");

    paynet_create_token_request card = sandbox_request();
    card.session_id = order.session.session_id;
    card.instalment_key = NULL;
    for (int32_t i = 0; i < bank.instalment_count; i++) {
        CHECK_NUMBER(ways[i].struct_size, sizeof ways[i]);
        CHECK(ways[i].total_amount >= 123456);
        if (ways[i].instalment == 0) {
            card.instalment_key = ways[i].instalment_key;
        }
    }
    card.do_3ds = 0;
    check_done(paynet_create_token(client, &card, &order.token, &error));
    return order;
}

static paynet_charge_request charge_of(const struct order *order, const char *reference_no)
{
    paynet_charge_request charge = PAYNET_CHARGE_REQUEST_INIT;
    charge.session_id = order->session.session_id;
    charge.token_id = order->token.token_id;
    charge.reference_no = reference_no;
    charge.budget_ms = BUDGET_MS;
    return charge;
}

static void a_payment_is_taken_once(const paynet_client *client, const char *reference_no)
{
    trying = reference_no;
    struct order order = ordered(client, reference_no);
    paynet_charge_request charge = charge_of(&order, reference_no);
    charge.amount = 123456;
    paynet_payment payment = PAYNET_PAYMENT_INIT;
    check_done(paynet_charge(client, &charge, &payment, &error));
    CHECK_NUMBER(payment.outcome, PAYNET_OUTCOME_PAID);
    CHECK_NUMBER(payment.found_by, PAYNET_FOUND_BY_ANSWER);
    CHECK_NUMBER(payment.is_save_card_succeed, 1);
    CHECK_TEXT(payment.reference_no, reference_no);
    CHECK(payment.amount >= 123456);

    paynet_payment again = PAYNET_PAYMENT_INIT;
    check_done(paynet_charge(client, &charge, &again, &error));
    CHECK_NUMBER(again.code, 100);
    CHECK_TEXT(again.xact_id, payment.xact_id);

    paynet_check_request lookup = PAYNET_CHECK_REQUEST_INIT;
    paynet_check_response found = PAYNET_CHECK_RESPONSE_INIT;
    paynet_payment rows[2] = { PAYNET_PAYMENT_INIT };
    lookup.reference_no = reference_no;
    check_done(paynet_check(client, &lookup, &found, rows, 2, &error));
    CHECK_NUMBER(found.payment_count, 1);
    CHECK_NUMBER(found.outcome, PAYNET_OUTCOME_PAID);
    CHECK_TEXT(rows[0].xact_id, payment.xact_id);

    paynet_card_list_request list = PAYNET_CARD_LIST_REQUEST_INIT;
    paynet_card_list_response listed = PAYNET_CARD_LIST_RESPONSE_INIT;
    paynet_card cards[PLACES] = { PAYNET_CARD_INIT };
    list.card_owner_id = payment.card_owner_id;
    check_done(paynet_card_list(client, &list, &listed, cards, PLACES, &error));
    CHECK(listed.card_count >= 1);
    CHECK_TEXT(cards[0].card_bin, "435508");
}

static void a_decline_is_no_success(const paynet_client *client)
{
    trying = "declined";
    struct order order = ordered(client, "declined");
    paynet_charge_request charge = charge_of(&order, "declined");
    paynet_payment payment = PAYNET_PAYMENT_INIT;
    CHECK_NUMBER(paynet_charge(client, &charge, &payment, &error), PAYNET_ERR_DECLINED);
    CHECK_NUMBER(error.code, PAYNET_ERR_DECLINED);
    CHECK_NUMBER(payment.outcome, PAYNET_OUTCOME_NOT_PAID);
    CHECK_TEXT(payment.bank_error_id, "51");
    CHECK_TEXT(error.paynet_message, payment.bank_error_message);
}

/* The sandbox loses this charge, and the program is not to repeat it. */
static void a_child_knows_what_its_parent_left_unknown(const paynet_client *client)
{
    trying = "lost";
    struct order first = ordered(client, "lost");
    struct order second = ordered(client, "lost");
    paynet_charge_request charge = charge_of(&first, "lost");
    paynet_payment payment = PAYNET_PAYMENT_INIT;
    charge.repeat = 0;
    CHECK_NUMBER(paynet_charge(client, &charge, &payment, &error), PAYNET_ERR_CHARGE_UNKNOWN);
    CHECK_NUMBER(payment.outcome, PAYNET_OUTCOME_UNKNOWN);

    pid_t child = fork();
    if (child == 0) {
        paynet_charge_request other = charge_of(&second, "lost");
        paynet_charge(client, &other, &payment, &error);
        CHECK_NUMBER(error.code, PAYNET_ERR_CHARGE_UNKNOWN);
        _exit(0);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_NUMBER(status, 0);

    charge.repeat = 1;
    check_done(paynet_charge(client, &charge, &payment, &error));
    CHECK_NUMBER(payment.outcome, PAYNET_OUTCOME_PAID);
    CHECK_NUMBER(payment.found_by, PAYNET_FOUND_BY_REPEAT);
}

/* What stands before the error. */
#define NO_ROWS
#define ROWS NULL, 0,

/* NULL for each pointer in turn, a struct that was never filled, and a client that never was. */
#define MISUSE(call, request_type, request_init, response_type, response_init, rows)                         \
    do {                                                                                                     \
        trying = #call;                                                                                      \
        request_type request = request_init;                                                                 \
        response_type response = response_init;                                                              \
        response_type initial = response_init;                                                               \
        request_type unfilled;                                                                               \
        memset(&unfilled, 0, sizeof unfilled);                                                               \
        CHECK_NUMBER(call(NULL, &request, &response, rows &error), PAYNET_ERR_INVALID_CLIENT);               \
        CHECK_NUMBER(call(client, NULL, &response, rows &error), PAYNET_ERR_NULL_ARGUMENT);                  \
        CHECK_NUMBER(call(client, &request, NULL, rows &error), PAYNET_ERR_NULL_ARGUMENT);                   \
        CHECK_NUMBER(call(client, &unfilled, &response, rows &error), PAYNET_ERR_STRUCT_SIZE);               \
        CHECK_NUMBER(call(client, &request, &response, rows &error), PAYNET_ERR_MISSING_FIELD);              \
        CHECK_NUMBER(call(client, &request, &response, rows NULL), PAYNET_ERR_MISSING_FIELD);                \
        CHECK(memcmp(&response, &initial, sizeof initial) == 0);                                             \
    } while (0)

static void misuse_is_refused(const paynet_client *client)
{
    MISUSE(paynet_auth, paynet_auth_request, PAYNET_AUTH_REQUEST_INIT, paynet_auth_response, PAYNET_AUTH_RESPONSE_INIT,
           NO_ROWS);
    MISUSE(paynet_check_bin, paynet_check_bin_request, PAYNET_CHECK_BIN_REQUEST_INIT, paynet_check_bin_response,
           PAYNET_CHECK_BIN_RESPONSE_INIT, ROWS);
    MISUSE(paynet_save_card, paynet_save_card_request, PAYNET_SAVE_CARD_REQUEST_INIT, paynet_save_card_response,
           PAYNET_SAVE_CARD_RESPONSE_INIT, NO_ROWS);
    MISUSE(paynet_check_card_bin, paynet_check_card_bin_request, PAYNET_CHECK_CARD_BIN_REQUEST_INIT,
           paynet_check_bin_response, PAYNET_CHECK_BIN_RESPONSE_INIT, ROWS);
    MISUSE(paynet_create_card_token, paynet_create_card_token_request, PAYNET_CREATE_CARD_TOKEN_REQUEST_INIT,
           paynet_create_token_response, PAYNET_CREATE_TOKEN_RESPONSE_INIT, NO_ROWS);
    MISUSE(paynet_card_list, paynet_card_list_request, PAYNET_CARD_LIST_REQUEST_INIT, paynet_card_list_response,
           PAYNET_CARD_LIST_RESPONSE_INIT, ROWS);
    MISUSE(paynet_charge, paynet_charge_request, PAYNET_CHARGE_REQUEST_INIT, paynet_payment, PAYNET_PAYMENT_INIT,
           NO_ROWS);
    MISUSE(paynet_check, paynet_check_request, PAYNET_CHECK_REQUEST_INIT, paynet_check_response,
           PAYNET_CHECK_RESPONSE_INIT, ROWS);
    trying = "a reserved field";
    paynet_save_card_request request = PAYNET_SAVE_CARD_REQUEST_INIT;
    paynet_save_card_response response = PAYNET_SAVE_CARD_RESPONSE_INIT;
    request.session_id = "js_1";
    request.reserved = 1;
    CHECK_NUMBER(paynet_save_card(client, &request, &response, &error), PAYNET_ERR_INVALID_FIELD);
    CHECK_TEXT(error.field, "reserved");
}

int main(int count, char **arguments)
{
    paynet_config config = sandbox_config();
    config.secret_key = given("SANDBOX_SECRET_KEY");
    paynet_client *utf8 = client_with(&config);
    config.text_encoding = PAYNET_TEXT_WINDOWS_1254;
    paynet_client *windows = client_with(&config);

    if (count > 1 && strcmp(arguments[1], "fork") == 0) {
        a_child_knows_what_its_parent_left_unknown(utf8);
    } else {
        misuse_is_refused(utf8);
        a_decline_is_no_success(utf8);
        a_payment_is_taken_once(utf8, "sipari\xC5\x9F-1");
        a_payment_is_taken_once(windows, "sipari\xFE-2");
    }

    CHECK_NUMBER(paynet_client_free(utf8), PAYNET_OK);
    CHECK_NUMBER(paynet_client_free(windows), PAYNET_OK);
    return done();
}
