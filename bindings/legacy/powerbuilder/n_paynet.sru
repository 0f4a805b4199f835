$PBExportHeader$n_paynet.sru
$PBExportComments$libpaynet for PowerBuilder: card payments through Paynet
forward
global type n_paynet from nonvisualobject
end type
end forward

global type n_paynet from nonvisualobject autoinstantiate
end type

type prototypes
// libpaynet for PowerBuilder. Import this user object into a library of the project and lay paynet.dll (the 32-bit one)
// beside the program.
//
// Generated from include/paynet.h by tests/generate; do not edit.
// Not compiled: every line that declares is checked against the C header by a test, and so is every name of an
// operation or a field. The functions at the end are written by hand and have not run.
//
// A call is a request: make it with the name of an operation (of_request), set its fields (of_set), call (of_call),
// read the answer (of_get), free it (of_free). Operations and fields have the names of the C header's functions and
// structs; rows are counted from 1: "instalments.1.instalment_key". What throws frees the request first.
//
// Amounts are whole kurus as text, made from decimals by of_kurus and back by of_lira: none is ever a real or double.
//
// Texts go to the library and come back in UTF-16, as PowerBuilder 10 and later have them: no letter depends on the
// code page of Windows. Leave text_encoding as it is.
//
// Card data: the library wipes its copies. PowerBuilder can't wipe a string for certain, so keep a card number or a CVC
// in one local variable, set it with of_set_card, which overwrites the variable, and store it nowhere.
//
// stdcall, as PowerBuilder calls. Each gives a status: PAYNET_OK or one of PAYNET_ERR_...
FUNCTION long paynet_library_abi_version () LIBRARY "paynet.dll" ALIAS FOR "paynet_abi_version_stdcall"
FUNCTION long paynet_request_new_w (long client, string operation, long padded, ref long request) LIBRARY "paynet.dll" ALIAS FOR "paynet_request_new_w_stdcall"
FUNCTION long paynet_request_set_w (long request, string name, string value, long length) LIBRARY "paynet.dll" ALIAS FOR "paynet_request_set_w_stdcall"
FUNCTION long paynet_request_call (long request) LIBRARY "paynet.dll" ALIAS FOR "paynet_request_call_stdcall"
FUNCTION long paynet_response_get_w (long request, string name, ref string buffer, long capacity, ref long needed) LIBRARY "paynet.dll" ALIAS FOR "paynet_response_get_w_stdcall"
FUNCTION long paynet_request_free (long request) LIBRARY "paynet.dll" ALIAS FOR "paynet_request_free_stdcall"
FUNCTION long paynet_call_json_w (long client, string operation, string request, ref string out, long capacity, ref long needed) LIBRARY "paynet.dll" ALIAS FOR "paynet_call_json_w_stdcall"
end prototypes

