//! Requests field by field: values of exactly their length with nothing behind, names that end with a blank, answers in
//! fields of every size.

use std::ffi::c_char;
use std::sync::atomic::{AtomicUsize, Ordering};

use paynet::error::Class;
use paynet::error::status::*;
use paynet::ffi::flat::request::*;

use super::super::lines::spread;
use super::super::memory::{Edge, UNTOUCHED};
use super::super::support::{TEST_PAN, card_fields};
use super::chance::{Chance, seeds};
use super::operations::{NUMBERS, OPERATIONS, Operation};
use super::{Stand, at_edge};

/// Bytes, or units of UTF-16: what the functions of one kind take.
trait Unit: Copy + PartialEq + std::fmt::Debug {
    const NUL: Self;
    const BLANK: Self;

    fn of(text: &str, is_windows: bool) -> Vec<Self>;
    /// # Safety
    /// As the functions say.
    unsafe fn make(client: i32, operation: *const Self, padded: i32, request: *mut i32) -> i32;
    /// # Safety
    /// As the functions say.
    unsafe fn set(request: i32, name: *const Self, value: *const Self, length: i32) -> i32;
    /// # Safety
    /// As the functions say.
    unsafe fn get(
        request: i32,
        name: *const Self,
        to: *mut Self,
        capacity: i32,
        needed: *mut i32,
    ) -> i32;
}

impl Unit for u8 {
    const NUL: u8 = 0;
    const BLANK: u8 = b' ';

    fn of(text: &str, is_windows: bool) -> Vec<u8> {
        match is_windows {
            true => encoding_rs::WINDOWS_1254.encode(text).0.into_owned(),
            false => text.as_bytes().to_vec(),
        }
    }

    unsafe fn make(client: i32, operation: *const u8, padded: i32, request: *mut i32) -> i32 {
        // SAFETY: passed on.
        unsafe { paynet_request_new(client, operation.cast::<c_char>(), padded, request) }
    }

    unsafe fn set(request: i32, name: *const u8, value: *const u8, length: i32) -> i32 {
        // SAFETY: passed on.
        unsafe {
            paynet_request_set(
                request,
                name.cast::<c_char>(),
                value.cast::<c_char>(),
                length,
            )
        }
    }

    unsafe fn get(
        request: i32,
        name: *const u8,
        to: *mut u8,
        capacity: i32,
        needed: *mut i32,
    ) -> i32 {
        // SAFETY: passed on.
        unsafe {
            paynet_response_get(
                request,
                name.cast::<c_char>(),
                to.cast::<c_char>(),
                capacity,
                needed,
            )
        }
    }
}

impl Unit for u16 {
    const NUL: u16 = 0;
    const BLANK: u16 = b' ' as u16;

    fn of(text: &str, _: bool) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    unsafe fn make(client: i32, operation: *const u16, padded: i32, request: *mut i32) -> i32 {
        // SAFETY: passed on.
        unsafe { paynet_request_new_w(client, operation, padded, request) }
    }

    unsafe fn set(request: i32, name: *const u16, value: *const u16, length: i32) -> i32 {
        // SAFETY: passed on.
        unsafe { paynet_request_set_w(request, name, value, length) }
    }

    unsafe fn get(
        request: i32,
        name: *const u16,
        to: *mut u16,
        capacity: i32,
        needed: *mut i32,
    ) -> i32 {
        // SAFETY: passed on.
        unsafe { paynet_response_get_w(request, name, to, capacity, needed) }
    }
}

/// A request whose texts are units of one kind.
struct Request {
    number: i32,
    is_padded: bool,
    is_windows: bool,
}

/// A name that ends with a blank or a NUL, where its memory ends, too.
fn name_at_edge<U: Unit>(chance: &mut Chance, name: &str) -> Edge {
    let mut units = U::of(name, false);
    units.push(*chance.of(&[U::NUL, U::BLANK]));
    at_edge(&units)
}

impl Request {
    fn new<U: Unit>(
        chance: &mut Chance,
        client: i32,
        is_windows: bool,
        operation: &Operation,
    ) -> Request {
        let is_padded = chance.once_in(2);
        let name = name_at_edge::<U>(chance, operation.name);
        let number = at_edge(&[-1_i32]);
        let at = number.start().cast::<i32>();
        // SAFETY: the name ends with a blank or a NUL, and there is a number.
        let (code, number) = unsafe {
            let code = U::make(client, name.start().cast(), is_padded.into(), at);
            (code, at.read())
        };
        assert_eq!(code, PAYNET_OK, "{}", operation.name);
        assert!(number > 0);
        Request {
            number,
            is_padded,
            is_windows,
        }
    }

