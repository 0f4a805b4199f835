//! `paynet_in_flight`: what came of the charges that were in flight when the power went.

use std::ffi::c_char;
use std::mem;

use super::call::{Rows, call_without_request};
use super::client::paynet_client;
use super::error::paynet_error;
use super::guard::guard_code;
use super::payment::PAYNET_OUTCOME_NONE;
use super::pointer::{self, CStruct};
use super::text::{self, Encoding};
use super::value::{self, PAYNET_NO_AMOUNT, PAYNET_UNKNOWN};
use crate::InFlight;
use crate::api::in_flight::Question;
use crate::error::Error;
use crate::error::status::PAYNET_OK;

/// What `paynet_in_flight` answers.
///
/// Fill it with `paynet_in_flight_response_init` or `PAYNET_IN_FLIGHT_RESPONSE_INIT`. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_in_flight_response {
    /// `sizeof(paynet_in_flight_response)` of the header the program was compiled with.
    pub struct_size: u32,
    /// How many charges there are to tell of. If the caller's array has fewer places, the call returns
    /// `PAYNET_ERR_ANSWER_DOES_NOT_FIT`, and this is the capacity that is needed.
    pub charge_count: i32,
    /// How many lines of the journal were changed after they were written. If it isn't 0, a charge may be missing
    /// from the answer: compare with the day's orders. A last line that the power cut short is none of them.
    pub damaged_lines: i32,
    /// Always 0.
    pub reserved: i32,
}

// SAFETY: integers without padding (checked below), the size first.
unsafe impl CStruct for paynet_in_flight_response {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_in_flight_response>()];
    const INITIAL: &'static paynet_in_flight_response = &paynet_in_flight_response {
        struct_size: mem::size_of::<paynet_in_flight_response>() as u32,
        charge_count: 0,
        damaged_lines: 0,
        reserved: 0,
    };
}

const _: () = assert!(mem::size_of::<paynet_in_flight_response>() == 4 * 4);

/// A charge that was in flight, and what came of it: a row of `paynet_in_flight`.
///
/// Fill the first place of an array with `paynet_in_flight_charge_init` or `PAYNET_IN_FLIGHT_CHARGE_INIT`: its
/// `struct_size` tells the library how far apart the places are. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_in_flight_charge {
    /// `sizeof(paynet_in_flight_charge)` of the header the program was compiled with.
    pub struct_size: u32,
    /// `PAYNET_OUTCOME_PAID`, `PAYNET_OUTCOME_NOT_PAID`: so it is. `PAYNET_OUTCOME_NONE`: the charge never arrived;
    /// the order may be charged anew, with any session. `PAYNET_OUTCOME_UNKNOWN`: `code` says why; ask again.
    pub outcome: i32,
    /// Why the outcome is unknown, else `PAYNET_OK`: `PAYNET_ERR_CHARGE_UNKNOWN` if Paynet was asked, the charge may
    /// still be under way and only the same session may be charged again; `PAYNET_ERR_CHARGE_UNDER_WAY` if another
    /// thread is charging; else what became of the look-up.
    pub code: i32,
    /// The number of instalments that the charge was told; `PAYNET_UNKNOWN` if it was told none.
    pub instalments: i32,
    /// The amount that the charge was told, or that its session is about if this journal saw that being opened, in kurus;
    /// else `PAYNET_NO_AMOUNT`.
    pub amount: i64,
    /// The merchant's number of the order.
    pub reference_no: [c_char; 208],
    /// The session that may have taken the money, to the letter. Empty if it is longer than any of Paynet's.
    pub session_id: [c_char; 256],
    /// When the charge was begun: UTC by this machine's clock, `2026-11-26T11:07:57Z`.
    pub time: [c_char; 32],
    /// The card number without its middle. Empty if this journal did not see the card's token being made.
    pub card_no_masked: [c_char; 32],
    /// Paynet's transaction code, if it is paid, to the letter; `paynet_check` takes it. Empty if it is longer.
    pub xact_id: [c_char; 256],
    /// The bank's code of approval, if it is paid.
    pub authorization_code: [c_char; 64],
    /// Why the outcome is unknown, for a developer. English.
    pub message: [c_char; 512],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_in_flight_charge {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_in_flight_charge>()];
    const INITIAL: &'static paynet_in_flight_charge = &paynet_in_flight_charge {
        struct_size: mem::size_of::<paynet_in_flight_charge>() as u32,
        outcome: PAYNET_OUTCOME_NONE,
        code: PAYNET_OK,
        instalments: PAYNET_UNKNOWN,
        amount: PAYNET_NO_AMOUNT,
        reference_no: [0; 208],
        session_id: [0; 256],
        time: [0; 32],
        card_no_masked: [0; 32],
        xact_id: [0; 256],
        authorization_code: [0; 64],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_in_flight_charge>() == 4 * 4 + 8 + 1360);

