* The numbers of libpaynet for Visual FoxPro; see paynet.prg.
*
* @GENERATED@

@CONSTANTS@
