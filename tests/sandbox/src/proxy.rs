//! An HTTP CONNECT proxy for tests. Whatever host is asked for, its tunnels lead to 127.0.0.1, to the same port unless
//! the proxy was told another.

use crate::background::Background;
use crate::stream;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::StatusCode;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::TcpStream;

const LONGEST_HEAD: u64 = 64 * 1024;

/// Stops on drop, with all its tunnels.
#[derive(Debug)]
pub struct Proxy {
    _background: Background,
    shared: Arc<Shared>,
    port: u16,
}

#[derive(Debug)]
struct Shared {
    login: Option<String>,
    manner: Mutex<Manner>,
    tunnels: Mutex<Vec<String>>,
    leading: Mutex<Vec<(String, u16)>>,
}

#[derive(Debug, Clone, Copy)]
enum Manner {
    Tunnel,
    Refuse(StatusCode),
    Stall,
}

impl Proxy {
    /// # Panics
    /// If it cannot start.
    pub fn start() -> Self {
        Self::listen(None).unwrap_or_else(|error| panic!("the proxy cannot start: {error}"))
    }

    /// A proxy that answers 407 to whoever does not give this login.
    ///
    /// # Panics
    /// If it cannot start.
    pub fn with_login(user: &str, password: &str) -> Self {
        let login = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
        Self::listen(Some(login)).unwrap_or_else(|error| panic!("the proxy cannot start: {error}"))
    }

    fn listen(login: Option<String>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared {
            login,
            manner: Mutex::new(Manner::Tunnel),
            tunnels: Mutex::default(),
            leading: Mutex::default(),
        });
        let background = Background::run("paynet-proxy", accept(listener, shared.clone()))?;
        Ok(Self {
            _background: background,
            shared,
            port,
        })
    }

    /// `http://127.0.0.1:PORT`, without a login.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The `host:port` of every CONNECT that came with the right login, refused and stalled ones too.
    pub fn tunnels(&self) -> Vec<String> {
        lock(&self.shared.tunnels).clone()
    }

    /// From now on tunnels to `target`, a `host:port`, lead to this port.
    pub fn lead(&self, target: &str, port: u16) {
        lock(&self.shared.leading).push((target.to_owned(), port));
    }

    /// From now on answers every CONNECT with this status.
    ///
    /// # Panics
    /// If it is no HTTP status.
    pub fn refuse_with(&self, status: u16) {
        let status = StatusCode::from_u16(status).expect("an HTTP status");
        *lock(&self.shared.manner) = Manner::Refuse(status);
    }

    /// From now on accepts connections and never answers.
    pub fn stall(&self) {
        *lock(&self.shared.manner) = Manner::Stall;
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("a non-blocking listener");
    while let Ok((client, _)) = listener.accept().await {
        tokio::spawn(serve(client, shared.clone()));
    }
}

/// Leads one connection to its end; if a socket breaks, there is nobody left to tell.
async fn serve(client: TcpStream, shared: Arc<Shared>) {
    let mut client = BufReader::new(client);
    let Ok(head) = read_head(&mut client).await else {
        return;
    };
    match answer(&head, &shared) {
        Answer::Connect(port) => {
            let _ = tunnel(client, port).await;
        }
        Answer::Refuse(status) => refuse(client.into_inner(), status).await,
        Answer::Never => stream::discard(client.into_inner()).await,
    }
}

enum Answer {
    Connect(u16),
    Refuse(StatusCode),
    Never,
}

fn answer(head: &str, shared: &Shared) -> Answer {
    let Some((target, port)) = target(head) else {
        return Answer::Refuse(StatusCode::METHOD_NOT_ALLOWED);
    };
    if !is_allowed(head, shared.login.as_deref()) {
        return Answer::Refuse(StatusCode::PROXY_AUTHENTICATION_REQUIRED);
    }
    lock(&shared.tunnels).push(target.to_owned());
    match *lock(&shared.manner) {
        Manner::Tunnel => Answer::Connect(led(target, shared).unwrap_or(port)),
        Manner::Refuse(status) => Answer::Refuse(status),
        Manner::Stall => Answer::Never,
    }
}

fn led(target: &str, shared: &Shared) -> Option<u16> {
    let leading = lock(&shared.leading);
    let found = leading.iter().find(|(known, _)| known == target);
    found.map(|(_, port)| *port)
}

fn target(head: &str) -> Option<(&str, u16)> {
    let target = head.strip_prefix("CONNECT ")?.split(' ').next()?;
    let (_, port) = target.rsplit_once(':')?;
    Some((target, port.parse().ok()?))
}

fn is_allowed(head: &str, login: Option<&str>) -> bool {
    let Some(login) = login else { return true };
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .any(|(name, value)| {
            name.eq_ignore_ascii_case("proxy-authorization") && value.trim() == login
        })
}

async fn read_head(client: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut head = String::new();
    let mut limited = client.take(LONGEST_HEAD);
    loop {
        if limited.read_line(&mut head).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if head.ends_with("\r\n\r\n") {
            return Ok(head);
        }
    }
}

async fn tunnel(mut client: BufReader<TcpStream>, port: u16) -> io::Result<()> {
    let Ok(mut server) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await else {
        refuse(client.into_inner(), StatusCode::BAD_GATEWAY).await;
        return Ok(());
    };
    client.get_ref().set_nodelay(true)?;
    server.set_nodelay(true)?;
    client
        .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
        .await?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

async fn refuse(mut client: TcpStream, status: StatusCode) {
    let login = match status {
        StatusCode::PROXY_AUTHENTICATION_REQUIRED => {
            "Proxy-Authenticate: Basic realm=\"sandbox\"\r\n"
        }
        _ => "",
    };
    let head =
        format!("HTTP/1.1 {status}\r\n{login}Content-Length: 0\r\nConnection: close\r\n\r\n");
    if client.write_all(head.as_bytes()).await.is_ok() {
        stream::close(client).await;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
