//! `POST /v1/paynetj/check_card_bin`: `check_bin` for a stored card.

use std::borrow::Cow;

use serde::Serialize;

use super::check_bin::CheckBinResponse;
use super::service::{Key, Service, required};
use crate::client::Client;
use crate::error::Error;

const SERVICE: Service = Service {
    path: "/v1/paynetj/check_card_bin",
    key: Key::Publishable,
};

/// What `check_card_bin` sends.
///
/// Required: `session_id`, `card_hash`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckCardBinRequest<'a> {
    /// The session that `auth` opened (`js_…`).
    pub session_id: Cow<'a, str>,
    /// The stored card, from `card_list`.
    pub card_hash: Cow<'a, str>,
    /// Paynet's number of the shopper. Needed if `auth` did not say it.
    pub card_owner_id: Option<Cow<'a, str>>,
    /// Whether to leave the instalments out: the table then holds the single payment alone.
    pub no_instalment: Option<bool>,
}

impl<'a> CheckCardBinRequest<'a> {
    /// A request for the whole table.
    pub fn new(
        session_id: impl Into<Cow<'a, str>>,
        card_hash: impl Into<Cow<'a, str>>,
    ) -> CheckCardBinRequest<'a> {
        CheckCardBinRequest {
            session_id: session_id.into(),
            card_hash: card_hash.into(),
            card_owner_id: None,
            no_instalment: None,
        }
    }
}

pub(crate) fn call(
    client: &Client,
    request: &CheckCardBinRequest<'_>,
) -> Result<CheckBinResponse, Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        session_id: &'a str,
        card_hash: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        card_owner_id: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        no_instalment: Option<bool>,
    }
    SERVICE.credential(client)?;
    let body = Body {
        session_id: required("session_id", &request.session_id)?,
        card_hash: required("card_hash", &request.card_hash)?,
        card_owner_id: request.card_owner_id.as_deref(),
        no_instalment: request.no_instalment,
    };
    SERVICE.call(client, &body, None, CheckBinResponse::read)
}
