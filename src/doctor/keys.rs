//! What can be seen of the keys without asking Paynet.

use super::report::Finding;
use super::texts::{
    KEY_ABSENT, KEY_ENCODED, KEY_PUBLIC_IN_SECRET, KEY_SECRET_IN_PUBLIC, KEY_STRAY, KEYS_NONE,
    KEYS_SAME,
};
use crate::client::Client;

/// How Paynet's documentation shows secret keys. The form of the others is not told.
const SECRET: &str = "sck_";
const SECRET_IN_BASE64: &str = "c2NrX";
/// How the documentation of this library writes them, and its sandbox.
const PUBLISHABLE: &str = "pbk_";

pub(super) const PUBLISHABLE_KEY: &str = "publishable_key";
pub(super) const SECRET_KEY: &str = "secret_key";

/// Those about which Paynet is worth asking.
pub(super) struct Keys<'a> {
    pub(super) publishable: Option<&'a str>,
    pub(super) secret: Option<&'a str>,
}

pub(super) fn examine<'a>(client: &'a Client, findings: &mut Vec<Finding>) -> Keys<'a> {
    let publishable = client.publishable_key().ok().map(|key| key.text());
    let secret = client.secret_key().ok().map(|key| key.text());
    let keys = [(PUBLISHABLE_KEY, publishable), (SECRET_KEY, secret)];
    if publishable.or(secret).is_none() {
        findings.push(Finding::new(&KEYS_NONE, &[]));
    } else {
        let absent = keys.iter().filter(|(_, key)| key.is_none());
        findings.extend(absent.map(|(field, _)| Finding::new(&KEY_ABSENT, &[("field", field)])));
    }
    let before = findings.len();
    for (field, key) in keys {
        findings.extend(key.and_then(|key| malformed(field, key)));
    }
    if findings.len() == before {
        findings.extend(mixed_up(publishable, secret));
    }
    if findings.len() > before {
        return Keys {
            publishable: None,
            secret: None,
        };
    }
    Keys {
        publishable,
        secret,
    }
}

/// Never tells more of the key than the one character that does not belong to it.
fn malformed(field: &str, key: &str) -> Option<Finding> {
    if let Some(character) = key.chars().find(|c| "\"'`<>()[]{}*,;\\%$|&".contains(*c)) {
        let shown = format!("\u{201c}{character}\u{201d}");
        let details = [("field", field), ("character", &shown)];
        return Some(Finding::new(&KEY_STRAY, &details));
    }
    if key.ends_with("...") {
        let details = [("field", field), ("character", "\u{201c}...\u{201d}")];
        return Some(Finding::new(&KEY_STRAY, &details));
    }
    key.starts_with(SECRET_IN_BASE64)
        .then(|| Finding::new(&KEY_ENCODED, &[("field", field)]))
}

pub(super) fn shows_to_be_secret(key: &str) -> bool {
    key.starts_with(SECRET)
}

fn mixed_up(publishable: Option<&str>, secret: Option<&str>) -> Vec<Finding> {
    if publishable.is_some() && publishable == secret {
        return vec![Finding::new(&KEYS_SAME, &[])];
    }
    let mut found = Vec::new();
    if publishable.is_some_and(shows_to_be_secret) {
        found.push(Finding::new(&KEY_SECRET_IN_PUBLIC, &[]));
    }
    if secret.is_some_and(|key| key.starts_with(PUBLISHABLE)) {
        found.push(Finding::new(&KEY_PUBLIC_IN_SECRET, &[]));
    }
    found
}
