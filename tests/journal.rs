//! The journal of a till: what was in flight when the power went, and what came of it.
//!
//! A till is killed before every write and sync of its journal, the file is cut at every byte and changed in every byte; what
//! the next process says is compared with the sandbox's ledger each time.

#![cfg(target_os = "linux")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use paynet::error::status::{
    PAYNET_ERR_CHARGE_UNDER_WAY, PAYNET_ERR_CHARGE_UNKNOWN, PAYNET_ERR_JOURNAL,
    PAYNET_ERR_KEY_MISSING, PAYNET_ERR_MISSING_FIELD, PAYNET_OK,
};
use paynet::{
    Amount, AuthRequest, Bin, CheckBinRequest, CheckRequest, Client, Config, Error, FoundBy,
    InFlight, InFlightResponse, Outcome,
};
use paynet_sandbox::{Fault, Sandbox, Tls};
use serde_json::Value;
use support::Gate;
use support::checkout::{CHARGE, CHECK, charge_request};

/// Longer than a charge may be under way.
const LONG_AGO: &str = "-7200";

/// A sandbox and a journal of its own.
struct Till {
    sandbox: Sandbox,
    folder: tempfile::TempDir,
}

impl Till {
    fn new() -> Till {
        Till::at(Sandbox::builder().tls(Tls::Plain).start())
    }

