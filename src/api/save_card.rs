//! `POST /v1/paynetj/save_card`: asks, after `auth`, that the card be stored with the payment.

use std::borrow::Cow;

use serde::Serialize;

use super::service::{Key, Service, required};
use crate::client::Client;
use crate::error::Error;

const SERVICE: Service = Service {
    path: "/v1/paynetj/save_card",
    key: Key::Publishable,
};

/// What `save_card` sends. Only needed if `auth` was not told to store the card.
///
/// Required: `session_id`.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SaveCardRequest<'a> {
    /// The session that `auth` opened (`js_…`).
    pub session_id: Cow<'a, str>,
    /// A name for the stored card. Without it, Paynet's own screen asks the shopper.
    pub card_desc: Option<Cow<'a, str>>,
    /// The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for and `auth` did not say it.
    pub user_gsm: Option<Cow<'a, str>>,
}

impl<'a> SaveCardRequest<'a> {
    /// A request for a session.
    pub fn new(session_id: impl Into<Cow<'a, str>>) -> SaveCardRequest<'a> {
        SaveCardRequest {
            session_id: session_id.into(),
            card_desc: None,
            user_gsm: None,
        }
    }
}

/// What `save_card` answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SaveCardResponse {
    /// The session. Empty if Paynet sent none.
    pub session_id: String,
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

pub(crate) fn call(
    client: &Client,
    request: &SaveCardRequest<'_>,
) -> Result<SaveCardResponse, Error> {
    #[derive(Serialize)]
    struct Body<'a> {
        session_id: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        card_desc: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        user_gsm: Option<&'a str>,
    }
    SERVICE.credential(client)?;
    let body = Body {
        session_id: required("session_id", &request.session_id)?,
        card_desc: request.card_desc.as_deref(),
        user_gsm: request.user_gsm.as_deref(),
    };
    SERVICE.call(client, &body, None, |answer| {
        let code = answer.success()?;
        Ok(SaveCardResponse {
            session_id: answer.exact("session_id"),
            object_name: answer.object_name(),
            code,
            message: answer.shown("message"),
            #[cfg(feature = "ffi")]
            http_status: answer.http_status(),
        })
    })
}
