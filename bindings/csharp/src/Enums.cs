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
}
