Attribute VB_Name = "Paynet"
Option Explicit

' libpaynet for Visual Basic 6: card payments through Paynet. Add this module to the project and lay paynet.dll (the
' 32-bit one) beside the program.
'
' Generated from include/paynet.h by tests/generate; do not edit.
' Not compiled: every line that declares is checked against the C header by a test, and so is every name of an
' operation or a field; a parser has read it. The procedures at the end are written by hand and have not run.
'
' A call is a request: make it with the name of an operation (PaynetRequest), set its fields (PaynetSet), call
' (PaynetCall), read the answer (PaynetGet), free it (PaynetFree). Operations and fields have the names of the C
' header's functions and structs; rows are counted from 1: "instalments.1.instalment_key". What raises an error frees the
' request first.
'
' Amounts are whole kurus as text, made from Currency by PaynetKurus and back by PaynetLira: none is ever a Double.
'
' Texts go to the library and come back in UTF-16, as Visual Basic has them: no letter depends on the code page of
' Windows. Leave text_encoding as it is. Where a function wants the address of a text, hand it StrPtr(text).
'
' Card data: PaynetSetCard takes a card number or CVC from the caller's own variable without a copy in between and
' wipes the variable. Read it from the keyboard into one variable, and don't join it with other texts.

' The call succeeded.
Public Const PAYNET_OK As Long = 0
' A required pointer is NULL.
Public Const PAYNET_ERR_NULL_ARGUMENT As Long = 1
' `struct_size` is not the size of a known version of the struct, or a newer caller set a field
' that this library doesn't know.
Public Const PAYNET_ERR_STRUCT_SIZE As Long = 2
' The client handle is NULL, was freed, or never came from `paynet_client_new`.
Public Const PAYNET_ERR_INVALID_CLIENT As Long = 3
' A text is not valid in the client's encoding, or has no end within the limit.
Public Const PAYNET_ERR_TEXT As Long = 4
' A required field is missing or empty; `paynet_error.field` names it.
Public Const PAYNET_ERR_MISSING_FIELD As Long = 5
' A field can never be right (letters in a card number, month 13); `paynet_error.field` names it.
Public Const PAYNET_ERR_INVALID_FIELD As Long = 6
' A strict card check failed (check digit, expiry in the past). Only with `strict_card_checks`.
Public Const PAYNET_ERR_CARD_CHECK As Long = 7
' The base URL or proxy URL cannot be used.
Public Const PAYNET_ERR_URL As Long = 8
' Plain http is refused for any host that is not the local machine.
Public Const PAYNET_ERR_INSECURE_URL As Long = 9
' The CA file, or the system's store of certificates, can't be read or holds no certificate.
Public Const PAYNET_ERR_CA_FILE As Long = 10
' The client has no key of the kind this call needs.
Public Const PAYNET_ERR_KEY_MISSING As Long = 11
' No constant, operation or field of that name exists.
Public Const PAYNET_ERR_UNKNOWN_NAME As Long = 12
' Too many clients are alive in this process.
Public Const PAYNET_ERR_TOO_MANY_CLIENTS As Long = 13
' A text is no amount of money in lira and kurus.
Public Const PAYNET_ERR_AMOUNT As Long = 14
' A text can be read as two different amounts; `paynet_error.message` names both.
Public Const PAYNET_ERR_AMBIGUOUS_AMOUNT As Long = 15
' The caller's buffer is too small; the function tells the size that is needed.
Public Const PAYNET_ERR_BUFFER_TOO_SMALL As Long = 16
' `post_url` does not lead to Paynet, or not safely.
Public Const PAYNET_ERR_POST_URL As Long = 17
' The browser could not be started, or the page for it could not be offered.
Public Const PAYNET_ERR_BROWSER As Long = 18
' Another thread is charging under the same `reference_no`.
Public Const PAYNET_ERR_CHARGE_UNDER_WAY As Long = 19
' There is nothing to cancel.
Public Const PAYNET_ERR_NOT_UNDER_WAY As Long = 20
' The journal can't be opened, read or written.
Public Const PAYNET_ERR_JOURNAL As Long = 21
' The request handle is 0, was freed, or never came from `paynet_request_new`.
Public Const PAYNET_ERR_INVALID_REQUEST As Long = 22
' Another thread is using the same request.
Public Const PAYNET_ERR_REQUEST_IN_USE As Long = 23
' Too many requests by name are alive in this process.
Public Const PAYNET_ERR_TOO_MANY_REQUESTS As Long = 24
' The host name has no address.
Public Const PAYNET_ERR_DNS As Long = 100
' The time for looking up the host name ran out.
Public Const PAYNET_ERR_TIMEOUT_RESOLVE As Long = 101
' The server refused the connection.
Public Const PAYNET_ERR_CONNECTION_REFUSED As Long = 102
' No way leads to the server's network.
Public Const PAYNET_ERR_UNREACHABLE As Long = 103
' The time for connecting ran out.
Public Const PAYNET_ERR_TIMEOUT_CONNECT As Long = 104
' The line broke before any byte of the request was sent.
Public Const PAYNET_ERR_BROKEN_BEFORE_SEND As Long = 105
' The proxy wants a user and password, or refused the ones given.
Public Const PAYNET_ERR_PROXY_LOGIN As Long = 106
' The proxy would not connect to Paynet.
Public Const PAYNET_ERR_PROXY_REFUSED As Long = 107
' The proxy did not speak HTTP, or broke the line.
Public Const PAYNET_ERR_PROXY_BROKEN As Long = 108
' The time for the proxy's answer ran out.
Public Const PAYNET_ERR_TIMEOUT_PROXY As Long = 109
' The time for the TLS handshake ran out.
Public Const PAYNET_ERR_TIMEOUT_TLS As Long = 110
' The server's certificate has expired.
Public Const PAYNET_ERR_TLS_EXPIRED As Long = 111
' The server's certificate is not valid yet.
Public Const PAYNET_ERR_TLS_NOT_YET_VALID As Long = 112
' The server's certificate is for another host.
Public Const PAYNET_ERR_TLS_WRONG_HOST As Long = 113
' The server's certificate comes from an authority that is not trusted.
Public Const PAYNET_ERR_TLS_UNKNOWN_CA As Long = 114
' Server and library have no TLS version or cipher suite in common.
Public Const PAYNET_ERR_TLS_NO_COMMON As Long = 115
' The server's certificate is bad in another way.
Public Const PAYNET_ERR_TLS_CERTIFICATE As Long = 116
' What answers at that address does not speak TLS.
Public Const PAYNET_ERR_TLS_NOT_SPOKEN As Long = 117
' The TLS handshake failed for another reason.
Public Const PAYNET_ERR_TLS_FAILED As Long = 118
' The time ran out while the request was being sent.
Public Const PAYNET_ERR_TIMEOUT_SEND As Long = 200
' The time ran out while waiting for the first byte of the answer.
Public Const PAYNET_ERR_TIMEOUT_WAIT As Long = 201
' The time ran out in the middle of the answer.
Public Const PAYNET_ERR_TIMEOUT_RECEIVE As Long = 202
' The line broke while the request was being sent.
Public Const PAYNET_ERR_BROKEN_SEND As Long = 203
' The line broke after sending, before the first byte of the answer.
Public Const PAYNET_ERR_BROKEN_WAIT As Long = 204
' The line broke in the middle of the answer.
Public Const PAYNET_ERR_BROKEN_RECEIVE As Long = 205
' A charge was sent, and it could not be found out in time whether money was taken.
Public Const PAYNET_ERR_CHARGE_UNKNOWN As Long = 206
' Paynet answered with a return code other than 0; see `paynet_error.paynet_code`.
Public Const PAYNET_ERR_REFUSED As Long = 300
' HTTP 401: Paynet does not know the key.
Public Const PAYNET_ERR_UNAUTHORIZED As Long = 301
' HTTP 403: the key may not do this, or not from this address.
Public Const PAYNET_ERR_FORBIDDEN As Long = 302
' HTTP 404 or 405: nothing takes this call at that address.
Public Const PAYNET_ERR_NOT_FOUND As Long = 303
' Another HTTP 4xx: Paynet found the request wrong.
Public Const PAYNET_ERR_BAD_REQUEST As Long = 304
' HTTP 5xx: a fault on Paynet's side.
Public Const PAYNET_ERR_SERVER As Long = 305
' HTTP 3xx: the server sent the call elsewhere; it is never followed.
Public Const PAYNET_ERR_REDIRECT As Long = 306
' An HTTP status that no service of Paynet uses.
Public Const PAYNET_ERR_HTTP_STATUS As Long = 307
' The answer is not HTTP.
Public Const PAYNET_ERR_NOT_HTTP As Long = 308
' The answer is not JSON (a web page of a proxy or firewall, say).
Public Const PAYNET_ERR_NOT_JSON As Long = 309
' The answer is JSON, but what is needed is not in it.
Public Const PAYNET_ERR_INCOMPLETE_ANSWER As Long = 310
' The answer is larger than the library accepts.
Public Const PAYNET_ERR_ANSWER_TOO_LARGE As Long = 311
' A value of the answer doesn't fit the caller's struct; it is never cut.
Public Const PAYNET_ERR_ANSWER_DOES_NOT_FIT As Long = 312
' The charge was declined, by the bank or by Paynet; no money was taken.
Public Const PAYNET_ERR_DECLINED As Long = 313
' A defect inside the library was caught before it could harm the host.
Public Const PAYNET_ERR_PANIC As Long = 900
' The library reached a state it should not be in.
Public Const PAYNET_ERR_INTERNAL As Long = 901
' Counts changes that break programs compiled before. 0 promises nothing yet.
Public Const PAYNET_ABI_VERSION As Long = 0
' A yes, no or number that nobody has said.
Public Const PAYNET_UNKNOWN As Long = -1
' An amount that nobody has said. Real ones are never negative.
Public Const PAYNET_NO_AMOUNT As Long = -1
' No environment: `base_url` says where Paynet is.
Public Const PAYNET_ENVIRONMENT_NONE As Long = 0
' Paynet's live system, `api.paynet.com.tr`: real money. Needs live keys.
Public Const PAYNET_ENVIRONMENT_LIVE As Long = 1
' Paynet's test system, `pts-api.paynet.com.tr`. Needs test keys.
Public Const PAYNET_ENVIRONMENT_TEST As Long = 2
' Texts in both directions are UTF-8.
Public Const PAYNET_TEXT_UTF8 As Long = 0
' Texts in both directions are Windows-1254, the "ANSI" code page of Turkish Windows.
Public Const PAYNET_TEXT_WINDOWS_1254 As Long = 1
' The library's own TLS: the same on every system.
Public Const PAYNET_TLS_OWN As Long = 0
' The system's TLS (SChannel): for gateways that the library's own has no cipher suite in common
' with. Windows alone.
Public Const PAYNET_TLS_SYSTEM As Long = 1
' The company's own point of sale.
Public Const PAYNET_POS_OWN As Long = 1
' Paynet's point of sale.
Public Const PAYNET_POS_PAYNET As Long = 5
' The shopper is not at the bank yet.
Public Const PAYNET_THREE_D_NOT_STARTED As Long = 0
' The shopper is at the bank.
Public Const PAYNET_THREE_D_AT_BANK As Long = 1
' The shopper is back: it is time to charge, and only the charge tells whether the bank was
' content.
Public Const PAYNET_THREE_D_BACK As Long = 2
' The shopper took too long.
Public Const PAYNET_THREE_D_TIME_UP As Long = 3
' The shopper or the program gave up.
Public Const PAYNET_THREE_D_CANCELLED As Long = 4
' There is no payment to tell of: the call asked for none that reached Paynet, or none was found.
Public Const PAYNET_OUTCOME_NONE As Long = 0
' The money is taken (or reserved, by a pre-authorisation). Never charge again for this order.
Public Const PAYNET_OUTCOME_PAID As Long = 1
' Bank or Paynet said no; nothing was taken.
Public Const PAYNET_OUTCOME_NOT_PAID As Long = 2
' Money may have been taken or not. Call `paynet_charge` again with the same session and
' `reference_no`.
Public Const PAYNET_OUTCOME_UNKNOWN As Long = 3
' It is not known.
Public Const PAYNET_FOUND_BY_NOTHING As Long = 0
' The answer came.
Public Const PAYNET_FOUND_BY_ANSWER As Long = 1
' The answer to the charge was lost, and a look-up found the payment.
Public Const PAYNET_FOUND_BY_LOOK_UP As Long = 2
' The answer to the charge was lost, and a repetition with the same session was answered.
Public Const PAYNET_FOUND_BY_REPEAT As Long = 3
' Takes the money.
Public Const PAYNET_TRANSACTION_SALE As Long = 1
' Reserves the money.
Public Const PAYNET_TRANSACTION_PREAUTHORISATION As Long = 3
' As people write it in Turkey: `1.234,56`.
Public Const PAYNET_AMOUNT_TURKISH As Long = 0
' As programs write it: `1234.56`.
Public Const PAYNET_AMOUNT_PLAIN As Long = 1
' `paynet_code` where Paynet sent no return code.
Public Const PAYNET_NO_CODE As Long = -1
' No network was involved.
Public Const PAYNET_PHASE_NONE As Long = 0
' Looking up the host name.
Public Const PAYNET_PHASE_RESOLVE As Long = 1
' Opening the TCP connection.
Public Const PAYNET_PHASE_CONNECT As Long = 2
' Asking the proxy for a way through.
Public Const PAYNET_PHASE_PROXY As Long = 3
' The TLS handshake.
Public Const PAYNET_PHASE_TLS As Long = 4
' Sending the request.
Public Const PAYNET_PHASE_SEND As Long = 5
' Waiting for the first byte of the answer.
Public Const PAYNET_PHASE_WAIT As Long = 6
' Receiving the answer.
Public Const PAYNET_PHASE_RECEIVE As Long = 7
' Reading what the complete answer says.
Public Const PAYNET_PHASE_READ As Long = 8
' The call succeeded.
Public Const PAYNET_CLASS_OK As Long = 0
' Codes 1 to 99: the call itself is wrong and nothing was sent. Correct it.
Public Const PAYNET_CLASS_CALL As Long = 1
' Codes 100 to 199: nothing reached Paynet. Repeating is safe.
Public Const PAYNET_CLASS_NOT_REACHED As Long = 2
' Codes 200 to 299: the request may have reached Paynet. Look up what happened before repeating.
Public Const PAYNET_CLASS_UNKNOWN As Long = 3
' Codes 300 to 399: an answer came; it is a refusal or cannot be used.
Public Const PAYNET_CLASS_ANSWERED As Long = 4
' Codes 900 to 999 and all others: a defect. Report it.
Public Const PAYNET_CLASS_DEFECT As Long = 9
' English texts.
Public Const PAYNET_LANGUAGE_ENGLISH As Long = 0
' Turkish texts.
Public Const PAYNET_LANGUAGE_TURKISH As Long = 1

