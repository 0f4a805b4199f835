      * The calls of libpaynet for COBOL; see paynet.cpy.
      *
      * @GENERATED@
      *
      * Link with the library, or load it before: GnuCOBOL finds it
      * with COB_PRE_LOAD.

      * PAYNET-STATUS is to be PAYNET-ABI-VERSION; with any other,
      * library and copybooks are of different releases.
       PAYNET-VERSION.
@VERSION@
           .

      * Makes PAYNET-REQUEST for PAYNET-OPERATION and PAYNET-CLIENT,
      * which is 0 for client_new, status, version, amount_parse and
      * amount_format.
       PAYNET-NEW.
@NEW@
           .

      * Sets the field PAYNET-NAME to PAYNET-VALUE.
       PAYNET-SET.
           MOVE LENGTH OF PAYNET-VALUE TO PAYNET-LENGTH
@SET@
           .

      * Sends PAYNET-REQUEST. PAYNET-STATUS tells how it went.
       PAYNET-CALL.
@CALL@
           .

      * Fills PAYNET-VALUE with the field PAYNET-NAME of the answer.
       PAYNET-GET.
           MOVE LENGTH OF PAYNET-VALUE TO PAYNET-LENGTH
@GET@
           .

       PAYNET-FREE.
@FREE@
           .

      * Overwrites what was set last: card data.
       PAYNET-WIPE.
           MOVE ALL "0" TO PAYNET-VALUE
           .
