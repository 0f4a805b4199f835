//! The secrets of every call, and that no text for people holds them.

use std::ffi::CStr;

pub const PAN: &CStr = c"4355084355084358";
pub const CVC: &CStr = c"987";
pub const PUBLISHABLE_KEY: &CStr = c"pbk_a/b+c";
pub const SECRET_KEY: &CStr = c"sck_d/e+f";

/// Asserts that the bytes hold no key.
#[track_caller]
pub fn hold_no_key(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for key in [PUBLISHABLE_KEY, SECRET_KEY] {
        assert!(!text.contains(key.to_str().unwrap()), "a key: {text}");
    }
}

/// The same, and no card number, grouped or not.
#[track_caller]
pub fn hold_no_pan(bytes: &[u8]) {
    hold_no_key(bytes);
    let text = String::from_utf8_lossy(bytes);
    let without_groups = text.replace(|c: char| !c.is_alphanumeric(), "");
    let pan = PAN.to_str().unwrap();
    assert!(!without_groups.contains(pan), "a card number: {text}");
}

/// The same, and no CVC that stands alone.
#[track_caller]
pub fn hold_no_card_data(bytes: &[u8]) {
    hold_no_pan(bytes);
    let text = String::from_utf8_lossy(bytes);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let cvc = CVC.to_str().unwrap();
    assert!(numbers.all(|number| number != cvc), "a CVC: {text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_secret_is_noticed() {
        for text in [
            "kart 4355084355084358",
            "4355 0843-5508.4358",
            "Basic pbk_a/b+c",
            "sck_d/e+f",
            "cvc 987.",
        ] {
            let noticed = std::panic::catch_unwind(|| hold_no_card_data(text.as_bytes()));
            assert!(noticed.is_err(), "{text}");
        }
        hold_no_card_data(b"435508******4358, 9870, pbk_");
    }
}
