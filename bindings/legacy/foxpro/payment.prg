* Takes a payment from Paynet, or from the sandbox: DO payment WITH "order-1"
*
* The argument is the shop's own number of the order, never used for another one. From the environment:
* PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY; for the sandbox PAYNET_BASE_URL and PAYNET_CA_FILE, else it is Paynet's
* test system.
*
* Not compiled: every name of an operation or a field is checked by a test; the code has not run.

#INCLUDE paynet_fox.h
#DEFINE ATTEMPTS 3
* For one attempt to charge, in milliseconds.
#DEFINE BUDGET "30000"

LPARAMETERS tcOrder
LOCAL lnClient, loFailure
SET PROCEDURE TO paynet ADDITIVE
lnClient = 0
TRY
    PaynetOpen()
    lnClient = OpenClient()
    MESSAGEBOX(TakePayment(lnClient, tcOrder, "1.234,56"))
CATCH TO loFailure
    MESSAGEBOX(loFailure.Message)
FINALLY
    IF lnClient <> 0
        CloseClient(lnClient)
    ENDIF
ENDTRY
RETURN

FUNCTION OpenClient
    LOCAL lnRequest, lnClient
    lnRequest = PaynetRequest(0, "client_new")
    IF EMPTY(GETENV("PAYNET_BASE_URL"))
        PaynetSet(lnRequest, "environment", PaynetText(PAYNET_ENVIRONMENT_TEST))
    ELSE
        PaynetSet(lnRequest, "base_url", GETENV("PAYNET_BASE_URL"))
    ENDIF
    PaynetSet(lnRequest, "ca_file", GETENV("PAYNET_CA_FILE"))
    PaynetSet(lnRequest, "publishable_key", GETENV("PAYNET_PUBLISHABLE_KEY"))
    PaynetSet(lnRequest, "secret_key", GETENV("PAYNET_SECRET_KEY"))
    PaynetSet(lnRequest, "text_encoding", PaynetText(PAYNET_TEXT_WINDOWS_1254))
    PaynetNeed(lnRequest)
    lnClient = INT(VAL(PaynetGet(lnRequest, "client")))
    PaynetFree(lnRequest)
    RETURN lnClient
ENDFUNC

FUNCTION CloseClient(tnClient)
    LOCAL lnRequest
    lnRequest = PaynetRequest(tnClient, "client_free")
    PaynetCall(lnRequest)
    RETURN PaynetFree(lnRequest)
ENDFUNC

FUNCTION TakePayment(tnClient, tcOrder, tcLira)
    LOCAL lcSession, lcWay, lcToken, lcPostUrl, lcPan, lcCvc
    lcPan = "4355 0843 5508 4358" && one of Paynet's published test cards; in a till, from the keyboard or the reader
    lcCvc = "000"
    lcPostUrl = ""
    lcSession = OpenSession(tnClient, tcOrder, tcLira)
    lcWay = ChooseSinglePayment(tnClient, lcSession, LEFT(lcPan, 9))
    lcToken = TakeToken(tnClient, lcSession, lcWay, @lcPan, @lcCvc, @lcPostUrl)
    IF NOT EMPTY(lcPostUrl)
        ConfirmWithBank(tnClient, lcSession, lcToken, lcPostUrl)
    ENDIF
    RETURN ChargeUntilKnown(tnClient, lcSession, lcToken, tcOrder)
ENDFUNC

FUNCTION OpenSession(tnClient, tcOrder, tcLira)
    LOCAL lnRequest, lcSession
    lnRequest = PaynetRequest(tnClient, "auth")
    PaynetSet(lnRequest, "amount", PaynetKurus(tcLira))
    PaynetSet(lnRequest, "reference_no", tcOrder)
    PaynetNeed(lnRequest)
    lcSession = PaynetGet(lnRequest, "session_id")
    PaynetFree(lnRequest)
    RETURN lcSession
ENDFUNC

* The key of the single payment; a till shows the rows and lets the shopper choose.
FUNCTION ChooseSinglePayment(tnClient, tcSession, tcBin)
    LOCAL lnRequest, lnRow, lcRow, lcWay
    lcWay = ""
    lnRequest = PaynetRequest(tnClient, "check_bin")
    PaynetSet(lnRequest, "session_id", tcSession)
    PaynetSet(lnRequest, "bin", tcBin)
    PaynetNeed(lnRequest)
    FOR lnRow = 1 TO INT(VAL(PaynetGet(lnRequest, "instalment_count")))
        lcRow = PaynetText(lnRow)
        ? PaynetGet(lnRequest, "instalments." + lcRow + ".desc"), ;
            PaynetLira(PaynetGet(lnRequest, "instalments." + lcRow + ".total_amount"))
        IF PaynetGet(lnRequest, "instalments." + lcRow + ".instalment") == "0"
            lcWay = PaynetGet(lnRequest, "instalments." + lcRow + ".instalment_key")
        ENDIF
    ENDFOR
    PaynetFree(lnRequest)
    RETURN lcWay
