mod common;

use common::{Line, config, good_request, tcp};
use paynet_sandbox::{Proxy, Sandbox};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

fn connect(proxy: &Proxy, target: &str, header: &str) -> (TcpStream, String) {
    let mut tcp = tcp(proxy.port()).unwrap();
    write!(
        tcp,
        "CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{header}\r\n"
    )
    .unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        tcp.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    (tcp, String::from_utf8(head).unwrap())
}

#[test]
fn a_request_goes_through_the_tunnel() {
    let (sandbox, proxy) = (Sandbox::start(), Proxy::start());
    let target = format!("localhost:{}", sandbox.port());
    let (tcp, head) = connect(&proxy, &target, "");
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    let mut line = Line::with_tls(tcp, config(&sandbox)).unwrap();
    line.send(&good_request(&sandbox));
    assert_eq!(line.reply().status, 200);
    assert_eq!(proxy.tunnels(), [target]);
}

#[test]
fn a_name_that_only_the_proxy_knows_leads_to_this_machine() {
    let (sandbox, proxy) = (Sandbox::start(), Proxy::start());
    let (_, head) = connect(
        &proxy,
        &format!("pts-api.paynet.invalid:{}", sandbox.port()),
        "",
    );
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
}

#[test]
fn without_the_right_login_there_is_no_tunnel() {
    let (sandbox, proxy) = (Sandbox::start(), Proxy::with_login("kasa", "s:ifre"));
    let target = format!("localhost:{}", sandbox.port());
    for header in ["", "Proxy-Authorization: Basic a2FzYTp4\r\n"] {
        let (_, head) = connect(&proxy, &target, header);
        assert!(head.starts_with("HTTP/1.1 407 "), "{head}");
        assert!(head.contains("Proxy-Authenticate: Basic"), "{head}");
    }
    assert!(proxy.tunnels().is_empty());
    let (_, head) = connect(
        &proxy,
        &target,
        "proxy-authorization: Basic a2FzYTpzOmlmcmU=\r\n",
    );
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    assert_eq!(proxy.tunnels(), [target]);
}

#[test]
fn it_can_refuse() {
    let proxy = Proxy::start();
    proxy.refuse_with(503);
    let (mut tcp, head) = connect(&proxy, "localhost:1", "");
    assert!(head.starts_with("HTTP/1.1 503 "), "{head}");
    assert_eq!(tcp.read(&mut [0; 1]).unwrap(), 0);
    assert_eq!(proxy.tunnels(), ["localhost:1"]);
}

#[test]
fn a_target_that_is_not_there_is_a_bad_gateway() {
    let port = Sandbox::start().port();
    let (_, head) = connect(&Proxy::start(), &format!("localhost:{port}"), "");
    assert!(head.starts_with("HTTP/1.1 502 "), "{head}");
}

#[test]
fn it_can_stall() {
    let proxy = Proxy::start();
    proxy.stall();
    let mut tcp = tcp(proxy.port()).unwrap();
    tcp.set_read_timeout(Some(Duration::from_millis(200)))
        .unwrap();
    tcp.write_all(b"CONNECT localhost:1 HTTP/1.1\r\n\r\n")
        .unwrap();
    assert_eq!(
        tcp.read(&mut [0; 1]).unwrap_err().kind(),
        ErrorKind::WouldBlock
    );
    drop(proxy);
}
