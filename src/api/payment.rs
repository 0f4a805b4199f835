//! A payment, as `charge` and `check` tell of it.

use super::answer::{self, Reading};
use super::json::{self, Object};
use super::mask::Mask;
use crate::money::Amount;

/// Whether money was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(i32)]
#[non_exhaustive]
pub enum Outcome {
    /// There is no payment to tell of: this call asked for none that reached Paynet, or none was found.
    #[default]
    None = 0,
    /// The money is taken (or reserved, by a pre-authorisation). Never again for this order.
    Paid = 1,
    /// Bank or Paynet said no; nothing was taken.
    NotPaid = 2,
    /// Money may have been taken or not.
    Unknown = 3,
}

/// How a payment became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(i32)]
#[non_exhaustive]
pub enum FoundBy {
    /// It is not known.
    #[default]
    Nothing = 0,
    /// The answer to the charge came.
    Answer = 1,
    /// The answer was lost, and a look-up found the payment.
    LookUp = 2,
    /// The answer was lost, and a repetition with the same session was answered.
    Repeat = 3,
}

/// What Paynet says of a payment. What it left out is empty or [`None`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Payment {
    /// Whether money was taken.
    pub outcome: Outcome,
    /// How that became known.
    pub found_by: FoundBy,
    /// `is_succeed`, the only thing that says "paid".
    pub is_succeed: Option<bool>,
    /// Paynet's transaction number.
    pub id: String,
    /// Paynet's transaction code for all later services (`xk_…`), kept to the letter.
    pub xact_id: String,
    /// When, as Paynet writes it (without a zone).
    pub xact_date: String,
    /// 1 sale, 3 pre-authorisation; others by `check` alone.
    pub transaction_type: Option<i32>,
    /// 5 Paynet's point of sale, 1 the company's own.
    pub pos_type: Option<i32>,
    /// Whether the shopper confirmed with the bank.
    pub is_tds: Option<bool>,
    /// The dealer's code.
    pub agent_id: String,
    /// Who did it at Paynet, `PaynetJ` say.
    pub user_id: String,
    /// The merchant's number of the order.
    pub reference_no: String,
    /// Paynet's code of the bank.
    pub bank_id: String,
    /// `cc` personal, `bc` commercial, `dc` debit.
    pub card_type: String,
    /// The card number, masked by Paynet.
    pub card_no_masked: String,
    /// The name on the card.
    pub card_holder: String,
    /// How many instalments; 0 is a single payment.
    pub instalment: Option<i32>,
    /// What the card is charged.
    pub amount: Option<Amount>,
    /// What is left without the commission.
    pub net_amount: Option<Amount>,
    /// Paynet's commission.
    pub commission: Option<Amount>,
    /// The tax on it.
    pub commission_tax: Option<Amount>,
    /// The part of the commission that the shopper pays.
    pub end_user_commission: Option<Amount>,
    /// The rate of the commission, a decimal number as Paynet writes it.
    pub ratio: String,
    /// The code of the rate table.
    pub ratio_code: String,
    /// `TRY`.
    pub currency: String,
    /// The bank's code of approval.
    pub authorization_code: String,
    /// The bank's reference.
    pub reference_code: String,
    /// The bank's number of the order.
    pub order_id: String,
    /// Paynet's own second number of the transaction.
    pub xact_transaction_id: String,
    /// The shopper's e-mail address.
    pub email: String,
    /// The shopper's phone.
    pub phone: String,
    /// The payment's text.
    pub note: String,
    /// Paynet's code of what went wrong.
    pub paynet_error_id: String,
    /// Paynet's text of it.
    pub paynet_error_message: String,
    /// The bank's code of what went wrong.
    pub bank_error_id: String,
    /// The bank's text of it.
    pub bank_error_message: String,
    /// A shorter one.
    pub bank_error_short_desc: String,
    /// A longer one.
    pub bank_error_long_desc: String,
    /// Whether the card was stored.
    pub is_save_card_succeed: Option<bool>,
    /// What came of storing it.
    pub save_card_result_message: String,
    /// The merchant's number of the shopper.
    pub user_unique_id: String,
    /// Paynet's number of the shopper: keep it, stored cards are found by it. To the letter.
    pub card_owner_id: String,
    /// The stored card, to the letter. Not documented for this service.
    pub card_hash: String,
    /// Paynet's name for the answer.
    pub object_name: String,
    /// Paynet's return code: 0, or 100 for an earlier success told again.
    pub code: Option<i32>,
    /// Paynet's message.
    pub message: String,
}

