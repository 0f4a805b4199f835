      * libpaynet for COBOL: card payments through Paynet.
      *
      * COPY "paynet.cpy" in WORKING-STORAGE, and COPY
      * "paynet-calls.cpy" at the end of the PROCEDURE DIVISION.
      *
      * Generated from include/paynet.h by tests/generate; do not edit.
      *
      * A call is a request: name an operation in PAYNET-OPERATION
      * and PERFORM PAYNET-NEW; for each field move its name to
      * PAYNET-NAME and its text to PAYNET-VALUE and PERFORM
      * PAYNET-SET; PERFORM PAYNET-CALL; for each field of the
      * answer move its name to PAYNET-NAME and PERFORM PAYNET-GET,
      * which fills PAYNET-VALUE; PERFORM PAYNET-FREE.
      * PAYNET-STATUS is then 0 or the code of what went wrong.
      *
      * Operations and fields have the names of the C header's
      * functions and structs, in small letters with underscores;
      * rows are counted from 1: instalments.1.instalment_key
      *
      * Texts have blanks behind them, and no NUL. Amounts are whole
      * kurus: move a PIC 9 field to PAYNET-VALUE, and get one by
      * UNSTRING PAYNET-VALUE DELIMITED BY SPACE INTO the field.
      *
      * Texts are Windows-1254 if the client was made so, see
      * text_encoding. After setting a card number or a CVC,
      * PERFORM PAYNET-WIPE, and move zeros to your own field.
      *

      * What paynet-calls.cpy works with.
       01  PAYNET-FIELDS.
           05  PAYNET-STATUS       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-CLIENT       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-REQUEST      PIC S9(9) COMP-5 VALUE 0.
      * 1: texts end with blanks.
           05  PAYNET-PADDED       PIC S9(9) COMP-5 VALUE 1.
           05  PAYNET-LENGTH       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-NEEDED       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-OPERATION    PIC X(32) VALUE SPACES.
           05  PAYNET-NAME         PIC X(64) VALUE SPACES.
           05  PAYNET-VALUE        PIC X(4096) VALUE SPACES.

      * The call succeeded.
       78  PAYNET-OK VALUE 0.
      * A required pointer is NULL.
       78  PAYNET-ERR-NULL-ARGUMENT VALUE 1.
      * `struct_size` is not the size of a known version of the struct,
      * or a newer caller set a field that this library doesn't know.
       78  PAYNET-ERR-STRUCT-SIZE VALUE 2.
      * The client handle is NULL, was freed, or never came from
      * `paynet_client_new`.
       78  PAYNET-ERR-INVALID-CLIENT VALUE 3.
      * A text is not valid in the client's encoding, or has no end
      * within the limit.
       78  PAYNET-ERR-TEXT VALUE 4.
      * A required field is missing or empty; `paynet_error.field` names
      * it.
       78  PAYNET-ERR-MISSING-FIELD VALUE 5.
      * A field can never be right (letters in a card number, month 13);
      * `paynet_error.field` names it.
       78  PAYNET-ERR-INVALID-FIELD VALUE 6.
      * A strict card check failed (check digit, expiry in the past).
      * Only with `strict_card_checks`.
       78  PAYNET-ERR-CARD-CHECK VALUE 7.
      * The base URL or proxy URL cannot be used.
       78  PAYNET-ERR-URL VALUE 8.
      * Plain http is refused for any host that is not the local
      * machine.
       78  PAYNET-ERR-INSECURE-URL VALUE 9.
      * The CA file, or the system's store of certificates, can't be
      * read or holds no certificate.
       78  PAYNET-ERR-CA-FILE VALUE 10.
      * The client has no key of the kind this call needs.
       78  PAYNET-ERR-KEY-MISSING VALUE 11.
      * No constant, operation or field of that name exists.
       78  PAYNET-ERR-UNKNOWN-NAME VALUE 12.
      * Too many clients are alive in this process.
       78  PAYNET-ERR-TOO-MANY-CLIENTS VALUE 13.
      * A text is no amount of money in lira and kurus.
       78  PAYNET-ERR-AMOUNT VALUE 14.
      * A text can be read as two different amounts;
      * `paynet_error.message` names both.
       78  PAYNET-ERR-AMBIGUOUS-AMOUNT VALUE 15.
      * The caller's buffer is too small; the function tells the size
      * that is needed.
       78  PAYNET-ERR-BUFFER-TOO-SMALL VALUE 16.
      * `post_url` does not lead to Paynet, or not safely.
       78  PAYNET-ERR-POST-URL VALUE 17.
      * The browser could not be started, or the page for it could not
      * be offered.
       78  PAYNET-ERR-BROWSER VALUE 18.
      * Another thread is charging under the same `reference_no`.
       78  PAYNET-ERR-CHARGE-UNDER-WAY VALUE 19.
      * There is nothing to cancel.
       78  PAYNET-ERR-NOT-UNDER-WAY VALUE 20.
      * The journal can't be opened, read or written.
       78  PAYNET-ERR-JOURNAL VALUE 21.
      * The request handle is 0, was freed, or never came from
      * `paynet_request_new`.
       78  PAYNET-ERR-INVALID-REQUEST VALUE 22.
      * Another thread is using the same request.
       78  PAYNET-ERR-REQUEST-IN-USE VALUE 23.
      * Too many requests by name are alive in this process.
       78  PAYNET-ERR-TOO-MANY-REQUESTS VALUE 24.
      * The host name has no address.
       78  PAYNET-ERR-DNS VALUE 100.
      * The time for looking up the host name ran out.
       78  PAYNET-ERR-TIMEOUT-RESOLVE VALUE 101.
      * The server refused the connection.
       78  PAYNET-ERR-CONNECTION-REFUSED VALUE 102.
      * No way leads to the server's network.
       78  PAYNET-ERR-UNREACHABLE VALUE 103.
      * The time for connecting ran out.
       78  PAYNET-ERR-TIMEOUT-CONNECT VALUE 104.
      * The line broke before any byte of the request was sent.
       78  PAYNET-ERR-BROKEN-BEFORE-SEND VALUE 105.
      * The proxy wants a user and password, or refused the ones given.
       78  PAYNET-ERR-PROXY-LOGIN VALUE 106.
      * The proxy would not connect to Paynet.
       78  PAYNET-ERR-PROXY-REFUSED VALUE 107.
      * The proxy did not speak HTTP, or broke the line.
       78  PAYNET-ERR-PROXY-BROKEN VALUE 108.
      * The time for the proxy's answer ran out.
       78  PAYNET-ERR-TIMEOUT-PROXY VALUE 109.
      * The time for the TLS handshake ran out.
       78  PAYNET-ERR-TIMEOUT-TLS VALUE 110.
      * The server's certificate has expired.
       78  PAYNET-ERR-TLS-EXPIRED VALUE 111.
      * The server's certificate is not valid yet.
       78  PAYNET-ERR-TLS-NOT-YET-VALID VALUE 112.
      * The server's certificate is for another host.
       78  PAYNET-ERR-TLS-WRONG-HOST VALUE 113.
      * The server's certificate comes from an authority that is not
      * trusted.
       78  PAYNET-ERR-TLS-UNKNOWN-CA VALUE 114.
      * Server and library have no TLS version or cipher suite in
      * common.
       78  PAYNET-ERR-TLS-NO-COMMON VALUE 115.
      * The server's certificate is bad in another way.
       78  PAYNET-ERR-TLS-CERTIFICATE VALUE 116.
      * What answers at that address does not speak TLS.
       78  PAYNET-ERR-TLS-NOT-SPOKEN VALUE 117.
      * The TLS handshake failed for another reason.
       78  PAYNET-ERR-TLS-FAILED VALUE 118.
      * The time ran out while the request was being sent.
       78  PAYNET-ERR-TIMEOUT-SEND VALUE 200.
      * The time ran out while waiting for the first byte of the answer.
       78  PAYNET-ERR-TIMEOUT-WAIT VALUE 201.
      * The time ran out in the middle of the answer.
       78  PAYNET-ERR-TIMEOUT-RECEIVE VALUE 202.
      * The line broke while the request was being sent.
       78  PAYNET-ERR-BROKEN-SEND VALUE 203.
      * The line broke after sending, before the first byte of the
      * answer.
       78  PAYNET-ERR-BROKEN-WAIT VALUE 204.
      * The line broke in the middle of the answer.
       78  PAYNET-ERR-BROKEN-RECEIVE VALUE 205.
      * A charge was sent, and it could not be found out in time whether
      * money was taken.
       78  PAYNET-ERR-CHARGE-UNKNOWN VALUE 206.
      * Paynet answered with a return code other than 0; see
      * `paynet_error.paynet_code`.
       78  PAYNET-ERR-REFUSED VALUE 300.
      * HTTP 401: Paynet does not know the key.
       78  PAYNET-ERR-UNAUTHORIZED VALUE 301.
      * HTTP 403: the key may not do this, or not from this address.
       78  PAYNET-ERR-FORBIDDEN VALUE 302.
      * HTTP 404 or 405: nothing takes this call at that address.
       78  PAYNET-ERR-NOT-FOUND VALUE 303.
      * Another HTTP 4xx: Paynet found the request wrong.
       78  PAYNET-ERR-BAD-REQUEST VALUE 304.
      * HTTP 5xx: a fault on Paynet's side.
       78  PAYNET-ERR-SERVER VALUE 305.
      * HTTP 3xx: the server sent the call elsewhere; it is never
      * followed.
       78  PAYNET-ERR-REDIRECT VALUE 306.
      * An HTTP status that no service of Paynet uses.
       78  PAYNET-ERR-HTTP-STATUS VALUE 307.
      * The answer is not HTTP.
       78  PAYNET-ERR-NOT-HTTP VALUE 308.
      * The answer is not JSON (a web page of a proxy or firewall, say).
       78  PAYNET-ERR-NOT-JSON VALUE 309.
      * The answer is JSON, but what is needed is not in it.
       78  PAYNET-ERR-INCOMPLETE-ANSWER VALUE 310.
      * The answer is larger than the library accepts.
       78  PAYNET-ERR-ANSWER-TOO-LARGE VALUE 311.
      * A value of the answer doesn't fit the caller's struct; it is
      * never cut.
       78  PAYNET-ERR-ANSWER-DOES-NOT-FIT VALUE 312.
      * The charge was declined, by the bank or by Paynet; no money was
      * taken.
       78  PAYNET-ERR-DECLINED VALUE 313.
      * A defect inside the library was caught before it could harm the
      * host.
       78  PAYNET-ERR-PANIC VALUE 900.
      * The library reached a state it should not be in.
       78  PAYNET-ERR-INTERNAL VALUE 901.
      * Counts changes that break programs compiled before. 0 promises
      * nothing yet.
       78  PAYNET-ABI-VERSION VALUE 0.
      * A yes, no or number that nobody has said.
       78  PAYNET-UNKNOWN VALUE -1.
      * An amount that nobody has said. Real ones are never negative.
       78  PAYNET-NO-AMOUNT VALUE -1.
      * No environment: `base_url` says where Paynet is.
       78  PAYNET-ENVIRONMENT-NONE VALUE 0.
      * Paynet's live system, `api.paynet.com.tr`: real money. Needs
      * live keys.
       78  PAYNET-ENVIRONMENT-LIVE VALUE 1.
      * Paynet's test system, `pts-api.paynet.com.tr`. Needs test keys.
       78  PAYNET-ENVIRONMENT-TEST VALUE 2.
      * Texts in both directions are UTF-8.
       78  PAYNET-TEXT-UTF8 VALUE 0.
      * Texts in both directions are Windows-1254, the "ANSI" code page
      * of Turkish Windows.
       78  PAYNET-TEXT-WINDOWS-1254 VALUE 1.
      * The library's own TLS: the same on every system.
       78  PAYNET-TLS-OWN VALUE 0.
      * The system's TLS (SChannel): for gateways that the library's own
      * has no cipher suite in common with. Windows alone.
       78  PAYNET-TLS-SYSTEM VALUE 1.
      * The company's own point of sale.
       78  PAYNET-POS-OWN VALUE 1.
      * Paynet's point of sale.
       78  PAYNET-POS-PAYNET VALUE 5.
      * The shopper is not at the bank yet.
       78  PAYNET-THREE-D-NOT-STARTED VALUE 0.
      * The shopper is at the bank.
       78  PAYNET-THREE-D-AT-BANK VALUE 1.
      * The shopper is back: it is time to charge, and only the charge
      * tells whether the bank was content.
       78  PAYNET-THREE-D-BACK VALUE 2.
      * The shopper took too long.
       78  PAYNET-THREE-D-TIME-UP VALUE 3.
      * The shopper or the program gave up.
       78  PAYNET-THREE-D-CANCELLED VALUE 4.
      * There is no payment to tell of: the call asked for none that
      * reached Paynet, or none was found.
       78  PAYNET-OUTCOME-NONE VALUE 0.
      * The money is taken (or reserved, by a pre-authorisation). Never
      * charge again for this order.
       78  PAYNET-OUTCOME-PAID VALUE 1.
      * Bank or Paynet said no; nothing was taken.
       78  PAYNET-OUTCOME-NOT-PAID VALUE 2.
      * Money may have been taken or not. Call `paynet_charge` again
      * with the same session and `reference_no`.
       78  PAYNET-OUTCOME-UNKNOWN VALUE 3.
      * It is not known.
       78  PAYNET-FOUND-BY-NOTHING VALUE 0.
      * The answer came.
       78  PAYNET-FOUND-BY-ANSWER VALUE 1.
      * The answer to the charge was lost, and a look-up found the
      * payment.
       78  PAYNET-FOUND-BY-LOOK-UP VALUE 2.
      * The answer to the charge was lost, and a repetition with the
      * same session was answered.
       78  PAYNET-FOUND-BY-REPEAT VALUE 3.
      * Takes the money.
       78  PAYNET-TRANSACTION-SALE VALUE 1.
      * Reserves the money.
       78  PAYNET-TRANSACTION-PREAUTH VALUE 3.
      * As people write it in Turkey: `1.234,56`.
       78  PAYNET-AMOUNT-TURKISH VALUE 0.
      * As programs write it: `1234.56`.
       78  PAYNET-AMOUNT-PLAIN VALUE 1.
      * `paynet_code` where Paynet sent no return code.
       78  PAYNET-NO-CODE VALUE -1.
      * No network was involved.
       78  PAYNET-PHASE-NONE VALUE 0.
      * Looking up the host name.
       78  PAYNET-PHASE-RESOLVE VALUE 1.
      * Opening the TCP connection.
       78  PAYNET-PHASE-CONNECT VALUE 2.
      * Asking the proxy for a way through.
       78  PAYNET-PHASE-PROXY VALUE 3.
      * The TLS handshake.
       78  PAYNET-PHASE-TLS VALUE 4.
      * Sending the request.
       78  PAYNET-PHASE-SEND VALUE 5.
      * Waiting for the first byte of the answer.
       78  PAYNET-PHASE-WAIT VALUE 6.
      * Receiving the answer.
       78  PAYNET-PHASE-RECEIVE VALUE 7.
      * Reading what the complete answer says.
       78  PAYNET-PHASE-READ VALUE 8.
      * The call succeeded.
       78  PAYNET-CLASS-OK VALUE 0.
      * Codes 1 to 99: the call itself is wrong and nothing was sent.
      * Correct it.
       78  PAYNET-CLASS-CALL VALUE 1.
      * Codes 100 to 199: nothing reached Paynet. Repeating is safe.
       78  PAYNET-CLASS-NOT-REACHED VALUE 2.
      * Codes 200 to 299: the request may have reached Paynet. Look up
      * what happened before repeating.
       78  PAYNET-CLASS-UNKNOWN VALUE 3.
      * Codes 300 to 399: an answer came; it is a refusal or cannot be
      * used.
       78  PAYNET-CLASS-ANSWERED VALUE 4.
      * Codes 900 to 999 and all others: a defect. Report it.
       78  PAYNET-CLASS-DEFECT VALUE 9.
      * English texts.
       78  PAYNET-LANGUAGE-ENGLISH VALUE 0.
      * Turkish texts.
       78  PAYNET-LANGUAGE-TURKISH VALUE 1.
