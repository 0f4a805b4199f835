//! `paynet_create_token`: card data in, token out.

use std::ffi::c_char;
use std::mem;
use std::ptr;

use super::call::{ToRequest, call, unfit};
use super::client::paynet_client;
use super::error::{PAYNET_NO_CODE, paynet_error};
use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::{self, Encoding, Texts};
use super::value::{self, PAYNET_UNKNOWN};
use crate::error::Error;
use crate::{CreateTokenRequest, CreateTokenResponse, Cvc, Pan};

/// What `paynet_create_token` sends.
///
/// Fill it with `paynet_create_token_request_init` or `PAYNET_CREATE_TOKEN_REQUEST_INIT`, then set the
/// fields. All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's
/// encoding, and are not kept after the call. The library wipes its own copies; wiping the caller's is the
/// caller's affair (`paynet_wipe`). Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_create_token_request {
    /// `sizeof(paynet_create_token_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Month of expiry, 1 to 12. Required.
    pub month: i32,
    /// Year of expiry, two or four digits: 26 and 2026 are the same. Required.
    pub year: i32,
    /// 1: the shopper confirms with the bank (3-D Secure). 0: not, unless Paynet insists. Required; initially
    /// `PAYNET_UNKNOWN`.
    pub do_3ds: i32,
    /// The session (`js_...`). Required.
    pub session_id: *const c_char,
    /// The name on the card. Required.
    pub card_holder: *const c_char,
    /// The card number, 12 to 19 digits; blanks and dashes are taken out. Required.
    pub pan: *const c_char,
    /// The card's verification code, 3 or 4 digits. Required.
    pub cvc: *const c_char,
    /// The chosen instalment (`ji_...`). Required.
    pub instalment_key: *const c_char,
    /// The shopper's IP address. Required; Paynet's form is not known, so any text passes.
    pub ip: *const c_char,
    /// A value of one's own, unique to the client. May be NULL.
    pub client_id: *const c_char,
    /// A text for the payment. May be NULL.
    pub description: *const c_char,
    /// The card holder's phone, `5XXXXXXXXX`. May be NULL.
    pub card_holder_phone: *const c_char,
    /// The card holder's e-mail address. May be NULL.
    pub card_holder_mail: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_create_token_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_create_token_request>()];
    const INITIAL: &'static paynet_create_token_request = &paynet_create_token_request {
        struct_size: mem::size_of::<paynet_create_token_request>() as u32,
        month: 0,
        year: 0,
        do_3ds: PAYNET_UNKNOWN,
        session_id: ptr::null(),
        card_holder: ptr::null(),
        pan: ptr::null(),
        cvc: ptr::null(),
        instalment_key: ptr::null(),
        ip: ptr::null(),
        client_id: ptr::null(),
        description: ptr::null(),
        card_holder_phone: ptr::null(),
        card_holder_mail: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_create_token_request>() == 4 * 4 + 10 * mem::size_of::<*const c_char>()
);

/// What `paynet_create_token` answers.
///
/// Fill it with `paynet_create_token_response_init` or `PAYNET_CREATE_TOKEN_RESPONSE_INIT`. All texts end
/// with a NUL and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
/// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_create_token_response {
    /// `sizeof(paynet_create_token_response)` of the header the program was compiled with.
    pub struct_size: u32,
    /// 1: the shopper must confirm at `post_url` before the charge. 0: not. `PAYNET_UNKNOWN`: Paynet did not
    /// say. Go by this, not by `do_3ds`.
    pub is_tds: i32,
    /// Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    pub code: i32,
    /// Always 0.
    pub reserved: i32,
    /// The token (`jt_...`), to the letter as Paynet sent it. Never empty on success.
    pub token_id: [c_char; 256],
    /// Where the shopper confirms. Meaningful only if `is_tds` is 1; may be empty otherwise.
    pub post_url: [c_char; 1024],
    /// Paynet's name for the answer, `"paynetj_token"`. May be empty; cut at a character if it is longer.
    pub object_name: [c_char; 64],
    /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty; cut at
    /// a character if it is longer.
    pub message: [c_char; 512],
}

