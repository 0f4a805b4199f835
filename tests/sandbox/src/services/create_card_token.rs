//! `POST /v1/paynetj/create_card_token`: a stored card in, token out.

use super::Granted;
use super::call::Call;
use super::token_answer::{self, Order};
use crate::answer::Refusal;

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let with_3d = call.fields.optional_flag("do_3ds")?.unwrap_or(false);
    let order = Order::read(&call.fields, with_3d)?;
    let terms = call.open_session(&order.session_id)?.terms;
    let stored = call.stored_card(&terms)?;
    token_answer::grant(call, order.with_stored_card(), stored.card, None)
}
