//! The forms in which a successful create_token may be answered.

use std::fmt;
use std::str::FromStr;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The documented answer as printed: http `post_url`, a blank inside the token.
    Sample,
    /// `is_tds` and `code` as texts.
    Strings,
    /// `object_name` instead of Paynet's `obeject_name`.
    RightSpelling,
    /// `message`, `object_name` and `post_url` are null.
    Nulls,
    /// Nothing but `token_id` and `code`.
    Missing,
    /// `is_tds` as 1 or 0.
    Numbers,
    /// Unknown fields, some of them nested.
    Extra,
    /// Every text in `\uXXXX` escapes, with a surrogate pair in the message.
    Escapes,
    /// `is_tds` false and an empty `post_url`, whatever was asked for.
    Without3d,
}

const NAMES: [(Shape, &str); 9] = [
    (Shape::Sample, "sample"),
    (Shape::Strings, "strings"),
    (Shape::RightSpelling, "right-spelling"),
    (Shape::Nulls, "nulls"),
    (Shape::Missing, "missing"),
    (Shape::Numbers, "numbers"),
    (Shape::Extra, "extra"),
    (Shape::Escapes, "escapes"),
    (Shape::Without3d, "without-3d"),
];

impl Shape {
    pub fn all() -> impl Iterator<Item = Shape> {
        NAMES.iter().map(|(shape, _)| *shape)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(shape, _)| shape == self);
        f.write_str(name.expect("every shape has a name").1)
    }
}

impl FromStr for Shape {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        NAMES
            .iter()
            .find(|(_, name)| *name == text)
            .map(|(shape, _)| *shape)
            .ok_or_else(|| format!("unknown shape \"{text}\""))
    }
}
