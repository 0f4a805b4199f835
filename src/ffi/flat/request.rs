//! `paynet_request_...` and `paynet_response_...`: fields one by one.

use std::borrow::Cow;
use std::ffi::c_char;
use std::ptr;
use std::sync::{Mutex, MutexGuard, TryLockError};

use super::super::guard::{Failure, guard, guard_code};
use super::super::handle::{Kind, Slot, Table};
use super::super::pointer;
use super::super::text::Encoding;
use super::answer::Answer;
use super::given::{Given, Pair, unknown};
use super::operation::{Operation, encoding_of_client};
use super::script::{self, Buffer, Decoded, Unit};
use crate::error::Error;
use crate::error::status::{
    PAYNET_ERR_INVALID_REQUEST, PAYNET_ERR_REQUEST_IN_USE, PAYNET_ERR_TEXT,
    PAYNET_ERR_TOO_MANY_REQUESTS, PAYNET_OK,
};

/// A request by name, from its making to its freeing.
struct Request {
    client: i32,
    operation: &'static Operation,
    is_padded: bool,
    // Only ever tried: a thread that holds it may not be there after a fork.
    content: Mutex<Content>,
}

#[derive(Default)]
struct Content {
    given: Vec<(String, Decoded)>,
    /// The last answer and the encoding of its texts.
    answer: Option<(Answer, Encoding)>,
    /// Whether somebody tried to set a field since the last call.
    is_touched: bool,
}

const SLOTS: usize = 1024;

static REQUEST_SLOTS: [Slot<Request>; SLOTS] = [const { Slot::new() }; SLOTS];

static REQUESTS: Table<Request> = Table::new(
    &REQUEST_SLOTS,
    &Kind {
        bit: 0,
        noun: "request",
        nothing: "0",
        invalid: PAYNET_ERR_INVALID_REQUEST,
        too_many: PAYNET_ERR_TOO_MANY_REQUESTS,
    },
);

/// A field's value may be as long as a whole request, and is refused later if that is too long.
const LONGEST_VALUE: usize = 64 * 1024;

/// Begins a request whose fields are set one by one, for languages without structs and JSON.
///
/// A payment so: `paynet_request_new`, `paynet_request_set` for each field, `paynet_request_call`,
/// `paynet_response_get` for each value of the answer, `paynet_request_free`.
///
/// `client`: a client's number, or 0 where the operation needs none, as for `paynet_call_json`. `operation`: one that
/// `paynet_call_json` has, ended by a NUL or a blank, required. `padded`: 1: texts of the answer fill the caller's
/// memory with blanks and have no NUL, as COBOL and FoxPro have them. 0: they end with a NUL. `request`: receives the
/// request's number, always positive, or 0 on failure; required. The caller frees it with `paynet_request_free`.
///
/// Returns `PAYNET_OK`, `PAYNET_ERR_UNKNOWN_NAME`, `PAYNET_ERR_INVALID_CLIENT`, `PAYNET_ERR_TOO_MANY_REQUESTS` (1024
/// are alive already), or another code from 1 to 99. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_request_new(
    client: i32,
    operation: *const c_char,
    padded: i32,
    request: *mut i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe { new(client, operation.cast::<u8>(), padded, request) }
}

/// `paynet_request_new` with a text in UTF-16. The request may be used with both kinds of functions. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_request_new_w(
    client: i32,
    operation: *const u16,
    padded: i32,
    request: *mut i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe { new(client, operation, padded, request) }
}

