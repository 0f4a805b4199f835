//! `POST /v1/transaction/charge`: takes the money, once.

mod procedure;
mod unsettled;

use std::borrow::Cow;
use std::time::Duration;

use serde::Serialize;

use super::answer::Reading;
use super::auth::{checked_reference, positive};
use super::payment::{Outcome, Payment};
use super::service::{Key, Service, required};
use crate::client::Client;
use crate::error::status::PAYNET_ERR_CHARGE_UNKNOWN;
use crate::error::{Class, Error};
use crate::money::Amount;

pub(in crate::api) use procedure::paid;
pub(crate) use unsettled::Unsettled;

/// Long enough for a slow bank, a look-up and a repetition; short enough for a queue at the till.
pub(crate) const DEFAULT_CHARGE_BUDGET: Duration = Duration::from_secs(120);

/// Ten minutes; longer ones are a mistake in the unit.
const MAX_CHARGE_BUDGET: Duration = Duration::from_secs(600);

const SERVICE: Service = Service {
    path: "/v1/transaction/charge",
    key: Key::Secret,
};

/// What `charge` sends, and how it finds out what came of it.
///
/// Required: `session_id`, `token_id`, `reference_no`. What is [`None`] is not sent; Paynet's newer pages compare these
/// fields with the session's and refuse the charge if they differ.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ChargeRequest<'a> {
    /// The session that `auth` opened (`js_…`).
    pub session_id: Cow<'a, str>,
    /// The token of `create_token` or `create_card_token` (`jt_…`).
    pub token_id: Cow<'a, str>,
    /// The merchant's own number of the order, 50 characters at most, never used for another order: by it a payment
    /// whose answer is lost is found again.
    pub reference_no: Cow<'a, str>,
    /// Take the money, or only reserve it.
    pub transaction_type: TransactionType,
    /// The amount told to `auth`.
    pub amount: Option<Amount>,
    /// What `auth` was told.
    pub add_commission: Option<bool>,
    /// What `auth` was told.
    pub ratio_code: Option<Cow<'a, str>>,
    /// The number of instalments chosen.
    pub instalments: Option<u32>,
    /// What `check_bin` was told.
    pub no_instalment: Option<bool>,
    /// What `auth` was told.
    pub tds_required: Option<bool>,
    /// For everything: sending, looking up, repeating. 120 s unless set; 600 s at most. The first sending gets half of
    /// it at most.
    pub budget: Duration,
    /// Whether a charge that no look-up finds is repeated with the same session, which Paynet documents as safe. Yes
    /// unless set.
    pub repeat: bool,
    /// Whether to look the reference up before anything is sent: for a program that charges again after a restart. If
    /// that look-up fails, the outcome is unknown.
    pub look_up_first: bool,
}

impl<'a> ChargeRequest<'a> {
    /// A sale.
    pub fn new(
        session_id: impl Into<Cow<'a, str>>,
        token_id: impl Into<Cow<'a, str>>,
        reference_no: impl Into<Cow<'a, str>>,
    ) -> ChargeRequest<'a> {
        ChargeRequest {
            session_id: session_id.into(),
            token_id: token_id.into(),
            reference_no: reference_no.into(),
            transaction_type: TransactionType::Sale,
            amount: None,
            add_commission: None,
            ratio_code: None,
            instalments: None,
            no_instalment: None,
            tds_required: None,
            budget: DEFAULT_CHARGE_BUDGET,
            repeat: true,
            look_up_first: false,
        }
    }
}

/// What a charge does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransactionType {
    /// Takes the money, 1.
    Sale,
    /// Reserves it, 3.
    Preauthorisation,
}

impl TransactionType {
    fn as_str(self) -> &'static str {
        match self {
            TransactionType::Sale => "1",
            TransactionType::Preauthorisation => "3",
        }
    }
}

