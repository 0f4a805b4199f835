//! Opens a line: name, connection, proxy, TLS, all within the time for connecting.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use rustls::ClientConfig;
use ureq::http::Uri;
use ureq::unversioned::transport::{ConnectionDetails, Connector};

use super::line::{Line, carried, deadline};
use super::wire::Wire;
use super::{Settings, resolver, tls};
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_INSECURE_URL, PAYNET_ERR_URL};

pub(super) struct LineConnector {
    settings: Arc<Settings>,
    tls: Arc<ClientConfig>,
}

impl LineConnector {
    pub(super) fn new(settings: Arc<Settings>, tls: Arc<ClientConfig>) -> LineConnector {
        LineConnector { settings, tls }
    }

    fn open(&self, uri: &Uri, deadline: Instant) -> Result<Line, Error> {
        let https = self.settings.base_url.is_https();
        let host = uri
            .host()
            .ok_or_else(|| Error::new(PAYNET_ERR_URL, "base_url has no host"))?
            .trim_matches(['[', ']']);
        let port = uri.port_u16().unwrap_or(if https { 443 } else { 80 });
        let mut wire = match &self.settings.proxy {
            Some(proxy) => {
                let addresses = resolver::look_up(&proxy.host, proxy.port, deadline)?;
                let mut wire = Wire::open(&addresses, deadline)?;
                proxy.open_tunnel(&mut wire, &authority(host, port))?;
                wire
            }
            None => {
                let mut addresses = resolver::look_up(host, port, deadline)?;
                if !https {
                    keep_this_machine(&mut addresses)?;
                }
                Wire::open(&addresses, deadline)?
            }
        };
        let tls = match https {
            true => Some(tls::handshake(&self.tls, host, &mut wire)?),
            false => None,
        };
        Ok(Line::new(wire, tls))
    }
}

impl Connector<()> for LineConnector {
    type Out = Line;

    fn connect(
        &self,
        details: &ConnectionDetails,
        _: Option<()>,
    ) -> Result<Option<Line>, ureq::Error> {
        self.open(details.uri, deadline(details.timeout))
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
fn keep_this_machine(addresses: &mut Vec<SocketAddr>) -> Result<(), Error> {
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

fn authority(host: &str, port: u16) -> String {
    if host.contains(':') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}
