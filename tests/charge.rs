//! `charge`: what is sent, what is read, and what is said when the answer is lost.

mod support;

use std::thread;
use std::time::{Duration, Instant};

use paynet::error::status::*;
use paynet::{
    Amount, ChargeRequest, CheckRequest, Client, Error, FoundBy, Outcome, Payment, TransactionType,
};
use paynet_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};
use support::Gate;
use support::checkout::{self, CHARGE, CHECK};

fn bodies(sandbox: &Sandbox, path: &str) -> Vec<Value> {
    let requests = sandbox.requests_to(path);
    requests
        .iter()
        .map(|request| serde_json::from_slice(&request.body).unwrap())
        .collect()
}

/// A client, and a charge that its session and token make possible.
fn ready(sandbox: &Sandbox) -> (Client, ChargeRequest<'static>) {
    let client = support::client(sandbox);
    let request = checkout::charge_request(sandbox, &client, "siparis-1", None);
    (client, request)
}

fn paid(result: Result<Payment, Error>) -> Payment {
    let payment = result.unwrap();
    assert_eq!(payment.outcome, Outcome::Paid);
    payment
}

fn unknown(result: Result<Payment, Error>) -> Error {
    let error = result.unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNKNOWN, "{error}");
    assert_eq!(Outcome::of_error(&error), Outcome::Unknown);
    error
}

#[test]
fn what_is_needed_goes_out_with_the_secret_key_and_documented_types() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    paid(client.charge(&request));
    let received = &sandbox.requests_to(CHARGE)[0];
    let authorization = format!("Basic {}", sandbox.secret_key());
    assert!(
        received
            .headers
            .contains(&("authorization".to_owned(), authorization))
    );
    let (session, token) = (request.session_id.clone(), request.token_id.clone());
    assert_eq!(
        bodies(&sandbox, CHARGE)[0],
        json!({"session_id": session, "token_id": token, "reference_no": "siparis-1", "transaction_type": "1"})
    );

    request.transaction_type = TransactionType::Preauthorisation;
    request.amount = Some(Amount::from_kurus(1000));
    request.add_commission = Some(false);
    request.ratio_code = Some("".into());
    request.instalments = Some(0);
    request.no_instalment = Some(false);
    request.tds_required = Some(false);
    let again = paid(client.charge(&request));
    assert_eq!(again.code, Some(100));
    assert_eq!(
        bodies(&sandbox, CHARGE)[1],
        json!({
            "session_id": session,
            "token_id": token,
            "reference_no": "siparis-1",
            "transaction_type": "3",
            "amount": "1000",
            "add_comission_amount": false,
            "ratio_code": "",
            "installments": "0",
            "no_instalment": false,
            "tds_required": false,
        })
    );
    assert_eq!(sandbox.ledger().len(), 1);
}

#[test]
fn a_paid_charge_tells_all_that_a_receipt_needs() {
    let sandbox = Sandbox::start();
    let (client, request) = ready(&sandbox);
    let payment = paid(client.charge(&request));
    let entry = &sandbox.ledger()[0];
    assert_eq!(payment.found_by, FoundBy::Answer);
    assert_eq!(payment.is_succeed, Some(true));
    assert_eq!(payment.code, Some(0));
    assert_eq!(payment.xact_id, entry.xact_id);
    assert_eq!(payment.id, entry.id);
    assert_eq!(payment.reference_no, "siparis-1");
    assert_eq!(payment.amount, Some(Amount::from_kurus(entry.amount_kurus)));
    assert_eq!(
        payment.commission_tax,
        Some(Amount::from_kurus(entry.commission_tax_kurus))
    );
    assert_eq!(payment.card_no_masked, entry.card_no_masked);
    assert_eq!(payment.bank_id, entry.bank_id);
    assert_eq!(payment.currency, "TRY");
    assert!(payment.authorization_code.starts_with("aut-"));
}

