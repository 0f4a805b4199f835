/* CPU time of a warm call through the flat door, as JSON or by names. Prints microseconds per call.
   Usage: flat json|names CALLS */
#include <paynet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ANSWER = 65536 };
static char answer[ANSWER];
static char token[200];

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static const char *fields[][2] = {
  { "session_id", NULL },
  { "instalment_key", NULL },
  { "card_holder", "Ay\xC5\x9F" "e Y\xC4\xB1lmaz" },
  { "pan", "4355084355084358" },
  { "month", "12" },
  { "year", "2026" },
  { "cvc", "000" },
  { "do_3ds", "1" },
  { "ip", "203.0.113.7" },
};
enum { FIELDS = sizeof fields / sizeof *fields };

static int32_t by_json(int32_t client) {
  char request[1000];
  int32_t needed, i;
  size_t length = 0;
  for (i = 0; i < FIELDS; i++) {
    length += (size_t)snprintf(request + length, sizeof request - length, "%c\"%s\":\"%s\"", i == 0 ? '{' : ',', fields[i][0], fields[i][1]);
  }
  snprintf(request + length, sizeof request - length, "}");
  return paynet_call_json(client, "create_token", request, answer, ANSWER, &needed);
}

static int32_t by_names(int32_t client) {
  int32_t request = 0, code, needed, i;
  code = paynet_request_new(client, "create_token", 0, &request);
  for (i = 0; code == PAYNET_OK && i < FIELDS; i++) {
    code = paynet_request_set(request, fields[i][0], fields[i][1], -1);
  }
  if (code == PAYNET_OK) code = paynet_request_call(request);
  if (code == PAYNET_OK) code = paynet_response_get(request, "token_id", token, sizeof token, &needed);
  paynet_request_free(request);
  return code;
}

int main(int argc, char **argv) {
  int calls = argc > 2 ? atoi(argv[2]) : 1000;
  int32_t (*call)(int32_t) = argc > 1 && strcmp(argv[1], "names") == 0 ? by_names : by_json;
  double start = 0;
  int32_t code;
  int i;
  paynet_config config = PAYNET_CONFIG_INIT;
  paynet_error error = PAYNET_ERROR_INIT;
  paynet_client *client = NULL;

  config.base_url = getenv("PAYNET_BASE_URL");
  config.ca_file = getenv("PAYNET_CA_FILE");
  config.publishable_key = getenv("PAYNET_PUBLISHABLE_KEY");
  fields[0][1] = getenv("PAYNET_SESSION_ID");
  fields[1][1] = getenv("PAYNET_INSTALMENT_KEY");
  code = paynet_client_new(&config, &client, &error);
  for (i = 0; code == PAYNET_OK && i <= calls; i++) {
    code = call((int32_t)(intptr_t)client);
    if (i == 0) start = cpu_seconds();
  }
  if (code != PAYNET_OK) {
    fprintf(stderr, "%s\n%s\n", paynet_status_name(code), answer);
    return 1;
  }
  printf("%.2f\n", (cpu_seconds() - start) * 1e6 / calls);
  return paynet_client_free(client);
}
