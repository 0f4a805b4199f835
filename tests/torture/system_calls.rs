//! Every call of the library to the system fails once, in each way in which it can: SQLite's and libcurl's method.
//!
//! A till in a process of its own goes through client, token and charge while `failing_calls.c` lets one call fail, then the
//! next, until a run meets no failure. What the sandbox saw tells whether each code was true.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{CString, c_char, c_int};
use std::thread;
use std::time::{Duration, Instant};

use libloading::os::unix::{Library, Symbol};
use paynet::error::Class;
use paynet::error::status::*;
use paynet_sandbox::Sandbox;

use super::is_long;
use super::support::checkout::CHARGE;
use super::support::{SLACK, preloaded, run_again};
use super::till::{Till, Way};

const CREATE_TOKEN: &str = "/v1/paynetj/create_token";

/// What a failure is like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Single,
    /// From one call on, all fail.
    Lasting,
}

impl Kind {
    /// For each call, and the budget of the charge. Time runs out where a failure lasts.
    fn limit(self) -> Duration {
        match self {
            Kind::Single => Duration::from_secs(4),
            Kind::Lasting => Duration::from_secs(2),
        }
    }

    /// Of lasting ones, those are left out that last for nobody: a clock that is broken, and an interruption where the
    /// standard library and ring try again for ever.
    fn can_be(self, function: &str, how: c_int) -> bool {
        let is_interruption =
            how == libc::EINTR && ["open64", "read", "getrandom"].contains(&function);
        self == Kind::Single || (function != "clock_gettime" && !is_interruption)
    }
}

/// See `failing_calls.c`.
const NOTHING: c_int = 0;
const ONE_BYTE: c_int = -1000;

/// Functions of the C library, and how each may fail.
fn failures() -> Vec<(&'static str, Vec<c_int>)> {
    use libc::*;
    vec![
        (
            "socket",
            vec![EMFILE, ENFILE, ENOBUFS, ENOMEM, EACCES, EAFNOSUPPORT],
        ),
        (
            "connect",
            vec![
                ECONNREFUSED,
                ETIMEDOUT,
                ENETUNREACH,
                EHOSTUNREACH,
                ECONNRESET,
                EADDRNOTAVAIL,
                EAGAIN,
                EINTR,
                EACCES,
                ENOBUFS,
                EPERM,
            ],
        ),
        ("poll", vec![EINTR, ENOMEM, NOTHING]),
        ("getsockopt", vec![ENOBUFS, EINVAL]),
        ("setsockopt", vec![ENOMEM, EINVAL, ENOPROTOOPT]),
        ("ioctl", vec![EINTR, EBADF]),
        ("fcntl", vec![EINTR, EMFILE]),
        (
            "send",
            vec![
                EINTR,
                EAGAIN,
                ENOBUFS,
                ENOMEM,
                ECONNRESET,
                EPIPE,
                ETIMEDOUT,
                EHOSTUNREACH,
                ONE_BYTE,
            ],
        ),
        (
            "sendmsg",
            vec![
                EINTR,
                EAGAIN,
                ENOBUFS,
                ENOMEM,
                ECONNRESET,
                EPIPE,
                ETIMEDOUT,
                EHOSTUNREACH,
                ONE_BYTE,
            ],
        ),
        (
            "recv",
            vec![
                EINTR, EAGAIN, ENOMEM, ECONNRESET, ETIMEDOUT, ENOTCONN, NOTHING, ONE_BYTE,
            ],
        ),
        ("read", vec![EINTR, EIO, EISDIR, NOTHING, ONE_BYTE]),
        (
            "open64",
            vec![EINTR, EMFILE, ENFILE, ENOENT, EACCES, ENOMEM],
        ),
        ("fstat64", vec![EIO, ENOMEM]),
        ("statx", vec![EIO, ENOSYS]),
        ("getrandom", vec![EINTR, EAGAIN, ENOSYS, EIO, ONE_BYTE]),
        (
            "getaddrinfo",
            vec![EAI_AGAIN, EAI_NONAME, EAI_FAIL, EAI_MEMORY, EAI_SYSTEM],
        ),
        ("pthread_create", vec![EAGAIN, EPERM]),
        // Not known to happen to a clock that exists. The standard library panics, which must stay inside.
        ("clock_gettime", vec![EINVAL]),
    ]
}