impl Payment {
    /// Reads the answer of `charge`.
    pub(super) fn of_answer(answer: &Reading<'_>, code: Option<i32>) -> Payment {
        Payment {
            code,
            message: answer.shown("message"),
            ..Payment::of(answer.object(), answer.mask())
        }
    }

    /// Reads a row of `check`, where some names are others. The misspellings are Paynet's.
    pub(super) fn of(row: &Object<'_>, mask: &Mask<'_>) -> Payment {
        let exact = |name| json::text(row.get(name)).unwrap_or_default();
        let shown = |name| answer::masked(row.get(name), mask);
        let either = |names: &[&str]| answer::masked(row.either(names), mask);
        let flag = |name| json::flag(row.get(name));
        let number = |name| json::count(row.get(name));
        let amount = |names: &[&str]| json::amount(row.either(names));
        let is_succeed = flag("is_succeed");
        let transaction_type = number("transaction_type");
        Payment {
            outcome: match is_succeed {
                Some(true) if takes_money(transaction_type) => Outcome::Paid,
                Some(true) => Outcome::None,
                Some(false) => Outcome::NotPaid,
                None => Outcome::Unknown,
            },
            found_by: FoundBy::Answer,
            is_succeed,
            id: exact("id"),
            xact_id: exact("xact_id"),
            xact_date: shown("xact_date"),
            transaction_type,
            pos_type: number("pos_type"),
            is_tds: flag("is_tds"),
            agent_id: exact("agent_id"),
            user_id: exact("user_id"),
            reference_no: either(&["agent_reference_no", "agent_reference", "reference_no"]),
            bank_id: exact("bank_id"),
            card_type: exact("card_type"),
            card_no_masked: either(&["card_no_masked", "card_no"]),
            card_holder: shown("card_holder"),
            instalment: number("instalment"),
            amount: amount(&["amount"]),
            net_amount: amount(&["net_amount", "netAmount"]),
            commission: amount(&["comission", "commission"]),
            commission_tax: amount(&["comission_tax", "commission_tax"]),
            end_user_commission: amount(&["end_user_comission", "end_user_commission"]),
            ratio: shown("ratio"),
            ratio_code: exact("ratio_code"),
            currency: exact("currency"),
            authorization_code: either(&["authorization_code", "bank_authorization_code"]),
            reference_code: either(&["reference_code", "bank_reference_code"]),
            order_id: either(&["order_id", "bank_order_id"]),
            xact_transaction_id: exact("xact_transaction_id"),
            email: shown("email"),
            phone: shown("phone"),
            note: shown("note"),
            paynet_error_id: shown("paynet_error_id"),
            paynet_error_message: shown("paynet_error_message"),
            bank_error_id: shown("bank_error_id"),
            bank_error_message: shown("bank_error_message"),
            bank_error_short_desc: shown("bank_error_short_desc"),
            bank_error_long_desc: shown("bank_error_long_desc"),
            is_save_card_succeed: flag("is_save_card_succeed"),
            save_card_result_message: shown("save_card_result_message"),
            user_unique_id: exact("user_unique_id"),
            card_owner_id: exact("card_owner_id"),
            card_hash: exact("card_hash"),
            object_name: either(&["object_name", "obeject_name"]),
            code: None,
            message: String::new(),
        }
    }

    /// Whether this gave back what another payment had taken.
    pub(in crate::api) fn gave_back(&self) -> bool {
        const REVERSALS: [i32; 3] = [2, 5, 6];
        self.is_succeed == Some(true)
            && self
                .transaction_type
                .is_some_and(|number| REVERSALS.contains(&number))
    }
}

/// Sales, pre-authorisations and captures do; all other types give money back, or tell. Paynet leaves none out.
fn takes_money(transaction_type: Option<i32>) -> bool {
    transaction_type.is_none_or(|number| matches!(number, 1 | 3 | 4))
}
