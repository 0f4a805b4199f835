{ libpaynet for Delphi (7 and later) and Free Pascal: card payments through Paynet.

  Generated from include/paynet.h by tests/generate; do not edit.

  There are two ways to call. The functions of the C header, with records: fill a record with its _init function, set
  its fields, hand in its address. And requests by name, without records: PaynetRequest, PaynetSet, PaynetCall,
  PaynetGet, PaynetFree; operations and fields have the names of the C header's functions and structs, and rows are
  counted from 1: 'instalments.1.instalment_key'. What raises an exception frees the request first.

  Amounts are Int64 kurus. Texts are UTF-8, or Windows-1254 where the client was made so (text_encoding): take that
  with AnsiString on a Windows whose code page is 1254. On any other, Delphi converts them wrongly: use the functions
  ending in _w, with PWideChar.

  Lay paynet.dll beside the program. Call PaynetCheckVersion first. }
unit paynet;

{$IFDEF FPC}
  {$MODE DELPHI}
  {$PACKRECORDS C}
{$ELSE}
  {$ALIGN 8}
{$ENDIF}
{$LONGSTRINGS ON}

interface

uses
  SysUtils;

const
{$IFDEF MSWINDOWS}
  PAYNET_LIBRARY = 'paynet.dll';
{$ELSE}
  PAYNET_LIBRARY = 'paynet';
{$ENDIF}

  // The call succeeded.
  PAYNET_OK = 0;
  // A required pointer is NULL.
  PAYNET_ERR_NULL_ARGUMENT = 1;
  // `struct_size` is not the size of a known version of the struct, or a newer caller set a field
  // that this library doesn't know.
  PAYNET_ERR_STRUCT_SIZE = 2;
  // The client handle is NULL, was freed, or never came from `paynet_client_new`.
  PAYNET_ERR_INVALID_CLIENT = 3;
  // A text is not valid in the client's encoding, or has no end within the limit.
  PAYNET_ERR_TEXT = 4;
  // A required field is missing or empty; `paynet_error.field` names it.
  PAYNET_ERR_MISSING_FIELD = 5;
  // A field can never be right (letters in a card number, month 13); `paynet_error.field` names it.
  PAYNET_ERR_INVALID_FIELD = 6;
  // A strict card check failed (check digit, expiry in the past). Only with `strict_card_checks`.
  PAYNET_ERR_CARD_CHECK = 7;
  // The base URL or proxy URL cannot be used.
  PAYNET_ERR_URL = 8;
  // Plain http is refused for any host that is not the local machine.
  PAYNET_ERR_INSECURE_URL = 9;
  // The CA file, or the system's store of certificates, can't be read or holds no certificate.
  PAYNET_ERR_CA_FILE = 10;
  // The client has no key of the kind this call needs.
  PAYNET_ERR_KEY_MISSING = 11;
  // No constant, operation or field of that name exists.
  PAYNET_ERR_UNKNOWN_NAME = 12;
  // Too many clients are alive in this process.
  PAYNET_ERR_TOO_MANY_CLIENTS = 13;
  // A text is no amount of money in lira and kurus.
  PAYNET_ERR_AMOUNT = 14;
  // A text can be read as two different amounts; `paynet_error.message` names both.
  PAYNET_ERR_AMBIGUOUS_AMOUNT = 15;
  // The caller's buffer is too small; the function tells the size that is needed.
  PAYNET_ERR_BUFFER_TOO_SMALL = 16;
  // `post_url` does not lead to Paynet, or not safely.
  PAYNET_ERR_POST_URL = 17;
  // The browser could not be started, or the page for it could not be offered.
  PAYNET_ERR_BROWSER = 18;
  // Another thread is charging under the same `reference_no`.
  PAYNET_ERR_CHARGE_UNDER_WAY = 19;
  // There is nothing to cancel.
  PAYNET_ERR_NOT_UNDER_WAY = 20;
  // The journal can't be opened, read or written.
  PAYNET_ERR_JOURNAL = 21;
  // The request handle is 0, was freed, or never came from `paynet_request_new`.
  PAYNET_ERR_INVALID_REQUEST = 22;
  // Another thread is using the same request.
  PAYNET_ERR_REQUEST_IN_USE = 23;
  // Too many requests by name are alive in this process.
  PAYNET_ERR_TOO_MANY_REQUESTS = 24;
  // The host name has no address.
  PAYNET_ERR_DNS = 100;
  // The time for looking up the host name ran out.
  PAYNET_ERR_TIMEOUT_RESOLVE = 101;
  // The server refused the connection.
  PAYNET_ERR_CONNECTION_REFUSED = 102;
  // No way leads to the server's network.
  PAYNET_ERR_UNREACHABLE = 103;
  // The time for connecting ran out.
  PAYNET_ERR_TIMEOUT_CONNECT = 104;
  // The line broke before any byte of the request was sent.
  PAYNET_ERR_BROKEN_BEFORE_SEND = 105;
  // The proxy wants a user and password, or refused the ones given.
  PAYNET_ERR_PROXY_LOGIN = 106;
  // The proxy would not connect to Paynet.
  PAYNET_ERR_PROXY_REFUSED = 107;
  // The proxy did not speak HTTP, or broke the line.
  PAYNET_ERR_PROXY_BROKEN = 108;
  // The time for the proxy's answer ran out.
  PAYNET_ERR_TIMEOUT_PROXY = 109;
  // The time for the TLS handshake ran out.
  PAYNET_ERR_TIMEOUT_TLS = 110;
  // The server's certificate has expired.
  PAYNET_ERR_TLS_EXPIRED = 111;
  // The server's certificate is not valid yet.
  PAYNET_ERR_TLS_NOT_YET_VALID = 112;
  // The server's certificate is for another host.
  PAYNET_ERR_TLS_WRONG_HOST = 113;
  // The server's certificate comes from an authority that is not trusted.
  PAYNET_ERR_TLS_UNKNOWN_CA = 114;
  // Server and library have no TLS version or cipher suite in common.
  PAYNET_ERR_TLS_NO_COMMON = 115;
  // The server's certificate is bad in another way.
  PAYNET_ERR_TLS_CERTIFICATE = 116;
  // What answers at that address does not speak TLS.
  PAYNET_ERR_TLS_NOT_SPOKEN = 117;
  // The TLS handshake failed for another reason.
  PAYNET_ERR_TLS_FAILED = 118;
  // The time ran out while the request was being sent.
  PAYNET_ERR_TIMEOUT_SEND = 200;
  // The time ran out while waiting for the first byte of the answer.
  PAYNET_ERR_TIMEOUT_WAIT = 201;
  // The time ran out in the middle of the answer.
  PAYNET_ERR_TIMEOUT_RECEIVE = 202;
  // The line broke while the request was being sent.
  PAYNET_ERR_BROKEN_SEND = 203;
  // The line broke after sending, before the first byte of the answer.
  PAYNET_ERR_BROKEN_WAIT = 204;
  // The line broke in the middle of the answer.
  PAYNET_ERR_BROKEN_RECEIVE = 205;
  // A charge was sent, and it could not be found out in time whether money was taken.
  PAYNET_ERR_CHARGE_UNKNOWN = 206;
  // Paynet answered with a return code other than 0; see `paynet_error.paynet_code`.
  PAYNET_ERR_REFUSED = 300;
  // HTTP 401: Paynet does not know the key.
  PAYNET_ERR_UNAUTHORIZED = 301;
  // HTTP 403: the key may not do this, or not from this address.
  PAYNET_ERR_FORBIDDEN = 302;
  // HTTP 404 or 405: nothing takes this call at that address.
  PAYNET_ERR_NOT_FOUND = 303;
  // Another HTTP 4xx: Paynet found the request wrong.
  PAYNET_ERR_BAD_REQUEST = 304;
  // HTTP 5xx: a fault on Paynet's side.
  PAYNET_ERR_SERVER = 305;
  // HTTP 3xx: the server sent the call elsewhere; it is never followed.
  PAYNET_ERR_REDIRECT = 306;
  // An HTTP status that no service of Paynet uses.
  PAYNET_ERR_HTTP_STATUS = 307;
  // The answer is not HTTP.
  PAYNET_ERR_NOT_HTTP = 308;
  // The answer is not JSON (a web page of a proxy or firewall, say).
  PAYNET_ERR_NOT_JSON = 309;
  // The answer is JSON, but what is needed is not in it.
  PAYNET_ERR_INCOMPLETE_ANSWER = 310;
  // The answer is larger than the library accepts.
  PAYNET_ERR_ANSWER_TOO_LARGE = 311;
  // A value of the answer doesn't fit the caller's struct; it is never cut.
  PAYNET_ERR_ANSWER_DOES_NOT_FIT = 312;
  // The charge was declined, by the bank or by Paynet; no money was taken.
  PAYNET_ERR_DECLINED = 313;
  // A defect inside the library was caught before it could harm the host.
  PAYNET_ERR_PANIC = 900;
  // The library reached a state it should not be in.
  PAYNET_ERR_INTERNAL = 901;
  // Counts changes that break programs compiled before. 0 promises nothing yet.
  PAYNET_ABI_VERSION = 0;
  // A yes, no or number that nobody has said.
  PAYNET_UNKNOWN = -1;
  // An amount that nobody has said. Real ones are never negative.
  PAYNET_NO_AMOUNT = -1;
  // No environment: `base_url` says where Paynet is.
  PAYNET_ENVIRONMENT_NONE = 0;
  // Paynet's live system, `api.paynet.com.tr`: real money. Needs live keys.
  PAYNET_ENVIRONMENT_LIVE = 1;
  // Paynet's test system, `pts-api.paynet.com.tr`. Needs test keys.
  PAYNET_ENVIRONMENT_TEST = 2;
  // Texts in both directions are UTF-8.
  PAYNET_TEXT_UTF8 = 0;
  // Texts in both directions are Windows-1254, the "ANSI" code page of Turkish Windows.
  PAYNET_TEXT_WINDOWS_1254 = 1;
  // The library's own TLS: the same on every system.
  PAYNET_TLS_OWN = 0;
  // The system's TLS (SChannel): for gateways that the library's own has no cipher suite in common
  // with. Windows alone.
  PAYNET_TLS_SYSTEM = 1;
  // The company's own point of sale.
  PAYNET_POS_OWN = 1;
  // Paynet's point of sale.
  PAYNET_POS_PAYNET = 5;
  // The shopper is not at the bank yet.
  PAYNET_THREE_D_NOT_STARTED = 0;
  // The shopper is at the bank.
  PAYNET_THREE_D_AT_BANK = 1;
  // The shopper is back: it is time to charge, and only the charge tells whether the bank was
  // content.
  PAYNET_THREE_D_BACK = 2;
  // The shopper took too long.
  PAYNET_THREE_D_TIME_UP = 3;
  // The shopper or the program gave up.
  PAYNET_THREE_D_CANCELLED = 4;
  // There is no payment to tell of: the call asked for none that reached Paynet, or none was found.
  PAYNET_OUTCOME_NONE = 0;
  // The money is taken (or reserved, by a pre-authorisation). Never charge again for this order.
  PAYNET_OUTCOME_PAID = 1;
  // Bank or Paynet said no; nothing was taken.
  PAYNET_OUTCOME_NOT_PAID = 2;
  // Money may have been taken or not. Call `paynet_charge` again with the same session and
  // `reference_no`.
  PAYNET_OUTCOME_UNKNOWN = 3;
  // It is not known.
  PAYNET_FOUND_BY_NOTHING = 0;
  // The answer came.
  PAYNET_FOUND_BY_ANSWER = 1;
  // The answer to the charge was lost, and a look-up found the payment.
  PAYNET_FOUND_BY_LOOK_UP = 2;
  // The answer to the charge was lost, and a repetition with the same session was answered.
  PAYNET_FOUND_BY_REPEAT = 3;
  // Takes the money.
  PAYNET_TRANSACTION_SALE = 1;
  // Reserves the money.
  PAYNET_TRANSACTION_PREAUTHORISATION = 3;
  // As people write it in Turkey: `1.234,56`.
  PAYNET_AMOUNT_TURKISH = 0;
  // As programs write it: `1234.56`.
  PAYNET_AMOUNT_PLAIN = 1;
  // `paynet_code` where Paynet sent no return code.
  PAYNET_NO_CODE = -1;
  // No network was involved.
  PAYNET_PHASE_NONE = 0;
  // Looking up the host name.
  PAYNET_PHASE_RESOLVE = 1;
  // Opening the TCP connection.
  PAYNET_PHASE_CONNECT = 2;
  // Asking the proxy for a way through.
  PAYNET_PHASE_PROXY = 3;
  // The TLS handshake.
  PAYNET_PHASE_TLS = 4;
  // Sending the request.
  PAYNET_PHASE_SEND = 5;
  // Waiting for the first byte of the answer.
  PAYNET_PHASE_WAIT = 6;
  // Receiving the answer.
  PAYNET_PHASE_RECEIVE = 7;
  // Reading what the complete answer says.
  PAYNET_PHASE_READ = 8;
  // The call succeeded.
  PAYNET_CLASS_OK = 0;
  // Codes 1 to 99: the call itself is wrong and nothing was sent. Correct it.
  PAYNET_CLASS_CALL = 1;
  // Codes 100 to 199: nothing reached Paynet. Repeating is safe.
  PAYNET_CLASS_NOT_REACHED = 2;
  // Codes 200 to 299: the request may have reached Paynet. Look up what happened before repeating.
  PAYNET_CLASS_UNKNOWN = 3;
  // Codes 300 to 399: an answer came; it is a refusal or cannot be used.
  PAYNET_CLASS_ANSWERED = 4;
  // Codes 900 to 999 and all others: a defect. Report it.
  PAYNET_CLASS_DEFECT = 9;
  // English texts.
  PAYNET_LANGUAGE_ENGLISH = 0;
  // Turkish texts.
  PAYNET_LANGUAGE_TURKISH = 1;

