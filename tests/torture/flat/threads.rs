//! Threads that share clients and requests, and free them while others use them.

use std::ffi::CString;
use std::ptr;
use std::sync::Barrier;
use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use paynet::error::Class;
use paynet::error::status::*;
use paynet::ffi::flat::perform;
use paynet::ffi::flat::request::*;
use paynet_sandbox::Fault;

use super::super::memory::Edge;
use super::super::support::{self, TEST_PAN, run_again};
use super::super::{is_long, till::text};
use super::chance::Chance;
use super::operations::OPERATIONS;
use super::{Stand, client};

const THREADS: usize = 8;

/// As many requests may be alive.
const MOST: usize = 1024;

/// What all threads know.
struct Shared {
    stand: Stand,
    clients: [AtomicI32; 3],
    requests: [AtomicI32; 12],
    made: AtomicUsize,
    /// How often a thread came where another was.
    met: AtomicUsize,
}

fn new_request(client: i32, operation: &str) -> (i32, i32) {
    let operation = text(operation);
    let mut number = -1;
    // SAFETY: the text ends with a NUL.
    let code = unsafe { paynet_request_new(client, operation.as_ptr(), 0, &mut number) };
    (code, number)
}

fn set(number: i32, name: &str, value: &str) -> i32 {
    let (name, value) = (text(name), text(value));
    // SAFETY: the texts end with a NUL.
    unsafe { paynet_request_set(number, name.as_ptr(), value.as_ptr(), -1) }
}

fn get(number: i32, name: &str, capacity: usize) -> (i32, Vec<u8>) {
    let name = CString::new(name).unwrap();
    let buffer = Edge::of(capacity);
    let at = buffer.start().cast();
    // SAFETY: the name ends with a NUL, and the buffer has as many bytes as is said.
    let code =
        unsafe { paynet_response_get(number, name.as_ptr(), at, capacity as i32, ptr::null_mut()) };
    assert!(buffer.is_clean_before());
    (code, buffer.bytes())
}

/// In a process of its own, since all requests of a process are counted.
#[test]
fn threads_that_share_and_free_everything_leave_nothing_behind() {
    const NAME: &str = "flat::threads::threads_that_share_and_free_everything_leave_nothing_behind";
    const ALONE: &str = "PAYNET_FLAT_THREADS";
    if std::env::var_os(ALONE).is_none() {
        let output = run_again(NAME).env(ALONE, "1").output().unwrap();
        return support::assert_passed(&output);
    }
    let stand = Stand::new();
    let shared = Shared {
        clients: [0, 0, 1].map(|encoding| client(&stand.sandbox, encoding).into()),
        requests: Default::default(),
        made: AtomicUsize::new(0),
        met: AtomicUsize::new(0),
        stand,
    };
    let steps = if is_long() { 10_000 } else { 3000 };
    thread::scope(|scope| {
        for seed in 0..THREADS {
            let shared = &shared;
            scope.spawn(move || {
                let mut chance = Chance::new(seed as u64);
                let mut freed = Vec::new();
                (0..steps).for_each(|_| shared.step(&mut chance, &mut freed));
            });
        }
    });
    for number in &shared.requests {
        assert_eq!(
            paynet_request_free(number.load(Ordering::Relaxed)),
            PAYNET_OK
        );
    }
    // The control: threads met, and made many more requests than may be alive.
    let (made, met) = (shared.made.into_inner(), shared.met.into_inner());
    println!("{made} requests, threads met {met} times");
    assert!(made > 2 * MOST && met > 10);
    let requests: Vec<(i32, i32)> = (0..MOST).map(|_| new_request(0, "version")).collect();
    assert!(
        requests.iter().all(|(code, _)| *code == PAYNET_OK),
        "a request was not freed"
    );
    assert_eq!(new_request(0, "version"), (PAYNET_ERR_TOO_MANY_REQUESTS, 0));
    for (_, number) in requests {
        assert_eq!(paynet_request_free(number), PAYNET_OK);
    }
}

