//! Requests in JSON, made of the header's fields and then damaged, with buffers of any size, in every encoding.

use std::collections::BTreeMap;
use std::sync::Mutex;

use paynet::error::Class;
use paynet::error::status::*;
use paynet::ffi::flat::json::{paynet_call_json, paynet_call_json_w};
use paynet::ffi::payment::{
    PAYNET_OUTCOME_NONE, PAYNET_OUTCOME_NOT_PAID, PAYNET_OUTCOME_PAID, PAYNET_OUTCOME_UNKNOWN,
};
use paynet_sandbox::Fault;
use serde_json::{Value, json};

use super::super::lines::spread;
use super::super::memory::{Edge, UNTOUCHED};
use super::super::support::checkout::{CHARGE, CHECK};
use super::super::support::{TEST_CVC, TEST_PAN, card_fields};
use super::chance::{Chance, seeds};
use super::operations::{Kind, OPERATIONS, Operation, any_value};
use super::{LARGE, SMALL, Script, Stand, at_edge};

/// A buffer of the caller's.
struct Out {
    edge: Edge,
    /// In units, as it is told.
    capacity: i32,
    is_null: bool,
    /// [`None`] if nobody wants to know.
    needed: Option<Edge>,
}

/// What came of a call.
struct Told {
    code: i32,
    needed: Option<usize>,
    /// The places of the buffer, as numbers of any width.
    units: Vec<u16>,
}

impl Out {
    fn by(chance: &mut Chance, unit: usize) -> Out {
        let capacity: i32 = match chance.below(12) {
            0 => *chance.of(&[0, 1, 2, 1000, SMALL as i32 - 1, LARGE as i32 - 1]),
            1 => *chance.of(&[-1, i32::MIN]),
            2 => chance.below(LARGE) as i32,
            3..6 => SMALL as i32,
            _ => LARGE as i32,
        };
        // What is not said to be there is not there either, but for a place that nobody may touch.
        let places = usize::try_from(capacity).unwrap_or(1);
        Out {
            edge: Edge::of(places * unit),
            capacity,
            is_null: chance.once_in(40),
            needed: (!chance.once_in(5)).then(|| at_edge(&[-1_i32])),
        }
    }

    fn has_room(&self, operation: &Operation) -> bool {
        !self.is_null
            && usize::try_from(self.capacity).is_ok_and(|capacity| capacity >= operation.bound())
    }

    fn at<U>(&self) -> *mut U {
        match self.is_null {
            true => std::ptr::null_mut(),
            false => self.edge.start().cast(),
        }
    }

    fn needed_at(&self) -> *mut i32 {
        let edge = self.needed.as_ref();
        edge.map_or(std::ptr::null_mut(), |edge| edge.start().cast())
    }

    fn told(&self, code: i32, script: Script) -> Told {
        assert!(self.edge.is_clean_before());
        let needed = self.needed.as_ref().map(|edge| {
            let bytes = edge.bytes().try_into().unwrap();
            usize::try_from(i32::from_ne_bytes(bytes)).unwrap()
        });
        let bytes = self.edge.bytes();
        let units = match script {
            Script::Utf16 => {
                let pairs = bytes.chunks(2);
                pairs
                    .map(|pair| u16::from_ne_bytes([pair[0], pair[1]]))
                    .collect()
            }
            _ => bytes.into_iter().map(u16::from).collect(),
        };
        Told {
            code,
            needed,
            units,
        }
    }
}

/// What a unit is that nobody wrote.
fn untouched(script: Script) -> u16 {
    match script {
        Script::Utf16 => u16::from_ne_bytes([UNTOUCHED; 2]),
        _ => UNTOUCHED.into(),
    }
}

