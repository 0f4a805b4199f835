"""The declarations of libpaynet for ctypes.

Generated from include/paynet.h by tests/generate; do not edit.
"""

from __future__ import annotations

import ctypes
from typing import Final

#: The call succeeded.
PAYNET_OK: Final = 0
#: A required pointer is NULL.
PAYNET_ERR_NULL_ARGUMENT: Final = 1
#: `struct_size` is not the size of a known version of the struct, or a newer caller set
#: a field that this library doesn't know.
PAYNET_ERR_STRUCT_SIZE: Final = 2
#: The client handle is NULL, was freed, or never came from `paynet_client_new`.
PAYNET_ERR_INVALID_CLIENT: Final = 3
#: A text is not valid in the client's encoding, or has no end within the limit.
PAYNET_ERR_TEXT: Final = 4
#: A required field is missing or empty; `paynet_error.field` names it.
PAYNET_ERR_MISSING_FIELD: Final = 5
#: A field can never be right (letters in a card number, month 13); `paynet_error.field`
#: names it.
PAYNET_ERR_INVALID_FIELD: Final = 6
#: A strict card check failed (check digit, expiry in the past). Only with
#: `strict_card_checks`.
PAYNET_ERR_CARD_CHECK: Final = 7
#: The base URL or proxy URL cannot be used.
PAYNET_ERR_URL: Final = 8
#: Plain http is refused for any host that is not the local machine.
PAYNET_ERR_INSECURE_URL: Final = 9
#: The CA file, or the system's store of certificates, can't be read or holds no
#: certificate.
PAYNET_ERR_CA_FILE: Final = 10
#: The client has no key of the kind this call needs.
PAYNET_ERR_KEY_MISSING: Final = 11
#: No constant, operation or field of that name exists.
PAYNET_ERR_UNKNOWN_NAME: Final = 12
#: Too many clients are alive in this process.
PAYNET_ERR_TOO_MANY_CLIENTS: Final = 13
#: A text is no amount of money in lira and kurus.
PAYNET_ERR_AMOUNT: Final = 14
#: A text can be read as two different amounts; `paynet_error.message` names both.
PAYNET_ERR_AMBIGUOUS_AMOUNT: Final = 15
#: The caller's buffer is too small; the function tells the size that is needed.
PAYNET_ERR_BUFFER_TOO_SMALL: Final = 16
#: `post_url` does not lead to Paynet, or not safely.
PAYNET_ERR_POST_URL: Final = 17
#: The browser could not be started, or the page for it could not be offered.
PAYNET_ERR_BROWSER: Final = 18
#: Another thread is charging under the same `reference_no`.
PAYNET_ERR_CHARGE_UNDER_WAY: Final = 19
#: There is nothing to cancel.
PAYNET_ERR_NOT_UNDER_WAY: Final = 20
#: The journal can't be opened, read or written.
PAYNET_ERR_JOURNAL: Final = 21
#: The request handle is 0, was freed, or never came from `paynet_request_new`.
PAYNET_ERR_INVALID_REQUEST: Final = 22
#: Another thread is using the same request.
PAYNET_ERR_REQUEST_IN_USE: Final = 23
#: Too many requests by name are alive in this process.
PAYNET_ERR_TOO_MANY_REQUESTS: Final = 24
#: The host name has no address.
PAYNET_ERR_DNS: Final = 100
#: The time for looking up the host name ran out.
PAYNET_ERR_TIMEOUT_RESOLVE: Final = 101
#: The server refused the connection.
PAYNET_ERR_CONNECTION_REFUSED: Final = 102
#: No way leads to the server's network.
PAYNET_ERR_UNREACHABLE: Final = 103
#: The time for connecting ran out.
PAYNET_ERR_TIMEOUT_CONNECT: Final = 104
#: The line broke before any byte of the request was sent.
PAYNET_ERR_BROKEN_BEFORE_SEND: Final = 105
#: The proxy wants a user and password, or refused the ones given.
PAYNET_ERR_PROXY_LOGIN: Final = 106
#: The proxy would not connect to Paynet.
PAYNET_ERR_PROXY_REFUSED: Final = 107
#: The proxy did not speak HTTP, or broke the line.
PAYNET_ERR_PROXY_BROKEN: Final = 108
#: The time for the proxy's answer ran out.
PAYNET_ERR_TIMEOUT_PROXY: Final = 109
#: The time for the TLS handshake ran out.
PAYNET_ERR_TIMEOUT_TLS: Final = 110
#: The server's certificate has expired.
PAYNET_ERR_TLS_EXPIRED: Final = 111
#: The server's certificate is not valid yet.
PAYNET_ERR_TLS_NOT_YET_VALID: Final = 112
#: The server's certificate is for another host.
PAYNET_ERR_TLS_WRONG_HOST: Final = 113
#: The server's certificate comes from an authority that is not trusted.
PAYNET_ERR_TLS_UNKNOWN_CA: Final = 114
#: Server and library have no TLS version or cipher suite in common.
PAYNET_ERR_TLS_NO_COMMON: Final = 115
#: The server's certificate is bad in another way.
PAYNET_ERR_TLS_CERTIFICATE: Final = 116
#: What answers at that address does not speak TLS.
PAYNET_ERR_TLS_NOT_SPOKEN: Final = 117
#: The TLS handshake failed for another reason.
PAYNET_ERR_TLS_FAILED: Final = 118
#: The time ran out while the request was being sent.
PAYNET_ERR_TIMEOUT_SEND: Final = 200
#: The time ran out while waiting for the first byte of the answer.
PAYNET_ERR_TIMEOUT_WAIT: Final = 201
#: The time ran out in the middle of the answer.
PAYNET_ERR_TIMEOUT_RECEIVE: Final = 202
#: The line broke while the request was being sent.
PAYNET_ERR_BROKEN_SEND: Final = 203
#: The line broke after sending, before the first byte of the answer.
PAYNET_ERR_BROKEN_WAIT: Final = 204
#: The line broke in the middle of the answer.
PAYNET_ERR_BROKEN_RECEIVE: Final = 205
#: A charge was sent, and it could not be found out in time whether money was taken.
PAYNET_ERR_CHARGE_UNKNOWN: Final = 206
#: Paynet answered with a return code other than 0; see `paynet_error.paynet_code`.
PAYNET_ERR_REFUSED: Final = 300
#: HTTP 401: Paynet does not know the key.
PAYNET_ERR_UNAUTHORIZED: Final = 301
#: HTTP 403: the key may not do this, or not from this address.
PAYNET_ERR_FORBIDDEN: Final = 302
#: HTTP 404 or 405: nothing takes this call at that address.
PAYNET_ERR_NOT_FOUND: Final = 303
#: Another HTTP 4xx: Paynet found the request wrong.
PAYNET_ERR_BAD_REQUEST: Final = 304
#: HTTP 5xx: a fault on Paynet's side.
PAYNET_ERR_SERVER: Final = 305
#: HTTP 3xx: the server sent the call elsewhere; it is never followed.
PAYNET_ERR_REDIRECT: Final = 306
#: An HTTP status that no service of Paynet uses.
PAYNET_ERR_HTTP_STATUS: Final = 307
#: The answer is not HTTP.
PAYNET_ERR_NOT_HTTP: Final = 308
#: The answer is not JSON (a web page of a proxy or firewall, say).
PAYNET_ERR_NOT_JSON: Final = 309
#: The answer is JSON, but what is needed is not in it.
PAYNET_ERR_INCOMPLETE_ANSWER: Final = 310
#: The answer is larger than the library accepts.
PAYNET_ERR_ANSWER_TOO_LARGE: Final = 311
#: A value of the answer doesn't fit the caller's struct; it is never cut.
PAYNET_ERR_ANSWER_DOES_NOT_FIT: Final = 312
#: The charge was declined, by the bank or by Paynet; no money was taken.
PAYNET_ERR_DECLINED: Final = 313
#: A defect inside the library was caught before it could harm the host.
PAYNET_ERR_PANIC: Final = 900
#: The library reached a state it should not be in.
PAYNET_ERR_INTERNAL: Final = 901
#: Counts changes that break programs compiled before. 0 promises nothing yet.
PAYNET_ABI_VERSION: Final = 0
#: A yes, no or number that nobody has said.
PAYNET_UNKNOWN: Final = -1
#: An amount that nobody has said. Real ones are never negative.
PAYNET_NO_AMOUNT: Final = -1
#: No environment: `base_url` says where Paynet is.
PAYNET_ENVIRONMENT_NONE: Final = 0
#: Paynet's live system, `api.paynet.com.tr`: real money. Needs live keys.
PAYNET_ENVIRONMENT_LIVE: Final = 1
#: Paynet's test system, `pts-api.paynet.com.tr`. Needs test keys.
PAYNET_ENVIRONMENT_TEST: Final = 2
#: Texts in both directions are UTF-8.
PAYNET_TEXT_UTF8: Final = 0
#: Texts in both directions are Windows-1254, the "ANSI" code page of Turkish Windows.
PAYNET_TEXT_WINDOWS_1254: Final = 1
#: The library's own TLS: the same on every system.
PAYNET_TLS_OWN: Final = 0
#: The system's TLS (SChannel): for gateways that the library's own has no cipher suite
#: in common with. Windows alone.
PAYNET_TLS_SYSTEM: Final = 1
#: The company's own point of sale.
PAYNET_POS_OWN: Final = 1
#: Paynet's point of sale.
PAYNET_POS_PAYNET: Final = 5
#: The shopper is not at the bank yet.
PAYNET_THREE_D_NOT_STARTED: Final = 0
#: The shopper is at the bank.
PAYNET_THREE_D_AT_BANK: Final = 1
#: The shopper is back: it is time to charge, and only the charge tells whether the bank
#: was content.
PAYNET_THREE_D_BACK: Final = 2
#: The shopper took too long.
PAYNET_THREE_D_TIME_UP: Final = 3
#: The shopper or the program gave up.
PAYNET_THREE_D_CANCELLED: Final = 4
#: There is no payment to tell of: the call asked for none that reached Paynet, or none
#: was found.
PAYNET_OUTCOME_NONE: Final = 0
#: The money is taken (or reserved, by a pre-authorisation). Never charge again for this
#: order.
PAYNET_OUTCOME_PAID: Final = 1
#: Bank or Paynet said no; nothing was taken.
PAYNET_OUTCOME_NOT_PAID: Final = 2
#: Money may have been taken or not. Call `paynet_charge` again with the same session
#: and `reference_no`.
PAYNET_OUTCOME_UNKNOWN: Final = 3
#: It is not known.
PAYNET_FOUND_BY_NOTHING: Final = 0
#: The answer came.
PAYNET_FOUND_BY_ANSWER: Final = 1
#: The answer to the charge was lost, and a look-up found the payment.
PAYNET_FOUND_BY_LOOK_UP: Final = 2
#: The answer to the charge was lost, and a repetition with the same session was
#: answered.
PAYNET_FOUND_BY_REPEAT: Final = 3
#: Takes the money.
PAYNET_TRANSACTION_SALE: Final = 1
#: Reserves the money.
PAYNET_TRANSACTION_PREAUTHORISATION: Final = 3
#: As people write it in Turkey: `1.234,56`.
PAYNET_AMOUNT_TURKISH: Final = 0
#: As programs write it: `1234.56`.
PAYNET_AMOUNT_PLAIN: Final = 1
#: `paynet_code` where Paynet sent no return code.
PAYNET_NO_CODE: Final = -1
#: No network was involved.
PAYNET_PHASE_NONE: Final = 0
#: Looking up the host name.
PAYNET_PHASE_RESOLVE: Final = 1
#: Opening the TCP connection.
PAYNET_PHASE_CONNECT: Final = 2
#: Asking the proxy for a way through.
PAYNET_PHASE_PROXY: Final = 3
#: The TLS handshake.
PAYNET_PHASE_TLS: Final = 4
#: Sending the request.
PAYNET_PHASE_SEND: Final = 5
#: Waiting for the first byte of the answer.
PAYNET_PHASE_WAIT: Final = 6
#: Receiving the answer.
PAYNET_PHASE_RECEIVE: Final = 7
#: Reading what the complete answer says.
PAYNET_PHASE_READ: Final = 8
#: The call succeeded.
PAYNET_CLASS_OK: Final = 0
#: Codes 1 to 99: the call itself is wrong and nothing was sent. Correct it.
PAYNET_CLASS_CALL: Final = 1
#: Codes 100 to 199: nothing reached Paynet. Repeating is safe.
PAYNET_CLASS_NOT_REACHED: Final = 2
#: Codes 200 to 299: the request may have reached Paynet. Look up what happened before
#: repeating.
PAYNET_CLASS_UNKNOWN: Final = 3
#: Codes 300 to 399: an answer came; it is a refusal or cannot be used.
PAYNET_CLASS_ANSWERED: Final = 4
#: Codes 900 to 999 and all others: a defect. Report it.
PAYNET_CLASS_DEFECT: Final = 9
#: English texts.
PAYNET_LANGUAGE_ENGLISH: Final = 0
#: Turkish texts.
PAYNET_LANGUAGE_TURKISH: Final = 1


