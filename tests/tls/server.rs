//! Servers that are not the sandbox, and what stands between them and the client.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// `openssl s_server`. It writes down whatever a client sends.
pub struct OpensslServer {
    process: Child,
    written: PathBuf,
    pub port: u16,
}

impl OpensslServer {
    pub fn start(folder: &Path, arguments: &[&str]) -> OpensslServer {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let written = folder.join(format!("server-{number}"));
        let out = fs::File::create(&written).unwrap();
        let mut process = Command::new("openssl")
            .args(["s_server", "-accept", "127.0.0.1:0"])
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(out.try_clone().unwrap())
            .stderr(out)
            .spawn()
            .unwrap();
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            let text = fs::read_to_string(&written).unwrap();
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix("ACCEPT 127.0.0.1:"));
            if let Some(port) = line {
                let port = port.trim().parse().unwrap();
                return OpensslServer {
                    process,
                    written,
                    port,
                };
            }
            let ended = process.try_wait().unwrap();
            assert!(
                ended.is_none() && Instant::now() < patience,
                "{arguments:?}: {text}"
            );
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// What came in, decrypted, between the server's own words.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.written).unwrap()).into_owned()
    }
}

impl Drop for OpensslServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Passes everything on to a server, after a change to the first thing that the client says.
pub struct Relay {
    pub port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

pub type Change = fn(&mut [u8]);

impl Relay {
    pub fn to(server: u16, change: Change) -> Relay {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ours = Arc::clone(&heard);
        thread::spawn(move || {
            for client in listener.incoming() {
                let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, server)) else {
                    continue;
                };
                pass_on(client.unwrap(), server, change, Arc::clone(&ours));
            }
        });
        Relay { port, heard }
    }

    /// All that the client sent, as it came over the wire.
    pub fn heard(&self) -> Vec<u8> {
        self.heard.lock().unwrap().clone()
    }
}

fn pass_on(client: TcpStream, server: TcpStream, change: Change, heard: Arc<Mutex<Vec<u8>>>) {
    let (mut from_client, mut to_client) = (client.try_clone().unwrap(), client);
    let (mut from_server, mut to_server) = (server.try_clone().unwrap(), server);
    thread::spawn(move || {
        let mut change = Some(change);
        let mut buffer = vec![0; 32 * 1024];
        while let Ok(amount @ 1..) = from_client.read(&mut buffer) {
            let mut part = buffer[..amount].to_vec();
            heard.lock().unwrap().extend(&part);
            if let Some(change) = change.take() {
                change(&mut part);
            }
            if to_server.write_all(&part).is_err() {
                break;
            }
        }
        let _ = to_server.shutdown(std::net::Shutdown::Write);
    });
    thread::spawn(move || {
        let _ = std::io::copy(&mut from_server, &mut to_client);
        let _ = to_client.shutdown(std::net::Shutdown::Both);
    });
}

/// A server that answers whatever comes with these bytes, once for each connection, and then listens.
pub struct Scripted {
    pub port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Scripted {
    pub fn answering(answer: Vec<u8>) -> Scripted {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ours = Arc::clone(&heard);
        thread::spawn(move || {
            for client in listener.incoming() {
                let mut client = client.unwrap();
                let mut buffer = vec![0; 32 * 1024];
                let mut answer = Some(&answer);
                while let Ok(amount @ 1..) = client.read(&mut buffer) {
                    ours.lock().unwrap().extend(&buffer[..amount]);
                    if let Some(answer) = answer.take() {
                        let _ = client.write_all(answer);
                    }
                }
            }
        });
        Scripted { port, heard }
    }

    pub fn heard(&self) -> Vec<u8> {
        self.heard.lock().unwrap().clone()
    }
}
