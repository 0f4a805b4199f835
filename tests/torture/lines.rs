//! The handshake, the request, the answer and a proxy's answer: each byte is the last, and each byte is another.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use paynet::error::Class;
use paynet::error::status::*;
use paynet::{AuthRequest, CheckRequest, Client, Error};
use paynet_sandbox::{Fault, Sandbox, Tls};
use tempfile::NamedTempFile;

use super::meddler::{Deed, Direction, LEAVE, Meddler, Plan, Spot};
use super::support::checkout::CHECK;
use super::support::{self, SLACK};
use super::{every, is_long};

const AUTH: &str = "/v1/paynetj/auth";
const CREATE_TOKEN: &str = "/v1/paynetj/create_token";

/// Ample for a call that must end for another reason.
const AMPLE: Duration = Duration::from_secs(30);

/// For a call that waits for bytes which a meddler has taken out, or announced.
const PATIENCE: Duration = Duration::from_millis(1200);

/// Each with a sandbox of its own. Much of the time they wait.
const WORKERS: usize = 16;

/// Spreads cases over workers, each with what `stand` makes.
pub fn spread<C: Sync, S>(
    cases: &[C],
    stand: impl Fn() -> S + Sync,
    run: impl Fn(&mut S, &C) + Sync,
) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                let mut stand = stand();
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    run(&mut stand, case);
                }
            });
        }
    });
}

/// Counts of what was told, printed at the end.
#[derive(Default)]
pub struct Tally(Mutex<BTreeMap<(String, i32), usize>>);

impl Tally {
    pub fn count(&self, kind: &str, code: i32) {
        *self
            .0
            .lock()
            .unwrap()
            .entry((kind.to_owned(), code))
            .or_default() += 1;
    }

    pub fn print(&self) -> usize {
        let counts = self.0.lock().unwrap();
        for ((kind, code), count) in counts.iter() {
            println!("{count:6} {kind}: {code}");
        }
        counts.values().sum()
    }
}

fn code_of<T>(result: &Result<T, Error>) -> i32 {
    result.as_ref().err().map_or(PAYNET_OK, Error::code)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Service {
    Auth,
    CreateToken,
    Check,
}

impl Service {
    fn path(self) -> &'static str {
        match self {
            Service::Auth => AUTH,
            Service::CreateToken => CREATE_TOKEN,
            Service::Check => CHECK,
        }
    }

    fn call(self, sandbox: &Sandbox, client: &Client) -> Result<(), Error> {
        match self {
            Service::Auth => {
                let request = AuthRequest::new(paynet::Amount::from_kurus(1000));
                client.auth(&request).map(drop)
            }
            Service::CreateToken => {
                let request = support::request(sandbox.open_session());
                client.create_token(&request).map(drop)
            }
            Service::Check => {
                let request = CheckRequest::by_reference_no("order-1");
                client.check(&request).map(drop)
            }
        }
    }

    /// How long its request is on the line, head included.
    fn request_bytes(self) -> usize {
        let sandbox = Sandbox::start();
        self.call(&sandbox, &support::client(&sandbox)).unwrap();
        let received = &sandbox.requests_to(self.path())[0];
        let line = |(name, value): &(String, String)| name.len() + value.len() + ": \r\n".len();
        let heads: usize = received.headers.iter().map(line).sum();
        let first = format!("POST {} HTTP/1.1\r\n", self.path()).len();
        first + heads + "\r\n".len() + received.body.len()
    }
}

struct Stand {
    sandbox: Sandbox,
}

impl Stand {
    fn new() -> Stand {
        Stand {
            sandbox: Sandbox::start(),
        }
    }

    /// A call that meets a fault: its code, and how many requests came of it.
    fn call(&self, service: Service, fault: Fault) -> (i32, usize) {
        // A line that the last fault is still closing would fail in this one's place.
        let client = support::client(&self.sandbox);
        let before = self.sandbox.requests_to(service.path()).len();
        self.sandbox.next_for(service.path(), fault);
        let code = code_of(&service.call(&self.sandbox, &client));
        let after = self.sandbox.requests_to(service.path()).len();
        (code, after - before)
    }

