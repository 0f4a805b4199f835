//! Texts across the boundary, in the client's encoding.

use std::borrow::Cow;
use std::ffi::c_char;
use std::ptr;
use std::slice;

use bumpalo::Bump;
use yore::code_pages::CP1254;

use super::pointer;
use crate::error::Error;
use crate::error::status::{
    PAYNET_ERR_ANSWER_DOES_NOT_FIT, PAYNET_ERR_BUFFER_TOO_SMALL, PAYNET_ERR_TEXT,
};
use crate::secret::Room;

/// No text of a request may be longer; one that seems to be has lost its NUL.
pub(super) const MAX_TEXT_BYTES: usize = 4096;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Windows1254,
}

/// Copies the texts of a call, in the client's encoding, into one block.
///
/// The block is wiped when it is freed, like every block of the shared library.
pub(super) struct Texts {
    encoding: Encoding,
    arena: Bump,
}

impl Texts {
    /// Makes a block of 1008 bytes: the texts of most requests fit, and glibc keeps freed blocks of up to 1032 at hand.
    const CAPACITY: usize = 960;

    /// # Safety
    /// Whatever is read through this is NULL or ends with a NUL.
    pub(super) unsafe fn new(encoding: Encoding) -> Texts {
        Texts {
            encoding,
            arena: Bump::with_capacity(Texts::CAPACITY),
        }
    }

    /// NULL and the empty text are both [`None`].
    pub(super) fn optional(
        &self,
        from: *const c_char,
        field: &'static str,
    ) -> Result<Option<&str>, Error> {
        // SAFETY: promised when this was made.
        let Some(bytes) = (unsafe { bytes_of(from, field) })? else {
            return Ok(None);
        };
        self.read(self.arena.alloc_slice_copy(bytes), field)
            .map(Some)
    }

    fn read<'a>(&'a self, bytes: &'a [u8], field: &'static str) -> Result<&'a str, Error> {
        match self.encoding {
            // Most texts are, and telling so is faster than reading them as UTF-8.
            Encoding::Utf8 if bytes.is_ascii() => {
                // SAFETY: ASCII is UTF-8.
                Ok(unsafe { str::from_utf8_unchecked(bytes) })
            }
            Encoding::Utf8 => {
                str::from_utf8(bytes).map_err(|_| bad_text(field, "it is not valid UTF-8"))
            }
            Encoding::Windows1254 => Ok(from_windows_1254(bytes, &self.arena)),
        }
    }

    /// For a field of a request.
    pub(super) fn optional_cow(
        &self,
        from: *const c_char,
        field: &'static str,
    ) -> Result<Option<Cow<'_, str>>, Error> {
        Ok(self.optional(from, field)?.map(Cow::Borrowed))
    }

    pub(super) fn required(&self, from: *const c_char, field: &'static str) -> Result<&str, Error> {
        self.optional(from, field)?
            .ok_or_else(|| Error::missing(field))
    }

    /// What `make` makes of a required text that is card data. The copy of the text is gone afterwards, and was no part of
    /// the block.
    pub(super) fn secret<T>(
        &self,
        from: *const c_char,
        field: &'static str,
        make: impl FnOnce(&str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        // SAFETY: promised when this was made.
        let bytes = unsafe { bytes_of(from, field) }?.ok_or_else(|| Error::missing(field))?;
        let mut copy = Room::new(bytes.len());
        copy.copy_from_slice(bytes);
        if copy.is_ascii() {
            // SAFETY: ASCII is UTF-8, and the same in every encoding.
            return make(unsafe { str::from_utf8_unchecked(&copy) });
        }
        make(self.read(&copy, field)?)
    }
}

/// A caller's text without its NUL. [`None`] if there is none. To be copied before anything else looks at it.
///
/// # Safety
/// `from` is NULL or points to a text that ends with a NUL.
unsafe fn bytes_of<'a>(
    from: *const c_char,
    field: &'static str,
) -> Result<Option<&'a [u8]>, Error> {
    if from.is_null() {
        return Ok(None);
    }
    // SAFETY: the text ends with a NUL, at which strnlen stops.
    let length = unsafe { libc::strnlen(from, MAX_TEXT_BYTES + 1) };
    match length {
        0 => return Ok(None),
        1..=MAX_TEXT_BYTES => {}
        _ => {
            return Err(bad_text(
                field,
                "it is longer than 4096 bytes or has no NUL at its end",
            ));
        }
    }
    // SAFETY: strnlen found `length` readable bytes.
    Ok(Some(unsafe {
        slice::from_raw_parts(from.cast::<u8>(), length)
    }))
}

