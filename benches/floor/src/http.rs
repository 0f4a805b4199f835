//! One POST after the other on one connection, which is opened anew when the server has closed it.

use std::error::Error;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore};
use serde::Serialize;

const KEY: &str = "pbk_bench_Zm9yIG1lYXN1cmluZyBvbmx5";

/// More than the answer of this one server.
const ANSWER_BYTES: usize = 4096;

pub struct Server {
    host: String,
    port: u16,
    tls: Arc<ClientConfig>,
    connection: Option<Connection>,
    head: String,
    body: Vec<u8>,
    request: Vec<u8>,
    answer: Box<[u8; ANSWER_BYTES]>,
}

impl Server {
    pub fn new(base_url: &str, ca_file: &str) -> Result<Server, Box<dyn Error>> {
        let authority = base_url.strip_prefix("https://").ok_or("not https")?;
        let (host, port) = authority.split_once(':').ok_or("no port")?;
        Ok(Server {
            host: host.to_owned(),
            port: port.parse()?,
            tls: client_config(ca_file)?,
            connection: None,
            head: head(authority),
            body: Vec::new(),
            request: Vec::new(),
            answer: Box::new([0; ANSWER_BYTES]),
        })
    }

    /// The body of the answer to `body`.
    pub fn post(&mut self, body: &impl Serialize) -> Result<&[u8], Box<dyn Error>> {
        self.write_request(body)?;
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::open(&self.host, self.port, &self.tls)?,
        };
        connection.send(&self.request)?;
        let answer = connection.receive(&mut self.answer[..])?;
        if answer.keeps_open {
            self.connection = Some(connection);
        }
        Ok(&self.answer[answer.body_start..answer.end])
    }

    fn write_request(&mut self, body: &impl Serialize) -> Result<(), Box<dyn Error>> {
        self.body.clear();
        serde_json::to_writer(&mut self.body, body)?;
        self.request.clear();
        self.request.extend_from_slice(self.head.as_bytes());
        write!(self.request, "{}\r\n\r\n", self.body.len())?;
        self.request.extend_from_slice(&self.body);
        Ok(())
    }
}

/// The request's head up to the length of the body.
fn head(authority: &str) -> String {
    format!(
        "POST /v1/paynetj/create_token HTTP/1.1\r\nhost: {authority}\r\nauthorization: Basic {KEY}\r\n\
         accept: application/json; charset=UTF-8\r\ncontent-type: application/json; charset=UTF-8\r\ncontent-length: "
    )
}

fn client_config(ca_file: &str) -> Result<Arc<ClientConfig>, Box<dyn Error>> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(ca_file)? {
        roots.add(certificate?)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

struct Connection {
    socket: TcpStream,
    tls: ClientConnection,
}

impl Connection {
    fn open(
        host: &str,
        port: u16,
        config: &Arc<ClientConfig>,
    ) -> Result<Connection, Box<dyn Error>> {
        let socket = TcpStream::connect((host, port))?;
        socket.set_nodelay(true)?;
        let name = ServerName::try_from(host.to_owned())?;
        let tls = ClientConnection::new(Arc::clone(config), name)?;
        Ok(Connection { socket, tls })
    }

    fn send(&mut self, request: &[u8]) -> io::Result<()> {
        while self.tls.is_handshaking() {
            self.tls.complete_io(&mut self.socket)?;
        }
        self.tls.writer().write_all(request)?;
        while self.tls.wants_write() {
            self.tls.write_tls(&mut self.socket)?;
        }
        Ok(())
    }

    fn receive(&mut self, buffer: &mut [u8]) -> Result<Answer, Box<dyn Error>> {
        let mut filled = 0;
        loop {
            filled += self.read(&mut buffer[filled..])?;
            if let Some(answer) = Answer::read(&buffer[..filled])? {
                return Ok(answer);
            }
        }
    }

    fn read(&mut self, free: &mut [u8]) -> Result<usize, Box<dyn Error>> {
        loop {
            match self.tls.reader().read(free) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Ok(0) => return Err("the answer is cut or too long".into()),
                outcome => return Ok(outcome?),
            }
            self.tls.read_tls(&mut self.socket)?;
            self.tls.process_new_packets()?;
        }
    }
}

/// Where the body lies in what was received.
struct Answer {
    body_start: usize,
    end: usize,
    keeps_open: bool,
}

impl Answer {
    /// `None` as long as it isn't complete.
    fn read(received: &[u8]) -> Result<Option<Answer>, Box<dyn Error>> {
        let Some(head_end) = received.windows(4).position(|end| end == b"\r\n\r\n") else {
            return Ok(None);
        };
        let head = str::from_utf8(&received[..head_end])?;
        let body_start = head_end + 4;
        let end = body_start
            + header(head, "content-length")
                .unwrap_or("")
                .parse::<usize>()?;
        if !head.starts_with("HTTP/1.1 200 ") {
            return Err("not status 200".into());
        }
        Ok((received.len() >= end).then(|| Answer {
            body_start,
            end,
            keeps_open: header(head, "connection") != Some("close"),
        }))
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .find_map(|(key, value)| key.eq_ignore_ascii_case(name).then_some(value))
}
