mod common;

use common::payment::{
    CARD_LIST, CHECK_CARD_BIN, CREATE_CARD_TOKEN, Ready, SAVE_CARD, assert_refused, auth, charge,
    granted, instalment_key, key_of, post, ready, text, token, with,
};
use paynet_sandbox::{Sandbox, TEST_CARDS, Tds};
use serde_json::{Value, json};

fn list(sandbox: &Sandbox, owner: &str, others: Value) -> Value {
    granted(
        sandbox,
        CARD_LIST,
        &with(json!({"card_owner_id": owner}), others),
    )
}

/// Pays and stores the card for a shopper; the answer of charge.
fn stored(sandbox: &Sandbox) -> Value {
    let for_auth = json!({"save_card": true, "user_unique_id": "U-1", "card_desc": "iş kartım"});
    charge(sandbox, &ready(sandbox, for_auth, json!({})))
}

#[test]
fn a_charge_stores_the_card_when_auth_asked_for_it() {
    let sandbox = Sandbox::start();
    let answer = stored(&sandbox);
    assert_eq!(
        (&answer["is_save_card_succeed"], &answer["user_unique_id"]),
        (&true.into(), &"U-1".into())
    );
    let owner = text(&answer["card_owner_id"]);
    let cards = list(&sandbox, &owner, json!({}));
    assert_eq!(
        (&cards["total"], &cards["total_count"], &cards["has_more"]),
        (&1.into(), &1.into(), &false.into())
    );
    assert_eq!(
        (&cards["object_name"], &cards["message"]),
        (&"card_list".into(), &Value::Null)
    );
    let card = &cards["Data"][0];
    for (name, value) in [
        ("card_hash", answer["card_hash"].clone()),
        ("card_desc", json!("iş kartım")),
        ("card_holder", json!("Ad*****az")),
        ("card_no", json!("435508********4358")),
        ("card_bin", json!("435508")),
        ("card_bank_id", json!("AXSS")),
        ("card_brand_name", json!("VISA")),
        ("expire_month", json!(0)),
    ] {
        assert_eq!(card[name], value, "{name}");
    }
}

#[test]
fn save_card_asks_for_it_later() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({"user_unique_id": "U-1"}));
    let answer = granted(
        &sandbox,
        SAVE_CARD,
        &json!({"session_id": session_id, "card_desc": "ev", "user_gsm": "5321234567"}),
    );
    assert_eq!(
        (&answer["session_id"], &answer["code"]),
        (&json!(session_id), &0.into())
    );
    let key = instalment_key(&sandbox, &session_id, 0);
    let paid = charge(&sandbox, &token(&sandbox, &session_id, &key, json!({})));
    assert_eq!(paid["is_save_card_succeed"], true);
    assert_refused(
        &post(&sandbox, SAVE_CARD, &json!({"session_id": "js_1"})),
        400,
        13,
    );
}

#[test]
fn a_card_is_stored_for_nobody_only_when_the_payment_failed_or_nobody_was_named() {
    let sandbox = Sandbox::start();
    let answer = charge(
        &sandbox,
        &ready(&sandbox, json!({"save_card": true}), json!({})),
    );
    assert_eq!(
        (&answer["is_succeed"], &answer["is_save_card_succeed"]),
        (&true.into(), &false.into())
    );
    assert!(!text(&answer["save_card_result_message"]).is_empty());
    let for_auth = json!({"save_card": true, "user_unique_id": "U-2"});
    let answer = charge(&sandbox, &ready(&sandbox, for_auth, json!({"cvc": "111"})));
    assert_eq!(
        (&answer["is_succeed"], &answer["card_owner_id"]),
        (&false.into(), &"".into())
    );
}

#[test]
fn the_same_shopper_keeps_one_owner_id_and_each_card_once() {
    let sandbox = Sandbox::start();
    let (first, again) = (stored(&sandbox), stored(&sandbox));
    assert_eq!(first["card_owner_id"], again["card_owner_id"]);
    assert_eq!(first["card_hash"], again["card_hash"]);
}

