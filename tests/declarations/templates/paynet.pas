{ libpaynet for Delphi (7 and later) and Free Pascal: card payments through Paynet.

  @GENERATED@

  There are two ways to call. The functions of the C header, with records: fill a record with its _init function, set
  its fields, hand in its address. And requests by name, without records: PaynetRequest, PaynetSet, PaynetCall,
  PaynetGet, PaynetFree; operations and fields have the names of the C header's functions and structs, and rows are
  counted from 1: 'instalments.1.instalment_key'. What raises an exception frees the request first.

  Amounts are Int64 kurus. Texts are UTF-8, or Windows-1254 where the client was made so (text_encoding): take that
  with AnsiString on a Windows whose code page is 1254. On any other, Delphi converts them wrongly: use the functions
  ending in _w, with PWideChar.

  Lay paynet.dll beside the program. Call PaynetCheckVersion first. }
unit paynet;

{$IFDEF FPC}
  {$MODE DELPHI}
  {$PACKRECORDS C}
{$ELSE}
  {$ALIGN 8}
{$ENDIF}
{$LONGSTRINGS ON}

interface

uses
  SysUtils;

const
{$IFDEF MSWINDOWS}
  PAYNET_LIBRARY = 'paynet.dll';
{$ELSE}
  PAYNET_LIBRARY = 'paynet';
{$ENDIF}

@CONSTANTS@

type
  PPaynetInteger = ^Integer;
  PPaynetInt64 = ^Int64;

@HANDLES@

@RECORDS@

  // A call that failed; Status is one of PAYNET_ERR_...
  EPaynet = class(Exception)
  private
    FStatus: Integer;
  public
    constructor Create(AStatus: Integer; const AMessage: string);
    property Status: Integer read FStatus;
  end;

@FUNCTIONS@

// Raises EPaynet if the library is of another version than this unit.
procedure PaynetCheckVersion;

// A new request. client is 0 for 'client_new', 'status', 'version', 'amount_parse' and 'amount_format'.
function PaynetRequest(client: Integer; const operation: AnsiString): Integer;

procedure PaynetSet(request: Integer; const field, text: AnsiString); overload;
procedure PaynetSet(request: Integer; const field: AnsiString; number: Int64); overload;

// For card numbers and CVCs: wipes the variable.
procedure PaynetSetCard(request: Integer; const field: AnsiString; var text: AnsiString);

// Overwrites the text in its place and empties the variable.
procedure PaynetWipe(var text: AnsiString);

// Sends the request and gives the status.
function PaynetCall(request: Integer): Integer;

// Sends the request. If that fails, frees it and raises EPaynet with the explanation.
procedure PaynetNeed(request: Integer);

// What went wrong in a request that failed, for the cashier and the log. It holds no card data.
function PaynetFailure(request, status: Integer): AnsiString;

// A field of the answer.
function PaynetGet(request: Integer; const field: AnsiString): AnsiString;
function PaynetGetNumber(request: Integer; const field: AnsiString): Int64;

procedure PaynetFree(request: Integer);

// A text of the library: a field of a record, handed in by its address.
function PaynetText(text: Pointer): AnsiString;

// An amount in kurus as people in Turkey write lira: '1.234,56'.
function PaynetAmount(kurus: Int64): AnsiString;

// What a status means and what to do next, in Turkish, in Windows-1254.
function PaynetExplanation(status: Integer): AnsiString;

implementation

const
  FIRST_BUFFER = 4096;
  AMOUNT_BUFFER = 32;

type
  TPaynetSize = function: Cardinal; cdecl;

constructor EPaynet.Create(AStatus: Integer; const AMessage: string);
begin
  inherited Create(AMessage);
  FStatus := AStatus;
end;

