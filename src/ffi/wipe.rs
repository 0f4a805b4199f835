//! `paynet_wipe`: for the copies of card data that only the caller knows of.

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::slice;

use zeroize::Zeroize;

use super::guard::guard_code;
use super::pointer;
use crate::error::Error;

/// Overwrites memory of the caller's own with zeros: a card number, a CVC or a key that is not needed any more.
///
/// A `memset` before a buffer is freed or left is one that compilers may leave out; this is not. Copies that the
/// program made elsewhere stay: read card data into one place, and don't let texts that grow move it.
///
/// `buffer`: the caller's, of `length` bytes, required. `length`: 1 or more. Returns `PAYNET_OK`,
/// `PAYNET_ERR_NULL_ARGUMENT`, or `PAYNET_ERR_INVALID_FIELD` for a length that is 0 or negative, of which nothing is
/// wiped. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_wipe(buffer: *mut c_void, length: i32) -> i32 {
    guard_code(|| {
        if buffer.is_null() {
            return Err(pointer::null("buffer"));
        }
        let length = usize::try_from(length)
            .ok()
            .filter(|length| *length > 0)
            .ok_or_else(|| Error::invalid("length", "it must be 1 or more"))?;
        // SAFETY: the caller vouches for `length` writable bytes, of which none need hold anything yet.
        let bytes = unsafe { slice::from_raw_parts_mut(buffer.cast::<MaybeUninit<u8>>(), length) };
        bytes.zeroize();
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;
    use crate::error::status::{PAYNET_ERR_INVALID_FIELD, PAYNET_ERR_NULL_ARGUMENT, PAYNET_OK};

    fn wiped(length: i32) -> ([u8; 6], i32) {
        let mut bytes = *b"435518";
        // SAFETY: no test asks for more than the six bytes.
        let code = unsafe { paynet_wipe(bytes.as_mut_ptr().cast(), length) };
        (bytes, code)
    }

    #[test]
    fn as_many_bytes_are_wiped_as_the_caller_says() {
        assert_eq!(wiped(6), ([0; 6], PAYNET_OK));
        assert_eq!(wiped(4), ([0, 0, 0, 0, b'1', b'8'], PAYNET_OK));
    }

    #[test]
    fn a_length_of_nothing_is_refused_and_wipes_nothing() {
        for length in [0, -1, i32::MIN] {
            assert_eq!(wiped(length), (*b"435518", PAYNET_ERR_INVALID_FIELD));
        }
        // SAFETY: NULL is refused.
        let code = unsafe { paynet_wipe(ptr::null_mut(), 6) };
        assert_eq!(code, PAYNET_ERR_NULL_ARGUMENT);
    }
}
