/* Only the names: pycparser needs no more, and the system's header is full of extensions. */
typedef unsigned short uint16_t;
typedef int int32_t;
typedef long long int64_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;
