//! A running sandbox and how to start one.

use crate::Fault;
use crate::background::Background;
use crate::log::{Log, Observer, Received};
use crate::open_connections::OpenConnections;
use crate::server::{Counts, Server};
use crate::state::{Session, State, Token};
use crate::tls::{self, Tls};
use std::error::Error;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tempfile::TempDir;
use tokio_rustls::TlsAcceptor;

/// A stand-in for Paynet's servers on 127.0.0.1, on a thread of its own. It stops on drop.
#[derive(Debug)]
pub struct Sandbox {
    // The server goes first on drop, the CA file last.
    _background: Background,
    state: Arc<State>,
    log: Arc<Log>,
    open: Arc<OpenConnections>,
    counts: Arc<Counts>,
    port: u16,
    scheme: &'static str,
    ca_pem: String,
    ca_file: PathBuf,
    _directory: TempDir,
}

impl Sandbox {
    /// Starts on a free port with proper TLS.
    ///
    /// # Panics
    /// If it cannot start.
    pub fn start() -> Self {
        Self::builder().start()
    }

    pub fn builder() -> Builder {
        Builder::default()
    }

    /// `https://localhost:PORT`, or `http://…` with [`Tls::Plain`].
    pub fn base_url(&self) -> &str {
        &self.state.base_url
    }

    /// `https://127.0.0.1:PORT`, or `http://…` with [`Tls::Plain`].
    pub fn ip_url(&self) -> String {
        format!("{}://127.0.0.1:{}", self.scheme, self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// PEM file with the certificate of the sandbox's own CA. It is removed on drop.
    pub fn ca_file(&self) -> &Path {
        &self.ca_file
    }

    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    pub fn publishable_key(&self) -> &str {
        &self.state.publishable_key
    }

    pub fn secret_key(&self) -> &str {
        &self.state.secret_key
    }

    pub fn open_session(&self) -> Session {
        self.state.open_session()
    }

    /// Queues a fault: the next connection takes it where [`Fault::is_for_connection`], else the next request.
    ///
    /// # Panics
    /// If its text form could not be read back, as with a status outside 200 to 599.
    pub fn next(&self, fault: Fault) {
        if let Err(error) = fault.to_string().parse::<Fault>() {
            panic!("{fault:?} cannot be done: {error}");
        }
        self.state.queue(fault);
    }

    /// Requests in the order in which their heads arrived, without those to `/sandbox/…`.
    pub fn requests(&self) -> Vec<Received> {
        self.log.requests()
    }

    /// Waits until this many requests have come in to the end of the body, or have broken off in it.
    /// False if `patience` ends before.
    pub fn wait_for_requests(&self, count: usize, patience: Duration) -> bool {
        self.log.wait_for(count, patience)
    }

    /// TCP connections accepted so far.
    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    /// TLS handshakes completed so far.
    pub fn handshakes(&self) -> usize {
        self.counts.handshakes.load(Ordering::SeqCst)
    }

    /// Tokens handed out, in order.
    pub fn tokens(&self) -> Vec<Token> {
        self.state.tokens()
    }

    /// Closes the connections that have answered a request and wait for the next. Returns when they are closed.
    pub fn close_idle_connections(&self) {
        self.open.close_idle();
    }
}

#[derive(Default)]
pub struct Builder {
    tls: Tls,
    port: u16,
    idle_timeout: Option<Duration>,
    observer: Option<Observer>,
}

impl Builder {
    pub fn tls(mut self, tls: Tls) -> Self {
        self.tls = tls;
        self
    }

    /// 0, the default, takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Closes a kept-alive connection after this long without a request.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.idle_timeout = Some(limit);
        self
    }

    /// Is called on the sandbox's thread with each request that has come in or broken off.
    pub fn on_request(mut self, observer: impl Fn(&Received) + Send + Sync + 'static) -> Self {
        self.observer = Some(Box::new(observer));
        self
    }

    /// # Panics
    /// If it cannot start.
    pub fn start(self) -> Sandbox {
        self.try_start().unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn try_start(self) -> Result<Sandbox, StartError> {
        let listener = listen(self.port)?;
        let port = listener.local_addr().map_err(StartError::other)?.port();
        let authority = tls::authority("Paynet sandbox CA").map_err(StartError::other)?;
        let config = tls::server_config(self.tls, &authority).map_err(StartError::other)?;
        let (directory, ca_file) = write_ca(&authority.pem()).map_err(StartError::other)?;
        let scheme = if config.is_some() { "https" } else { "http" };

        let server = Arc::new(Server {
            state: Arc::new(State::new(format!("{scheme}://localhost:{port}"))),
            log: Arc::new(Log::new(self.observer)),
            open: Arc::default(),
            counts: Arc::default(),
            acceptor: config.map(|config| TlsAcceptor::from(Arc::new(config))),
            idle_timeout: self.idle_timeout,
        });
        Ok(Sandbox {
            state: server.state.clone(),
            log: server.log.clone(),
            open: server.open.clone(),
            counts: server.counts.clone(),
            _background: run(server, listener).map_err(StartError::other)?,
            port,
            scheme,
            ca_pem: authority.pem(),
            ca_file,
            _directory: directory,
        })
    }
}

fn listen(port: u16) -> Result<TcpListener, StartError> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => StartError::PortBusy(port),
            _ => StartError::other(error),
        })?;
    listener.set_nonblocking(true).map_err(StartError::other)?;
    Ok(listener)
}

fn write_ca(pem: &str) -> io::Result<(TempDir, PathBuf)> {
    let directory = tempfile::Builder::new()
        .prefix("paynet-sandbox-")
        .tempdir()?;
    let file = directory.path().join("ca.pem");
    std::fs::write(&file, pem)?;
    Ok((directory, file))
}

fn run(server: Arc<Server>, listener: TcpListener) -> io::Result<Background> {
    Background::run("paynet-sandbox", async move {
        let listener =
            tokio::net::TcpListener::from_std(listener).expect("a non-blocking listener");
        server.run(listener).await;
    })
}

#[derive(Debug)]
pub enum StartError {
    PortBusy(u16),
    Other(Box<dyn Error + Send + Sync>),
}

impl StartError {
    fn other(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Other(error.into())
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::PortBusy(port) => {
                write!(
                    f,
                    "port {port} on 127.0.0.1 is in use by another program; choose another port"
                )
            }
            StartError::Other(cause) => write!(f, "the sandbox cannot start: {cause}"),
        }
    }
}

impl Error for StartError {}