ENDFUNC

* Overwrites the card number and the CVC. tcPostUrl stays empty if the shopper need not confirm with the bank.
FUNCTION TakeToken(tnClient, tcSession, tcWay, tcPan, tcCvc, tcPostUrl)
    LOCAL lnRequest, lcToken
    lnRequest = PaynetRequest(tnClient, "create_token")
    PaynetSet(lnRequest, "session_id", tcSession)
    PaynetSet(lnRequest, "instalment_key", tcWay)
    PaynetSet(lnRequest, "card_holder", "Ay" + CHR(254) + "e Y" + CHR(253) + "lmaz")
    PaynetSetCard(lnRequest, "pan", @tcPan)
    PaynetSetCard(lnRequest, "cvc", @tcCvc)
    PaynetSet(lnRequest, "month", "12")
    PaynetSet(lnRequest, "year", "2026")
    PaynetSet(lnRequest, "do_3ds", "0")
    PaynetSet(lnRequest, "ip", "203.0.113.7")
    PaynetNeed(lnRequest)
    lcToken = PaynetGet(lnRequest, "token_id")
    IF PaynetGet(lnRequest, "is_tds") == "1"
        tcPostUrl = PaynetGet(lnRequest, "post_url")
    ENDIF
    PaynetFree(lnRequest)
    RETURN lcToken
ENDFUNC

* Opens the shopper's browser and waits. Whether the bank was content, the charge will tell.
FUNCTION ConfirmWithBank(tnClient, tcSession, tcToken, tcPostUrl)
    LOCAL lnRequest
    lnRequest = PaynetRequest(tnClient, "three_d_browse")
    PaynetSet(lnRequest, "session_id", tcSession)
    PaynetSet(lnRequest, "token_id", tcToken)
    PaynetSet(lnRequest, "post_url", tcPostUrl)
    PaynetNeed(lnRequest)
    RETURN PaynetFree(lnRequest)
ENDFUNC

* While nobody knows whether money was taken, the same session is charged again: it is never taken twice.
FUNCTION ChargeUntilKnown(tnClient, tcSession, tcToken, tcOrder)
    LOCAL lnAttempt, lnOutcome, lcTold
    lnOutcome = PAYNET_OUTCOME_UNKNOWN
    lnAttempt = 1
    DO WHILE lnOutcome = PAYNET_OUTCOME_UNKNOWN AND lnAttempt <= ATTEMPTS
        lcTold = ""
        lnOutcome = Charge(tnClient, tcSession, tcToken, tcOrder, @lcTold)
        lnAttempt = lnAttempt + 1
    ENDDO
    IF lnOutcome = PAYNET_OUTCOME_UNKNOWN
        lcTold = lcTold + CHR(13) + "It is not known whether money was taken. Hand over no goods, and begin the " + ;
            "same order again in five minutes."
    ENDIF
    RETURN lcTold
ENDFUNC

* Charges once; tcTold is for the cashier.
FUNCTION Charge(tnClient, tcSession, tcToken, tcOrder, tcTold)
    LOCAL lnRequest, lnStatus, lnOutcome
    lnRequest = PaynetRequest(tnClient, "charge")
    PaynetSet(lnRequest, "session_id", tcSession)
    PaynetSet(lnRequest, "token_id", tcToken)
    PaynetSet(lnRequest, "reference_no", tcOrder)
    * The order may be paid, by a program that ended before it said so.
    PaynetSet(lnRequest, "look_up_first", "1")
    PaynetSet(lnRequest, "budget_ms", BUDGET)
    lnStatus = PaynetCall(lnRequest)
    IF lnStatus >= PAYNET_ERR_PANIC && a defect: there is no answer
        lnOutcome = PAYNET_OUTCOME_UNKNOWN
    ELSE
        lnOutcome = INT(VAL(PaynetGet(lnRequest, "outcome")))
    ENDIF
    IF lnOutcome = PAYNET_OUTCOME_PAID
        tcTold = "Paid: " + PaynetLira(PaynetGet(lnRequest, "amount")) + " " + ;
            PaynetGet(lnRequest, "currency") + ", card " + PaynetGet(lnRequest, "card_no_masked") + ;
            ", approval " + PaynetGet(lnRequest, "authorization_code")
    ELSE
        tcTold = PaynetFailure(lnRequest, lnStatus)
    ENDIF
    IF lnOutcome = PAYNET_OUTCOME_NOT_PAID
        tcTold = tcTold + CHR(13) + PaynetGet(lnRequest, "paynet_error_message") + ;
            PaynetGet(lnRequest, "bank_error_message")
    ENDIF
    PaynetFree(lnRequest)
    RETURN lnOutcome
ENDFUNC
