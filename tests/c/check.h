/* Checks that say where and while trying what they failed. A program ends with done(). */

#ifndef CHECK_H
#define CHECK_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition) check((condition) != 0, __FILE__, __LINE__, #condition)
#define CHECK_NUMBER(actual, expected) check_number((actual), (expected), __FILE__, __LINE__, #actual)
#define CHECK_TEXT(actual, expected) check_text((actual), (expected), __FILE__, __LINE__, #actual)

static int checks_passed;

/* A row of a table, say; printed if a check fails. For programs with one thread. */
static const char *trying = "";

static inline void failed(const char *file, int line)
{
    fprintf(stderr, " (%s:%d%s%s)\n", file, line, *trying ? ", " : "", trying);
    exit(1);
}

static inline void passed(void)
{
    /* Threads check too. */
    __sync_fetch_and_add(&checks_passed, 1);
}

static inline void check(int holds, const char *file, int line, const char *condition)
{
    if (!holds) {
        fprintf(stderr, "not true: %s", condition);
        failed(file, line);
    }
    passed();
}

static inline void check_number(long long actual, long long expected, const char *file, int line, const char *what)
{
    if (actual != expected) {
        fprintf(stderr, "%s is %lld, not %lld", what, actual, expected);
        failed(file, line);
    }
    passed();
}

static inline void check_text(const char *actual, const char *expected, const char *file, int line, const char *what)
{
    if (strcmp(actual, expected) != 0) {
        fprintf(stderr, "%s is \"%s\", not \"%s\"", what, actual, expected);
        failed(file, line);
    }
    passed();
}

/* Whether the bytes of a text stand anywhere in a struct. */
static inline int holds(const void *bytes, size_t size, const char *text)
{
    size_t length = strlen(text);
    for (size_t start = 0; start + length <= size; start++) {
        if (memcmp((const char *)bytes + start, text, length) == 0) {
            return 1;
        }
    }
    return 0;
}

static inline int done(void)
{
    printf("%d checks passed\n", checks_passed);
    return 0;
}

#endif
