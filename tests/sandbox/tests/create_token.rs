mod common;

use common::{
    CREATE_TOKEN, Line, Reply, fields, good_request, header, reply_to, request, request_with_key,
};
use paynet_sandbox::{Sandbox, Session};
use serde_json::{Value, json};

const DOCUMENTED_SAMPLE: &str = r#"{
  "session_id": "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu",
  "card_holder": "gokhan oztorun",
  "pan": "434678654654654",
  "month": "12",
  "year": "2019",
  "cvc": "123",
  "instalment_key": "ji_EAAAAOuvvlNfndedwQPqpTDFWAQtLi6ggCRe0hpgC3hswDcT",
  "do_3ds": "true",
  "ip": "21356455",
  "client_id": "123456789",
  "description": "deneme",
  "card_holder_phone": "5XXXXXXXXX",
  "card_holder_mail": "oxxxx@gmail.com"
}"#;

fn reply_to_fields(sandbox: &Sandbox, fields: &Value) -> Reply {
    reply_to(sandbox, &request(sandbox, &fields.to_string()))
}

fn assert_refused(reply: &Reply, status: u16, kind: &str, result_code: i64) {
    assert_eq!(reply.status, status, "{reply:?}");
    let error = reply.json();
    assert_eq!(error["type"], kind, "{reply:?}");
    assert_eq!(error["code"], status, "{reply:?}");
    assert_eq!(error["result_code"], result_code, "{reply:?}");
    assert!(!error["message"].as_str().unwrap().is_empty());
}

#[test]
fn the_documented_sample_gets_a_token() {
    let sandbox = Sandbox::start();
    let reply = reply_to(&sandbox, &request(&sandbox, DOCUMENTED_SAMPLE));
    assert_eq!(reply.status, 200, "{reply:?}");
    let answer = reply.json();
    let token_id = answer["token_id"].as_str().unwrap();
    assert!(
        token_id.starts_with("jt_") && token_id.len() == 95,
        "{token_id}"
    );
    assert_eq!(
        answer["post_url"],
        format!("{}/v1/paynetjgate/tds", sandbox.base_url())
    );
    assert_eq!(answer["is_tds"], true);
    assert_eq!(answer["obeject_name"], "paynetj_token");
    assert_eq!(answer["code"], 0);
    assert_eq!(answer["message"], "Başarılı Islem");
    let tokens = sandbox.tokens();
    assert_eq!(tokens.len(), 1);
    assert_eq!(tokens[0].token_id, token_id);
    assert_eq!(
        tokens[0].session_id,
        "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu"
    );
}

#[test]
fn the_answer_is_spelled_with_paynets_escapes() {
    let sandbox = Sandbox::start();
    let reply = reply_to(&sandbox, &good_request(&sandbox));
    assert_eq!(
        header(&reply.head, "content-type"),
        Some("application/json; charset=utf-8")
    );
    assert!(reply.body.contains(r"https:\/\/localhost:"), "{reply:?}");
    assert!(
        reply.body.contains(r"Ba\u015far\u0131l\u0131 Islem"),
        "{reply:?}"
    );
}

#[test]
fn is_tds_follows_what_was_asked_in_any_type() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    for (asked, granted) in [
        (json!(false), false),
        (json!("false"), false),
        (json!(0), false),
        (json!("True"), true),
        (json!(1), true),
    ] {
        let mut fields = fields(&session);
        fields["do_3ds"] = asked;
        assert_eq!(reply_to_fields(&sandbox, &fields).json()["is_tds"], granted);
    }
}

#[test]
fn a_wrong_or_missing_or_encoded_key_is_not_known() {
    let sandbox = Sandbox::start();
    for key in ["pbk_wrong", "", "cGJrOg=="] {
        let reply = reply_to(&sandbox, &request_with_key(key, DOCUMENTED_SAMPLE));
        assert_refused(&reply, 401, "authorization_error", 7);
    }
    let bare =
        format!("POST {CREATE_TOKEN} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    assert_refused(
        &reply_to(&sandbox, bare.as_bytes()),
        401,
        "authorization_error",
        7,
    );
}

#[test]
fn the_secret_key_is_forbidden() {
    let sandbox = Sandbox::start();
    let reply = reply_to(
        &sandbox,
        &request_with_key(sandbox.secret_key(), DOCUMENTED_SAMPLE),
    );
    assert_refused(&reply, 403, "authorization_error", 7);
}