/// The functions of `failing_calls.c`, in this process.
struct Saboteur {
    fail: Symbol<unsafe extern "C" fn(*const c_char, c_int, c_int, c_int)>,
    fail_no_more: Symbol<unsafe extern "C" fn() -> c_int>,
}

impl Saboteur {
    fn here() -> Saboteur {
        let program = Library::this();
        // SAFETY: the functions have these types.
        unsafe {
            Saboteur {
                fail: program.get(b"fail").unwrap(),
                fail_no_more: program.get(b"fail_no_more").unwrap(),
            }
        }
    }

    /// Runs `body` with a failure, and tells whether it was met.
    fn during<R>(&self, failure: &Failure, body: impl FnOnce() -> R) -> (R, bool) {
        let lasting = c_int::from(failure.kind == Kind::Lasting);
        // SAFETY: the name outlives the failure.
        unsafe { (self.fail)(failure.function.as_ptr(), failure.nth, failure.how, lasting) };
        let result = body();
        // SAFETY: always fine.
        let met = unsafe { (self.fail_no_more)() } != 0;
        (result, met)
    }
}

struct Failure {
    function: CString,
    /// Which call is the first to fail.
    nth: c_int,
    how: c_int,
    kind: Kind,
}

/// How to reach the sandbox, and which part of the work is the till's.
const TILL: &str = "PAYNET_TORTURE_TILL";
const NAME: &str = "system_calls::every_call_to_the_system_fails_once_and_no_code_is_wrong";

#[test]
fn every_call_to_the_system_fails_once_and_no_code_is_wrong() {
    torture(NAME, Kind::Single, 1);
}

const LASTING: &str = "system_calls::failures_that_last_end_in_time_and_no_code_is_wrong";

/// Tills that wait for their time to run out; many at once.
#[test]
fn failures_that_last_end_in_time_and_no_code_is_wrong() {
    if is_long() {
        torture(LASTING, Kind::Lasting, 8);
    }
}

fn torture(name: &str, kind: Kind, tills: usize) {
    if let Ok(orders) = env::var(TILL) {
        let mut words = orders.split('|').map(str::to_owned);
        let mut next = || words.next().unwrap();
        let way = Way {
            base_url: next(),
            ca_file: next(),
            publishable_key: next(),
            secret_key: next(),
        };
        pay_with_failures(&way, kind, next().parse().unwrap(), tills);
        return;
    }
    let sandbox = Sandbox::start();
    let way = Way::to(&sandbox);
    let way = [
        way.base_url,
        way.ca_file,
        way.publishable_key,
        way.secret_key,
    ]
    .join("|");
    let folder = tempfile::tempdir().unwrap();
    let saboteur = preloaded("failing_calls.c", folder.path());
    let tills: Vec<_> = (0..tills)
        .map(|part| {
            let mut command = run_again(name);
            command
                .env("LD_PRELOAD", &saboteur)
                .env(TILL, format!("{way}|{part}"));
            thread::spawn(move || command.output().unwrap())
        })
        .collect();
    let mut printed = String::new();
    for till in tills {
        let output = till.join().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        printed += &text;
    }
    compare(&sandbox, &printed, kind);
}

/// The till: one line for each run.
fn pay_with_failures(way: &Way, kind: Kind, part: usize, tills: usize) {
    let saboteur = Saboteur::here();
    let mut steady = Till::new(way, 20_000).unwrap();
    let mut number = 0;
    let all = failures()
        .into_iter()
        .flat_map(|(function, ways)| ways.into_iter().map(move |how| (function, how)));
    let possible = all.filter(|(function, how)| kind.can_be(function, *how));
    for (function, how) in possible.skip(part).step_by(tills) {
        for nth in 1.. {
            number += 1;
            let failure = Failure {
                function: CString::new(function).unwrap(),
                nth,
                how,
                kind,
            };
            if !pay(
                way,
                &mut steady,
                &saboteur,
                &failure,
                &format!("torture-{part}-{number}"),
            ) {
                break;
            }
        }
    }
}

