//! `POST /v1/paynetj/auth`: opens a payment session.

use std::borrow::Cow;

use serde::Serialize;

use super::json;
use super::service::{Key, Service};
use crate::client::Client;
use crate::error::Error;
use crate::money::Amount;

const SERVICE: Service = Service {
    path: "/v1/paynetj/auth",
    key: Key::Publishable,
};

/// What `auth` sends.
///
/// Required: `amount`. What is [`None`] is not sent, and Paynet's default holds.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct AuthRequest<'a> {
    /// What the shopper owes, more than zero. Commission may come on top, see `add_commission`.
    pub amount: Amount,
    /// The dealer's code at Paynet.
    pub agent_id: Option<Cow<'a, str>>,
    /// Whose point of sale takes the payment.
    pub pos_type: Option<PosType>,
    /// Whether the commission is added to what the card is charged. Paynet's default is no.
    pub add_commission: Option<bool>,
    /// The merchant's own number of the order, 50 characters at most, by which the payment is found again.
    pub reference_no: Option<Cow<'a, str>>,
    /// The code of a rate table of Paynet's panel.
    pub ratio_code: Option<Cow<'a, str>>,
    /// Whether the card is stored with the payment.
    pub save_card: Option<bool>,
    /// Whether the shopper has to confirm with the bank. Paynet may insist on it.
    pub tds_required: Option<bool>,
    /// The shop's origin, `https://www.example.com` say.
    pub domain: Option<Cow<'a, str>>,
    /// The merchant's number of the shopper, needed the first time a card is stored.
    pub user_unique_id: Option<Cow<'a, str>>,
    /// Paynet's number of the shopper, for everything about stored cards.
    pub card_owner_id: Option<Cow<'a, str>>,
    /// The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for.
    pub user_gsm_no: Option<Cow<'a, str>>,
    /// A name for the stored card.
    pub card_desc: Option<Cow<'a, str>>,
    /// Sent as it is; what Paynet does with it is not documented.
    pub return_url: Option<Cow<'a, str>>,
}

impl<'a> AuthRequest<'a> {
    /// A request about an amount; all else is left to Paynet.
    pub fn new(amount: Amount) -> AuthRequest<'a> {
        AuthRequest {
            amount,
            agent_id: None,
            pos_type: None,
            add_commission: None,
            reference_no: None,
            ratio_code: None,
            save_card: None,
            tds_required: None,
            domain: None,
            user_unique_id: None,
            card_owner_id: None,
            user_gsm_no: None,
            card_desc: None,
            return_url: None,
        }
    }
}

/// Whose point of sale takes a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PosType {
    /// The company's own, 1.
    Own,
    /// Paynet's, 5.
    Paynet,
}

impl PosType {
    fn as_str(self) -> &'static str {
        match self {
            PosType::Own => "1",
            PosType::Paynet => "5",
        }
    }
}

/// What `auth` answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuthResponse {
    /// The session, for all that follows; kept to the letter.
    pub session_id: String,
    /// When the session ends, as Paynet writes it. Empty if Paynet did not say.
    pub expire_date: String,
    /// The merchant's name.
    pub name: String,
    /// Whether Paynet insists on 3-D Secure. [`None`] if it did not say.
    pub tds_required: Option<bool>,
    /// Paynet's name for the answer.
    pub object_name: String,
    /// Paynet's return code, 0. [`None`] if Paynet sent none.
    pub code: Option<i32>,
    /// Paynet's message.
    pub message: String,
    /// For an error about an answer that can't be handed on.
    #[cfg(feature = "ffi")]
    pub(crate) http_status: u16,
}

pub(crate) fn call(client: &Client, request: &AuthRequest<'_>) -> Result<AuthResponse, Error> {
    SERVICE.credential(client)?;
    let session = SERVICE.call(client, &Body::new(request)?, None, |answer| {
        let code = answer.success()?;
        Ok(AuthResponse {
            session_id: answer.needed("session_id")?,
            expire_date: answer.shown("expire_date"),
            name: answer.shown("name"),
            tds_required: json::flag(answer.value("tds_required")),
            object_name: answer.object_name(),
            code,
            message: answer.shown("message"),
            #[cfg(feature = "ffi")]
            http_status: answer.http_status(),
        })
    })?;
    if let Some(journal) = client.journal() {
        // No money depends on it: without it, the charge's record may name no amount.
        let _ = journal.session(&session.session_id, request.amount);
    }
    Ok(session)
}

/// The request as JSON, with the documented types. The amount is in kurus.
#[derive(Serialize)]
struct Body<'a> {
    amount: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    agent_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pos_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    add_commission: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference_no: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    save_card: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tds_required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_unique_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card_owner_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_gsm_no: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card_desc: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_url: Option<&'a str>,
}

impl<'a> Body<'a> {
    fn new(request: &'a AuthRequest<'_>) -> Result<Body<'a>, Error> {
        let reference_no = request.reference_no.as_deref();
        Ok(Body {
            amount: positive("amount", request.amount)?.kurus(),
            agent_id: request.agent_id.as_deref(),
            pos_type: request.pos_type.map(PosType::as_str),
            add_commission: request.add_commission,
            reference_no: reference_no.map(checked_reference).transpose()?,
            ratio_code: request.ratio_code.as_deref(),
            save_card: request.save_card,
            tds_required: request.tds_required,
            domain: request.domain.as_deref(),
            user_unique_id: request.user_unique_id.as_deref(),
            card_owner_id: request.card_owner_id.as_deref(),
            user_gsm_no: request.user_gsm_no.as_deref(),
            card_desc: request.card_desc.as_deref(),
            return_url: request.return_url.as_deref(),
        })
    }
}

/// An amount that can be charged.
pub(super) fn positive(field: &'static str, amount: Amount) -> Result<Amount, Error> {
    match amount.kurus() {
        0 => Err(Error::missing(field)),
        1.. => Ok(amount),
        _ => Err(Error::invalid(field, "it must be more than zero")),
    }
}

/// Paynet's declared length.
const MAX_REFERENCE_CHARACTERS: usize = 50;

/// A reference that Paynet keeps to the letter: one that it cut or trimmed would not be found again.
pub(super) fn checked_reference(reference_no: &str) -> Result<&str, Error> {
    let refuse = |why| Err(Error::invalid("reference_no", why));
    if reference_no.trim() != reference_no {
        return refuse("it begins or ends with a blank");
    }
    if reference_no.chars().any(char::is_control) {
        return refuse("it holds a control character");
    }
    if reference_no.chars().count() > MAX_REFERENCE_CHARACTERS {
        return refuse("it is longer than 50 characters");
    }
    Ok(reference_no)
}
