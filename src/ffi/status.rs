//! `paynet_status_...`: what a code means.

use std::ffi::c_char;

use super::guard::shield;
use crate::error::status::{self, Class, Language};

/// The call succeeded.
pub const PAYNET_CLASS_OK: i32 = 0;
/// Codes 1 to 99: the call itself is wrong and nothing was sent. Correct it.
pub const PAYNET_CLASS_CALL: i32 = 1;
/// Codes 100 to 199: nothing reached Paynet. Repeating is safe.
pub const PAYNET_CLASS_NOT_REACHED: i32 = 2;
/// Codes 200 to 299: the request may have reached Paynet. Look up what happened before repeating.
pub const PAYNET_CLASS_UNKNOWN: i32 = 3;
/// Codes 300 to 399: an answer came; it is a refusal or cannot be used.
pub const PAYNET_CLASS_ANSWERED: i32 = 4;
/// Codes 900 to 999 and all others: a defect. Report it.
pub const PAYNET_CLASS_DEFECT: i32 = 9;

/// English texts.
pub const PAYNET_LANGUAGE_ENGLISH: i32 = 0;
/// Turkish texts.
pub const PAYNET_LANGUAGE_TURKISH: i32 = 1;

/// The class of a status code: one of `PAYNET_CLASS_...`, which says what may be repeated.
///
/// Works for any number, also for a code that only a newer release has. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_status_class(code: i32) -> i32 {
    shield(
        || PAYNET_CLASS_DEFECT,
        || match Class::of(code) {
            Class::Ok => PAYNET_CLASS_OK,
            Class::Call => PAYNET_CLASS_CALL,
            Class::NotReached => PAYNET_CLASS_NOT_REACHED,
            Class::Unknown => PAYNET_CLASS_UNKNOWN,
            Class::Answered => PAYNET_CLASS_ANSWERED,
            Class::Defect => PAYNET_CLASS_DEFECT,
        },
    )
}

/// The name of a status code, `"PAYNET_ERR_DNS"` say; `"PAYNET_ERR_UNKNOWN_STATUS"` for a number this release
/// doesn't have.
///
/// The text is ASCII, belongs to the library and stays valid as long as the library is loaded. Never NULL.
/// Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_status_name(code: i32) -> *const c_char {
    shield(
        || c"".as_ptr(),
        || status::status(code).name.as_c_str().as_ptr(),
    )
}

/// What a status code means and what to do next, for people.
///
/// `language` is `PAYNET_LANGUAGE_ENGLISH` or `PAYNET_LANGUAGE_TURKISH`; any other number gives English. The
/// text is UTF-8, belongs to the library and stays valid as long as the library is loaded. Never NULL. Any
/// thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_status_explanation(code: i32, language: i32) -> *const c_char {
    shield(
        || c"".as_ptr(),
        || {
            let language = match language {
                PAYNET_LANGUAGE_TURKISH => Language::Turkish,
                _ => Language::English,
            };
            status::status(code)
                .explanation(language)
                .as_c_str()
                .as_ptr()
        },
    )
}
