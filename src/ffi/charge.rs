//! `paynet_charge`: takes the money, once.

use std::ffi::c_char;
use std::mem;
use std::ptr;
use std::time::Duration;

use super::call::{ToRequest, call};
use super::client::paynet_client;
use super::error::paynet_error;
use super::guard::guard_code;
use super::payment::paynet_payment;
use super::pointer::{self, CStruct};
use super::text::Texts;
use super::value::{self, PAYNET_NO_AMOUNT, PAYNET_UNKNOWN};
use crate::error::status::PAYNET_ERR_DECLINED;
use crate::error::{Error, Phase, Refusal};
use crate::{ChargeRequest, Outcome, Payment, TransactionType};

/// Takes the money.
pub const PAYNET_TRANSACTION_SALE: i32 = 1;
/// Reserves the money.
pub const PAYNET_TRANSACTION_PREAUTHORISATION: i32 = 3;

/// What `paynet_charge` sends, and how it finds out what came of it.
///
/// Fill it with `paynet_charge_request_init` or `PAYNET_CHARGE_REQUEST_INIT`, then set the fields. All
/// texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and
/// are not kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_charge_request {
    /// `sizeof(paynet_charge_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// `PAYNET_TRANSACTION_SALE` (the initial value) takes the money, `PAYNET_TRANSACTION_PREAUTHORISATION`
    /// reserves it.
    pub transaction_type: i32,
    /// What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent. Paynet's newer pages
    /// want this and the next fields, compare them with the session, and refuse the charge if they differ.
    pub add_commission: i32,
    /// What `paynet_check_bin` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
    pub no_instalment: i32,
    /// What `paynet_auth` was told. `PAYNET_UNKNOWN` (the initial value): not sent.
    pub tds_required: i32,
    /// The number of instalments chosen. `PAYNET_UNKNOWN` (the initial value): not sent.
    pub instalments: i32,
    /// 1 (the initial value): a charge that no look-up finds is repeated with the same session, which
    /// Paynet documents as safe. 0: it is only looked up.
    pub repeat: i32,
    /// 1: look the reference up before anything is sent; for a program that charges again after it was
    /// restarted, or has a new client. If that look-up fails, the outcome is unknown. 0 (the initial value):
    /// only if this client left it unknown.
    pub look_up_first: i32,
    /// Milliseconds for everything: sending, looking up, repeating; 1 to 600000. 0 (the initial value):
    /// 120000. The first sending gets half of it at most, and no more than the client's `total_timeout_ms`.
    pub budget_ms: i32,
    /// Must be 0.
    pub reserved: i32,
    /// The amount told to `paynet_auth`, in kurus. `PAYNET_NO_AMOUNT` (the initial value): not sent.
    pub amount: i64,
    /// The session (`js_...`). Required.
    pub session_id: *const c_char,
    /// The token (`jt_...`). Required.
    pub token_id: *const c_char,
    /// The merchant's own number of the order, 50 characters at most, without blanks at its ends, never
    /// used for another order: a payment whose answer is lost is found again by it. Required.
    pub reference_no: *const c_char,
    /// What `paynet_auth` was told. NULL: not sent.
    pub ratio_code: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_charge_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_charge_request>()];
    const INITIAL: &'static paynet_charge_request = &paynet_charge_request {
        struct_size: mem::size_of::<paynet_charge_request>() as u32,
        transaction_type: PAYNET_TRANSACTION_SALE,
        add_commission: PAYNET_UNKNOWN,
        no_instalment: PAYNET_UNKNOWN,
        tds_required: PAYNET_UNKNOWN,
        instalments: PAYNET_UNKNOWN,
        repeat: 1,
        look_up_first: 0,
        budget_ms: 0,
        reserved: 0,
        amount: PAYNET_NO_AMOUNT,
        session_id: ptr::null(),
        token_id: ptr::null(),
        reference_no: ptr::null(),
        ratio_code: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_charge_request>() == 10 * 4 + 8 + 4 * mem::size_of::<*const c_char>()
);

/// `sizeof(paynet_charge_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_charge_request_size() -> u32 {
    paynet_charge_request::INITIAL.struct_size
}

/// Fills a `paynet_charge_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_charge_request_init(
    request: *mut paynet_charge_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// Takes the money (`POST /v1/transaction/charge`), once.