/// As much of a caller's text as matters, of a text that may be longer and in any encoding.
///
/// # Safety
/// `from` is NULL or points to a text that ends with a NUL.
pub(super) unsafe fn copy_beginning(
    from: *const c_char,
    name: &'static str,
) -> Result<String, Error> {
    if from.is_null() {
        return Err(pointer::null(name));
    }
    // SAFETY: the text ends with a NUL, at which strnlen stops, and `length` bytes before it are readable.
    let bytes = unsafe {
        let length = libc::strnlen(from, MAX_TEXT_BYTES);
        slice::from_raw_parts(from.cast::<u8>(), length).to_vec()
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn bad_text(field: &'static str, why: &str) -> Error {
    Error::new(PAYNET_ERR_TEXT, format!("{field} can't be read: {why}")).in_field(field)
}

/// Writes a value that programs use (an id, a URL). One that can't be held to the letter is an error.
pub(super) fn exact(
    to: &mut [c_char],
    value: &str,
    field: &'static str,
    encoding: Encoding,
) -> Result<(), Error> {
    write_exact(to, value, encoding).map_err(|why| {
        Error::new(
            PAYNET_ERR_ANSWER_DOES_NOT_FIT,
            format!("{field} of the answer {why}"),
        )
        .in_field(field)
    })
}

fn write_exact(to: &mut [c_char], value: &str, encoding: Encoding) -> Result<(), String> {
    if value.contains('\0') {
        return Err("holds a NUL".to_owned());
    }
    let bytes = match encoding {
        Encoding::Utf8 => Cow::Borrowed(value.as_bytes()),
        Encoding::Windows1254 => match to_windows_1254(value) {
            Some(bytes) => Cow::Owned(bytes),
            None => return Err("can't be written in Windows-1254".to_owned()),
        },
    };
    let room = room_of(to);
    if bytes.len() > room {
        return Err(format!("is longer than {room} bytes"));
    }
    copy_bytes(to, &bytes);
    Ok(())
}

/// Writes a value that programs use, where the rest of the answer matters more: one that can't be held to the letter is
/// left out.
pub(super) fn whole_or_empty(to: &mut [c_char], value: &str, encoding: Encoding) {
    // It writes all or nothing.
    let _ = write_exact(to, value, encoding);
}

/// A caller's buffer for a text without a bound.
pub(super) struct TextOut {
    buffer: *mut c_char,
    capacity: i32,
    needed: *mut i32,
}

impl TextOut {
    /// # Safety
    /// `buffer` is NULL or has `capacity` writable bytes, `needed` is NULL or points to a number; both stay so as long as
    /// this lives.
    pub(super) unsafe fn new(buffer: *mut c_char, capacity: i32, needed: *mut i32) -> TextOut {
        TextOut {
            buffer,
            capacity,
            needed,
        }
    }

    /// The empty text, of which nothing is needed.
    pub(super) fn clear(&self) {
        self.tell_needed(0);
        if self.capacity > 0 && !self.buffer.is_null() {
            // SAFETY: `new` was promised at least one writable byte.
            unsafe { self.buffer.write(0) };
        }
    }

    /// Before work that is not worth doing for a buffer that holds nothing. `longest` is how many bytes the text may have.
    pub(super) fn expect(&self, longest: usize) -> Result<(), Error> {
        match self.capacity()? {
            0 => self.room_for(longest),
            _ => Ok(()),
        }
    }

    /// The whole ASCII text, or none of it.
    pub(super) fn write(&self, text: &str) -> Result<(), Error> {
        self.write_bytes(text.as_bytes())
    }

    /// The same for a text that people read, with `?` for what the encoding lacks.
    pub(super) fn write_readable(&self, text: &str, encoding: Encoding) -> Result<(), Error> {
        match encoding {
            Encoding::Utf8 => self.write_bytes(text.as_bytes()),
            Encoding::Windows1254 => self.write_bytes(&in_windows_1254(text, text.len())),
        }
    }

    fn write_bytes(&self, bytes: &[u8]) -> Result<(), Error> {
        self.room_for(bytes.len())?;
        // SAFETY: `new` was promised `capacity` writable bytes, which the text and its NUL fit.
        unsafe {
            ptr::copy_nonoverlapping(bytes.as_ptr(), self.buffer.cast::<u8>(), bytes.len());
            self.buffer.add(bytes.len()).write(0);
        }
        Ok(())
    }

    fn capacity(&self) -> Result<usize, Error> {
        let capacity = usize::try_from(self.capacity)
            .map_err(|_| Error::invalid("capacity", "it can't be negative"))?;
        if self.buffer.is_null() && capacity > 0 {
            return Err(pointer::null("buffer"));
        }
        Ok(capacity)
    }

    /// For so many bytes and the NUL.
    fn room_for(&self, bytes: usize) -> Result<(), Error> {
        let capacity = self.capacity()?;
        let needed = bytes + 1;
        self.tell_needed(i32::try_from(needed).unwrap_or(i32::MAX));
        if needed > capacity {
            return Err(Error::new(
                PAYNET_ERR_BUFFER_TOO_SMALL,
                format!("the buffer has {capacity} bytes of {needed} needed"),
            )
            .in_field("capacity"));
        }
        Ok(())
    }

    fn tell_needed(&self, bytes: i32) {
        if !self.needed.is_null() {
            // SAFETY: `new` was promised a number there.
            unsafe { self.needed.write_unaligned(bytes) };
        }
    }
}

/// Writes a text that people read: cut at a character if it is too long, `?` for what the encoding lacks.
pub(super) fn readable(to: &mut [c_char], text: &str, encoding: Encoding) {
    let room = room_of(to);
    let written = match encoding {
        Encoding::Utf8 => {
            let whole = text.floor_char_boundary(room);
            copy_bytes(to, text.as_bytes().get(..whole).unwrap_or_default())
        }
        Encoding::Windows1254 => copy_bytes(to, &in_windows_1254(text, room)),
    };
    // To a caller a NUL would be the end.
    for byte in to.iter_mut().take(written).filter(|byte| **byte == 0) {
        *byte = c_char::from_ne_bytes([b' ']);
    }
}

/// All places but that of the NUL.
fn room_of(array: &[c_char]) -> usize {
    array.len().saturating_sub(1)
}

/// How many bytes were copied.
fn copy_bytes(to: &mut [c_char], from: &[u8]) -> usize {
    for (to, from) in to.iter_mut().zip(from) {
        *to = c_char::from_ne_bytes([*from]);
    }
    to.len().min(from.len())
}

/// At most `room` characters, each one byte.
fn in_windows_1254(text: &str, room: usize) -> Vec<u8> {
    text.chars()
        .take(room)
        .map(|c| CP1254.encode_char(c).unwrap_or(b'?'))
        .collect()
}

/// [`None`] if the encoding lacks one of the characters.
fn to_windows_1254(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| CP1254.encode_char(c)).collect()
}

fn from_windows_1254<'a>(bytes: &[u8], arena: &'a Bump) -> &'a str {
    let characters = bytes.iter().map(|byte| CP1254.decode_byte(*byte));
    // Counted first, so that the text never moves.
    let length = characters.clone().map(char::len_utf8).sum();
    let mut text = bumpalo::collections::String::with_capacity_in(length, arena);
    text.extend(characters);
    text.into_bump_str()
}