    fn at(sandbox: Sandbox) -> Till {
        Till {
            sandbox,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn journal(&self) -> PathBuf {
        self.folder.path().join("gün.journal")
    }

    fn client(&self) -> Client {
        self.client_with(&self.journal())
    }

    fn client_with(&self, journal: &Path) -> Client {
        Client::new(self.config(journal)).unwrap()
    }

    fn config(&self, journal: &Path) -> Config {
        let mut config = support::config(&self.sandbox);
        config.journal_file = Some(journal.to_owned());
        config
    }

    fn charged(&self, reference_no: &str) -> bool {
        let mut entries = self.sandbox.ledger().into_iter();
        entries.any(|entry| entry.succeeded && entry.reference_no == reference_no)
    }

    /// Another process, which charges as [`the_other_till`] does.
    fn other(&self, task: &str) -> Command {
        self.environment(support::run_again("the_other_till"), task)
    }

    /// The same under strace, with a clock that is so many seconds fast.
    fn other_under_strace(&self, task: &str, clock: &str, options: &[String]) -> Command {
        let library = support::preloaded("wrong_clock.c", self.folder.path());
        let mut command = Command::new("strace");
        command
            .args(["-f", "-qq", "-e", "trace=write,fdatasync,fsync"])
            .arg("-P")
            .arg(self.journal())
            .arg("-P")
            .arg(self.folder.path())
            .arg("-o")
            .arg(self.folder.path().join("strace"))
            .args(options)
            .arg("-E")
            .arg(format!("LD_PRELOAD={}", library.display()))
            .arg("-E")
            .arg(format!("WRONG_CLOCK={clock}"));
        let again = support::run_again("the_other_till");
        command.arg(again.get_program()).args(again.get_args());
        self.environment(command, task)
    }

    /// A day that ends at the `number`th of these system calls for the journal or its folder, which isn't carried out.
    fn day_killed_at(&self, call: &str, number: usize, payments: String) -> ExitStatus {
        let inject = format!("inject={call}:signal=SIGKILL:when={number}");
        let ended = self
            .other_under_strace("day", LONG_AGO, &["-e".to_owned(), inject])
            .env("TILL_PAYMENTS", payments)
            .output()
            .unwrap();
        if ended.status.success() {
            support::assert_passed(&ended);
        }
        ended.status
    }

    fn environment(&self, mut command: Command, task: &str) -> Command {
        command
            .env("TILL_TASK", task)
            .env("TILL_URL", self.sandbox.base_url())
            .env("TILL_JOURNAL", self.journal())
            .env(
                "TILL_KEYS",
                format!(
                    "{} {}",
                    self.sandbox.publishable_key(),
                    self.sandbox.secret_key()
                ),
            )
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// The records of a journal, each line's checksum left out.
fn records(journal: &Path) -> Vec<Value> {
    let text = fs::read_to_string(journal).unwrap();
    text.lines()
        .filter_map(|line| serde_json::from_str(line.get(9..)?).ok())
        .collect()
}

fn events(journal: &Path) -> Vec<String> {
    let records = records(journal).into_iter();
    records
        .map(|record| record["event"].as_str().unwrap().to_owned())
        .collect()
}

/// The last outcome that the journal has for a reference.
fn written_outcome(journal: &Path, reference_no: &str) -> Option<String> {
    let mut records = records(journal).into_iter().rev();
    let record = records
        .find(|record| record["event"] == "outcome" && record["reference_no"] == reference_no)?;
    Some(record["outcome"].as_str().unwrap().to_owned())
}

/// Fails if an answer isn't what the ledger says. Those that say they don't know are counted.
fn assert_true(till: &Till, answer: &InFlightResponse, what: &str) -> usize {
    let mut unknown = 0;
    for charge in &answer.charges {
        let charged = till.charged(&charge.reference_no);
        match charge.outcome {
            Outcome::Paid => assert!(charged, "{what}: {charge:?}"),
            Outcome::NotPaid | Outcome::None => assert!(!charged, "{what}: {charge:?}"),
            _ => unknown += 1,
        }
    }
    unknown
}

fn only(answer: &InFlightResponse) -> &InFlight {
    assert_eq!(answer.charges.len(), 1, "{answer:?}");
    &answer.charges[0]
}

fn code(error: Option<&Error>) -> i32 {
    error.unwrap().code()
}

/// What the processes do that tests start, see [`Till::other`].
#[test]
fn the_other_till() {
    let Ok(task) = std::env::var("TILL_TASK") else {
        return;
    };
    let variable = |name| std::env::var(name).unwrap();
    let keys = variable("TILL_KEYS");
    let (publishable, secret) = keys.split_once(' ').unwrap();
    let mut config = Config::new(paynet::Server::At(variable("TILL_URL")));
    config.publishable_key = Some(support::key(publishable));
    config.secret_key = Some(support::key(secret));
    config.journal_file = Some(variable("TILL_JOURNAL").into());
    match task.as_str() {
        "open" => println!("code {}", code(Client::new(config).err().as_ref())),
        "ask" => {
            let answer = Client::new(config).unwrap().in_flight().unwrap();
            assert_eq!(answer.charges.len(), 2, "{answer:?}");
        }
        "day" => {
            let client = Client::new(config).unwrap();
            for payment in variable("TILL_PAYMENTS").lines() {
                pay(&client, payment);
            }
        }
        "again" => {
            let ids = variable("TILL_ORDER");
            let (session_id, token_id) = ids.split_once(' ').unwrap();
            let order = paynet::ChargeRequest::new(session_id, token_id, "sipariş-1");
            let charged = Client::new(config).unwrap().charge(&order).unwrap();
            assert_eq!(charged.outcome, Outcome::Paid);
        }
        "insist" => {
            let client = Client::new(config).unwrap();
            let order = order(&client, "sipariş-1");
            let first = client.charge(&order);
            println!("code {}", first.as_ref().map_or_else(Error::code, |_| 0));
            let paid = first.or_else(|_| client.charge(&order)).unwrap();
            assert_eq!(paid.outcome, Outcome::Paid);
            // If the outcome could not be written, it is asked for.
            let told = client.in_flight().unwrap().charges;
            assert!(told.iter().all(|charge| charge.outcome == Outcome::Paid));
            assert!(client.in_flight().unwrap().charges.is_empty());
        }
        other => panic!("{other}"),
    }
}

/// A payment from the session to the charge.
fn pay(client: &Client, reference_no: &str) {
    let charged = client.charge(&order(client, reference_no)).unwrap();
    assert_ne!(charged.outcome, Outcome::Unknown);
}

fn order(client: &Client, reference_no: &str) -> paynet::ChargeRequest<'static> {
    let amount = Amount::from_kurus(1000);
    let session_id = client.auth(&AuthRequest::new(amount)).unwrap().session_id;
    let bin = Bin::new(&support::TEST_PAN[..8]).unwrap();
    let bank = client.check_bin(&CheckBinRequest::new(&*session_id, bin));
    let mut instalments = bank.unwrap().instalments.into_iter();
    let single = instalments.find(|row| row.instalment == Some(0)).unwrap();
    let token = client
        .create_token(&support::request_for(
            session_id.clone(),
            single.instalment_key,
            support::TEST_PAN,
            "000",
        ))
        .unwrap();
    let mut request =
        paynet::ChargeRequest::new(session_id, token.token_id, reference_no.to_owned());
    request.instalments = Some(0);
    request
}

/// Payments for [`pay`]: the first is taken, the second declined.
fn two_payments(till: &Till) -> (String, [String; 2]) {
    let references = ["alındı".to_owned(), "red".to_owned()];
    till.sandbox
        .next_holding(CHARGE, &references[1], Fault::decline("51"));
    (references.join("\n"), references)
}

#[test]
fn a_till_that_is_killed_at_any_write_or_sync_learns_what_was_in_flight() {
    let mut answers = Vec::new();
    // A session, a token, a charge and an outcome for each of two payments, and the end; the folder when the file is made.
    for (call, times) in [("write", 9), ("fdatasync", 9), ("fsync", 1)] {
        for number in 1..=times {
            answers.extend(killed_at(call, number));
        }
        let till = Till::new();
        let (payments, _) = two_payments(&till);
        assert!(till.day_killed_at(call, times + 1, payments).success());
    }
    for outcome in [Outcome::Paid, Outcome::NotPaid, Outcome::None] {
        assert!(answers.contains(&outcome), "{answers:?}");
    }
}

fn killed_at(call: &str, number: usize) -> Vec<Outcome> {
    let what = format!("killed at {call} {number}");
    let till = Till::new();
    let (payments, references) = two_payments(&till);
    assert_eq!(
        till.day_killed_at(call, number, payments).signal(),
        Some(libc::SIGKILL)
    );
    let was_freed = events(&till.journal())
        .last()
        .is_some_and(|event| event == "closed");
    let client = till.client();
    let answer = client.in_flight().unwrap();
    let unknown = assert_true(&till, &answer, &what);
    assert_eq!(
        (unknown, answer.damaged_lines),
        (0, 0),
        "{what}: {answer:?}"
    );
    for entry in till.sandbox.ledger() {
        // Also what was written, but the program never came to hear of.
        let mut told = answer.charges.iter();
        assert!(
            was_freed || told.any(|charge| charge.reference_no == entry.reference_no),
            "{what}: {answer:?}"
        );
        let written = written_outcome(&till.journal(), &entry.reference_no);
        let expected = if entry.succeeded { "paid" } else { "not_paid" };
        assert_eq!(written.as_deref(), Some(expected), "{what}");
    }
    assert!(client.in_flight().unwrap().charges.is_empty());
    for charge in &answer.charges {
        assert!(references.contains(&charge.reference_no));
        assert_eq!(charge.amount, Some(Amount::from_kurus(1000)));
        assert_eq!(charge.card_no_masked, "435508******4358");
        if charge.outcome == Outcome::None {
            let anew = charge_request(&till.sandbox, &client, &charge.reference_no, None);
            client.charge(&anew).unwrap();
        }
    }
    for reference_no in references {
        let entries = till.sandbox.ledger().into_iter();
        let taken = entries
            .filter(|entry| entry.succeeded && entry.reference_no == reference_no)
            .count();
        assert!(taken <= 1, "{what}: {reference_no} {taken} times");
    }
    answer.charges.iter().map(|charge| charge.outcome).collect()
}

/// An answer that was not written is asked for again.
#[test]
fn a_till_that_is_killed_while_it_asks_asks_again() {
    let (till, day) = day_of_two();
    // Both charges without their outcomes.
    let in_flight: Vec<&[u8]> = day
        .split_inclusive(|byte| *byte == b'\n')
        .filter(|line| contains(line, b"\"token\"") || contains(line, b"\"charge\""))
        .collect();
    // Two answers and the end, which is written when it is synced.
    for (call, times) in [("write", 3), ("fdatasync", 2)] {
        for number in 1..=times {
            fs::write(till.journal(), in_flight.concat()).unwrap();
            let inject = format!("inject={call}:signal=SIGKILL:when={number}");
            let status = till
                .other_under_strace("ask", "0", &["-e".to_owned(), inject])
                .status()
                .unwrap();
            assert_eq!(status.signal(), Some(libc::SIGKILL));
            let what = format!("killed at {call} {number}");
            let answer = till.client().in_flight().unwrap();
            assert_eq!(answer.charges.len(), 2, "{what}: {answer:?}");
            assert_eq!(assert_true(&till, &answer, &what), 0);
            assert_eq!(
                written_outcome(&till.journal(), "alındı").as_deref(),
                Some("paid")
            );
            assert_eq!(
                written_outcome(&till.journal(), "red").as_deref(),
                Some("not_paid")
            );
        }
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

/// A till that doesn't ask, and charges the order anew.
#[test]
fn what_an_earlier_till_left_is_looked_up_before_another_session_is_charged() {
    // The outcome of the first payment, before it was written; and the second session, before which it was.
    for number in [4, 5] {
        let till = Till::new();
        let (payments, references) = two_payments(&till);
        let status = till.day_killed_at("write", number, payments);
        assert_eq!(status.signal(), Some(libc::SIGKILL));
        let client = till.client();
        let anew = charge_request(&till.sandbox, &client, &references[0], None);
        let payment = client.charge(&anew).unwrap();
        assert_eq!(payment.outcome, Outcome::Paid, "{number}");
        assert_eq!(payment.found_by, FoundBy::LookUp, "{number}");
        assert_eq!(till.sandbox.ledger().len(), 1, "{number}");
    }
}

#[test]
fn what_a_client_knew_when_it_was_freed_is_not_told_again() {
    let till = Till::new();
    let client = till.client();
    let request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    assert_eq!(client.charge(&request).unwrap().outcome, Outcome::Paid);
    drop(client);
    let events_before = events(&till.journal());
    assert_eq!(events_before, ["token", "charge", "outcome", "closed"]);
    assert!(till.client().in_flight().unwrap().charges.is_empty());
    assert_eq!(events(&till.journal()), events_before);
}

#[test]
fn a_record_costs_one_write_and_one_sync() {
    let till = Till::new();
    let (payments, _) = two_payments(&till);
    let ended = till
        .other_under_strace("day", LONG_AGO, &[])
        .env("TILL_PAYMENTS", payments)
        .output()
        .unwrap();
    support::assert_passed(&ended);
    let calls = fs::read_to_string(till.folder.path().join("strace")).unwrap();
    let count = |name: &str| calls.lines().filter(|line| line.contains(name)).count();
    let records = records(&till.journal()).len();
    assert_eq!(records, 9);
    assert_eq!(count(" write("), records, "{calls}");
    assert_eq!(count(" fdatasync("), records, "{calls}");
    assert_eq!(count(" fsync("), 1, "{calls}");
}

/// A journal of a payment that was taken and one that was declined, long ago.
fn day_of_two() -> (Till, Vec<u8>) {
    let till = Till::new();
    let (payments, _) = two_payments(&till);
    let clock = support::preloaded("wrong_clock.c", till.folder.path());
    let ended = till
        .other("day")
        .env("LD_PRELOAD", clock)
        .env("WRONG_CLOCK", LONG_AGO)
        .env("TILL_PAYMENTS", payments)
        .output()
        .unwrap();
    support::assert_passed(&ended);
    let bytes = fs::read(till.journal()).unwrap();
    (till, bytes)
}

#[test]
fn a_file_that_ends_anywhere_gives_no_wrong_answer() {
    let (till, whole) = day_of_two();
    let mut in_flight = 0;
    // With less than a checksum it isn't known for a journal, and nothing was sent.
    for cut in (0..whole.len()).filter(|cut| !(1..10).contains(cut)) {
        let journal = till.folder.path().join("cut");
        fs::write(&journal, &whole[..cut]).unwrap();
        let client = till.client_with(&journal);
        let answer = client.in_flight().unwrap();
        assert_eq!(assert_true(&till, &answer, &format!("cut at {cut}")), 0);
        assert_eq!(answer.damaged_lines, 0, "cut at {cut}");
        in_flight += answer.charges.len();
        let again = client.in_flight().unwrap();
        assert!(again.charges.is_empty(), "cut at {cut}: {again:?}");
        assert_eq!(again.damaged_lines, 0, "cut at {cut}");
    }
    assert!(in_flight > 100, "{in_flight}");
}

#[test]
fn a_file_that_is_changed_anywhere_gives_no_wrong_answer_and_says_so() {
    let (till, whole) = day_of_two();
    let mut in_flight = 0;
    for place in 0..whole.len() {
        let journal = till.folder.path().join("changed");
        let mut changed = whole.clone();
        changed[place] ^= 1 << (place % 8);
        fs::write(&journal, &changed).unwrap();
        let answer = till.client_with(&journal).in_flight().unwrap();
        let what = format!("changed at {place}");
        assert_eq!(assert_true(&till, &answer, &what), 0);
        // Without its end, the last line looks like one that the power cut short.
        assert_eq!(answer.damaged_lines > 0, place + 1 < whole.len(), "{what}");
        in_flight += answer.charges.len();
    }
    assert!(in_flight > 100, "{in_flight}");
}

#[test]
fn what_cannot_be_written_is_not_sent() {
    if !is_alone("what_cannot_be_written_is_not_sent") {
        return;
    }
    let till = Till::new();
    let client = till.client();
    let request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    let room = FileLimit::set(fs::metadata(till.journal()).unwrap().len() + 20);
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_JOURNAL);
    assert_eq!(error.field(), Some("journal_file"));
    assert_eq!(Outcome::of_error(&error), Outcome::None);
    assert!(till.sandbox.requests_to(CHARGE).is_empty());
    let without_card = charge_request(&till.sandbox, &client, "sipariş-2", None);
    assert_eq!(
        client.charge(&without_card).unwrap_err().code(),
        PAYNET_ERR_JOURNAL
    );
    drop(room);
    assert!(client.in_flight().unwrap().charges.is_empty());
    assert_eq!(client.charge(&request).unwrap().outcome, Outcome::Paid);
    let answer = client.in_flight().unwrap();
    assert!(
        answer.charges.is_empty() && answer.damaged_lines == 0,
        "{answer:?}"
    );
    assert_eq!(till.sandbox.requests_to(CHARGE).len(), 1);
}

#[test]
fn an_outcome_that_cannot_be_written_is_told_all_the_same() {
    if !is_alone("an_outcome_that_cannot_be_written_is_told_all_the_same") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal");
    let limit = Arc::new(std::sync::Mutex::new(None));
    let (path, kept) = (journal.clone(), limit.clone());
    let sandbox = Sandbox::builder()
        .tls(Tls::Plain)
        .on_request(move |request| {
            if request.path == CHARGE {
                let bytes = fs::metadata(&path).unwrap().len();
                *kept.lock().unwrap() = Some(FileLimit::set(bytes));
            }
        })
        .start();
    let mut config = support::config(&sandbox);
    config.journal_file = Some(journal);
    let client = Client::new(config).unwrap();
    let request = charge_request(&sandbox, &client, "sipariş-1", None);
    assert_eq!(client.charge(&request).unwrap().outcome, Outcome::Paid);
    *limit.lock().unwrap() = None;
    let answer = client.in_flight().unwrap();
    assert_eq!(only(&answer).outcome, Outcome::Paid);
    assert!(client.in_flight().unwrap().charges.is_empty());
}

/// It can't be sent again, but it can be looked up.
#[test]
fn an_unsettled_charge_that_cannot_be_written_is_looked_up_alone() {
    if !is_alone("an_unsettled_charge_that_cannot_be_written_is_looked_up_alone") {
        return;
    }
    let till = Till::new();
    let client = till.client();
    let mut never_came = charge_request(&till.sandbox, &client, "sipariş-1", None);
    let mut taken = charge_request(&till.sandbox, &client, "sipariş-2", None);
    never_came.repeat = false;
    lose(&till, &client, &never_came);
    taken.budget = Duration::from_millis(400);
    till.sandbox.next_for(CHARGE, Fault::CutAnswer(0));
    for _ in 0..50 {
        till.sandbox.next_for(CHECK, Fault::StatusNoBody(503));
    }
    let error = client.charge(&taken).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNKNOWN);
    let room = FileLimit::set(fs::metadata(till.journal()).unwrap().len());
    for _ in 0..50 {
        // Until it answers again.
        let _ = client.check(&CheckRequest::by_reference_no("another"));
    }
    let sent = till.sandbox.requests_to(CHARGE).len();
    never_came.repeat = true;
    let error = client.charge(&never_came).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNKNOWN);
    assert!(error.message().contains("journal_file"), "{error}");
    let payment = client.charge(&taken).unwrap();
    assert_eq!(payment.outcome, Outcome::Paid);
    assert_eq!(till.sandbox.requests_to(CHARGE).len(), sent);
    drop(room);
    assert_eq!(client.charge(&never_came).unwrap().outcome, Outcome::Paid);
    assert_eq!(till.sandbox.ledger().len(), 2);
}

/// What a disk says that is full, broken or far away, to the third record, which is the charge's, or the fourth, which is its
/// outcome's.
#[test]
fn a_disk_that_fails_keeps_the_charge_from_being_sent_but_not_from_being_told() {
    let failures = ["ENOSPC", "EIO", "EDQUOT", "ESTALE"].map(|error| ("fdatasync", error));
    let failures = failures
        .into_iter()
        .chain([("write", "ENOSPC"), ("write", "EIO")]);
    for (call, error) in failures {
        for (number, code) in [(3, PAYNET_ERR_JOURNAL), (4, PAYNET_OK)] {
            let till = Till::new();
            let inject = format!("inject={call}:error={error}:when={number}");
            let ended = till
                .other_under_strace("insist", "0", &["-e".to_owned(), inject])
                .output()
                .unwrap();
            let what = format!("{error} of {call} {number}");
            support::assert_passed(&ended);
            let said = String::from_utf8(ended.stdout).unwrap();
            assert!(said.contains(&format!("code {code}\n")), "{what}: {said}");
            assert_eq!(till.sandbox.requests_to(CHARGE).len(), 1, "{what}");
            assert_eq!(till.sandbox.ledger().len(), 1, "{what}");
            let answer = till.client().in_flight().unwrap();
            assert!(answer.charges.is_empty(), "{what}: {answer:?}");
            assert_eq!(answer.damaged_lines, 0, "{what}");
        }
    }
}

/// After a failed sync the system may forget what was to be written, and the next sync says that all is well.
#[test]
fn what_a_failed_sync_lost_spoils_no_other_record() {
    let till = Till::new();
    let inject = "inject=fdatasync:error=EIO:when=3".to_owned();
    let ended = till
        .other_under_strace("insist", "0", &["-e".to_owned(), inject])
        .output()
        .unwrap();
    support::assert_passed(&ended);
    let text = fs::read_to_string(till.journal()).unwrap();
    let (before, rest) = text.split_at(text.find("outcome").unwrap());
    assert!(rest.contains("closed"));
    // Up to the second record of the charge; the first was lost, newline and all.
    let whole = &before[..=before.rfind('\n').unwrap()];
    let mut lines: Vec<Vec<u8>> = whole
        .split_inclusive('\n')
        .map(|line| line.as_bytes().to_owned())
        .collect();
    assert!(lines[2].len() > 100 && contains(&lines[2], b"charge"));
    lines[2].fill(0);
    fs::write(till.journal(), lines.concat()).unwrap();
    let answer = till.client().in_flight().unwrap();
    assert_eq!(only(&answer).outcome, Outcome::Paid);
    assert_eq!(answer.damaged_lines, 0);
}

/// Runs the test in a process of its own, since a limit is one of the whole process. True there.
fn is_alone(test: &str) -> bool {
    if std::env::var_os("TILL_ALONE").is_some() {
        return true;
    }
    let output = support::run_again(test).env("TILL_ALONE", "1").output();
    support::assert_passed(&output.unwrap());
    false
}

/// While it lives, this process can't make a file longer.
struct FileLimit;

impl FileLimit {
    fn set(bytes: u64) -> FileLimit {
        limit_files(bytes);
        FileLimit
    }
}

impl Drop for FileLimit {
    fn drop(&mut self) {
        limit_files(libc::RLIM_INFINITY);
    }
}

fn limit_files(bytes: u64) {
    let limit = libc::rlimit {
        rlim_cur: bytes,
        rlim_max: libc::RLIM_INFINITY,
    };
    // SAFETY: no memory is touched but the struct.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        assert_eq!(libc::setrlimit(libc::RLIMIT_FSIZE, &limit), 0);
    }
}

#[test]
fn nothing_found_is_no_answer_while_the_charge_may_be_under_way() {
    let till = Till::new();
    let client = till.client();
    let mut request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    request.budget = Duration::from_millis(500);
    request.repeat = false;
    till.sandbox.next_for(CHARGE, Fault::CutRequest(100));
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNKNOWN);
    assert_eq!(
        written_outcome(&till.journal(), "sipariş-1").unwrap(),
        "unknown"
    );
    drop(client);
    for _ in 0..2 {
        let client = till.client();
        let answer = client.in_flight().unwrap();
        let charge = only(&answer);
        assert_eq!(charge.outcome, Outcome::Unknown);
        assert_eq!(code(charge.error.as_ref()), PAYNET_ERR_CHARGE_UNKNOWN);
        assert_eq!(charge.session_id, request.session_id);
        // Another session could take the money twice.
        let mut other = charge_request(&till.sandbox, &client, "sipariş-1", None);
        other.budget = Duration::from_millis(500);
        assert_eq!(
            client.charge(&other).unwrap_err().code(),
            PAYNET_ERR_CHARGE_UNKNOWN
        );
    }
    let sent = till.sandbox.requests_to(CHARGE).len();
    let client = till.client();
    request.budget = Duration::from_secs(4);
    request.repeat = true;
    assert_eq!(client.charge(&request).unwrap().outcome, Outcome::Paid);
    assert_eq!(till.sandbox.requests_to(CHARGE).len(), sent + 1);
    assert!(client.in_flight().unwrap().charges.is_empty());
}

