//! `paynet_check_bin`: the card's bank, and the instalments it offers.

use std::ffi::c_char;
use std::mem;
use std::ptr;

use super::call::{Rows, ToRequest, call, unfit};
use super::client::paynet_client;
use super::error::{PAYNET_NO_CODE, paynet_error};
use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::{self, Encoding, Texts};
use super::value::{self, PAYNET_NO_AMOUNT, PAYNET_UNKNOWN};
use crate::error::Error;
use crate::{Bin, CheckBinRequest, CheckBinResponse, Instalment};

/// What `paynet_check_bin` sends.
///
/// Fill it with `paynet_check_bin_request_init` or `PAYNET_CHECK_BIN_REQUEST_INIT`, then set the fields.
/// All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding,
/// and are not kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_check_bin_request {
    /// `sizeof(paynet_check_bin_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// 1: the table holds the single payment alone. 0: not. `PAYNET_UNKNOWN` (the initial value): not sent,
    /// and Paynet's default holds.
    pub no_instalment: i32,
    /// The session (`js_...`). Required.
    pub session_id: *const c_char,
    /// The first 6 to 8 digits of the card number. Of a whole number only the first eight are sent; blanks
    /// and dashes are taken out. Required.
    pub bin: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_check_bin_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_check_bin_request>()];
    const INITIAL: &'static paynet_check_bin_request = &paynet_check_bin_request {
        struct_size: mem::size_of::<paynet_check_bin_request>() as u32,
        no_instalment: PAYNET_UNKNOWN,
        session_id: ptr::null(),
        bin: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_check_bin_request>() == 2 * 4 + 2 * mem::size_of::<*const c_char>()
);

/// What `paynet_check_bin` and `paynet_check_card_bin` answer.
///
/// Fill it with `paynet_check_bin_response_init` or `PAYNET_CHECK_BIN_RESPONSE_INIT`. All texts end with a
/// NUL and are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
/// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer. Since
/// 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_check_bin_response {
    /// `sizeof(paynet_check_bin_response)` of the header the program was compiled with.
    pub struct_size: u32,
    /// 1: 3-D Secure is possible with this bank. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    pub tds_enable: i32,
    /// Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    pub code: i32,
    /// How many ways to pay there are. If the caller's array has fewer places, the call returns
    /// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
    pub instalment_count: i32,
    /// Paynet's code of the bank, `AXSS` say; `ZDGR` is any other bank. May be empty.
    pub bank_id: [c_char; 16],
    /// `cc` personal, `bc` commercial, `dc` debit. May be empty.
    pub card_type: [c_char; 16],
    /// The bank's name. May be empty.
    pub bank_name: [c_char; 128],
    /// Address of the bank's logo. May be empty.
    pub bank_logo: [c_char; 512],
    /// Paynet's name for the answer, `"paynetj_bin"`. May be empty.
    pub object_name: [c_char; 64],
    /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    pub message: [c_char; 512],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_check_bin_response {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_check_bin_response>()];
    const INITIAL: &'static paynet_check_bin_response = &paynet_check_bin_response {
        struct_size: mem::size_of::<paynet_check_bin_response>() as u32,
        tds_enable: PAYNET_UNKNOWN,
        code: PAYNET_NO_CODE,
        instalment_count: 0,
        bank_id: [0; 16],
        card_type: [0; 16],
        bank_name: [0; 128],
        bank_logo: [0; 512],
        object_name: [0; 64],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_check_bin_response>() == 4 * 4 + 1248);

/// A way to pay: a row of `paynet_check_bin` and `paynet_check_card_bin`.
///
/// Fill the first place of an array with `paynet_instalment_init` or `PAYNET_INSTALMENT_INIT`: its
/// `struct_size` tells the library how far apart the places are. The rows are in Paynet's order, which is
/// not sorted. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_instalment {
    /// `sizeof(paynet_instalment)` of the header the program was compiled with.
    pub struct_size: u32,
    /// How many instalments; 0 is a single payment. Not a closed set: 101 has been seen. `PAYNET_UNKNOWN`
    /// if Paynet sent none.
    pub instalment: i32,
    /// What one instalment costs. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub instalment_amount: i64,
    /// What the card is charged in all. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub total_amount: i64,
    /// Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub commission: i64,
    /// What `paynet_create_token` wants (`ji_...`), to the letter. Never empty.
    pub instalment_key: [c_char; 256],
    /// A text for the shopper. May be empty.
    pub desc: [c_char; 256],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_instalment {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_instalment>()];
    const INITIAL: &'static paynet_instalment = &paynet_instalment {
        struct_size: mem::size_of::<paynet_instalment>() as u32,
        instalment: PAYNET_UNKNOWN,
        instalment_amount: PAYNET_NO_AMOUNT,
        total_amount: PAYNET_NO_AMOUNT,
        commission: PAYNET_NO_AMOUNT,
        instalment_key: [0; 256],
        desc: [0; 256],
    };
}

