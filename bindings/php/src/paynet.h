#define FFI_SCOPE "paynet"
#define FFI_LIB "libpaynet.so.0"

/* Generated from include/paynet.h by tests/generate; do not edit. */

/**
 * A client: keys, settings and idle connections. Made by `paynet_client_new`, freed by `paynet_client_free`.
 *
 * One client serves a whole program: any number of threads may use it at once. After `fork()` the child may go
 * on using it; it opens connections of its own and never touches its parent's. The same after `_Fork()` or a
 * bare `clone`, on Linux 4.14 and newer with pages of 4 KiB. A child of `vfork()`, which borrows its parent's
 * memory, must call nothing.
 *
 * What a program holds is no address but a number, from 1 to 2147483647 on every system, so that languages
 * without pointers can keep it (see `paynet_call_json`).
 *
 * While another thread looks up a host name for a call, `fork()` waits for it, though never longer than 250
 * ms: the resolver of the C library doesn't survive a fork in the wrong moment. Since 0.1.0.
 */
typedef struct paynet_client paynet_client;

/**
 * How to make a client.
 *
 * Fill it with `paynet_config_init` or `PAYNET_CONFIG_INIT`, then set what differs. All texts belong to the
 * caller, end with a NUL, have at most 4096 bytes, are in the encoding that `text_encoding` names, and are not
 * kept after the call. NULL and the empty text mean "not set". Since 0.1.0.
 */
typedef struct paynet_config {
  /**
   * `sizeof(paynet_config)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * `PAYNET_ENVIRONMENT_LIVE` or `PAYNET_ENVIRONMENT_TEST`; `PAYNET_ENVIRONMENT_NONE` (the initial value) if
   * `base_url` is set.
   */
  int32_t environment;
  /**
   * An address of one's own, `https://host[:port][/path]`: a sandbox or a gateway. Plain http is accepted for
   * localhost, 127.0.0.0/8 and ::1 alone. NULL if `environment` is set.
   */
  const char *base_url;
  /**
   * The publishable key, as Paynet issued it. Every call up to the token needs it, and so does 3-D Secure.
   * Kept, and wiped by `paynet_client_free`.
   */
  const char *publishable_key;
  /**
   * The secret key (`sck_...`), as Paynet issued it. `paynet_charge`, `paynet_check` and `paynet_card_list`
   * need it. It must never leave the merchant's own machine. Kept, and wiped by `paynet_client_free`.
   */
  const char *secret_key;
  /**
   * Path of a PEM file with certificate authorities to trust beside the built-in list (Mozilla's). Read once.
   * May be NULL.
   */
  const char *ca_file;
  /**
   * `http://[user:password@]host:port` of an HTTP proxy (CONNECT), user and password percent-encoded. NULL:
   * none is used, whatever the environment variables say.
   */
  const char *proxy_url;
  /**
   * Milliseconds for name look-up, connection, proxy and TLS handshake together, 1 to 600000. 0: 10000, which
   * leaves time for three repeats of a lost first packet.
   */
  int32_t connect_timeout_ms;
  /**
   * Milliseconds for a whole call, connecting included, 1 to 600000. 0: 60000, well above the slowest usual
   * answer, since giving up after sending leaves the outcome unknown. A call ends within 0.1 s of it.
   */
  int32_t total_timeout_ms;
  /**
   * `PAYNET_TEXT_UTF8` (0, the initial value) or `PAYNET_TEXT_WINDOWS_1254`.
   */
  int32_t text_encoding;
  /**
   * 1: refuse a card number with a wrong check digit (Luhn) and an expiry in the past before sending. 0 (the
   * initial value): send them; some of Paynet's own test cards fail these checks.
   */
  int32_t strict_card_checks;
  /**
   * 1: trust the authorities of the operating system's own store, too: on Windows the trusted roots of the
   * user and the machine that are good for servers, elsewhere the directories of certificates that OpenSSL
   * uses (`/etc/ssl/certs` say). Read once; what can't be used is passed over, but a store that is missing or
   * holds no certificate makes `paynet_client_new` fail with `PAYNET_ERR_CA_FILE`. Environment variables
   * (`SSL_CERT_FILE` say) are ignored here, too. 0 (the initial value): the built-in list and `ca_file` alone.
   */
  int32_t system_trust;
  /**
   * `PAYNET_TLS_OWN` (0, the initial value) or, on Windows alone, `PAYNET_TLS_SYSTEM`. Both check the server's
   * certificate in the same way and trust the same authorities; the system's speaks TLS 1.2 alone, with the
   * cipher suites that Windows allows. Elsewhere `PAYNET_TLS_SYSTEM` is `PAYNET_ERR_INVALID_FIELD`.
   */
  int32_t tls_backend;
  /**
   * 1: `paynet_create_token` sends the card holder's name in plain letters, since Paynet's form refuses digits
   * and punctuation. Letters lose their marks and keep their case, on every machine alike: S with a cedilla
   * becomes S, I with or without a dot becomes I. Apostrophes go, other punctuation becomes a blank. A digit,
   * or a letter of another script, goes as it is. 0 (the initial value): send the name as it is.
   */
  int32_t transliterate_card_holder;
  /**
   * Always 0.
   */
  int32_t reserved;
  /**
   * Path of a journal: a file to which every charge is written before it is sent, so that after a power cut
   * `paynet_in_flight` can tell what came of it. Made if it isn't there, for its owner's eyes alone. One
   * client has it at a time, and forked children with it; another gets `PAYNET_ERR_JOURNAL`. It holds
   * references, sessions, amounts, outcomes and masked card numbers, one record a line, as text. NULL: none is
   * kept.
   */
  const char *journal_file;
} paynet_config;

/**
 * What went wrong in a call. It never holds a card number, a CVC or a key.
 *
 * Fill it with `paynet_error_init` or `PAYNET_ERROR_INIT` once; every call that takes it writes all of it,
 * also on success. All texts end with a NUL, are in the client's encoding (UTF-8 as long as there is no
 * client), and are cut at a character if they are longer. Since 0.1.0.
 */
typedef struct paynet_error {
  /**
   * `sizeof(paynet_error)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * The code that the function returned, `PAYNET_OK` or a `PAYNET_ERR_...`.
   */
  int32_t code;
  /**
   * The HTTP status of the answer, 0 if none came.
   */
  int32_t http_status;
  /**
   * Paynet's return code (see Paynet's documentation), `PAYNET_NO_CODE` if none came.
   */
  int32_t paynet_code;
  /**
   * The part of the call that failed, one of `PAYNET_PHASE_...`.
   */
  int32_t phase;
  /**
   * Always 0.
   */
  int32_t reserved;
  /**
   * The field at fault, `"card_holder"` say. Empty if no field is.
   */
  char field[32];
  /**
   * Paynet's error type, `"invalid_request_error"` say. Empty if none came.
   */
  char error_type[64];
  /**
   * Paynet's message, usually Turkish, with card data and keys masked. Empty if none came.
   */
  char paynet_message[512];
  /**
   * What happened, for a developer. English.
   */
  char message[512];
} paynet_error;

/**
 * What `paynet_auth` sends.
 *
 * Fill it with `paynet_auth_request_init` or `PAYNET_AUTH_REQUEST_INIT`, then set the fields. All texts belong
 * to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are not kept after
 * the call. Since 0.1.0.
 */
typedef struct paynet_auth_request {
  /**
   * `sizeof(paynet_auth_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Whose point of sale takes the payment: `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`. 0 (the initial value): not
   * sent, which means Paynet's.
   */
  int32_t pos_type;
  /**
   * 1: the commission is added to what the card is charged. 0: not. `PAYNET_UNKNOWN` (the initial value): not
   * sent, and Paynet's default holds. It is no.
   */
  int32_t add_commission;
  /**
   * 1: the card is stored with the payment. 0: not. `PAYNET_UNKNOWN` (the initial value): not sent, and
   * Paynet's default holds.
   */
  int32_t save_card;
  /**
   * 1: the shopper has to confirm with the bank (3-D Secure). 0: not. `PAYNET_UNKNOWN` (the initial value):
   * not sent, and Paynet's default holds. Paynet may insist on it.
   */
  int32_t tds_required;
  /**
   * Must be 0.
   */
  int32_t reserved;
  /**
   * What the shopper owes, in kurus: 1000 is 10.00 lira. More than 0. Required.
   */
  int64_t amount;
  /**
   * The dealer's code at Paynet. May be NULL.
   */
  const char *agent_id;
  /**
   * The merchant's own number of the order, 50 characters at most, without blanks at its ends. May be NULL
   * here; `paynet_charge` requires it, and then both must be the same.
   */
  const char *reference_no;
  /**
   * The code of a rate table of Paynet's panel. May be NULL.
   */
  const char *ratio_code;
  /**
   * The shop's origin, `https://www.example.com` say. May be NULL.
   */
  const char *domain;
  /**
   * The merchant's number of the shopper, needed the first time a card is stored. May be NULL.
   */
  const char *user_unique_id;
  /**
   * Paynet's number of the shopper, for everything about stored cards. May be NULL.
   */
  const char *card_owner_id;
  /**
   * The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for. May be NULL.
   */
  const char *user_gsm_no;
  /**
   * A name for the stored card. May be NULL.
   */
  const char *card_desc;
  /**
   * Sent as it is; what Paynet does with it is not documented. May be NULL.
   */
  const char *return_url;
  /**
   * Must be NULL.
   */
  const char *reserved_text;
} paynet_auth_request;

