//! `application/x-www-form-urlencoded`, as query or body.

use std::collections::HashMap;

/// The first value of each name.
pub fn read(text: &str) -> HashMap<String, String> {
    let mut fields = HashMap::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        fields
            .entry(decoded(name))
            .or_insert_with(|| decoded(value));
    }
    fields
}

pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'+', after) => (b' ', after),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, after),
                _ => (b'%', &rest[1..]),
            },
            (other, after) => (*other, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(character: u8) -> Option<u8> {
    char::from(character)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_only_if_it_was_encoded() {
        let id = "jt_a+b/c=";
        let fields = read(&format!("good={}&bad={id}&good=2", encoded(id)));
        assert_eq!(fields["good"], id);
        assert_eq!(fields["bad"], "jt_a b/c=");
    }

    #[test]
    fn broken_escapes_stay_as_they_are() {
        let fields = read("a=%&b=%4&c=%zz&d&=e&f=%C5%9F");
        assert_eq!(
            [
                &fields["a"],
                &fields["b"],
                &fields["c"],
                &fields["d"],
                &fields["f"]
            ],
            ["%", "%4", "%zz", "", "ş"]
        );
    }
}
