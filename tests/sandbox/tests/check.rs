mod common;

use common::payment::{
    CHARGE, CHECK, assert_refused, charge, granted, post, posted_with_key, ready,
};
use common::reply_to;
use paynet_sandbox::{Fault, Sandbox};
use serde_json::json;

#[test]
fn a_payment_is_found_by_reference_and_by_transaction() {
    let sandbox = Sandbox::start();
    let ready = ready(
        &sandbox,
        json!({"reference_no": "R-1"}),
        json!({"description": "kitap"}),
    );
    let paid = charge(&sandbox, &ready);
    for fields in [
        json!({"reference_no": "R-1"}),
        json!({"xact_id": paid["xact_id"]}),
    ] {
        let reply = post(&sandbox, CHECK, &fields);
        assert!(reply.body.contains(r#""amount":10.04"#), "{reply:?}");
        let answer = reply.json();
        assert_eq!(answer["code"], 0);
        assert_eq!(answer["Data"].as_array().unwrap().len(), 1);
        let row = &answer["Data"][0];
        for name in [
            "id",
            "xact_id",
            "xact_date",
            "bank_id",
            "card_holder",
            "authorization_code",
            "order_id",
        ] {
            assert_eq!(row[name], paid[name], "{name}");
        }
        assert_eq!(
            (&row["is_succeed"], &row["note"]),
            (&true.into(), &"kitap".into())
        );
        assert_eq!(row["agent_reference"], "R-1");
        assert_eq!(row["card_no"], "435508******4358");
        assert_eq!(row["card_type"], "cc");
    }
    assert_eq!(sandbox.ledger().len(), 1);
}

#[test]
fn declined_charges_are_found_too_oldest_first() {
    let sandbox = Sandbox::start();
    let ready = ready(&sandbox, json!({"reference_no": "R-1"}), json!({}));
    sandbox.next_for(CHARGE, Fault::decline("05"));
    charge(&sandbox, &ready);
    charge(&sandbox, &ready);
    let answer = granted(&sandbox, CHECK, &json!({"reference_no": "R-1"}));
    let outcomes: Vec<bool> = answer["Data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["is_succeed"].as_bool().unwrap())
        .collect();
    assert_eq!(outcomes, [false, true]);
}

#[test]
fn what_was_never_charged_is_not_found() {
    let sandbox = Sandbox::start();
    ready(&sandbox, json!({"reference_no": "R-1"}), json!({}));
    let answer = granted(&sandbox, CHECK, &json!({"reference_no": "R-1"}));
    assert_eq!((&answer["code"], &answer["Data"]), (&12.into(), &json!([])));
    sandbox.next_for(CHECK, Fault::Status(400, 12));
    let reply = post(&sandbox, CHECK, &json!({"reference_no": "R-1"}));
    assert_refused(&reply, 400, 12);
    assert_eq!(reply.json()["type"], "no_data_error");
}

#[test]
fn something_must_be_asked_for_with_the_secret_key() {
    let sandbox = Sandbox::start();
    assert_refused(
        &post(&sandbox, CHECK, &json!({"reference_no": " "})),
        400,
        11,
    );
    let request = posted_with_key(
        sandbox.publishable_key(),
        CHECK,
        &json!({"reference_no": "R-1"}),
    );
    assert_refused(&reply_to(&sandbox, &request), 403, 7);
}