    /// The least number of bytes with which an answer counts. The sandbox's port is in some.
    fn answer_bytes(&self, service: Service) -> usize {
        let (mut low, mut high) = (0, 8192);
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            match self.call(service, Fault::CloseAnswer(middle)) {
                (PAYNET_OK, _) => high = middle,
                _ => low = middle,
            }
        }
        high
    }
}

/// The rule for a request: it leaves in one write, so wherever it is cut, it may have arrived.
#[test]
fn a_request_that_is_cut_at_any_byte_may_have_arrived_and_is_not_sent_again() {
    let tally = Tally::default();
    for service in [Service::Auth, Service::CreateToken, Service::Check] {
        let cuts: Vec<usize> = (0..=service.request_bytes()).step_by(every(17)).collect();
        spread(&cuts, Stand::new, |stand, cut| {
            let (code, requests) = stand.call(service, Fault::CutRequest(*cut));
            let told = format!("{service:?}, request cut at {cut}: {code}");
            assert!(
                matches!(code, PAYNET_ERR_BROKEN_SEND | PAYNET_ERR_BROKEN_WAIT),
                "{told}"
            );
            assert!(requests <= 1, "sent again: {told}");
            tally.count(&format!("{service:?}, request cut"), code);
        });
    }
    println!("{:6} cases", tally.print());
}

/// Answers differ in length by as many bytes, since ids are written as parts of addresses.
const IDS: usize = 40;

