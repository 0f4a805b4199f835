Attribute VB_Name = "Payment"
Option Explicit

' Takes a payment from Paynet, or from the sandbox: a project with this module, Paynet.bas and Sub Main as its start.
'
' The command line is the shop's own number of the order, never used for another one. From the environment:
' PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY; for the sandbox PAYNET_BASE_URL and PAYNET_CA_FILE, else it is Paynet's
' test system.
'
' Not compiled: every name of an operation or a field is checked by a test; the code has not run.

Private Const ATTEMPTS As Long = 3
Private Const BUDGET_MS As Long = 30000 ' for one attempt to charge

Public Sub Main()
    Dim client As Long
    On Error GoTo Failed
    PaynetCheckVersion
    client = OpenClient()
    MsgBox TakePayment(client, Command$, 1234.56@)
    CloseClient client
    Exit Sub
Failed:
    MsgBox Err.Description, vbExclamation
    If client <> 0 Then CloseClient client
End Sub

Private Function OpenClient() As Long
    Dim request As Long
    request = PaynetRequest(0, "client_new")
    If Len(Environ$("PAYNET_BASE_URL")) = 0 Then
        PaynetSet request, "environment", CStr(PAYNET_ENVIRONMENT_TEST)
    Else
        PaynetSet request, "base_url", Environ$("PAYNET_BASE_URL")
    End If
    PaynetSet request, "ca_file", Environ$("PAYNET_CA_FILE")
    PaynetSet request, "publishable_key", Environ$("PAYNET_PUBLISHABLE_KEY")
    PaynetSet request, "secret_key", Environ$("PAYNET_SECRET_KEY")
    PaynetNeed request
    OpenClient = CLng(PaynetGet(request, "client"))
    PaynetFree request
End Function

Private Sub CloseClient(ByRef client As Long)
    Dim request As Long, closing As Long
    closing = client
    client = 0
    request = PaynetRequest(closing, "client_free")
    PaynetCall request
    PaynetFree request
End Sub

Private Function TakePayment(ByVal client As Long, ByVal order As String, ByVal lira As Currency) As String
    Dim session As String, way As String, token As String, postUrl As String
    Dim pan As String, cvc As String, number As Long, explanation As String
    On Error GoTo Failed
    pan = "4355 0843 5508 4358" ' one of Paynet's published test cards; in a till, from the keyboard or the reader
    cvc = "000"
    session = OpenSession(client, order, lira)
    way = ChooseSinglePayment(client, session, Left$(pan, 9))
    token = TakeToken(client, session, way, pan, cvc, postUrl)
    If Len(postUrl) > 0 Then ConfirmWithBank client, session, token, postUrl
    TakePayment = ChargeUntilKnown(client, session, token, order)
    Exit Function
Failed:
    number = Err.Number
    explanation = Err.Description
    PaynetWipe pan
    PaynetWipe cvc
    Err.Raise number, "Paynet", explanation
End Function

Private Function OpenSession(ByVal client As Long, ByVal order As String, ByVal lira As Currency) As String
    Dim request As Long
    request = PaynetRequest(client, "auth")
    PaynetSet request, "amount", PaynetKurus(lira)
    PaynetSet request, "reference_no", order
    PaynetNeed request
    OpenSession = PaynetGet(request, "session_id")
    PaynetFree request
End Function

' The key of the single payment; a till shows the rows and lets the shopper choose.
Private Function ChooseSinglePayment(ByVal client As Long, ByVal session As String, ByVal bin As String) As String
    Dim request As Long, i As Long
    request = PaynetRequest(client, "check_bin")
    PaynetSet request, "session_id", session
    PaynetSet request, "bin", bin
    PaynetNeed request
    For i = 1 To CLng(PaynetGet(request, "instalment_count"))
        Debug.Print PaynetGet(request, "instalments." & i & ".desc"), _
            PaynetLira(PaynetGet(request, "instalments." & i & ".total_amount"))
        If PaynetGet(request, "instalments." & i & ".instalment") = "0" Then
            ChooseSinglePayment = PaynetGet(request, "instalments." & i & ".instalment_key")
        End If
    Next
    PaynetFree request
