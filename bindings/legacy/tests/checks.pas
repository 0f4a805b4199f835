{ What the examples don't show of the unit. Prints one line for each finding and ends with 1 if there is any. }
program checks;

{$MODE DELPHI}

uses
  SysUtils, paynet;

procedure Expect(holds: Boolean; const what: string);
begin
  if holds then
    Exit;
  WriteLn('not so: ', what);
  ExitCode := 1;
end;

procedure FailuresAreExceptions;
var
  request: Integer;
begin
  request := PaynetRequest(0, 'status');
  try
    PaynetSet(request, 'amount', 1);
    Expect(False, 'an unknown field is refused');
  except
    on failure: EPaynet do
    begin
      Expect(failure.Status = PAYNET_ERR_UNKNOWN_NAME, 'the status of an unknown field');
      Expect(Pos('PAYNET_ERR_UNKNOWN_NAME', failure.Message) = 1, 'the text of an unknown field');
    end;
  end;
  PaynetFree(request);
  Expect(PaynetCall(request) = PAYNET_ERR_INVALID_REQUEST, 'a freed request is known as such');
end;

procedure TextsAreInTheEncodingAskedFor;
var
  request: Integer;
begin
  request := PaynetRequest(0, 'status');
  PaynetSet(request, 'code', PAYNET_ERR_DECLINED);
  PaynetSet(request, 'text_encoding', PAYNET_TEXT_WINDOWS_1254);
  PaynetNeed(request);
  Expect(PaynetGet(request, 'name') = 'PAYNET_ERR_DECLINED', 'the name of a status');
  Expect(PaynetGet(request, 'explanation_tr') = PaynetExplanation(PAYNET_ERR_DECLINED), 'one explanation, two ways');
  Expect(Pos(#$F0, PaynetExplanation(PAYNET_ERR_DECLINED)) > 0, 'a letter of Windows-1254');
  Expect(Pos(#$C4, PaynetExplanation(PAYNET_ERR_DECLINED)) = 0, 'nothing of UTF-8');
  PaynetFree(request);
end;

procedure TextsInUtf16HaveEveryLetter;
var
  request, needed: Integer;
  buffer: array[0..4095] of WideChar;
  explanation: WideString;
begin
  Expect(paynet_request_new_w(0, 'status', 0, @request) = PAYNET_OK, 'an operation in UTF-16');
  Expect(paynet_request_set_w(request, 'code', '313', -1) = PAYNET_OK, 'a field in UTF-16');
  Expect(paynet_request_call(request) = PAYNET_OK, 'a call with fields in UTF-16');
  Expect(paynet_response_get_w(request, 'explanation_tr', buffer, Length(buffer), @needed) = PAYNET_OK,
    'an answer in UTF-16');
  explanation := PWideChar(@buffer);
  Expect(Length(explanation) = needed - 1, 'the length of a text in UTF-16');
  Expect(Pos(WideChar($011F), explanation) > 0, 'a letter that only Turkish code pages have');
  paynet_request_free(request);
end;

procedure AmountsAreWhole;
var
  request: Integer;
begin
  request := PaynetRequest(0, 'amount_parse');
  PaynetSet(request, 'text', '90.071.992.547.409,93'); // no double holds it
  PaynetNeed(request);
  Expect(PaynetGetNumber(request, 'amount') = 9007199254740993, 'a large amount is read');
  Expect(PaynetAmount(9007199254740993) = '90.071.992.547.409,93', 'a large amount is written');
  PaynetFree(request);
end;

procedure LongTextsComeWhole;
var
  request, client: Integer;
begin
  request := PaynetRequest(0, 'client_new');
  PaynetSet(request, 'base_url', AnsiString(GetEnvironmentVariable('PAYNET_BASE_URL')));
  PaynetSet(request, 'ca_file', AnsiString(GetEnvironmentVariable('PAYNET_CA_FILE')));
  PaynetSet(request, 'publishable_key', AnsiString(GetEnvironmentVariable('PAYNET_PUBLISHABLE_KEY')));
  PaynetNeed(request);
  client := PaynetGetNumber(request, 'client');
  PaynetFree(request);
  request := PaynetRequest(client, 'three_d_page');
  PaynetSet(request, 'session_id', StringOfChar(AnsiChar('s'), 4000));
  PaynetSet(request, 'token_id', 'jt_1');
  PaynetSet(request, 'post_url', AnsiString(GetEnvironmentVariable('PAYNET_BASE_URL')) + '/v1/paynetjgate/tds');
  PaynetNeed(request);
  Expect(Length(PaynetGet(request, 'page')) > 5000, 'a long page');
  Expect(Pos('</html>', PaynetGet(request, 'page')) > 0, 'the end of a long page');
  PaynetFree(request);
  request := PaynetRequest(client, 'client_free');
  PaynetNeed(request);
  PaynetFree(request);
end;

procedure WipedTextsAreZeros;
var
  pan: AnsiString;
  place: PAnsiChar;
  i: Integer;
  request: Integer;
begin
  SetLength(pan, 16);
  for i := 1 to 16 do
    pan[i] := '4';
  place := PAnsiChar(pan);
  request := PaynetRequest(0, 'amount_parse');
  PaynetSetCard(request, 'text', pan);
  PaynetFree(request);
  Expect(pan = '', 'the variable is empty');
  // The heap's own marks lie in the first bytes of what is free.
  Expect((place[14] <> '4') and (place[15] <> '4'), 'the memory is wiped');
end;

begin
  PaynetCheckVersion;
  FailuresAreExceptions;
  TextsAreInTheEncodingAskedFor;
  TextsInUtf16HaveEveryLetter;
  AmountsAreWhole;
  LongTextsComeWhole;
  WipedTextsAreZeros;
  WriteLn('checked on ', SizeOf(Pointer) * 8, ' bits');
end.
