//! How a sandbox is started.

use crate::Sandbox;
use crate::background::Background;
use crate::listening;
use crate::log::{Log, Observer, Received};
use crate::server::Server;
use crate::state::State;
use crate::tasks::Tasks;
use crate::tls::{self, Tls};
use std::error::Error;
use std::fmt;
use std::io;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_rustls::TlsAcceptor;

const SESSION_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Default)]
pub struct Builder {
    tls: Tls,
    port: u16,
    idle_timeout: Option<Duration>,
    session_lifetime: Option<Duration>,
    names: Vec<String>,
    keys: Option<[String; 2]>,
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

    /// How long a session stays open; a day if not given.
    pub fn session_lifetime(mut self, lifetime: Duration) -> Self {
        self.session_lifetime = Some(lifetime);
        self
    }

    /// Names that the certificate is for beside the sandbox's own.
    pub fn names(mut self, names: &[&str]) -> Self {
        self.names = names.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    /// The publishable and the secret key; made up if not given.
    pub fn keys(mut self, publishable: &str, secret: &str) -> Self {
        self.keys = Some([publishable.to_owned(), secret.to_owned()]);
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
        let config =
            tls::server_config(self.tls, &self.names, &authority).map_err(StartError::other)?;
        let (directory, ca_file) = write_ca(&authority.pem()).map_err(StartError::other)?;
        let scheme = if config.is_some() { "https" } else { "http" };
        let lifetime = self.session_lifetime.unwrap_or(SESSION_LIFETIME);
        let (deaths, told_deaths) = unbounded_channel();

        let server = Arc::new(Server {
            state: Arc::new(State::new(scheme, port, lifetime, self.keys)),
            log: Arc::new(Log::new(self.observer)),
            open: Arc::default(),
            counts: Arc::default(),
            acceptor: config.map(|config| TlsAcceptor::from(Arc::new(config))),
            idle_timeout: self.idle_timeout,
            tasks: Tasks::default(),
            deaths,
        });
        Ok(Sandbox {
            state: server.state.clone(),
            log: server.log.clone(),
            open: server.open.clone(),
            counts: server.counts.clone(),
            _background: run(server, listener, told_deaths).map_err(StartError::other)?,
            port,
            ca_pem: authority.pem(),
            ca_file,
            _directory: directory,
        })
    }
}

fn listen(port: u16) -> Result<TcpListener, StartError> {
    listening::listen(port).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => StartError::PortBusy(port),
        _ => StartError::other(error),
    })
}

fn write_ca(pem: &str) -> io::Result<(TempDir, PathBuf)> {
    let directory = tempfile::Builder::new()
        .prefix("paynet-sandbox-")
        .tempdir()?;
    let file = directory.path().join("ca.pem");
    std::fs::write(&file, pem)?;
    Ok((directory, file))
}

fn run(
    server: Arc<Server>,
    listener: TcpListener,
    deaths: UnboundedReceiver<Duration>,
) -> io::Result<Background> {
    Background::run("paynet-sandbox", async move {
        let listener =
            tokio::net::TcpListener::from_std(listener).expect("a non-blocking listener");
        server.run(listener, deaths).await;
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
