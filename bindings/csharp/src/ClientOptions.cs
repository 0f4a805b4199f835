using System;
using System.Diagnostics;

namespace Paynet
{
    /// <summary>How to make a <see cref="Client"/>.</summary>
    public sealed class ClientOptions
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
        /// An address of one's own, <c>https://host[:port][/path]</c>: a sandbox or a gateway. Plain http is accepted for the
        /// local machine alone.
        /// </summary>
        public string BaseUrl { get; set; }

        /// <summary>
        /// The publishable key, as Paynet issued it. Creating a token needs it. Can't be read back, so that no logger or
        /// serializer finds it.
        /// </summary>
        public string PublishableKey
        {
            set => publishableKey = value;
        }

        /// <summary>
        /// The secret key (<c>sck_...</c>), as Paynet issued it. No call of this release needs it. Can't be read back.
        /// </summary>
        public string SecretKey
        {
            set => secretKey = value;
        }

        /// <summary>Path of a PEM file with certificate authorities to trust beside the built-in list (Mozilla's).</summary>
        public string CaFile { get; set; }

        /// <summary>
        /// <c>http://[user:password@]host:port</c> of an HTTP proxy, user and password percent-encoded. Can't be read back.
        /// Unset: none is used, whatever the system's settings say.
        /// </summary>
        public string ProxyUrl
        {
            set => proxyUrl = value;
        }

        /// <summary>
        /// For name look-up, connection, proxy and TLS handshake together: 1 ms to 10 minutes. Null or zero: 10 seconds.
        /// </summary>
        public TimeSpan? ConnectTimeout { get; set; }

        /// <summary>For a whole call, connecting included: 1 ms to 10 minutes. Null or zero: 60 seconds.</summary>
        public TimeSpan? TotalTimeout { get; set; }

        /// <summary>
        /// Refuse a card number with a wrong check digit and an expiry in the past before sending. Off: some of Paynet's own
        /// test cards fail these checks.
        /// </summary>
        public bool StrictCardChecks { get; set; }

        /// <summary>The options, with keys and proxy masked.</summary>
        public override string ToString() => new Description(nameof(ClientOptions))
            .Add(nameof(Environment), Environment.ToString())
            .Add(nameof(BaseUrl), BaseUrl)
            .AddMasked(nameof(PublishableKey), publishableKey)
            .AddMasked(nameof(SecretKey), secretKey)
            .Add(nameof(CaFile), CaFile)
            .AddMasked(nameof(ProxyUrl), proxyUrl)
            .Add(nameof(ConnectTimeout), ConnectTimeout?.ToString())
            .Add(nameof(TotalTimeout), TotalTimeout?.ToString())
            .Add(nameof(StrictCardChecks), StrictCardChecks.ToString())
            .ToString();

        internal unsafe void Write(paynet_config* config, NativeTexts texts)
        {
            config->environment = (int)Environment;
            config->base_url = texts.Copy(BaseUrl);
            config->publishable_key = texts.Copy(publishableKey);
            config->secret_key = texts.Copy(secretKey);
            config->ca_file = texts.Copy(CaFile);
            config->proxy_url = texts.Copy(proxyUrl);
            config->connect_timeout_ms = Milliseconds(ConnectTimeout);
            config->total_timeout_ms = Milliseconds(TotalTimeout);
            config->text_encoding = Constants.PAYNET_TEXT_UTF8;
            config->strict_card_checks = StrictCardChecks ? 1 : 0;
        }

        /// <summary>Rounded up, because 0 stands for the library's own limit; too long a time stays too long.</summary>
        private static int Milliseconds(TimeSpan? time)
        {
            double milliseconds = Math.Ceiling((time ?? TimeSpan.Zero).TotalMilliseconds);
            return (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, milliseconds));
        }
    }
}