type
  PPaynetInteger = ^Integer;
  PPaynetInt64 = ^Int64;

  // A client: keys, settings and idle connections. Made by `paynet_client_new`, freed by
  // `paynet_client_free`.
  //
  // One client serves a whole program: any number of threads may use it at once. After `fork()` the
  // child may go on using it; it opens connections of its own and never touches its parent's. The
  // same after `_Fork()` or a bare `clone`, on Linux 4.14 and newer with pages of 4 KiB. A child of
  // `vfork()`, which borrows its parent's memory, must call nothing.
  //
  // What a program holds is no address but a number, from 1 to 2147483647 on every system, so that
  // languages without pointers can keep it (see `paynet_call_json`).
  //
  // While another thread looks up a host name for a call, `fork()` waits for it, though never longer
  // than 250 ms: the resolver of the C library doesn't survive a fork in the wrong moment. Since
  // 0.1.0.
  TPaynetClient = type Pointer;
  PPaynetClient = ^TPaynetClient;

  // How to make a client.
  //
  // Fill it with `paynet_config_init` or `PAYNET_CONFIG_INIT`, then set what differs. All texts
  // belong to the caller, end with a NUL, have at most 4096 bytes, are in the encoding that
  // `text_encoding` names, and are not kept after the call. NULL and the empty text mean "not set".
  // Since 0.1.0.
  PPaynetConfig = ^TPaynetConfig;
  TPaynetConfig = record
    // `sizeof(paynet_config)` of the header the program was compiled with.
    struct_size: Cardinal;
    // `PAYNET_ENVIRONMENT_LIVE` or `PAYNET_ENVIRONMENT_TEST`; `PAYNET_ENVIRONMENT_NONE` (the initial
    // value) if `base_url` is set.
    environment: Integer;
    // An address of one's own, `https://host[:port][/path]`: a sandbox or a gateway. Plain http is
    // accepted for localhost, 127.0.0.0/8 and ::1 alone. NULL if `environment` is set.
    base_url: PAnsiChar;
    // The publishable key, as Paynet issued it. Every call up to the token needs it, and so does 3-D
    // Secure. Kept, and wiped by `paynet_client_free`.
    publishable_key: PAnsiChar;
    // The secret key (`sck_...`), as Paynet issued it. `paynet_charge`, `paynet_check` and
    // `paynet_card_list` need it. It must never leave the merchant's own machine. Kept, and wiped by
    // `paynet_client_free`.
    secret_key: PAnsiChar;
    // Path of a PEM file with certificate authorities to trust beside the built-in list (Mozilla's).
    // Read once. May be NULL.
    ca_file: PAnsiChar;
    // `http://[user:password@]host:port` of an HTTP proxy (CONNECT), user and password
    // percent-encoded. NULL: none is used, whatever the environment variables say.
    proxy_url: PAnsiChar;
    // Milliseconds for name look-up, connection, proxy and TLS handshake together, 1 to 600000. 0:
    // 10000, which leaves time for three repeats of a lost first packet.
    connect_timeout_ms: Integer;
    // Milliseconds for a whole call, connecting included, 1 to 600000. 0: 60000, well above the
    // slowest usual answer, since giving up after sending leaves the outcome unknown. A call ends
    // within 0.1 s of it.
    total_timeout_ms: Integer;
    // `PAYNET_TEXT_UTF8` (0, the initial value) or `PAYNET_TEXT_WINDOWS_1254`.
    text_encoding: Integer;
    // 1: refuse a card number with a wrong check digit (Luhn) and an expiry in the past before
    // sending. 0 (the initial value): send them; some of Paynet's own test cards fail these checks.
    strict_card_checks: Integer;
    // 1: trust the authorities of the operating system's own store, too: on Windows the trusted roots
    // of the user and the machine that are good for servers, elsewhere the directories of certificates
    // that OpenSSL uses (`/etc/ssl/certs` say). Read once; what can't be used is passed over, but a
    // store that is missing or holds no certificate makes `paynet_client_new` fail with
    // `PAYNET_ERR_CA_FILE`. Environment variables (`SSL_CERT_FILE` say) are ignored here, too. 0 (the
    // initial value): the built-in list and `ca_file` alone.
    system_trust: Integer;
    // `PAYNET_TLS_OWN` (0, the initial value) or, on Windows alone, `PAYNET_TLS_SYSTEM`. Both check
    // the server's certificate in the same way and trust the same authorities; the system's speaks TLS
    // 1.2 alone, with the cipher suites that Windows allows. Elsewhere `PAYNET_TLS_SYSTEM` is
    // `PAYNET_ERR_INVALID_FIELD`.
    tls_backend: Integer;
    // 1: `paynet_create_token` sends the card holder's name in plain letters, since Paynet's form
    // refuses digits and punctuation. Letters lose their marks and keep their case, on every machine
    // alike: S with a cedilla becomes S, I with or without a dot becomes I. Apostrophes go, other
    // punctuation becomes a blank. A digit, or a letter of another script, goes as it is. 0 (the
    // initial value): send the name as it is.
    transliterate_card_holder: Integer;
    // Always 0.
    reserved: Integer;
    // Path of a journal: a file to which every charge is written before it is sent, so that after a
    // power cut `paynet_in_flight` can tell what came of it. Made if it isn't there, for its owner's
    // eyes alone. One client has it at a time, and forked children with it; another gets
    // `PAYNET_ERR_JOURNAL`. It holds references, sessions, amounts, outcomes and masked card numbers,
    // one record a line, as text. NULL: none is kept.
    journal_file: PAnsiChar;
  end;

  // What went wrong in a call. It never holds a card number, a CVC or a key.
  //
  // Fill it with `paynet_error_init` or `PAYNET_ERROR_INIT` once; every call that takes it writes
  // all of it, also on success. All texts end with a NUL, are in the client's encoding (UTF-8 as
  // long as there is no client), and are cut at a character if they are longer. Since 0.1.0.
  PPaynetError = ^TPaynetError;
  TPaynetError = record
    // `sizeof(paynet_error)` of the header the program was compiled with.
    struct_size: Cardinal;
    // The code that the function returned, `PAYNET_OK` or a `PAYNET_ERR_...`.
    code: Integer;
    // The HTTP status of the answer, 0 if none came.
    http_status: Integer;
    // Paynet's return code (see Paynet's documentation), `PAYNET_NO_CODE` if none came.
    paynet_code: Integer;
    // The part of the call that failed, one of `PAYNET_PHASE_...`.
    phase: Integer;
    // Always 0.
    reserved: Integer;
    // The field at fault, `"card_holder"` say. Empty if no field is.
    field: array[0..31] of AnsiChar;
    // Paynet's error type, `"invalid_request_error"` say. Empty if none came.
    error_type: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish, with card data and keys masked. Empty if none came.
    paynet_message: array[0..511] of AnsiChar;
    // What happened, for a developer. English.
    message: array[0..511] of AnsiChar;
  end;

  // What `paynet_auth` sends.
  //
  // Fill it with `paynet_auth_request_init` or `PAYNET_AUTH_REQUEST_INIT`, then set the fields. All
  // texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's
  // encoding, and are not kept after the call. Since 0.1.0.
  PPaynetAuthRequest = ^TPaynetAuthRequest;
  TPaynetAuthRequest = record
    // `sizeof(paynet_auth_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Whose point of sale takes the payment: `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`. 0 (the initial
    // value): not sent, which means Paynet's.
    pos_type: Integer;
    // 1: the commission is added to what the card is charged. 0: not. `PAYNET_UNKNOWN` (the initial
    // value): not sent, and Paynet's default holds. It is no.
    add_commission: Integer;
    // 1: the card is stored with the payment. 0: not. `PAYNET_UNKNOWN` (the initial value): not sent,
    // and Paynet's default holds.
    save_card: Integer;
    // 1: the shopper has to confirm with the bank (3-D Secure). 0: not. `PAYNET_UNKNOWN` (the initial
    // value): not sent, and Paynet's default holds. Paynet may insist on it.
    tds_required: Integer;
    // Must be 0.
    reserved: Integer;
    // What the shopper owes, in kurus: 1000 is 10.00 lira. More than 0. Required.
    amount: Int64;
    // The dealer's code at Paynet. May be NULL.
    agent_id: PAnsiChar;
    // The merchant's own number of the order, 50 characters at most, without blanks at its ends. May
    // be NULL here; `paynet_charge` requires it, and then both must be the same.
    reference_no: PAnsiChar;
    // The code of a rate table of Paynet's panel. May be NULL.
    ratio_code: PAnsiChar;
    // The shop's origin, `https://www.example.com` say. May be NULL.
    domain: PAnsiChar;
    // The merchant's number of the shopper, needed the first time a card is stored. May be NULL.
    user_unique_id: PAnsiChar;
    // Paynet's number of the shopper, for everything about stored cards. May be NULL.
    card_owner_id: PAnsiChar;
    // The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for. May be NULL.
    user_gsm_no: PAnsiChar;
    // A name for the stored card. May be NULL.
    card_desc: PAnsiChar;
    // Sent as it is; what Paynet does with it is not documented. May be NULL.
    return_url: PAnsiChar;
    // Must be NULL.
    reserved_text: PAnsiChar;
  end;

  // What `paynet_auth` answers.
  //
  // Fill it with `paynet_auth_response_init` or `PAYNET_AUTH_RESPONSE_INIT`. All texts end with a
  // NUL and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
  // `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer.
  // Since 0.1.0.
  PPaynetAuthResponse = ^TPaynetAuthResponse;
  TPaynetAuthResponse = record
    // `sizeof(paynet_auth_response)` of the header the program was compiled with.
    struct_size: Cardinal;
    // 1: Paynet insists on 3-D Secure. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    tds_required: Integer;
    // Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: Integer;
    // Always 0.
    reserved: Integer;
    // The session (`js_...`), to the letter as Paynet sent it. Never empty on success.
    session_id: array[0..255] of AnsiChar;
    // When the session ends, as Paynet writes it; its form is not documented. May be empty.
    expire_date: array[0..63] of AnsiChar;
    // The merchant's name. May be empty.
    name: array[0..255] of AnsiChar;
    // Paynet's name for the answer. May be empty.
    object_name: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: array[0..511] of AnsiChar;
  end;

  // What `paynet_check_bin` sends.
  //
  // Fill it with `paynet_check_bin_request_init` or `PAYNET_CHECK_BIN_REQUEST_INIT`, then set the
  // fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the
  // client's encoding, and are not kept after the call. Since 0.1.0.
  PPaynetCheckBinRequest = ^TPaynetCheckBinRequest;
  TPaynetCheckBinRequest = record
    // `sizeof(paynet_check_bin_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the initial value): not
    // sent, and Paynet's default holds.
    no_instalment: Integer;
    // The session (`js_...`). Required.
    session_id: PAnsiChar;
    // The first 6 to 8 digits of the card number. Of a whole number only the first eight are sent;
    // blanks and dashes are taken out. Required.
    bin: PAnsiChar;
  end;

  // What `paynet_check_bin` and `paynet_check_card_bin` answer.
  //
  // Fill it with `paynet_check_bin_response_init` or `PAYNET_CHECK_BIN_RESPONSE_INIT`. All texts end
  // with a NUL and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
  // `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer.
  // Since 0.1.0.
  PPaynetCheckBinResponse = ^TPaynetCheckBinResponse;
  TPaynetCheckBinResponse = record
    // `sizeof(paynet_check_bin_response)` of the header the program was compiled with.
    struct_size: Cardinal;
    // 1: 3-D Secure is possible with this bank. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    tds_enable: Integer;
    // Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: Integer;
    // How many ways to pay there are. If the caller's array has fewer places, the call returns
    // `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
    instalment_count: Integer;
    // Paynet's code of the bank, `AXSS` say; `ZDGR` is any other bank. May be empty.
    bank_id: array[0..15] of AnsiChar;
    // `cc` personal, `bc` commercial, `dc` debit. May be empty.
    card_type: array[0..15] of AnsiChar;
    // The bank's name. May be empty.
    bank_name: array[0..127] of AnsiChar;
    // Address of the bank's logo. May be empty.
    bank_logo: array[0..511] of AnsiChar;
    // Paynet's name for the answer, `"paynetj_bin"`. May be empty.
    object_name: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: array[0..511] of AnsiChar;
  end;

  // A way to pay: a row of `paynet_check_bin` and `paynet_check_card_bin`.
  //
  // Fill the first place of an array with `paynet_instalment_init` or `PAYNET_INSTALMENT_INIT`: its
  // `struct_size` tells the library how far apart the places are. The rows are in Paynet's order,
  // which is not sorted. Since 0.1.0.
  PPaynetInstalment = ^TPaynetInstalment;
  TPaynetInstalment = record
    // `sizeof(paynet_instalment)` of the header the program was compiled with.
    struct_size: Cardinal;
    // How many instalments; 0 is a single payment. Not a closed set: 101 has been seen.
    // `PAYNET_UNKNOWN` if Paynet sent none.
    instalment: Integer;
    // What one instalment costs. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    instalment_amount: Int64;
    // What the card is charged in all. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    total_amount: Int64;
    // Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    commission: Int64;
    // What `paynet_create_token` wants (`ji_...`), to the letter. Never empty.
    instalment_key: array[0..255] of AnsiChar;
    // A text for the shopper. May be empty.
    desc: array[0..255] of AnsiChar;
  end;

  // What `paynet_save_card` sends. Only needed if `paynet_auth` was not told to store the card.
  //
  // Fill it with `paynet_save_card_request_init` or `PAYNET_SAVE_CARD_REQUEST_INIT`, then set the
  // fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the
  // client's encoding, and are not kept after the call. Since 0.1.0.
  PPaynetSaveCardRequest = ^TPaynetSaveCardRequest;
  TPaynetSaveCardRequest = record
    // `sizeof(paynet_save_card_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Must be 0.
    reserved: Integer;
    // The session (`js_...`). Required.
    session_id: PAnsiChar;
    // A name for the stored card; without it, Paynet's own screen asks the shopper. May be NULL.
    card_desc: PAnsiChar;
    // The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for and
    // `paynet_auth` did not say it. May be NULL.
    user_gsm: PAnsiChar;
    // Must be NULL.
    reserved_text: PAnsiChar;
  end;

  // What `paynet_save_card` answers.
  //
  // Fill it with `paynet_save_card_response_init` or `PAYNET_SAVE_CARD_RESPONSE_INIT`. All texts end
  // with a NUL and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
  // `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer.
  // Since 0.1.0.
  PPaynetSaveCardResponse = ^TPaynetSaveCardResponse;
  TPaynetSaveCardResponse = record
    // `sizeof(paynet_save_card_response)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: Integer;
    // The session. May be empty.
    session_id: array[0..255] of AnsiChar;
    // Paynet's name for the answer. May be empty.
    object_name: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: array[0..511] of AnsiChar;
  end;

  // What `paynet_create_token` sends.
  //
  // Fill it with `paynet_create_token_request_init` or `PAYNET_CREATE_TOKEN_REQUEST_INIT`, then set
  // the fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the
  // client's encoding, and are not kept after the call. The library wipes its own copies; wiping the
  // caller's is the caller's affair (`paynet_wipe`). Since 0.1.0.
  PPaynetCreateTokenRequest = ^TPaynetCreateTokenRequest;
  TPaynetCreateTokenRequest = record
    // `sizeof(paynet_create_token_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Month of expiry, 1 to 12. Required.
    month: Integer;
    // Year of expiry, two or four digits: 26 and 2026 are the same. Required.
    year: Integer;
    // 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet insists. Required;
    // initially `PAYNET_UNKNOWN`.
    do_3ds: Integer;
    // The session (`js_...`). Required.
    session_id: PAnsiChar;
    // The name on the card. Required.
    card_holder: PAnsiChar;
    // The card number, 12 to 19 digits; blanks and dashes are taken out. Required.
    pan: PAnsiChar;
    // The card's verification code, 3 or 4 digits. Required.
    cvc: PAnsiChar;
    // The chosen instalment (`ji_...`). Required.
    instalment_key: PAnsiChar;
    // The shopper's IP address. Required; Paynet's form is not known, so any text passes.
    ip: PAnsiChar;
    // A value of one's own, unique to the client. May be NULL.
    client_id: PAnsiChar;
    // A text for the payment. May be NULL.
    description: PAnsiChar;
    // The card holder's phone, `5XXXXXXXXX`. May be NULL.
    card_holder_phone: PAnsiChar;
    // The card holder's e-mail address. May be NULL.
    card_holder_mail: PAnsiChar;
  end;

  // What `paynet_create_token` answers.
  //
  // Fill it with `paynet_create_token_response_init` or `PAYNET_CREATE_TOKEN_RESPONSE_INIT`. All
  // texts end with a NUL and are in the client's encoding. Ids and URLs are never cut: one that
  // doesn't fit is `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Since 0.1.0.
  PPaynetCreateTokenResponse = ^TPaynetCreateTokenResponse;
  TPaynetCreateTokenResponse = record
    // `sizeof(paynet_create_token_response)` of the header the program was compiled with.
    struct_size: Cardinal;
    // 1: the shopper must confirm at `post_url` before the charge. 0: not. `PAYNET_UNKNOWN`: Paynet
    // did not say. Go by this, not by `do_3ds`.
    is_tds: Integer;
    // Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: Integer;
    // Always 0.
    reserved: Integer;
    // The token (`jt_...`), to the letter as Paynet sent it. Never empty on success.
    token_id: array[0..255] of AnsiChar;
    // Where the shopper confirms. Meaningful only if `is_tds` is 1; may be empty otherwise.
    post_url: array[0..1023] of AnsiChar;
    // Paynet's name for the answer, `"paynetj_token"`. May be empty; cut at a character if it is
    // longer.
    object_name: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty;
    // cut at a character if it is longer.
    message: array[0..511] of AnsiChar;
  end;

  // What `paynet_check_card_bin` sends. It answers with a `paynet_check_bin_response`.
  //
  // Fill it with `paynet_check_card_bin_request_init` or `PAYNET_CHECK_CARD_BIN_REQUEST_INIT`, then
  // set the fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in
  // the client's encoding, and are not kept after the call. Since 0.1.0.
  PPaynetCheckCardBinRequest = ^TPaynetCheckCardBinRequest;
  TPaynetCheckCardBinRequest = record
    // `sizeof(paynet_check_card_bin_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the initial value): not
    // sent, and Paynet's default holds.
    no_instalment: Integer;
    // The session (`js_...`). Required.
    session_id: PAnsiChar;
    // The stored card, from `paynet_card_list`. Required.
    card_hash: PAnsiChar;
    // Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
    card_owner_id: PAnsiChar;
    // Must be NULL.
    reserved_text: PAnsiChar;
  end;

  // What `paynet_create_card_token` sends. It answers with a `paynet_create_token_response`.
  //
  // Fill it with `paynet_create_card_token_request_init` or `PAYNET_CREATE_CARD_TOKEN_REQUEST_INIT`,
  // then set the fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes,
  // are in the client's encoding, and are not kept after the call. Since 0.1.0.
  PPaynetCreateCardTokenRequest = ^TPaynetCreateCardTokenRequest;
  TPaynetCreateCardTokenRequest = record
    // `sizeof(paynet_create_card_token_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet insists. Required;
    // initially `PAYNET_UNKNOWN`.
    do_3ds: Integer;
    // The session (`js_...`). Required.
    session_id: PAnsiChar;
    // The stored card, from `paynet_card_list`. Required.
    card_hash: PAnsiChar;
    // Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
    card_owner_id: PAnsiChar;
    // The way to pay chosen from `paynet_check_card_bin` (`ji_...`). Required.
    instalment_key: PAnsiChar;
    // The shopper's IP address. May be NULL.
    ip: PAnsiChar;
    // A text for the payment. May be NULL.
    description: PAnsiChar;
    // The card holder's phone, `5XXXXXXXXX`. May be NULL.
    card_holder_phone: PAnsiChar;
    // The card holder's e-mail address. May be NULL.
    card_holder_mail: PAnsiChar;
  end;

  // What `paynet_card_list` sends.
  //
  // Fill it with `paynet_card_list_request_init` or `PAYNET_CARD_LIST_REQUEST_INIT`, then set the
  // fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the
  // client's encoding, and are not kept after the call. Since 0.1.0.
  PPaynetCardListRequest = ^TPaynetCardListRequest;
  TPaynetCardListRequest = record
    // `sizeof(paynet_card_list_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // How many cards at most. 0 (the initial value): not sent; Paynet's default is 10.
    limit: Integer;
    // Only cards before this index. 0 (the initial value): not sent.
    ending_before: Integer;
    // Only cards from this index on. 0 (the initial value): not sent.
    starting_after: Integer;
    // Paynet's number of the shopper. Required.
    card_owner_id: PAnsiChar;
    // Must be NULL.
    reserved_text: PAnsiChar;
  end;

  // What `paynet_card_list` answers.
  //
  // Fill it with `paynet_card_list_response_init` or `PAYNET_CARD_LIST_RESPONSE_INIT`. All texts end
  // with a NUL and are in the client's encoding. Texts for people are cut at a character if they are
  // longer. Since 0.1.0.
  PPaynetCardListResponse = ^TPaynetCardListResponse;
  TPaynetCardListResponse = record
    // `sizeof(paynet_card_list_response)` of the header the program was compiled with.
    struct_size: Cardinal;
    // 1: there are more cards after these. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    has_more: Integer;
    // Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: Integer;
    // How many cards this answer holds, as Paynet says. `PAYNET_UNKNOWN` if it did not.
    total: Integer;
    // How many cards the shopper has in all. `PAYNET_UNKNOWN` if Paynet did not say.
    total_count: Integer;
    // How many cards the answer holds. If the caller's array has fewer places, the call returns
    // `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
    card_count: Integer;
    // Paynet's name for the answer, `"card_list"`. May be empty.
    object_name: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: array[0..511] of AnsiChar;
  end;

  // A stored card: a row of `paynet_card_list`.
  //
  // Fill the first place of an array with `paynet_card_init` or `PAYNET_CARD_INIT`: its
  // `struct_size` tells the library how far apart the places are. What Paynet left out is empty.
  // Since 0.1.0.
  PPaynetCard = ^TPaynetCard;
  TPaynetCard = record
    // `sizeof(paynet_card)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Month of expiry; 0 if Paynet keeps it to itself.
    expire_month: Integer;
    // Year of expiry; 0 if Paynet keeps it to itself.
    expire_year: Integer;
    // Always 0.
    reserved: Integer;
    // What `paynet_check_card_bin` and `paynet_create_card_token` want, to the letter.
    card_hash: array[0..127] of AnsiChar;
    // Paynet's number of the shopper, to the letter.
    card_owner_id: array[0..127] of AnsiChar;
    // The merchant's number of the shopper, to the letter.
    user_unique_id: array[0..127] of AnsiChar;
    // The card's name, given when it was stored.
    card_desc: array[0..255] of AnsiChar;
    // The holder's name, masked by Paynet.
    card_holder: array[0..127] of AnsiChar;
    // The card number, masked by Paynet. The number of stars does not tell the number's length.
    card_no: array[0..31] of AnsiChar;
    // The first digits of the card number.
    card_bin: array[0..15] of AnsiChar;
    // `cc` personal, `bc` commercial, `dc` debit.
    card_type: array[0..15] of AnsiChar;
    // Paynet's code of the bank.
    card_bank_id: array[0..15] of AnsiChar;
    // The bank's name.
    card_bank_name: array[0..127] of AnsiChar;
    // `VISA`, `MASTERCARD`, `AMEX`.
    card_brand_name: array[0..31] of AnsiChar;
    // Address of the card's logo.
    card_logo_url: array[0..511] of AnsiChar;
    // The company's code.
    company_code: array[0..31] of AnsiChar;
    // The dealer's code.
    agent_id: array[0..31] of AnsiChar;
  end;

  // What 3-D Secure is about, after `paynet_create_token` answered `is_tds` 1.
  //
  // Fill it with `paynet_three_d_request_init` or `PAYNET_THREE_D_REQUEST_INIT`, then set the
  // fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the
  // client's encoding, and are not kept after the call. Since 0.1.0.
  PPaynetThreeDRequest = ^TPaynetThreeDRequest;
  TPaynetThreeDRequest = record
    // `sizeof(paynet_three_d_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Milliseconds that the shopper may take, 1000 to 1800000. 0: 300000. `paynet_three_d_browse`
    // alone.
    timeout_ms: Integer;
    // The session (`js_...`). Required.
    session_id: PAnsiChar;
    // The token (`jt_...`), to the letter. Required.
    token_id: PAnsiChar;
    // `post_url` as it came with the token. Required.
    post_url: PAnsiChar;
    // A browser's program, run with an address as its only argument and without a shell. NULL: the
    // default browser. `paynet_three_d_browse` alone.
    browser: PAnsiChar;
  end;

  // How far the shopper has come, by the addresses that the browser visited. The caller keeps it
  // from one call of `paynet_three_d_visited` to the next.
  //
  // Fill it with `paynet_three_d_watch_init` or `PAYNET_THREE_D_WATCH_INIT` for each payment. Since
  // 0.1.0.
  PPaynetThreeDWatch = ^TPaynetThreeDWatch;
  TPaynetThreeDWatch = record
    // `sizeof(paynet_three_d_watch)` of the header the program was compiled with.
    struct_size: Cardinal;
    // `PAYNET_THREE_D_NOT_STARTED`, `PAYNET_THREE_D_AT_BANK` or `PAYNET_THREE_D_BACK`. To be read
    // only.
    state: Integer;
    // The library's own. Not to be touched.
    was_at_paynet: Integer;
    // Always 0.
    reserved: Integer;
  end;

  // A payment, as `paynet_charge` and `paynet_check` tell of it.
  //
  // Fill it (of an array the first place, whose `struct_size` tells the library how far apart the
  // places are) with `paynet_payment_init` or `PAYNET_PAYMENT_INIT`. All texts end with a NUL and
  // are in the client's encoding. What Paynet left out is empty. A code or number that doesn't fit
  // is left empty, never cut, as that the payment was made matters more; texts for people are cut at
  // a character. Since 0.1.0.
  PPaynetPayment = ^TPaynetPayment;
  TPaynetPayment = record
    // `sizeof(paynet_payment)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Whether money was taken, one of `PAYNET_OUTCOME_...`.
    outcome: Integer;
    // How that became known, one of `PAYNET_FOUND_BY_...`.
    found_by: Integer;
    // What Paynet says: 1 is the only thing that means "paid". 0: not. `PAYNET_UNKNOWN`: Paynet did
    // not say.
    is_succeed: Integer;
    // Paynet's return code: 0, or 100 for an earlier success that is told again; `PAYNET_NO_CODE` if
    // Paynet sent none.
    code: Integer;
    // `PAYNET_TRANSACTION_SALE`, `PAYNET_TRANSACTION_PREAUTHORISATION` or another of Paynet's numbers;
    // `PAYNET_UNKNOWN` if Paynet sent none.
    transaction_type: Integer;
    // `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`; `PAYNET_UNKNOWN` if Paynet sent none.
    pos_type: Integer;
    // 1: the shopper confirmed with the bank (3-D Secure). 0: not. `PAYNET_UNKNOWN`: Paynet did not
    // say.
    is_tds: Integer;
    // How many instalments; 0 is a single payment; `PAYNET_UNKNOWN` if Paynet sent none.
    instalment: Integer;
    // 1: the card was stored. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    is_save_card_succeed: Integer;
    // What the card is charged. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    amount: Int64;
    // What is left without the commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    net_amount: Int64;
    // Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    commission: Int64;
    // The tax on it. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    commission_tax: Int64;
    // The part of the commission that the shopper pays. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent
    // none.
    end_user_commission: Int64;
    // Paynet's transaction number.
    id: array[0..31] of AnsiChar;
    // Paynet's transaction code (`xk_...`), which all later services want.
    xact_id: array[0..255] of AnsiChar;
    // When, as Paynet writes it (without a zone).
    xact_date: array[0..39] of AnsiChar;
    // The merchant's number of the order.
    reference_no: array[0..207] of AnsiChar;
    // The dealer's code.
    agent_id: array[0..31] of AnsiChar;
    // Who did it at Paynet, `PaynetJ` say.
    user_id: array[0..31] of AnsiChar;
    // Paynet's code of the bank, `AXSS` say.
    bank_id: array[0..15] of AnsiChar;
    // `cc` personal, `bc` commercial, `dc` debit.
    card_type: array[0..15] of AnsiChar;
    // The card number, masked by Paynet.
    card_no_masked: array[0..31] of AnsiChar;
    // The name on the card.
    card_holder: array[0..127] of AnsiChar;
    // The rate of the commission, a decimal number as Paynet writes it, `0.02` say.
    ratio: array[0..23] of AnsiChar;
    // The code of the rate table.
    ratio_code: array[0..63] of AnsiChar;
    // `TRY`.
    currency: array[0..7] of AnsiChar;
    // The bank's code of approval, for the receipt.
    authorization_code: array[0..63] of AnsiChar;
    // The bank's reference, for the receipt.
    reference_code: array[0..63] of AnsiChar;
    // The bank's number of the order.
    order_id: array[0..63] of AnsiChar;
    // Paynet's own second number of the transaction.
    xact_transaction_id: array[0..63] of AnsiChar;
    // The shopper's e-mail address.
    email: array[0..127] of AnsiChar;
    // The shopper's phone.
    phone: array[0..31] of AnsiChar;
    // The payment's text.
    note: array[0..255] of AnsiChar;
    // Paynet's code of what went wrong.
    paynet_error_id: array[0..31] of AnsiChar;
    // Paynet's text of it.
    paynet_error_message: array[0..511] of AnsiChar;
    // The bank's code of what went wrong.
    bank_error_id: array[0..31] of AnsiChar;
    // The bank's text of it.
    bank_error_message: array[0..511] of AnsiChar;
    // A shorter one.
    bank_error_short_desc: array[0..255] of AnsiChar;
    // A longer one.
    bank_error_long_desc: array[0..511] of AnsiChar;
    // What came of storing the card.
    save_card_result_message: array[0..255] of AnsiChar;
    // The merchant's number of the shopper.
    user_unique_id: array[0..127] of AnsiChar;
    // Paynet's number of the shopper: keep it, stored cards are found by it.
    card_owner_id: array[0..127] of AnsiChar;
    // The stored card. Not documented for this service; may be empty.
    card_hash: array[0..127] of AnsiChar;
    // Paynet's name for the answer.
    object_name: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: array[0..511] of AnsiChar;
  end;

  // What `paynet_charge` sends, and how it finds out what came of it.
  //
  // Fill it with `paynet_charge_request_init` or `PAYNET_CHARGE_REQUEST_INIT`, then set the fields.
  // All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's
  // encoding, and are not kept after the call. Since 0.1.0.
  PPaynetChargeRequest = ^TPaynetChargeRequest;
  TPaynetChargeRequest = record
    // `sizeof(paynet_charge_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // `PAYNET_TRANSACTION_SALE` (the initial value) takes the money,
    // `PAYNET_TRANSACTION_PREAUTHORISATION` reserves it.
    transaction_type: Integer;
    // What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent. Paynet's newer
    // pages want this and the next fields, compare them with the session, and refuse the charge if
    // they differ.
    add_commission: Integer;
    // What `paynet_check_bin` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
    no_instalment: Integer;
    // What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
    tds_required: Integer;
    // The number of instalments chosen. `PAYNET_UNKNOWN` (the initial value): not sent.
    instalments: Integer;
    // 1 (the initial value): a charge that no look-up finds is repeated with the same session, which
    // Paynet documents as safe. 0: it is only looked up.
    repeat_: Integer;
    // 1: look the reference up before anything is sent; for a program that charges again after it was
    // restarted, or has a new client. If that look-up fails, the outcome is unknown. 0 (the initial
    // value): only if this client left it unknown.
    look_up_first: Integer;
    // Milliseconds for everything: sending, looking up, repeating; 1 to 600000. 0 (the initial value):
    // 120000. The first sending gets half of it at most, and no more than the client's
    // `total_timeout_ms`.
    budget_ms: Integer;
    // Must be 0.
    reserved: Integer;
    // The amount told to `paynet_auth`, in kurus. `PAYNET_NO_AMOUNT` (the initial value): not sent.
    amount: Int64;
    // The session (`js_...`). Required.
    session_id: PAnsiChar;
    // The token (`jt_...`). Required.
    token_id: PAnsiChar;
    // The merchant's own number of the order, 50 characters at most, without blanks at its ends, never
    // used for another order: a payment whose answer is lost is found again by it. Required.
    reference_no: PAnsiChar;
    // What `paynet_auth` was told. NULL: not sent.
    ratio_code: PAnsiChar;
  end;

  // What `paynet_check` sends: which payment is meant. One of the two texts is required.
  //
  // Fill it with `paynet_check_request_init` or `PAYNET_CHECK_REQUEST_INIT`, then set the fields.
  // All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's
  // encoding, and are not kept after the call. Since 0.1.0.
  PPaynetCheckRequest = ^TPaynetCheckRequest;
  TPaynetCheckRequest = record
    // `sizeof(paynet_check_request)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Must be 0.
    reserved: Integer;
    // The merchant's number of the order. May be NULL.
    reference_no: PAnsiChar;
    // Paynet's transaction code (`xk_...`). May be NULL.
    xact_id: PAnsiChar;
  end;

  // What `paynet_check` answers. Nothing found is an answer, too.
  //
  // Fill it with `paynet_check_response_init` or `PAYNET_CHECK_RESPONSE_INIT`. All texts end with a
  // NUL and are in the client's encoding. Texts for people are cut at a character if they are
  // longer. Since 0.1.0.
  PPaynetCheckResponse = ^TPaynetCheckResponse;
  TPaynetCheckResponse = record
    // `sizeof(paynet_check_response)` of the header the program was compiled with.
    struct_size: Cardinal;
    // Whether money was taken, all payments considered, one of `PAYNET_OUTCOME_...`.
    // `PAYNET_OUTCOME_UNKNOWN` also if money was taken and given back.
    outcome: Integer;
    // Paynet's return code: 0, or 12 if nothing is found; `PAYNET_NO_CODE` if Paynet sent none.
    code: Integer;
    // How many attempts to pay Paynet knows, declined ones included. If the caller's array has fewer
    // places, the call returns `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is
    // needed.
    payment_count: Integer;
    // Paynet's name for the answer. May be empty.
    object_name: array[0..63] of AnsiChar;
    // Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: array[0..511] of AnsiChar;
  end;

  // What `paynet_in_flight` answers.
  //
  // Fill it with `paynet_in_flight_response_init` or `PAYNET_IN_FLIGHT_RESPONSE_INIT`. Since 0.1.0.
  PPaynetInFlightResponse = ^TPaynetInFlightResponse;
  TPaynetInFlightResponse = record
    // `sizeof(paynet_in_flight_response)` of the header the program was compiled with.
    struct_size: Cardinal;
    // How many charges there are to tell of. If the caller's array has fewer places, the call returns
    // `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
    charge_count: Integer;
    // How many lines of the journal were changed after they were written. If it isn't 0, a charge may
    // be missing from the answer: compare with the day's orders. A last line that the power cut short
    // is none of them.
    damaged_lines: Integer;
    // Always 0.
    reserved: Integer;
  end;

  // A charge that was in flight, and what came of it: a row of `paynet_in_flight`.
  //
  // Fill the first place of an array with `paynet_in_flight_charge_init` or
  // `PAYNET_IN_FLIGHT_CHARGE_INIT`: its `struct_size` tells the library how far apart the places
  // are. Since 0.1.0.
  PPaynetInFlightCharge = ^TPaynetInFlightCharge;
  TPaynetInFlightCharge = record
    // `sizeof(paynet_in_flight_charge)` of the header the program was compiled with.
    struct_size: Cardinal;
    // `PAYNET_OUTCOME_PAID`, `PAYNET_OUTCOME_NOT_PAID`: so it is. `PAYNET_OUTCOME_NONE`: the charge
    // never arrived; the order may be charged anew, with any session. `PAYNET_OUTCOME_UNKNOWN`: `code`
    // says why; ask again.
    outcome: Integer;
    // Why the outcome is unknown, else `PAYNET_OK`: `PAYNET_ERR_CHARGE_UNKNOWN` if Paynet was asked,
    // the charge may still be under way and only the same session may be charged again;
    // `PAYNET_ERR_CHARGE_UNDER_WAY` if another thread is charging; else what became of the look-up.
    code: Integer;
    // The number of instalments that the charge was told; `PAYNET_UNKNOWN` if it was told none.
    instalments: Integer;
    // The amount that the charge was told, or that its session is about if this journal saw that being
    // opened, in kurus; else `PAYNET_NO_AMOUNT`.
    amount: Int64;
    // The merchant's number of the order.
    reference_no: array[0..207] of AnsiChar;
    // The session that may have taken the money, to the letter. Empty if it is longer than any of
    // Paynet's.
    session_id: array[0..255] of AnsiChar;
    // When the charge was begun: UTC by this machine's clock, `2026-11-26T11:07:57Z`.
    time: array[0..31] of AnsiChar;
    // The card number without its middle. Empty if this journal did not see the card's token being
    // made.
    card_no_masked: array[0..31] of AnsiChar;
    // Paynet's transaction code, if it is paid, to the letter; `paynet_check` takes it. Empty if it is
    // longer.
    xact_id: array[0..255] of AnsiChar;
    // The bank's code of approval, if it is paid.
    authorization_code: array[0..63] of AnsiChar;
    // Why the outcome is unknown, for a developer. English.
    message: array[0..511] of AnsiChar;
  end;

  // A call that failed; Status is one of PAYNET_ERR_...
  EPaynet = class(Exception)
  private
    FStatus: Integer;
  public
    constructor Create(AStatus: Integer; const AMessage: string);
    property Status: Integer read FStatus;
  end;

