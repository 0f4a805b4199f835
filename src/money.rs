//! Amounts of money: whole kurus, and the texts that people and programs write for them.

use std::fmt;

use crate::error::Error;
use crate::error::status::{PAYNET_ERR_AMBIGUOUS_AMOUNT, PAYNET_ERR_AMOUNT};

const KURUS_PER_LIRA: u64 = 100;

/// An amount in kurus, 1/100 of a Turkish lira.
///
/// ```
/// use paynet::Amount;
///
/// let amount = Amount::parse("1.234,56")?;
/// assert_eq!(amount.kurus(), 123_456);
/// assert_eq!(amount.to_plain(), "1234.56");
/// assert!(Amount::parse("1.234").is_err()); // 1234 lira, or 1 lira and 234 thousandths?
/// # Ok::<(), paynet::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// So many kurus.
    pub const fn from_kurus(kurus: i64) -> Amount {
        Amount(kurus)
    }

    /// How many kurus.
    pub const fn kurus(self) -> i64 {
        self.0
    }

    /// Reads what cashiers and programs write: `1.234,56`, `1,234.56`, `1234.56`, `1 234,5`, `10`.
    ///
    /// Point or comma before one or two last digits is the decimal sign. Point, comma, blank or apostrophe between
    /// groups
    /// of three digits separates thousands.
    ///
    /// # Errors
    /// `PAYNET_ERR_AMBIGUOUS_AMOUNT` for a text that can be read in both ways, such as `1.234`; the message names both.
    /// `PAYNET_ERR_AMOUNT` for anything else that is no amount, for signs, for currencies, and for what is too large.
    pub fn parse(text: &str) -> Result<Amount, Error> {
        Spelling::of(text)?.amount()
    }

    /// As people write it in Turkey: `1.234,56`.
    pub fn to_turkish(self) -> String {
        let (lira, kurus) = self.parts();
        let digits = lira.to_string();
        let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 4);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        format!("{}{grouped},{kurus:02}", self.sign())
    }

    /// As programs write it: `1234.56`.
    pub fn to_plain(self) -> String {
        let (lira, kurus) = self.parts();
        format!("{}{lira}.{kurus:02}", self.sign())
    }

    fn parts(self) -> (u64, u64) {
        let kurus = self.0.unsigned_abs();
        (kurus / KURUS_PER_LIRA, kurus % KURUS_PER_LIRA)
    }

    fn sign(self) -> &'static str {
        if self.0 < 0 { "-" } else { "" }
    }

    /// Reads the number of lira in an answer: a JSON number, or a text with point or comma. A fraction of a kurus is
    /// rounded, half of one up. [`None`] for anything else, for less than nothing, and for what is too large.
    pub(crate) fn from_answer(text: &str) -> Option<Amount> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = match mantissa.split_once(['.', ',']) {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None => (mantissa, ""),
        };
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        let digits = format!("{whole}{fraction}");
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Amount(0));
        }
        // Where the kurus end, counted from the first digit that is not 0.
        let end = i64::try_from(digits.len()).ok()? - i64::try_from(fraction.len()).ok()?
            + i64::from(exponent)
            + 2;
        let Ok(end) = usize::try_from(end) else {
            return Some(Amount(0));
        };
        /// One more than an `i64` has.
        const TOO_MANY_DIGITS: usize = 20;
        if end >= TOO_MANY_DIGITS {
            return None;
        }
        let kept = digits.get(..end).unwrap_or(digits);
        let kurus: i64 = format!("0{kept:0<end$}").parse().ok()?;
        let rounds_up = digits
            .as_bytes()
            .get(end)
            .is_some_and(|digit| *digit >= b'5');
        kurus.checked_add(i64::from(rounds_up)).map(Amount)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_plain())
    }
}

/// A text taken apart: groups of digits, and the separators between them.
struct Spelling<'a> {
    first: &'a str,
    rest: Vec<(char, &'a str)>,
}

