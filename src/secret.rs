//! Card data and keys: shown masked, wiped when dropped, never copied by accident.

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::ops::{Deref, DerefMut};

use zeroize::{Zeroize, Zeroizing};

use crate::error::Error;

/// Digits of the shortest and longest card number (ISO/IEC 7812 ends at 19; no card in use has fewer than 12).
const PAN_DIGITS: std::ops::RangeInclusive<usize> = 12..=19;

/// A card number.
pub struct Pan(Zeroizing<String>);

impl Pan {
    /// Takes a card number as people type it: digits, with blanks or dashes anywhere.
    ///
    /// # Errors
    /// `PAYNET_ERR_MISSING_FIELD` if it is empty, `PAYNET_ERR_INVALID_FIELD` if it holds anything
    /// else or has fewer than 12 or more than 19 digits.
    pub fn new(typed: &str) -> Result<Pan, Error> {
        let mut digits = Zeroizing::new(String::with_capacity(typed.len()));
        for c in typed.chars() {
            match c {
                '0'..='9' => digits.push(c),
                ' ' | '-' => {}
                _ => {
                    return Err(Error::invalid(
                        "pan",
                        "it may hold digits, blanks and dashes only",
                    ));
                }
            }
        }
        if digits.is_empty() {
            return Err(Error::missing("pan"));
        }
        if !PAN_DIGITS.contains(&digits.len()) {
            return Err(Error::invalid("pan", "it must have 12 to 19 digits"));
        }
        Ok(Pan(digits))
    }

    pub(crate) fn digits(&self) -> &str {
        &self.0
    }

    /// Whether the last digit fits the others (Luhn). Some of Paynet's own test cards fail this.
    pub(crate) fn passes_luhn(&self) -> bool {
        let sum: u32 = self
            .0
            .bytes()
            .rev()
            .enumerate()
            .map(|(place, byte)| {
                let digit = u32::from(byte - b'0');
                match (place % 2, digit) {
                    (0, digit) => digit,
                    (_, digit) if digit > 4 => digit * 2 - 9,
                    (_, digit) => digit * 2,
                }
            })
            .sum();
        sum.is_multiple_of(10)
    }
}

impl fmt::Debug for Pan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pan(***)")
    }
}

/// The first digits of a card number, which tell the bank. No secret: eight digits at most are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin(String);

/// Paynet's documentation forbids to send more.
const BIN_DIGITS: usize = 8;

impl Bin {
    /// Takes the first six to eight digits of a card number, or all of it, of which only eight are kept. Blanks and
    /// dashes
    /// are taken out.
    ///
    /// # Errors
    /// `PAYNET_ERR_MISSING_FIELD` if it is empty, `PAYNET_ERR_INVALID_FIELD` if it holds anything but digits or has
    /// less
    /// than 6 or more than 19 of them.
    pub fn new(digits: &str) -> Result<Bin, Error> {
        let kept = |c: &char| !matches!(c, ' ' | '-');
        let all = digits.chars().filter(kept);
        match all.clone().count() {
            0 => return Err(Error::missing("bin")),
            6..=19 if all.clone().all(|c| c.is_ascii_digit()) => {}
            _ => {
                return Err(Error::invalid(
                    "bin",
                    "it must be the first 6 to 8 digits of a card number",
                ));
            }
        }
        Ok(Bin(all.take(BIN_DIGITS).collect()))
    }

    pub(crate) fn digits(&self) -> &str {
        &self.0
    }
}

/// A card's verification code.
pub struct Cvc(Zeroizing<String>);

impl Cvc {
    /// Takes three or four digits.
    ///
    /// # Errors
    /// `PAYNET_ERR_MISSING_FIELD` if it is empty, `PAYNET_ERR_INVALID_FIELD` if it is anything but 3 or 4 digits.
    pub fn new(digits: &str) -> Result<Cvc, Error> {
        if digits.is_empty() {
            return Err(Error::missing("cvc"));
        }
        if !matches!(digits.len(), 3 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Error::invalid("cvc", "it must be 3 or 4 digits"));
        }
        Ok(Cvc(Zeroizing::new(digits.to_owned())))
    }

    pub(crate) fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Cvc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cvc(***)")
    }
}

/// A key that Paynet issued, publishable or secret.
pub struct ApiKey(Zeroizing<String>);

impl ApiKey {
    /// Takes a key as Paynet issued it.
    ///
    /// # Errors
    /// `PAYNET_ERR_MISSING_FIELD` if it is empty, `PAYNET_ERR_INVALID_FIELD` if it holds a blank, a
    /// line end or anything else that can't be part of a key. Both name `field`.
    pub fn new(field: &'static str, key: &str) -> Result<ApiKey, Error> {
        if key.is_empty() {
            return Err(Error::missing(field));
        }
        if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::invalid(
                field,
                "a key has no blanks, line ends or letters beyond ASCII",
            ));
        }
        Ok(ApiKey(Zeroizing::new(key.to_owned())))
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(***)")
    }
}

