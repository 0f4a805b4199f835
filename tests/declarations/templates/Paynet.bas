Attribute VB_Name = "Paynet"
Option Explicit

' libpaynet for Visual Basic 6: card payments through Paynet. Add this module to the project and lay paynet.dll (the
' 32-bit one) beside the program.
'
' @GENERATED@
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

@CONSTANTS@

' stdcall, as Visual Basic calls. Each gives a status: PAYNET_OK or one of PAYNET_ERR_...
@FUNCTIONS@

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
