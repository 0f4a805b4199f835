using System;
using System.Globalization;
using System.Text;
using System.Threading;

namespace Paynet.Tests
{
    internal static class ClientTests
    {
        [Test]
        private static void a_card_becomes_a_token()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                CreateTokenResponse response = client.CreateToken(Sandbox.Plain.Request());
                Check.True(response.TokenId.StartsWith("jt_", StringComparison.Ordinal), response.TokenId);
                Check.Equal(true, response.IsTds, nameof(response.IsTds));
                Check.Equal("paynetj_token", response.ObjectName, nameof(response.ObjectName));
                Check.Equal(0, response.Code, nameof(response.Code));
                Check.True(response.PostUrl.StartsWith("http", StringComparison.Ordinal), response.PostUrl);
            }
        }

        [Test]
        private static void a_call_over_tls_trusts_the_given_ca_file()
        {
            ClientOptions options = Sandbox.Tls.Options();
            options.CaFile = Sandbox.Tls.CaFile;
            using (var client = new Client(options))
            {
                Check.Contains("jt_", client.CreateToken(Sandbox.Tls.FirstRequest()).TokenId);
            }
        }

        [Test]
        private static void without_the_ca_file_the_server_is_not_trusted()
        {
            using (var client = new Client(Sandbox.Tls.Options()))
            {
                var failure = Check.Throws<PaynetNotReachedException>(() => client.CreateToken(Sandbox.Tls.FirstRequest()));
                Check.Equal(PaynetStatus.TlsUnknownCa, failure.Code);
                Check.Equal(PaynetPhase.Tls, failure.Phase);
            }
        }

        [Test]
        private static void Turkish_texts_arrive_and_come_back_whole()
        {
            const string Turkish = "İşlem ığüşöç ĞÜŞİÖÇ 💳";
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.CardHolder = Turkish;
            request.Description = "sandbox:status=400,body={\"message\":\"" + Turkish + "\",\"code\":17}";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var failure = Check.Throws<PaynetAnsweredException>(() => client.CreateToken(request));
                Check.Equal(Turkish, failure.PaynetMessage);
            }
        }

        [Test]
        private static void every_optional_field_is_sent()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.ClientId = "order-1";
            request.Description = "six apples";
            request.CardHolderPhone = "5321234567";
            request.CardHolderMail = "isil@example.com";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                client.CreateToken(request);
            }

            Check.Equal(1, Sandbox.Plain.RequestsWith("order-1"), "client id");
            Check.Equal(1, Sandbox.Plain.RequestsWith("six apples"), "description");
        }

        [Test]
        private static void what_Paynet_does_not_say_is_null()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:body={\"token_id\":\"jt_1\"}";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                CreateTokenResponse response = client.CreateToken(request);
                Check.Equal("jt_1", response.TokenId);
                Check.Equal(null, response.IsTds, nameof(response.IsTds));
                Check.Equal(null, response.Code, nameof(response.Code));
                Check.Equal(string.Empty, response.PostUrl, nameof(response.PostUrl));
            }
        }

        [Test]
        private static void a_missing_field_is_named_and_nothing_is_sent()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.ClientId = "never-sent";
            request.CardHolder = null;
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var failure = Check.Throws<PaynetCallException>(() => client.CreateToken(request));
                Check.Equal(PaynetStatus.MissingField, failure.Code);
                Check.Equal("card_holder", failure.Field);
                Check.Equal(PaynetErrorClass.Call, failure.Class);
                Check.Equal(null, failure.HttpStatus);
                Check.Equal(null, failure.PaynetCode);
            }

            Check.Equal(0, Sandbox.Plain.RequestsWith("never-sent"), "requests");
        }

        [Test]
        private static void not_saying_whether_3d_secure_is_wanted_is_a_missing_field()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Do3ds = null;
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                Check.Equal("do_3ds", Check.Throws<PaynetCallException>(() => client.CreateToken(request)).Field);
            }
        }

        [Test]
        private static void texts_that_utf8_or_c_cannot_hold_are_refused_by_name()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                foreach (string text in new[] { "half a pair \uD83D", "Ali\0Veli" })
                {
                    CreateTokenRequest request = Sandbox.Plain.Request();
                    request.CardHolder = text;
                    var failure = Check.Throws<PaynetCallException>(() => client.CreateToken(request));
                    Check.Equal(PaynetStatus.Text, failure.Code);
                    Check.Equal("card_holder", failure.Field);
                }
            }
        }

        [Test]
        private static void a_refusal_carries_what_Paynet_said()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:status=400,code=17";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var failure = Check.Throws<PaynetAnsweredException>(() => client.CreateToken(request));
                Check.Equal(17, failure.PaynetCode);
                Check.Equal(400, failure.HttpStatus);
                Check.True(failure.Name.StartsWith("PAYNET_ERR_", StringComparison.Ordinal), failure.Name);
                Check.True(failure.PaynetMessage.Length > 0, "there is a message of Paynet");
                Check.True(failure.ErrorType.Length > 0, "there is an error type");
            }
        }

        [Test]
        private static void a_line_that_breaks_after_sending_leaves_the_outcome_unknown()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:reset-after-reading";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                var failure = Check.Throws<PaynetUnknownOutcomeException>(() => client.CreateToken(request));
                Check.Equal(PaynetStatus.BrokenWait, failure.Code);
                Check.Equal(PaynetPhase.Wait, failure.Phase);
            }
        }

        [Test]
        private static void the_total_time_out_ends_a_call()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:delay=60000";
            ClientOptions options = Sandbox.Plain.Options();
            options.TotalTimeout = TimeSpan.FromSeconds(2);
            using (var client = new Client(options))
            {
                var failure = Check.Throws<PaynetUnknownOutcomeException>(() => client.CreateToken(request));
                Check.Equal(PaynetStatus.TimeoutWait, failure.Code);
            }
        }

        [Test]
        private static void a_time_out_below_a_millisecond_is_not_taken_for_the_default()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:delay=60000";
            ClientOptions options = Sandbox.Plain.Options();
            options.TotalTimeout = TimeSpan.FromTicks(1);
            using (var client = new Client(options))
            {
                Check.Contains("TIMEOUT", Failure(client, request).Name);
            }
        }

        [Test]
        private static void time_outs_out_of_range_are_refused_by_name()
        {
            foreach (TimeSpan time in new[] { Timeout.InfiniteTimeSpan, TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.FromMinutes(11) })
            {
                ClientOptions options = Sandbox.Plain.Options();
                options.TotalTimeout = time;
                Check.Equal("total_timeout_ms", Check.Throws<PaynetCallException>(() => new Client(options)).Field);
                options.TotalTimeout = null;
                options.ConnectTimeout = time;
                Check.Equal("connect_timeout_ms", Check.Throws<PaynetCallException>(() => new Client(options)).Field);
            }
        }

        [Test]
        private static void strict_card_checks_refuse_a_wrong_check_digit()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Pan = "4546711234567890";
            ClientOptions options = Sandbox.Plain.Options();
            options.StrictCardChecks = true;
            using (var client = new Client(options))
            {
                Check.Equal(PaynetStatus.CardCheck, Check.Throws<PaynetCallException>(() => client.CreateToken(request)).Code);
            }
        }

        [Test]
        private static void options_without_an_address_make_no_client()
        {
            var failure = Check.Throws<PaynetCallException>(() => new Client(new ClientOptions()));
            Check.Equal(PaynetStatus.MissingField, failure.Code);
        }

        [Test]
        private static void a_proxy_that_is_not_there_is_reported_as_not_reached()
        {
            ClientOptions options = Sandbox.Plain.Options();
            options.BaseUrl = "https://localhost:1";
            options.ProxyUrl = "http://user:password@127.0.0.1:1";
            using (var client = new Client(options))
            {
                Check.Throws<PaynetNotReachedException>(() => client.CreateToken(Sandbox.Plain.Request()));
            }
        }

        [Test]
        private static void null_in_place_of_options_or_request_is_refused()
        {
            Check.Throws<ArgumentNullException>(() => new Client(null));
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                Check.Throws<ArgumentNullException>(() => client.CreateToken(null));
                Check.Throws<ArgumentNullException>(() => client.CreateTokenAsync(null));
            }
        }

        [Test]
        private static void a_disposed_client_refuses_calls_and_a_second_dispose_does_nothing()
        {
            var client = new Client(Sandbox.Plain.Options());
            client.Dispose();
            client.Dispose();
            Check.Throws<ObjectDisposedException>(() => client.CreateToken(Sandbox.Plain.Request()));
            Check.Throws<ObjectDisposedException>(() => client.CreateTokenAsync(Sandbox.Plain.Request()));
        }

        [Test]
        private static void a_thousand_clients_can_be_made_and_forgotten()
        {
            for (int i = 0; i < 1000; i++)
            {
                GC.KeepAlive(new Client(Sandbox.Plain.Options()));
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        [Test]
        private static void explanations_come_in_English_and_Turkish()
        {
            var failure = Check.Throws<PaynetCallException>(() => new Client(new ClientOptions()));
            Check.True(failure.Explanation.Length > 0 && failure.ExplanationInTurkish.Length > 0, "both have text");
            Check.True(failure.Explanation != failure.ExplanationInTurkish, "they differ");
            Check.True(Encoding.UTF8.GetByteCount(failure.ExplanationInTurkish) > failure.ExplanationInTurkish.Length, "it has Turkish letters");
        }

        [Test]
        private static void the_turkish_culture_changes_nothing()
        {
            CultureInfo before = Thread.CurrentThread.CurrentCulture;
            Thread.CurrentThread.CurrentCulture = new CultureInfo("tr-TR");
            try
            {
                Check.Equal("ı", "I".ToLower(), "the culture's small letter of I");
                CreateTokenRequest request = Sandbox.Plain.Request();
                request.CardHolder = "ISIL IĞDIR";
                using (var client = new Client(Sandbox.Plain.Options()))
                {
                    Check.Contains("jt_", client.CreateToken(request).TokenId);
                }

                Check.Contains("CreateTokenRequest { SessionId = js_", request.ToString());
            }
            finally
            {
                Thread.CurrentThread.CurrentCulture = before;
            }
        }

        [Test]
        private static void the_runs_locale_is_the_one_asked_for() =>
            Check.Equal(Environment.GetEnvironmentVariable("LC_ALL") == "tr_TR.UTF-8" ? "tr-TR" : string.Empty, CultureInfo.CurrentCulture.Name);

        private static PaynetException Failure(Client client, CreateTokenRequest request)
        {
            try
            {
                client.CreateToken(request);
            }
            catch (PaynetException failure)
            {
                return failure;
            }

            throw new CheckException("the call succeeded");
        }
    }
}