impl Outcome {
    /// What an error of [`Client::charge`] says about the money.
    pub fn of_error(error: &Error) -> Outcome {
        match error.class() {
            _ if error.code() == PAYNET_ERR_CHARGE_UNKNOWN => Outcome::Unknown,
            Class::Answered => Outcome::NotPaid,
            Class::Call | Class::NotReached => Outcome::None,
            _ => Outcome::Unknown,
        }
    }
}

pub(crate) fn call(client: &Client, request: &ChargeRequest<'_>) -> Result<Payment, Error> {
    SERVICE.credential(client)?;
    let body = Body::new(request)?;
    check_budget(request.budget)?;
    let claim = client
        .unsettled()
        .claim(&request.reference_no, &request.session_id)?;
    // A charge that isn't settled is in flight in the journal already, with its session.
    if claim.earlier().is_none()
        && let Some(journal) = client.journal()
        && let Err(error) = journal.charge(request)
    {
        claim.settle();
        return Err(error);
    }
    let result = procedure::run(client, request, &body, claim.earlier());
    if let Some(journal) = client.journal() {
        let session_id = claim.earlier().unwrap_or(&request.session_id);
        // Whatever becomes of it: what is returned is what happened, and the next question asks Paynet.
        let _ = journal.outcome(&request.reference_no, session_id, &result);
    }
    match &result {
        Err(error) if Outcome::of_error(error) == Outcome::Unknown => {}
        _ => claim.settle(),
    }
    result
}

/// The request as JSON, with the documented types. The amount is in kurus; the misspelling is Paynet's.
#[derive(Serialize)]
struct Body<'a> {
    session_id: &'a str,
    token_id: &'a str,
    reference_no: &'a str,
    transaction_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    add_comission_amount: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    installments: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_instalment: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tds_required: Option<bool>,
}

impl<'a> Body<'a> {
    fn new(request: &'a ChargeRequest<'_>) -> Result<Body<'a>, Error> {
        let amount = request
            .amount
            .map(|amount| positive("amount", amount))
            .transpose()?;
        Ok(Body {
            session_id: required("session_id", &request.session_id)?,
            token_id: required("token_id", &request.token_id)?,
            reference_no: checked_reference(required("reference_no", &request.reference_no)?)?,
            transaction_type: request.transaction_type.as_str(),
            amount: amount.map(|amount| amount.kurus().to_string()),
            add_comission_amount: request.add_commission,
            ratio_code: request.ratio_code.as_deref(),
            installments: request.instalments.map(|count| count.to_string()),
            no_instalment: request.no_instalment,
            tds_required: request.tds_required,
        })
    }
}

fn check_budget(budget: Duration) -> Result<(), Error> {
    if budget.is_zero() || budget > MAX_CHARGE_BUDGET {
        return Err(Error::invalid(
            "budget_ms",
            "it must be from 1 to 600000 milliseconds",
        ));
    }
    Ok(())
}

/// A verdict about the payment, or an error that says why the answer is none.
fn read(answer: &Reading<'_>) -> Result<Payment, Error> {
    let code = answer.return_code()?;
    let payment = Payment::of_answer(answer, code);
    match (payment.is_succeed, code) {
        (Some(true), _) => Ok(Payment {
            outcome: Outcome::Paid,
            ..payment
        }),
        (Some(false), code) if code.is_none_or(|code| !leaves_open(code)) => Ok(payment),
        (None, None | Some(0 | OLD_SUCCESSFUL)) => {
            Err(answer.incomplete("the answer does not say whether the charge succeeded"))
        }
        (_, code) => Err(answer.refusal(code.unwrap_or_default())),
    }
}

/// An earlier success is told again.
const OLD_SUCCESSFUL: i32 = 100;

/// Whether money may have been taken although Paynet answers with this return code: data or a session that were used
/// before, faults and time-outs behind Paynet, and codes that are not in its table.
fn leaves_open(code: i32) -> bool {
    match code {
        // duplicate_data, no_process, server_error, time_out, used_session
        5 | 6 | 8 | 10 | 17 => true,
        0..=26 | OLD_SUCCESSFUL => false,
        _ => true,
    }
}
