//! Answers: any JSON (or none) to any service, read through the C functions.
//!
//! The first byte chooses the service and the encoding. Then come answers, parted by a record separator: the first byte
//! of each chooses its HTTP status, the rest is its body. Only a charge asks for more than one.

use std::ffi::c_char;

use paynet::error::status::*;
use paynet::ffi::auth::*;
use paynet::ffi::card_list::*;
use paynet::ffi::charge::*;
use paynet::ffi::check::*;
use paynet::ffi::check_bin::*;
use paynet::ffi::check_card_bin::*;
use paynet::ffi::create_card_token::*;
use paynet::ffi::create_token::*;
use paynet::ffi::error::*;
use paynet::ffi::payment::*;
use paynet::ffi::save_card::*;
use paynet::ffi::status::*;
use serde_json::Value;

use crate::client::Encoding;
use crate::memory::{Guarded, initial, text_in};
use crate::secrets::{CVC, PAN, hold_no_card_data, hold_no_key};

const PLACES: usize = 4;
const SEPARATOR: u8 = 0x1E;
const STATUSES: [u16; 16] = [
    200, 201, 204, 299, 300, 302, 400, 401, 403, 404, 405, 422, 500, 503, 599, 999,
];

type Answer = (u16, Vec<u8>);

pub fn check(bytes: &[u8]) {
    let Some((choice, rest)) = bytes.split_first() else {
        return;
    };
    let answers: Vec<Answer> = rest.split(|byte| *byte == SEPARATOR).map(answer).collect();
    paynet::fuzzing::set_answers(answers.clone());
    let encoding = match choice / 9 % 2 {
        0 => Encoding::Utf8,
        _ => Encoding::Windows1254,
    };
    match choice % 9 {
        0 => auth(encoding),
        1 => check_bin(encoding),
        2 => save_card(encoding),
        3 => create_token(encoding),
        4 => check_card_bin(encoding),
        5 => create_card_token(encoding),
        6 => card_list(encoding),
        7 => look_up(encoding, &answers),
        _ => charge(encoding, &answers),
    }
    paynet::fuzzing::set_answers([]);
}

fn answer(part: &[u8]) -> Answer {
    let (status, body) = part.split_first().unwrap_or((&0, &[]));
    (
        STATUSES[usize::from(*status) % STATUSES.len()],
        body.to_vec(),
    )
}

/// Asserts that the fields of a struct are whole texts, and what else `$check` asks of each.
macro_rules! each_text {
    ($struct:expr, $encoding:expr, $check:expr; $($field:ident)*) => {
        $({
            let text = whole_text(&$struct.$field, $encoding);
            #[allow(clippy::redundant_closure_call)]
            ($check)(&text);
        })*
    };
}

fn whole_text(array: &[c_char], encoding: Encoding) -> Vec<u8> {
    let text = text_in(array);
    if encoding == Encoding::Utf8 {
        assert!(
            str::from_utf8(&text).is_ok(),
            "a text was cut in a character"
        );
    }
    text
}

/// What a call said of itself, checked.
struct Told {
    error: Box<Guarded<paynet_error>>,
}

impl Told {
    fn new() -> Told {
        Told {
            error: Guarded::new(initial!(paynet_error, paynet_error_init)),
        }
    }

    fn at(&mut self) -> *mut paynet_error {
        &mut self.error.value
    }

    /// An answer came, whatever it said.
    #[track_caller]
    fn check(&self, code: i32, encoding: Encoding) {
        self.error.check();
        let error = &self.error.value;
        assert_eq!(error.code, code);
        let class = paynet_status_class(code);
        let settled = matches!(class, PAYNET_CLASS_OK | PAYNET_CLASS_ANSWERED);
        assert!(settled || code == PAYNET_ERR_CHARGE_UNKNOWN, "code {code}");
        each_text!(error, encoding, hold_no_key; field error_type paynet_message message);
        if code == PAYNET_OK {
            assert!(text_in(&error.message).is_empty());
        } else {
            assert!(!text_in(&error.message).is_empty(), "no message for {code}");
        }
        if class == PAYNET_CLASS_ANSWERED && code != PAYNET_ERR_DECLINED {
            assert!(
                STATUSES.contains(&(error.http_status as u16)),
                "{}",
                error.http_status
            );
        }
    }
}