#[test]
fn a_payment_that_was_taken_is_told_at_once_with_its_codes() {
    let till = Till::new();
    let client = till.client();
    let mut request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    request.budget = Duration::from_millis(400);
    till.sandbox.next_for(CHARGE, Fault::CutAnswer(0));
    for _ in 0..50 {
        till.sandbox.next_for(CHECK, Fault::StatusNoBody(503));
    }
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNKNOWN);
    // A look-up that fails is told, and settles nothing.
    let answer = client.in_flight().unwrap();
    assert_eq!(only(&answer).outcome, Outcome::Unknown);
    let answers = std::iter::repeat_with(|| client.in_flight().unwrap());
    let answer = answers
        .take(51)
        .find(|answer| only(answer).outcome != Outcome::Unknown)
        .unwrap();
    let charge = only(&answer);
    assert_eq!(charge.outcome, Outcome::Paid);
    let entry = &till.sandbox.ledger()[0];
    assert_eq!(charge.xact_id, entry.xact_id);
    let records = records(&till.journal());
    let last = records.last().unwrap();
    assert_eq!(last["xact_id"], entry.xact_id.as_str());
    assert_eq!(last["found_by"], "look_up");
}

#[test]
fn a_charge_of_another_thread_is_under_way() {
    let (sandbox, gate) = Gate::at(CHARGE, Sandbox::builder().tls(Tls::Plain));
    let till = Till::at(sandbox);
    let client = till.client();
    let request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    let before = till.sandbox.requests().len();
    thread::scope(|scope| {
        let charging = scope.spawn(|| client.charge(&request));
        assert!(
            till.sandbox
                .wait_for_requests(before + 1, Duration::from_secs(10))
        );
        let answer = client.in_flight().unwrap();
        let charge = only(&answer);
        assert_eq!(charge.outcome, Outcome::Unknown);
        assert_eq!(code(charge.error.as_ref()), PAYNET_ERR_CHARGE_UNDER_WAY);
        drop(gate);
        assert_eq!(charging.join().unwrap().unwrap().outcome, Outcome::Paid);
    });
    assert!(client.in_flight().unwrap().charges.is_empty());
}

