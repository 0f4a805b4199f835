//! JSON text spelled the way Paynet spells it: fields in a fixed order, `\/`, and `\uXXXX` beyond ASCII.

use serde_json::Value;
use std::fmt::Write;

pub type Field = (&'static str, Value);

pub fn object(fields: &[Field]) -> String {
    let members: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}:{value}", Value::from(*name)))
        .collect();
    escape(&format!("{{{}}}", members.join(",")))
}

/// The same object with every character of every name and text as `\uXXXX`.
pub fn object_in_escapes(fields: &[Field]) -> String {
    let members: Vec<String> = fields
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::String(text) => quoted_escapes(text),
                other => other.to_string(),
            };
            format!("{}:{value}", quoted_escapes(name))
        })
        .collect();
    format!("{{{}}}", members.join(","))
}

// In JSON, a slash and anything beyond ASCII can only stand inside a string.
fn escape(json: &str) -> String {
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
}
