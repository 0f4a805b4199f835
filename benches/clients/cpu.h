/* The processor time that this process has used so far, in user space and kernel. */
#ifndef BENCH_CPU_H
#define BENCH_CPU_H

#include <time.h>

static double cpu_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

#endif
