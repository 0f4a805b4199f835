mod common;

use common::payment::{CHARGE, CHECK, charge, granted, ready};
use common::{Line, Reply, asked, fields, good_request, reply_to, request};
use paynet_sandbox::{Fault, Sandbox, Session};
use serde_json::{Value, json};
use std::io::ErrorKind;

fn call(sandbox: &Sandbox, method: &str, path: &str, body: &str) -> Reply {
    let request = format!(
        "{method} /sandbox/{path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    reply_to(sandbox, request.as_bytes())
}

#[test]
fn a_session_opened_over_http_is_good_for_a_token() {
    let sandbox = Sandbox::start();
    let ids = call(&sandbox, "POST", "sessions", "").json();
    let id = |name: &str| ids[name].as_str().unwrap().to_owned();
    let session = Session {
        session_id: id("session_id"),
        instalment_key: id("instalment_key"),
    };
    let reply = reply_to(&sandbox, &request(&sandbox, &fields(&session).to_string()));
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[test]
fn faults_are_queued_over_http() {
    let sandbox = Sandbox::start();
    for text in ["code=17", "sandbox:code=18\n"] {
        assert_eq!(call(&sandbox, "POST", "faults", text).status, 200);
    }
    assert_eq!(asked(&sandbox).reply().json()["code"], 17);
    assert_eq!(asked(&sandbox).reply().json()["code"], 18);
    assert_eq!(
        call(&sandbox, "POST", "faults", "reset-on-accept").status,
        200
    );
    assert_eq!(
        Line::open(&sandbox).err().unwrap().kind(),
        ErrorKind::ConnectionReset
    );
    let mistake = call(&sandbox, "POST", "faults", "explode");
    assert_eq!(mistake.status, 400);
    assert!(
        mistake.json()["error"]
            .as_str()
            .unwrap()
            .contains("explode")
    );
}

#[test]
fn the_log_shows_no_card_data_and_no_key() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    reply_to(&sandbox, &request(&sandbox, &fields(&session).to_string()));
    let log = call(&sandbox, "GET", "log", "");
    let entry = &log.json()[0];
    assert_eq!(entry["fields"]["pan"], "435508******4358");
    assert_eq!(entry["fields"].get("cvc"), None::<&Value>);
    assert_eq!(entry["fields"]["card_holder"], "Ada Yılmaz");
    // Random ids may hold any three digits.
    let ids = [session.session_id, session.instalment_key];
    let shown = ids.iter().fold(log.body, |log, id| log.replace(id, "…"));
    for secret in ["4355084355084358", "987", sandbox.publishable_key()] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[test]
fn the_sandboxs_own_paths_do_not_count_as_requests() {
    let sandbox = Sandbox::start();
    assert_eq!(call(&sandbox, "GET", "log", "").body, "[]\n");
    assert_eq!(call(&sandbox, "DELETE", "log", "").status, 405);
    assert_eq!(call(&sandbox, "GET", "nothing", "").status, 404);
    assert!(sandbox.requests().is_empty());
}

#[test]
fn connections_and_requests_are_counted_without_those_of_the_controls() {
    let sandbox = Sandbox::start();
    let counts = || call(&sandbox, "GET", "counts", "").json();
    assert_eq!(counts(), json!({"connections": 0, "requests": 0}));
    let mut line = Line::open(&sandbox).unwrap();
    assert_eq!(counts(), json!({"connections": 1, "requests": 0}));
    for requests in 1..3 {
        line.send(&good_request(&sandbox));
        assert_eq!(line.reply().status, 200);
        assert_eq!(counts(), json!({"connections": 1, "requests": requests}));
    }
}

#[test]
fn a_line_that_asks_for_several_controls_is_left_out_once() {
    let sandbox = Sandbox::start();
    let _line = Line::open(&sandbox).unwrap();
    let mut controlling = Line::open(&sandbox).unwrap();
    for _ in 0..2 {
        controlling.send(b"GET /sandbox/counts HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert_eq!(controlling.reply().json()["connections"], 1);
    }
}

#[test]
fn a_fault_for_a_path_is_queued_over_http() {
    let sandbox = Sandbox::start();
    let charge_path = CHARGE.replace('/', "%2F");
    let queued = call(
        &sandbox,
        "POST",
        &format!("faults?path={charge_path}"),
        "decline=51",
    );
    assert_eq!(queued.status, 200);
    let ready = ready(&sandbox, json!({}), json!({}));
    granted(&sandbox, CHECK, &json!({"reference_no": "R-1"}));
    assert_eq!(charge(&sandbox, &ready)["bank_error_id"], "51");
    let mistake = call(&sandbox, "POST", "faults?path=/", "stall-handshake");
    assert_eq!(mistake.status, 400);
}

#[test]
fn the_ledger_is_read_over_http() {
    let sandbox = Sandbox::start();
    assert_eq!(call(&sandbox, "GET", "ledger", "").body, "[]\n");
    let ready = ready(&sandbox, json!({"reference_no": "R-1"}), json!({}));
    sandbox.next_for(CHARGE, Fault::decline("51"));
    charge(&sandbox, &ready);
    charge(&sandbox, &ready);
    let ledger = call(&sandbox, "GET", "ledger", "");
    let entries = ledger.json();
    assert_eq!(entries.as_array().unwrap().len(), 2);
    assert_eq!(entries[0]["bank_error"], json!(["51", "Yetersiz bakiye"]));
    for (index, succeeded) in [(0, false), (1, true)] {
        let entry = &entries[index];
        assert_eq!(entry["succeeded"], succeeded);
        assert_eq!(entry["amount_kurus"], 1004);
        assert_eq!(entry["reference_no"], "R-1");
        assert_eq!(entry["token_id"], ready.token_id);
    }
    for secret in ["4355084355084358", sandbox.secret_key()] {
        assert!(!ledger.body.contains(secret), "{secret}");
    }
}
