/* What loading a library costs: CPU microseconds of dlopen. Argument: the library. */
#include "../clients/cpu.h"

#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv) {
  double start;
  if (argc != 2) {
    fprintf(stderr, "usage: %s LIBRARY\n", argv[0]);
    return 2;
  }
  start = cpu_microseconds();
  if (!dlopen(argv[1], RTLD_NOW)) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  printf("%.1f\n", cpu_microseconds() - start);
  return 0;
}
