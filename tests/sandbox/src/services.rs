//! Paynet's services and pages: which path is answered by which file.

mod auth;
mod authorization;
mod bin_answer;
mod call;
mod card_list;
mod charge;
mod charge_answer;
mod charge_checks;
mod check;
mod check_bin;
mod check_card_bin;
mod create_card_token;
mod create_token;
mod fields;
mod pages;
mod save_card;
mod shaping;
mod token_answer;

use crate::Fault;
use crate::answer::{self, Answer, Refusal};
use crate::directive;
use crate::json::Field;
use crate::return_codes::BAD_REQUEST;
use crate::state::State;
use authorization::Key;
use call::Call;
use fields::Fields;
use hyper::header::{ALLOW, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::{HeaderMap, Method, StatusCode};
pub use pages::is_page;
use serde_json::Value;

/// The sandbox's own paths begin so.
pub const CONTROLS: &str = "/sandbox/";
pub const CREATE_TOKEN: &str = "/v1/paynetj/create_token";
pub const CREATE_CARD_TOKEN: &str = "/v1/paynetj/create_card_token";
pub const CHARGE: &str = "/v1/transaction/charge";

pub struct Request {
    pub method: Method,
    pub path: String,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    pub keeps_alive: bool,
}

/// What a service has to say when it grants a request.
pub enum Granted {
    Fields(Vec<Field>),
    /// Exactly this text.
    Printed(&'static str),
}

type Service = fn(&Call) -> Result<Granted, Refusal>;

fn service(path: &str) -> Option<(Key, Service)> {
    Some(match path {
        "/v1/paynetj/auth" => (Key::Publishable, auth::answer),
        "/v1/paynetj/check_bin" => (Key::Publishable, check_bin::answer),
        "/v1/paynetj/check_card_bin" => (Key::Publishable, check_card_bin::answer),
        "/v1/paynetj/save_card" => (Key::Publishable, save_card::answer),
        CREATE_TOKEN => (Key::Publishable, create_token::answer),
        CREATE_CARD_TOKEN => (Key::Publishable, create_card_token::answer),
        "/v1/card/list" => (Key::Secret, card_list::answer),
        CHARGE => (Key::Secret, charge::answer),
        "/v1/transaction/check" => (Key::Secret, check::answer),
        _ => return None,
    })
}

pub fn answer(state: &State, request: &Request, fault: Option<&Fault>) -> Answer {
    if is_page(&request.path) {
        return pages::answer(state, request);
    }
    let Some((key, service)) = service(&request.path) else {
        return not_found();
    };
    if request.method != Method::POST {
        return method_not_allowed();
    }
    granted(state, request, key, service, fault).unwrap_or_else(Answer::from)
}

/// Asks a service without a line.
pub fn ask(state: &State, path: &str, fields: &Value) -> Value {
    let key = match service(path) {
        Some((key, _)) => authorization::header(state, key),
        None => panic!("there is no service {path}"),
    };
    let request = Request {
        method: Method::POST,
        path: path.to_owned(),
        query: String::new(),
        headers: HeaderMap::from_iter([(AUTHORIZATION, key), (CONTENT_TYPE, answer::JSON)]),
        body: fields.to_string().into_bytes(),
        keeps_alive: false,
    };
    let fault = directive::in_request(&request);
    let answer = match &fault {
        Ok(fault) => self::answer(state, &request, fault.as_ref()),
        Err(_) => panic!("{path} {fields} asks for a fault that is none"),
    };
    let text = String::from_utf8_lossy(answer.body());
    assert!(answer.status() == StatusCode::OK, "{path} {fields} {text}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path} {fields} {text}: {error}"))
}

fn granted(
    state: &State,
    request: &Request,
    key: Key,
    service: Service,
    fault: Option<&Fault>,
) -> Result<Answer, Refusal> {
    authorization::check(state, &request.headers, key)?;
    let call = Call {
        state,
        fields: Fields::of(request)?,
        fault,
    };
    let text = match service(&call)? {
        Granted::Fields(fields) => shaping::text(fields, &call.fields, fault),
        Granted::Printed(text) => text.to_owned(),
    };
    Ok(answer::json(StatusCode::OK, text))
}

fn not_found() -> Answer {
    Refusal {
        status: StatusCode::NOT_FOUND,
        result_code: BAD_REQUEST,
        message: "Bu adreste bir servis yok".to_owned(),
    }
    .into()
}

fn method_not_allowed() -> Answer {
    let mut answer: Answer = Refusal {
        status: StatusCode::METHOD_NOT_ALLOWED,
        result_code: BAD_REQUEST,
        message: "Bu servis yalnız POST ile çağrılır".to_owned(),
    }
    .into();
    answer
        .headers_mut()
        .insert(ALLOW, HeaderValue::from_static("POST"));
    answer
}