' stdcall, as Visual Basic calls. Each gives a status: PAYNET_OK or one of PAYNET_ERR_...
Public Declare Function paynet_library_abi_version Lib "paynet.dll" Alias "paynet_abi_version_stdcall" () As Long
Public Declare Function paynet_request_new_w Lib "paynet.dll" Alias "paynet_request_new_w_stdcall" (ByVal client As Long, ByVal operation As Long, ByVal padded As Long, ByRef request As Long) As Long
Public Declare Function paynet_request_set_w Lib "paynet.dll" Alias "paynet_request_set_w_stdcall" (ByVal request As Long, ByVal name As Long, ByVal value As Long, ByVal length As Long) As Long
Public Declare Function paynet_request_call Lib "paynet.dll" Alias "paynet_request_call_stdcall" (ByVal request As Long) As Long
Public Declare Function paynet_response_get_w Lib "paynet.dll" Alias "paynet_response_get_w_stdcall" (ByVal request As Long, ByVal name As Long, ByVal buffer As Long, ByVal capacity As Long, ByRef needed As Long) As Long
Public Declare Function paynet_request_free Lib "paynet.dll" Alias "paynet_request_free_stdcall" (ByVal request As Long) As Long
Public Declare Function paynet_call_json_w Lib "paynet.dll" Alias "paynet_call_json_w_stdcall" (ByVal client As Long, ByVal operation As Long, ByVal request As Long, ByVal out As Long, ByVal capacity As Long, ByRef needed As Long) As Long
Public Declare Function paynet_wipe Lib "paynet.dll" Alias "paynet_wipe_stdcall" (ByVal buffer As Long, ByVal length As Long) As Long