impl<'a> Spelling<'a> {
    fn of(text: &'a str) -> Result<Spelling<'a>, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Err(no_amount("it is empty"));
        }
        if let Some(c) = text
            .chars()
            .find(|c| !c.is_ascii_digit() && !is_separator(*c))
        {
            return Err(no_amount(match c {
                '-' | '+' => "it has a sign",
                c if c.is_alphabetic() => "it holds a letter",
                _ => "it holds something else than digits and separators, a currency say",
            }));
        }
        let mut groups = text.split(|c: char| !c.is_ascii_digit());
        let separators = text.chars().filter(|c| is_separator(*c));
        let first = groups.next().unwrap_or_default();
        let rest: Vec<(char, &str)> = separators.zip(groups).collect();
        if first.is_empty() || rest.iter().any(|(_, group)| group.is_empty()) {
            return Err(no_amount("a separator does not stand between digits"));
        }
        // Fields padded with zeros usually hold kurus.
        if first.len() > 1 && first.starts_with('0') {
            return Err(no_amount("it begins with a needless zero"));
        }
        Ok(Spelling { first, rest })
    }

    fn amount(&self) -> Result<Amount, Error> {
        let Some(((last, decimals), thousands)) = self.rest.split_last() else {
            return kurus(self.first, &[], "");
        };
        let may_be_decimal = matches!(last, '.' | ',')
            && thousands.iter().all(|(separator, _)| separator != last)
            && self.is_grouped(thousands);
        let may_be_thousands = self.is_grouped(&self.rest);
        match (may_be_thousands, may_be_decimal, decimals.len()) {
            (_, true, 1 | 2) => kurus(self.first, thousands, decimals),
            (true, true, _) => Err(self.ambiguous(*last, decimals)),
            (true, false, _) => kurus(self.first, &self.rest, ""),
            (false, true, _) => Err(no_amount("it has more than two decimals")),
            (false, false, _) => Err(no_amount("its separators contradict each other")),
        }
    }

    /// Whether these separate thousands: one kind of separator, three digits after each, one to three before the first.
    fn is_grouped(&self, rest: &[(char, &str)]) -> bool {
        let Some((kind, _)) = rest.first() else {
            return true;
        };
        let begins_well = self.first.len() <= 3 && !self.first.starts_with('0');
        let goes_on_well =
            |(separator, group): &(char, &str)| separator == kind && group.len() == 3;
        begins_well && rest.iter().all(goes_on_well)
    }

    fn ambiguous(&self, separator: char, decimals: &str) -> Error {
        let first = self.first;
        Error::new(
            PAYNET_ERR_AMBIGUOUS_AMOUNT,
            format!(
                "{first}{separator}{decimals} can be {first}{decimals},00 or {first},{decimals}"
            ),
        )
        .in_field("text")
    }
}

/// Programs write blanks that don't break and narrow ones, too.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '\u{2019}'
    )
}

fn kurus(first: &str, thousands: &[(char, &str)], decimals: &str) -> Result<Amount, Error> {
    let groups = thousands.iter().map(|(_, group)| *group);
    let digits: String = std::iter::once(first).chain(groups).collect();
    format!("{digits}{decimals:0<2}")
        .parse()
        .map(Amount)
        .map_err(|_| no_amount("it is too large"))
}

/// The text is not quoted: it may be anything, a card number in the wrong place say.
fn no_amount(why: &str) -> Error {
    Error::new(PAYNET_ERR_AMOUNT, format!("the text is no amount: {why}")).in_field("text")
}

#[cfg(test)]
mod tests {
    use rust_decimal::prelude::*;

    use super::*;

