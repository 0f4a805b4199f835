//! `POST /v1/paynetj/create_card_token`: a stored card in, token out.

use std::borrow::Cow;

use serde::Serialize;

use super::create_token::CreateTokenResponse;
use super::service::{Key, Service, required};
use crate::client::Client;
use crate::error::Error;

const SERVICE: Service = Service {
    path: "/v1/paynetj/create_card_token",
    key: Key::Publishable,
};

/// What `create_card_token` sends.
///
/// Required: `session_id`, `card_hash`, `instalment_key`, `do_3ds`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CreateCardTokenRequest<'a> {
    /// The session that `auth` opened (`js_…`).
    pub session_id: Cow<'a, str>,
    /// The stored card, from `card_list`.
    pub card_hash: Cow<'a, str>,
    /// The instalment chosen from `check_card_bin` (`ji_…`).
    pub instalment_key: Cow<'a, str>,
    /// Whether the shopper shall confirm with the bank (3-D Secure). Paynet may insist on it.
    pub do_3ds: bool,
    /// Paynet's number of the shopper. Needed if `auth` did not say it.
    pub card_owner_id: Option<Cow<'a, str>>,
    /// The shopper's IP address.
    pub ip: Option<Cow<'a, str>>,
    /// A text for the payment.
    pub description: Option<Cow<'a, str>>,
    /// The card holder's phone, `5XXXXXXXXX`.
    pub card_holder_phone: Option<Cow<'a, str>>,
    /// The card holder's e-mail address.
    pub card_holder_mail: Option<Cow<'a, str>>,
}

impl<'a> CreateCardTokenRequest<'a> {
    /// A request for a stored card.
    pub fn new(
        session_id: impl Into<Cow<'a, str>>,
        card_hash: impl Into<Cow<'a, str>>,
        instalment_key: impl Into<Cow<'a, str>>,
        do_3ds: bool,
    ) -> CreateCardTokenRequest<'a> {
        CreateCardTokenRequest {
            session_id: session_id.into(),
            card_hash: card_hash.into(),
            instalment_key: instalment_key.into(),
            do_3ds,
            card_owner_id: None,
            ip: None,
            description: None,
            card_holder_phone: None,
            card_holder_mail: None,
        }
    }
}

pub(crate) fn call(
    client: &Client,
    request: &CreateCardTokenRequest<'_>,
) -> Result<CreateTokenResponse, Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        session_id: &'a str,
        card_hash: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        card_owner_id: Option<&'a str>,
        instalment_key: &'a str,
        do_3ds: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        ip: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        card_holder_phone: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        card_holder_mail: Option<&'a str>,
    }
    SERVICE.credential(client)?;
    let body = Body {
        session_id: required("session_id", &request.session_id)?,
        card_hash: required("card_hash", &request.card_hash)?,
        card_owner_id: request.card_owner_id.as_deref(),
        instalment_key: required("instalment_key", &request.instalment_key)?,
        do_3ds: request.do_3ds,
        ip: request.ip.as_deref(),
        description: request.description.as_deref(),
        card_holder_phone: request.card_holder_phone.as_deref(),
        card_holder_mail: request.card_holder_mail.as_deref(),
    };
    SERVICE.call(client, &body, None, CreateTokenResponse::read)
}
