using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

namespace Paynet.Tests
{
    internal static class SecretTests
    {
        private const string Cvc = "739";

        [Test]
        private static void a_request_shows_neither_card_number_nor_cvc()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();

            // The sandbox's own are random, and may hold any three digits.
            request.SessionId = "js_X";
            request.InstalmentKey = "ji_X";
            request.Cvc = Cvc;
            Check.Contains("Pan = ***, Month = 12, Year = 2026, Cvc = ***", request.ToString());
            HoldsNone(request, Sandbox.Pan, Cvc);
        }

        [Test]
        private static void a_whole_card_number_given_as_bin_is_not_shown()
        {
            var request = new CheckBinRequest { SessionId = "js_1", Bin = Sandbox.Pan, NoInstalment = true };
            Check.Equal("CheckBinRequest { SessionId = js_1, Bin = ***, NoInstalment = True }", request.ToString());
            HoldsNone(request, Sandbox.Pan, Sandbox.Pan.Substring(0, 6));
        }

        [Test]
        private static void options_show_neither_keys_nor_the_proxys_password()
        {
            var options = new ClientOptions
            {
                PublishableKey = "pbk_visible",
                SecretKey = "sck_visible",
                ProxyUrl = "http://till:hunter2@127.0.0.1:3128",
            };
            Check.Contains("PublishableKey = ***, SecretKey = ***, ProxyUrl = ***", options.ToString());
            HoldsNone(options, "pbk_visible", "sck_visible", "hunter2");
        }

        [Test]
        private static void no_exception_shows_card_data_or_keys_even_if_Paynet_repeats_them()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Cvc = Cvc;
            request.Description = "sandbox:echo";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var failure = Check.Throws<PaynetAnsweredException>(() => client.CreateToken(request));
                Check.True(failure.PaynetMessage.Length > 0, "Paynet's message is there");
                HoldsNone(failure, Sandbox.Pan, "CVC " + Cvc, Sandbox.Plain.PublishableKey);
            }
        }

        [Test]
        private static void a_response_shows_no_card_data_even_if_Paynet_repeats_it()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:echo-ok";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                HoldsNone(client.CreateToken(request), Sandbox.Pan);
            }
        }

        [Test]
        private static void a_client_shows_no_key()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                HoldsNone(client, Sandbox.Plain.PublishableKey, Sandbox.Plain.SecretKey);
            }
        }

        [Test]
        private static unsafe void unmanaged_copies_of_texts_are_wiped_before_they_are_freed()
        {
            const int Length = 400;
            Type type = typeof(Client).Assembly.GetType("Paynet.NativeMemory", throwOnError: true);
            object texts = Activator.CreateInstance(type, nonPublic: true);
            object copy = type.GetMethod("Copy", BindingFlags.Instance | BindingFlags.NonPublic)
                .Invoke(texts, new object[] { new string('7', Length) });
            var start = (byte*)Pointer.Unbox(copy);
            Check.Equal((byte)'7', start[Length - 1], "last byte of the copy");
            ((IDisposable)texts).Dispose();

            // The memory is freed by now, but still there. The allocator keeps notes of its own in it, any byte of which
            // may happen to be a 7; eight of them in a row are of the copy.
            Check.Lacks(new string('7', 8), new string((sbyte*)start, 0, Length, Encoding.GetEncoding("iso-8859-1")));
        }

        [Test]
        private static void a_program_can_wipe_its_own_copy()
        {
            byte[] bytes = { (byte)'4', (byte)'3', (byte)'5' };
            char[] characters = Sandbox.Pan.ToCharArray();
            PaynetMemory.Wipe(bytes);
            PaynetMemory.Wipe(characters);
            PaynetMemory.Wipe(new byte[0]);
            Check.Equal(0, bytes.Count(value => value != 0) + characters.Count(value => value != '\0'), "bytes left");
            Check.Throws<ArgumentNullException>(() => PaynetMemory.Wipe((byte[])null));
            Check.Throws<ArgumentNullException>(() => PaynetMemory.Wipe((char[])null));
        }

        [Test]
        private static void no_call_leaves_a_card_number_in_unmanaged_memory()
        {
            Check.True(Programs.MemoryAfter("hold").Contains(Sandbox.Pan), "the scan finds a card number that is there");
            string[] left = Programs.MemoryAfter("calls", Sandbox.Plain).ToArray();
            Check.Equal(string.Empty, string.Join(" ", left), "secrets left in memory");
        }

        /// <summary>What loggers, serializers and debuggers can get at: ToString() and every readable property.</summary>
        private static void HoldsNone(object value, params string[] secrets)
        {
            IEnumerable<string> shown = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetMethod != null && property.GetIndexParameters().Length == 0)
                .Select(property => Convert.ToString(property.GetValue(value)))
                .Concat(new[] { value.ToString() });
            foreach (string text in shown)
            {
                foreach (string secret in secrets)
                {
                    Check.Lacks(secret, text ?? string.Empty);
                }
            }
        }
    }
}
