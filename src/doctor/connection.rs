//! The TCP connection to Paynet.

use std::net::SocketAddr;
use std::time::Duration;

use super::report::Chart;
use super::texts::{
    ADDRESS_DEAD, CONNECTED, CONNECTION_BROKEN, CONNECTION_REFUSED, CONNECTION_SILENT,
    CONNECTION_UNREACHABLE,
};
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_CONNECTION_REFUSED, PAYNET_ERR_TIMEOUT_CONNECT,
    PAYNET_ERR_UNREACHABLE,
};
use crate::error::{Error, Phase};
use crate::http::Probe;

/// On this machine a refusal costs nothing, and `localhost` often has an address more than its servers.
const WORTH_TELLING: Duration = Duration::from_millis(200);

#[cold]
pub(super) fn examine(probe: &Probe, chart: &mut Chart) {
    if let Some(address) = probe.connected {
        return connected(address, probe, chart);
    }
    let in_connecting = |error: &&Error| error.phase() == Phase::Connect;
    let failure = probe.failure.as_ref().filter(in_connecting);
    chart.find(match failure.map(Error::code) {
        Some(PAYNET_ERR_CONNECTION_REFUSED) => &CONNECTION_REFUSED,
        Some(PAYNET_ERR_TIMEOUT_CONNECT) => &CONNECTION_SILENT,
        Some(PAYNET_ERR_UNREACHABLE) => &CONNECTION_UNREACHABLE,
        Some(PAYNET_ERR_BROKEN_BEFORE_SEND) => &CONNECTION_BROKEN,
        _ => return,
    });
}

fn connected(address: SocketAddr, probe: &Probe, chart: &mut Chart) {
    chart.note("address", &address.to_string());
    let before = chart.count();
    for dead in &probe.dead {
        if !dead.address.ip().is_loopback() || dead.took > WORTH_TELLING {
            chart.note("dead", &dead.address.ip().to_string());
            chart.note_number("milliseconds", dead.took.as_millis() as u64);
            chart.find(&ADDRESS_DEAD);
        }
    }
    if chart.count() == before {
        chart.find(&CONNECTED);
    }
}
