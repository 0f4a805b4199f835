//! `paynet_auth`: opens a payment session.

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
use crate::{Amount, AuthRequest, AuthResponse, PosType};

/// The company's own point of sale.
pub const PAYNET_POS_OWN: i32 = 1;
/// Paynet's point of sale.
pub const PAYNET_POS_PAYNET: i32 = 5;

/// What `paynet_auth` sends.
///
/// Fill it with `paynet_auth_request_init` or `PAYNET_AUTH_REQUEST_INIT`, then set the fields. All texts
/// belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are not
/// kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_auth_request {
    /// `sizeof(paynet_auth_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Whose point of sale takes the payment: `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`. 0 (the initial
    /// value): not sent, which means Paynet's.
    pub pos_type: i32,
    /// 1: the commission is added to what the card is charged. 0: not. `PAYNET_UNKNOWN` (the initial
    /// value): not sent, and Paynet's default holds. It is no.
    pub add_commission: i32,
    /// 1: the card is stored with the payment. 0: not. `PAYNET_UNKNOWN` (the initial value): not sent, and
    /// Paynet's default holds.
    pub save_card: i32,
    /// 1: the shopper has to confirm with the bank (3-D Secure). 0: not. `PAYNET_UNKNOWN` (the initial
    /// value): not sent, and Paynet's default holds. Paynet may insist on it.
    pub tds_required: i32,
    /// Must be 0.
    pub reserved: i32,
    /// What the shopper owes, in kurus: 1000 is 10.00 lira. More than 0. Required.
    pub amount: i64,
    /// The dealer's code at Paynet. May be NULL.
    pub agent_id: *const c_char,
    /// The merchant's own number of the order, 50 characters at most, without blanks at its ends. May be
    /// NULL here; `paynet_charge` requires it, and then both must be the same.
    pub reference_no: *const c_char,
    /// The code of a rate table of Paynet's panel. May be NULL.
    pub ratio_code: *const c_char,
    /// The shop's origin, `https://www.example.com` say. May be NULL.
    pub domain: *const c_char,
    /// The merchant's number of the shopper, needed the first time a card is stored. May be NULL.
    pub user_unique_id: *const c_char,
    /// Paynet's number of the shopper, for everything about stored cards. May be NULL.
    pub card_owner_id: *const c_char,
    /// The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for. May be NULL.
    pub user_gsm_no: *const c_char,
    /// A name for the stored card. May be NULL.
    pub card_desc: *const c_char,
    /// Sent as it is; what Paynet does with it is not documented. May be NULL.
    pub return_url: *const c_char,
    /// Must be NULL.
    pub reserved_text: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_auth_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_auth_request>()];
    const INITIAL: &'static paynet_auth_request = &paynet_auth_request {
        struct_size: mem::size_of::<paynet_auth_request>() as u32,
        pos_type: 0,
        add_commission: PAYNET_UNKNOWN,
        save_card: PAYNET_UNKNOWN,
        tds_required: PAYNET_UNKNOWN,
        reserved: 0,
        amount: 0,
        agent_id: ptr::null(),
        reference_no: ptr::null(),
        ratio_code: ptr::null(),
        domain: ptr::null(),
        user_unique_id: ptr::null(),
        card_owner_id: ptr::null(),
        user_gsm_no: ptr::null(),
        card_desc: ptr::null(),
        return_url: ptr::null(),
        reserved_text: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_auth_request>() == 6 * 4 + 8 + 10 * mem::size_of::<*const c_char>()
);