procedure PaynetSuccess(status: Integer; request: Integer = 0);
begin
  if status = PAYNET_OK then
    Exit;
  paynet_request_free(request);
  raise EPaynet.Create(status, string(PaynetText(paynet_status_name(status)) + #13#10 + PaynetExplanation(status)));
end;

procedure PaynetCheckSize(const name: string; size: Cardinal; library_size: TPaynetSize);
begin
  if library_size() <> size then
    raise EPaynet.Create(PAYNET_ERR_STRUCT_SIZE, Format(
      'The paynet library has %d bytes for %s, but this unit has %d. Take both from one release.',
      [library_size(), name, size]));
end;

procedure PaynetCheckVersion;
var
  found: Integer;
begin
  found := paynet_library_abi_version();
  if found <> PAYNET_ABI_VERSION then
    raise EPaynet.Create(PAYNET_ERR_INTERNAL, Format(
      'The paynet library has ABI %d, but this unit is for %d. Take both from one release.',
      [found, PAYNET_ABI_VERSION]));
@SIZES@
end;

function PaynetRequest(client: Integer; const operation: AnsiString): Integer;
begin
  Result := 0;
  PaynetSuccess(paynet_request_new(client, PAnsiChar(operation), 0, @Result));
end;

procedure PaynetSet(request: Integer; const field, text: AnsiString);
begin
  PaynetSuccess(paynet_request_set(request, PAnsiChar(field), PAnsiChar(text), -1), request);
end;

procedure PaynetSet(request: Integer; const field: AnsiString; number: Int64);
begin
  PaynetSet(request, field, AnsiString(IntToStr(number)));
end;

procedure PaynetSetCard(request: Integer; const field: AnsiString; var text: AnsiString);
var
  status: Integer;
begin
  status := paynet_request_set(request, PAnsiChar(field), PAnsiChar(text), -1);
  PaynetWipe(text);
  PaynetSuccess(status, request);
end;

procedure PaynetWipe(var text: AnsiString);
begin
  if Length(text) > 0 then
  begin
    // A constant can't be overwritten, nor a text that another variable has: those stay.
    UniqueString(text);
    paynet_wipe(Pointer(text), Length(text));
    text := '';
  end;
end;

function PaynetCall(request: Integer): Integer;
begin
  Result := paynet_request_call(request);
end;

procedure PaynetNeed(request: Integer);
var
  status: Integer;
  explanation: AnsiString;
begin
  status := PaynetCall(request);
  if status <> PAYNET_OK then
  begin
    explanation := PaynetFailure(request, status);
    PaynetFree(request);
    raise EPaynet.Create(status, string(explanation));
  end;
end;

function PaynetFailure(request, status: Integer): AnsiString;
begin
  if paynet_status_class(status) = PAYNET_CLASS_DEFECT then // there is no answer
    Result := PaynetExplanation(status)
  else
    Result := PaynetGet(request, 'status_name') + ' ' + PaynetGet(request, 'field') + #13#10 +
      PaynetGet(request, 'explanation_tr') + #13#10 + PaynetGet(request, 'paynet_message');
end;

function PaynetGet(request: Integer; const field: AnsiString): AnsiString;
var
  status, needed: Integer;
begin
  needed := 0;
  SetLength(Result, FIRST_BUFFER);
  status := paynet_response_get(request, PAnsiChar(field), PAnsiChar(Result), Length(Result), @needed);
  if status = PAYNET_ERR_BUFFER_TOO_SMALL then
  begin
    SetLength(Result, needed);
    status := paynet_response_get(request, PAnsiChar(field), PAnsiChar(Result), Length(Result), @needed);
  end;
  PaynetSuccess(status, request);
  Result := PaynetText(PAnsiChar(Result));
end;

function PaynetGetNumber(request: Integer; const field: AnsiString): Int64;
begin
  Result := StrToInt64(string(PaynetGet(request, field)));
end;

procedure PaynetFree(request: Integer);
begin
  paynet_request_free(request);
end;

function PaynetText(text: Pointer): AnsiString;
begin
  Result := AnsiString(PAnsiChar(text));
end;

function PaynetAmount(kurus: Int64): AnsiString;
begin
  SetLength(Result, AMOUNT_BUFFER);
  PaynetSuccess(paynet_amount_format(kurus, PAYNET_AMOUNT_TURKISH, PAnsiChar(Result), AMOUNT_BUFFER, nil, nil));
  Result := PaynetText(PAnsiChar(Result));
end;

function PaynetExplanation(status: Integer): AnsiString;
var
  request, needed: Integer;
  buffer: array[0..FIRST_BUFFER - 1] of AnsiChar;
begin
  Result := '';
  // Not by PaynetSet and the like, which come here when they fail.
  if paynet_request_new(0, 'status', 0, @request) <> PAYNET_OK then
    Exit;
  paynet_request_set(request, 'text_encoding', '1', -1);
  paynet_request_set(request, 'code', PAnsiChar(AnsiString(IntToStr(status))), -1);
  if (paynet_request_call(request) = PAYNET_OK) and
     (paynet_response_get(request, 'explanation_tr', buffer, FIRST_BUFFER, @needed) = PAYNET_OK) then
    Result := PaynetText(@buffer);
  paynet_request_free(request);
end;

end.
