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
#[cfg(feature = "ffi")]
pub(crate) use report::MAX_REPORT_BYTES;
pub use report::{Finding, Report, Verdict};
pub use settings::{examine_key, proxy_elsewhere, setting_refused};
use texts::EXAMINATION_STOPPED;

/// All examinations, within the time for one call.
pub(crate) fn examine(client: &Client) -> Report {
    let http = client.http();
    let deadline = Instant::now() + http.settings().total_timeout;
    let mut findings = Vec::new();
    server::examine(http.base_url(), &mut findings);
    timeouts::examine(http.settings(), &mut findings);
    authorities::examine(&http.settings().trust.added, &mut findings);
    let keys = keys::examine(client, &mut findings);
    let probe = http.probe(deadline.saturating_duration_since(Instant::now()));
    way(http.settings(), &probe, &mut findings);
    let clocks = match probe.failure {
        None => services::examine(client, &keys, deadline, &mut findings),
        Some(_) => None,
    };
    clock::examine(clocks, &mut findings);
    Report {
        server: http.base_url().text(),
        findings,
    }
}

/// How far the way to Paynet leads.
fn way(settings: &Settings, probe: &Probe, findings: &mut Vec<Finding>) {
    let before = findings.len();
    match &settings.proxy {
        Some(proxy) => proxy::examine(proxy, probe, findings),
        None => {
            name::examine(&settings.base_url, probe, findings);
            connection::examine(&settings.base_url, probe, findings);
        }
    }
    tls::examine(&settings.base_url, probe, findings);
    let is_told = |finding: &Finding| finding.verdict() == Verdict::Broken;
    match &probe.failure {
        Some(error) if !findings.iter().skip(before).any(is_told) => {
            findings.push(stopped(error));
        }
        _ => {}
    }
}

fn stopped(error: &Error) -> Finding {
    Finding::new(&EXAMINATION_STOPPED, &[("detail", error.message())])
}