type variables
// The call succeeded.
Constant Long PAYNET_OK = 0
// A required pointer is NULL.
Constant Long PAYNET_ERR_NULL_ARGUMENT = 1
// `struct_size` is not the size of a known version of the struct, or a newer caller set a field
// that this library doesn't know.
Constant Long PAYNET_ERR_STRUCT_SIZE = 2
// The client handle is NULL, was freed, or never came from `paynet_client_new`.
Constant Long PAYNET_ERR_INVALID_CLIENT = 3
// A text is not valid in the client's encoding, or has no end within the limit.
Constant Long PAYNET_ERR_TEXT = 4
// A required field is missing or empty; `paynet_error.field` names it.
Constant Long PAYNET_ERR_MISSING_FIELD = 5
// A field can never be right (letters in a card number, month 13); `paynet_error.field` names it.
Constant Long PAYNET_ERR_INVALID_FIELD = 6
// A strict card check failed (check digit, expiry in the past). Only with `strict_card_checks`.
Constant Long PAYNET_ERR_CARD_CHECK = 7
// The base URL or proxy URL cannot be used.
Constant Long PAYNET_ERR_URL = 8
// Plain http is refused for any host that is not the local machine.
Constant Long PAYNET_ERR_INSECURE_URL = 9
// The CA file, or the system's store of certificates, can't be read or holds no certificate.
Constant Long PAYNET_ERR_CA_FILE = 10
// The client has no key of the kind this call needs.
Constant Long PAYNET_ERR_KEY_MISSING = 11
// No constant, operation or field of that name exists.
Constant Long PAYNET_ERR_UNKNOWN_NAME = 12
// Too many clients are alive in this process.
Constant Long PAYNET_ERR_TOO_MANY_CLIENTS = 13
// A text is no amount of money in lira and kurus.
Constant Long PAYNET_ERR_AMOUNT = 14
// A text can be read as two different amounts; `paynet_error.message` names both.
Constant Long PAYNET_ERR_AMBIGUOUS_AMOUNT = 15
// The caller's buffer is too small; the function tells the size that is needed.
Constant Long PAYNET_ERR_BUFFER_TOO_SMALL = 16
// `post_url` does not lead to Paynet, or not safely.
Constant Long PAYNET_ERR_POST_URL = 17
// The browser could not be started, or the page for it could not be offered.
Constant Long PAYNET_ERR_BROWSER = 18
// Another thread is charging under the same `reference_no`.
Constant Long PAYNET_ERR_CHARGE_UNDER_WAY = 19
// There is nothing to cancel.
Constant Long PAYNET_ERR_NOT_UNDER_WAY = 20
// The journal can't be opened, read or written.
Constant Long PAYNET_ERR_JOURNAL = 21
// The request handle is 0, was freed, or never came from `paynet_request_new`.
Constant Long PAYNET_ERR_INVALID_REQUEST = 22
// Another thread is using the same request.
Constant Long PAYNET_ERR_REQUEST_IN_USE = 23
// Too many requests by name are alive in this process.
Constant Long PAYNET_ERR_TOO_MANY_REQUESTS = 24
// The host name has no address.
Constant Long PAYNET_ERR_DNS = 100
// The time for looking up the host name ran out.
Constant Long PAYNET_ERR_TIMEOUT_RESOLVE = 101
// The server refused the connection.
Constant Long PAYNET_ERR_CONNECTION_REFUSED = 102
// No way leads to the server's network.
Constant Long PAYNET_ERR_UNREACHABLE = 103
// The time for connecting ran out.
Constant Long PAYNET_ERR_TIMEOUT_CONNECT = 104
// The line broke before any byte of the request was sent.
Constant Long PAYNET_ERR_BROKEN_BEFORE_SEND = 105
// The proxy wants a user and password, or refused the ones given.
Constant Long PAYNET_ERR_PROXY_LOGIN = 106
// The proxy would not connect to Paynet.
Constant Long PAYNET_ERR_PROXY_REFUSED = 107
// The proxy did not speak HTTP, or broke the line.
Constant Long PAYNET_ERR_PROXY_BROKEN = 108
// The time for the proxy's answer ran out.
Constant Long PAYNET_ERR_TIMEOUT_PROXY = 109
// The time for the TLS handshake ran out.
Constant Long PAYNET_ERR_TIMEOUT_TLS = 110
// The server's certificate has expired.
Constant Long PAYNET_ERR_TLS_EXPIRED = 111
// The server's certificate is not valid yet.
Constant Long PAYNET_ERR_TLS_NOT_YET_VALID = 112
// The server's certificate is for another host.
Constant Long PAYNET_ERR_TLS_WRONG_HOST = 113
// The server's certificate comes from an authority that is not trusted.
Constant Long PAYNET_ERR_TLS_UNKNOWN_CA = 114
// Server and library have no TLS version or cipher suite in common.
Constant Long PAYNET_ERR_TLS_NO_COMMON = 115
// The server's certificate is bad in another way.
Constant Long PAYNET_ERR_TLS_CERTIFICATE = 116
// What answers at that address does not speak TLS.
Constant Long PAYNET_ERR_TLS_NOT_SPOKEN = 117
// The TLS handshake failed for another reason.
Constant Long PAYNET_ERR_TLS_FAILED = 118
// The time ran out while the request was being sent.
Constant Long PAYNET_ERR_TIMEOUT_SEND = 200
// The time ran out while waiting for the first byte of the answer.
Constant Long PAYNET_ERR_TIMEOUT_WAIT = 201
// The time ran out in the middle of the answer.
Constant Long PAYNET_ERR_TIMEOUT_RECEIVE = 202
// The line broke while the request was being sent.
Constant Long PAYNET_ERR_BROKEN_SEND = 203
// The line broke after sending, before the first byte of the answer.
Constant Long PAYNET_ERR_BROKEN_WAIT = 204
// The line broke in the middle of the answer.
Constant Long PAYNET_ERR_BROKEN_RECEIVE = 205
// A charge was sent, and it could not be found out in time whether money was taken.
Constant Long PAYNET_ERR_CHARGE_UNKNOWN = 206
// Paynet answered with a return code other than 0; see `paynet_error.paynet_code`.
Constant Long PAYNET_ERR_REFUSED = 300
// HTTP 401: Paynet does not know the key.
Constant Long PAYNET_ERR_UNAUTHORIZED = 301
// HTTP 403: the key may not do this, or not from this address.
Constant Long PAYNET_ERR_FORBIDDEN = 302
// HTTP 404 or 405: nothing takes this call at that address.
Constant Long PAYNET_ERR_NOT_FOUND = 303
// Another HTTP 4xx: Paynet found the request wrong.
Constant Long PAYNET_ERR_BAD_REQUEST = 304
// HTTP 5xx: a fault on Paynet's side.
Constant Long PAYNET_ERR_SERVER = 305
// HTTP 3xx: the server sent the call elsewhere; it is never followed.
Constant Long PAYNET_ERR_REDIRECT = 306
// An HTTP status that no service of Paynet uses.
Constant Long PAYNET_ERR_HTTP_STATUS = 307
// The answer is not HTTP.
Constant Long PAYNET_ERR_NOT_HTTP = 308
// The answer is not JSON (a web page of a proxy or firewall, say).
Constant Long PAYNET_ERR_NOT_JSON = 309
// The answer is JSON, but what is needed is not in it.
Constant Long PAYNET_ERR_INCOMPLETE_ANSWER = 310
// The answer is larger than the library accepts.
Constant Long PAYNET_ERR_ANSWER_TOO_LARGE = 311
// A value of the answer doesn't fit the caller's struct; it is never cut.
Constant Long PAYNET_ERR_ANSWER_DOES_NOT_FIT = 312
// The charge was declined, by the bank or by Paynet; no money was taken.
Constant Long PAYNET_ERR_DECLINED = 313
// A defect inside the library was caught before it could harm the host.
Constant Long PAYNET_ERR_PANIC = 900
// The library reached a state it should not be in.
Constant Long PAYNET_ERR_INTERNAL = 901
// Counts changes that break programs compiled before. 0 promises nothing yet.
Constant Long PAYNET_ABI_VERSION = 0
// A yes, no or number that nobody has said.
Constant Long PAYNET_UNKNOWN = -1
// An amount that nobody has said. Real ones are never negative.
Constant Long PAYNET_NO_AMOUNT = -1
// No environment: `base_url` says where Paynet is.
Constant Long PAYNET_ENVIRONMENT_NONE = 0
// Paynet's live system, `api.paynet.com.tr`: real money. Needs live keys.
Constant Long PAYNET_ENVIRONMENT_LIVE = 1
// Paynet's test system, `pts-api.paynet.com.tr`. Needs test keys.
Constant Long PAYNET_ENVIRONMENT_TEST = 2
// Texts in both directions are UTF-8.
Constant Long PAYNET_TEXT_UTF8 = 0
// Texts in both directions are Windows-1254, the "ANSI" code page of Turkish Windows.
Constant Long PAYNET_TEXT_WINDOWS_1254 = 1
// The library's own TLS: the same on every system.
Constant Long PAYNET_TLS_OWN = 0
// The system's TLS (SChannel): for gateways that the library's own has no cipher suite in common
// with. Windows alone.
Constant Long PAYNET_TLS_SYSTEM = 1
// The company's own point of sale.
Constant Long PAYNET_POS_OWN = 1
// Paynet's point of sale.
Constant Long PAYNET_POS_PAYNET = 5
// The shopper is not at the bank yet.
Constant Long PAYNET_THREE_D_NOT_STARTED = 0
// The shopper is at the bank.
Constant Long PAYNET_THREE_D_AT_BANK = 1
// The shopper is back: it is time to charge, and only the charge tells whether the bank was
// content.
Constant Long PAYNET_THREE_D_BACK = 2
// The shopper took too long.
Constant Long PAYNET_THREE_D_TIME_UP = 3
// The shopper or the program gave up.
Constant Long PAYNET_THREE_D_CANCELLED = 4
// There is no payment to tell of: the call asked for none that reached Paynet, or none was found.
Constant Long PAYNET_OUTCOME_NONE = 0
// The money is taken (or reserved, by a pre-authorisation). Never charge again for this order.
Constant Long PAYNET_OUTCOME_PAID = 1
// Bank or Paynet said no; nothing was taken.
Constant Long PAYNET_OUTCOME_NOT_PAID = 2
// Money may have been taken or not. Call `paynet_charge` again with the same session and
// `reference_no`.
Constant Long PAYNET_OUTCOME_UNKNOWN = 3
// It is not known.
Constant Long PAYNET_FOUND_BY_NOTHING = 0
// The answer came.
Constant Long PAYNET_FOUND_BY_ANSWER = 1
// The answer to the charge was lost, and a look-up found the payment.
Constant Long PAYNET_FOUND_BY_LOOK_UP = 2
// The answer to the charge was lost, and a repetition with the same session was answered.
Constant Long PAYNET_FOUND_BY_REPEAT = 3
// Takes the money.
Constant Long PAYNET_TRANSACTION_SALE = 1
// Reserves the money.
Constant Long PAYNET_TRANSACTION_PREAUTHORISATION = 3
// As people write it in Turkey: `1.234,56`.
Constant Long PAYNET_AMOUNT_TURKISH = 0
// As programs write it: `1234.56`.
Constant Long PAYNET_AMOUNT_PLAIN = 1
// `paynet_code` where Paynet sent no return code.
Constant Long PAYNET_NO_CODE = -1
// No network was involved.
Constant Long PAYNET_PHASE_NONE = 0
// Looking up the host name.
Constant Long PAYNET_PHASE_RESOLVE = 1
// Opening the TCP connection.
Constant Long PAYNET_PHASE_CONNECT = 2
// Asking the proxy for a way through.
Constant Long PAYNET_PHASE_PROXY = 3
// The TLS handshake.
Constant Long PAYNET_PHASE_TLS = 4
// Sending the request.
Constant Long PAYNET_PHASE_SEND = 5
// Waiting for the first byte of the answer.
Constant Long PAYNET_PHASE_WAIT = 6
// Receiving the answer.
Constant Long PAYNET_PHASE_RECEIVE = 7
// Reading what the complete answer says.
Constant Long PAYNET_PHASE_READ = 8
// The call succeeded.
Constant Long PAYNET_CLASS_OK = 0
// Codes 1 to 99: the call itself is wrong and nothing was sent. Correct it.
Constant Long PAYNET_CLASS_CALL = 1
// Codes 100 to 199: nothing reached Paynet. Repeating is safe.
Constant Long PAYNET_CLASS_NOT_REACHED = 2
// Codes 200 to 299: the request may have reached Paynet. Look up what happened before repeating.
Constant Long PAYNET_CLASS_UNKNOWN = 3
// Codes 300 to 399: an answer came; it is a refusal or cannot be used.
Constant Long PAYNET_CLASS_ANSWERED = 4
// Codes 900 to 999 and all others: a defect. Report it.
Constant Long PAYNET_CLASS_DEFECT = 9
// English texts.
Constant Long PAYNET_LANGUAGE_ENGLISH = 0
// Turkish texts.
Constant Long PAYNET_LANGUAGE_TURKISH = 1
end variables