/**
 * What `paynet_auth` answers.
 *
 * Fill it with `paynet_auth_response_init` or `PAYNET_AUTH_RESPONSE_INIT`. All texts end with a NUL and are in
 * the client's encoding. Ids and URLs are never cut: one that doesn't fit is `PAYNET_ERR_ANSWER_DOES_NOT_FIT`.
 * Texts for people are cut at a character if they are longer. Since 0.1.0.
 */
typedef struct paynet_auth_response {
  /**
   * `sizeof(paynet_auth_response)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * 1: Paynet insists on 3-D Secure. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
   */
  int32_t tds_required;
  /**
   * Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
   */
  int32_t code;
  /**
   * Always 0.
   */
  int32_t reserved;
  /**
   * The session (`js_...`), to the letter as Paynet sent it. Never empty on success.
   */
  char session_id[256];
  /**
   * When the session ends, as Paynet writes it; its form is not documented. May be empty.
   */
  char expire_date[64];
  /**
   * The merchant's name. May be empty.
   */
  char name[256];
  /**
   * Paynet's name for the answer. May be empty.
   */
  char object_name[64];
  /**
   * Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
   */
  char message[512];
} paynet_auth_response;

/**
 * What `paynet_check_bin` sends.
 *
 * Fill it with `paynet_check_bin_request_init` or `PAYNET_CHECK_BIN_REQUEST_INIT`, then set the fields. All
 * texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are
 * not kept after the call. Since 0.1.0.
 */
typedef struct paynet_check_bin_request {
  /**
   * `sizeof(paynet_check_bin_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the initial value): not sent, and
   * Paynet's default holds.
   */
  int32_t no_instalment;
  /**
   * The session (`js_...`). Required.
   */
  const char *session_id;
  /**
   * The first 6 to 8 digits of the card number. Of a whole number only the first eight are sent; blanks and
   * dashes are taken out. Required.
   */
  const char *bin;
} paynet_check_bin_request;

/**
 * What `paynet_check_bin` and `paynet_check_card_bin` answer.
 *
 * Fill it with `paynet_check_bin_response_init` or `PAYNET_CHECK_BIN_RESPONSE_INIT`. All texts end with a NUL
 * and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
 * `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer. Since 0.1.0.
 */
typedef struct paynet_check_bin_response {
  /**
   * `sizeof(paynet_check_bin_response)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * 1: 3-D Secure is possible with this bank. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
   */
  int32_t tds_enable;
  /**
   * Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
   */
  int32_t code;
  /**
   * How many ways to pay there are. If the caller's array has fewer places, the call returns
   * `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
   */
  int32_t instalment_count;
  /**
   * Paynet's code of the bank, `AXSS` say; `ZDGR` is any other bank. May be empty.
   */
  char bank_id[16];
  /**
   * `cc` personal, `bc` commercial, `dc` debit. May be empty.
   */
  char card_type[16];
  /**
   * The bank's name. May be empty.
   */
  char bank_name[128];
  /**
   * Address of the bank's logo. May be empty.
   */
  char bank_logo[512];
  /**
   * Paynet's name for the answer, `"paynetj_bin"`. May be empty.
   */
  char object_name[64];
  /**
   * Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
   */
  char message[512];
} paynet_check_bin_response;

/**
 * A way to pay: a row of `paynet_check_bin` and `paynet_check_card_bin`.
 *
 * Fill the first place of an array with `paynet_instalment_init` or `PAYNET_INSTALMENT_INIT`: its
 * `struct_size` tells the library how far apart the places are. The rows are in Paynet's order, which is not
 * sorted. Since 0.1.0.
 */
typedef struct paynet_instalment {
  /**
   * `sizeof(paynet_instalment)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * How many instalments; 0 is a single payment. Not a closed set: 101 has been seen. `PAYNET_UNKNOWN` if
   * Paynet sent none.
   */
  int32_t instalment;
  /**
   * What one instalment costs. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t instalment_amount;
  /**
   * What the card is charged in all. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t total_amount;
  /**
   * Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t commission;
  /**
   * What `paynet_create_token` wants (`ji_...`), to the letter. Never empty.
   */
  char instalment_key[256];
  /**
   * A text for the shopper. May be empty.
   */
  char desc[256];
} paynet_instalment;

/**
 * What `paynet_save_card` sends. Only needed if `paynet_auth` was not told to store the card.
 *
 * Fill it with `paynet_save_card_request_init` or `PAYNET_SAVE_CARD_REQUEST_INIT`, then set the fields. All
 * texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are
 * not kept after the call. Since 0.1.0.
 */
typedef struct paynet_save_card_request {
  /**
   * `sizeof(paynet_save_card_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Must be 0.
   */
  int32_t reserved;
  /**
   * The session (`js_...`). Required.
   */
  const char *session_id;
  /**
   * A name for the stored card; without it, Paynet's own screen asks the shopper. May be NULL.
   */
  const char *card_desc;
  /**
   * The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for and `paynet_auth` did not
   * say it. May be NULL.
   */
  const char *user_gsm;
  /**
   * Must be NULL.
   */
  const char *reserved_text;
} paynet_save_card_request;

/**
 * What `paynet_save_card` answers.
 *
 * Fill it with `paynet_save_card_response_init` or `PAYNET_SAVE_CARD_RESPONSE_INIT`. All texts end with a NUL
 * and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
 * `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer. Since 0.1.0.
 */
typedef struct paynet_save_card_response {
  /**
   * `sizeof(paynet_save_card_response)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
   */
  int32_t code;
  /**
   * The session. May be empty.
   */
  char session_id[256];
  /**
   * Paynet's name for the answer. May be empty.
   */
  char object_name[64];
  /**
   * Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
   */
  char message[512];
} paynet_save_card_response;

/**
 * What `paynet_create_token` sends.
 *
 * Fill it with `paynet_create_token_request_init` or `PAYNET_CREATE_TOKEN_REQUEST_INIT`, then set the fields.
 * All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and
 * are not kept after the call. The library wipes its own copies; wiping the caller's is the caller's affair
 * (`paynet_wipe`). Since 0.1.0.
 */
typedef struct paynet_create_token_request {
  /**
   * `sizeof(paynet_create_token_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Month of expiry, 1 to 12. Required.
   */
  int32_t month;
  /**
   * Year of expiry, two or four digits: 26 and 2026 are the same. Required.
   */
  int32_t year;
  /**
   * 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet insists. Required; initially
   * `PAYNET_UNKNOWN`.
   */
  int32_t do_3ds;
  /**
   * The session (`js_...`). Required.
   */
  const char *session_id;
  /**
   * The name on the card. Required.
   */
  const char *card_holder;
  /**
   * The card number, 12 to 19 digits; blanks and dashes are taken out. Required.
   */
  const char *pan;
  /**
   * The card's verification code, 3 or 4 digits. Required.
   */
  const char *cvc;
  /**
   * The chosen instalment (`ji_...`). Required.
   */
  const char *instalment_key;
  /**
   * The shopper's IP address. Required; Paynet's form is not known, so any text passes.
   */
  const char *ip;
  /**
   * A value of one's own, unique to the client. May be NULL.
   */
  const char *client_id;
  /**
   * A text for the payment. May be NULL.
   */
  const char *description;
  /**
   * The card holder's phone, `5XXXXXXXXX`. May be NULL.
   */
  const char *card_holder_phone;
  /**
   * The card holder's e-mail address. May be NULL.
   */
  const char *card_holder_mail;
} paynet_create_token_request;

/**
 * What `paynet_create_token` answers.
 *
 * Fill it with `paynet_create_token_response_init` or `PAYNET_CREATE_TOKEN_RESPONSE_INIT`. All texts end with
 * a NUL and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
 * `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Since 0.1.0.
 */
typedef struct paynet_create_token_response {
  /**
   * `sizeof(paynet_create_token_response)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * 1: the shopper must confirm at `post_url` before the charge. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
   * Go by this, not by `do_3ds`.
   */
  int32_t is_tds;
  /**
   * Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
   */
  int32_t code;
  /**
   * Always 0.
   */
  int32_t reserved;
  /**
   * The token (`jt_...`), to the letter as Paynet sent it. Never empty on success.
   */
  char token_id[256];
  /**
   * Where the shopper confirms. Meaningful only if `is_tds` is 1; may be empty otherwise.
   */
  char post_url[1024];
  /**
   * Paynet's name for the answer, `"paynetj_token"`. May be empty; cut at a character if it is longer.
   */
  char object_name[64];
  /**
   * Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty; cut at a
   * character if it is longer.
   */
  char message[512];
} paynet_create_token_response;

/**
 * What `paynet_check_card_bin` sends. It answers with a `paynet_check_bin_response`.
 *
 * Fill it with `paynet_check_card_bin_request_init` or `PAYNET_CHECK_CARD_BIN_REQUEST_INIT`, then set the
 * fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's
 * encoding, and are not kept after the call. Since 0.1.0.
 */
typedef struct paynet_check_card_bin_request {
  /**
   * `sizeof(paynet_check_card_bin_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the initial value): not sent, and
   * Paynet's default holds.
   */
  int32_t no_instalment;
  /**
   * The session (`js_...`). Required.
   */
  const char *session_id;
  /**
   * The stored card, from `paynet_card_list`. Required.
   */
  const char *card_hash;
  /**
   * Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
   */
  const char *card_owner_id;
  /**
   * Must be NULL.
   */
  const char *reserved_text;
} paynet_check_card_bin_request;