/// # Safety
/// `operation` is NULL or ends with a NUL or a blank, `request` is NULL or points to a number.
unsafe fn new<U: Unit + Into<u32>>(
    client: i32,
    operation: *const U,
    padded: i32,
    request: *mut i32,
) -> i32 {
    let reset = || {
        // SAFETY: vouched for by the caller.
        let _ = unsafe { pointer::store(request, 0, "request") };
    };
    let body = || -> Result<(), Failure> {
        if request.is_null() {
            return Err(pointer::null("request").into());
        }
        // SAFETY: as above.
        let name = unsafe { script::name(operation, "operation") }?;
        let operation = Operation::named(&name).map_err(|problem| problem.error)?;
        let is_padded = match padded {
            0 => false,
            1 => true,
            _ => return Err(Error::invalid("padded", "it must be 0 or 1").into()),
        };
        encoding_of_client(client)?;
        let number = REQUESTS.insert(Request {
            client,
            operation,
            is_padded,
            content: Mutex::default(),
        })?;
        // SAFETY: as above.
        Ok(unsafe { pointer::store(request, number, "request") }?)
    };
    // SAFETY: NULL is a fine error struct.
    unsafe { guard(ptr::null_mut(), reset, body) }
}

/// Sets a field of a request. A field that is set twice has its last value.
///
/// The first field that is set after `paynet_request_call` begins a new request of the same operation, without the
/// fields of the one before.
///
/// `request`: from `paynet_request_new`. `name`: the field, as for `paynet_call_json`, ended by a NUL or a blank,
/// required. `value`: its text, or its number as text, in the encoding of the request's client, required; the empty
/// text is as good as not setting the field. `length`: the bytes of `value`, of which blanks at the end don't count;
/// -1 if `value` ends with a NUL.
///
/// The value is copied; wiping the caller's is the caller's affair (`paynet_wipe`). Returns `PAYNET_OK`;
/// `PAYNET_ERR_INVALID_REQUEST`; `PAYNET_ERR_UNKNOWN_NAME` for a field that the operation doesn't have;
/// `PAYNET_ERR_TEXT`; `PAYNET_ERR_REQUEST_IN_USE` while another thread uses the request; or another code from 1 to 99.
/// Whether the field takes the value tells `paynet_request_call`. Any thread, one at a time for a request. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_request_set(
    request: i32,
    name: *const c_char,
    value: *const c_char,
    length: i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe { set(request, name.cast::<u8>(), value.cast::<u8>(), length) }
}

/// `paynet_request_set` with texts in UTF-16; `length` counts units of two bytes. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_request_set_w(
    request: i32,
    name: *const u16,
    value: *const u16,
    length: i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe { set(request, name, value, length) }
}

/// # Safety
/// `name` is NULL or ends with a NUL or a blank; `value` is NULL, or has `length` units, or ends with a NUL if `length` is
/// -1.
unsafe fn set<U: Unit + Into<u32>>(
    request: i32,
    name: *const U,
    value: *const U,
    length: i32,
) -> i32 {
    guard_code(|| {
        let request = REQUESTS.find(request)?;
        // SAFETY: vouched for by the caller.
        let field = unsafe { read_field(&request, name, value, length) };
        let mut content = request.lock()?;
        content.is_touched = true;
        let (name, value) = field?;
        content.set(name, value);
        Ok(())
    })
}

/// # Safety
/// As for `set`.
unsafe fn read_field<U: Unit + Into<u32>>(
    request: &Request,
    name: *const U,
    value: *const U,
    length: i32,
) -> Result<(String, Decoded), Error> {
    // SAFETY: vouched for by the caller.
    let name = unsafe { script::name(name, "name") }?;
    if !(request.operation.knows)(&name) {
        return Err(unknown("field", &name).error);
    }
    let bound = encoding_of_client(request.client)?;
    // SAFETY: as above.
    let value = unsafe { read(value, length, bound) }?;
    if value.contains('\0') {
        let message = "value can't be read: it holds a NUL";
        return Err(Error::new(PAYNET_ERR_TEXT, message).in_field("value"));
    }
    Ok((name, value))
}

