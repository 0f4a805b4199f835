//! Amounts of money (placeholder until merged).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// x
pub struct Amount(i64);
impl Amount {
    /// x
    pub fn from_kurus(k: i64) -> Amount {
        Amount(k)
    }
    /// x
    pub fn kurus(self) -> i64 {
        self.0
    }
    pub(crate) fn from_json_number(text: &str) -> Option<Amount> {
        let t = text.replace(',', ".");
        let (a, b) = t.split_once('.').unwrap_or((&t, ""));
        let b: String = format!("{b}00").chars().take(2).collect();
        format!("{a}{b}").parse().ok().map(Amount)
    }
}