#[test]
fn a_banks_refusal_is_an_answer_with_the_banks_own_texts() {
    let sandbox = Sandbox::start();
    let (client, request) = ready(&sandbox);
    sandbox.next_for(
        CHARGE,
        Fault::Decline("51".into(), "Bakiye yetersiz".into()),
    );
    let payment = client.charge(&request).unwrap();
    assert_eq!(payment.outcome, Outcome::NotPaid);
    assert_eq!(payment.bank_error_id, "51");
    assert_eq!(payment.bank_error_message, "Bakiye yetersiz");
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);
    assert!(sandbox.requests_to(CHECK).is_empty());
}

#[test]
fn paynets_own_refusal_says_that_nothing_was_taken() {
    for fault in [
        Fault::Status(400, 15),
        Fault::Status(401, 7),
        Fault::Code(13),
        Fault::BodyStatus(
            400,
            r#"{"type":"invalid_request_error","message":"x"}"#.into(),
        ),
    ] {
        let sandbox = Sandbox::start();
        let (client, request) = ready(&sandbox);
        sandbox.next_for(CHARGE, fault.clone());
        let outcome = match client.charge(&request) {
            Ok(payment) => payment.outcome,
            Err(error) => Outcome::of_error(&error),
        };
        assert_eq!(outcome, Outcome::NotPaid, "{fault}");
        assert!(sandbox.requests_to(CHECK).is_empty(), "{fault}");
    }
}

#[test]
fn an_amount_that_differs_from_the_sessions_is_refused_and_nothing_taken() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    request.amount = Some(Amount::from_kurus(999));
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_BAD_REQUEST);
    assert_eq!(error.refusal().unwrap().code, Some(15));
    assert!(sandbox.ledger().is_empty());
}

/// What a proxy or firewall says need not be Paynet's own word.
#[test]
fn a_refusal_without_paynets_error_object_is_verified_by_a_look_up() {
    for status in [401, 403, 404, 400] {
        let sandbox = Sandbox::start();
        let (client, request) = ready(&sandbox);
        sandbox.next_for(CHARGE, Fault::StatusNoBody(status));
        let error = client.charge(&request).unwrap_err();
        assert_eq!(Outcome::of_error(&error), Outcome::NotPaid);
        assert_eq!(sandbox.requests_to(CHECK).len(), 1);

        sandbox.next_for(CHARGE, Fault::After(Box::new(Fault::StatusNoBody(status))));
        let payment = paid(client.charge(&request));
        assert_eq!(payment.found_by, FoundBy::LookUp);
        assert_eq!(sandbox.ledger().len(), 1);
    }
}

#[test]
fn an_answer_that_says_nothing_of_the_charge_is_looked_up() {
    let carried_out = [
        Fault::Html,
        Fault::NotJson,
        Fault::EmptyBody,
        Fault::Status(500, 8),
        Fault::StatusNoBody(502),
        Fault::HtmlStatus(504),
        Fault::Redirect(302),
        Fault::Status(400, 17),
        Fault::Status(400, 5),
        Fault::Code(10),
        Fault::Code(999),
        Fault::Body("{}".into()),
        Fault::Body(r#"{"code":0}"#.into()),
        Fault::Body(r#"{"code":100}"#.into()),
        Fault::Body(r#"{"code":10,"is_succeed":false}"#.into()),
        Fault::Body(r#"{"code":0,"is_succeed":true,"is_succeed":false}"#.into()),
    ];
    for fault in carried_out {
        let sandbox = Sandbox::start();
        let (client, mut request) = ready(&sandbox);
        request.budget = Duration::from_secs(10);
        sandbox.next_for(CHARGE, Fault::After(Box::new(fault.clone())));
        let payment = paid(client.charge(&request));
        assert_eq!(payment.found_by, FoundBy::LookUp, "{fault}");
        assert_eq!(payment.xact_id, sandbox.ledger()[0].xact_id);
        assert_eq!(payment.reference_no, "siparis-1");
        assert_eq!(sandbox.requests_to(CHARGE).len(), 1, "{fault}");
    }
}

#[test]
fn a_charge_that_no_look_up_finds_is_repeated_with_the_same_session() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    request.budget = Duration::from_secs(10);
    sandbox.next_for(CHARGE, Fault::CutRequest(300));
    let payment = paid(client.charge(&request));
    assert_eq!(payment.found_by, FoundBy::Repeat);
    assert_eq!(sandbox.requests_to(CHECK).len(), 3);
    let sent = bodies_that_arrived(&sandbox);
    assert_eq!(sent, [json!(request.session_id)]);
    assert_eq!(sandbox.ledger().len(), 1);
}

fn bodies_that_arrived(sandbox: &Sandbox) -> Vec<Value> {
    let requests = sandbox.requests_to(CHARGE).into_iter();
    requests
        .filter(|request| request.complete)
        .map(|request| {
            serde_json::from_slice::<Value>(&request.body).unwrap()["session_id"].clone()
        })
        .collect()
}

#[test]
fn the_repetition_can_be_switched_off() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    request.budget = Duration::from_secs(3);
    request.repeat = false;
    sandbox.next_for(CHARGE, Fault::CutRequest(300));
    unknown(client.charge(&request));
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);
    assert!(sandbox.requests_to(CHECK).len() >= 3);
    assert!(sandbox.ledger().is_empty());
}

#[test]
fn a_look_up_that_fails_is_no_reason_to_repeat() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    request.budget = Duration::from_millis(2000);
    sandbox.next_for(CHARGE, Fault::CutRequest(300));
    for _ in 0..100 {
        sandbox.next_for(CHECK, Fault::Status(500, 8));
    }
    let error = unknown(client.charge(&request));
    // For the last one there may have been no time left.
    assert!(matches!(error.http_status(), Some(500) | None), "{error}");
    assert!(sandbox.requests_to(CHECK).len() >= 3);
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);
}

