//! The fields of a JSON request, read as tolerantly as Paynet reads them.

use crate::answer::Refusal;
use crate::money;
use crate::services::Request;
use hyper::header::CONTENT_TYPE;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

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
        self.optional_text(name)?.ok_or_else(|| missing(name))
    }

    /// The text of a field that may be missing, null or empty.
    pub fn optional_text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        match self.0.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text)),
            None | Some(Value::Null | Value::String(_)) => Ok(None),
            Some(_) => Err(bad_request(&format!("{name} alanı metin olmalıdır"))),
        }
    }

    /// A text that is only kept and shown again, so nothing in place of what is none.
    pub fn kept(&self, name: &str) -> String {
        let text = self.0.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    }

    /// A field that may be a text, a number or a boolean.
    pub fn scalar(&self, name: &str) -> Result<String, Refusal> {
        self.optional_scalar(name)?.ok_or_else(|| missing(name))
    }

    pub fn optional_scalar(&self, name: &str) -> Result<Option<String>, Refusal> {
        match self.0.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.clone())),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => Ok(Some(value.to_string())),
            None | Some(Value::Null | Value::String(_)) => Ok(None),
            Some(_) => Err(bad_request(&format!(
                "{name} alanı tek bir değer olmalıdır"
            ))),
        }
    }

    pub fn flag(&self, name: &str) -> Result<bool, Refusal> {
        self.optional_flag(name)?.ok_or_else(|| missing(name))
    }

    pub fn optional_flag(&self, name: &str) -> Result<Option<bool>, Refusal> {
        let Some(text) = self.optional_scalar(name)? else {
            return Ok(None);
        };
        match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(Some(true)),
            "false" | "0" => Ok(Some(false)),
            _ => Err(bad_request(&format!(
                "{name} alanı true veya false olmalıdır"
            ))),
        }
    }

    pub fn optional_number(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(text) = self.optional_scalar(name)? else {
            return Ok(None);
        };
        text.parse()
            .map(Some)
            .map_err(|_| bad_request(&format!("{name} alanı tam sayı olmalıdır")))
    }

    pub fn kurus(&self, name: &str) -> Result<i64, Refusal> {
        self.optional_kurus(name)?.ok_or_else(|| missing(name))
    }

    /// An amount times 100, as number or text.
    pub fn optional_kurus(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(text) = self.optional_scalar(name)? else {
            return Ok(None);
        };
        money::kurus(&text).map(Some).ok_or_else(|| {
            bad_request(&format!(
                "{name} alanı kuruş cinsinden pozitif bir tam sayı olmalıdır"
            ))
        })
    }

    /// A merchant's reference, up to 50 characters.
    pub fn reference(&self) -> Result<Option<String>, Refusal> {
        match self.optional_scalar("reference_no")? {
            Some(text) if text.chars().count() > LONGEST_REFERENCE => {
                Err(bad_request("reference_no alanı 50 karakterden uzun olamaz"))
            }
            reference => Ok(reference),
        }
    }
}

const LONGEST_REFERENCE: usize = 50;

pub fn bad_request(message: &str) -> Refusal {
    Refusal::with(crate::return_codes::BAD_REQUEST, message.to_owned())
}

fn missing(name: &str) -> Refusal {
    bad_request(&format!("{name} alanı zorunludur"))
}

pub fn is_digits(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
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
