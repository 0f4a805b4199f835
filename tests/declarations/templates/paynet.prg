* libpaynet for Visual FoxPro: card payments through Paynet. Lay this file, paynet_fox.h and paynet.dll (the 32-bit one)
* beside the program, and begin with
*
*     #INCLUDE paynet_fox.h
*     SET PROCEDURE TO paynet ADDITIVE
*     PaynetOpen()
*
* @GENERATED@
* Not compiled: every line that declares is checked against the C header by a test, and so is every name of an
* operation or a field; a parser has read it. The functions at the end are written by hand and have not run.
*
* A call is a request: make it with the name of an operation (PaynetRequest), set its fields (PaynetSet), call
* (PaynetCall), read the answer (PaynetGet), free it (PaynetFree). Operations and fields have the names of the C
* header's functions and structs; rows are counted from 1: "instalments.1.instalment_key". What raises an error frees the
* request first.
*
* Amounts are whole kurus as text, made from what the cashier writes by PaynetKurus and back by PaynetLira: none is
* ever a number of FoxPro's, which are floating.
*
* Texts go to the library byte for byte: set text_encoding to PAYNET_TEXT_WINDOWS_1254 when making the client. On a
* Windows with another code page than 1254 take a font's Turkish script to show them. Fields of an answer come filled with
* blanks, without a NUL.
*
* What fails raises an error. Call inside TRY and CATCH: an ON ERROR that only shows the error would go on with the line
* after it, as if the call had succeeded.
*
* Card data: the library wipes its copies. FoxPro can't wipe a variable for certain, so keep a card number or a CVC in
* one LOCAL variable, set it with PaynetSetCard, which overwrites the variable, and store it nowhere.

#INCLUDE paynet_fox.h

* Declares the functions, stdcall as FoxPro calls, and stops if the library is of another version than this file.
FUNCTION PaynetOpen
    LOCAL lnFound
@FUNCTIONS@
    lnFound = paynet_library_abi_version()
    IF lnFound <> PAYNET_ABI_VERSION
        ERROR "paynet.dll has ABI " + PaynetText(lnFound) + ", but paynet.prg is for " + ;
            PaynetText(PAYNET_ABI_VERSION) + ". Take both from one release."
    ENDIF
    RETURN .T.
ENDFUNC

* A new request. tnClient is 0 for "client_new", "status", "version", "amount_parse" and "amount_format".
FUNCTION PaynetRequest(tnClient, tcOperation)
    LOCAL lnRequest
    lnRequest = 0
    PaynetSuccess(paynet_request_new(tnClient, tcOperation, 1, @lnRequest), 0)
    RETURN lnRequest
ENDFUNC

FUNCTION PaynetSet(tnRequest, tcField, tcText)
    RETURN PaynetSuccess(paynet_request_set(tnRequest, tcField, tcText, LEN(tcText)), tnRequest)
ENDFUNC

* For card numbers and CVCs; hand the variable in by reference: PaynetSetCard(lnRequest, "pan", @lcPan)
FUNCTION PaynetSetCard(tnRequest, tcField, tcText)
    LOCAL lnStatus
    lnStatus = paynet_request_set(tnRequest, tcField, tcText, LEN(tcText))
    tcText = REPLICATE("0", LEN(tcText))
    RETURN PaynetSuccess(lnStatus, tnRequest)
ENDFUNC

* A whole number as text, whatever SET FIXED, DECIMALS and POINT say.
FUNCTION PaynetText(tnNumber)
    RETURN LTRIM(STR(tnNumber))
ENDFUNC

* Sends the request and gives the status.
FUNCTION PaynetCall(tnRequest)
    RETURN paynet_request_call(tnRequest)
ENDFUNC

* Sends the request. If that fails, frees it and raises an error with the explanation.
FUNCTION PaynetNeed(tnRequest)
    LOCAL lnStatus, lcExplanation
    lnStatus = PaynetCall(tnRequest)
    IF lnStatus <> PAYNET_OK
        lcExplanation = PaynetFailure(tnRequest, lnStatus)
        PaynetFree(tnRequest)
        ERROR lcExplanation
    ENDIF
    RETURN .T.
ENDFUNC

