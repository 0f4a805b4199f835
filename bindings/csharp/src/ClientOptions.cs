using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Paynet
{
    /// <summary>How to make a <see cref="Client"/>.</summary>
    public sealed unsafe class ClientOptions : INativeRequest
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private string publishableKey;

        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private string secretKey;

        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        private string proxyUrl;

        /// <summary>Paynet's live or test system. Leave it unset if <see cref="BaseUrl"/> is set.</summary>
        public PaynetEnvironment Environment { get; set; }

        /// <summary>
        /// An address of one's own, <c>https://host[:port][/path]</c>: a sandbox or a gateway. Plain http is accepted
        /// for the local machine alone.
        /// </summary>
        public string BaseUrl { get; set; }

        /// <summary>
        /// The publishable key, as Paynet issued it. Needed for everything before the charge. Can't be read back, so
        /// that no logger or serializer finds it.
        /// </summary>
        public string PublishableKey
        {
            set => publishableKey = value;
        }

        /// <summary>
        /// The secret key (<c>sck_...</c>), as Paynet issued it. Needed to charge, to look a payment up and to list
        /// cards. Can't be read back.
        /// </summary>
        public string SecretKey
        {
            set => secretKey = value;
        }

        /// <summary>
        /// Path of a PEM file with certificate authorities to trust beside the built-in list (Mozilla's).
        /// </summary>
        public string CaFile { get; set; }

        /// <summary>
        /// <c>http://[user:password@]host:port</c> of an HTTP proxy, user and password percent-encoded. Can't be read
        /// back. Unset: none is used, whatever the system's settings say.
        /// </summary>
        public string ProxyUrl
        {
            set => proxyUrl = value;
        }

        /// <summary>
        /// For name look-up, connection, proxy and TLS handshake together: 1 ms to 10 minutes. Null or zero: 10
        /// seconds.
        /// </summary>
        public TimeSpan? ConnectTimeout { get; set; }

        /// <summary>For a whole call, connecting included: 1 ms to 10 minutes. Null or zero: 60 seconds.</summary>
        public TimeSpan? TotalTimeout { get; set; }

        /// <summary>
        /// Refuse a card number with a wrong check digit and an expiry in the past before sending. Off: some of
        /// Paynet's own test cards fail these checks.
        /// </summary>
        public bool StrictCardChecks { get; set; }

        /// <summary>Trust the certificate authorities of the system's own store, too.</summary>
        public bool SystemTrust { get; set; }

        /// <summary>Whose TLS to speak.</summary>
        public PaynetTlsBackend TlsBackend { get; set; }

        /// <summary>Write a card holder's name in the plain letters that Paynet's form takes.</summary>
        public bool TransliterateCardHolder { get; set; }

        /// <summary>
        /// A file to which every charge is written before it is sent, so that after a power cut
        /// <see cref="Client.InFlight"/> can tell what came of it.
        /// </summary>
        public string JournalFile { get; set; }

        /// <summary>The options, with keys and proxy masked.</summary>
        public override string ToString() => Display.Of(this);

        [MethodImpl(MethodImplOptions.NoInlining)]
        void* INativeRequest.Write(NativeCall call)
        {
            var to = (paynet_config*)call.Allocate(sizeof(paynet_config));
            call.Check(Native.paynet_config_init(to, (uint)sizeof(paynet_config)));
            to->environment = (int)Environment;
            to->base_url = call.Copy(BaseUrl);
            to->publishable_key = call.Copy(publishableKey);
            to->secret_key = call.Copy(secretKey);
            to->ca_file = call.Copy(CaFile);
            to->proxy_url = call.Copy(proxyUrl);
            to->connect_timeout_ms = NativeNumbers.Milliseconds(ConnectTimeout);
            to->total_timeout_ms = NativeNumbers.Milliseconds(TotalTimeout);
            to->text_encoding = Constants.PAYNET_TEXT_UTF8;
            to->strict_card_checks = NativeNumbers.Flag(StrictCardChecks);
            to->system_trust = NativeNumbers.Flag(SystemTrust);
            to->tls_backend = (int)TlsBackend;
            to->transliterate_card_holder = NativeNumbers.Flag(TransliterateCardHolder);
            to->journal_file = call.Copy(JournalFile);
            return to;
        }
    }
}