/// The operation's name ends with a NUL or a blank, and then its memory does.
fn call(client: i32, operation: &str, request: &[u16], script: Script, out: &Out) -> Told {
    let code = match script {
        Script::Utf16 => {
            let name: Vec<u16> = operation.encode_utf16().collect();
            let (name, request) = (at_edge(&name), at_edge(request));
            // SAFETY: the texts end with a NUL or a blank, and the buffer has as many units as is said.
            unsafe {
                let (name, request) = (name.start().cast(), request.start().cast());
                paynet_call_json_w(
                    client,
                    name,
                    request,
                    out.at(),
                    out.capacity,
                    out.needed_at(),
                )
            }
        }
        _ => {
            let request: Vec<u8> = request.iter().map(|unit| *unit as u8).collect();
            let (name, request) = (at_edge(operation.as_bytes()), at_edge(&request));
            // SAFETY: as above, in bytes.
            unsafe {
                let (name, request) = (name.start().cast(), request.start().cast());
                paynet_call_json(
                    client,
                    name,
                    request,
                    out.at(),
                    out.capacity,
                    out.needed_at(),
                )
            }
        }
    };
    out.told(code, script)
}

fn units_of(text: &str, script: Script) -> Vec<u16> {
    match script {
        Script::Utf8 => text.bytes().map(u16::from).collect(),
        Script::Utf16 => text.encode_utf16().collect(),
        Script::Windows1254 => {
            let (bytes, _, _) = encoding_rs::WINDOWS_1254.encode(text);
            bytes.iter().map(|byte| u16::from(*byte)).collect()
        }
    }
}

fn text_of(units: &[u16], script: Script) -> String {
    let bytes = || units.iter().map(|unit| *unit as u8).collect::<Vec<u8>>();
    match script {
        Script::Utf8 => String::from_utf8(bytes()).unwrap(),
        Script::Utf16 => String::from_utf16(units).unwrap(),
        Script::Windows1254 => encoding_rs::WINDOWS_1254.decode(&bytes()).0.into_owned(),
    }
}

type Fields = Vec<(String, String)>;

/// Fields that make sense, as far as there are such.
fn sensible(chance: &mut Chance, stand: &mut Stand, operation: &str) -> Fields {
    let value = match operation {
        "auth" => json!({"amount": 1000, "reference_no": "sipariş-0", "tds_required": 0}),
        "check_bin" => {
            json!({"session_id": stand.sandbox.open_session().session_id, "bin": TEST_PAN})
        }
        "create_token" => {
            let mut card = card_fields(&stand.sandbox);
            if chance.once_in(2) {
                card["cvc"] = json!(TEST_CVC);
            }
            card
        }
        "save_card" => {
            let session = stand.sandbox.open_session().session_id;
            json!({"session_id": session, "card_desc": "maaş", "user_gsm": "5320000000"})
        }
        "card_list" => json!({"card_owner_id": "owner-1", "limit": 5}),
        "check_card_bin" => {
            let session = stand.sandbox.open_session().session_id;
            json!({"session_id": session, "card_hash": "h", "card_owner_id": "o"})
        }
        "create_card_token" => {
            let session = stand.sandbox.open_session();
            json!({
                "session_id": session.session_id, "instalment_key": session.instalment_key,
                "card_hash": "h", "card_owner_id": "o", "ip": "203.0.113.7", "do_3ds": 0,
            })
        }
        "three_d_url" | "three_d_page" => json!({
            "session_id": "js_1", "token_id": "jt_1", "post_url": "https://pts-api.paynet.com.tr/v1/tds",
        }),
        "three_d_visited" => json!({"address": "https://localhost/geri", "state": 1}),
        "three_d_cancel" => json!({"session_id": "js_1"}),
        "charge" => stand.order(),
        "check" => json!({"reference_no": "sipariş-1"}),
        "amount_parse" => json!({"text": "1.234,56"}),
        "amount_format" => json!({"amount": 123_456, "form": 0}),
        "status" => json!({"code": PAYNET_ERR_DNS}),
        _ => json!({}),
    };
    let fields = value.as_object().unwrap();
    fields
        .iter()
        .map(|(name, value)| (name.clone(), value.to_string()))
        .collect()
}