#[test]
fn one_client_has_the_journal_at_a_time() {
    let till = Till::new();
    let client = till.client();
    let error = Client::new(till.config(&till.journal())).err().unwrap();
    assert_eq!(error.code(), PAYNET_ERR_JOURNAL);
    assert!(error.message().contains("has it open"), "{error}");
    let other = || String::from_utf8(till.other("open").output().unwrap().stdout).unwrap();
    assert!(other().contains(&format!("code {PAYNET_ERR_JOURNAL}")));
    drop(client);
    drop(till.client());
    let mode = fs::metadata(till.journal()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_journal_that_cannot_be_used_is_refused_when_the_client_is_made() {
    let till = Till::new();
    for path in [
        till.folder.path(),
        Path::new("/dev/full"),
        Path::new("/none/x"),
    ] {
        let error = Client::new(till.config(path)).err().unwrap();
        assert_eq!(error.code(), PAYNET_ERR_JOURNAL, "{error}");
        assert_eq!(error.field(), Some("journal_file"));
    }
    let client = support::client(&till.sandbox);
    let error = client.in_flight().unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_MISSING_FIELD);
    let mut config = till.config(&till.journal());
    config.secret_key = None;
    let error = Client::new(config).unwrap().in_flight().unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_KEY_MISSING);
}

