//! A client that shows each byte and how a connection ends.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod browser;
pub mod payment;

use paynet_sandbox::{Sandbox, Session};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::version::{TLS12, TLS13};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned, SupportedProtocolVersion,
};
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

pub const PATIENCE: Duration = Duration::from_secs(20);
pub const CREATE_TOKEN: &str = "/v1/paynetj/create_token";

#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// TLS close_notify, or FIN where there is no TLS.
    Clean,
    /// FIN without close_notify.
    Cut,
    Reset,
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }
}

pub trait ReadWrite: Read + Write {}
impl<T: Read + Write> ReadWrite for T {}

pub struct Line(Box<dyn ReadWrite>);

impl Line {
    pub fn open(sandbox: &Sandbox) -> io::Result<Self> {
        if sandbox.base_url().starts_with("http:") {
            return Ok(Self(Box::new(tcp(sandbox.port())?)));
        }
        Self::with_tls(tcp(sandbox.port())?, config(sandbox))
    }

    pub fn with_tls(mut tcp: TcpStream, config: ClientConfig) -> io::Result<Self> {
        let name = ServerName::try_from("localhost").unwrap();
        let mut tls = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
        while tls.is_handshaking() {
            tls.complete_io(&mut tcp)?;
        }
        Ok(Self(Box::new(StreamOwned::new(tls, tcp))))
    }

    pub fn send(&mut self, request: &[u8]) {
        self.0.write_all(request).unwrap();
        self.0.flush().unwrap();
    }

    /// Reads one answer whose head tells its body's length.
    pub fn reply(&mut self) -> Reply {
        let mut bytes = Vec::new();
        while !bytes.ends_with(b"\r\n\r\n") {
            bytes.push(self.byte());
        }
        let head = String::from_utf8(bytes).unwrap().to_lowercase();
        let length = header(&head, "content-length").map_or(0, |text| text.parse().unwrap());
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Reply {
            status,
            head,
            body: String::from_utf8(body).unwrap(),
        }
    }

    pub fn byte(&mut self) -> u8 {
        let mut byte = [0];
        self.0.read_exact(&mut byte).unwrap();
        byte[0]
    }

    pub fn rest(&mut self) -> (Vec<u8>, End) {
        let mut bytes = Vec::new();
        let end = match self.0.read_to_end(&mut bytes) {
            Ok(_) => End::Clean,
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => End::Cut,
            Err(error) if error.kind() == ErrorKind::ConnectionReset => End::Reset,
            Err(error) => panic!("{error}"),
        };
        (bytes, end)
    }
}

pub fn tcp(port: u16) -> io::Result<TcpStream> {
    let tcp = TcpStream::connect(("127.0.0.1", port))?;
    tcp.set_read_timeout(Some(PATIENCE))?;
    Ok(tcp)
}

pub fn config(sandbox: &Sandbox) -> ClientConfig {
    config_with_versions(sandbox, &[&TLS12, &TLS13])
}

pub fn config_with_versions(
    sandbox: &Sandbox,
    versions: &[&'static SupportedProtocolVersion],
) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(sandbox.ca_pem().as_bytes()).unwrap())
        .unwrap();
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(versions)
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth()
}

pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(given, _)| *given == name)
        .map(|(_, value)| value)
}

/// A request as Paynet documents it, for a session of its own.
pub fn fields(session: &Session) -> serde_json::Value {
    serde_json::json!({
        "session_id": session.session_id,
        "instalment_key": session.instalment_key,
        "card_holder": "Ada Yılmaz",
        "pan": "4355084355084358",
        "month": 12,
        "year": 2030,
        "cvc": "987",
        "do_3ds": true,
        "ip": "127.0.0.1",
    })
}

pub fn request(sandbox: &Sandbox, body: &str) -> Vec<u8> {
    request_with_key(sandbox.publishable_key(), body)
}

pub fn request_with_key(key: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {CREATE_TOKEN} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {key}\r\n\
         Content-Type: application/json; charset=UTF-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

pub fn good_request(sandbox: &Sandbox) -> Vec<u8> {
    request(sandbox, &fields(&sandbox.open_session()).to_string())
}

/// Sends a good request on a new connection.
pub fn asked(sandbox: &Sandbox) -> Line {
    let mut line = Line::open(sandbox).unwrap();
    line.send(&good_request(sandbox));
    line
}

pub fn reply_to(sandbox: &Sandbox, request: &[u8]) -> Reply {
    let mut line = Line::open(sandbox).unwrap();
    line.send(request);
    line.reply()
}
