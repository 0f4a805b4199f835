/* Many processes and threads that use one client at once. It was made and used before the forks. Each request carries the
   number of its process in client_id. Usage: crowd MODE [FORKS], where MODE is

   crowd    64 children and 64 threads of the parent call at the same moment
   midst    forks while 16 threads are in the middle of calls, FORKS times
   bare     forks of which the C library tells nobody */

#define _GNU_SOURCE

#include "sandbox.h"

#include <dlfcn.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define CROWD 64
#define CALLS 3

#define CALLERS 16
#define CHILDREN_AT_ONCE 16

/* More than any child needs; one that hangs is ended by SIGALRM. */
#define CHILD_SECONDS 60

static paynet_client *client;

static void call(const paynet_client *with, const char *description)
{
    char process[32];
    snprintf(process, sizeof process, "%ld", (long)getpid());
    paynet_create_token_request request = sandbox_request();
    paynet_create_token_response response = PAYNET_CREATE_TOKEN_RESPONSE_INIT;
    paynet_error error = PAYNET_ERROR_INIT;
    request.client_id = process;
    request.description = description;
    int32_t code = paynet_create_token(with, &request, &response, &error);
    CHECK_TEXT(error.message, "");
    CHECK_NUMBER(code, PAYNET_OK);
    CHECK(response.token_id[0] != '\0');
}

static void call_several_times(void)
{
    for (int i = 0; i < CALLS; i++) {
        call(client, "any");
    }
}

static void call_with_a_client_of_its_own(void)
{
    paynet_client *own = sandbox_client();
    call(own, "any");
    CHECK_NUMBER(paynet_client_free(own), PAYNET_OK);
}

static pid_t begin_child(pid_t (*split)(void), void (*work)(void))
{
    fflush(stdout);
    pid_t child = split();
    CHECK(child >= 0);
    if (child == 0) {
        alarm(CHILD_SECONDS);
        work();
        CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
        exit(0);
    }
    return child;
}

static void wait_for(pid_t child)
{
    int status = -1;
    CHECK_NUMBER(waitpid(child, &status, 0), child);
    CHECK_NUMBER(status, 0);
}

/* Shared by all processes. */
static pthread_barrier_t *together;

static void wait_for_the_others_and_call(void)
{
    pthread_barrier_wait(together);
    call_several_times();
}

static void *of_the_crowd(void *argument)
{
    wait_for_the_others_and_call();
    return argument;
}

static void *shared(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED);
    return memory;
}

static void crowd(void)
{
    pid_t children[CROWD];
    pthread_t threads[CROWD];
    pthread_barrierattr_t attributes;
    together = shared(sizeof *together);
    CHECK(pthread_barrierattr_init(&attributes) == 0);
    CHECK(pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED) == 0);
    CHECK(pthread_barrier_init(together, &attributes, 2 * CROWD) == 0);
    for (int i = 0; i < CROWD; i++) {
        children[i] = begin_child(fork, wait_for_the_others_and_call);
    }
    for (int i = 0; i < CROWD; i++) {
        CHECK(pthread_create(&threads[i], NULL, of_the_crowd, NULL) == 0);
    }
    for (int i = 0; i < CROWD; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        wait_for(children[i]);
    }
}

static int looking_up;

/* Shared by all processes: forks that fell into a look-up of another thread. */
static int *fell_into_look_up;

/* This program's own getaddrinfo comes before the C library's. It takes its time, so that forks would fall into it. */
int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    int (*of_system)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    void *address = dlsym(RTLD_NEXT, "getaddrinfo");
    memcpy(&of_system, &address, sizeof address);
    __sync_fetch_and_add(&looking_up, 1);
    usleep(1000);
    int code = of_system(host, service, hints, found);
    __sync_fetch_and_sub(&looking_up, 1);
    return code;
}

static volatile int forking;

/* Waiting for an answer, reading it, and short calls. Every second thread has a new client for each call, and so a look-up,
   a connection and a handshake. */
static void *keep_calling(void *argument)
{
    static const char *const descriptions[] = { "any", "sandbox:delay=5", "sandbox:drip-body=1", "sandbox:delay-before=2" };
    long number = (long)argument;
    while (forking) {
        if (number % 2 == 0) {
            call_with_a_client_of_its_own();
        } else {
            call(client, descriptions[number / 2 % 4]);
        }
    }
    return NULL;
}

static void use_the_parents_client_and_an_own(void)
{
    __sync_fetch_and_add(fell_into_look_up, looking_up != 0);
    call(client, "any");
    call_with_a_client_of_its_own();
}

static void midst(int forks)
{
    pthread_t threads[CALLERS];
    pid_t children[CHILDREN_AT_ONCE] = { 0 };
    fell_into_look_up = shared(sizeof *fell_into_look_up);
    forking = 1;
    for (long i = 0; i < CALLERS; i++) {
        CHECK(pthread_create(&threads[i], NULL, keep_calling, (void *)i) == 0);
    }
    for (int i = 0; i < forks; i++) {
        pid_t *place = &children[i % CHILDREN_AT_ONCE];
        if (*place != 0) {
            wait_for(*place);
        }
        /* From one fork to the next a bit longer, over and over, to meet calls in every phase. */
        usleep(i * 37 % 2000);
        *place = begin_child(fork, use_the_parents_client_and_an_own);
    }
    for (int i = 0; i < CHILDREN_AT_ONCE; i++) {
        if (children[i] != 0) {
            wait_for(children[i]);
        }
    }
    forking = 0;
    for (int i = 0; i < CALLERS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    printf("into look-ups\t%d\n", *fell_into_look_up);
}

static pid_t clone_bare(void)
{
    return (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}

static void bare(void)
{
    for (int i = 0; i < 4; i++) {
        wait_for(begin_child(clone_bare, call_several_times));
        wait_for(begin_child(_Fork, call_several_times));
        call(client, "any");
    }
}

int main(int count, char **arguments)
{
    CHECK(count >= 2);
    client = sandbox_client();
    call(client, "any");
    printf("parent\t%ld\n", (long)getpid());
    if (strcmp(arguments[1], "crowd") == 0) {
        crowd();
    } else if (strcmp(arguments[1], "bare") == 0) {
        bare();
    } else {
        CHECK_NUMBER(count, 3);
        midst(atoi(arguments[2]));
    }
    call(client, "any");
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return done();
}
