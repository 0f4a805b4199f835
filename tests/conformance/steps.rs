//! The steps of a payment that a case needs to have behind it.

use paynet_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::manifest::{Object, Step};
use crate::names::Names;

const AUTH: &str = "/v1/paynetj/auth";
const CHECK_BIN: &str = "/v1/paynetj/check_bin";
const CREATE_TOKEN: &str = "/v1/paynetj/create_token";
const GATE: &str = "/v1/paynetjgate/tds";
const CHARGE: &str = "/v1/transaction/charge";

/// Goes them with the sandbox and names what comes of them.
pub fn go(steps: &[Step], sandbox: &Sandbox, names: &mut Names) {
    let mut stored = 0;
    for step in steps {
        match step {
            Step::Auth(different) => auth(sandbox, different, names),
            Step::Instalment(number) => choose(sandbox, *number, names),
            Step::CreateToken(different) => create_token(sandbox, different, names),
            Step::Tds(password) => confirm(sandbox, password.as_deref(), names),
            Step::Charge(different) => {
                charge(sandbox, different, names);
            }
            Step::Store(different) => {
                stored += 1;
                let card_hash = store(sandbox, different, names);
                names.insert(&format!("card_hash_{stored}"), card_hash);
            }
            Step::Expire {} => assert!(sandbox.expire(names.get("session_id"))),
        }
    }
}

fn auth(sandbox: &Sandbox, different: &Object, names: &mut Names) {
    let answer = asked(sandbox, AUTH, json!({"amount": 1000}), different, names);
    names.insert("session_id", text(&answer["session_id"]));
}

fn choose(sandbox: &Sandbox, number: i64, names: &mut Names) {
    let fields = json!({"session_id": "$session_id", "bin": "43550843"});
    let answer = asked(sandbox, CHECK_BIN, fields, &Object::new(), names);
    let rows = answer["data"].as_array().unwrap();
    let row = rows.iter().find(|row| row["instalment"] == number);
    names.insert("instalment_key", text(&row.unwrap()["instalment_key"]));
}

/// With the first of Paynet's test cards, and without 3-D Secure.
fn create_token(sandbox: &Sandbox, different: &Object, names: &mut Names) {
    let fields = json!({
        "session_id": "$session_id",
        "instalment_key": "$instalment_key",
        "card_holder": "Ayşe Yılmaz",
        "pan": "4355084355084358",
        "month": 12,
        "year": 2026,
        "cvc": "000",
        "do_3ds": false,
        "ip": "203.0.113.7",
    });
    let answer = asked(sandbox, CREATE_TOKEN, fields, different, names);
    names.insert("token_id", text(&answer["token_id"]));
}

fn confirm(sandbox: &Sandbox, password: Option<&str>, names: &Names) {
    let encoded = |text: &str| text.replace('+', "%2B");
    let address = format!(
        "{}{GATE}?session_id={}&token_id={}&publishable_key={}",
        sandbox.base_url(),
        encoded(names.get("session_id")),
        encoded(names.get("token_id")),
        encoded(sandbox.publishable_key())
    );
    sandbox.walk_through_3d(&address, password);
}

fn charge(sandbox: &Sandbox, different: &Object, names: &Names) -> Value {
    let fields = json!({"session_id": "$session_id", "token_id": "$token_id"});
    asked(sandbox, CHARGE, fields, different, names)
}

/// The stored card.
fn store(sandbox: &Sandbox, different: &Object, names: &mut Names) -> String {
    let owner = json!({"save_card": true, "card_owner_id": "$card_owner_id"});
    auth(sandbox, owner.as_object().unwrap(), names);
    choose(sandbox, 0, names);
    create_token(sandbox, different, names);
    text(&charge(sandbox, &Object::new(), names)["card_hash"])
}

fn asked(
    sandbox: &Sandbox,
    path: &str,
    defaults: Value,
    different: &Object,
    names: &Names,
) -> Value {
    let fields = names.object(defaults.as_object().unwrap(), different, &Object::new());
    sandbox.ask(path, &fields.into())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
