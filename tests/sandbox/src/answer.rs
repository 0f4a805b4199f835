//! Answers as Paynet gives them: JSON, and an error object for every status but 200.

use crate::json;
use crate::return_codes::{self, NO_DATA};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Response, StatusCode};

pub type Answer = Response<Bytes>;

pub const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

pub fn json(status: StatusCode, text: impl Into<Bytes>) -> Answer {
    with_type(status, JSON, text.into())
}

pub fn html(status: StatusCode, page: String) -> Answer {
    with_type(status, HTML, page.into())
}

pub fn empty(status: StatusCode) -> Answer {
    let mut answer = Answer::default();
    *answer.status_mut() = status;
    answer
}

fn with_type(status: StatusCode, content_type: HeaderValue, body: Bytes) -> Answer {
    let mut answer = Answer::new(body);
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, content_type);
    answer
}

/// Why a request is not granted.
#[derive(Debug)]
pub struct Refusal {
    pub status: StatusCode,
    pub result_code: i64,
    pub message: String,
}

impl Refusal {
    /// Status 400 with the code's own message.
    pub fn of(result_code: i64) -> Self {
        Self::with(result_code, return_codes::message(result_code).to_owned())
    }

    /// Status 400.
    pub fn with(result_code: i64, message: String) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            result_code,
            message,
        }
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Answer {
        let kind = error_type(refusal.status, refusal.result_code);
        error_object(refusal.status, kind, &refusal.message, refusal.result_code)
    }
}

pub fn error_object(status: StatusCode, kind: &str, message: &str, result_code: i64) -> Answer {
    let fields = [
        ("type", kind.into()),
        ("message", message.into()),
        ("code", i64::from(status.as_u16()).into()),
        ("result_code", result_code.into()),
    ];
    json(status, json::object(&fields))
}

fn error_type(status: StatusCode, result_code: i64) -> &'static str {
    match status.as_u16() {
        _ if result_code == NO_DATA => "no_data_error",
        401 | 403 => "authorization_error",
        404 => "404 Not Found",
        500.. => "api_error",
        _ => "invalid_request_error",
    }
}
