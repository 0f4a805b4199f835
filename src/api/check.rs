//! `POST /v1/transaction/check`: what came of a charge. Reads only.

use std::borrow::Cow;
use std::time::Duration;

use serde::Serialize;

use super::answer::Reading;
use super::auth::checked_reference;
use super::payment::{Outcome, Payment};
use super::service::{Key, Service, is_blank};
use crate::client::Client;
use crate::error::Error;

const SERVICE: Service = Service {
    path: "/v1/transaction/check",
    key: Key::Secret,
};

/// Paynet's return code and error type for "nothing found".
const NO_DATA: i32 = 12;
const NO_DATA_ERROR: &str = "no_data_error";

/// What `check` sends: which payment is meant.
///
/// Required: one of both.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct CheckRequest<'a> {
    /// The merchant's number of the order.
    pub reference_no: Option<Cow<'a, str>>,
    /// Paynet's transaction code (`xk_…`).
    pub xact_id: Option<Cow<'a, str>>,
}

impl<'a> CheckRequest<'a> {
    /// By the merchant's number of the order.
    pub fn by_reference_no(reference_no: impl Into<Cow<'a, str>>) -> CheckRequest<'a> {
        CheckRequest {
            reference_no: Some(reference_no.into()),
            xact_id: None,
        }
    }

    /// By Paynet's transaction code.
    pub fn by_xact_id(xact_id: impl Into<Cow<'a, str>>) -> CheckRequest<'a> {
        CheckRequest {
            reference_no: None,
            xact_id: Some(xact_id.into()),
        }
    }
}

/// What `check` answers. Nothing found is an answer, too.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckResponse {
    /// Whether money was taken, all payments considered: [`Outcome::None`] if there are none, [`Outcome::Unknown`] if
    /// money was taken and given back, or if Paynet does not say.
    pub outcome: Outcome,
    /// All attempts to pay that Paynet knows, declined ones included, in Paynet's order.
    pub payments: Vec<Payment>,
    /// Paynet's name for the answer.
    pub object_name: String,
    /// Paynet's return code: 0, or 12 if nothing is found. [`None`] if Paynet sent none.
    pub code: Option<i32>,
    /// Paynet's message.
    pub message: String,
    /// For an error about an answer that can't be handed on.
    #[cfg(feature = "ffi")]
    pub(crate) http_status: u16,
}

impl CheckResponse {
    /// The payment that took the money, if one did.
    pub fn paid(&self) -> Option<&Payment> {
        match self.outcome {
            Outcome::Paid => self
                .payments
                .iter()
                .find(|payment| payment.outcome == Outcome::Paid),
            _ => None,
        }
    }
}

pub(crate) fn call(client: &Client, request: &CheckRequest<'_>) -> Result<CheckResponse, Error> {
    look_up(client, request, None)
}

pub(super) fn look_up(
    client: &Client,
    request: &CheckRequest<'_>,
    limit: Option<Duration>,
) -> Result<CheckResponse, Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        xact_id: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reference_no: Option<&'a str>,
    }
    SERVICE.credential(client)?;
    let body = Body {
        xact_id: request.xact_id.as_deref().filter(|text| !is_blank(text)),
        reference_no: request
            .reference_no
            .as_deref()
            .filter(|text| !is_blank(text))
            .map(checked_reference)
            .transpose()?,
    };
    if body.xact_id.is_none() && body.reference_no.is_none() {
        return Err(Error::missing("reference_no"));
    }
    SERVICE
        .call(client, &body, limit, read)
        .or_else(nothing_found)
}

fn read(answer: &Reading<'_>) -> Result<CheckResponse, Error> {
    let code = match answer.return_code()? {
        None | Some(0 | NO_DATA) => answer.return_code()?,
        Some(code) => return Err(answer.refusal(code)),
    };
    let rows = answer.rows(&["Data", "data"])?;
    if rows.is_none() && code != Some(NO_DATA) {
        return Err(answer.incomplete("the answer holds no list of payments"));
    }
    let payments: Vec<Payment> = rows
        .unwrap_or_default()
        .iter()
        .map(|row| Payment::of(row, answer.mask()))
        .collect();
    Ok(CheckResponse {
        outcome: outcome(&payments),
        payments,
        object_name: answer.object_name(),
        code,
        message: answer.shown("message"),
        #[cfg(feature = "ffi")]
        http_status: answer.http_status(),
    })
}

/// "Nothing found" may also come as an error object.
fn nothing_found(error: Error) -> Result<CheckResponse, Error> {
    let Some(refusal) = error.refusal().filter(|refusal| {
        refusal.code == Some(NO_DATA)
            || (refusal.code.is_none() && refusal.error_type == NO_DATA_ERROR)
    }) else {
        return Err(error);
    };
    Ok(CheckResponse {
        outcome: Outcome::None,
        payments: Vec::new(),
        object_name: String::new(),
        code: refusal.code,
        message: refusal.message.clone(),
        #[cfg(feature = "ffi")]
        http_status: error.http_status().unwrap_or_default(),
    })
}

fn outcome(payments: &[Payment]) -> Outcome {
    let any = |outcome| payments.iter().any(|payment| payment.outcome == outcome);
    if payments.iter().any(Payment::gave_back) {
        Outcome::Unknown
    } else if any(Outcome::Paid) {
        Outcome::Paid
    } else if any(Outcome::Unknown) {
        Outcome::Unknown
    } else if any(Outcome::NotPaid) {
        Outcome::NotPaid
    } else {
        Outcome::None
    }
}
