//! What a charge says of its session, compared with what the session says.

use super::fields::{Fields, bad_request};
use crate::answer::Refusal;
use crate::offers::{Offer, SINGLE};
use crate::return_codes::{UNMATCHED_TRANSACTION, WRONG_TRANSACTION_TYPE};
use crate::sessions::Terms;

const SALE: i64 = 1;
const PREAUTHORISATION: i64 = 3;

/// 1, a sale, if nothing is said.
pub fn transaction_type(fields: &Fields) -> Result<i64, Refusal> {
    match fields.optional_scalar("transaction_type")?.as_deref() {
        None | Some("1") => Ok(SALE),
        Some("3") => Ok(PREAUTHORISATION),
        Some(_) => Err(Refusal::of(WRONG_TRANSACTION_TYPE)),
    }
}

/// Refuses a charge that contradicts its session. What either side leaves open does not contradict.
pub fn compare(fields: &Fields, terms: &Terms, offer: &Offer) -> Result<(), Refusal> {
    agree(
        "reference_no",
        fields.reference()?,
        terms.reference_no.clone(),
    )?;
    agree(
        "amount",
        fields.optional_kurus("amount")?,
        Some(terms.amount),
    )?;
    agree(
        "add_comission_amount",
        fields.optional_flag("add_comission_amount")?,
        Some(terms.add_commission),
    )?;
    agree(
        "ratio_code",
        fields.optional_text("ratio_code")?,
        Some(terms.ratio_code.as_str()),
    )?;
    agree(
        "installments",
        installments(fields)?,
        Some(offer.instalment),
    )?;
    agree(
        "tds_required",
        fields.optional_flag("tds_required")?,
        terms.tds_required,
    )?;
    match fields.optional_flag("no_instalment")? {
        Some(true) if offer.instalment != SINGLE => Err(mismatch("no_instalment")),
        _ => Ok(()),
    }
}

/// A single payment is 0, and 1 in the hands of some.
fn installments(fields: &Fields) -> Result<Option<i64>, Refusal> {
    let Some(text) = fields.optional_scalar("installments")? else {
        return Ok(None);
    };
    match text.parse() {
        Ok(1) => Ok(Some(SINGLE)),
        Ok(count) => Ok(Some(count)),
        Err(_) => Err(bad_request("installments alanı tam sayı olmalıdır")),
    }
}

fn agree<T: PartialEq>(name: &str, said: Option<T>, agreed: Option<T>) -> Result<(), Refusal> {
    match (said, agreed) {
        (Some(said), Some(agreed)) if said != agreed => Err(mismatch(name)),
        _ => Ok(()),
    }
}

fn mismatch(name: &str) -> Refusal {
    Refusal::with(
        UNMATCHED_TRANSACTION,
        format!("{name} alanı oturumdakiyle uyuşmuyor"),
    )
}
