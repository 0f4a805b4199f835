/* Charges with a journal, two of which end without an outcome; what was in flight, asked in every way; a child process. Its
   arguments are three sessions with the keys of their instalments. */

#define _POSIX_C_SOURCE 200809L

#include <sys/wait.h>
#include <unistd.h>

#include "sandbox.h"

#define PLACES 4

/* More than the queue of failing look-ups needs. */
#define TRIES 100

static paynet_error error = PAYNET_ERROR_INIT;

static paynet_config with_journal(void)
{
    paynet_config config = sandbox_config();
    config.secret_key = given("SANDBOX_SECRET_KEY");
    config.journal_file = given("JOURNAL");
    return config;
}

static paynet_client *new_client(void)
{
    paynet_config config = with_journal();
    return client_with(&config);
}

static int32_t charge(const paynet_client *client, char **session, const char *reference_no, paynet_payment *payment)
{
    paynet_create_token_request card = sandbox_request();
    paynet_create_token_response token = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    card.session_id = session[0];
    card.instalment_key = session[1];
    card.do_3ds = 0;
    CHECK_NUMBER(paynet_create_token(client, &card, &token, &error), PAYNET_OK);
    paynet_charge_request request = PAYNET_CHARGE_REQUEST_INIT;
    request.session_id = session[0];
    request.token_id = token.token_id;
    request.reference_no = reference_no;
    request.instalments = 0;
    request.budget_ms = 4000;
    request.repeat = 0;
    return paynet_charge(client, &request, payment, &error);
}

static void the_journal_is_one_clients(void)
{
    paynet_config config = with_journal();
    paynet_client *second = NULL;
    CHECK_NUMBER(paynet_client_new(&config, &second, &error), PAYNET_ERR_JOURNAL);
    CHECK(second == NULL);
    CHECK_TEXT(error.field, "journal_file");
    CHECK_NUMBER(paynet_status_class(PAYNET_ERR_JOURNAL), PAYNET_CLASS_CALL);
}

