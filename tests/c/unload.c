/* Loads the library, uses and unloads it, again and again, and looks what the rounds leave behind. The library is not
   linked. Usage: unload LIBRARY ROUNDS MODE, where MODE is

   call     the main thread makes a call in each round
   thread   a thread does, and ends only when the library is gone
   look-up  the look-up of the host name outlasts the call, and the client
   version  only paynet_version is called, for libraries that leave something behind on purpose

   With fewer rounds than a warm-up takes, nothing is compared: valgrind, which has mappings and memory of its own, looks
   only for what runs where nothing is any more. */

#define _GNU_SOURCE

#include "sandbox.h"

#include <dirent.h>
#include <dlfcn.h>
#include <limits.h>
#include <malloc.h>
#include <netdb.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/wait.h>
#include <unistd.h>

/* By then the allocator, the resolver and the loader have what they keep for good. */
#define WARM_UP 20

/* What each round may leave on the heap: ureq keeps an empty text of ten bytes for good. The allocator rounds up. */
#define HEAP_PER_ROUND 48

/* The allocator gives memory back in its own time. */
#define RESIDENT_SLACK_KB 1024

typedef int32_t new_client(const paynet_config *, paynet_client **, paynet_error *);
typedef int32_t free_client(paynet_client *);
typedef int32_t create_token(paynet_client *, const paynet_create_token_request *, paynet_create_token_response *,
                             paynet_error *);
typedef const char *version(void);

static const char *library;

static void *load(void)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
    return handle;
}

/* ISO C knows no way from an object pointer to a function pointer; POSIX promises this one. */
static void find(void *handle, const char *name, void *function)
{
    void *address = dlsym(handle, name);
    CHECK(address != NULL);
    memcpy(function, &address, sizeof address);
}

static void ask_for_version(void *handle)
{
    version *paynet_version;
    find(handle, "paynet_version", &paynet_version);
    CHECK(paynet_version()[0] != '\0');
}

static int32_t call(void *handle, const paynet_config *config)
{
    new_client *paynet_client_new;
    free_client *paynet_client_free;
    create_token *paynet_create_token;
    find(handle, "paynet_client_new", &paynet_client_new);
    find(handle, "paynet_client_free", &paynet_client_free);
    find(handle, "paynet_create_token", &paynet_create_token);

    paynet_create_token_request request = sandbox_request();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    paynet_client *client = NULL;
    CHECK_NUMBER(paynet_client_new(config, &client, &error), PAYNET_OK);
    int32_t code = paynet_create_token(client, &request, &response, &error);
    CHECK_NUMBER(response.token_id[0] != '\0', code == PAYNET_OK);
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return code;
}

static void make_a_call(void *handle)
{
    paynet_config config = sandbox_config();
    CHECK_NUMBER(call(handle, &config), PAYNET_OK);
}

static int is_loaded(void)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_NOLOAD);
    if (handle != NULL) {
        CHECK_NUMBER(dlclose(handle), 0);
    }
    return handle != NULL;
}

static void unload(void *handle)
{
    CHECK_NUMBER(dlclose(handle), 0);
    CHECK(!is_loaded());
}

/* One that used the library and is still there when it goes. */
struct guest {
    pthread_t thread;
    pthread_barrier_t used;
    pthread_barrier_t unloaded;
    void *handle;
};

static void *call_and_stay(void *argument)
{
    struct guest *guest = argument;
    make_a_call(guest->handle);
    pthread_barrier_wait(&guest->used);
    pthread_barrier_wait(&guest->unloaded);
    return NULL;
}

static void round_with_a_thread(void)
{
    struct guest guest;
    guest.handle = load();
    CHECK(pthread_barrier_init(&guest.used, NULL, 2) == 0);
    CHECK(pthread_barrier_init(&guest.unloaded, NULL, 2) == 0);
    CHECK(pthread_create(&guest.thread, NULL, call_and_stay, &guest) == 0);
    pthread_barrier_wait(&guest.used);
    unload(guest.handle);
    pthread_barrier_wait(&guest.unloaded);
    CHECK(pthread_join(guest.thread, NULL) == 0);
    CHECK(pthread_barrier_destroy(&guest.used) == 0);
    CHECK(pthread_barrier_destroy(&guest.unloaded) == 0);
}

/* This program's own getaddrinfo comes before the C library's. It answers when it is told to. */
static sem_t answer;
static sem_t asked;
static int looks_up_slowly;

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    static int (*of_system)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    if (!looks_up_slowly) {
        void *address = dlsym(RTLD_NEXT, "getaddrinfo");
        memcpy(&of_system, &address, sizeof address);
        return of_system(host, service, hints, found);
    }
    sem_post(&asked);
    sem_wait(&answer);
    return EAI_AGAIN;
}

static long threads_now(void);

static void wait_for_other_threads(void)
{
    while (threads_now() > 1) {
        usleep(1000);
    }
}

