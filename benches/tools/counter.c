/*
 * Counts a program's allocations and name look-ups: LD_PRELOAD this, and when the program ends the counts are in the file
 * that COUNTER_FILE names.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* glibc's own names; dlsym would allocate before it can answer. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static atomic_long allocations;
static atomic_long look_ups;

void *malloc(size_t size) {
  allocations++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations++;
  return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
  allocations++;
  return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  allocations++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  allocations++;
  *block = __libc_memalign(alignment, size);
  return *block ? 0 : 12; /* ENOMEM */
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  typedef int look_up(const char *, const char *, const struct addrinfo *, struct addrinfo **);
  look_up *next = (look_up *)dlsym(RTLD_NEXT, "getaddrinfo");
  look_ups++;
  return next(name, service, hints, found);
}

__attribute__((destructor)) static void report(void) {
  const char *path = getenv("COUNTER_FILE");
  int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
  if (file >= 0) {
    dprintf(file, "allocations %ld\nlookups %ld\n", (long)allocations, (long)look_ups);
    close(file);
  }
}
