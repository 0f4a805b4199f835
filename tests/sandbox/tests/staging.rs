//! What spares a test the steps that it is not about.

mod common;

use common::payment::{AUTH, CARD_LIST, CHARGE, CHECK, charge, post, ready, text, token_fields};
use common::{CREATE_TOKEN, Reply};
use paynet_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};

fn looked_up(sandbox: &Sandbox, reference_no: &str) -> Reply {
    post(sandbox, CHECK, &json!({"reference_no": reference_no}))
}

#[test]
fn a_service_answers_without_a_line() {
    let sandbox = Sandbox::start();
    let opened = sandbox.ask(AUTH, &json!({"amount": 1004, "reference_no": "order-17"}));
    assert!(text(&opened["session_id"]).starts_with("js_"));
    let list = sandbox.ask(CARD_LIST, &json!({"card_owner_id": "nobody"}));
    assert_eq!(list["total_count"], 0);
    assert_eq!(sandbox.connections(), 0);
    assert!(sandbox.requests().is_empty());
}

#[test]
fn a_fault_in_the_description_reaches_the_service() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    let mut fields = token_fields(&session.session_id, &session.instalment_key);
    fields["description"] = "sandbox:decline=51".into();
    let token_id = text(&sandbox.ask(CREATE_TOKEN, &fields)["token_id"]);
    let fields = json!({"session_id": session.session_id, "token_id": token_id});
    assert_eq!(sandbox.ask(CHARGE, &fields)["bank_error_id"], "51");
}

#[test]
#[should_panic(expected = "13")]
fn a_refusal_is_a_panic() {
    let fields = json!({"session_id": "js_unknown", "token_id": "jt_unknown"});
    Sandbox::start().ask(CHARGE, &fields);
}

#[test]
fn a_fault_waits_for_its_text() {
    let sandbox = Sandbox::start();
    sandbox.next_holding(CHECK, "order-2", Fault::Status(500, 8));
    sandbox.next_holding(CHECK, "order-2", Fault::Html);
    sandbox.next_holding(CHARGE, "order-1", Fault::NotJson);
    assert_eq!(looked_up(&sandbox, "order-1").json()["code"], 12);
    assert_eq!(looked_up(&sandbox, "order-2").status, 500);
    let page = looked_up(&sandbox, "order-2");
    assert!(page.head.contains("text/html"), "{page:?}");
    assert_eq!(looked_up(&sandbox, "order-2").json()["code"], 12);
    let paid: Value = charge(&sandbox, &ready(&sandbox, json!({}), json!({})));
    assert_eq!(paid["is_succeed"], true);
}

#[test]
#[should_panic(expected = "no body is known yet")]
fn a_fault_that_strikes_before_the_body_cannot_wait_for_a_text() {
    Sandbox::start().next_holding(CHARGE, "order-1", Fault::CutRequest(10));
}
