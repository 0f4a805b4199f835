/* What a host is to do, from stdin: lines of a name and a value, the value in disguise (each byte XOR 0x5A, in
   hexadecimal digits), so that no buffer of the reading holds card data. "go" ends them. */

#ifndef PLAN_H
#define PLAN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The whole plan in one place, which the host wipes. */
struct plan {
    char call[32], base_url[128], ca_file[256], publishable_key[128], secret_key[128], session_id[128];
    char instalment_key[128], card_hash[128], reference_no[64], pan[64], cvc[16], timeout_ms[16], threads[16];
    /* The host's own. */
    char json[1024];
    unsigned short wide[1024];
};

static int plan_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

static char *plan_place(struct plan *plan, const char *name)
{
#define PLACE(field) if (strcmp(name, #field) == 0) return plan->field
    PLACE(call); PLACE(base_url); PLACE(ca_file); PLACE(publishable_key); PLACE(secret_key); PLACE(session_id);
    PLACE(instalment_key); PLACE(card_hash); PLACE(reference_no); PLACE(pan); PLACE(cvc); PLACE(timeout_ms);
    PLACE(threads);
#undef PLACE
    fprintf(stderr, "no such field: %s\n", name);
    exit(2);
}

static void read_plan(struct plan *plan)
{
    char line[1024];
    memset(plan, 0, sizeof *plan);
    while (fgets(line, sizeof line, stdin) != NULL && strcmp(line, "go\n") != 0) {
        char *value = strchr(line, ' ');
        char *to;
        *value++ = '\0';
        for (to = plan_place(plan, line); value[0] != '\n'; value += 2)
            *to++ = (char)((plan_digit(value[0]) << 4 | plan_digit(value[1])) ^ 0x5A);
    }
}

/* Says how far the host has come, and waits until the driver has looked at it. */
static void say_and_wait(const char *word, int code)
{
    char answer[8];
    printf("%s %d\n", word, code);
    fflush(stdout);
    if (fgets(answer, sizeof answer, stdin) == NULL)
        exit(0);
}

#endif