/// `sizeof(paynet_in_flight_response)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_in_flight_response_size() -> u32 {
    paynet_in_flight_response::INITIAL.struct_size
}

/// Fills a `paynet_in_flight_response` with its initial values.
///
/// `response`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_in_flight_response_init(
    response: *mut paynet_in_flight_response,
    struct_size: u32,
) -> i32 {
    // SAFETY: `response` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(response, struct_size, "response") })
}

/// `sizeof(paynet_in_flight_charge)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_in_flight_charge_size() -> u32 {
    paynet_in_flight_charge::INITIAL.struct_size
}

/// Fills a `paynet_in_flight_charge` with its initial values.
///
/// `charge`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_in_flight_charge_init(
    charge: *mut paynet_in_flight_charge,
    struct_size: u32,
) -> i32 {
    // SAFETY: `charge` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(charge, struct_size, "charge") })
}

/// Tells after a power cut what came of the charges that were in flight: those of which the client's journal
/// (`journal_file`) says that they were begun, but not how they ended. Paynet is asked about each by its
/// `reference_no` (`POST /v1/transaction/check`), and the answers are written to the journal.
///
/// Told, too, are charges whose outcome the journal has, but which the program may not have come to note: those of the
/// last two minutes before an earlier client ended without `paynet_client_free`. Each is told once by a client, and again
/// by the next if this one isn't freed: whoever notes them may have noted them before.
///
/// A charge that Paynet has taken is paid at once. One of which it knows nothing, or only that it was declined, may
/// still be under way: that is an answer only when its `budget_ms` and three minutes more are over by this machine's
/// clock, and until then the outcome is unknown. To charge again with the same session is safe at any time.
///
/// A payment that was taken and given back stays unknown, as no look-up tells what is left of it: see Paynet's own pages.
///
/// A journal grows for ever, by some 150 MB a year of 500 payments a day, and is read when a client is made, which takes
/// a fast machine a second for so much. Begin a new one each month, say: where nothing is in flight but what was given
/// back, the next client may be given another file.
///
/// `charges`: the caller's array of `capacity` places, whose first is initialised; its rows are written as far as
/// there are any, and left as they are on failure. NULL with a `capacity` of 0 only counts them; then, and if there are
/// too few places, nobody is asked. `client`: from `paynet_client_new`, with a secret key and a journal. `response`:
/// required; holds the answer on success and its initial values on failure, but for `PAYNET_ERR_ANSWER_DOES_NOT_FIT`,
/// which leaves it filled. `error`: receives what went wrong, may be NULL.
///
/// Blocks for up to `total_timeout_ms` for each charge. Once Paynet can't be reached, it isn't tried for the others.
///
/// Returns `PAYNET_OK`, also if a look-up failed, which its row tells; `PAYNET_ERR_MISSING_FIELD` without a journal,
/// `PAYNET_ERR_JOURNAL` if it can't be read, or another code. Reads only, so it may always be repeated.
///
/// Any thread, many at once on one client. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_in_flight(
    client: *const paynet_client,
    response: *mut paynet_in_flight_response,
    charges: *mut paynet_in_flight_charge,
    capacity: i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let rows = Rows::new(charges, capacity, "charges");
        call_without_request(client, response, error, |bound, out| {
            let rows = rows?;
            let question = Question::read(&bound.client)?;
            out.write_filled(|response| {
                response.fill(&question);
                Ok(())
            })?;
            if !rows.wanted() {
                return Ok(());
            }
            // Beforehand, since an answer is told once.
            rows.expect(question.charges())?;
            let answer = question.ask()?;
            rows.write(&answer.charges, |row, charge| {
                row.fill(charge, bound.encoding);
                Ok(())
            })
        })
    }
}

impl paynet_in_flight_response {
    fn fill(&mut self, question: &Question) {
        self.charge_count = value::length(question.charges());
        self.damaged_lines = i32::try_from(question.damaged_lines()).unwrap_or(i32::MAX);
    }
}

impl paynet_in_flight_charge {
    /// Never fails: the answer would be lost.
    fn fill(&mut self, charge: &InFlight, encoding: Encoding) {
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        let exact = |to: &mut [c_char], text: &str, field| {
            let _: Result<(), Error> = text::exact(to, text, field, encoding);
        };
        self.outcome = charge.outcome as i32;
        self.instalments = charge
            .instalments
            .and_then(|count| i32::try_from(count).ok())
            .unwrap_or(PAYNET_UNKNOWN);
        self.amount = value::amount_out(charge.amount);
        readable(&mut self.reference_no, &charge.reference_no);
        exact(&mut self.session_id, &charge.session_id, "session_id");
        readable(&mut self.time, &charge.time);
        readable(&mut self.card_no_masked, &charge.card_no_masked);
        exact(&mut self.xact_id, &charge.xact_id, "xact_id");
        readable(&mut self.authorization_code, &charge.authorization_code);
        if let Some(error) = &charge.error {
            self.code = error.code();
            readable(&mut self.message, error.message());
        }
    }
}
