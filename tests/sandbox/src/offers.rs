//! The instalments that a session offers for a card.

use crate::{ids, money};

/// Instalments and their commission rates, out of order as in Paynet's sample, 101 included.
const RATES: [(i64, i64); 5] = [(101, 260), (3, 350), (0, 200), (9, 750), (6, 550)];
pub const SINGLE: i64 = 0;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub instalment_key: String,
    pub instalment: i64,
    /// In hundredths of a per cent.
    pub rate: i64,
    pub commission: i64,
    /// What the card is charged.
    pub total: i64,
}

impl Offer {
    /// Every instalment for this amount; with the commission on top, or out of it.
    pub fn all(amount: i64, add_commission: bool) -> Vec<Self> {
        RATES
            .iter()
            .map(|(instalment, rate)| Self::new(*instalment, *rate, amount, add_commission))
            .collect()
    }

    pub fn single(amount: i64, add_commission: bool) -> Vec<Self> {
        let mut offers = Self::all(amount, add_commission);
        offers.retain(|offer| offer.instalment == SINGLE);
        offers
    }

    fn new(instalment: i64, rate: i64, amount: i64, add_commission: bool) -> Self {
        let commission = money::share(amount, rate);
        let total = if add_commission {
            amount + commission
        } else {
            amount
        };
        Self {
            instalment_key: ids::instalment_key(),
            instalment,
            rate,
            commission,
            total,
        }
    }

    pub fn instalment_amount(&self) -> i64 {
        money::divided(self.total, self.instalment.max(1))
    }

    /// `3 Taksit 3 x 3,41 = 10,24 TL`
    pub fn description(&self) -> String {
        format!(
            "{count} Taksit {count} x {each} = {total}",
            count = self.instalment,
            each = money::tl(self.instalment_amount()).replace('.', ","),
            total = money::tl_for_people(self.total)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_lira_and_four_kurus_give_the_documented_table() {
        let offers = Offer::all(1_004, true);
        let found = |instalment| {
            offers
                .iter()
                .find(|offer| offer.instalment == instalment)
                .map(|offer| (offer.instalment_amount(), offer.total, offer.commission))
        };
        assert_eq!(found(0), Some((1_024, 1_024, 20)));
        assert_eq!(found(101), Some((10, 1_030, 26)));
        let single = &Offer::single(1_004, true)[0];
        assert_eq!(single.description(), "0 Taksit 0 x 10,24 = 10,24 TL");
    }

    #[test]
    fn a_commission_out_of_the_amount_leaves_the_total_as_it_is() {
        for offer in Offer::all(81_375, false) {
            assert_eq!(offer.total, 81_375);
        }
    }
}