/// By somebody who cleans up.
#[test]
fn a_journal_that_was_deleted_lets_no_charge_out() {
    let till = Till::new();
    let client = till.client();
    let request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    fs::remove_file(till.journal()).unwrap();
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_JOURNAL);
    assert!(error.message().contains("deleted"), "{error}");
    assert!(till.sandbox.requests_to(CHARGE).is_empty());
    drop(client);
    let client = till.client();
    assert_eq!(client.charge(&request).unwrap().outcome, Outcome::Paid);
}

/// Fields that a program has mixed up.
#[test]
fn a_card_number_in_the_wrong_field_is_neither_written_nor_sent() {
    let till = Till::new();
    let client = till.client();
    let request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    // Also by a process that didn't make the token.
    for earlier in [Some(client), None] {
        let client = earlier.unwrap_or_else(|| till.client());
        for text in [support::TEST_PAN, "4355 0843 5508 4358"] {
            let mut wrong = request.clone();
            wrong.reference_no = text.into();
            let error = client.charge(&wrong).unwrap_err();
            assert_eq!(error.field(), Some("reference_no"));
            assert!(!error.to_string().contains(text));
            let mut wrong = request.clone();
            wrong.session_id = text.into();
            assert_eq!(
                client.charge(&wrong).unwrap_err().field(),
                Some("session_id")
            );
        }
    }
    assert!(till.sandbox.requests_to(CHARGE).is_empty());
    let text = fs::read_to_string(till.journal()).unwrap();
    support::assert_no_secret(&till.sandbox, "the journal", &text);
}

