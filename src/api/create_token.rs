//! `POST /v1/paynetj/create_token`: card data in, token out.

use std::borrow::Cow;

use serde::Serialize;
use time::{Duration, OffsetDateTime};

use super::answer::Reading;
use super::service::{self, Key, Service, required};
use super::{card_holder, json};
use crate::client::{CardChecks, Client};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_CARD_CHECK;
use crate::secret::{Cvc, Pan};

/// What `create_token` sends.
///
/// Required: `session_id`, `card_holder`, `pan`, `month`, `year`, `cvc`, `instalment_key`, `do_3ds`, `ip`.
#[derive(Debug)]
#[non_exhaustive]
pub struct CreateTokenRequest<'a> {
    /// The session that `auth` opened (`js_…`).
    pub session_id: Cow<'a, str>,
    /// The name on the card.
    pub card_holder: Cow<'a, str>,
    /// The card number.
    pub pan: Pan,
    /// Month of expiry, 1 to 12.
    pub month: i32,
    /// Year of expiry, two or four digits.
    pub year: i32,
    /// The card's verification code.
    pub cvc: Cvc,
    /// The instalment chosen from `check_bin` (`ji_…`).
    pub instalment_key: Cow<'a, str>,
    /// Whether the shopper shall confirm with the bank (3-D Secure). Paynet may insist on it.
    pub do_3ds: bool,
    /// The shopper's IP address.
    pub ip: Cow<'a, str>,
    /// A value of the merchant's own, unique to the client.
    pub client_id: Option<Cow<'a, str>>,
    /// A text for the payment.
    pub description: Option<Cow<'a, str>>,
    /// The card holder's phone, `5XXXXXXXXX`.
    pub card_holder_phone: Option<Cow<'a, str>>,
    /// The card holder's e-mail address.
    pub card_holder_mail: Option<Cow<'a, str>>,
}

impl<'a> CreateTokenRequest<'a> {
    /// A request with the fields that have types of their own; fill in the rest.
    pub fn new(
        session_id: impl Into<Cow<'a, str>>,
        instalment_key: impl Into<Cow<'a, str>>,
        pan: Pan,
        cvc: Cvc,
    ) -> CreateTokenRequest<'a> {
        CreateTokenRequest {
            session_id: session_id.into(),
            card_holder: Cow::default(),
            pan,
            month: 0,
            year: 0,
            cvc,
            instalment_key: instalment_key.into(),
            do_3ds: false,
            ip: Cow::default(),
            client_id: None,
            description: None,
            card_holder_phone: None,
            card_holder_mail: None,
        }
    }
}

/// What `create_token` answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateTokenResponse {
    /// The token to charge, kept to the letter.
    pub token_id: String,
    /// Where the shopper confirms, if `is_tds`. Empty if Paynet sent none.
    pub post_url: String,
    /// Whether 3-D Secure follows. [`None`] if Paynet did not say.
    pub is_tds: Option<bool>,
    /// Paynet's name for the answer, `paynetj_token`.
    pub object_name: String,
    /// Paynet's return code, 0. [`None`] if Paynet sent none.
    pub code: Option<i32>,
    /// Paynet's message.
    pub message: String,
    /// For an error about an answer that can't be handed on.
    #[cfg(feature = "ffi")]
    pub(crate) http_status: u16,
}

const SERVICE: Service = Service {
    path: "/v1/paynetj/create_token",
    key: Key::Publishable,
};

pub(crate) fn call(
    client: &Client,
    request: &CreateTokenRequest<'_>,
) -> Result<CreateTokenResponse, Error> {
    SERVICE.credential(client)?;
    let card_holder = match client.transliterates_card_holder() {
        true => card_holder::transliterated(&request.card_holder),
        false => Cow::Borrowed(&*request.card_holder),
    };
    let body = Body::new(request, &card_holder, client.card_checks())?;
    let json = service::secret_json(&body, body.text_bytes())?;
    let mask = client.mask().card(body.pan, body.cvc);
    let token = SERVICE.post(client, &json, &mask, None, CreateTokenResponse::read)?;
    if let Some(journal) = client.journal() {
        // No money depends on it: without it, the charge's record names no card.
        let _ = journal.token(&request.session_id, &request.pan);
    }
    Ok(token)
}

