//! `POST /v1/transaction/check`: what came of a charge.

use super::Granted;
use super::call::Call;
use super::charge_answer;
use super::fields::bad_request;
use crate::answer::Refusal;
use crate::json::{Field, Json};
use crate::ledger::Entry;
use crate::return_codes::{self, NO_DATA, SUCCESSFUL};

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let xact_id = call.fields.optional_text("xact_id")?;
    let reference_no = call.fields.reference()?;
    if xact_id.is_none() && reference_no.is_none() {
        return Err(bad_request("xact_id veya reference_no alanı zorunludur"));
    }
    let wanted = |entry: &Entry| {
        xact_id.is_none_or(|id| entry.xact_id == id)
            && reference_no
                .as_ref()
                .is_none_or(|reference| entry.reference_no == *reference)
    };
    let entries = call.state.ledger.entries();
    let rows: Vec<Vec<Field>> = entries
        .iter()
        .filter(|entry| wanted(entry))
        .map(charge_answer::row)
        .collect();
    let code = if rows.is_empty() { NO_DATA } else { SUCCESSFUL };
    Ok(Granted::Fields(vec![
        ("Data", Json::Rows(rows)),
        ("object_name", "transaction_check".into()),
        ("code", code.into()),
        ("message", return_codes::message(code).into()),
    ]))
}
