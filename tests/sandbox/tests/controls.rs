mod common;

use common::{Line, Reply, asked, fields, good_request, reply_to, request};
use paynet_sandbox::{Sandbox, Session};
use serde_json::Value;
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
    reply_to(&sandbox, &good_request(&sandbox));
    let log = call(&sandbox, "GET", "log", "");
    let entry = &log.json()[0];
    assert_eq!(entry["fields"]["pan"], "435508******4358");
    assert_eq!(entry["fields"].get("cvc"), None::<&Value>);
    assert_eq!(entry["fields"]["card_holder"], "Ada Yılmaz");
    for secret in ["4355084355084358", "987", sandbox.publishable_key()] {
        assert!(!log.body.contains(secret), "{secret}");
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
