/* Stands for a libpaynet that does not fit. */
#include <stdint.h>

#ifndef EMPTY
int32_t paynet_abi_version(void) { return ABI; }
const char *paynet_version(void) { return "9.8.7"; }
uint32_t paynet_config_size(void) { return SIZE; }
uint32_t paynet_error_size(void) { return SIZE; }
uint32_t paynet_create_token_request_size(void) { return SIZE; }
uint32_t paynet_create_token_response_size(void) { return SIZE; }
#endif