fn pay(
    way: &Way,
    steady: &mut Till,
    saboteur: &Saboteur,
    failure: &Failure,
    reference_no: &str,
) -> bool {
    let (code, session_id, key) = steady.session();
    assert_eq!(code, PAYNET_OK, "{}", steady.message());
    let limit = failure.kind.limit().as_millis() as i32;
    let start = Instant::now();
    let ((till, token, charged), met) = saboteur.during(failure, || {
        let mut till = Till::new(way, limit);
        let token = till
            .as_mut()
            .ok()
            .map(|till| till.create_token(&session_id, &key));
        let charged = match (&mut till, &token) {
            (Ok(till), Some((PAYNET_OK, token_id))) => {
                Some(till.charge(&session_id, token_id, reference_no, limit))
            }
            _ => None,
        };
        (till, token, charged)
    });
    let took = start.elapsed();
    let client_code = till.as_ref().err().copied().unwrap_or(PAYNET_OK);
    // The next call of the same client, or of a new one.
    let mut till = till.unwrap_or_else(|_| Till::new(way, limit).unwrap());
    let (next_code, _) = till.check(reference_no);
    let (token_code, _) = token.unwrap_or((-1, String::new()));
    let (charge_code, outcome) =
        charged.map_or((-1, -1), |charged| (charged.code, charged.outcome));
    println!(
        "RUN {} {} {} {session_id} {reference_no} {client_code} {token_code} {charge_code} {outcome} {next_code} {} {}",
        failure.function.to_str().unwrap(),
        failure.how,
        failure.nth,
        took.as_millis(),
        u8::from(met),
    );
    met
}

/// What one run of the till told.
#[derive(Clone, Copy)]
struct Run<'a> {
    line: &'a str,
    function: &'a str,
    session_id: &'a str,
    reference_no: &'a str,
    /// -1 where the call was not made.
    client_code: i32,
    token_code: i32,
    charge_code: i32,
    outcome: i32,
    next_code: i32,
    took: Duration,
    met: bool,
}

fn parsed(line: &str) -> Run<'_> {
    let words: Vec<&str> = line.split(' ').collect();
    let number = |place: usize| words[place].parse::<i32>().unwrap();
    Run {
        line,
        function: words[1],
        session_id: words[4],
        reference_no: words[5],
        client_code: number(6),
        token_code: number(7),
        charge_code: number(8),
        outcome: number(9),
        next_code: number(10),
        took: Duration::from_millis(number(11) as u64),
        met: number(12) == 1,
    }
}

