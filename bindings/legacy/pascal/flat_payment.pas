{ Takes a payment from Paynet, or from the sandbox, with requests by name.

    fpc flat_payment.pas        (Delphi: dcc32 -CC flat_payment.pas)
    flat_payment order-1

  The argument is the shop's own number of the order, never used for another one. From the environment:
  PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY; for the sandbox PAYNET_BASE_URL and PAYNET_CA_FILE, else it is Paynet's
  test system; PAYNET_BROWSER, a program in which the shopper confirms with the bank (3-D Secure). }
program flat_payment;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$APPTYPE CONSOLE}

uses
  SysUtils, paynet;

const
  AMOUNT = 123456; // kurus: 1.234,56 lira
  ATTEMPTS = 3;
  BUDGET_MS = 30000; // for one attempt to charge
  TEST_PAN = '4355 0843 5508 4358'; // one of Paynet's published test cards
  TEST_CVC = '000';

function Environment(const name: string): AnsiString;
begin
  Result := AnsiString(GetEnvironmentVariable(name));
end;

function OpenClient: Integer;
var
  request: Integer;
begin
  request := PaynetRequest(0, 'client_new');
  if Environment('PAYNET_BASE_URL') = '' then
    PaynetSet(request, 'environment', PAYNET_ENVIRONMENT_TEST)
  else
    PaynetSet(request, 'base_url', Environment('PAYNET_BASE_URL'));
  PaynetSet(request, 'ca_file', Environment('PAYNET_CA_FILE'));
  PaynetSet(request, 'publishable_key', Environment('PAYNET_PUBLISHABLE_KEY'));
  PaynetSet(request, 'secret_key', Environment('PAYNET_SECRET_KEY'));
  PaynetSet(request, 'text_encoding', PAYNET_TEXT_WINDOWS_1254);
  PaynetNeed(request);
  Result := PaynetGetNumber(request, 'client');
  PaynetFree(request);
end;

procedure CloseClient(client: Integer);
var
  request: Integer;
begin
  request := PaynetRequest(client, 'client_free');
  PaynetCall(request);
  PaynetFree(request);
end;

function OpenSession(client: Integer; const order: AnsiString): AnsiString;
var
  request: Integer;
begin
  request := PaynetRequest(client, 'auth');
  PaynetSet(request, 'amount', AMOUNT);
  PaynetSet(request, 'reference_no', order);
  PaynetNeed(request);
  Result := PaynetGet(request, 'session_id');
  PaynetFree(request);
end;

// The key of the single payment; a till shows the rows and lets the shopper choose.
function ChooseSinglePayment(client: Integer; const session, bin: AnsiString): AnsiString;
var
  request, i: Integer;
  row: AnsiString;
begin
  Result := '';
  request := PaynetRequest(client, 'check_bin');
  PaynetSet(request, 'session_id', session);
  PaynetSet(request, 'bin', bin);
  PaynetNeed(request);
  for i := 1 to Integer(PaynetGetNumber(request, 'instalment_count')) do
  begin
    row := AnsiString(Format('instalments.%d.', [i]));
    WriteLn('  ', PaynetGet(request, row + 'desc'), ': ', PaynetAmount(PaynetGetNumber(request, row + 'total_amount')));
    if PaynetGetNumber(request, row + 'instalment') = 0 then
      Result := PaynetGet(request, row + 'instalment_key');
  end;
  PaynetFree(request);
end;

// Wipes the card number and the CVC.
function TakeToken(client: Integer; const session, instalment_key: AnsiString; var pan, cvc: AnsiString;
  out post_url: AnsiString): AnsiString;
var
  request: Integer;
