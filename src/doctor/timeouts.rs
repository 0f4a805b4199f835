//! Time-outs that end calls which would have succeeded.

use std::time::Duration;

use super::report::Chart;
use super::texts::{TIMEOUTS_FINE, TIMEOUTS_SHORT};
use crate::http::Settings;

/// Enough for one repeat of a lost first packet.
const SHORT_FOR_CONNECTING: Duration = Duration::from_secs(3);
/// Banks that answer later than this are no exception.
const SHORT_IN_ALL: Duration = Duration::from_secs(15);

#[cold]
pub(super) fn examine(settings: &Settings, chart: &mut Chart) {
    let (connect, total) = (settings.connect_timeout, settings.total_timeout);
    // Ten minutes at most, so nothing is lost.
    chart.note_number("connect", connect.as_millis() as u64);
    chart.note_number("total", total.as_millis() as u64);
    let is_short = connect < SHORT_FOR_CONNECTING || total < SHORT_IN_ALL;
    chart.find(if is_short {
        &TIMEOUTS_SHORT
    } else {
        &TIMEOUTS_FINE
    });
}