    #[test]
    fn what_cashiers_and_programs_write_is_read() {
        for (text, kurus) in [
            ("10", 1000),
            ("0", 0),
            ("0,5", 50),
            ("0.05", 5),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1234.56", 123_456),
            ("1234,56", 123_456),
            ("1 234,5", 123_450),
            ("1 234", 123_400),
            ("1'234.50", 123_450),
            ("1\u{A0}234,56", 123_456),
            ("1\u{202F}234\u{202F}567,8", 123_456_780),
            ("1.234.567", 123_456_700),
            ("1,234,567.8", 123_456_780),
            (" 12,30 ", 1230),
            ("92233720368547758,07", i64::MAX),
        ] {
            assert_eq!(Amount::parse(text).unwrap().kurus(), kurus, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused_and_both_are_named() {
        for (text, readings) in [
            ("1.234", ["1234,00", "1,234"]),
            ("1,234", ["1234,00", "1,234"]),
            ("999.999", ["999999,00", "999,999"]),
        ] {
            let error = Amount::parse(text).unwrap_err();
            assert_eq!(error.code(), PAYNET_ERR_AMBIGUOUS_AMOUNT, "{text}");
            for reading in readings {
                assert!(error.message().contains(reading), "{error}");
            }
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_and_not_repeated() {
        for text in [
            "",
            " ",
            ",",
            "1,",
            ",5",
            "-1",
            "+1",
            "1-",
            "10 TL",
            "₺10",
            "1e3",
            "1..2",
            "1,2,3",
            "1.234,5.6",
            "1.23.456",
            "1 2 3",
            "0.123",
            "0010,50",
            "007",
            "1\u{A0}234 567",
            "012.345",
            "1234.567",
            "1.2345",
            "1 234.567",
            "1.234 567",
            "1,234'567",
            "٣",
            "92233720368547758,08",
            "4355084355084358000000",
        ] {
            let error = Amount::parse(text).unwrap_err();
            assert_eq!(error.code(), PAYNET_ERR_AMOUNT, "{text}");
            assert!(text.len() < 5 || !error.message().contains(text), "{error}");
        }
    }

    #[test]
    fn both_forms_are_written() {
        for (kurus, turkish, plain) in [
            (0, "0,00", "0.00"),
            (5, "0,05", "0.05"),
            (123_456, "1.234,56", "1234.56"),
            (-123_456_700, "-1.234.567,00", "-1234567.00"),
            (
                i64::MIN,
                "-92.233.720.368.547.758,08",
                "-92233720368547758.08",
            ),
        ] {
            let amount = Amount::from_kurus(kurus);
            assert_eq!(
                (&*amount.to_turkish(), &*amount.to_plain()),
                (turkish, plain)
            );
        }
    }

    #[test]
    fn amounts_of_answers_are_read_exactly() {
        for (text, kurus) in [
            ("10.24", Some(1024)),
            ("813.75", Some(81_375)),
            ("0.1", Some(10)),
            ("1.15", Some(115)),
            ("20,50", Some(2050)),
            ("10", Some(1000)),
            ("19.2104", Some(1921)),
            ("0.005", Some(1)),
            ("0.0049", Some(0)),
            ("1e3", Some(100_000)),
            ("1.5E-1", Some(15)),
            ("1e-9", Some(0)),
            ("0e999999999", Some(0)),
            ("1e999999999", None),
            ("1e-999999999", Some(0)),
            ("1e99999999999", None),
            ("92233720368547758.07", Some(i64::MAX)),
            ("92233720368547758.08", None),
            ("-1", None),
            ("", None),
            (".5", None),
            ("5.", None),
            ("1.2.3", None),
            ("abc", None),
        ] {
            assert_eq!(
                Amount::from_answer(text).map(Amount::kurus),
                kurus,
                "{text}"
            );
        }
    }

    #[test]
    fn answers_agree_with_a_decimal_library() {
        let mut state = 7_u64;
        for _ in 0..20_000 {
            // A plain generator: what matters is that the numbers differ.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let scale = (state >> 60) as u32 % 8;
            let number = Decimal::new((state >> 20) as i64 % 1_000_000_000_000, scale);
            let kurus = (number * Decimal::ONE_HUNDRED)
                .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
            let read = Amount::from_answer(&number.to_string()).map(Amount::kurus);
            assert_eq!(read, kurus.to_i64(), "{number}");
        }
    }
}
