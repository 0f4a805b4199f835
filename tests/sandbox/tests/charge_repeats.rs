//! What becomes of a charge when the line, the server or the client fails.

mod common;

use common::payment::{AUTH, CHARGE, CHECK, Ready, charge, charge_sent, granted, posted, ready};
use common::{End, Line, PATIENCE, tcp};
use paynet_sandbox::{Fault, Sandbox, Tls};
use serde_json::{Value, json};
use std::io::ErrorKind;
use std::thread::sleep;
use std::time::{Duration, Instant};

fn some(sandbox: &Sandbox) -> Ready {
    ready(sandbox, json!({}), json!({}))
}

fn paid(sandbox: &Sandbox) -> usize {
    sandbox
        .ledger()
        .iter()
        .filter(|entry| entry.succeeded)
        .count()
}

fn assert_earlier(answer: &Value) {
    assert_eq!(
        (&answer["is_succeed"], &answer["code"]),
        (&true.into(), &100.into())
    );
    assert_eq!(answer["message"], "Önceki Başarılı İşlem");
}

/// Waits until so many charges have been carried out.
fn wait_for_paid(sandbox: &Sandbox, count: usize) {
    let begin = Instant::now();
    while paid(sandbox) < count {
        assert!(begin.elapsed() < PATIENCE, "{} paid", paid(sandbox));
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_repeat_gives_the_same_transaction_with_code_100() {
    let sandbox = Sandbox::start();
    let ready = some(&sandbox);
    let first = charge(&sandbox, &ready);
    sandbox.expire(&ready.session_id);
    let again = charge(&sandbox, &ready);
    assert_earlier(&again);
    for name in ["id", "xact_id", "xact_date", "amount", "authorization_code"] {
        assert_eq!(first[name], again[name], "{name}");
    }
    assert_eq!(sandbox.ledger().len(), 1);
    assert_eq!(sandbox.requests_to(CHARGE).len(), 2);
}

#[test]
fn a_repeat_while_the_first_attempt_runs_waits_for_it() {
    let sandbox = Sandbox::start();
    let (ready, other) = (some(&sandbox), some(&sandbox));
    sandbox.next_for(CHARGE, Fault::DelayBefore(3000));
    let before = sandbox.requests().len();
    let mut first = charge_sent(&sandbox, &ready);
    assert!(sandbox.wait_for_requests(before + 1, PATIENCE));
    let mut repeat = charge_sent(&sandbox, &ready);
    assert_eq!(charge(&sandbox, &other)["code"], 0);
    assert_eq!(paid(&sandbox), 1, "another session need not wait");
    assert_earlier(&repeat.reply().json());
    assert_eq!(first.reply().json()["code"], 0);
    assert_eq!(paid(&sandbox), 2);
}

#[test]
fn a_late_answer_comes_after_the_charge() {
    let sandbox = Sandbox::start();
    let ready = some(&sandbox);
    sandbox.next_for(CHARGE, Fault::Delay(60_000));
    let line = charge_sent(&sandbox, &ready);
    wait_for_paid(&sandbox, 1);
    drop(line);
    assert_earlier(&charge(&sandbox, &ready));
}

#[test]
fn a_late_charge_is_carried_out_when_the_client_has_gone() {
    let sandbox = Sandbox::start();
    let ready = some(&sandbox);
    sandbox.next_for(CHARGE, Fault::DelayBefore(800));
    let before = sandbox.requests().len();
    let line = charge_sent(&sandbox, &ready);
    assert!(sandbox.wait_for_requests(before + 1, PATIENCE));
    drop(line);
    assert_eq!(paid(&sandbox), 0);
    wait_for_paid(&sandbox, 1);
}

#[test]
fn a_request_can_be_cut_at_every_byte_and_is_never_carried_out() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    let ready = some(&sandbox);
    let whole = posted(&sandbox, CHARGE, &ready.charge_fields());
    for count in 0..=whole.len() + 1 {
        sandbox.next_for(CHARGE, Fault::CutRequest(count));
        let mut line = Line::open(&sandbox).unwrap();
        line.send(&whole);
        assert_eq!(line.rest(), (vec![], End::Reset), "after {count} bytes");
    }
    assert!(sandbox.ledger().is_empty());
    assert_eq!(charge(&sandbox, &ready)["code"], 0);
}

#[test]
fn a_request_is_cut_on_a_kept_connection_and_others_on_it_are_not() {
    let sandbox = Sandbox::start();
    let ready = some(&sandbox);
    let mut line = Line::open(&sandbox).unwrap();
    sandbox.next_for(CHARGE, Fault::CutRequest(300));
    for _ in 0..2 {
        line.send(&posted(&sandbox, AUTH, &json!({"amount": 1})));
        assert_eq!(line.reply().status, 200);
    }
    line.send(&posted(&sandbox, CHARGE, &ready.charge_fields()));
    assert_eq!(line.rest(), (vec![], End::Reset));
    assert!(sandbox.ledger().is_empty());
    let cut = sandbox.requests_to(CHARGE);
    assert_eq!(cut.len(), 1);
    assert!(!cut[0].complete);

    sandbox.next(Fault::CutRequest(10));
    let mut line = charge_sent(&sandbox, &ready);
    assert_eq!(line.rest(), (vec![], End::Reset));
    assert_eq!(charge(&sandbox, &ready)["code"], 0);
}

#[test]
fn a_charge_whose_answer_is_cut_at_any_byte_has_been_carried_out() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    for count in 0.. {
        let ready = some(&sandbox);
        sandbox.next_for(CHARGE, Fault::CutAnswer(count));
        let (bytes, end) = charge_sent(&sandbox, &ready).rest();
        assert_eq!(end, End::Clean);
        assert_earlier(&charge(&sandbox, &ready));
        if bytes.len() < count {
            break;
        }
        assert_eq!(bytes.len(), count);
    }
    assert_eq!(paid(&sandbox), sandbox.ledger().len());
}