/// Bytes that may hold card data, wiped when dropped. What is written to them must fit: if they grew, a copy would stay
/// behind.
///
/// `Zeroizing<Vec<u8>>` wipes byte by byte, which is several thousand instructions a call.
pub(crate) struct WipedBytes(Vec<u8>);

impl WipedBytes {
    pub(crate) fn with_capacity(bytes: usize) -> WipedBytes {
        WipedBytes(Vec::with_capacity(bytes))
    }
}

impl Write for WipedBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.0.capacity() - self.0.len() < bytes.len() {
            return Err(ErrorKind::StorageFull.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Deref for WipedBytes {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for WipedBytes {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl Drop for WipedBytes {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::status::{PAYNET_ERR_INVALID_FIELD, PAYNET_ERR_MISSING_FIELD};

    #[test]
    fn wiped_bytes_take_what_fits_and_never_grow() {
        let mut bytes = WipedBytes::with_capacity(4);
        let room = bytes.capacity();
        bytes.write_all(&vec![b'x'; room - 1]).unwrap();
        assert!(bytes.write_all(b"xx").is_err());
        bytes.write_all(b"x").unwrap();
        assert_eq!((bytes.len(), bytes.capacity()), (room, room));
    }

    #[test]
    fn a_card_number_may_be_typed_with_blanks_and_dashes() {
        for typed in [
            "4355 0843 5508 4358",
            "4355-0843-5508-4358",
            " 4355084355084358 ",
        ] {
            assert_eq!(Pan::new(typed).unwrap().digits(), "4355084355084358");
        }
    }

    #[test]
    fn a_card_number_that_can_never_work_is_refused() {
        for (typed, code) in [
            ("", PAYNET_ERR_MISSING_FIELD),
            (" - ", PAYNET_ERR_MISSING_FIELD),
            ("43550843550843S8", PAYNET_ERR_INVALID_FIELD),
            ("43550843550", PAYNET_ERR_INVALID_FIELD),
            ("43550843550843584355", PAYNET_ERR_INVALID_FIELD),
            ("٤٣٥٥٠٨٤٣٥٥٠٨٤٣٥٨", PAYNET_ERR_INVALID_FIELD),
        ] {
            assert_eq!(Pan::new(typed).unwrap_err().code(), code, "{typed}");
        }
    }

    #[test]
    fn of_a_whole_card_number_only_the_first_eight_digits_are_kept() {
        for (typed, kept) in [
            ("43550843", "43550843"),
            ("435508", "435508"),
            ("4355 0843 5508 4358", "43550843"),
            ("4355-0843-5508-4358", "43550843"),
        ] {
            assert_eq!(Bin::new(typed).unwrap().digits(), kept);
        }
        for (typed, code) in [
            ("", PAYNET_ERR_MISSING_FIELD),
            ("43550", PAYNET_ERR_INVALID_FIELD),
            ("4355084x", PAYNET_ERR_INVALID_FIELD),
            ("43550843550843584355", PAYNET_ERR_INVALID_FIELD),
        ] {
            assert_eq!(Bin::new(typed).unwrap_err().code(), code, "{typed}");
        }
    }

    #[test]
    fn luhn_agrees_with_the_published_test_cards() {
        for (pan, passes) in [
            ("4355084355084358", true),
            ("375622005485014", true),
            ("4546711234567890", false),
            ("5549600797792010", false),
            ("434678654654654", false),
        ] {
            assert_eq!(Pan::new(pan).unwrap().passes_luhn(), passes, "{pan}");
        }
    }

    #[test]
    fn secrets_print_masked() {
        let shown = format!(
            "{:?} {:?} {:?}",
            Pan::new("4355084355084358").unwrap(),
            Cvc::new("987").unwrap(),
            ApiKey::new("secret_key", "sck_very/secret+key").unwrap(),
        );
        assert_eq!(shown, "Pan(***) Cvc(***) ApiKey(***)");
    }

    #[test]
    fn a_key_with_a_stray_blank_is_refused_by_name() {
        for key in ["sck_a ", "sck a", "sck_a\r\nX-Evil: 1", "sck_ş"] {
            let error = ApiKey::new("secret_key", key).unwrap_err();
            assert_eq!(error.code(), PAYNET_ERR_INVALID_FIELD);
            assert_eq!(error.field(), Some("secret_key"));
            assert!(!error.message().contains(key));
        }
    }
}
