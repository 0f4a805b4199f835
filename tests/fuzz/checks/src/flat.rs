//! The flat door: any text as a request in JSON, in bytes and in UTF-16, and any fields one by one.
//!
//! Left out is what would read a file, start a program or open a connection.

use std::ffi::CString;

use arbitrary::{Result, Unstructured};
use paynet::error::status::*;
use paynet::ffi::flat::json::{paynet_call_json, paynet_call_json_w};
use paynet::ffi::flat::perform;
use paynet::ffi::flat::request::*;
use paynet::ffi::payment::PAYNET_OUTCOME_PAID;
use serde_json::Value;

use crate::client::Encoding;
use crate::memory::GuardedBytes;

const SMALL: usize = 16 * 1024;
const LARGE: usize = 64 * 1024;

/// The last wants a client of its own.
const OPERATIONS: &[&str] = &[
    "auth",
    "check_bin",
    "save_card",
    "create_token",
    "check_card_bin",
    "create_card_token",
    "card_list",
    "three_d_url",
    "three_d_page",
    "three_d_visited",
    "three_d_cancel",
    "check",
    "amount_parse",
    "amount_format",
    "status",
    "version",
    "nothing",
    "charge",
];

/// Names that an answer may have.
const NAMES: &[&str] = &[
    "session_id",
    "status_name",
    "error.message",
    "response.code",
    "instalments.1.instalment_key",
    "payments.2.id",
    "cards.18446744073709551616.x",
    "explanation_tr",
];

pub fn check(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    let _ = one_call(&mut input);
    paynet::fuzzing::set_answers([]);
}

fn one_call(input: &mut Unstructured<'_>) -> Result<()> {
    let operation = *input.choose(OPERATIONS)?;
    let encoding = match input.arbitrary()? {
        false => Encoding::Utf8,
        true => Encoding::Windows1254,
    };
    let is_alone: bool = input.ratio(1, 8)?;
    let by: u8 = input.int_in_range(0..=3)?;
    let answer = match input.arbitrary()? {
        true => ANSWER.as_bytes().to_vec(),
        false => input.arbitrary()?,
    };
    let is_paid = answer == ANSWER.as_bytes();
    paynet::fuzzing::set_answers([(200, answer)]);
    let mut text = input.bytes(input.len())?.to_vec();
    text.retain(|byte| *byte != 0);
    let own = encoding.client();
    let client = match operation {
        _ if is_alone => 0,
        "charge" => i32::try_from(own.0.addr()).unwrap(),
        _ => i32::try_from(encoding.kept_client().addr()).unwrap(),
    };
    // A charge without a verdict waits.
    if operation == "charge" && !is_paid {
        return Ok(());
    }
    match by {
        0 => by_fields(client, operation, &text),
        1 => in_utf_16(client, operation, &text),
        _ => in_bytes(client, operation, &text, encoding, is_alone),
    }
    Ok(())
}

/// Enough for every service, and paid, so that a charge never waits.
const ANSWER: &str = r#"{"code":0,"session_id":"js_1","token_id":"jt_1","is_succeed":true,"message":"Başarılı\u0001₺",
"data":[{"instalment_key":"ji_1","is_succeed":true,"card_hash":"h","amount":"1,50"},
{"instalment_key":"ji_2","is_succeed":true,"desc":"Tek çekim"},{"instalment_key":"ji_3"}]}"#;

fn in_bytes(client: i32, operation: &str, request: &[u8], encoding: Encoding, is_alone: bool) {
    let (name, given) = (
        CString::new(operation).unwrap(),
        CString::new(request).unwrap(),
    );
    for capacity in [SMALL, LARGE] {
        let mut out = GuardedBytes::new(&vec![0x5A; capacity]);
        let mut needed = -1;
        // SAFETY: the texts end with a NUL, and the buffer has as many bytes as is said.
        let code = unsafe {
            paynet_call_json(
                client,
                name.as_ptr(),
                given.as_ptr(),
                out.at().cast(),
                capacity as i32,
                &mut needed,
            )
        };
        out.check();
        let end = out.bytes().iter().position(|byte| *byte == 0).unwrap();
        if code == PAYNET_ERR_BUFFER_TOO_SMALL {
            assert_eq!((capacity, end, needed as usize), (SMALL, 0, LARGE));
            continue;
        }
        assert_eq!(end + 1, needed as usize);
        let written = &out.bytes()[..end];
        match str::from_utf8(written) {
            Ok(answer) => check_answer(operation, code, answer),
            Err(_) => assert!(encoding == Encoding::Windows1254 || is_alone),
        }
        if operation == "charge" {
            return;
        }
    }
    if let Ok(request) = str::from_utf8(request) {
        let (code, answer) = perform(client, operation, request);
        check_answer(operation, code, &answer);
    }
}

