//! What a server sends behind an answer, in one packet with it, is never taken for a part of the next one.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use paynet::Client;
use paynet_sandbox::{Sandbox, Tls};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, SupportedProtocolVersion, version};

use super::pki::Order;
use super::{PKI, config, support};

#[derive(Clone, Copy, Debug)]
enum Behind {
    End,
    AnotherAnswer,
}

const ANOTHER_ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

/// Stands before the sandbox, and speaks TLS in its place.
struct Front {
    port: u16,
    lines: Arc<AtomicU32>,
}

impl Front {
    fn before(
        sandbox: &Sandbox,
        version: &'static SupportedProtocolVersion,
        behind: Behind,
    ) -> Front {
        let config = Arc::new(server_config(version));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let lines = Arc::new(AtomicU32::new(0));
        let (count, sandbox) = (Arc::clone(&lines), sandbox.port());
        thread::spawn(move || {
            for near in listener.incoming() {
                let tls = ServerConnection::new(Arc::clone(&config)).unwrap();
                count.fetch_add(1, Ordering::SeqCst);
                // Ends with the client's line.
                thread::spawn(move || serve(near.unwrap(), tls, sandbox, behind));
            }
        });
        Front { port, lines }
    }
}

fn server_config(version: &'static SupportedProtocolVersion) -> ServerConfig {
    let certificate = CertificateDer::from_pem_file(PKI.certificate("front")).unwrap();
    let key = PrivateKeyDer::from_pem_file(PKI.key("server")).unwrap();
    ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_protocol_versions(&[version])
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap()
}

fn serve(
    mut near: TcpStream,
    mut tls: ServerConnection,
    sandbox: u16,
    behind: Behind,
) -> io::Result<()> {
    let mut far = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox))?;
    loop {
        let request = read_request(&mut near, &mut tls)?;
        far.write_all(&request)?;
        tls.writer().write_all(&read_answer(&mut far)?)?;
        match behind {
            Behind::End => tls.send_close_notify(),
            Behind::AnotherAnswer => tls.writer().write_all(ANOTHER_ANSWER)?,
        }
        let mut packet = Vec::new();
        while tls.wants_write() {
            tls.write_tls(&mut packet)?;
        }
        near.write_all(&packet)?;
    }
}

fn read_request(near: &mut TcpStream, tls: &mut ServerConnection) -> io::Result<Vec<u8>> {
    let mut request = vec![0; 32 * 1024];
    loop {
        match tls.reader().read(&mut request) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(amount) => return Ok(request[..amount].to_vec()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => tls.complete_io(near)?,
            Err(error) => return Err(error),
        };
    }
}

fn read_answer(far: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    let mut part = [0; 4096];
    while !is_whole(&answer) {
        let amount = far.read(&mut part)?;
        assert_ne!(amount, 0);
        answer.extend(&part[..amount]);
    }
    Ok(answer)
}

fn is_whole(answer: &[u8]) -> bool {
    let text = str::from_utf8(answer).unwrap();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    body.len() == length.unwrap().parse::<usize>().unwrap()
}

#[test]
fn what_comes_behind_an_answer_ends_the_line() {
    PKI.certify(
        "front",
        &Order::server("localhost", "subjectAltName=DNS:localhost"),
    );
    for version in [&version::TLS12, &version::TLS13] {
        for behind in [Behind::End, Behind::AnotherAnswer] {
            let sandbox = Sandbox::builder().tls(Tls::Plain).start();
            let front = Front::before(&sandbox, version, behind);
            let url = format!("https://localhost:{}", front.port);
            let mut config = config(url, &PKI.certificate("root"), None);
            config.publishable_key = Some(support::key(sandbox.publishable_key()));
            let client = Client::new(config).unwrap();
            for line in 1..=3 {
                let what = format!("{:?}, {behind:?}, {line}", version.version);
                let request = support::request(sandbox.open_session());
                client.create_token(&request).expect(&what);
                assert_eq!(front.lines.load(Ordering::SeqCst), line, "{what}");
            }
            assert_eq!(sandbox.requests().len(), 3);
        }
    }
}
