using System;
using System.Threading;
using System.Threading.Tasks;

namespace Paynet.Tests
{
    internal static class WarmUpTests
    {
        [Test]
        private static void warming_up_connects_and_the_next_call_uses_that_connection()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            long connections = Sandbox.Plain.Count("connections");
            long requests = Sandbox.Plain.Count("requests");
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                client.WarmUp();
                Check.Equal(connections + 1, Sandbox.Plain.Count("connections"), "connections when warm");
                Check.Equal(requests, Sandbox.Plain.Count("requests"), "requests when warm");
                client.WarmUp();
                client.CreateToken(request);
                Check.Equal(connections + 1, Sandbox.Plain.Count("connections"), "connections");
                Check.Equal(requests + 1, Sandbox.Plain.Count("requests"), "requests");
            }
        }

        [Test]
        private static async Task a_task_warms_up_too()
        {
            long connections = Sandbox.Plain.Count("connections");
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                await client.WarmUpAsync();
                Check.Equal(connections + 1, Sandbox.Plain.Count("connections"), "connections when warm");
                client.CreateToken(Sandbox.Plain.Request());
                Check.Equal(connections + 1, Sandbox.Plain.Count("connections"), "connections");
            }
        }

        [Test]
        private static void warming_up_shakes_hands_and_needs_no_key()
        {
            var trusting = new ClientOptions { BaseUrl = Sandbox.Tls.Url, CaFile = Sandbox.Tls.CaFile };
            using (var client = new Client(trusting))
            {
                client.WarmUp();
            }

            using (var client = new Client(new ClientOptions { BaseUrl = Sandbox.Tls.Url }))
            {
                var failure = Check.Throws<PaynetNotReachedException>(client.WarmUp);
                Check.Equal(PaynetStatus.TlsUnknownCa, failure.Code);
            }
        }

        [Test]
        private static async Task a_server_that_is_not_there_was_not_reached()
        {
            using (var client = new Client(new ClientOptions { BaseUrl = "https://127.0.0.1:1" }))
            {
                var failure = Check.Throws<PaynetNotReachedException>(client.WarmUp);
                Check.Equal(PaynetStatus.ConnectionRefused, failure.Code);
                Check.Equal(PaynetErrorClass.NotReached, failure.Class);
                Check.Equal(PaynetPhase.Connect, failure.Phase);
                try
                {
                    await client.WarmUpAsync();
                }
                catch (PaynetNotReachedException)
                {
                    return;
                }
            }

            throw new CheckException("the task succeeded");
        }

        [Test]
        private static void a_token_cancelled_before_does_not_even_connect()
        {
            long connections = Sandbox.Plain.Count("connections");
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                Check.True(client.WarmUpAsync(new CancellationToken(canceled: true)).IsCanceled, "the task is cancelled");
            }

            Check.Equal(connections, Sandbox.Plain.Count("connections"), "connections");
        }

        [Test]
        private static void a_disposed_client_does_not_warm_up()
        {
            var client = new Client(Sandbox.Plain.Options());
            client.Dispose();
            Check.Throws<ObjectDisposedException>(client.WarmUp);
            Check.Throws<ObjectDisposedException>(() => client.WarmUpAsync());
        }
    }
}
