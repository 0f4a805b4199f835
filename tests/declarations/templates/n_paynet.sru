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
// @GENERATED@
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
@FUNCTIONS@
end prototypes

type variables
@CONSTANTS@
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
