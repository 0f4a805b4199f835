//! Paynet's services: which path is answered by which file.

mod authorization;
mod create_token;
mod fields;
mod token_answer;

use crate::Fault;
use crate::answer::{Answer, Refusal};
use crate::return_codes::BAD_REQUEST;
use crate::state::State;
use hyper::header::{ALLOW, HeaderValue};
use hyper::{HeaderMap, Method, StatusCode};

pub struct Request {
    pub method: Method,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    pub keeps_alive: bool,
}

type Service = fn(&State, &Request, Option<&Fault>) -> Result<Answer, Refusal>;

pub fn answer(state: &State, request: &Request, fault: Option<&Fault>) -> Answer {
    let Some(service) = service(&request.path) else {
        return not_found();
    };
    if request.method != Method::POST {
        return method_not_allowed();
    }
    service(state, request, fault).unwrap_or_else(Answer::from)
}

fn service(path: &str) -> Option<Service> {
    match path {
        "/v1/paynetj/create_token" => Some(create_token::answer),
        _ => None,
    }
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
