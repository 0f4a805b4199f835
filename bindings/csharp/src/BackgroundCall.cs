using System;
using System.Threading;
using System.Threading.Tasks;

namespace Paynet
{
    internal static class BackgroundCall
    {
        /// <summary>
        /// Sends a call on a thread of its own and disposes of it, whether or not somebody still waits for it.
        /// </summary>
        internal static Task<TResponse> Start<TResponse>(
            NativeCall call, Func<NativeCall, TResponse> send, CancellationToken cancellationToken)
        {
            // The caller's code must never go on inside Cancel() or on the thread of the call.
            var outcome = new TaskCompletionSource<TResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            var registration = default(CancellationTokenRegistration);
            try
            {
                registration = cancellationToken.Register(() => outcome.TrySetCanceled(cancellationToken));

                // A thread of its own: a call may block for minutes, and the pool belongs to the host.
                Task.Factory.StartNew(
                    () => Run(call, send, outcome, registration),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                    TaskScheduler.Default);
            }
            catch
            {
                registration.Dispose();
                call.Dispose();
                throw;
            }

            return outcome.Task;
        }

        private static void Run<TResponse>(
            NativeCall call,
            Func<NativeCall, TResponse> send,
            TaskCompletionSource<TResponse> outcome,
            CancellationTokenRegistration registration)
        {
            using (registration)
            using (call)
            {
                if (outcome.Task.IsCompleted)
                {
                    return;
                }

                try
                {
                    outcome.TrySetResult(send(call));
                }
                catch (Exception failure)
                {
                    outcome.TrySetException(failure);
                }
            }
        }
    }
}