fn compare(sandbox: &Sandbox, printed: &str, kind: Kind) {
    let runs: Vec<Run<'_>> = printed
        .lines()
        .filter_map(|line| line.find("RUN ").map(|at| parsed(&line[at..])))
        .collect();
    let seen = Seen::by(sandbox);
    let mut counts = BTreeMap::new();
    for run in &runs {
        assert_eq!(complaint(run, &seen, kind), None, "{}", run.line);
        let told = [run.client_code, run.token_code, run.charge_code]
            .into_iter()
            .find(|code| *code > 0);
        *counts.entry((run.function, told.unwrap_or(0))).or_insert(0) += u32::from(run.met);
    }
    for ((function, code), count) in &counts {
        println!("{count:6} {function}: {code}");
    }
    let met = runs.iter().filter(|run| run.met).count();
    println!("{met:6} failures in {} runs", runs.len());
    // The control: the till must really have been sabotaged, in every part of its work.
    let codes = |part: fn(&Run<'_>) -> i32| runs.iter().map(part).filter(|code| *code > 0).count();
    assert!(codes(|run| run.client_code) > 3, "no client failed");
    assert!(codes(|run| run.token_code) > 10, "no token failed");
    assert!(met > 100, "{met} failures");
    assert!(counts[&("connect", PAYNET_ERR_UNREACHABLE)] > 0);
    assert!(kind == Kind::Lasting || counts[&("clock_gettime", PAYNET_ERR_PANIC)] > 0);
    assert_lies_are_noticed(&runs, &seen);
}

/// The control for the comparison: each false word about a run that went well.
fn assert_lies_are_noticed(runs: &[Run<'_>], seen: &Seen) {
    let good = runs.iter().find(|run| run.outcome == PAID).unwrap();
    type Lie = fn(&mut Run<'_>);
    let lies: [(Lie, &str); 6] = [
        (
            |run| run.token_code = PAYNET_ERR_BROKEN_BEFORE_SEND,
            "the card is said not to have been sent",
        ),
        (
            |run| run.outcome = NONE,
            "the charge is said not to have been sent",
        ),
        (
            |run| run.outcome = NOT_PAID,
            "said to be declined, which nobody did",
        ),
        (|run| run.reference_no = "never-charged", "said to be paid"),
        (
            |run| run.next_code = PAYNET_ERR_BROKEN_WAIT,
            "the next call fails",
        ),
        (|run| run.took += 10 * SLACK, "too late"),
    ];
    assert_eq!(complaint(good, seen, Kind::Single), None);
    for (lie, words) in lies {
        let mut run = *good;
        lie(&mut run);
        assert_eq!(complaint(&run, seen, Kind::Single), Some(words));
    }
    let mut twice = Seen::default();
    twice.tokens.insert(good.session_id.to_owned(), 2);
    assert_eq!(
        complaint(good, &twice, Kind::Single),
        Some("the card was sent twice")
    );
    twice.tokens.insert(good.session_id.to_owned(), 1);
    twice.taken.insert(good.reference_no.to_owned(), 2);
    assert_eq!(complaint(good, &twice, Kind::Single), Some("charged twice"));
}

/// What the sandbox saw, by session and by reference.
#[derive(Default)]
struct Seen {
    tokens: BTreeMap<String, usize>,
    charges: BTreeMap<String, usize>,
    taken: BTreeMap<String, usize>,
}

impl Seen {
    fn by(sandbox: &Sandbox) -> Seen {
        let count = |path: &str, field: &str| {
            let mut counts = BTreeMap::new();
            for request in sandbox.requests_to(path) {
                let body: serde_json::Value =
                    serde_json::from_slice(&request.body).unwrap_or_default();
                let id = body[field].as_str().unwrap_or_default().to_owned();
                *counts.entry(id).or_insert(0) += 1;
            }
            counts
        };
        let mut taken = BTreeMap::new();
        for entry in sandbox.ledger().into_iter().filter(|entry| entry.succeeded) {
            *taken.entry(entry.reference_no).or_insert(0) += 1;
        }
        Seen {
            tokens: count(CREATE_TOKEN, "session_id"),
            charges: count(CHARGE, "reference_no"),
            taken,
        }
    }
}

/// What is wrong with a run, if anything is.
fn complaint(run: &Run<'_>, seen: &Seen, kind: Kind) -> Option<&'static str> {
    let count = |counts: &BTreeMap<String, usize>, id: &str| counts.get(id).copied().unwrap_or(0);
    let tokens = count(&seen.tokens, run.session_id);
    let charges = count(&seen.charges, run.reference_no);
    let taken = count(&seen.taken, run.reference_no);
    let is_clock = run.function == "clock_gettime";
    let codes = [run.client_code, run.token_code, run.charge_code];
    let is_defect = |code: i32| code > 0 && Class::of(code) == Class::Defect;
    let before_sending = |code| matches!(Class::of(code), Class::Call | Class::NotReached);
    let rules = [
        (run.next_code == PAYNET_OK, "the next call fails"),
        // Token and charge.
        (run.took < 2 * kind.limit() + SLACK, "too late"),
        (
            is_clock || !codes.into_iter().any(is_defect),
            "a defect of the library",
        ),
        (
            is_clock || matches!(Class::of(run.client_code), Class::Ok | Class::Call),
            "a client sends nothing",
        ),
        (tokens <= 1, "the card was sent twice"),
        (
            run.token_code != PAYNET_OK || tokens == 1,
            "a token that nobody made",
        ),
        (
            !(run.token_code == -1 || before_sending(run.token_code)) || tokens == 0,
            "the card is said not to have been sent",
        ),
        (taken <= 1, "charged twice"),
        (
            run.outcome != PAID || (taken, run.charge_code) == (1, PAYNET_OK),
            "said to be paid",
        ),
        (
            run.outcome != NOT_PAID,
            "said to be declined, which nobody did",
        ),
        (
            run.outcome != UNKNOWN
                || matches!(Class::of(run.charge_code), Class::Unknown | Class::Defect),
            "unknown, with another code",
        ),
        (
            run.outcome > NONE || (charges, taken) == (0, 0),
            "the charge is said not to have been sent",
        ),
    ];
    rules
        .into_iter()
        .find(|(holds, _)| !holds)
        .map(|(_, words)| words)
}

const NONE: i32 = paynet::Outcome::None as i32;
const PAID: i32 = paynet::Outcome::Paid as i32;
const NOT_PAID: i32 = paynet::Outcome::NotPaid as i32;
const UNKNOWN: i32 = paynet::Outcome::Unknown as i32;
