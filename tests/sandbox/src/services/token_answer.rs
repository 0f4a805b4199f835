//! Granting a token, for a card as given or as stored.

use super::Granted;
use super::call::Call;
use super::fields::Fields;
use crate::answer::Refusal;
use crate::bank::Objection;
use crate::card::Card;
use crate::json::Json;
use crate::return_codes::{self, SUCCESSFUL, TDS_ERROR, UNMATCHED_TRANSACTION, USED_SESSION};
use crate::sessions::Terms;
use crate::tokens::{Grant, Tds};
use crate::{Fault, Shape, ids};

/// The documented answer as printed, with the blank that a line wrap left in the token.
const SAMPLE: &str = r#"{
  "token_id": "jt_EAAAAIEOepBMwb1HKJddqx7r9NsyxCFd4cwglcnWsP36nZd+RyhJjac485Io+F3GB FVzflD0ySWTvhhRdCMRM8y/19g=",
  "post_url": "http://pts-api.paynet.com.tr/v1/paynetjgate/tds",
  "is_tds": true,
  "obeject_name": "paynetj_token",
  "code": 0,
  "message": "Başarılı Islem"
}"#;
const SAMPLE_TOKEN_ID: &str = "jt_EAAAAIEOepBMwb1HKJddqx7r9NsyxCFd4cwglcnWsP36nZd+RyhJjac485Io+F3GB FVzflD0ySWTvhhRdCMRM8y/19g=";

/// What is asked of a token, the card aside.
pub struct Order {
    pub session_id: String,
    instalment_key: String,
    with_3d: bool,
    email: String,
    phone: String,
    note: String,
    stored: bool,
}

impl Order {
    pub fn read(fields: &Fields, with_3d: bool) -> Result<Self, Refusal> {
        Ok(Self {
            session_id: fields.text("session_id")?.to_owned(),
            instalment_key: fields.text("instalment_key")?.to_owned(),
            with_3d,
            email: fields.kept("card_holder_mail"),
            phone: fields.kept("card_holder_phone"),
            note: fields.kept("description"),
            stored: false,
        })
    }

    pub fn with_stored_card(self) -> Self {
        Self {
            stored: true,
            ..self
        }
    }
}

pub fn grant(
    call: &Call,
    order: Order,
    card: Card,
    objection: Option<Objection>,
) -> Result<Granted, Refusal> {
    let checkout = call.open_session(&order.session_id)?;
    if !checkout.is_unused() {
        return Err(Refusal::of(USED_SESSION));
    }
    let Some(offer) = checkout.offer(&order.instalment_key) else {
        return Err(Refusal::of(UNMATCHED_TRANSACTION));
    };
    let is_tds = is_tds(call.fault, &order, &card, &checkout.terms)?;
    let grant = Grant {
        token_id: token_id(call.fault),
        session_id: order.session_id,
        offer: offer.clone(),
        tds: if is_tds { Tds::Waiting } else { Tds::NotAsked },
        objection: demanded(call.fault).or(objection),
        email: order.email,
        phone: order.phone,
        note: order.note,
        stored: order.stored,
        card,
    };
    let answer = told(call, &grant.token_id, is_tds);
    call.state.tokens.hand_out(grant);
    Ok(answer)
}

/// The session can demand 3-D; a card whose bank does none goes without.
fn is_tds(
    fault: Option<&Fault>,
    order: &Order,
    card: &Card,
    terms: &Terms,
) -> Result<bool, Refusal> {
    let required = terms.tds_required.unwrap_or(false);
    match fault {
        Some(Fault::Shape(Shape::Without3d)) => Ok(false),
        _ if required && !card.issuer.tds => Err(Refusal::of(TDS_ERROR)),
        _ => Ok(card.issuer.tds && (required || order.with_3d)),
    }
}

fn token_id(fault: Option<&Fault>) -> String {
    match fault {
        Some(Fault::Shape(Shape::Sample)) => SAMPLE_TOKEN_ID.to_owned(),
        _ => ids::token_id(),
    }
}

fn demanded(fault: Option<&Fault>) -> Option<Objection> {
    match fault {
        Some(Fault::Decline(code, text)) => Some(Objection {
            code: code.clone(),
            text: text.clone(),
        }),
        _ => None,
    }
}

fn told(call: &Call, token_id: &str, is_tds: bool) -> Granted {
    let post_url: Json = match call.fault {
        Some(Fault::Shape(Shape::Sample)) => return Granted::Printed(SAMPLE),
        Some(Fault::Shape(Shape::Without3d)) => "".into(),
        _ => format!("{}/v1/paynetjgate/tds", call.state.base_url).into(),
    };
    Granted::Fields(vec![
        ("token_id", token_id.into()),
        ("post_url", post_url),
        ("is_tds", is_tds.into()),
        ("obeject_name", "paynetj_token".into()),
        ("code", SUCCESSFUL.into()),
        ("message", return_codes::message(SUCCESSFUL).into()),
    ])
}
