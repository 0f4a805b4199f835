/* A name service that knows every name by the addresses in the file NAME_SERVICE, one a line, IPv4. It appends a line to
   NAME_SERVICE.asked each time it is asked. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
  struct addrinfo info;
  struct sockaddr_in address;
};

static void note_question(const char *file) {
  char asked[4096];
  FILE *log;
  snprintf(asked, sizeof asked, "%s.asked", file);
  log = fopen(asked, "a");
  fputs("asked\n", log);
  fclose(log);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  const char *file = getenv("NAME_SERVICE");
  FILE *list = fopen(file, "r");
  struct addrinfo **end = result;
  char line[64];
  (void)node;
  (void)service;
  (void)hints;
  note_question(file);
  *result = NULL;
  while (fgets(line, sizeof line, list)) {
    struct entry *entry = calloc(1, sizeof *entry);
    line[strcspn(line, "\n")] = '\0';
    entry->address.sin_family = AF_INET;
    inet_pton(AF_INET, line, &entry->address.sin_addr);
    entry->info.ai_family = AF_INET;
    entry->info.ai_socktype = SOCK_STREAM;
    entry->info.ai_addrlen = sizeof entry->address;
    entry->info.ai_addr = (struct sockaddr *)&entry->address;
    *end = &entry->info;
    end = &entry->info.ai_next;
  }
  fclose(list);
  return *result ? 0 : EAI_NONAME;
}

void freeaddrinfo(struct addrinfo *list) {
  while (list) {
    struct addrinfo *next = list->ai_next;
    free(list);
    list = next;
  }
}
