//! `POST /v1/paynetj/check_bin`: the first digits of a card in, bank and instalments out.

use super::Granted;
use super::bin_answer;
use super::call::Call;
use super::fields::is_digits;
use crate::answer::Refusal;
use crate::card::Issuer;
use crate::return_codes::WRONG_BIN;

/// No bank's.
const UNKNOWN: &str = "000000";

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let session_id = call.fields.text("session_id")?;
    let bin = call.fields.scalar("bin")?;
    let checkout = call.open_session(session_id)?;
    if !is_digits(&bin, 6..=8) {
        let message = "bin alanı kart numarasının ilk 8 hanesi olmalıdır";
        return Err(Refusal::with(WRONG_BIN, message.to_owned()));
    }
    if bin.starts_with(UNKNOWN) {
        return Err(Refusal::of(WRONG_BIN));
    }
    bin_answer::offer(call, session_id, &checkout.terms, Issuer::of(&bin))
}
