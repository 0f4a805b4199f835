/* A clock that is WRONG_CLOCK seconds fast, or slow if that is negative. Time that only passes is left as it is. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
  const char *wrong = getenv("WRONG_CLOCK");
  int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && clock == CLOCK_REALTIME && wrong) now->tv_sec += atoll(wrong);
  return result;
}
