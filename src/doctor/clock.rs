//! This machine's clock, held against the server's and against what can't be.

use std::time::{SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;

use super::report::{Chart, Row};
use super::texts::{CLOCK_FAST, CLOCK_FINE, CLOCK_SLOW, CLOCK_UNKNOWN};
use crate::http::Day;

/// Two clocks at the same moment.
pub(super) struct Clocks {
    pub(super) ours: SystemTime,
    pub(super) theirs: SystemTime,
}

/// It is later than this wherever this release runs. Move it with each release.
const RELEASED: Day = Day(20261125);
/// No till runs one release for so long.
const TOO_LATE: Day = Day(20411125);
/// What is due to a header in whole seconds and a slow line is far less; what harms is more.
const SLACK_SECONDS: u64 = 300;
const DAY_SECONDS: u64 = 24 * 60 * 60;

/// What is before 1970 or on no calendar is taken for the beginning of 1970.
fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

fn calendar(seconds: u64) -> OffsetDateTime {
    i64::try_from(seconds)
        .ok()
        .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn day(seconds: u64) -> Day {
    let (year, month, day) = calendar(seconds).to_calendar_date();
    Day(year.unsigned_abs() * 10_000 + u32::from(u8::from(month)) * 100 + u32::from(day))
}

pub(super) fn today() -> Day {
    day_in(0)
}

/// This many days from now.
pub(super) fn day_in(days: u64) -> Day {
    day(seconds(SystemTime::now()) + days * DAY_SECONDS)
}

pub(super) fn note_today(chart: &mut Chart) {
    chart.note("today", &to_the_minute(seconds(SystemTime::now())));
}

#[cold]
pub(super) fn examine(clocks: Option<Clocks>, chart: &mut Chart) {
    match clocks {
        Some(clocks) => compare(seconds(clocks.ours), seconds(clocks.theirs), chart),
        None => by_itself(today(), chart),
    }
}

fn compare(ours: u64, theirs: u64, chart: &mut Chart) {
    let apart = ours.abs_diff(theirs);
    chart.note_number("seconds", apart + 1);
    chart.note("today", &to_the_minute(ours));
    chart.note("truth", &to_the_minute(theirs));
    chart.find(if apart <= SLACK_SECONDS {
        &CLOCK_FINE
    } else if ours > theirs {
        &CLOCK_FAST
    } else {
        &CLOCK_SLOW
    });
}

/// Nobody told the time, but some times are none.
fn by_itself(today: Day, chart: &mut Chart) {
    let (row, truth): (&'static Row, _) = if today < RELEASED {
        (&CLOCK_SLOW, format!(">= {RELEASED}"))
    } else if today > TOO_LATE {
        (&CLOCK_FAST, format!("< {TOO_LATE}"))
    } else {
        (&CLOCK_UNKNOWN, String::new())
    };
    chart.note("truth", &truth);
    chart.find(row);
}

fn to_the_minute(seconds: u64) -> String {
    let (day, minutes) = (day(seconds), seconds / 60);
    format!("{day} {:02}:{:02} UTC", minutes / 60 % 24, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Finding;
    use crate::error::Language;

    const NOON: u64 = 1_795_608_000; // 2026-11-25 12:00 UTC

    fn found(find: impl FnOnce(&mut Chart)) -> Finding {
        let mut chart = Chart::default();
        find(&mut chart);
        chart.into_findings().remove(0)
    }

    #[test]
    fn this_release_is_not_from_the_future() {
        assert!(RELEASED <= today(), "{RELEASED}");
    }

    #[test]
    fn a_clock_may_be_five_minutes_off() {
        for (ours, name) in [
            (NOON, "CLOCK_FINE"),
            (NOON + 300, "CLOCK_FINE"),
            (NOON - 300, "CLOCK_FINE"),
            (NOON + 301, "CLOCK_FAST"),
            (NOON - 301, "CLOCK_SLOW"),
            (0, "CLOCK_SLOW"),
        ] {
            let finding = found(|chart| compare(ours, NOON, chart));
            assert_eq!(finding.name(), name, "{ours}");
        }
        let finding = found(|chart| compare(NOON + 3 * 3600, NOON, chart));
        let cause = finding.cause(Language::English);
        assert!(cause.contains("2026-11-25 15:00 UTC"), "{cause}");
        assert!(cause.contains("2026-11-25 12:00 UTC"), "{cause}");
    }

    #[test]
    fn some_times_can_not_be() {
        for (seconds, name) in [
            (0, "CLOCK_SLOW"),
            (u64::MAX, "CLOCK_SLOW"),
            (NOON - DAY_SECONDS, "CLOCK_SLOW"),
            (NOON, "CLOCK_UNKNOWN"),
            (NOON + 10 * 365 * DAY_SECONDS, "CLOCK_UNKNOWN"),
            (NOON + 16 * 366 * DAY_SECONDS, "CLOCK_FAST"),
        ] {
            let finding = found(|chart| by_itself(day(seconds), chart));
            assert_eq!(finding.name(), name, "{seconds}");
        }
    }
}
