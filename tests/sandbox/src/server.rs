//! Accepts connections and leads each from its first byte to its end.

use crate::Fault;
use crate::exchange::{self, Conversation};
use crate::intake::Metered;
use crate::listening::Silence;
use crate::log::Log;
use crate::open_connections::OpenConnections;
use crate::script::Then;
use crate::state::{State, lock};
use crate::stream::{self, Stream};
use crate::tasks::Tasks;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use socket2::SockRef;
use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::HandshakeKind;

const SMALL_RECEIVE_BUFFER: usize = 4096;
const CONNECT_TIME: Duration = Duration::from_secs(20);

pub struct Server {
    pub state: Arc<State>,
    pub log: Arc<Log>,
    pub open: Arc<OpenConnections>,
    pub counts: Arc<Counts>,
    pub acceptor: Option<TlsAcceptor>,
    pub idle_timeout: Option<Duration>,
    pub tasks: Tasks,
    pub deaths: UnboundedSender<Duration>,
}

#[derive(Debug, Default)]
pub struct Counts {
    pub connections: AtomicUsize,
    pub handshakes: AtomicUsize,
    /// Those of `handshakes` that went on with an earlier session.
    pub resumed: AtomicUsize,
    /// Those of `connections` on which the sandbox's own paths were asked for.
    pub controlling: AtomicUsize,
}

impl Server {
    /// Serves until the listener cannot be had again after a death.
    pub async fn run(
        self: Arc<Self>,
        mut listener: TcpListener,
        mut deaths: UnboundedReceiver<Duration>,
    ) {
        loop {
            tokio::select! {
                accepted = listener.accept() => self.accept(accepted).await,
                Some(pause) = deaths.recv() => {
                    match self.be_dead(listener, pause).await {
                        Ok(again) => listener = again,
                        Err(_) => return,
                    }
                }
            }
        }
    }

    /// Ends every connection and everything that is being worked on, and serves nobody for so long.
    pub fn die(&self, pause: Duration) {
        // It can only fail when the server is ending anyway.
        let _ = self.deaths.send(pause);
    }

    async fn be_dead(&self, listener: TcpListener, pause: Duration) -> io::Result<TcpListener> {
        let silence = Silence::begin(listener).await?;
        self.tasks.end_all().await;
        silence.end_after(pause).await
    }

    async fn accept(self: &Arc<Self>, accepted: io::Result<(TcpStream, SocketAddr)>) {
        let Ok((tcp, _)) = accepted else {
            // Out of file descriptors: let the open connections free some.
            sleep(Duration::from_millis(10)).await;
            return;
        };
        let number = self.counts.connections.fetch_add(1, Ordering::SeqCst) + 1;
        self.tasks.spawn(self.clone().serve(tcp, number));
    }

    async fn serve(self: Arc<Self>, tcp: TcpStream, number: usize) {
        // Each written byte travels at once; it can only fail on a dead socket.
        let _ = tcp.set_nodelay(true);
        match self.state.faults.next_for_connection() {
            Some(Fault::ResetOnAccept) => reset_on_accept(tcp).await,
            Some(Fault::CloseOnAccept) => stream::close(tcp).await,
            Some(Fault::StallHandshake) => stream::discard(tcp).await,
            Some(Fault::ResetBeforeReading) => self.reset_before_reading(tcp).await,
            Some(Fault::StallReading) => self.stall_reading(tcp).await,
            _ => self.converse(tcp, number).await,
        }
    }

    async fn reset_before_reading(&self, tcp: TcpStream) {
        let Some(mut stream) = self.shake_hands(tcp).await else {
            return;
        };
        // With the request's first byte the client has surely finished its own part of the handshake.
        let _ = stream.read_u8().await;
        stream.reset();
    }

    async fn stall_reading(&self, tcp: TcpStream) {
        // A larger buffer would only take in more of the request before the client blocks.
        let _ = SockRef::from(&tcp).set_recv_buffer_size(SMALL_RECEIVE_BUFFER);
        let _stream = self.shake_hands(tcp).await;
        pending().await
    }

    async fn shake_hands(&self, tcp: TcpStream) -> Option<Stream> {
        let Some(acceptor) = &self.acceptor else {
            return Some(Stream::Plain(tcp));
        };
        match acceptor.accept(tcp).into_fallible().await {
            Ok(tls) => {
                self.counts.handshakes.fetch_add(1, Ordering::SeqCst);
                if tls.get_ref().1.handshake_kind() == Some(HandshakeKind::Resumed) {
                    self.counts.resumed.fetch_add(1, Ordering::SeqCst);
                }
                Some(Stream::Tls(Box::new(tls)))
            }
            Err((_, tcp)) => {
                stream::close(tcp).await;
                None
            }
        }
    }

    async fn converse(self: &Arc<Self>, tcp: TcpStream, number: usize) {
        let Some(mut stream) = self.shake_hands(tcp).await else {
            return;
        };
        match self.exchange_all(&mut stream, number).await {
            Some(Then::Cut) => stream.cut().await,
            Some(Then::Reset) => stream.reset(),
            Some(Then::Close | Then::KeepOpen) => stream.close().await,
            None => stream::drain(stream.into_tcp()).await,
        }
    }

    /// Answers requests until the connection is to end; nothing where the HTTP library has ended it.
    async fn exchange_all(self: &Arc<Self>, stream: &mut Stream, number: usize) -> Option<Then> {
        let conversation = Conversation {
            server: self,
            open: self.open.open(number),
            number,
            tls_version: stream.tls_version(),
            script: Mutex::default(),
            intake: Mutex::default(),
            controls: AtomicBool::new(false),
        };
        loop {
            self.speak_http(stream, &conversation).await;
            if lock(&conversation.intake).is_cut() {
                return Some(Then::Reset);
            }
            let script = conversation.take_script()?;
            if script.play(stream).await.is_err() {
                return Some(script.then);
            }
            if script.then != Then::KeepOpen {
                return Some(script.then);
            }
            conversation.open.end_work();
        }
    }

    /// Lets the HTTP library answer requests until the connection is over or a script is to be played.
    async fn speak_http(&self, stream: &mut Stream, conversation: &Conversation<'_>) {
        let service = service_fn(|request| exchange::handle(conversation, request));
        let metered = Metered {
            stream,
            conversation,
        };
        let mut http = pin!(http1::Builder::new().serve_connection(TokioIo::new(metered), service));
        // The outcome only says that it is over; a waiting script says why.
        tokio::select! {
            biased;
            () = conversation.open.closing(self.idle_timeout) => {
                http.as_mut().graceful_shutdown();
                let _ = http.await;
            }
            _ = http.as_mut() => {}
        }
    }
}

async fn reset_on_accept(tcp: TcpStream) {
    // A reset that arrives before the client's connect call has returned would look like a refused connection.
    let _ = timeout(CONNECT_TIME, tcp.peek(&mut [0])).await;
    stream::reset(tcp);
}