forward prototypes
public subroutine of_check_version ()
public function long of_request (long al_client, string as_operation)
public subroutine of_set (long al_request, string as_field, string as_text)
public subroutine of_set_card (long al_request, string as_field, ref string as_text)
public function long of_call (long al_request)
public subroutine of_need (long al_request)
public function string of_failure (long al_request, long al_status)
public function string of_get (long al_request, string as_field)
public subroutine of_free (ref long al_request)
public function string of_kurus (decimal adec_lira)
public function decimal of_lira (string as_kurus)
public function string of_explanation (long al_status)
public subroutine of_fail (string as_message)
public subroutine of_success (long al_status, long al_request)
end prototypes

public subroutine of_check_version ();
// Throws an error if the library is of another version than this object.
long ll_found
ll_found = paynet_library_abi_version()
if ll_found <> PAYNET_ABI_VERSION then
	of_fail("paynet.dll has ABI " + String(ll_found) + ", but n_paynet is for " + String(PAYNET_ABI_VERSION) &
		+ ". Take both from one release.")
end if
end subroutine

public function long of_request (long al_client, string as_operation);
// A new request. The client is 0 for "client_new", "status", "version", "amount_parse" and "amount_format".
long ll_request
of_success(paynet_request_new_w(al_client, as_operation, 0, ll_request), 0)
return ll_request
end function