fn auth(encoding: Encoding) {
    let client = encoding.kept_client();
    let mut request = initial!(paynet_auth_request, paynet_auth_request_init);
    request.amount = 100;
    let mut response = Guarded::new(initial!(paynet_auth_response, paynet_auth_response_init));
    let mut told = Told::new();
    // SAFETY: every pointer is to a filled struct that outlives the call.
    let code = unsafe { paynet_auth(client, &request, &mut response.value, told.at()) };
    told.check(code, encoding);
    response.check();
    let response = &response.value;
    each_text!(response, encoding, |_: &[u8]| (); session_id);
    each_text!(response, encoding, hold_no_key; expire_date name object_name message);
    assert_eq!(code == PAYNET_OK, response.session_id[0] != 0);
}

fn check_bin(encoding: Encoding) {
    let mut request = initial!(paynet_check_bin_request, paynet_check_bin_request_init);
    request.session_id = c"js_1".as_ptr();
    request.bin = c"435508".as_ptr();
    let client = encoding.kept_client();
    bin_answer(encoding, |response, rows, places, error| {
        // SAFETY: every pointer is to a filled struct that outlives the call.
        unsafe { paynet_check_bin(client, &request, response, rows, places, error) }
    });
}

fn check_card_bin(encoding: Encoding) {
    let mut request = initial!(
        paynet_check_card_bin_request,
        paynet_check_card_bin_request_init
    );
    request.session_id = c"js_1".as_ptr();
    request.card_hash = c"hash".as_ptr();
    let client = encoding.kept_client();
    bin_answer(encoding, |response, rows, places, error| {
        // SAFETY: every pointer is to a filled struct that outlives the call.
        unsafe { paynet_check_card_bin(client, &request, response, rows, places, error) }
    });
}

fn bin_answer(
    encoding: Encoding,
    call: impl Fn(*mut paynet_check_bin_response, *mut paynet_instalment, i32, *mut paynet_error) -> i32,
) {
    let initial = initial!(paynet_check_bin_response, paynet_check_bin_response_init);
    let mut response = Guarded::new(initial);
    let mut rows = Guarded::new([initial!(paynet_instalment, paynet_instalment_init); PLACES]);
    let mut told = Told::new();
    let code = call(
        &mut response.value,
        rows.value.as_mut_ptr(),
        PLACES as i32,
        told.at(),
    );
    told.check(code, encoding);
    response.check();
    rows.check();
    let response = &response.value;
    each_text!(response, encoding, |_: &[u8]| (); bank_id card_type bank_logo);
    each_text!(response, encoding, hold_no_key; bank_name object_name message);
    let filled = if code == PAYNET_OK {
        response.instalment_count as usize
    } else {
        0
    };
    assert!(filled <= PLACES);
    for row in &rows.value[..filled] {
        each_text!(row, encoding, |_: &[u8]| (); instalment_key);
        each_text!(row, encoding, hold_no_key; desc);
        assert_ne!(row.instalment_key[0], 0);
        for amount in [row.instalment_amount, row.total_amount, row.commission] {
            assert!(amount >= -1);
        }
    }
}

fn save_card(encoding: Encoding) {
    let client = encoding.kept_client();
    let mut request = initial!(paynet_save_card_request, paynet_save_card_request_init);
    request.session_id = c"js_1".as_ptr();
    let mut response = Guarded::new(initial!(
        paynet_save_card_response,
        paynet_save_card_response_init
    ));
    let mut told = Told::new();
    // SAFETY: every pointer is to a filled struct that outlives the call.
    let code = unsafe { paynet_save_card(client, &request, &mut response.value, told.at()) };
    told.check(code, encoding);
    response.check();
    each_text!(response.value, encoding, |_: &[u8]| (); session_id);
    each_text!(response.value, encoding, hold_no_key; object_name message);
}

