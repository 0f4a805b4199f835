* The numbers of libpaynet for Visual FoxPro; see paynet.prg.
*
* Generated from include/paynet.h by tests/generate; do not edit.

* The call succeeded.
#DEFINE PAYNET_OK 0
* A required pointer is NULL.
#DEFINE PAYNET_ERR_NULL_ARGUMENT 1
* `struct_size` is not the size of a known version of the struct, or a newer caller set a field
* that this library doesn't know.
#DEFINE PAYNET_ERR_STRUCT_SIZE 2
* The client handle is NULL, was freed, or never came from `paynet_client_new`.
#DEFINE PAYNET_ERR_INVALID_CLIENT 3
* A text is not valid in the client's encoding, or has no end within the limit.
#DEFINE PAYNET_ERR_TEXT 4
* A required field is missing or empty; `paynet_error.field` names it.
#DEFINE PAYNET_ERR_MISSING_FIELD 5
* A field can never be right (letters in a card number, month 13); `paynet_error.field` names it.
#DEFINE PAYNET_ERR_INVALID_FIELD 6
* A strict card check failed (check digit, expiry in the past). Only with `strict_card_checks`.
#DEFINE PAYNET_ERR_CARD_CHECK 7
* The base URL or proxy URL cannot be used.
#DEFINE PAYNET_ERR_URL 8
* Plain http is refused for any host that is not the local machine.
#DEFINE PAYNET_ERR_INSECURE_URL 9
* The CA file, or the system's store of certificates, can't be read or holds no certificate.
#DEFINE PAYNET_ERR_CA_FILE 10
* The client has no key of the kind this call needs.
#DEFINE PAYNET_ERR_KEY_MISSING 11
* No constant, operation or field of that name exists.
#DEFINE PAYNET_ERR_UNKNOWN_NAME 12
* Too many clients are alive in this process.
#DEFINE PAYNET_ERR_TOO_MANY_CLIENTS 13
* A text is no amount of money in lira and kurus.
#DEFINE PAYNET_ERR_AMOUNT 14
* A text can be read as two different amounts; `paynet_error.message` names both.
#DEFINE PAYNET_ERR_AMBIGUOUS_AMOUNT 15
* The caller's buffer is too small; the function tells the size that is needed.
#DEFINE PAYNET_ERR_BUFFER_TOO_SMALL 16
* `post_url` does not lead to Paynet, or not safely.
#DEFINE PAYNET_ERR_POST_URL 17
* The browser could not be started, or the page for it could not be offered.
#DEFINE PAYNET_ERR_BROWSER 18
* Another thread is charging under the same `reference_no`.
#DEFINE PAYNET_ERR_CHARGE_UNDER_WAY 19
* There is nothing to cancel.
#DEFINE PAYNET_ERR_NOT_UNDER_WAY 20
* The journal can't be opened, read or written.
#DEFINE PAYNET_ERR_JOURNAL 21
* The request handle is 0, was freed, or never came from `paynet_request_new`.
#DEFINE PAYNET_ERR_INVALID_REQUEST 22
* Another thread is using the same request.
#DEFINE PAYNET_ERR_REQUEST_IN_USE 23
* Too many requests by name are alive in this process.
#DEFINE PAYNET_ERR_TOO_MANY_REQUESTS 24
* The host name has no address.
#DEFINE PAYNET_ERR_DNS 100
* The time for looking up the host name ran out.
#DEFINE PAYNET_ERR_TIMEOUT_RESOLVE 101
* The server refused the connection.
#DEFINE PAYNET_ERR_CONNECTION_REFUSED 102
* No way leads to the server's network.
#DEFINE PAYNET_ERR_UNREACHABLE 103
* The time for connecting ran out.
#DEFINE PAYNET_ERR_TIMEOUT_CONNECT 104
* The line broke before any byte of the request was sent.
#DEFINE PAYNET_ERR_BROKEN_BEFORE_SEND 105
* The proxy wants a user and password, or refused the ones given.
#DEFINE PAYNET_ERR_PROXY_LOGIN 106
* The proxy would not connect to Paynet.
#DEFINE PAYNET_ERR_PROXY_REFUSED 107
* The proxy did not speak HTTP, or broke the line.
#DEFINE PAYNET_ERR_PROXY_BROKEN 108
* The time for the proxy's answer ran out.
#DEFINE PAYNET_ERR_TIMEOUT_PROXY 109
* The time for the TLS handshake ran out.
#DEFINE PAYNET_ERR_TIMEOUT_TLS 110
* The server's certificate has expired.
#DEFINE PAYNET_ERR_TLS_EXPIRED 111
* The server's certificate is not valid yet.
#DEFINE PAYNET_ERR_TLS_NOT_YET_VALID 112
* The server's certificate is for another host.
#DEFINE PAYNET_ERR_TLS_WRONG_HOST 113
* The server's certificate comes from an authority that is not trusted.
#DEFINE PAYNET_ERR_TLS_UNKNOWN_CA 114
* Server and library have no TLS version or cipher suite in common.
#DEFINE PAYNET_ERR_TLS_NO_COMMON 115
* The server's certificate is bad in another way.
#DEFINE PAYNET_ERR_TLS_CERTIFICATE 116
* What answers at that address does not speak TLS.
#DEFINE PAYNET_ERR_TLS_NOT_SPOKEN 117
* The TLS handshake failed for another reason.
#DEFINE PAYNET_ERR_TLS_FAILED 118
* The time ran out while the request was being sent.
#DEFINE PAYNET_ERR_TIMEOUT_SEND 200
* The time ran out while waiting for the first byte of the answer.
#DEFINE PAYNET_ERR_TIMEOUT_WAIT 201
* The time ran out in the middle of the answer.
#DEFINE PAYNET_ERR_TIMEOUT_RECEIVE 202
* The line broke while the request was being sent.
#DEFINE PAYNET_ERR_BROKEN_SEND 203
* The line broke after sending, before the first byte of the answer.
#DEFINE PAYNET_ERR_BROKEN_WAIT 204
* The line broke in the middle of the answer.
#DEFINE PAYNET_ERR_BROKEN_RECEIVE 205
* A charge was sent, and it could not be found out in time whether money was taken.
#DEFINE PAYNET_ERR_CHARGE_UNKNOWN 206
* Paynet answered with a return code other than 0; see `paynet_error.paynet_code`.
#DEFINE PAYNET_ERR_REFUSED 300
* HTTP 401: Paynet does not know the key.
#DEFINE PAYNET_ERR_UNAUTHORIZED 301
* HTTP 403: the key may not do this, or not from this address.
#DEFINE PAYNET_ERR_FORBIDDEN 302
* HTTP 404 or 405: nothing takes this call at that address.
#DEFINE PAYNET_ERR_NOT_FOUND 303
* Another HTTP 4xx: Paynet found the request wrong.
#DEFINE PAYNET_ERR_BAD_REQUEST 304
* HTTP 5xx: a fault on Paynet's side.
#DEFINE PAYNET_ERR_SERVER 305
* HTTP 3xx: the server sent the call elsewhere; it is never followed.
#DEFINE PAYNET_ERR_REDIRECT 306
* An HTTP status that no service of Paynet uses.
#DEFINE PAYNET_ERR_HTTP_STATUS 307
* The answer is not HTTP.
#DEFINE PAYNET_ERR_NOT_HTTP 308
* The answer is not JSON (a web page of a proxy or firewall, say).
#DEFINE PAYNET_ERR_NOT_JSON 309
* The answer is JSON, but what is needed is not in it.
#DEFINE PAYNET_ERR_INCOMPLETE_ANSWER 310
* The answer is larger than the library accepts.
#DEFINE PAYNET_ERR_ANSWER_TOO_LARGE 311
* A value of the answer doesn't fit the caller's struct; it is never cut.
#DEFINE PAYNET_ERR_ANSWER_DOES_NOT_FIT 312
* The charge was declined, by the bank or by Paynet; no money was taken.
#DEFINE PAYNET_ERR_DECLINED 313
* A defect inside the library was caught before it could harm the host.
#DEFINE PAYNET_ERR_PANIC 900
* The library reached a state it should not be in.
#DEFINE PAYNET_ERR_INTERNAL 901
* Counts changes that break programs compiled before. 0 promises nothing yet.
#DEFINE PAYNET_ABI_VERSION 0
* A yes, no or number that nobody has said.
#DEFINE PAYNET_UNKNOWN -1
* An amount that nobody has said. Real ones are never negative.
#DEFINE PAYNET_NO_AMOUNT -1
* No environment: `base_url` says where Paynet is.
#DEFINE PAYNET_ENVIRONMENT_NONE 0
* Paynet's live system, `api.paynet.com.tr`: real money. Needs live keys.
#DEFINE PAYNET_ENVIRONMENT_LIVE 1
* Paynet's test system, `pts-api.paynet.com.tr`. Needs test keys.
#DEFINE PAYNET_ENVIRONMENT_TEST 2
* Texts in both directions are UTF-8.
#DEFINE PAYNET_TEXT_UTF8 0
* Texts in both directions are Windows-1254, the "ANSI" code page of Turkish Windows.
#DEFINE PAYNET_TEXT_WINDOWS_1254 1
* The library's own TLS: the same on every system.
#DEFINE PAYNET_TLS_OWN 0
* The system's TLS (SChannel): for gateways that the library's own has no cipher suite in common
* with. Windows alone.
#DEFINE PAYNET_TLS_SYSTEM 1
* The company's own point of sale.
#DEFINE PAYNET_POS_OWN 1
* Paynet's point of sale.
#DEFINE PAYNET_POS_PAYNET 5
* The shopper is not at the bank yet.
#DEFINE PAYNET_THREE_D_NOT_STARTED 0
* The shopper is at the bank.
#DEFINE PAYNET_THREE_D_AT_BANK 1
* The shopper is back: it is time to charge, and only the charge tells whether the bank was
* content.
#DEFINE PAYNET_THREE_D_BACK 2
* The shopper took too long.
#DEFINE PAYNET_THREE_D_TIME_UP 3
* The shopper or the program gave up.
#DEFINE PAYNET_THREE_D_CANCELLED 4
* There is no payment to tell of: the call asked for none that reached Paynet, or none was found.
#DEFINE PAYNET_OUTCOME_NONE 0
* The money is taken (or reserved, by a pre-authorisation). Never charge again for this order.
#DEFINE PAYNET_OUTCOME_PAID 1
* Bank or Paynet said no; nothing was taken.
#DEFINE PAYNET_OUTCOME_NOT_PAID 2
* Money may have been taken or not. Call `paynet_charge` again with the same session and
* `reference_no`.
#DEFINE PAYNET_OUTCOME_UNKNOWN 3
* It is not known.
#DEFINE PAYNET_FOUND_BY_NOTHING 0
* The answer came.
#DEFINE PAYNET_FOUND_BY_ANSWER 1
* The answer to the charge was lost, and a look-up found the payment.
#DEFINE PAYNET_FOUND_BY_LOOK_UP 2
* The answer to the charge was lost, and a repetition with the same session was answered.
#DEFINE PAYNET_FOUND_BY_REPEAT 3
* Takes the money.
#DEFINE PAYNET_TRANSACTION_SALE 1
* Reserves the money.
#DEFINE PAYNET_TRANSACTION_PREAUTHORISATION 3
* As people write it in Turkey: `1.234,56`.
#DEFINE PAYNET_AMOUNT_TURKISH 0
* As programs write it: `1234.56`.
#DEFINE PAYNET_AMOUNT_PLAIN 1
* `paynet_code` where Paynet sent no return code.
#DEFINE PAYNET_NO_CODE -1
* No network was involved.
#DEFINE PAYNET_PHASE_NONE 0
* Looking up the host name.
#DEFINE PAYNET_PHASE_RESOLVE 1
* Opening the TCP connection.
#DEFINE PAYNET_PHASE_CONNECT 2
* Asking the proxy for a way through.
#DEFINE PAYNET_PHASE_PROXY 3
* The TLS handshake.
#DEFINE PAYNET_PHASE_TLS 4
* Sending the request.
#DEFINE PAYNET_PHASE_SEND 5
* Waiting for the first byte of the answer.
#DEFINE PAYNET_PHASE_WAIT 6
* Receiving the answer.
#DEFINE PAYNET_PHASE_RECEIVE 7
* Reading what the complete answer says.
#DEFINE PAYNET_PHASE_READ 8
* The call succeeded.
#DEFINE PAYNET_CLASS_OK 0
* Codes 1 to 99: the call itself is wrong and nothing was sent. Correct it.
#DEFINE PAYNET_CLASS_CALL 1
* Codes 100 to 199: nothing reached Paynet. Repeating is safe.
#DEFINE PAYNET_CLASS_NOT_REACHED 2
* Codes 200 to 299: the request may have reached Paynet. Look up what happened before repeating.
#DEFINE PAYNET_CLASS_UNKNOWN 3
* Codes 300 to 399: an answer came; it is a refusal or cannot be used.
#DEFINE PAYNET_CLASS_ANSWERED 4
* Codes 900 to 999 and all others: a defect. Report it.
#DEFINE PAYNET_CLASS_DEFECT 9
* English texts.
#DEFINE PAYNET_LANGUAGE_ENGLISH 0
* Turkish texts.
#DEFINE PAYNET_LANGUAGE_TURKISH 1
