/* Signals interrupt the calls, as the timers of a till do. */

#define _POSIX_C_SOURCE 200809L

#include "sandbox.h"

#include <signal.h>
#include <sys/time.h>

static volatile sig_atomic_t alarms;

static void count_alarm(int number)
{
    (void)number;
    alarms++;
}

/* Every 20 ms, and no system call is taken up again by itself. */
static void set_alarms(void)
{
    struct sigaction action = { .sa_handler = count_alarm, .sa_flags = 0 };
    struct itimerval interval = { { 0, 20000 }, { 0, 20000 } };
    CHECK_NUMBER(sigaction(SIGALRM, &action, NULL), 0);
    CHECK_NUMBER(setitimer(ITIMER_REAL, &interval, NULL), 0);
}

static void stop_alarms(void)
{
    struct itimerval never = { { 0, 0 }, { 0, 0 } };
    CHECK_NUMBER(setitimer(ITIMER_REAL, &never, NULL), 0);
}

static int32_t create_token(const paynet_client *client, paynet_error *error)
{
    paynet_create_token_request request = sandbox_request();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    return paynet_create_token(client, &request, &response, error);
}

int main(void)
{
    paynet_error error = PAYNET_ERROR_INIT;
    paynet_client *client = sandbox_client();
    int before;
    int call;
    /* The server answers each after 200 ms. */
    set_alarms();
    for (call = 0; call < 3; call++) {
        before = alarms;
        CHECK_NUMBER(create_token(client, &error), PAYNET_OK);
        CHECK(alarms > before);
    }
    stop_alarms();
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return done();
}
