/*
 * A libpaynet of another release: its ABI is OTHER_ABI, its structs are OTHER_BYTES longer, and it ends the program
 * when it is asked for more.
 */

#include <paynet.h>
#include <stdlib.h>

int32_t paynet_abi_version(void) { return OTHER_ABI; }
const char* paynet_version(void) { return "9.9.9"; }
#define STRUCT(NAME)                                                                                                   \
  uint32_t NAME##_size(void) { return sizeof(NAME) + OTHER_BYTES; }
#include "structs.inc"

int32_t paynet_status_class(int32_t code) { return code == PAYNET_OK ? PAYNET_CLASS_OK : PAYNET_CLASS_CALL; }
const char* paynet_status_name(int32_t code) { return code == PAYNET_ERR_STRUCT_SIZE ? "PAYNET_ERR_STRUCT_SIZE" : "?"; }
const char* paynet_status_explanation(int32_t code, int32_t language) {
  (void)code;
  (void)language;
  return "explained";
}

int32_t paynet_config_init(paynet_config* config, uint32_t size) { (void)config, (void)size, abort(); }
int32_t paynet_error_init(paynet_error* error, uint32_t size) { (void)error, (void)size, abort(); }
int32_t paynet_create_token_request_init(paynet_create_token_request* request, uint32_t size) {
  (void)request, (void)size, abort();
}
int32_t paynet_create_token_response_init(paynet_create_token_response* response, uint32_t size) {
  (void)response, (void)size, abort();
}
int32_t paynet_client_new(const paynet_config* config, paynet_client** client, paynet_error* error) {
  (void)config, (void)client, (void)error, abort();
}
int32_t paynet_client_free(paynet_client* client) { (void)client, abort(); }
int32_t paynet_create_token(const paynet_client* client, const paynet_create_token_request* request,
                            paynet_create_token_response* response, paynet_error* error) {
  (void)client, (void)request, (void)response, (void)error, abort();
}
