using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Paynet.Tests
{
    /// <summary>Does one thing in a process of its own. What it does is the first argument.</summary>
    internal static class Probe
    {
        /// <summary>With blanks, because freeing a block overwrites its beginning.</summary>
        private static readonly string PaddedPan = new string(' ', 100) + "4355084355084358";

        private static void Main(string[] arguments)
        {
            switch (arguments[0])
            {
                case "version":
                    ShowVersion();
                    break;
                case "version-twice":
                    ShowVersion();
                    ShowVersion();
                    break;
                case "settings":
                    CompareSettings();
                    break;
                case "calls":
                    Calls();
                    Wait();
                    break;
                case "hold":
                    Hold();
                    break;
                default:
                    throw new ArgumentException(arguments[0]);
            }
        }

        private static void ShowVersion()
        {
            try
            {
                Console.WriteLine(Client.LibraryVersion);
            }
            catch (DllNotFoundException failure)
            {
                Console.WriteLine(failure.GetType().Name + ": " + failure.Message);
            }
        }

        /// <summary>Prints each process-wide setting that the first use of the library has changed.</summary>
        private static void CompareSettings()
        {
            SortedDictionary<string, string> before = Settings();
            Calls();
            SortedDictionary<string, string> after = Settings();
            foreach (string name in before.Keys.Union(after.Keys))
            {
                before.TryGetValue(name, out string was);
                after.TryGetValue(name, out string @is);
                if (was != @is)
                {
                    Console.WriteLine(name + " was <" + was + "> and is <" + @is + ">");
                }
            }

            Console.WriteLine("compared " + before.Count(setting => setting.Key.StartsWith("ServicePointManager")));
        }

        private static SortedDictionary<string, string> Settings()
        {
            var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["current directory"] = Directory.GetCurrentDirectory(),
                ["culture"] = Thread.CurrentThread.CurrentCulture.Name,
                ["encoding"] = Console.OutputEncoding.WebName,
                ["synchronization context"] = SynchronizationContext.Current?.ToString(),
            };
            foreach (PropertyInfo property in typeof(ServicePointManager).GetProperties(BindingFlags.Static | BindingFlags.Public))
            {
                settings["ServicePointManager." + property.Name] = Convert.ToString(Value(property));
            }

            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            {
                settings["variable " + variable.Key] = (string)variable.Value;
            }

            ThreadPool.GetMinThreads(out int minimum, out int minimumPorts);
            ThreadPool.GetMaxThreads(out int maximum, out int maximumPorts);
            settings["thread pool"] = minimum + " " + minimumPorts + " " + maximum + " " + maximumPorts;
            return settings;
        }

        private static object Value(PropertyInfo property)
        {
            try
            {
                return property.GetValue(null);
            }
            catch (TargetInvocationException)
            {
                return "can't be read";
            }
        }

        /// <summary>A whole payment, a refusal, and one call of each kind as a task.</summary>
        private static void Calls()
        {
            using (var client = new Client(new ClientOptions
            {
                BaseUrl = Environment.GetEnvironmentVariable("PAYNET_BASE_URL"),
                PublishableKey = Environment.GetEnvironmentVariable("PAYNET_PUBLISHABLE_KEY"),
                SecretKey = Environment.GetEnvironmentVariable("PAYNET_SECRET_KEY"),
            }))
            {
                Pay(client);
                client.CreateToken(Request());
                client.CreateTokenAsync(Request()).Wait();
                CreateTokenRequest refused = Request();
                refused.Month = 13;
                Refused(() => client.CreateToken(refused));
                Refused(() => client.CreateTokenAsync(refused).GetAwaiter().GetResult());
            }
        }

        private static void Pay(Client client)
        {
            string referenceNo = "probe-" + Guid.NewGuid();
            string session = client.Auth(new AuthRequest { Amount = 1000, ReferenceNo = referenceNo }).SessionId;
            CreateTokenRequest card = Request();
            card.SessionId = session;
            CheckBinResponse bank = client.CheckBin(new CheckBinRequest { SessionId = session, Bin = PaddedPan });
            card.InstalmentKey = bank.Instalments[0].InstalmentKey;
            card.Do3ds = false;
            string token = client.CreateToken(card).TokenId;
            client.Charge(new ChargeRequest { SessionId = session, TokenId = token, ReferenceNo = referenceNo });
            client.Check(new CheckRequest { ReferenceNo = referenceNo });
        }

        private static void Refused(Action call)
        {
            try
            {
                call();
            }
            catch (PaynetCallException)
            {
                return;
            }

            throw new InvalidOperationException("the call succeeded");
        }

        private static CreateTokenRequest Request() => new CreateTokenRequest
        {
            SessionId = Environment.GetEnvironmentVariable("PAYNET_SESSION_ID"),
            InstalmentKey = Environment.GetEnvironmentVariable("PAYNET_INSTALMENT_KEY"),
            CardHolder = "Işıl Çağlayan",
            Pan = PaddedPan,
            Month = 12,
            Year = 2026,
            Cvc = "000",
            Do3ds = true,
            Ip = "203.0.113.7",
        };

        /// <summary>Keeps a card number in unmanaged memory.</summary>
        private static void Hold()
        {
            byte[] pan = Encoding.ASCII.GetBytes("4355084355084358");
            IntPtr held = Marshal.AllocHGlobal(pan.Length);
            Marshal.Copy(pan, 0, held, pan.Length);
            Array.Clear(pan, 0, pan.Length);
            Wait();
            Marshal.FreeHGlobal(held);
        }

        private static void Wait()
        {
            Console.WriteLine("ready");
            Console.In.ReadToEnd();
        }
    }
}
