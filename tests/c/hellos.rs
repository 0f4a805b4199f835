//! A relay before the sandbox that notes how each TLS connection begins, and whether anything random in it came twice.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a client draws anew for each connection, and the tickets, each of which it uses once.
#[derive(Clone)]
pub struct Hello {
    pub random: Vec<u8>,
    pub session_id: Vec<u8>,
    pub key_shares: Vec<Vec<u8>>,
    pub tickets: Vec<Vec<u8>>,
}

impl Hello {
    fn drawn(&self) -> Vec<(&'static str, &Vec<u8>)> {
        let mut drawn = vec![("random", &self.random), ("session id", &self.session_id)];
        drawn.extend(self.key_shares.iter().map(|share| ("key share", share)));
        drawn.extend(self.tickets.iter().map(|ticket| ("ticket", ticket)));
        drawn
    }
}

/// Kinds of numbers that came more than once.
pub fn repeated(hellos: &[Hello]) -> BTreeSet<&'static str> {
    let mut seen = BTreeSet::new();
    let all = hellos.iter().flat_map(Hello::drawn);
    all.filter(|drawn| !seen.insert(*drawn))
        .map(|(kind, _)| kind)
        .collect()
}

pub struct Relay {
    port: u16,
    hellos: Arc<Mutex<Vec<Hello>>>,
}

impl Relay {
    pub fn to(target: u16) -> Relay {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let hellos: Arc<Mutex<Vec<Hello>>> = Arc::default();
        let noted = Arc::clone(&hellos);
        thread::spawn(move || {
            for near in listener.incoming() {
                let noted = Arc::clone(&noted);
                thread::spawn(move || serve(near.unwrap(), target, &noted));
            }
        });
        Relay { port, hellos }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn hellos(&self) -> Vec<Hello> {
        self.hellos.lock().unwrap().clone()
    }
}

/// A line that breaks is the client's or the sandbox's affair.
fn serve(mut near: TcpStream, target: u16, noted: &Mutex<Vec<Hello>>) {
    let Ok(record) = first_record(&mut near) else {
        return;
    };
    noted.lock().unwrap().push(parse(&record));
    let mut far = TcpStream::connect((Ipv4Addr::LOCALHOST, target)).unwrap();
    let _ = near.set_nodelay(true);
    let _ = far.set_nodelay(true);
    if far.write_all(&record).is_err() {
        return;
    }
    let (from_far, to_near) = (far.try_clone().unwrap(), near.try_clone().unwrap());
    let back = thread::spawn(move || forward(&from_far, &to_near));
    forward(&near, &far);
    let _ = back.join();
}

fn forward(mut from: &TcpStream, mut to: &TcpStream) {
    let _ = io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Write);
}

const HEADER: usize = 5;

fn first_record(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut record = vec![0; HEADER];
    stream.read_exact(&mut record)?;
    let length = usize::from(u16::from_be_bytes([record[3], record[4]]));
    record.resize(HEADER + length, 0);
    stream.read_exact(&mut record[HEADER..])?;
    Ok(record)
}

/// A record that holds a whole ClientHello (RFC 8446, 4.1.2).
fn parse(record: &[u8]) -> Hello {
    let mut rest = Rest(record);
    assert_eq!(rest.take(1), [22], "no handshake");
    rest.take(2 + 2);
    assert_eq!(rest.take(1), [1], "no ClientHello");
    rest.take(3 + 2);
    let random = rest.take(32).to_vec();
    let session_id = rest.vector(1).to_vec();
    rest.vector(2); // cipher suites
    rest.vector(1); // compression methods
    let mut hello = Hello {
        random,
        session_id,
        key_shares: Vec::new(),
        tickets: Vec::new(),
    };
    let mut extensions = Rest(rest.vector(2));
    while !extensions.0.is_empty() {
        let kind = extensions.number(2);
        let mut extension = Rest(extensions.vector(2));
        match kind {
            51 => hello.key_shares = key_shares(extension.vector(2)),
            41 => hello.tickets = tickets(extension.vector(2)),
            _ => {}
        }
    }
    hello
}

fn key_shares(list: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = Rest(list);
    let mut shares = Vec::new();
    while !rest.0.is_empty() {
        rest.take(2); // the group
        shares.push(rest.vector(2).to_vec());
    }
    shares
}

fn tickets(list: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = Rest(list);
    let mut tickets = Vec::new();
    while !rest.0.is_empty() {
        tickets.push(rest.vector(2).to_vec());
        rest.take(4); // its age
    }
    tickets
}

struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, amount: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(amount);
        self.0 = rest;
        taken
    }

    fn number(&mut self, bytes: usize) -> usize {
        let digits = self.take(bytes).iter();
        digits.fold(0, |number, byte| number << 8 | usize::from(*byte))
    }

    /// With its length in so many bytes before it.
    fn vector(&mut self, length_bytes: usize) -> &'a [u8] {
        let length = self.number(length_bytes);
        self.take(length)
    }
}
