//! The proof that nothing is charged twice and nothing is said of a charge that isn't so.
//!
//! The line of `charge` is cut at every byte of request and answer, in every way, with and without repeating; Paynet is
//! late, dies and comes back, or answers nonsense. After each case the sandbox's ledger is compared with what the library
//! said; after an unknown outcome the same charge and one with another session are tried again.

mod support;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use paynet::error::Class;
use paynet::{ChargeRequest, Client, Error, Outcome, Payment};
use paynet_sandbox::{Entry, Fault, Sandbox};
use support::checkout::{self, CHARGE, CHECK};

/// Each with a sandbox of its own. Most of the time they wait.
const WORKERS: usize = 24;

/// Time enough for the pauses of the procedure, which are parts of it, on a busy machine.
const BUDGET: Duration = Duration::from_secs(4);

/// Less, where it is meant to run out.
const SHORT_BUDGET: Duration = Duration::from_millis(600);

/// Paynet's return code for "nothing found".
const NO_DATA: i64 = 12;

#[derive(Clone)]
struct Case {
    /// What the case is counted under.
    kind: &'static str,
    charge: Vec<Fault>,
    look_up: Vec<Fault>,
    repeat: bool,
    budget: Duration,
    declined: bool,
}

fn case(kind: &'static str, charge: Fault) -> Case {
    Case {
        kind,
        charge: vec![charge],
        look_up: Vec::new(),
        repeat: true,
        budget: BUDGET,
        declined: false,
    }
}

fn cases(request_bytes: usize, answer_bytes: usize) -> Vec<Case> {
    let mut cases = Vec::new();
    for cut in 0..=request_bytes {
        let request_cut = || Fault::CutRequest(cut);
        cases.push(case("request cut", request_cut()));
        cases.push(Case {
            repeat: false,
            budget: SHORT_BUDGET,
            ..case("request cut, repeating off", request_cut())
        });
        cases.push(Case {
            charge: vec![request_cut(), request_cut()],
            ..case("request cut, repetition cut", request_cut())
        });
    }
    for cut in 0..answer_bytes {
        cases.push(case("answer cut", Fault::CutAnswer(cut)));
        cases.push(case("answer ended early", Fault::CloseAnswer(cut)));
        cases.push(Case {
            repeat: false,
            ..case("answer cut, repeating off", Fault::CutAnswer(cut))
        });
        cases.push(Case {
            look_up: vec![Fault::CutAnswer(cut); 2],
            ..case("answer cut, look-ups cut", Fault::CutAnswer(cut))
        });
        cases.push(Case {
            look_up: vec![Fault::Code(NO_DATA); 3],
            ..case("answer cut, look-ups come too early", Fault::CutAnswer(cut))
        });
        cases.push(Case {
            declined: true,
            ..case("declined, answer cut", Fault::CutAnswer(cut))
        });
    }
    let nonsense = [
        Fault::Html,
        Fault::NotJson,
        Fault::EmptyBody,
        Fault::Status(500, 8),
        Fault::StatusNoBody(503),
        Fault::StatusNoBody(403),
        Fault::HtmlStatus(502),
        Fault::Redirect(302),
        Fault::Code(10),
        Fault::Body("{}".to_owned()),
    ];
    for fault in nonsense {
        cases.push(case("nonsense, not carried out", fault.clone()));
        cases.push(case("nonsense, carried out", Fault::After(Box::new(fault))));
    }
    for fault in [
        Fault::ResetAfterReading,
        Fault::CloseAfterReading,
        Fault::ContentLengthTooLong,
        Fault::ContentLengthTooShort,
        Fault::NotHttp,
        Fault::HugeHeader,
        Fault::DieBefore(200),
        Fault::DieAfter(200),
        Fault::Delay(BUDGET.as_millis() as u64),
        Fault::Drip(50),
    ] {
        cases.push(Case {
            declined: true,
            ..case("line broken, declined", fault.clone())
        });
        cases.push(case("line broken or late", fault));
    }
    for ms in [1000, 1500, 2500] {
        for fault in [
            Fault::Delay(ms),
            Fault::DelayBefore(ms),
            Fault::DieBefore(ms),
            Fault::DieAfter(ms),
        ] {
            for repeat in [true, false] {
                cases.push(Case {
                    repeat,
                    budget: SHORT_BUDGET,
                    ..case("late or dead past the budget", fault.clone())
                });
            }
        }
    }
    cases
}

#[test]
fn nothing_is_charged_twice_and_nothing_is_said_that_is_not_so() {
    let (request_bytes, answer_bytes) = sizes();
    let cases = cases(request_bytes, answer_bytes);
    let next = AtomicUsize::new(0);
    let counts = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                let mut stand = Stand::new();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(number) else { break };
                    let told = stand.run(case, number);
                    let mut counts = counts.lock().unwrap();
                    *counts.entry((case.kind, told)).or_insert(0) += 1;
                }
            });
        }
    });
    println!("a request of {request_bytes} bytes, an answer of {answer_bytes}");
    for ((kind, told), count) in counts.lock().unwrap().iter() {
        println!("{count:6} {kind}: {told}");
    }
    println!("{:6} cases", cases.len());
}