class paynet_client(ctypes.Structure):
    """A client: keys, settings and idle connections. Made by `paynet_client_new`, freed
    by `paynet_client_free`.

    One client serves a whole program: any number of threads may use it at once.
    After `fork()` the child may go on using it; it opens connections of its own and
    never touches its parent's. The same after `_Fork()` or a bare `clone`, on Linux
    4.14 and newer with pages of 4 KiB. A child of `vfork()`, which borrows its
    parent's memory, must call nothing.

    What a program holds is no address but a number, from 1 to 2147483647 on every
    system, so that languages without pointers can keep it (see `paynet_call_json`).

    While another thread looks up a host name for a call, `fork()` waits for it,
    though never longer than 250 ms: the resolver of the C library doesn't survive a
    fork in the wrong moment. Since 0.1.0.
    """


class paynet_config(ctypes.Structure):
    """How to make a client.

    Fill it with `paynet_config_init` or `PAYNET_CONFIG_INIT`, then set what differs.
    All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in
    the encoding that `text_encoding` names, and are not kept after the call. NULL
    and the empty text mean "not set". Since 0.1.0.
    """

    #: `sizeof(paynet_config)` of the header the program was compiled with.
    struct_size: int
    #: `PAYNET_ENVIRONMENT_LIVE` or `PAYNET_ENVIRONMENT_TEST`; `PAYNET_ENVIRONMENT_NONE`
    #: (the initial value) if `base_url` is set.
    environment: int
    #: An address of one's own, `https://host[:port][/path]`: a sandbox or a gateway.
    #: Plain http is accepted for localhost, 127.0.0.0/8 and ::1 alone. NULL if
    #: `environment` is set.
    base_url: bytes | ctypes.c_char_p | None
    #: The publishable key, as Paynet issued it. Every call up to the token needs it,
    #: and so does 3-D Secure. Kept, and wiped by `paynet_client_free`.
    publishable_key: bytes | ctypes.c_char_p | None
    #: The secret key (`sck_...`), as Paynet issued it. `paynet_charge`, `paynet_check`
    #: and `paynet_card_list` need it. It must never leave the merchant's own machine.
    #: Kept, and wiped by `paynet_client_free`.
    secret_key: bytes | ctypes.c_char_p | None
    #: Path of a PEM file with certificate authorities to trust beside the built-in list
    #: (Mozilla's). Read once. May be NULL.
    ca_file: bytes | ctypes.c_char_p | None
    #: `http://[user:password@]host:port` of an HTTP proxy (CONNECT), user and password
    #: percent-encoded. NULL: none is used, whatever the environment variables say.
    proxy_url: bytes | ctypes.c_char_p | None
    #: Milliseconds for name look-up, connection, proxy and TLS handshake together, 1 to
    #: 600000. 0: 10000, which leaves time for three repeats of a lost first packet.
    connect_timeout_ms: int
    #: Milliseconds for a whole call, connecting included, 1 to 600000. 0: 60000, well
    #: above the slowest usual answer, since giving up after sending leaves the outcome
    #: unknown. A call ends within 0.1 s of it.
    total_timeout_ms: int
    #: `PAYNET_TEXT_UTF8` (0, the initial value) or `PAYNET_TEXT_WINDOWS_1254`.
    text_encoding: int
    #: 1: refuse a card number with a wrong check digit (Luhn) and an expiry in the past
    #: before sending. 0 (the initial value): send them; some of Paynet's own test cards
    #: fail these checks.
    strict_card_checks: int
    #: 1: trust the authorities of the operating system's own store, too: on Windows the
    #: trusted roots of the user and the machine that are good for servers, elsewhere
    #: the directories of certificates that OpenSSL uses (`/etc/ssl/certs` say). Read
    #: once; what can't be used is passed over, but a store that is missing or holds no
    #: certificate makes `paynet_client_new` fail with `PAYNET_ERR_CA_FILE`. Environment
    #: variables (`SSL_CERT_FILE` say) are ignored here, too. 0 (the initial value): the
    #: built-in list and `ca_file` alone.
    system_trust: int
    #: `PAYNET_TLS_OWN` (0, the initial value) or, on Windows alone,
    #: `PAYNET_TLS_SYSTEM`. Both check the server's certificate in the same way and
    #: trust the same authorities; the system's speaks TLS 1.2 alone, with the cipher
    #: suites that Windows allows. Elsewhere `PAYNET_TLS_SYSTEM` is
    #: `PAYNET_ERR_INVALID_FIELD`.
    tls_backend: int
    #: 1: `paynet_create_token` sends the card holder's name in plain letters, since
    #: Paynet's form refuses digits and punctuation. Letters lose their marks and keep
    #: their case, on every machine alike: S with a cedilla becomes S, I with or without
    #: a dot becomes I. Apostrophes go, other punctuation becomes a blank. A digit, or a
    #: letter of another script, goes as it is. 0 (the initial value): send the name as
    #: it is.
    transliterate_card_holder: int
    #: Always 0.
    reserved: int
    #: Path of a journal: a file to which every charge is written before it is sent, so
    #: that after a power cut `paynet_in_flight` can tell what came of it. Made if it
    #: isn't there, for its owner's eyes alone. One client has it at a time, and forked
    #: children with it; another gets `PAYNET_ERR_JOURNAL`. It holds references,
    #: sessions, amounts, outcomes and masked card numbers, one record a line, as text.
    #: NULL: none is kept.
    journal_file: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("environment", ctypes.c_int32),
        ("base_url", ctypes.c_char_p),
        ("publishable_key", ctypes.c_char_p),
        ("secret_key", ctypes.c_char_p),
        ("ca_file", ctypes.c_char_p),
        ("proxy_url", ctypes.c_char_p),
        ("connect_timeout_ms", ctypes.c_int32),
        ("total_timeout_ms", ctypes.c_int32),
        ("text_encoding", ctypes.c_int32),
        ("strict_card_checks", ctypes.c_int32),
        ("system_trust", ctypes.c_int32),
        ("tls_backend", ctypes.c_int32),
        ("transliterate_card_holder", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("journal_file", ctypes.c_char_p),
    )


