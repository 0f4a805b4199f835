//! Head and body as a server may send them, through the whole HTTP client, over a pair of sockets.
//!
//! The first byte says whether the server then closes the line or falls silent. After the answer the client calls once
//! more: nothing of the first answer may serve as the second one.

use std::ffi::CStr;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use paynet::error::Class;
use paynet::{
    ApiKey, Client, Config, CreateTokenRequest, CreateTokenResponse, Cvc, Error, Pan, Server,
};

use crate::secrets::{CVC, PAN, PUBLISHABLE_KEY, SECRET_KEY, hold_no_card_data, hold_no_pan};

/// For a line that the server closes: nothing waits.
const AMPLE: Duration = Duration::from_secs(60);
/// For a server that falls silent.
const SHORT: Duration = Duration::from_millis(4);
/// What a busy machine may add.
const SLACK: Duration = Duration::from_secs(15);

const SECOND: &[u8] =
    b"HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n{\"code\":0,\"token_id\":\"jt_second_one\"}";

#[derive(Clone, Copy, PartialEq)]
enum Then {
    Close,
    FallSilent,
}

pub fn check(bytes: &[u8]) {
    let Some((choice, answer)) = bytes.split_first() else {
        return;
    };
    let (then, total_timeout) = match choice % 16 {
        0 => (Then::FallSilent, SHORT),
        _ => (Then::Close, AMPLE),
    };
    let client = client(total_timeout);
    let (mut first, stream) = line(answer, then);
    let (mut second, next_stream) = line(SECOND, Then::Close);
    paynet::fuzzing::set_streams([stream, next_stream]);

    let began = Instant::now();
    let told = create_token(&client);
    assert!(
        began.elapsed() < total_timeout + SLACK,
        "the deadline passed"
    );
    let sent = received(&mut first);
    fits(&told, &sent);
    if sent.is_empty() {
        // On a busy machine a short deadline passes before anything begins.
        return;
    }

    let again = create_token(&client);
    let unused = paynet::fuzzing::set_streams([]);
    let sent_again = received(&mut second);
    if sent_again.is_empty() {
        // The line was kept, and nothing came on it since.
        assert!(again.is_err(), "an old answer was taken for a new one");
        assert!(unused > 0 || total_timeout == SHORT);
    } else if then == Then::Close {
        assert_eq!(
            again.as_ref().map(|token| token.token_id.as_str()),
            Ok("jt_second_one")
        );
    }
    fits(&again, &[received(&mut first), sent_again].concat());
}

fn client(total_timeout: Duration) -> Client {
    let mut config = Config::new(Server::At("http://127.0.0.1:9".to_owned()));
    let key = |field, key: &CStr| Some(ApiKey::new(field, key.to_str().unwrap()).unwrap());
    config.publishable_key = key("publishable_key", PUBLISHABLE_KEY);
    // Not used, but hidden like the other: answers may hold either.
    config.secret_key = key("secret_key", SECRET_KEY);
    config.connect_timeout = AMPLE;
    config.total_timeout = total_timeout;
    Client::new(config).unwrap()
}

fn create_token(client: &Client) -> Result<CreateTokenResponse, Error> {
    let pan = Pan::new(PAN.to_str().unwrap()).unwrap();
    let cvc = Cvc::new(CVC.to_str().unwrap()).unwrap();
    let mut request = CreateTokenRequest::new("js_1", "ji_1", pan, cvc);
    request.card_holder = "gokhan oztorun".into();
    (request.month, request.year) = (12, 2026);
    request.ip = "203.0.113.7".into();
    client.create_token(&request)
}

/// The server's end, on which the whole answer waits already, and the client's.
fn line(answer: &[u8], then: Then) -> (UnixStream, TcpStream) {
    let (mut server, client) = UnixStream::pair().unwrap();
    // What doesn't fit is as good as cut off.
    server.set_nonblocking(true).unwrap();
    let _ = server.write_all(answer);
    if then == Then::Close {
        server.shutdown(Shutdown::Write).unwrap();
    }
    (server, OwnedFd::from(client).into())
}

fn received(server: &mut UnixStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    match server.read_to_end(&mut bytes) {
        // A client that hangs up on unread bytes resets the line.
        Err(error)
            if !matches!(
                error.kind(),
                ErrorKind::WouldBlock | ErrorKind::ConnectionReset
            ) =>
        {
            panic!("{error}")
        }
        _ => bytes,
    }
}

/// One request at most, and a code that agrees with whether it went out.
fn fits(told: &Result<CreateTokenResponse, Error>, sent: &[u8]) {
    let requests = sent.windows(5).filter(|start| *start == b"POST ").count();
    assert!(requests <= 1, "the request went out {requests} times");
    let error = match told {
        Ok(token) => {
            assert_eq!(requests, 1);
            assert!(!token.token_id.is_empty());
            return hold_no_card_data(token.message.as_bytes());
        }
        Err(error) => error,
    };
    match error.class() {
        Class::NotReached => assert!(sent.is_empty(), "{error} although something went out"),
        Class::Unknown | Class::Answered => {
            assert!(!sent.is_empty(), "{error} although nothing went out")
        }
        class => panic!("{class:?}: {error}"),
    }
    hold_no_pan(error.to_string().as_bytes());
    if let Some(refusal) = error.refusal() {
        hold_no_card_data(refusal.message.as_bytes());
        hold_no_card_data(refusal.error_type.as_bytes());
    }
}