#[cfg(test)]
mod tests {
    use std::ffi::CString;

    use super::*;

    fn bytes(array: &[c_char]) -> Vec<u8> {
        array
            .iter()
            .map(|byte| *byte as u8)
            .take_while(|byte| *byte != 0)
            .collect()
    }

    fn shown<const N: usize>(text: &str, encoding: Encoding) -> Vec<u8> {
        let mut array: [c_char; N] = [0; N];
        readable(&mut array, text, encoding);
        bytes(&array)
    }

    fn read(bytes: &[u8], encoding: Encoding) -> Result<Option<String>, Error> {
        let text = CString::new(bytes).unwrap();
        // SAFETY: a CString ends with a NUL.
        let texts = unsafe { Texts::new(encoding) };
        let read = texts.optional(text.as_ptr(), "card_holder")?;
        Ok(read.map(str::to_owned))
    }

    #[test]
    fn every_byte_of_windows_1254_goes_in_and_out_unchanged() {
        for byte in 1..=255_u8 {
            let text = read(&[byte], Encoding::Windows1254).unwrap().unwrap();
            assert_eq!(shown::<8>(&text, Encoding::Windows1254), [byte]);
            let mut array = [0; 8];
            exact(&mut array, &text, "x", Encoding::Windows1254).unwrap();
            assert_eq!(bytes(&array), [byte]);
        }
    }

