//! Amounts as whole kurus, and how they are written.

/// The parts of a whole in which rates are counted: 200 of these are 2 %.
const RATE_PARTS: i64 = 10_000;
const KURUS_PER_LIRA: i64 = 100;

/// `10.24`, as in Paynet's answers.
pub fn tl(kurus: i64) -> String {
    let sign = if kurus < 0 { "-" } else { "" };
    let kurus = kurus.abs();
    format!(
        "{sign}{}.{:02}",
        kurus / KURUS_PER_LIRA,
        kurus % KURUS_PER_LIRA
    )
}

/// `10,24 TL`, as people read it.
pub fn tl_for_people(kurus: i64) -> String {
    format!("{} TL", tl(kurus).replace('.', ","))
}

/// A rate as Paynet writes it: `0.0200` for 2 %.
pub fn rate(parts: i64) -> String {
    format!("{}.{:04}", parts / RATE_PARTS, parts % RATE_PARTS)
}

/// The share of an amount at this rate, rounded to the nearest kurus.
pub fn share(kurus: i64, parts: i64) -> i64 {
    divided(kurus.saturating_mul(parts), RATE_PARTS)
}

/// Rounded to the nearest kurus.
pub fn divided(kurus: i64, by: i64) -> i64 {
    kurus.saturating_add(by / 2) / by
}

/// Kurus as requests carry them: digits alone, and more than nothing.
pub fn kurus(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|kurus| digits && (1..=MOST).contains(kurus))
}

/// A hundred billion TL, so that no sum of a few amounts overflows.
const MOST: i64 = 10_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kurus_are_written_as_tl() {
        assert_eq!(tl(0), "0.00");
        assert_eq!(tl(7), "0.07");
        assert_eq!(tl(-1_024), "-10.24");
        assert_eq!(tl_for_people(81_375), "813,75 TL");
        assert_eq!(rate(350), "0.0350");
    }

    #[test]
    fn shares_are_rounded_to_the_nearest_kurus() {
        assert_eq!(share(1_004, 200), 20);
        assert_eq!(share(1_025, 200), 21);
        assert_eq!(divided(1_030, 101), 10);
    }

    #[test]
    fn only_digits_are_kurus() {
        assert_eq!(kurus("1000"), Some(1000));
        for text in [
            "",
            "0",
            "-1",
            "+1",
            "10.5",
            "10,00",
            " 1",
            "1e3",
            "99999999999999999999",
        ] {
            assert_eq!(kurus(text), None, "{text}");
        }
    }
}
