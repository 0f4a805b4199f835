//! Dates as Paynet writes them: Turkish time, without a zone.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const TURKEY_IS_AHEAD: Duration = Duration::from_secs(3 * 60 * 60);
const SECONDS_PER_DAY: u64 = 86_400;

/// `2015-12-04T18:14:28.377`
pub fn in_turkey(moment: SystemTime) -> String {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default() + TURKEY_IS_AHEAD;
    let (year, month, day) = date(since.as_secs() / SECONDS_PER_DAY);
    let second = since.as_secs() % SECONDS_PER_DAY;
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}",
        second / 3600,
        second / 60 % 60,
        second % 60,
        since.subsec_millis()
    )
}

/// The Gregorian date so many days after 1970-01-01. A year is counted from March, so that February ends it.
fn date(days: u64) -> (u64, u64, u64) {
    const DAYS_BEFORE_1970: u64 = 719_468;
    const DAYS_PER_ERA: u64 = 146_097;
    let days = days + DAYS_BEFORE_1970;
    let (era, day) = (days / DAYS_PER_ERA, days % DAYS_PER_ERA);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = match month {
        0..=9 => (year, month + 3),
        _ => (year + 1, month - 9),
    };
    (era * 400 + year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_turkish_time() {
        let text = |milliseconds| in_turkey(UNIX_EPOCH + Duration::from_millis(milliseconds));
        assert_eq!(text(0), "1970-01-01T03:00:00.000");
        assert_eq!(text(1_449_242_068_377), "2015-12-04T18:14:28.377");
        assert_eq!(text(1_709_164_800_000), "2024-02-29T03:00:00.000");
        assert_eq!(text(1_709_240_399_999), "2024-02-29T23:59:59.999");
        assert_eq!(text(4_102_444_800_000), "2100-01-01T03:00:00.000");
    }
}
