/* Lets one call of one function of the C library fail, or all from one on, when it is armed. Preloaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* How the call fails: a number of errno, or one of these. */
enum { NOTHING = 0, ONE_BYTE = -1000 };

static const char *_Atomic armed;
static atomic_int before;
static atomic_int how;
static atomic_int lasts;
static atomic_int fired;

/* The next call number `nth` of `name` fails, and if it lasts, all after it; the others do what they always do. */
void fail(const char *name, int nth, int failure, int lasting) {
  fired = 0;
  before = nth;
  how = failure;
  lasts = lasting;
  armed = name;
}

/* No more failures. Returns whether there was one. */
int fail_no_more(void) {
  armed = NULL;
  return fired;
}

static int fails(const char *name) {
  const char *wanted = armed;
  if (!wanted || strcmp(wanted, name)) return 0;
  int left = atomic_fetch_sub(&before, 1);
  if (left > 1 || (left < 1 && !lasts)) return 0;
  fired = 1;
  errno = how > 0 ? how : 0;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* What a call that moves bytes returns when it fails; `one` does it with a single byte. */
#define MOVING(name, one) \
  if (fails(#name)) { \
    if (how == ONE_BYTE) return (one); \
    return how == NOTHING ? 0 : -1; \
  }

#define FAILING(name) \
  if (fails(#name)) return -1;

int socket(int domain, int type, int protocol) {
  FAILING(socket)
  return REAL(socket)(domain, type, protocol);
}

int connect(int line, const struct sockaddr *address, socklen_t length) {
  FAILING(connect)
  return REAL(connect)(line, address, length);
}

int poll(struct pollfd *lines, nfds_t count, int patience) {
  MOVING(poll, 0)
  return REAL(poll)(lines, count, patience);
}

int setsockopt(int line, int level, int name, const void *value, socklen_t length) {
  FAILING(setsockopt)
  return REAL(setsockopt)(line, level, name, value, length);
}

int getsockopt(int line, int level, int name, void *value, socklen_t *length) {
  FAILING(getsockopt)
  return REAL(getsockopt)(line, level, name, value, length);
}

int ioctl(int line, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  FAILING(ioctl)
  return REAL(ioctl)(line, request, argument);
}

int fcntl(int line, int command, ...) {
  va_list rest;
  va_start(rest, command);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  FAILING(fcntl)
  return REAL(fcntl)(line, command, argument);
}

ssize_t send(int line, const void *bytes, size_t length, int flags) {
  MOVING(send, REAL(send)(line, bytes, 1, flags))
  return REAL(send)(line, bytes, length, flags);
}

ssize_t sendmsg(int line, const struct msghdr *message, int flags) {
  MOVING(sendmsg, REAL(send)(line, message->msg_iov[0].iov_base, 1, flags))
  return REAL(sendmsg)(line, message, flags);
}

ssize_t recv(int line, void *bytes, size_t length, int flags) {
  MOVING(recv, REAL(recv)(line, bytes, 1, flags))
  return REAL(recv)(line, bytes, length, flags);
}

ssize_t read(int file, void *bytes, size_t length) {
  MOVING(read, REAL(read)(file, bytes, 1))
  return REAL(read)(file, bytes, length);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  FAILING(open64)
  return REAL(open64)(path, flags, mode);
}

int fstat64(int file, struct stat64 *status) {
  FAILING(fstat64)
  return REAL(fstat64)(file, status);
}

int statx(int folder, const char *path, int flags, unsigned int mask, struct statx *status) {
  FAILING(statx)
  return REAL(statx)(folder, path, flags, mask, status);
}

/* Some libraries go around the function of the same name. */
long syscall(long number, ...) {
  long a[6];
  va_list rest;
  va_start(rest, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_getrandom) return getrandom((void *)a[0], (size_t)a[1], (unsigned int)a[2]);
  return REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

ssize_t getrandom(void *bytes, size_t length, unsigned int flags) {
  MOVING(getrandom, REAL(getrandom)(bytes, 1, flags))
  return REAL(getrandom)(bytes, length, flags);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  if (fails("getaddrinfo")) return how;
  return REAL(getaddrinfo)(node, service, hints, result);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  if (fails("pthread_create")) return how;
  return REAL(pthread_create)(thread, attributes, body, argument);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  FAILING(clock_gettime)
  return REAL(clock_gettime)(clock, now);
}
