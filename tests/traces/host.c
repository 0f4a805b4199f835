/* A program that pays with libpaynet and wipes its own copy of the card. See traces.py. */

#include <paynet.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "plan.h"

static struct plan plan;
static paynet_client *client;
static int32_t last_code;

static void show(const paynet_error *error)
{
    printf("error %s|%s|%s|%s\n", error->field, error->error_type, error->paynet_message, error->message);
    last_code = error->code;
}

static int32_t token(char *token_id)
{
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    request.session_id = plan.session_id;
    request.card_holder = strcmp(plan.call, "missing_field") == 0 ? NULL : "Ay\xC5\x9F" "e Y\xC4\xB1lmaz";
    request.pan = plan.pan;
    request.month = 12;
    request.year = 2026;
    request.cvc = plan.cvc;
    request.instalment_key = plan.instalment_key;
    request.do_3ds = 0;
    request.ip = "203.0.113.7";
    if (strncmp(plan.call, "panic", 5) == 0)
        request.description = plan.call;
    paynet_create_token(client, &request, &response, &error);
    printf("token %s|%s|%s\n", response.token_id, response.post_url, response.message);
    if (token_id != NULL)
        strcpy(token_id, response.token_id);
    show(&error);
    return error.code;
}

static void charge(void)
{
    char token_id[256];
    paynet_charge_request request = PAYNET_CHARGE_REQUEST_INIT;
    paynet_payment payment = PAYNET_PAYMENT_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    if (token(token_id) != PAYNET_OK)
        return;
    request.session_id = plan.session_id;
    request.token_id = token_id;
    request.reference_no = plan.reference_no;
    paynet_charge(client, &request, &payment, &error);
    printf("payment %d|%s|%s\n", (int)payment.outcome, payment.card_no_masked, payment.bank_error_message);
    show(&error);
}

/* Most programs have the whole number at hand and give all of it. */
static void check_bin(void)
{
    paynet_check_bin_request request = PAYNET_CHECK_BIN_REQUEST_INIT;
    paynet_check_bin_response response = PAYNET_CHECK_BIN_RESPONSE_INIT;
    paynet_instalment ways[32] = { PAYNET_INSTALMENT_INIT };
    paynet_error error = PAYNET_ERROR_INIT;
    request.session_id = plan.session_id;
    request.bin = plan.pan;
    paynet_check_bin(client, &request, &response, ways, 32, &error);
    show(&error);
}

/* Card data in a field that is not for it is wiped, too. */
static void save_card(void)
{
    paynet_save_card_request request = PAYNET_SAVE_CARD_REQUEST_INIT;
    paynet_save_card_response response = PAYNET_SAVE_CARD_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    request.session_id = plan.session_id;
    request.card_desc = plan.pan;
    paynet_save_card(client, &request, &response, &error);
    show(&error);
}

static void create_card_token(void)
{
    paynet_create_card_token_request request = PAYNET_CREATE_CARD_TOKEN_REQUEST_INIT;
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    request.session_id = plan.session_id;
    request.card_hash = plan.card_hash;
    request.instalment_key = plan.instalment_key;
    request.do_3ds = 0;
    request.description = plan.pan;
    paynet_create_card_token(client, &request, &response, &error);
    show(&error);
}

static char answer[65536];

/* Not by printf, whose own buffers would hold the card. */
static void add_escaped(const char *name, const char *escapes, const char *value)
{
    strcat(plan.json, plan.json[0] == '\0' ? "{\"" : ",\"");
    strcat(plan.json, name);
    strcat(plan.json, "\":\"");
    strcat(plan.json, escapes);
    strcat(plan.json, value);
    strcat(plan.json, "\"");
}

static void add(const char *name, const char *value)
{
    add_escaped(name, "", value);
}

static void by_json(int is_wide)
{
    int32_t number = (int32_t)(intptr_t)client;
    static const unsigned short operation[] = { 'c', 'r', 'e', 'a', 't', 'e', '_', 't', 'o', 'k', 'e', 'n', 0 };
    static unsigned short wide_answer[65536];
    size_t i;
    add("session_id", plan.session_id);
    add("instalment_key", plan.instalment_key);
    add("card_holder", "Ay\xC5\x9F" "e");
    if (strcmp(plan.call, "json with escapes") == 0)
        add_escaped("pan", "\\u0034\\u0033", plan.pan + 2);
    else
        add("pan", plan.pan);
    add("cvc", plan.cvc);
    add("month", "12");
    add("year", "2026");
    add("do_3ds", "0");
    add("ip", "203.0.113.7");
    if (strcmp(plan.call, "json with an unknown field") == 0)
        add(plan.pan, "");
    strcat(plan.json, strcmp(plan.call, "json without an end") == 0 ? "" : "}");
    for (i = 0; is_wide && i < strlen(plan.json); i++)
        plan.wide[i] = (unsigned char)plan.json[i];
    if (is_wide)
        last_code = paynet_call_json_w(number, operation, plan.wide, wide_answer, 65536, NULL);
    else
        last_code = paynet_call_json(number, "create_token", plan.json, answer, sizeof answer, NULL);
    printf("answer %s\n", answer);
}

