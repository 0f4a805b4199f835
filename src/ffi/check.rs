//! `paynet_check`: what came of a charge.

use std::ffi::c_char;
use std::mem;
use std::ptr;

use super::call::{Rows, ToRequest, call, unfit};
use super::client::paynet_client;
use super::error::{PAYNET_NO_CODE, paynet_error};
use super::guard::guard_code;
use super::payment::{PAYNET_OUTCOME_NONE, paynet_payment};
use super::pointer::{self, CStruct};
use super::text::{self, Encoding, Texts};
use super::value;
use crate::error::Error;
use crate::{CheckRequest, CheckResponse};

/// What `paynet_check` sends: which payment is meant. One of the two texts is required.
///
/// Fill it with `paynet_check_request_init` or `PAYNET_CHECK_REQUEST_INIT`, then set the fields. All texts
/// belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are not
/// kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_check_request {
    /// `sizeof(paynet_check_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Must be 0.
    pub reserved: i32,
    /// The merchant's number of the order. May be NULL.
    pub reference_no: *const c_char,
    /// Paynet's transaction code (`xk_...`). May be NULL.
    pub xact_id: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_check_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_check_request>()];
    const INITIAL: &'static paynet_check_request = &paynet_check_request {
        struct_size: mem::size_of::<paynet_check_request>() as u32,
        reserved: 0,
        reference_no: ptr::null(),
        xact_id: ptr::null(),
    };
}

const _: () =
    assert!(mem::size_of::<paynet_check_request>() == 2 * 4 + 2 * mem::size_of::<*const c_char>());

/// What `paynet_check` answers. Nothing found is an answer, too.
///
/// Fill it with `paynet_check_response_init` or `PAYNET_CHECK_RESPONSE_INIT`. All texts end with a NUL and
/// are in the client's encoding. Texts for people are cut at a character if they are longer. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_check_response {
    /// `sizeof(paynet_check_response)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Whether money was taken, all payments considered, one of `PAYNET_OUTCOME_...`.
    /// `PAYNET_OUTCOME_UNKNOWN` also if money was taken and given back.
    pub outcome: i32,
    /// Paynet's return code: 0, or 12 if nothing is found; `PAYNET_NO_CODE` if Paynet sent none.
    pub code: i32,
    /// How many attempts to pay Paynet knows, declined ones included. If the caller's array has fewer
    /// places, the call returns `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
    pub payment_count: i32,
    /// Paynet's name for the answer. May be empty.
    pub object_name: [c_char; 64],
    /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    pub message: [c_char; 512],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_check_response {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_check_response>()];
    const INITIAL: &'static paynet_check_response = &paynet_check_response {
        struct_size: mem::size_of::<paynet_check_response>() as u32,
        outcome: PAYNET_OUTCOME_NONE,
        code: PAYNET_NO_CODE,
        payment_count: 0,
        object_name: [0; 64],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_check_response>() == 4 * 4 + 576);

/// `sizeof(paynet_check_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_check_request_size() -> u32 {
    paynet_check_request::INITIAL.struct_size
}

/// Fills a `paynet_check_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_check_request_init(
    request: *mut paynet_check_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// `sizeof(paynet_check_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_check_response_size() -> u32 {
    paynet_check_response::INITIAL.struct_size
}

/// Fills a `paynet_check_response` with its initial values.
///
/// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_check_response_init(
    response: *mut paynet_check_response,
    struct_size: u32,
) -> i32 {
    // SAFETY: `response` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(response, struct_size, "response") })
}

/// Looks up what came of a charge (`POST /v1/transaction/check`). Nothing found is no error: then
/// `payment_count` is 0.
///
/// `payments`: the caller's array of `capacity` places, whose first is initialised; its rows are written as
/// far as there are any, and left as they are on failure. NULL with a `capacity` of 0: no rows are wanted.
/// `client`: from `paynet_client_new`, with a secret key. `request`: required. `response`: required; holds
/// the answer on success and its initial values on failure, but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which
/// leaves it filled. `error`: receives what went wrong, may be NULL.
///
/// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
///
/// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. Reads only,
/// so it may always be repeated.
///
/// Any thread, many at once on one client. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_check(
    client: *const paynet_client,
    request: *const paynet_check_request,
    response: *mut paynet_check_response,
    payments: *mut paynet_payment,
    capacity: i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let rows = Rows::new(payments, capacity, "payments");
        call(client, request, response, error, |bound, request, out| {
            let rows = rows?;
            let answer = bound.client.check(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))?;
            rows.write(&answer.payments, |row, payment| {
                row.fill(payment, bound.encoding);
                Ok(())
            })
            .map_err(|error| unfit(error, answer.http_status))
        })
    }
}

impl ToRequest for paynet_check_request {
    type Request<'a> = CheckRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<CheckRequest<'a>, Error> {
        value::reserved(self.reserved, ptr::null())?;
        Ok(CheckRequest {
            reference_no: texts.optional_cow(self.reference_no, "reference_no")?,
            xact_id: texts.optional_cow(self.xact_id, "xact_id")?,
        })
    }
}

impl paynet_check_response {
    fn fill(&mut self, answer: &CheckResponse, encoding: Encoding) -> Result<(), Error> {
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        self.outcome = answer.outcome as i32;
        self.payment_count = value::length(answer.payments.len());
        self.code = answer.code.unwrap_or(PAYNET_NO_CODE);
        readable(&mut self.object_name, &answer.object_name);
        readable(&mut self.message, &answer.message);
        Ok(())
    }
}
