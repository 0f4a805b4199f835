//! `paynet_payment`: what `paynet_charge` and `paynet_check` tell.

use std::ffi::c_char;
use std::mem;

use super::error::PAYNET_NO_CODE;
use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::{self, Encoding};
use super::value::{self, PAYNET_NO_AMOUNT, PAYNET_UNKNOWN};
use crate::Payment;

/// There is no payment to tell of: the call asked for none that reached Paynet, or none was found.
pub const PAYNET_OUTCOME_NONE: i32 = 0;
/// The money is taken (or reserved, by a pre-authorisation). Never charge again for this order.
pub const PAYNET_OUTCOME_PAID: i32 = 1;
/// Bank or Paynet said no; nothing was taken.
pub const PAYNET_OUTCOME_NOT_PAID: i32 = 2;
/// Money may have been taken or not. Call `paynet_charge` again with the same session and `reference_no`.
pub const PAYNET_OUTCOME_UNKNOWN: i32 = 3;

/// It is not known.
pub const PAYNET_FOUND_BY_NOTHING: i32 = 0;
/// The answer came.
pub const PAYNET_FOUND_BY_ANSWER: i32 = 1;
/// The answer to the charge was lost, and a look-up found the payment.
pub const PAYNET_FOUND_BY_LOOK_UP: i32 = 2;
/// The answer to the charge was lost, and a repetition with the same session was answered.
pub const PAYNET_FOUND_BY_REPEAT: i32 = 3;

/// A payment, as `paynet_charge` and `paynet_check` tell of it.
///
/// Fill it (of an array the first place, whose `struct_size` tells the library how far apart the places
/// are) with `paynet_payment_init` or `PAYNET_PAYMENT_INIT`. All texts end with a NUL and are in the
/// client's encoding. What Paynet left out is empty. A code or number that doesn't fit is left empty, never
/// cut, as that the payment was made matters more; texts for people are cut at a character. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_payment {
    /// `sizeof(paynet_payment)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Whether money was taken, one of `PAYNET_OUTCOME_...`.
    pub outcome: i32,
    /// How that became known, one of `PAYNET_FOUND_BY_...`.
    pub found_by: i32,
    /// What Paynet says: 1 is the only thing that means "paid". 0: not. `PAYNET_UNKNOWN`: Paynet did not
    /// say.
    pub is_succeed: i32,
    /// Paynet's return code: 0, or 100 for an earlier success that is told again; `PAYNET_NO_CODE` if
    /// Paynet sent none.
    pub code: i32,
    /// `PAYNET_TRANSACTION_SALE`, `PAYNET_TRANSACTION_PREAUTHORISATION` or another of Paynet's numbers;
    /// `PAYNET_UNKNOWN` if Paynet sent none.
    pub transaction_type: i32,
    /// `PAYNET_POS_PAYNET` or `PAYNET_POS_OWN`; `PAYNET_UNKNOWN` if Paynet sent none.
    pub pos_type: i32,
    /// 1: the shopper confirmed with the bank (3-D Secure). 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    pub is_tds: i32,
    /// How many instalments; 0 is a single payment; `PAYNET_UNKNOWN` if Paynet sent none.
    pub instalment: i32,
    /// 1: the card was stored. 0: not. `PAYNET_UNKNOWN`: Paynet did not say.
    pub is_save_card_succeed: i32,
    /// What the card is charged. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub amount: i64,
    /// What is left without the commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub net_amount: i64,
    /// Paynet's commission. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub commission: i64,
    /// The tax on it. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub commission_tax: i64,
    /// The part of the commission that the shopper pays. In kurus; `PAYNET_NO_AMOUNT` if Paynet sent none.
    pub end_user_commission: i64,
    /// Paynet's transaction number.
    pub id: [c_char; 32],
    /// Paynet's transaction code (`xk_...`), which all later services want.
    pub xact_id: [c_char; 256],
    /// When, as Paynet writes it (without a zone).
    pub xact_date: [c_char; 40],
    /// The merchant's number of the order.
    pub reference_no: [c_char; 208],
    /// The dealer's code.
    pub agent_id: [c_char; 32],
    /// Who did it at Paynet, `PaynetJ` say.
    pub user_id: [c_char; 32],
    /// Paynet's code of the bank, `AXSS` say.
    pub bank_id: [c_char; 16],
    /// `cc` personal, `bc` commercial, `dc` debit.
    pub card_type: [c_char; 16],
    /// The card number, masked by Paynet.
    pub card_no_masked: [c_char; 32],
    /// The name on the card.
    pub card_holder: [c_char; 128],
    /// The rate of the commission, a decimal number as Paynet writes it, `0.02` say.
    pub ratio: [c_char; 24],
    /// The code of the rate table.
    pub ratio_code: [c_char; 64],
    /// `TRY`.
    pub currency: [c_char; 8],
    /// The bank's code of approval, for the receipt.
    pub authorization_code: [c_char; 64],
    /// The bank's reference, for the receipt.
    pub reference_code: [c_char; 64],
    /// The bank's number of the order.
    pub order_id: [c_char; 64],
    /// Paynet's own second number of the transaction.
    pub xact_transaction_id: [c_char; 64],
    /// The shopper's e-mail address.
    pub email: [c_char; 128],
    /// The shopper's phone.
    pub phone: [c_char; 32],
    /// The payment's text.
    pub note: [c_char; 256],
    /// Paynet's code of what went wrong.
    pub paynet_error_id: [c_char; 32],
    /// Paynet's text of it.
    pub paynet_error_message: [c_char; 512],
    /// The bank's code of what went wrong.
    pub bank_error_id: [c_char; 32],
    /// The bank's text of it.
    pub bank_error_message: [c_char; 512],
    /// A shorter one.
    pub bank_error_short_desc: [c_char; 256],
    /// A longer one.
    pub bank_error_long_desc: [c_char; 512],
    /// What came of storing the card.
    pub save_card_result_message: [c_char; 256],
    /// The merchant's number of the shopper.
    pub user_unique_id: [c_char; 128],
    /// Paynet's number of the shopper: keep it, stored cards are found by it.
    pub card_owner_id: [c_char; 128],
    /// The stored card. Not documented for this service; may be empty.
    pub card_hash: [c_char; 128],
    /// Paynet's name for the answer.
    pub object_name: [c_char; 64],
    /// Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    pub message: [c_char; 512],
}