/// # Safety
/// As for `set`.
unsafe fn read<U: Unit>(
    value: *const U,
    length: i32,
    encoding: Option<Encoding>,
) -> Result<Decoded, Error> {
    if value.is_null() {
        return Err(pointer::null("value"));
    }
    // SAFETY: vouched for by the caller.
    unsafe {
        match usize::try_from(length) {
            Ok(length) if length <= LONGEST_VALUE => {
                let units = script::units(value, length);
                U::decode(units, encoding, "value").map(Decoded::trimmed)
            }
            Err(_) if length == -1 => {
                let length = script::length_of(value, LONGEST_VALUE, "value")?;
                U::decode(script::units(value, length), encoding, "value")
            }
            _ => Err(Error::invalid("length", "it must be -1 or from 0 to 65536")),
        }
    }
}

/// Performs a request with the fields that are set, as `paynet_call_json` does. `in_flight` tells of any number of
/// charges.
///
/// Whatever comes of it, the fields are wiped, and the answer is there for `paynet_response_get` until a field is set
/// anew, the request is called again or freed. A `charge` that is called again before that is not performed again: its
/// code and its answer stay. Whoever wants to charge again sets the fields again.
///
/// `request`: from `paynet_request_new`. Blocks as the operation does. Returns the operation's code, see
/// `paynet_call_json`; `PAYNET_ERR_INVALID_REQUEST` or `PAYNET_ERR_REQUEST_IN_USE`, and then nothing was done; codes
/// 900 to 999 after `charge`: the outcome is unknown. Any thread, one at a time for a request. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_request_call(request: i32) -> i32 {
    let mut status = PAYNET_OK;
    let code = guard_code(|| {
        let request = REQUESTS.find(request)?;
        let mut content = request.lock()?;
        if let Some(told) = request.told(&content) {
            status = told;
            return Ok(());
        }
        content.answer = None;
        content.is_touched = false;
        let given = std::mem::take(&mut content.given);
        let (answer, encoding) = request.perform(&given);
        drop(given);
        status = answer.status;
        content.answer = Some((answer, encoding));
        Ok(())
    });
    match code {
        PAYNET_OK => status,
        code => code,
    }
}

/// Gets a value of the answer, numbers as text.
///
/// `request`: from `paynet_request_new`, called. `name`: a field of the answer, ended by a NUL or a blank, required. It
/// is looked for in `response`, then in `error`, then beside them (`status_name`); `error.message` looks in that
/// part alone. Rows are counted from 1: `instalments.1.total_amount`. `buffer`, `capacity`: the caller's memory and its
/// size in bytes. It receives the text with a NUL in the encoding of the request's client, `?` for what that lacks, or the
/// empty text on failure; if the request is padded, the text and blanks up to `capacity` without a NUL, or blanks alone
/// on failure. NULL with a `capacity` of 0 only asks for the size. `needed`: receives the size in bytes, the NUL included
/// if there is one, also when the buffer is too small, else 0 on failure; may be NULL.
///
/// Returns `PAYNET_OK`; `PAYNET_ERR_INVALID_REQUEST`; `PAYNET_ERR_UNKNOWN_NAME` if the answer has no such field or row,
/// or there is no answer; `PAYNET_ERR_BUFFER_TOO_SMALL`; `PAYNET_ERR_REQUEST_IN_USE` while another thread uses the
/// request; or another code from 1 to 99. Any thread, one at a time for a request. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_response_get(
    request: i32,
    name: *const c_char,
    buffer: *mut c_char,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let buffer = Buffer::new(buffer.cast::<u8>(), capacity, needed);
        get(request, name.cast::<u8>(), buffer)
    }
}

/// `paynet_response_get` with texts in UTF-16; `capacity` and `needed` count units of two bytes. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_response_get_w(
    request: i32,
    name: *const u16,
    buffer: *mut u16,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let buffer = Buffer::new(buffer, capacity, needed);
        get(request, name, buffer)
    }
}