/// How long a charge and its answer are on the line, heads included.
fn sizes() -> (usize, usize) {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let request = checkout::charge_request(&sandbox, &client, "siparis-000000", None);
    client.charge(&request).unwrap();
    let received = &sandbox.requests_to(CHARGE)[0];
    let heads: usize = received
        .headers
        .iter()
        .map(|(name, value)| name.len() + value.len() + ": \r\n".len())
        .sum();
    let first_line = format!("POST {CHARGE} HTTP/1.1\r\n").len();
    let request_bytes = first_line + heads + "\r\n".len() + received.body.len();
    (request_bytes, answer_bytes(&sandbox, &client))
}

/// The least number of bytes after which an answer counts as complete.
fn answer_bytes(sandbox: &Sandbox, client: &Client) -> usize {
    let whole = |cut: usize| {
        let mut request = checkout::charge_request(sandbox, client, "uzunluk", None);
        request.repeat = false;
        sandbox.next_for(CHARGE, Fault::CloseAnswer(cut));
        client.charge(&request).unwrap().found_by == paynet::FoundBy::Answer
    };
    let (mut low, mut high) = (0, 8192);
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        if whole(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// A sandbox, and a client that goes through one case after the other.
struct Stand {
    sandbox: Sandbox,
    client: Client,
}

impl Stand {
    fn new() -> Stand {
        let sandbox = Sandbox::start();
        let client = support::client(&sandbox);
        Stand { sandbox, client }
    }

    fn run(&mut self, case: &Case, number: usize) -> &'static str {
        let reference_no = format!("siparis-{number:06}");
        let mut request = self.request(&reference_no, case.declined);
        request.repeat = case.repeat;
        request.budget = case.budget;
        for fault in &case.charge {
            self.sandbox.next_for(CHARGE, fault.clone());
        }
        for fault in &case.look_up {
            self.sandbox.next_for(CHECK, fault.clone());
        }
        let result = self.client.charge(&request);
        let told = self.compare(&result, &reference_no);
        if told == "unknown" {
            self.settle(case, &mut request, &reference_no);
        } else if self.used_up(case) {
            return told;
        }
        // Whatever the case left behind goes with its sandbox.
        *self = Stand::new();
        told
    }

    fn request(&self, reference_no: &str, declined: bool) -> ChargeRequest<'static> {
        let description = declined.then_some("sandbox:decline=51");
        checkout::charge_request(&self.sandbox, &self.client, reference_no, description)
    }

    /// Whether all faults were met and nothing is on its way any more.
    fn used_up(&self, case: &Case) -> bool {
        let at_once = |fault: &Fault| {
            !matches!(
                fault,
                Fault::Delay(_) | Fault::DelayBefore(_) | Fault::DieBefore(_) | Fault::DieAfter(_)
            )
        };
        case.look_up.is_empty() && case.charge.len() == 1 && case.charge.iter().all(at_once)
    }

    /// After an unknown outcome: another session must not be charged, the same one must come to a verdict.
    fn settle(&self, case: &Case, request: &mut ChargeRequest<'_>, reference_no: &str) {
        let patience = Instant::now() + Duration::from_secs(60);
        let mut other = loop {
            // The sandbox may be dead for a while.
            match checkout::attempt(&self.sandbox, &self.client, reference_no, None) {
                Ok(request) => break request,
                Err(_) => assert!(
                    Instant::now() < patience,
                    "{}: {:?}",
                    case.kind,
                    case.charge
                ),
            }
            thread::sleep(Duration::from_millis(50));
        };
        other.budget = BUDGET;
        self.compare(&self.client.charge(&other), reference_no);

        request.repeat = true;
        request.budget = BUDGET;
        loop {
            let told = self.compare(&self.client.charge(request), reference_no);
            if told != "unknown" {
                assert_eq!(told, if case.declined { "not paid" } else { "paid" });
                break;
            }
            assert!(
                Instant::now() < patience,
                "{}: {:?}",
                case.kind,
                case.charge
            );
        }
        // What was late has arrived by now: the sandbox lets charges of one session wait for each other.
        assert!(self.charges(reference_no).len() <= 1);
    }

    fn charges(&self, reference_no: &str) -> Vec<Entry> {
        let entries = self.sandbox.ledger().into_iter();
        entries
            .filter(|entry| entry.reference_no == reference_no && entry.succeeded)
            .collect()
    }

    /// What the library said, which the ledger must bear out.
    fn compare(&self, result: &Result<Payment, Error>, reference_no: &str) -> &'static str {
        let charges = self.charges(reference_no);
        assert!(charges.len() <= 1, "charged twice: {charges:?}");
        let outcome = match result {
            Ok(payment) => payment.outcome,
            Err(error) => Outcome::of_error(error),
        };
        match outcome {
            Outcome::Paid => {
                assert_eq!(charges.len(), 1, "said to be paid: {result:?}");
                "paid"
            }
            Outcome::NotPaid => {
                assert!(charges.is_empty(), "said not to be paid: {result:?}");
                "not paid"
            }
            Outcome::Unknown => "unknown",
            _ => {
                let class = result.as_ref().unwrap_err().class();
                assert_eq!(class, Class::NotReached, "{result:?}");
                assert!(
                    charges.is_empty(),
                    "said to have reached nobody: {result:?}"
                );
                "reached nobody"
            }
        }
    }
}
