//! Who may call: the key as issued after the word Basic, without base64.

use crate::answer::Refusal;
use crate::return_codes::UNAUTHORIZED;
use crate::state::State;
use hyper::header::{AUTHORIZATION, HeaderValue};
use hyper::{HeaderMap, StatusCode};

pub fn by_publishable_key(state: &State, headers: &HeaderMap) -> Result<(), Refusal> {
    let given = headers
        .get(AUTHORIZATION)
        .map_or(&b""[..], HeaderValue::as_bytes);
    if given == basic(&state.publishable_key) {
        return Ok(());
    }
    if given == basic(&state.secret_key) {
        return Err(refusal(
            StatusCode::FORBIDDEN,
            "Bu servis gizli anahtarla çağrılamaz",
        ));
    }
    Err(refusal(StatusCode::UNAUTHORIZED, "Anahtar tanınmadı"))
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
