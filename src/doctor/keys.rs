//! What can be seen of the keys without asking Paynet.

use super::report::Chart;
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

#[cold]
pub(super) fn examine<'a>(client: &'a Client, chart: &mut Chart) -> Keys<'a> {
    let publishable = client.publishable_key().ok().map(|key| key.text());
    let secret = client.secret_key().ok().map(|key| key.text());
    let before = chart.count();
    for (field, key) in [(PUBLISHABLE_KEY, publishable), (SECRET_KEY, secret)] {
        chart.note("field", field);
        if let Some(key) = key {
            malformed(key, chart);
        }
    }
    if chart.count() == before {
        mixed_up(publishable, secret, chart);
    }
    let is_worth_asking = chart.count() == before;
    absent(publishable, secret, chart);
    Keys {
        publishable: publishable.filter(|_| is_worth_asking),
        secret: secret.filter(|_| is_worth_asking),
    }
}

fn absent(publishable: Option<&str>, secret: Option<&str>, chart: &mut Chart) {
    let field = match (publishable, secret) {
        (None, None) => return chart.find(&KEYS_NONE),
        (None, _) => PUBLISHABLE_KEY,
        (_, None) => SECRET_KEY,
        _ => return,
    };
    chart.note("field", field);
    chart.find(&KEY_ABSENT);
}

/// Never tells more of the key than the one character that does not belong to it.
fn malformed(key: &str, chart: &mut Chart) {
    let character = key.chars().find(|c| "\"'`<>()[]{}*,;\\%$|&".contains(*c));
    let stray = match character {
        Some(character) => character.to_string(),
        None if key.ends_with("...") => "...".to_owned(),
        None if key.starts_with(SECRET_IN_BASE64) => return chart.find(&KEY_ENCODED),
        None => return,
    };
    chart.note("character", &stray);
    chart.find(&KEY_STRAY);
}

pub(super) fn shows_to_be_secret(key: &str) -> bool {
    key.starts_with(SECRET)
}

fn mixed_up(publishable: Option<&str>, secret: Option<&str>, chart: &mut Chart) {
    if publishable.is_some() && publishable == secret {
        return chart.find(&KEYS_SAME);
    }
    if publishable.is_some_and(shows_to_be_secret) {
        chart.find(&KEY_SECRET_IN_PUBLIC);
    }
    if secret.is_some_and(|key| key.starts_with(PUBLISHABLE)) {
        chart.find(&KEY_PUBLIC_IN_SECRET);
    }
}
