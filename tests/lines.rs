//! When lines are opened, kept, and used again, and by which address.

mod support;

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use paynet::error::Class;
use paynet::error::status::*;
use paynet::{Client, Config, Server};
use paynet_sandbox::{Fault, Proxy, Sandbox, Tls};
use support::{BlackHole, SLACK, Silence, preloaded, run_again};

fn call(client: &Client, sandbox: &Sandbox) -> Result<(), paynet::Error> {
    let request = support::request(sandbox.open_session());
    client.create_token(&request).map(drop)
}

#[test]
fn a_warm_up_opens_the_line_that_the_next_call_takes() {
    for tls in [Tls::Only12, Tls::Only13, Tls::Plain] {
        let sandbox = Sandbox::builder().tls(tls).start();
        let client = support::client(&sandbox);
        client.warm_up().unwrap();
        // Over plain http the client is ready before the server has looked.
        wait_until(|| sandbox.connections() > 0);
        assert_eq!(sandbox.connections(), 1, "{tls:?}");
        assert_eq!(sandbox.requests(), [], "{tls:?}");
        call(&client, &sandbox).unwrap();
        assert_eq!(sandbox.connections(), 1, "{tls:?}");
        assert_eq!(sandbox.requests().len(), 1, "{tls:?}");
    }
}

#[test]
fn a_warm_up_goes_through_the_proxy() {
    let sandbox = Sandbox::start();
    let proxy = Proxy::with_login("till", "p@ss");
    let mut config = support::config(&sandbox);
    config.proxy_url = Some(format!("http://till:p%40ss@127.0.0.1:{}", proxy.port()).into());
    let client = Client::new(config).unwrap();
    client.warm_up().unwrap();
    call(&client, &sandbox).unwrap();
    assert_eq!(proxy.tunnels().len(), 1);
    assert_eq!(sandbox.connections(), 1);
}

#[test]
fn a_warm_up_with_a_line_at_hand_opens_no_other() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for _ in 0..3 {
        client.warm_up().unwrap();
    }
    call(&client, &sandbox).unwrap();
    client.warm_up().unwrap();
    assert_eq!(sandbox.connections(), 1);
    sandbox.close_idle_connections();
    client.warm_up().unwrap();
    assert_eq!(sandbox.connections(), 2);
    assert_eq!(sandbox.requests().len(), 1);
}

#[test]
fn a_warm_up_needs_no_key() {
    let sandbox = Sandbox::start();
    let mut config = support::config(&sandbox);
    (config.publishable_key, config.secret_key) = (None, None);
    Client::new(config).unwrap().warm_up().unwrap();
    assert_eq!(sandbox.connections(), 1);
}

#[test]
fn a_warm_up_that_fails_says_why_and_nothing_was_sent() {
    let patience = Duration::from_millis(1500);
    let (black_hole, silence) = (BlackHole::new(), Silence::new());
    let elsewhere =
        |address: String| move |config: &mut Config| config.server = Server::At(address);
    let faulty = |fault: Fault| {
        let sandbox = Sandbox::start();
        sandbox.next(fault);
        sandbox
    };
    type Change = Box<dyn FnOnce(&mut Config)>;
    let same: fn(&mut Config) = |_| ();
    let rows: [(Sandbox, Change, i32); 5] = [
        (
            Sandbox::start(),
            Box::new(elsewhere(format!("https://127.0.0.1:{}", silence.port()))),
            PAYNET_ERR_CONNECTION_REFUSED,
        ),
        (
            Sandbox::start(),
            Box::new(elsewhere(format!("https://{}", black_hole.address))),
            PAYNET_ERR_TIMEOUT_CONNECT,
        ),
        (
            faulty(Fault::StallHandshake),
            Box::new(same),
            PAYNET_ERR_TIMEOUT_TLS,
        ),
        (
            faulty(Fault::CloseOnAccept),
            Box::new(same),
            PAYNET_ERR_BROKEN_BEFORE_SEND,
        ),
        (
            Sandbox::builder().tls(Tls::UnknownCa).start(),
            Box::new(same),
            PAYNET_ERR_TLS_UNKNOWN_CA,
        ),
    ];
    for (sandbox, change, code) in rows {
        let mut config = support::config(&sandbox);
        config.connect_timeout = patience;
        change(&mut config);
        let start = Instant::now();
        let error = Client::new(config).unwrap().warm_up().unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert_eq!(error.class(), Class::NotReached);
        assert!(start.elapsed() < patience + SLACK, "{error}");
        assert_eq!(sandbox.requests(), []);
    }
}

#[test]
fn a_call_after_a_failed_warm_up_tries_anew() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    sandbox.next(Fault::ResetOnAccept);
    client.warm_up().unwrap_err();
    call(&client, &sandbox).unwrap();
}

#[test]
fn as_many_lines_are_kept_as_threads_call_at_once() {
    const THREADS: usize = 100;
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for _round in 0..2 {
        for _ in 0..THREADS {
            sandbox.next(Fault::Delay(500));
        }
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| call(&client, &sandbox).unwrap());
            }
        });
    }
    assert_eq!(sandbox.requests().len(), 2 * THREADS);
    assert!(
        sandbox.connections() <= THREADS,
        "{}",
        sandbox.connections()
    );
}

