//! This machine's clock, held against the server's and against what can't be.

use std::time::{SystemTime, UNIX_EPOCH};

use time::{Date, Month, OffsetDateTime};

use super::report::{Finding, Row};
use super::texts::{CLOCK_FAST, CLOCK_FINE, CLOCK_SLOW, CLOCK_UNKNOWN};

/// Two clocks at the same moment.
pub(super) struct Clocks {
    pub(super) ours: SystemTime,
    pub(super) theirs: SystemTime,
}

/// It is later than this wherever this release runs. Move it with each release.
const RELEASED: Date = match Date::from_calendar_date(2026, Month::November, 25) {
    Ok(date) => date,
    Err(_) => Date::MIN,
};
/// No till runs one release for so long.
const MOST_YEARS_IN_USE: i32 = 15;
/// What is due to a header in whole seconds and a slow line is far less; what harms is more.
const SLACK_SECONDS: u64 = 300;

pub(super) fn now() -> OffsetDateTime {
    moment(SystemTime::now())
}

/// What no calendar holds is taken for its beginning.
fn moment(time: SystemTime) -> OffsetDateTime {
    let seconds = time
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    i64::try_from(seconds)
        .ok()
        .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

pub(super) fn examine(clocks: Option<Clocks>, findings: &mut Vec<Finding>) {
    findings.push(match clocks {
        Some(clocks) => compared(&clocks),
        None => by_itself(now()),
    });
}

fn compared(clocks: &Clocks) -> Finding {
    let (row, apart): (&'static Row, _) = match clocks.ours.duration_since(clocks.theirs) {
        Ok(fast) => (&CLOCK_FAST, fast),
        Err(slow) => (&CLOCK_SLOW, slow.duration()),
    };
    let row = if apart.as_secs() > SLACK_SECONDS {
        row
    } else {
        &CLOCK_FINE
    };
    let details = [
        ("seconds", &*(apart.as_secs() + 1).to_string()),
        ("today", &*to_the_minute(moment(clocks.ours))),
        ("truth", &*to_the_minute(moment(clocks.theirs))),
    ];
    Finding::new(row, &details)
}

/// Nobody told the time, but some times are none.
fn by_itself(now: OffsetDateTime) -> Finding {
    let too_late = RELEASED
        .replace_year(RELEASED.year() + MOST_YEARS_IN_USE)
        .unwrap_or(Date::MAX);
    let (row, truth): (&'static Row, _) = if now.date() < RELEASED {
        (&CLOCK_SLOW, format!(">= {RELEASED}"))
    } else if now.date() > too_late {
        (&CLOCK_FAST, format!("< {too_late}"))
    } else {
        (&CLOCK_UNKNOWN, String::new())
    };
    let details = [("today", &*to_the_minute(now)), ("truth", &*truth)];
    Finding::new(row, &details)
}

fn to_the_minute(moment: OffsetDateTime) -> String {
    let (date, hour, minute) = (moment.date(), moment.hour(), moment.minute());
    format!("{date} {hour:02}:{minute:02} UTC")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::Language;

    const NOON: u64 = 1_795_608_000; // 2026-11-25 12:00 UTC

    fn found(ours: u64, theirs: u64) -> Finding {
        let at = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
        compared(&Clocks {
            ours: at(ours),
            theirs: at(theirs),
        })
    }

    #[test]
    fn this_release_is_not_from_the_future() {
        assert!(RELEASED <= now().date(), "{RELEASED}");
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
            assert_eq!(found(ours, NOON).name(), name, "{ours}");
        }
        let cause = found(NOON + 3 * 3600, NOON);
        let cause = cause.cause(Language::English);
        assert!(cause.contains("2026-11-25 15:00 UTC"), "{cause}");
        assert!(cause.contains("2026-11-25 12:00 UTC"), "{cause}");
    }

    #[test]
    fn some_times_can_not_be() {
        for (seconds, name) in [
            (0, "CLOCK_SLOW"),
            (NOON, "CLOCK_UNKNOWN"),
            (NOON + 10 * 365 * 86_400, "CLOCK_UNKNOWN"),
            (NOON + 16 * 366 * 86_400, "CLOCK_FAST"),
        ] {
            let at = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(by_itself(moment(at)).name(), name, "{seconds}");
        }
    }
}
