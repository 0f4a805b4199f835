//! `POST /v1/paynetj/check_bin`: the card's bank, and the instalments it offers.

use std::borrow::Cow;

use serde::Serialize;

use super::answer::{self, Reading};
use super::json::{self, Object};
use super::service::{Key, Service, is_blank, required};
use crate::client::Client;
use crate::error::Error;
use crate::money::Amount;
use crate::secret::Bin;

const SERVICE: Service = Service {
    path: "/v1/paynetj/check_bin",
    key: Key::Publishable,
};

/// What `check_bin` sends.
///
/// Required: `session_id`, `bin`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckBinRequest<'a> {
    /// The session that `auth` opened (`js_…`).
    pub session_id: Cow<'a, str>,
    /// The first digits of the card number.
    pub bin: Bin,
    /// Whether to leave the instalments out: the table then holds the single payment alone.
    pub no_instalment: Option<bool>,
}

impl<'a> CheckBinRequest<'a> {
    /// A request for the whole table.
    pub fn new(session_id: impl Into<Cow<'a, str>>, bin: Bin) -> CheckBinRequest<'a> {
        CheckBinRequest {
            session_id: session_id.into(),
            bin,
            no_instalment: None,
        }
    }
}

/// What `check_bin` and `check_card_bin` answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckBinResponse {
    /// Paynet's code of the bank, `AXSS` say; `ZDGR` stands for any other bank.
    pub bank_id: String,
    /// The bank's name.
    pub bank_name: String,
    /// Address of the bank's logo.
    pub bank_logo: String,
    /// `cc` personal, `bc` commercial, `dc` debit.
    pub card_type: String,
    /// Whether 3-D Secure is possible with this bank. [`None`] if Paynet did not say.
    pub tds_enable: Option<bool>,
    /// The ways to pay, in Paynet's order, which is not sorted.
    pub instalments: Vec<Instalment>,
    /// Paynet's name for the answer, `paynetj_bin`.
    pub object_name: String,
    /// Paynet's return code, 0. [`None`] if Paynet sent none.
    pub code: Option<i32>,
    /// Paynet's message.
    pub message: String,
    /// For an error about an answer that can't be handed on.
    #[cfg(feature = "ffi")]
    pub(crate) http_status: u16,
}

/// A way to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Instalment {
    /// What `create_token` wants, kept to the letter (`ji_…`).
    pub instalment_key: String,
    /// How many instalments; 0 is a single payment. Not a closed set: 101 has been seen.
    pub instalment: Option<i32>,
    /// What one instalment costs.
    pub instalment_amount: Option<Amount>,
    /// What the card is charged in all.
    pub total_amount: Option<Amount>,
    /// Paynet's commission.
    pub commission: Option<Amount>,
    /// A text for the shopper.
    pub desc: String,
}

pub(crate) fn call(
    client: &Client,
    request: &CheckBinRequest<'_>,
) -> Result<CheckBinResponse, Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        session_id: &'a str,
        bin: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        no_instalment: Option<bool>,
    }
    SERVICE.credential(client)?;
    let body = Body {
        session_id: required("session_id", &request.session_id)?,
        bin: request.bin.digits(),
        no_instalment: request.no_instalment,
    };
    SERVICE.call(client, &body, None, CheckBinResponse::read)
}

impl CheckBinResponse {
    pub(super) fn read(answer: &Reading<'_>) -> Result<CheckBinResponse, Error> {
        let code = answer.success()?;
        let rows = answer
            .rows(&["data", "Data"])?
            .ok_or_else(|| answer.incomplete("the answer holds no instalment table"))?;
        let instalments = rows
            .iter()
            .map(|row| instalment(row, answer))
            .collect::<Result<_, _>>()?;
        Ok(CheckBinResponse {
            bank_id: answer.exact("bank_id"),
            bank_name: answer.shown("bank_name"),
            bank_logo: answer.exact("bank_logo"),
            card_type: answer.exact("card_type"),
            tds_enable: json::flag(answer.value("tds_enable")),
            instalments,
            object_name: answer.object_name(),
            code,
            message: answer.shown("message"),
            #[cfg(feature = "ffi")]
            http_status: answer.http_status(),
        })
    }
}

/// Paynet writes `commision` here.
fn instalment(row: &Object<'_>, answer: &Reading<'_>) -> Result<Instalment, Error> {
    let instalment_key = json::text(row.get("instalment_key"))
        .filter(|key| !is_blank(key))
        .ok_or_else(|| {
            answer.incomplete("a row of the instalment table holds no instalment_key")
        })?;
    Ok(Instalment {
        instalment_key,
        instalment: json::count(row.get("instalment")),
        instalment_amount: json::amount(row.get("instalment_amount")),
        total_amount: json::amount(row.get("total_amount")),
        commission: json::amount(row.either(&["commision", "commission", "comission"])),
        desc: answer::masked(row.get("desc"), answer.mask()),
    })
}