#[test]
fn it_all_ends_within_the_budget() {
    let budget = Duration::from_secs(2);
    for fault in [
        Fault::Delay(60_000),
        Fault::Drip(1000),
        Fault::DieBefore(60_000),
    ] {
        let sandbox = Sandbox::start();
        let (client, mut request) = ready(&sandbox);
        request.budget = budget;
        request.repeat = false;
        sandbox.next_for(CHARGE, fault.clone());
        for _ in 0..100 {
            sandbox.next_for(CHECK, Fault::Delay(60_000));
        }
        let begin = Instant::now();
        unknown(client.charge(&request));
        let taken = begin.elapsed();
        assert!(taken < budget + support::SLACK, "{fault}: {taken:?}");
    }
}

#[test]
fn a_second_call_looks_an_unknown_first_one_up_and_sends_nothing_if_it_was_paid() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    request.budget = Duration::from_millis(1000);
    sandbox.next_for(CHARGE, Fault::CloseAfterReading);
    for _ in 0..100 {
        sandbox.next_for(CHECK, Fault::CloseAfterReading);
    }
    unknown(client.charge(&request));
    let charges = sandbox.requests_to(CHARGE).len();
    let left: usize = 100 - sandbox.requests_to(CHECK).len();
    for _ in 0..left {
        // What is left in the queue is used up by look-ups of something else.
        let _ = client.check(&CheckRequest::by_reference_no("baska"));
    }
    request.budget = Duration::from_secs(10);
    let payment = paid(client.charge(&request));
    assert_eq!(payment.found_by, FoundBy::LookUp);
    assert_eq!(sandbox.requests_to(CHARGE).len(), charges);
    assert_eq!(sandbox.ledger().len(), 1);
}

#[test]
fn another_session_is_not_charged_while_the_first_may_have_been() {
    let sandbox = Sandbox::start();
    let (client, mut first) = ready(&sandbox);
    first.budget = Duration::from_millis(1000);
    first.repeat = false;
    sandbox.next_for(CHARGE, Fault::CutRequest(300));
    unknown(client.charge(&first));

    let mut second = checkout::charge_request(&sandbox, &client, "siparis-1", None);
    second.budget = Duration::from_secs(10);
    let error = unknown(client.charge(&second));
    assert!(error.message().contains("another session"), "{error}");
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);

    first.repeat = true;
    first.budget = Duration::from_secs(10);
    paid(client.charge(&first));
    assert_eq!(sandbox.ledger().len(), 1);

    // Now that the outcome is known, the reference is free; Paynet itself would tell the earlier success.
    second.look_up_first = true;
    let payment = paid(client.charge(&second));
    assert_eq!(payment.found_by, FoundBy::LookUp);
    assert_eq!(sandbox.ledger().len(), 1);
}

