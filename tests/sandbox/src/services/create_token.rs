//! `POST /v1/paynetj/create_token`: card data in, token out.

use super::Granted;
use super::call::Call;
use super::fields::{Fields, is_digits};
use super::token_answer::{self, Order};
use crate::answer::Refusal;
use crate::bank::Objection;
use crate::card::Card;
use crate::return_codes::WRONG_CARD_DATA;
use crate::test_cards::TestCard;

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let data = CardData::read(&call.fields)?;
    let order = Order::read(&call.fields, call.fields.flag("do_3ds")?)?;
    call.fields.text("ip")?;
    let objection = data.check()?;
    let card = Card::new(data.pan, data.holder);
    token_answer::grant(call, order, card, objection)
}

struct CardData<'a> {
    holder: &'a str,
    pan: &'a str,
    month: String,
    year: String,
    cvc: &'a str,
}

impl<'a> CardData<'a> {
    fn read(fields: &'a Fields) -> Result<Self, Refusal> {
        Ok(Self {
            holder: fields.text("card_holder")?,
            pan: fields.text("pan")?,
            month: fields.scalar("month")?,
            year: fields.scalar("year")?,
            cvc: fields.text("cvc")?,
        })
    }

    /// Refuses what no card can have, and tells what the bank will object to.
    fn check(&self) -> Result<Option<Objection>, Refusal> {
        let month = self
            .month
            .parse()
            .ok()
            .filter(|month| (1..=12).contains(month));
        let Some(month) = month else {
            return Err(wrong("month"));
        };
        let wrong_one = [
            (
                "year",
                is_digits(&self.year, 2..=2) || is_digits(&self.year, 4..=4),
            ),
            ("pan", is_digits(self.pan, 12..=19)),
            ("cvc", is_digits(self.cvc, 3..=4)),
        ]
        .into_iter()
        .find(|(_, fits)| !fits);
        if let Some((name, _)) = wrong_one {
            return Err(wrong(name));
        }
        let published = TestCard::find(self.pan);
        Ok(published.and_then(|card| card.objection(month, &self.year, self.cvc)))
    }
}

fn wrong(name: &str) -> Refusal {
    Refusal::with(WRONG_CARD_DATA, format!("{name} alanı hatalı"))
}