/// The rule for an answer: without a byte of it the wait was in vain, with some it is broken, with all it counts.
#[test]
fn an_answer_that_is_cut_at_any_byte_is_unknown_until_it_is_whole() {
    let tally = Tally::default();
    for service in [Service::Auth, Service::CreateToken, Service::Check] {
        let cuts: Vec<usize> = (0..700).step_by(every(17)).collect();
        type Kind = (&'static str, fn(usize) -> Fault);
        let kinds: [Kind; 2] = [("cut", Fault::CutAnswer), ("ended", Fault::CloseAnswer)];
        for (kind, fault) in kinds {
            let measured = || {
                let stand = Stand::new();
                let whole = stand.answer_bytes(service);
                (stand, whole)
            };
            spread(&cuts, measured, |(stand, whole), cut| {
                let (code, requests) = stand.call(service, fault(*cut));
                let told = format!("{service:?}, answer {kind} at {cut} of about {whole}: {code}");
                match code {
                    PAYNET_ERR_BROKEN_WAIT => assert_eq!(*cut, 0, "{told}"),
                    PAYNET_ERR_BROKEN_RECEIVE => assert!((1..*whole + IDS).contains(cut), "{told}"),
                    PAYNET_OK => assert!(*cut + IDS >= *whole, "{told}"),
                    _ => panic!("{told}"),
                }
                assert_eq!(requests, 1, "{told}");
                tally.count(&format!("{service:?}, answer {kind}"), code);
            });
        }
    }
    println!("{:6} cases", tally.print());
}

/// A sandbox behind a meddler.
struct Meddled {
    sandbox: Sandbox,
    meddler: Meddler,
    /// Hold the sandbox's authority once, twice and so on: clients with different trust resume no session of each other.
    ca_files: Vec<NamedTempFile>,
    calls: Cell<usize>,
    /// The sessions of calls that are said to have reached nobody.
    not_reached: RefCell<Vec<(String, Plan)>>,
}

/// What came of a call.
#[derive(Debug)]
struct Told {
    code: i32,
    /// Whether the request arrived whole.
    arrived: bool,
    /// Which byte was meddled with by the end of the call.
    done: Option<Spot>,
}

/// More than the library keeps TLS configurations for.
const TRUSTS: usize = 6;

impl Meddled {
    fn new(tls: Tls) -> Meddled {
        let sandbox = Sandbox::builder().tls(tls).start();
        let meddler = Meddler::before(sandbox.port());
        let ca_file = |times| {
            let file = NamedTempFile::new().unwrap();
            std::fs::write(&file, sandbox.ca_pem().repeat(times)).unwrap();
            file
        };
        Meddled {
            ca_files: (1..=TRUSTS).map(ca_file).collect(),
            calls: Cell::default(),
            not_reached: RefCell::default(),
            sandbox,
            meddler,
        }
    }

    /// A call with a whole handshake.
    fn call(&self, plan: Plan, patience: Duration) -> Told {
        self.calls.set(self.calls.get() + 1);
        self.call_by(&self.client(patience), plan, patience)
    }

    /// A call whose handshake resumes the session of an earlier one. Nothing, if the byte of the plan never came by.
    fn call_resumed(&self, plan: Plan) -> Option<Told> {
        let client = self.client(PATIENCE);
        // The line that is closed here may seem to be open for a moment more.
        for _ in 0..3 {
            self.call_by(&client, LEAVE, PATIENCE);
            self.sandbox.close_idle_connections();
            let told = self.call_by(&client, plan, PATIENCE);
            if told.done.is_some() {
                return Some(told);
            }
        }
        None
    }

    fn client(&self, patience: Duration) -> Client {
        let url = format!("https://localhost:{}", self.meddler.port);
        let mut config = support::config_for(&self.sandbox, &url);
        config.ca_file = Some(self.ca_files[self.calls.get() % TRUSTS].path().to_owned());
        (config.connect_timeout, config.total_timeout) = (patience, patience);
        Client::new(config).unwrap()
    }

    fn call_by(&self, client: &Client, plan: Plan, patience: Duration) -> Told {
        self.meddler.plan(plan);
        let session = self.sandbox.open_session();
        let session_id = session.session_id.clone();
        let start = Instant::now();
        let code = code_of(&client.create_token(&support::request(session)));
        let done = self.meddler.done();
        assert!(
            start.elapsed() < patience + SLACK,
            "{plan:?}: {:?}",
            start.elapsed()
        );
        if Class::of(code) == Class::NotReached {
            self.not_reached
                .borrow_mut()
                .push((session_id.clone(), plan));
        }
        let arrived = self.arrivals(&session_id);
        assert!(arrived.len() <= 1, "{plan:?}: sent again");
        Told {
            code,
            arrived: arrived.contains(&true),
            done,
        }
    }

    /// For each request with this session, whether it came whole.
    fn arrivals(&self, session_id: &str) -> Vec<bool> {
        let seen = self.sandbox.requests().into_iter();
        seen.filter(|request| String::from_utf8_lossy(&request.body).contains(session_id))
            .map(|request| request.complete)
            .collect()
    }
}

/// What had been let through may have arrived later.
impl Drop for Meddled {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        for (session_id, plan) in self.not_reached.borrow().iter() {
            assert!(
                self.arrivals(session_id).is_empty(),
                "said to have reached nobody: {plan:?}"
            );
        }
    }
}

