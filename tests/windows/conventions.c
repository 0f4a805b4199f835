/*
 * Calls functions of paynet.dll by both calling conventions, linked through an import library and looked up at run time,
 * and looks whether the stack is where it was. With an argument, the last calls pass a parameter more than the function
 * takes, which must be noticed.
 *
 * `calls.h` has a line CALL(NAME, PARAMETERS) for each stdcall function; CALLS says how many there are. VERSION is the
 * release.
 */

#include <windows.h>

#include <paynet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 1000000, ROUNDS_OF_EACH = 20000 };

#define PARAMETERS_0 void
#define PARAMETERS_1 intptr_t
#define PARAMETERS_2 PARAMETERS_1, intptr_t
#define PARAMETERS_3 PARAMETERS_2, intptr_t
#define PARAMETERS_4 PARAMETERS_3, intptr_t
#define PARAMETERS_5 PARAMETERS_4, intptr_t
#define PARAMETERS_6 PARAMETERS_5, intptr_t
#define ZEROS_0
#define ZEROS_1 0
#define ZEROS_2 ZEROS_1, 0
#define ZEROS_3 ZEROS_2, 0
#define ZEROS_4 ZEROS_3, 0
#define ZEROS_5 ZEROS_4, 0
#define ZEROS_6 ZEROS_5, 0

/* Where the stack pointer is. */
#ifdef __i386__
#define LOOK(PLACE) __asm__ volatile("movl %%esp, %0" : "=m"(PLACE))
#else
#define LOOK(PLACE) __asm__ volatile("movq %%rsp, %0" : "=m"(PLACE))
#endif

static HMODULE library;

static void balanced(const char *name, uintptr_t before, uintptr_t after)
{
    if (before != after) {
        printf("%s moves the stack by %ld bytes\n", name, (long)(before - after));
        exit(1);
    }
}

static void find(const char *name, void *function)
{
    FARPROC address = GetProcAddress(library, name);
    if (!address) {
        printf("no %s\n", name);
        exit(1);
    }
    memcpy(function, &address, sizeof address);
}

#define REPEAT(NAME, TIMES, ...)                                                                                       \
    do {                                                                                                               \
        static volatile uintptr_t before, after;                                                                      \
        static volatile int round;                                                                                    \
        LOOK(before);                                                                                                 \
        for (round = 0; round < (TIMES); round++) {                                                                   \
            (void)(__VA_ARGS__);                                                                                       \
        }                                                                                                              \
        LOOK(after);                                                                                                  \
        balanced(NAME, before, after);                                                                                \
    } while (0)

#define CALL(NAME, COUNT) __declspec(dllimport) int32_t __stdcall NAME(PARAMETERS_##COUNT);
#include "calls.h"
#undef CALL

static void cdecl_functions(void)
{
    const char *(*version)(void);
    int32_t (*status_class)(int32_t);
    find("paynet_version", &version);
    find("paynet_status_class", &status_class);
    if (strcmp(version(), paynet_version()) != 0 || strcmp(version(), VERSION) != 0) {
        printf("version %s\n", version());
        exit(1);
    }
    REPEAT("paynet_status_class", ROUNDS, paynet_status_class(PAYNET_OK));
    REPEAT("paynet_status_class, looked up", ROUNDS, status_class(PAYNET_OK));
}

/* Of zeros nothing comes but a status code. */
static void stdcall_functions(void)
{
#define CALL(NAME, COUNT)                                                                                              \
    do {                                                                                                               \
        int32_t (__stdcall *function)(PARAMETERS_##COUNT);                                                            \
        find(#NAME, &function);                                                                                       \
        REPEAT(#NAME, ROUNDS_OF_EACH, NAME(ZEROS_##COUNT));                                                           \
        REPEAT(#NAME ", looked up", ROUNDS_OF_EACH, function(ZEROS_##COUNT));                                         \
    } while (0);
#include "calls.h"
#undef CALL
}

#if CALLS > 0
static void one_of_them_often(void)
{
    REPEAT("paynet_abi_version_stdcall", ROUNDS, paynet_abi_version_stdcall());
    REPEAT("paynet_wipe_stdcall", ROUNDS, paynet_wipe_stdcall(0, 0));
}

static void one_with_a_parameter_too_many(void)
{
    int32_t (__stdcall *wrong)(PARAMETERS_3);
    find("paynet_wipe_stdcall", &wrong);
    REPEAT("paynet_wipe_stdcall", 3, wrong(ZEROS_3));
}
#endif

int main(int argc, char **argv)
{
    (void)argv;
    library = LoadLibraryA("paynet.dll");
    if (!library) {
        printf("paynet.dll can't be loaded: %lu\n", GetLastError());
        return 1;
    }
    cdecl_functions();
    stdcall_functions();
#if CALLS > 0
    one_of_them_often();
    if (argc > 1) {
        one_with_a_parameter_too_many();
    }
#endif
    (void)argc;
    printf("%d stdcall functions\n", CALLS);
    return 0;
}