/// What `paynet_auth` answers.
///
/// Fill it with `paynet_auth_response_init` or `PAYNET_AUTH_RESPONSE_INIT`. All texts end with a NUL and
/// are in the client's encoding. Ids and URLs are never cut: one that doesn't fit is
/// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`. Texts for people are cut at a character if they are longer. Since
/// 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_auth_response {
    /// `sizeof(paynet_auth_response)` of the header the program was compiled with.
    pub struct_size: u32,
    /// 1: Paynet insists on 3-D Secure. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    pub tds_required: i32,
    /// Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    pub code: i32,
    /// Always 0.
    pub reserved: i32,
    /// The session (`js_...`), to the letter as Paynet sent it. Never empty on success.
    pub session_id: [c_char; 256],
    /// When the session ends, as Paynet writes it; its form is not documented. May be empty.
    pub expire_date: [c_char; 64],
    /// The merchant's name. May be empty.
    pub name: [c_char; 256],
    /// Paynet's name for the answer. May be empty.
    pub object_name: [c_char; 64],
    /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    pub message: [c_char; 512],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_auth_response {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_auth_response>()];
    const INITIAL: &'static paynet_auth_response = &paynet_auth_response {
        struct_size: mem::size_of::<paynet_auth_response>() as u32,
        tds_required: PAYNET_UNKNOWN,
        code: PAYNET_NO_CODE,
        reserved: 0,
        session_id: [0; 256],
        expire_date: [0; 64],
        name: [0; 256],
        object_name: [0; 64],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_auth_response>() == 4 * 4 + 1152);

/// `sizeof(paynet_auth_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_auth_request_size() -> u32 {
    paynet_auth_request::INITIAL.struct_size
}

/// Fills a `paynet_auth_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_auth_request_init(
    request: *mut paynet_auth_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// `sizeof(paynet_auth_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_auth_response_size() -> u32 {
    paynet_auth_response::INITIAL.struct_size
}

/// Fills a `paynet_auth_response` with its initial values.
///
/// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_auth_response_init(
    response: *mut paynet_auth_response,
    struct_size: u32,
) -> i32 {
    // SAFETY: `response` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(response, struct_size, "response") })
}

/// Opens a payment session (`POST /v1/paynetj/auth`). No money moves.
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
pub unsafe extern "C" fn paynet_auth(
    client: *const paynet_client,
    request: *const paynet_auth_request,
    response: *mut paynet_auth_response,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        call(client, request, response, error, |bound, request, out| {
            let answer = bound.client.auth(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))
        })
    }
}

impl ToRequest for paynet_auth_request {
    type Request<'a> = AuthRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<AuthRequest<'a>, Error> {
        let mut request = AuthRequest::new(Amount::from_kurus(self.amount));
        request.pos_type = match self.pos_type {
            0 => None,
            PAYNET_POS_OWN => Some(PosType::Own),
            PAYNET_POS_PAYNET => Some(PosType::Paynet),
            _ => {
                return Err(Error::invalid(
                    "pos_type",
                    "it must be PAYNET_POS_PAYNET or PAYNET_POS_OWN",
                ));
            }
        };
        request.add_commission = value::flag("add_commission", self.add_commission)?;
        request.save_card = value::flag("save_card", self.save_card)?;
        request.tds_required = value::flag("tds_required", self.tds_required)?;
        value::reserved(self.reserved, self.reserved_text)?;
        request.agent_id = texts.optional_cow(self.agent_id, "agent_id")?;
        request.reference_no = texts.optional_cow(self.reference_no, "reference_no")?;
        request.ratio_code = texts.optional_cow(self.ratio_code, "ratio_code")?;
        request.domain = texts.optional_cow(self.domain, "domain")?;
        request.user_unique_id = texts.optional_cow(self.user_unique_id, "user_unique_id")?;
        request.card_owner_id = texts.optional_cow(self.card_owner_id, "card_owner_id")?;
        request.user_gsm_no = texts.optional_cow(self.user_gsm_no, "user_gsm_no")?;
        request.card_desc = texts.optional_cow(self.card_desc, "card_desc")?;
        request.return_url = texts.optional_cow(self.return_url, "return_url")?;
        Ok(request)
    }
}

impl paynet_auth_response {
    fn fill(&mut self, answer: &AuthResponse, encoding: Encoding) -> Result<(), Error> {
        let exact = |to: &mut [c_char], value: &str, field| {
            text::exact(to, value, field, encoding)
                .map_err(|error| unfit(error, answer.http_status))
        };
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        exact(&mut self.session_id, &answer.session_id, "session_id")?;
        readable(&mut self.expire_date, &answer.expire_date);
        readable(&mut self.name, &answer.name);
        self.tds_required = value::flag_out(answer.tds_required);
        self.code = answer.code.unwrap_or(PAYNET_NO_CODE);
        readable(&mut self.object_name, &answer.object_name);
        readable(&mut self.message, &answer.message);
        Ok(())
    }
}