/// As in a program that does one call a run.
#[test]
fn a_charge_that_is_tried_again_by_another_process_has_its_amount_and_card() {
    let till = Till::new();
    let client = till.client();
    let order = order(&client, "sipariş-1");
    let mut elsewhere = till.config(&till.journal());
    let silence = support::Silence::new();
    elsewhere.server = paynet::Server::At(format!("http://127.0.0.1:{}", silence.port()));
    drop(client);
    let client = Client::new(elsewhere).unwrap();
    let error = client.charge(&order).unwrap_err();
    assert_eq!(Outcome::of_error(&error), Outcome::None);
    drop(client);
    let client = till.client();
    lose(&till, &client, &order);
    let answer = client.in_flight().unwrap();
    assert_eq!(only(&answer).amount, Some(Amount::from_kurus(1000)));
    assert_eq!(only(&answer).card_no_masked, "435508******4358");
}

#[test]
fn a_charge_that_could_not_be_read_again_is_not_sent() {
    let till = Till::new();
    let client = till.client();
    let mut request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    request.session_id = "x".repeat(300_000).into();
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_JOURNAL, "{error}");
    assert!(till.sandbox.requests_to(CHARGE).is_empty());
}

/// A path in the wrong place must not spoil another file.
#[test]
fn a_file_that_is_no_journal_is_left_alone() {
    let till = Till::new();
    let long = "x".repeat(3_000_000) + "\n";
    let number = "20261126".to_owned();
    let texts = [
        "kasa 1",
        "0",
        "4711",
        "4711\n",
        &number,
        "id;amount\n1;2\n",
        "\0\0\u{1}",
        "\0\n",
        "{}",
        &long,
    ];
    for text in texts {
        fs::write(till.journal(), text).unwrap();
        let error = Client::new(till.config(&till.journal())).err().unwrap();
        assert_eq!(error.code(), PAYNET_ERR_JOURNAL);
        assert!(error.message().contains("something else"), "{error}");
        assert_eq!(fs::read_to_string(till.journal()).unwrap(), text);
    }
}

/// The records as if they had been written long ago, without those that are not kept.
fn rewrite(journal: &Path, keep: impl Fn(&Value) -> bool) {
    let lines = records(journal).into_iter().filter(keep).map(|mut record| {
        record["time"] = "2026-01-01T00:00:00Z".into();
        let json = record.to_string();
        format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()))
    });
    let text: String = lines.collect();
    fs::write(journal, text).unwrap();
}

/// A charge that Paynet never gets, however often it is repeated, and of which this client doesn't know what came.
fn lose(till: &Till, client: &Client, request: &paynet::ChargeRequest<'_>) {
    let mut request = request.clone();
    request.budget = Duration::from_millis(500);
    let times = if request.repeat { 50 } else { 1 };
    for _ in 0..times {
        till.sandbox.next_for(CHARGE, Fault::CutRequest(100));
    }
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNKNOWN, "{error}");
}

/// A new client, and the charge whose outcome an earlier one doesn't know.
fn lost_long_ago(till: &Till) -> (Client, paynet::ChargeRequest<'static>) {
    let client = till.client();
    let request = charge_request(&till.sandbox, &client, "sipariş-1", None);
    lose(till, &client, &request);
    drop(client);
    rewrite(&till.journal(), |_| true);
    (till.client(), request)
}

#[test]
fn a_charge_that_is_sent_again_is_under_way_again() {
    let till = Till::new();
    let (client, request) = lost_long_ago(&till);
    lose(&till, &client, &request);
    let charge = only(&client.in_flight().unwrap()).clone();
    assert_eq!(charge.outcome, Outcome::Unknown, "{charge:?}");
    assert_eq!(charge.session_id, request.session_id);
    assert_eq!(charge.time, "2026-01-01T00:00:00Z");
    drop(client);
    assert_eq!(
        only(&till.client().in_flight().unwrap()).outcome,
        Outcome::Unknown
    );
}

#[test]
fn a_payment_that_was_given_back_stays_unknown() {
    let till = Till::new();
    let (client, _) = lost_long_ago(&till);
    let rows = r#"{"code":0,"Data":[{"is_succeed":true,"transaction_type":1},{"is_succeed":true,"transaction_type":2}]}"#;
    till.sandbox.next_for(CHECK, Fault::Body(rows.to_owned()));
    let charge = only(&client.in_flight().unwrap()).clone();
    assert_eq!(charge.outcome, Outcome::Unknown, "{charge:?}");
    let error = charge.error.unwrap();
    assert!(error.message().contains("given back"), "{error}");
}

#[test]
fn a_charge_that_is_sent_again_while_others_are_asked_about_is_under_way() {
    let till = Till::new();
    let client = till.client();
    let first = charge_request(&till.sandbox, &client, "first", None);
    let again = charge_request(&till.sandbox, &client, "again", None);
    lose(&till, &client, &first);
    lose(&till, &client, &again);
    drop(client);
    rewrite(&till.journal(), |_| true);
    let client = till.client();
    let before = till.sandbox.requests().len();
    till.sandbox.next_for(CHECK, Fault::Delay(5000));
    let answer = thread::scope(|scope| {
        let asking = scope.spawn(|| client.in_flight().unwrap());
        let wait = Duration::from_secs(10);
        assert!(till.sandbox.wait_for_requests(before + 1, wait));
        lose(&till, &client, &again);
        asking.join().unwrap()
    });
    let outcomes: Vec<Outcome> = answer.charges.iter().map(|charge| charge.outcome).collect();
    assert_eq!(outcomes, [Outcome::None, Outcome::Unknown], "{answer:?}");
}

#[test]
fn a_till_that_is_killed_while_it_charges_again_says_nothing_wrong() {
    // Before the record of the charge, when it is synced, before its outcome, and when that is synced.
    let expected = [
        ("write", 1, Outcome::None),
        ("fdatasync", 1, Outcome::Unknown),
        ("write", 2, Outcome::Paid),
        ("fdatasync", 2, Outcome::Paid),
    ];
    for (call, number, outcome) in expected {
        let till = Till::new();
        let client = till.client();
        let mut order = charge_request(&till.sandbox, &client, "sipariş-1", None);
        order.repeat = false;
        lose(&till, &client, &order);
        drop(client);
        rewrite(&till.journal(), |_| true);
        let inject = format!("inject={call}:signal=SIGKILL:when={number}");
        let status = till
            .other_under_strace("again", "0", &["-e".to_owned(), inject])
            .env(
                "TILL_ORDER",
                format!("{} {}", order.session_id, order.token_id),
            )
            .status()
            .unwrap();
        let what = format!("killed at {call} {number}");
        assert_eq!(status.signal(), Some(libc::SIGKILL), "{what}");
        let answer = till.client().in_flight().unwrap();
        assert_true(&till, &answer, &what);
        assert_eq!(only(&answer).outcome, outcome, "{what}");
    }
}