begin
  request := PaynetRequest(client, 'create_token');
  PaynetSet(request, 'session_id', session);
  PaynetSet(request, 'instalment_key', instalment_key);
  PaynetSet(request, 'card_holder', 'Ay'#254'e Y'#253'lmaz'); // Windows-1254
  PaynetSetCard(request, 'pan', pan);
  PaynetSetCard(request, 'cvc', cvc);
  PaynetSet(request, 'month', 12);
  PaynetSet(request, 'year', 2026);
  PaynetSet(request, 'do_3ds', Ord(Environment('PAYNET_BROWSER') <> ''));
  PaynetSet(request, 'ip', '203.0.113.7');
  PaynetNeed(request);
  Result := PaynetGet(request, 'token_id');
  post_url := '';
  if PaynetGetNumber(request, 'is_tds') = 1 then
    post_url := PaynetGet(request, 'post_url');
  PaynetFree(request);
end;

// Whether the bank was content, the charge will tell.
procedure ConfirmWithBank(client: Integer; const session, token, post_url: AnsiString);
var
  request: Integer;
begin
  request := PaynetRequest(client, 'three_d_browse');
  PaynetSet(request, 'session_id', session);
  PaynetSet(request, 'token_id', token);
  PaynetSet(request, 'post_url', post_url);
  PaynetSet(request, 'browser', Environment('PAYNET_BROWSER'));
  PaynetNeed(request);
  if PaynetGetNumber(request, 'state') = PAYNET_THREE_D_BACK then
    WriteLn('the shopper is back');
  PaynetFree(request);
end;

// Charges once and prints what came of it.
function Charge(client: Integer; const session, token, order: AnsiString): Integer;
var
  request, status: Integer;
begin
  request := PaynetRequest(client, 'charge');
  PaynetSet(request, 'session_id', session);
  PaynetSet(request, 'token_id', token);
  PaynetSet(request, 'reference_no', order);
  PaynetSet(request, 'look_up_first', 1); // the order may be paid, by a program that ended before it said so
  PaynetSet(request, 'budget_ms', BUDGET_MS);
  status := PaynetCall(request);
  if paynet_status_class(status) = PAYNET_CLASS_DEFECT then
    Result := PAYNET_OUTCOME_UNKNOWN // there is no answer
  else
    Result := PaynetGetNumber(request, 'outcome');
  if Result = PAYNET_OUTCOME_PAID then
    WriteLn('paid: ', PaynetAmount(PaynetGetNumber(request, 'amount')), ' ', PaynetGet(request, 'currency'), ', card ',
      PaynetGet(request, 'card_no_masked'), ' of ', PaynetGet(request, 'card_holder'), ', approval ',
      PaynetGet(request, 'authorization_code'))
  else
    WriteLn('status ', status, ' ', PaynetFailure(request, status));
  if Result = PAYNET_OUTCOME_NOT_PAID then
    WriteLn('not paid: ', PaynetGet(request, 'paynet_error_message'), PaynetGet(request, 'bank_error_message'));
  PaynetFree(request);
end;

// While nobody knows whether money was taken, the same session is charged again: it is never taken twice.
function ChargeUntilKnown(client: Integer; const session, token, order: AnsiString): Integer;
var
  attempt: Integer;
begin
  for attempt := 1 to ATTEMPTS do
  begin
    Result := Charge(client, session, token, order);
    if Result <> PAYNET_OUTCOME_UNKNOWN then
      Exit;
  end;
  WriteLn('It is not known whether money was taken. Hand over no goods, and begin the same order again in five minutes.');
end;

function TakePayment(client: Integer; const order: AnsiString): Integer;
var
  session, instalment_key, token, post_url, pan, cvc: AnsiString;
begin
  pan := TEST_PAN; // in a till, from the keyboard or the reader
  cvc := TEST_CVC;
  try
    session := OpenSession(client, order);
    instalment_key := ChooseSinglePayment(client, session, Copy(pan, 1, 9));
    token := TakeToken(client, session, instalment_key, pan, cvc, post_url);
  finally
    PaynetWipe(pan);
    PaynetWipe(cvc);
  end;
  if post_url <> '' then
    ConfirmWithBank(client, session, token, post_url);
  Result := ChargeUntilKnown(client, session, token, order);
end;

var
  client: Integer;
begin
  ExitCode := 1;
  try
    PaynetCheckVersion;
    client := OpenClient;
    try
      if TakePayment(client, AnsiString(ParamStr(1))) = PAYNET_OUTCOME_PAID then
        ExitCode := 0;
    finally
      CloseClient(client);
    end;
  except
    on failure: EPaynet do
      WriteLn('status ', failure.Status, ' ', failure.Message);
  end;
end.
