/* CPU time of a warm call from C: the floor for every wrapper. Prints microseconds per call. */
#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  int calls = argc > 1 ? atoi(argv[1]) : 1000;
  double start = 0;
  int call;
  paynet_config config = PAYNET_CONFIG_INIT;
  paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
  paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
  paynet_error error = PAYNET_ERROR_INIT;
  paynet_client *client = NULL;

  config.base_url = getenv("PAYNET_BASE_URL");
  config.ca_file = getenv("PAYNET_CA_FILE");
  config.publishable_key = getenv("PAYNET_PUBLISHABLE_KEY");
  request.session_id = getenv("PAYNET_SESSION_ID");
  request.instalment_key = getenv("PAYNET_INSTALMENT_KEY");
  request.card_holder = "Ay\xC5\x9F" "e Y\xC4\xB1lmaz";
  request.pan = "4355084355084358";
  request.month = 12;
  request.year = 2026;
  request.cvc = "000";
  request.do_3ds = 1;
  request.ip = "203.0.113.7";
  paynet_client_new(&config, &client, &error);
  for (call = 0; error.code == PAYNET_OK && call <= calls; call++) {
    paynet_create_token(client, &request, &response, &error);
    if (call == 0) {
      start = cpu_seconds();
    }
  }
  if (error.code != PAYNET_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  printf("%.2f\n", (cpu_seconds() - start) * 1e6 / calls);
  return paynet_client_free(client);
}
