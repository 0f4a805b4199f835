//! `paynet_card_list`: the stored cards of a shopper.

use std::ffi::c_char;
use std::mem;
use std::ptr;

use super::call::{Rows, ToRequest, call, unfit};
use super::client::paynet_client;
use super::error::{PAYNET_NO_CODE, paynet_error};
use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::{self, Encoding, Texts};
use super::value::{self, PAYNET_UNKNOWN};
use crate::error::Error;
use crate::{Card, CardListRequest, CardListResponse};

/// What `paynet_card_list` sends.
///
/// Fill it with `paynet_card_list_request_init` or `PAYNET_CARD_LIST_REQUEST_INIT`, then set the fields.
/// All texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding,
/// and are not kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_card_list_request {
    /// `sizeof(paynet_card_list_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// How many cards at most. 0 (the initial value): not sent; Paynet's default is 10.
    pub limit: i32,
    /// Only cards before this index. 0 (the initial value): not sent.
    pub ending_before: i32,
    /// Only cards from this index on. 0 (the initial value): not sent.
    pub starting_after: i32,
    /// Paynet's number of the shopper. Required.
    pub card_owner_id: *const c_char,
    /// Must be NULL.
    pub reserved_text: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_card_list_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_card_list_request>()];
    const INITIAL: &'static paynet_card_list_request = &paynet_card_list_request {
        struct_size: mem::size_of::<paynet_card_list_request>() as u32,
        limit: 0,
        ending_before: 0,
        starting_after: 0,
        card_owner_id: ptr::null(),
        reserved_text: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_card_list_request>() == 4 * 4 + 2 * mem::size_of::<*const c_char>()
);

/// What `paynet_card_list` answers.
///
/// Fill it with `paynet_card_list_response_init` or `PAYNET_CARD_LIST_RESPONSE_INIT`. All texts end with a
/// NUL and are in the client's encoding. Texts for people are cut at a character if they are longer. Since
/// 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_card_list_response {
    /// `sizeof(paynet_card_list_response)` of the header the program was compiled with.
    pub struct_size: u32,
    /// 1: there are more cards after these. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    pub has_more: i32,
    /// Paynet's return code, 0 for success; `PAYNET_NO_CODE` if Paynet sent none.
    pub code: i32,
    /// How many cards this answer holds, as Paynet says. `PAYNET_UNKNOWN` if it did not.
    pub total: i32,
    /// How many cards the shopper has in all. `PAYNET_UNKNOWN` if Paynet did not say.
    pub total_count: i32,
    /// How many cards the answer holds. If the caller's array has fewer places, the call returns
    /// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
    pub card_count: i32,
    /// Paynet's name for the answer, `"card_list"`. May be empty.
    pub object_name: [c_char; 64],
    /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    pub message: [c_char; 512],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_card_list_response {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_card_list_response>()];
    const INITIAL: &'static paynet_card_list_response = &paynet_card_list_response {
        struct_size: mem::size_of::<paynet_card_list_response>() as u32,
        has_more: PAYNET_UNKNOWN,
        code: PAYNET_NO_CODE,
        total: PAYNET_UNKNOWN,
        total_count: PAYNET_UNKNOWN,
        card_count: 0,
        object_name: [0; 64],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_card_list_response>() == 6 * 4 + 576);

/// A stored card: a row of `paynet_card_list`.
///
/// Fill the first place of an array with `paynet_card_init` or `PAYNET_CARD_INIT`: its `struct_size` tells
/// the library how far apart the places are. What Paynet left out is empty. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_card {
    /// `sizeof(paynet_card)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Month of expiry; 0 if Paynet keeps it to itself.
    pub expire_month: i32,
    /// Year of expiry; 0 if Paynet keeps it to itself.
    pub expire_year: i32,
    /// Always 0.
    pub reserved: i32,
    /// What `paynet_check_card_bin` and `paynet_create_card_token` want, to the letter.
    pub card_hash: [c_char; 128],
    /// Paynet's number of the shopper, to the letter.
    pub card_owner_id: [c_char; 128],
    /// The merchant's number of the shopper, to the letter.
    pub user_unique_id: [c_char; 128],
    /// The card's name, given when it was stored.
    pub card_desc: [c_char; 256],
    /// The holder's name, masked by Paynet.
    pub card_holder: [c_char; 128],
    /// The card number, masked by Paynet. The number of stars does not tell the number's length.
    pub card_no: [c_char; 32],
    /// The first digits of the card number.
    pub card_bin: [c_char; 16],
    /// `cc` personal, `bc` commercial, `dc` debit.
    pub card_type: [c_char; 16],
    /// Paynet's code of the bank.
    pub card_bank_id: [c_char; 16],
    /// The bank's name.
    pub card_bank_name: [c_char; 128],
    /// `VISA`, `MASTERCARD`, `AMEX`.
    pub card_brand_name: [c_char; 32],
    /// Address of the card's logo.
    pub card_logo_url: [c_char; 512],
    /// The company's code.
    pub company_code: [c_char; 32],
    /// The dealer's code.
    pub agent_id: [c_char; 32],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_card {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_card>()];
    const INITIAL: &'static paynet_card = &paynet_card {
        struct_size: mem::size_of::<paynet_card>() as u32,
        expire_month: 0,
        expire_year: 0,
        reserved: 0,
        card_hash: [0; 128],
        card_owner_id: [0; 128],
        user_unique_id: [0; 128],
        card_desc: [0; 256],
        card_holder: [0; 128],
        card_no: [0; 32],
        card_bin: [0; 16],
        card_type: [0; 16],
        card_bank_id: [0; 16],
        card_bank_name: [0; 128],
        card_brand_name: [0; 32],
        card_logo_url: [0; 512],
        company_code: [0; 32],
        agent_id: [0; 32],
    };
}

