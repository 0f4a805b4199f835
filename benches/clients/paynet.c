/* libpaynet from C. Arguments: base URL, CA file, calls, and threads if it is to be more than one. */
#include "bench.h"

#include <paynet.h>
#include <pthread.h>

#define MAX_THREADS 64

struct crowd {
  paynet_client *client;
  int calls;
};

static void fail(const paynet_error *error) {
  fprintf(stderr, "%s\n", error->message);
  exit(1);
}

static paynet_client *new_client(const char *base_url, const char *ca_file) {
  paynet_config config = PAYNET_CONFIG_INIT;
  paynet_error error = PAYNET_ERROR_INIT;
  paynet_client *client = NULL;
  config.base_url = base_url;
  config.ca_file = ca_file;
  config.publishable_key = KEY;
  if (paynet_client_new(&config, &client, &error) != PAYNET_OK) {
    fail(&error);
  }
  return client;
}

static void create_token(void *client) {
  paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
  paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
  paynet_error error = PAYNET_ERROR_INIT;
  request.session_id = SESSION_ID;
  request.card_holder = CARD_HOLDER;
  request.pan = PAN;
  request.month = MONTH;
  request.year = YEAR;
  request.cvc = CVC;
  request.instalment_key = INSTALMENT_KEY;
  request.do_3ds = 1;
  request.ip = IP;
  request.client_id = CLIENT_ID;
  request.description = DESCRIPTION;
  request.card_holder_phone = PHONE;
  request.card_holder_mail = MAIL;
  if (paynet_create_token(client, &request, &response, &error) != PAYNET_OK) {
    fail(&error);
  }
}

static void *one_of_the_crowd(void *argument) {
  const struct crowd *crowd = argument;
  int call;
  for (call = 0; call < crowd->calls; call++) {
    create_token(crowd->client);
  }
  return NULL;
}

static void call_from_threads(paynet_client *client, int calls, int threads) {
  struct crowd crowd = {client, calls};
  pthread_t ids[MAX_THREADS];
  int thread;
  for (thread = 0; thread < threads; thread++) {
    pthread_create(&ids[thread], NULL, one_of_the_crowd, &crowd);
  }
  for (thread = 0; thread < threads; thread++) {
    pthread_join(ids[thread], NULL);
  }
}

int main(int argc, char **argv) {
  int threads = argc > 4 ? atoi(argv[4]) : 1;
  paynet_client *client;
  if (argc < 4 || threads < 1 || threads > MAX_THREADS) {
    fprintf(stderr, "usage: %s BASE_URL CA_FILE CALLS [THREADS]\n", argv[0]);
    return 2;
  }
  client = new_client(argv[1], argv[2]);
  if (threads > 1) {
    call_from_threads(client, atoi(argv[3]), threads);
  } else {
    measure(create_token, client, atoi(argv[3]));
  }
  return paynet_client_free(client);
}
