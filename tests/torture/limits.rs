//! Codes that no ordinary fault brings about.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::ptr;
use std::thread;

use paynet::error::status::*;
use paynet::ffi::client::{paynet_client_free, paynet_client_new};
use paynet::ffi::config::{paynet_config, paynet_config_init};
use paynet::ffi::error::{paynet_error, paynet_error_init};
use paynet::{Amount, AuthRequest, Client, Config, Server};

use super::support::{self, run_again};
use super::till::{initial, of, text};

/// In a program of its own, since the others here need clients, too.
#[test]
fn a_program_with_too_many_clients_is_told_so_and_can_go_on_when_it_frees_one() {
    const NAME: &str =
        "limits::a_program_with_too_many_clients_is_told_so_and_can_go_on_when_it_frees_one";
    const ALONE: &str = "PAYNET_MANY_CLIENTS";
    if std::env::var_os(ALONE).is_none() {
        let output = run_again(NAME).env(ALONE, "1").output().unwrap();
        support::assert_passed(&output);
        return;
    }
    let url = text("https://localhost:1");
    let mut config: paynet_config = initial!(paynet_config_init);
    config.base_url = url.as_ptr();
    let mut error: paynet_error = initial!(paynet_error_init);
    let mut clients = Vec::new();
    let new = |error: &mut paynet_error| {
        let mut client = ptr::null_mut();
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        let code = unsafe { paynet_client_new(&config, &mut client, error) };
        (code, client)
    };
    loop {
        match new(&mut error) {
            (PAYNET_OK, client) => clients.push(client),
            (code, client) => {
                assert_eq!(
                    (code, client),
                    (PAYNET_ERR_TOO_MANY_CLIENTS, ptr::null_mut())
                );
                break;
            }
        }
    }
    assert_eq!(
        of(&error.message),
        format!("{} clients are alive already", clients.len())
    );
    assert_eq!(clients.len(), 16384);
    for _ in 0..3 {
        // SAFETY: the client is alive.
        assert_eq!(
            unsafe { paynet_client_free(clients.pop().unwrap()) },
            PAYNET_OK
        );
        let (code, client) = new(&mut error);
        assert_eq!(code, PAYNET_OK);
        clients.push(client);
        assert_eq!(new(&mut error).0, PAYNET_ERR_TOO_MANY_CLIENTS);
    }
    for client in clients {
        // SAFETY: the client is alive.
        assert_eq!(unsafe { paynet_client_free(client) }, PAYNET_OK);
    }
}

#[test]
fn a_status_that_http_does_not_know_is_told_as_such() {
    for status in [600, 799, 999] {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = thread::spawn(move || {
            let (mut line, _) = listener.accept().unwrap();
            let mut request = [0; 4096];
            let length = line.read(&mut request).unwrap();
            let answer = format!("HTTP/1.1 {status} ?\r\nContent-Length: 2\r\n\r\n{{}}");
            line.write_all(answer.as_bytes()).unwrap();
            assert!(request[..length].starts_with(b"POST "));
        });
        let mut config = Config::new(Server::At(url));
        config.publishable_key = Some(support::key("pbk_1"));
        let request = AuthRequest::new(Amount::from_kurus(1));
        let error = Client::new(config).unwrap().auth(&request).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_HTTP_STATUS, "{error}");
        assert_eq!(error.http_status(), Some(status));
        server.join().unwrap();
    }
}
