//! The cards that Paynet publishes for tests. Their expiry dates are taken as they are, however long ago.

use crate::bank::{Objection, WRONG_CVC, WRONG_EXPIRY};

#[derive(Debug, PartialEq, Eq)]
pub struct TestCard {
    /// As in `card_brand_name`.
    pub brand: &'static str,
    pub number: &'static str,
    /// `MM/YY`
    pub expiry: &'static str,
    /// Any is right if none is published.
    pub cvcs: &'static [&'static str],
    /// What the bank's 3-D page wants; `a` where none is published.
    pub password: &'static str,
    pub bank_id: &'static str,
    /// `cc` personal credit, `dc` debit.
    pub card_type: &'static str,
    /// Whether its bank does 3-D.
    pub tds: bool,
}

const OTHER_BANK: &str = "ZDGR";
const VISA: &str = "VISA";
const MASTERCARD: &str = "MASTERCARD";
const TROY: &str = "TROY";

/// Numbers that fail the Luhn check are among them. The older list names banks, and the cards without 3-D.
#[rustfmt::skip]
pub const TEST_CARDS: &[TestCard] = &[
    card(VISA, "4355084355084358", "12/26", &["000"], "a").of("AXSS"),
    card(MASTERCARD, "5571135571135575", "12/26", &["000"], "a").of("AXSS"),
    card(VISA, "4546711234567890", "12/26", &["000"], "a"),
    card(VISA, "4446760701569538", "03/25", &["598"], "a"),
    card(MASTERCARD, "5401341234567891", "12/26", &["000"], "a"),
    card(MASTERCARD, "5423740618115066", "05/28", &["862"], "a"),
    card(MASTERCARD, "5549600797792010", "08/27", &["460"], "a"),
    card(MASTERCARD, "5549608789641500", "04/27", &["464"], "a"),
    card(VISA, "4022774022774026", "12/26", &["001"], "a").of("FINS"),
    card(MASTERCARD, "5456165456165454", "12/26", &["001"], "a").of("FINS"),
    card(VISA, "4090700090840050", "01/30", &["592"], "123"),
    card(VISA, "4508034508034509", "12/26", &["000"], "a").of("MAXM"),
    card(MASTERCARD, "5406675406675403", "12/26", &["000"], "a").of("MAXM"),
    card(VISA, "4531444531442283", "12/26", &["001"], "a").of("PARF"),
    card(MASTERCARD, "5818775818772285", "12/26", &["001"], "a").of("PARF"),
    card(VISA, "4119790155203496", "04/24", &["579"], "123456"),
    card(VISA, "4506344103118942", "12/25", &["000"], "34020"),
    card(VISA, "4506347023253988", "12/25", &["000"], "34020"),
    card(VISA, "4506347028991897", "12/25", &["000"], "34020"),
    card(VISA, "4506347026523718", "12/25", &["000"], "34020"),
    card(MASTERCARD, "5400617004770430", "12/25", &["000"], "34020"),
    card(MASTERCARD, "5400617020092306", "12/25", &["000"], "34020"),
    card(MASTERCARD, "5400617030400291", "12/25", &["000"], "34020"),
    card(MASTERCARD, "5188960000043719", "01/30", &["886", "383"], "a"),
    card(VISA, "4033602562020320", "01/30", &["861"], "a"),
    card(MASTERCARD, "5188961939192544", "06/25", &["929"], "123456"),
    card(TROY, "9792075482365454", "12/30", &["152"], "a"),
    card(TROY, "6587619825149656", "12/30", &["152"], "a"),
    card(TROY, "9792395412651264", "12/30", &[], "a").debit(),

    card(VISA, "4506347011448053", "02/20", &["000"], "a").of("WRLD").without_tds(),
    card(MASTERCARD, "5400637003737150", "02/20", &["000"], "a").of("WRLD").without_tds(),
    card(VISA, "4282209004348015", "09/18", &["123"], "a").of("BONS").without_tds(),
    card("AMEX", "375622005485014", "10/20", &["123"], "a").of("BONS").without_tds(),
    card(VISA, "4090700102323514", "11/21", &["834"], "123").of("DENZ"),
];

const fn card(
    brand: &'static str,
    number: &'static str,
    expiry: &'static str,
    cvcs: &'static [&'static str],
    password: &'static str,
) -> TestCard {
    TestCard {
        brand,
        number,
        expiry,
        cvcs,
        password,
        bank_id: OTHER_BANK,
        card_type: "cc",
        tds: true,
    }
}

impl TestCard {
    const fn of(mut self, bank_id: &'static str) -> Self {
        self.bank_id = bank_id;
        self
    }

    const fn debit(mut self) -> Self {
        self.card_type = "dc";
        self
    }

    const fn without_tds(mut self) -> Self {
        self.tds = false;
        self
    }

    pub(crate) fn find(number: &str) -> Option<&'static TestCard> {
        TEST_CARDS.iter().find(|card| card.number == number)
    }

    /// The bank's objection to card data that are not the published ones.
    pub(crate) fn objection(&self, month: u8, year: &str, cvc: &str) -> Option<Objection> {
        let expiry = format!("{month:02}/{}", &year[year.len().saturating_sub(2)..]);
        if expiry != self.expiry {
            return Some(Objection::new(WRONG_EXPIRY));
        }
        let right = self.cvcs.is_empty() || self.cvcs.contains(&cvc);
        (!right).then(|| Objection::new(WRONG_CVC))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_row_is_a_card_of_its_own() {
        let numbers: HashSet<&str> = TEST_CARDS.iter().map(|card| card.number).collect();
        assert_eq!(numbers.len(), TEST_CARDS.len());
        for card in TEST_CARDS {
            let (month, year) = card.expiry.split_once('/').unwrap();
            let cvc = card.cvcs.first().unwrap_or(&"999");
            assert_eq!(card.objection(month.parse().unwrap(), year, cvc), None);
        }
    }

    #[test]
    fn other_data_are_objected_to() {
        let card = TestCard::find("5188960000043719").unwrap();
        let code = |month, year, cvc| card.objection(month, year, cvc).map(|found| found.code);
        assert_eq!(code(1, "2030", "383"), None);
        assert_eq!(code(1, "30", "000").as_deref(), Some(WRONG_CVC));
        assert_eq!(code(2, "2030", "886").as_deref(), Some(WRONG_EXPIRY));
    }
}