Private Const FIRST_BUFFER As Long = 4096

' Raises an error if the library is of another version than this module.
Public Sub PaynetCheckVersion()
    Dim found As Long
    found = paynet_library_abi_version()
    If found <> PAYNET_ABI_VERSION Then
        Err.Raise vbObjectError + 512, "Paynet", "paynet.dll has ABI " & CStr(found) & ", but Paynet.bas is for " & _
            CStr(PAYNET_ABI_VERSION) & ". Take both from one release."
    End If
End Sub

' A new request. Client is 0 for "client_new", "status", "version", "amount_parse" and "amount_format".
Public Function PaynetRequest(ByVal client As Long, ByVal operation As String) As Long
    Dim request As Long
    PaynetSuccess paynet_request_new_w(client, StrPtr(operation), 0, request), 0
    PaynetRequest = request
End Function

Public Sub PaynetSet(ByVal request As Long, ByVal field As String, ByVal text As String)
    If StrPtr(text) = 0 Then text = "" ' a variable that was never set is a null pointer
    PaynetSuccess paynet_request_set_w(request, StrPtr(field), StrPtr(text), -1), request
End Sub

' For card numbers and CVCs: straight from the variable, which is wiped.
Public Sub PaynetSetCard(ByVal request As Long, ByVal field As String, ByRef text As String)
    Dim status As Long
    If StrPtr(text) = 0 Then text = ""
    status = paynet_request_set_w(request, StrPtr(field), StrPtr(text), Len(text))
    PaynetWipe text
    PaynetSuccess status, request