/**
 * What `paynet_create_card_token` sends. It answers with a `paynet_create_token_response`.
 *
 * Fill it with `paynet_create_card_token_request_init` or `PAYNET_CREATE_CARD_TOKEN_REQUEST_INIT`, then set
 * the fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's
 * encoding, and are not kept after the call. Since 0.1.0.
 */
typedef struct paynet_create_card_token_request {
  /**
   * `sizeof(paynet_create_card_token_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet insists. Required; initially
   * `PAYNET_UNKNOWN`.
   */
  int32_t do_3ds;
  /**
   * The session (`js_...`). Required.
   */
  const char *session_id;
  /**
   * The stored card, from `paynet_card_list`. Required.
   */
  const char *card_hash;
  /**
   * Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
   */
  const char *card_owner_id;
  /**
   * The way to pay chosen from `paynet_check_card_bin` (`ji_...`). Required.
   */
  const char *instalment_key;
  /**
   * The shopper's IP address. May be NULL.
   */
  const char *ip;
  /**
   * A text for the payment. May be NULL.
   */
  const char *description;
  /**
   * The card holder's phone, `5XXXXXXXXX`. May be NULL.
   */
  const char *card_holder_phone;
  /**
   * The card holder's e-mail address. May be NULL.
   */
  const char *card_holder_mail;
} paynet_create_card_token_request;

/**
 * What `paynet_card_list` sends.
 *
 * Fill it with `paynet_card_list_request_init` or `PAYNET_CARD_LIST_REQUEST_INIT`, then set the fields. All
 * texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are
 * not kept after the call. Since 0.1.0.
 */
typedef struct paynet_card_list_request {
  /**
   * `sizeof(paynet_card_list_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * How many cards at most. 0 (the initial value): not sent; Paynet's default is 10.
   */
  int32_t limit;
  /**
   * Only cards before this index. 0 (the initial value): not sent.
   */
  int32_t ending_before;
  /**
   * Only cards from this index on. 0 (the initial value): not sent.
   */
  int32_t starting_after;
  /**
   * Paynet's number of the shopper. Required.
   */
  const char *card_owner_id;
  /**
   * Must be NULL.
   */
  const char *reserved_text;
} paynet_card_list_request;

/**
 * What `paynet_card_list` answers.
 *
 * Fill it with `paynet_card_list_response_init` or `PAYNET_CARD_LIST_RESPONSE_INIT`. All texts end with a NUL
 * and are in the client's encoding. Texts for people are cut at a character if they are longer. Since 0.1.0.
 */
typedef struct paynet_card_list_response {
  /**
   * `sizeof(paynet_card_list_response)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * 1: there are more cards after these. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
   */
  int32_t has_more;
  /**
   * Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
   */
  int32_t code;
  /**
   * How many cards this answer holds, as Paynet says. `PAYNET_UNKNOWN` if it did not.
   */
  int32_t total;
  /**
   * How many cards the shopper has in all. `PAYNET_UNKNOWN` if Paynet did not say.
   */
  int32_t total_count;
  /**
   * How many cards the answer holds. If the caller's array has fewer places, the call returns
   * `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
   */
  int32_t card_count;
  /**
   * Paynet's name for the answer, `"card_list"`. May be empty.
   */
  char object_name[64];
  /**
   * Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
   */
  char message[512];
} paynet_card_list_response;

/**
 * A stored card: a row of `paynet_card_list`.
 *
 * Fill the first place of an array with `paynet_card_init` or `PAYNET_CARD_INIT`: its `struct_size` tells the
 * library how far apart the places are. What Paynet left out is empty. Since 0.1.0.
 */
typedef struct paynet_card {
  /**
   * `sizeof(paynet_card)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Month of expiry; 0 if Paynet keeps it to itself.
   */
  int32_t expire_month;
  /**
   * Year of expiry; 0 if Paynet keeps it to itself.
   */
  int32_t expire_year;
  /**
   * Always 0.
   */
  int32_t reserved;
  /**
   * What `paynet_check_card_bin` and `paynet_create_card_token` want, to the letter.
   */
  char card_hash[128];
  /**
   * Paynet's number of the shopper, to the letter.
   */
  char card_owner_id[128];
  /**
   * The merchant's number of the shopper, to the letter.
   */
  char user_unique_id[128];
  /**
   * The card's name, given when it was stored.
   */
  char card_desc[256];
  /**
   * The holder's name, masked by Paynet.
   */
  char card_holder[128];
  /**
   * The card number, masked by Paynet. The number of stars does not tell the number's length.
   */
  char card_no[32];
  /**
   * The first digits of the card number.
   */
  char card_bin[16];
  /**
   * `cc` personal, `bc` commercial, `dc` debit.
   */
  char card_type[16];
  /**
   * Paynet's code of the bank.
   */
  char card_bank_id[16];
  /**
   * The bank's name.
   */
  char card_bank_name[128];
  /**
   * `VISA`, `MASTERCARD`, `AMEX`.
   */
  char card_brand_name[32];
  /**
   * Address of the card's logo.
   */
  char card_logo_url[512];
  /**
   * The company's code.
   */
  char company_code[32];
  /**
   * The dealer's code.
   */
  char agent_id[32];
} paynet_card;

/**
 * What 3-D Secure is about, after `paynet_create_token` answered `is_tds` 1.
 *
 * Fill it with `paynet_three_d_request_init` or `PAYNET_THREE_D_REQUEST_INIT`, then set the fields. All texts
 * belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are not
 * kept after the call. Since 0.1.0.
 */
typedef struct paynet_three_d_request {
  /**
   * `sizeof(paynet_three_d_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Milliseconds that the shopper may take, 1000 to 1800000. 0: 300000. `paynet_three_d_browse` alone.
   */
  int32_t timeout_ms;
  /**
   * The session (`js_...`). Required.
   */
  const char *session_id;
  /**
   * The token (`jt_...`), to the letter. Required.
   */
  const char *token_id;
  /**
   * `post_url` as it came with the token. Required.
   */
  const char *post_url;
  /**
   * A browser's program, run with an address as its only argument and without a shell. NULL: the default
   * browser. `paynet_three_d_browse` alone.
   */
  const char *browser;
} paynet_three_d_request;

/**
 * How far the shopper has come, by the addresses that the browser visited. The caller keeps it from one call
 * of `paynet_three_d_visited` to the next.
 *
 * Fill it with `paynet_three_d_watch_init` or `PAYNET_THREE_D_WATCH_INIT` for each payment. Since 0.1.0.
 */
typedef struct paynet_three_d_watch {
  /**
   * `sizeof(paynet_three_d_watch)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * `PAYNET_THREE_D_NOT_STARTED`, `PAYNET_THREE_D_AT_BANK` or `PAYNET_THREE_D_BACK`. To be read only.
   */
  int32_t state;
  /**
   * The library's own. Not to be touched.
   */
  int32_t was_at_paynet;
  /**
   * Always 0.
   */
  int32_t reserved;
} paynet_three_d_watch;

/**
 * A payment, as `paynet_charge` and `paynet_check` tell of it.
 *
 * Fill it (of an array the first place, whose `struct_size` tells the library how far apart the places are)
 * with `paynet_payment_init` or `PAYNET_PAYMENT_INIT`. All texts end with a NUL and are in the client's
 * encoding. What Paynet left out is empty. A code or number that doesn't fit is left empty, never cut, as that
 * the payment was made matters more; texts for people are cut at a character. Since 0.1.0.
 */
typedef struct paynet_payment {
  /**
   * `sizeof(paynet_payment)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Whether money was taken, one of `PAYNET_OUTCOME_...`.
   */
  int32_t outcome;
  /**
   * How that became known, one of `PAYNET_FOUND_BY_...`.
   */
  int32_t found_by;
  /**
   * What Paynet says: 1 is the only thing that means "paid". 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
   */
  int32_t is_succeed;
  /**
   * Paynet's return code: 0, or 100 for an earlier success that is told again; `PAYNET_NO_CODE` if Paynet sent
   * none.
   */
  int32_t code;
  /**
   * `PAYNET_TRANSACTION_SALE`, `PAYNET_TRANSACTION_PREAUTHORISATION` or another of Paynet's numbers;
   * `PAYNET_UNKNOWN` if Paynet sent none.
   */
  int32_t transaction_type;
  /**
   * `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`; `PAYNET_UNKNOWN` if Paynet sent none.
   */
  int32_t pos_type;
  /**
   * 1: the shopper confirmed with the bank (3-D Secure). 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
   */
  int32_t is_tds;
  /**
   * How many instalments; 0 is a single payment; `PAYNET_UNKNOWN` if Paynet sent none.
   */
  int32_t instalment;
  /**
   * 1: the card was stored. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
   */
  int32_t is_save_card_succeed;
  /**
   * What the card is charged. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t amount;
  /**
   * What is left without the commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t net_amount;
  /**
   * Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t commission;
  /**
   * The tax on it. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t commission_tax;
  /**
   * The part of the commission that the shopper pays. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
   */
  int64_t end_user_commission;
  /**
   * Paynet's transaction number.
   */
  char id[32];
  /**
   * Paynet's transaction code (`xk_...`), which all later services want.
   */
  char xact_id[256];
  /**
   * When, as Paynet writes it (without a zone).
   */
  char xact_date[40];
  /**
   * The merchant's number of the order.
   */
  char reference_no[208];
  /**
   * The dealer's code.
   */
  char agent_id[32];
  /**
   * Who did it at Paynet, `PaynetJ` say.
   */
  char user_id[32];
  /**
   * Paynet's code of the bank, `AXSS` say.
   */
  char bank_id[16];
  /**
   * `cc` personal, `bc` commercial, `dc` debit.
   */
  char card_type[16];
  /**
   * The card number, masked by Paynet.
   */
  char card_no_masked[32];
  /**
   * The name on the card.
   */
  char card_holder[128];
  /**
   * The rate of the commission, a decimal number as Paynet writes it, `0.02` say.
   */
  char ratio[24];
  /**
   * The code of the rate table.
   */
  char ratio_code[64];
  /**
   * `TRY`.
   */
  char currency[8];
  /**
   * The bank's code of approval, for the receipt.
   */
  char authorization_code[64];
  /**
   * The bank's reference, for the receipt.
   */
  char reference_code[64];
  /**
   * The bank's number of the order.
   */
  char order_id[64];
  /**
   * Paynet's own second number of the transaction.
   */
  char xact_transaction_id[64];
  /**
   * The shopper's e-mail address.
   */
  char email[128];
  /**
   * The shopper's phone.
   */
  char phone[32];
  /**
   * The payment's text.
   */
  char note[256];
  /**
   * Paynet's code of what went wrong.
   */
  char paynet_error_id[32];
  /**
   * Paynet's text of it.
   */
  char paynet_error_message[512];
  /**
   * The bank's code of what went wrong.
   */
  char bank_error_id[32];
  /**
   * The bank's text of it.
   */
  char bank_error_message[512];
  /**
   * A shorter one.
   */
  char bank_error_short_desc[256];
  /**
   * A longer one.
   */
  char bank_error_long_desc[512];
  /**
   * What came of storing the card.
   */
  char save_card_result_message[256];
  /**
   * The merchant's number of the shopper.
   */
  char user_unique_id[128];
  /**
   * Paynet's number of the shopper: keep it, stored cards are found by it.
   */
  char card_owner_id[128];
  /**
   * The stored card. Not documented for this service; may be empty.
   */
  char card_hash[128];
  /**
   * Paynet's name for the answer.
   */
  char object_name[64];
  /**
   * Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
   */
  char message[512];
} paynet_payment;

