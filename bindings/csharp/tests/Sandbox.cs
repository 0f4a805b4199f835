using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Paynet.Tests
{
    /// <summary>The sandbox program, one process for each way of starting it.</summary>
    internal sealed class Sandbox
    {
        internal const string Pan = "4355084355084358";

        private static readonly Dictionary<string, Sandbox> Running = new Dictionary<string, Sandbox>();

        private readonly Process process;
        private readonly Dictionary<string, string> printed = new Dictionary<string, string>();

        private Sandbox(string arguments)
        {
            string program = Environment.GetEnvironmentVariable("PAYNET_SANDBOX_PROGRAM")
                ?? throw new InvalidOperationException("PAYNET_SANDBOX_PROGRAM is not set; tests/run sets it");
            process = Process.Start(new ProcessStartInfo(program, "--port 0 " + arguments)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            });
            ReadWhatItPrints();

            // It prints a line for each request and must never find the pipe full.
            new Thread(() => process.StandardOutput.ReadToEnd()) { IsBackground = true }.Start();
        }

        internal static Sandbox Plain => Get("--plain-http");

        internal static Sandbox Tls => Get(string.Empty);

        internal string Url => printed["URL"];

        internal string CaFile => printed["CA file"];

        internal string PublishableKey => printed["publishable key"];

        internal string SecretKey => printed["secret key"];

        internal string FirstSession => printed["session_id"];

        internal string FirstInstalment => printed["instalment_key"];

        internal static void StopAll()
        {
            foreach (Sandbox sandbox in Running.Values)
            {
                sandbox.process.Kill();
                sandbox.process.WaitForExit();
            }

            Running.Clear();
        }

        internal ClientOptions Options() => new ClientOptions
        {
            BaseUrl = Url,
            PublishableKey = PublishableKey,
            SecretKey = SecretKey,
        };

        /// <summary>A request that succeeds, in a session of its own.</summary>
        internal CreateTokenRequest Request()
        {
            var session = (Dictionary<string, object>)Json.Parse(Http("POST", "/sandbox/sessions"));
            return Request((string)session["session_id"], (string)session["instalment_key"]);
        }

        internal CreateTokenRequest FirstRequest() => Request(FirstSession, FirstInstalment);

        /// <summary>The request that charges an order, after everything that comes before it.</summary>
        internal ChargeRequest Order(Client client, string referenceNo, bool do3ds = false, AuthRequest auth = null)
        {
            auth = auth ?? new AuthRequest();
            auth.Amount = 123456;
            auth.ReferenceNo = referenceNo;
            string session = client.Auth(auth).SessionId;
            CheckBinResponse bank = client.CheckBin(new CheckBinRequest { SessionId = session, Bin = Pan });
            Instalment single = bank.Instalments.First(way => way.Instalments == 0);
            CreateTokenRequest card = Request(session, single.InstalmentKey);
            card.Do3ds = do3ds;
            return new ChargeRequest
            {
                SessionId = session,
                TokenId = client.CreateToken(card).TokenId,
                ReferenceNo = referenceNo,
            };
        }

        /// <summary>The next request to this path meets the fault.</summary>
        internal void Queue(string path, string fault) => Http("POST", "/sandbox/faults?path=" + path, fault);

        /// <summary>How often money was taken for an order.</summary>
        internal int Taken(string referenceNo) =>
            ((List<object>)Json.Parse(Http("GET", "/sandbox/ledger")))
                .Cast<Dictionary<string, object>>()
                .Count(entry => (string)entry["reference_no"] == referenceNo && (bool)entry["succeeded"]);

        internal int RequestsWith(string description)
        {
            string log = Http("GET", "/sandbox/log");
            return log.Split(new[] { description }, StringSplitOptions.None).Length - 1;
        }

        /// <summary>"connections" or "requests" so far, without those of the tests' own questions.</summary>
        internal long Count(string what) =>
            (long)((Dictionary<string, object>)Json.Parse(Http("GET", "/sandbox/counts")))[what];

        private static Sandbox Get(string arguments)
        {
            lock (Running)
            {
                if (!Running.TryGetValue(arguments, out Sandbox sandbox))
                {
                    Running[arguments] = sandbox = new Sandbox(arguments);
                }

                return sandbox;
            }
        }

        private static CreateTokenRequest Request(string session, string instalment) => new CreateTokenRequest
        {
            SessionId = session,
            InstalmentKey = instalment,
            CardHolder = "Işıl Çağlayan",
            Pan = Pan,
            Month = 12,
            Year = 2026,
            Cvc = "000",
            Do3ds = true,
            Ip = "203.0.113.7",
        };

        private void ReadWhatItPrints()
        {
            string line;
            while ((line = process.StandardOutput.ReadLine()) != null && !line.StartsWith("Try it", StringComparison.Ordinal))
            {
                int gap = line.IndexOf("  ", StringComparison.Ordinal);
                int end = gap < 0 ? line.IndexOf(' ') : gap;
                if (end > 0)
                {
                    printed[line.Substring(0, end)] = line.Substring(end).Trim();
                }
            }
        }

        /// <summary>By hand, because the runtimes' own clients change process-wide settings.</summary>
        private string Http(string method, string path, string content = "")
        {
            using (var connection = new TcpClient("127.0.0.1", new Uri(Url).Port))
            using (NetworkStream stream = connection.GetStream())
            {
                byte[] sent = Encoding.UTF8.GetBytes(content);
                byte[] head = Encoding.ASCII.GetBytes(
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                    + sent.Length + "\r\n\r\n");
                stream.Write(head, 0, head.Length);
                stream.Write(sent, 0, sent.Length);
                string answer = new StreamReader(stream, Encoding.UTF8).ReadToEnd();
                int body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException(answer);
                }

                return answer.Substring(body + 4);
            }
        }
    }
}
