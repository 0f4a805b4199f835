{ Takes a payment from Paynet, or from the sandbox, with the records and functions of the C header.

    fpc record_payment.pas      (Delphi: dcc32 -CC record_payment.pas)
    record_payment order-1

  Arguments and environment are those of flat_payment.pas. }
program record_payment;

{$IFDEF FPC}{$MODE DELPHI}{$ENDIF}
{$APPTYPE CONSOLE}

uses
  SysUtils, paynet;

const
  AMOUNT = '1.234,56';
  WAYS_TO_PAY = 32;
  ATTEMPTS = 3;
  BUDGET_MS = 30000; // for one attempt to charge

type
  // The texts that the library reads lie in fixed arrays, which can be wiped and don't move.
  TCard = record
    pan: array[0..31] of AnsiChar;
    cvc: array[0..7] of AnsiChar;
  end;

  TOrder = record
    client: TPaynetClient;
    reference_no: AnsiString;
    session: TPaynetAuthResponse;
    way: TPaynetInstalment;
    token: TPaynetCreateTokenResponse;
    error: TPaynetError;
  end;

function Environment(const name: string): AnsiString;
begin
  Result := AnsiString(GetEnvironmentVariable(name));
end;

procedure Explain(const error: TPaynetError);
begin
  WriteLn('status ', error.code, ' ', PaynetText(paynet_status_name(error.code)), ': ', PaynetText(@error.message));
  WriteLn(PaynetText(@error.paynet_message));
  WriteLn(PaynetExplanation(error.code));
  if paynet_status_class(error.code) = PAYNET_CLASS_NOT_REACHED then
    WriteLn('Nothing was sent; trying again is safe.');
end;

procedure Need(status: Integer; const order: TOrder);
begin
  if status = PAYNET_OK then
    Exit;
  Explain(order.error);
  Halt(1);
end;

procedure OpenClient(var order: TOrder);
var
  config: TPaynetConfig;
  base_url, ca_file, publishable_key, secret_key: AnsiString;
begin
  base_url := Environment('PAYNET_BASE_URL');
  ca_file := Environment('PAYNET_CA_FILE');
  publishable_key := Environment('PAYNET_PUBLISHABLE_KEY');
  secret_key := Environment('PAYNET_SECRET_KEY');
  paynet_config_init(@config, SizeOf(config));
  if base_url = '' then
    config.environment := PAYNET_ENVIRONMENT_TEST;
  config.base_url := PAnsiChar(base_url);
  config.ca_file := PAnsiChar(ca_file);
  config.publishable_key := PAnsiChar(publishable_key);
  config.secret_key := PAnsiChar(secret_key);
  config.text_encoding := PAYNET_TEXT_WINDOWS_1254;
  Need(paynet_client_new(@config, @order.client, @order.error), order);
end;

procedure OpenSession(var order: TOrder);
var
  request: TPaynetAuthRequest;
begin
  paynet_auth_request_init(@request, SizeOf(request));
  paynet_auth_response_init(@order.session, SizeOf(order.session));
  Need(paynet_amount_parse(AMOUNT, @request.amount, @order.error), order);
  request.reference_no := PAnsiChar(order.reference_no);
  Need(paynet_auth(order.client, @request, @order.session, @order.error), order);
end;

procedure ChooseSinglePayment(var order: TOrder; const card: TCard);
var
  request: TPaynetCheckBinRequest;
  response: TPaynetCheckBinResponse;
  ways: array[0..WAYS_TO_PAY - 1] of TPaynetInstalment;
  i: Integer;
begin
  paynet_check_bin_request_init(@request, SizeOf(request));
  paynet_check_bin_response_init(@response, SizeOf(response));
  paynet_instalment_init(@ways[0], SizeOf(ways[0]));
  request.session_id := @order.session.session_id;
  request.bin := @card.pan; // only the first eight digits are sent
  Need(paynet_check_bin(order.client, @request, @response, @ways[0], WAYS_TO_PAY, @order.error), order);
  for i := 0 to response.instalment_count - 1 do
  begin
    WriteLn('  ', PaynetText(@ways[i].desc), ': ', PaynetAmount(ways[i].total_amount));
    if ways[i].instalment = 0 then
      order.way := ways[i];
  end;
end;