End Sub

' Overwrites the text in its place and empties the variable.
Public Sub PaynetWipe(ByRef text As String)
    If LenB(text) > 0 Then paynet_wipe StrPtr(text), LenB(text)
    text = vbNullString
End Sub

' Sends the request and gives the status.
Public Function PaynetCall(ByVal request As Long) As Long
    PaynetCall = paynet_request_call(request)
End Function

' Sends the request. If that fails, frees it and raises an error with the explanation.
Public Sub PaynetNeed(ByVal request As Long)
    Dim status As Long, explanation As String
    status = paynet_request_call(request)
    If status <> PAYNET_OK Then
        explanation = PaynetFailure(request, status)
        PaynetFree request
        Err.Raise vbObjectError + 512 + status, "Paynet", explanation
    End If
End Sub

' What went wrong in a request that failed, for the cashier and the log. It holds no card data.
Public Function PaynetFailure(ByVal request As Long, ByVal status As Long) As String
    If status >= PAYNET_ERR_PANIC Then ' there is no answer
        PaynetFailure = PaynetExplanation(status)
        Exit Function
    End If
    PaynetFailure = PaynetGet(request, "status_name") & " " & PaynetGet(request, "field") & vbCrLf & _
        PaynetGet(request, "explanation_tr") & vbCrLf & PaynetGet(request, "paynet_message")
