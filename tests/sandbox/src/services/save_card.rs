//! `POST /v1/paynetj/save_card`: asks, after auth, that the card be stored with the payment.

use super::Granted;
use super::call::Call;
use crate::answer::Refusal;
use crate::return_codes::{self, SUCCESSFUL};

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let session_id = call.fields.text("session_id")?;
    let card_desc = call.fields.optional_text("card_desc")?;
    call.fields.optional_text("user_gsm")?;
    call.open_session(session_id)?;
    call.state.sessions.update(session_id, |checkout| {
        checkout.terms.save_card = true;
        if let Some(text) = card_desc {
            checkout.terms.card_desc = text.to_owned();
        }
    });
    Ok(Granted::Fields(vec![
        ("session_id", session_id.into()),
        ("object_name", "paynetj_save_card".into()),
        ("code", SUCCESSFUL.into()),
        ("message", return_codes::message(SUCCESSFUL).into()),
    ]))
}
