/* Defects that the tools which watch these programs must find, or they find none.
   Usage: planted freed|lost|uninitialised|race */

#define _POSIX_C_SOURCE 200809L

#include "sandbox.h"

#include <pthread.h>

static paynet_client *client;
static paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;

/* The library reads a name that the program has freed. */
static void hand_in_freed(void)
{
    paynet_create_token_request request = sandbox_request();
    char *name = strdup("gokhan oztorun");
    CHECK(name != NULL);
    request.card_holder = name;
    free(name);
    paynet_create_token(client, &request, &response, NULL);
}

/* The library sends a name that nobody wrote. */
static void send_uninitialised(void)
{
    paynet_create_token_request request = sandbox_request();
    char *name = malloc(8);
    CHECK(name != NULL);
    name[7] = '\0';
    request.card_holder = name;
    paynet_create_token(client, &request, &response, NULL);
    free(name);
}

/* Nobody holds the block any more. */
static void lose_a_block(void)
{
    static char *volatile block;
    block = malloc(100);
    CHECK(block != NULL);
    block = NULL;
}

/* Two calls write to one struct. */
static void *call(void *unused)
{
    paynet_create_token_request request = sandbox_request();
    (void)unused;
    paynet_create_token(client, &request, &response, NULL);
    return NULL;
}

static void share_a_struct(void)
{
    pthread_t threads[2];
    for (size_t i = 0; i < 2; i++) {
        CHECK(pthread_create(&threads[i], NULL, call, NULL) == 0);
    }
    for (size_t i = 0; i < 2; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
}

int main(int count, char **arguments)
{
    static const struct {
        const char *name;
        void (*run)(void);
    } defects[] = {
        { "freed", hand_in_freed },
        { "uninitialised", send_uninitialised },
        { "lost", lose_a_block },
        { "race", share_a_struct },
    };
    CHECK_NUMBER(count, 2);
    client = sandbox_client();
    for (size_t i = 0; i < sizeof defects / sizeof defects[0]; i++) {
        if (strcmp(arguments[1], defects[i].name) == 0) {
            defects[i].run();
        }
    }
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return done();
}
