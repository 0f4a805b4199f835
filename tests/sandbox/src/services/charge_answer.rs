//! A charge as charge and check tell it.

use super::Granted;
use crate::json::{self, Field, Json};
use crate::ledger::Entry;
use crate::{money, return_codes};

pub fn fields(entry: &Entry, code: i64) -> Granted {
    let mut fields = transaction(entry);
    fields.extend(errors(entry));
    fields.extend(card_saving(entry));
    fields.extend([
        ("object_name", "transaction".into()),
        ("code", code.into()),
        ("message", return_codes::message(code).into()),
    ]);
    Granted::Fields(fields)
}

fn transaction(entry: &Entry) -> Vec<Field> {
    vec![
        ("id", (&entry.id).into()),
        ("xact_id", (&entry.xact_id).into()),
        ("xact_date", (&entry.xact_date).into()),
        ("transaction_type", entry.transaction_type.into()),
        ("pos_type", entry.pos_type.into()),
        ("is_tds", entry.is_tds.into()),
        ("agent_id", (&entry.agent_id).into()),
        ("user_id", "PaynetJ".into()),
        ("email", (&entry.email).into()),
        ("phone", (&entry.phone).into()),
        ("bank_id", (&entry.bank_id).into()),
        ("instalment", entry.instalment.into()),
        ("ratio", Json::Number(money::rate(entry.rate))),
        ("card_no_masked", (&entry.card_no_masked).into()),
        ("card_holder", (&entry.card_holder).into()),
        ("amount", json::tl(entry.amount_kurus)),
        ("net_amount", json::tl(entry.net_kurus)),
        ("comission", json::tl(entry.commission_kurus)),
        ("comission_tax", json::tl(entry.commission_tax_kurus)),
        ("currency", "TRY".into()),
        ("authorization_code", given(entry, "aut")),
        ("reference_code", given(entry, "ref")),
        ("order_id", format!("order-{}", entry.id).into()),
        ("is_succeed", entry.succeeded.into()),
        ("agent_reference_no", (&entry.reference_no).into()),
        ("ratio_code", (&entry.ratio_code).into()),
        (
            "end_user_comission",
            json::tl(entry.end_user_commission_kurus),
        ),
    ]
}

/// A code that the bank gives to what it has approved.
fn given(entry: &Entry, prefix: &str) -> Json {
    if entry.succeeded {
        format!("{prefix}-{}", entry.id).into()
    } else {
        "".into()
    }
}

fn errors(entry: &Entry) -> Vec<Field> {
    let parts = |error: &Option<(String, String)>| match error {
        Some((id, text)) => (Json::from(id), Json::from(text)),
        None => ("".into(), "".into()),
    };
    let (paynet_id, paynet_text) = parts(&entry.paynet_error);
    let (bank_id, bank_text) = parts(&entry.bank_error);
    vec![
        ("paynet_error_id", paynet_id),
        ("paynet_error_message", paynet_text),
        ("bank_error_id", bank_id),
        ("bank_error_message", bank_text.clone()),
        ("bank_error_short_desc", bank_text.clone()),
        ("bank_error_long_desc", bank_text),
    ]
}

fn card_saving(entry: &Entry) -> Vec<Field> {
    let saved = &entry.saved_card;
    vec![
        ("is_save_card_succeed", saved.succeeded.into()),
        ("save_card_result_message", (&saved.message).into()),
        ("user_unique_id", (&saved.user_unique_id).into()),
        ("card_owner_id", (&saved.card_owner_id).into()),
        ("card_hash", (&saved.card_hash).into()),
    ]
}

/// A row of check, where some fields have other names.
pub fn row(entry: &Entry) -> Vec<Field> {
    let mut row = transaction(entry);
    row.retain(|(name, _)| *name != "user_id");
    for (name, _) in &mut row {
        *name = match *name {
            "card_no_masked" => "card_no",
            "agent_reference_no" => "agent_reference",
            other => other,
        };
    }
    row.push(("note", (&entry.note).into()));
    row.push(("card_type", (&entry.card_type).into()));
    row
}
