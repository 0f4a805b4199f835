//! The flat door: the operations of the C functions by name, in JSON or field by field, in every encoding.

mod support;

use std::ffi::{CString, c_char};
use std::path::Path;
use std::ptr;
use std::thread;
use std::time::Duration;

use paynet::error::status::*;
use paynet::ffi::config::PAYNET_TEXT_WINDOWS_1254;
use paynet::ffi::flat::json::{paynet_call_json, paynet_call_json_w};
use paynet::ffi::flat::perform;
use paynet::ffi::flat::request::*;
use paynet::ffi::payment::{
    PAYNET_OUTCOME_NONE, PAYNET_OUTCOME_NOT_PAID, PAYNET_OUTCOME_PAID, PAYNET_OUTCOME_UNKNOWN,
};
use paynet_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};
use support::checkout::{CHARGE, CHECK};
use support::{Gate, TEST_PAN, card_fields};

const SMALL: usize = 16 * 1024;
const LARGE: usize = 64 * 1024;

const UNTOUCHED: u8 = 0xA5;

/// What `paynet_call_json` returned, wrote and said that it needs.
struct Called {
    status: i32,
    bytes: Vec<u8>,
    needed: i32,
}

fn call_bytes(client: i32, operation: &str, request: &[u8], capacity: usize) -> Called {
    let operation = CString::new(operation).unwrap();
    let request = CString::new(request).unwrap();
    let mut out = vec![UNTOUCHED; capacity];
    let mut needed = -1;
    // SAFETY: the texts end with a NUL, and the buffer has as many bytes as is said.
    let status = unsafe {
        paynet_call_json(
            client,
            operation.as_ptr(),
            request.as_ptr(),
            out.as_mut_ptr().cast(),
            capacity as i32,
            &mut needed,
        )
    };
    let end = out.iter().position(|byte| *byte == 0);
    let bytes = end.map_or_else(Vec::new, |end| out[..end].to_vec());
    Called {
        status,
        bytes,
        needed,
    }
}

/// The answer of an operation, whose code and length are what they should be.
fn call(client: i32, operation: &str, request: Value) -> Value {
    let called = call_bytes(client, operation, request.to_string().as_bytes(), LARGE);
    assert_eq!(called.needed as usize, called.bytes.len() + 1);
    let answer: Value = serde_json::from_slice(&called.bytes).unwrap();
    assert_eq!(answer["status"], json!(called.status));
    assert_eq!(answer.get("error").is_some(), called.status != 0);
    answer
}

/// What an operation answers that succeeds.
fn done(client: i32, operation: &str, request: Value) -> Value {
    let answer = call(client, operation, request);
    assert_eq!(answer["status"], json!(0), "{operation}: {answer}");
    assert_eq!(answer["status_name"], "PAYNET_OK");
    answer["response"].clone()
}

fn refused(client: i32, operation: &str, request: Value, code: i32, field: &str) -> Value {
    let answer = call(client, operation, request);
    assert_eq!(answer["status"], json!(code), "{operation}: {answer}");
    assert_eq!(answer["error"]["code"], json!(code));
    assert_eq!(answer["error"]["field"], field, "{answer}");
    answer["error"].clone()
}

fn settings(sandbox: &Sandbox) -> Value {
    json!({
        "base_url": sandbox.base_url(),
        "ca_file": sandbox.ca_file(),
        "publishable_key": sandbox.publishable_key(),
        "secret_key": sandbox.secret_key(),
    })
}

fn new_client(settings: Value) -> i32 {
    let client = done(0, "client_new", settings)["client"].as_i64().unwrap();
    assert!(client > 0);
    i32::try_from(client).unwrap()
}

fn client(sandbox: &Sandbox) -> i32 {
    new_client(settings(sandbox))
}

fn windows_client(sandbox: &Sandbox) -> i32 {
    let mut settings = settings(sandbox);
    settings["text_encoding"] = json!(PAYNET_TEXT_WINDOWS_1254);
    new_client(settings)
}

/// A charge that its session and token make possible.
fn charge(sandbox: &Sandbox, client: i32, reference_no: &str) -> Value {
    let card = card_fields(sandbox);
    let token = done(client, "create_token", card.clone());
    json!({
        "session_id": card["session_id"],
        "token_id": token["token_id"],
        "reference_no": reference_no,
    })
}

#[test]
fn a_whole_payment_by_json() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    done(client, "client_warm_up", json!({}));
    let amount = done(0, "amount_parse", json!({"text": "1.234,56"}))["amount"].clone();
    assert_eq!(amount, json!(123_456));
    let session = done(
        client,
        "auth",
        json!({"amount": amount, "reference_no": "sipariş-1", "tds_required": 1}),
    );
    let session_id = session["session_id"].as_str().unwrap();
    let bank = done(
        client,
        "check_bin",
        json!({"session_id": session_id, "bin": TEST_PAN}),
    );
    let ways = bank["instalments"].as_array().unwrap();
    assert_eq!(bank["instalment_count"], json!(ways.len()));
    let single = ways.iter().find(|way| way["instalment"] == 0).unwrap();
    assert_eq!(single["total_amount"], json!(123_456));
    let mut card = card_fields(&sandbox);
    card["session_id"] = json!(session_id);
    card["instalment_key"] = single["instalment_key"].clone();
    card["do_3ds"] = json!("1");
    let token = done(client, "create_token", card);
    assert_eq!(token["is_tds"], json!(1));

    let bank = json!({
        "session_id": session_id,
        "token_id": token["token_id"],
        "post_url": token["post_url"],
    });
    let url = done(client, "three_d_url", bank.clone())["url"].clone();
    let page = done(client, "three_d_page", bank)["page"].clone();
    assert!(page.as_str().unwrap().contains(session_id));
    let mut watch = json!({});
    for address in sandbox.walk_through_3d(url.as_str().unwrap(), Some("a")) {
        watch["address"] = json!(address);
        watch = done(client, "three_d_visited", watch);
    }
    assert_eq!(watch["state"], json!(2));

    let order = json!({
        "session_id": session_id,
        "token_id": token["token_id"],
        "reference_no": "sipariş-1",
        "amount": "123456",
    });
    let payment = done(client, "charge", order);
    assert_eq!(payment["outcome"], json!(1));
    assert_eq!(payment["amount"], json!(123_456));
    assert_eq!(payment["card_holder"], "Ayşe Yılmaz");
    let found = done(client, "check", json!({"reference_no": "sipariş-1"}));
    assert_eq!(found["payment_count"], json!(1));
    assert_eq!(found["payments"][0]["xact_id"], payment["xact_id"]);
    assert_eq!(found["payments"][0]["note"], "");
    done(client, "client_free", json!({}));
    refused(
        client,
        "auth",
        json!({}),
        PAYNET_ERR_INVALID_CLIENT,
        "client",
    );
    assert_eq!(sandbox.ledger().len(), 1);
}