/**
 * What `paynet_charge` sends, and how it finds out what came of it.
 *
 * Fill it with `paynet_charge_request_init` or `PAYNET_CHARGE_REQUEST_INIT`, then set the fields. All texts
 * belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are not
 * kept after the call. Since 0.1.0.
 */
typedef struct paynet_charge_request {
  /**
   * `sizeof(paynet_charge_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * `PAYNET_TRANSACTION_SALE` (the initial value) takes the money, `PAYNET_TRANSACTION_PREAUTHORISATION`
   * reserves it.
   */
  int32_t transaction_type;
  /**
   * What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent. Paynet's newer pages want
   * this and the next fields, compare them with the session, and refuse the charge if they differ.
   */
  int32_t add_commission;
  /**
   * What `paynet_check_bin` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
   */
  int32_t no_instalment;
  /**
   * What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
   */
  int32_t tds_required;
  /**
   * The number of instalments chosen. `PAYNET_UNKNOWN` (the initial value): not sent.
   */
  int32_t instalments;
  /**
   * 1 (the initial value): a charge that no look-up finds is repeated with the same session, which Paynet
   * documents as safe. 0: it is only looked up.
   */
  int32_t repeat;
  /**
   * 1: look the reference up before anything is sent; for a program that charges again after it was restarted,
   * or has a new client. If that look-up fails, the outcome is unknown. 0 (the initial value): only if this
   * client left it unknown.
   */
  int32_t look_up_first;
  /**
   * Milliseconds for everything: sending, looking up, repeating; 1 to 600000. 0 (the initial value): 120000.
   * The first sending gets half of it at most, and no more than the client's `total_timeout_ms`.
   */
  int32_t budget_ms;
  /**
   * Must be 0.
   */
  int32_t reserved;
  /**
   * The amount told to `paynet_auth`, in kurus. `PAYNET_NO_AMOUNT` (the initial value): not sent.
   */
  int64_t amount;
  /**
   * The session (`js_...`). Required.
   */
  const char *session_id;
  /**
   * The token (`jt_...`). Required.
   */
  const char *token_id;
  /**
   * The merchant's own number of the order, 50 characters at most, without blanks at its ends, never used for
   * another order: a payment whose answer is lost is found again by it. Required.
   */
  const char *reference_no;
  /**
   * What `paynet_auth` was told. NULL: not sent.
   */
  const char *ratio_code;
} paynet_charge_request;

/**
 * What `paynet_check` sends: which payment is meant. One of the two texts is required.
 *
 * Fill it with `paynet_check_request_init` or `PAYNET_CHECK_REQUEST_INIT`, then set the fields. All texts
 * belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are not
 * kept after the call. Since 0.1.0.
 */
typedef struct paynet_check_request {
  /**
   * `sizeof(paynet_check_request)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Must be 0.
   */
  int32_t reserved;
  /**
   * The merchant's number of the order. May be NULL.
   */
  const char *reference_no;
  /**
   * Paynet's transaction code (`xk_...`). May be NULL.
   */
  const char *xact_id;
} paynet_check_request;

/**
 * What `paynet_check` answers. Nothing found is an answer, too.
 *
 * Fill it with `paynet_check_response_init` or `PAYNET_CHECK_RESPONSE_INIT`. All texts end with a NUL and are
 * in the client's encoding. Texts for people are cut at a character if they are longer. Since 0.1.0.
 */
typedef struct paynet_check_response {
  /**
   * `sizeof(paynet_check_response)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * Whether money was taken, all payments considered, one of `PAYNET_OUTCOME_...`. `PAYNET_OUTCOME_UNKNOWN`
   * also if money was taken and given back.
   */
  int32_t outcome;
  /**
   * Paynet's return code: 0, or 12 if nothing is found; `PAYNET_NO_CODE` if Paynet sent none.
   */
  int32_t code;
  /**
   * How many attempts to pay Paynet knows, declined ones included. If the caller's array has fewer places, the
   * call returns `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
   */
  int32_t payment_count;
  /**
   * Paynet's name for the answer. May be empty.
   */
  char object_name[64];
  /**
   * Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
   */
  char message[512];
} paynet_check_response;

/**
 * What `paynet_in_flight` answers.
 *
 * Fill it with `paynet_in_flight_response_init` or `PAYNET_IN_FLIGHT_RESPONSE_INIT`. Since 0.1.0.
 */
typedef struct paynet_in_flight_response {
  /**
   * `sizeof(paynet_in_flight_response)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * How many charges there are to tell of. If the caller's array has fewer places, the call returns
   * `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
   */
  int32_t charge_count;
  /**
   * How many lines of the journal were changed after they were written. If it isn't 0, a charge may be missing
   * from the answer: compare with the day's orders. A last line that the power cut short is none of them.
   */
  int32_t damaged_lines;
  /**
   * Always 0.
   */
  int32_t reserved;
} paynet_in_flight_response;

/**
 * A charge that was in flight, and what came of it: a row of `paynet_in_flight`.
 *
 * Fill the first place of an array with `paynet_in_flight_charge_init` or `PAYNET_IN_FLIGHT_CHARGE_INIT`: its
 * `struct_size` tells the library how far apart the places are. Since 0.1.0.
 */
typedef struct paynet_in_flight_charge {
  /**
   * `sizeof(paynet_in_flight_charge)` of the header the program was compiled with.
   */
  uint32_t struct_size;
  /**
   * `PAYNET_OUTCOME_PAID`, `PAYNET_OUTCOME_NOT_PAID`: so it is. `PAYNET_OUTCOME_NONE`: the charge never
   * arrived; the order may be charged anew, with any session. `PAYNET_OUTCOME_UNKNOWN`: `code` says why; ask
   * again.
   */
  int32_t outcome;
  /**
   * Why the outcome is unknown, else `PAYNET_OK`: `PAYNET_ERR_CHARGE_UNKNOWN` if Paynet was asked, the charge
   * may still be under way and only the same session may be charged again; `PAYNET_ERR_CHARGE_UNDER_WAY` if
   * another thread is charging; else what became of the look-up.
   */
  int32_t code;
  /**
   * The number of instalments that the charge was told; `PAYNET_UNKNOWN` if it was told none.
   */
  int32_t instalments;
  /**
   * The amount that the charge was told, or that its session is about if this journal saw that being opened,
   * in kurus; else `PAYNET_NO_AMOUNT`.
   */
  int64_t amount;
  /**
   * The merchant's number of the order.
   */
  char reference_no[208];
  /**
   * The session that may have taken the money, to the letter. Empty if it is longer than any of Paynet's.
   */
  char session_id[256];
  /**
   * When the charge was begun: UTC by this machine's clock, `2026-11-26T11:07:57Z`.
   */
  char time[32];
  /**
   * The card number without its middle. Empty if this journal did not see the card's token being made.
   */
  char card_no_masked[32];
  /**
   * Paynet's transaction code, if it is paid, to the letter; `paynet_check` takes it. Empty if it is longer.
   */
  char xact_id[256];
  /**
   * The bank's code of approval, if it is paid.
   */
  char authorization_code[64];
  /**
   * Why the outcome is unknown, for a developer. English.
   */
  char message[512];
} paynet_in_flight_charge;

/**
 * The ABI number of the loaded library. Refuse to run if it isn't `PAYNET_ABI_VERSION`.
 *
 * Never fails. Any thread. Since 0.1.0.
 */
int32_t paynet_abi_version(void);

/**
 * The release of the loaded library, `"0.1.0"` say.
 *
 * The text is ASCII, belongs to the library and stays valid as long as the library is loaded. Never NULL. Any
 * thread. Since 0.1.0.
 */