End Function

' Wipes the card number and the CVC. PostUrl is empty if the shopper need not confirm with the bank.
Private Function TakeToken(ByVal client As Long, ByVal session As String, ByVal way As String, ByRef pan As String, _
        ByRef cvc As String, ByRef postUrl As String) As String
    Dim request As Long
    request = PaynetRequest(client, "create_token")
    PaynetSet request, "session_id", session
    PaynetSet request, "instalment_key", way
    PaynetSet request, "card_holder", "Ay" & ChrW$(351) & "e Y" & ChrW$(305) & "lmaz"
    PaynetSetCard request, "pan", pan
    PaynetSetCard request, "cvc", cvc
    PaynetSet request, "month", "12"
    PaynetSet request, "year", "2026"
    PaynetSet request, "do_3ds", "0"
    PaynetSet request, "ip", "203.0.113.7"
    PaynetNeed request
    TakeToken = PaynetGet(request, "token_id")
    If PaynetGet(request, "is_tds") = "1" Then postUrl = PaynetGet(request, "post_url")
    PaynetFree request
End Function

' Opens the shopper's browser and waits. Whether the bank was content, the charge will tell.
Private Sub ConfirmWithBank(ByVal client As Long, ByVal session As String, ByVal token As String, ByVal postUrl As String)
    Dim request As Long
    request = PaynetRequest(client, "three_d_browse")
    PaynetSet request, "session_id", session
    PaynetSet request, "token_id", token
    PaynetSet request, "post_url", postUrl
    PaynetNeed request
    PaynetFree request
End Sub

' While nobody knows whether money was taken, the same session is charged again: it is never taken twice.
Private Function ChargeUntilKnown(ByVal client As Long, ByVal session As String, ByVal token As String, _
        ByVal order As String) As String
    Dim attempt As Long, outcome As Long, told As String
    For attempt = 1 To ATTEMPTS
        outcome = Charge(client, session, token, order, told)
        If outcome <> PAYNET_OUTCOME_UNKNOWN Then Exit For
    Next
    If outcome = PAYNET_OUTCOME_UNKNOWN Then
        told = told & vbCrLf & "It is not known whether money was taken. Hand over no goods, and begin the same " & _
            "order again in five minutes."
    End If
    ChargeUntilKnown = told
End Function

' Charges once; told is for the cashier.
Private Function Charge(ByVal client As Long, ByVal session As String, ByVal token As String, ByVal order As String, _
        ByRef told As String) As Long
    Dim request As Long, status As Long
    request = PaynetRequest(client, "charge")
    PaynetSet request, "session_id", session
    PaynetSet request, "token_id", token
    PaynetSet request, "reference_no", order
    PaynetSet request, "look_up_first", "1" ' the order may be paid, by a program that ended before it said so
    PaynetSet request, "budget_ms", CStr(BUDGET_MS)
    status = PaynetCall(request)
    If status >= PAYNET_ERR_PANIC Then ' a defect: there is no answer
        Charge = PAYNET_OUTCOME_UNKNOWN
    Else
        Charge = CLng(PaynetGet(request, "outcome"))
    End If
    If Charge = PAYNET_OUTCOME_PAID Then
        told = "Paid: " & Format$(PaynetLira(PaynetGet(request, "amount")), "#,##0.00") & " " & _
            PaynetGet(request, "currency") & ", card " & PaynetGet(request, "card_no_masked") & ", approval " & _
            PaynetGet(request, "authorization_code")
    Else
        told = PaynetFailure(request, status)
    End If
    If Charge = PAYNET_OUTCOME_NOT_PAID Then
        told = told & vbCrLf & PaynetGet(request, "paynet_error_message") & PaynetGet(request, "bank_error_message")
    End If
    PaynetFree request
End Function
