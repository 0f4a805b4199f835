//! `paynet_create_card_token`: a stored card in, token out.

use std::ffi::c_char;
use std::mem;
use std::ptr;

use super::call::{ToRequest, call};
use super::client::paynet_client;
use super::create_token::paynet_create_token_response;
use super::error::paynet_error;
use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::Texts;
use super::value::{self, PAYNET_UNKNOWN};
use crate::CreateCardTokenRequest;
use crate::error::Error;

/// What `paynet_create_card_token` sends. It answers with a `paynet_create_token_response`.
///
/// Fill it with `paynet_create_card_token_request_init` or `PAYNET_CREATE_CARD_TOKEN_REQUEST_INIT`, then
/// set the fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the
/// client's encoding, and are not kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_create_card_token_request {
    /// `sizeof(paynet_create_card_token_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet insists. Required;
    /// initially `PAYNET_UNKNOWN`.
    pub do_3ds: i32,
    /// The session (`js_...`). Required.
    pub session_id: *const c_char,
    /// The stored card, from `paynet_card_list`. Required.
    pub card_hash: *const c_char,
    /// Paynet's number of the shopper. Needed if `paynet_auth` did not say it.
    pub card_owner_id: *const c_char,
    /// The way to pay chosen from `paynet_check_card_bin` (`ji_...`). Required.
    pub instalment_key: *const c_char,
    /// The shopper's IP address. May be NULL.
    pub ip: *const c_char,
    /// A text for the payment. May be NULL.
    pub description: *const c_char,
    /// The card holder's phone, `5XXXXXXXXX`. May be NULL.
    pub card_holder_phone: *const c_char,
    /// The card holder's e-mail address. May be NULL.
    pub card_holder_mail: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_create_card_token_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_create_card_token_request>()];
    const INITIAL: &'static paynet_create_card_token_request = &paynet_create_card_token_request {
        struct_size: mem::size_of::<paynet_create_card_token_request>() as u32,
        do_3ds: PAYNET_UNKNOWN,
        session_id: ptr::null(),
        card_hash: ptr::null(),
        card_owner_id: ptr::null(),
        instalment_key: ptr::null(),
        ip: ptr::null(),
        description: ptr::null(),
        card_holder_phone: ptr::null(),
        card_holder_mail: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_create_card_token_request>()
        == 2 * 4 + 8 * mem::size_of::<*const c_char>()
);

/// `sizeof(paynet_create_card_token_request)` in the loaded library, in bytes. Never fails. Any thread.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_create_card_token_request_size() -> u32 {
    paynet_create_card_token_request::INITIAL.struct_size
}

/// Fills a `paynet_create_card_token_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_create_card_token_request_init(
    request: *mut paynet_create_card_token_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// Gets a token for a stored card (`POST /v1/paynetj/create_card_token`). No money moves.
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
pub unsafe extern "C" fn paynet_create_card_token(
    client: *const paynet_client,
    request: *const paynet_create_card_token_request,
    response: *mut paynet_create_token_response,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        call(client, request, response, error, |bound, request, out| {
            let answer = bound.client.create_card_token(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))
        })
    }
}

impl ToRequest for paynet_create_card_token_request {
    type Request<'a> = CreateCardTokenRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<CreateCardTokenRequest<'a>, Error> {
        let mut request = CreateCardTokenRequest::new(
            texts.required(self.session_id, "session_id")?,
            texts.required(self.card_hash, "card_hash")?,
            texts.required(self.instalment_key, "instalment_key")?,
            value::needed_flag("do_3ds", self.do_3ds)?,
        );
        request.card_owner_id = texts.optional_cow(self.card_owner_id, "card_owner_id")?;
        request.ip = texts.optional_cow(self.ip, "ip")?;
        request.description = texts.optional_cow(self.description, "description")?;
        request.card_holder_phone =
            texts.optional_cow(self.card_holder_phone, "card_holder_phone")?;
        request.card_holder_mail = texts.optional_cow(self.card_holder_mail, "card_holder_mail")?;
        Ok(request)
    }
}