const char *paynet_version(void);

/**
 * Looks up a constant of this header by its name, for languages that can't read it: `"PAYNET_ERR_DNS"` gives
 * 100.
 *
 * `name`: ASCII, NUL-terminated, required. `value`: receives the number, required. Both belong to the caller.
 * Returns `PAYNET_OK`, `PAYNET_ERR_UNKNOWN_NAME`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_TEXT`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_constant(const char *name, int32_t *value);

/**
 * `sizeof(paynet_config)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_config_size(void);

/**
 * Fills a `paynet_config` with its initial values.
 *
 * `config`: the caller's struct, required. `struct_size`: `sizeof(paynet_config)` as the caller knows it; no
 * byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
 * thread. Since 0.1.0.
 */
int32_t paynet_config_init(paynet_config *config, uint32_t struct_size);

/**
 * Makes a client. Opens no connection and starts no thread; reads `ca_file` and `journal_file` if they are
 * set, and keeps the latter open.
 *
 * `config`: how, required; nothing in it is kept but copies of what is needed. `client`: receives the new
 * client, or NULL on failure, required; the caller frees it with `paynet_client_free`. `error`: receives what
 * went wrong, may be NULL. Returns `PAYNET_OK` or a code from 1 to 99 (or 900 to 999). Any thread. Since
 * 0.1.0.
 */
int32_t paynet_client_new(const paynet_config *config, paynet_client **client, paynet_error *error);

/**
 * Makes a connection ready ahead of the first call: looks up the host name, connects and shakes hands, so that
 * the next call need not. No request, no key and no card data are sent.
 *
 * Of use when the shopper is still typing, or the till has just been switched on. If a connection is ready, it
 * is only looked at. One that no call takes within 45 s is not used any more. It may take as long as
 * `connect_timeout_ms`. A failure harms nothing; the next call tries anew.
 *
 * `client`: required. `error`: receives what went wrong, may be NULL. Returns `PAYNET_OK` or a code from 100
 * to 199 (1 to 99 for a wrong `client` or `error`, 900 to 999 for a defect). Any thread. Since 0.1.0.
 */
int32_t paynet_client_warm_up(const paynet_client *client, paynet_error *error);

/**
 * Frees a client and wipes its keys. The handle is unknown from then on; calls still under way in other
 * threads finish first. In a child process whose parent was in the middle of a call at the `fork()`, that call
 * never finishes, so the child's copy of the keys stays until the child ends.
 *
 * A program that unloads the library (`dlclose`) frees its clients first, ends their calls and lets no other
 * begin. Then nothing stays behind; threads that called may live on. While the look-up of a host name outlasts
 * the call that wanted it, the system keeps the library, until something is unloaded after it. On Windows it
 * stays until the program ends.
 *
 * `client`: may be NULL, which does nothing. Returns `PAYNET_OK`, or `PAYNET_ERR_INVALID_CLIENT` for a handle
 * that was freed before or never was one. Any thread. Since 0.1.0.
 */
int32_t paynet_client_free(paynet_client *client);

/**
 * `sizeof(paynet_auth_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_auth_request_size(void);

/**
 * Fills a `paynet_auth_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_auth_request_init(paynet_auth_request *request, uint32_t struct_size);

/**
 * `sizeof(paynet_auth_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_auth_response_size(void);

/**
 * Fills a `paynet_auth_response` with its initial values.
 *
 * `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_auth_response_init(paynet_auth_response *response, uint32_t struct_size);

/**
 * Opens a payment session (`POST /v1/paynetj/auth`). No money moves.
 *
 * `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required; holds
 * the answer on success and its initial values on failure. `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
 * moves, repeating this call does no financial harm.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_auth(const paynet_client *client, const paynet_auth_request *request, paynet_auth_response *response, paynet_error *error);

/**
 * `sizeof(paynet_check_bin_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_check_bin_request_size(void);

/**
 * Fills a `paynet_check_bin_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_check_bin_request_init(paynet_check_bin_request *request, uint32_t struct_size);

/**
 * `sizeof(paynet_check_bin_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_check_bin_response_size(void);

/**
 * Fills a `paynet_check_bin_response` with its initial values.
 *
 * `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_check_bin_response_init(paynet_check_bin_response *response, uint32_t struct_size);

/**
 * `sizeof(paynet_instalment)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_instalment_size(void);

/**
 * Fills a `paynet_instalment` with its initial values.
 *
 * `instalment`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_instalment_init(paynet_instalment *instalment, uint32_t struct_size);

/**
 * Asks for the card's bank and the instalments it offers (`POST /v1/paynetj/check_bin`). No money moves. A
 * whole card number is cut to eight digits and never sent.
 *
 * `instalments`: the caller's array of `capacity` places, whose first is initialised; its rows are written as
 * far as there are any, and left as they are on failure. NULL with a `capacity` of 0: no rows are wanted.
 * `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required; holds
 * the answer on success and its initial values on failure, but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which
 * leaves it filled. `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
 * moves, repeating this call does no financial harm.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_check_bin(const paynet_client *client, const paynet_check_bin_request *request, paynet_check_bin_response *response, paynet_instalment *instalments, int32_t capacity, paynet_error *error);

/**
 * `sizeof(paynet_save_card_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_save_card_request_size(void);

/**
 * Fills a `paynet_save_card_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_save_card_request_init(paynet_save_card_request *request, uint32_t struct_size);

/**
 * `sizeof(paynet_save_card_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_save_card_response_size(void);

/**
 * Fills a `paynet_save_card_response` with its initial values.
 *
 * `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_save_card_response_init(paynet_save_card_response *response, uint32_t struct_size);

/**
 * Asks, after `paynet_auth`, that the card be stored with the payment (`POST /v1/paynetj/save_card`). No money
 * moves.
 *
 * `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required; holds
 * the answer on success and its initial values on failure. `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
 * moves, repeating this call does no financial harm.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_save_card(const paynet_client *client, const paynet_save_card_request *request, paynet_save_card_response *response, paynet_error *error);

/**
 * `sizeof(paynet_create_token_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_create_token_request_size(void);

/**
 * `sizeof(paynet_create_token_response)` in the loaded library, in bytes. Never fails. Any thread. Since
 * 0.1.0.
 */
uint32_t paynet_create_token_response_size(void);

/**
 * Fills a `paynet_create_token_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_create_token_request_init(paynet_create_token_request *request, uint32_t struct_size);

/**
 * Fills a `paynet_create_token_response` with its initial values.
 *
 * `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_create_token_response_init(paynet_create_token_response *response, uint32_t struct_size);

/**
 * Sends card data to Paynet and gets a token for it (`POST /v1/paynetj/create_token`). No money moves.
 *
 * `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required; holds
 * the token on success and its initial values on failure. `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
 * moves, repeating this call does no financial harm; after an unknown outcome Paynet may answer that the
 * session was used, and then a new session is needed.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_create_token(const paynet_client *client, const paynet_create_token_request *request, paynet_create_token_response *response, paynet_error *error);

/**
 * `sizeof(paynet_check_card_bin_request)` in the loaded library, in bytes. Never fails. Any thread. Since
 * 0.1.0.
 */
uint32_t paynet_check_card_bin_request_size(void);

/**
 * Fills a `paynet_check_card_bin_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_check_card_bin_request_init(paynet_check_card_bin_request *request, uint32_t struct_size);

/**
 * `paynet_check_bin` for a stored card (`POST /v1/paynetj/check_card_bin`). No money moves.
 *
 * `instalments`: the caller's array of `capacity` places, whose first is initialised; its rows are written as
 * far as there are any, and left as they are on failure. NULL with a `capacity` of 0: no rows are wanted.
 * `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required; holds
 * the answer on success and its initial values on failure, but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which
 * leaves it filled. `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
 * moves, repeating this call does no financial harm.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_check_card_bin(const paynet_client *client, const paynet_check_card_bin_request *request, paynet_check_bin_response *response, paynet_instalment *instalments, int32_t capacity, paynet_error *error);

/**
 * `sizeof(paynet_create_card_token_request)` in the loaded library, in bytes. Never fails. Any thread. Since
 * 0.1.0.
 */
uint32_t paynet_create_card_token_request_size(void);

