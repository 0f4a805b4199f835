/* libcurl and cJSON from C, one handle for all calls. Arguments: base URL, CA file, calls. */
#include "bench.h"

#include <cjson/cJSON.h>
#include <curl/curl.h>
#include <string.h>

struct client {
  CURL *handle;
  char answer[4096];
  size_t answer_length;
};

static void fail(const char *why) {
  fprintf(stderr, "%s\n", why);
  exit(1);
}

static size_t keep(char *bytes, size_t size, size_t count, void *argument) {
  struct client *client = argument;
  size_t length = size * count;
  if (client->answer_length + length >= sizeof client->answer) {
    return 0;
  }
  memcpy(client->answer + client->answer_length, bytes, length);
  client->answer_length += length;
  client->answer[client->answer_length] = '\0';
  return length;
}

static void set_up(struct client *client, const char *base_url, const char *ca_file) {
  struct curl_slist *headers = NULL;
  char url[256];
  snprintf(url, sizeof url, "%s/v1/paynetj/create_token", base_url);
  headers = curl_slist_append(headers, "Authorization: Basic " KEY);
  headers = curl_slist_append(headers, "Accept: application/json; charset=UTF-8");
  headers = curl_slist_append(headers, "Content-Type: application/json; charset=UTF-8");
  client->handle = curl_easy_init();
  curl_easy_setopt(client->handle, CURLOPT_URL, url);
  curl_easy_setopt(client->handle, CURLOPT_CAINFO, ca_file);
  curl_easy_setopt(client->handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(client->handle, CURLOPT_USERAGENT, "bench/1");
  curl_easy_setopt(client->handle, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
  curl_easy_setopt(client->handle, CURLOPT_TIMEOUT_MS, 60000L);
  curl_easy_setopt(client->handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(client->handle, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(client->handle, CURLOPT_WRITEDATA, client);
}

static char *request_text(void) {
  char *text;
  cJSON *request = cJSON_CreateObject();
  cJSON_AddStringToObject(request, "session_id", SESSION_ID);
  cJSON_AddStringToObject(request, "card_holder", CARD_HOLDER);
  cJSON_AddStringToObject(request, "pan", PAN);
  cJSON_AddNumberToObject(request, "month", MONTH);
  cJSON_AddNumberToObject(request, "year", YEAR);
  cJSON_AddStringToObject(request, "cvc", CVC);
  cJSON_AddStringToObject(request, "instalment_key", INSTALMENT_KEY);
  cJSON_AddTrueToObject(request, "do_3ds");
  cJSON_AddStringToObject(request, "ip", IP);
  cJSON_AddStringToObject(request, "client_id", CLIENT_ID);
  cJSON_AddStringToObject(request, "description", DESCRIPTION);
  cJSON_AddStringToObject(request, "card_holder_phone", PHONE);
  cJSON_AddStringToObject(request, "card_holder_mail", MAIL);
  text = cJSON_PrintUnformatted(request);
  cJSON_Delete(request);
  return text;
}

static void read_answer(const struct client *client) {
  cJSON *answer = cJSON_Parse(client->answer);
  const char *token = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(answer, "token_id"));
  if (!token || strncmp(token, "jt_", 3) != 0) {
    fail("no token");
  }
  cJSON_Delete(answer);
}

static void create_token(void *argument) {
  struct client *client = argument;
  char *request = request_text();
  CURLcode code;
  client->answer_length = 0;
  curl_easy_setopt(client->handle, CURLOPT_POSTFIELDS, request);
  code = curl_easy_perform(client->handle);
  if (code != CURLE_OK) {
    fail(curl_easy_strerror(code));
  }
  read_answer(client);
  free(request);
}

int main(int argc, char **argv) {
  struct client client = {0};
  if (argc != 4) {
    fprintf(stderr, "usage: %s BASE_URL CA_FILE CALLS\n", argv[0]);
    return 2;
  }
  curl_global_init(CURL_GLOBAL_DEFAULT);
  set_up(&client, argv[1], argv[2]);
  measure(create_token, &client, atoi(argv[3]));
  curl_easy_cleanup(client.handle);
  curl_global_cleanup();
  return 0;
}