// SAFETY: integers, arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_payment {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_payment>()];
    const INITIAL: &'static paynet_payment = &paynet_payment {
        struct_size: mem::size_of::<paynet_payment>() as u32,
        outcome: PAYNET_OUTCOME_NONE,
        found_by: PAYNET_FOUND_BY_NOTHING,
        is_succeed: PAYNET_UNKNOWN,
        code: PAYNET_NO_CODE,
        transaction_type: PAYNET_UNKNOWN,
        pos_type: PAYNET_UNKNOWN,
        is_tds: PAYNET_UNKNOWN,
        instalment: PAYNET_UNKNOWN,
        is_save_card_succeed: PAYNET_UNKNOWN,
        amount: PAYNET_NO_AMOUNT,
        net_amount: PAYNET_NO_AMOUNT,
        commission: PAYNET_NO_AMOUNT,
        commission_tax: PAYNET_NO_AMOUNT,
        end_user_commission: PAYNET_NO_AMOUNT,
        id: [0; 32],
        xact_id: [0; 256],
        xact_date: [0; 40],
        reference_no: [0; 208],
        agent_id: [0; 32],
        user_id: [0; 32],
        bank_id: [0; 16],
        card_type: [0; 16],
        card_no_masked: [0; 32],
        card_holder: [0; 128],
        ratio: [0; 24],
        ratio_code: [0; 64],
        currency: [0; 8],
        authorization_code: [0; 64],
        reference_code: [0; 64],
        order_id: [0; 64],
        xact_transaction_id: [0; 64],
        email: [0; 128],
        phone: [0; 32],
        note: [0; 256],
        paynet_error_id: [0; 32],
        paynet_error_message: [0; 512],
        bank_error_id: [0; 32],
        bank_error_message: [0; 512],
        bank_error_short_desc: [0; 256],
        bank_error_long_desc: [0; 512],
        save_card_result_message: [0; 256],
        user_unique_id: [0; 128],
        card_owner_id: [0; 128],
        card_hash: [0; 128],
        object_name: [0; 64],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_payment>() == 10 * 4 + 5 * 8 + 4632);

/// `sizeof(paynet_payment)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_payment_size() -> u32 {
    paynet_payment::INITIAL.struct_size
}

/// Fills a `paynet_payment` with its initial values.
///
/// `payment`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_payment_init(
    payment: *mut paynet_payment,
    struct_size: u32,
) -> i32 {
    // SAFETY: `payment` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(payment, struct_size, "payment") })
}