class paynet_error(ctypes.Structure):
    """What went wrong in a call. It never holds a card number, a CVC or a key.

    Fill it with `paynet_error_init` or `PAYNET_ERROR_INIT` once; every call that
    takes it writes all of it, also on success. All texts end with a NUL, are in the
    client's encoding (UTF-8 as long as there is no client), and are cut at a
    character if they are longer. Since 0.1.0.
    """

    #: `sizeof(paynet_error)` of the header the program was compiled with.
    struct_size: int
    #: The code that the function returned, `PAYNET_OK` or a `PAYNET_ERR_...`.
    code: int
    #: The HTTP status of the answer, 0 if none came.
    http_status: int
    #: Paynet's return code (see Paynet's documentation), `PAYNET_NO_CODE` if none came.
    paynet_code: int
    #: The part of the call that failed, one of `PAYNET_PHASE_...`.
    phase: int
    #: Always 0.
    reserved: int
    #: The field at fault, `"card_holder"` say. Empty if no field is.
    field: bytes
    #: Paynet's error type, `"invalid_request_error"` say. Empty if none came.
    error_type: bytes
    #: Paynet's message, usually Turkish, with card data and keys masked. Empty if none
    #: came.
    paynet_message: bytes
    #: What happened, for a developer. English.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("code", ctypes.c_int32),
        ("http_status", ctypes.c_int32),
        ("paynet_code", ctypes.c_int32),
        ("phase", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("field", ctypes.c_char * 32),
        ("error_type", ctypes.c_char * 64),
        ("paynet_message", ctypes.c_char * 512),
        ("message", ctypes.c_char * 512),
    )


class paynet_auth_request(ctypes.Structure):
    """What `paynet_auth` sends.

    Fill it with `paynet_auth_request_init` or `PAYNET_AUTH_REQUEST_INIT`, then set
    the fields. All texts belong to the caller, end with a NUL, have at most 4096
    bytes, are in the client's encoding, and are not kept after the call. Since
    0.1.0.
    """

    #: `sizeof(paynet_auth_request)` of the header the program was compiled with.
    struct_size: int
    #: Whose point of sale takes the payment: `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`. 0
    #: (the initial value): not sent, which means Paynet's.
    pos_type: int
    #: 1: the commission is added to what the card is charged. 0: not. `PAYNET_UNKNOWN`
    #: (the initial value): not sent, and Paynet's default holds. It is no.
    add_commission: int
    #: 1: the card is stored with the payment. 0: not. `PAYNET_UNKNOWN` (the initial
    #: value): not sent, and Paynet's default holds.
    save_card: int
    #: 1: the shopper has to confirm with the bank (3-D Secure). 0: not.
    #: `PAYNET_UNKNOWN` (the initial value): not sent, and Paynet's default holds.
    #: Paynet may insist on it.
    tds_required: int
    #: Must be 0.
    reserved: int
    #: What the shopper owes, in kurus: 1000 is 10.00 lira. More than 0. Required.
    amount: int
    #: The dealer's code at Paynet. May be NULL.
    agent_id: bytes | ctypes.c_char_p | None
    #: The merchant's own number of the order, 50 characters at most, without blanks at
    #: its ends. May be NULL here; `paynet_charge` requires it, and then both must be
    #: the same.
    reference_no: bytes | ctypes.c_char_p | None
    #: The code of a rate table of Paynet's panel. May be NULL.
    ratio_code: bytes | ctypes.c_char_p | None
    #: The shop's origin, `https://www.example.com` say. May be NULL.
    domain: bytes | ctypes.c_char_p | None
    #: The merchant's number of the shopper, needed the first time a card is stored. May
    #: be NULL.
    user_unique_id: bytes | ctypes.c_char_p | None
    #: Paynet's number of the shopper, for everything about stored cards. May be NULL.
    card_owner_id: bytes | ctypes.c_char_p | None
    #: The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for.
    #: May be NULL.
    user_gsm_no: bytes | ctypes.c_char_p | None
    #: A name for the stored card. May be NULL.
    card_desc: bytes | ctypes.c_char_p | None
    #: Sent as it is; what Paynet does with it is not documented. May be NULL.
    return_url: bytes | ctypes.c_char_p | None
    #: Must be NULL.
    reserved_text: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("pos_type", ctypes.c_int32),
        ("add_commission", ctypes.c_int32),
        ("save_card", ctypes.c_int32),
        ("tds_required", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("amount", ctypes.c_int64),
        ("agent_id", ctypes.c_char_p),
        ("reference_no", ctypes.c_char_p),
        ("ratio_code", ctypes.c_char_p),
        ("domain", ctypes.c_char_p),
        ("user_unique_id", ctypes.c_char_p),
        ("card_owner_id", ctypes.c_char_p),
        ("user_gsm_no", ctypes.c_char_p),
        ("card_desc", ctypes.c_char_p),
        ("return_url", ctypes.c_char_p),
        ("reserved_text", ctypes.c_char_p),
    )


class paynet_auth_response(ctypes.Structure):
    """What `paynet_auth` answers.

    Fill it with `paynet_auth_response_init` or `PAYNET_AUTH_RESPONSE_INIT`. All
    texts end with a NUL and are in the client's encoding. Ids and URLs are never
    cut: one that doesn't fit is `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people
    are cut at a character if they are longer. Since 0.1.0.
    """

    #: `sizeof(paynet_auth_response)` of the header the program was compiled with.
    struct_size: int
    #: 1: Paynet insists on 3-D Secure. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    tds_required: int
    #: Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: int
    #: Always 0.
    reserved: int
    #: The session (`js_...`), to the letter as Paynet sent it. Never empty on success.
    session_id: bytes
    #: When the session ends, as Paynet writes it; its form is not documented. May be
    #: empty.
    expire_date: bytes
    #: The merchant's name. May be empty.
    name: bytes
    #: Paynet's name for the answer. May be empty.
    object_name: bytes
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
    #: May be empty.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("tds_required", ctypes.c_int32),
        ("code", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("session_id", ctypes.c_char * 256),
        ("expire_date", ctypes.c_char * 64),
        ("name", ctypes.c_char * 256),
        ("object_name", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


class paynet_check_bin_request(ctypes.Structure):
    """What `paynet_check_bin` sends.

    Fill it with `paynet_check_bin_request_init` or `PAYNET_CHECK_BIN_REQUEST_INIT`,
    then set the fields. All texts belong to the caller, end with a NUL, have at most
    4096 bytes, are in the client's encoding, and are not kept after the call. Since
    0.1.0.
    """

    #: `sizeof(paynet_check_bin_request)` of the header the program was compiled with.
    struct_size: int
    #: 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the
    #: initial value): not sent, and Paynet's default holds.
    no_instalment: int
    #: The session (`js_...`). Required.
    session_id: bytes | ctypes.c_char_p | None
    #: The first 6 to 8 digits of the card number. Of a whole number only the first
    #: eight are sent; blanks and dashes are taken out. Required.
    bin: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("no_instalment", ctypes.c_int32),
        ("session_id", ctypes.c_char_p),
        ("bin", ctypes.c_char_p),
    )


class paynet_check_bin_response(ctypes.Structure):
    """What `paynet_check_bin` and `paynet_check_card_bin` answer.

    Fill it with `paynet_check_bin_response_init` or
    `PAYNET_CHECK_BIN_RESPONSE_INIT`. All texts end with a NUL and are in the
    client's encoding. Ids and URLs are never cut: one that doesn't fit is
    `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they
    are longer. Since 0.1.0.
    """

    #: `sizeof(paynet_check_bin_response)` of the header the program was compiled with.
    struct_size: int
    #: 1: 3-D Secure is possible with this bank. 0: not. `PAYNET_UNKNOWN`: Paynet did
    #: not say.
    tds_enable: int
    #: Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: int
    #: How many ways to pay there are. If the caller's array has fewer places, the call
    #: returns `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is
    #: needed.
    instalment_count: int
    #: Paynet's code of the bank, `AXSS` say; `ZDGR` is any other bank. May be empty.
    bank_id: bytes
    #: `cc` personal, `bc` commercial, `dc` debit. May be empty.
    card_type: bytes
    #: The bank's name. May be empty.
    bank_name: bytes
    #: Address of the bank's logo. May be empty.
    bank_logo: bytes
    #: Paynet's name for the answer, `"paynetj_bin"`. May be empty.
    object_name: bytes
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
    #: May be empty.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("tds_enable", ctypes.c_int32),
        ("code", ctypes.c_int32),
        ("instalment_count", ctypes.c_int32),
        ("bank_id", ctypes.c_char * 16),
        ("card_type", ctypes.c_char * 16),
        ("bank_name", ctypes.c_char * 128),
        ("bank_logo", ctypes.c_char * 512),
        ("object_name", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


class paynet_instalment(ctypes.Structure):
    """A way to pay: a row of `paynet_check_bin` and `paynet_check_card_bin`.

    Fill the first place of an array with `paynet_instalment_init` or
    `PAYNET_INSTALMENT_INIT`: its `struct_size` tells the library how far apart the
    places are. The rows are in Paynet's order, which is not sorted. Since 0.1.0.
    """

    #: `sizeof(paynet_instalment)` of the header the program was compiled with.
    struct_size: int
    #: How many instalments; 0 is a single payment. Not a closed set: 101 has been seen.
    #: `PAYNET_UNKNOWN` if Paynet sent none.
    instalment: int
    #: What one instalment costs. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    instalment_amount: int
    #: What the card is charged in all. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent
    #: none.
    total_amount: int
    #: Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    commission: int
    #: What `paynet_create_token` wants (`ji_...`), to the letter. Never empty.
    instalment_key: bytes
    #: A text for the shopper. May be empty.
    desc: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("instalment", ctypes.c_int32),
        ("instalment_amount", ctypes.c_int64),
        ("total_amount", ctypes.c_int64),
        ("commission", ctypes.c_int64),
        ("instalment_key", ctypes.c_char * 256),
        ("desc", ctypes.c_char * 256),
    )


class paynet_save_card_request(ctypes.Structure):
    """What `paynet_save_card` sends. Only needed if `paynet_auth` was not told to store
    the card.

    Fill it with `paynet_save_card_request_init` or `PAYNET_SAVE_CARD_REQUEST_INIT`,
    then set the fields. All texts belong to the caller, end with a NUL, have at most
    4096 bytes, are in the client's encoding, and are not kept after the call. Since
    0.1.0.
    """

    #: `sizeof(paynet_save_card_request)` of the header the program was compiled with.
    struct_size: int
    #: Must be 0.
    reserved: int
    #: The session (`js_...`). Required.
    session_id: bytes | ctypes.c_char_p | None
    #: A name for the stored card; without it, Paynet's own screen asks the shopper. May
    #: be NULL.
    card_desc: bytes | ctypes.c_char_p | None
    #: The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for
    #: and `paynet_auth` did not say it. May be NULL.
    user_gsm: bytes | ctypes.c_char_p | None
    #: Must be NULL.
    reserved_text: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("reserved", ctypes.c_int32),
        ("session_id", ctypes.c_char_p),
        ("card_desc", ctypes.c_char_p),
        ("user_gsm", ctypes.c_char_p),
        ("reserved_text", ctypes.c_char_p),
    )


