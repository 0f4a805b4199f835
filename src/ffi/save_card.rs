//! `paynet_save_card`: asks that the card be stored with the payment.

use std::ffi::c_char;
use std::mem;
use std::ptr;

use super::call::{ToRequest, call, unfit};
use super::client::paynet_client;
use super::error::{PAYNET_NO_CODE, paynet_error};
use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::{self, Encoding, Texts};
use super::value;
use crate::error::Error;
use crate::{SaveCardRequest, SaveCardResponse};

/// What `paynet_save_card` sends. Only needed if `paynet_auth` was not told to store the card.
///
/// Fill it with `paynet_save_card_request_init` or `PAYNET_SAVE_CARD_REQUEST_INIT`, then set the fields.
/// All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding,
/// and are not kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_save_card_request {
    /// `sizeof(paynet_save_card_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Must be 0.
    pub reserved: i32,
    /// The session (`js_...`). Required.
    pub session_id: *const c_char,
    /// A name for the stored card; without it, Paynet's own screen asks the shopper. May be NULL.
    pub card_desc: *const c_char,
    /// The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for and `paynet_auth`
    /// did not say it. May be NULL.
    pub user_gsm: *const c_char,
    /// Must be NULL.
    pub reserved_text: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_save_card_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_save_card_request>()];
    const INITIAL: &'static paynet_save_card_request = &paynet_save_card_request {
        struct_size: mem::size_of::<paynet_save_card_request>() as u32,
        reserved: 0,
        session_id: ptr::null(),
        card_desc: ptr::null(),
        user_gsm: ptr::null(),
        reserved_text: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_save_card_request>() == 2 * 4 + 4 * mem::size_of::<*const c_char>()
);

/// What `paynet_save_card` answers.
///
/// Fill it with `paynet_save_card_response_init` or `PAYNET_SAVE_CARD_RESPONSE_INIT`. All texts end with a
/// NUL and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
/// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer. Since
/// 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_save_card_response {
    /// `sizeof(paynet_save_card_response)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    pub code: i32,
    /// The session. May be empty.
    pub session_id: [c_char; 256],
    /// Paynet's name for the answer. May be empty.
    pub object_name: [c_char; 64],
    /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    pub message: [c_char; 512],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_save_card_response {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_save_card_response>()];
    const INITIAL: &'static paynet_save_card_response = &paynet_save_card_response {
        struct_size: mem::size_of::<paynet_save_card_response>() as u32,
        code: PAYNET_NO_CODE,
        session_id: [0; 256],
        object_name: [0; 64],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_save_card_response>() == 2 * 4 + 832);

/// `sizeof(paynet_save_card_request)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_save_card_request_size() -> u32 {
    paynet_save_card_request::INITIAL.struct_size
}

/// Fills a `paynet_save_card_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_save_card_request_init(
    request: *mut paynet_save_card_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// `sizeof(paynet_save_card_response)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_save_card_response_size() -> u32 {
    paynet_save_card_response::INITIAL.struct_size
}

/// Fills a `paynet_save_card_response` with its initial values.
///
/// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_save_card_response_init(
    response: *mut paynet_save_card_response,
    struct_size: u32,
) -> i32 {
    // SAFETY: `response` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(response, struct_size, "response") })
}

/// Asks, after `paynet_auth`, that the card be stored with the payment (`POST /v1/paynetj/save_card`). No
/// money moves.
///
/// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required;
/// holds the answer on success and its initial values on failure. `error`: receives what went wrong, may be
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
pub unsafe extern "C" fn paynet_save_card(
    client: *const paynet_client,
    request: *const paynet_save_card_request,
    response: *mut paynet_save_card_response,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        call(client, request, response, error, |bound, request, out| {
            let answer = bound.client.save_card(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))
        })
    }
}

impl ToRequest for paynet_save_card_request {
    type Request<'a> = SaveCardRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<SaveCardRequest<'a>, Error> {
        value::reserved(self.reserved, self.reserved_text)?;
        let mut request = SaveCardRequest::new(texts.required(self.session_id, "session_id")?);
        request.card_desc = texts.optional_cow(self.card_desc, "card_desc")?;
        request.user_gsm = texts.optional_cow(self.user_gsm, "user_gsm")?;
        Ok(request)
    }
}

impl paynet_save_card_response {
    fn fill(&mut self, answer: &SaveCardResponse, encoding: Encoding) -> Result<(), Error> {
        let exact = |to: &mut [c_char], value: &str, field| {
            text::exact(to, value, field, encoding)
                .map_err(|error| unfit(error, answer.http_status))
        };
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        exact(&mut self.session_id, &answer.session_id, "session_id")?;
        self.code = answer.code.unwrap_or(PAYNET_NO_CODE);
        readable(&mut self.object_name, &answer.object_name);
        readable(&mut self.message, &answer.message);
        Ok(())
    }
}