#[test]
fn a_charge_is_carried_out_before_the_line_or_the_answer_fails() {
    let sandbox = Sandbox::start();
    let faults = [
        Fault::ResetAfterReading,
        Fault::CloseAfterReading,
        Fault::ContentLengthTooLong,
        Fault::NotHttp,
        Fault::After(Box::new(Fault::HtmlStatus(502))),
        Fault::After(Box::new(Fault::Code(8))),
    ];
    for (index, fault) in faults.iter().enumerate() {
        let ready = some(&sandbox);
        sandbox.next_for(CHARGE, fault.clone());
        let mut line = charge_sent(&sandbox, &ready);
        line.send(b"");
        wait_for_paid(&sandbox, index + 1);
        assert_earlier(&charge(&sandbox, &ready));
    }
}

#[test]
fn a_server_that_dies_before_or_after_a_charge_comes_back() {
    let sandbox = Sandbox::start();
    for (fault, carried_out) in [
        (Fault::DieBefore(1000), false),
        (Fault::DieAfter(1000), true),
    ] {
        let ready = some(&sandbox);
        let before = paid(&sandbox);
        let mut bystander = Line::open(&sandbox).unwrap();
        sandbox.next_for(CHARGE, fault);
        let (bytes, end) = charge_sent(&sandbox, &ready).rest();
        assert_eq!(bytes, b"");
        assert_ne!(end, End::Clean, "a dead server says no goodbye");
        bystander.rest();
        assert_eq!(
            tcp(sandbox.port()).unwrap_err().kind(),
            ErrorKind::ConnectionRefused
        );
        assert_eq!(paid(&sandbox) - before, usize::from(carried_out));

        let begin = Instant::now();
        while tcp(sandbox.port()).is_err() {
            assert!(begin.elapsed() < PATIENCE);
            sleep(Duration::from_millis(10));
        }
        let code = if carried_out { 100 } else { 0 };
        assert_eq!(charge(&sandbox, &ready)["code"], code);
    }
    assert_eq!(paid(&sandbox), 2);
}

#[test]
fn a_charge_that_was_waiting_dies_with_the_server() {
    let sandbox = Sandbox::start();
    let (waiting, other) = (some(&sandbox), some(&sandbox));
    sandbox.next_for(CHARGE, Fault::DelayBefore(2500));
    let before = sandbox.requests().len();
    let _line = charge_sent(&sandbox, &waiting);
    assert!(sandbox.wait_for_requests(before + 1, PATIENCE));
    sandbox.next_for(CHARGE, Fault::DieBefore(1));
    charge_sent(&sandbox, &other).rest();
    sleep(Duration::from_millis(2800));
    assert!(sandbox.ledger().is_empty());
    assert_eq!(charge(&sandbox, &waiting)["code"], 0);
}

#[test]
fn a_fault_for_a_path_goes_before_one_for_anybody() {
    let sandbox = Sandbox::start();
    let ready = some(&sandbox);
    sandbox.next(Fault::Code(3));
    sandbox.next_for(CHARGE, Fault::Code(4));
    assert_eq!(charge(&sandbox, &ready)["code"], 4);
    assert_eq!(
        granted(&sandbox, CHECK, &json!({"reference_no": "R"}))["code"],
        3
    );
    assert_eq!(charge(&sandbox, &ready)["code"], 0);
}

#[test]
#[should_panic(expected = "no path is known yet")]
fn a_fault_of_a_connection_has_no_path() {
    Sandbox::start().next_for(CHARGE, Fault::ResetOnAccept);
}