/// Puts anything into some of the fields, or takes them out, or names them twice or wrongly.
fn spoil(chance: &mut Chance, operation: &Operation, fields: &mut Fields) {
    for _ in 0..=chance.below(2) {
        let field = match operation.request.is_empty() {
            true => ("nothing".to_owned(), Kind::Text),
            false => chance.of(&operation.request).clone(),
        };
        let value = any_value(chance, field.1);
        match chance.below(8) {
            0 => fields.retain(|(name, _)| *name != field.0),
            1 => fields.push((field.0, value)),
            2 => fields.push(((*chance.of(WRONG_NAMES)).to_owned(), value)),
            _ => {
                fields.retain(|(name, _)| *name != field.0);
                fields.push((field.0, value));
            }
        }
    }
}

const WRONG_NAMES: &[&str] = &[
    "",
    "amout",
    "amount ",
    "amount\\u0000",
    "\\u0061mount",
    "AMOUNT",
    "struct_size",
    "reserved",
    "text_encoding",
    "Şehir",
    "4355084355084358",
    "4355 0843 5508 4358",
    "pan4355084355084358",
    "5937",
    "\\ud83d",
];

fn written(fields: &Fields) -> String {
    let fields = fields
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}

const TAILS: &[&str] = &[" ", "{}", "x", ",", "\n"];

/// Changes units of a request.
fn damage(chance: &mut Chance, units: &mut Vec<u16>, script: Script) {
    for _ in 0..=chance.below(3) {
        let place = chance.below(units.len() + 1);
        let unit = match script {
            Script::Utf16 => *chance.of(&[
                0xD83D,
                0xDE42,
                0xFEFF,
                0xFFFF,
                b'"'.into(),
                b'{'.into(),
                0x130,
            ]),
            _ => *chance.of(&[
                0xFF,
                0xC0,
                0x80,
                0xED,
                0xFE,
                0x81,
                b'"'.into(),
                b'\\'.into(),
                b'{'.into(),
                b','.into(),
                1,
            ]),
        };
        match chance.below(8) {
            0 => units.truncate(place),
            1 => units.insert(place, unit),
            2 if place < units.len() => units[place] = unit,
            3 if place < units.len() => drop(units.remove(place)),
            4 => units
                .splice(0..0, units_of("\u{feff}", script))
                .for_each(drop),
            5 => units.extend(units_of(TAILS[chance.below(TAILS.len())], script)),
            6 => units.extend(std::iter::repeat_n(u16::from(b' '), LARGE)),
            7 => units
                .splice(place..place, vec![u16::from(b'['); 30_000])
                .for_each(drop),
            _ => {}
        }
    }
    units.retain(|unit| *unit != 0);
}

/// A number that is no client, or one of the other kind's.
fn any_client(chance: &mut Chance, own: i32) -> i32 {
    match chance.below(12) {
        0 => 0,
        1 => *chance.of(&[-1, 1, 2, i32::MIN, i32::MAX, 0x7F4A_7C16]),
        _ => own,
    }
}

fn any_fault(chance: &mut Chance) -> Option<Fault> {
    Some(match chance.below(16) {
        0 => Fault::Echo,
        1 => Fault::EchoOk,
        2 => Fault::Delay(600),
        3 => Fault::CloseAfterReading,
        4 => Fault::After(Box::new(Fault::Html)),
        5 => Fault::Body(r#"{"code":0,"is_succeed":false,"message":"ğ\u0001₺ \u0000"}"#.into()),
        6 => Fault::decline("51"),
        7 => Fault::Code(17),
        _ => return None,
    })
}

#[test]
fn whatever_is_asked_is_answered_whole_or_refused_and_no_order_is_charged_twice() {
    let counts = Mutex::new(BTreeMap::<(&str, i32), usize>::new());
    spread(&seeds(16), Stand::new, |stand, seed| {
        let mut chance = Chance::new(*seed);
        for _ in 0..100 {
            let (operation, code) = one_call(&mut chance, stand, *seed);
            *counts.lock().unwrap().entry((operation, code)).or_default() += 1;
        }
        stand.assert_nothing_was_charged_twice();
    });
    let counts = counts.into_inner().unwrap();
    for ((operation, code), count) in &counts {
        println!("{count:6} {operation}: {code}");
    }
    // The control: not all was refused, and not for one reason.
    let codes = [
        ("charge", PAYNET_OK),
        ("charge", PAYNET_ERR_DECLINED),
        ("charge", PAYNET_ERR_BUFFER_TOO_SMALL),
        ("create_token", PAYNET_OK),
        ("create_token", PAYNET_ERR_INVALID_FIELD),
        ("create_token", PAYNET_ERR_UNKNOWN_NAME),
        ("create_token", PAYNET_ERR_TEXT),
        ("check", PAYNET_OK),
    ];
    for code in codes {
        assert!(counts.contains_key(&code), "never seen: {code:?}");
    }
}

/// Where an operation sends to that may meet a fault.
fn path(operation: &Operation) -> &'static str {
    match operation.name {
        "auth" => "/v1/paynetj/auth",
        "create_token" => "/v1/paynetj/create_token",
        "charge" => CHARGE,
        "check" => CHECK,
        _ => "",
    }
}