procedure TakeToken(var order: TOrder; var card: TCard);
var
  request: TPaynetCreateTokenRequest;
  status: Integer;
begin
  paynet_create_token_request_init(@request, SizeOf(request));
  paynet_create_token_response_init(@order.token, SizeOf(order.token));
  request.session_id := @order.session.session_id;
  request.instalment_key := @order.way.instalment_key;
  request.card_holder := 'Ay'#254'e Y'#253'lmaz'; // Windows-1254
  request.pan := @card.pan;
  request.cvc := @card.cvc;
  request.month := 12;
  request.year := 2026;
  request.do_3ds := Ord(Environment('PAYNET_BROWSER') <> '');
  request.ip := '203.0.113.7';
  status := paynet_create_token(order.client, @request, @order.token, @order.error);
  paynet_wipe(@card, SizeOf(card));
  Need(status, order);
end;

// Whether the bank was content, the charge will tell.
procedure ConfirmWithBank(var order: TOrder);
var
  request: TPaynetThreeDRequest;
  browser: AnsiString;
  state: Integer;
begin
  browser := Environment('PAYNET_BROWSER');
  paynet_three_d_request_init(@request, SizeOf(request));
  request.session_id := @order.session.session_id;
  request.token_id := @order.token.token_id;
  request.post_url := @order.token.post_url;
  request.browser := PAnsiChar(browser);
  Need(paynet_three_d_browse(order.client, @request, @state, @order.error), order);
  if state = PAYNET_THREE_D_BACK then
    WriteLn('the shopper is back');
end;

// Charges until it is known whether money was taken: with the same session it is never taken twice.
function Charge(var order: TOrder; var payment: TPaynetPayment): Integer;
var
  request: TPaynetChargeRequest;
  attempt: Integer;
begin
  paynet_charge_request_init(@request, SizeOf(request));
  request.session_id := @order.session.session_id;
  request.token_id := @order.token.token_id;
  request.reference_no := PAnsiChar(order.reference_no);
  request.look_up_first := 1; // the order may be paid, by a program that ended before it said so
  request.budget_ms := BUDGET_MS;
  for attempt := 1 to ATTEMPTS do
  begin
    paynet_payment_init(@payment, SizeOf(payment));
    Result := paynet_charge(order.client, @request, @payment, @order.error);
    if paynet_status_class(Result) = PAYNET_CLASS_DEFECT then
      payment.outcome := PAYNET_OUTCOME_UNKNOWN;
    if payment.outcome <> PAYNET_OUTCOME_UNKNOWN then
      Exit;
  end;
end;

procedure Show(const order: TOrder; const payment: TPaynetPayment);
begin
  if payment.outcome <> PAYNET_OUTCOME_PAID then
    Explain(order.error);
  case payment.outcome of
    PAYNET_OUTCOME_PAID:
      WriteLn('paid: ', PaynetAmount(payment.amount), ' ', PaynetText(@payment.currency), ', card ',
        PaynetText(@payment.card_no_masked), ' of ', PaynetText(@payment.card_holder), ', approval ',
        PaynetText(@payment.authorization_code));
    PAYNET_OUTCOME_NOT_PAID:
      WriteLn('not paid: ', PaynetText(@payment.paynet_error_message), PaynetText(@payment.bank_error_message));
    PAYNET_OUTCOME_UNKNOWN:
      WriteLn('It is not known whether money was taken. Hand over no goods, and begin the same order again in five ' +
        'minutes.');
  end;
end;

var
  order: TOrder;
  card: TCard;
  payment: TPaynetPayment;
begin
  ExitCode := 1;
  try
    PaynetCheckVersion;
    paynet_error_init(@order.error, SizeOf(order.error));
    order.reference_no := AnsiString(ParamStr(1));
    StrPCopy(card.pan, '4355 0843 5508 4358'); // in a till, from the keyboard or the reader
    StrPCopy(card.cvc, '000');
    OpenClient(order);
    OpenSession(order);
    ChooseSinglePayment(order, card);
    TakeToken(order, card);
    if order.token.is_tds = 1 then
      ConfirmWithBank(order);
    if Charge(order, payment) = PAYNET_OK then
      ExitCode := 0;
    Show(order, payment);
    paynet_client_free(order.client);
  except
    on failure: EPaynet do
      WriteLn('status ', failure.Status, ' ', failure.Message);
  end;
end.
