//! Tolerant reading: Paynet's tables and its samples disagree on types, so a value counts by what it says, whether
//! it comes as text, number or boolean.

use std::borrow::Cow;

use serde_json::value::RawValue;

/// A value of an answer, not yet interpreted. `null` and an absent field are both [`None`].
pub(crate) type Value<'a> = Option<&'a RawValue>;

/// The value as text. Lists and objects count as absent.
pub(crate) fn text(value: Value<'_>) -> Option<String> {
    scalar(value).map(Cow::into_owned)
}

fn scalar(value: Value<'_>) -> Option<Cow<'_, str>> {
    let raw = value?.get();
    match raw.as_bytes().first()? {
        b'"' => serde_json::from_str(raw).ok().map(Cow::Owned),
        b'{' | b'[' => None,
        _ => Some(Cow::Borrowed(raw)),
    }
}

/// The value as yes or no.
pub(crate) fn flag(value: Value<'_>) -> Option<bool> {
    let text = scalar(value)?;
    let text = text.trim();
    if text.eq_ignore_ascii_case("true") || text == "1" {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") || text == "0" {
        Some(false)
    } else {
        None
    }
}

/// The value as a return code; `false` is 0 and `true` is 1.
pub(crate) fn code(value: Value<'_>) -> Option<i32> {
    let text = scalar(value)?;
    let text = text.trim();
    match text {
        "true" => Some(1),
        "false" => Some(0),
        _ => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Box<RawValue> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_flag_may_be_boolean_text_or_number() {
        for (json, expected) in [
            ("true", Some(true)),
            ("\"true\"", Some(true)),
            ("\"True\"", Some(true)),
            ("1", Some(true)),
            ("\"1\"", Some(true)),
            ("false", Some(false)),
            ("\"False\"", Some(false)),
            ("0", Some(false)),
            ("\"\"", None),
            ("2", None),
            ("{}", None),
        ] {
            assert_eq!(flag(Some(&parse(json))), expected, "{json}");
        }
        assert_eq!(flag(None), None);
    }

    #[test]
    fn a_code_may_be_number_text_or_boolean() {
        for (json, expected) in [
            ("0", Some(0)),
            ("\"0\"", Some(0)),
            ("\" 17 \"", Some(17)),
            ("100", Some(100)),
            ("false", Some(0)),
            ("true", Some(1)),
            ("\"abc\"", None),
            ("1.5", None),
            ("99999999999", None),
            ("[0]", None),
        ] {
            assert_eq!(code(Some(&parse(json))), expected, "{json}");
        }
    }

    #[test]
    fn text_is_unescaped() {
        assert_eq!(
            text(Some(&parse(r#""http:\/\/a \u0130\u015flem \ud83d\ude42""#))).unwrap(),
            "http://a İşlem 🙂"
        );
        assert_eq!(text(Some(&parse("12"))).unwrap(), "12");
    }
}