/// # Safety
/// `name` is NULL or ends with a NUL or a blank.
unsafe fn get<U: Unit + Into<u32>>(request: i32, name: *const U, buffer: Buffer<U>) -> i32 {
    let found = REQUESTS.find(request);
    let is_padded = found.as_ref().is_ok_and(|request| request.is_padded);
    let buffer = buffer.padded(is_padded);
    let body = || -> Result<(), Failure> {
        let request = found?;
        buffer.capacity()?;
        // SAFETY: vouched for by the caller.
        let name = unsafe { script::name(name, "name") }?;
        let content = request.lock()?;
        let (answer, encoding) = content
            .answer
            .as_ref()
            .ok_or_else(|| unknown("answer with a field", &name).error)?;
        let text = answer
            .find(&name)
            .ok_or_else(|| unknown("field", &name).error)?;
        Ok(buffer.write(&U::encode_text(&text, *encoding))?)
    };
    // SAFETY: NULL is a fine error struct.
    unsafe { guard(ptr::null_mut(), || buffer.clear(), body) }
}

/// Frees a request and wipes it. Its number is unknown from then on; a use under way in another thread finishes first.
/// A program that unloads the library frees its requests before.
///
/// `request`: from `paynet_request_new`; 0 does nothing. Returns `PAYNET_OK`, or `PAYNET_ERR_INVALID_REQUEST` for one
/// that was freed before or never was one. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_request_free(request: i32) -> i32 {
    guard_code(|| match request {
        0 => Ok(()),
        _ => REQUESTS.remove(request),
    })
}

impl Request {
    fn lock(&self) -> Result<MutexGuard<'_, Content>, Error> {
        match self.content.try_lock() {
            Ok(content) => Ok(content),
            // A defect ended a call; what it left is as good as any.
            Err(TryLockError::Poisoned(content)) => Ok(content.into_inner()),
            Err(TryLockError::WouldBlock) => Err(Error::new(
                PAYNET_ERR_REQUEST_IN_USE,
                "another thread is using the request",
            )
            .in_field("request")),
        }
    }

    /// The code of a charge that was performed, if nobody wants another: without its fields it could only fail, and the
    /// answer about the money would be gone.
    fn told(&self, content: &Content) -> Option<i32> {
        let (answer, _) = content.answer.as_ref()?;
        (self.operation.is_charge && !content.is_touched).then_some(answer.status)
    }

    fn perform(&self, given: &[(String, Decoded)]) -> (Answer, Encoding) {
        let bound = match encoding_of_client(self.client) {
            Ok(bound) => bound,
            Err(error) => {
                let answer = self.operation.failed(error.into(), Encoding::Utf8);
                return (answer, Encoding::Utf8);
            }
        };
        let given: Vec<Pair<'_>> = given
            .iter()
            .map(|(name, value)| (Cow::Borrowed(name.as_str()), Given::Text(value)))
            .collect();
        self.operation
            .perform(self.client, bound, &given, usize::MAX)
    }
}

impl Content {
    fn set(&mut self, name: String, value: Decoded) {
        self.answer = None;
        self.given.retain(|(known, _)| *known != name);
        self.given.push((name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::status::{PAYNET_ERR_PANIC, PAYNET_ERR_UNKNOWN_NAME};

    #[test]
    fn a_defect_leaves_a_request_that_can_be_used_again() {
        let mut number = 0;
        // SAFETY: the texts end with a NUL, and the number is a local one.
        unsafe {
            let made = paynet_request_new(0, c"panic".as_ptr(), 0, &mut number);
            assert_eq!(made, PAYNET_OK);
            for _ in 0..2 {
                let (name, value) = (c"text_encoding".as_ptr(), c"0".as_ptr());
                assert_eq!(paynet_request_set(number, name, value, -1), PAYNET_OK);
                assert_eq!(paynet_request_call(number), PAYNET_ERR_PANIC);
                let (nowhere, nothing) = (ptr::null_mut(), ptr::null_mut());
                let got = paynet_response_get(number, c"status".as_ptr(), nowhere, 0, nothing);
                assert_eq!(got, PAYNET_ERR_UNKNOWN_NAME);
            }
        }
        assert_eq!(paynet_request_free(number), PAYNET_OK);
    }
}
