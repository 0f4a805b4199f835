//! What a caller gets: fields by name, and their JSON.

use std::ffi::c_char;

use serde::ser::{Serialize, SerializeMap, Serializer};
use yore::code_pages::CP1254;
use zeroize::Zeroizing;

use super::super::error::paynet_error;
use super::super::status::paynet_status_class;
use super::super::text::Encoding;
use super::reflect::{Place, Reflect};
use crate::error::Language;
use crate::error::status::{PAYNET_OK, status};

pub(super) enum Value {
    Number(i64),
    Text(String),
    Rows(Vec<Fields>),
}

#[derive(Default)]
pub(super) struct Fields(Vec<(&'static str, Value)>);

impl Fields {
    /// The fields of a struct that the library filled.
    pub(super) fn of<T: Reflect>(filled: &T, encoding: Encoding) -> Fields {
        let mut filled = *filled;
        let fields = T::FIELDS.iter().filter_map(|field| {
            let value = match (field.at)(&mut filled) {
                Place::Int(number) => Value::Number((*number).into()),
                Place::Long(number) => Value::Number(*number),
                Place::Array(text) => Value::Text(text_of(text, encoding)),
                Place::Text(_) => return None,
            };
            Some((field.name, value))
        });
        Fields(fields.collect())
    }

    pub(super) fn number(&mut self, name: &'static str, value: impl Into<i64>) {
        self.0.push((name, Value::Number(value.into())));
    }

    pub(super) fn text(&mut self, name: &'static str, value: &str) {
        self.0.push((name, Value::Text(value.to_owned())));
    }

    pub(super) fn array(&mut self, name: &'static str, array: &[c_char], encoding: Encoding) {
        self.0.push((name, Value::Text(text_of(array, encoding))));
    }

    pub(super) fn rows(&mut self, name: &'static str, rows: Vec<Fields>) {
        self.0.push((name, Value::Rows(rows)));
    }

    fn get(&self, name: &str) -> Option<&Value> {
        let (_, value) = self.0.iter().find(|(known, _)| *known == name)?;
        Some(value)
    }

    /// A field, or one of a row: `instalments.1.total_amount`.
    fn find(&self, path: &str) -> Option<String> {
        let (name, rest) = match path.split_once('.') {
            Some((name, rest)) => (name, Some(rest)),
            None => (path, None),
        };
        match (self.get(name)?, rest) {
            (Value::Number(number), None) => Some(number.to_string()),
            (Value::Text(text), None) => Some(text.clone()),
            (Value::Rows(rows), Some(rest)) => {
                let (number, rest) = rest.split_once('.')?;
                let place = number.parse::<usize>().ok()?.checked_sub(1)?;
                rows.get(place)?.find(rest)
            }
            _ => None,
        }
    }

    fn without_rows(&mut self) {
        self.0.retain(|(_, value)| !matches!(value, Value::Rows(_)));
    }

    fn without_control_characters(&mut self) {
        for (_, value) in &mut self.0 {
            match value {
                Value::Number(_) => {}
                Value::Text(text) => *text = text.replace(|c: char| c.is_ascii_control(), " "),
                Value::Rows(rows) => rows.iter_mut().for_each(Fields::without_control_characters),
            }
        }
    }
}

fn text_of(array: &[c_char], encoding: Encoding) -> String {
    let bytes = array
        .iter()
        .map(|byte| byte.to_ne_bytes()[0])
        .take_while(|byte| *byte != 0);
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned(),
        Encoding::Windows1254 => bytes.map(|byte| CP1254.decode_byte(byte)).collect(),
    }
}

/// The whole answer of an operation.
pub(super) struct Answer {
    pub(super) status: i32,
    response: Option<Fields>,
    error: Option<Fields>,
}

impl Answer {
    pub(super) fn new(
        status: i32,
        response: Option<Fields>,
        error: &paynet_error,
        encoding: Encoding,
    ) -> Answer {
        let error = (status != PAYNET_OK).then(|| explained(status, error, encoding));
        Answer {
            status,
            response,
            error,
        }
    }

    pub(super) fn to_json(&self) -> Zeroizing<String> {
        // Neither names nor values can fail to be written.
        Zeroizing::new(serde_json::to_string(self).unwrap_or_default())
    }

    /// Looks in the response first, then in the error, then at the rest, unless the path begins with `response.` or
    /// `error.`.
    pub(super) fn find(&self, path: &str) -> Option<String> {
        let response = |path| self.response.as_ref()?.find(path);
        let error = |path| self.error.as_ref()?.find(path);
        if let Some(rest) = path.strip_prefix("response.") {
            return response(rest);
        }
        if let Some(rest) = path.strip_prefix("error.") {
            return error(rest);
        }
        response(path)
            .or_else(|| error(path))
            .or_else(|| match path {
                "status" => Some(self.status.to_string()),
                "status_name" => Some(status(self.status).name.as_str().to_owned()),
                "status_class" => Some(paynet_status_class(self.status).to_string()),
                _ => None,
            })
    }

    pub(super) fn without_rows(mut self) -> Answer {
        if let Some(response) = &mut self.response {
            response.without_rows();
        }
        self
    }

    pub(super) fn without_response(self) -> Answer {
        Answer {
            response: None,
            ..self
        }
    }

    pub(super) fn take_response(&mut self) -> Option<Fields> {
        self.response.take()
    }

    /// With blanks for characters that JSON writes with six.
    pub(super) fn without_control_characters(mut self) -> Answer {
        for fields in [&mut self.response, &mut self.error].into_iter().flatten() {
            fields.without_control_characters();
        }
        self
    }
}

fn explained(code: i32, error: &paynet_error, encoding: Encoding) -> Fields {
    let mut fields = Fields::of(error, encoding);
    let row = status(code);
    for (name, language) in [
        ("explanation_en", Language::English),
        ("explanation_tr", Language::Turkish),
    ] {
        fields.text(name, row.explanation(language).as_str());
    }
    fields
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("status_name", status(self.status).name.as_str())?;
        map.serialize_entry("status_class", &paynet_status_class(self.status))?;
        if let Some(response) = &self.response {
            map.serialize_entry("response", response)?;
        }
        if let Some(error) = &self.error {
            map.serialize_entry("error", error)?;
        }
        map.end()
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Number(number) => serializer.serialize_i64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Rows(rows) => serializer.collect_seq(rows),
        }
    }
}
