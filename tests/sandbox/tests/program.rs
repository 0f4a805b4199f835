#![cfg(unix)]

mod common;

use paynet_sandbox::Sandbox;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

struct Program {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        let mut child = program(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    /// Reads up to the line that begins so and returns the rest of it.
    fn after(&mut self, beginning: &str) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(
                self.output.read_line(&mut line).unwrap(),
                0,
                "no line begins with {beginning}"
            );
            if let Some(rest) = line.strip_prefix(beginning) {
                return rest.trim().to_owned();
            }
        }
    }

    fn stop(mut self) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        assert!(self.child.wait().unwrap().success());
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paynet-sandbox"));
    command.args(arguments);
    command
}

#[test]
fn it_serves_what_it_prints_and_cleans_up() {
    let mut program = Program::start(&["--port", "0", "--plain-http"]);
    let url = program.after("URL ");
    let ca_file = program.after("CA file ");
    let key = program.after("publishable key ");
    let session_id = program.after("session_id ");
    let instalment_key = program.after("instalment_key ");
    program.after("Ctrl-C");

    let session = paynet_sandbox::Session {
        session_id,
        instalment_key,
    };
    let request = common::request_with_key(&key, &common::fields(&session).to_string());
    let mut tcp = TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
    tcp.write_all(&request).unwrap();
    let mut answer = [0; 15];
    tcp.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    let line = program.after("#1 ");
    assert!(
        line.starts_with("POST /v1/paynetj/create_token plain "),
        "{line}"
    );
    assert!(line.ends_with("pan 435508******4358"), "{line}");

    assert!(Path::new(&ca_file).exists());
    program.stop();
    assert!(!Path::new(&ca_file).exists());
}

#[test]
fn a_busy_port_is_explained() {
    let sandbox = Sandbox::start();
    let output = program(&["--port", &sandbox.port().to_string()])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("in use by another program"), "{text}");
}

#[test]
fn help_lists_options_and_faults() {
    let output = program(&["--help"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for part in [
        "--port",
        "--tls",
        "delay=MS",
        "shape=NAME",
        "/v1/transaction/charge",
        "/sandbox/ledger",
    ] {
        assert!(text.contains(part), "{part}");
    }
}
