//! Every token of every service's answer is replaced by every kind of JSON, left out, and written twice.

use std::sync::atomic::{AtomicUsize, Ordering};

use paynet::error::Class;
use paynet::error::status::*;
use paynet::ffi::auth::*;
use paynet::ffi::card_list::*;
use paynet::ffi::charge::*;
use paynet::ffi::check::*;
use paynet::ffi::check_bin::*;
use paynet::ffi::check_card_bin::*;
use paynet::ffi::create_card_token::*;
use paynet::ffi::create_token::*;
use paynet::ffi::payment::{paynet_payment, paynet_payment_init};
use paynet::ffi::save_card::*;
use paynet_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};

use super::every;
use super::lines::{Tally, spread};
use super::support::TEST_PAN;
use super::till::{Till, Way, initial, text};

const ROWS: usize = 16;

/// A service, an answer that it gives, and a call of it.
struct Service {
    path: &'static str,
    answer: Value,
    call: fn(&mut Till) -> Told,
}

/// What a call told.
struct Told {
    code: i32,
    /// What it says about the money, where it says anything.
    outcome: i32,
}

impl Told {
    fn without_money(code: i32) -> Told {
        Told {
            code,
            outcome: NONE,
        }
    }
}

const NONE: i32 = paynet::Outcome::None as i32;
const PAID: i32 = paynet::Outcome::Paid as i32;

// SAFETY of all calls below: every pointer leads to a local value, and every struct is initialised.

fn auth(till: &mut Till) -> Told {
    let mut request: paynet_auth_request = initial!(paynet_auth_request_init);
    let mut response: paynet_auth_response = initial!(paynet_auth_response_init);
    request.amount = 1000;
    // SAFETY: see above.
    Told::without_money(unsafe {
        paynet_auth(till.client, &request, &mut response, &mut till.error)
    })
}

fn check_bin(till: &mut Till) -> Told {
    let (session_id, bin) = (text("js_1"), text("43550843"));
    let mut request: paynet_check_bin_request = initial!(paynet_check_bin_request_init);
    let mut response: paynet_check_bin_response = initial!(paynet_check_bin_response_init);
    let row: paynet_instalment = initial!(paynet_instalment_init);
    let mut rows = [row; ROWS];
    (request.session_id, request.bin) = (session_id.as_ptr(), bin.as_ptr());
    // SAFETY: see above.
    Told::without_money(unsafe {
        paynet_check_bin(
            till.client,
            &request,
            &mut response,
            rows.as_mut_ptr(),
            ROWS as i32,
            &mut till.error,
        )
    })
}

fn check_card_bin(till: &mut Till) -> Told {
    let (session_id, hash) = (text("js_1"), text("hash"));
    let mut request: paynet_check_card_bin_request = initial!(paynet_check_card_bin_request_init);
    let mut response: paynet_check_bin_response = initial!(paynet_check_bin_response_init);
    let row: paynet_instalment = initial!(paynet_instalment_init);
    let mut rows = [row; ROWS];
    (request.session_id, request.card_hash) = (session_id.as_ptr(), hash.as_ptr());
    // SAFETY: see above.
    Told::without_money(unsafe {
        paynet_check_card_bin(
            till.client,
            &request,
            &mut response,
            rows.as_mut_ptr(),
            ROWS as i32,
            &mut till.error,
        )
    })
}

fn save_card(till: &mut Till) -> Told {
    let session_id = text("js_1");
    let mut request: paynet_save_card_request = initial!(paynet_save_card_request_init);
    let mut response: paynet_save_card_response = initial!(paynet_save_card_response_init);
    request.session_id = session_id.as_ptr();
    // SAFETY: see above.
    Told::without_money(unsafe {
        paynet_save_card(till.client, &request, &mut response, &mut till.error)
    })
}

fn create_token(till: &mut Till) -> Told {
    Told::without_money(till.create_token("js_1", "ji_1").0)
}

fn create_card_token(till: &mut Till) -> Told {
    let texts = ["js_1", "hash", "ji_1", "203.0.113.7"].map(text);
    let [session_id, hash, key, ip] = texts.each_ref().map(|text| text.as_ptr());
    let mut request: paynet_create_card_token_request =
        initial!(paynet_create_card_token_request_init);
    let mut response: paynet_create_token_response = initial!(paynet_create_token_response_init);
    (request.session_id, request.card_hash, request.do_3ds) = (session_id, hash, 0);
    (request.instalment_key, request.ip) = (key, ip);
    // SAFETY: see above.
    Told::without_money(unsafe {
        paynet_create_card_token(till.client, &request, &mut response, &mut till.error)
    })
}

