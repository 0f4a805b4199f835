mod common;

use common::payment::{
    CHARGE, assert_refused, auth, charge, granted, instalment_key, post, posted_with_key, ready,
    token, token_fields, with,
};
use common::{CREATE_TOKEN, reply_to};
use paynet_sandbox::{Fault, Sandbox, TEST_CARDS};
use serde_json::{Value, json};

#[test]
fn a_charge_answers_every_documented_field_and_stands_in_the_ledger() {
    let sandbox = Sandbox::start();
    let ready = ready(
        &sandbox,
        json!({"amount": "81375", "agent_id": "10031"}),
        json!({"card_holder_mail": "a@b.c", "card_holder_phone": "5321234567", "description": "kitap"}),
    );
    let fields = with(ready.charge_fields(), json!({"reference_no": "R-1"}));
    let reply = post(&sandbox, CHARGE, &fields);
    for part in [
        r#""ratio":0.0200"#,
        r#""amount":813.75,"net_amount":794.54,"comission":16.28,"comission_tax":2.93"#,
    ] {
        assert!(reply.body.contains(part), "{part} in {reply:?}");
    }
    let answer = reply.json();
    for (name, value) in [
        ("is_succeed", json!(true)),
        ("code", json!(0)),
        ("transaction_type", json!(1)),
        ("pos_type", json!(5)),
        ("is_tds", json!(false)),
        ("agent_id", json!("10031")),
        ("user_id", json!("PaynetJ")),
        ("email", json!("a@b.c")),
        ("phone", json!("5321234567")),
        ("bank_id", json!("AXSS")),
        ("instalment", json!(0)),
        ("card_no_masked", json!("435508******4358")),
        ("card_holder", json!("Ada Yılmaz")),
        ("currency", json!("TRY")),
        ("agent_reference_no", json!("R-1")),
        ("bank_error_id", json!("")),
        ("paynet_error_id", json!("")),
        ("is_save_card_succeed", json!(false)),
    ] {
        assert_eq!(answer[name], value, "{name}");
    }
    let [entry] = &sandbox.ledger()[..] else {
        panic!("one entry");
    };
    assert!(entry.succeeded);
    assert_eq!(
        (entry.amount_kurus, entry.reference_no.as_str()),
        (81_375, "R-1")
    );
    assert_eq!(
        (&entry.session_id, &entry.token_id),
        (&ready.session_id, &ready.token_id)
    );
    assert_eq!(answer["xact_id"], entry.xact_id);
    assert!(entry.xact_id.starts_with("xk_"));
}

#[test]
fn a_charge_can_be_a_preauthorisation() {
    let sandbox = Sandbox::start();
    let ready = ready(&sandbox, json!({}), json!({}));
    let fields = with(ready.charge_fields(), json!({"transaction_type": 2}));
    assert_refused(&post(&sandbox, CHARGE, &fields), 400, 19);
    let fields = with(ready.charge_fields(), json!({"transaction_type": "3"}));
    assert_eq!(granted(&sandbox, CHARGE, &fields)["transaction_type"], 3);
    assert_eq!(sandbox.ledger()[0].transaction_type, 3);
}

