//! Keys and opaque ids in the form Paynet gives them: a prefix and standard base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio_rustls::rustls::crypto::ring;

const SESSION_BYTES: usize = 36;
const TOKEN_BYTES: usize = 68;
const KEY_BYTES: usize = 24;

// Paynet's ids start with the length of an initialisation vector, which shows as `EAAAA`.
const VECTOR_LENGTH: [u8; 4] = [16, 0, 0, 0];

pub fn session_id() -> String {
    format!("js_{}", encoded(&VECTOR_LENGTH, SESSION_BYTES))
}

pub fn instalment_key() -> String {
    format!("ji_{}", encoded(&VECTOR_LENGTH, SESSION_BYTES))
}

pub fn token_id() -> String {
    format!("jt_{}", encoded(&VECTOR_LENGTH, TOKEN_BYTES))
}

pub fn xact_id() -> String {
    format!("xk_{}", encoded(&VECTOR_LENGTH, SESSION_BYTES))
}

/// `6F9619FF-8B86-4011-B42D-00CF4FC964FF`
pub fn guid() -> String {
    let mut bytes = [0; 16];
    fill(&mut bytes);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    [0..8, 8..12, 12..16, 16..20, 20..32]
        .map(|part| &hex[part])
        .join("-")
}

pub fn publishable_key() -> String {
    format!("pbk_sbx_{}", encoded(&[], KEY_BYTES))
}

pub fn secret_key() -> String {
    format!("sck_sbx_{}", encoded(&[], KEY_BYTES))
}

/// Random text that holds `+` and `/`, so that a caller who mishandles either is found out each time.
fn encoded(start: &[u8], length: usize) -> String {
    let mut bytes = vec![0; length];
    loop {
        fill(&mut bytes);
        bytes[..start.len()].copy_from_slice(start);
        let text = STANDARD.encode(&bytes);
        if text.contains('+') && text.contains('/') {
            return text;
        }
    }
}

fn fill(bytes: &mut [u8]) {
    ring::default_provider()
        .secure_random
        .fill(bytes)
        .expect("the system's random numbers");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_documented_length_and_alphabet() {
        assert_eq!(session_id().len(), 51);
        assert_eq!(instalment_key().len(), 51);
        assert_eq!(token_id().len(), 95);
        for id in [session_id(), instalment_key(), token_id(), secret_key()] {
            assert!(id.contains('+') && id.contains('/'), "{id}");
        }
        assert!(token_id().ends_with('='));
        assert_eq!(xact_id().len(), 51);
        assert_eq!(guid().len(), 36);
    }

    #[test]
    fn ids_are_unique() {
        assert_ne!(token_id(), token_id());
        assert_ne!(session_id(), session_id());
    }
}
