//! Host names to addresses, only when a line is really opened, and never beyond the deadline.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::Settings;
use crate::background;
use crate::error::status::{PAYNET_ERR_DNS, PAYNET_ERR_TIMEOUT_RESOLVE};
use crate::error::{Error, Phase};

/// ureq asks its resolver on every call, also where a kept line serves. The connector looks names up itself instead.
#[derive(Debug)]
pub(super) struct NoResolver;

impl Resolver for NoResolver {
    fn resolve(
        &self,
        _: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        Ok(self.empty())
    }
}

/// The system doesn't say how long an address is good for. A minute is what curl takes it to be.
const KEPT: Duration = Duration::from_secs(60);

/// The one host that an agent connects to.
pub(super) struct Host {
    name: String,
    port: u16,
    /// The address that took the last connection, and when its name was looked up.
    known: Mutex<Option<(SocketAddr, Instant)>>,
}

impl Host {
    fn new(name: &str, port: u16) -> Host {
        Host {
            name: name.to_owned(),
            port,
            known: Mutex::new(None),
        }
    }

    /// The proxy, if there is one, else Paynet.
    pub(super) fn next_hop(settings: &Settings) -> Host {
        match &settings.proxy {
            Some(proxy) => Host::new(&proxy.host, proxy.port),
            None => Host::new(settings.base_url.host(), settings.base_url.port()),
        }
    }

    /// The address that took an earlier connection, while it is fresh.
    pub(super) fn remembered(&self) -> Option<SocketAddr> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (address, since) = (*known)?;
        (since.elapsed() < KEPT).then_some(address)
    }

    pub(super) fn remember(&self, address: SocketAddr) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((address, Instant::now()));
    }

    pub(super) fn forget(&self) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The addresses, by the system's resolver.
    pub(super) fn look_up(&self, deadline: Instant) -> Result<Vec<SocketAddr>, Error> {
        if let Ok(address) = self.name.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, self.port)]);
        }
        let found = ask_system(self.name.clone(), self.port, deadline)?.unwrap_or_default();
        if found.is_empty() {
            return Err(Error::new(
                PAYNET_ERR_DNS,
                format!("the host name {} has no address", self.name),
            )
            .in_phase(Phase::Resolve));
        }
        Ok(found)
    }
}

/// The system's look-up cannot be interrupted, so it runs on a thread of its own that may outlive the call.
fn ask_system(
    host: String,
    port: u16,
    deadline: Instant,
) -> Result<io::Result<Vec<SocketAddr>>, Error> {
    let look_up = move || {
        let found = (host.as_str(), port).to_socket_addrs();
        found.map(Iterator::collect)
    };
    #[cfg(all(unix, feature = "ffi"))]
    let look_up = || super::fork_gate::look_up(look_up);
    background::result_by(deadline, look_up)
        .map_err(|error| {
            // The machine's lack, not a defect: nothing has left it.
            Error::new(
                PAYNET_ERR_DNS,
                format!(
                    "no thread could be started for the name look-up: {}",
                    error.kind()
                ),
            )
            .in_phase(Phase::Resolve)
        })?
        .ok_or_else(|| {
            Error::new(
                PAYNET_ERR_TIMEOUT_RESOLVE,
                "the time for looking up the host name ran out",
            )
            .in_phase(Phase::Resolve)
        })
}
