/* What the C clients share: the card that is sent and the measuring. */
#ifndef BENCH_H
#define BENCH_H

#include "cpu.h"

#include <stdio.h>
#include <stdlib.h>

#define KEY "pbk_bench_Zm9yIG1lYXN1cmluZyBvbmx5"
#define SESSION_ID "js_EAAAAK7mQ2vXc9RrT0bLZs5uYwPq3HfNd8JgVxk1AoEi6tCz"
#define INSTALMENT_KEY "ji_EAAAAB4nWf8KpQy1ZsTc7LmRd0GhXv9UbJ2oEk5iNa3wVtYx"
#define CARD_HOLDER "Ay\xC5\x9F" "e Y\xC4\xB1lmaz"
#define PAN "4355084355084358"
#define CVC "000"
#define MONTH 12
#define YEAR 2026
#define IP "203.0.113.7"
#define CLIENT_ID "shop-17-basket-204518"
#define DESCRIPTION "Basket 204518, two items, collected in Izmir"
#define PHONE "5321234567"
#define MAIL "ayse.yilmaz@example.com"

/* Calls before the first that is measured. */
#define UNMEASURED 50

static long resident_kilobytes(void) {
  char line[256];
  long kilobytes = 0;
  FILE *status = fopen("/proc/self/status", "r");
  while (status && fgets(line, sizeof line, status)) {
    if (sscanf(line, "VmRSS: %ld", &kilobytes) == 1) {
      break;
    }
  }
  if (status) {
    fclose(status);
  }
  return kilobytes;
}

/* Calls `call` with `client` and prints CPU microseconds per call and the memory resident at the end. */
static void measure(void (*call)(void *), void *client, int calls) {
  double start, spent;
  int done;
  for (done = 0; done < UNMEASURED; done++) {
    call(client);
  }
  start = cpu_microseconds();
  for (done = 0; done < calls; done++) {
    call(client);
  }
  spent = cpu_microseconds() - start;
  printf("%.2f %ld\n", spent / calls, resident_kilobytes());
}

#endif