#[test]
fn what_needs_no_client_needs_no_client() {
    let version = done(0, "version", json!({}));
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(version["abi_version"], json!(0));
    let dns = done(0, "status", json!({"code": PAYNET_ERR_DNS}));
    assert_eq!(dns["name"], "PAYNET_ERR_DNS");
    assert_eq!(dns["class"], json!(2));
    assert!(dns["explanation_tr"].as_str().unwrap().contains("Paynet"));
    let format = |form: i32| {
        let text = json!({"amount": 123_456, "form": form});
        done(0, "amount_format", text)["text"].clone()
    };
    assert_eq!(format(0), "1.234,56");
    assert_eq!(format(1), "1234.56");
    for operation in ["auth", "charge", "check", "doctor", "client_warm_up"] {
        refused(0, operation, json!({}), PAYNET_ERR_INVALID_CLIENT, "client");
    }
    let error = refused(
        0,
        "amount_parse",
        json!({"text": "1.234"}),
        PAYNET_ERR_AMBIGUOUS_AMOUNT,
        "text",
    );
    assert!(
        error["message"].as_str().unwrap().contains("1234,00"),
        "{error}"
    );
    for (operation, field) in [
        ("amount_parse", "text"),
        ("amount_format", "amount"),
        ("status", "code"),
    ] {
        refused(0, operation, json!({}), PAYNET_ERR_MISSING_FIELD, field);
    }
}

#[test]
fn the_report_of_the_doctor_comes_whole() {
    let sandbox = Sandbox::start();
    let report = done(client(&sandbox), "doctor", json!({}))["report"].clone();
    assert!(report.as_str().unwrap().lines().count() > 5);
}

#[test]
fn a_declined_charge_tells_of_the_payment_and_of_the_error() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let order = charge(&sandbox, client, "sipariş-2");
    sandbox.next_for(
        CHARGE,
        Fault::Decline("51".into(), "Bakiye yetersiz".into()),
    );
    let answer = call(client, "charge", order);
    assert_eq!(answer["status_name"], "PAYNET_ERR_DECLINED");
    assert_eq!(answer["status_class"], json!(4));
    assert_eq!(
        answer["response"]["outcome"],
        json!(PAYNET_OUTCOME_NOT_PAID)
    );
    assert_eq!(answer["response"]["bank_error_message"], "Bakiye yetersiz");
    let explanation = answer["error"]["explanation_tr"].as_str().unwrap();
    assert!(explanation.contains("para"), "{explanation}");
}

#[test]
fn a_charge_whose_outcome_is_unknown_says_so() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let mut order = charge(&sandbox, client, "sipariş-3");
    order["repeat"] = json!(0);
    order["budget_ms"] = json!(300);
    sandbox.next_for(CHARGE, Fault::Delay(1000));
    for _ in 0..20 {
        sandbox.next_for("/v1/transaction/check", Fault::Delay(1000));
    }
    let answer = call(client, "charge", order);
    assert_eq!(answer["status_name"], "PAYNET_ERR_CHARGE_UNKNOWN");
    assert_eq!(answer["response"]["outcome"], json!(PAYNET_OUTCOME_UNKNOWN));
}

#[test]
fn a_charge_that_is_not_even_read_tells_of_no_payment() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    for request in [json!({"wrong": 1}), json!({"budget_ms": true}), json!({})] {
        let answer = call(client, "charge", request);
        assert_eq!(answer["response"]["outcome"], json!(PAYNET_OUTCOME_NONE));
        assert_eq!(answer["status_class"], json!(1));
    }
    assert_eq!(sandbox.requests(), []);
}

#[test]
fn a_buffer_that_may_be_too_small_is_refused_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let order = charge(&sandbox, client, "sipariş-4");
    let sent = sandbox.requests().len();
    for capacity in [0, 1, 1000, SMALL - 1] {
        let called = call_bytes(client, "charge", order.to_string().as_bytes(), capacity);
        assert_eq!(called.status, PAYNET_ERR_BUFFER_TOO_SMALL);
        assert_eq!(called.needed as usize, SMALL);
        assert_eq!(called.bytes, b"");
    }
    let called = call_bytes(client, "check", br#"{"reference_no":"1"}"#, LARGE - 1);
    assert_eq!(
        (called.status, called.needed as usize),
        (PAYNET_ERR_BUFFER_TOO_SMALL, LARGE)
    );
    assert_eq!(sandbox.requests().len(), sent);
    let called = call_bytes(client, "charge", order.to_string().as_bytes(), SMALL);
    assert_eq!(called.status, PAYNET_OK);
    assert_eq!(sandbox.ledger().len(), 1);
}

