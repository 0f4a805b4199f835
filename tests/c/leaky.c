/* A library that leaves something behind each time it is loaded; LEAVES says what. The test of unloading must see it. */

#define _GNU_SOURCE

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define NOTHING 0
#define DESCRIPTOR 1
#define MAPPING 2
#define THREAD 3
#define BLOCK 4
#define KEY 5
#define ITSELF 6

const char *paynet_version(void);

const char *paynet_version(void)
{
    return "leaky";
}

static void *volatile lost;

#if LEAVES == ITSELF
/* The C library keeps a library mapped while a thread has a destructor of it to run, as C++'s thread_local does. */
int __cxa_thread_atexit_impl(void (*destructor)(void *), void *object, void *library);
extern void *__dso_handle;

static void destroy(void *object)
{
    (void)object;
}
#endif

#if LEAVES == THREAD
/* Of the C library, so that it runs on when this one is gone. */
static void *(*const wait_for_good)(void *) = (void *(*)(void *))pause;
#endif

__attribute__((constructor)) static void leave_something(void)
{
#if LEAVES == DESCRIPTOR
    lost = (void *)(long)open("/dev/null", O_RDONLY);
#elif LEAVES == MAPPING
    /* Every second page is forbidden, or the system would make one mapping of all. */
    static long page = 4096;
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(pages, page, PROT_NONE);
    lost = pages;
#elif LEAVES == THREAD
    pthread_t thread;
    pthread_create(&thread, NULL, wait_for_good, NULL);
#elif LEAVES == BLOCK
    lost = malloc(100);
#elif LEAVES == KEY
    pthread_key_t key;
    pthread_key_create(&key, NULL);
#elif LEAVES == ITSELF
    __cxa_thread_atexit_impl(destroy, NULL, &__dso_handle);
#endif
}