/// The rule for a handshake: as long as it isn't over, nothing has reached Paynet; from then on, it may have.
#[test]
fn a_handshake_that_ends_at_any_byte_has_reached_nobody() {
    let tally = Tally::default();
    for tls in [Tls::Only12, Tls::Only13] {
        let handshake = handshake_bytes(tls);
        let bytes: Vec<usize> = (0..handshake + 60)
            .step_by(every(17))
            .chain([handshake - 1])
            .collect();
        for deed in [Deed::End, Deed::Reset, Deed::Silence] {
            // Each silent one takes all of its time.
            let bytes: Vec<usize> = match deed {
                Deed::Silence => bytes.iter().step_by(every(8)).copied().collect(),
                _ => bytes.clone(),
            };
            let plans: Vec<Plan> = [Direction::ToTill, Direction::ToServer]
                .into_iter()
                .flat_map(|direction| {
                    bytes.iter().map(move |byte| Plan {
                        deed,
                        direction,
                        byte: *byte,
                    })
                })
                .collect();
            spread(
                &plans,
                || Meddled::new(tls),
                |stand, &plan| {
                    let patience = if deed == Deed::Silence {
                        PATIENCE
                    } else {
                        AMPLE
                    };
                    let Told { code, arrived, .. } = stand.call(plan, patience);
                    let told = format!("{tls:?} {plan:?}: {code}, arrived: {arrived}");
                    // Time may run out in the handshake on a busy machine, too.
                    let in_handshake = plan.direction == Direction::ToServer
                        || plan.byte < handshake + SIGNATURES
                        || deed == Deed::Silence;
                    let after_it =
                        plan.direction == Direction::ToServer || plan.byte + SIGNATURES > handshake;
                    match Class::of(code) {
                        Class::NotReached => assert!(!arrived && in_handshake, "{told}"),
                        Class::Unknown => assert!(after_it, "{told}"),
                        Class::Ok => assert!(after_it && arrived, "{told}"),
                        class => panic!("{class:?}: {told}"),
                    }
                    tally.count(&format!("{tls:?}, {deed:?} {:?}", plan.direction), code);
                },
            );
        }
    }
    println!("{:6} cases", tally.print());
}

#[test]
fn a_second_sending_would_be_noticed() {
    let stand = Meddled::new(Tls::Valid);
    let session = stand.sandbox.open_session();
    for _ in 0..2 {
        let request = support::request(session.clone());
        support::client(&stand.sandbox)
            .create_token(&request)
            .unwrap();
    }
    assert_eq!(stand.arrivals(&session.session_id), [true, true]);
}

/// Signatures differ in length by as many bytes from one handshake to the next.
const SIGNATURES: usize = 6;

/// How many bytes of the server it takes until the till sends its request.
fn handshake_bytes(tls: Tls) -> usize {
    let stand = Meddled::new(tls);
    let (mut low, mut high) = (0, 4096);
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        let plan = Plan {
            deed: Deed::End,
            direction: Direction::ToTill,
            byte: middle,
        };
        match Class::of(stand.call(plan, AMPLE).code) {
            Class::NotReached => low = middle,
            _ => high = middle,
        }
    }
    high
}

/// The rule for a changed byte: what arrived is never said not to have, and nothing that was changed counts as an answer.
#[test]
fn a_byte_that_is_changed_on_the_way_is_found_out_or_means_nothing() {
    let tally = Tally::default();
    let deeds: &[u8] = if is_long() {
        &[0x01, 0x80, 0xff]
    } else {
        &[0x01]
    };
    for tls in [Tls::Only12, Tls::Only13] {
        for direction in [Direction::ToTill, Direction::ToServer] {
            // More than either says; what lies beyond is not counted.
            let length = 2200;
            let mut plans = Vec::new();
            for bits in deeds {
                for byte in (0..length).step_by(every(29)) {
                    plans.push(Plan {
                        deed: Deed::Flip(*bits),
                        direction,
                        byte,
                    });
                }
            }
            spread(
                &plans,
                || Meddled::new(tls),
                |stand, plan| {
                    let told = stand.call(*plan, PATIENCE);
                    if told.done.is_none() {
                        return;
                    }
                    judge(tls, plan, &told);
                    tally.count(&format!("{tls:?}, byte changed {direction:?}"), told.code);
                },
            );
        }
    }
    let cases = tally.print();
    println!("{cases:6} cases");
    assert!(cases > 100, "the bytes never came by");

    // The control: a meddler that leaves everything alone changes nothing.
    let stand = Meddled::new(Tls::Only13);
    let told = stand.call(LEAVE, AMPLE);
    assert_eq!(
        (told.code, told.arrived, told.done),
        (PAYNET_OK, true, None)
    );
}

