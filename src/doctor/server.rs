//! Where the client goes: to Paynet's API, or somewhere else.

use super::report::Chart;
use super::texts::{SERVER_EXTRA, SERVER_LIVE, SERVER_OTHER, SERVER_TEST, SERVER_WRONG};
use crate::http::BaseUrl;
use crate::three_d::is_paynets;

/// Paynet has two, each with keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    Live,
    Test,
}

impl System {
    pub(super) fn of(base_url: &BaseUrl) -> Option<System> {
        let is_at = |host: &str| base_url.host().eq_ignore_ascii_case(host);
        if is_at("api.paynet.com.tr") {
            Some(System::Live)
        } else if is_at("pts-api.paynet.com.tr") {
            Some(System::Test)
        } else {
            None
        }
    }
}

/// What the other examinations call the server.
pub(super) fn note(base_url: &BaseUrl, chart: &mut Chart) {
    chart.note("host", base_url.host());
    chart.note_number("port", base_url.port().into());
}

#[cold]
pub(super) fn examine(base_url: &BaseUrl, chart: &mut Chart) {
    note(base_url, chart);
    chart.find(match System::of(base_url) {
        Some(_) if base_url.has_path() || base_url.port() != base_url.usual_port() => &SERVER_EXTRA,
        Some(System::Live) => &SERVER_LIVE,
        Some(System::Test) => &SERVER_TEST,
        None if is_paynets(&base_url.host().to_ascii_lowercase()) => &SERVER_WRONG,
        None => &SERVER_OTHER,
    });
}