const _: () = assert!(mem::size_of::<paynet_instalment>() == 2 * 4 + 3 * 8 + 512);

/// `sizeof(paynet_check_bin_request)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_check_bin_request_size() -> u32 {
    paynet_check_bin_request::INITIAL.struct_size
}

/// Fills a `paynet_check_bin_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_check_bin_request_init(
    request: *mut paynet_check_bin_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// `sizeof(paynet_check_bin_response)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_check_bin_response_size() -> u32 {
    paynet_check_bin_response::INITIAL.struct_size
}

/// Fills a `paynet_check_bin_response` with its initial values.
///
/// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_check_bin_response_init(
    response: *mut paynet_check_bin_response,
    struct_size: u32,
) -> i32 {
    // SAFETY: `response` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(response, struct_size, "response") })
}

/// `sizeof(paynet_instalment)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_instalment_size() -> u32 {
    paynet_instalment::INITIAL.struct_size
}

/// Fills a `paynet_instalment` with its initial values.
///
/// `instalment`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_instalment_init(
    instalment: *mut paynet_instalment,
    struct_size: u32,
) -> i32 {
    // SAFETY: `instalment` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(instalment, struct_size, "instalment") })
}

/// Asks for the card's bank and the instalments it offers (`POST /v1/paynetj/check_bin`). No money moves. A
/// whole card number is cut to eight digits and never sent.
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
pub unsafe extern "C" fn paynet_check_bin(
    client: *const paynet_client,
    request: *const paynet_check_bin_request,
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
            let answer = bound.client.check_bin(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))?;
            rows.write(&answer.instalments, |row, item| {
                row.fill(item, bound.encoding)
            })
            .map_err(|error| unfit(error, answer.http_status))
        })
    }
}

impl ToRequest for paynet_check_bin_request {
    type Request<'a> = CheckBinRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<CheckBinRequest<'a>, Error> {
        let session_id = texts.required(self.session_id, "session_id")?;
        let bin = texts.secret(self.bin, "bin", Bin::new)?;
        let mut request = CheckBinRequest::new(session_id, bin);
        request.no_instalment = value::flag("no_instalment", self.no_instalment)?;
        Ok(request)
    }
}

impl paynet_check_bin_response {
    pub(super) fn fill(
        &mut self,
        answer: &CheckBinResponse,
        encoding: Encoding,
    ) -> Result<(), Error> {
        let exact = |to: &mut [c_char], value: &str, field| {
            text::exact(to, value, field, encoding)
                .map_err(|error| unfit(error, answer.http_status))
        };
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        exact(&mut self.bank_id, &answer.bank_id, "bank_id")?;
        exact(&mut self.card_type, &answer.card_type, "card_type")?;
        exact(&mut self.bank_logo, &answer.bank_logo, "bank_logo")?;
        readable(&mut self.bank_name, &answer.bank_name);
        self.tds_enable = value::flag_out(answer.tds_enable);
        self.instalment_count = value::length(answer.instalments.len());
        self.code = answer.code.unwrap_or(PAYNET_NO_CODE);
        readable(&mut self.object_name, &answer.object_name);
        readable(&mut self.message, &answer.message);
        Ok(())
    }
}

impl paynet_instalment {
    pub(super) fn fill(&mut self, answer: &Instalment, encoding: Encoding) -> Result<(), Error> {
        let exact = |to: &mut [c_char], value: &str, field| text::exact(to, value, field, encoding);
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        exact(
            &mut self.instalment_key,
            &answer.instalment_key,
            "instalment_key",
        )?;
        readable(&mut self.desc, &answer.desc);
        self.instalment = value::count_out(answer.instalment);
        self.instalment_amount = value::amount_out(answer.instalment_amount);
        self.total_amount = value::amount_out(answer.total_amount);
        self.commission = value::amount_out(answer.commission);
        Ok(())
    }
}