#[test]
fn a_body_that_is_no_json_object_is_refused() {
    let sandbox = Sandbox::start();
    for body in ["", "[]", "pan=4355084355084358", "{\"pan\":"] {
        let reply = reply_to(&sandbox, &request(&sandbox, body));
        assert_refused(&reply, 400, "invalid_request_error", 11);
    }
}

#[test]
fn another_content_type_is_refused() {
    let sandbox = Sandbox::start();
    let text = String::from_utf8(good_request(&sandbox)).unwrap();
    for kind in [
        "text/plain",
        "application/json; charset=windows-1254",
        "application/jsonp",
    ] {
        let request = text.replace("application/json; charset=UTF-8", kind);
        assert_refused(
            &reply_to(&sandbox, request.as_bytes()),
            400,
            "invalid_request_error",
            11,
        );
    }
    let request = text.replace("application/json; charset=UTF-8", "application/json");
    assert_eq!(reply_to(&sandbox, request.as_bytes()).status, 200);
}

#[test]
fn a_missing_or_empty_field_is_named() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    for name in [
        "session_id",
        "card_holder",
        "pan",
        "month",
        "year",
        "cvc",
        "instalment_key",
        "do_3ds",
        "ip",
    ] {
        for value in [Value::Null, json!(""), json!(" "), json!([])] {
            let mut fields = fields(&session);
            fields[name] = value;
            let reply = reply_to_fields(&sandbox, &fields);
            assert_refused(&reply, 400, "invalid_request_error", 11);
            assert!(reply.body.contains(name), "{reply:?}");
        }
        let mut fields = fields(&session);
        fields.as_object_mut().unwrap().remove(name);
        assert!(reply_to_fields(&sandbox, &fields).body.contains(name));
    }
}

#[test]
fn impossible_card_data_is_refused() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    for (name, value) in [
        ("month", json!(13)),
        ("month", json!("0")),
        ("month", json!(true)),
        ("year", json!(203)),
        ("year", json!("yirmi")),
        ("pan", json!("43550843550")),
        ("pan", json!("4355 0843 5508 4358")),
        ("pan", json!("43550843550843580000")),
        ("cvc", json!("12")),
        ("cvc", json!("12a")),
    ] {
        let mut fields = fields(&session);
        fields[name] = value;
        assert_refused(
            &reply_to_fields(&sandbox, &fields),
            400,
            "invalid_request_error",
            18,
        );
    }
}

#[test]
fn an_unknown_session_or_anothers_instalment_key_is_refused() {
    let sandbox = Sandbox::start();
    let (mine, other) = (sandbox.open_session(), sandbox.open_session());
    let unknown = Session {
        session_id: "js_1".into(),
        ..mine.clone()
    };
    assert_refused(
        &reply_to_fields(&sandbox, &fields(&unknown)),
        400,
        "invalid_request_error",
        13,
    );
    let mixed = Session {
        instalment_key: other.instalment_key,
        ..mine
    };
    assert_refused(
        &reply_to_fields(&sandbox, &fields(&mixed)),
        400,
        "invalid_request_error",
        15,
    );
    assert!(sandbox.tokens().is_empty());
}

#[test]
fn other_paths_and_methods_are_refused() {
    let sandbox = Sandbox::start();
    let elsewhere = reply_to(
        &sandbox,
        b"POST /elsewhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
    );
    assert_refused(&elsewhere, 404, "404 Not Found", 11);
    let get = format!("GET {CREATE_TOKEN} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let reply = reply_to(&sandbox, get.as_bytes());
    assert_refused(&reply, 405, "invalid_request_error", 11);
    assert_eq!(header(&reply.head, "allow"), Some("post"));
}

#[test]
fn the_log_keeps_the_raw_request() {
    let sandbox = Sandbox::start();
    let mut line = Line::open(&sandbox).unwrap();
    for _ in 0..2 {
        line.send(&request(&sandbox, DOCUMENTED_SAMPLE));
        line.reply();
    }
    let requests = sandbox.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!((requests[0].connection, requests[1].connection), (1, 1));
    assert_eq!((sandbox.connections(), sandbox.handshakes()), (1, 1));
    assert_eq!(requests[0].method, "POST");
    assert_eq!(requests[0].path, CREATE_TOKEN);
    assert_eq!(requests[0].body, DOCUMENTED_SAMPLE.as_bytes());
    assert_eq!(requests[0].tls_version.as_deref(), Some("TLSv1.3"));
    assert!(requests[0].complete);
    let key = format!("Basic {}", sandbox.publishable_key());
    assert!(
        requests[0]
            .headers
            .contains(&("authorization".to_owned(), key))
    );
}
