namespace Paynet
{
    /// <summary>Which of Paynet's systems to talk to.</summary>
    public enum PaynetEnvironment
    {
        /// <summary>Neither: <see cref="ClientOptions.BaseUrl"/> says where Paynet is.</summary>
        None = Constants.PAYNET_ENVIRONMENT_NONE,

        /// <summary>Paynet's live system: real money. Needs live keys.</summary>
        Live = Constants.PAYNET_ENVIRONMENT_LIVE,

        /// <summary>Paynet's test system. Needs test keys.</summary>
        Test = Constants.PAYNET_ENVIRONMENT_TEST,
    }

    /// <summary>Whose TLS the connections to Paynet speak.</summary>
    public enum PaynetTlsBackend
    {
        /// <summary>The library's own, the same on every system.</summary>
        Own = Constants.PAYNET_TLS_OWN,

        /// <summary>
        /// The system's (SChannel): for gateways that the library's own has no cipher suite in common with. Windows
        /// alone.
        /// </summary>
        System = Constants.PAYNET_TLS_SYSTEM,
    }

    /// <summary>What may be done after a failure.</summary>
    public enum PaynetErrorClass
    {
        /// <summary>No failure.</summary>
        Ok = Constants.PAYNET_CLASS_OK,

        /// <summary>The call itself is wrong and nothing was sent. Correct it.</summary>
        Call = Constants.PAYNET_CLASS_CALL,

        /// <summary>Nothing reached Paynet. Repeating is safe.</summary>
        NotReached = Constants.PAYNET_CLASS_NOT_REACHED,

        /// <summary>The request may have reached Paynet. Look up what happened before repeating.</summary>
        Unknown = Constants.PAYNET_CLASS_UNKNOWN,

        /// <summary>An answer came; it is a refusal or cannot be used.</summary>
        Answered = Constants.PAYNET_CLASS_ANSWERED,

        /// <summary>A defect. Report it.</summary>
        Defect = Constants.PAYNET_CLASS_DEFECT,
    }

    /// <summary>The part of a call that failed.</summary>
    public enum PaynetPhase
    {
        /// <summary>No network was involved.</summary>
        None = Constants.PAYNET_PHASE_NONE,

        /// <summary>Looking up the host name.</summary>
        Resolve = Constants.PAYNET_PHASE_RESOLVE,

        /// <summary>Opening the TCP connection.</summary>
        Connect = Constants.PAYNET_PHASE_CONNECT,

        /// <summary>Asking the proxy for a way through.</summary>
        Proxy = Constants.PAYNET_PHASE_PROXY,

        /// <summary>The TLS handshake.</summary>
        Tls = Constants.PAYNET_PHASE_TLS,

        /// <summary>Sending the request.</summary>
        Send = Constants.PAYNET_PHASE_SEND,

        /// <summary>Waiting for the first byte of the answer.</summary>
        Wait = Constants.PAYNET_PHASE_WAIT,

        /// <summary>Receiving the answer.</summary>
        Receive = Constants.PAYNET_PHASE_RECEIVE,

        /// <summary>Reading what the complete answer says.</summary>
        Read = Constants.PAYNET_PHASE_READ,
    }

    /// <summary>Whose point of sale takes a payment.</summary>
    public enum PosType
    {
        /// <summary>The company's own.</summary>
        Own = Constants.PAYNET_POS_OWN,

        /// <summary>Paynet's.</summary>
        Paynet = Constants.PAYNET_POS_PAYNET,
    }

    /// <summary>What a charge does.</summary>
    public enum TransactionType
    {
        /// <summary>Takes the money.</summary>
        Sale = Constants.PAYNET_TRANSACTION_SALE,

        /// <summary>Reserves the money.</summary>
        Preauthorisation = Constants.PAYNET_TRANSACTION_PREAUTHORISATION,
    }

    /// <summary>Whether money was taken. A newer library may have numbers that are not listed here.</summary>
    public enum Outcome
    {
        /// <summary>There is no payment to tell of.</summary>
        None = Constants.PAYNET_OUTCOME_NONE,

        /// <summary>
        /// The money is taken (or reserved, by a pre-authorisation). Never charge again for this order.
        /// </summary>
        Paid = Constants.PAYNET_OUTCOME_PAID,

        /// <summary>Bank or Paynet said no; nothing was taken.</summary>
        NotPaid = Constants.PAYNET_OUTCOME_NOT_PAID,

        /// <summary>Money may have been taken or not.</summary>
        Unknown = Constants.PAYNET_OUTCOME_UNKNOWN,
    }

    /// <summary>
    /// How it became known what came of a charge. A newer library may have numbers that are not listed here.
    /// </summary>
    public enum FoundBy
    {
        /// <summary>It is not known.</summary>
        Nothing = Constants.PAYNET_FOUND_BY_NOTHING,

        /// <summary>The answer came.</summary>
        Answer = Constants.PAYNET_FOUND_BY_ANSWER,

        /// <summary>The answer to the charge was lost, and a look-up found the payment.</summary>
        LookUp = Constants.PAYNET_FOUND_BY_LOOK_UP,

        /// <summary>The answer to the charge was lost, and a repetition with the same session was answered.</summary>
        Repeat = Constants.PAYNET_FOUND_BY_REPEAT,
    }

    /// <summary>How <see cref="Amount.Format"/> writes.</summary>
    public enum AmountForm
    {
        /// <summary>As people write it in Turkey: <c>1.234,56</c>.</summary>
        Turkish = Constants.PAYNET_AMOUNT_TURKISH,

        /// <summary>As programs write it: <c>1234.56</c>.</summary>
        Plain = Constants.PAYNET_AMOUNT_PLAIN,
    }

    /// <summary>How far the shopper has come with 3-D Secure.</summary>
    public enum ThreeDState
    {
        /// <summary>Not at the bank yet.</summary>
        NotStarted = Constants.PAYNET_THREE_D_NOT_STARTED,

        /// <summary>At the bank.</summary>
        AtBank = Constants.PAYNET_THREE_D_AT_BANK,

        /// <summary>Back: it is time to charge, and only the charge tells whether the bank was content.</summary>
        Back = Constants.PAYNET_THREE_D_BACK,

        /// <summary>The shopper took too long.</summary>
        TimeUp = Constants.PAYNET_THREE_D_TIME_UP,

        /// <summary>The shopper or the program gave up.</summary>
        Cancelled = Constants.PAYNET_THREE_D_CANCELLED,
    }
}
