//! Opens a line: name, connection, proxy, TLS, all within the time for connecting.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use ureq::unversioned::transport::{ConnectionDetails, Connector};

use super::channel::{Channel, Tls};
use super::line::{Line, carried};
use super::resolver::Host;
use super::wire::Wire;
use super::{Settings, budget};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_INSECURE_URL;
use crate::secret::clear_registers;

pub(super) struct LineConnector {
    settings: Arc<Settings>,
    tls: Tls,
    next_hop: Host,
}

impl LineConnector {
    pub(super) fn new(settings: Arc<Settings>, tls: Tls) -> LineConnector {
        LineConnector {
            next_hop: Host::next_hop(&settings),
            settings,
            tls,
        }
    }

    fn open(&self) -> Result<Line, Error> {
        clear_registers();
        let now = Instant::now();
        let deadline = budget::deadline().min(now + self.settings.connect_timeout);
        let mut wire = self.reach_next_hop(now, deadline)?;
        wire.set_deadline(deadline);
        let base_url = &self.settings.base_url;
        if let Some(proxy) = &self.settings.proxy {
            proxy.open_tunnel(&mut wire, &authority(base_url.host(), base_url.port()))?;
        }
        if !base_url.is_https() {
            return Ok(Line::new(Channel::Plain(wire)));
        }
        self.tls.secure(base_url.host(), wire).map(Line::new)
    }

    /// By the address remembered, within half of the time, or by those that a look-up gives now.
    fn reach_next_hop(&self, now: Instant, deadline: Instant) -> Result<Wire, Error> {
        if let Some(address) = self.next_hop.remembered() {
            let half = now + deadline.saturating_duration_since(now) / 2;
            if let Ok((wire, _)) = Wire::open(&[address], half) {
                return Ok(wire);
            }
        }
        let mut addresses = self.next_hop.look_up(deadline)?;
        if !self.settings.base_url.is_https() {
            keep_this_machine(&mut addresses)?;
        }
        let (wire, address) = Wire::open(&addresses, deadline)?;
        self.next_hop.remember(address);
        Ok(wire)
    }
}

impl Connector<()> for LineConnector {
    type Out = Line;

    fn connect(&self, _: &ConnectionDetails, _: Option<()>) -> Result<Option<Line>, ureq::Error> {
        self.open()
            // Whatever went wrong may lie at the address.
            .inspect_err(|_| self.next_hop.forget())
            .map(Some)
            .map_err(carried)
    }
}

impl fmt::Debug for LineConnector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LineConnector")
    }
}

/// `localhost` is whatever the machine's name service says; plain http must not follow it elsewhere.
pub(super) fn keep_this_machine(addresses: &mut Vec<SocketAddr>) -> Result<(), Error> {
    addresses.retain(|address| address.ip().is_loopback());
    if addresses.is_empty() {
        return Err(Error::new(
            PAYNET_ERR_INSECURE_URL,
            "base_url is plain http and its host is not the local machine",
        )
        .in_field("base_url"));
    }
    Ok(())
}

pub(super) fn authority(host: &str, port: u16) -> String {
    if host.contains(':') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}
