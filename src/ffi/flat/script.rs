//! Texts of the flat door: bytes in the client's encoding, or UTF-16.

use std::ops::Deref;

use yore::code_pages::CP1254;
use zeroize::Zeroizing;

use super::super::pointer;
use super::super::text::Encoding;
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_BUFFER_TOO_SMALL, PAYNET_ERR_TEXT};
use crate::secret::Room;

/// A text of the caller's, as UTF-8. Wiped when dropped.
pub(super) struct Decoded {
    room: Room,
    length: usize,
}

impl Decoded {
    pub(super) fn empty() -> Decoded {
        Decoded {
            room: Room::Heap(Box::default()),
            length: 0,
        }
    }

    /// These characters, which have so many bytes in UTF-8 unless the caller changes them meanwhile.
    fn of(
        bytes: usize,
        mut characters: impl Iterator<Item = char>,
        name: &'static str,
    ) -> Result<Decoded, Error> {
        let mut room = Room::new(bytes);
        let mut length = 0;
        let fits = characters.all(|c| {
            let end = length + c.len_utf8();
            let place = room.get_mut(length..end);
            length = end;
            place.map(|place| c.encode_utf8(place)).is_some()
        });
        match fits {
            true => Ok(Decoded { room, length }),
            false => Err(unreadable(name, "it changes while it is read")),
        }
    }

    fn of_utf8(bytes: impl Iterator<Item = u8> + Clone) -> Option<Decoded> {
        let length = bytes.clone().count();
        let mut room = Room::new(length);
        for (to, byte) in room.iter_mut().zip(bytes) {
            *to = byte;
        }
        str::from_utf8(&room).ok()?;
        Some(Decoded { room, length })
    }

    /// The same, without the blanks at its end.
    pub(super) fn trimmed(mut self) -> Decoded {
        self.length = self.trim_end_matches(' ').len();
        self
    }
}

impl Deref for Decoded {
    type Target = str;

    fn deref(&self) -> &str {
        let bytes = self.room.get(..self.length).unwrap_or_default();
        str::from_utf8(bytes).unwrap_or_default()
    }
}

fn unreadable(name: &'static str, why: &str) -> Error {
    Error::new(PAYNET_ERR_TEXT, format!("{name} can't be read: {why}")).in_field(name)
}

/// What texts are made of: bytes, or units of UTF-16.
pub(super) trait Unit: Copy + PartialEq {
    const NUL: Self;
    const BLANK: Self;

    /// `encoding` is that of the client; [`None`] without a client.
    fn decode(
        units: impl Iterator<Item = Self> + Clone,
        encoding: Option<Encoding>,
        name: &'static str,
    ) -> Result<Decoded, Error>;

    /// With an escape for what the encoding lacks.
    fn encode_json(json: &str, encoding: Encoding) -> Zeroizing<Vec<Self>>
    where
        Self: zeroize::Zeroize;

    /// With `?` for what the encoding lacks.
    fn encode_text(text: &str, encoding: Encoding) -> Vec<Self>;
}

impl Unit for u8 {
    const NUL: u8 = 0;
    const BLANK: u8 = b' ';

    fn decode(
        bytes: impl Iterator<Item = u8> + Clone,
        encoding: Option<Encoding>,
        name: &'static str,
    ) -> Result<Decoded, Error> {
        let windows = || {
            let characters = bytes.clone().map(|byte| CP1254.decode_byte(byte));
            let length = characters.clone().map(char::len_utf8).sum();
            Decoded::of(length, characters, name)
        };
        match encoding {
            Some(Encoding::Windows1254) => windows(),
            Some(Encoding::Utf8) => {
                Decoded::of_utf8(bytes).ok_or_else(|| unreadable(name, "it is not valid UTF-8"))
            }
            None => Decoded::of_utf8(bytes.clone()).map_or_else(windows, Ok),
        }
    }

    fn encode_json(json: &str, encoding: Encoding) -> Zeroizing<Vec<u8>> {
        let mut bytes = Vec::with_capacity(json.len());
        match encoding {
            Encoding::Utf8 => bytes.extend_from_slice(json.as_bytes()),
            Encoding::Windows1254 => {
                for c in json.chars() {
                    match CP1254.encode_char(c) {
                        Some(byte) => bytes.push(byte),
                        None => bytes.extend_from_slice(escape(c).as_bytes()),
                    }
                }
            }
        }
        Zeroizing::new(bytes)
    }

    fn encode_text(text: &str, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Windows1254 => text
                .chars()
                .map(|c| CP1254.encode_char(c).unwrap_or(b'?'))
                .collect(),
        }
    }
}

/// As JSON writes a character that is outside of its encoding.
fn escape(c: char) -> String {
    c.encode_utf16(&mut [0; 2])
        .iter()
        .map(|unit| format!("\\u{unit:04x}"))
        .collect()
}

impl Unit for u16 {
    const NUL: u16 = 0;
    const BLANK: u16 = b' ' as u16;