fn one_call(chance: &mut Chance, stand: &mut Stand, seed: u64) -> (&'static str, i32) {
    // Money is what matters.
    let operation = match chance.once_in(4) {
        true => OPERATIONS
            .iter()
            .find(|operation| operation.name == "charge")
            .unwrap(),
        false => chance.of(&OPERATIONS),
    };
    let (own, mut script) = match chance.once_in(2) {
        true => (stand.utf8, Script::Utf8),
        false => (stand.windows, Script::Windows1254),
    };
    if chance.once_in(3) {
        script = Script::Utf16;
    }
    let client = any_client(chance, own);
    let mut fields = sensible(chance, stand, operation.name);
    let is_spoilt = chance.once_in(2);
    if is_spoilt {
        spoil(chance, operation, &mut fields);
    }
    let mut request = units_of(&written(&fields), script);
    let is_damaged = chance.once_in(6);
    if is_damaged {
        damage(chance, &mut request, script);
    }
    request.push(0);
    let name = match chance.below(20) {
        0 => format!("{}x\0", operation.name),
        1 => format!("{TEST_PAN} "),
        2..10 => format!("{} ", operation.name),
        _ => format!("{}\0", operation.name),
    };
    let is_known = name.trim_end_matches(['\0', ' ']) == operation.name;
    let out = Out::by(chance, if script == Script::Utf16 { 2 } else { 1 });
    // One that nobody meets would wait for another call; and with a spoilt budget a charge would wait for its look-ups.
    let is_to_be_sent =
        is_known && client == own && out.has_room(operation) && !is_spoilt && !is_damaged;
    let fault = any_fault(chance).filter(|_| is_to_be_sent && !path(operation).is_empty());
    let sent = stand.sandbox.requests().len();
    if let Some(fault) = &fault {
        stand.sandbox.next_for(path(operation), fault.clone());
    }
    let told = call(client, &name, &request, script, &out);
    let about = format!(
        "seed {seed}, {} {fault:?} {script:?}, {} places, code {}",
        operation.name, out.capacity, told.code
    );
    let requests = stand.sandbox.requests().len() - sent;
    let is_sent = requests > 0;
    if Class::of(told.code) == Class::Call {
        assert!(!is_sent, "{about}: sent");
    }
    assert!(Class::of(told.code) != Class::Defect, "{about}");
    // The encoding of the answer is that of the client.
    let answers = match script {
        Script::Utf8 | Script::Windows1254 if client != own => Script::Utf8,
        script => script,
    };
    let answer = check(&told, &out, operation, answers, &about);
    if let Some(answer) = &answer {
        let text = answer.to_string();
        stand.assert_no_secret(&about, &text);
        stand.assert_nothing_to_hide(&about, &answer["error"].to_string());
        stand.assert_nothing_to_hide(&about, &answer["response"]["message"].to_string());
    }
    if operation.name == "charge" && is_known {
        // What is damaged may still be a charge, of another order.
        let fields = if is_damaged { Fields::new() } else { fields };
        check_money(stand, &fields, &told, answer.as_ref(), is_sent, &about);
    }
    let is_in_doubt = matches!(Class::of(told.code), Class::NotReached | Class::Unknown);
    assert!(
        fault.is_none() || is_sent || is_in_doubt,
        "{about}: not sent"
    );
    if is_in_doubt || requests > 1 {
        // A fault may wait for another call, and a request that was given up may arrive while another is made.
        stand.renew();
    }
    (operation.name, told.code)
}

