using System;
using System.Threading;
using System.Threading.Tasks;

namespace Paynet.Tests
{
    internal static class ThreeDTests
    {
        [Test]
        private static void the_address_for_the_browser_leads_to_Paynet_with_all_ids() => With((client, request) =>
        {
            string url = client.ThreeDUrl(request);
            Check.True(url.StartsWith(request.PostUrl + "?", StringComparison.Ordinal), url.Split('?')[0]);
            foreach (string id in new[] { request.SessionId, request.TokenId, Sandbox.Plain.PublishableKey })
            {
                Check.True(url.Contains("=" + Uri.EscapeDataString(id)), "it holds both ids and the key");
            }
        });

        [Test]
        private static void the_page_for_the_browser_posts_the_ids() => With((client, request) =>
        {
            string page = client.ThreeDPage(request);
            Check.True(page.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal), "it is a page");
            Check.True(page.Contains("method=\"post\""), "it posts");
            Check.True(page.Contains(request.TokenId), "it holds the token");
        });

        [Test]
        private static void an_address_that_does_not_lead_to_Paynet_is_refused() => With((client, request) =>
        {
            request.PostUrl = "https://paynet.example.com/tds";
            Check.Equal(PaynetStatus.PostUrl, Check.Throws<PaynetCallException>(() => client.ThreeDUrl(request)).Code);
            Check.Equal(PaynetStatus.PostUrl, Check.Throws<PaynetCallException>(() => client.ThreeDPage(request)).Code);
            request.PostUrl = null;
            Check.Equal("post_url", Check.Throws<PaynetCallException>(() => client.ThreeDUrl(request)).Field);
        });

        [Test]
        private static void a_watch_tells_from_the_addresses_how_far_the_shopper_is() => With((client, request) =>
        {
            ThreeDWatch watch = client.ThreeDWatch();
            Check.Equal(ThreeDState.NotStarted, watch.State);
            Check.Equal(ThreeDState.NotStarted, watch.Visited(request.PostUrl));
            Check.Equal(ThreeDState.AtBank, watch.Visited("https://bank.example.com/acs?ı"));
            Check.Equal(ThreeDState.AtBank, watch.Visited("about:blank"));
            Check.Equal(ThreeDState.Back, watch.Visited(request.PostUrl));
            Check.Equal(ThreeDState.Back, watch.State);
            Check.Equal(PaynetStatus.NullArgument, Check.Throws<PaynetCallException>(() => watch.Visited(null)).Code);
            Check.Equal(ThreeDState.NotStarted, client.ThreeDWatch().State);
        });

        [Test]
        private static void a_shopper_who_is_back_ends_browsing() => With((client, request) =>
        {
            request.Browser = Places.Browser;
            Check.Equal(ThreeDState.Back, client.ThreeDBrowse(request));
        });

        [Test]
        private static void a_shopper_who_does_nothing_runs_out_of_time() => With((client, request) =>
        {
            request.Browser = "/bin/true";
            request.Timeout = TimeSpan.FromSeconds(1);
            Check.Equal(ThreeDState.TimeUp, client.ThreeDBrowse(request));
        });

        [Test]
        private static void browsing_in_the_background_can_be_cancelled() => With((client, request) =>
        {
            request.Browser = "/bin/true";
            Task<ThreeDState> browsing = client.ThreeDBrowseAsync(request, CancellationToken.None);
            Until.True(() => Cancelled(client, request.SessionId));
            Check.Equal(ThreeDState.Cancelled, browsing.Result);
        });

        [Test]
        private static void there_is_nothing_to_cancel_where_nobody_browses() => With((client, request) =>
        {
            var failure = Check.Throws<PaynetCallException>(() => client.ThreeDCancel(request.SessionId));
            Check.Equal(PaynetStatus.NotUnderWay, failure.Code);
        });

        [Test]
        private static void a_browser_that_is_not_there_is_reported() => With((client, request) =>
        {
            request.Browser = "/nowhere/browser";
            var failure = Check.Throws<PaynetCallException>(() => client.ThreeDBrowse(request));
            Check.Equal(PaynetStatus.Browser, failure.Code);
        });

        [Test]
        private static void a_time_that_no_shopper_may_take_is_refused_by_name() => With((client, request) =>
        {
            request.Timeout = TimeSpan.FromHours(1);
            Check.Equal("timeout_ms", Check.Throws<PaynetCallException>(() => client.ThreeDBrowse(request)).Field);
        });

        private static bool Cancelled(Client client, string sessionId)
        {
            try
            {
                client.ThreeDCancel(sessionId);
                return true;
            }
            catch (PaynetCallException failure) when (failure.Code == PaynetStatus.NotUnderWay)
            {
                return false;
            }
        }

        private static void With(Action<Client, ThreeDRequest> test)
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                CreateTokenRequest card = Sandbox.Plain.Request();
                CreateTokenResponse token = client.CreateToken(card);
                test(client, new ThreeDRequest
                {
                    SessionId = card.SessionId,
                    TokenId = token.TokenId,
                    PostUrl = token.PostUrl,
                });
            }
        }
    }
}
