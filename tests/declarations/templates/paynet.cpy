      * libpaynet for COBOL: card payments through Paynet.
      *
      * COPY "paynet.cpy" in WORKING-STORAGE, and COPY
      * "paynet-calls.cpy" at the end of the PROCEDURE DIVISION.
      *
      * @GENERATED@
      *
      * A call is a request: name an operation in PAYNET-OPERATION
      * and PERFORM PAYNET-NEW; for each field move its name to
      * PAYNET-NAME and its text to PAYNET-VALUE and PERFORM
      * PAYNET-SET; PERFORM PAYNET-CALL; for each field of the
      * answer move its name to PAYNET-NAME and PERFORM PAYNET-GET,
      * which fills PAYNET-VALUE; PERFORM PAYNET-FREE.
      * PAYNET-STATUS is then 0 or the code of what went wrong.
      *
      * Operations and fields have the names of the C header's
      * functions and structs, in small letters with underscores;
      * rows are counted from 1: instalments.1.instalment_key
      *
      * Texts have blanks behind them, and no NUL. Amounts are whole
      * kurus: move a PIC 9 field to PAYNET-VALUE, and get one by
      * UNSTRING PAYNET-VALUE DELIMITED BY SPACE INTO the field.
      *
      * Texts are Windows-1254 if the client was made so, see
      * text_encoding. After setting a card number or a CVC,
      * PERFORM PAYNET-WIPE, and move zeros to your own field.
      *

      * What paynet-calls.cpy works with.
       01  PAYNET-FIELDS.
           05  PAYNET-STATUS       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-CLIENT       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-REQUEST      PIC S9(9) COMP-5 VALUE 0.
      * 1: texts end with blanks.
           05  PAYNET-PADDED       PIC S9(9) COMP-5 VALUE 1.
           05  PAYNET-LENGTH       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-NEEDED       PIC S9(9) COMP-5 VALUE 0.
           05  PAYNET-OPERATION    PIC X(32) VALUE SPACES.
           05  PAYNET-NAME         PIC X(64) VALUE SPACES.
           05  PAYNET-VALUE        PIC X(4096) VALUE SPACES.

@CONSTANTS@