    #[test]
    fn windows_1254_is_what_browsers_take_it_for() {
        for byte in 1..=255_u8 {
            let bytes = [byte];
            let (theirs, _, _) = encoding_rs::WINDOWS_1254.decode(&bytes);
            let arena = Bump::new();
            assert_eq!(from_windows_1254(&bytes, &arena), theirs, "{byte:#x}");
        }
        for c in '\u{1}'..=char::MAX {
            let text = c.to_string();
            let theirs = match encoding_rs::WINDOWS_1254.encode(&text) {
                (bytes, _, false) => Some(bytes.into_owned()),
                _ => None,
            };
            assert_eq!(to_windows_1254(&text), theirs, "{c:?}");
        }
    }

    #[test]
    fn turkish_letters_are_read_in_both_encodings() {
        let windows = [0xDE, 0xFD, 0xF0, 0xDD, 0xD0, 0xFE];
        assert_eq!(
            read(&windows, Encoding::Windows1254)
                .unwrap()
                .unwrap()
                .as_str(),
            "ŞığİĞş"
        );
        assert_eq!(
            read("ŞığİĞş".as_bytes(), Encoding::Utf8)
                .unwrap()
                .unwrap()
                .as_str(),
            "ŞığİĞş"
        );
        let error = read(&windows, Encoding::Utf8).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_TEXT);
        assert_eq!(error.field(), Some("card_holder"));
    }

    #[test]
    fn a_text_without_an_end_is_refused() {
        let endless = vec![b'a'; MAX_TEXT_BYTES + 1];
        assert_eq!(
            read(&endless, Encoding::Utf8).unwrap_err().code(),
            PAYNET_ERR_TEXT
        );
        let longest = vec![b'a'; MAX_TEXT_BYTES];
        assert!(read(&longest, Encoding::Utf8).is_ok());
    }

    #[test]
    fn the_texts_of_a_request_share_a_block_that_glibc_keeps_at_hand() {
        let text = CString::new([b'a'; 35]).unwrap();
        for encoding in [Encoding::Utf8, Encoding::Windows1254] {
            // SAFETY: a CString ends with a NUL.
            let texts = unsafe { Texts::new(encoding) };
            for _ in 0..10 {
                texts.required(text.as_ptr(), "description").unwrap();
            }
            assert!(texts.arena.allocated_bytes_including_metadata() <= 1032);
        }
    }

    #[test]
    fn a_value_for_programs_is_whole_or_an_error() {
        assert!(exact(&mut [0; 4], "abc", "token_id", Encoding::Utf8).is_ok());
        for value in ["abcd", "a\0b"] {
            let error = exact(&mut [0; 4], value, "token_id", Encoding::Utf8).unwrap_err();
            assert_eq!(error.code(), PAYNET_ERR_ANSWER_DOES_NOT_FIT);
            assert_eq!(error.field(), Some("token_id"));
        }
    }

    #[test]
    fn a_text_for_people_is_cut_between_characters() {
        for (room, expected) in [("Baş", "Baş"), ("Başa", "Baş")] {
            assert_eq!(shown::<5>(room, Encoding::Utf8), expected.as_bytes());
        }
        assert_eq!(shown::<4>("Başa", Encoding::Utf8), b"Ba");
        assert_eq!(shown::<8>("a🙂b", Encoding::Windows1254), b"a?b");
    }
}
