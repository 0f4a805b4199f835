using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Paynet
{
    /// <summary>
    /// A client of Paynet: keys, settings and idle connections. Make one for the whole program; any number of threads
    /// may use it at once.
    /// </summary>
    public sealed unsafe class Client : IDisposable
    {
        private readonly ClientHandle handle;

        /// <summary>
        /// Makes a client. Opens no connection; reads <see cref="ClientOptions.CaFile"/> if one is set.
        /// </summary>
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
        /// Looks up the host name, connects and shakes hands ahead of the first call. Sends no request and no key. If a
        /// connection is ready, it is only looked at. One that no call takes within 45 seconds is not used any more.
        /// Blocks up to <see cref="ClientOptions.ConnectTimeout"/>.
        /// </summary>
        /// <exception cref="PaynetNotReachedException">
        /// Paynet can't be reached. Harms nothing; the next call tries anew.
        /// </exception>
        public void WarmUp()
        {
            using (var call = new NativeCall(handle))
            {
                Connect(call);
            }
        }

        /// <summary>
        /// <see cref="WarmUp"/> on a thread of its own. Cancelling frees the caller; nothing needs to be looked up.
        /// </summary>
        public Task WarmUpAsync(CancellationToken cancellationToken = default) =>
            InBackground(null, Connect, cancellationToken);

        /// <summary>
        /// Opens a payment session. No money moves. Blocks until the answer is there or
        /// <see cref="ClientOptions.TotalTimeout"/> is over; sends once and never repeats on its own.
        /// </summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public AuthResponse Auth(AuthRequest request) => Run(request, AuthRequest.Send);

        /// <summary>
        /// <see cref="Auth"/> on a thread of its own. The request is copied before this method returns.
        /// </summary>
        /// <remarks>
        /// Cancelling frees the caller at once, but not the call: it goes on in the background until it is answered or
        /// its time is over, and what it answers is dropped. After a cancellation the outcome is unknown: look up what
        /// happened before repeating. A token that was cancelled before this method was called sends nothing. This
        /// holds for all asynchronous calls.
        /// </remarks>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        /// <exception cref="OperationCanceledException">Cancelled; the outcome of the call is unknown.</exception>
        public Task<AuthResponse> AuthAsync(AuthRequest request, CancellationToken cancellationToken = default) =>
            Start(request, AuthRequest.Send, cancellationToken);

        /// <summary>
        /// Asks for the card's bank and the instalments it offers. No money moves. A whole card number is cut to eight
        /// digits and never sent. Blocks as <see cref="Auth"/> does.
        /// </summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public CheckBinResponse CheckBin(CheckBinRequest request) => Run(request, CheckBinRequest.Send);

        /// <summary><see cref="CheckBin"/> on a thread of its own, as <see cref="AuthAsync"/>.</summary>
        public Task<CheckBinResponse> CheckBinAsync(
            CheckBinRequest request, CancellationToken cancellationToken = default) =>
            Start(request, CheckBinRequest.Send, cancellationToken);

        /// <summary>
        /// Asks, after <see cref="Auth"/>, that the card be stored with the payment. No money moves. Blocks as
        /// <see cref="Auth"/> does.
        /// </summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public SaveCardResponse SaveCard(SaveCardRequest request) => Run(request, SaveCardRequest.Send);

        /// <summary><see cref="SaveCard"/> on a thread of its own, as <see cref="AuthAsync"/>.</summary>
        public Task<SaveCardResponse> SaveCardAsync(
            SaveCardRequest request, CancellationToken cancellationToken = default) =>
            Start(request, SaveCardRequest.Send, cancellationToken);

        /// <summary>
        /// Sends card data to Paynet and gets a token for it. No money moves. Blocks as <see cref="Auth"/> does. After
        /// an unknown outcome Paynet may answer that the session was used, and then a new session is needed.
        /// </summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public CreateTokenResponse CreateToken(CreateTokenRequest request) => Run(request, CreateTokenRequest.Send);

        /// <summary><see cref="CreateToken"/> on a thread of its own, as <see cref="AuthAsync"/>.</summary>
        public Task<CreateTokenResponse> CreateTokenAsync(
            CreateTokenRequest request, CancellationToken cancellationToken = default) =>
            Start(request, CreateTokenRequest.Send, cancellationToken);

        /// <summary><see cref="CheckBin"/> for a stored card.</summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public CheckBinResponse CheckCardBin(CheckCardBinRequest request) => Run(request, CheckCardBinRequest.Send);

        /// <summary><see cref="CheckCardBin"/> on a thread of its own, as <see cref="AuthAsync"/>.</summary>
        public Task<CheckBinResponse> CheckCardBinAsync(
            CheckCardBinRequest request, CancellationToken cancellationToken = default) =>
            Start(request, CheckCardBinRequest.Send, cancellationToken);

        /// <summary>Gets a token for a stored card. No money moves. Blocks as <see cref="Auth"/> does.</summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public CreateTokenResponse CreateCardToken(CreateCardTokenRequest request) =>
            Run(request, CreateCardTokenRequest.Send);

        /// <summary><see cref="CreateCardToken"/> on a thread of its own, as <see cref="AuthAsync"/>.</summary>
        public Task<CreateTokenResponse> CreateCardTokenAsync(
            CreateCardTokenRequest request, CancellationToken cancellationToken = default) =>
            Start(request, CreateCardTokenRequest.Send, cancellationToken);

        /// <summary>Lists the stored cards of a shopper. Blocks as <see cref="Auth"/> does.</summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public CardListResponse CardList(CardListRequest request) => Run(request, CardListRequest.Send);

        /// <summary><see cref="CardList"/> on a thread of its own, as <see cref="AuthAsync"/>.</summary>
        public Task<CardListResponse> CardListAsync(
            CardListRequest request, CancellationToken cancellationToken = default) =>
            Start(request, CardListRequest.Send, cancellationToken);

        /// <summary>
        /// Takes the money, once. If no answer comes, looks the payment up by its reference number, and only if there
        /// is none repeats the charge with the same session, all within <see cref="ChargeRequest.Budget"/>.
        /// </summary>
        /// <returns>
        /// The payment: the money is taken if <see cref="Payment.Paid"/>; else bank or Paynet declined, and it holds
        /// their texts.
        /// </returns>
        /// <exception cref="PaynetUnknownOutcomeException">
        /// It could not be found out whether money was taken. Hand over no goods, and call again with the same request.
        /// </exception>
        /// <exception cref="PaynetDefectException">Treat it like an unknown outcome, and report it.</exception>
        /// <exception cref="PaynetException">
        /// This call took no money; the subclass says what may be repeated.
        /// </exception>
        public Payment Charge(ChargeRequest request) => Run(request, ChargeRequest.Send);

        /// <summary>
        /// <see cref="Charge"/> on a thread of its own, as <see cref="AuthAsync"/>. After a cancellation money may have
        /// been taken: call again with the same request.
        /// </summary>
        public Task<Payment> ChargeAsync(ChargeRequest request, CancellationToken cancellationToken = default) =>
            Start(request, ChargeRequest.Send, cancellationToken);

        /// <summary>
        /// Looks up what came of a charge. Nothing found is no failure. Blocks as <see cref="Auth"/> does.
        /// </summary>
        /// <exception cref="PaynetException">The call failed; the subclass says what may be repeated.</exception>
        public CheckResponse Check(CheckRequest request) => Run(request, CheckRequest.Send);

        /// <summary><see cref="Check"/> on a thread of its own, as <see cref="AuthAsync"/>.</summary>
        public Task<CheckResponse> CheckAsync(CheckRequest request, CancellationToken cancellationToken = default) =>
            Start(request, CheckRequest.Send, cancellationToken);

        /// <summary>
        /// Tells after a power cut what came of the charges that were in flight: those that the
        /// <see cref="ClientOptions.JournalFile"/> knows to be begun, but not how they ended. Paynet is asked about
        /// each. Told, too, are those of the last two minutes before an earlier client ended without being disposed of:
        /// their outcome is written, but may not have been noted. A client tells each once, the next again if this one
        /// isn't disposed of.
        /// </summary>
        /// <remarks>
        /// Nothing found, or a decline alone, is an answer only when the charge's budget and three minutes more are
        /// over; until then the outcome is unknown, and only the same session may be charged again. A look-up that
        /// fails is told in its row.
        /// </remarks>
        /// <exception cref="PaynetCallException">There is no journal, or it can't be read.</exception>
        public InFlightResponse InFlight()
        {
            using (var call = new NativeCall(handle))
            {
                return InFlightResponse.Receive(call);
            }
        }

        /// <summary>
        /// <see cref="InFlight"/> on a thread of its own, as <see cref="AuthAsync"/>. After a cancellation what was
        /// told is in the journal alone: ask with <see cref="Check"/>.
        /// </summary>
        public Task<InFlightResponse> InFlightAsync(CancellationToken cancellationToken = default) =>
            InBackground(null, InFlightResponse.Receive, cancellationToken);

        /// <summary>
        /// The address that the shopper's browser is to open, with a GET, for 3-D Secure. Needs no network.
        /// </summary>
        /// <exception cref="PaynetCallException">
        /// A field is wrong; <see cref="PaynetStatus.PostUrl"/> if <see cref="ThreeDRequest.PostUrl"/> does not lead to
        /// Paynet.
        /// </exception>
        public string ThreeDUrl(ThreeDRequest request) => Run(request, ThreeDRequest.Url);

        /// <summary>
        /// A web page that takes the shopper's browser to Paynet with a POST, so that no address shows the ids. Send it
        /// to the browser as <c>text/html</c>, or load it into a browser control. Else as <see cref="ThreeDUrl"/>.
        /// </summary>
        public string ThreeDPage(ThreeDRequest request) => Run(request, ThreeDRequest.Page);

        /// <summary>Follows a shopper in the program's own browser control, for one payment.</summary>
        public ThreeDWatch ThreeDWatch() => new ThreeDWatch(handle);

        /// <summary>
        /// Opens the shopper's browser on this machine and waits for the end of 3-D Secure: for programs that have no
        /// browser control. Blocks up to <see cref="ThreeDRequest.Timeout"/>, or until <see cref="ThreeDCancel"/>.
        /// </summary>
        /// <returns>
        /// <see cref="ThreeDState.Back"/>: charge now, only that tells the verdict. Or <see cref="ThreeDState.TimeUp"/>
        /// or <see cref="ThreeDState.Cancelled"/>.
        /// </returns>
        /// <exception cref="PaynetCallException">
        /// A field is wrong, or the browser can't be started (<see cref="PaynetStatus.Browser"/>).
        /// </exception>
        public ThreeDState ThreeDBrowse(ThreeDRequest request) => Run(request, ThreeDRequest.Browse);

        /// <summary>
        /// <see cref="ThreeDBrowse"/> on a thread of its own, as <see cref="AuthAsync"/>. Only
        /// <see cref="ThreeDCancel"/> ends it before its time.
        /// </summary>
        public Task<ThreeDState> ThreeDBrowseAsync(
            ThreeDRequest request, CancellationToken cancellationToken = default) =>
            Start(request, ThreeDRequest.Browse, cancellationToken);

        /// <summary>
        /// Ends the <see cref="ThreeDBrowse"/> of a session, which returns <see cref="ThreeDState.Cancelled"/> within
        /// 0.1 seconds, unless the shopper was faster.
        /// </summary>
        /// <exception cref="PaynetCallException">
        /// The session has no such call under way (<see cref="PaynetStatus.NotUnderWay"/>).
        /// </exception>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public void ThreeDCancel(string sessionId)
        {
            using (var call = new NativeCall(handle))
            {
                call.Check(Native.paynet_three_d_cancel(call.Client, call.Copy(sessionId), call.Error));
            }
        }

        /// <summary>
        /// Finds out why payments don't work on this machine, and says what to do, in Turkish and in English. For
        /// people; the names in capitals stay the same in every release. No money moves and no card data leaves. Blocks
        /// up to <see cref="ClientOptions.TotalTimeout"/>.
        /// </summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        public string Doctor()
        {
            using (var call = new NativeCall(handle))
            {
                return call.Text((buffer, capacity, needed) => Report(call, buffer, capacity, needed));
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static int Report(NativeCall call, byte* buffer, int capacity, int* needed) =>
            Native.paynet_doctor(call.Client, buffer, capacity, needed, call.Error);

        /// <summary>Frees the client and wipes its keys, after the calls that are still under way.</summary>
        public void Dispose() => handle.Dispose();

        private TResponse Run<TResponse>(INativeRequest request, Func<NativeCall, TResponse> send)
        {
            using (var call = new NativeCall(handle, Required(request)))
            {
                return send(call);
            }
        }

        private Task<TResponse> Start<TResponse>(
            INativeRequest request, Func<NativeCall, TResponse> send, CancellationToken cancellationToken) =>
            InBackground(Required(request), send, cancellationToken);

        private Task<TResponse> InBackground<TResponse>(
            INativeRequest request, Func<NativeCall, TResponse> send, CancellationToken cancellationToken)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return Task.FromCanceled<TResponse>(cancellationToken);
            }

            return BackgroundCall.Start(new NativeCall(handle, request), send, cancellationToken);
        }

        /// <summary>True, for a task needs a result.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static bool Connect(NativeCall call)
        {
            call.Check(Native.paynet_client_warm_up(call.Client, call.Error));
            return true;
        }

        private static INativeRequest Required(INativeRequest request) =>
            request ?? throw new ArgumentNullException(nameof(request));
    }
}