/// What arrived must not be said not to have, and no answer counts that was meddled with.
fn judge(tls: Tls, plan: &Plan, told: &Told) {
    let about = format!("{tls:?} {plan:?}: {told:?}");
    match Class::of(told.code) {
        Class::Ok => {
            let means_nothing = told.done == Some(Spot::RecordVersion)
                || (told.done == Some(Spot::RecordType) && tls == Tls::Only13);
            assert!(
                matches!(plan.deed, Deed::Flip(_)) && means_nothing,
                "{about}"
            );
            assert!(told.arrived, "{about}");
        }
        Class::NotReached => assert!(!told.arrived, "{about}"),
        Class::Unknown => {}
        class => panic!("{class:?}: {about}"),
    }
}

#[test]
fn the_same_holds_for_a_session_that_is_resumed() {
    let tally = Tally::default();
    for tls in [Tls::Only12, Tls::Only13] {
        let mut plans = Vec::new();
        for direction in [Direction::ToTill, Direction::ToServer] {
            for deed in [Deed::End, Deed::Flip(1)] {
                let bytes = (0..1200).step_by(every(29));
                plans.extend(bytes.map(|byte| Plan {
                    deed,
                    direction,
                    byte,
                }));
            }
        }
        let resumed = AtomicUsize::new(0);
        spread(
            &plans,
            || Meddled::new(tls),
            |stand, plan| {
                let before = stand.sandbox.resumed_handshakes();
                let Some(told) = stand.call_resumed(*plan) else {
                    return;
                };
                judge(tls, plan, &told);
                let after = stand.sandbox.resumed_handshakes();
                resumed.fetch_add(usize::from(after > before), Ordering::Relaxed);
                tally.count(
                    &format!("{tls:?}, resumed, {:?} {:?}", plan.deed, plan.direction),
                    told.code,
                );
            },
        );
        let resumed = resumed.into_inner();
        println!("{resumed:6} handshakes of {tls:?} resumed");
        assert!(resumed > 20);
    }
    println!("{:6} cases", tally.print());
}

const TUNNEL: &[u8] = b"HTTP/1.1 200 Connection established\r\nVia: 1.1 kasa\r\n\r\n";

/// A proxy that answers each CONNECT with these bytes and then closes.
fn proxy_answering(answer: Vec<u8>) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (mut till, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        let mut buffer = [0; 1024];
        while !asked.ends_with(b"\r\n\r\n") {
            match till.read(&mut buffer) {
                Ok(amount @ 1..) => asked.extend(&buffer[..amount]),
                _ => return,
            }
        }
        let _ = till.write_all(&answer);
    });
    port
}

#[test]
fn a_proxys_answer_may_end_or_change_at_any_byte_and_nothing_has_reached_paynet() {
    let sandbox = Sandbox::start();
    let tally = Tally::default();
    let call = |answer: Vec<u8>| {
        let mut config = support::config(&sandbox);
        config.proxy_url = Some(format!("http://127.0.0.1:{}", proxy_answering(answer)).into());
        config.total_timeout = AMPLE;
        code_of(&Service::CreateToken.call(&sandbox, &Client::new(config).unwrap()))
    };
    for length in 0..=TUNNEL.len() {
        let code = call(TUNNEL[..length].to_vec());
        let expected = match length {
            whole if whole == TUNNEL.len() => PAYNET_ERR_BROKEN_BEFORE_SEND,
            _ => PAYNET_ERR_PROXY_BROKEN,
        };
        assert_eq!(code, expected, "{length} bytes");
        tally.count("proxy's answer ended", code);
    }
    for place in 0..TUNNEL.len() {
        for byte in [0, 0xff, b'A', b' ', b'\r', b'\n', b':', b'9'] {
            let mut answer = TUNNEL.to_vec();
            answer[place] = byte;
            let code = call(answer);
            assert_eq!(
                Class::of(code),
                Class::NotReached,
                "byte {place} is {byte}: {code}"
            );
            tally.count("proxy's answer changed", code);
        }
    }
    assert_eq!(sandbox.requests(), []);
    println!("{:6} cases", tally.print());
}