#[test]
fn wrong_parameters_are_refused_without_an_answer() {
    let mut out = [UNTOUCHED; 4];
    let mut needed = -1;
    let (version, request) = (c"version".as_ptr(), c"{}".as_ptr());
    let out_at = out.as_mut_ptr().cast();
    let mut call = |operation, request, out, capacity| {
        // SAFETY: texts end with a NUL or are NULL, and the buffer has at least `capacity` bytes or is NULL.
        unsafe { paynet_call_json(0, operation, request, out, capacity, &mut needed) }
    };
    assert_eq!(
        call(ptr::null(), request, out_at, 4),
        PAYNET_ERR_NULL_ARGUMENT
    );
    assert_eq!(call(version, request, out_at, -1), PAYNET_ERR_INVALID_FIELD);
    assert_eq!(
        call(version, request, ptr::null_mut(), 4),
        PAYNET_ERR_NULL_ARGUMENT
    );
    assert_eq!(
        call(c"versions".as_ptr(), request, out_at, 4),
        PAYNET_ERR_UNKNOWN_NAME
    );
    assert_eq!(
        call(version, request, ptr::null_mut(), 0),
        PAYNET_ERR_BUFFER_TOO_SMALL
    );
    assert_eq!(needed as usize, SMALL);
    assert_eq!(out, [0, UNTOUCHED, UNTOUCHED, UNTOUCHED]);
    let mut out = vec![0_u8; SMALL];
    // SAFETY: as above; nobody wants to know how many bytes are needed.
    let code = unsafe {
        paynet_call_json(
            0,
            c"version   ".as_ptr(),
            ptr::null(),
            out.as_mut_ptr().cast(),
            SMALL as i32,
            ptr::null_mut(),
        )
    };
    assert_eq!(code, PAYNET_OK);
}

#[test]
fn what_was_in_flight_is_told_by_the_journal() {
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(&sandbox);
    settings["journal_file"] = json!(folder.path().join("günlük"));
    let client = new_client(settings);
    let nothing = done(client, "in_flight", json!({}));
    assert_eq!(
        nothing,
        json!({"charge_count": 0, "damaged_lines": 0, "charges": []})
    );

    let mut order = charge(&sandbox, client, "sipariş-4");
    order["repeat"] = json!(0);
    order["budget_ms"] = json!(300);
    sandbox.next_for(CHARGE, Fault::Delay(1000));
    sandbox.next_for("/v1/transaction/check", Fault::Delay(1000));
    let answer = call(client, "charge", order);
    assert_eq!(answer["status_name"], "PAYNET_ERR_CHARGE_UNKNOWN");

    let told = done(client, "in_flight", json!({}));
    let charge = &told["charges"][0];
    assert_eq!(charge["reference_no"], "sipariş-4");
    assert_eq!(charge["outcome"], json!(PAYNET_OUTCOME_PAID), "{told}");
    assert_eq!(charge["card_no_masked"], "435508******4358");
    assert_eq!(sandbox.ledger().len(), 1);
    done(client, "client_free", json!({}));
}

/// A client on whose journal so many charges are in flight.
fn client_with_in_flight(sandbox: &Sandbox, folder: &Path, count: usize) -> i32 {
    let mut settings = settings(sandbox);
    settings["journal_file"] = json!(folder.join("journal"));
    let client = new_client(settings);
    let orders: Vec<Value> = (0..count)
        .map(|number| charge(sandbox, client, &format!("many-{number}")))
        .collect();
    for _ in 0..2 * count {
        sandbox.next_for(CHARGE, Fault::Delay(5000));
        sandbox.next_for(CHECK, Fault::Delay(5000));
    }
    thread::scope(|scope| {
        for mut order in orders {
            scope.spawn(move || {
                order["repeat"] = json!(0);
                order["budget_ms"] = json!(1000);
                let answer = call(client, "charge", order);
                assert_eq!(answer["status_name"], "PAYNET_ERR_CHARGE_UNKNOWN");
            });
        }
    });
    client
}

#[test]
fn however_many_charges_were_in_flight_they_are_told() {
    const COUNT: usize = 45;
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let client = client_with_in_flight(&sandbox, folder.path(), COUNT);
    // The look-ups of this answer meet no faults any more.
    drop(sandbox);
    let places = |capacity: usize| {
        let called = call_bytes(client, "in_flight", b"{}", capacity);
        let answer: Value = serde_json::from_slice(&called.bytes).unwrap();
        assert_eq!(answer["response"]["charge_count"], json!(COUNT), "{answer}");
        let rows = answer["response"]["charges"].as_array().map_or(0, Vec::len);
        (called.status, rows)
    };
    let row = 3200;
    assert_eq!(places(LARGE), (PAYNET_ERR_ANSWER_DOES_NOT_FIT, 0));
    assert_eq!(places(COUNT * row - 1), (PAYNET_ERR_ANSWER_DOES_NOT_FIT, 0));
    assert_eq!(places(COUNT * row), (PAYNET_OK, COUNT));

    let request = answered(client, "in_flight", false, &[]);
    assert_eq!(request.get("charge_count"), COUNT.to_string());
    let last = format!("charges.{COUNT}.outcome");
    assert_eq!(request.get(&last), PAYNET_OUTCOME_UNKNOWN.to_string());
    let (status, answer) = perform(client, "in_flight", "{}");
    assert_eq!(status, PAYNET_OK);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(
        answer["response"]["charges"].as_array().unwrap().len(),
        COUNT
    );
    done(client, "client_free", json!({}));
}

#[test]
fn a_name_is_read_no_further_than_any_name_goes() {
    for (length, code) in [(128, PAYNET_ERR_UNKNOWN_NAME), (129, PAYNET_ERR_TEXT)] {
        let called = call_bytes(0, &"x".repeat(length), b"{}", LARGE);
        assert_eq!(called.status, code);
    }
}

#[test]
fn what_no_release_knows_is_named() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let error = refused(
        client,
        "auth",
        json!({"amout": 1000}),
        PAYNET_ERR_UNKNOWN_NAME,
        "amout",
    );
    assert_eq!(error["message"], "this release has no field amout");
    let error = refused(client, "autn", json!({}), PAYNET_ERR_UNKNOWN_NAME, "autn");
    assert_eq!(error["message"], "this release has no operation autn");
    for reserved in ["reserved", "reserved_text", "struct_size", "text_encoding"] {
        refused(
            client,
            "auth",
            json!({reserved: 0}),
            PAYNET_ERR_UNKNOWN_NAME,
            reserved,
        );
    }
    // A card number in the place of a name.
    for name in [TEST_PAN, "pan4355084355084358", "4355 0843 5508 4358"] {
        let error = refused(
            client,
            "auth",
            json!({name: 0}),
            PAYNET_ERR_UNKNOWN_NAME,
            "",
        );
        support::assert_no_secret(&sandbox, "the error", &error.to_string());
    }
    assert_eq!(sandbox.requests(), []);
}

