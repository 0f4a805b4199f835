mod common;

use common::payment::{
    AUTH, CHECK_BIN, assert_refused, auth, granted, post, posted_with_key, with,
};
use common::{PATIENCE, reply_to};
use paynet_sandbox::Sandbox;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::{Duration, Instant};

fn is_open(sandbox: &Sandbox, session_id: &str) -> bool {
    let reply = post(
        sandbox,
        CHECK_BIN,
        &json!({"session_id": session_id, "bin": "43550843"}),
    );
    if reply.status != 200 {
        assert_refused(&reply, 400, 13);
    }
    reply.status == 200
}

#[test]
fn a_session_is_opened_with_everything_that_clients_send() {
    let sandbox = Sandbox::start();
    let fields = json!({
        "amount": "1004", "agent_id": "10031", "pos_type": "5", "add_commission": "true",
        "reference_no": "S-1", "ratio_code": "", "save_card": false, "tds_required": true,
        "domain": "https://www.acme.com", "user_unique_id": "U-1", "card_owner_id": null,
        "user_gsm_no": "5321234567", "card_desc": "iş", "return_url": "https://www.acme.com/back",
        "merge_option": 1, "token": sandbox.publishable_key(),
    });
    let answer = granted(&sandbox, &format!("{AUTH}?type=CF"), &fields);
    assert!(answer["session_id"].as_str().unwrap().starts_with("js_"));
    assert_eq!(answer["expire_date"].as_str().unwrap().len(), 23);
    assert_eq!(answer["tds_required"], true);
    assert_eq!(
        (&answer["code"], &answer["object_name"]),
        (&0.into(), &"paynetj_auth".into())
    );
    assert!(answer["name"].is_string() && answer["message"].is_string());
}

#[test]
fn an_amount_is_whole_kurus_as_number_or_text() {
    let sandbox = Sandbox::start();
    for amount in [json!(1), json!("1"), json!(123_456_789)] {
        assert_eq!(
            granted(&sandbox, AUTH, &json!({"amount": amount}))["code"],
            0
        );
    }
    for amount in [
        json!(0),
        json!(-5),
        json!(10.5),
        json!("10,00"),
        json!("10.00"),
        json!(""),
        Value::Null,
        json!([1]),
        json!("99999999999999999999"),
    ] {
        assert_refused(&post(&sandbox, AUTH, &json!({"amount": amount})), 400, 11);
    }
}

#[test]
fn what_has_no_meaning_is_refused() {
    let sandbox = Sandbox::start();
    let refused = |others: Value, code| {
        let fields = with(json!({"amount": 1}), others);
        assert_refused(&post(&sandbox, AUTH, &fields), 400, code);
    };
    refused(json!({"pos_type": "7"}), 20);
    refused(json!({"tds_required": "perhaps"}), 11);
    refused(json!({"reference_no": "x".repeat(51)}), 11);
    refused(json!({"domain": 7}), 11);
}

#[test]
fn the_secret_key_and_no_key_are_refused() {
    let sandbox = Sandbox::start();
    let reply = |key: &str| reply_to(&sandbox, &posted_with_key(key, AUTH, &json!({"amount": 1})));
    assert_refused(&reply(sandbox.secret_key()), 403, 7);
    assert_refused(&reply("pbk_wrong"), 401, 7);
}

#[test]
fn a_session_ends_after_its_lifetime() {
    const LIFETIME: Duration = Duration::from_millis(500);
    let sandbox = Sandbox::builder().session_lifetime(LIFETIME).start();
    let opened: [fn(&Sandbox) -> String; 2] = [
        |sandbox| auth(sandbox, json!({})),
        |sandbox| sandbox.open_session().session_id,
    ];
    for open in opened {
        let begin = Instant::now();
        let session_id = open(&sandbox);
        while is_open(&sandbox, &session_id) {
            assert!(begin.elapsed() < PATIENCE);
            sleep(Duration::from_millis(10));
        }
        assert!(begin.elapsed() >= LIFETIME, "{:?}", begin.elapsed());
    }
}

#[test]
fn a_session_can_be_ended_now() {
    let sandbox = Sandbox::start();
    let (one, other) = (auth(&sandbox, json!({})), auth(&sandbox, json!({})));
    assert!(sandbox.expire(&one));
    assert!(!is_open(&sandbox, &one) && is_open(&sandbox, &other));

    let ask = |id: &str| {
        let request = format!(
            "POST /sandbox/expire HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n{id}",
            id.len()
        );
        reply_to(&sandbox, request.as_bytes()).status
    };
    assert_eq!(ask(&other), 200);
    assert!(!is_open(&sandbox, &other));
    assert_eq!(ask("js_nobody"), 404);
}

#[test]
fn the_documented_sample_session_never_ends() {
    let sandbox = Sandbox::builder().session_lifetime(Duration::ZERO).start();
    let sample = "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu";
    assert!(!sandbox.expire(sample));
    assert!(is_open(&sandbox, sample));
}