#[test]
fn clients_with_the_same_trust_resume_each_others_sessions() {
    for tls in [Tls::Only12, Tls::Only13] {
        let sandbox = Sandbox::builder().tls(tls).start();
        for _ in 0..3 {
            call(&support::client(&sandbox), &sandbox).unwrap();
        }
        assert_eq!(sandbox.handshakes(), 3, "{tls:?}");
        assert_eq!(sandbox.resumed_handshakes(), 2, "{tls:?}");
    }
}

#[test]
fn a_client_with_less_trust_resumes_nothing_of_one_with_more() {
    let sandbox = Sandbox::start();
    call(&support::client(&sandbox), &sandbox).unwrap();
    let mut config = support::config(&sandbox);
    config.ca_file = None;
    let error = call(&Client::new(config).unwrap(), &sandbox).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_TLS_UNKNOWN_CA);
    assert_eq!(sandbox.resumed_handshakes(), 0);
}

/// The name service of `name_service.c`, in this process.
struct NameService(std::path::PathBuf);

impl NameService {
    /// Runs the test that calls this once more with the name service, and then gives [`None`].
    fn for_test(test: &str) -> Option<NameService> {
        if let Some(file) = std::env::var_os("NAME_SERVICE") {
            return Some(NameService(file.into()));
        }
        let folder = tempfile::tempdir().unwrap();
        let output = run_again(test)
            .env("LD_PRELOAD", preloaded("name_service.c", folder.path()))
            .env("NAME_SERVICE", folder.path().join("names"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        None
    }

    fn answer(&self, addresses: &[&str]) {
        fs::write(&self.0, addresses.join("\n")).unwrap();
    }

    fn times_asked(&self) -> usize {
        let log = self.0.with_extension("asked");
        fs::read_to_string(Path::new(&log)).map_or(0, |log| log.lines().count())
    }
}

#[test]
fn a_second_address_is_tried_in_time_when_the_first_leads_nowhere() {
    let test = "a_second_address_is_tried_in_time_when_the_first_leads_nowhere";
    let Some(names) = NameService::for_test(test) else {
        return;
    };
    let sandbox = Sandbox::start();
    let _black_hole = BlackHole::at(address([127, 0, 0, 2], sandbox.port()));
    names.answer(&["127.0.0.2", "127.0.0.1"]);
    let mut config = support::config(&sandbox);
    // The first address gets half of it.
    const HALF: Duration = Duration::from_secs(4);
    config.connect_timeout = 2 * HALF;
    let client = Client::new(config).unwrap();
    let start = Instant::now();
    call(&client, &sandbox).unwrap();
    let took = start.elapsed();
    assert!(took >= HALF, "{took:?}");
    assert!(took < 2 * HALF, "{took:?}");

    // The address that answered is the first to be tried now.
    sandbox.close_idle_connections();
    let start = Instant::now();
    call(&client, &sandbox).unwrap();
    assert!(start.elapsed() < HALF);
}

#[test]
fn a_name_is_looked_up_once_as_long_as_its_address_answers() {
    let test = "a_name_is_looked_up_once_as_long_as_its_address_answers";
    let Some(names) = NameService::for_test(test) else {
        return;
    };
    let sandbox = Sandbox::start();
    names.answer(&["127.0.0.1"]);
    let client = support::client(&sandbox);
    for _ in 0..3 {
        call(&client, &sandbox).unwrap();
        sandbox.close_idle_connections();
    }
    assert_eq!((sandbox.connections(), names.times_asked()), (3, 1));
}

#[test]
fn a_name_whose_address_went_away_is_looked_up_anew() {
    let test = "a_name_whose_address_went_away_is_looked_up_anew";
    let Some(names) = NameService::for_test(test) else {
        return;
    };
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let forwarding = forward_once(address([127, 0, 0, 2], sandbox.port()), sandbox.port());
    names.answer(&["127.0.0.2"]);
    call(&client, &sandbox).unwrap();
    sandbox.close_idle_connections();
    // Only then has the end of the line come to the client.
    forwarding.join().unwrap();

    names.answer(&["127.0.0.1"]);
    call(&client, &sandbox).unwrap();
    assert_eq!(names.times_asked(), 2);
}

#[test]
fn plain_http_follows_no_name_to_another_machine() {
    let test = "plain_http_follows_no_name_to_another_machine";
    let Some(names) = NameService::for_test(test) else {
        return;
    };
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    let client = support::client(&sandbox);
    names.answer(&["203.0.113.7"]);
    for _ in 0..2 {
        let error = call(&client, &sandbox).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_INSECURE_URL);
    }
    names.answer(&["203.0.113.7", "127.0.0.1"]);
    call(&client, &sandbox).unwrap();
}

fn address(ip: [u8; 4], port: u16) -> SocketAddr {
    SocketAddr::from((ip, port))
}

fn wait_until(is_so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !is_so() && Instant::now() < end {
        thread::sleep(Duration::from_millis(1));
    }
}

/// Takes one connection at `from` to the sandbox, and none after it. Ends when the connection has.
fn forward_once(from: SocketAddr, sandbox: u16) -> JoinHandle<()> {
    let listener = TcpListener::bind(from).unwrap();
    thread::spawn(move || {
        let (near, _) = listener.accept().unwrap();
        drop(listener);
        let far = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox)).unwrap();
        let (mut up, mut down) = (near.try_clone().unwrap(), far.try_clone().unwrap());
        thread::spawn(move || io::copy(&mut up, &mut down));
        let _ = io::copy(&mut &far, &mut &near);
        let _ = near.shutdown(std::net::Shutdown::Both);
    })
}
