//! What the sandbox keeps of a card: its first digits, its last four, and who issued it.

use crate::bank;
use crate::masking;
use crate::test_cards::{TEST_CARDS, TestCard};

const LENGTH_OF_BIN: usize = 8;
const DEFAULT_PASSWORD: &str = "a";

/// Who issued the cards that begin with these digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issuer {
    pub bank_id: &'static str,
    pub brand: &'static str,
    pub card_type: &'static str,
    pub tds: bool,
}

impl Issuer {
    pub fn of(bin: &str) -> Self {
        let published: Vec<&TestCard> = TEST_CARDS
            .iter()
            .filter(|card| card.number.starts_with(bin))
            .collect();
        let bank = published.iter().find(|card| card.bank_id != "ZDGR");
        let Some(card) = bank.or(published.first()) else {
            return Self::unknown(bin);
        };
        Self {
            bank_id: card.bank_id,
            brand: card.brand,
            card_type: card.card_type,
            tds: published.iter().any(|card| card.tds),
        }
    }

    fn unknown(bin: &str) -> Self {
        let brand = match bin.as_bytes().first() {
            Some(b'4') => "VISA",
            Some(b'3') => "AMEX",
            Some(b'6' | b'9') => "TROY",
            _ => "MASTERCARD",
        };
        Self {
            bank_id: "ZDGR",
            brand,
            card_type: "cc",
            tds: true,
        }
    }

    pub fn bank_name(&self) -> &'static str {
        bank::name(self.bank_id)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub bin: String,
    pub last_four: String,
    pub holder: String,
    pub issuer: Issuer,
    /// What the bank's 3-D page wants.
    pub password: &'static str,
}

impl Card {
    pub fn new(pan: &str, holder: &str) -> Self {
        let bin = &pan[..LENGTH_OF_BIN];
        let published = TestCard::find(pan);
        let mut issuer = Issuer::of(bin);
        if let Some(card) = published {
            issuer.tds = card.tds;
        }
        Self {
            bin: bin.to_owned(),
            last_four: pan[pan.len() - 4..].to_owned(),
            holder: holder.to_owned(),
            issuer,
            password: published.map_or(DEFAULT_PASSWORD, |card| card.password),
        }
    }

    /// With six stars, as a charge shows it.
    pub fn masked(&self) -> String {
        format!("{}******{}", self.first_six(), self.last_four)
    }

    /// With eight stars, as the card list shows it.
    pub fn masked_for_list(&self) -> String {
        format!("{}********{}", self.first_six(), self.last_four)
    }

    pub fn first_six(&self) -> &str {
        &self.bin[..6]
    }

    pub fn masked_holder(&self) -> String {
        masking::holder(&self.holder)
    }
}