/* The library stays until the look-up is over, and goes with the next one that is unloaded. */
static void round_with_a_look_up(void)
{
    void *handle = load();
    paynet_config config = sandbox_config();
    config.connect_timeout_ms = 50;
    looks_up_slowly = 1;
    CHECK_NUMBER(call(handle, &config), PAYNET_ERR_TIMEOUT_RESOLVE);
    sem_wait(&asked);
    CHECK_NUMBER(dlclose(handle), 0);
    CHECK(is_loaded());
    sem_post(&answer);
    wait_for_other_threads();
    looks_up_slowly = 0;
    unload(load());
}

static void one_round(const char *mode)
{
    if (strcmp(mode, "thread") == 0) {
        round_with_a_thread();
        return;
    }
    if (strcmp(mode, "look-up") == 0) {
        round_with_a_look_up();
        return;
    }
    void *handle = load();
    if (strcmp(mode, "call") == 0) {
        make_a_call(handle);
    } else {
        ask_for_version(handle);
    }
    unload(handle);
}

/* What a process has that an unloaded library might leave. */
struct traces {
    long mappings;
    long mappings_of_library;
    long threads;
    long descriptors;
    long free_keys;
    long heap;
    long resident_kb;
};

static long entries_of(const char *path)
{
    long count = 0;
    DIR *folder = opendir(path);
    CHECK(folder != NULL);
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count;
}

static long threads_now(void)
{
    /* Without . and .. */
    return entries_of("/proc/self/task") - 2;
}

/* Of keys for values of threads a process has few. */
static long free_keys(void)
{
    static pthread_key_t keys[PTHREAD_KEYS_MAX];
    long count = 0;
    while (count < PTHREAD_KEYS_MAX && pthread_key_create(&keys[count], NULL) == 0) {
        count++;
    }
    for (long i = 0; i < count; i++) {
        pthread_key_delete(keys[i]);
    }
    return count;
}

static struct traces traces(void)
{
    struct traces now = { 0, 0, 0, 0, 0, 0, 0 };
    char line[8192];
    now.threads = threads_now();
    now.descriptors = entries_of("/proc/self/fd") - 2;
    now.free_keys = free_keys();
    FILE *maps = fopen("/proc/self/maps", "r");
    CHECK(maps != NULL);
    while (fgets(line, sizeof line, maps) != NULL) {
        now.mappings++;
        now.mappings_of_library += strstr(line, library) != NULL;
    }
    fclose(maps);
    FILE *status = fopen("/proc/self/status", "r");
    CHECK(status != NULL);
    while (fgets(line, sizeof line, status) != NULL) {
        sscanf(line, "VmRSS: %ld", &now.resident_kb);
    }
    fclose(status);
    now.heap = (long)mallinfo2().uordblks;
    return now;
}

static void print(const char *when, const struct traces *traces)
{
    printf("%s\t%ld mappings, %ld of the library, %ld threads, %ld descriptors, %ld keys, %ld bytes, %ld kB resident\n",
           when, traces->mappings, traces->mappings_of_library, traces->threads, traces->descriptors,
           PTHREAD_KEYS_MAX - traces->free_keys, traces->heap, traces->resident_kb);
}

/* A handler for forks that the library left behind would run where nothing is any more. */
static void fork_once(void)
{
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        _exit(0);
    }
    int status = -1;
    CHECK_NUMBER(waitpid(child, &status, 0), child);
    CHECK_NUMBER(status, 0);
}

static void rounds(int count, const char *mode)
{
    for (int i = 0; i < count; i++) {
        one_round(mode);
    }
}

/* The system may count a thread for a moment more after it was joined. One that stays is counted in the end. */
static void let_threads_end(void)
{
    for (int naps = 0; naps < 2000 && threads_now() > 1; naps++) {
        usleep(1000);
    }
}

static void compare(int measured, const char *mode)
{
    rounds(WARM_UP, mode);
    traces();
    let_threads_end();
    struct traces before = traces();
    rounds(measured, mode);
    let_threads_end();
    struct traces after = traces();
    print("before", &before);
    print("after", &after);
    CHECK_NUMBER(after.mappings_of_library, 0);
    CHECK_NUMBER(after.threads, before.threads);
    CHECK_NUMBER(after.descriptors, before.descriptors);
    CHECK_NUMBER(after.free_keys, before.free_keys);
    CHECK(after.heap <= before.heap + (long)measured * HEAP_PER_ROUND);
    CHECK_NUMBER(after.mappings, before.mappings);
    CHECK(after.resident_kb <= before.resident_kb + RESIDENT_SLACK_KB);
}

int main(int count, char **arguments)
{
    CHECK_NUMBER(count, 4);
    library = arguments[1];
    int wanted = atoi(arguments[2]);
    CHECK(sem_init(&asked, 0, 0) == 0);
    CHECK(sem_init(&answer, 0, 0) == 0);
    if (wanted < WARM_UP) {
        rounds(wanted, arguments[3]);
    } else {
        compare(wanted, arguments[3]);
    }
    fork_once();
    return done();
}