/**
 * Fills a `paynet_create_card_token_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_create_card_token_request_init(paynet_create_card_token_request *request, uint32_t struct_size);

/**
 * Gets a token for a stored card (`POST /v1/paynetj/create_card_token`). No money moves.
 *
 * `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required; holds
 * the answer on success and its initial values on failure. `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
 * moves, repeating this call does no financial harm.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_create_card_token(const paynet_client *client, const paynet_create_card_token_request *request, paynet_create_token_response *response, paynet_error *error);

/**
 * `sizeof(paynet_card_list_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_card_list_request_size(void);

/**
 * Fills a `paynet_card_list_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_card_list_request_init(paynet_card_list_request *request, uint32_t struct_size);

/**
 * `sizeof(paynet_card_list_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_card_list_response_size(void);

/**
 * Fills a `paynet_card_list_response` with its initial values.
 *
 * `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_card_list_response_init(paynet_card_list_response *response, uint32_t struct_size);

/**
 * `sizeof(paynet_card)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_card_size(void);

/**
 * Fills a `paynet_card` with its initial values.
 *
 * `card`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond is
 * written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_card_init(paynet_card *card, uint32_t struct_size);

/**
 * Lists the stored cards of a shopper (`POST /v1/card/list`).
 *
 * `cards`: the caller's array of `capacity` places, whose first is initialised; its rows are written as far as
 * there are any, and left as they are on failure. NULL with a `capacity` of 0: no rows are wanted. `client`:
 * from `paynet_client_new`, with a secret key. `request`: required. `response`: required; holds the answer on
 * success and its initial values on failure, but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves it filled.
 * `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. Reads only, so
 * it may always be repeated.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_card_list(const paynet_client *client, const paynet_card_list_request *request, paynet_card_list_response *response, paynet_card *cards, int32_t capacity, paynet_error *error);

/**
 * `sizeof(paynet_three_d_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_three_d_request_size(void);

/**
 * `sizeof(paynet_three_d_watch)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_three_d_watch_size(void);

/**
 * Fills a `paynet_three_d_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_three_d_request_init(paynet_three_d_request *request, uint32_t struct_size);

/**
 * Fills a `paynet_three_d_watch` with its initial values.
 *
 * `watch`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_three_d_watch_init(paynet_three_d_watch *watch, uint32_t struct_size);

/**
 * Writes the address that the shopper's browser is to open, with a GET.
 *
 * `client`: from `paynet_client_new`, with a publishable key, which becomes a part of the address. `request`:
 * required. `buffer`, `capacity`: the caller's memory and its size in bytes; receives the address, ASCII with
 * a NUL, or the empty text on failure. NULL with a `capacity` of 0 only asks for the size. `needed`: receives
 * the size in bytes with the NUL, also when the buffer is too small, else 0 on failure; may be NULL. `error`:
 * receives what went wrong, may be NULL.
 *
 * Plain http in `post_url` becomes https, unless both it and the client's `base_url` are on the local machine.
 * Needs no network.
 *
 * Returns `PAYNET_OK`; `PAYNET_ERR_POST_URL` if `post_url` does not lead to Paynet or to the client's own
 * `base_url`; `PAYNET_ERR_BUFFER_TOO_SMALL`; or another code from 1 to 99. Any thread. Since 0.1.0.
 */
int32_t paynet_three_d_url(const paynet_client *client, const paynet_three_d_request *request, char *buffer, int32_t capacity, int32_t *needed, paynet_error *error);

/**
 * Writes a web page that takes the shopper's browser to Paynet with a POST, so that no address shows the ids.
 * Send it to the browser as `text/html`, or load it into a browser control.
 *
 * The page is complete, in ASCII, and says in Turkish what it does; a button does the same where scripts don't
 * run. Parameters, result and thread: as for `paynet_three_d_url`. Since 0.1.0.
 */
int32_t paynet_three_d_page(const paynet_client *client, const paynet_three_d_request *request, char *buffer, int32_t capacity, int32_t *needed, paynet_error *error);

/**
 * Takes in an address that the program's own browser control has come to; `watch->state` then says how far the
 * shopper has come.
 *
 * `client`: from `paynet_client_new`. `watch`: the caller's, filled with its initial values before the first
 * call and then changed by this function alone; required, unchanged on failure. `address`: the address of the
 * page itself, not of pictures and the like; required, ends with a NUL, may be of any length (the first 4096
 * bytes count) and in any encoding. `error`: receives what went wrong, may be NULL.
 *
 * Hand in every address, in order. Paynet's first page is on Paynet's domain, so `PAYNET_THREE_D_BACK` means
 * that the browser came to the domain again after another. It stays. What is no http or https address changes
 * nothing.
 *
 * Returns `PAYNET_OK` or a code from 1 to 99. Any thread, one at a time for a watch. Since 0.1.0.
 */
int32_t paynet_three_d_visited(const paynet_client *client, paynet_three_d_watch *watch, const char *address, paynet_error *error);

/**
 * Opens the shopper's browser on this machine and waits for the end of 3-D Secure: for programs that have no
 * browser control.
 *
 * `client`: from `paynet_client_new`, with a publishable key. `request`: required. `state`: required; receives
 * `PAYNET_THREE_D_BACK`, `PAYNET_THREE_D_TIME_UP` or `PAYNET_THREE_D_CANCELLED`, and
 * `PAYNET_THREE_D_NOT_STARTED` on failure. `error`: receives what went wrong, may be NULL.
 *
 * The browser shows Paynet and the bank in a frame of a page that the library offers on 127.0.0.1 as long as
 * the call lasts; the page tells when Paynet says that the shopper is done, or presses its own button to give
 * up. After `PAYNET_THREE_D_BACK`, charge: it alone tells the verdict. A shopper who closes the window is not
 * noticed before the time is up. A browser that still runs goes on; where the program has to reap its
 * children, the library does so in its next call.
 *
 * Blocks up to `timeout_ms`, or until `paynet_three_d_cancel`. Returns `PAYNET_OK`; `PAYNET_ERR_BROWSER` if
 * the browser can't be started; `PAYNET_ERR_INVALID_FIELD` on `session_id` if the session has a browser open
 * already; or another code from 1 to 99. Any thread. Since 0.1.0.
 */
int32_t paynet_three_d_browse(const paynet_client *client, const paynet_three_d_request *request, int32_t *state, paynet_error *error);

/**
 * Ends the `paynet_three_d_browse` that another thread has under way; it returns with
 * `PAYNET_THREE_D_CANCELLED` within 0.1 s, unless the shopper was faster.
 *
 * `client`: the client of that call. `session_id`: its session, required. `error`: receives what went wrong,
 * may be NULL. Returns `PAYNET_OK`, `PAYNET_ERR_NOT_UNDER_WAY` if the session has no such call, or another
 * code from 1 to 99. Any thread. Since 0.1.0.
 */
int32_t paynet_three_d_cancel(const paynet_client *client, const char *session_id, paynet_error *error);

/**
 * `sizeof(paynet_payment)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_payment_size(void);

/**
 * Fills a `paynet_payment` with its initial values.
 *
 * `payment`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_payment_init(paynet_payment *payment, uint32_t struct_size);

/**
 * `sizeof(paynet_charge_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_charge_request_size(void);

/**
 * Fills a `paynet_charge_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_charge_request_init(paynet_charge_request *request, uint32_t struct_size);

/**
 * Takes the money (`POST /v1/transaction/charge`), once.
 *
 * `client`: from `paynet_client_new`, with a secret key. `request`: required. `payment`: required; tells what
 * came of it, whatever is returned. `error`: receives what went wrong, may be NULL.
 *
 * The charge is sent once. When no verdict comes, the payment is looked up (`paynet_check`) by its
 * `reference_no`, with growing pauses; only if that finds no paid one is the charge repeated with the same
 * session, which Paynet documents as safe. All this ends within `budget_ms`. A `reference_no` whose outcome
 * this client left unknown is looked up first, and only its first session is charged again.
 *
 * With a journal, nothing is sent before the disk has the charge's record; `PAYNET_ERR_JOURNAL` if it can't be
 * written, `PAYNET_ERR_INVALID_FIELD` if `reference_no` or `session_id` holds the number of a card that the
 * journal knows. Should the disk not take the outcome, it is told all the same, and `paynet_in_flight` asks
 * for it. A charge of which `paynet_in_flight` has yet to tell counts as left unknown by this client; if its
 * record can't be written, it is only looked up.
 *
 * Returns `PAYNET_OK` if the money is taken, and only then (`payment->outcome` is `PAYNET_OUTCOME_PAID`).
 * `PAYNET_ERR_DECLINED`: bank or Paynet said no; `payment` holds their codes and texts
 * (`PAYNET_OUTCOME_NOT_PAID`). Codes 300 to 399: Paynet refused the call itself, a wrong amount or session say
 * (`PAYNET_OUTCOME_NOT_PAID`). Codes 1 to 199: nothing of this call reached Paynet (`PAYNET_OUTCOME_NONE`);
 * what an earlier call did still stands. `PAYNET_ERR_CHARGE_UNKNOWN`, rarely: it could not be found out
 * (`PAYNET_OUTCOME_UNKNOWN`); hand over no goods, and call again with the same request. Codes 900 to 999: a
 * defect; treat it like that.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_charge(const paynet_client *client, const paynet_charge_request *request, paynet_payment *payment, paynet_error *error);

/**
 * `sizeof(paynet_check_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_check_request_size(void);

/**
 * Fills a `paynet_check_request` with its initial values.
 *
 * `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_check_request_init(paynet_check_request *request, uint32_t struct_size);

/**
 * `sizeof(paynet_check_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_check_response_size(void);

/**
 * Fills a `paynet_check_response` with its initial values.
 *
 * `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_check_response_init(paynet_check_response *response, uint32_t struct_size);

/**
 * Looks up what came of a charge (`POST /v1/transaction/check`). Nothing found is no error: then
 * `payment_count` is 0.
 *
 * `payments`: the caller's array of `capacity` places, whose first is initialised; its rows are written as far
 * as there are any, and left as they are on failure. NULL with a `capacity` of 0: no rows are wanted.
 * `client`: from `paynet_client_new`, with a secret key. `request`: required. `response`: required; holds the
 * answer on success and its initial values on failure, but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves
 * it filled. `error`: receives what went wrong, may be NULL.
 *
 * Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
 *
 * Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. Reads only, so
 * it may always be repeated.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_check(const paynet_client *client, const paynet_check_request *request, paynet_check_response *response, paynet_payment *payments, int32_t capacity, paynet_error *error);

/**
 * `sizeof(paynet_in_flight_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_in_flight_response_size(void);

/**
 * Fills a `paynet_in_flight_response` with its initial values.
 *
 * `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
 * beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread.
 * Since 0.1.0.
 */
int32_t paynet_in_flight_response_init(paynet_in_flight_response *response, uint32_t struct_size);