#[test]
fn a_stored_card_pays_without_its_number() {
    let sandbox = Sandbox::start();
    let saved = stored(&sandbox);
    let (owner, hash) = (&saved["card_owner_id"], &saved["card_hash"]);
    let session_id = auth(&sandbox, json!({"card_owner_id": owner}));
    let table = granted(
        &sandbox,
        CHECK_CARD_BIN,
        &json!({"session_id": session_id, "card_hash": hash}),
    );
    assert_eq!(
        (&table["bank_id"], &table["obeject_name"]),
        (&"AXSS".into(), &"paynetj_bin".into())
    );
    let fields = json!({
        "session_id": session_id, "card_owner_id": owner, "card_hash": hash,
        "instalment_key": key_of(&table, 3), "do_3ds": "true",
    });
    let answer = granted(&sandbox, CREATE_CARD_TOKEN, &fields);
    assert_eq!(
        (&answer["is_tds"], &answer["obeject_name"]),
        (&true.into(), &"paynetj_token".into())
    );
    assert_eq!(sandbox.tds(&text(&answer["token_id"])), Some(Tds::Waiting));

    let answer = granted(
        &sandbox,
        CREATE_CARD_TOKEN,
        &with(fields, json!({"do_3ds": false})),
    );
    let ready = Ready {
        session_id,
        token_id: text(&answer["token_id"]),
    };
    let paid = charge(&sandbox, &ready);
    assert_eq!(
        (&paid["is_succeed"], &paid["instalment"]),
        (&true.into(), &3.into())
    );
    assert_eq!(paid["card_no_masked"], "435508******4358");
}

#[test]
fn a_stored_card_needs_its_owner_and_exists() {
    let sandbox = Sandbox::start();
    let saved = stored(&sandbox);
    let session_id = auth(&sandbox, json!({}));
    let asked = |others: Value| {
        post(
            &sandbox,
            CHECK_CARD_BIN,
            &with(json!({"session_id": session_id}), others),
        )
    };
    let (owner, hash) = (&saved["card_owner_id"], &saved["card_hash"]);
    let without_owner = asked(json!({"card_hash": hash}));
    assert_refused(&without_owner, 400, 11);
    assert!(without_owner.body.contains("card_owner_id"));
    assert_refused(
        &asked(json!({"card_hash": "x", "card_owner_id": owner})),
        400,
        25,
    );
    assert_refused(
        &asked(json!({"card_hash": hash, "card_owner_id": "x"})),
        400,
        25,
    );
    assert_eq!(
        asked(json!({"card_hash": hash, "card_owner_id": owner})).status,
        200
    );
}

#[test]
fn the_list_is_read_window_by_window() {
    let sandbox = Sandbox::start();
    let owner = "9D2B7C51-0000-4000-8000-000000000001";
    let numbers: Vec<&str> = TEST_CARDS.iter().take(12).map(|card| card.number).collect();
    for card in &TEST_CARDS[..12] {
        let (month, year) = card.expiry.split_once('/').unwrap();
        let data = json!({"pan": card.number, "month": month, "year": year, "cvc": card.cvcs[0]});
        charge(
            &sandbox,
            &ready(
                &sandbox,
                json!({"save_card": 1, "card_owner_id": owner}),
                data,
            ),
        );
    }
    let shown = |others: Value| {
        let cards = list(&sandbox, owner, others);
        let rows = cards["Data"].as_array().unwrap();
        let ends: Vec<String> = rows
            .iter()
            .map(|row| text(&row["card_no"])[14..].to_owned())
            .collect();
        (ends, cards["has_more"].as_bool().unwrap())
    };
    let ends = |range: std::ops::Range<usize>| -> Vec<String> {
        numbers[range]
            .iter()
            .map(|number| number[12..].to_owned())
            .collect()
    };
    assert_eq!(shown(json!({})), (ends(0..10), true));
    assert_eq!(shown(json!({"starting_after": 10})), (ends(10..12), false));
    assert_eq!(
        shown(json!({"ending_before": 9, "limit": "4"})),
        (ends(5..9), true)
    );
    assert_eq!(shown(json!({"starting_after": 99})), (vec![], false));
    assert_eq!(list(&sandbox, "nobody", json!({}))["total_count"], 0);
    assert_refused(
        &post(
            &sandbox,
            CARD_LIST,
            &json!({"card_owner_id": owner, "limit": -1}),
        ),
        400,
        11,
    );
}
