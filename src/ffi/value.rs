//! Numbers that stand for something: flags, counts, amounts.

use std::ffi::c_char;

use crate::Amount;
use crate::error::Error;

/// A yes, no or number that nobody has said.
pub const PAYNET_UNKNOWN: i32 = -1;
/// An amount that nobody has said. Real ones are never negative.
pub const PAYNET_NO_AMOUNT: i64 = -1;

/// A yes or no, or nothing.
pub(super) fn flag(field: &'static str, value: i32) -> Result<Option<bool>, Error> {
    match value {
        0 => Ok(Some(false)),
        1 => Ok(Some(true)),
        PAYNET_UNKNOWN => Ok(None),
        _ => Err(Error::invalid(field, "it must be 0 or 1")),
    }
}

/// A yes or no that has to be said.
pub(super) fn needed_flag(field: &'static str, value: i32) -> Result<bool, Error> {
    flag(field, value)?.ok_or_else(|| Error::missing(field))
}

pub(super) fn flag_out(value: Option<bool>) -> i32 {
    value.map_or(PAYNET_UNKNOWN, i32::from)
}

/// A number of things, or nothing.
pub(super) fn count(field: &'static str, value: i32) -> Result<Option<u32>, Error> {
    match value {
        PAYNET_UNKNOWN => Ok(None),
        _ => u32::try_from(value)
            .map(Some)
            .map_err(|_| Error::invalid(field, "it can't be negative")),
    }
}

/// A number of which 0 says nothing.
pub(super) fn positive(field: &'static str, value: i32) -> Result<Option<u32>, Error> {
    match u32::try_from(value) {
        Ok(0) => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(_) => Err(Error::invalid(field, "it can't be negative")),
    }
}

pub(super) fn count_out(value: Option<i32>) -> i32 {
    value.unwrap_or(PAYNET_UNKNOWN)
}

/// How many rows there are.
pub(super) fn length(rows: usize) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX)
}

pub(super) fn amount(value: i64) -> Option<Amount> {
    Some(value)
        .filter(|value| *value != PAYNET_NO_AMOUNT)
        .map(Amount::from_kurus)
}

pub(super) fn amount_out(value: Option<Amount>) -> i64 {
    value.map_or(PAYNET_NO_AMOUNT, Amount::kurus)
}

/// Fields that have no meaning yet must say nothing, so that they can get one.
pub(super) fn reserved(number: i32, text: *const c_char) -> Result<(), Error> {
    if number != 0 {
        return Err(Error::invalid("reserved", "it must be 0"));
    }
    if !text.is_null() {
        return Err(Error::invalid("reserved_text", "it must be NULL"));
    }
    Ok(())
}
