/* Stands for a libpaynet that does not fit. */
#include <stdint.h>

#ifndef EMPTY
int32_t paynet_abi_version(void) { return ABI; }
const char *paynet_version(void) { return "9.8.7"; }

#define STRUCT(name) uint32_t paynet_##name##_size(void) { return SIZE; }
STRUCT(config)
STRUCT(error)
STRUCT(auth_request)
STRUCT(auth_response)
STRUCT(check_bin_request)
STRUCT(check_bin_response)
STRUCT(instalment)
STRUCT(save_card_request)
STRUCT(save_card_response)
STRUCT(create_token_request)
STRUCT(create_token_response)
STRUCT(check_card_bin_request)
STRUCT(create_card_token_request)
STRUCT(card_list_request)
STRUCT(card_list_response)
STRUCT(card)
STRUCT(charge_request)
STRUCT(check_request)
STRUCT(check_response)
STRUCT(in_flight_response)
STRUCT(in_flight_charge)
STRUCT(three_d_request)
STRUCT(three_d_watch)

#ifndef PAYMENT_SIZE
#define PAYMENT_SIZE SIZE
#endif
uint32_t paynet_payment_size(void) { return PAYMENT_SIZE; }
#endif
