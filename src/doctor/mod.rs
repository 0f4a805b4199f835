//! Finds out why payments don't work on this machine, and says what to do about it.
//!
//! One examination a file; `texts` holds what each can find. Nothing here takes money, sends card data or touches the
//! lines that calls use.

mod authorities;
mod clock;
mod connection;
mod keys;
mod name;
mod proxy;
mod report;
mod server;
mod services;
mod settings;
mod texts;
mod timeouts;
mod tls;

use std::time::Instant;

use crate::client::Client;
use crate::error::Error;
use crate::http::{Probe, Settings};
use report::Chart;
#[cfg(feature = "ffi")]
pub(crate) use report::MAX_REPORT_BYTES;
pub use report::{Finding, Report, Verdict};
pub use settings::{examine_key, proxy_elsewhere, setting_refused};
use texts::EXAMINATION_STOPPED;

/// All examinations, within the time for one call.
pub(crate) fn examine(client: &Client) -> Report {
    let http = client.http();
    let deadline = Instant::now() + http.settings().total_timeout;
    let mut chart = Chart::default();
    clock::note_today(&mut chart);
    server::examine(http.base_url(), &mut chart);
    timeouts::examine(http.settings(), &mut chart);
    authorities::examine(&http.settings().trust, &mut chart);
    let keys = keys::examine(client, &mut chart);
    let probe = http.probe(deadline.saturating_duration_since(Instant::now()));
    way(http.settings(), &probe, &mut chart);
    let clocks = match probe.failure {
        None => services::examine(client, &keys, deadline, &mut chart),
        Some(_) => None,
    };
    clock::examine(clocks, &mut chart);
    Report {
        server: http.base_url().text(),
        findings: chart.into_findings(),
    }
}

/// How far the way to Paynet leads.
fn way(settings: &Settings, probe: &Probe, chart: &mut Chart) {
    let before = chart.count();
    match &settings.proxy {
        Some(proxy) => proxy::examine(proxy, probe, chart),
        None => {
            name::examine(&settings.base_url, probe, chart);
            connection::examine(probe, chart);
        }
    }
    server::note(&settings.base_url, chart);
    tls::examine(probe, chart);
    match &probe.failure {
        Some(error) if !chart.is_broken_since(before) => stopped(error, chart),
        _ => {}
    }
}

#[cold]
fn stopped(error: &Error, chart: &mut Chart) {
    chart.note("detail", error.message());
    chart.find(&EXAMINATION_STOPPED);
}