fn card_list(till: &mut Till) -> Told {
    let owner = text("owner");
    let mut request: paynet_card_list_request = initial!(paynet_card_list_request_init);
    let mut response: paynet_card_list_response = initial!(paynet_card_list_response_init);
    let row: paynet_card = initial!(paynet_card_init);
    let mut rows = [row; ROWS];
    request.card_owner_id = owner.as_ptr();
    // SAFETY: see above.
    Told::without_money(unsafe {
        paynet_card_list(
            till.client,
            &request,
            &mut response,
            rows.as_mut_ptr(),
            ROWS as i32,
            &mut till.error,
        )
    })
}

/// Once, without the repetition, and with little time for looking up what came of it. Each order is another one: a client
/// looks one up first whose outcome it does not know.
fn charge(till: &mut Till) -> Told {
    static ORDERS: AtomicUsize = AtomicUsize::new(0);
    let order = format!("never-charged-{}", ORDERS.fetch_add(1, Ordering::Relaxed));
    let texts = ["js_1", "jt_1", &order].map(text);
    let mut request: paynet_charge_request = initial!(paynet_charge_request_init);
    let mut payment: paynet_payment = initial!(paynet_payment_init);
    request.session_id = texts[0].as_ptr();
    request.token_id = texts[1].as_ptr();
    request.reference_no = texts[2].as_ptr();
    (request.repeat, request.budget_ms) = (0, 600);
    // SAFETY: see above.
    let code = unsafe { paynet_charge(till.client, &request, &mut payment, &mut till.error) };
    Told {
        code,
        outcome: payment.outcome,
    }
}

fn check(till: &mut Till) -> Told {
    let reference_no = text("never-charged");
    let mut request: paynet_check_request = initial!(paynet_check_request_init);
    let mut response: paynet_check_response = initial!(paynet_check_response_init);
    let row: paynet_payment = initial!(paynet_payment_init);
    let mut rows = [row; ROWS];
    request.reference_no = reference_no.as_ptr();
    // SAFETY: see above.
    let code = unsafe {
        paynet_check(
            till.client,
            &request,
            &mut response,
            rows.as_mut_ptr(),
            ROWS as i32,
            &mut till.error,
        )
    };
    Told {
        code,
        outcome: response.outcome,
    }
}

/// The answers of a sandbox to a whole payment that stores the card, and to one with the stored card.
fn services(sandbox: &Sandbox) -> Vec<Service> {
    const AUTH: &str = "/v1/paynetj/auth";
    const CHECK_BIN: &str = "/v1/paynetj/check_bin";
    const SAVE_CARD: &str = "/v1/paynetj/save_card";
    const CREATE_TOKEN: &str = "/v1/paynetj/create_token";
    const CHARGE: &str = "/v1/transaction/charge";
    const CHECK: &str = "/v1/transaction/check";
    const CARD_LIST: &str = "/v1/card/list";
    const CHECK_CARD_BIN: &str = "/v1/paynetj/check_card_bin";
    const CREATE_CARD_TOKEN: &str = "/v1/paynetj/create_card_token";
    let mut services = Vec::new();
    let mut ask = |path: &'static str, call: fn(&mut Till) -> Told, fields: Value| {
        let answer = sandbox.ask(path, &fields);
        let told = answer.clone();
        services.push(Service { path, answer, call });
        told
    };
    let session = ask(
        AUTH,
        auth,
        json!({"amount": 1000, "save_card": true, "user_unique_id": "uye-1"}),
    );
    let session_id = &session["session_id"];
    let bin = ask(
        CHECK_BIN,
        check_bin,
        json!({"session_id": session_id, "bin": "43550843"}),
    );
    ask(
        SAVE_CARD,
        save_card,
        json!({"session_id": session_id, "card_desc": "Kart"}),
    );
    let key = &bin["data"][0]["instalment_key"];
    let token = ask(
        CREATE_TOKEN,
        create_token,
        json!({"session_id": session_id, "card_holder": "Ayşe Yılmaz", "pan": TEST_PAN, "month": "12", "year": "2026",
               "cvc": "000", "instalment_key": key, "do_3ds": false, "ip": "203.0.113.7"}),
    );
    let charged = ask(
        CHARGE,
        charge,
        json!({"session_id": session_id, "token_id": token["token_id"], "reference_no": "order-1",
               "transaction_type": "1"}),
    );
    ask(CHECK, check, json!({"reference_no": "order-1"}));
    let owner = &charged["card_owner_id"];
    let list = ask(CARD_LIST, card_list, json!({"card_owner_id": owner}));
    let hash = &list["Data"][0]["card_hash"];
    let session = sandbox.ask(AUTH, &json!({"amount": 1000}));
    let session_id = &session["session_id"];
    let bin = ask(
        CHECK_CARD_BIN,
        check_card_bin,
        json!({"session_id": session_id, "card_hash": hash, "card_owner_id": owner}),
    );
    ask(
        CREATE_CARD_TOKEN,
        create_card_token,
        json!({"session_id": session_id, "card_hash": hash, "card_owner_id": owner,
               "instalment_key": bin["data"][0]["instalment_key"], "do_3ds": false, "ip": "203.0.113.7"}),
    );
    services
}