    fn decode(
        units: impl Iterator<Item = u16> + Clone,
        _: Option<Encoding>,
        name: &'static str,
    ) -> Result<Decoded, Error> {
        let mut length = 0;
        for c in char::decode_utf16(units.clone()) {
            let c = c.map_err(|_| unreadable(name, "half of a surrogate pair is missing"))?;
            length += c.len_utf8();
        }
        let characters = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}'));
        Decoded::of(length, characters, name)
    }

    fn encode_json(json: &str, _: Encoding) -> Zeroizing<Vec<u16>> {
        let mut units = Vec::with_capacity(json.len());
        units.extend(json.encode_utf16());
        Zeroizing::new(units)
    }

    fn encode_text(text: &str, _: Encoding) -> Vec<u16> {
        text.encode_utf16().collect()
    }
}

/// The units of a caller's text. It may lie anywhere.
///
/// # Safety
/// `from` points to `length` readable units, as long as the iterator lives.
pub(super) unsafe fn units<U: Unit>(
    from: *const U,
    length: usize,
) -> impl Iterator<Item = U> + Clone {
    // SAFETY: vouched for by the caller.
    (0..length).map(move |place| unsafe { from.add(place).read_unaligned() })
}

/// How many units come before the NUL.
///
/// # Safety
/// `from` points to a text that ends with a NUL.
pub(super) unsafe fn length_of<U: Unit>(
    from: *const U,
    longest: usize,
    name: &'static str,
) -> Result<usize, Error> {
    // SAFETY: the text ends with a NUL, behind which nothing is read.
    (0..=longest)
        .find(|place| unsafe { from.add(*place).read_unaligned() } == U::NUL)
        .ok_or_else(|| unreadable(name, "it is too long or has no NUL at its end"))
}

/// No name is longer.
const LONGEST_NAME: usize = 128;

/// A name in ASCII that ends at a NUL or a blank.
///
/// # Safety
/// `from` is NULL or points to a text that ends so.
pub(super) unsafe fn name<U: Unit + Into<u32>>(
    from: *const U,
    what: &'static str,
) -> Result<String, Error> {
    if from.is_null() {
        return Err(pointer::null(what));
    }
    let mut name = String::with_capacity(32);
    for place in 0..=LONGEST_NAME {
        // SAFETY: nothing is read behind the end.
        let unit = unsafe { from.add(place).read_unaligned() };
        if unit == U::NUL || unit == U::BLANK {
            return Ok(name);
        }
        let c = char::from_u32(unit.into()).filter(char::is_ascii);
        name.push(c.unwrap_or('?'));
    }
    Err(unreadable(
        what,
        "it is too long or has no NUL or blank at its end",
    ))
}

/// A caller's buffer.
pub(super) struct Buffer<U> {
    to: *mut U,
    capacity: i32,
    needed: *mut i32,
    /// Blanks behind the text instead of a NUL.
    is_padded: bool,
}

impl<U: Unit> Buffer<U> {
    /// # Safety
    /// `to` is NULL or has `capacity` writable units, `needed` is NULL or points to a number; both stay so as long as
    /// this lives.
    pub(super) unsafe fn new(to: *mut U, capacity: i32, needed: *mut i32) -> Buffer<U> {
        Buffer {
            to,
            capacity,
            needed,
            is_padded: false,
        }
    }

    pub(super) fn padded(self, is_padded: bool) -> Buffer<U> {
        Buffer { is_padded, ..self }
    }

    /// Nothing, of which nothing is needed.
    pub(super) fn clear(&self) {
        self.tell_needed(0);
        if self.capacity().is_ok_and(|capacity| capacity > 0) {
            self.finish(0);
        }
    }

    /// In units.
    pub(super) fn capacity(&self) -> Result<usize, Error> {
        let capacity = usize::try_from(self.capacity)
            .map_err(|_| Error::invalid("capacity", "it can't be negative"))?;
        if self.to.is_null() && capacity > 0 {
            return Err(pointer::null("out"));
        }
        Ok(capacity)
    }

    /// Tells that so many units are needed, and whether they are there.
    pub(super) fn require(&self, needed: usize) -> Result<(), Error> {
        let capacity = self.capacity()?;
        self.tell_needed(i32::try_from(needed).unwrap_or(i32::MAX));
        if needed > capacity {
            return Err(Error::new(
                PAYNET_ERR_BUFFER_TOO_SMALL,
                format!("the buffer has {capacity} places of {needed} needed"),
            )
            .in_field("capacity"));
        }
        Ok(())
    }

    /// The whole text, or none of it.
    pub(super) fn write(&self, text: &[U]) -> Result<(), Error> {
        self.require(text.len() + usize::from(!self.is_padded))?;
        if self.to.is_null() {
            return Ok(());
        }
        for (place, unit) in text.iter().enumerate() {
            // SAFETY: the text fits the capacity that `new` was promised.
            unsafe { self.to.add(place).write_unaligned(*unit) };
        }
        self.finish(text.len());
        Ok(())
    }

    /// What stands behind a text of so many units.
    fn finish(&self, length: usize) {
        let capacity = self.capacity().unwrap_or_default();
        let (end, unit) = match self.is_padded {
            true => (capacity, U::BLANK),
            false => (capacity.min(length + 1), U::NUL),
        };
        for place in length..end {
            // SAFETY: below the capacity that `new` was promised.
            unsafe { self.to.add(place).write_unaligned(unit) };
        }
    }

    fn tell_needed(&self, units: i32) {
        if !self.needed.is_null() {
            // SAFETY: `new` was promised a number there.
            unsafe { self.needed.write_unaligned(units) };
        }
    }
}
