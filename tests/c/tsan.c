/* Linked into every program that runs with ThreadSanitizer: names that LLVM gives to what gcc's runtime intercepts. */

#include <string.h>

/* Reserved names, on purpose. */
void *__tsan_memcpy(void *to, const void *from, size_t size);
void *__tsan_memmove(void *to, const void *from, size_t size);
void *__tsan_memset(void *at, int byte, size_t size);

void *__tsan_memcpy(void *to, const void *from, size_t size)
{
    return memcpy(to, from, size);
}

void *__tsan_memmove(void *to, const void *from, size_t size)
{
    return memmove(to, from, size);
}

void *__tsan_memset(void *at, int byte, size_t size)
{
    return memset(at, byte, size);
}