#[test]
fn a_program_that_was_restarted_can_have_it_looked_up_first() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    paid(client.charge(&request));
    drop(client);
    let restarted = support::client(&sandbox);
    let mut other = checkout::charge_request(&sandbox, &restarted, "siparis-1", None);
    other.look_up_first = true;
    let payment = paid(restarted.charge(&other));
    assert_eq!(payment.found_by, FoundBy::LookUp);
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);

    sandbox.next_for(CHECK, Fault::Status(500, 8));
    let error = unknown(restarted.charge(&other));
    assert!(error.message().contains("sent no charge"), "{error}");
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);
    // Until the outcome is known again.
    paid(restarted.charge(&other));

    request = checkout::charge_request(&sandbox, &restarted, "siparis-2", None);
    request.look_up_first = true;
    assert_eq!(paid(restarted.charge(&request)).found_by, FoundBy::Answer);
}

#[test]
fn two_threads_cannot_charge_under_one_reference_at_once() {
    let (sandbox, gate) = Gate::at(CHARGE, Sandbox::builder());
    let (client, request) = ready(&sandbox);
    let before = sandbox.requests().len();
    thread::scope(|scope| {
        let first = scope.spawn(|| client.charge(&request));
        assert!(sandbox.wait_for_requests(before + 1, Duration::from_secs(20)));
        let error = client.charge(&request).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNDER_WAY);
        assert_eq!(Outcome::of_error(&error), Outcome::None);
        drop(gate);
        paid(first.join().unwrap());
    });
    assert_eq!(sandbox.ledger().len(), 1);
}

#[test]
fn what_reaches_nobody_is_neither_paid_nor_unknown() {
    let sandbox = Sandbox::start();
    let (client, request) = ready(&sandbox);
    drop(sandbox);
    let error = client.charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_CONNECTION_REFUSED);
    assert_eq!(Outcome::of_error(&error), Outcome::None);
}

#[test]
fn what_an_earlier_program_may_have_charged_stays_unknown_while_nobody_is_reached() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    request.look_up_first = true;
    drop(sandbox);
    unknown(client.charge(&request));
}

#[test]
fn a_reference_that_paynet_could_not_keep_to_the_letter_is_refused() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    for (reference_no, code) in [
        ("", PAYNET_ERR_MISSING_FIELD),
        (" ", PAYNET_ERR_MISSING_FIELD),
        (" 1", PAYNET_ERR_INVALID_FIELD),
        ("1\n", PAYNET_ERR_INVALID_FIELD),
        ("ş".repeat(51).as_str(), PAYNET_ERR_INVALID_FIELD),
    ] {
        request.reference_no = reference_no.to_owned().into();
        let error = client.charge(&request).unwrap_err();
        assert_eq!((error.code(), error.field()), (code, Some("reference_no")));
    }
    assert!(sandbox.requests_to(CHARGE).is_empty());
    request.reference_no = "siparis-1".into();
    for budget in [Duration::ZERO, Duration::from_secs(601)] {
        request.budget = budget;
        let error = client.charge(&request).unwrap_err();
        assert_eq!(error.field(), Some("budget_ms"));
    }
}

#[test]
fn a_client_without_a_secret_key_says_so() {
    let sandbox = Sandbox::start();
    let (_, request) = ready(&sandbox);
    let mut config = support::config(&sandbox);
    config.secret_key = None;
    let error = Client::new(config).unwrap().charge(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_KEY_MISSING);
    assert_eq!(error.field(), Some("secret_key"));
}

#[test]
fn a_payment_that_was_given_back_is_not_taken_again() {
    let sandbox = Sandbox::start();
    let (client, mut request) = ready(&sandbox);
    request.budget = Duration::from_secs(10);
    let rows = r#"{"code":0,"Data":[{"is_succeed":true,"transaction_type":1},{"is_succeed":true,"transaction_type":2}]}"#;
    sandbox.next_for(CHARGE, Fault::CloseAfterReading);
    sandbox.next_for(CHECK, Fault::Body(rows.to_owned()));
    let error = unknown(client.charge(&request));
    assert!(error.message().contains("given back"), "{error}");
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);
}
