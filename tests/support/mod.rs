//! What the tests of the Rust core share.

#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod checkout;

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, OnceLock, mpsc};
use std::time::Duration;

use paynet::{ApiKey, Client, Config, CreateTokenRequest, Cvc, Pan, Server};
use paynet_sandbox::{Builder, Sandbox, Session};
use serde_json::{Value, json};

/// One of the cards that Paynet publishes for tests.
pub const TEST_PAN: &str = "4355084355084358";
/// Made up, so that it is recognised wherever it turns up.
pub const TEST_CVC: &str = "5937";

/// A configuration for `url` that trusts the sandbox's authority.
pub fn config_for(sandbox: &Sandbox, url: &str) -> Config {
    let mut config = Config::new(Server::At(url.to_owned()));
    config.publishable_key = Some(key(sandbox.publishable_key()));
    config.secret_key = Some(key(sandbox.secret_key()));
    config.ca_file = Some(sandbox.ca_file().to_owned());
    config
}

pub fn config(sandbox: &Sandbox) -> Config {
    config_for(sandbox, sandbox.base_url())
}

pub fn client(sandbox: &Sandbox) -> Client {
    Client::new(config(sandbox)).unwrap()
}

pub fn key(text: &str) -> ApiKey {
    ApiKey::new("publishable_key", text).unwrap()
}

/// The request of the operation `create_token`, in a session that the sandbox opened.
pub fn card_fields(sandbox: &Sandbox) -> Value {
    let session = sandbox.open_session();
    json!({
        "session_id": session.session_id,
        "instalment_key": session.instalment_key,
        "card_holder": "Ayşe Yılmaz",
        "pan": TEST_PAN,
        "cvc": "000",
        "month": 12,
        "year": 2026,
        "do_3ds": 0,
        "ip": "203.0.113.7",
    })
}

pub fn request(session: Session) -> CreateTokenRequest<'static> {
    request_with(session, TEST_PAN, TEST_CVC)
}

pub fn request_with(session: Session, pan: &str, cvc: &str) -> CreateTokenRequest<'static> {
    request_for(session.session_id, session.instalment_key, pan, cvc)
}

pub fn request_for(
    session_id: String,
    instalment_key: String,
    pan: &str,
    cvc: &str,
) -> CreateTokenRequest<'static> {
    let mut request = CreateTokenRequest::new(
        session_id,
        instalment_key,
        Pan::new(pan).unwrap(),
        Cvc::new(cvc).unwrap(),
    );
    request.card_holder = "Ayşe Yılmaz".into();
    (request.month, request.year) = (12, 2026);
    request.ip = "203.0.113.7".into();
    request
}

/// More than any delay on a busy machine; far less than what a call takes that no deadline ends, which is 20 seconds at
/// least wherever this is used.
///
/// More where a sanitizer slows everything down, see tests/sanitizers/run.
pub const SLACK: Duration = Duration::from_secs(match option_env!("PAYNET_SANITIZED") {
    None => 10,
    Some(_) => 15,
});

/// Everything that the library and the crates below it log, from the most talkative level on: nothing.
pub struct Log(Mutex<String>);

impl Log {
    pub fn capture() -> &'static Log {
        static LOG: OnceLock<Log> = OnceLock::new();
        let log = LOG.get_or_init(|| Log(Mutex::default()));
        if log::set_logger(log).is_ok() {
            log::set_max_level(log::LevelFilter::Trace);
        }
        log
    }

    pub fn text(&self) -> String {
        self.0.lock().unwrap().clone()
    }
}

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let mut text = self.0.lock().unwrap();
        *text += &format!("{} {}\n", record.target(), record.args());
    }

    fn flush(&self) {}
}

/// Fails if `text` holds the test card's number or verification code, or one of the sandbox's keys.
pub fn assert_no_secret(sandbox: &Sandbox, what: &str, text: &str) {
    let grouped = "4355 0843 5508 4358";
    for secret in [
        TEST_PAN,
        grouped,
        sandbox.publishable_key(),
        sandbox.secret_key(),
    ] {
        assert!(!text.contains(secret), "{what} holds {secret}: {text}");
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    assert!(
        numbers.all(|number| number != TEST_CVC),
        "{what} holds the CVC: {text}"
    );
}

/// A port on which nobody listens, taken so that nobody else can come to listen there.
pub struct Silence(socket2::Socket);

impl Silence {
    pub fn new() -> Silence {
        let socket =
            socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        socket.bind(&any_port.into()).unwrap();
        Silence(socket)
    }

    pub fn port(&self) -> u16 {
        let address = self.0.local_addr().unwrap();
        address.as_socket().unwrap().port()
    }
}

/// Holds a sandbox when a request to a path has come in. Until the gate is dropped, it serves nobody.
pub struct Gate(#[expect(dead_code, reason = "what counts is its end")] mpsc::Sender<()>);

impl Gate {
    pub fn at(path: &'static str, sandbox: Builder) -> (Sandbox, Gate) {
        let (gate, passage) = mpsc::channel();
        let passage = Mutex::new(passage);
        let sandbox = sandbox.on_request(move |request| {
            if request.path == path {
                let _ = passage.lock().unwrap().recv();
            }
        });
        (sandbox.start(), Gate(gate))
    }
}

/// A listener whose queue is full and never emptied: the kernel drops further attempts to connect.
pub struct BlackHole {
    pub address: SocketAddr,
    _listener: socket2::Socket,
    _queued: Vec<TcpStream>,
}

impl BlackHole {
    pub fn new() -> BlackHole {
        BlackHole::at(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
    }

    pub fn at(address: SocketAddr) -> BlackHole {
        let listener =
            socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        listener.bind(&address.into()).unwrap();
        listener.listen(0).unwrap();
        let address = listener.local_addr().unwrap().as_socket().unwrap();
        let mut queued = Vec::new();
        while let Ok(stream) = TcpStream::connect_timeout(&address, Duration::from_millis(300)) {
            queued.push(stream);
        }
        BlackHole {
            address,
            _listener: listener,
            _queued: queued,
        }
    }
}

/// This test program once more, for one test alone.
pub fn run_again(test: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]);
    command
}

/// Fails unless the one test of [`run_again`] ran, and passed.
pub fn assert_passed(output: &Output) {
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && printed.contains("1 passed"),
        "{output:?}"
    );
}

/// A library made of `tests/support/{source}`, for `LD_PRELOAD`.
pub fn preloaded(source: &str, folder: &Path) -> PathBuf {
    let library = folder.join(source).with_extension("so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/support")
        .join(source);
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([&library, &source])
        .status()
        .unwrap();
    assert!(compiled.success());
    library
}