/// The one call that knows the card, and must not repeat it.
fn create_token(encoding: Encoding) {
    let client = encoding.kept_client();
    let mut request = initial!(
        paynet_create_token_request,
        paynet_create_token_request_init
    );
    request.session_id = c"js_1".as_ptr();
    request.card_holder = c"gokhan oztorun".as_ptr();
    request.pan = PAN.as_ptr();
    request.cvc = CVC.as_ptr();
    request.month = 12;
    request.year = 2026;
    request.do_3ds = 1;
    request.instalment_key = c"ji_1".as_ptr();
    request.ip = c"203.0.113.7".as_ptr();
    token_answer(encoding, hold_no_card_data, |response, error| {
        // SAFETY: every pointer is to a filled struct that outlives the call.
        unsafe { paynet_create_token(client, &request, response, error) }
    });
}

fn create_card_token(encoding: Encoding) {
    let client = encoding.kept_client();
    let mut request = initial!(
        paynet_create_card_token_request,
        paynet_create_card_token_request_init
    );
    request.session_id = c"js_1".as_ptr();
    request.card_hash = c"hash".as_ptr();
    request.instalment_key = c"ji_1".as_ptr();
    request.do_3ds = 0;
    token_answer(encoding, hold_no_key, |response, error| {
        // SAFETY: every pointer is to a filled struct that outlives the call.
        unsafe { paynet_create_card_token(client, &request, response, error) }
    });
}

fn token_answer(
    encoding: Encoding,
    safe: fn(&[u8]),
    call: impl Fn(*mut paynet_create_token_response, *mut paynet_error) -> i32,
) {
    let initial = initial!(
        paynet_create_token_response,
        paynet_create_token_response_init
    );
    let mut response = Guarded::new(initial);
    let mut told = Told::new();
    let code = call(&mut response.value, told.at());
    told.check(code, encoding);
    let error = &told.error.value;
    each_text!(error, encoding, safe; error_type paynet_message);
    response.check();
    let response = &response.value;
    each_text!(response, encoding, |_: &[u8]| (); token_id post_url);
    each_text!(response, encoding, safe; object_name message);
    assert_eq!(code == PAYNET_OK, response.token_id[0] != 0);
}

fn card_list(encoding: Encoding) {
    let client = encoding.kept_client();
    let mut request = initial!(paynet_card_list_request, paynet_card_list_request_init);
    request.card_owner_id = c"owner".as_ptr();
    let mut response = Guarded::new(initial!(
        paynet_card_list_response,
        paynet_card_list_response_init
    ));
    let mut rows = Guarded::new([initial!(paynet_card, paynet_card_init); PLACES]);
    let mut told = Told::new();
    // SAFETY: every pointer is to a filled struct that outlives the call.
    let code = unsafe {
        let (response, rows) = (&mut response.value, rows.value.as_mut_ptr());
        paynet_card_list(client, &request, response, rows, PLACES as i32, told.at())
    };
    told.check(code, encoding);
    response.check();
    rows.check();
    each_text!(response.value, encoding, hold_no_key; object_name message);
    let filled = if code == PAYNET_OK {
        response.value.card_count as usize
    } else {
        0
    };
    for row in &rows.value[..filled] {
        each_text!(row, encoding, |_: &[u8]| (); card_hash card_owner_id user_unique_id card_type card_bank_id
            card_logo_url company_code agent_id);
        each_text!(row, encoding, hold_no_key; card_desc card_holder card_no card_bin card_bank_name
            card_brand_name);
    }
}

fn look_up(encoding: Encoding, answers: &[Answer]) {
    let client = encoding.kept_client();
    let mut request = initial!(paynet_check_request, paynet_check_request_init);
    request.reference_no = c"order-1".as_ptr();
    let mut response = Guarded::new(initial!(paynet_check_response, paynet_check_response_init));
    let mut rows = Guarded::new([initial!(paynet_payment, paynet_payment_init); PLACES]);
    let mut told = Told::new();
    // SAFETY: every pointer is to a filled struct that outlives the call.
    let code = unsafe {
        let (response, rows) = (&mut response.value, rows.value.as_mut_ptr());
        paynet_check(client, &request, response, rows, PLACES as i32, told.at())
    };
    told.check(code, encoding);
    response.check();
    rows.check();
    let response = &response.value;
    each_text!(response, encoding, hold_no_key; object_name message);
    paid_only_if_said(response.outcome, answers);
    let filled = if code == PAYNET_OK {
        response.payment_count as usize
    } else {
        0
    };
    for row in &rows.value[..filled] {
        payment(row, encoding, answers);
    }
}