class paynet_save_card_response(ctypes.Structure):
    """What `paynet_save_card` answers.

    Fill it with `paynet_save_card_response_init` or
    `PAYNET_SAVE_CARD_RESPONSE_INIT`. All texts end with a NUL and are in the
    client's encoding. Ids and URLs are never cut: one that doesn't fit is
    `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they
    are longer. Since 0.1.0.
    """

    #: `sizeof(paynet_save_card_response)` of the header the program was compiled with.
    struct_size: int
    #: Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: int
    #: The session. May be empty.
    session_id: bytes
    #: Paynet's name for the answer. May be empty.
    object_name: bytes
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
    #: May be empty.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("code", ctypes.c_int32),
        ("session_id", ctypes.c_char * 256),
        ("object_name", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


class paynet_create_token_request(ctypes.Structure):
    """What `paynet_create_token` sends.

    Fill it with `paynet_create_token_request_init` or
    `PAYNET_CREATE_TOKEN_REQUEST_INIT`, then set the fields. All texts belong to the
    caller, end with a NUL, have at most 4096 bytes, are in the client's encoding,
    and are not kept after the call. The library wipes its own copies; wiping the
    caller's is the caller's affair (`paynet_wipe`). Since 0.1.0.
    """

    #: `sizeof(paynet_create_token_request)` of the header the program was compiled
    #: with.
    struct_size: int
    #: Month of expiry, 1 to 12. Required.
    month: int
    #: Year of expiry, two or four digits: 26 and 2026 are the same. Required.
    year: int
    #: 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet
    #: insists. Required; initially `PAYNET_UNKNOWN`.
    do_3ds: int
    #: The session (`js_...`). Required.
    session_id: bytes | ctypes.c_char_p | None
    #: The name on the card. Required.
    card_holder: bytes | ctypes.c_char_p | None
    #: The card number, 12 to 19 digits; blanks and dashes are taken out. Required.
    pan: bytes | ctypes.c_char_p | None
    #: The card's verification code, 3 or 4 digits. Required.
    cvc: bytes | ctypes.c_char_p | None
    #: The chosen instalment (`ji_...`). Required.
    instalment_key: bytes | ctypes.c_char_p | None
    #: The shopper's IP address. Required; Paynet's form is not known, so any text
    #: passes.
    ip: bytes | ctypes.c_char_p | None
    #: A value of one's own, unique to the client. May be NULL.
    client_id: bytes | ctypes.c_char_p | None
    #: A text for the payment. May be NULL.
    description: bytes | ctypes.c_char_p | None
    #: The card holder's phone, `5XXXXXXXXX`. May be NULL.
    card_holder_phone: bytes | ctypes.c_char_p | None
    #: The card holder's e-mail address. May be NULL.
    card_holder_mail: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("month", ctypes.c_int32),
        ("year", ctypes.c_int32),
        ("do_3ds", ctypes.c_int32),
        ("session_id", ctypes.c_char_p),
        ("card_holder", ctypes.c_char_p),
        ("pan", ctypes.c_char_p),
        ("cvc", ctypes.c_char_p),
        ("instalment_key", ctypes.c_char_p),
        ("ip", ctypes.c_char_p),
        ("client_id", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
        ("card_holder_phone", ctypes.c_char_p),
        ("card_holder_mail", ctypes.c_char_p),
    )


class paynet_create_token_response(ctypes.Structure):
    """What `paynet_create_token` answers.

    Fill it with `paynet_create_token_response_init` or
    `PAYNET_CREATE_TOKEN_RESPONSE_INIT`. All texts end with a NUL and are in the
    client's encoding. Ids and URLs are never cut: one that doesn't fit is
    `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Since 0.1.0.
    """

    #: `sizeof(paynet_create_token_response)` of the header the program was compiled
    #: with.
    struct_size: int
    #: 1: the shopper must confirm at `post_url` before the charge. 0: not.
    #: `PAYNET_UNKNOWN`: Paynet did not say. Go by this, not by `do_3ds`.
    is_tds: int
    #: Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: int
    #: Always 0.
    reserved: int
    #: The token (`jt_...`), to the letter as Paynet sent it. Never empty on success.
    token_id: bytes
    #: Where the shopper confirms. Meaningful only if `is_tds` is 1; may be empty
    #: otherwise.
    post_url: bytes
    #: Paynet's name for the answer, `"paynetj_token"`. May be empty; cut at a character
    #: if it is longer.
    object_name: bytes
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
    #: May be empty; cut at a character if it is longer.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("is_tds", ctypes.c_int32),
        ("code", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("token_id", ctypes.c_char * 256),
        ("post_url", ctypes.c_char * 1024),
        ("object_name", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


class paynet_check_card_bin_request(ctypes.Structure):
    """What `paynet_check_card_bin` sends. It answers with a
    `paynet_check_bin_response`.

    Fill it with `paynet_check_card_bin_request_init` or
    `PAYNET_CHECK_CARD_BIN_REQUEST_INIT`, then set the fields. All texts belong to
    the caller, end with a NUL, have at most 4096 bytes, are in the client's
    encoding, and are not kept after the call. Since 0.1.0.
    """

    #: `sizeof(paynet_check_card_bin_request)` of the header the program was compiled
    #: with.
    struct_size: int
    #: 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the
    #: initial value): not sent, and Paynet's default holds.
    no_instalment: int
    #: The session (`js_...`). Required.
    session_id: bytes | ctypes.c_char_p | None
    #: The stored card, from `paynet_card_list`. Required.
    card_hash: bytes | ctypes.c_char_p | None
    #: Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
    card_owner_id: bytes | ctypes.c_char_p | None
    #: Must be NULL.
    reserved_text: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("no_instalment", ctypes.c_int32),
        ("session_id", ctypes.c_char_p),
        ("card_hash", ctypes.c_char_p),
        ("card_owner_id", ctypes.c_char_p),
        ("reserved_text", ctypes.c_char_p),
    )


class paynet_create_card_token_request(ctypes.Structure):
    """What `paynet_create_card_token` sends. It answers with a
    `paynet_create_token_response`.

    Fill it with `paynet_create_card_token_request_init` or
    `PAYNET_CREATE_CARD_TOKEN_REQUEST_INIT`, then set the fields. All texts belong to
    the caller, end with a NUL, have at most 4096 bytes, are in the client's
    encoding, and are not kept after the call. Since 0.1.0.
    """

    #: `sizeof(paynet_create_card_token_request)` of the header the program was compiled
    #: with.
    struct_size: int
    #: 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet
    #: insists. Required; initially `PAYNET_UNKNOWN`.
    do_3ds: int
    #: The session (`js_...`). Required.
    session_id: bytes | ctypes.c_char_p | None
    #: The stored card, from `paynet_card_list`. Required.
    card_hash: bytes | ctypes.c_char_p | None
    #: Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
    card_owner_id: bytes | ctypes.c_char_p | None
    #: The way to pay chosen from `paynet_check_card_bin` (`ji_...`). Required.
    instalment_key: bytes | ctypes.c_char_p | None
    #: The shopper's IP address. May be NULL.
    ip: bytes | ctypes.c_char_p | None
    #: A text for the payment. May be NULL.
    description: bytes | ctypes.c_char_p | None
    #: The card holder's phone, `5XXXXXXXXX`. May be NULL.
    card_holder_phone: bytes | ctypes.c_char_p | None
    #: The card holder's e-mail address. May be NULL.
    card_holder_mail: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("do_3ds", ctypes.c_int32),
        ("session_id", ctypes.c_char_p),
        ("card_hash", ctypes.c_char_p),
        ("card_owner_id", ctypes.c_char_p),
        ("instalment_key", ctypes.c_char_p),
        ("ip", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
        ("card_holder_phone", ctypes.c_char_p),
        ("card_holder_mail", ctypes.c_char_p),
    )


class paynet_card_list_request(ctypes.Structure):
    """What `paynet_card_list` sends.

    Fill it with `paynet_card_list_request_init` or `PAYNET_CARD_LIST_REQUEST_INIT`,
    then set the fields. All texts belong to the caller, end with a NUL, have at most
    4096 bytes, are in the client's encoding, and are not kept after the call. Since
    0.1.0.
    """

    #: `sizeof(paynet_card_list_request)` of the header the program was compiled with.
    struct_size: int
    #: How many cards at most. 0 (the initial value): not sent; Paynet's default is 10.
    limit: int
    #: Only cards before this index. 0 (the initial value): not sent.
    ending_before: int
    #: Only cards from this index on. 0 (the initial value): not sent.
    starting_after: int
    #: Paynet's number of the shopper. Required.
    card_owner_id: bytes | ctypes.c_char_p | None
    #: Must be NULL.
    reserved_text: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("limit", ctypes.c_int32),
        ("ending_before", ctypes.c_int32),
        ("starting_after", ctypes.c_int32),
        ("card_owner_id", ctypes.c_char_p),
        ("reserved_text", ctypes.c_char_p),
    )


class paynet_card_list_response(ctypes.Structure):
    """What `paynet_card_list` answers.

    Fill it with `paynet_card_list_response_init` or
    `PAYNET_CARD_LIST_RESPONSE_INIT`. All texts end with a NUL and are in the
    client's encoding. Texts for people are cut at a character if they are longer.
    Since 0.1.0.
    """

    #: `sizeof(paynet_card_list_response)` of the header the program was compiled with.
    struct_size: int
    #: 1: there are more cards after these. 0: not. `PAYNET_UNKNOWN`: Paynet did not
    #: say.
    has_more: int
    #: Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    code: int
    #: How many cards this answer holds, as Paynet says. `PAYNET_UNKNOWN` if it did not.
    total: int
    #: How many cards the shopper has in all. `PAYNET_UNKNOWN` if Paynet did not say.
    total_count: int
    #: How many cards the answer holds. If the caller's array has fewer places, the call
    #: returns `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is
    #: needed.
    card_count: int
    #: Paynet's name for the answer, `"card_list"`. May be empty.
    object_name: bytes
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
    #: May be empty.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("has_more", ctypes.c_int32),
        ("code", ctypes.c_int32),
        ("total", ctypes.c_int32),
        ("total_count", ctypes.c_int32),
        ("card_count", ctypes.c_int32),
        ("object_name", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


class paynet_card(ctypes.Structure):
    """A stored card: a row of `paynet_card_list`.

    Fill the first place of an array with `paynet_card_init` or `PAYNET_CARD_INIT`:
    its `struct_size` tells the library how far apart the places are. What Paynet
    left out is empty. Since 0.1.0.
    """

    #: `sizeof(paynet_card)` of the header the program was compiled with.
    struct_size: int
    #: Month of expiry; 0 if Paynet keeps it to itself.
    expire_month: int
    #: Year of expiry; 0 if Paynet keeps it to itself.
    expire_year: int
    #: Always 0.
    reserved: int
    #: What `paynet_check_card_bin` and `paynet_create_card_token` want, to the letter.
    card_hash: bytes
    #: Paynet's number of the shopper, to the letter.
    card_owner_id: bytes
    #: The merchant's number of the shopper, to the letter.
    user_unique_id: bytes
    #: The card's name, given when it was stored.
    card_desc: bytes
    #: The holder's name, masked by Paynet.
    card_holder: bytes
    #: The card number, masked by Paynet. The number of stars does not tell the number's
    #: length.
    card_no: bytes
    #: The first digits of the card number.
    card_bin: bytes
    #: `cc` personal, `bc` commercial, `dc` debit.
    card_type: bytes
    #: Paynet's code of the bank.
    card_bank_id: bytes
    #: The bank's name.
    card_bank_name: bytes
    #: `VISA`, `MASTERCARD`, `AMEX`.
    card_brand_name: bytes
    #: Address of the card's logo.
    card_logo_url: bytes
    #: The company's code.
    company_code: bytes
    #: The dealer's code.
    agent_id: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("expire_month", ctypes.c_int32),
        ("expire_year", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("card_hash", ctypes.c_char * 128),
        ("card_owner_id", ctypes.c_char * 128),
        ("user_unique_id", ctypes.c_char * 128),
        ("card_desc", ctypes.c_char * 256),
        ("card_holder", ctypes.c_char * 128),
        ("card_no", ctypes.c_char * 32),
        ("card_bin", ctypes.c_char * 16),
        ("card_type", ctypes.c_char * 16),
        ("card_bank_id", ctypes.c_char * 16),
        ("card_bank_name", ctypes.c_char * 128),
        ("card_brand_name", ctypes.c_char * 32),
        ("card_logo_url", ctypes.c_char * 512),
        ("company_code", ctypes.c_char * 32),
        ("agent_id", ctypes.c_char * 32),
    )


class paynet_three_d_request(ctypes.Structure):
    """What 3-D Secure is about, after `paynet_create_token` answered `is_tds` 1.

    Fill it with `paynet_three_d_request_init` or `PAYNET_THREE_D_REQUEST_INIT`, then
    set the fields. All texts belong to the caller, end with a NUL, have at most 4096
    bytes, are in the client's encoding, and are not kept after the call. Since
    0.1.0.
    """

    #: `sizeof(paynet_three_d_request)` of the header the program was compiled with.
    struct_size: int
    #: Milliseconds that the shopper may take, 1000 to 1800000. 0: 300000.
    #: `paynet_three_d_browse` alone.
    timeout_ms: int
    #: The session (`js_...`). Required.
    session_id: bytes | ctypes.c_char_p | None
    #: The token (`jt_...`), to the letter. Required.
    token_id: bytes | ctypes.c_char_p | None
    #: `post_url` as it came with the token. Required.
    post_url: bytes | ctypes.c_char_p | None
    #: A browser's program, run with an address as its only argument and without a
    #: shell. NULL: the default browser. `paynet_three_d_browse` alone.
    browser: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("timeout_ms", ctypes.c_int32),
        ("session_id", ctypes.c_char_p),
        ("token_id", ctypes.c_char_p),
        ("post_url", ctypes.c_char_p),
        ("browser", ctypes.c_char_p),
    )


class paynet_three_d_watch(ctypes.Structure):
    """How far the shopper has come, by the addresses that the browser visited. The
    caller keeps it from one call of `paynet_three_d_visited` to the next.

    Fill it with `paynet_three_d_watch_init` or `PAYNET_THREE_D_WATCH_INIT` for each
    payment. Since 0.1.0.
    """

    #: `sizeof(paynet_three_d_watch)` of the header the program was compiled with.
    struct_size: int
    #: `PAYNET_THREE_D_NOT_STARTED`, `PAYNET_THREE_D_AT_BANK` or `PAYNET_THREE_D_BACK`.
    #: To be read only.
    state: int
    #: The library's own. Not to be touched.
    was_at_paynet: int
    #: Always 0.
    reserved: int

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("state", ctypes.c_int32),
        ("was_at_paynet", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    )


class paynet_payment(ctypes.Structure):
    """A payment, as `paynet_charge` and `paynet_check` tell of it.

    Fill it (of an array the first place, whose `struct_size` tells the library how
    far apart the places are) with `paynet_payment_init` or `PAYNET_PAYMENT_INIT`.
    All texts end with a NUL and are in the client's encoding. What Paynet left out
    is empty. A code or number that doesn't fit is left empty, never cut, as that the
    payment was made matters more; texts for people are cut at a character. Since
    0.1.0.
    """

    #: `sizeof(paynet_payment)` of the header the program was compiled with.
    struct_size: int
    #: Whether money was taken, one of `PAYNET_OUTCOME_...`.
    outcome: int
    #: How that became known, one of `PAYNET_FOUND_BY_...`.
    found_by: int
    #: What Paynet says: 1 is the only thing that means "paid". 0: not.
    #: `PAYNET_UNKNOWN`: Paynet did not say.
    is_succeed: int
    #: Paynet's return code: 0, or 100 for an earlier success that is told again;
    #: `PAYNET_NO_CODE` if Paynet sent none.
    code: int
    #: `PAYNET_TRANSACTION_SALE`, `PAYNET_TRANSACTION_PREAUTHORISATION` or another of
    #: Paynet's numbers; `PAYNET_UNKNOWN` if Paynet sent none.
    transaction_type: int
    #: `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`; `PAYNET_UNKNOWN` if Paynet sent none.
    pos_type: int
    #: 1: the shopper confirmed with the bank (3-D Secure). 0: not. `PAYNET_UNKNOWN`:
    #: Paynet did not say.
    is_tds: int
    #: How many instalments; 0 is a single payment; `PAYNET_UNKNOWN` if Paynet sent
    #: none.
    instalment: int
    #: 1: the card was stored. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    is_save_card_succeed: int
    #: What the card is charged. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    amount: int
    #: What is left without the commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent
    #: none.
    net_amount: int
    #: Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    commission: int
    #: The tax on it. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    commission_tax: int
    #: The part of the commission that the shopper pays. In kurus; `PAYNET_NO_AMOUNT` if
    #: Paynet sent none.
    end_user_commission: int
    #: Paynet's transaction number.
    id: bytes
    #: Paynet's transaction code (`xk_...`), which all later services want.
    xact_id: bytes
    #: When, as Paynet writes it (without a zone).
    xact_date: bytes
    #: The merchant's number of the order.
    reference_no: bytes
    #: The dealer's code.
    agent_id: bytes
    #: Who did it at Paynet, `PaynetJ` say.
    user_id: bytes
    #: Paynet's code of the bank, `AXSS` say.
    bank_id: bytes
    #: `cc` personal, `bc` commercial, `dc` debit.
    card_type: bytes
    #: The card number, masked by Paynet.
    card_no_masked: bytes
    #: The name on the card.
    card_holder: bytes
    #: The rate of the commission, a decimal number as Paynet writes it, `0.02` say.
    ratio: bytes
    #: The code of the rate table.
    ratio_code: bytes
    #: `TRY`.
    currency: bytes
    #: The bank's code of approval, for the receipt.
    authorization_code: bytes
    #: The bank's reference, for the receipt.
    reference_code: bytes
    #: The bank's number of the order.
    order_id: bytes
    #: Paynet's own second number of the transaction.
    xact_transaction_id: bytes
    #: The shopper's e-mail address.
    email: bytes
    #: The shopper's phone.
    phone: bytes
    #: The payment's text.
    note: bytes
    #: Paynet's code of what went wrong.
    paynet_error_id: bytes
    #: Paynet's text of it.
    paynet_error_message: bytes
    #: The bank's code of what went wrong.
    bank_error_id: bytes
    #: The bank's text of it.
    bank_error_message: bytes
    #: A shorter one.
    bank_error_short_desc: bytes
    #: A longer one.
    bank_error_long_desc: bytes
    #: What came of storing the card.
    save_card_result_message: bytes
    #: The merchant's number of the shopper.
    user_unique_id: bytes
    #: Paynet's number of the shopper: keep it, stored cards are found by it.
    card_owner_id: bytes
    #: The stored card. Not documented for this service; may be empty.
    card_hash: bytes
    #: Paynet's name for the answer.
    object_name: bytes
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
    #: May be empty.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("outcome", ctypes.c_int32),
        ("found_by", ctypes.c_int32),
        ("is_succeed", ctypes.c_int32),
        ("code", ctypes.c_int32),
        ("transaction_type", ctypes.c_int32),
        ("pos_type", ctypes.c_int32),
        ("is_tds", ctypes.c_int32),
        ("instalment", ctypes.c_int32),
        ("is_save_card_succeed", ctypes.c_int32),
        ("amount", ctypes.c_int64),
        ("net_amount", ctypes.c_int64),
        ("commission", ctypes.c_int64),
        ("commission_tax", ctypes.c_int64),
        ("end_user_commission", ctypes.c_int64),
        ("id", ctypes.c_char * 32),
        ("xact_id", ctypes.c_char * 256),
        ("xact_date", ctypes.c_char * 40),
        ("reference_no", ctypes.c_char * 208),
        ("agent_id", ctypes.c_char * 32),
        ("user_id", ctypes.c_char * 32),
        ("bank_id", ctypes.c_char * 16),
        ("card_type", ctypes.c_char * 16),
        ("card_no_masked", ctypes.c_char * 32),
        ("card_holder", ctypes.c_char * 128),
        ("ratio", ctypes.c_char * 24),
        ("ratio_code", ctypes.c_char * 64),
        ("currency", ctypes.c_char * 8),
        ("authorization_code", ctypes.c_char * 64),
        ("reference_code", ctypes.c_char * 64),
        ("order_id", ctypes.c_char * 64),
        ("xact_transaction_id", ctypes.c_char * 64),
        ("email", ctypes.c_char * 128),
        ("phone", ctypes.c_char * 32),
        ("note", ctypes.c_char * 256),
        ("paynet_error_id", ctypes.c_char * 32),
        ("paynet_error_message", ctypes.c_char * 512),
        ("bank_error_id", ctypes.c_char * 32),
        ("bank_error_message", ctypes.c_char * 512),
        ("bank_error_short_desc", ctypes.c_char * 256),
        ("bank_error_long_desc", ctypes.c_char * 512),
        ("save_card_result_message", ctypes.c_char * 256),
        ("user_unique_id", ctypes.c_char * 128),
        ("card_owner_id", ctypes.c_char * 128),
        ("card_hash", ctypes.c_char * 128),
        ("object_name", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


class paynet_charge_request(ctypes.Structure):
    """What `paynet_charge` sends, and how it finds out what came of it.

    Fill it with `paynet_charge_request_init` or `PAYNET_CHARGE_REQUEST_INIT`, then
    set the fields. All texts belong to the caller, end with a NUL, have at most 4096
    bytes, are in the client's encoding, and are not kept after the call. Since
    0.1.0.
    """

    #: `sizeof(paynet_charge_request)` of the header the program was compiled with.
    struct_size: int
    #: `PAYNET_TRANSACTION_SALE` (the initial value) takes the money,
    #: `PAYNET_TRANSACTION_PREAUTHORISATION` reserves it.
    transaction_type: int
    #: What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
    #: Paynet's newer pages want this and the next fields, compare them with the
    #: session, and refuse the charge if they differ.
    add_commission: int
    #: What `paynet_check_bin` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
    no_instalment: int
    #: What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
    tds_required: int
    #: The number of instalments chosen. `PAYNET_UNKNOWN` (the initial value): not sent.
    instalments: int
    #: 1 (the initial value): a charge that no look-up finds is repeated with the same
    #: session, which Paynet documents as safe. 0: it is only looked up.
    repeat: int
    #: 1: look the reference up before anything is sent; for a program that charges
    #: again after it was restarted, or has a new client. If that look-up fails, the
    #: outcome is unknown. 0 (the initial value): only if this client left it unknown.
    look_up_first: int
    #: Milliseconds for everything: sending, looking up, repeating; 1 to 600000. 0 (the
    #: initial value): 120000. The first sending gets half of it at most, and no more
    #: than the client's `total_timeout_ms`.
    budget_ms: int
    #: Must be 0.
    reserved: int
    #: The amount told to `paynet_auth`, in kurus. `PAYNET_NO_AMOUNT` (the initial
    #: value): not sent.
    amount: int
    #: The session (`js_...`). Required.
    session_id: bytes | ctypes.c_char_p | None
    #: The token (`jt_...`). Required.
    token_id: bytes | ctypes.c_char_p | None
    #: The merchant's own number of the order, 50 characters at most, without blanks at
    #: its ends, never used for another order: a payment whose answer is lost is found
    #: again by it. Required.
    reference_no: bytes | ctypes.c_char_p | None
    #: What `paynet_auth` was told. NULL: not sent.
    ratio_code: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("transaction_type", ctypes.c_int32),
        ("add_commission", ctypes.c_int32),
        ("no_instalment", ctypes.c_int32),
        ("tds_required", ctypes.c_int32),
        ("instalments", ctypes.c_int32),
        ("repeat", ctypes.c_int32),
        ("look_up_first", ctypes.c_int32),
        ("budget_ms", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
        ("amount", ctypes.c_int64),
        ("session_id", ctypes.c_char_p),
        ("token_id", ctypes.c_char_p),
        ("reference_no", ctypes.c_char_p),
        ("ratio_code", ctypes.c_char_p),
    )


class paynet_check_request(ctypes.Structure):
    """What `paynet_check` sends: which payment is meant. One of the two texts is
    required.

    Fill it with `paynet_check_request_init` or `PAYNET_CHECK_REQUEST_INIT`, then set
    the fields. All texts belong to the caller, end with a NUL, have at most 4096
    bytes, are in the client's encoding, and are not kept after the call. Since
    0.1.0.
    """

    #: `sizeof(paynet_check_request)` of the header the program was compiled with.
    struct_size: int
    #: Must be 0.
    reserved: int
    #: The merchant's number of the order. May be NULL.
    reference_no: bytes | ctypes.c_char_p | None
    #: Paynet's transaction code (`xk_...`). May be NULL.
    xact_id: bytes | ctypes.c_char_p | None

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("reserved", ctypes.c_int32),
        ("reference_no", ctypes.c_char_p),
        ("xact_id", ctypes.c_char_p),
    )


class paynet_check_response(ctypes.Structure):
    """What `paynet_check` answers. Nothing found is an answer, too.

    Fill it with `paynet_check_response_init` or `PAYNET_CHECK_RESPONSE_INIT`. All
    texts end with a NUL and are in the client's encoding. Texts for people are cut
    at a character if they are longer. Since 0.1.0.
    """

    #: `sizeof(paynet_check_response)` of the header the program was compiled with.
    struct_size: int
    #: Whether money was taken, all payments considered, one of `PAYNET_OUTCOME_...`.
    #: `PAYNET_OUTCOME_UNKNOWN` also if money was taken and given back.
    outcome: int
    #: Paynet's return code: 0, or 12 if nothing is found; `PAYNET_NO_CODE` if Paynet
    #: sent none.
    code: int
    #: How many attempts to pay Paynet knows, declined ones included. If the caller's
    #: array has fewer places, the call returns `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and
    #: this is the capacity that is needed.
    payment_count: int
    #: Paynet's name for the answer. May be empty.
    object_name: bytes
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it.
    #: May be empty.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("outcome", ctypes.c_int32),
        ("code", ctypes.c_int32),
        ("payment_count", ctypes.c_int32),
        ("object_name", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


class paynet_in_flight_response(ctypes.Structure):
    """What `paynet_in_flight` answers.

    Fill it with `paynet_in_flight_response_init` or
    `PAYNET_IN_FLIGHT_RESPONSE_INIT`. Since 0.1.0.
    """

    #: `sizeof(paynet_in_flight_response)` of the header the program was compiled with.
    struct_size: int
    #: How many charges there are to tell of. If the caller's array has fewer places,
    #: the call returns `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that
    #: is needed.
    charge_count: int
    #: How many lines of the journal were changed after they were written. If it isn't
    #: 0, a charge may be missing from the answer: compare with the day's orders. A last
    #: line that the power cut short is none of them.
    damaged_lines: int
    #: Always 0.
    reserved: int

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("charge_count", ctypes.c_int32),
        ("damaged_lines", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    )


class paynet_in_flight_charge(ctypes.Structure):
    """A charge that was in flight, and what came of it: a row of `paynet_in_flight`.

    Fill the first place of an array with `paynet_in_flight_charge_init` or
    `PAYNET_IN_FLIGHT_CHARGE_INIT`: its `struct_size` tells the library how far apart
    the places are. Since 0.1.0.
    """

    #: `sizeof(paynet_in_flight_charge)` of the header the program was compiled with.
    struct_size: int
    #: `PAYNET_OUTCOME_PAID`, `PAYNET_OUTCOME_NOT_PAID`: so it is.
    #: `PAYNET_OUTCOME_NONE`: the charge never arrived; the order may be charged anew,
    #: with any session. `PAYNET_OUTCOME_UNKNOWN`: `code` says why; ask again.
    outcome: int
    #: Why the outcome is unknown, else `PAYNET_OK`: `PAYNET_ERR_CHARGE_UNKNOWN` if
    #: Paynet was asked, the charge may still be under way and only the same session may
    #: be charged again; `PAYNET_ERR_CHARGE_UNDER_WAY` if another thread is charging;
    #: else what became of the look-up.
    code: int
    #: The number of instalments that the charge was told; `PAYNET_UNKNOWN` if it was
    #: told none.
    instalments: int
    #: The amount that the charge was told, or that its session is about if this journal
    #: saw that being opened, in kurus; else `PAYNET_NO_AMOUNT`.
    amount: int
    #: The merchant's number of the order.
    reference_no: bytes
    #: The session that may have taken the money, to the letter. Empty if it is longer
    #: than any of Paynet's.
    session_id: bytes
    #: When the charge was begun: UTC by this machine's clock, `2026-11-26T11:07:57Z`.
    time: bytes
    #: The card number without its middle. Empty if this journal did not see the card's
    #: token being made.
    card_no_masked: bytes
    #: Paynet's transaction code, if it is paid, to the letter; `paynet_check` takes it.
    #: Empty if it is longer.
    xact_id: bytes
    #: The bank's code of approval, if it is paid.
    authorization_code: bytes
    #: Why the outcome is unknown, for a developer. English.
    message: bytes

    _fields_ = (
        ("struct_size", ctypes.c_uint32),
        ("outcome", ctypes.c_int32),
        ("code", ctypes.c_int32),
        ("instalments", ctypes.c_int32),
        ("amount", ctypes.c_int64),
        ("reference_no", ctypes.c_char * 208),
        ("session_id", ctypes.c_char * 256),
        ("time", ctypes.c_char * 32),
        ("card_no_masked", ctypes.c_char * 32),
        ("xact_id", ctypes.c_char * 256),
        ("authorization_code", ctypes.c_char * 64),
        ("message", ctypes.c_char * 512),
    )


def declare(library: ctypes.CDLL) -> None:
    """Tell ctypes what every function takes and returns."""
    library.paynet_abi_version.argtypes = []
    library.paynet_abi_version.restype = ctypes.c_int32
    library.paynet_version.argtypes = []
    library.paynet_version.restype = ctypes.c_char_p
    library.paynet_constant.argtypes = [
        ctypes.c_char_p,
        ctypes.POINTER(ctypes.c_int32),
    ]
    library.paynet_constant.restype = ctypes.c_int32
    library.paynet_config_size.argtypes = []
    library.paynet_config_size.restype = ctypes.c_uint32
    library.paynet_config_init.argtypes = [
        ctypes.POINTER(paynet_config),
        ctypes.c_uint32,
    ]
    library.paynet_config_init.restype = ctypes.c_int32
    library.paynet_client_new.argtypes = [
        ctypes.POINTER(paynet_config),
        ctypes.POINTER(ctypes.POINTER(paynet_client)),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_client_new.restype = ctypes.c_int32
    library.paynet_client_warm_up.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_client_warm_up.restype = ctypes.c_int32
    library.paynet_client_free.argtypes = [
        ctypes.POINTER(paynet_client),
    ]
    library.paynet_client_free.restype = ctypes.c_int32
    library.paynet_auth_request_size.argtypes = []
    library.paynet_auth_request_size.restype = ctypes.c_uint32
    library.paynet_auth_request_init.argtypes = [
        ctypes.POINTER(paynet_auth_request),
        ctypes.c_uint32,
    ]
    library.paynet_auth_request_init.restype = ctypes.c_int32
    library.paynet_auth_response_size.argtypes = []
    library.paynet_auth_response_size.restype = ctypes.c_uint32
    library.paynet_auth_response_init.argtypes = [
        ctypes.POINTER(paynet_auth_response),
        ctypes.c_uint32,
    ]
    library.paynet_auth_response_init.restype = ctypes.c_int32
    library.paynet_auth.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_auth_request),
        ctypes.POINTER(paynet_auth_response),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_auth.restype = ctypes.c_int32
    library.paynet_check_bin_request_size.argtypes = []
    library.paynet_check_bin_request_size.restype = ctypes.c_uint32
    library.paynet_check_bin_request_init.argtypes = [
        ctypes.POINTER(paynet_check_bin_request),
        ctypes.c_uint32,
    ]
    library.paynet_check_bin_request_init.restype = ctypes.c_int32
    library.paynet_check_bin_response_size.argtypes = []
    library.paynet_check_bin_response_size.restype = ctypes.c_uint32
    library.paynet_check_bin_response_init.argtypes = [
        ctypes.POINTER(paynet_check_bin_response),
        ctypes.c_uint32,
    ]
    library.paynet_check_bin_response_init.restype = ctypes.c_int32
    library.paynet_instalment_size.argtypes = []
    library.paynet_instalment_size.restype = ctypes.c_uint32
    library.paynet_instalment_init.argtypes = [
        ctypes.POINTER(paynet_instalment),
        ctypes.c_uint32,
    ]
    library.paynet_instalment_init.restype = ctypes.c_int32
    library.paynet_check_bin.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_check_bin_request),
        ctypes.POINTER(paynet_check_bin_response),
        ctypes.POINTER(paynet_instalment),
        ctypes.c_int32,
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_check_bin.restype = ctypes.c_int32
    library.paynet_save_card_request_size.argtypes = []
    library.paynet_save_card_request_size.restype = ctypes.c_uint32
    library.paynet_save_card_request_init.argtypes = [
        ctypes.POINTER(paynet_save_card_request),
        ctypes.c_uint32,
    ]
    library.paynet_save_card_request_init.restype = ctypes.c_int32
    library.paynet_save_card_response_size.argtypes = []
    library.paynet_save_card_response_size.restype = ctypes.c_uint32
    library.paynet_save_card_response_init.argtypes = [
        ctypes.POINTER(paynet_save_card_response),
        ctypes.c_uint32,
    ]
    library.paynet_save_card_response_init.restype = ctypes.c_int32
    library.paynet_save_card.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_save_card_request),
        ctypes.POINTER(paynet_save_card_response),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_save_card.restype = ctypes.c_int32
    library.paynet_create_token_request_size.argtypes = []
    library.paynet_create_token_request_size.restype = ctypes.c_uint32
    library.paynet_create_token_response_size.argtypes = []
    library.paynet_create_token_response_size.restype = ctypes.c_uint32
    library.paynet_create_token_request_init.argtypes = [
        ctypes.POINTER(paynet_create_token_request),
        ctypes.c_uint32,
    ]
    library.paynet_create_token_request_init.restype = ctypes.c_int32
    library.paynet_create_token_response_init.argtypes = [
        ctypes.POINTER(paynet_create_token_response),
        ctypes.c_uint32,
    ]
    library.paynet_create_token_response_init.restype = ctypes.c_int32
    library.paynet_create_token.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_create_token_request),
        ctypes.POINTER(paynet_create_token_response),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_create_token.restype = ctypes.c_int32
    library.paynet_check_card_bin_request_size.argtypes = []
    library.paynet_check_card_bin_request_size.restype = ctypes.c_uint32
    library.paynet_check_card_bin_request_init.argtypes = [
        ctypes.POINTER(paynet_check_card_bin_request),
        ctypes.c_uint32,
    ]
    library.paynet_check_card_bin_request_init.restype = ctypes.c_int32
    library.paynet_check_card_bin.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_check_card_bin_request),
        ctypes.POINTER(paynet_check_bin_response),
        ctypes.POINTER(paynet_instalment),
        ctypes.c_int32,
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_check_card_bin.restype = ctypes.c_int32
    library.paynet_create_card_token_request_size.argtypes = []
    library.paynet_create_card_token_request_size.restype = ctypes.c_uint32
    library.paynet_create_card_token_request_init.argtypes = [
        ctypes.POINTER(paynet_create_card_token_request),
        ctypes.c_uint32,
    ]
    library.paynet_create_card_token_request_init.restype = ctypes.c_int32
    library.paynet_create_card_token.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_create_card_token_request),
        ctypes.POINTER(paynet_create_token_response),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_create_card_token.restype = ctypes.c_int32
    library.paynet_card_list_request_size.argtypes = []
    library.paynet_card_list_request_size.restype = ctypes.c_uint32
    library.paynet_card_list_request_init.argtypes = [
        ctypes.POINTER(paynet_card_list_request),
        ctypes.c_uint32,
    ]
    library.paynet_card_list_request_init.restype = ctypes.c_int32
    library.paynet_card_list_response_size.argtypes = []
    library.paynet_card_list_response_size.restype = ctypes.c_uint32
    library.paynet_card_list_response_init.argtypes = [
        ctypes.POINTER(paynet_card_list_response),
        ctypes.c_uint32,
    ]
    library.paynet_card_list_response_init.restype = ctypes.c_int32
    library.paynet_card_size.argtypes = []
    library.paynet_card_size.restype = ctypes.c_uint32
    library.paynet_card_init.argtypes = [
        ctypes.POINTER(paynet_card),
        ctypes.c_uint32,
    ]
    library.paynet_card_init.restype = ctypes.c_int32
    library.paynet_card_list.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_card_list_request),
        ctypes.POINTER(paynet_card_list_response),
        ctypes.POINTER(paynet_card),
        ctypes.c_int32,
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_card_list.restype = ctypes.c_int32
    library.paynet_three_d_request_size.argtypes = []
    library.paynet_three_d_request_size.restype = ctypes.c_uint32
    library.paynet_three_d_watch_size.argtypes = []
    library.paynet_three_d_watch_size.restype = ctypes.c_uint32
    library.paynet_three_d_request_init.argtypes = [
        ctypes.POINTER(paynet_three_d_request),
        ctypes.c_uint32,
    ]
    library.paynet_three_d_request_init.restype = ctypes.c_int32
    library.paynet_three_d_watch_init.argtypes = [
        ctypes.POINTER(paynet_three_d_watch),
        ctypes.c_uint32,
    ]
    library.paynet_three_d_watch_init.restype = ctypes.c_int32
    library.paynet_three_d_url.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_three_d_request),
        ctypes.c_char_p,
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_three_d_url.restype = ctypes.c_int32
    library.paynet_three_d_page.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_three_d_request),
        ctypes.c_char_p,
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_three_d_page.restype = ctypes.c_int32
    library.paynet_three_d_visited.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_three_d_watch),
        ctypes.c_char_p,
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_three_d_visited.restype = ctypes.c_int32
    library.paynet_three_d_browse.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_three_d_request),
        ctypes.POINTER(ctypes.c_int32),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_three_d_browse.restype = ctypes.c_int32
    library.paynet_three_d_cancel.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.c_char_p,
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_three_d_cancel.restype = ctypes.c_int32
    library.paynet_payment_size.argtypes = []
    library.paynet_payment_size.restype = ctypes.c_uint32
    library.paynet_payment_init.argtypes = [
        ctypes.POINTER(paynet_payment),
        ctypes.c_uint32,
    ]
    library.paynet_payment_init.restype = ctypes.c_int32
    library.paynet_charge_request_size.argtypes = []
    library.paynet_charge_request_size.restype = ctypes.c_uint32
    library.paynet_charge_request_init.argtypes = [
        ctypes.POINTER(paynet_charge_request),
        ctypes.c_uint32,
    ]
    library.paynet_charge_request_init.restype = ctypes.c_int32
    library.paynet_charge.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_charge_request),
        ctypes.POINTER(paynet_payment),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_charge.restype = ctypes.c_int32
    library.paynet_check_request_size.argtypes = []
    library.paynet_check_request_size.restype = ctypes.c_uint32
    library.paynet_check_request_init.argtypes = [
        ctypes.POINTER(paynet_check_request),
        ctypes.c_uint32,
    ]
    library.paynet_check_request_init.restype = ctypes.c_int32
    library.paynet_check_response_size.argtypes = []
    library.paynet_check_response_size.restype = ctypes.c_uint32
    library.paynet_check_response_init.argtypes = [
        ctypes.POINTER(paynet_check_response),
        ctypes.c_uint32,
    ]
    library.paynet_check_response_init.restype = ctypes.c_int32
    library.paynet_check.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_check_request),
        ctypes.POINTER(paynet_check_response),
        ctypes.POINTER(paynet_payment),
        ctypes.c_int32,
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_check.restype = ctypes.c_int32
    library.paynet_in_flight_response_size.argtypes = []
    library.paynet_in_flight_response_size.restype = ctypes.c_uint32
    library.paynet_in_flight_response_init.argtypes = [
        ctypes.POINTER(paynet_in_flight_response),
        ctypes.c_uint32,
    ]
    library.paynet_in_flight_response_init.restype = ctypes.c_int32
    library.paynet_in_flight_charge_size.argtypes = []
    library.paynet_in_flight_charge_size.restype = ctypes.c_uint32
    library.paynet_in_flight_charge_init.argtypes = [
        ctypes.POINTER(paynet_in_flight_charge),
        ctypes.c_uint32,
    ]
    library.paynet_in_flight_charge_init.restype = ctypes.c_int32
    library.paynet_in_flight.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.POINTER(paynet_in_flight_response),
        ctypes.POINTER(paynet_in_flight_charge),
        ctypes.c_int32,
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_in_flight.restype = ctypes.c_int32
    library.paynet_amount_parse.argtypes = [
        ctypes.c_char_p,
        ctypes.POINTER(ctypes.c_int64),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_amount_parse.restype = ctypes.c_int32
    library.paynet_amount_format.argtypes = [
        ctypes.c_int64,
        ctypes.c_int32,
        ctypes.c_char_p,
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_amount_format.restype = ctypes.c_int32
    library.paynet_wipe.argtypes = [
        ctypes.c_void_p,
        ctypes.c_int32,
    ]
    library.paynet_wipe.restype = ctypes.c_int32
    library.paynet_doctor.argtypes = [
        ctypes.POINTER(paynet_client),
        ctypes.c_char_p,
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
        ctypes.POINTER(paynet_error),
    ]
    library.paynet_doctor.restype = ctypes.c_int32
    library.paynet_call_json.argtypes = [
        ctypes.c_int32,
        ctypes.c_char_p,
        ctypes.c_char_p,
        ctypes.c_char_p,
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
    ]
    library.paynet_call_json.restype = ctypes.c_int32
    library.paynet_call_json_w.argtypes = [
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
    ]
    library.paynet_call_json_w.restype = ctypes.c_int32
    library.paynet_request_new.argtypes = [
        ctypes.c_int32,
        ctypes.c_char_p,
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
    ]
    library.paynet_request_new.restype = ctypes.c_int32
    library.paynet_request_new_w.argtypes = [
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
    ]
    library.paynet_request_new_w.restype = ctypes.c_int32
    library.paynet_request_set.argtypes = [
        ctypes.c_int32,
        ctypes.c_char_p,
        ctypes.c_char_p,
        ctypes.c_int32,
    ]
    library.paynet_request_set.restype = ctypes.c_int32
    library.paynet_request_set_w.argtypes = [
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.c_int32,
    ]
    library.paynet_request_set_w.restype = ctypes.c_int32
    library.paynet_request_call.argtypes = [
        ctypes.c_int32,
    ]
    library.paynet_request_call.restype = ctypes.c_int32
    library.paynet_response_get.argtypes = [
        ctypes.c_int32,
        ctypes.c_char_p,
        ctypes.c_char_p,
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
    ]
    library.paynet_response_get.restype = ctypes.c_int32
    library.paynet_response_get_w.argtypes = [
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.POINTER(ctypes.c_uint16),
        ctypes.c_int32,
        ctypes.POINTER(ctypes.c_int32),
    ]
    library.paynet_response_get_w.restype = ctypes.c_int32
    library.paynet_request_free.argtypes = [
        ctypes.c_int32,
    ]
    library.paynet_request_free.restype = ctypes.c_int32
    library.paynet_error_size.argtypes = []
    library.paynet_error_size.restype = ctypes.c_uint32
    library.paynet_error_init.argtypes = [
        ctypes.POINTER(paynet_error),
        ctypes.c_uint32,
    ]
    library.paynet_error_init.restype = ctypes.c_int32
    library.paynet_status_class.argtypes = [
        ctypes.c_int32,
    ]
    library.paynet_status_class.restype = ctypes.c_int32
    library.paynet_status_name.argtypes = [
        ctypes.c_int32,
    ]
    library.paynet_status_name.restype = ctypes.c_char_p
    library.paynet_status_explanation.argtypes = [
        ctypes.c_int32,
        ctypes.c_int32,
    ]
    library.paynet_status_explanation.restype = ctypes.c_char_p
