      * The calls of libpaynet for COBOL; see paynet.cpy.
      *
      * Generated from include/paynet.h by tests/generate; do not edit.
      *
      * Link with the library, or load it before: GnuCOBOL finds it
      * with COB_PRE_LOAD.

      * PAYNET-STATUS is to be PAYNET-ABI-VERSION; with any other,
      * library and copybooks are of different releases.
       PAYNET-VERSION.
           CALL "paynet_abi_version"
               RETURNING PAYNET-STATUS
           .

      * Makes PAYNET-REQUEST for PAYNET-OPERATION and PAYNET-CLIENT,
      * which is 0 for client_new, status, version, amount_parse and
      * amount_format.
       PAYNET-NEW.
           CALL "paynet_request_new"
               USING BY VALUE PAYNET-CLIENT
                     BY REFERENCE PAYNET-OPERATION
                     BY VALUE PAYNET-PADDED
                     BY REFERENCE PAYNET-REQUEST
               RETURNING PAYNET-STATUS
           .

      * Sets the field PAYNET-NAME to PAYNET-VALUE.
       PAYNET-SET.
           MOVE LENGTH OF PAYNET-VALUE TO PAYNET-LENGTH
           CALL "paynet_request_set"
               USING BY VALUE PAYNET-REQUEST
                     BY REFERENCE PAYNET-NAME
                     BY REFERENCE PAYNET-VALUE
                     BY VALUE PAYNET-LENGTH
               RETURNING PAYNET-STATUS
           .

      * Sends PAYNET-REQUEST. PAYNET-STATUS tells how it went.
       PAYNET-CALL.
           CALL "paynet_request_call"
               USING BY VALUE PAYNET-REQUEST
               RETURNING PAYNET-STATUS
           .

      * Fills PAYNET-VALUE with the field PAYNET-NAME of the answer.
       PAYNET-GET.
           MOVE LENGTH OF PAYNET-VALUE TO PAYNET-LENGTH
           CALL "paynet_response_get"
               USING BY VALUE PAYNET-REQUEST
                     BY REFERENCE PAYNET-NAME
                     BY REFERENCE PAYNET-VALUE
                     BY VALUE PAYNET-LENGTH
                     BY REFERENCE PAYNET-NEEDED
               RETURNING PAYNET-STATUS
           .

       PAYNET-FREE.
           CALL "paynet_request_free"
               USING BY VALUE PAYNET-REQUEST
               RETURNING PAYNET-STATUS
           .

      * Overwrites what was set last: card data.
       PAYNET-WIPE.
           MOVE ALL "0" TO PAYNET-VALUE
           .