/// An answer with one token replaced.
struct Case {
    body: String,
    /// Where the token was, `/Data/0/is_succeed` say.
    place: String,
    /// What is there now.
    written: String,
}

/// What may stand in a token's place. Some of it is no JSON.
fn replacements() -> Vec<String> {
    let mut all: Vec<String> = [
        "null",
        "true",
        "false",
        "0",
        "1",
        "-1",
        "2",
        "1e400",
        "-0.0",
        "0.1",
        "99999999999999999999999999",
        "\"\"",
        "\"text\"",
        "\"1\"",
        "\"true\"",
        "\" TRUE \"",
        "\"false\"",
        "\"0\"",
        "[]",
        "[[]]",
        "[null]",
        "{}",
        "{\"a\":1}",
        "[{}]",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\u{7f}\u{202e}ş\"",
        "nul",
        "tru",
        "",
        "\"",
        "{",
        "]",
        "'text'",
        "NaN",
        "01",
        "0x1",
        "1,",
        "\"a\" \"b\"",
    ]
    .map(str::to_owned)
    .to_vec();
    all.push(format!("\"{}\"", "x".repeat(100_000)));
    all.push("[".repeat(10_000));
    all.push(format!("{}{}", "[".repeat(200), "]".repeat(200)));
    all.push(format!("{}1{}", "{\"a\":".repeat(200), "}".repeat(200)));
    all
}

const MARK: &str = "@@here@@";

fn cases(answer: &Value) -> Vec<Case> {
    let mut cases = Vec::new();
    let quoted = format!("\"{MARK}\"");
    for place in places(answer, "") {
        let original = answer.pointer(&place).unwrap().to_string();
        let marked = with(answer, &place, Value::String(MARK.to_owned())).to_string();
        let mut write = |written: String| {
            let body = marked.replace(&quoted, &written);
            cases.push(Case {
                body,
                place: place.clone(),
                written,
            });
        };
        replacements().into_iter().for_each(&mut write);
        if let Some((_, name)) = place.rsplit_once('/') {
            // Twice: once with another value, once with the same.
            write(format!("{original},\"{name}\":null"));
            write(format!("{original},\"{name}\":true"));
            write(format!("{original},\"{name}\":{original}"));
            let missing = without(answer, &place).to_string();
            cases.push(Case {
                body: missing,
                place: place.clone(),
                written: "(missing)".to_owned(),
            });
        }
    }
    cases
}

/// The whole and every token in it.
fn places(value: &Value, here: &str) -> Vec<String> {
    let mut found = vec![here.to_owned()];
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                found.extend(places(field, &format!("{here}/{name}")));
            }
        }
        Value::Array(rows) => {
            for (number, row) in rows.iter().enumerate() {
                found.extend(places(row, &format!("{here}/{number}")));
            }
        }
        _ => {}
    }
    found
}

fn with(answer: &Value, place: &str, new: Value) -> Value {
    let mut changed = answer.clone();
    *changed.pointer_mut(place).unwrap() = new;
    changed
}

fn without(answer: &Value, place: &str) -> Value {
    let mut changed = answer.clone();
    let (parent, name) = place.rsplit_once('/').unwrap();
    match changed.pointer_mut(parent).unwrap() {
        Value::Object(fields) => drop(fields.remove(name)),
        Value::Array(rows) => drop(rows.remove(name.parse().unwrap())),
        _ => unreachable!("a token is in something"),
    }
    changed
}

/// Whether Paynet can be understood to say yes with this.
fn says_yes(written: &str) -> bool {
    let text = written.trim_matches('"').trim().to_ascii_lowercase();
    text == "true" || text == "1"
}

/// Whether an answer that says `succeeded` where nothing is replaced may count as "paid".
fn may_be_paid(case: &Case, succeeded: bool) -> bool {
    let is_inside = case.place.ends_with("/is_succeed");
    let holds_it = ["", "/Data", "/Data/0"].contains(&&*case.place);
    match (is_inside, holds_it) {
        (true, _) => says_yes(&case.written),
        // A whole answer or row that is something else says nothing; one that is written twice is no answer.
        (_, true) => case.place == "/Data/0" && case.written.contains("is_succeed") && succeeded,
        _ => succeeded,
    }
}

