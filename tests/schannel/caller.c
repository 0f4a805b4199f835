/*
 * Takes the steps that its arguments name, with one client, and prints a line for each:
 *
 *   token [DESCRIPTION]  STATUS PHASE MILLISECONDS MESSAGE; a description is told from a step by its colon
 *   warm-up              the same
 *   doctor               the doctor's report
 *   threads=NUMBER       so many at once take a token, three times each; a line for each token
 *   sleep=MILLISECONDS   nothing
 *
 * A client that can't be made is told in the same way. From the environment: PAYNET_BASE_URL, PAYNET_CA_FILE (may be
 * missing), PAYNET_PUBLISHABLE_KEY, PAYNET_SESSION_ID, PAYNET_INSTALMENT_KEY, TLS_BACKEND, SYSTEM_TRUST, CONNECT_MS and
 * TOTAL_MS. With ROOT, the name of a file with a certificate in DER, that is put into the store of the user's roots; with
 * WITHDRAWN into the store of what nobody is to trust.
 */

#define _WIN32_WINNT 0x0601
#include <windows.h>

#include <wincrypt.h>

#include <paynet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int number(const char *name)
{
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

/* Closed, since it is written only then. */
static void put(const char *name, const char *store)
{
    BYTE der[8192];
    FILE *file = fopen(name, "rb");
    DWORD length = file ? (DWORD)fread(der, 1, sizeof der, file) : 0;
    HCERTSTORE opened = CertOpenSystemStoreA(0, store);
    if (!CertAddEncodedCertificateToStore(opened, X509_ASN_ENCODING, der, length, CERT_STORE_ADD_REPLACE_EXISTING,
                                          NULL)) {
        fprintf(stderr, "%s can't be put into the store: %lu\n", name, GetLastError());
        exit(1);
    }
    CertCloseStore(opened, 0);
}

static void tell(int32_t status, const paynet_error *error, ULONGLONG begun)
{
    printf("%s %d %d %s\n", paynet_status_name(status), (int)error->phase, (int)(GetTickCount64() - begun),
           error->message);
    fflush(stdout);
}

static void token(const paynet_client *client, const char *description)
{
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    ULONGLONG begun = GetTickCount64();
    int32_t status;
    request.session_id = getenv("PAYNET_SESSION_ID");
    request.instalment_key = getenv("PAYNET_INSTALMENT_KEY");
    request.card_holder = "Ali Veli";
    request.pan = "4355084355084358";
    request.cvc = "000";
    request.month = 12;
    request.year = 2026;
    request.do_3ds = 0;
    request.ip = "203.0.113.7";
    request.description = description;
    status = paynet_create_token(client, &request, &response, &error);
    if (status == PAYNET_OK && strncmp(response.token_id, "jt_", 3) != 0) {
        puts("no token");
        exit(1);
    }
    tell(status, &error, begun);
}

static void warm_up(const paynet_client *client)
{
    paynet_error error = PAYNET_ERROR_INIT;
    ULONGLONG begun = GetTickCount64();
    tell(paynet_client_warm_up(client, &error), &error, begun);
}

static DWORD WINAPI take_tokens(void *client)
{
    int i;
    for (i = 0; i < 3; i++) {
        token(client, NULL);
    }
    return 0;
}

static void at_once(paynet_client *client, int count)
{
    HANDLE threads[MAXIMUM_WAIT_OBJECTS];
    int i;
    for (i = 0; i < count; i++) {
        threads[i] = CreateThread(NULL, 0, take_tokens, client, 0, NULL);
    }
    WaitForMultipleObjects((DWORD)count, threads, TRUE, INFINITE);
    for (i = 0; i < count; i++) {
        CloseHandle(threads[i]);
    }
}

static void doctor(const paynet_client *client)
{
    static char report[16 * 1024];
    int32_t needed = 0;
    paynet_error error = PAYNET_ERROR_INIT;
    if (paynet_doctor(client, report, sizeof report, &needed, &error) != PAYNET_OK) {
        puts("no report");
    }
    puts(report);
}

int main(int count, char **arguments)
{
    paynet_config config = PAYNET_CONFIG_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    paynet_client *client = NULL;
    int32_t status;
    int i;
    if (getenv("ROOT")) {
        put(getenv("ROOT"), "ROOT");
    }
    if (getenv("WITHDRAWN")) {
        put(getenv("WITHDRAWN"), "Disallowed");
    }
    config.base_url = getenv("PAYNET_BASE_URL");
    config.ca_file = getenv("PAYNET_CA_FILE");
    config.publishable_key = getenv("PAYNET_PUBLISHABLE_KEY");
    config.tls_backend = number("TLS_BACKEND");
    config.system_trust = number("SYSTEM_TRUST");
    config.connect_timeout_ms = number("CONNECT_MS");
    config.total_timeout_ms = number("TOTAL_MS");
    status = paynet_client_new(&config, &client, &error);
    if (status != PAYNET_OK) {
        tell(status, &error, GetTickCount64());
        return 0;
    }
    for (i = 1; i < count; i++) {
        const char *step = arguments[i];
        if (strcmp(step, "token") == 0) {
            const char *next = i + 1 < count ? arguments[i + 1] : "";
            const char *description = strchr(next, ':') ? arguments[++i] : NULL;
            token(client, description);
        } else if (strcmp(step, "warm-up") == 0) {
            warm_up(client);
        } else if (strcmp(step, "doctor") == 0) {
            doctor(client);
        } else if (strncmp(step, "threads=", 8) == 0) {
            at_once(client, atoi(step + 8));
        } else if (strncmp(step, "sleep=", 6) == 0) {
            Sleep((DWORD)atoi(step + 6));
        } else {
            fprintf(stderr, "unknown: %s\n", step);
            return 1;
        }
    }
    return paynet_client_free(client);
}
