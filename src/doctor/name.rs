//! The host's name: whether it has an address, and whose.

use std::net::IpAddr;

use super::report::Finding;
use super::server::is_paynets;
use super::texts::{NAME_ASTRAY, NAME_FOUND, NAME_SILENT, NAME_UNKNOWN};
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_DNS, PAYNET_ERR_TIMEOUT_RESOLVE};
use crate::http::{BaseUrl, Probe};

pub(super) fn examine(base_url: &BaseUrl, probe: &Probe, findings: &mut Vec<Finding>) {
    let host = base_url.host();
    if host.parse::<IpAddr>().is_ok() {
        return;
    }
    let ips = || probe.addresses.iter().map(|address| address.ip());
    let row = match probe.failure.as_ref().map(Error::code) {
        Some(PAYNET_ERR_DNS) => &NAME_UNKNOWN,
        Some(PAYNET_ERR_TIMEOUT_RESOLVE) => &NAME_SILENT,
        _ if ips().next().is_none() => return,
        _ if is_paynets(host) && ips().all(is_inside) => &NAME_ASTRAY,
        _ => &NAME_FOUND,
    };
    let texts: Vec<String> = ips().map(|ip| ip.to_string()).collect();
    let details = [("host", host), ("addresses", &texts.join(", "))];
    findings.push(Finding::new(row, &details));
}

/// Whether the address is of a machine in this network, or of none.
fn is_inside(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified()
        }
        IpAddr::V6(ip) => {
            ip.is_unique_local()
                || ip.is_loopback()
                || ip.is_unicast_link_local()
                || ip.is_unspecified()
        }
    }
}
