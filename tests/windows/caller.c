/*
 * Does with paynet.dll what it reads line by line, and answers each with a line. The library is loaded and unloaded on
 * request; nothing of it is linked. From the environment: SANDBOX_URL, SANDBOX_CA_FILE, SANDBOX_PROXY (may be missing),
 * SANDBOX_KEY, TLS_BACKEND, CONNECT_MS and TOTAL_MS, the time-outs, DESCRIPTION, and EARLIER, a DLL that is loaded before.
 *
 *   load           ok
 *   client         STATUS
 *   token SESSION KEY   STATUS PHASE MILLISECONDS, with every text as long as it may be if TEXTS=long
 *   warm-up        STATUS PHASE MILLISECONDS
 *   free           STATUS
 *   unload         gone, or still there
 *   turn           loads the library, asks for its version and unloads it; gone, or still there
 *   held           THREADS, the next HANDLE, and the PLACES that are left for values of threads
 *   leave          ok; leaves a thread, its handle and a place behind
 */

#define _WIN32_WINNT 0x0601
#include <windows.h>

#include <tlhelp32.h>

#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How long a text may be. */
enum { LONGEST = 4096 };

static HMODULE library;
static paynet_client *client;

static struct {
    int32_t (*client_new)(const paynet_config *, paynet_client **, paynet_error *);
    int32_t (*client_free)(paynet_client *);
    int32_t (*client_warm_up)(const paynet_client *, paynet_error *);
    int32_t (*create_token)(const paynet_client *, const paynet_create_token_request *,
                            paynet_create_token_response *, paynet_error *);
} paynet;

static void find(const char *name, void *function)
{
    FARPROC address = GetProcAddress(library, name);
    if (!address) {
        fprintf(stderr, "no %s\n", name);
        exit(1);
    }
    memcpy(function, &address, sizeof address);
}

static void load(void)
{
    const char *earlier = getenv("EARLIER");
    if (earlier && !LoadLibraryA(earlier)) {
        fprintf(stderr, "%s can't be loaded: %lu\n", earlier, GetLastError());
        exit(1);
    }
    library = LoadLibraryA("paynet.dll");
    if (!library) {
        fprintf(stderr, "paynet.dll can't be loaded: %lu\n", GetLastError());
        exit(1);
    }
    find("paynet_client_new", &paynet.client_new);
    find("paynet_client_free", &paynet.client_free);
    find("paynet_client_warm_up", &paynet.client_warm_up);
    find("paynet_create_token", &paynet.create_token);
    puts("ok");
}

static int32_t number(const char *name)
{
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

static void make_client(void)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    config.base_url = getenv("SANDBOX_URL");
    config.ca_file = getenv("SANDBOX_CA_FILE");
    config.proxy_url = getenv("SANDBOX_PROXY");
    config.publishable_key = getenv("SANDBOX_KEY");
    config.tls_backend = number("TLS_BACKEND");
    config.connect_timeout_ms = number("CONNECT_MS");
    config.total_timeout_ms = number("TOTAL_MS");
    printf("%d\n", (int)paynet.client_new(&config, &client, NULL));
}

static void tell(int32_t status, const paynet_error *error, ULONGLONG begun)
{
    printf("%d %d %d\n", (int)status, (int)error->phase, (int)(GetTickCount64() - begun));
}

static void token(const char *session, const char *key)
{
    static char text[LONGEST + 1];
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    ULONGLONG begun;
    request.session_id = session;
    request.instalment_key = key;
    request.card_holder = "Ay\xc5\x9f" "e Y\xc4\xb1lmaz";
    request.pan = "4355084355084358";
    request.cvc = "000";
    request.month = 12;
    request.year = 2026;
    request.do_3ds = 0;
    request.ip = "203.0.113.7";
    request.description = getenv("DESCRIPTION");
    if (getenv("TEXTS")) {
        /* Each becomes six bytes on the way. */
        memset(text, 1, LONGEST);
        request.client_id = request.description = request.card_holder_mail = request.card_holder_phone = text;
    }
    begun = GetTickCount64();
    tell(paynet.create_token(client, &request, &response, &error), &error, begun);
}

static void warm_up(void)
{
    paynet_error error = PAYNET_ERROR_INIT;
    ULONGLONG begun = GetTickCount64();
    tell(paynet.client_warm_up(client, &error), &error, begun);
}

static void unload(void)
{
    FreeLibrary(library);
    puts(GetModuleHandleA("paynet.dll") ? "still there" : "gone");
}

static int threads(void)
{
    THREADENTRY32 entry = { .dwSize = sizeof entry };
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
    int count = 0;
    if (Thread32First(all, &entry)) {
        do {
            count += entry.th32OwnerProcessID == GetCurrentProcessId();
        } while (Thread32Next(all, &entry));
    }
    CloseHandle(all);
    return count;
}

/* How many values of threads the program may still have. */
static int places(void)
{
    DWORD taken[2000];
    int count = 0;
    int i;
    while (count < 2000 && (taken[count] = TlsAlloc()) != TLS_OUT_OF_INDEXES) {
        count++;
    }
    for (i = 0; i < count; i++) {
        TlsFree(taken[i]);
    }
    return count;
}

/* The next handle is the lowest that is free. */
static void held(void)
{
    HANDLE handle = CreateEventA(NULL, FALSE, FALSE, NULL);
    printf("%d %d %d\n", threads(), (int)(INT_PTR)handle / 4, places());
    CloseHandle(handle);
}

static DWORD WINAPI sleep_on(void *unused)
{
    (void)unused;
    Sleep(INFINITE);
    return 0;
}

static void leave(void)
{
    TlsAlloc();
    CreateThread(NULL, 0, sleep_on, NULL, 0, NULL);
    puts("ok");
}

static void turn(void)
{
    const char *(*version)(void);
    library = LoadLibraryA("paynet.dll");
    find("paynet_version", &version);
    if (version()[0] == '\0') {
        puts("no version");
    } else {
        unload();
    }
}

int main(void)
{
    char line[512];
    while (fgets(line, sizeof line, stdin)) {
        const char *word = strtok(line, " \r\n");
        const char *first = strtok(NULL, " \r\n");
        const char *second = strtok(NULL, " \r\n");
        if (!word) {
            continue;
        } else if (strcmp(word, "load") == 0) {
            load();
        } else if (strcmp(word, "client") == 0) {
            make_client();
        } else if (strcmp(word, "token") == 0) {
            token(first, second);
        } else if (strcmp(word, "warm-up") == 0) {
            warm_up();
        } else if (strcmp(word, "free") == 0) {
            printf("%d\n", (int)paynet.client_free(client));
        } else if (strcmp(word, "unload") == 0) {
            unload();
        } else if (strcmp(word, "turn") == 0) {
            turn();
        } else if (strcmp(word, "leave") == 0) {
            leave();
        } else if (strcmp(word, "held") == 0) {
            held();
        } else {
            fprintf(stderr, "unknown: %s\n", word);
            return 1;
        }
        fflush(stdout);
    }
    return 0;
}
