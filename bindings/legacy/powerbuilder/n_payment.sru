$PBExportHeader$n_payment.sru
$PBExportComments$An example: takes a payment with n_paynet
forward
global type n_payment from nonvisualobject
end type
end forward

global type n_payment from nonvisualobject autoinstantiate
end type

type variables
// Takes a payment from Paynet, or from the sandbox, for an order whose number the shop never uses for another one:
//
//     n_payment ln_payment
//     MessageBox("Paynet", ln_payment.of_take_payment("order-1", 1234.56))
//
// From the environment: PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY; for the sandbox PAYNET_BASE_URL and
// PAYNET_CA_FILE, else it is Paynet's test system.
//
// Not compiled: every name of an operation or a field is checked by a test; the code has not run.
Constant Long ATTEMPTS = 3
Constant Long BUDGET_MS = 30000 // for one attempt to charge
n_paynet in_paynet
end variables

forward prototypes
public function string of_take_payment (string as_order, decimal adec_lira)
public function string of_environment (string as_name)
public function long of_open_client ()
public subroutine of_close_client (long al_client)
public function string of_pay (long al_client, string as_order, decimal adec_lira)
public function string of_open_session (long al_client, string as_order, decimal adec_lira)
public function string of_choose_single_payment (long al_client, string as_session, string as_bin)
public function string of_take_token (long al_client, string as_session, string as_way, ref string as_pan, ref string as_cvc, ref string as_post_url)
public subroutine of_confirm_with_bank (long al_client, string as_session, string as_token, string as_post_url)
public function string of_charge_until_known (long al_client, string as_session, string as_token, string as_order)
public function long of_charge (long al_client, string as_session, string as_token, string as_order, ref string as_told)
end prototypes

public function string of_take_payment (string as_order, decimal adec_lira);
long ll_client
string ls_told
try
	in_paynet.of_check_version()
	ll_client = of_open_client()
	ls_told = of_pay(ll_client, as_order, adec_lira)
catch (runtimeerror le_failure)
	ls_told = le_failure.GetMessage()
finally
	if ll_client <> 0 then of_close_client(ll_client)
end try
return ls_told
end function

public function string of_environment (string as_name);
ContextKeyword lcx_keyword
string ls_values[]
GetContextService("Keyword", lcx_keyword)
lcx_keyword.GetContextKeywords(as_name, ls_values)
if UpperBound(ls_values) = 0 then return ""
return ls_values[1]
end function

public function long of_open_client ();
long ll_request, ll_client
ll_request = in_paynet.of_request(0, "client_new")
if of_environment("PAYNET_BASE_URL") = "" then
	in_paynet.of_set(ll_request, "environment", String(in_paynet.PAYNET_ENVIRONMENT_TEST))
else
	in_paynet.of_set(ll_request, "base_url", of_environment("PAYNET_BASE_URL"))
end if
in_paynet.of_set(ll_request, "ca_file", of_environment("PAYNET_CA_FILE"))
in_paynet.of_set(ll_request, "publishable_key", of_environment("PAYNET_PUBLISHABLE_KEY"))
in_paynet.of_set(ll_request, "secret_key", of_environment("PAYNET_SECRET_KEY"))
in_paynet.of_need(ll_request)
ll_client = Long(in_paynet.of_get(ll_request, "client"))
in_paynet.of_free(ll_request)
return ll_client
end function

public subroutine of_close_client (long al_client);
long ll_request
ll_request = in_paynet.of_request(al_client, "client_free")
in_paynet.of_call(ll_request)
in_paynet.of_free(ll_request)
end subroutine

public function string of_pay (long al_client, string as_order, decimal adec_lira);
string ls_session, ls_way, ls_token, ls_post_url, ls_pan, ls_cvc
ls_pan = "4355 0843 5508 4358" // one of Paynet's published test cards; in a till, from the keyboard or the reader
ls_cvc = "000"
ls_session = of_open_session(al_client, as_order, adec_lira)
ls_way = of_choose_single_payment(al_client, ls_session, Left(ls_pan, 9))
ls_token = of_take_token(al_client, ls_session, ls_way, ls_pan, ls_cvc, ls_post_url)
if ls_post_url <> "" then of_confirm_with_bank(al_client, ls_session, ls_token, ls_post_url)
return of_charge_until_known(al_client, ls_session, ls_token, as_order)
end function

public function string of_open_session (long al_client, string as_order, decimal adec_lira);
long ll_request
string ls_session
ll_request = in_paynet.of_request(al_client, "auth")
in_paynet.of_set(ll_request, "amount", in_paynet.of_kurus(adec_lira))
in_paynet.of_set(ll_request, "reference_no", as_order)
in_paynet.of_need(ll_request)
ls_session = in_paynet.of_get(ll_request, "session_id")
in_paynet.of_free(ll_request)
return ls_session
end function

