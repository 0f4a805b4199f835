//! The instalment table, as check_bin and check_card_bin answer it.

use super::Granted;
use super::call::Call;
use crate::answer::Refusal;
use crate::card::Issuer;
use crate::json::{self, Field, Json};
use crate::offers::Offer;
use crate::return_codes::{self, SUCCESSFUL};
use crate::sessions::Terms;

/// Offers the instalments in the session and tells them.
pub fn offer(
    call: &Call,
    session_id: &str,
    terms: &Terms,
    issuer: Issuer,
) -> Result<Granted, Refusal> {
    let single_only = call.fields.optional_flag("no_instalment")?.unwrap_or(false);
    let offers = if single_only {
        Offer::single(terms.amount, terms.add_commission)
    } else {
        Offer::all(terms.amount, terms.add_commission)
    };
    let rows = offers.iter().map(row).collect();
    call.state
        .sessions
        .update(session_id, |checkout| checkout.offers.extend(offers));
    let logo = format!("{}/logo/{}.png", call.state.base_url, issuer.bank_id);
    Ok(Granted::Fields(vec![
        ("bank_id", issuer.bank_id.into()),
        ("bank_logo", logo.into()),
        ("bank_name", issuer.bank_name().into()),
        ("card_type", issuer.card_type.into()),
        ("tds_enable", issuer.tds.into()),
        ("data", Json::Rows(rows)),
        ("obeject_name", "paynetj_bin".into()),
        ("code", SUCCESSFUL.into()),
        ("message", return_codes::message(SUCCESSFUL).into()),
    ]))
}

fn row(offer: &Offer) -> Vec<Field> {
    vec![
        ("instalment_key", (&offer.instalment_key).into()),
        ("instalment", offer.instalment.into()),
        ("instalment_amount", json::tl(offer.instalment_amount())),
        ("total_amount", json::tl(offer.total)),
        ("commision", json::tl(offer.commission)),
        ("desc", offer.description().into()),
    ]
}
