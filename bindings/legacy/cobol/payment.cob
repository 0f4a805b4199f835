      * Takes a payment from Paynet, or from the sandbox.
      *
      *   cobc -x payment.cob
      *   COB_PRE_LOAD=libpaynet ./payment order-1
      *
      * The argument is the shop's own number of the order, never
      * used for another one. From the environment:
      * PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY; for the sandbox
      * PAYNET_BASE_URL and PAYNET_CA_FILE, else it is Paynet's test
      * system; PAYNET_BROWSER, a program in which the shopper
      * confirms with the bank (3-D Secure).
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PAYMENT.

       DATA DIVISION.
       WORKING-STORAGE SECTION.
           COPY "paynet.cpy".

       01  ORDER-FIELDS.
      * Longer than Paynet takes: what is too long is refused, not cut.
           05  ORDER-NO            PIC X(64).
      * Kurus: 1.234,56 lira.
           05  ORDER-AMOUNT        PIC 9(13) VALUE 123456.
      * For one attempt to charge, in milliseconds.
           05  ORDER-BUDGET        PIC 9(6) VALUE 30000.
           05  ORDER-SESSION       PIC X(256).
           05  ORDER-WAY           PIC X(256).
           05  ORDER-TOKEN         PIC X(256).
           05  ORDER-POST-URL      PIC X(1024).
           05  ORDER-OUTCOME       PIC S9(9) VALUE 0.

      * In a till, from the keyboard or the reader. One of Paynet's
      * published test cards.
       01  CARD-FIELDS.
           05  CARD-PAN            PIC X(19)
                                   VALUE "4355 0843 5508 4358".
           05  CARD-CVC            PIC X(4) VALUE "000".
      * With the letters of Windows-1254 for s with cedilla and
      * i without a dot.
           05  CARD-HOLDER.
               10  FILLER          PIC X(2) VALUE "Ay".
               10  FILLER          PIC X VALUE X"FE".
               10  FILLER          PIC X(3) VALUE "e Y".
               10  FILLER          PIC X VALUE X"FD".
               10  FILLER          PIC X(4) VALUE "lmaz".

       01  WORK-FIELDS.
           05  BROWSER             PIC X(1024) VALUE SPACES.
           05  BASE-URL            PIC X(1024) VALUE SPACES.
           05  ROWS-FOUND          PIC 9(4) VALUE 0.
           05  ROW-NO              PIC 9(4) VALUE 0.
           05  ROW-TEXT            PIC ZZZ9.
           05  ROW-PLACES          PIC 9 VALUE 0.
           05  ATTEMPT             PIC 9 VALUE 0.
           05  NUMBER-READ         PIC S9(15) VALUE 0.
           05  AMOUNT-READ         PIC 9(15) VALUE 0.
           05  AMOUNT-TEXT         PIC X(24) VALUE SPACES.
           05  VALUE-KEPT          PIC X(64) VALUE SPACES.
           05  CLIENT-KEPT         PIC S9(9) COMP-5 VALUE 0.
           05  REQUEST-KEPT        PIC S9(9) COMP-5 VALUE 0.
           05  STATUS-SHOWN        PIC ZZZ9.
           05  CURRENCY-READ       PIC X(8) VALUE SPACES.
           05  CARD-READ           PIC X(32) VALUE SPACES.
           05  HOLDER-READ         PIC X(64) VALUE SPACES.

       PROCEDURE DIVISION.
       MAIN-PARAGRAPH.
           ACCEPT ORDER-NO FROM COMMAND-LINE
           PERFORM PAYNET-VERSION
           IF PAYNET-STATUS NOT = PAYNET-ABI-VERSION
               DISPLAY "The paynet library has ABI " PAYNET-STATUS
                   ", but paynet.cpy is for " PAYNET-ABI-VERSION
                   ". Take both from one release."
               MOVE 1 TO RETURN-CODE
               STOP RUN
           END-IF
           PERFORM OPEN-CLIENT
           PERFORM OPEN-SESSION
           PERFORM CHOOSE-SINGLE-PAYMENT
           PERFORM TAKE-TOKEN
           IF ORDER-POST-URL NOT = SPACES
               PERFORM CONFIRM-WITH-BANK
           END-IF
           PERFORM CHARGE-UNTIL-KNOWN
           PERFORM CLOSE-CLIENT
           IF ORDER-OUTCOME = PAYNET-OUTCOME-PAID
               MOVE 0 TO RETURN-CODE
           ELSE
               MOVE 1 TO RETURN-CODE
           END-IF
           STOP RUN.

       OPEN-CLIENT.
           MOVE 0 TO PAYNET-CLIENT
           MOVE "client_new" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           ACCEPT BASE-URL FROM ENVIRONMENT "PAYNET_BASE_URL"
           IF BASE-URL = SPACES
               MOVE "environment" TO PAYNET-NAME
               MOVE PAYNET-ENVIRONMENT-TEST TO PAYNET-VALUE
           ELSE
               MOVE "base_url" TO PAYNET-NAME
               MOVE BASE-URL TO PAYNET-VALUE
           END-IF
           PERFORM SET-FIELD
           MOVE "ca_file" TO PAYNET-NAME
           MOVE SPACES TO PAYNET-VALUE
           ACCEPT PAYNET-VALUE FROM ENVIRONMENT "PAYNET_CA_FILE"
           PERFORM SET-FIELD
           MOVE "publishable_key" TO PAYNET-NAME
           MOVE SPACES TO PAYNET-VALUE
           ACCEPT PAYNET-VALUE
               FROM ENVIRONMENT "PAYNET_PUBLISHABLE_KEY"
           PERFORM SET-FIELD
           MOVE "secret_key" TO PAYNET-NAME
           MOVE SPACES TO PAYNET-VALUE
           ACCEPT PAYNET-VALUE FROM ENVIRONMENT "PAYNET_SECRET_KEY"
           PERFORM SET-FIELD
           PERFORM PAYNET-WIPE
           MOVE "text_encoding" TO PAYNET-NAME
           MOVE PAYNET-TEXT-WINDOWS-1254 TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM NEED-CALL
           MOVE "client" TO PAYNET-NAME
           PERFORM GET-NUMBER
           MOVE NUMBER-READ TO CLIENT-KEPT
           PERFORM PAYNET-FREE
           MOVE CLIENT-KEPT TO PAYNET-CLIENT.

       CLOSE-CLIENT.
           MOVE "client_free" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           PERFORM PAYNET-CALL
           PERFORM PAYNET-FREE.

       OPEN-SESSION.
           MOVE "auth" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           MOVE "amount" TO PAYNET-NAME
           MOVE ORDER-AMOUNT TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "reference_no" TO PAYNET-NAME
           MOVE ORDER-NO TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM NEED-CALL
           MOVE "session_id" TO PAYNET-NAME
           PERFORM GET-FIELD
           MOVE PAYNET-VALUE TO ORDER-SESSION
           PERFORM PAYNET-FREE.

      * A till shows the rows and lets the shopper choose.
       CHOOSE-SINGLE-PAYMENT.
           MOVE "check_bin" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           PERFORM SET-SESSION
           MOVE "bin" TO PAYNET-NAME
           MOVE CARD-PAN(1:9) TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM NEED-CALL
           MOVE "instalment_count" TO PAYNET-NAME
           PERFORM GET-NUMBER
           MOVE NUMBER-READ TO ROWS-FOUND
           PERFORM SHOW-ROW VARYING ROW-NO FROM 1 BY 1
               UNTIL ROW-NO > ROWS-FOUND
           PERFORM PAYNET-FREE.

       SHOW-ROW.
           MOVE ROW-NO TO ROW-TEXT
           STRING "instalments." FUNCTION TRIM(ROW-TEXT)
               ".total_amount" DELIMITED BY SIZE INTO PAYNET-NAME
           PERFORM GET-NUMBER
           MOVE NUMBER-READ TO AMOUNT-READ
           PERFORM FORMAT-AMOUNT
           MOVE SPACES TO PAYNET-NAME
           STRING "instalments." FUNCTION TRIM(ROW-TEXT)
               ".desc" DELIMITED BY SIZE INTO PAYNET-NAME
           PERFORM GET-FIELD
           DISPLAY "  " FUNCTION TRIM(PAYNET-VALUE)
               ": " FUNCTION TRIM(AMOUNT-TEXT)
           MOVE SPACES TO PAYNET-NAME
           STRING "instalments." FUNCTION TRIM(ROW-TEXT)
               ".instalment" DELIMITED BY SIZE INTO PAYNET-NAME
           PERFORM GET-NUMBER
           IF NUMBER-READ = 0
               MOVE SPACES TO PAYNET-NAME
               STRING "instalments." FUNCTION TRIM(ROW-TEXT)
                   ".instalment_key"
                   DELIMITED BY SIZE INTO PAYNET-NAME
               PERFORM GET-FIELD
               MOVE PAYNET-VALUE TO ORDER-WAY
           END-IF
           MOVE SPACES TO PAYNET-NAME.

       TAKE-TOKEN.
           ACCEPT BROWSER FROM ENVIRONMENT "PAYNET_BROWSER"
           MOVE "create_token" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           PERFORM SET-SESSION
           MOVE "instalment_key" TO PAYNET-NAME
           MOVE ORDER-WAY TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "card_holder" TO PAYNET-NAME
           MOVE CARD-HOLDER TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "pan" TO PAYNET-NAME
           MOVE CARD-PAN TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "cvc" TO PAYNET-NAME
           MOVE CARD-CVC TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM PAYNET-WIPE
           MOVE ALL "0" TO CARD-PAN CARD-CVC
           MOVE "month" TO PAYNET-NAME
           MOVE "12" TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "year" TO PAYNET-NAME
           MOVE "2026" TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "do_3ds" TO PAYNET-NAME
           MOVE "0" TO PAYNET-VALUE
           IF BROWSER NOT = SPACES
               MOVE "1" TO PAYNET-VALUE
           END-IF
           PERFORM SET-FIELD
           MOVE "ip" TO PAYNET-NAME
           MOVE "203.0.113.7" TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM NEED-CALL
           MOVE "token_id" TO PAYNET-NAME
           PERFORM GET-FIELD
           MOVE PAYNET-VALUE TO ORDER-TOKEN
           MOVE SPACES TO ORDER-POST-URL
           MOVE "is_tds" TO PAYNET-NAME
           PERFORM GET-NUMBER
           IF NUMBER-READ = 1
               MOVE "post_url" TO PAYNET-NAME
               PERFORM GET-FIELD
               MOVE PAYNET-VALUE TO ORDER-POST-URL
           END-IF
           PERFORM PAYNET-FREE.

      * Whether the bank was content, the charge will tell.
       CONFIRM-WITH-BANK.
           MOVE "three_d_browse" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           PERFORM SET-SESSION
           PERFORM SET-TOKEN
           MOVE "post_url" TO PAYNET-NAME
           MOVE ORDER-POST-URL TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "browser" TO PAYNET-NAME
           MOVE BROWSER TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM NEED-CALL
           MOVE "state" TO PAYNET-NAME
           PERFORM GET-NUMBER
           IF NUMBER-READ = PAYNET-THREE-D-BACK
               DISPLAY "the shopper is back"
           END-IF
           PERFORM PAYNET-FREE.

      * While nobody knows whether money was taken, the same session
      * is charged again: it is never taken twice.
       CHARGE-UNTIL-KNOWN.
           MOVE PAYNET-OUTCOME-UNKNOWN TO ORDER-OUTCOME
           PERFORM CHARGE VARYING ATTEMPT FROM 1 BY 1
               UNTIL ATTEMPT > 3
               OR ORDER-OUTCOME NOT = PAYNET-OUTCOME-UNKNOWN
           IF ORDER-OUTCOME = PAYNET-OUTCOME-UNKNOWN
               DISPLAY "It is not known whether money was taken."
               DISPLAY "Hand over no goods, and begin the same "
                   "order again in five minutes."
           END-IF.

       CHARGE.
           MOVE "charge" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           PERFORM SET-SESSION
           PERFORM SET-TOKEN
           MOVE "reference_no" TO PAYNET-NAME
           MOVE ORDER-NO TO PAYNET-VALUE
           PERFORM SET-FIELD
      * The order may be paid, by a program that ended before it
      * said so.
           MOVE "look_up_first" TO PAYNET-NAME
           MOVE "1" TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "budget_ms" TO PAYNET-NAME
           MOVE ORDER-BUDGET TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM PAYNET-CALL
           MOVE PAYNET-STATUS TO STATUS-SHOWN
      * After a defect there is no answer.
           IF PAYNET-STATUS < PAYNET-ERR-PANIC
               PERFORM SHOW-OUTCOME
           ELSE
               MOVE PAYNET-OUTCOME-UNKNOWN TO ORDER-OUTCOME
               DISPLAY "status " FUNCTION TRIM(STATUS-SHOWN)
           END-IF
           PERFORM PAYNET-FREE.

       SHOW-OUTCOME.
           MOVE "outcome" TO PAYNET-NAME
           PERFORM GET-NUMBER
           MOVE NUMBER-READ TO ORDER-OUTCOME
           IF ORDER-OUTCOME = PAYNET-OUTCOME-PAID
               PERFORM SHOW-RECEIPT
           ELSE
               PERFORM EXPLAIN
           END-IF
           IF ORDER-OUTCOME = PAYNET-OUTCOME-NOT-PAID
               MOVE "paynet_error_message" TO PAYNET-NAME
               PERFORM GET-FIELD
               DISPLAY "not paid: " FUNCTION TRIM(PAYNET-VALUE)
               MOVE "bank_error_message" TO PAYNET-NAME
               PERFORM GET-FIELD
               DISPLAY FUNCTION TRIM(PAYNET-VALUE)
           END-IF.

       SHOW-RECEIPT.
           MOVE "amount" TO PAYNET-NAME
           PERFORM GET-NUMBER
           MOVE NUMBER-READ TO AMOUNT-READ
           MOVE "currency" TO PAYNET-NAME
           PERFORM GET-FIELD
           MOVE PAYNET-VALUE TO CURRENCY-READ
           MOVE "card_no_masked" TO PAYNET-NAME
           PERFORM GET-FIELD
           MOVE PAYNET-VALUE TO CARD-READ
           MOVE "card_holder" TO PAYNET-NAME
           PERFORM GET-FIELD
           MOVE PAYNET-VALUE TO HOLDER-READ
           MOVE "authorization_code" TO PAYNET-NAME
           PERFORM GET-FIELD
           PERFORM FORMAT-AMOUNT
           DISPLAY "paid: " FUNCTION TRIM(AMOUNT-TEXT) " "
               FUNCTION TRIM(CURRENCY-READ) ", card "
               FUNCTION TRIM(CARD-READ) " of "
               FUNCTION TRIM(HOLDER-READ) ", approval "
               FUNCTION TRIM(PAYNET-VALUE).

      * AMOUNT-READ in kurus as AMOUNT-TEXT in lira, by the library;
      * a request of its own beside the one under way.
       FORMAT-AMOUNT.
           MOVE PAYNET-REQUEST TO REQUEST-KEPT
           MOVE PAYNET-VALUE TO VALUE-KEPT
           MOVE 0 TO PAYNET-CLIENT
           MOVE "amount_format" TO PAYNET-OPERATION
           PERFORM NEW-REQUEST
           MOVE "amount" TO PAYNET-NAME
           MOVE AMOUNT-READ TO PAYNET-VALUE
           PERFORM SET-FIELD
           MOVE "form" TO PAYNET-NAME
           MOVE PAYNET-AMOUNT-TURKISH TO PAYNET-VALUE
           PERFORM SET-FIELD
           PERFORM NEED-CALL
           MOVE "text" TO PAYNET-NAME
           PERFORM GET-FIELD
           MOVE PAYNET-VALUE TO AMOUNT-TEXT
           PERFORM PAYNET-FREE
           MOVE VALUE-KEPT TO PAYNET-VALUE
           MOVE CLIENT-KEPT TO PAYNET-CLIENT
           MOVE REQUEST-KEPT TO PAYNET-REQUEST.

       SET-SESSION.
           MOVE "session_id" TO PAYNET-NAME
           MOVE ORDER-SESSION TO PAYNET-VALUE
           PERFORM SET-FIELD.

       SET-TOKEN.
           MOVE "token_id" TO PAYNET-NAME
           MOVE ORDER-TOKEN TO PAYNET-VALUE
           PERFORM SET-FIELD.

       NEW-REQUEST.
           PERFORM PAYNET-NEW
           PERFORM NEED-SUCCESS.

       SET-FIELD.
           PERFORM PAYNET-SET
           PERFORM NEED-SUCCESS.

       GET-FIELD.
           PERFORM PAYNET-GET
           PERFORM NEED-SUCCESS.

       GET-NUMBER.
           PERFORM GET-FIELD
           UNSTRING PAYNET-VALUE DELIMITED BY SPACE
               INTO NUMBER-READ.

      * The calls before the charge: a failure ends the program.
       NEED-CALL.
           PERFORM PAYNET-CALL
           IF PAYNET-STATUS NOT = PAYNET-OK
               MOVE PAYNET-STATUS TO STATUS-SHOWN
               IF PAYNET-STATUS < PAYNET-ERR-PANIC
                   PERFORM EXPLAIN
               ELSE
                   DISPLAY "status " FUNCTION TRIM(STATUS-SHOWN)
               END-IF
               MOVE 1 TO RETURN-CODE
               STOP RUN
           END-IF.

      * What no till should see: a name that doesn't exist, say.
       NEED-SUCCESS.
           IF PAYNET-STATUS NOT = PAYNET-OK
               DISPLAY "status " PAYNET-STATUS " at "
                   FUNCTION TRIM(PAYNET-OPERATION) " "
                   FUNCTION TRIM(PAYNET-NAME)
               MOVE 1 TO RETURN-CODE
               STOP RUN
           END-IF.

       EXPLAIN.
           MOVE "status_name" TO PAYNET-NAME
           PERFORM GET-FIELD
           DISPLAY "status " FUNCTION TRIM(STATUS-SHOWN) " "
               FUNCTION TRIM(PAYNET-VALUE)
           MOVE "field" TO PAYNET-NAME
           PERFORM GET-FIELD
           DISPLAY FUNCTION TRIM(PAYNET-VALUE)
           MOVE "explanation_tr" TO PAYNET-NAME
           PERFORM GET-FIELD
           DISPLAY FUNCTION TRIM(PAYNET-VALUE)
           MOVE "paynet_message" TO PAYNET-NAME
           PERFORM GET-FIELD
           DISPLAY FUNCTION TRIM(PAYNET-VALUE).

           COPY "paynet-calls.cpy".