/**
 * `sizeof(paynet_in_flight_charge)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_in_flight_charge_size(void);

/**
 * Fills a `paynet_in_flight_charge` with its initial values.
 *
 * `charge`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
 * is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
 * 0.1.0.
 */
int32_t paynet_in_flight_charge_init(paynet_in_flight_charge *charge, uint32_t struct_size);

/**
 * Tells after a power cut what came of the charges that were in flight: those of which the client's journal
 * (`journal_file`) says that they were begun, but not how they ended. Paynet is asked about each by its
 * `reference_no` (`POST /v1/transaction/check`), and the answers are written to the journal.
 *
 * Told, too, are charges whose outcome the journal has, but which the program may not have come to note: those
 * of the last two minutes before an earlier client ended without `paynet_client_free`. Each is told once by a
 * client, and again by the next if this one isn't freed: whoever notes them may have noted them before.
 *
 * A charge that Paynet has taken is paid at once. One of which it knows nothing, or only that it was declined,
 * may still be under way: that is an answer only when its `budget_ms` and three minutes more are over by this
 * machine's clock, and until then the outcome is unknown. To charge again with the same session is safe at any
 * time.
 *
 * A payment that was taken and given back stays unknown, as no look-up tells what is left of it: see Paynet's
 * own pages.
 *
 * A journal grows for ever, by some 150 MB a year of 500 payments a day, and is read when a client is made,
 * which takes a fast machine a second for so much. Begin a new one each month, say: where nothing is in flight
 * but what was given back, the next client may be given another file.
 *
 * `charges`: the caller's array of `capacity` places, whose first is initialised; its rows are written as far
 * as there are any, and left as they are on failure. NULL with a `capacity` of 0 only counts them; then, and
 * if there are too few places, nobody is asked. `client`: from `paynet_client_new`, with a secret key and a
 * journal. `response`: required; holds the answer on success and its initial values on failure, but for
 * `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves it filled. `error`: receives what went wrong, may be NULL.
 *
 * Blocks for up to `total_timeout_ms` for each charge. Once Paynet can't be reached, it isn't tried for the
 * others.
 *
 * Returns `PAYNET_OK`, also if a look-up failed, which its row tells; `PAYNET_ERR_MISSING_FIELD` without a
 * journal, `PAYNET_ERR_JOURNAL` if it can't be read, or another code. Reads only, so it may always be
 * repeated.
 *
 * Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_in_flight(const paynet_client *client, paynet_in_flight_response *response, paynet_in_flight_charge *charges, int32_t capacity, paynet_error *error);

/**
 * Reads an amount as cashiers and programs write it: `1.234,56`, `1,234.56`, `1234.56`, `1 234,5`, `10`.
 *
 * Point or comma before one or two last digits is the decimal sign; point, comma, blank or apostrophe between
 * groups of three digits separates thousands. No sign, no currency.
 *
 * `text`: UTF-8 or Windows-1254, NUL-terminated, at most 4096 bytes, required. `amount`: receives the amount
 * in kurus, 0 on failure, required. `error`: receives what went wrong, may be NULL; its texts are UTF-8.
 * Returns `PAYNET_OK`; `PAYNET_ERR_AMBIGUOUS_AMOUNT` for a text such as `1.234`, which can be read in two ways
 * that `error->message` names; `PAYNET_ERR_AMOUNT` for what is no amount. Any thread. Since 0.1.0.
 */
int32_t paynet_amount_parse(const char *text, int64_t *amount, paynet_error *error);

/**
 * Writes an amount for people or programs.
 *
 * `amount`: in kurus. `form`: `PAYNET_AMOUNT_TURKISH` (`1.234,56`) or `PAYNET_AMOUNT_PLAIN` (`1234.56`).
 * `buffer`: the caller's, of `capacity` bytes; receives the text, ASCII, NUL-terminated. 32 bytes are always
 * enough. NULL with a `capacity` of 0 only asks for the size. `needed`: receives the bytes needed, the NUL
 * included; may be NULL. `error`: receives what went wrong, may be NULL. Returns `PAYNET_OK`,
 * `PAYNET_ERR_BUFFER_TOO_SMALL` (then the text is empty), `PAYNET_ERR_INVALID_FIELD` for an unknown form or a
 * negative capacity, or `PAYNET_ERR_NULL_ARGUMENT`. Any thread. Since 0.1.0.
 */
int32_t paynet_amount_format(int64_t amount, int32_t form, char *buffer, int32_t capacity, int32_t *needed, paynet_error *error);

/**
 * Overwrites memory of the caller's own with zeros: a card number, a CVC or a key that is not needed any more.
 *
 * A `memset` before a buffer is freed or left is one that compilers may leave out; this is not. Copies that
 * the program made elsewhere stay: read card data into one place, and don't let texts that grow move it.
 *
 * `buffer`: the caller's, of `length` bytes, required. `length`: 1 or more. Returns `PAYNET_OK`,
 * `PAYNET_ERR_NULL_ARGUMENT`, or `PAYNET_ERR_INVALID_FIELD` for a length that is 0 or negative, of which
 * nothing is wiped. Any thread. Since 0.1.0.
 */
int32_t paynet_wipe(void *buffer, int32_t length);

/**
 * Examines this machine, the way to Paynet and the client's settings, and writes what it found: for each
 * finding the cause, and the cure behind `->`, in Turkish and in English, the worst first. It is for people,
 * to read or to send to whoever helps them; its wording changes, but the names in capitals (`NAME_UNKNOWN`)
 * stay.
 *
 * Examined are the clock, the name, the connection, the proxy, TLS (version, suite, certificate), `ca_file`,
 * `base_url`, the time-outs, and the keys: their form, and what Paynet says to them. No money moves, no card
 * data leaves, no session is opened, and the connections of other calls are left alone. Paynet is asked with
 * the publishable key about the session `libpaynet-doctor` (`check_bin`) and with the secret key about the
 * payment `libpaynet-doctor` (`check`), neither of which exists. A key that is refused is asked about once
 * more as if it were the other key, and, at Paynet's own hosts, at the other of its two systems.
 *
 * `client`: from `paynet_client_new`. `buffer`, `capacity`: the caller's memory and its size in bytes;
 * receives the report, in the client's encoding with a NUL, or the empty text on failure. 16384 bytes are
 * always enough. NULL with a `capacity` of 0 only asks for that size, and nothing is examined. `needed`:
 * receives the size in bytes with the NUL, also when the buffer is too small, else 0 on failure; may be NULL.
 * `error`: receives what went wrong, may be NULL. The report holds no key and no card number.
 *
 * Blocks up to `total_timeout_ms`. Returns `PAYNET_OK` if there is a report, whatever it says;
 * `PAYNET_ERR_BUFFER_TOO_SMALL`; or another code from 1 to 99. A client that can't be made can't be examined:
 * the error of `paynet_client_new` then says what to correct. Any thread. Since 0.1.0.
 */
int32_t paynet_doctor(const paynet_client *client, char *buffer, int32_t capacity, int32_t *needed, paynet_error *error);

/**
 * Does what a function of this header does, for languages without structs: its request and its answer are
 * JSON.
 *
 * `client`: the number that the operation `client_new` answered, always positive (in C the same as
 * `(int32_t)(intptr_t)client`), or 0 where the operation needs none. `operation`: the function's name without
 * `paynet_`, ended by a NUL or a blank, required; see below. `request`: a JSON object with the fields of the
 * function's request struct, at most 65536 bytes, NUL-terminated; NULL or the empty text: no fields. `out`,
 * `capacity`: the caller's memory and its size in bytes; receives the answer with a NUL, or the empty text if
 * there is none. 16384 bytes are always enough, and 65536 for `check_bin`, `check_card_bin`, `card_list`,
 * `check`, `in_flight` (of up to 20 charges, and 3200 for each if there are more) and `doctor`. A smaller one
 * is `PAYNET_ERR_BUFFER_TOO_SMALL` before anything is sent, so that no answer is lost; NULL with a `capacity`
 * of 0 only asks for that size. It may not overlap the texts given. `needed`: receives the bytes written with
 * the NUL, that size if the buffer is too small, or 0 if there is no answer; may be NULL.
 *
 * Operations: `client_new` (the fields of `paynet_config`; answers `client`), `client_free`, `client_warm_up`,
 * `auth`, `check_bin`, `save_card`, `create_token`, `check_card_bin`, `create_card_token`, `card_list`,
 * `three_d_url` (answers `url`), `three_d_page` (`page`), `three_d_visited` (`state`, `was_at_paynet` as it
 * answered them before, and `address`), `three_d_browse` (answers `state`), `three_d_cancel` (`session_id`),
 * `charge`, `check`, `in_flight`, `doctor` (answers `report`), `amount_parse` (`text`; answers `amount`),
 * `amount_format` (`amount`, `form`; answers `text`), `status` (`code`; answers `name`, `class`,
 * `explanation_en`, `explanation_tr`) and `version` (answers `version`, `abi_version`). All but `client_new`,
 * `amount_...`, `status` and `version` need a client.
 *
 * `{"amount":123456,"reference_no":"order-1"}` is a request of `auth`, say, and `{}` one of `client_free`.
 * Fields that are left out, null or empty have their initial values. A number may be a JSON number or a text,
 * always a whole one: amounts are in kurus, flags 0 or 1. A field or operation that this release doesn't know
 * is `PAYNET_ERR_UNKNOWN_NAME`, a value of the wrong kind `PAYNET_ERR_INVALID_FIELD`, and what is no JSON
 * object `PAYNET_ERR_INVALID_FIELD` in the field `request`.
 *
 * The answer: `{"status":0,"status_name":"PAYNET_OK","status_class":0,"response":{...}}`. `response` has the
 * fields of the response struct, and rows as `instalments`, `cards`, `payments` or `charges`; it is there on
 * success, after `PAYNET_ERR_ANSWER_DOES_NOT_FIT` (more than 32 rows, more charges in flight than there is
 * room for, or a longer answer than `capacity`) without rows, and for `charge` always: its fields are those of
 * `paynet_payment`. If `status` isn't 0, `error` has the fields of `paynet_error`, `explanation_en` and
 * `explanation_tr`. Of a charge, or charges in flight, whose answer would not fit, which is hardly possible,
 * control characters are written as blanks.
 *
 * Texts are in the client's encoding, with escapes (`\u20BA`) for what it lacks. Without a client a request is
 * read as UTF-8 if it is valid UTF-8, else as Windows-1254, and the answer is in UTF-8, or in the encoding
 * that a field `text_encoding` of the request names.
 *
 * The library wipes its copies of the request; wiping the caller's is the caller's affair (`paynet_wipe`).
 *
 * Blocks as the function does. Returns `status`, or `PAYNET_ERR_NULL_ARGUMENT`, `PAYNET_ERR_INVALID_FIELD` or
 * `PAYNET_ERR_TEXT` for wrong parameters, and then there is no answer. Codes 900 to 999 after `charge`: the
 * outcome is unknown. Any thread, many at once on one client. Since 0.1.0.
 */
