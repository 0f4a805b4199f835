//! Requests as they may be shown to somebody: no CVC, no key, and a card number only in part.

use crate::log::Received;
use serde_json::{Map, Value, json};

const NEVER_SHOWN: [&str; 3] = ["cvc", "cvv", "token"];
const SHOWN_IN_PART: [&str; 2] = ["pan", "card_number"];
const HEADERS_NEVER_SHOWN: [&str; 3] = ["authorization", "proxy-authorization", "cookie"];

/// First six and last four characters; nothing of what is too short for that.
pub fn mask(pan: &str) -> String {
    let characters: Vec<char> = pan.chars().collect();
    let length = characters.len();
    let shown = |index: usize| length > 10 && (index < 6 || index >= length - 4);
    (0..length)
        .map(|index| if shown(index) { characters[index] } else { '*' })
        .collect()
}

/// `RQ*****QR`
pub fn holder(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let (first, last) = match characters.len() {
        0..=4 => (&[][..], &[][..]),
        length => (&characters[..2], &characters[length - 2..]),
    };
    format!(
        "{}*****{}",
        first.iter().collect::<String>(),
        last.iter().collect::<String>()
    )
}

/// One line for the terminal.
pub fn line(received: &Received) -> String {
    let tls = received.tls_version.as_deref().unwrap_or("plain");
    let mut line = format!(
        "#{} {} {} {tls} {} bytes",
        received.connection,
        received.method,
        path_only(received),
        received.body.len()
    );
    if let Some(pan) = pan(&fields(received)) {
        line.push_str(&format!(" pan {}", mask(&pan)));
    }
    if !received.complete {
        line.push_str(" (broken off)");
    }
    line
}

pub fn as_json(received: &Received, keys: &[&str]) -> Value {
    let fields = fields(received);
    let pan = pan(&fields);
    let entry = json!({
        "connection": received.connection,
        "method": received.method,
        "path": path_only(received),
        "tls_version": received.tls_version,
        "complete": received.complete,
        "body_bytes": received.body.len(),
        "headers": headers(received),
        "fields": shown_fields(fields),
    });
    without(entry, pan.as_deref(), keys)
}

fn path_only(received: &Received) -> &str {
    received.path.split('?').next().unwrap_or_default()
}

fn headers(received: &Received) -> Map<String, Value> {
    received
        .headers
        .iter()
        .filter(|(name, _)| !HEADERS_NEVER_SHOWN.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.as_str().into()))
        .collect()
}

fn fields(received: &Received) -> Map<String, Value> {
    serde_json::from_slice(&received.body).unwrap_or_default()
}

fn pan(fields: &Map<String, Value>) -> Option<String> {
    let value = SHOWN_IN_PART.iter().find_map(|name| fields.get(*name))?;
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    (!text.is_empty()).then_some(text)
}

fn shown_fields(fields: Map<String, Value>) -> Map<String, Value> {
    fields
        .into_iter()
        .filter(|(name, _)| !NEVER_SHOWN.contains(&name.as_str()))
        .map(|(name, value)| match value {
            Value::String(text) if SHOWN_IN_PART.contains(&name.as_str()) => {
                (name, mask(&text).into())
            }
            value if SHOWN_IN_PART.contains(&name.as_str()) => {
                (name, mask(&value.to_string()).into())
            }
            value => (name, value),
        })
        .collect()
}

/// Also hides a card number or key that stands where it does not belong.
fn without(value: Value, pan: Option<&str>, keys: &[&str]) -> Value {
    match value {
        Value::String(text) => hide(text, pan, keys).into(),
        Value::Number(number) if Some(number.to_string().as_str()) == pan => {
            mask(&number.to_string()).into()
        }
        Value::Array(items) => items
            .into_iter()
            .map(|item| without(item, pan, keys))
            .collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, member)| (hide(name, pan, keys), without(member, pan, keys)))
            .collect::<Map<_, _>>()
            .into(),
        other => other,
    }
}

fn hide(text: String, pan: Option<&str>, keys: &[&str]) -> String {
    let text = pan.map_or(text.clone(), |pan| text.replace(pan, &mask(pan)));
    keys.iter().fold(text, |text, key| text.replace(key, "***"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(body: &str) -> Received {
        Received {
            connection: 1,
            method: "POST".into(),
            path: "/v1/paynetj/create_token?pan=4346786546546540".into(),
            headers: vec![
                ("authorization".into(), "Basic pbk_1".into()),
                ("accept".into(), "pbk_1".into()),
            ],
            body: body.into(),
            complete: true,
            tls_version: None,
        }
    }

    #[test]
    fn a_card_number_shows_its_first_six_and_last_four() {
        assert_eq!(mask("4346786546546540"), "434678******6540");
        assert_eq!(mask("1234567890"), "**********");
    }

    #[test]
    fn a_card_holder_shows_two_letters_at_each_end() {
        assert_eq!(holder("Şule Yılmaz"), "Şu*****az");
        assert_eq!(holder("Ada"), "*****");
    }

    #[test]
    fn neither_line_nor_log_shows_card_data_or_a_key() {
        let request = received(
            r#"{"pan":"4346786546546540","cvc":"987","token":"pbk_1","description":"4346786546546540 pbk_1","n":[4346786546546540]}"#,
        );
        let shown = format!("{} {}", line(&request), as_json(&request, &["pbk_1"]));
        for secret in ["4346786546546540", "987", "pbk_1"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        assert!(shown.contains("434678******6540"));
    }

    #[test]
    fn a_card_number_of_the_wrong_type_is_masked_too() {
        let request = received(r#"{"pan":4346786546546540,"cvc":987}"#);
        let shown = format!("{} {}", line(&request), as_json(&request, &[]));
        assert!(!shown.contains("4346786546546540"), "{shown}");
    }
}