fn charge(encoding: Encoding, answers: &[Answer]) {
    let client = encoding.client();
    let mut request = initial!(paynet_charge_request, paynet_charge_request_init);
    request.session_id = c"js_1".as_ptr();
    request.token_id = c"jt_1".as_ptr();
    request.reference_no = c"order-1".as_ptr();
    request.budget_ms = 1;
    let mut told_payment = Guarded::new(initial!(paynet_payment, paynet_payment_init));
    let mut told = Told::new();
    // SAFETY: every pointer is to a filled struct that outlives the call.
    let code = unsafe { paynet_charge(client.0, &request, &mut told_payment.value, told.at()) };
    told.check(code, encoding);
    told_payment.check();
    let told_payment = &told_payment.value;
    payment(told_payment, encoding, answers);
    let outcome = match code {
        PAYNET_OK => PAYNET_OUTCOME_PAID,
        PAYNET_ERR_CHARGE_UNKNOWN => PAYNET_OUTCOME_UNKNOWN,
        _ => PAYNET_OUTCOME_NOT_PAID,
    };
    assert_eq!(told_payment.outcome, outcome, "with code {code}");
    if outcome == PAYNET_OUTCOME_NOT_PAID {
        assert!(!is_plainly_paid(&answers[0]), "not paid, says the library");
    }
}

fn payment(payment: &paynet_payment, encoding: Encoding, answers: &[Answer]) {
    each_text!(payment, encoding, |_: &[u8]| (); id xact_id agent_id user_id bank_id card_type ratio_code currency
        xact_transaction_id user_unique_id card_owner_id card_hash);
    each_text!(payment, encoding, hold_no_key; xact_date reference_no card_no_masked card_holder ratio
        authorization_code reference_code order_id email phone note paynet_error_id paynet_error_message bank_error_id
        bank_error_message bank_error_short_desc bank_error_long_desc save_card_result_message object_name message);
    paid_only_if_said(payment.outcome, answers);
    if payment.outcome == PAYNET_OUTCOME_PAID {
        assert_eq!(payment.is_succeed, 1);
    }
}

fn paid_only_if_said(outcome: i32, answers: &[Answer]) {
    if outcome == PAYNET_OUTCOME_PAID {
        assert!(
            answers.iter().any(|(_, body)| says_paid(body)),
            "paid, says the library"
        );
    }
}

/// Whether `is_succeed` is true anywhere, read by another library. What that can't read may be anything.
fn says_paid(body: &[u8]) -> bool {
    fn anywhere(value: &Value) -> bool {
        match value {
            Value::Object(fields) => fields
                .iter()
                .any(|(name, value)| (name == "is_succeed" && is_yes(value)) || anywhere(value)),
            Value::Array(values) => values.iter().any(anywhere),
            _ => false,
        }
    }
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    serde_json::from_str(&String::from_utf8_lossy(body)).map_or(true, |value| anywhere(&value))
}

fn is_yes(value: &Value) -> bool {
    match value {
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_u64() == Some(1),
        Value::String(text) => matches!(text.trim().to_ascii_lowercase().as_str(), "true" | "1"),
        _ => false,
    }
}

/// A success whose one object says so itself.
fn is_plainly_paid((status, body): &Answer) -> bool {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    let said = value.as_ref().and_then(|value| value.get("is_succeed"));
    matches!(status, 200..=299) && said == Some(&Value::Bool(true)) && names_come_once(body)
}

/// An object whose name comes twice is unreadable to the library, on purpose.
fn names_come_once(body: &[u8]) -> bool {
    body.windows(12)
        .filter(|name| *name == b"\"is_succeed\"")
        .count()
        == 1
}