// The ABI number of the loaded library. Refuse to run if it isn't `PAYNET_ABI_VERSION`.
//
// Never fails. Any thread. Since 0.1.0.
function paynet_library_abi_version: Integer; cdecl; external PAYNET_LIBRARY name 'paynet_abi_version';

// The release of the loaded library, `"0.1.0"` say.
//
// The text is ASCII, belongs to the library and stays valid as long as the library is loaded.
// Never NULL. Any thread. Since 0.1.0.
function paynet_version: PAnsiChar; cdecl; external PAYNET_LIBRARY name 'paynet_version';

// Looks up a constant of this header by its name, for languages that can't read it:
// `"PAYNET_ERR_DNS"` gives 100.
//
// `name`: ASCII, NUL-terminated, required. `value`: receives the number, required. Both belong to
// the caller. Returns `PAYNET_OK`, `PAYNET_ERR_UNKNOWN_NAME`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_TEXT`. Any thread. Since 0.1.0.
function paynet_constant(name: PAnsiChar; value: PPaynetInteger): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_constant';

// `sizeof(paynet_config)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
function paynet_config_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_config_size';

// Fills a `paynet_config` with its initial values.
//
// `config`: the caller's struct, required. `struct_size`: `sizeof(paynet_config)` as the caller
// knows it; no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_config_init(config: PPaynetConfig; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_config_init';

