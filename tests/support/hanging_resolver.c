/* A name service that never answers. */
#include <unistd.h>

struct addrinfo;

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  (void)node;
  (void)service;
  (void)hints;
  (void)result;
  for (;;) {
    pause();
  }
}