impl Shared {
    fn step(&self, chance: &mut Chance, freed: &mut Vec<i32>) {
        let slot = chance.of(&self.requests);
        let number = slot.load(Ordering::Relaxed);
        match chance.below(40) {
            0..12 => self.replace_request(chance, slot, freed),
            12..22 => {
                let operation = chance.of(&OPERATIONS);
                let field = operation.request.first().map_or("text", |(name, _)| name);
                let value = if field == "pan" { TEST_PAN } else { "1" };
                let code = set(number, field, value);
                self.note(code);
                let codes = [
                    PAYNET_OK,
                    PAYNET_ERR_UNKNOWN_NAME,
                    PAYNET_ERR_INVALID_CLIENT,
                ];
                assert!(
                    codes.contains(&code) || is_about_request(code),
                    "set {field}: {code}"
                );
            }
            22..28 => {
                let code = paynet_request_call(number);
                self.note(code);
                assert!(Class::of(code) != Class::Defect, "call: {code}");
            }
            28..36 => {
                let name = *chance.of(&[
                    "status",
                    "status_name",
                    "session_id",
                    "error.message",
                    "version",
                    "x",
                ]);
                let (code, bytes) = get(number, name, chance.below(600));
                self.note(code);
                let codes = [
                    PAYNET_OK,
                    PAYNET_ERR_UNKNOWN_NAME,
                    PAYNET_ERR_BUFFER_TOO_SMALL,
                ];
                assert!(
                    codes.contains(&code) || is_about_request(code),
                    "get {name}: {code}"
                );
                assert!(!bytes.windows(16).any(|part| part == TEST_PAN.as_bytes()));
            }
            36 => self.replace_client(chance),
            37 => self.call_json(chance),
            _ => {
                if !freed.is_empty() {
                    let number = chance.of(freed);
                    for code in [
                        paynet_request_call(*number),
                        paynet_request_free(*number),
                        set(*number, "amount", "1"),
                        get(*number, "status", 5).0,
                    ] {
                        assert_eq!(code, PAYNET_ERR_INVALID_REQUEST, "freed before");
                    }
                }
            }
        }
    }

