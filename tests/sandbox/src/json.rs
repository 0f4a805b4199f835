//! JSON text spelled the way Paynet spells it: fields in a fixed order, `\/`, and `\uXXXX` beyond ASCII.

use crate::money;
use serde_json::Value;
use std::fmt::Write;

pub type Field = (&'static str, Json);

#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// As it stands in the text, so that no amount ever passes through a float.
    Number(String),
    Text(String),
    Rows(Vec<Vec<Field>>),
    Other(Value),
}

/// Kurus as TL with a dot.
pub fn tl(kurus: i64) -> Json {
    Json::Number(money::tl(kurus))
}

pub fn object(fields: &[Field]) -> String {
    let mut text = String::new();
    write_object(&mut text, fields, quoted);
    text
}

/// The same object with every character of every name and text as `\uXXXX`.
pub fn object_in_escapes(fields: &[Field]) -> String {
    let mut text = String::new();
    write_object(&mut text, fields, quoted_escapes);
    text
}

fn write_object(out: &mut String, fields: &[Field], quote: fn(&str) -> String) {
    write_list(out, ['{', '}'], fields, |out, (name, value)| {
        out.push_str(&quote(name));
        out.push(':');
        write_value(out, value, quote);
    });
}

fn write_value(out: &mut String, value: &Json, quote: fn(&str) -> String) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Json::Number(digits) => out.push_str(digits),
        Json::Text(text) => out.push_str(&quote(text)),
        Json::Rows(rows) => write_list(out, ['[', ']'], rows, |out, row| {
            write_object(out, row, quote);
        }),
        Json::Other(value) => out.push_str(&escaped(&value.to_string())),
    }
}

fn write_list<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: &[T],
    write_item: impl Fn(&mut String, &T),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_item(out, item);
    }
    out.push(close);
}

fn quoted(text: &str) -> String {
    escaped(&Value::from(text).to_string())
}

// In JSON, a slash and anything beyond ASCII can only stand inside a string.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '/' => escaped.push_str("\\/"),
            ascii if ascii.is_ascii() => escaped.push(ascii),
            other => push_units(&mut escaped, other),
        }
    }
    escaped
}

fn quoted_escapes(text: &str) -> String {
    let mut escaped = String::from('"');
    for character in text.chars() {
        push_units(&mut escaped, character);
    }
    escaped.push('"');
    escaped
}

fn push_units(text: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        write!(text, "\\u{unit:04x}").expect("writing to a String");
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Json::Bool(flag)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Json::Number(number.to_string())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json::Text(text.to_owned())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Json::Text(text.clone())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Json::Text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_and_turkish_letters_are_escaped() {
        let text = object(&[("url", "a/b".into()), ("message", "Başarılı".into())]);
        assert_eq!(
            text,
            r#"{"url":"a\/b","message":"Ba\u015far\u0131l\u0131"}"#
        );
    }

    #[test]
    fn a_character_beyond_the_first_plane_becomes_a_surrogate_pair() {
        assert_eq!(
            object_in_escapes(&[("m", "💳".into()), ("n", 1.into())]),
            r#"{"\u006d":"\ud83d\udcb3","\u006e":1}"#
        );
    }

    #[test]
    fn amounts_and_rows_are_written_digit_by_digit() {
        let row = vec![("amount", tl(1024)), ("paid", true.into())];
        assert_eq!(
            object(&[("Data", Json::Rows(vec![row, vec![]])), ("m", Json::Null)]),
            r#"{"Data":[{"amount":10.24,"paid":true},{}],"m":null}"#
        );
    }
}
