//! `paynet_call_json`: a request and an answer in JSON.

use std::ffi::c_char;
use std::ptr;

use zeroize::Zeroize;

use super::super::guard::{Failure, guard};
use super::super::text::Encoding;
use super::answer::Answer;
use super::on_json;
use super::operation::{Operation, SMALL, encoding_of_client, refused};
use super::script::{self, Buffer, Decoded, Unit};
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_BUFFER_TOO_SMALL, PAYNET_OK};

/// Units of the longest request.
const LONGEST_REQUEST: usize = 64 * 1024;

/// Does what a function of this header does, for languages without structs: its request and its answer are JSON.
///
/// `client`: the number that the operation `client_new` answered, always positive (in C the same as
/// `(int32_t)(intptr_t)client`), or 0 where the operation needs none. `operation`: the function's name without
/// `paynet_`, ended by a NUL or a blank, required; see below. `request`: a JSON object with the fields of the
/// function's request struct, at most 65536 bytes, NUL-terminated; NULL or the empty text: no fields. `out`,
/// `capacity`: the caller's memory and its size in bytes; receives the answer with a NUL, or the empty text if there
/// is none. 16384 bytes are always enough, and 65536 for `check_bin`, `check_card_bin`, `card_list`, `check`,
/// `in_flight` (of up to 20 charges, and 3200 for each if there are more) and `doctor`. A smaller one is
/// `PAYNET_ERR_BUFFER_TOO_SMALL` before anything is sent, so that no answer is lost; NULL with a `capacity` of 0 only
/// asks for that size. It may not overlap the texts given. `needed`: receives the bytes written with the NUL, that size
/// if the buffer is too small, or 0 if there is no answer; may be NULL.
///
/// Operations: `client_new` (the fields of `paynet_config`; answers `client`), `client_free`, `client_warm_up`, `auth`,
/// `check_bin`, `save_card`, `create_token`, `check_card_bin`, `create_card_token`, `card_list`, `three_d_url` (answers
/// `url`), `three_d_page` (`page`), `three_d_visited` (`state`, `was_at_paynet` as it answered them before, and
/// `address`), `three_d_browse` (answers `state`), `three_d_cancel` (`session_id`), `charge`, `check`, `in_flight`,
/// `doctor` (answers `report`), `amount_parse` (`text`; answers `amount`), `amount_format` (`amount`, `form`; answers
/// `text`), `status` (`code`; answers `name`, `class`, `explanation_en`, `explanation_tr`) and `version` (answers
/// `version`, `abi_version`). All but `client_new`, `amount_...`, `status` and `version` need a client.
///
/// `{"amount":123456,"reference_no":"order-1"}` is a request of `auth`, say, and `{}` one of `client_free`.
/// Fields that are left out, null or empty have their initial values. A number may be a JSON number or a text,
/// always a whole one: amounts are in kurus, flags 0 or 1. A field or operation that this release doesn't know is
/// `PAYNET_ERR_UNKNOWN_NAME`, a value of the wrong kind `PAYNET_ERR_INVALID_FIELD`, and what is no JSON object
/// `PAYNET_ERR_INVALID_FIELD` in the field `request`.
///
/// The answer: `{"status":0,"status_name":"PAYNET_OK","status_class":0,"response":{...}}`. `response` has the fields of
/// the response struct, and rows as `instalments`, `cards`, `payments` or `charges`; it is there on success, after
/// `PAYNET_ERR_ANSWER_DOES_NOT_FIT` (more than 32 rows, more charges in flight than there is room for, or a longer answer
/// than `capacity`) without rows, and for `charge` always: its fields are those of `paynet_payment`. If `status` isn't
/// 0, `error` has the fields of `paynet_error`, `explanation_en` and `explanation_tr`. Of a charge, or charges in flight,
/// whose answer would not fit, which is hardly possible, control characters are written as blanks.
///
/// Texts are in the client's encoding, with escapes (`\u20BA`) for what it lacks. Without a client a request is read
/// as UTF-8 if it is valid UTF-8, else as Windows-1254, and the answer is in UTF-8, or in the encoding that a field
/// `text_encoding` of the request names.
///
/// The library wipes its copies of the request; wiping the caller's is the caller's affair (`paynet_wipe`).
///
/// Blocks as the function does. Returns `status`, or `PAYNET_ERR_NULL_ARGUMENT`, `PAYNET_ERR_INVALID_FIELD` or
/// `PAYNET_ERR_TEXT` for wrong parameters, and then there is no answer. Codes 900 to 999 after `charge`: the outcome is
/// unknown. Any thread, many at once on one client. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_call_json(
    client: i32,
    operation: *const c_char,
    request: *const c_char,
    out: *mut c_char,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let out = Buffer::new(out.cast::<u8>(), capacity, needed);
        call(client, operation.cast::<u8>(), request.cast::<u8>(), &out)
    }
}