#[test]
fn a_value_of_the_wrong_kind_is_refused_by_its_field() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    for amount in [
        json!(1.5),
        json!("12,5"),
        json!(true),
        json!([1]),
        json!({}),
        json!(1e30),
        json!("9223372036854775808"),
    ] {
        refused(
            client,
            "auth",
            json!({"amount": amount}),
            PAYNET_ERR_INVALID_FIELD,
            "amount",
        );
    }
    for text in [json!(1.5), json!(true), json!(["x"]), json!({})] {
        let request = json!({"amount": 1000, "reference_no": text});
        refused(
            client,
            "auth",
            request,
            PAYNET_ERR_INVALID_FIELD,
            "reference_no",
        );
    }
    refused(
        client,
        "auth",
        json!({"pos_type": 2_147_483_648_i64}),
        PAYNET_ERR_INVALID_FIELD,
        "pos_type",
    );
    refused(
        client,
        "auth",
        json!({"amount": 1000, "agent_id": "a\0b"}),
        PAYNET_ERR_TEXT,
        "agent_id",
    );
    for text in [
        "[]",
        "{",
        "4355084355084358",
        "{\"amount\":1,\"amount\":1}",
        "{} x",
        "\"{}\"",
    ] {
        let called = call_bytes(client, "auth", text.as_bytes(), LARGE);
        let answer: Value = serde_json::from_slice(&called.bytes).unwrap();
        assert_eq!(called.status, PAYNET_ERR_INVALID_FIELD, "{text}");
        assert_eq!(answer["error"]["field"], "request");
        support::assert_no_secret(&sandbox, "the error", &answer.to_string());
    }
    let half = call_bytes(client, "auth", br#"{"agent_id":"\ud83d"}"#, LARGE);
    assert_eq!(half.status, PAYNET_ERR_TEXT);
    let endless = vec![b' '; LARGE + 1];
    assert_eq!(
        call_bytes(client, "auth", &endless, LARGE).status,
        PAYNET_ERR_TEXT
    );
    assert_eq!(sandbox.requests(), []);
}

#[test]
fn numbers_and_texts_stand_for_each_other_and_nothing_for_the_initial_value() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let request = json!({
        "amount": " 0001000 ", "agent_id": 10000, "pos_type": "", "ratio_code": "", "domain": null,
        "add_commission": null, "save_card": "0",
    });
    done(client, "auth", request);
    let sent: Value = serde_json::from_slice(&sandbox.requests()[0].body).unwrap();
    assert_eq!(
        sent,
        json!({"amount": 1000, "agent_id": "10000", "save_card": false})
    );
}

#[test]
fn errors_are_those_of_the_c_functions() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let error = refused(
        client,
        "create_token",
        json!({"session_id": "js_1", "card_holder": "A", "pan": "43550843550843S8"}),
        PAYNET_ERR_INVALID_FIELD,
        "pan",
    );
    assert_eq!(
        error["message"],
        "pan can't be used: it may hold digits, blanks and dashes only"
    );
    let mut settings = settings(&sandbox);
    settings["environment"] = json!(1);
    refused(
        0,
        "client_new",
        settings,
        PAYNET_ERR_INVALID_FIELD,
        "base_url",
    );
    refused(
        client,
        "three_d_cancel",
        json!({"session_id": "js_1"}),
        PAYNET_ERR_NOT_UNDER_WAY,
        "session_id",
    );
}

#[test]
fn more_rows_than_there_is_room_for_are_no_rows() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let check = |count: usize, text: &str| {
        let payment = json!({"xact_id": "xk_1", "is_succeed": true, "bank_error_long_desc": text, "message": text});
        let body =
            json!({"code": 0, "object_name": "transaction_check", "Data": vec![payment; count]});
        sandbox.next_for("/v1/transaction/check", Fault::Body(body.to_string()));
        call(client, "check", json!({"reference_no": "1"}))
    };
    let answer = check(32, "");
    assert_eq!(answer["response"]["payments"].as_array().unwrap().len(), 32);
    for answer in [check(33, ""), check(32, &"\u{1}".repeat(511))] {
        assert_eq!(answer["status"], json!(PAYNET_ERR_ANSWER_DOES_NOT_FIT));
        assert!(answer["response"]["payments"].is_null());
    }
    assert_eq!(check(33, "")["response"]["payment_count"], json!(33));
}

fn windows_1254(text: &str) -> Vec<u8> {
    let (bytes, _, has_failed) = encoding_rs::WINDOWS_1254.encode(text);
    assert!(!has_failed);
    bytes.into_owned()
}

/// All code points of Windows-1254 but NUL.
fn all_code_points() -> String {
    let bytes: Vec<u8> = (1..=255).collect();
    let (text, _, _) = encoding_rs::WINDOWS_1254.decode(&bytes);
    text.into_owned()
}

