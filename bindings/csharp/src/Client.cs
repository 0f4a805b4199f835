using System;
using System.Threading;
using System.Threading.Tasks;

namespace Paynet
{
    /// <summary>
    /// A client of Paynet: keys, settings and idle connections. Make one for the whole program; any number of threads may
    /// use it at once.
    /// </summary>
    public sealed class Client : IDisposable
    {
        private readonly ClientHandle handle;

        /// <summary>Makes a client. Opens no connection; reads <see cref="ClientOptions.CaFile"/> if one is set.</summary>
        /// <exception cref="PaynetCallException">An option is missing or can't be used.</exception>
        /// <exception cref="DllNotFoundException">libpaynet was not found, or the one found does not fit.</exception>
        public Client(ClientOptions options)
        {
            if (options == null)
            {
                throw new ArgumentNullException(nameof(options));
            }

            Library.Load();
            handle = ClientHandle.Open(options);
        }

        /// <summary>The release of the native library, <c>0.1.0</c> say.</summary>
        /// <exception cref="DllNotFoundException">libpaynet was not found, or the one found does not fit.</exception>
        public static string LibraryVersion
        {
            get
            {
                Library.Load();
                return Library.Version;
            }
        }

        /// <summary>
        /// Sends card data to Paynet and gets a token for it. No money moves. Blocks until the answer is there or
        /// <see cref="ClientOptions.TotalTimeout"/> is over; sends once and never repeats on its own.
        /// </summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public CreateTokenResponse CreateToken(CreateTokenRequest request)
        {
            if (request == null)
            {
                throw new ArgumentNullException(nameof(request));
            }

            using (var call = new CreateTokenCall(handle, request))
            {
                return call.Run();
            }
        }

        /// <summary>
        /// <see cref="CreateToken"/> on a thread of its own. The request is copied before this method returns.
        /// </summary>
        /// <remarks>
        /// Cancelling frees the caller at once, but not the call: it goes on in the background until it is answered or its
        /// time is over, and what it answers is dropped. After a cancellation the outcome is unknown: look up what happened
        /// before repeating. A token that was cancelled before this method was called sends nothing.
        /// </remarks>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        /// <exception cref="OperationCanceledException">Cancelled; the outcome of the call is unknown.</exception>
        public Task<CreateTokenResponse> CreateTokenAsync(CreateTokenRequest request, CancellationToken cancellationToken = default)
        {
            if (request == null)
            {
                throw new ArgumentNullException(nameof(request));
            }

            if (cancellationToken.IsCancellationRequested)
            {
                return Task.FromCanceled<CreateTokenResponse>(cancellationToken);
            }

            return BackgroundCall.Start(new CreateTokenCall(handle, request), cancellationToken);
        }

        /// <summary>Frees the client and wipes its keys, after the calls that are still under way.</summary>
        public void Dispose() => handle.Dispose();
    }
}