/// The outcome of the first session could not be written, so that both look as if they were in flight.
#[test]
fn of_two_sessions_the_later_is_the_one_that_may_have_taken_money() {
    let till = Till::new();
    let client = till.client();
    let declined = charge_request(&till.sandbox, &client, "sipariş-1", None);
    till.sandbox.next_for(CHARGE, Fault::decline("51"));
    assert_eq!(client.charge(&declined).unwrap().outcome, Outcome::NotPaid);
    let mut lost = charge_request(&till.sandbox, &client, "sipariş-1", None);
    lost.repeat = false;
    lose(&till, &client, &lost);
    drop(client);
    rewrite(&till.journal(), |record| record["outcome"] != "not_paid");
    let sent = till.sandbox.requests_to(CHARGE).len();
    let client = till.client();
    let mut again = declined.clone();
    again.budget = Duration::from_millis(500);
    let error = client.charge(&again).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNKNOWN);
    assert_eq!(till.sandbox.requests_to(CHARGE).len(), sent);
    assert_eq!(
        only(&client.in_flight().unwrap()).session_id,
        lost.session_id
    );
}

/// The program asks what was in flight after it has charged the order anew.
#[test]
fn an_old_decline_is_not_told_of_an_order_that_was_paid_since() {
    let till = Till::new();
    let client = till.client();
    let declined = charge_request(&till.sandbox, &client, "sipariş-1", None);
    till.sandbox.next_for(CHARGE, Fault::decline("51"));
    assert_eq!(client.charge(&declined).unwrap().outcome, Outcome::NotPaid);
    drop(client);
    rewrite(&till.journal(), |record| record["event"] != "closed");
    let client = till.client();
    let anew = charge_request(&till.sandbox, &client, "sipariş-1", None);
    assert_eq!(client.charge(&anew).unwrap().outcome, Outcome::Paid);
    let answer = client.in_flight().unwrap();
    assert!(answer.charges.is_empty(), "{answer:?}");
}

/// As NTFS, XFS and ext4 may leave a line that was being written.
#[test]
fn zeros_at_the_end_are_a_torn_line() {
    let (till, day) = day_of_two();
    let lines: Vec<&[u8]> = day.split_inclusive(|byte| *byte == b'\n').collect();
    for written in [0, 1, 3] {
        let zeros = [0; 200];
        let begun = [&lines[..written].concat()[..], &zeros].concat();
        fs::write(till.journal(), begun).unwrap();
        for _ in 0..2 {
            let client = till.client();
            let answer = client.in_flight().unwrap();
            assert_eq!(assert_true(&till, &answer, "zeros"), 0);
            assert_eq!(answer.damaged_lines, 0, "{written}");
            let request = charge_request(&till.sandbox, &client, "sipariş-1", None);
            assert_eq!(client.charge(&request).unwrap().outcome, Outcome::Paid);
        }
    }
}

/// Counted, and what stands around it is read.
#[test]
fn what_is_no_record_between_records_is_damage() {
    let (till, day) = day_of_two();
    let (first, rest) = day.split_at(day.iter().position(|byte| *byte == b'\n').unwrap() + 1);
    let junk = "x".repeat(3_000_000) + "\n\n\0\0\0\n";
    fs::write(till.journal(), [first, junk.as_bytes(), rest].concat()).unwrap();
    let answer = till.client().in_flight().unwrap();
    assert!(answer.charges.is_empty(), "{answer:?}");
    assert_eq!(answer.damaged_lines, 2);
}

#[test]
fn threads_write_whole_records() {
    let till = Till::new();
    let client = till.client();
    thread::scope(|scope| {
        for number in 0..16 {
            let (till, client) = (&till, &client);
            scope.spawn(move || {
                let reference_no = format!("sipariş-{number}");
                let request = charge_request(&till.sandbox, client, &reference_no, None);
                assert_eq!(client.charge(&request).unwrap().outcome, Outcome::Paid);
            });
        }
    });
    let events = events(&till.journal());
    for event in ["token", "charge", "outcome"] {
        let count = events.iter().filter(|name| *name == event).count();
        assert_eq!(count, 16, "{event}");
    }
    let answer = client.in_flight().unwrap();
    assert!(answer.charges.is_empty() && answer.damaged_lines == 0);
}

#[test]
fn the_journal_holds_no_card_data_and_no_key() {
    let (till, bytes) = day_of_two();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("435508******4358"));
    // Any digits may be in a checksum.
    let written: Vec<&str> = text.lines().filter_map(|line| line.get(9..)).collect();
    support::assert_no_secret(&till.sandbox, "the journal", &written.join("\n"));
    for token in till.sandbox.tokens() {
        assert!(!text.contains(&token.token_id), "{text}");
    }
    assert!(!text.contains("Ayşe") && !text.contains("Yılmaz"), "{text}");
    for record in records(&till.journal()) {
        for name in record.as_object().unwrap().keys() {
            let known = [
                "time",
                "event",
                "reference_no",
                "session_id",
                "amount",
                "card_no_masked",
                "instalments",
                "budget_ms",
                "outcome",
                "paynet_code",
                "xact_id",
                "authorization_code",
                "found_by",
            ];
            assert!(known.contains(&name.as_str()), "{name}");
        }
    }
}

/// The charges of a day, one of them in flight.
#[test]
fn a_long_journal_is_read_quickly() {
    let (till, day) = day_of_two();
    let lines: Vec<&[u8]> = day.split_inclusive(|byte| *byte == b'\n').collect();
    let mut long = lines[..4].concat().repeat(5000);
    long.extend(lines[..3].concat());
    fs::write(till.journal(), long).unwrap();
    let began = Instant::now();
    let client = till.client();
    let answer = client.in_flight().unwrap();
    assert_eq!(only(&answer).outcome, Outcome::Paid);
    assert_eq!(answer.damaged_lines, 0);
    assert!(began.elapsed() < Duration::from_secs(20));
}

/// What a program knows of an order.
#[derive(Clone, PartialEq)]
enum Known {
    /// It may be charged with any session.
    Free,
    /// With this charge, of which nobody knows what came.
    Unknown(String, String),
    Paid,
}