const _: () = assert!(mem::size_of::<paynet_card>() == 4 * 4 + 1584);

/// `sizeof(paynet_card_list_request)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_card_list_request_size() -> u32 {
    paynet_card_list_request::INITIAL.struct_size
}

/// Fills a `paynet_card_list_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_card_list_request_init(
    request: *mut paynet_card_list_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// `sizeof(paynet_card_list_response)` in the loaded library, in bytes. Never fails. Any thread. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_card_list_response_size() -> u32 {
    paynet_card_list_response::INITIAL.struct_size
}

/// Fills a `paynet_card_list_response` with its initial values.
///
/// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_card_list_response_init(
    response: *mut paynet_card_list_response,
    struct_size: u32,
) -> i32 {
    // SAFETY: `response` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(response, struct_size, "response") })
}

/// `sizeof(paynet_card)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_card_size() -> u32 {
    paynet_card::INITIAL.struct_size
}

/// Fills a `paynet_card` with its initial values.
///
/// `card`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_card_init(card: *mut paynet_card, struct_size: u32) -> i32 {
    // SAFETY: `card` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(card, struct_size, "card") })
}

/// Lists the stored cards of a shopper (`POST /v1/card/list`).
///
/// `cards`: the caller's array of `capacity` places, whose first is initialised; its rows are written as
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
pub unsafe extern "C" fn paynet_card_list(
    client: *const paynet_client,
    request: *const paynet_card_list_request,
    response: *mut paynet_card_list_response,
    cards: *mut paynet_card,
    capacity: i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let rows = Rows::new(cards, capacity, "cards");
        call(client, request, response, error, |bound, request, out| {
            let rows = rows?;
            let answer = bound.client.card_list(request)?;
            out.write_filled(|response| response.fill(&answer, bound.encoding))?;
            rows.write(&answer.cards, |row, item| row.fill(item, bound.encoding))
                .map_err(|error| unfit(error, answer.http_status))
        })
    }
}

impl ToRequest for paynet_card_list_request {
    type Request<'a> = CardListRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<CardListRequest<'a>, Error> {
        value::reserved(0, self.reserved_text)?;
        let mut request =
            CardListRequest::new(texts.required(self.card_owner_id, "card_owner_id")?);
        request.limit = value::positive("limit", self.limit)?;
        request.ending_before = value::positive("ending_before", self.ending_before)?;
        request.starting_after = value::positive("starting_after", self.starting_after)?;
        Ok(request)
    }
}

impl paynet_card_list_response {
    fn fill(&mut self, answer: &CardListResponse, encoding: Encoding) -> Result<(), Error> {
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        self.has_more = value::flag_out(answer.has_more);
        self.total = value::count_out(answer.total);
        self.total_count = value::count_out(answer.total_count);
        self.card_count = value::length(answer.cards.len());
        self.code = answer.code.unwrap_or(PAYNET_NO_CODE);
        readable(&mut self.object_name, &answer.object_name);
        readable(&mut self.message, &answer.message);
        Ok(())
    }
}

impl paynet_card {
    fn fill(&mut self, answer: &Card, encoding: Encoding) -> Result<(), Error> {
        let exact = |to: &mut [c_char], value: &str, field| text::exact(to, value, field, encoding);
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        exact(&mut self.card_hash, &answer.card_hash, "card_hash")?;
        exact(
            &mut self.card_owner_id,
            &answer.card_owner_id,
            "card_owner_id",
        )?;
        exact(
            &mut self.user_unique_id,
            &answer.user_unique_id,
            "user_unique_id",
        )?;
        exact(&mut self.card_type, &answer.card_type, "card_type")?;
        exact(&mut self.card_bank_id, &answer.card_bank_id, "card_bank_id")?;
        exact(
            &mut self.card_logo_url,
            &answer.card_logo_url,
            "card_logo_url",
        )?;
        exact(&mut self.company_code, &answer.company_code, "company_code")?;
        exact(&mut self.agent_id, &answer.agent_id, "agent_id")?;
        readable(&mut self.card_desc, &answer.card_desc);
        readable(&mut self.card_holder, &answer.card_holder);
        readable(&mut self.card_no, &answer.card_no);
        readable(&mut self.card_bin, &answer.card_bin);
        readable(&mut self.card_bank_name, &answer.card_bank_name);
        readable(&mut self.card_brand_name, &answer.card_brand_name);
        self.expire_month = answer.expire_month;
        self.expire_year = answer.expire_year;
        Ok(())
    }
}