/// `paynet_call_json` with texts in UTF-16, for languages that have no other.
///
/// `operation`, `request` and `out` are UTF-16 in the machine's byte order, NUL-terminated; `capacity` and `needed`
/// count units of two bytes. Half of a surrogate pair is `PAYNET_ERR_TEXT`. The client's encoding matters where it
/// is Windows-1254 alone: what that lacks is `PAYNET_ERR_TEXT`. All else is as for `paynet_call_json`. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_call_json_w(
    client: i32,
    operation: *const u16,
    request: *const u16,
    out: *mut u16,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let out = Buffer::new(out, capacity, needed);
        call(client, operation, request, &out)
    }
}

/// # Safety
/// Both texts are NULL or end with a NUL, the name perhaps with a blank.
unsafe fn call<U: Unit + Into<u32> + Zeroize>(
    client: i32,
    operation: *const U,
    request: *const U,
    out: &Buffer<U>,
) -> i32 {
    let mut status = PAYNET_OK;
    let body = || -> Result<(), Failure> {
        out.capacity()?;
        // SAFETY: vouched for by the caller.
        let name = unsafe { script::name(operation, "operation") }?;
        let (answer, encoding) = match Operation::named(&name) {
            Ok(operation) => {
                out.require(operation.bound)?;
                let room = out.capacity()?;
                // SAFETY: as above.
                let read = |encoding| unsafe { read(request, encoding) };
                let (answer, encoding) = on_json(operation, client, room, read);
                let length = |answer: &Answer| written::<U>(answer, encoding).len();
                (operation.bounded(answer, encoding, room, length), encoding)
            }
            Err(problem) if out.capacity()? < SMALL => return Err(problem.error.into()),
            Err(problem) => {
                let encoding = encoding_of_client(client).ok().flatten();
                let encoding = encoding.unwrap_or(Encoding::Utf8);
                (refused(problem, None, encoding), encoding)
            }
        };
        out.write(&written(&answer, encoding))?;
        status = answer.status;
        Ok(())
    };
    // SAFETY: NULL is a fine error struct.
    match unsafe { guard(ptr::null_mut(), || out.clear(), body) } {
        PAYNET_OK => status,
        PAYNET_ERR_BUFFER_TOO_SMALL => PAYNET_ERR_BUFFER_TOO_SMALL,
        code => {
            // What would have been needed says nothing now.
            out.clear();
            code
        }
    }
}

fn written<U: Unit + Zeroize>(answer: &Answer, encoding: Encoding) -> zeroize::Zeroizing<Vec<U>> {
    U::encode_json(&answer.to_json(), encoding)
}

/// # Safety
/// `from` is NULL or points to a text that ends with a NUL.
unsafe fn read<U: Unit>(from: *const U, encoding: Option<Encoding>) -> Result<Decoded, Error> {
    if from.is_null() {
        return Ok(Decoded::empty());
    }
    // SAFETY: the text ends with a NUL, and has `length` units before it.
    unsafe {
        let length = script::length_of(from, LONGEST_REQUEST, "request")?;
        U::decode(script::units(from, length), encoding, "request")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::status::PAYNET_ERR_PANIC;

    #[test]
    fn a_defect_becomes_a_code_without_an_answer() {
        let mut out = vec![b'x'; SMALL];
        let mut needed = -1;
        // SAFETY: the texts end with a NUL, and the buffer has as many bytes as is said.
        let code = unsafe {
            paynet_call_json(
                0,
                c"panic".as_ptr(),
                c"{}".as_ptr(),
                out.as_mut_ptr().cast(),
                SMALL as i32,
                &mut needed,
            )
        };
        assert_eq!((code, out.first(), needed), (PAYNET_ERR_PANIC, Some(&0), 0));
    }
}
