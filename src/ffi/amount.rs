//! `paynet_amount_...`: amounts as people write them.

use std::ffi::c_char;

use super::error::paynet_error;
use super::guard::guard;
use super::pointer;
use super::text::{Encoding, TextOut, Texts};
use crate::Amount;
use crate::error::Error;
use crate::error::status::PAYNET_ERR_TEXT;

/// As people write it in Turkey: `1.234,56`.
pub const PAYNET_AMOUNT_TURKISH: i32 = 0;
/// As programs write it: `1234.56`.
pub const PAYNET_AMOUNT_PLAIN: i32 = 1;

/// Reads an amount as cashiers and programs write it: `1.234,56`, `1,234.56`, `1234.56`, `1 234,5`, `10`.
///
/// Point or comma before one or two last digits is the decimal sign; point, comma, blank or apostrophe
/// between groups of three digits separates thousands. No sign, no currency.
///
/// `text`: UTF-8 or Windows-1254, NUL-terminated, at most 4096 bytes, required. `amount`: receives the
/// amount in kurus, 0 on failure, required. `error`: receives what went wrong, may be NULL; its texts are
/// UTF-8. Returns `PAYNET_OK`; `PAYNET_ERR_AMBIGUOUS_AMOUNT` for a text such as `1.234`, which can be read
/// in two ways that `error->message` names; `PAYNET_ERR_AMOUNT` for what is no amount. Any thread. Since
/// 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_amount_parse(
    text: *const c_char,
    amount: *mut i64,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let reset = || {
            let _ = pointer::store(amount, 0, "amount");
        };
        guard(error, reset, || {
            if text.is_null() {
                return Err(pointer::null("text").into());
            }
            let kurus = parse(text)?.kurus();
            Ok(pointer::store(amount, kurus, "amount")?)
        })
    }
}

/// Only a blank that doesn't break differs in the two encodings.
///
/// # Safety
/// `text` ends with a NUL.
unsafe fn parse(text: *const c_char) -> Result<Amount, Error> {
    let parse_in = |encoding| {
        // SAFETY: vouched for by the caller.
        let texts = unsafe { Texts::new(encoding) };
        Amount::parse(texts.optional(text, "text")?.unwrap_or_default())
    };
    match parse_in(Encoding::Utf8) {
        Err(error) if error.code() == PAYNET_ERR_TEXT => parse_in(Encoding::Windows1254),
        parsed => parsed,
    }
}

/// Writes an amount for people or programs.
///
/// `amount`: in kurus. `form`: `PAYNET_AMOUNT_TURKISH` (`1.234,56`) or `PAYNET_AMOUNT_PLAIN` (`1234.56`).
/// `buffer`: the caller's, of `capacity` bytes; receives the text, ASCII, NUL-terminated. 32 bytes are
/// always enough. NULL with a `capacity` of 0 only asks for the size. `needed`: receives the bytes needed,
/// the NUL included; may be NULL. `error`: receives what went wrong, may be NULL. Returns `PAYNET_OK`,
/// `PAYNET_ERR_BUFFER_TOO_SMALL` (then the text is empty), `PAYNET_ERR_INVALID_FIELD` for an unknown form or
/// a negative capacity, or `PAYNET_ERR_NULL_ARGUMENT`. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_amount_format(
    amount: i64,
    form: i32,
    buffer: *mut c_char,
    capacity: i32,
    needed: *mut i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let out = TextOut::new(buffer, capacity, needed);
        guard(
            error,
            || out.clear(),
            || {
                let amount = Amount::from_kurus(amount);
                let text = match form {
                    PAYNET_AMOUNT_TURKISH => amount.to_turkish(),
                    PAYNET_AMOUNT_PLAIN => amount.to_plain(),
                    _ => {
                        return Err(Error::invalid(
                            "form",
                            "it must be PAYNET_AMOUNT_TURKISH or PAYNET_AMOUNT_PLAIN",
                        )
                        .into());
                    }
                };
                Ok(out.write(&text)?)
            },
        )
    }
}