// Makes a client. Opens no connection and starts no thread; reads `ca_file` and `journal_file` if
// they are set, and keeps the latter open.
//
// `config`: how, required; nothing in it is kept but copies of what is needed. `client`: receives
// the new client, or NULL on failure, required; the caller frees it with `paynet_client_free`.
// `error`: receives what went wrong, may be NULL. Returns `PAYNET_OK` or a code from 1 to 99 (or
// 900 to 999). Any thread. Since 0.1.0.
function paynet_client_new(config: PPaynetConfig; client: PPaynetClient; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_client_new';

// Makes a connection ready ahead of the first call: looks up the host name, connects and shakes
// hands, so that the next call need not. No request, no key and no card data are sent.
//
// Of use when the shopper is still typing, or the till has just been switched on. If a connection
// is ready, it is only looked at. One that no call takes within 45 s is not used any more. It may
// take as long as `connect_timeout_ms`. A failure harms nothing; the next call tries anew.
//
// `client`: required. `error`: receives what went wrong, may be NULL. Returns `PAYNET_OK` or a
// code from 100 to 199 (1 to 99 for a wrong `client` or `error`, 900 to 999 for a defect). Any
// thread. Since 0.1.0.
function paynet_client_warm_up(client: TPaynetClient; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_client_warm_up';

// Frees a client and wipes its keys. The handle is unknown from then on; calls still under way in
// other threads finish first. In a child process whose parent was in the middle of a call at the
// `fork()`, that call never finishes, so the child's copy of the keys stays until the child ends.
//
// A program that unloads the library (`dlclose`) frees its clients first, ends their calls and
// lets no other begin. Then nothing stays behind; threads that called may live on. While the
// look-up of a host name outlasts the call that wanted it, the system keeps the library, until
// something is unloaded after it. On Windows it stays until the program ends.
//
// `client`: may be NULL, which does nothing. Returns `PAYNET_OK`, or `PAYNET_ERR_INVALID_CLIENT`
// for a handle that was freed before or never was one. Any thread. Since 0.1.0.
function paynet_client_free(client: TPaynetClient): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_client_free';

// `sizeof(paynet_auth_request)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_auth_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_auth_request_size';

// Fills a `paynet_auth_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_auth_request_init(request: PPaynetAuthRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_auth_request_init';

// `sizeof(paynet_auth_response)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_auth_response_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_auth_response_size';

// Fills a `paynet_auth_response` with its initial values.
//
// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_auth_response_init(response: PPaynetAuthResponse; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_auth_response_init';

// Opens a payment session (`POST /v1/paynetj/auth`). No money moves.
//
// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`:
// required; holds the answer on success and its initial values on failure. `error`: receives what
// went wrong, may be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As
// no money moves, repeating this call does no financial harm.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_auth(client: TPaynetClient; request: PPaynetAuthRequest; response: PPaynetAuthResponse; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_auth';

// `sizeof(paynet_check_bin_request)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_check_bin_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_check_bin_request_size';

// Fills a `paynet_check_bin_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_check_bin_request_init(request: PPaynetCheckBinRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check_bin_request_init';

// `sizeof(paynet_check_bin_response)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_check_bin_response_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_check_bin_response_size';

// Fills a `paynet_check_bin_response` with its initial values.
//
// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_check_bin_response_init(response: PPaynetCheckBinResponse; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check_bin_response_init';

// `sizeof(paynet_instalment)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_instalment_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_instalment_size';

// Fills a `paynet_instalment` with its initial values.
//
// `instalment`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_instalment_init(instalment: PPaynetInstalment; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_instalment_init';

// Asks for the card's bank and the instalments it offers (`POST /v1/paynetj/check_bin`). No money
// moves. A whole card number is cut to eight digits and never sent.
//
// `instalments`: the caller's array of `capacity` places, whose first is initialised; its rows are
// written as far as there are any, and left as they are on failure. NULL with a `capacity` of 0:
// no rows are wanted. `client`: from `paynet_client_new`, with a publishable key. `request`:
// required. `response`: required; holds the answer on success and its initial values on failure,
// but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves it filled. `error`: receives what went
// wrong, may be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As
// no money moves, repeating this call does no financial harm.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_check_bin(client: TPaynetClient; request: PPaynetCheckBinRequest; response: PPaynetCheckBinResponse; instalments: PPaynetInstalment; capacity: Integer; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check_bin';

// `sizeof(paynet_save_card_request)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_save_card_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_save_card_request_size';

// Fills a `paynet_save_card_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_save_card_request_init(request: PPaynetSaveCardRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_save_card_request_init';

// `sizeof(paynet_save_card_response)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_save_card_response_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_save_card_response_size';

// Fills a `paynet_save_card_response` with its initial values.
//
// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_save_card_response_init(response: PPaynetSaveCardResponse; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_save_card_response_init';

// Asks, after `paynet_auth`, that the card be stored with the payment (`POST
// /v1/paynetj/save_card`). No money moves.
//
// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`:
// required; holds the answer on success and its initial values on failure. `error`: receives what
// went wrong, may be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As
// no money moves, repeating this call does no financial harm.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_save_card(client: TPaynetClient; request: PPaynetSaveCardRequest; response: PPaynetSaveCardResponse; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_save_card';

// `sizeof(paynet_create_token_request)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_create_token_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_create_token_request_size';

// `sizeof(paynet_create_token_response)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_create_token_response_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_create_token_response_size';

// Fills a `paynet_create_token_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_create_token_request_init(request: PPaynetCreateTokenRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_create_token_request_init';

// Fills a `paynet_create_token_response` with its initial values.
//
// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_create_token_response_init(response: PPaynetCreateTokenResponse; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_create_token_response_init';

// Sends card data to Paynet and gets a token for it (`POST /v1/paynetj/create_token`). No money
// moves.
//
// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`:
// required; holds the token on success and its initial values on failure. `error`: receives what
// went wrong, may be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As
// no money moves, repeating this call does no financial harm; after an unknown outcome Paynet may
// answer that the session was used, and then a new session is needed.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_create_token(client: TPaynetClient; request: PPaynetCreateTokenRequest; response: PPaynetCreateTokenResponse; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_create_token';

// `sizeof(paynet_check_card_bin_request)` in the loaded library, in bytes. Never fails. Any
// thread. Since 0.1.0.
function paynet_check_card_bin_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_check_card_bin_request_size';

// Fills a `paynet_check_card_bin_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_check_card_bin_request_init(request: PPaynetCheckCardBinRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check_card_bin_request_init';

// `paynet_check_bin` for a stored card (`POST /v1/paynetj/check_card_bin`). No money moves.
//
// `instalments`: the caller's array of `capacity` places, whose first is initialised; its rows are
// written as far as there are any, and left as they are on failure. NULL with a `capacity` of 0:
// no rows are wanted. `client`: from `paynet_client_new`, with a publishable key. `request`:
// required. `response`: required; holds the answer on success and its initial values on failure,
// but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves it filled. `error`: receives what went
// wrong, may be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As
// no money moves, repeating this call does no financial harm.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_check_card_bin(client: TPaynetClient; request: PPaynetCheckCardBinRequest; response: PPaynetCheckBinResponse; instalments: PPaynetInstalment; capacity: Integer; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check_card_bin';

// `sizeof(paynet_create_card_token_request)` in the loaded library, in bytes. Never fails. Any
// thread. Since 0.1.0.
function paynet_create_card_token_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_create_card_token_request_size';

// Fills a `paynet_create_card_token_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_create_card_token_request_init(request: PPaynetCreateCardTokenRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_create_card_token_request_init';

// Gets a token for a stored card (`POST /v1/paynetj/create_card_token`). No money moves.
//
// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`:
// required; holds the answer on success and its initial values on failure. `error`: receives what
// went wrong, may be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As
// no money moves, repeating this call does no financial harm.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_create_card_token(client: TPaynetClient; request: PPaynetCreateCardTokenRequest; response: PPaynetCreateTokenResponse; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_create_card_token';

// `sizeof(paynet_card_list_request)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_card_list_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_card_list_request_size';

// Fills a `paynet_card_list_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_card_list_request_init(request: PPaynetCardListRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_card_list_request_init';

// `sizeof(paynet_card_list_response)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_card_list_response_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_card_list_response_size';

// Fills a `paynet_card_list_response` with its initial values.
//
// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_card_list_response_init(response: PPaynetCardListResponse; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_card_list_response_init';

// `sizeof(paynet_card)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
function paynet_card_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_card_size';

// Fills a `paynet_card` with its initial values.
//
// `card`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_card_init(card: PPaynetCard; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_card_init';

// Lists the stored cards of a shopper (`POST /v1/card/list`).
//
// `cards`: the caller's array of `capacity` places, whose first is initialised; its rows are
// written as far as there are any, and left as they are on failure. NULL with a `capacity` of 0:
// no rows are wanted. `client`: from `paynet_client_new`, with a secret key. `request`: required.
// `response`: required; holds the answer on success and its initial values on failure, but for
// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves it filled. `error`: receives what went wrong, may
// be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated.
// Reads only, so it may always be repeated.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_card_list(client: TPaynetClient; request: PPaynetCardListRequest; response: PPaynetCardListResponse; cards: PPaynetCard; capacity: Integer; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_card_list';

// `sizeof(paynet_three_d_request)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_three_d_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_request_size';

// `sizeof(paynet_three_d_watch)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_three_d_watch_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_watch_size';

// Fills a `paynet_three_d_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_three_d_request_init(request: PPaynetThreeDRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_request_init';

// Fills a `paynet_three_d_watch` with its initial values.
//
// `watch`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_three_d_watch_init(watch: PPaynetThreeDWatch; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_watch_init';

// Writes the address that the shopper's browser is to open, with a GET.
//
// `client`: from `paynet_client_new`, with a publishable key, which becomes a part of the address.
// `request`: required. `buffer`, `capacity`: the caller's memory and its size in bytes; receives
// the address, ASCII with a NUL, or the empty text on failure. NULL with a `capacity` of 0 only
// asks for the size. `needed`: receives the size in bytes with the NUL, also when the buffer is
// too small, else 0 on failure; may be NULL. `error`: receives what went wrong, may be NULL.
//
// Plain http in `post_url` becomes https, unless both it and the client's `base_url` are on the
// local machine. Needs no network.
//
// Returns `PAYNET_OK`; `PAYNET_ERR_POST_URL` if `post_url` does not lead to Paynet or to the
// client's own `base_url`; `PAYNET_ERR_BUFFER_TOO_SMALL`; or another code from 1 to 99. Any
// thread. Since 0.1.0.
function paynet_three_d_url(client: TPaynetClient; request: PPaynetThreeDRequest; buffer: PAnsiChar; capacity: Integer; needed: PPaynetInteger; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_url';

// Writes a web page that takes the shopper's browser to Paynet with a POST, so that no address
// shows the ids. Send it to the browser as `text/html`, or load it into a browser control.
//
// The page is complete, in ASCII, and says in Turkish what it does; a button does the same where
// scripts don't run. Parameters, result and thread: as for `paynet_three_d_url`. Since 0.1.0.
function paynet_three_d_page(client: TPaynetClient; request: PPaynetThreeDRequest; buffer: PAnsiChar; capacity: Integer; needed: PPaynetInteger; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_page';

// Takes in an address that the program's own browser control has come to; `watch->state` then says
// how far the shopper has come.
//
// `client`: from `paynet_client_new`. `watch`: the caller's, filled with its initial values before
// the first call and then changed by this function alone; required, unchanged on failure.
// `address`: the address of the page itself, not of pictures and the like; required, ends with a
// NUL, may be of any length (the first 4096 bytes count) and in any encoding. `error`: receives
// what went wrong, may be NULL.
//
// Hand in every address, in order. Paynet's first page is on Paynet's domain, so
// `PAYNET_THREE_D_BACK` means that the browser came to the domain again after another. It stays.
// What is no http or https address changes nothing.
//
// Returns `PAYNET_OK` or a code from 1 to 99. Any thread, one at a time for a watch. Since 0.1.0.
function paynet_three_d_visited(client: TPaynetClient; watch: PPaynetThreeDWatch; address: PAnsiChar; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_visited';

// Opens the shopper's browser on this machine and waits for the end of 3-D Secure: for programs
// that have no browser control.
//
// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `state`:
// required; receives `PAYNET_THREE_D_BACK`, `PAYNET_THREE_D_TIME_UP` or
// `PAYNET_THREE_D_CANCELLED`, and `PAYNET_THREE_D_NOT_STARTED` on failure. `error`: receives what
// went wrong, may be NULL.
//
// The browser shows Paynet and the bank in a frame of a page that the library offers on 127.0.0.1
// as long as the call lasts; the page tells when Paynet says that the shopper is done, or presses
// its own button to give up. After `PAYNET_THREE_D_BACK`, charge: it alone tells the verdict. A
// shopper who closes the window is not noticed before the time is up. A browser that still runs
// goes on; where the program has to reap its children, the library does so in its next call.
//
// Blocks up to `timeout_ms`, or until `paynet_three_d_cancel`. Returns `PAYNET_OK`;
// `PAYNET_ERR_BROWSER` if the browser can't be started; `PAYNET_ERR_INVALID_FIELD` on `session_id`
// if the session has a browser open already; or another code from 1 to 99. Any thread. Since
// 0.1.0.
function paynet_three_d_browse(client: TPaynetClient; request: PPaynetThreeDRequest; state: PPaynetInteger; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_browse';

// Ends the `paynet_three_d_browse` that another thread has under way; it returns with
// `PAYNET_THREE_D_CANCELLED` within 0.1 s, unless the shopper was faster.
//
// `client`: the client of that call. `session_id`: its session, required. `error`: receives what
// went wrong, may be NULL. Returns `PAYNET_OK`, `PAYNET_ERR_NOT_UNDER_WAY` if the session has no
// such call, or another code from 1 to 99. Any thread. Since 0.1.0.
function paynet_three_d_cancel(client: TPaynetClient; session_id: PAnsiChar; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_three_d_cancel';

// `sizeof(paynet_payment)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
function paynet_payment_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_payment_size';

// Fills a `paynet_payment` with its initial values.
//
// `payment`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_payment_init(payment: PPaynetPayment; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_payment_init';

// `sizeof(paynet_charge_request)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_charge_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_charge_request_size';

// Fills a `paynet_charge_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_charge_request_init(request: PPaynetChargeRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_charge_request_init';

// Takes the money (`POST /v1/transaction/charge`), once.
//
// `client`: from `paynet_client_new`, with a secret key. `request`: required. `payment`: required;
// tells what came of it, whatever is returned. `error`: receives what went wrong, may be NULL.
//
// The charge is sent once. When no verdict comes, the payment is looked up (`paynet_check`) by its
// `reference_no`, with growing pauses; only if that finds no paid one is the charge repeated with
// the same session, which Paynet documents as safe. All this ends within `budget_ms`. A
// `reference_no` whose outcome this client left unknown is looked up first, and only its first
// session is charged again.
//
// With a journal, nothing is sent before the disk has the charge's record; `PAYNET_ERR_JOURNAL` if
// it can't be written, `PAYNET_ERR_INVALID_FIELD` if `reference_no` or `session_id` holds the
// number of a card that the journal knows. Should the disk not take the outcome, it is told all
// the same, and `paynet_in_flight` asks for it. A charge of which `paynet_in_flight` has yet to
// tell counts as left unknown by this client; if its record can't be written, it is only looked
// up.
//
// Returns `PAYNET_OK` if the money is taken, and only then (`payment->outcome` is
// `PAYNET_OUTCOME_PAID`). `PAYNET_ERR_DECLINED`: bank or Paynet said no; `payment` holds their
// codes and texts (`PAYNET_OUTCOME_NOT_PAID`). Codes 300 to 399: Paynet refused the call itself, a
// wrong amount or session say (`PAYNET_OUTCOME_NOT_PAID`). Codes 1 to 199: nothing of this call
// reached Paynet (`PAYNET_OUTCOME_NONE`); what an earlier call did still stands.
// `PAYNET_ERR_CHARGE_UNKNOWN`, rarely: it could not be found out (`PAYNET_OUTCOME_UNKNOWN`); hand
// over no goods, and call again with the same request. Codes 900 to 999: a defect; treat it like
// that.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_charge(client: TPaynetClient; request: PPaynetChargeRequest; payment: PPaynetPayment; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_charge';

// `sizeof(paynet_check_request)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_check_request_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_check_request_size';

// Fills a `paynet_check_request` with its initial values.
//
// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_check_request_init(request: PPaynetCheckRequest; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check_request_init';

// `sizeof(paynet_check_response)` in the loaded library, in bytes. Never fails. Any thread. Since
// 0.1.0.
function paynet_check_response_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_check_response_size';

// Fills a `paynet_check_response` with its initial values.
//
// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_check_response_init(response: PPaynetCheckResponse; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check_response_init';

// Looks up what came of a charge (`POST /v1/transaction/check`). Nothing found is no error: then
// `payment_count` is 0.
//
// `payments`: the caller's array of `capacity` places, whose first is initialised; its rows are
// written as far as there are any, and left as they are on failure. NULL with a `capacity` of 0:
// no rows are wanted. `client`: from `paynet_client_new`, with a secret key. `request`: required.
// `response`: required; holds the answer on success and its initial values on failure, but for
// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves it filled. `error`: receives what went wrong, may
// be NULL.
//
// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on
// its own.
//
// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated.
// Reads only, so it may always be repeated.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_check(client: TPaynetClient; request: PPaynetCheckRequest; response: PPaynetCheckResponse; payments: PPaynetPayment; capacity: Integer; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_check';

// `sizeof(paynet_in_flight_response)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_in_flight_response_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_in_flight_response_size';

// Fills a `paynet_in_flight_response` with its initial values.
//
// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it;
// no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_in_flight_response_init(response: PPaynetInFlightResponse; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_in_flight_response_init';

// `sizeof(paynet_in_flight_charge)` in the loaded library, in bytes. Never fails. Any thread.
// Since 0.1.0.
function paynet_in_flight_charge_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_in_flight_charge_size';

// Fills a `paynet_in_flight_charge` with its initial values.
//
// `charge`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no
// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_in_flight_charge_init(charge: PPaynetInFlightCharge; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_in_flight_charge_init';

// Tells after a power cut what came of the charges that were in flight: those of which the
// client's journal (`journal_file`) says that they were begun, but not how they ended. Paynet is
// asked about each by its `reference_no` (`POST /v1/transaction/check`), and the answers are
// written to the journal.
//
// Told, too, are charges whose outcome the journal has, but which the program may not have come to
// note: those of the last two minutes before an earlier client ended without `paynet_client_free`.
// Each is told once by a client, and again by the next if this one isn't freed: whoever notes them
// may have noted them before.
//
// A charge that Paynet has taken is paid at once. One of which it knows nothing, or only that it
// was declined, may still be under way: that is an answer only when its `budget_ms` and three
// minutes more are over by this machine's clock, and until then the outcome is unknown. To charge
// again with the same session is safe at any time.
//
// A payment that was taken and given back stays unknown, as no look-up tells what is left of it:
// see Paynet's own pages.
//
// A journal grows for ever, by some 150 MB a year of 500 payments a day, and is read when a client
// is made, which takes a fast machine a second for so much. Begin a new one each month, say: where
// nothing is in flight but what was given back, the next client may be given another file.
//
// `charges`: the caller's array of `capacity` places, whose first is initialised; its rows are
// written as far as there are any, and left as they are on failure. NULL with a `capacity` of 0
// only counts them; then, and if there are too few places, nobody is asked. `client`: from
// `paynet_client_new`, with a secret key and a journal. `response`: required; holds the answer on
// success and its initial values on failure, but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which
// leaves it filled. `error`: receives what went wrong, may be NULL.
//
// Blocks for up to `total_timeout_ms` for each charge. Once Paynet can't be reached, it isn't
// tried for the others.
//
// Returns `PAYNET_OK`, also if a look-up failed, which its row tells; `PAYNET_ERR_MISSING_FIELD`
// without a journal, `PAYNET_ERR_JOURNAL` if it can't be read, or another code. Reads only, so it
// may always be repeated.
//
// Any thread, many at once on one client. Since 0.1.0.
function paynet_in_flight(client: TPaynetClient; response: PPaynetInFlightResponse; charges: PPaynetInFlightCharge; capacity: Integer; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_in_flight';

// Reads an amount as cashiers and programs write it: `1.234,56`, `1,234.56`, `1234.56`, `1 234,5`,
// `10`.
//
// Point or comma before one or two last digits is the decimal sign; point, comma, blank or
// apostrophe between groups of three digits separates thousands. No sign, no currency.
//
// `text`: UTF-8 or Windows-1254, NUL-terminated, at most 4096 bytes, required. `amount`: receives
// the amount in kurus, 0 on failure, required. `error`: receives what went wrong, may be NULL; its
// texts are UTF-8. Returns `PAYNET_OK`; `PAYNET_ERR_AMBIGUOUS_AMOUNT` for a text such as `1.234`,
// which can be read in two ways that `error->message` names; `PAYNET_ERR_AMOUNT` for what is no
// amount. Any thread. Since 0.1.0.
function paynet_amount_parse(text: PAnsiChar; amount: PPaynetInt64; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_amount_parse';

// Writes an amount for people or programs.
//
// `amount`: in kurus. `form`: `PAYNET_AMOUNT_TURKISH` (`1.234,56`) or `PAYNET_AMOUNT_PLAIN`
// (`1234.56`). `buffer`: the caller's, of `capacity` bytes; receives the text, ASCII,
// NUL-terminated. 32 bytes are always enough. NULL with a `capacity` of 0 only asks for the size.
// `needed`: receives the bytes needed, the NUL included; may be NULL. `error`: receives what went
// wrong, may be NULL. Returns `PAYNET_OK`, `PAYNET_ERR_BUFFER_TOO_SMALL` (then the text is empty),
// `PAYNET_ERR_INVALID_FIELD` for an unknown form or a negative capacity, or
// `PAYNET_ERR_NULL_ARGUMENT`. Any thread. Since 0.1.0.
function paynet_amount_format(amount: Int64; form: Integer; buffer: PAnsiChar; capacity: Integer; needed: PPaynetInteger; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_amount_format';

// Overwrites memory of the caller's own with zeros: a card number, a CVC or a key that is not
// needed any more.
//
// A `memset` before a buffer is freed or left is one that compilers may leave out; this is not.
// Copies that the program made elsewhere stay: read card data into one place, and don't let texts
// that grow move it.
//
// `buffer`: the caller's, of `length` bytes, required. `length`: 1 or more. Returns `PAYNET_OK`,
// `PAYNET_ERR_NULL_ARGUMENT`, or `PAYNET_ERR_INVALID_FIELD` for a length that is 0 or negative, of
// which nothing is wiped. Any thread. Since 0.1.0.
function paynet_wipe(buffer: Pointer; length: Integer): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_wipe';

// Examines this machine, the way to Paynet and the client's settings, and writes what it found:
// for each finding the cause, and the cure behind `->`, in Turkish and in English, the worst
// first. It is for people, to read or to send to whoever helps them; its wording changes, but the
// names in capitals (`NAME_UNKNOWN`) stay.
//
// Examined are the clock, the name, the connection, the proxy, TLS (version, suite, certificate),
// `ca_file`, `base_url`, the time-outs, and the keys: their form, and what Paynet says to them. No
// money moves, no card data leaves, no session is opened, and the connections of other calls are
// left alone. Paynet is asked with the publishable key about the session `libpaynet-doctor`
// (`check_bin`) and with the secret key about the payment `libpaynet-doctor` (`check`), neither of
// which exists. A key that is refused is asked about once more as if it were the other key, and,
// at Paynet's own hosts, at the other of its two systems.
//
// `client`: from `paynet_client_new`. `buffer`, `capacity`: the caller's memory and its size in
// bytes; receives the report, in the client's encoding with a NUL, or the empty text on failure.
// 16384 bytes are always enough. NULL with a `capacity` of 0 only asks for that size, and nothing
// is examined. `needed`: receives the size in bytes with the NUL, also when the buffer is too
// small, else 0 on failure; may be NULL. `error`: receives what went wrong, may be NULL. The
// report holds no key and no card number.
//
// Blocks up to `total_timeout_ms`. Returns `PAYNET_OK` if there is a report, whatever it says;
// `PAYNET_ERR_BUFFER_TOO_SMALL`; or another code from 1 to 99. A client that can't be made can't
// be examined: the error of `paynet_client_new` then says what to correct. Any thread. Since
// 0.1.0.
function paynet_doctor(client: TPaynetClient; buffer: PAnsiChar; capacity: Integer; needed: PPaynetInteger; error: PPaynetError): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_doctor';

// Does what a function of this header does, for languages without structs: its request and its
// answer are JSON.
//
// `client`: the number that the operation `client_new` answered, always positive (in C the same as
// `(int32_t)(intptr_t)client`), or 0 where the operation needs none. `operation`: the function's
// name without `paynet_`, ended by a NUL or a blank, required; see below. `request`: a JSON object
// with the fields of the function's request struct, at most 65536 bytes, NUL-terminated; NULL or
// the empty text: no fields. `out`, `capacity`: the caller's memory and its size in bytes;
// receives the answer with a NUL, or the empty text if there is none. 16384 bytes are always
// enough, and 65536 for `check_bin`, `check_card_bin`, `card_list`, `check`, `in_flight` (of up to
// 20 charges, and 3200 for each if there are more) and `doctor`. A smaller one is
// `PAYNET_ERR_BUFFER_TOO_SMALL` before anything is sent, so that no answer is lost; NULL with a
// `capacity` of 0 only asks for that size. It may not overlap the texts given. `needed`: receives
// the bytes written with the NUL, that size if the buffer is too small, or 0 if there is no
// answer; may be NULL.
//
// Operations: `client_new` (the fields of `paynet_config`; answers `client`), `client_free`,
// `client_warm_up`, `auth`, `check_bin`, `save_card`, `create_token`, `check_card_bin`,
// `create_card_token`, `card_list`, `three_d_url` (answers `url`), `three_d_page` (`page`),
// `three_d_visited` (`state`, `was_at_paynet` as it answered them before, and `address`),
// `three_d_browse` (answers `state`), `three_d_cancel` (`session_id`), `charge`, `check`,
// `in_flight`, `doctor` (answers `report`), `amount_parse` (`text`; answers `amount`),
// `amount_format` (`amount`, `form`; answers `text`), `status` (`code`; answers `name`, `class`,
// `explanation_en`, `explanation_tr`) and `version` (answers `version`, `abi_version`). All but
// `client_new`, `amount_...`, `status` and `version` need a client.
//
// `{"amount":123456,"reference_no":"order-1"}` is a request of `auth`, say, and `{}` one of
// `client_free`. Fields that are left out, null or empty have their initial values. A number may
// be a JSON number or a text, always a whole one: amounts are in kurus, flags 0 or 1. A field or
// operation that this release doesn't know is `PAYNET_ERR_UNKNOWN_NAME`, a value of the wrong kind
// `PAYNET_ERR_INVALID_FIELD`, and what is no JSON object `PAYNET_ERR_INVALID_FIELD` in the field
// `request`.
//
// The answer: `{"status":0,"status_name":"PAYNET_OK","status_class":0,"response":{...}}`.
// `response` has the fields of the response struct, and rows as `instalments`, `cards`, `payments`
// or `charges`; it is there on success, after `PAYNET_ERR_ANSWER_DOES_NOT_FIT` (more than 32 rows,
// more charges in flight than there is room for, or a longer answer than `capacity`) without rows,
// and for `charge` always: its fields are those of `paynet_payment`. If `status` isn't 0, `error`
// has the fields of `paynet_error`, `explanation_en` and `explanation_tr`. Of a charge, or charges
// in flight, whose answer would not fit, which is hardly possible, control characters are written
// as blanks.
//
// Texts are in the client's encoding, with escapes (`\u20BA`) for what it lacks. Without a client
// a request is read as UTF-8 if it is valid UTF-8, else as Windows-1254, and the answer is in
// UTF-8, or in the encoding that a field `text_encoding` of the request names.
//
// The library wipes its copies of the request; wiping the caller's is the caller's affair
// (`paynet_wipe`).
//
// Blocks as the function does. Returns `status`, or `PAYNET_ERR_NULL_ARGUMENT`,
// `PAYNET_ERR_INVALID_FIELD` or `PAYNET_ERR_TEXT` for wrong parameters, and then there is no
// answer. Codes 900 to 999 after `charge`: the outcome is unknown. Any thread, many at once on one
// client. Since 0.1.0.
function paynet_call_json(client: Integer; operation: PAnsiChar; request: PAnsiChar; out_: PAnsiChar; capacity: Integer; needed: PPaynetInteger): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_call_json';

// `paynet_call_json` with texts in UTF-16, for languages that have no other.
//
// `operation`, `request` and `out` are UTF-16 in the machine's byte order, NUL-terminated;
// `capacity` and `needed` count units of two bytes. Half of a surrogate pair is `PAYNET_ERR_TEXT`.
// The client's encoding matters where it is Windows-1254 alone: what that lacks is
// `PAYNET_ERR_TEXT`. All else is as for `paynet_call_json`. Since 0.1.0.
function paynet_call_json_w(client: Integer; operation: PWideChar; request: PWideChar; out_: PWideChar; capacity: Integer; needed: PPaynetInteger): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_call_json_w';

// Begins a request whose fields are set one by one, for languages without structs and JSON.
//
// A payment so: `paynet_request_new`, `paynet_request_set` for each field, `paynet_request_call`,
// `paynet_response_get` for each value of the answer, `paynet_request_free`.
//
// `client`: a client's number, or 0 where the operation needs none, as for `paynet_call_json`.
// `operation`: one that `paynet_call_json` has, ended by a NUL or a blank, required. `padded`: 1:
// texts of the answer fill the caller's memory with blanks and have no NUL, as COBOL and FoxPro
// have them. 0: they end with a NUL. `request`: receives the request's number, always positive, or
// 0 on failure; required. The caller frees it with `paynet_request_free`.
//
// Returns `PAYNET_OK`, `PAYNET_ERR_UNKNOWN_NAME`, `PAYNET_ERR_INVALID_CLIENT`,
// `PAYNET_ERR_TOO_MANY_REQUESTS` (1024 are alive already), or another code from 1 to 99. Any
// thread. Since 0.1.0.
function paynet_request_new(client: Integer; operation: PAnsiChar; padded: Integer; request: PPaynetInteger): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_request_new';

// `paynet_request_new` with a text in UTF-16. The request may be used with both kinds of
// functions. Since 0.1.0.
function paynet_request_new_w(client: Integer; operation: PWideChar; padded: Integer; request: PPaynetInteger): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_request_new_w';

// Sets a field of a request. A field that is set twice has its last value.
//
// The first field that is set after `paynet_request_call` begins a new request of the same
// operation, without the fields of the one before.
//
// `request`: from `paynet_request_new`. `name`: the field, as for `paynet_call_json`, ended by a
// NUL or a blank, required. `value`: its text, or its number as text, in the encoding of the
// request's client, required; the empty text is as good as not setting the field. `length`: the
// bytes of `value`, of which blanks at the end don't count; -1 if `value` ends with a NUL.
//
// The value is copied; wiping the caller's is the caller's affair (`paynet_wipe`). Returns
// `PAYNET_OK`; `PAYNET_ERR_INVALID_REQUEST`; `PAYNET_ERR_UNKNOWN_NAME` for a field that the
// operation doesn't have; `PAYNET_ERR_TEXT`; `PAYNET_ERR_REQUEST_IN_USE` while another thread uses
// the request; or another code from 1 to 99. Whether the field takes the value tells
// `paynet_request_call`. Any thread, one at a time for a request. Since 0.1.0.
function paynet_request_set(request: Integer; name: PAnsiChar; value: PAnsiChar; length: Integer): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_request_set';

// `paynet_request_set` with texts in UTF-16; `length` counts units of two bytes. Since 0.1.0.
function paynet_request_set_w(request: Integer; name: PWideChar; value: PWideChar; length: Integer): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_request_set_w';

// Performs a request with the fields that are set, as `paynet_call_json` does. `in_flight` tells
// of any number of charges.
//
// Whatever comes of it, the fields are wiped, and the answer is there for `paynet_response_get`
// until a field is set anew, the request is called again or freed. A `charge` that is called again
// before that is not performed again: its code and its answer stay. Whoever wants to charge again
// sets the fields again.
//
// `request`: from `paynet_request_new`. Blocks as the operation does. Returns the operation's
// code, see `paynet_call_json`; `PAYNET_ERR_INVALID_REQUEST` or `PAYNET_ERR_REQUEST_IN_USE`, and
// then nothing was done; codes 900 to 999 after `charge`: the outcome is unknown. Any thread, one
// at a time for a request. Since 0.1.0.
function paynet_request_call(request: Integer): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_request_call';

// Gets a value of the answer, numbers as text.
//
// `request`: from `paynet_request_new`, called. `name`: a field of the answer, ended by a NUL or a
// blank, required. It is looked for in `response`, then in `error`, then beside them
// (`status_name`); `error.message` looks in that part alone. Rows are counted from 1:
// `instalments.1.total_amount`. `buffer`, `capacity`: the caller's memory and its size in bytes.
// It receives the text with a NUL in the encoding of the request's client, `?` for what that
// lacks, or the empty text on failure; if the request is padded, the text and blanks up to
// `capacity` without a NUL, or blanks alone on failure. NULL with a `capacity` of 0 only asks for
// the size. `needed`: receives the size in bytes, the NUL included if there is one, also when the
// buffer is too small, else 0 on failure; may be NULL.
//
// Returns `PAYNET_OK`; `PAYNET_ERR_INVALID_REQUEST`; `PAYNET_ERR_UNKNOWN_NAME` if the answer has
// no such field or row, or there is no answer; `PAYNET_ERR_BUFFER_TOO_SMALL`;
// `PAYNET_ERR_REQUEST_IN_USE` while another thread uses the request; or another code from 1 to 99.
// Any thread, one at a time for a request. Since 0.1.0.
function paynet_response_get(request: Integer; name: PAnsiChar; buffer: PAnsiChar; capacity: Integer; needed: PPaynetInteger): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_response_get';

// `paynet_response_get` with texts in UTF-16; `capacity` and `needed` count units of two bytes.
// Since 0.1.0.
function paynet_response_get_w(request: Integer; name: PWideChar; buffer: PWideChar; capacity: Integer; needed: PPaynetInteger): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_response_get_w';

// Frees a request and wipes it. Its number is unknown from then on; a use under way in another
// thread finishes first. A program that unloads the library frees its requests before.
//
// `request`: from `paynet_request_new`; 0 does nothing. Returns `PAYNET_OK`, or
// `PAYNET_ERR_INVALID_REQUEST` for one that was freed before or never was one. Any thread. Since
// 0.1.0.
function paynet_request_free(request: Integer): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_request_free';

// `sizeof(paynet_error)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
function paynet_error_size: Cardinal; cdecl; external PAYNET_LIBRARY name 'paynet_error_size';

// Fills a `paynet_error` with its initial values.
//
// `error`: the caller's struct, required. `struct_size`: `sizeof(paynet_error)` as the caller
// knows it; no byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or
// `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since 0.1.0.
function paynet_error_init(error: PPaynetError; struct_size: Cardinal): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_error_init';

// The class of a status code: one of `PAYNET_CLASS_...`, which says what may be repeated.
//
// Works for any number, also for a code that only a newer release has. Never fails. Any thread.
// Since 0.1.0.
function paynet_status_class(code: Integer): Integer; cdecl; external PAYNET_LIBRARY name 'paynet_status_class';

// The name of a status code, `"PAYNET_ERR_DNS"` say; `"PAYNET_ERR_UNKNOWN_STATUS"` for a number
// this release doesn't have.
//
// The text is ASCII, belongs to the library and stays valid as long as the library is loaded.
// Never NULL. Any thread. Since 0.1.0.
function paynet_status_name(code: Integer): PAnsiChar; cdecl; external PAYNET_LIBRARY name 'paynet_status_name';

// What a status code means and what to do next, for people.
//
// `language` is `PAYNET_LANGUAGE_ENGLISH` or `PAYNET_LANGUAGE_TURKISH`; any other number gives
// English. The text is UTF-8, belongs to the library and stays valid as long as the library is
// loaded. Never NULL. Any thread. Since 0.1.0.
function paynet_status_explanation(code: Integer; language: Integer): PAnsiChar; cdecl; external PAYNET_LIBRARY name 'paynet_status_explanation';

// Raises EPaynet if the library is of another version than this unit.
procedure PaynetCheckVersion;

// A new request. client is 0 for 'client_new', 'status', 'version', 'amount_parse' and 'amount_format'.
function PaynetRequest(client: Integer; const operation: AnsiString): Integer;

procedure PaynetSet(request: Integer; const field, text: AnsiString); overload;
procedure PaynetSet(request: Integer; const field: AnsiString; number: Int64); overload;

// For card numbers and CVCs: wipes the variable.
procedure PaynetSetCard(request: Integer; const field: AnsiString; var text: AnsiString);

// Overwrites the text in its place and empties the variable.
procedure PaynetWipe(var text: AnsiString);

// Sends the request and gives the status.
function PaynetCall(request: Integer): Integer;

// Sends the request. If that fails, frees it and raises EPaynet with the explanation.
procedure PaynetNeed(request: Integer);

// What went wrong in a request that failed, for the cashier and the log. It holds no card data.
function PaynetFailure(request, status: Integer): AnsiString;

// A field of the answer.
function PaynetGet(request: Integer; const field: AnsiString): AnsiString;
function PaynetGetNumber(request: Integer; const field: AnsiString): Int64;

procedure PaynetFree(request: Integer);

// A text of the library: a field of a record, handed in by its address.
function PaynetText(text: Pointer): AnsiString;

// An amount in kurus as people in Turkey write lira: '1.234,56'.
function PaynetAmount(kurus: Int64): AnsiString;

// What a status means and what to do next, in Turkish, in Windows-1254.
function PaynetExplanation(status: Integer): AnsiString;

implementation

const
  FIRST_BUFFER = 4096;
  AMOUNT_BUFFER = 32;

type
  TPaynetSize = function: Cardinal; cdecl;

constructor EPaynet.Create(AStatus: Integer; const AMessage: string);
begin
  inherited Create(AMessage);
  FStatus := AStatus;
end;

procedure PaynetSuccess(status: Integer; request: Integer = 0);
begin
  if status = PAYNET_OK then
    Exit;
  paynet_request_free(request);
  raise EPaynet.Create(status, string(PaynetText(paynet_status_name(status)) + #13#10 + PaynetExplanation(status)));
end;

procedure PaynetCheckSize(const name: string; size: Cardinal; library_size: TPaynetSize);
begin
  if library_size() <> size then
    raise EPaynet.Create(PAYNET_ERR_STRUCT_SIZE, Format(
      'The paynet library has %d bytes for %s, but this unit has %d. Take both from one release.',
      [library_size(), name, size]));
end;

procedure PaynetCheckVersion;
var
  found: Integer;
begin
  found := paynet_library_abi_version();
  if found <> PAYNET_ABI_VERSION then
    raise EPaynet.Create(PAYNET_ERR_INTERNAL, Format(
      'The paynet library has ABI %d, but this unit is for %d. Take both from one release.',
      [found, PAYNET_ABI_VERSION]));
  PaynetCheckSize('TPaynetConfig', SizeOf(TPaynetConfig), paynet_config_size);
  PaynetCheckSize('TPaynetError', SizeOf(TPaynetError), paynet_error_size);
  PaynetCheckSize('TPaynetAuthRequest', SizeOf(TPaynetAuthRequest), paynet_auth_request_size);
  PaynetCheckSize('TPaynetAuthResponse', SizeOf(TPaynetAuthResponse), paynet_auth_response_size);
  PaynetCheckSize('TPaynetCheckBinRequest', SizeOf(TPaynetCheckBinRequest), paynet_check_bin_request_size);
  PaynetCheckSize('TPaynetCheckBinResponse', SizeOf(TPaynetCheckBinResponse), paynet_check_bin_response_size);
  PaynetCheckSize('TPaynetInstalment', SizeOf(TPaynetInstalment), paynet_instalment_size);
  PaynetCheckSize('TPaynetSaveCardRequest', SizeOf(TPaynetSaveCardRequest), paynet_save_card_request_size);
  PaynetCheckSize('TPaynetSaveCardResponse', SizeOf(TPaynetSaveCardResponse), paynet_save_card_response_size);
  PaynetCheckSize('TPaynetCreateTokenRequest', SizeOf(TPaynetCreateTokenRequest), paynet_create_token_request_size);
  PaynetCheckSize('TPaynetCreateTokenResponse', SizeOf(TPaynetCreateTokenResponse), paynet_create_token_response_size);
  PaynetCheckSize('TPaynetCheckCardBinRequest', SizeOf(TPaynetCheckCardBinRequest), paynet_check_card_bin_request_size);
  PaynetCheckSize('TPaynetCreateCardTokenRequest', SizeOf(TPaynetCreateCardTokenRequest), paynet_create_card_token_request_size);
  PaynetCheckSize('TPaynetCardListRequest', SizeOf(TPaynetCardListRequest), paynet_card_list_request_size);
  PaynetCheckSize('TPaynetCardListResponse', SizeOf(TPaynetCardListResponse), paynet_card_list_response_size);
  PaynetCheckSize('TPaynetCard', SizeOf(TPaynetCard), paynet_card_size);
  PaynetCheckSize('TPaynetThreeDRequest', SizeOf(TPaynetThreeDRequest), paynet_three_d_request_size);
  PaynetCheckSize('TPaynetThreeDWatch', SizeOf(TPaynetThreeDWatch), paynet_three_d_watch_size);
  PaynetCheckSize('TPaynetPayment', SizeOf(TPaynetPayment), paynet_payment_size);
  PaynetCheckSize('TPaynetChargeRequest', SizeOf(TPaynetChargeRequest), paynet_charge_request_size);
  PaynetCheckSize('TPaynetCheckRequest', SizeOf(TPaynetCheckRequest), paynet_check_request_size);
  PaynetCheckSize('TPaynetCheckResponse', SizeOf(TPaynetCheckResponse), paynet_check_response_size);
  PaynetCheckSize('TPaynetInFlightResponse', SizeOf(TPaynetInFlightResponse), paynet_in_flight_response_size);
  PaynetCheckSize('TPaynetInFlightCharge', SizeOf(TPaynetInFlightCharge), paynet_in_flight_charge_size);
end;

function PaynetRequest(client: Integer; const operation: AnsiString): Integer;
begin
  Result := 0;
  PaynetSuccess(paynet_request_new(client, PAnsiChar(operation), 0, @Result));
end;

procedure PaynetSet(request: Integer; const field, text: AnsiString);
begin
  PaynetSuccess(paynet_request_set(request, PAnsiChar(field), PAnsiChar(text), -1), request);
end;

procedure PaynetSet(request: Integer; const field: AnsiString; number: Int64);
begin
  PaynetSet(request, field, AnsiString(IntToStr(number)));
end;

procedure PaynetSetCard(request: Integer; const field: AnsiString; var text: AnsiString);
var
  status: Integer;
begin
  status := paynet_request_set(request, PAnsiChar(field), PAnsiChar(text), -1);
  PaynetWipe(text);
  PaynetSuccess(status, request);
end;

procedure PaynetWipe(var text: AnsiString);
begin
  if Length(text) > 0 then
  begin
    // A constant can't be overwritten, nor a text that another variable has: those stay.
    UniqueString(text);
    paynet_wipe(Pointer(text), Length(text));
    text := '';
  end;
end;

function PaynetCall(request: Integer): Integer;
begin
  Result := paynet_request_call(request);
end;

procedure PaynetNeed(request: Integer);
var
  status: Integer;
  explanation: AnsiString;
begin
  status := PaynetCall(request);
  if status <> PAYNET_OK then
  begin
    explanation := PaynetFailure(request, status);
    PaynetFree(request);
    raise EPaynet.Create(status, string(explanation));
  end;
end;

function PaynetFailure(request, status: Integer): AnsiString;
begin
  if paynet_status_class(status) = PAYNET_CLASS_DEFECT then // there is no answer
    Result := PaynetExplanation(status)
  else
    Result := PaynetGet(request, 'status_name') + ' ' + PaynetGet(request, 'field') + #13#10 +
      PaynetGet(request, 'explanation_tr') + #13#10 + PaynetGet(request, 'paynet_message');
end;

function PaynetGet(request: Integer; const field: AnsiString): AnsiString;
var
  status, needed: Integer;
begin
  needed := 0;
  SetLength(Result, FIRST_BUFFER);
  status := paynet_response_get(request, PAnsiChar(field), PAnsiChar(Result), Length(Result), @needed);
  if status = PAYNET_ERR_BUFFER_TOO_SMALL then
  begin
    SetLength(Result, needed);
    status := paynet_response_get(request, PAnsiChar(field), PAnsiChar(Result), Length(Result), @needed);
  end;
  PaynetSuccess(status, request);
  Result := PaynetText(PAnsiChar(Result));
end;

function PaynetGetNumber(request: Integer; const field: AnsiString): Int64;
begin
  Result := StrToInt64(string(PaynetGet(request, field)));
end;

procedure PaynetFree(request: Integer);
begin
  paynet_request_free(request);
end;

function PaynetText(text: Pointer): AnsiString;
begin
  Result := AnsiString(PAnsiChar(text));
end;

function PaynetAmount(kurus: Int64): AnsiString;
begin
  SetLength(Result, AMOUNT_BUFFER);
  PaynetSuccess(paynet_amount_format(kurus, PAYNET_AMOUNT_TURKISH, PAnsiChar(Result), AMOUNT_BUFFER, nil, nil));
  Result := PaynetText(PAnsiChar(Result));
end;

function PaynetExplanation(status: Integer): AnsiString;
var
  request, needed: Integer;
  buffer: array[0..FIRST_BUFFER - 1] of AnsiChar;
begin
  Result := '';
  // Not by PaynetSet and the like, which come here when they fail.
  if paynet_request_new(0, 'status', 0, @request) <> PAYNET_OK then
    Exit;
  paynet_request_set(request, 'text_encoding', '1', -1);
  paynet_request_set(request, 'code', PAnsiChar(AnsiString(IntToStr(status))), -1);
  if (paynet_request_call(request) = PAYNET_OK) and
     (paynet_response_get(request, 'explanation_tr', buffer, FIRST_BUFFER, @needed) = PAYNET_OK) then
    Result := PaynetText(@buffer);
  paynet_request_free(request);
end;

end.
