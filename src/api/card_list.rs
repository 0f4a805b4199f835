//! `POST /v1/card/list`: the stored cards of a shopper.

use std::borrow::Cow;

use serde::Serialize;

use super::json::{self, Object};
use super::service::{Key, Service, required};
use super::{answer, mask::Mask};
use crate::client::Client;
use crate::error::Error;

const SERVICE: Service = Service {
    path: "/v1/card/list",
    key: Key::Secret,
};

/// What `card_list` sends.
///
/// Required: `card_owner_id`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CardListRequest<'a> {
    /// Paynet's number of the shopper.
    pub card_owner_id: Cow<'a, str>,
    /// How many cards at most. Paynet's default is 10.
    pub limit: Option<u32>,
    /// Only cards before this index.
    pub ending_before: Option<u32>,
    /// Only cards from this index on.
    pub starting_after: Option<u32>,
}

impl<'a> CardListRequest<'a> {
    /// A request for a shopper's first cards.
    pub fn new(card_owner_id: impl Into<Cow<'a, str>>) -> CardListRequest<'a> {
        CardListRequest {
            card_owner_id: card_owner_id.into(),
            limit: None,
            ending_before: None,
            starting_after: None,
        }
    }
}

/// What `card_list` answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CardListResponse {
    /// The cards.
    pub cards: Vec<Card>,
    /// How many cards this answer holds, as Paynet says.
    pub total: Option<i32>,
    /// How many cards there are in all.
    pub total_count: Option<i32>,
    /// Whether there are more cards after these. [`None`] if Paynet did not say.
    pub has_more: Option<bool>,
    /// Paynet's name for the answer, `card_list`.
    pub object_name: String,
    /// Paynet's return code, 0. [`None`] if Paynet sent none.
    pub code: Option<i32>,
    /// Paynet's message.
    pub message: String,
    /// For an error about an answer that can't be handed on.
    #[cfg(feature = "ffi")]
    pub(crate) http_status: u16,
}

/// A stored card. What Paynet left out is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Card {
    /// What `check_card_bin` and `create_card_token` want, kept to the letter.
    pub card_hash: String,
    /// Paynet's number of the shopper, kept to the letter.
    pub card_owner_id: String,
    /// The merchant's number of the shopper.
    pub user_unique_id: String,
    /// The card's name, given when it was stored.
    pub card_desc: String,
    /// The holder's name, masked by Paynet.
    pub card_holder: String,
    /// The card number, masked by Paynet. The number of stars does not tell the number's length.
    pub card_no: String,
    /// The first digits of the card number.
    pub card_bin: String,
    /// `cc` personal, `bc` commercial, `dc` debit.
    pub card_type: String,
    /// Paynet's code of the bank.
    pub card_bank_id: String,
    /// The bank's name.
    pub card_bank_name: String,
    /// `VISA`, `MASTERCARD`, `AMEX`.
    pub card_brand_name: String,
    /// Address of the card's logo.
    pub card_logo_url: String,
    /// The company's code.
    pub company_code: String,
    /// The dealer's code.
    pub agent_id: String,
    /// Month of expiry; 0 if Paynet keeps it to itself.
    pub expire_month: i32,
    /// Year of expiry; 0 if Paynet keeps it to itself.
    pub expire_year: i32,
}

pub(crate) fn call(
    client: &Client,
    request: &CardListRequest<'_>,
) -> Result<CardListResponse, Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        card_owner_id: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        ending_before: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        starting_after: Option<u32>,
    }
    SERVICE.credential(client)?;
    let body = Body {
        card_owner_id: required("card_owner_id", &request.card_owner_id)?,
        limit: request.limit,
        ending_before: request.ending_before,
        starting_after: request.starting_after,
    };
    SERVICE.call(client, &body, None, |answer| {
        let code = answer.success()?;
        let rows = answer.rows(&["Data", "data"])?.unwrap_or_default();
        Ok(CardListResponse {
            cards: rows.iter().map(|row| card(row, answer.mask())).collect(),
            total: json::count(answer.value("total")),
            total_count: json::count(answer.value("total_count")),
            has_more: json::flag(answer.value("has_more")),
            object_name: answer.object_name(),
            code,
            message: answer.shown("message"),
            #[cfg(feature = "ffi")]
            http_status: answer.http_status(),
        })
    })
}

/// The table of the documentation and its sample disagree on two names.
fn card(row: &Object<'_>, mask: &Mask<'_>) -> Card {
    let exact = |name| json::text(row.get(name)).unwrap_or_default();
    let shown = |names: &[&str]| answer::masked(row.either(names), mask);
    let number = |name| json::count(row.get(name)).unwrap_or_default();
    Card {
        card_hash: exact("card_hash"),
        card_owner_id: exact("card_owner_id"),
        user_unique_id: exact("user_unique_id"),
        card_desc: shown(&["card_desc"]),
        card_holder: shown(&["card_holder"]),
        card_no: shown(&["card_no", "card_no_masked"]),
        card_bin: shown(&["card_bin", "card_bin_no"]),
        card_type: exact("card_type"),
        card_bank_id: exact("card_bank_id"),
        card_bank_name: shown(&["card_bank_name"]),
        card_brand_name: shown(&["card_brand_name"]),
        card_logo_url: exact("card_logo_url"),
        company_code: exact("company_code"),
        agent_id: exact("agent_id"),
        expire_month: number("expire_month"),
        expire_year: number("expire_year"),
    }
}