    /// With its length, or with a NUL.
    fn set<U: Unit>(&self, chance: &mut Chance, name: &str, value: &str) -> i32 {
        let name = name_at_edge::<U>(chance, name);
        let mut value = U::of(value, self.is_windows);
        if self.is_padded {
            value.extend(std::iter::repeat_n(U::BLANK, chance.below(50)));
        }
        let is_ended = chance.once_in(2) && !self.is_padded;
        let length = if is_ended { -1 } else { value.len() as i32 };
        if is_ended {
            value.push(U::NUL);
        }
        let value = at_edge(&value);
        // SAFETY: the name ends with a blank or a NUL, and the value has as many units as is said, or a NUL.
        unsafe {
            U::set(
                self.number,
                name.start().cast(),
                value.start().cast(),
                length,
            )
        }
    }

    /// The code, the buffer's units and how many are needed.
    fn get<U: Unit>(&self, name: &Edge, capacity: usize) -> (i32, Vec<U>, usize) {
        let buffer = Edge::of(capacity * size_of::<U>());
        let needed = at_edge(&[-1_i32]);
        let at = needed.start().cast::<i32>();
        // SAFETY: the name ends with a blank or a NUL, and the buffer has as many units as is said.
        let (code, needed) = unsafe {
            let to = buffer.start().cast();
            let code = U::get(self.number, name.start().cast(), to, capacity as i32, at);
            (code, at.read())
        };
        assert!(buffer.is_clean_before());
        let from = buffer.start().cast::<U>();
        // SAFETY: the buffer has so many.
        let units = (0..capacity).map(|place| unsafe { from.add(place).read_unaligned() });
        (code, units.collect(), usize::try_from(needed).unwrap())
    }

    /// The text that stands for this name in the answer, if there is one, the same in a field of every size.
    fn text<U: Unit>(&self, chance: &mut Chance, name: &str) -> Option<Vec<U>> {
        let edge = name_at_edge::<U>(chance, name);
        let (code, whole, needed) = self.get::<U>(&edge, 20_000);
        if code != PAYNET_OK {
            assert_eq!((code, needed), (PAYNET_ERR_UNKNOWN_NAME, 0), "{name}");
            assert_eq!(whole, self.nothing(20_000), "{name}");
            return None;
        }
        let end = if self.is_padded { needed } else { needed - 1 };
        let text = &whole[..end];
        assert_eq!(whole, self.field(text, 20_000), "{name}");
        for capacity in [
            0,
            1,
            end.saturating_sub(1),
            end,
            end + 1,
            chance.below(end + 40),
        ] {
            let (code, units, told) = self.get::<U>(&edge, capacity);
            let expected = match capacity >= needed {
                true => (PAYNET_OK, self.field(text, capacity)),
                false => (PAYNET_ERR_BUFFER_TOO_SMALL, self.nothing(capacity)),
            };
            assert_eq!((code, units), expected, "{name} in {capacity} of {needed}");
            assert_eq!(told, needed, "{name}");
        }
        Some(text.to_vec())
    }

    /// A field with this text.
    fn field<U: Unit>(&self, text: &[U], capacity: usize) -> Vec<U> {
        let mut field = match self.is_padded {
            true => vec![U::BLANK; capacity],
            false => vec![untouched(); capacity],
        };
        field[..text.len()].copy_from_slice(text);
        if !self.is_padded {
            field[text.len()] = U::NUL;
        }
        field
    }

    /// A field into which nothing fits.
    fn nothing<U: Unit>(&self, capacity: usize) -> Vec<U> {
        match capacity {
            0 => Vec::new(),
            _ => self.field(&[], capacity),
        }
    }
}

fn untouched<U: Unit>() -> U {
    let bytes = [UNTOUCHED; 2];
    // SAFETY: one or two bytes, which any number may be made of.
    unsafe { bytes.as_ptr().cast::<U>().read_unaligned() }
}

impl Drop for Request {
    fn drop(&mut self) {
        assert_eq!(paynet_request_free(self.number), PAYNET_OK);
    }
}

