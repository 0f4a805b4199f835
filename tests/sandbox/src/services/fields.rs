//! The fields of a JSON request, read as tolerantly as Paynet reads them.

use crate::answer::Refusal;
use crate::return_codes::BAD_REQUEST;
use crate::services::Request;
use hyper::StatusCode;
use hyper::header::CONTENT_TYPE;
use serde_json::{Map, Value};

pub struct Fields(Map<String, Value>);

impl Fields {
    pub fn of(request: &Request) -> Result<Self, Refusal> {
        if !is_json(request) {
            return Err(bad_request("Content-Type application/json olmalıdır"));
        }
        serde_json::from_slice(&request.body)
            .map(Self)
            .map_err(|_| bad_request("İstek gövdesi bir JSON nesnesi değil"))
    }

    /// A field that has to be a text.
    pub fn text(&self, name: &str) -> Result<&str, Refusal> {
        match self.0.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(text),
            None | Some(Value::Null | Value::String(_)) => Err(missing(name)),
            Some(_) => Err(bad_request(&format!("{name} alanı metin olmalıdır"))),
        }
    }

    /// A field that may be a text, a number or a boolean.
    pub fn scalar(&self, name: &str) -> Result<String, Refusal> {
        match self.0.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => Ok(value.to_string()),
            None | Some(Value::Null | Value::String(_)) => Err(missing(name)),
            Some(_) => Err(bad_request(&format!(
                "{name} alanı tek bir değer olmalıdır"
            ))),
        }
    }
}

pub fn bad_request(message: &str) -> Refusal {
    Refusal {
        status: StatusCode::BAD_REQUEST,
        result_code: BAD_REQUEST,
        message: message.to_owned(),
    }
}

fn missing(name: &str) -> Refusal {
    bad_request(&format!("{name} alanı zorunludur"))
}

fn is_json(request: &Request) -> bool {
    let Some(Ok(text)) = request
        .headers
        .get(CONTENT_TYPE)
        .map(|value| value.to_str())
    else {
        return false;
    };
    let (kind, parameter) = text.split_once(';').unwrap_or((text, ""));
    let parameter = parameter.trim().to_ascii_lowercase();
    kind.trim().eq_ignore_ascii_case("application/json")
        && ["", "charset=utf-8", "charset=\"utf-8\""].contains(&parameter.as_str())
}
