#define FFI_SCOPE "paynet"
#define FFI_LIB "libpaynet.so.0"

/* Generated from include/paynet.h by tests/generate; do not edit. */

/**
 * A client: keys, settings and idle connections. Made by `paynet_client_new`, freed by `paynet_client_free`.
 *
 * One client serves a whole program: any number of threads may use it at once. After `fork()` the child may go
 * on using it; it opens connections of its own and never touches its parent's. Since 0.1.0.
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
   * The publishable key, as Paynet issued it. `paynet_create_token` needs it. Kept, and wiped by
   * `paynet_client_free`.
   */
  const char *publishable_key;
  /**
   * The secret key (`sck_...`), as Paynet issued it. May be NULL: no function of this release needs it. Kept,
   * and wiped by `paynet_client_free`.
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
 * What `paynet_create_token` sends.
 *
 * Fill it with `paynet_create_token_request_init` or `PAYNET_CREATE_TOKEN_REQUEST_INIT`, then set the fields.
 * All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and
 * are not kept after the call. The library wipes its own copies; wiping the caller's is the caller's affair.
 * Since 0.1.0.
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
 * Makes a client. Opens no connection and starts no thread; reads `ca_file` if one is set.
 *
 * `config`: how, required; nothing in it is kept but copies of what is needed. `client`: receives the new
 * client, or NULL on failure, required; the caller frees it with `paynet_client_free`. `error`: receives what
 * went wrong, may be NULL. Returns `PAYNET_OK` or a code from 1 to 99 (or 900 to 999). Any thread. Since
 * 0.1.0.
 */
int32_t paynet_client_new(const paynet_config *config, paynet_client **client, paynet_error *error);

/**
 * Frees a client and wipes its keys. The handle is unknown from then on; calls still under way in other
 * threads finish first. In a child process whose parent was in the middle of a call at the `fork()`, that call
 * never finishes, so the child's copy of the keys stays until the child ends.
 *
 * `client`: may be NULL, which does nothing. Returns `PAYNET_OK`, or `PAYNET_ERR_INVALID_CLIENT` for a handle
 * that was freed before or never was one. Any thread. Since 0.1.0.
 */
int32_t paynet_client_free(paynet_client *client);

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
