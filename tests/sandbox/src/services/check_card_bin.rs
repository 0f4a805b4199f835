//! `POST /v1/paynetj/check_card_bin`: check_bin for a stored card.

use super::Granted;
use super::bin_answer;
use super::call::Call;
use crate::answer::Refusal;

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let session_id = call.fields.text("session_id")?;
    let terms = call.open_session(session_id)?.terms;
    let stored = call.stored_card(&terms)?;
    bin_answer::offer(call, session_id, &terms, stored.card.issuer)
}