/// The request as JSON, with the documented types.
#[derive(Serialize)]
struct Body<'a> {
    session_id: &'a str,
    card_holder: &'a str,
    pan: &'a str,
    month: i32,
    year: i32,
    cvc: &'a str,
    instalment_key: &'a str,
    do_3ds: bool,
    ip: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card_holder_phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card_holder_mail: Option<&'a str>,
}

impl<'a> Body<'a> {
    fn new(
        request: &'a CreateTokenRequest<'_>,
        card_holder: &'a str,
        checks: CardChecks,
    ) -> Result<Body<'a>, Error> {
        let year = four_digit_year(request.year)?;
        let month = checked_month(request.month)?;
        if checks == CardChecks::Strict {
            check_strictly(&request.pan, year, month)?;
        }
        Ok(Body {
            session_id: required("session_id", &request.session_id)?,
            card_holder: required("card_holder", card_holder)?,
            pan: request.pan.digits(),
            month,
            year,
            cvc: request.cvc.digits(),
            instalment_key: required("instalment_key", &request.instalment_key)?,
            do_3ds: request.do_3ds,
            ip: required("ip", &request.ip)?,
            client_id: request.client_id.as_deref(),
            description: request.description.as_deref(),
            card_holder_phone: request.card_holder_phone.as_deref(),
            card_holder_mail: request.card_holder_mail.as_deref(),
        })
    }

    fn text_bytes(&self) -> usize {
        let required = [
            self.session_id,
            self.card_holder,
            self.pan,
            self.cvc,
            self.instalment_key,
            self.ip,
        ];
        let optional = [
            self.client_id,
            self.description,
            self.card_holder_phone,
            self.card_holder_mail,
        ];
        required
            .into_iter()
            .chain(optional.into_iter().flatten())
            .map(str::len)
            .sum()
    }
}

fn checked_month(month: i32) -> Result<i32, Error> {
    match month {
        0 => Err(Error::missing("month")),
        1..=12 => Ok(month),
        _ => Err(Error::invalid("month", "it must be 1 to 12")),
    }
}

fn four_digit_year(year: i32) -> Result<i32, Error> {
    match year {
        0 => Err(Error::missing("year")),
        1..=99 => Ok(2000 + year),
        2000..=2099 => Ok(year),
        _ => Err(Error::invalid("year", "it must have two or four digits")),
    }
}

fn check_strictly(pan: &Pan, year: i32, month: i32) -> Result<(), Error> {
    let refuse = |field, why| Err(Error::new(PAYNET_ERR_CARD_CHECK, why).in_field(field));
    if !pan.passes_luhn() {
        return refuse("pan", "the card number's check digit is wrong");
    }
    let in_turkey = OffsetDateTime::now_utc() + Duration::hours(3);
    let this_month = (in_turkey.year(), i32::from(u8::from(in_turkey.month())));
    if (year, month) < this_month {
        return refuse("year", "the card has expired");
    }
    Ok(())
}

impl CreateTokenResponse {
    /// Reads what `create_token` and `create_card_token` answer alike.
    pub(super) fn read(answer: &Reading<'_>) -> Result<CreateTokenResponse, Error> {
        let code = answer.success()?;
        Ok(CreateTokenResponse {
            token_id: answer.needed("token_id")?,
            post_url: answer.exact("post_url"),
            is_tds: json::flag(answer.value("is_tds")),
            object_name: answer.object_name(),
            code,
            message: answer.shown("message"),
            #[cfg(feature = "ffi")]
            http_status: answer.http_status(),
        })
    }
}