/// A shop with a program that does as the documentation says, but is killed now and then.
struct Shop {
    till: Till,
    client: Option<Client>,
    orders: Vec<Known>,
    chance: u64,
    /// When no charge can be under way at the sandbox any more.
    quiet: Instant,
}

impl Shop {
    fn new(seed: u64) -> Shop {
        let till = Till::new();
        Shop {
            client: Some(till.client()),
            till,
            orders: vec![Known::Free; 3],
            chance: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            quiet: Instant::now(),
        }
    }

    /// One of so many.
    fn any(&mut self, of: u64) -> u64 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        self.chance % of
    }

    fn step(&mut self) {
        match self.any(10) {
            0..=5 => self.sell(),
            6 => self.lose_power(),
            7 => self.restart(),
            _ => self.ask(),
        }
    }

    fn sell(&mut self) {
        let place = usize::try_from(self.any(3)).unwrap();
        let reference_no = format!("sipariş-{place}");
        let forgets = self.any(4) == 0;
        let request = match &self.orders[place] {
            Known::Paid => return,
            Known::Unknown(session_id, token_id) if !forgets => {
                paynet::ChargeRequest::new(session_id.clone(), token_id.clone(), reference_no)
            }
            _ => {
                let client = self.client.as_ref().unwrap();
                charge_request(&self.till.sandbox, client, &reference_no, None)
            }
        };
        self.charge(place, request);
    }

    fn charge(&mut self, place: usize, mut request: paynet::ChargeRequest<'static>) {
        request.budget = Duration::from_millis(300);
        request.repeat = self.any(2) == 0;
        let fault = match self.any(7) {
            0 => Some(Fault::decline("51")),
            1 | 2 => Some(Fault::CutRequest(100)),
            3 => Some(Fault::CutAnswer(0)),
            4 => Some(Fault::DelayBefore(700)),
            _ => None,
        };
        if let Some(fault) = fault {
            self.till.sandbox.next_for(CHARGE, fault);
        }
        if self.any(3) == 0 {
            self.till.sandbox.next_for(CHECK, Fault::StatusNoBody(503));
        }
        let result = self.client.as_ref().unwrap().charge(&request);
        self.quiet = Instant::now() + Duration::from_millis(1500);
        let outcome = match &result {
            Ok(payment) => payment.outcome,
            Err(error) => Outcome::of_error(error),
        };
        if outcome == Outcome::Paid && self.any(3) == 0 {
            // Before it is noted.
            return self.lose_power();
        }
        let ids = (
            request.session_id.into_owned(),
            request.token_id.into_owned(),
        );
        let order = &mut self.orders[place];
        *order = match outcome {
            Outcome::Paid => Known::Paid,
            Outcome::NotPaid => Known::Free,
            Outcome::None => order.clone(),
            _ if matches!(order, Known::Unknown(..)) => order.clone(),
            _ => Known::Unknown(ids.0, ids.1),
        };
    }

    /// The client isn't freed, and the last outcome perhaps not written.
    fn lose_power(&mut self) {
        self.client = None;
        let kept = records(&self.till.journal()).len();
        let last = records(&self.till.journal()).pop();
        let was_freed = last.is_some_and(|record| record["event"] == "closed");
        let mut kept = kept - usize::from(was_freed);
        let before = kept
            .checked_sub(1)
            .map(|last| records(&self.till.journal())[last].clone());
        if self.any(2) == 0 && before.is_some_and(|record| record["event"] == "outcome") {
            kept -= 1;
        }
        let text = fs::read_to_string(self.till.journal()).unwrap();
        let text: String = text.split_inclusive('\n').take(kept).collect();
        fs::write(self.till.journal(), text).unwrap();
        self.restart();
    }

    /// At once, or much later.
    fn restart(&mut self) {
        self.client = None;
        if self.any(3) == 0 {
            self.wait();
        }
        self.client = Some(self.till.client());
        if self.any(4) > 0 {
            self.ask();
        }
    }

    fn wait(&mut self) {
        thread::sleep(self.quiet.saturating_duration_since(Instant::now()));
        rewrite(&self.till.journal(), |_| true);
    }

    fn ask(&mut self) {
        let answer = self.client.as_ref().unwrap().in_flight().unwrap();
        assert_eq!(answer.damaged_lines, 0);
        for charge in answer.charges {
            let place = charge.reference_no.strip_prefix("sipariş-").unwrap();
            let place: usize = place.parse().unwrap();
            match charge.outcome {
                Outcome::Paid => self.orders[place] = Known::Paid,
                Outcome::NotPaid | Outcome::None => {
                    assert!(self.orders[place] != Known::Paid, "{charge:?}");
                    self.orders[place] = Known::Free;
                }
                _ => {}
            }
        }
    }

    fn taken(&self, place: usize) -> usize {
        let reference_no = format!("sipariş-{place}");
        let entries = self.till.sandbox.ledger().into_iter();
        entries
            .filter(|entry| entry.succeeded && entry.reference_no == reference_no)
            .count()
    }
}

/// Days of chance: sales, faults, power cuts, restarts and questions in any order.
#[test]
fn no_order_is_paid_twice_or_forgotten_whatever_happens_to_the_till() {
    let seeds: u64 = std::env::var("TILL_SEEDS").map_or(48, |text| text.parse().unwrap());
    let first: u64 = std::env::var("TILL_SEED").map_or(1, |text| text.parse().unwrap());
    let next = std::sync::atomic::AtomicU64::new(first);
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if seed >= first + seeds {
                        return;
                    }
                    day_of_chance(seed);
                }
            });
        }
    });
}

fn day_of_chance(seed: u64) {
    let mut shop = Shop::new(seed);
    for step in 0..20 {
        shop.step();
        for place in 0..3 {
            assert!(shop.taken(place) <= 1, "seed {seed}, step {step}, {place}");
        }
    }
    shop.client = None;
    shop.wait();
    shop.client = Some(shop.till.client());
    for _ in 0..30 {
        shop.ask();
    }
    for place in 0..3 {
        let expected = usize::from(shop.orders[place] == Known::Paid);
        let known = matches!(shop.orders[place], Known::Paid | Known::Free);
        assert!(known, "seed {seed}: {place} stayed unknown");
        assert_eq!(shop.taken(place), expected, "seed {seed}: {place}");
    }
}
