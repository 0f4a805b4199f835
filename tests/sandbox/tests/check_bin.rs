mod common;

use common::CREATE_TOKEN;
use common::payment::{
    CHECK_BIN, assert_refused, auth, charge, granted, instalment_key, key_of, post, token,
    token_fields,
};
use paynet_sandbox::{Fault, Sandbox, Shape};
use serde_json::{Value, json};

fn table(sandbox: &Sandbox, session_id: &str, bin: &str) -> Value {
    let fields = json!({"session_id": session_id, "bin": bin});
    granted(sandbox, CHECK_BIN, &fields)
}

#[test]
fn ten_lira_and_four_kurus_give_the_documented_rows_in_no_order() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({"add_commission": true}));
    let reply = post(
        &sandbox,
        CHECK_BIN,
        &json!({"session_id": session_id, "bin": "43550843"}),
    );
    for part in [
        r#""instalment":101,"instalment_amount":0.10,"total_amount":10.30,"commision":0.26"#,
        r#""instalment":0,"instalment_amount":10.24,"total_amount":10.24,"commision":0.20"#,
        r#""desc":"0 Taksit 0 x 10,24 = 10,24 TL""#,
    ] {
        assert!(reply.body.contains(part), "{part} in {reply:?}");
    }
    let answer = reply.json();
    let counts: Vec<i64> = answer["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["instalment"].as_i64().unwrap())
        .collect();
    assert_eq!(counts, [101, 3, 0, 9, 6]);
    assert_eq!(answer["obeject_name"], "paynetj_bin");
}

#[test]
fn bank_and_brand_are_those_of_the_published_cards() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({}));
    for (bin, bank_id, tds) in [
        ("43550843", "AXSS", true),
        ("435508", "AXSS", true),
        ("45080345", "MAXM", true),
        ("42822090", "BONS", false),
        ("43467865", "ZDGR", true),
    ] {
        let answer = table(&sandbox, &session_id, bin);
        assert_eq!(
            (&answer["bank_id"], &answer["tds_enable"]),
            (&bank_id.into(), &tds.into())
        );
        assert_eq!(answer["card_type"], "cc");
    }
    assert_eq!(table(&sandbox, &session_id, "97923954")["card_type"], "dc");
}

#[test]
fn a_bin_is_up_to_eight_digits_of_a_card_that_some_bank_issued() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({}));
    for bin in [
        "435508435",
        "4355084355084358",
        "43550",
        "4355O843",
        "00000000",
        "000000",
    ] {
        let fields = json!({"session_id": session_id, "bin": bin});
        assert_refused(&post(&sandbox, CHECK_BIN, &fields), 400, 14);
    }
    let fields = json!({"session_id": session_id});
    assert_refused(&post(&sandbox, CHECK_BIN, &fields), 400, 11);
}

#[test]
fn single_payments_alone_are_offered_on_request() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({}));
    let fields = json!({"session_id": session_id, "bin": "43550843", "no_instalment": "true"});
    let answer = granted(&sandbox, CHECK_BIN, &fields);
    assert_eq!(answer["data"].as_array().unwrap().len(), 1);
    assert_eq!(answer["data"][0]["instalment"], 0);
}

#[test]
fn create_token_wants_an_instalment_key_of_its_session() {
    let sandbox = Sandbox::start();
    let (mine, other) = (auth(&sandbox, json!({})), auth(&sandbox, json!({})));
    let others_key = instalment_key(&sandbox, &other, 0);
    let refused = post(&sandbox, CREATE_TOKEN, &token_fields(&mine, &others_key));
    assert_refused(&refused, 400, 15);

    let first_table = table(&sandbox, &mine, "43550843");
    table(&sandbox, &mine, "43550843");
    let key = key_of(&first_table, 9);
    let ready = token(&sandbox, &mine, &key, json!({}));
    assert_eq!(charge(&sandbox, &ready)["instalment"], 9);
}

#[test]
fn an_unknown_session_is_refused() {
    let sandbox = Sandbox::start();
    let fields = json!({"session_id": "js_1", "bin": "43550843"});
    assert_refused(&post(&sandbox, CHECK_BIN, &fields), 400, 13);
}

#[test]
fn shapes_reach_into_the_rows() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({}));
    sandbox.next_for(CHECK_BIN, Fault::Shape(Shape::Strings));
    let answer = table(&sandbox, &session_id, "43550843");
    assert_eq!(answer["tds_enable"], "true");
    assert_eq!(answer["data"][2]["total_amount"], "10.04");
    assert_eq!(answer["data"][2]["instalment"], "0");
    sandbox.next_for(CHECK_BIN, Fault::Shape(Shape::Escapes));
    let answer = table(&sandbox, &session_id, "43550843");
    assert_eq!(answer["data"][0]["instalment"], 101);
}
