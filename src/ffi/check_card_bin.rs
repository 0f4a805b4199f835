//! `paynet_check_card_bin`: `paynet_check_bin` for a stored card.

use std::ffi::c_char;
use std::mem;
use std::ptr;

use super::call::{Rows, ToRequest, call, unfit};
use super::check_bin::{paynet_check_bin_response, paynet_instalment};
use super::client::paynet_client;
use super::error::paynet_error;
use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::Texts;
use super::value::{self, PAYNET_UNKNOWN};
use crate::CheckCardBinRequest;
use crate::error::Error;

/// What `paynet_check_card_bin` sends. It answers with a `paynet_check_bin_response`.
///
/// Fill it with `paynet_check_card_bin_request_init` or `PAYNET_CHECK_CARD_BIN_REQUEST_INIT`, then set the
/// fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's
/// encoding, and are not kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_check_card_bin_request {
    /// `sizeof(paynet_check_card_bin_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the initial value): not sent,
    /// and Paynet's default holds.
    pub no_instalment: i32,
    /// The session (`js_...`). Required.
    pub session_id: *const c_char,
    /// The stored card, from `paynet_card_list`. Required.
    pub card_hash: *const c_char,
    /// Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
    pub card_owner_id: *const c_char,
    /// Must be NULL.
    pub reserved_text: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_check_card_bin_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_check_card_bin_request>()];
    const INITIAL: &'static paynet_check_card_bin_request = &paynet_check_card_bin_request {
        struct_size: mem::size_of::<paynet_check_card_bin_request>() as u32,
        no_instalment: PAYNET_UNKNOWN,
        session_id: ptr::null(),
        card_hash: ptr::null(),
        card_owner_id: ptr::null(),
        reserved_text: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_check_card_bin_request>() == 2 * 4 + 4 * mem::size_of::<*const c_char>()
);

/// `sizeof(paynet_check_card_bin_request)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_check_card_bin_request_size() -> u32 {
    paynet_check_card_bin_request::INITIAL.struct_size
}

/// Fills a `paynet_check_card_bin_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_check_card_bin_request_init(
    request: *mut paynet_check_card_bin_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// `paynet_check_bin` for a stored card (`POST /v1/paynetj/check_card_bin`). No money moves.
///
/// `instalments`: the caller's array of `capacity` places, whose first is initialised; its rows are written
/// as far as there are any, and left as they are on failure. NULL with a `capacity` of 0: no rows are
/// wanted. `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`:
/// required; holds the answer on success and its initial values on failure, but for
/// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, which leaves it filled. `error`: receives what went wrong, may be
/// NULL.
///
/// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
///
/// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
/// moves, repeating this call does no financial harm.
///
/// Any thread, many at once on one client. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_check_card_bin(
    client: *const paynet_client,
    request: *const paynet_check_card_bin_request,
    response: *mut paynet_check_bin_response,
    instalments: *mut paynet_instalment,
    capacity: i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let rows = Rows::new(instalments, capacity, "instalments");
        call(client, request, response, error, |bound, request, out| {
            let rows = rows?;
            let answer = bound.client.check_card_bin(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))?;
            rows.write(&answer.instalments, |row, item| {
                row.fill(item, bound.encoding)
            })
            .map_err(|error| unfit(error, answer.http_status))
        })
    }
}

impl ToRequest for paynet_check_card_bin_request {
    type Request<'a> = CheckCardBinRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<CheckCardBinRequest<'a>, Error> {
        value::reserved(0, self.reserved_text)?;
        let mut request = CheckCardBinRequest::new(
            texts.required(self.session_id, "session_id")?,
            texts.required(self.card_hash, "card_hash")?,
        );
        request.card_owner_id = texts.optional_cow(self.card_owner_id, "card_owner_id")?;
        request.no_instalment = value::flag("no_instalment", self.no_instalment)?;
        Ok(request)
    }
}