#[test]
fn every_code_point_of_windows_1254_goes_in_and_out() {
    let sandbox = Sandbox::start();
    let client = windows_client(&sandbox);
    let all = all_code_points();
    let mut card = card_fields(&sandbox);
    card["description"] = json!(all);
    let request = windows_1254(&card.to_string());
    assert!(!request.is_ascii());
    let token = call_bytes(client, "create_token", &request, LARGE);
    assert_eq!(token.status, PAYNET_OK);
    let sent: Value = serde_json::from_slice(&sandbox.requests()[0].body).unwrap();
    assert_eq!(sent["description"], json!(all));
    assert_eq!(sent["card_holder"], "Ayşe Yılmaz");
    let answered = |called: Called| -> Value {
        assert_eq!(called.status, PAYNET_OK);
        let (text, _, has_failed) = encoding_rs::WINDOWS_1254.decode(&called.bytes);
        assert!(!has_failed);
        serde_json::from_str(&text).unwrap()
    };
    let order = json!({
        "session_id": card["session_id"],
        "token_id": answered(token)["response"]["token_id"],
        "reference_no": "ş",
    });
    let order = windows_1254(&order.to_string());
    let paid = answered(call_bytes(client, "charge", &order, LARGE));
    assert_eq!(paid["response"]["reference_no"], "ş");
    let which = windows_1254(r#"{"reference_no":"ş"}"#);
    let found = answered(call_bytes(client, "check", &which, LARGE));
    assert_eq!(found["response"]["payments"][0]["note"], json!(all));
    // A letter that Windows-1254 lacks can't be told to the client, whatever it is written with.
    let lira = call_bytes(
        client,
        "auth",
        br#"{"amount":1,"agent_id":"\u20ba"}"#,
        LARGE,
    );
    assert_eq!(lira.status, PAYNET_ERR_TEXT);
    let wrong = call_bytes(client, "auth", br#"{"amout":1}"#, LARGE);
    let (text, _, _) = encoding_rs::WINDOWS_1254.decode(&wrong.bytes);
    assert!(text.contains("Yazımı ve kitaplığın"), "{text}");
    // The other door into the same client speaks UTF-8.
    let (status, answer) = perform(client, "check", r#"{"reference_no":"ş"}"#);
    assert_eq!(status, PAYNET_OK);
    let found: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(found["response"]["payments"][0]["note"], json!(all));
}

#[test]
fn without_a_client_both_encodings_are_read_and_the_request_says_which_is_written() {
    let dns = |text_encoding: i32| {
        let request = json!({"code": PAYNET_ERR_DNS, "text_encoding": text_encoding});
        call_bytes(0, "status", request.to_string().as_bytes(), LARGE).bytes
    };
    let bytes = dns(1);
    let (windows, _, has_failed) = encoding_rs::WINDOWS_1254.decode(&bytes);
    assert!(!has_failed);
    assert_eq!(windows, String::from_utf8(dns(0)).unwrap());
    assert!(!windows.is_ascii());
    refused(
        0,
        "version",
        json!({"text_encoding": 2}),
        PAYNET_ERR_INVALID_FIELD,
        "text_encoding",
    );

    let sandbox = Sandbox::start();
    let mut wanted = settings(&sandbox);
    wanted["ca_file"] = json!("/yok/şğı.pem");
    for (text_encoding, bytes) in [
        (1, windows_1254(&wanted.to_string())),
        (0, wanted.to_string().into_bytes()),
    ] {
        let mut with = bytes;
        with.splice(
            0..1,
            format!("{{\"text_encoding\":{text_encoding},").into_bytes(),
        );
        let called = call_bytes(0, "client_new", &with, LARGE);
        assert_eq!(called.status, PAYNET_ERR_CA_FILE);
    }
}

#[test]
fn the_utf_16_twin_does_the_same() {
    let sandbox = Sandbox::start();
    let wide = |text: &str| -> Vec<u16> { text.encode_utf16().chain([0]).collect() };
    let call = |client: i32, operation: &str, request: &[u16]| {
        let operation = wide(operation);
        let mut out = vec![0xA5A5_u16; LARGE];
        let mut needed = -1;
        // SAFETY: the texts end with a NUL, and the buffer has as many units as is said.
        let status = unsafe {
            paynet_call_json_w(
                client,
                operation.as_ptr(),
                request.as_ptr(),
                out.as_mut_ptr(),
                LARGE as i32,
                &mut needed,
            )
        };
        let end = out.iter().position(|unit| *unit == 0).unwrap();
        assert_eq!(needed as usize, end + 1);
        let text = String::from_utf16(&out[..end]).unwrap();
        (status, serde_json::from_str::<Value>(&text).unwrap())
    };
    for text_encoding in [0, 1] {
        let mut settings = settings(&sandbox);
        settings["text_encoding"] = json!(text_encoding);
        let (_, made) = call(0, "client_new", &wide(&settings.to_string()));
        let client = made["response"]["client"].as_i64().unwrap() as i32;
        let mut card = card_fields(&sandbox);
        let all = match text_encoding {
            0 => "ş🙂 ₺ \u{7f}\u{1f}".to_owned(),
            _ => all_code_points(),
        };
        card["description"] = json!(all);
        let (status, token) = call(client, "create_token", &wide(&card.to_string()));
        assert_eq!(status, PAYNET_OK, "{token}");
        let order = json!({
            "session_id": card["session_id"],
            "token_id": token["response"]["token_id"],
            "reference_no": format!("ş-{text_encoding}"),
        });
        let (status, paid) = call(client, "charge", &wide(&order.to_string()));
        assert_eq!(status, PAYNET_OK);
        let which = json!({"xact_id": paid["response"]["xact_id"]});
        let (status, found) = call(client, "check", &wide(&which.to_string()));
        assert_eq!(status, PAYNET_OK);
        assert_eq!(found["response"]["payments"][0]["note"], json!(all));
        let mut half = wide(r#"{"amount":1,"agent_id":"x"}"#);
        let place = half
            .iter()
            .position(|unit| *unit == u16::from(b'x'))
            .unwrap();
        half[place] = 0xD83D;
        let (status, answer) = call(client, "auth", &half);
        assert_eq!(status, PAYNET_ERR_TEXT);
        assert_eq!(answer["error"]["field"], "request");
    }
}

/// A request by name, whose texts are bytes.
struct Request {
    number: i32,
    is_padded: bool,
}

impl Request {
    fn new(client: i32, operation: &str, is_padded: bool) -> Request {
        let operation = CString::new(operation).unwrap();
        let mut number = -1;
        // SAFETY: the text ends with a NUL.
        let code = unsafe {
            paynet_request_new(
                client,
                operation.as_ptr(),
                i32::from(is_padded),
                &mut number,
            )
        };
        assert_eq!(code, PAYNET_OK);
        assert!(number > 0);
        Request { number, is_padded }
    }

    fn try_set(&self, name: &str, value: &[u8]) -> i32 {
        match self.is_padded {
            // As COBOL has them: without a NUL, with blanks up to the field's length.
            true => {
                let name = format!("{name:<30}");
                let mut field = vec![b' '; value.len() + 40];
                field[..value.len()].copy_from_slice(value);
                // SAFETY: the name ends with a blank, and the value has as many bytes as is said.
                unsafe {
                    paynet_request_set(
                        self.number,
                        name.as_ptr().cast(),
                        field.as_ptr().cast(),
                        field.len() as i32,
                    )
                }
            }
            false => {
                let (name, value) = (CString::new(name).unwrap(), CString::new(value).unwrap());
                // SAFETY: the texts end with a NUL.
                unsafe { paynet_request_set(self.number, name.as_ptr(), value.as_ptr(), -1) }
            }
        }
    }

    fn set(&self, name: &str, value: &str) {
        assert_eq!(self.try_set(name, value.as_bytes()), PAYNET_OK, "{name}");
    }

    fn call(&self) -> i32 {
        paynet_request_call(self.number)
    }

    fn try_get(&self, name: &str, capacity: usize) -> (i32, Vec<u8>, i32) {
        let name = CString::new(name).unwrap();
        let mut buffer = vec![UNTOUCHED; capacity];
        let mut needed = -1;
        // SAFETY: the name ends with a NUL, and the buffer has as many bytes as is said.
        let code = unsafe {
            paynet_response_get(
                self.number,
                name.as_ptr(),
                buffer.as_mut_ptr().cast(),
                capacity as i32,
                &mut needed,
            )
        };
        (code, buffer, needed)
    }

    fn get(&self, name: &str) -> String {
        let (code, buffer, needed) = self.try_get(name, 600);
        assert_eq!(code, PAYNET_OK, "{name}");
        let needed = needed as usize;
        let text = match self.is_padded {
            true => {
                assert!(buffer[needed..].iter().all(|byte| *byte == b' '));
                &buffer[..needed]
            }
            false => {
                assert_eq!(buffer[needed - 1], 0);
                assert!(buffer[needed..].iter().all(|byte| *byte == UNTOUCHED));
                &buffer[..needed - 1]
            }
        };
        String::from_utf8(text.to_vec()).unwrap()
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        paynet_request_free(self.number);
    }
}

/// An answer's values, by request and fields.
fn answered(client: i32, operation: &str, is_padded: bool, fields: &[(&str, &str)]) -> Request {
    let request = Request::new(client, operation, is_padded);
    for (name, value) in fields {
        request.set(name, value);
    }
    assert_eq!(request.call(), PAYNET_OK, "{operation}");
    request
}

#[test]
fn a_whole_payment_field_by_field() {
    for is_padded in [false, true] {
        let sandbox = Sandbox::start();
        let made = answered(
            0,
            "client_new",
            is_padded,
            &[
                ("base_url", sandbox.base_url()),
                ("ca_file", sandbox.ca_file().to_str().unwrap()),
                ("publishable_key", sandbox.publishable_key()),
                ("secret_key", sandbox.secret_key()),
            ],
        );
        let client: i32 = made.get("client").parse().unwrap();
        let session = answered(
            client,
            "auth",
            is_padded,
            &[("amount", "000123456"), ("reference_no", "sipariş-5")],
        );
        let session_id = session.get("session_id");
        let bank = answered(
            client,
            "check_bin",
            is_padded,
            &[("session_id", &session_id), ("bin", TEST_PAN)],
        );
        let count: usize = bank.get("instalment_count").parse().unwrap();
        let single = (1..=count)
            .find(|row| bank.get(&format!("instalments.{row}.instalment")) == "0")
            .unwrap();
        assert_eq!(
            bank.get(&format!("instalments.{single}.total_amount")),
            "123456"
        );
        let key = bank.get(&format!("instalments.{single}.instalment_key"));
        let token = answered(
            client,
            "create_token",
            is_padded,
            &[
                ("session_id", &session_id),
                ("instalment_key", &key),
                ("card_holder", "Ayşe Yılmaz"),
                ("pan", TEST_PAN),
                ("cvc", "000"),
                ("month", "12"),
                ("year", "26"),
                ("do_3ds", "0"),
                ("ip", "203.0.113.7"),
            ],
        );
        let token_id = token.get("token_id");
        let paid = answered(
            client,
            "charge",
            is_padded,
            &[
                ("session_id", &session_id),
                ("token_id", &token_id),
                ("reference_no", "sipariş-5"),
            ],
        );
        assert_eq!(paid.get("outcome"), "1");
        assert_eq!(paid.get("card_holder"), "Ayşe Yılmaz");
        assert_eq!(paid.get("status_name"), "PAYNET_OK");
        assert_eq!(paid.get("status"), "0");
        let found = answered(client, "check", is_padded, &[("reference_no", "sipariş-5")]);
        assert_eq!(found.get("payments.1.xact_id"), paid.get("xact_id"));
        assert_eq!(sandbox.ledger().len(), 1);
        for name in [
            "payments.0.xact_id",
            "payments.2.xact_id",
            "payments.1",
            "payments",
            "payments.1.xact",
            "xact_id.1",
            "error.code",
        ] {
            let (code, buffer, needed) = found.try_get(name, 10);
            assert_eq!((code, needed), (PAYNET_ERR_UNKNOWN_NAME, 0), "{name}");
            let expected = if is_padded { b' ' } else { 0 };
            assert_eq!(buffer[0], expected);
        }
        let free = Request::new(client, "client_free", is_padded);
        assert_eq!(free.call(), PAYNET_OK);
        let after = Request::new(0, "version", is_padded);
        assert_eq!(after.call(), PAYNET_OK);
        assert_eq!(found.call(), PAYNET_ERR_INVALID_CLIENT);
        assert_eq!(found.get("field"), "client");
    }
}

#[test]
fn a_field_that_is_too_short_holds_blanks_or_nothing() {
    let padded = Request::new(0, "version", true);
    let ended = Request::new(0, "version", false);
    let version = env!("CARGO_PKG_VERSION");
    for request in [&padded, &ended] {
        assert_eq!(request.try_get("version", 20).0, PAYNET_ERR_UNKNOWN_NAME);
        assert_eq!(request.call(), PAYNET_OK);
    }
    let needed = version.len() as i32;
    assert_eq!(
        padded.try_get("version", 4),
        (PAYNET_ERR_BUFFER_TOO_SMALL, b"    ".to_vec(), needed)
    );
    assert_eq!(
        padded.try_get("version", version.len()),
        (PAYNET_OK, version.as_bytes().to_vec(), needed)
    );
    let (code, buffer, too_few) = ended.try_get("version", version.len());
    assert_eq!(
        (code, buffer[0], too_few),
        (PAYNET_ERR_BUFFER_TOO_SMALL, 0, needed + 1)
    );
    assert_eq!(ended.get("version"), version);
    for request in [&padded, &ended] {
        let mut needed = 0;
        // SAFETY: without places nothing is written.
        let code = unsafe {
            paynet_response_get(
                request.number,
                c"version".as_ptr(),
                ptr::null_mut(),
                0,
                &mut needed,
            )
        };
        assert_eq!(code, PAYNET_ERR_BUFFER_TOO_SMALL);
        assert!(needed > 0);
    }
}

#[test]
fn a_request_forgets_its_fields_with_the_call_and_its_answer_with_the_next_field() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let request = answered(
        client,
        "auth",
        false,
        &[("amount", "1"), ("amount", "1000"), ("agent_id", "7")],
    );
    let first = request.get("session_id");
    request.set("amount", "2000");
    assert_eq!(
        request.try_get("session_id", 300).0,
        PAYNET_ERR_UNKNOWN_NAME
    );
    assert_eq!(request.call(), PAYNET_OK);
    assert_ne!(request.get("session_id"), first);
    let sent: Vec<Value> = sandbox
        .requests()
        .iter()
        .map(|request| serde_json::from_slice(&request.body).unwrap())
        .collect();
    assert_eq!(
        sent,
        [
            json!({"amount": 1000, "agent_id": "7"}),
            json!({"amount": 2000})
        ]
    );
    assert_eq!(request.call(), PAYNET_ERR_MISSING_FIELD);
    assert_eq!(request.get("field"), "amount");
    assert_eq!(
        request.get("error.code"),
        PAYNET_ERR_MISSING_FIELD.to_string()
    );
    let status = done(0, "status", json!({"code": PAYNET_ERR_MISSING_FIELD}));
    assert_eq!(request.get("explanation_tr"), status["explanation_tr"]);
}

/// A shopper who paid must not be told otherwise by a second press of the same key.
#[test]
fn a_charge_that_is_called_again_without_a_new_field_keeps_its_answer() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let order = charge(&sandbox, client, "sipariş-6");
    let request = Request::new(client, "charge", false);
    let fill = || {
        for (name, value) in order.as_object().unwrap() {
            request.set(name, value.as_str().unwrap());
        }
    };
    fill();
    assert_eq!(request.call(), PAYNET_OK);
    let xact_id = request.get("xact_id");
    let sent = sandbox.requests().len();
    assert_eq!(request.call(), PAYNET_OK);
    assert_eq!(request.get("outcome"), PAYNET_OUTCOME_PAID.to_string());
    assert_eq!(request.get("xact_id"), xact_id);
    assert_eq!(sandbox.requests().len(), sent);
    // Another charge, which fails and stays so.
    request.set("token_id", "jt_1");
    for _ in 0..2 {
        assert_eq!(request.call(), PAYNET_ERR_MISSING_FIELD);
        assert_eq!(request.get("outcome"), PAYNET_OUTCOME_NONE.to_string());
    }
    assert_eq!(sandbox.ledger().len(), 1);
    // Nor must an order of which no field could be set seem to be paid.
    fill();
    assert_eq!(request.call(), PAYNET_OK);
    assert_eq!(request.try_set("session", b"js_1"), PAYNET_ERR_UNKNOWN_NAME);
    assert_eq!(request.get("outcome"), PAYNET_OUTCOME_PAID.to_string());
    assert_eq!(request.call(), PAYNET_ERR_MISSING_FIELD);
    assert_eq!(request.get("outcome"), PAYNET_OUTCOME_NONE.to_string());
    // Whatever else is called twice is done twice.
    let checked = answered(client, "version", false, &[]);
    assert_eq!(checked.call(), PAYNET_OK);
    assert_eq!(checked.get("version"), env!("CARGO_PKG_VERSION"));
}

#[test]
fn names_values_and_handles_are_checked_at_once() {
    let sandbox = Sandbox::start();
    let client = client(&sandbox);
    let request = Request::new(client, "auth", false);
    assert_eq!(request.try_set("amout", b"1"), PAYNET_ERR_UNKNOWN_NAME);
    assert_eq!(request.try_set("reference_no", b"\xFE"), PAYNET_ERR_TEXT);
    let (name, value) = (c"reference_no".as_ptr(), c"a".as_ptr());
    // SAFETY: texts are NULL, or have as many bytes as is said or a NUL at their ends.
    unsafe {
        let number = request.number;
        assert_eq!(
            paynet_request_set(number, ptr::null(), value, -1),
            PAYNET_ERR_NULL_ARGUMENT
        );
        assert_eq!(
            paynet_request_set(number, name, ptr::null(), -1),
            PAYNET_ERR_NULL_ARGUMENT
        );
        for length in [-2, i32::MIN, 65_537, i32::MAX] {
            assert_eq!(
                paynet_request_set(number, name, value, length),
                PAYNET_ERR_INVALID_FIELD
            );
        }
        assert_eq!(paynet_request_set(number, name, value, 2), PAYNET_ERR_TEXT);
        let mut made = -1;
        let new = |client, operation: *const c_char, padded, made: *mut i32| {
            paynet_request_new(client, operation, padded, made)
        };
        assert_eq!(
            new(client, c"autn".as_ptr(), 0, &mut made),
            PAYNET_ERR_UNKNOWN_NAME
        );
        assert_eq!(
            new(client, ptr::null(), 0, &mut made),
            PAYNET_ERR_NULL_ARGUMENT
        );
        assert_eq!(
            new(client, c"auth".as_ptr(), 2, &mut made),
            PAYNET_ERR_INVALID_FIELD
        );
        assert_eq!(
            new(-5, c"auth".as_ptr(), 0, &mut made),
            PAYNET_ERR_INVALID_CLIENT
        );
        assert_eq!(
            new(client, c"auth".as_ptr(), 0, ptr::null_mut()),
            PAYNET_ERR_NULL_ARGUMENT
        );
        assert_eq!(made, 0);
    }
    assert_eq!(paynet_request_free(request.number), PAYNET_OK);
    for number in [request.number, client, -1, 1, i32::MIN, i32::MAX] {
        assert_eq!(paynet_request_call(number), PAYNET_ERR_INVALID_REQUEST);
        assert_eq!(paynet_request_free(number), PAYNET_ERR_INVALID_REQUEST);
    }
    assert_eq!(paynet_request_call(0), PAYNET_ERR_INVALID_REQUEST);
    assert_eq!(paynet_request_free(0), PAYNET_OK);
    assert_eq!(request.try_set("amount", b"1"), PAYNET_ERR_INVALID_REQUEST);
    assert_eq!(request.try_get("status", 5).0, PAYNET_ERR_INVALID_REQUEST);
    let another = Request::new(client, "auth", false);
    refused(
        another.number,
        "auth",
        json!({}),
        PAYNET_ERR_INVALID_CLIENT,
        "client",
    );
    assert_eq!(sandbox.requests(), []);
}

#[test]
fn a_request_belongs_to_one_thread_at_a_time() {
    let (sandbox, gate) = Gate::at("/v1/paynetj/auth", Sandbox::builder());
    let client = client(&sandbox);
    let request = Request::new(client, "auth", false);
    request.set("amount", "1000");
    thread::scope(|scope| {
        let calling = scope.spawn(|| request.call());
        assert!(sandbox.wait_for_requests(1, Duration::from_secs(20)));
        assert_eq!(request.try_set("amount", b"1"), PAYNET_ERR_REQUEST_IN_USE);
        assert_eq!(request.call(), PAYNET_ERR_REQUEST_IN_USE);
        assert_eq!(request.try_get("status", 5).0, PAYNET_ERR_REQUEST_IN_USE);
        // It goes when the other thread is done with it.
        assert_eq!(paynet_request_free(request.number), PAYNET_OK);
        assert_eq!(request.call(), PAYNET_ERR_INVALID_REQUEST);
        drop(gate);
        assert_eq!(calling.join().unwrap(), PAYNET_OK);
    });
    assert_eq!(sandbox.requests().len(), 1);
}

#[test]
fn fields_in_windows_1254_and_utf_16_meet_in_one_request() {
    let sandbox = Sandbox::start();
    let client = windows_client(&sandbox);
    let wide = |text: &str| -> Vec<u16> { text.encode_utf16().chain([0]).collect() };
    let (operation, name) = (wide("auth   "), wide("card_desc "));
    let mut number = 0;
    // SAFETY: all texts end with a NUL or have as many units as is said.
    let request = unsafe {
        assert_eq!(
            paynet_request_new_w(client, operation.as_ptr(), 0, &mut number),
            PAYNET_OK
        );
        let request = Request {
            number,
            is_padded: false,
        };
        assert_eq!(request.try_set("amount", b"1000"), PAYNET_OK);
        assert_eq!(request.try_set("reference_no", b"\xFE\xF0\xFD"), PAYNET_OK);
        let value = wide("maaş kartı   ");
        let length = value.len() as i32 - 1;
        assert_eq!(
            paynet_request_set_w(number, name.as_ptr(), value.as_ptr(), length),
            PAYNET_OK
        );
        let half = [0xD83D_u16, 0];
        assert_eq!(
            paynet_request_set_w(number, name.as_ptr(), half.as_ptr(), -1),
            PAYNET_ERR_TEXT
        );
        request
    };
    assert_eq!(request.call(), PAYNET_OK);
    let sent: Value = serde_json::from_slice(&sandbox.requests()[0].body).unwrap();
    assert_eq!(sent["reference_no"], "şğı");
    assert_eq!(sent["card_desc"], "maaş kartı");
    let (code, bytes, needed) = request.try_get("name", 100);
    assert_eq!(code, PAYNET_OK);
    assert_eq!(
        bytes[..needed as usize - 1],
        windows_1254("Paynet Sandbox İşyeri")
    );
    let name = wide("name");
    let mut units = [0_u16; 100];
    // SAFETY: the name ends with a NUL, and the buffer has 100 units.
    let code = unsafe {
        paynet_response_get_w(
            number,
            name.as_ptr(),
            units.as_mut_ptr(),
            100,
            ptr::null_mut(),
        )
    };
    assert_eq!(code, PAYNET_OK);
    let end = units.iter().position(|unit| *unit == 0).unwrap();
    assert_eq!(
        String::from_utf16(&units[..end]).unwrap(),
        "Paynet Sandbox İşyeri"
    );
}

/// In a process of its own, so that other tests can make requests meanwhile.
#[test]
fn as_many_requests_may_live_as_is_said() {
    const NAME: &str = "as_many_requests_may_live_as_is_said";
    if std::env::var_os("PAYNET_MANY_REQUESTS").is_none() {
        let mut again = support::run_again(NAME);
        let output = again.env("PAYNET_MANY_REQUESTS", "1").output().unwrap();
        return support::assert_passed(&output);
    }
    let new = || {
        let mut number = -1;
        // SAFETY: the text ends with a NUL.
        let code = unsafe { paynet_request_new(0, c"version".as_ptr(), 0, &mut number) };
        (code, number)
    };
    let requests: Vec<Request> = (0..1024)
        .map(|_| Request::new(0, "version", false))
        .collect();
    assert_eq!(new(), (PAYNET_ERR_TOO_MANY_REQUESTS, 0));
    drop(requests);
    let (code, number) = new();
    assert_eq!(code, PAYNET_OK);
    assert_eq!(paynet_request_free(number), PAYNET_OK);
}

#[test]
fn the_safe_function_tells_what_the_door_tells() {
    let (status, answer) = perform(0, "amount_parse", r#"{"text":"12,50"}"#);
    assert_eq!(status, PAYNET_OK);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer, call(0, "amount_parse", json!({"text": "12,50"})));
    for (operation, request) in [
        ("amount_pars", "{}"),
        ("amount_parse", "["),
        ("charge", "{}"),
    ] {
        let (status, answer) = perform(0, operation, request);
        let through_c = call_bytes(0, operation, request.as_bytes(), LARGE);
        assert_eq!(status, through_c.status);
        assert_eq!(answer.as_bytes(), through_c.bytes);
    }
}