int32_t paynet_call_json(int32_t client, const char *operation, const char *request, char *out, int32_t capacity, int32_t *needed);

/**
 * `paynet_call_json` with texts in UTF-16, for languages that have no other.
 *
 * `operation`, `request` and `out` are UTF-16 in the machine's byte order, NUL-terminated; `capacity` and
 * `needed` count units of two bytes. Half of a surrogate pair is `PAYNET_ERR_TEXT`. The client's encoding
 * matters where it is Windows-1254 alone: what that lacks is `PAYNET_ERR_TEXT`. All else is as for
 * `paynet_call_json`. Since 0.1.0.
 */
int32_t paynet_call_json_w(int32_t client, const uint16_t *operation, const uint16_t *request, uint16_t *out, int32_t capacity, int32_t *needed);

/**
 * Begins a request whose fields are set one by one, for languages without structs and JSON.
 *
 * A payment so: `paynet_request_new`, `paynet_request_set` for each field, `paynet_request_call`,
 * `paynet_response_get` for each value of the answer, `paynet_request_free`.
 *
 * `client`: a client's number, or 0 where the operation needs none, as for `paynet_call_json`. `operation`:
 * one that `paynet_call_json` has, ended by a NUL or a blank, required. `padded`: 1: texts of the answer fill
 * the caller's memory with blanks and have no NUL, as COBOL and FoxPro have them. 0: they end with a NUL.
 * `request`: receives the request's number, always positive, or 0 on failure; required. The caller frees it
 * with `paynet_request_free`.
 *
 * Returns `PAYNET_OK`, `PAYNET_ERR_UNKNOWN_NAME`, `PAYNET_ERR_INVALID_CLIENT`, `PAYNET_ERR_TOO_MANY_REQUESTS`
 * (1024 are alive already), or another code from 1 to 99. Any thread. Since 0.1.0.
 */
int32_t paynet_request_new(int32_t client, const char *operation, int32_t padded, int32_t *request);

/**
 * `paynet_request_new` with a text in UTF-16. The request may be used with both kinds of functions. Since
 * 0.1.0.
 */
int32_t paynet_request_new_w(int32_t client, const uint16_t *operation, int32_t padded, int32_t *request);

/**
 * Sets a field of a request. A field that is set twice has its last value.
 *
 * The first field that is set after `paynet_request_call` begins a new request of the same operation, without
 * the fields of the one before.
 *
 * `request`: from `paynet_request_new`. `name`: the field, as for `paynet_call_json`, ended by a NUL or a
 * blank, required. `value`: its text, or its number as text, in the encoding of the request's client,
 * required; the empty text is as good as not setting the field. `length`: the bytes of `value`, of which
 * blanks at the end don't count; -1 if `value` ends with a NUL.
 *
 * The value is copied; wiping the caller's is the caller's affair (`paynet_wipe`). Returns `PAYNET_OK`;
 * `PAYNET_ERR_INVALID_REQUEST`; `PAYNET_ERR_UNKNOWN_NAME` for a field that the operation doesn't have;
 * `PAYNET_ERR_TEXT`; `PAYNET_ERR_REQUEST_IN_USE` while another thread uses the request; or another code from 1
 * to 99. Whether the field takes the value tells `paynet_request_call`. Any thread, one at a time for a
 * request. Since 0.1.0.
 */
int32_t paynet_request_set(int32_t request, const char *name, const char *value, int32_t length);

/**
 * `paynet_request_set` with texts in UTF-16; `length` counts units of two bytes. Since 0.1.0.
 */
int32_t paynet_request_set_w(int32_t request, const uint16_t *name, const uint16_t *value, int32_t length);

/**
 * Performs a request with the fields that are set, as `paynet_call_json` does. `in_flight` tells of any number
 * of charges.
 *
 * Whatever comes of it, the fields are wiped, and the answer is there for `paynet_response_get` until a field
 * is set anew, the request is called again or freed. A `charge` that is called again before that is not
 * performed again: its code and its answer stay. Whoever wants to charge again sets the fields again.
 *
 * `request`: from `paynet_request_new`. Blocks as the operation does. Returns the operation's code, see
 * `paynet_call_json`; `PAYNET_ERR_INVALID_REQUEST` or `PAYNET_ERR_REQUEST_IN_USE`, and then nothing was done;
 * codes 900 to 999 after `charge`: the outcome is unknown. Any thread, one at a time for a request. Since
 * 0.1.0.
 */
int32_t paynet_request_call(int32_t request);

/**
 * Gets a value of the answer, numbers as text.
 *
 * `request`: from `paynet_request_new`, called. `name`: a field of the answer, ended by a NUL or a blank,
 * required. It is looked for in `response`, then in `error`, then beside them (`status_name`); `error.message`
 * looks in that part alone. Rows are counted from 1: `instalments.1.total_amount`. `buffer`, `capacity`: the
 * caller's memory and its size in bytes. It receives the text with a NUL in the encoding of the request's
 * client, `?` for what that lacks, or the empty text on failure; if the request is padded, the text and blanks
 * up to `capacity` without a NUL, or blanks alone on failure. NULL with a `capacity` of 0 only asks for the
 * size. `needed`: receives the size in bytes, the NUL included if there is one, also when the buffer is too
 * small, else 0 on failure; may be NULL.
 *
 * Returns `PAYNET_OK`; `PAYNET_ERR_INVALID_REQUEST`; `PAYNET_ERR_UNKNOWN_NAME` if the answer has no such field
 * or row, or there is no answer; `PAYNET_ERR_BUFFER_TOO_SMALL`; `PAYNET_ERR_REQUEST_IN_USE` while another
 * thread uses the request; or another code from 1 to 99. Any thread, one at a time for a request. Since 0.1.0.
 */
int32_t paynet_response_get(int32_t request, const char *name, char *buffer, int32_t capacity, int32_t *needed);

/**
 * `paynet_response_get` with texts in UTF-16; `capacity` and `needed` count units of two bytes. Since 0.1.0.
 */
int32_t paynet_response_get_w(int32_t request, const uint16_t *name, uint16_t *buffer, int32_t capacity, int32_t *needed);

/**
 * Frees a request and wipes it. Its number is unknown from then on; a use under way in another thread finishes
 * first. A program that unloads the library frees its requests before.
 *
 * `request`: from `paynet_request_new`; 0 does nothing. Returns `PAYNET_OK`, or `PAYNET_ERR_INVALID_REQUEST`
 * for one that was freed before or never was one. Any thread. Since 0.1.0.
 */
int32_t paynet_request_free(int32_t request);

/**
 * `sizeof(paynet_error)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
 */
uint32_t paynet_error_size(void);

/**
 * Fills a `paynet_error` with its initial values.
 *
 * `error`: the caller's struct, required. `struct_size`: `sizeof(paynet_error)` as the caller knows it; no
 * byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
 * thread. Since 0.1.0.
 */
int32_t paynet_error_init(paynet_error *error, uint32_t struct_size);

/**
 * The class of a status code: one of `PAYNET_CLASS_...`, which says what may be repeated.
 *
 * Works for any number, also for a code that only a newer release has. Never fails. Any thread. Since 0.1.0.
 */
int32_t paynet_status_class(int32_t code);

/**
 * The name of a status code, `"PAYNET_ERR_DNS"` say; `"PAYNET_ERR_UNKNOWN_STATUS"` for a number this release
 * doesn't have.
 *
 * The text is ASCII, belongs to the library and stays valid as long as the library is loaded. Never NULL. Any
 * thread. Since 0.1.0.
 */
const char *paynet_status_name(int32_t code);

/**
 * What a status code means and what to do next, for people.
 *
 * `language` is `PAYNET_LANGUAGE_ENGLISH` or `PAYNET_LANGUAGE_TURKISH`; any other number gives English. The
 * text is UTF-8, belongs to the library and stays valid as long as the library is loaded. Never NULL. Any
 * thread. Since 0.1.0.
 */
const char *paynet_status_explanation(int32_t code, int32_t language);
