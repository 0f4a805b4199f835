//! Card data and keys: shown masked, wiped when dropped, never copied by accident.

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::mem;
use std::ops::{Deref, DerefMut};

use once_cell::race::OnceRef;
use zeroize::{Zeroize, Zeroizing};

use crate::error::Error;

/// Digits of the shortest and longest card number (ISO/IEC 7812 ends at 19; no card in use has fewer than 12).
const PAN_DIGITS: std::ops::RangeInclusive<usize> = 12..=19;

/// Of a shorter number, six and four digits would leave too little to guess.
const SHORTEST_WITH_BIN: usize = 15;

/// A card number.
pub struct Pan(SecretBytes);

impl Pan {
    /// Takes a card number as people type it: digits, with blanks or dashes anywhere.
    ///
    /// # Errors
    /// `PAYNET_ERR_MISSING_FIELD` if it is empty, `PAYNET_ERR_INVALID_FIELD` if it holds anything
    /// else or has fewer than 12 or more than 19 digits.
    pub fn new(typed: &str) -> Result<Pan, Error> {
        let mut count = 0;
        let digits = SecretBytes::filled(*PAN_DIGITS.end(), |free| {
            for byte in typed.bytes() {
                match byte {
                    b'0'..=b'9' => {
                        // Those that are too many are counted alone.
                        if let Some(place) = free.0.get_mut(count) {
                            *place = byte;
                        }
                        count += 1;
                    }
                    b' ' | b'-' => {}
                    _ => {
                        return Err(Error::invalid(
                            "pan",
                            "it may hold digits, blanks and dashes only",
                        ));
                    }
                }
            }
            free.skip(count);
            Ok(())
        })?;
        if count == 0 {
            return Err(Error::missing("pan"));
        }
        if !PAN_DIGITS.contains(&count) {
            return Err(Error::invalid("pan", "it must have 12 to 19 digits"));
        }
        Ok(Pan(digits))
    }

    pub(crate) fn digits(&self) -> &str {
        self.0.text()
    }

    /// The first six and the last four digits; of a short number only the last four.
    pub(crate) fn masked(&self) -> String {
        let digits = self.digits();
        let count = digits.len();
        let shown_first = if count < SHORTEST_WITH_BIN { 0 } else { 6 };
        let hidden = shown_first..count.saturating_sub(4);
        digits
            .chars()
            .enumerate()
            .map(|(place, digit)| if hidden.contains(&place) { '*' } else { digit })
            .collect()
    }

    /// Whether the last digit fits the others (Luhn). Some of Paynet's own test cards fail this.
    pub(crate) fn passes_luhn(&self) -> bool {
        let sum: u32 = self
            .digits()
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
pub struct Cvc(SecretBytes);

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
        let kept = SecretBytes::filled(digits.len(), |free| {
            // It fits.
            let _ = free.write_all(digits.as_bytes());
            Ok(())
        })?;
        Ok(Cvc(kept))
    }

    pub(crate) fn digits(&self) -> &str {
        self.0.text()
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

/// Memory that core dumps leave out. The C boundary has some where the system offers it.
pub(crate) struct Vault {
    /// So many zeros.
    pub(crate) take: fn(usize) -> Option<&'static mut [u8]>,
    /// Wipes them.
    pub(crate) give_back: fn(&'static mut [u8]),
    /// Clears what was copied last; a dump holds the registers, too.
    pub(crate) clear_registers: fn(),
}

static VAULT: OnceRef<'static, Vault> = OnceRef::new();

/// From here on card data lies in this vault.
#[cfg(all(target_os = "linux", feature = "ffi"))]
pub(crate) fn keep_in(vault: &'static Vault) {
    // The same one may be there already.
    let _ = VAULT.set(vault);
}

/// Before this thread waits.
pub(crate) fn clear_registers() {
    if let Some(vault) = VAULT.get() {
        (vault.clear_registers)();
    }
}

/// Room for card data, zeros at first, wiped when dropped; in the vault if there is one.
pub(crate) enum Room {
    Vault(&'static mut [u8], &'static Vault),
    Heap(Box<[u8]>),
}

impl Room {
    pub(crate) fn new(bytes: usize) -> Room {
        let kept = VAULT
            .get()
            .and_then(|vault| Some(Room::Vault((vault.take)(bytes)?, vault)));
        kept.unwrap_or_else(|| Room::Heap(vec![0; bytes].into()))
    }
}

impl Deref for Room {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Room::Vault(bytes, _) => bytes,
            Room::Heap(bytes) => bytes,
        }
    }
}

impl DerefMut for Room {
    fn deref_mut(&mut self) -> &mut [u8] {
        match self {
            Room::Vault(bytes, _) => bytes,
            Room::Heap(bytes) => bytes,
        }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        match self {
            Room::Vault(bytes, vault) => (vault.give_back)(mem::take(bytes)),
            Room::Heap(bytes) => bytes.zeroize(),
        }
    }
}

/// What is written of a request with card data. It must fit: the room never grows.
pub(crate) struct SecretBytes {
    room: Room,
    written: usize,
}

impl SecretBytes {
    /// What `fill` writes into a room of so many bytes.
    pub(crate) fn filled<E>(
        bytes: usize,
        fill: impl FnOnce(&mut Free<'_>) -> Result<(), E>,
    ) -> Result<SecretBytes, E> {
        let mut room = Room::new(bytes);
        let mut free = Free(&mut room);
        fill(&mut free)?;
        let written = bytes - free.0.len();
        Ok(SecretBytes { room, written })
    }

    /// For what is known to be text.
    fn text(&self) -> &str {
        str::from_utf8(self).unwrap_or_default()
    }
}

/// What is not written yet. The standard library's writer to a slice may write a part, so it knows the length of no piece
/// ahead, which costs thousands of instructions a request.
pub(crate) struct Free<'a>(&'a mut [u8]);

impl Free<'_> {
    /// So many bytes are written.
    fn skip(&mut self, bytes: usize) {
        let bytes = bytes.min(self.0.len());
        self.0 = mem::take(&mut self.0).split_at_mut(bytes).1;
    }
}

impl Write for Free<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (place, rest) = mem::take(&mut self.0)
            .split_at_mut_checked(bytes.len())
            .ok_or(ErrorKind::StorageFull)?;
        place.copy_from_slice(bytes);
        self.0 = rest;
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Deref for SecretBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.room.get(..self.written).unwrap_or_default()
    }
}

/// An answer, wiped when dropped; it may repeat card data.
///
/// `Zeroizing<Vec<u8>>` wipes its whole capacity, too, of which an answer fills little.
pub(crate) struct WipedBytes(Vec<u8>);

impl WipedBytes {
    pub(crate) fn with_capacity(bytes: usize) -> WipedBytes {
        WipedBytes(Vec::with_capacity(bytes))
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
    fn secret_bytes_take_what_fits_and_never_grow() {
        let written = |text: &[u8]| SecretBytes::filled(4, |free| free.write_all(text));
        assert_eq!(**written(b"xyz").as_ref().unwrap(), *b"xyz");
        assert_eq!(**written(b"wxyz").as_ref().unwrap(), *b"wxyz");
        assert!(written(b"vwxyz").is_err());
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
    fn a_masked_card_number_hides_its_middle() {
        for (pan, masked) in [
            ("4355084355084358", "435508******4358"),
            ("375622005485014", "375622*****5014"),
            ("43550843550843", "**********0843"),
        ] {
            assert_eq!(Pan::new(pan).unwrap().masked(), masked);
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
