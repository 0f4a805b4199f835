/* One client for 64 threads; and clients that come and go while other threads use them.
   Usage: threads share|churn SESSION INSTALMENT_KEY ..., one session for each call of `share`. */

#define _POSIX_C_SOURCE 200809L

#include "sandbox.h"

#include <pthread.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define THREADS 64
#define CALLS 3

struct session {
    const char *session_id;
    const char *instalment_key;
    char token_id[256];
};

/* Threads write only their own part. */
static struct session sessions[THREADS * CALLS];
static paynet_client *shared;

static int32_t create_token(const paynet_client *client, struct session *session, const char *description,
                            paynet_error *error)
{
    paynet_create_token_request request = sandbox_request();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    request.session_id = session->session_id;
    request.instalment_key = session->instalment_key;
    request.description = description;
    int32_t code = paynet_create_token(client, &request, &response, error);
    CHECK_NUMBER(error->code, code);
    CHECK_NUMBER(response.token_id[0] != '\0', code == PAYNET_OK);
    memcpy(session->token_id, response.token_id, sizeof session->token_id);
    return code;
}

/* What a thread asks for in each of its calls, and what it must get. A broken line costs a connection, so it
   comes last in its thread: the others then need no more than 64 in all. */
struct part {
    const char *description[CALLS];
    int32_t code[CALLS];
    int32_t paynet_code[CALLS];
};

static const struct part parts[] = {
    { { "any", "any", "any" }, { 0, 0, 0 }, { -1, -1, -1 } },
    { { "any", "sandbox:code=17", "any" }, { 0, PAYNET_ERR_REFUSED, 0 }, { -1, 17, -1 } },
    { { "sandbox:delay=300", "any", "any" }, { 0, 0, 0 }, { -1, -1, -1 } },
    { { "any", "any", "sandbox:reset-after-reading" }, { 0, 0, PAYNET_ERR_BROKEN_WAIT }, { -1, -1, -1 } },
    { { "any", "sandbox:status=503", "any" }, { 0, PAYNET_ERR_SERVER, 0 }, { -1, 8, -1 } },
    { { "any", "any", "sandbox:html" }, { 0, 0, PAYNET_ERR_NOT_JSON }, { -1, -1, -1 } },
    { { "any", "any", "sandbox:shape=strings" }, { 0, 0, 0 }, { -1, -1, -1 } },
    { { "sandbox:code=18", "sandbox:delay=50", "any" }, { PAYNET_ERR_REFUSED, 0, 0 }, { 18, -1, -1 } },
};

static void *calls_of_one_thread(void *argument)
{
    size_t thread = (size_t)((struct session *)argument - sessions) / CALLS;
    const struct part *part = &parts[thread % COUNT(parts)];
    for (size_t call = 0; call < CALLS; call++) {
        paynet_error error = PAYNET_ERROR_INIT;
        int32_t code = create_token(shared, &sessions[thread * CALLS + call], part->description[call], &error);
        CHECK_NUMBER(code, part->code[call]);
        CHECK_NUMBER(error.paynet_code, part->paynet_code[call]);
    }
    return NULL;
}

static void share_one_client(void)
{
    pthread_t threads[THREADS];
    shared = sandbox_client();
    for (size_t i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, calls_of_one_thread, &sessions[i * CALLS]) == 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    CHECK_NUMBER(paynet_client_free(shared), PAYNET_OK);
    for (size_t i = 0; i < THREADS * CALLS; i++) {
        if (sessions[i].token_id[0] != '\0') {
            print_token(sessions[i].session_id, sessions[i].token_id);
        }
    }
}

/* Clients that come and go */

#define PLACES 4
#define MAKERS 4
#define USERS 12
#define ROUNDS 8

static pthread_mutex_t places_lock = PTHREAD_MUTEX_INITIALIZER;
static paynet_client *places[PLACES];
static int makers_at_work = MAKERS;

static paynet_client *swap(size_t place, paynet_client *new_client)
{
    pthread_mutex_lock(&places_lock);
    paynet_client *old = places[place];
    if (new_client != NULL) {
        places[place] = new_client;
    }
    pthread_mutex_unlock(&places_lock);
    return old;
}

static int work_goes_on(int finished)
{
    pthread_mutex_lock(&places_lock);
    makers_at_work -= finished;
    int at_work = makers_at_work;
    pthread_mutex_unlock(&places_lock);
    return at_work > 0;
}

static void *make_and_free(void *argument)
{
    (void)argument;
    for (size_t round = 0; round < ROUNDS; round++) {
        paynet_client *old = swap(round % PLACES, sandbox_client());
        CHECK_NUMBER(paynet_client_free(old), PAYNET_OK);
        CHECK_NUMBER(paynet_client_free(old), PAYNET_ERR_INVALID_CLIENT);
    }
    work_goes_on(1);
    return NULL;
}

/* Another thread may free the client at any moment: the call then works to its end, or was too late. */
static void *use(void *argument)
{
    struct session *session = argument;
    for (size_t call = 0; call == 0 || work_goes_on(0); call++) {
        paynet_error error = PAYNET_ERROR_INIT;
        int32_t code = create_token(swap(call % PLACES, NULL), session, "any", &error);
        CHECK(code == PAYNET_OK || code == PAYNET_ERR_INVALID_CLIENT);
    }
    return NULL;
}

static void clients_come_and_go(void)
{
    pthread_t makers[MAKERS], users[USERS];
    for (size_t i = 0; i < PLACES; i++) {
        places[i] = sandbox_client();
    }
    for (size_t i = 0; i < USERS; i++) {
        CHECK(pthread_create(&users[i], NULL, use, &sessions[i]) == 0);
    }
    for (size_t i = 0; i < MAKERS; i++) {
        CHECK(pthread_create(&makers[i], NULL, make_and_free, NULL) == 0);
    }
    for (size_t i = 0; i < MAKERS; i++) {
        CHECK(pthread_join(makers[i], NULL) == 0);
    }
    for (size_t i = 0; i < USERS; i++) {
        CHECK(pthread_join(users[i], NULL) == 0);
    }
    for (size_t i = 0; i < PLACES; i++) {
        CHECK_NUMBER(paynet_client_free(places[i]), PAYNET_OK);
    }
}

int main(int count, char **arguments)
{
    CHECK_NUMBER(count, 2 + 2 * THREADS * CALLS);
    for (size_t i = 0; i < THREADS * CALLS; i++) {
        sessions[i].session_id = arguments[2 + 2 * i];
        sessions[i].instalment_key = arguments[3 + 2 * i];
    }
    if (strcmp(arguments[1], "share") == 0) {
        share_one_client();
    } else {
        clients_come_and_go();
    }
    return done();
}
