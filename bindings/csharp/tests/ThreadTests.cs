using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;

namespace Paynet.Tests
{
    internal static class ThreadTests
    {
        private const int Threads = 16;
        private const int CallsOfEach = 10;

        [Test]
        private static void one_client_serves_many_threads_at_once()
        {
            var tokens = new ConcurrentBag<string>();
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                OnEachThread(_ =>
                {
                    for (int i = 0; i < CallsOfEach; i++)
                    {
                        tokens.Add(client.CreateToken(Sandbox.Plain.Request()).TokenId);
                    }
                });
            }

            Check.Equal(Threads * CallsOfEach, tokens.Distinct().Count(), "different tokens");
        }

        [Test]
        private static void each_thread_gets_the_failure_of_its_own_call()
        {
            using (var client = new Client(Sandbox.Plain.Options()))
            {
                OnEachThread(number =>
                {
                    for (int i = 0; i < CallsOfEach; i++)
                    {
                        CreateTokenRequest request = Sandbox.Plain.Request();
                        int code = 200 + number;
                        request.Description = "sandbox:status=400,code=" + code;
                        Check.Equal(code, Check.Throws<PaynetAnsweredException>(() => client.CreateToken(request)).PaynetCode);
                    }
                });
            }
        }

        [Test]
        private static void disposing_while_other_threads_call_ends_in_answers_or_clean_refusals()
        {
            var client = new Client(Sandbox.Plain.Options());
            int answered = 0;
            OnEachThread(number =>
            {
                if (number == 0)
                {
                    SpinWait.SpinUntil(() => Volatile.Read(ref answered) > 0, TimeSpan.FromSeconds(20));
                    client.Dispose();
                    return;
                }

                try
                {
                    while (true)
                    {
                        client.CreateToken(Sandbox.Plain.Request());
                        Interlocked.Increment(ref answered);
                    }
                }
                catch (ObjectDisposedException)
                {
                }
            });
            Check.True(answered > 0, "some calls were answered");
        }

        private static void OnEachThread(Action<int> action)
        {
            var failures = new ConcurrentBag<Exception>();
            Thread[] threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
            {
                try
                {
                    action(number);
                }
                catch (Exception failure)
                {
                    failures.Add(failure);
                }
            })).ToArray();
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            if (!failures.IsEmpty)
            {
                throw new AggregateException(failures);
            }
        }
    }
}