    /// On a client that another thread may be freeing.
    fn call_json(&self, chance: &mut Chance) {
        let client = chance.of(&self.clients).load(Ordering::Relaxed);
        let operation = *chance.of(&["auth", "check", "create_token"]);
        let card = format!(r#"{{"pan":"{TEST_PAN}"}}"#);
        let fields = match operation {
            "auth" => r#"{"amount":1000}"#,
            "check" => r#"{"reference_no":"x"}"#,
            _ => &card,
        };
        let (code, answer) = perform(client, operation, fields);
        assert!(Class::of(code) != Class::Defect, "{operation}: {code}");
        assert!(!answer.contains(TEST_PAN), "{operation}");
    }

    fn note(&self, code: i32) {
        if code == PAYNET_ERR_REQUEST_IN_USE {
            self.met.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn replace_request(&self, chance: &mut Chance, slot: &AtomicI32, freed: &mut Vec<i32>) {
        let client = chance.of(&self.clients).load(Ordering::Relaxed);
        // Most send nothing.
        let operation = match chance.below(20) {
            0 => "auth",
            1 => "create_token",
            2 => "check",
            3..7 => "create_card_token",
            _ => *chance.of(&["version", "amount_parse", "status", "three_d_url"]),
        };
        let (code, number) = new_request(client, operation);
        match code {
            PAYNET_OK => self.made.fetch_add(1, Ordering::Relaxed),
            // Another thread freed the client.
            code => return assert_eq!((code, number), (PAYNET_ERR_INVALID_CLIENT, 0)),
        };
        if operation == "auth" {
            set(number, "amount", "1000");
        }
        // Whoever takes a number out frees it, perhaps while others use it.
        let old = slot.swap(number, Ordering::Relaxed);
        assert_eq!(paynet_request_free(old), PAYNET_OK);
        if old != 0 {
            freed.push(old);
        }
    }

    fn replace_client(&self, chance: &mut Chance) {
        if !chance.once_in(10) {
            return;
        }
        let new = client(&self.stand.sandbox, i32::from(chance.once_in(2)));
        let old = chance.of(&self.clients).swap(new, Ordering::Relaxed);
        let (code, _) = perform(old, "client_free", "{}");
        assert_eq!(code, PAYNET_OK);
        let (code, _) = perform(old, "auth", r#"{"amount":1000}"#);
        assert_eq!(code, PAYNET_ERR_INVALID_CLIENT);
    }
}

fn is_about_request(code: i32) -> bool {
    matches!(code, PAYNET_ERR_REQUEST_IN_USE | PAYNET_ERR_INVALID_REQUEST)
}

#[test]
fn threads_that_charge_one_order_at_once_charge_it_once() {
    let mut stand = Stand::new();
    for number in 0..if is_long() { 50 } else { 12 } {
        let order = stand.order();
        let reference_no = order["reference_no"].as_str().unwrap().to_owned();
        // One request that all threads call, or a request of each thread's own.
        let is_one = number % 2 == 0;
        let (_, request) = new_request(stand.utf8, "charge");
        for (name, value) in order.as_object().unwrap() {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(set(request, name, &value), PAYNET_OK);
        }
        let start = Barrier::new(THREADS);
        let codes: Vec<i32> = thread::scope(|scope| {
            let (start, order, client) = (&start, &order, stand.utf8);
            let threads: Vec<_> = (0..THREADS)
                .map(|_| {
                    scope.spawn(move || {
                        start.wait();
                        match is_one {
                            true => paynet_request_call(request),
                            false => perform(client, "charge", &order.to_string()).0,
                        }
                    })
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(paynet_request_free(request), PAYNET_OK);
        assert_eq!(stand.taken(&reference_no), 1, "{codes:?}");
        let count = |wanted: i32| codes.iter().filter(|code| **code == wanted).count();
        assert!(count(PAYNET_OK) >= 1, "{codes:?}");
        if is_one {
            // Who comes later is told the same.
            let others = count(PAYNET_ERR_REQUEST_IN_USE);
            assert_eq!(count(PAYNET_OK) + others, THREADS, "{codes:?}");
        }
    }
    stand.assert_nothing_was_charged_twice();
}

/// A child has its parent's requests, but for those that another thread was using; the parent keeps them all. In a process
/// of its own, whose other threads are known.
#[test]
fn requests_outlive_a_fork_on_both_sides() {
    const NAME: &str = "flat::threads::requests_outlive_a_fork_on_both_sides";
    const ALONE: &str = "PAYNET_FLAT_FORK";
    if std::env::var_os(ALONE).is_none() {
        let output = run_again(NAME).env(ALONE, "1").output().unwrap();
        return support::assert_passed(&output);
    }
    let stand = Stand::new();
    let filled = || {
        let (code, number) = new_request(stand.utf8, "auth");
        assert_eq!(code, PAYNET_OK);
        assert_eq!(set(number, "amount", "1000"), PAYNET_OK);
        number
    };
    let (idle, busy) = (filled(), filled());
    stand
        .sandbox
        .next_for("/v1/paynetj/auth", Fault::Delay(1500));
    thread::scope(|scope| {
        let calling = scope.spawn(|| paynet_request_call(busy));
        assert!(stand.sandbox.wait_for_requests(1, Duration::from_secs(20)));
        // SAFETY: the child calls the library, which is made for that, and ends.
        let child = unsafe { libc::fork() };
        if child == 0 {
            let wrong = in_child(idle, busy, stand.utf8);
            // SAFETY: always fine.
            unsafe { libc::_exit(wrong.map_or(0, |place| place + 1)) };
        }
        let mut status = -1;
        // SAFETY: a child of this process, and a number of the test's own.
        assert_eq!(unsafe { libc::waitpid(child, &mut status, 0) }, child);
        assert_eq!(status, 0, "the child says {}", libc::WEXITSTATUS(status));
        assert_eq!(calling.join().unwrap(), PAYNET_OK);
    });
    assert_eq!(paynet_request_call(idle), PAYNET_OK);
    for number in [idle, busy] {
        assert_eq!(get(number, "session_id", 300).0, PAYNET_OK);
        assert_eq!(paynet_request_free(number), PAYNET_OK);
    }
    // Each of the two, and that of the child.
    assert_eq!(stand.sandbox.requests().len(), 3);
}

/// Which of these is not as it should be.
fn in_child(idle: i32, busy: i32, client: i32) -> Option<i32> {
    let (made, number) = new_request(client, "version");
    let right = [
        paynet_request_call(busy) == PAYNET_ERR_REQUEST_IN_USE,
        set(busy, "amount", "1") == PAYNET_ERR_REQUEST_IN_USE,
        get(busy, "status", 5).0 == PAYNET_ERR_REQUEST_IN_USE,
        paynet_request_free(busy) == PAYNET_OK,
        paynet_request_call(busy) == PAYNET_ERR_INVALID_REQUEST,
        paynet_request_call(idle) == PAYNET_OK,
        get(idle, "session_id", 300).0 == PAYNET_OK,
        paynet_request_free(idle) == PAYNET_OK,
        made == PAYNET_OK,
        paynet_request_call(number) == PAYNET_OK,
        paynet_request_free(number) == PAYNET_OK,
    ];
    right
        .iter()
        .position(|right| !right)
        .map(|place| place as i32)
}
