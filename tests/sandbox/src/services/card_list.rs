//! `POST /v1/card/list`: the stored cards of an owner.

use super::Granted;
use super::call::Call;
use super::fields::{Fields, bad_request};
use crate::answer::Refusal;
use crate::json::{Field, Json};
use crate::return_codes::SUCCESSFUL;
use crate::wallet::StoredCard;
use std::ops::Range;

const DEFAULT_LIMIT: i64 = 10;
const COMPANY: &str = "10000";

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let owner = call.fields.text("card_owner_id")?;
    let window = Window::read(&call.fields)?;
    let cards = call.state.wallet.of_owner(owner);
    let range = window.of(cards.len());
    let rows: Vec<Vec<Field>> = cards[range.clone()].iter().map(row).collect();
    Ok(Granted::Fields(vec![
        ("total", count(rows.len())),
        ("total_count", count(cards.len())),
        ("limit", window.limit.into()),
        ("ending_before", window.ending_before.into()),
        ("starting_after", window.starting_after.into()),
        ("has_more", (range.end < cards.len()).into()),
        ("Data", Json::Rows(rows)),
        ("object_name", "card_list".into()),
        ("code", SUCCESSFUL.into()),
        ("message", Json::Null),
    ]))
}

/// Which part of the list: up to `limit` rows before one index or after another.
struct Window {
    limit: i64,
    ending_before: i64,
    starting_after: i64,
}

impl Window {
    fn read(fields: &Fields) -> Result<Self, Refusal> {
        let number = |name, default| match fields.optional_number(name)?.unwrap_or(default) {
            number if number >= 0 => Ok(number),
            _ => Err(bad_request(&format!("{name} alanı negatif olamaz"))),
        };
        Ok(Self {
            limit: number("limit", DEFAULT_LIMIT)?,
            ending_before: number("ending_before", 0)?,
            starting_after: number("starting_after", 0)?,
        })
    }

    fn of(&self, length: usize) -> Range<usize> {
        let (start, end) = if self.ending_before > 0 {
            let start = self.ending_before.saturating_sub(self.limit).max(0);
            (start, self.ending_before)
        } else {
            let end = self.starting_after.saturating_add(self.limit);
            (self.starting_after, end)
        };
        let within = |index: i64| usize::try_from(index).map_or(length, |index| index.min(length));
        within(start)..within(end)
    }
}

fn count(rows: usize) -> Json {
    Json::Number(rows.to_string())
}

fn row(stored: &StoredCard) -> Vec<Field> {
    let issuer = stored.card.issuer;
    vec![
        ("company_code", COMPANY.into()),
        ("agent_id", (&stored.agent_id).into()),
        ("user_unique_id", (&stored.user_unique_id).into()),
        ("card_owner_id", (&stored.card_owner_id).into()),
        ("card_hash", (&stored.card_hash).into()),
        ("card_desc", (&stored.card_desc).into()),
        ("card_holder", stored.card.masked_holder().into()),
        ("card_no", stored.card.masked_for_list().into()),
        ("card_bin", stored.card.first_six().into()),
        ("card_type", issuer.card_type.into()),
        ("card_bank_id", issuer.bank_id.into()),
        ("card_bank_name", issuer.bank_name().into()),
        ("card_logo_url", "".into()),
        ("card_brand_name", issuer.brand.into()),
        ("expire_month", 0.into()),
        ("expire_year", 0.into()),
    ]
}