static void misuse_is_refused(const paynet_client *client)
{
    paynet_in_flight_response response = PAYNET_IN_FLIGHT_RESPONSE_INIT;
    paynet_in_flight_charge charges[PLACES] = { PAYNET_IN_FLIGHT_CHARGE_INIT };
    CHECK_NUMBER(paynet_in_flight(NULL, &response, charges, PLACES, &error), PAYNET_ERR_INVALID_CLIENT);
    CHECK_NUMBER(paynet_in_flight(client, NULL, charges, PLACES, &error), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_TEXT(error.field, "response");
    CHECK_NUMBER(paynet_in_flight(client, &response, NULL, PLACES, &error), PAYNET_ERR_NULL_ARGUMENT);
    CHECK_TEXT(error.field, "charges");
    CHECK_NUMBER(paynet_in_flight(client, &response, charges, -1, &error), PAYNET_ERR_INVALID_FIELD);
    CHECK_TEXT(error.field, "capacity");
    charges[0].struct_size = 3;
    CHECK_NUMBER(paynet_in_flight(client, &response, charges, PLACES, &error), PAYNET_ERR_STRUCT_SIZE);
    paynet_client *without = sandbox_client();
    charges[0].struct_size = sizeof charges[0];
    CHECK_NUMBER(paynet_in_flight(without, &response, charges, PLACES, &error), PAYNET_ERR_MISSING_FIELD);
    CHECK_TEXT(error.field, "journal_file");
    CHECK_NUMBER(paynet_client_free(without), PAYNET_OK);
}

/* As an answer is told once, it must not be lost for want of a place. */
static void without_places_they_are_only_counted(const paynet_client *client)
{
    paynet_in_flight_response response = PAYNET_IN_FLIGHT_RESPONSE_INIT;
    paynet_in_flight_charge place = PAYNET_IN_FLIGHT_CHARGE_INIT;
    paynet_in_flight_charge untouched = place;
    CHECK_NUMBER(paynet_in_flight(client, &response, NULL, 0, &error), PAYNET_OK);
    CHECK_NUMBER(response.charge_count, 2);
    CHECK_NUMBER(paynet_in_flight(client, &response, &place, 1, &error), PAYNET_ERR_ANSWER_DOES_NOT_FIT);
    CHECK_NUMBER(response.charge_count, 2);
    CHECK_TEXT(error.field, "charges");
    CHECK(memcmp(&place, &untouched, sizeof place) == 0);
}

/* It has the journal with its parent, and what it settles is settled. */
static void a_child_charges(const paynet_client *client, char **session)
{
    fflush(stdout);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        paynet_payment payment = PAYNET_PAYMENT_INIT;
        alarm(100);
        CHECK_NUMBER(charge(client, session, "child", &payment), PAYNET_OK);
        exit(0);
    }
    int status = -1;
    CHECK_NUMBER(waitpid(child, &status, 0), child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void both_are_told_once(const paynet_client *client, char **session)
{
    paynet_in_flight_response response = PAYNET_IN_FLIGHT_RESPONSE_INIT;
    int told[2] = { 0, 0 };
    for (int tries = 0; tries < TRIES && told[0] + told[1] < 2; tries++) {
        paynet_in_flight_charge charges[PLACES] = { PAYNET_IN_FLIGHT_CHARGE_INIT };
        CHECK_NUMBER(paynet_in_flight(client, &response, charges, PLACES, &error), PAYNET_OK);
        CHECK_NUMBER(response.damaged_lines, 0);
        for (int32_t i = 0; i < response.charge_count; i++) {
            int which = strcmp(charges[i].reference_no, "lost 2") == 0;
            CHECK_NUMBER(charges[i].struct_size, sizeof charges[i]);
            CHECK_TEXT(charges[i].session_id, session[2 * which]);
            CHECK_TEXT(charges[i].card_no_masked, "435508******4358");
            CHECK_NUMBER(charges[i].amount, PAYNET_NO_AMOUNT);
            CHECK_NUMBER(charges[i].instalments, 0);
            CHECK_NUMBER(strlen(charges[i].time), 20);
            if (charges[i].code == PAYNET_OK) {
                CHECK_NUMBER(charges[i].outcome, PAYNET_OUTCOME_PAID);
                CHECK_TEXT(charges[i].message, "");
                CHECK(strncmp(charges[i].xact_id, "xk_", 3) == 0);
                CHECK(charges[i].authorization_code[0] != '\0');
                told[which]++;
            } else {
                CHECK_NUMBER(charges[i].code, PAYNET_ERR_SERVER);
                CHECK_NUMBER(charges[i].outcome, PAYNET_OUTCOME_UNKNOWN);
                CHECK(charges[i].message[0] != '\0');
            }
        }
    }
    CHECK_NUMBER(told[0], 1);
    CHECK_NUMBER(told[1], 1);
    CHECK_NUMBER(paynet_in_flight(client, &response, NULL, 0, &error), PAYNET_OK);
    CHECK_NUMBER(response.charge_count, 0);
}

int main(int count, char **session)
{
    paynet_payment payment = PAYNET_PAYMENT_INIT;
    CHECK_NUMBER(count, 1 + 3 * 2);
    session++;
    paynet_client *client = new_client();
    the_journal_is_one_clients();
    CHECK_NUMBER(charge(client, session, "lost 1", &payment), PAYNET_ERR_CHARGE_UNKNOWN);
    CHECK_NUMBER(payment.outcome, PAYNET_OUTCOME_UNKNOWN);
    CHECK_NUMBER(charge(client, session + 2, "lost 2", &payment), PAYNET_ERR_CHARGE_UNKNOWN);
    misuse_is_refused(client);
    without_places_they_are_only_counted(client);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);

    client = new_client();
    without_places_they_are_only_counted(client);
    a_child_charges(client, session + 4);
    without_places_they_are_only_counted(client);
    both_are_told_once(client, session);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return done();
}
