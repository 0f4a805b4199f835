namespace Paynet
{
    /// <summary>
    /// The codes of libpaynet. Numbers are never changed; a newer library may have codes that are not listed here.
    /// </summary>
    public enum PaynetStatus
    {
        /// <summary>The call succeeded.</summary>
        Ok = Constants.PAYNET_OK,

        /// <summary>A required pointer is NULL.</summary>
        NullArgument = Constants.PAYNET_ERR_NULL_ARGUMENT,

        /// <summary>
        /// <c>struct_size</c> is not the size of a known version of the struct, or a newer caller set a field that this
        /// library doesn't know.
        /// </summary>
        StructSize = Constants.PAYNET_ERR_STRUCT_SIZE,

        /// <summary>The client handle is NULL, was freed, or never came from <c>paynet_client_new</c>.</summary>
        InvalidClient = Constants.PAYNET_ERR_INVALID_CLIENT,

        /// <summary>A text is not valid in the client's encoding, or has no end within the limit.</summary>
        Text = Constants.PAYNET_ERR_TEXT,

        /// <summary>A required field is missing or empty; <see cref="PaynetException.Field"/> names it.</summary>
        MissingField = Constants.PAYNET_ERR_MISSING_FIELD,

        /// <summary>
        /// A field can never be right (letters in a card number, month 13); <see cref="PaynetException.Field"/> names
        /// it.
        /// </summary>
        InvalidField = Constants.PAYNET_ERR_INVALID_FIELD,

        /// <summary>
        /// A strict card check failed (check digit, expiry in the past). Only with
        /// <see cref="ClientOptions.StrictCardChecks"/>.
        /// </summary>
        CardCheck = Constants.PAYNET_ERR_CARD_CHECK,

        /// <summary>The base URL or proxy URL cannot be used.</summary>
        Url = Constants.PAYNET_ERR_URL,

        /// <summary>Plain http is refused for any host that is not the local machine.</summary>
        InsecureUrl = Constants.PAYNET_ERR_INSECURE_URL,

        /// <summary>The CA file can't be read or holds no certificate.</summary>
        CaFile = Constants.PAYNET_ERR_CA_FILE,

        /// <summary>The client has no key of the kind this call needs.</summary>
        KeyMissing = Constants.PAYNET_ERR_KEY_MISSING,

        /// <summary>No constant of that name exists.</summary>
        UnknownName = Constants.PAYNET_ERR_UNKNOWN_NAME,

        /// <summary>Too many clients are alive in this process.</summary>
        TooManyClients = Constants.PAYNET_ERR_TOO_MANY_CLIENTS,

        /// <summary>A text is no amount of money in lira and kurus.</summary>
        Amount = Constants.PAYNET_ERR_AMOUNT,

        /// <summary>A text can be read as two different amounts; the message names both.</summary>
        AmbiguousAmount = Constants.PAYNET_ERR_AMBIGUOUS_AMOUNT,

        /// <summary>A buffer is too small.</summary>
        BufferTooSmall = Constants.PAYNET_ERR_BUFFER_TOO_SMALL,

        /// <summary><see cref="ThreeDRequest.PostUrl"/> does not lead to Paynet, or not safely.</summary>
        PostUrl = Constants.PAYNET_ERR_POST_URL,

        /// <summary>The browser could not be started, or the page for it could not be offered.</summary>
        Browser = Constants.PAYNET_ERR_BROWSER,

        /// <summary>Another thread is charging under the same reference number.</summary>
        ChargeUnderWay = Constants.PAYNET_ERR_CHARGE_UNDER_WAY,

        /// <summary>There is nothing to cancel.</summary>
        NotUnderWay = Constants.PAYNET_ERR_NOT_UNDER_WAY,

        /// <summary>The journal can't be opened, read or written.</summary>
        Journal = Constants.PAYNET_ERR_JOURNAL,

        /// <summary>The request handle of the flat door is not known. This package uses none.</summary>
        InvalidRequest = Constants.PAYNET_ERR_INVALID_REQUEST,

        /// <summary>Another thread is using the same request of the flat door.</summary>
        RequestInUse = Constants.PAYNET_ERR_REQUEST_IN_USE,

        /// <summary>Too many requests of the flat door are alive in this process.</summary>
        TooManyRequests = Constants.PAYNET_ERR_TOO_MANY_REQUESTS,

        /// <summary>The host name has no address.</summary>
        Dns = Constants.PAYNET_ERR_DNS,

        /// <summary>The time for looking up the host name ran out.</summary>
        TimeoutResolve = Constants.PAYNET_ERR_TIMEOUT_RESOLVE,

        /// <summary>The server refused the connection.</summary>
        ConnectionRefused = Constants.PAYNET_ERR_CONNECTION_REFUSED,

        /// <summary>No way leads to the server's network.</summary>
        Unreachable = Constants.PAYNET_ERR_UNREACHABLE,

        /// <summary>The time for connecting ran out.</summary>
        TimeoutConnect = Constants.PAYNET_ERR_TIMEOUT_CONNECT,

        /// <summary>The line broke before any byte of the request was sent.</summary>
        BrokenBeforeSend = Constants.PAYNET_ERR_BROKEN_BEFORE_SEND,

        /// <summary>The proxy wants a user and password, or refused the ones given.</summary>
        ProxyLogin = Constants.PAYNET_ERR_PROXY_LOGIN,

        /// <summary>The proxy would not connect to Paynet.</summary>
        ProxyRefused = Constants.PAYNET_ERR_PROXY_REFUSED,

        /// <summary>The proxy did not speak HTTP, or broke the line.</summary>
        ProxyBroken = Constants.PAYNET_ERR_PROXY_BROKEN,

        /// <summary>The time for the proxy's answer ran out.</summary>
        TimeoutProxy = Constants.PAYNET_ERR_TIMEOUT_PROXY,

        /// <summary>The time for the TLS handshake ran out.</summary>
        TimeoutTls = Constants.PAYNET_ERR_TIMEOUT_TLS,

        /// <summary>The server's certificate has expired.</summary>
        TlsExpired = Constants.PAYNET_ERR_TLS_EXPIRED,

        /// <summary>The server's certificate is not valid yet.</summary>
        TlsNotYetValid = Constants.PAYNET_ERR_TLS_NOT_YET_VALID,

        /// <summary>The server's certificate is for another host.</summary>
        TlsWrongHost = Constants.PAYNET_ERR_TLS_WRONG_HOST,

        /// <summary>The server's certificate comes from an authority that is not trusted.</summary>
        TlsUnknownCa = Constants.PAYNET_ERR_TLS_UNKNOWN_CA,

        /// <summary>Server and library have no TLS version or cipher suite in common.</summary>
        TlsNoCommon = Constants.PAYNET_ERR_TLS_NO_COMMON,

        /// <summary>The server's certificate is bad in another way.</summary>
        TlsCertificate = Constants.PAYNET_ERR_TLS_CERTIFICATE,

        /// <summary>What answers at that address does not speak TLS.</summary>
        TlsNotSpoken = Constants.PAYNET_ERR_TLS_NOT_SPOKEN,

        /// <summary>The TLS handshake failed for another reason.</summary>
        TlsFailed = Constants.PAYNET_ERR_TLS_FAILED,

        /// <summary>The time ran out while the request was being sent.</summary>
        TimeoutSend = Constants.PAYNET_ERR_TIMEOUT_SEND,

        /// <summary>The time ran out while waiting for the first byte of the answer.</summary>
        TimeoutWait = Constants.PAYNET_ERR_TIMEOUT_WAIT,

        /// <summary>The time ran out in the middle of the answer.</summary>
        TimeoutReceive = Constants.PAYNET_ERR_TIMEOUT_RECEIVE,

        /// <summary>The line broke while the request was being sent.</summary>
        BrokenSend = Constants.PAYNET_ERR_BROKEN_SEND,

        /// <summary>The line broke after sending, before the first byte of the answer.</summary>
        BrokenWait = Constants.PAYNET_ERR_BROKEN_WAIT,

        /// <summary>The line broke in the middle of the answer.</summary>
        BrokenReceive = Constants.PAYNET_ERR_BROKEN_RECEIVE,

        /// <summary>A charge was sent, and it could not be found out in time whether money was taken.</summary>
        ChargeUnknown = Constants.PAYNET_ERR_CHARGE_UNKNOWN,

        /// <summary>
        /// Paynet answered with a return code other than 0; see <see cref="PaynetException.PaynetCode"/>.
        /// </summary>
        Refused = Constants.PAYNET_ERR_REFUSED,

        /// <summary>HTTP 401: Paynet does not know the key.</summary>
        Unauthorized = Constants.PAYNET_ERR_UNAUTHORIZED,

        /// <summary>HTTP 403: the key may not do this, or not from this address.</summary>
        Forbidden = Constants.PAYNET_ERR_FORBIDDEN,

        /// <summary>HTTP 404 or 405: nothing takes this call at that address.</summary>
        NotFound = Constants.PAYNET_ERR_NOT_FOUND,

        /// <summary>Another HTTP 4xx: Paynet found the request wrong.</summary>
        BadRequest = Constants.PAYNET_ERR_BAD_REQUEST,

        /// <summary>HTTP 5xx: a fault on Paynet's side.</summary>
        Server = Constants.PAYNET_ERR_SERVER,

        /// <summary>HTTP 3xx: the server sent the call elsewhere; it is never followed.</summary>
        Redirect = Constants.PAYNET_ERR_REDIRECT,

        /// <summary>An HTTP status that no service of Paynet uses.</summary>
        HttpStatus = Constants.PAYNET_ERR_HTTP_STATUS,

        /// <summary>The answer is not HTTP.</summary>
        NotHttp = Constants.PAYNET_ERR_NOT_HTTP,

        /// <summary>The answer is not JSON (a web page of a proxy or firewall, say).</summary>
        NotJson = Constants.PAYNET_ERR_NOT_JSON,

        /// <summary>The answer is JSON, but what is needed is not in it.</summary>
        IncompleteAnswer = Constants.PAYNET_ERR_INCOMPLETE_ANSWER,

        /// <summary>The answer is larger than the library accepts.</summary>
        AnswerTooLarge = Constants.PAYNET_ERR_ANSWER_TOO_LARGE,

        /// <summary>A value of the answer doesn't fit the caller's struct; it is never cut.</summary>
        AnswerDoesNotFit = Constants.PAYNET_ERR_ANSWER_DOES_NOT_FIT,

        /// <summary>The charge was declined, by the bank or by Paynet; no money was taken.</summary>
        Declined = Constants.PAYNET_ERR_DECLINED,

        /// <summary>A defect inside the library was caught before it could harm the host.</summary>
        Panic = Constants.PAYNET_ERR_PANIC,

        /// <summary>The library reached a state it should not be in.</summary>
        Internal = Constants.PAYNET_ERR_INTERNAL,
    }
}
