/* The same call with libcurl. The program's own texts are wiped before the image is made. See traces.py. */

#define _DEFAULT_SOURCE
#include <curl/curl.h>

#include "plan.h"

static struct plan plan;
static char body[1024];

static size_t take(char *bytes, size_t size, size_t count, void *nothing)
{
    (void)bytes;
    (void)nothing;
    return size * count;
}

int main(void)
{
    char url[256], authorization[256];
    struct curl_slist *headers;
    CURL *handle;
    CURLcode code;
    read_plan(&plan);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    handle = curl_easy_init();
    snprintf(url, sizeof url, "%s/v1/paynetj/create_token", plan.base_url);
    snprintf(authorization, sizeof authorization, "Authorization: Basic %s", plan.publishable_key);
    headers = curl_slist_append(NULL, authorization);
    headers = curl_slist_append(headers, "Content-Type: application/json");
    snprintf(body, sizeof body,
             "{\"session_id\":\"%s\",\"card_holder\":\"Ada Lovelace\",\"pan\":\"%s\",\"month\":12,\"year\":2026,"
             "\"cvc\":\"%s\",\"instalment_key\":\"%s\",\"do_3ds\":false,\"ip\":\"203.0.113.7\"}",
             plan.session_id, plan.pan, plan.cvc, plan.instalment_key);
    curl_easy_setopt(handle, CURLOPT_URL, url);
    curl_easy_setopt(handle, CURLOPT_CAINFO, plan.ca_file);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, atol(plan.timeout_ms));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    code = curl_easy_perform(handle);
    explicit_bzero(body, sizeof body);
    explicit_bzero(authorization, sizeof authorization);
    explicit_bzero(&plan, sizeof plan);
    say_and_wait("called", (int)code);
    curl_slist_free_all(headers);
    curl_easy_cleanup(handle);
    curl_global_cleanup();
    say_and_wait("freed", 0);
    return 0;
}