public function string of_choose_single_payment (long al_client, string as_session, string as_bin);
// The key of the single payment; a till shows the rows and lets the shopper choose.
long ll_request, ll_row, ll_rows
string ls_row, ls_way
ll_request = in_paynet.of_request(al_client, "check_bin")
in_paynet.of_set(ll_request, "session_id", as_session)
in_paynet.of_set(ll_request, "bin", as_bin)
in_paynet.of_need(ll_request)
ll_rows = Long(in_paynet.of_get(ll_request, "instalment_count"))
for ll_row = 1 to ll_rows
	ls_row = String(ll_row)
	if in_paynet.of_get(ll_request, "instalments." + ls_row + ".instalment") = "0" then
		ls_way = in_paynet.of_get(ll_request, "instalments." + ls_row + ".instalment_key")
	end if
next
in_paynet.of_free(ll_request)
return ls_way
end function

public function string of_take_token (long al_client, string as_session, string as_way, ref string as_pan, ref string as_cvc, ref string as_post_url);
// Overwrites the card number and the CVC. The address stays empty if the shopper need not confirm with the bank.
long ll_request
string ls_token
ll_request = in_paynet.of_request(al_client, "create_token")
in_paynet.of_set(ll_request, "session_id", as_session)
in_paynet.of_set(ll_request, "instalment_key", as_way)
in_paynet.of_set(ll_request, "card_holder", "Ay" + Char(351) + "e Y" + Char(305) + "lmaz")
in_paynet.of_set_card(ll_request, "pan", as_pan)
in_paynet.of_set_card(ll_request, "cvc", as_cvc)
in_paynet.of_set(ll_request, "month", "12")
in_paynet.of_set(ll_request, "year", "2026")
in_paynet.of_set(ll_request, "do_3ds", "0")
in_paynet.of_set(ll_request, "ip", "203.0.113.7")
in_paynet.of_need(ll_request)
ls_token = in_paynet.of_get(ll_request, "token_id")
if in_paynet.of_get(ll_request, "is_tds") = "1" then as_post_url = in_paynet.of_get(ll_request, "post_url")
in_paynet.of_free(ll_request)
return ls_token
end function

public subroutine of_confirm_with_bank (long al_client, string as_session, string as_token, string as_post_url);
// Opens the shopper's browser and waits. Whether the bank was content, the charge will tell.
long ll_request
ll_request = in_paynet.of_request(al_client, "three_d_browse")
in_paynet.of_set(ll_request, "session_id", as_session)
in_paynet.of_set(ll_request, "token_id", as_token)
in_paynet.of_set(ll_request, "post_url", as_post_url)
in_paynet.of_need(ll_request)
in_paynet.of_free(ll_request)
end subroutine

public function string of_charge_until_known (long al_client, string as_session, string as_token, string as_order);
// While nobody knows whether money was taken, the same session is charged again: it is never taken twice.
long ll_attempt, ll_outcome
string ls_told
for ll_attempt = 1 to ATTEMPTS
	ll_outcome = of_charge(al_client, as_session, as_token, as_order, ls_told)
	if ll_outcome <> in_paynet.PAYNET_OUTCOME_UNKNOWN then return ls_told
next
return ls_told + "~r~nIt is not known whether money was taken. Hand over no goods, and begin the same order again in five minutes."
end function

public function long of_charge (long al_client, string as_session, string as_token, string as_order, ref string as_told);
// Charges once; what is told is for the cashier.
long ll_request, ll_status, ll_outcome
ll_request = in_paynet.of_request(al_client, "charge")
in_paynet.of_set(ll_request, "session_id", as_session)
in_paynet.of_set(ll_request, "token_id", as_token)
in_paynet.of_set(ll_request, "reference_no", as_order)
in_paynet.of_set(ll_request, "look_up_first", "1") // the order may be paid, by a program that ended before it said so
in_paynet.of_set(ll_request, "budget_ms", String(BUDGET_MS))
ll_status = in_paynet.of_call(ll_request)
if ll_status >= in_paynet.PAYNET_ERR_PANIC then // a defect: there is no answer
	ll_outcome = in_paynet.PAYNET_OUTCOME_UNKNOWN
else
	ll_outcome = Long(in_paynet.of_get(ll_request, "outcome"))
end if
if ll_outcome = in_paynet.PAYNET_OUTCOME_PAID then
	as_told = "Paid: " + String(in_paynet.of_lira(in_paynet.of_get(ll_request, "amount")), "#,##0.00") + " " &
		+ in_paynet.of_get(ll_request, "currency") + ", card " + in_paynet.of_get(ll_request, "card_no_masked") &
		+ ", approval " + in_paynet.of_get(ll_request, "authorization_code")
else
	as_told = in_paynet.of_failure(ll_request, ll_status)
end if
if ll_outcome = in_paynet.PAYNET_OUTCOME_NOT_PAID then
	as_told = as_told + "~r~n" + in_paynet.of_get(ll_request, "paynet_error_message") &
		+ in_paynet.of_get(ll_request, "bank_error_message")
end if
in_paynet.of_free(ll_request)
return ll_outcome
end function

on n_payment.create
call super::create
TriggerEvent(this, "constructor")
end on

on n_payment.destroy
TriggerEvent(this, "destructor")
call super::destroy
end on
