//! What a caller gives: fields by name, which fill a C struct.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};
use yore::code_pages::CP1254;

use super::super::text::Encoding;
use super::reflect::{Place, Reflect};
use crate::api::json::Object;
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_INVALID_FIELD, PAYNET_ERR_TEXT, PAYNET_ERR_UNKNOWN_NAME};
use crate::secret::Room;

/// A value, not yet interpreted.
#[derive(Clone, Copy)]
pub(super) enum Given<'a> {
    Text(&'a str),
    /// A text of JSON with escapes, in its quotation marks.
    Escaped(&'a str),
    Number(&'a str),
    Nothing,
    /// `true`, a list and the like.
    Other,
}

pub(super) type Pair<'a> = (Cow<'a, str>, Given<'a>);

/// An error that may be about a name which no release knows.
pub(super) struct Problem {
    pub(super) error: Error,
    pub(super) name: Option<String>,
}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        Problem { error, name: None }
    }
}

/// Says which name is unknown, unless it may be something else in a wrong place, card data say.
pub(super) fn unknown(what: &str, name: &str) -> Problem {
    let is_name = name.len() < 32
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9'));
    let is_named = is_name && name.bytes().filter(u8::is_ascii_digit).count() < 3;
    let shown = if is_named { name } else { "of that name" };
    let error = Error::new(
        PAYNET_ERR_UNKNOWN_NAME,
        format!("this release has no {what} {shown}"),
    );
    Problem {
        error,
        name: is_named.then(|| name.to_owned()),
    }
}

/// The fields of a JSON object.
pub(super) fn from_json<'a>(object: &'a Object<'a>) -> Vec<Pair<'a>> {
    object
        .fields()
        .map(|(name, value)| (Cow::Borrowed(name), from_raw(value)))
        .collect()
}

fn from_raw(raw: &str) -> Given<'_> {
    match raw.as_bytes() {
        [b'"', .., b'"'] if raw.contains('\\') => Given::Escaped(raw),
        [b'"', inner @ .., b'"'] => Given::Text(str::from_utf8(inner).unwrap_or_default()),
        [b'-' | b'0'..=b'9', ..] => Given::Number(raw),
        b"null" => Given::Nothing,
        _ => Given::Other,
    }
}

/// A caller's request as text.
pub(super) fn read_object(text: &str) -> Result<Option<Object<'_>>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    // The reader's own message may quote the text.
    serde_json::from_str(text).map(Some).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Error::new(
            PAYNET_ERR_INVALID_FIELD,
            format!(
                "request is no JSON object, or names a field twice (line {line}, column {column})"
            ),
        )
        .in_field("request")
    })
}

/// A struct with the values given, and the texts that it points to.
pub(super) struct Filled<T> {
    pub(super) value: T,
    _texts: Room,
}

