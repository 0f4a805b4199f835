/* A client that was made and used before fork(). Each request carries the number of its process in client_id; the
   Rust test looks that no connection carried two of them. Usage: fork between|within, for a fork between the parent's
   calls or in the middle of one. */

#define _POSIX_C_SOURCE 200809L

#include "sandbox.h"

#include <pthread.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CHILDREN 8
#define CALLS 3

/* More than any child needs under valgrind; one that hangs is ended by SIGALRM. */
#define CHILD_SECONDS 100

static paynet_client *client;

static int32_t create_token(const char *description)
{
    char process[32];
    snprintf(process, sizeof process, "%ld", (long)getpid());
    paynet_create_token_request request = sandbox_request();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    request.client_id = process;
    request.description = description;
    int32_t code = paynet_create_token(client, &request, &response, &error);
    CHECK_TEXT(error.message, "");
    CHECK(code != PAYNET_OK || response.token_id[0] != '\0');
    return code;
}

static pid_t begin_child(void (*work)(void))
{
    fflush(stdout);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        alarm(CHILD_SECONDS);
        work();
        exit(0);
    }
    return child;
}

static void wait_for(pid_t child)
{
    int status = -1;
    CHECK_NUMBER(waitpid(child, &status, 0), child);
    CHECK(WIFEXITED(status));
    CHECK_NUMBER(WEXITSTATUS(status), 0);
}

static void call_and_free(void)
{
    for (int i = 0; i < CALLS; i++) {
        CHECK_NUMBER(create_token("any"), PAYNET_OK);
    }
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_ERR_INVALID_CLIENT);
}

/* A child may also free a client that it never used, and make one of its own. */
static void free_and_make_anew(void)
{
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    client = sandbox_client();
    CHECK_NUMBER(create_token("any"), PAYNET_OK);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
}

static void call_in_a_grandchild_too(void)
{
    CHECK_NUMBER(create_token("any"), PAYNET_OK);
    wait_for(begin_child(call_and_free));
    call_and_free();
}

static void children_share_a_warm_client(void)
{
    pid_t children[CHILDREN];
    for (int i = 0; i < CHILDREN; i++) {
        children[i] = begin_child(call_and_free);
    }
    CHECK_NUMBER(create_token("any"), PAYNET_OK);
    for (int i = 0; i < CHILDREN; i++) {
        wait_for(children[i]);
        CHECK_NUMBER(create_token("any"), PAYNET_OK);
    }
}

static void *a_slow_call(void *argument)
{
    (void)argument;
    CHECK_NUMBER(create_token("sandbox:delay=3000"), PAYNET_OK);
    return NULL;
}

/* Long enough for a slow call to be under way, well within its delay. */
static void wait_a_second(void)
{
    struct timespec second = { 1, 0 };
    while (nanosleep(&second, &second) != 0) {
    }
}

static void fork_within_a_call(void)
{
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, a_slow_call, NULL) == 0);
    wait_a_second();
    pid_t child = begin_child(call_and_free);
    wait_for(child);
    CHECK(pthread_join(thread, NULL) == 0);
}

static void fork_between_calls(void)
{
    children_share_a_warm_client();
    wait_for(begin_child(free_and_make_anew));
    wait_for(begin_child(call_in_a_grandchild_too));
}

int main(int count, char **arguments)
{
    CHECK_NUMBER(count, 2);
    client = sandbox_client();
    CHECK_NUMBER(create_token("any"), PAYNET_OK);
    printf("parent\t%ld\n", (long)getpid());
    if (strcmp(arguments[1], "within") == 0) {
        fork_within_a_call();
    } else {
        fork_between_calls();
    }
    CHECK_NUMBER(create_token("any"), PAYNET_OK);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return done();
}