public subroutine of_set (long al_request, string as_field, string as_text);
of_success(paynet_request_set_w(al_request, as_field, as_text, -1), al_request)
end subroutine

public subroutine of_set_card (long al_request, string as_field, ref string as_text);
// For card numbers and CVCs.
long ll_status
ll_status = paynet_request_set_w(al_request, as_field, as_text, -1)
as_text = Fill("0", Len(as_text))
of_success(ll_status, al_request)
end subroutine

public function long of_call (long al_request);
// Sends the request and gives the status.
return paynet_request_call(al_request)
end function

public subroutine of_need (long al_request);
// Sends the request. If that fails, frees it and throws an error with the explanation.
long ll_status
string ls_explanation
ll_status = of_call(al_request)
if ll_status <> PAYNET_OK then
	ls_explanation = of_failure(al_request, ll_status)
	of_free(al_request)
	of_fail(ls_explanation)
end if
end subroutine

public function string of_failure (long al_request, long al_status);
// What went wrong in a request that failed, for the cashier and the log. It holds no card data.
if al_status >= PAYNET_ERR_PANIC then return of_explanation(al_status) // there is no answer
return of_get(al_request, "status_name") + " " + of_get(al_request, "field") + "~r~n" &
	+ of_get(al_request, "explanation_tr") + "~r~n" + of_get(al_request, "paynet_message")