End Function

' A field of the answer.
Public Function PaynetGet(ByVal request As Long, ByVal field As String) As String
    Dim buffer As String, needed As Long, status As Long
    buffer = String$(FIRST_BUFFER, vbNullChar)
    status = paynet_response_get_w(request, StrPtr(field), StrPtr(buffer), Len(buffer), needed)
    If status = PAYNET_ERR_BUFFER_TOO_SMALL Then
        buffer = String$(needed, vbNullChar)
        status = paynet_response_get_w(request, StrPtr(field), StrPtr(buffer), Len(buffer), needed)
    End If
    PaynetSuccess status, request
    PaynetGet = Left$(buffer, InStr(buffer, vbNullChar) - 1)
End Function

Public Sub PaynetFree(ByRef request As Long)
    If request <> 0 Then paynet_request_free request
    request = 0
End Sub

' An amount in lira as the library wants it: whole kurus.
Public Function PaynetKurus(ByVal lira As Currency) As String
    Dim kurus As Variant
    kurus = CDec(lira) * CDec(100)
    If kurus <> Int(kurus) Then Err.Raise vbObjectError + 512, "Paynet", "An amount has less than a kurus in it."
    PaynetKurus = CStr(kurus)
End Function

' Kurus, as the library writes them, in lira. -1 (PAYNET_NO_AMOUNT: nobody has said) gives -0.01.
Public Function PaynetLira(ByVal kurus As String) As Currency
    PaynetLira = CCur(CDec(kurus) / CDec(100))
End Function

' What a status means and what to do next, in Turkish.
Public Function PaynetExplanation(ByVal status As Long) As String
    Dim request As Long, code As String, buffer As String, needed As Long
    code = CStr(status)
    PaynetExplanation = "Paynet: " & code
    If paynet_request_new_w(0, StrPtr("status"), 0, request) <> PAYNET_OK Then Exit Function
    buffer = String$(FIRST_BUFFER, vbNullChar)
    paynet_request_set_w request, StrPtr("code"), StrPtr(code), -1
    If paynet_request_call(request) = PAYNET_OK Then
        If paynet_response_get_w(request, StrPtr("explanation_tr"), StrPtr(buffer), Len(buffer), needed) = PAYNET_OK Then
            PaynetExplanation = Left$(buffer, InStr(buffer, vbNullChar) - 1)
        End If
    End If
    paynet_request_free request
End Function

' Frees the request and raises an error for any status but PAYNET_OK.
Private Sub PaynetSuccess(ByVal status As Long, ByVal request As Long)
    If status <> PAYNET_OK Then
        paynet_request_free request
        Err.Raise vbObjectError + 512 + status, "Paynet", PaynetExplanation(status)
    End If
End Sub
