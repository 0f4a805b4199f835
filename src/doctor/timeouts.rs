//! Time-outs that end calls which would have succeeded.

use std::time::Duration;

use super::report::Finding;
use super::texts::{TIMEOUTS_FINE, TIMEOUTS_SHORT};
use crate::http::Settings;

/// Enough for one repeat of a lost first packet.
const SHORT_FOR_CONNECTING: Duration = Duration::from_secs(3);
/// Banks that answer later than this are no exception.
const SHORT_IN_ALL: Duration = Duration::from_secs(15);

pub(super) fn examine(settings: &Settings, findings: &mut Vec<Finding>) {
    let (connect, total) = (settings.connect_timeout, settings.total_timeout);
    let row = if connect < SHORT_FOR_CONNECTING || total < SHORT_IN_ALL {
        &TIMEOUTS_SHORT
    } else {
        &TIMEOUTS_FINE
    };
    let details = [
        ("connect", &*connect.as_millis().to_string()),
        ("total", &*total.as_millis().to_string()),
    ];
    findings.push(Finding::new(row, &details));
}
