//! Who may call: the key as issued after the word Basic, without base64.

use crate::answer::Refusal;
use crate::return_codes::UNAUTHORIZED;
use crate::state::State;
use hyper::header::{AUTHORIZATION, HeaderValue};
use hyper::{HeaderMap, StatusCode};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Publishable,
    Secret,
}

pub fn check(state: &State, headers: &HeaderMap, wanted: Key) -> Result<(), Refusal> {
    let given = headers
        .get(AUTHORIZATION)
        .map_or(&b""[..], HeaderValue::as_bytes);
    let known = [
        (Key::Publishable, &state.publishable_key),
        (Key::Secret, &state.secret_key),
    ];
    match known.into_iter().find(|(_, key)| given == basic(key)) {
        Some((key, _)) if key == wanted => Ok(()),
        Some((Key::Secret, _)) => Err(refusal(
            StatusCode::FORBIDDEN,
            "Bu servis gizli anahtarla çağrılamaz",
        )),
        Some((Key::Publishable, _)) => Err(refusal(
            StatusCode::FORBIDDEN,
            "Bu servis yalnız gizli anahtarla çağrılır",
        )),
        None => Err(refusal(StatusCode::UNAUTHORIZED, "Anahtar tanınmadı")),
    }
}

/// What has to be sent where this key is wanted.
pub fn header(state: &State, wanted: Key) -> HeaderValue {
    let key = match wanted {
        Key::Publishable => &state.publishable_key,
        Key::Secret => &state.secret_key,
    };
    HeaderValue::from_bytes(&basic(key)).expect("the sandbox's keys are ASCII")
}

fn basic(key: &str) -> Vec<u8> {
    format!("Basic {key}").into_bytes()
}

fn refusal(status: StatusCode, message: &str) -> Refusal {
    Refusal {
        status,
        result_code: UNAUTHORIZED,
        message: message.to_owned(),
    }
}