static void by_fields(void)
{
    static const char *const names[] = { "session_id", "instalment_key", "card_holder", "pan", "cvc", "month", "year",
        "do_3ds", "ip" };
    const char *values[] = { plan.session_id, plan.instalment_key, "Ayse", plan.pan, plan.cvc, "12", "2026", "0",
        "203.0.113.7" };
    int32_t request;
    size_t i;
    paynet_request_new((int32_t)(intptr_t)client, "create_token", 1, &request);
    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        last_code = paynet_request_set(request, names[i], values[i], (int32_t)strlen(values[i]));
    if (strcmp(plan.call, "fields without a call") != 0)
        last_code = paynet_request_call(request);
    paynet_response_get(request, "token_id", answer, 256, NULL);
    printf("answer %.256s\n", answer);
    /* The request of a call that was made stays alive, and holds nothing of the card. */
    if (strcmp(plan.call, "fields without a call") == 0)
        paynet_request_free(request);
}

static void *in_thread(void *nothing)
{
    token(NULL);
    return nothing;
}

static void in_threads(int count)
{
    pthread_t threads[64];
    int i;
    for (i = 0; i < count; i++)
        pthread_create(&threads[i], NULL, in_thread, NULL);
    for (i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
}

/* The controls: copies that nobody wipes, as a careless library would leave them. */

static void in_a_freed_block(void)
{
    char *json = malloc(256);
    snprintf(json, 256, "{\"session_id\":\"%s\",\"pan\":\"%s\",\"cvc\":\"%s\"}", "js_1", plan.pan, plan.cvc);
    printf("planted %zu\n", strlen(json));
    free(json);
}

static void *on_a_stack(void *nothing)
{
    char copy[64];
    snprintf(copy, sizeof copy, "%s", plan.pan);
    printf("planted %zu\n", strlen(copy));
    return nothing;
}

static void on_a_dead_stack(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, on_a_stack, NULL);
    pthread_join(thread, NULL);
}

#ifdef __x86_64__
static atomic_int holder;

/* Waits in a system call of its own, pause, so that nobody uses the register meanwhile. */
static void *hold_in_a_register(void *nothing)
{
    holder = (int)syscall(SYS_gettid);
    __asm__ volatile("movdqu (%0), %%xmm7\n\tsyscall" : : "r"(plan.pan), "a"(34L) : "rcx", "r11", "xmm7", "memory");
    return nothing;
}

/* Returns when the thread is in its system call; the kernel tells which. */
static void in_a_register(void)
{
    pthread_t thread;
    char path[64], doing[16] = "";
    int patience = 60000;
    pthread_create(&thread, NULL, hold_in_a_register, NULL);
    while (strncmp(doing, "34 ", 3) != 0 && patience-- > 0) {
        FILE *state;
        usleep(1000);
        snprintf(path, sizeof path, "/proc/self/task/%d/syscall", holder);
        state = fopen(path, "r");
        if (state != NULL) {
            if (fgets(doing, sizeof doing, state) == NULL)
                doing[0] = '\0';
            fclose(state);
        }
    }
}
#endif

static void call(void)
{
    int count = atoi(plan.threads);
    if (count > 0) in_threads(count);
    else if (strcmp(plan.call, "charge") == 0) charge();
    else if (strcmp(plan.call, "check_bin") == 0) check_bin();
    else if (strcmp(plan.call, "save_card") == 0) save_card();
    else if (strcmp(plan.call, "create_card_token") == 0) create_card_token();
    else if (strcmp(plan.call, "json in utf-16") == 0) by_json(1);
    else if (strncmp(plan.call, "json", 4) == 0) by_json(0);
    else if (strncmp(plan.call, "fields", 6) == 0) by_fields();
    else if (strcmp(plan.call, "planted_in_a_freed_block") == 0) in_a_freed_block();
    else if (strcmp(plan.call, "planted_on_a_dead_stack") == 0) on_a_dead_stack();
#ifdef __x86_64__
    else if (strcmp(plan.call, "planted_in_a_register") == 0) in_a_register();
#endif
    else if (strcmp(plan.call, "nothing") != 0) token(NULL);
}

int main(void)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    read_plan(&plan);
    config.base_url = plan.base_url;
    config.ca_file = plan.ca_file;
    config.publishable_key = plan.publishable_key;
    config.secret_key = plan.secret_key;
    config.total_timeout_ms = atoi(plan.timeout_ms);
    if (paynet_client_new(&config, &client, &error) != PAYNET_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    /* Where the host's own copies are, for a look in the middle of the call. In decimal: among hexadecimal digits the
       code could stand by chance. */
    printf("own %lu %lu\n", (unsigned long)(uintptr_t)&plan, (unsigned long)(uintptr_t)(&plan + 1));
    fflush(stdout);
    call();
    paynet_wipe(&plan, sizeof plan);
    say_and_wait("called", last_code);
    paynet_client_free(client);
    say_and_wait("freed", 0);
    return 0;
}