* What went wrong in a request that failed, for the cashier and the log. It holds no card data.
FUNCTION PaynetFailure(tnRequest, tnStatus)
    IF tnStatus >= PAYNET_ERR_PANIC && there is no answer
        RETURN PaynetExplanation(tnStatus)
    ENDIF
    RETURN PaynetGet(tnRequest, "status_name") + " " + PaynetGet(tnRequest, "field") + CHR(13) + ;
        PaynetGet(tnRequest, "explanation_tr") + CHR(13) + PaynetGet(tnRequest, "paynet_message")
ENDFUNC

* A field of the answer.
FUNCTION PaynetGet(tnRequest, tcField)
    LOCAL lcBuffer, lnNeeded, lnStatus
    lcBuffer = SPACE(4096)
    lnNeeded = 0
    lnStatus = paynet_response_get(tnRequest, tcField, @lcBuffer, LEN(lcBuffer), @lnNeeded)
    IF lnStatus = PAYNET_ERR_BUFFER_TOO_SMALL
        lcBuffer = SPACE(lnNeeded)
        lnStatus = paynet_response_get(tnRequest, tcField, @lcBuffer, LEN(lcBuffer), @lnNeeded)
    ENDIF
    PaynetSuccess(lnStatus, tnRequest)
    RETURN RTRIM(lcBuffer)
ENDFUNC

FUNCTION PaynetFree(tnRequest)
    RETURN paynet_request_free(tnRequest)
ENDFUNC

* An amount as the cashier writes it, "1.234,56", in kurus.
FUNCTION PaynetKurus(tcText)
    LOCAL lnRequest, lcAmount
    lnRequest = PaynetRequest(0, "amount_parse")
    PaynetSet(lnRequest, "text_encoding", PaynetText(PAYNET_TEXT_WINDOWS_1254))
    PaynetSet(lnRequest, "text", tcText)
    PaynetNeed(lnRequest)
    lcAmount = PaynetGet(lnRequest, "amount")
    PaynetFree(lnRequest)
    RETURN lcAmount
ENDFUNC

* Kurus, as the library writes them, as people in Turkey write lira: "1.234,56".
FUNCTION PaynetLira(tcKurus)
    LOCAL lnRequest, lcText
    lnRequest = PaynetRequest(0, "amount_format")
    PaynetSet(lnRequest, "text_encoding", PaynetText(PAYNET_TEXT_WINDOWS_1254))
    PaynetSet(lnRequest, "amount", tcKurus)
    PaynetSet(lnRequest, "form", PaynetText(PAYNET_AMOUNT_TURKISH))
    PaynetNeed(lnRequest)
    lcText = PaynetGet(lnRequest, "text")
    PaynetFree(lnRequest)
    RETURN lcText
ENDFUNC

* What a status means and what to do next, in Turkish.
FUNCTION PaynetExplanation(tnStatus)
    LOCAL lnRequest, lcBuffer, lnNeeded, lcText
    STORE 0 TO lnRequest, lnNeeded
    lcBuffer = SPACE(4096)
    lcText = "Paynet: " + PaynetText(tnStatus)
    IF paynet_request_new(0, "status", 1, @lnRequest) <> PAYNET_OK
        RETURN lcText
    ENDIF
    paynet_request_set(lnRequest, "text_encoding", PaynetText(PAYNET_TEXT_WINDOWS_1254), -1)
    paynet_request_set(lnRequest, "code", PaynetText(tnStatus), -1)
    IF paynet_request_call(lnRequest) = PAYNET_OK AND ;
            paynet_response_get(lnRequest, "explanation_tr", @lcBuffer, LEN(lcBuffer), @lnNeeded) = PAYNET_OK
        lcText = RTRIM(lcBuffer)
    ENDIF
    paynet_request_free(lnRequest)
    RETURN lcText
ENDFUNC

* Frees the request and raises an error for any status but PAYNET_OK.
FUNCTION PaynetSuccess(tnStatus, tnRequest)
    IF tnStatus <> PAYNET_OK
        paynet_request_free(tnRequest)
        ERROR PaynetExplanation(tnStatus)
    ENDIF
    RETURN .T.
ENDFUNC
