//! `POST /v1/paynetj/auth`: opens a payment session.

use super::Granted;
use super::call::Call;
use super::fields::Fields;
use crate::answer::Refusal;
use crate::clock;
use crate::return_codes::{self, SUCCESSFUL, WRONG_POS_TYPE};
use crate::sessions::Terms;

const MERCHANT: &str = "Paynet Sandbox İşyeri";
const PAYNET_POS: i64 = 5;
const OWN_POS: i64 = 1;
const DEFAULT_AGENT: &str = "10000";

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let terms = terms(&call.fields)?;
    let tds_required = terms.tds_required.unwrap_or(false);
    let (session_id, end) = call.state.sessions.open(terms);
    Ok(Granted::Fields(vec![
        ("session_id", session_id.into()),
        ("expire_date", clock::in_turkey(end).into()),
        ("name", MERCHANT.into()),
        ("tds_required", tds_required.into()),
        ("object_name", "paynetj_auth".into()),
        ("code", SUCCESSFUL.into()),
        ("message", return_codes::message(SUCCESSFUL).into()),
    ]))
}

fn terms(fields: &Fields) -> Result<Terms, Refusal> {
    // What the sandbox has no use for still has to be a text.
    for name in ["domain", "return_url", "user_gsm_no"] {
        fields.optional_text(name)?;
    }
    let agent_id = fields.optional_scalar("agent_id")?;
    Ok(Terms {
        amount: fields.kurus("amount")?,
        reference_no: fields.reference()?,
        add_commission: fields.optional_flag("add_commission")?.unwrap_or(false),
        ratio_code: fields.kept("ratio_code"),
        agent_id: agent_id.unwrap_or_else(|| DEFAULT_AGENT.to_owned()),
        pos_type: pos_type(fields)?,
        tds_required: fields.optional_flag("tds_required")?,
        save_card: fields.optional_flag("save_card")?.unwrap_or(false),
        card_desc: fields.kept("card_desc"),
        user_unique_id: fields.optional_scalar("user_unique_id")?,
        card_owner_id: fields.optional_text("card_owner_id")?.map(str::to_owned),
    })
}

fn pos_type(fields: &Fields) -> Result<i64, Refusal> {
    match fields.optional_scalar("pos_type")?.as_deref() {
        None | Some("5") => Ok(PAYNET_POS),
        Some("1") => Ok(OWN_POS),
        Some(_) => Err(Refusal::of(WRONG_POS_TYPE)),
    }
}
