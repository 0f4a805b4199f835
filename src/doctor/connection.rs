//! The TCP connection to Paynet.

use std::net::SocketAddr;
use std::time::Duration;

use super::report::Finding;
use super::texts::{
    ADDRESS_DEAD, CONNECTED, CONNECTION_BROKEN, CONNECTION_REFUSED, CONNECTION_SILENT,
    CONNECTION_UNREACHABLE,
};
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_CONNECTION_REFUSED, PAYNET_ERR_TIMEOUT_CONNECT,
    PAYNET_ERR_UNREACHABLE,
};
use crate::error::{Error, Phase};
use crate::http::{BaseUrl, Probe};

/// On this machine a refusal costs nothing, and `localhost` often has an address more than its servers.
const WORTH_TELLING: Duration = Duration::from_millis(200);

pub(super) fn examine(base_url: &BaseUrl, probe: &Probe, findings: &mut Vec<Finding>) {
    if let Some(address) = probe.connected {
        connected(address, probe, findings);
        return;
    }
    let in_connecting = |error: &&Error| error.phase() == Phase::Connect;
    let row = match probe
        .failure
        .as_ref()
        .filter(in_connecting)
        .map(Error::code)
    {
        Some(PAYNET_ERR_CONNECTION_REFUSED) => &CONNECTION_REFUSED,
        Some(PAYNET_ERR_TIMEOUT_CONNECT) => &CONNECTION_SILENT,
        Some(PAYNET_ERR_UNREACHABLE) => &CONNECTION_UNREACHABLE,
        Some(PAYNET_ERR_BROKEN_BEFORE_SEND) => &CONNECTION_BROKEN,
        _ => return,
    };
    let port = base_url.port().to_string();
    let details = [("host", base_url.host()), ("port", &port)];
    findings.push(Finding::new(row, &details));
}

fn connected(address: SocketAddr, probe: &Probe, findings: &mut Vec<Finding>) {
    let dead = probe.dead.iter();
    let costly = dead.filter(|dead| !dead.address.ip().is_loopback() || dead.took > WORTH_TELLING);
    let before = findings.len();
    findings.extend(costly.map(|dead| {
        let details = [
            ("dead", &*dead.address.ip().to_string()),
            ("milliseconds", &*dead.took.as_millis().to_string()),
            ("address", &*address.ip().to_string()),
        ];
        Finding::new(&ADDRESS_DEAD, &details)
    }));
    if findings.len() == before {
        let address = address.to_string();
        findings.push(Finding::new(&CONNECTED, &[("address", &address)]));
    }
}