fn in_utf_16(client: i32, operation: &str, request: &[u8]) {
    let name: Vec<u16> = operation.encode_utf16().chain([0]).collect();
    let mut given: Vec<u16> = match str::from_utf8(request) {
        Ok(text) => text.encode_utf16().collect(),
        Err(_) => request
            .chunks(2)
            .map(|pair| {
                pair.iter()
                    .fold(0, |unit, byte| unit << 8 | u16::from(*byte))
            })
            .collect(),
    };
    given.push(0);
    let mut out = GuardedBytes::new(&vec![0x5A; 2 * LARGE]);
    let mut needed = -1;
    // SAFETY: the texts end with a NUL, and the buffer has as many units as is said.
    let code = unsafe {
        paynet_call_json_w(
            client,
            name.as_ptr(),
            given.as_ptr(),
            out.at().cast(),
            LARGE as i32,
            &mut needed,
        )
    };
    out.check();
    let units: Vec<u16> = out
        .bytes()
        .chunks(2)
        .map(|pair| u16::from_ne_bytes([pair[0], pair[1]]))
        .take(needed as usize)
        .collect();
    let (end, text) = units.split_last().unwrap();
    assert_eq!(*end, 0);
    check_answer(operation, code, &String::from_utf16(text).unwrap());
}

#[track_caller]
fn check_answer(operation: &str, code: i32, answer: &str) {
    let answer: Value = serde_json::from_str(answer).unwrap();
    assert_eq!(answer["status"], code);
    assert_eq!(answer["error"].is_object(), code != PAYNET_OK);
    assert!(code < PAYNET_ERR_PANIC, "{code}");
    if code != PAYNET_OK {
        assert_eq!(answer["error"]["code"], code);
    }
    if operation == "charge" {
        let is_paid = answer["response"]["outcome"] == PAYNET_OUTCOME_PAID;
        assert_eq!(is_paid, code == PAYNET_OK);
    }
}

/// Lines of a name and a value.
fn by_fields(client: i32, operation: &str, lines: &[u8]) {
    let operation = CString::new(operation).unwrap();
    let is_padded = lines.len() % 2;
    let mut request = -1;
    // SAFETY: the text ends with a NUL.
    let code =
        unsafe { paynet_request_new(client, operation.as_ptr(), is_padded as i32, &mut request) };
    assert_eq!(code == PAYNET_OK, request > 0);
    for line in lines.split(|byte| *byte == b'\n') {
        let mut parts = line.splitn(2, |byte| *byte == b'=');
        let (Some(name), Some(value)) = (parts.next(), parts.next()) else {
            continue;
        };
        let (name, value) = (
            CString::new(name).unwrap(),
            value.to_vec().into_boxed_slice(),
        );
        // SAFETY: the name ends with a NUL, and the value has as many bytes as is said.
        let code = unsafe {
            let length = value.len() as i32;
            paynet_request_set(request, name.as_ptr(), value.as_ptr().cast(), length)
        };
        assert!(code < PAYNET_ERR_DNS);
    }
    let status = paynet_request_call(request);
    assert!(status < PAYNET_ERR_PANIC);
    if operation.as_c_str() == c"charge" {
        assert_eq!(paynet_request_call(request), status);
    }
    for (place, name) in NAMES.iter().enumerate() {
        let name = CString::new(*name).unwrap();
        let capacity = (lines.len() + 97 * place) % 600;
        let mut buffer = GuardedBytes::new(&vec![0x5A; capacity]);
        let mut needed = -1;
        // SAFETY: the name ends with a NUL, and the buffer has as many bytes as is said.
        let code = unsafe {
            let at = buffer.at().cast();
            paynet_response_get(request, name.as_ptr(), at, capacity as i32, &mut needed)
        };
        buffer.check();
        match code {
            PAYNET_OK => assert!(needed as usize <= capacity),
            PAYNET_ERR_BUFFER_TOO_SMALL => assert!(needed as usize > capacity),
            _ => assert_eq!(needed, 0),
        }
    }
    assert_eq!(paynet_request_free(request), PAYNET_OK);
}
