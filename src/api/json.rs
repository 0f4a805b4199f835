//! Tolerant reading: Paynet's tables and its samples disagree on types, so a value counts by what it says, whether
//! it comes as text, number or boolean.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::money::Amount;

/// A value of an answer, not yet interpreted. `null` and an absent field are both [`None`].
pub(crate) type Value<'a> = Option<&'a RawValue>;

/// More fields than any answer has; what has more does not come from Paynet.
const MAX_FIELDS: usize = 256;

/// An object of an answer, its values not yet interpreted. A name that comes twice makes it unreadable, since its two
/// values may contradict each other.
pub(crate) struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Object<'a> {
    pub(crate) fn get(&self, name: &str) -> Value<'a> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        Some(*value).filter(|value| value.get() != "null")
    }

    /// All fields with their values as they are written.
    #[cfg(feature = "ffi")]
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, value.get()))
    }

    /// The first of these that is there: the spelling differs by service and by sample.
    pub(crate) fn either(&self, names: &[&str]) -> Value<'a> {
        names.iter().find_map(|name| self.get(name))
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object<'de>, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Object<'de>, M::Error> {
                let mut fields: Vec<(Cow<'de, str>, &'de RawValue)> = Vec::with_capacity(8);
                while let Some((Name(name), value)) = map.next_entry()? {
                    if fields.len() == MAX_FIELDS || fields.iter().any(|(known, _)| *known == name)
                    {
                        return Err(M::Error::custom("too many fields, or one of them twice"));
                    }
                    fields.push((name, value));
                }
                Ok(Object(fields))
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// A field's name, borrowed where it holds no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name<'de>, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// The objects of a list. [`None`] if the value is no list of objects.
pub(crate) fn rows<'a>(value: Value<'a>) -> Option<Vec<Object<'a>>> {
    serde_json::from_str(value?.get()).ok()
}

/// The value as text. Lists and objects count as absent.
pub(crate) fn text(value: Value<'_>) -> Option<String> {
    scalar(value).map(Cow::into_owned)
}

fn scalar(value: Value<'_>) -> Option<Cow<'_, str>> {
    let raw = value?.get();
    match raw.as_bytes().first()? {
        b'"' => match unquoted(raw) {
            Some(text) => Some(Cow::Borrowed(text)),
            None => serde_json::from_str(raw).ok().map(Cow::Owned),
        },
        b'{' | b'[' => None,
        _ => Some(Cow::Borrowed(raw)),
    }
}

/// A text without escapes is what stands between the quotation marks.
fn unquoted(raw: &str) -> Option<&str> {
    let text = raw.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains('\\')).then_some(text)
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

/// The value as a number that counts something.
pub(crate) fn count(value: Value<'_>) -> Option<i32> {
    scalar(value)?.trim().parse().ok()
}

/// The value, which answers give in lira, as an amount.
pub(crate) fn amount(value: Value<'_>) -> Option<Amount> {
    Amount::from_answer(scalar(value)?.trim())
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
    fn a_name_that_comes_twice_makes_an_object_unreadable() {
        assert!(serde_json::from_str::<Object<'_>>(r#"{"a":1,"b":2}"#).is_ok());
        assert!(serde_json::from_str::<Object<'_>>(r#"{"a":1,"a":2}"#).is_err());
        assert!(serde_json::from_str::<Object<'_>>(r#"{"a":1,"\u0061":2}"#).is_err());
    }

    #[test]
    fn a_null_is_the_same_as_no_field() {
        let object: Object<'_> = serde_json::from_str(r#"{"a":null,"b":1}"#).unwrap();
        assert!(object.get("a").is_none() && object.get("c").is_none());
        assert_eq!(text(object.either(&["a", "c", "b"])).unwrap(), "1");
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
