//! `paynet_version`, `paynet_abi_version`, and every constant by name.

use std::ffi::{CStr, c_char};

use super::amount::{PAYNET_AMOUNT_PLAIN, PAYNET_AMOUNT_TURKISH};
use super::auth::{PAYNET_POS_OWN, PAYNET_POS_PAYNET};
use super::charge::{PAYNET_TRANSACTION_PREAUTHORISATION, PAYNET_TRANSACTION_SALE};
use super::config::{
    PAYNET_ENVIRONMENT_LIVE, PAYNET_ENVIRONMENT_NONE, PAYNET_ENVIRONMENT_TEST, PAYNET_TEXT_UTF8,
    PAYNET_TEXT_WINDOWS_1254, PAYNET_TLS_OWN, PAYNET_TLS_SYSTEM,
};
use super::error::{
    PAYNET_NO_CODE, PAYNET_PHASE_CONNECT, PAYNET_PHASE_NONE, PAYNET_PHASE_PROXY, PAYNET_PHASE_READ,
    PAYNET_PHASE_RECEIVE, PAYNET_PHASE_RESOLVE, PAYNET_PHASE_SEND, PAYNET_PHASE_TLS,
    PAYNET_PHASE_WAIT,
};
use super::guard::guard_code;
use super::payment::{
    PAYNET_FOUND_BY_ANSWER, PAYNET_FOUND_BY_LOOK_UP, PAYNET_FOUND_BY_NOTHING,
    PAYNET_FOUND_BY_REPEAT, PAYNET_OUTCOME_NONE, PAYNET_OUTCOME_NOT_PAID, PAYNET_OUTCOME_PAID,
    PAYNET_OUTCOME_UNKNOWN,
};
use super::pointer;
use super::status::{
    PAYNET_CLASS_ANSWERED, PAYNET_CLASS_CALL, PAYNET_CLASS_DEFECT, PAYNET_CLASS_NOT_REACHED,
    PAYNET_CLASS_OK, PAYNET_CLASS_UNKNOWN, PAYNET_LANGUAGE_ENGLISH, PAYNET_LANGUAGE_TURKISH,
};
use super::text::{Encoding, Texts};
use super::three_d::{
    PAYNET_THREE_D_AT_BANK, PAYNET_THREE_D_BACK, PAYNET_THREE_D_CANCELLED,
    PAYNET_THREE_D_NOT_STARTED, PAYNET_THREE_D_TIME_UP,
};
use super::value::{PAYNET_NO_AMOUNT, PAYNET_UNKNOWN};
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_UNKNOWN_NAME, TABLE};

/// Counts changes that break programs compiled before. 0 promises nothing yet.
pub const PAYNET_ABI_VERSION: i32 = 0;

const VERSION: &CStr =
    match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => c"",
    };

/// The ABI number of the loaded library. Refuse to run if it isn't `PAYNET_ABI_VERSION`.
///
/// Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_abi_version() -> i32 {
    PAYNET_ABI_VERSION
}

/// The release of the loaded library, `"0.1.0"` say.
///
/// The text is ASCII, belongs to the library and stays valid as long as the library is loaded. Never NULL.
/// Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_version() -> *const c_char {
    VERSION.as_ptr()
}

/// Looks up a constant of this header by its name, for languages that can't read it: `"PAYNET_ERR_DNS"` gives
/// 100.
///
/// `name`: ASCII, NUL-terminated, required. `value`: receives the number, required. Both belong to the
/// caller. Returns `PAYNET_OK`, `PAYNET_ERR_UNKNOWN_NAME`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_TEXT`.
/// Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_constant(name: *const c_char, value: *mut i32) -> i32 {
    guard_code(|| {
        if name.is_null() {
            return Err(pointer::null("name"));
        }
        // SAFETY: both pointers are vouched for by the caller.
        let texts = unsafe { Texts::new(Encoding::Utf8) };
        let name = texts.optional(name, "name")?.unwrap_or_default();
        let number = constant(name).ok_or_else(|| {
            Error::new(
                PAYNET_ERR_UNKNOWN_NAME,
                "this release has no constant of that name",
            )
        })?;
        // SAFETY: as above.
        unsafe { pointer::store(value, number, "value") }
    })
}

macro_rules! named {
    ($($constant:ident),* $(,)?) => {
        &[$((stringify!($constant), $constant as i32)),*]
    };
}

/// The constants beside the status codes, which have a table of their own.
static CONSTANTS: &[(&str, i32)] = named![
    PAYNET_ABI_VERSION,
    PAYNET_AMOUNT_PLAIN,
    PAYNET_AMOUNT_TURKISH,
    PAYNET_CLASS_ANSWERED,
    PAYNET_CLASS_CALL,
    PAYNET_CLASS_DEFECT,
    PAYNET_CLASS_NOT_REACHED,
    PAYNET_CLASS_OK,
    PAYNET_CLASS_UNKNOWN,
    PAYNET_ENVIRONMENT_LIVE,
    PAYNET_ENVIRONMENT_NONE,
    PAYNET_ENVIRONMENT_TEST,
    PAYNET_FOUND_BY_ANSWER,
    PAYNET_FOUND_BY_LOOK_UP,
    PAYNET_FOUND_BY_NOTHING,
    PAYNET_FOUND_BY_REPEAT,
    PAYNET_LANGUAGE_ENGLISH,
    PAYNET_LANGUAGE_TURKISH,
    PAYNET_NO_AMOUNT,
    PAYNET_NO_CODE,
    PAYNET_OUTCOME_NONE,
    PAYNET_OUTCOME_NOT_PAID,
    PAYNET_OUTCOME_PAID,
    PAYNET_OUTCOME_UNKNOWN,
    PAYNET_PHASE_CONNECT,
    PAYNET_PHASE_NONE,
    PAYNET_PHASE_PROXY,
    PAYNET_PHASE_READ,
    PAYNET_PHASE_RECEIVE,
    PAYNET_PHASE_RESOLVE,
    PAYNET_PHASE_SEND,
    PAYNET_PHASE_TLS,
    PAYNET_PHASE_WAIT,
    PAYNET_POS_OWN,
    PAYNET_POS_PAYNET,
    PAYNET_TEXT_UTF8,
    PAYNET_TEXT_WINDOWS_1254,
    PAYNET_THREE_D_AT_BANK,
    PAYNET_THREE_D_BACK,
    PAYNET_THREE_D_CANCELLED,
    PAYNET_THREE_D_NOT_STARTED,
    PAYNET_THREE_D_TIME_UP,
    PAYNET_TLS_OWN,
    PAYNET_TLS_SYSTEM,
    PAYNET_TRANSACTION_PREAUTHORISATION,
    PAYNET_TRANSACTION_SALE,
    PAYNET_UNKNOWN,
];

fn constant(name: &str) -> Option<i32> {
    let statuses = TABLE
        .iter()
        .map(|status| (status.name.as_str(), status.code));
    CONSTANTS
        .iter()
        .copied()
        .chain(statuses)
        .find(|(known, _)| *known == name)
        .map(|(_, number)| number)
}
