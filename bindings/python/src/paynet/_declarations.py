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
#: The CA file can't be read or holds no certificate.
PAYNET_ERR_CA_FILE: Final = 10
#: The client has no key of the kind this call needs.
PAYNET_ERR_KEY_MISSING: Final = 11
#: No constant of that name exists.
PAYNET_ERR_UNKNOWN_NAME: Final = 12
#: Too many clients are alive in this process.
PAYNET_ERR_TOO_MANY_CLIENTS: Final = 13
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
#: A defect inside the library was caught before it could harm the host.
PAYNET_ERR_PANIC: Final = 900
#: The library reached a state it should not be in.
PAYNET_ERR_INTERNAL: Final = 901
#: Counts changes that break programs compiled before. 0 promises nothing yet.
PAYNET_ABI_VERSION: Final = 0
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
#: A yes or no that nobody has said yet.
PAYNET_UNKNOWN: Final = -1
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
    never touches its parent's. Since 0.1.0.
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
    #: The publishable key, as Paynet issued it. `paynet_create_token` needs it. Kept,
    #: and wiped by `paynet_client_free`.
    publishable_key: bytes | ctypes.c_char_p | None
    #: The secret key (`sck_...`), as Paynet issued it. May be NULL: no function of this
    #: release needs it. Kept, and wiped by `paynet_client_free`.
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


class paynet_create_token_request(ctypes.Structure):
    """What `paynet_create_token` sends.

    Fill it with `paynet_create_token_request_init` or
    `PAYNET_CREATE_TOKEN_REQUEST_INIT`, then set the fields. All texts belong to the
    caller, end with a NUL, have at most 4096 bytes, are in the client's encoding,
    and are not kept after the call. The library wipes its own copies; wiping the
    caller's is the caller's affair. Since 0.1.0.
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
    library.paynet_client_free.argtypes = [
        ctypes.POINTER(paynet_client),
    ]
    library.paynet_client_free.restype = ctypes.c_int32
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
