//! A payment, step by step, as a merchant's programs and a shopper's browser take it.

use super::{Line, Reply, reply_to};
use paynet_sandbox::Sandbox;
use serde_json::{Value, json};

pub const AUTH: &str = "/v1/paynetj/auth";
pub const CHECK_BIN: &str = "/v1/paynetj/check_bin";
pub const SAVE_CARD: &str = "/v1/paynetj/save_card";
pub const CHECK_CARD_BIN: &str = "/v1/paynetj/check_card_bin";
pub const CREATE_CARD_TOKEN: &str = "/v1/paynetj/create_card_token";
pub const CARD_LIST: &str = "/v1/card/list";
pub const CHARGE: &str = "/v1/transaction/charge";
pub const CHECK: &str = "/v1/transaction/check";

/// A request to a service, with the key that it wants.
pub fn posted(sandbox: &Sandbox, path: &str, fields: &Value) -> Vec<u8> {
    let key = if path.contains("/paynetj/") {
        sandbox.publishable_key()
    } else {
        sandbox.secret_key()
    };
    posted_with_key(key, path, fields)
}

pub fn posted_with_key(key: &str, path: &str, fields: &Value) -> Vec<u8> {
    let body = fields.to_string();
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {key}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

pub fn post(sandbox: &Sandbox, path: &str, fields: &Value) -> Reply {
    reply_to(sandbox, &posted(sandbox, path, fields))
}

/// The answer of a service that must grant the request.
pub fn granted(sandbox: &Sandbox, path: &str, fields: &Value) -> Value {
    let reply = post(sandbox, path, fields);
    assert_eq!(reply.status, 200, "{path} {reply:?}");
    reply.json()
}

pub fn assert_refused(reply: &Reply, status: u16, result_code: i64) {
    assert_eq!(reply.status, status, "{reply:?}");
    assert_eq!(reply.json()["code"], status, "{reply:?}");
    assert_eq!(reply.json()["result_code"], result_code, "{reply:?}");
}

/// These fields with the others in their place or beside them.
pub fn with(mut fields: Value, others: Value) -> Value {
    let Value::Object(others) = others else {
        panic!("{others} is no object");
    };
    fields.as_object_mut().unwrap().extend(others);
    fields
}

pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}

/// Opens a session about 10.04 TL, unless told otherwise.
pub fn auth(sandbox: &Sandbox, others: Value) -> String {
    let fields = with(json!({"amount": 1004}), others);
    text(&granted(sandbox, AUTH, &fields)["session_id"])
}

/// The instalment key for this many instalments.
pub fn instalment_key(sandbox: &Sandbox, session_id: &str, instalment: i64) -> String {
    let fields = json!({"session_id": session_id, "bin": "43550843"});
    key_of(&granted(sandbox, CHECK_BIN, &fields), instalment)
}

pub fn key_of(table: &Value, instalment: i64) -> String {
    let rows = table["data"].as_array().unwrap();
    let row = rows.iter().find(|row| row["instalment"] == instalment);
    text(&row.unwrap()["instalment_key"])
}

/// The request of create_token for the first published test card, without 3-D.
pub fn token_fields(session_id: &str, instalment_key: &str) -> Value {
    json!({
        "session_id": session_id,
        "instalment_key": instalment_key,
        "card_holder": "Ada Yılmaz",
        "pan": "4355084355084358",
        "month": 12,
        "year": 2026,
        "cvc": "000",
        "do_3ds": false,
        "ip": "127.0.0.1",
    })
}

/// A session and a token of it, so all that charge needs.
#[derive(Debug, Clone)]
pub struct Ready {
    pub session_id: String,
    pub token_id: String,
}

impl Ready {
    pub fn charge_fields(&self) -> Value {
        json!({"session_id": self.session_id, "token_id": self.token_id})
    }
}

/// Takes a payment up to the charge.
pub fn ready(sandbox: &Sandbox, for_auth: Value, for_token: Value) -> Ready {
    let session_id = auth(sandbox, for_auth);
    let key = instalment_key(sandbox, &session_id, 0);
    token(sandbox, &session_id, &key, for_token)
}

pub fn token(sandbox: &Sandbox, session_id: &str, key: &str, others: Value) -> Ready {
    let fields = with(token_fields(session_id, key), others);
    let answer = granted(sandbox, super::CREATE_TOKEN, &fields);
    Ready {
        session_id: session_id.to_owned(),
        token_id: text(&answer["token_id"]),
    }
}

pub fn charge(sandbox: &Sandbox, ready: &Ready) -> Value {
    granted(sandbox, CHARGE, &ready.charge_fields())
}

/// Sends a charge on a connection of its own and leaves the answer for later.
pub fn charge_sent(sandbox: &Sandbox, ready: &Ready) -> Line {
    let mut line = Line::open(sandbox).unwrap();
    line.send(&posted(sandbox, CHARGE, &ready.charge_fields()));
    line
}