struct Stand {
    sandbox: Sandbox,
    till: Till,
}

impl Stand {
    fn new() -> Stand {
        let sandbox = Sandbox::start();
        let till = Till::new(&Way::to(&sandbox), 20_000).unwrap();
        Stand { sandbox, till }
    }

    /// A call that is answered so, once.
    fn call(&mut self, service: &Service, fault: Fault) -> Told {
        let before = self.sandbox.requests_to(service.path).len();
        self.sandbox.next_for(service.path, fault);
        let told = (service.call)(&mut self.till);
        let after = self.sandbox.requests_to(service.path).len();
        assert_eq!(after, before + 1, "{} was called once", service.path);
        told
    }
}

/// The places of the answer that say how it went, which decide the most.
fn is_weighty(place: &str) -> bool {
    [
        "",
        "/code",
        "/is_succeed",
        "/Data/0/is_succeed",
        "/Data",
        "/Data/0",
        "/data",
        "/data/0",
    ]
    .contains(&place)
}

fn sample(all: Vec<Case>) -> Vec<Case> {
    let mut number = 0;
    let nth = every(9);
    let mut chosen = all;
    chosen.retain(|case| {
        number += 1;
        is_weighty(&case.place) || number % nth == 0
    });
    chosen
}

#[test]
fn no_token_of_an_answer_can_break_a_call_or_make_an_unpaid_charge_paid() {
    let tally = Tally::default();
    let sandbox = Sandbox::start();
    for service in services(&sandbox) {
        let mut answers = vec![(service.answer.clone(), true)];
        for place in ["/is_succeed", "/Data/0/is_succeed"] {
            if service.answer.pointer(place).is_some() {
                answers.push((with(&service.answer, place, Value::Bool(false)), false));
            }
        }
        for (answer, succeeded) in answers {
            spread(&sample(cases(&answer)), Stand::new, |stand, case| {
                stand
                    .sandbox
                    .next_for(service.path, Fault::Body(case.body.clone()));
                let told = (service.call)(&mut stand.till);
                let about = format!(
                    "{} {}: {} -> {}, {}",
                    service.path,
                    case.place,
                    case.written.chars().take(60).collect::<String>(),
                    told.code,
                    told.outcome
                );
                let class = Class::of(told.code);
                let unknown = told.code == PAYNET_ERR_CHARGE_UNKNOWN;
                assert!(
                    matches!(class, Class::Ok | Class::Answered) || unknown,
                    "{about}"
                );
                assert!(
                    told.outcome != PAID || may_be_paid(case, succeeded),
                    "{about}"
                );
                assert!(stand.sandbox.ledger().is_empty(), "{about}");
                tally.count(service.path, told.code);
            });
        }
    }
    println!("{:6} answers", tally.print());
}

#[test]
fn no_token_of_an_error_object_can_break_a_call_or_make_a_charge_paid() {
    let tally = Tally::default();
    let error_object = json!({
        "object_name": "error", "type": "invalid_request_error", "message": "Geçersiz istek", "result_code": 16,
    });
    let sandbox = Sandbox::start();
    for service in services(&sandbox) {
        for status in [400, 500] {
            spread(&sample(cases(&error_object)), Stand::new, |stand, case| {
                let fault = Fault::BodyStatus(status, case.body.clone());
                let told = stand.call(&service, fault);
                let about = format!(
                    "{} {status} {}: {} -> {}",
                    service.path, case.place, case.written, told.code
                );
                // "Nothing found" is an answer of `check`; `result_code` 12 is not among the replacements.
                let class = Class::of(told.code);
                let unknown = told.code == PAYNET_ERR_CHARGE_UNKNOWN;
                assert!(class == Class::Answered || unknown, "{about}");
                assert_ne!(told.outcome, PAID, "{about}");
                tally.count(&format!("{} {status}", service.path), told.code);
            });
        }
    }
    println!("{:6} error objects", tally.print());
}

/// The control: unchanged answers are good, and the charge among them is paid.
#[test]
fn an_answer_of_which_nothing_is_replaced_is_good() {
    let sandbox = Sandbox::start();
    let mut stand = Stand::new();
    for service in services(&sandbox) {
        stand
            .sandbox
            .next_for(service.path, Fault::Body(service.answer.to_string()));
        let told = (service.call)(&mut stand.till);
        assert_eq!(
            told.code,
            PAYNET_OK,
            "{}: {}",
            service.path,
            stand.till.message()
        );
        let about_money = service.path.ends_with("/charge") || service.path.ends_with("/check");
        assert_eq!(told.outcome == PAID, about_money, "{}", service.path);
    }
    assert!(says_yes("\" TRUE \"") && !says_yes("2") && !says_yes("(missing)"));
}