/// The answer, if there is one, whose form is as is promised.
fn check(
    told: &Told,
    out: &Out,
    operation: &Operation,
    script: Script,
    about: &str,
) -> Option<Value> {
    let wide = match out.edge.bytes().len() == 2 * told.units.len() && !told.units.is_empty() {
        true => Script::Utf16,
        false => Script::Utf8,
    };
    let nobody_wrote = |units: &[u16]| units.iter().all(|unit| *unit == untouched(wide));
    if out.capacity < 0 || (out.is_null && out.capacity > 0) {
        let expected = match out.capacity < 0 {
            true => PAYNET_ERR_INVALID_FIELD,
            false => PAYNET_ERR_NULL_ARGUMENT,
        };
        assert_eq!(
            (told.code, told.needed.unwrap_or(0)),
            (expected, 0),
            "{about}"
        );
        assert!(nobody_wrote(&told.units), "{about}");
        return None;
    }
    let is_empty = told.units.first().is_none_or(|unit| *unit == 0);
    if told.code == PAYNET_ERR_BUFFER_TOO_SMALL {
        let bound = operation.bound();
        assert!((out.capacity as usize) < bound, "{about}");
        assert_eq!(told.needed.unwrap_or(bound), bound, "{about}");
        assert!(
            is_empty && nobody_wrote(told.units.get(1..).unwrap_or_default()),
            "{about}"
        );
        return None;
    }
    if is_empty {
        assert_eq!(
            (told.code, told.needed.unwrap_or(0)),
            (PAYNET_ERR_UNKNOWN_NAME, 0),
            "{about}"
        );
        assert!((out.capacity as usize) < SMALL, "{about}");
        assert!(
            nobody_wrote(told.units.get(1..).unwrap_or_default()),
            "{about}"
        );
        return None;
    }
    let end = told.units.iter().position(|unit| *unit == 0).unwrap();
    assert_eq!(told.needed.unwrap_or(end + 1), end + 1, "{about}");
    assert!(nobody_wrote(&told.units[end + 1..]), "{about}");
    let text = text_of(&told.units[..end], script);
    let answer: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{about}: {text}"));
    assert_eq!(answer["status"], told.code, "{about}");
    assert_eq!(
        answer["error"].is_object(),
        told.code != PAYNET_OK,
        "{about}"
    );
    if told.code != PAYNET_OK {
        assert_eq!(answer["error"]["code"], told.code, "{about}");
    }
    Some(answer)
}

/// What a charge told, against what was taken.
fn check_money(
    stand: &Stand,
    fields: &Fields,
    told: &Told,
    answer: Option<&Value>,
    is_sent: bool,
    about: &str,
) {
    let order = fields.iter().find(|(name, _)| name == "reference_no");
    let order = order.and_then(|(_, value)| serde_json::from_str::<String>(value).ok());
    let taken = order
        .filter(|order| order.starts_with("sipariş"))
        .map(|order| stand.taken(&order));
    let Some(answer) = answer else {
        assert!(!is_sent, "{about}: the answer is lost");
        return;
    };
    let outcome = answer["response"]["outcome"].as_i64().unwrap() as i32;
    assert_eq!(
        outcome == PAYNET_OUTCOME_PAID,
        told.code == PAYNET_OK,
        "{about}: {answer}"
    );
    let Some(taken) = taken else {
        return;
    };
    match outcome {
        PAYNET_OUTCOME_PAID => assert_eq!(taken, 1, "{about}"),
        PAYNET_OUTCOME_NONE | PAYNET_OUTCOME_NOT_PAID => assert_eq!(taken, 0, "{about}"),
        PAYNET_OUTCOME_UNKNOWN => assert!(taken <= 1, "{about}"),
        _ => panic!("{about}: {answer}"),
    }
}
