//! The host's name: whether it has an address, and whose.

use std::net::IpAddr;

use super::report::Chart;
use super::texts::{NAME_ASTRAY, NAME_FOUND, NAME_SILENT, NAME_UNKNOWN};
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_DNS, PAYNET_ERR_TIMEOUT_RESOLVE};
use crate::http::{BaseUrl, Probe};
use crate::three_d::is_paynets;

#[cold]
pub(super) fn examine(base_url: &BaseUrl, probe: &Probe, chart: &mut Chart) {
    let host = base_url.host();
    if host.parse::<IpAddr>().is_ok() {
        return;
    }
    let mut shown = String::new();
    for address in &probe.addresses {
        if !shown.is_empty() {
            shown.push_str(", ");
        }
        shown.push_str(&address.ip().to_string());
    }
    chart.note("addresses", &shown);
    let are_inside = || {
        probe
            .addresses
            .iter()
            .all(|address| is_inside(address.ip()))
    };
    chart.find(match probe.failure.as_ref().map(Error::code) {
        Some(PAYNET_ERR_DNS) => &NAME_UNKNOWN,
        Some(PAYNET_ERR_TIMEOUT_RESOLVE) => &NAME_SILENT,
        _ if shown.is_empty() => return,
        _ if is_paynets(&host.to_ascii_lowercase()) && are_inside() => &NAME_ASTRAY,
        _ => &NAME_FOUND,
    });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_this_network_and_of_nobody_are_told_from_others() {
        for (address, expected) in [
            ("192.168.1.1", true),
            ("127.0.0.1", true),
            ("169.254.1.1", true),
            ("0.0.0.0", true),
            ("203.0.113.7", false),
            ("fd00::1", true),
            ("::1", true),
            ("fe80::1", true),
            ("::", true),
            ("2001:db8::7", false),
        ] {
            assert_eq!(is_inside(address.parse().unwrap()), expected, "{address}");
        }
    }
}
