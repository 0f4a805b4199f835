using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Paynet.Tests
{
    internal static class AsyncTests
    {
        /// <summary>Longer than any test may take, shorter than a test run.</summary>
        private const int ForAges = 20000;

        [Test]
        private static async Task a_task_brings_the_token()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                CreateTokenResponse response = await client.CreateTokenAsync(Sandbox.Plain.Request(), CancellationToken.None);
                Check.Contains("jt_", response.TokenId);
            }
        }

        [Test]
        private static async Task a_task_fails_with_the_same_exception_as_the_call()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Pan = "letters";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                try
                {
                    await client.CreateTokenAsync(request);
                }
                catch (PaynetCallException failure)
                {
                    Check.Equal("pan", failure.Field);
                    return;
                }
            }

            throw new CheckException("the call succeeded");
        }

        [Test]
        private static async Task the_request_may_be_changed_as_soon_as_the_method_returns()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:delay=200";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                Task<CreateTokenResponse> call = client.CreateTokenAsync(request);
                request.Pan = null;
                request.SessionId = null;
                Check.Contains("jt_", (await call).TokenId);
            }
        }

        [Test]
        private static void cancelling_a_call_under_way_frees_the_caller_at_once()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.ClientId = "cancelled-but-sent";
            request.Description = "sandbox:delay=" + ForAges;
            using (var client = new Client(Sandbox.Plain.Options()))
            using (var cancellation = new CancellationTokenSource())
            {
                Task<CreateTokenResponse> call = client.CreateTokenAsync(request, cancellation.Token);
                Until.True(() => Sandbox.Plain.RequestsWith("cancelled-but-sent") == 1);
                Check.True(!call.IsCompleted, "the call is under way");
                var clock = Stopwatch.StartNew();
                cancellation.Cancel();
                var failure = Check.Throws<TaskCanceledException>(() => call.GetAwaiter().GetResult());
                Check.True(clock.ElapsedMilliseconds < ForAges / 2, "the caller does not wait for the call");
                Check.Equal(cancellation.Token, failure.CancellationToken);
            }
        }

        [Test]
        private static void a_token_cancelled_before_the_call_sends_nothing()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.ClientId = "cancelled-before";
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                Task<CreateTokenResponse> call = client.CreateTokenAsync(request, new CancellationToken(canceled: true));
                Check.True(call.IsCanceled, "the task is cancelled");
                client.CreateToken(Sandbox.Plain.Request());
            }

            Check.Equal(0, Sandbox.Plain.RequestsWith("cancelled-before"), "requests");
        }

        [Test]
        private static void cancelling_after_the_answer_changes_nothing()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            using (var cancellation = new CancellationTokenSource())
            {
                Task<CreateTokenResponse> call = client.CreateTokenAsync(Sandbox.Plain.Request(), cancellation.Token);
                string token = call.Result.TokenId;
                cancellation.Cancel();
                Check.Equal(token, call.Result.TokenId);
            }
        }

        [Test]
        private static void what_follows_a_cancelled_task_does_not_run_inside_cancel()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:delay=1000";
            using (var client = new Client(Sandbox.Plain.Options()))
            using (var cancellation = new CancellationTokenSource())
            using (var cancelReturned = new ManualResetEventSlim())
            {
                Task<bool> follower = client.CreateTokenAsync(request, cancellation.Token).ContinueWith(
                    _ => cancelReturned.Wait(ForAges),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
                cancellation.Cancel();
                cancelReturned.Set();
                Check.True(follower.Result, "Cancel() returned while the continuation was waiting");
            }
        }

        [Test]
        private static void disposing_of_the_client_lets_calls_under_way_finish()
        {
            CreateTokenRequest request = Sandbox.Plain.Request();
            request.Description = "sandbox:delay=300";
            var client = new Client(Sandbox.Plain.Options());
            Task<CreateTokenResponse> call = client.CreateTokenAsync(request);
            client.Dispose();
            Check.Contains("jt_", call.Result.TokenId);
        }

        [Test]
        private static void many_tasks_at_once_do_not_wait_for_one_another()
        {
            const int Calls = 20;
            const int Delay = 1000;
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                List<CreateTokenRequest> requests = Enumerable.Range(0, Calls).Select(_ => Sandbox.Plain.Request()).ToList();
                requests.ForEach(request => request.Description = "sandbox:delay=" + Delay);
                var clock = Stopwatch.StartNew();
                Task<CreateTokenResponse>[] calls = requests.Select(request => client.CreateTokenAsync(request)).ToArray();
                Task.WaitAll(calls);
                Check.True(clock.ElapsedMilliseconds < Calls * Delay / 2, "they ran at the same time");
                Check.Equal(Calls, calls.Select(call => call.Result.TokenId).Distinct().Count(), "different tokens");
            }
        }

        [Test]
        private static void tasks_take_no_thread_of_the_pool()
        {
            const int Calls = 8;
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                List<CreateTokenRequest> requests = Enumerable.Range(0, Calls).Select(_ => Sandbox.Plain.Request()).ToList();
                requests.ForEach(request => request.ClientId = "off-the-pool");
                requests.ForEach(request => request.Description = "sandbox:delay=3000");
                Task<CreateTokenResponse>[] calls = requests.Select(request => client.CreateTokenAsync(request)).ToArray();
                Until.True(() => Sandbox.Plain.RequestsWith("off-the-pool") == Calls);
                ThreadPool.GetMaxThreads(out int all, out _);
                ThreadPool.GetAvailableThreads(out int free, out _);
                Task.WaitAll(calls);
                Check.True(all - free < Calls, "the pool has " + (all - free) + " threads at work");
            }
        }
    }
}