#[test]
fn fields_are_read_no_further_than_they_go_and_written_no_further_than_there_is_room() {
    let texts = AtomicUsize::new(0);
    spread(&seeds(16), Stand::new, |stand, seed| {
        let mut chance = Chance::new(*seed);
        for _ in 0..25 {
            let got = match chance.once_in(2) {
                true => one_request::<u8>(&mut chance, stand, *seed),
                false => one_request::<u16>(&mut chance, stand, *seed),
            };
            texts.fetch_add(got, Ordering::Relaxed);
        }
        stand.assert_nothing_was_charged_twice();
    });
    // The control: answers have been got.
    let texts = texts.into_inner();
    println!("{texts} texts");
    assert!(texts > 500);
}

/// How many texts its answer had.
fn one_request<U: Unit>(chance: &mut Chance, stand: &mut Stand, seed: u64) -> usize {
    let operation = chance.of(&OPERATIONS);
    let is_windows = chance.once_in(2);
    let client = if is_windows {
        stand.windows
    } else {
        stand.utf8
    };
    let request = Request::new::<U>(chance, client, is_windows, operation);
    let about = format!("seed {seed}, {}", operation.name);
    for (name, value) in values(chance, stand, operation) {
        let code = request.set::<U>(chance, &name, &value);
        let is_known = operation.request.iter().any(|(known, _)| *known == name);
        assert!(
            is_known || code == PAYNET_ERR_UNKNOWN_NAME,
            "{about} {name}: {code}"
        );
        assert!(
            matches!(
                code,
                PAYNET_OK | PAYNET_ERR_UNKNOWN_NAME | PAYNET_ERR_TEXT | PAYNET_ERR_INVALID_FIELD
            ),
            "{about} {name}: {code}"
        );
    }
    let sent = stand.sandbox.requests().len();
    // One request in some is freed with its card data in it.
    if chance.once_in(8) {
        assert_eq!(request.text::<U>(chance, "status"), None);
        return 0;
    }
    let code = paynet_request_call(request.number);
    assert!(Class::of(code) != Class::Defect, "{about}: {code}");
    if Class::of(code) == Class::Call {
        assert_eq!(
            stand.sandbox.requests().len(),
            sent,
            "{about}: {code}, sent"
        );
    }
    assert_eq!(
        request.text(chance, "status"),
        Some(U::of(&code.to_string(), false)),
        "{about}"
    );
    let mut texts = 0;
    for _ in 0..12 {
        let name = chance.of(&operation.answer);
        let Some(text) = request.text::<U>(chance, name) else {
            continue;
        };
        texts += 1;
        for secret in [TEST_PAN, stand.sandbox.secret_key()] {
            let secret = U::of(secret, false);
            let is_held = text.windows(secret.len()).any(|part| *part == secret);
            assert!(!is_held, "{about} {name}: {text:?}");
        }
    }
    if matches!(Class::of(code), Class::NotReached | Class::Unknown) {
        // What was given up may arrive while another call is made.
        stand.renew();
    }
    texts
}

/// Sensible ones, or for each field anything; the card number only where it can't go anywhere.
fn values(chance: &mut Chance, stand: &mut Stand, operation: &Operation) -> Vec<(String, String)> {
    let card = match operation.name {
        "charge" => stand.order(),
        _ => card_fields(&stand.sandbox),
    };
    let given = operation.request.iter().filter_map(|(name, _)| {
        let sensible = card.get(name.as_str());
        sensible.map(|value| {
            (
                name.clone(),
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            )
        })
    });
    let mut values: Vec<_> = given.collect();
    if operation.name == "auth" {
        values.push(("amount".into(), "0000123456".into()));
    }
    if chance.once_in(2) && operation.name != "charge" && !operation.request.is_empty() {
        let (name, kind) = chance.of(&operation.request);
        let value = match kind {
            super::operations::Kind::Number => (*chance.of(NUMBERS)).to_owned(),
            super::operations::Kind::Text => {
                (*chance.of(TEXTS)).repeat(*chance.of(&[1, 1, 1, 100, 3000]))
            }
        };
        values.push((name.clone(), value));
    }
    if chance.once_in(4) {
        values.push(((*chance.of(WRONG_NAMES)).to_owned(), TEST_PAN.to_owned()));
    }
    values
}

const TEXTS: &[&str] = &[
    "", " ", "x", "Ayşe", "₺", "🙂", "\u{1}", "\u{7f}", "a b ", "12,50", "%", "\"\\",
];

const WRONG_NAMES: &[&str] = &[
    "amout",
    TEST_PAN,
    "struct_size",
    "reserved",
    "Şehir",
    "x.y",
    "-",
];