///
/// `client`: from `paynet_client_new`, with a secret key. `request`: required. `payment`: required; tells
/// what came of it, whatever is returned. `error`: receives what went wrong, may be NULL.
///
/// The charge is sent once. When no verdict comes, the payment is looked up (`paynet_check`) by its
/// `reference_no`, with growing pauses; only if that finds no paid one is the charge repeated with the same
/// session, which Paynet documents as safe. All this ends within `budget_ms`. A `reference_no` whose
/// outcome this client left unknown is looked up first, and only its first session is charged again.
///
/// With a journal, nothing is sent before the disk has the charge's record; `PAYNET_ERR_JOURNAL` if it can't be
/// written, `PAYNET_ERR_INVALID_FIELD` if `reference_no` or `session_id` holds the number of a card that the journal
/// knows. Should the disk not take the outcome, it is told all the same, and `paynet_in_flight` asks for it. A charge
/// of which `paynet_in_flight` has yet to tell counts as left unknown by this client; if its record can't be written, it
/// is only looked up.
///
/// Returns `PAYNET_OK` if the money is taken, and only then (`payment->outcome` is `PAYNET_OUTCOME_PAID`).
/// `PAYNET_ERR_DECLINED`: bank or Paynet said no; `payment` holds their codes and texts
/// (`PAYNET_OUTCOME_NOT_PAID`). Codes 300 to 399: Paynet refused the call itself, a wrong amount or session
/// say (`PAYNET_OUTCOME_NOT_PAID`). Codes 1 to 199: nothing of this call reached Paynet
/// (`PAYNET_OUTCOME_NONE`); what an earlier call did still stands. `PAYNET_ERR_CHARGE_UNKNOWN`, rarely: it
/// could not be found out (`PAYNET_OUTCOME_UNKNOWN`); hand over no goods, and call again with the same request.
/// Codes 900 to 999: a defect; treat it like that.
///
/// Any thread, many at once on one client. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_charge(
    client: *const paynet_client,
    request: *const paynet_charge_request,
    payment: *mut paynet_payment,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        call(client, request, payment, error, |bound, request, out| {
            // Should a defect end the call, nobody knows how far it had come.
            out.write(&paynet_payment {
                outcome: Outcome::Unknown as i32,
                ..*paynet_payment::INITIAL
            });
            match bound.client.charge(request) {
                Ok(payment) => {
                    out.write_filled(|response| {
                        response.fill(&payment, bound.encoding);
                        Ok(())
                    })?;
                    match payment.outcome {
                        Outcome::Paid => Ok(()),
                        _ => Err(declined(&payment)),
                    }
                }
                Err(error) => {
                    out.write(&paynet_payment {
                        outcome: Outcome::of_error(&error) as i32,
                        ..*paynet_payment::INITIAL
                    });
                    Err(error)
                }
            }
        })
    }
}

impl ToRequest for paynet_charge_request {
    type Request<'a> = ChargeRequest<'a>;

    fn to_request<'a>(&self, texts: &'a Texts) -> Result<ChargeRequest<'a>, Error> {
        let mut request = ChargeRequest::new(
            texts.required(self.session_id, "session_id")?,
            texts.required(self.token_id, "token_id")?,
            texts.required(self.reference_no, "reference_no")?,
        );
        request.transaction_type = match self.transaction_type {
            PAYNET_TRANSACTION_SALE => TransactionType::Sale,
            PAYNET_TRANSACTION_PREAUTHORISATION => TransactionType::Preauthorisation,
            _ => {
                return Err(Error::invalid(
                    "transaction_type",
                    "it must be PAYNET_TRANSACTION_SALE or PAYNET_TRANSACTION_PREAUTHORISATION",
                ));
            }
        };
        request.amount = value::amount(self.amount);
        request.add_commission = value::flag("add_commission", self.add_commission)?;
        request.ratio_code = texts.optional_cow(self.ratio_code, "ratio_code")?;
        request.instalments = value::count("instalments", self.instalments)?;
        request.no_instalment = value::flag("no_instalment", self.no_instalment)?;
        request.tds_required = value::flag("tds_required", self.tds_required)?;
        request.repeat = value::needed_flag("repeat", self.repeat)?;
        request.look_up_first = value::needed_flag("look_up_first", self.look_up_first)?;
        value::reserved(self.reserved, ptr::null())?;
        if let Some(milliseconds) = value::positive("budget_ms", self.budget_ms)? {
            request.budget = Duration::from_millis(milliseconds.into());
        }
        Ok(request)
    }
}

/// The bank's or Paynet's refusal as an error, its texts among them.
fn declined(payment: &Payment) -> Error {
    let texts = [
        &payment.paynet_error_message,
        &payment.bank_error_message,
        &payment.message,
    ];
    let text = texts.into_iter().find(|text| !text.is_empty());
    let refusal = Refusal {
        code: payment.code,
        message: text.cloned().unwrap_or_default(),
        ..Refusal::default()
    };
    Error::new(PAYNET_ERR_DECLINED, "the charge was declined")
        .in_phase(Phase::Read)
        .with_refusal(refusal)
}