/// `extra` is the name of a field that is no part of the struct.
pub(super) fn fill<T: Reflect>(
    given: &[Pair<'_>],
    encoding: Encoding,
    extra: Option<&str>,
) -> Result<Filled<T>, Problem> {
    let mut value = T::initial();
    let mut texts = Texts::new(given, encoding);
    let mut starts = Vec::with_capacity(given.len());
    for (name, given) in given {
        if extra == Some(name) {
            continue;
        }
        let field = T::FIELDS
            .iter()
            .find(|field| field.name == name)
            .ok_or_else(|| unknown("field", name))?;
        match (field.at)(&mut value) {
            Place::Int(place) => set(place, *given, field.name)?,
            Place::Long(place) => set(place, *given, field.name)?,
            Place::Text(_) => {
                if let Some(start) = texts.push(*given, field.name)? {
                    starts.push((field, start));
                }
            }
            Place::Array(_) => return Err(unknown("field", name)),
        }
    }
    let texts = texts.room;
    for (field, start) in starts {
        if let (Place::Text(place), Some(text)) = ((field.at)(&mut value), texts.get(start..)) {
            *place = text.as_ptr().cast();
        }
    }
    Ok(Filled {
        value,
        _texts: texts,
    })
}

/// A number, as such or as text. Nothing and the empty text leave it as it is.
fn set<N: std::str::FromStr>(
    place: &mut N,
    given: Given<'_>,
    field: &'static str,
) -> Result<(), Error> {
    let digits = match given {
        Given::Text(text) => text.trim_matches(' '),
        Given::Number(digits) => digits,
        Given::Nothing => return Ok(()),
        Given::Escaped(_) | Given::Other => "-",
    };
    if digits.is_empty() {
        return Ok(());
    }
    *place = digits
        .parse()
        .map_err(|_| Error::invalid(field, "it must be a whole number within the field's range"))?;
    Ok(())
}

/// The one number that may be needed ahead of all others.
pub(super) fn number(given: &[Pair<'_>], field: &'static str) -> Result<Option<i32>, Error> {
    let mut number = None;
    for (name, given) in given {
        if name == field {
            let mut value = 0;
            set(&mut value, *given, field)?;
            number = Some(value);
        }
    }
    Ok(number)
}

/// The texts of a struct, each with a NUL at its end, in one room.
struct Texts {
    encoding: Encoding,
    room: Room,
    used: usize,
}

impl Texts {
    /// With room for all of them: no encoding takes more than UTF-8, and what is written with an escape takes less.
    fn new(given: &[Pair<'_>], encoding: Encoding) -> Texts {
        let bytes = given.iter().map(|(_, given)| match given {
            Given::Text(text) | Given::Escaped(text) | Given::Number(text) => text.len() + 1,
            Given::Nothing | Given::Other => 0,
        });
        Texts {
            encoding,
            room: Room::new(bytes.sum()),
            used: 0,
        }
    }

    /// Where the text begins. [`None`] if there is none.
    fn push(&mut self, given: Given<'_>, field: &'static str) -> Result<Option<usize>, Error> {
        let start = self.used;
        match given {
            Given::Text("") | Given::Nothing => return Ok(None),
            Given::Text(text) => self.write(text, field)?,
            Given::Number(digits) if is_whole(digits) => self.write(digits, field)?,
            Given::Escaped(quoted) => {
                let mut written = Ok(());
                with_unescaped(quoted, |text| written = self.write(text, field))
                    .ok_or_else(|| unreadable(field, "half of a surrogate pair is missing"))?;
                written?;
            }
            Given::Number(_) | Given::Other => {
                return Err(Error::invalid(field, "it must be a text"));
            }
        }
        self.used += 1;
        Ok(Some(start))
    }

    fn write(&mut self, text: &str, field: &'static str) -> Result<(), Error> {
        if text.contains('\0') {
            return Err(unreadable(field, "it holds a NUL"));
        }
        for c in text.chars() {
            let mut utf8 = [0; 4];
            let bytes = match self.encoding {
                Encoding::Utf8 => c.encode_utf8(&mut utf8).as_bytes(),
                Encoding::Windows1254 => {
                    let byte = CP1254.encode_char(c).ok_or_else(|| {
                        unreadable(field, "Windows-1254 lacks one of its letters")
                    })?;
                    &[byte]
                }
            };
            let end = self.used + bytes.len();
            if let Some(place) = self.room.get_mut(self.used..end) {
                place.copy_from_slice(bytes);
            }
            self.used = end;
        }
        Ok(())
    }
}

fn unreadable(field: &'static str, why: &str) -> Error {
    Error::new(PAYNET_ERR_TEXT, format!("{field} can't be read: {why}")).in_field(field)
}

fn is_whole(digits: &str) -> bool {
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Lends a text of JSON without its escapes, which is gone afterwards.
fn with_unescaped(quoted: &str, mut lend: impl FnMut(&str)) -> Option<()> {
    struct Lender<'a>(&'a mut dyn FnMut(&str));

    impl<'de> DeserializeSeed<'de> for Lender<'_> {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_str(self)
        }
    }

    impl Visitor<'_> for Lender<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E>(self, text: &str) -> Result<(), E> {
            (self.0)(text);
            Ok(())
        }
    }

    let mut deserializer = serde_json::Deserializer::from_str(quoted);
    Lender(&mut lend).deserialize(&mut deserializer).ok()
}