#[test]
fn the_card_is_charged_what_the_instalment_costs() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({"add_commission": true}));
    let key = instalment_key(&sandbox, &session_id, 101);
    let ready = token(&sandbox, &session_id, &key, json!({}));
    let fields = with(ready.charge_fields(), json!({"amount": 1004}));
    let reply = post(&sandbox, CHARGE, &fields);
    assert!(reply.body.contains(r#""amount":10.30"#), "{reply:?}");
    assert!(
        reply.body.contains(r#""end_user_comission":0.26"#),
        "{reply:?}"
    );
    assert_eq!(sandbox.ledger()[0].amount_kurus, 1_030);
}

#[test]
fn a_charge_that_contradicts_its_session_takes_nothing() {
    let sandbox = Sandbox::start();
    let ready = ready(
        &sandbox,
        json!({"reference_no": "R-1", "tds_required": false, "ratio_code": "A"}),
        json!({}),
    );
    for (name, wrong) in [
        ("amount", json!("1005")),
        ("add_comission_amount", json!(true)),
        ("ratio_code", json!("B")),
        ("installments", json!("3")),
        ("tds_required", json!("true")),
        ("reference_no", json!("R-2")),
    ] {
        let fields = with(ready.charge_fields(), json!({name: wrong}));
        let reply = post(&sandbox, CHARGE, &fields);
        assert_refused(&reply, 400, 15);
        assert!(reply.body.contains(name), "{reply:?}");
    }
    assert!(sandbox.ledger().is_empty());
    let agreeing = json!({
        "amount": "1004", "add_comission_amount": "false", "ratio_code": "A", "installments": 1,
        "no_instalment": true, "tds_required": false, "reference_no": "R-1", "transaction_type": "1",
    });
    let fields = with(ready.charge_fields(), agreeing);
    assert_eq!(granted(&sandbox, CHARGE, &fields)["is_succeed"], true);
}

#[test]
fn session_and_token_belong_together() {
    let sandbox = Sandbox::start();
    let (mine, other) = (
        ready(&sandbox, json!({}), json!({})),
        ready(&sandbox, json!({}), json!({})),
    );
    let refused = |session_id: &str, token_id: &str, code| {
        let fields = json!({"session_id": session_id, "token_id": token_id});
        assert_refused(&post(&sandbox, CHARGE, &fields), 400, code);
    };
    refused(&mine.session_id, &other.token_id, 15);
    refused(&mine.session_id, "jt_1", 15);
    refused("js_1", &mine.token_id, 13);
    refused("", &mine.token_id, 11);
    sandbox.expire(&mine.session_id);
    refused(&mine.session_id, &mine.token_id, 13);
    assert!(sandbox.ledger().is_empty());
}

#[test]
fn only_the_secret_key_charges() {
    let sandbox = Sandbox::start();
    let ready = ready(&sandbox, json!({}), json!({}));
    for (key, status) in [(sandbox.publishable_key(), 403), ("sck_1", 401)] {
        let request = posted_with_key(key, CHARGE, &ready.charge_fields());
        assert_refused(&reply_to(&sandbox, &request), status, 7);
    }
    assert!(sandbox.ledger().is_empty());
}

#[test]
fn every_published_card_pays_with_its_own_data_and_is_declined_with_others() {
    let sandbox = Sandbox::start();
    for card in TEST_CARDS {
        let (month, year) = card.expiry.split_once('/').unwrap();
        let right = json!({
            "pan": card.number, "month": month, "year": year, "cvc": card.cvcs.first().unwrap_or(&"777"),
        });
        let answer = charge(&sandbox, &ready(&sandbox, json!({}), right.clone()));
        assert_eq!(answer["is_succeed"], true, "{card:?}");

        let late = with(right.clone(), json!({"year": 2031}));
        let answer = charge(&sandbox, &ready(&sandbox, json!({}), late));
        assert_eq!(answer["bank_error_id"], "54", "{card:?}");

        let guessed = with(right, json!({"cvc": "999"}));
        let answer = charge(&sandbox, &ready(&sandbox, json!({}), guessed));
        assert_eq!(answer["is_succeed"], card.cvcs.is_empty(), "{card:?}");
    }
}

#[test]
fn an_unpublished_card_is_approved() {
    let sandbox = Sandbox::start();
    let other = json!({"pan": "4111111111111111", "cvc": "123", "year": 2019});
    assert_eq!(
        charge(&sandbox, &ready(&sandbox, json!({}), other))["is_succeed"],
        true
    );
}

#[test]
fn a_declined_charge_tells_the_banks_reason_and_may_be_tried_again() {
    let sandbox = Sandbox::start();
    let ready = ready(&sandbox, json!({}), json!({}));
    sandbox.next_for(CHARGE, Fault::decline("51"));
    let answer = charge(&sandbox, &ready);
    assert_eq!(
        (&answer["is_succeed"], &answer["code"]),
        (&false.into(), &0.into())
    );
    assert_eq!(answer["bank_error_id"], "51");
    for name in [
        "bank_error_message",
        "bank_error_short_desc",
        "bank_error_long_desc",
    ] {
        assert_eq!(answer[name], "Yetersiz bakiye", "{name}");
    }
    assert_eq!(answer["authorization_code"], "");
    assert_eq!(charge(&sandbox, &ready)["is_succeed"], true);
    let outcomes: Vec<bool> = sandbox
        .ledger()
        .iter()
        .map(|entry| entry.succeeded)
        .collect();
    assert_eq!(outcomes, [false, true]);
}

#[test]
fn a_description_can_have_the_charge_declined() {
    let sandbox = Sandbox::start();
    let wish = json!({"description": "sandbox:decline=N7,Olmaz"});
    let answer = charge(&sandbox, &ready(&sandbox, json!({}), wish));
    assert_eq!(
        (&answer["bank_error_id"], &answer["bank_error_message"]),
        (&"N7".into(), &"Olmaz".into())
    );
}

#[test]
fn a_paid_session_gives_no_further_token() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({}));
    let key = instalment_key(&sandbox, &session_id, 0);
    charge(&sandbox, &token(&sandbox, &session_id, &key, json!({})));
    let refused = post(&sandbox, CREATE_TOKEN, &token_fields(&session_id, &key));
    assert_refused(&refused, 400, 17);
}

#[test]
fn a_return_code_in_place_of_a_charge_takes_nothing() {
    let sandbox = Sandbox::start();
    let ready = ready(&sandbox, json!({}), json!({}));
    sandbox.next_for(CHARGE, Fault::Code(16));
    let answer = charge(&sandbox, &ready);
    assert_eq!(
        (&answer["is_succeed"], &answer["code"]),
        (&false.into(), &16.into())
    );
    assert_eq!(answer.get("token_id"), None::<&Value>);
    sandbox.next_for(CHARGE, Fault::Status(400, 16));
    assert_refused(&post(&sandbox, CHARGE, &ready.charge_fields()), 400, 16);
    assert!(sandbox.ledger().is_empty());
}

#[test]
fn a_session_opened_by_the_sandbox_can_be_charged() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    let ready = token(
        &sandbox,
        &session.session_id,
        &session.instalment_key,
        json!({}),
    );
    let fields = with(
        ready.charge_fields(),
        json!({"amount": "1000", "tds_required": true}),
    );
    assert_eq!(granted(&sandbox, CHARGE, &fields)["is_succeed"], true);
    assert_eq!(sandbox.ledger()[0].amount_kurus, 1_000);
}