end function

public function string of_get (long al_request, string as_field);
// A field of the answer.
string ls_buffer
long ll_needed, ll_status
ls_buffer = Space(4096)
ll_status = paynet_response_get_w(al_request, as_field, ls_buffer, Len(ls_buffer), ll_needed)
if ll_status = PAYNET_ERR_BUFFER_TOO_SMALL then
	ls_buffer = Space(ll_needed)
	ll_status = paynet_response_get_w(al_request, as_field, ls_buffer, Len(ls_buffer), ll_needed)
end if
of_success(ll_status, al_request)
return ls_buffer
end function

public subroutine of_free (ref long al_request);
if al_request <> 0 then paynet_request_free(al_request)
al_request = 0
end subroutine

public function string of_kurus (decimal adec_lira);
// An amount in lira as the library wants it: whole kurus.
decimal {4} ldec_kurus
ldec_kurus = adec_lira * 100
if ldec_kurus <> Truncate(ldec_kurus, 0) then of_fail("An amount has less than a kurus in it.")
return String(ldec_kurus, "0")
end function

public function decimal of_lira (string as_kurus);
// Kurus, as the library writes them, in lira. -1 (PAYNET_NO_AMOUNT: nobody has said) gives -0.01.
decimal {2} ldec_lira
ldec_lira = Dec(as_kurus) / 100
return ldec_lira
end function

public function string of_explanation (long al_status);
// What a status means and what to do next, in Turkish.
long ll_request, ll_needed
string ls_buffer, ls_text
ls_text = "Paynet: " + String(al_status)
if paynet_request_new_w(0, "status", 0, ll_request) <> PAYNET_OK then return ls_text
ls_buffer = Space(4096)
paynet_request_set_w(ll_request, "code", String(al_status), -1)
if paynet_request_call(ll_request) = PAYNET_OK then
	if paynet_response_get_w(ll_request, "explanation_tr", ls_buffer, Len(ls_buffer), ll_needed) = PAYNET_OK then
		ls_text = ls_buffer
	end if
end if
paynet_request_free(ll_request)
return ls_text
end function

public subroutine of_fail (string as_message);
runtimeerror le_failure
le_failure = create runtimeerror
le_failure.SetMessage(as_message)
throw le_failure
end subroutine

public subroutine of_success (long al_status, long al_request);
// Frees the request and throws an error for any status but PAYNET_OK.
if al_status <> PAYNET_OK then
	paynet_request_free(al_request)
	of_fail(of_explanation(al_status))
end if
end subroutine

on n_paynet.create
call super::create
TriggerEvent(this, "constructor")
end on

on n_paynet.destroy
TriggerEvent(this, "destructor")
call super::destroy
end on