// SAFETY: integers and arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_create_token_response {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_create_token_response>()];
    const INITIAL: &'static paynet_create_token_response = &paynet_create_token_response {
        struct_size: mem::size_of::<paynet_create_token_response>() as u32,
        is_tds: PAYNET_UNKNOWN,
        code: PAYNET_NO_CODE,
        reserved: 0,
        token_id: [0; 256],
        post_url: [0; 1024],
        object_name: [0; 64],
        message: [0; 512],
    };
}

const _: () =
    assert!(mem::size_of::<paynet_create_token_response>() == 4 * 4 + 256 + 1024 + 64 + 512);

/// `sizeof(paynet_create_token_request)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_create_token_request_size() -> u32 {
    paynet_create_token_request::INITIAL.struct_size
}

/// `sizeof(paynet_create_token_response)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_create_token_response_size() -> u32 {
    paynet_create_token_response::INITIAL.struct_size
}

/// Fills a `paynet_create_token_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_create_token_request_init(
    request: *mut paynet_create_token_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// Fills a `paynet_create_token_response` with its initial values.
///
/// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_create_token_response_init(
    response: *mut paynet_create_token_response,
    struct_size: u32,
) -> i32 {
    // SAFETY: `response` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(response, struct_size, "response") })
}

/// Sends card data to Paynet and gets a token for it (`POST /v1/paynetj/create_token`). No money moves.
///
/// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `response`: required;
/// holds the token on success and its initial values on failure. `error`: receives what went wrong, may be
/// NULL.
///
/// Blocks until the answer is there or `total_timeout_ms` is over. Sends once and never repeats on its own.
///
/// Returns `PAYNET_OK` or a code; its class (`paynet_status_class`) says what may be repeated. As no money
/// moves, repeating this call does no financial harm; after an unknown outcome Paynet may answer that the
/// session was used, and then a new session is needed.
///
/// Any thread, many at once on one client. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_create_token(
    client: *const paynet_client,
    request: *const paynet_create_token_request,
    response: *mut paynet_create_token_response,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        call(client, request, response, error, |bound, request, out| {
            let answer = bound.client.create_token(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))
        })
    }
}

impl ToRequest for paynet_create_token_request {
    type Request<'a> = CreateTokenRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<CreateTokenRequest<'a>, Error> {
        let session_id = texts.required(self.session_id, "session_id")?;
        let card_holder = texts.required(self.card_holder, "card_holder")?;
        let pan = texts.secret(self.pan, "pan", Pan::new)?;
        let cvc = texts.secret(self.cvc, "cvc", Cvc::new)?;
        let instalment_key = texts.required(self.instalment_key, "instalment_key")?;
        let mut request = CreateTokenRequest::new(session_id, instalment_key, pan, cvc);
        request.card_holder = card_holder.into();
        request.month = self.month;
        request.year = self.year;
        request.do_3ds = value::needed_flag("do_3ds", self.do_3ds)?;
        request.ip = texts.required(self.ip, "ip")?.into();
        request.client_id = texts.optional_cow(self.client_id, "client_id")?;
        request.description = texts.optional_cow(self.description, "description")?;
        request.card_holder_phone =
            texts.optional_cow(self.card_holder_phone, "card_holder_phone")?;
        request.card_holder_mail = texts.optional_cow(self.card_holder_mail, "card_holder_mail")?;
        Ok(request)
    }
}

impl paynet_create_token_response {
    pub(super) fn fill(
        &mut self,
        answer: &CreateTokenResponse,
        encoding: Encoding,
    ) -> Result<(), Error> {
        let exact = |to: &mut [c_char], value: &str, field| {
            text::exact(to, value, field, encoding)
                .map_err(|error| unfit(error, answer.http_status))
        };
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        self.is_tds = value::flag_out(answer.is_tds);
        self.code = answer.code.unwrap_or(PAYNET_NO_CODE);
        exact(&mut self.token_id, &answer.token_id, "token_id")?;
        exact(&mut self.post_url, &answer.post_url, "post_url")?;
        readable(&mut self.object_name, &answer.object_name);
        readable(&mut self.message, &answer.message);
        Ok(())
    }
}