impl paynet_payment {
    pub(super) fn fill(&mut self, payment: &Payment, encoding: Encoding) {
        let whole_or_empty =
            |to: &mut [c_char], value: &str| text::whole_or_empty(to, value, encoding);
        let readable = |to: &mut [c_char], text: &str| text::readable(to, text, encoding);
        self.outcome = payment.outcome as i32;
        self.found_by = payment.found_by as i32;
        self.code = payment.code.unwrap_or(PAYNET_NO_CODE);
        self.is_succeed = value::flag_out(payment.is_succeed);
        self.is_tds = value::flag_out(payment.is_tds);
        self.is_save_card_succeed = value::flag_out(payment.is_save_card_succeed);
        self.transaction_type = value::count_out(payment.transaction_type);
        self.pos_type = value::count_out(payment.pos_type);
        self.instalment = value::count_out(payment.instalment);
        self.amount = value::amount_out(payment.amount);
        self.net_amount = value::amount_out(payment.net_amount);
        self.commission = value::amount_out(payment.commission);
        self.commission_tax = value::amount_out(payment.commission_tax);
        self.end_user_commission = value::amount_out(payment.end_user_commission);
        whole_or_empty(&mut self.id, &payment.id);
        whole_or_empty(&mut self.xact_id, &payment.xact_id);
        whole_or_empty(&mut self.reference_no, &payment.reference_no);
        whole_or_empty(&mut self.agent_id, &payment.agent_id);
        whole_or_empty(&mut self.user_id, &payment.user_id);
        whole_or_empty(&mut self.bank_id, &payment.bank_id);
        whole_or_empty(&mut self.card_type, &payment.card_type);
        whole_or_empty(&mut self.ratio, &payment.ratio);
        whole_or_empty(&mut self.ratio_code, &payment.ratio_code);
        whole_or_empty(&mut self.currency, &payment.currency);
        whole_or_empty(&mut self.authorization_code, &payment.authorization_code);
        whole_or_empty(&mut self.reference_code, &payment.reference_code);
        whole_or_empty(&mut self.order_id, &payment.order_id);
        whole_or_empty(&mut self.xact_transaction_id, &payment.xact_transaction_id);
        whole_or_empty(&mut self.user_unique_id, &payment.user_unique_id);
        whole_or_empty(&mut self.card_owner_id, &payment.card_owner_id);
        whole_or_empty(&mut self.card_hash, &payment.card_hash);
        readable(&mut self.xact_date, &payment.xact_date);
        readable(&mut self.card_no_masked, &payment.card_no_masked);
        readable(&mut self.card_holder, &payment.card_holder);
        readable(&mut self.email, &payment.email);
        readable(&mut self.phone, &payment.phone);
        readable(&mut self.note, &payment.note);
        readable(&mut self.paynet_error_id, &payment.paynet_error_id);
        readable(
            &mut self.paynet_error_message,
            &payment.paynet_error_message,
        );
        readable(&mut self.bank_error_id, &payment.bank_error_id);
        readable(&mut self.bank_error_message, &payment.bank_error_message);
        readable(
            &mut self.bank_error_short_desc,
            &payment.bank_error_short_desc,
        );
        readable(
            &mut self.bank_error_long_desc,
            &payment.bank_error_long_desc,
        );
        readable(
            &mut self.save_card_result_message,
            &payment.save_card_result_message,
        );
        readable(&mut self.object_name, &payment.object_name);
        readable(&mut self.message, &payment.message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FoundBy, Outcome};

    #[test]
    fn the_outcomes_of_c_and_rust_are_the_same() {
        for (c, rust) in [
            (PAYNET_OUTCOME_NONE, Outcome::None),
            (PAYNET_OUTCOME_PAID, Outcome::Paid),
            (PAYNET_OUTCOME_NOT_PAID, Outcome::NotPaid),
            (PAYNET_OUTCOME_UNKNOWN, Outcome::Unknown),
        ] {
            assert_eq!(c, rust as i32);
        }
        for (c, rust) in [
            (PAYNET_FOUND_BY_NOTHING, FoundBy::Nothing),
            (PAYNET_FOUND_BY_ANSWER, FoundBy::Answer),
            (PAYNET_FOUND_BY_LOOK_UP, FoundBy::LookUp),
            (PAYNET_FOUND_BY_REPEAT, FoundBy::Repeat),
        ] {
            assert_eq!(c, rust as i32);
        }
    }
}
