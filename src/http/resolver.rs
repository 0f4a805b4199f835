//! Host names to addresses, only when a line is really opened, and never beyond the deadline.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::error::status::{PAYNET_ERR_DNS, PAYNET_ERR_INTERNAL, PAYNET_ERR_TIMEOUT_RESOLVE};
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

/// The addresses of `host`, by the system's resolver.
pub(super) fn look_up(host: &str, port: u16, deadline: Instant) -> Result<Vec<SocketAddr>, Error> {
    if let Ok(address) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    match ask_system(host.to_owned(), port, deadline)? {
        Ok(addresses) if !addresses.is_empty() => Ok(addresses),
        _ => Err(Error::new(
            PAYNET_ERR_DNS,
            format!("the host name {host} has no address"),
        )
        .in_phase(Phase::Resolve)),
    }
}

type Found = io::Result<Vec<SocketAddr>>;

/// The system's look-up cannot be interrupted, so it runs on a thread of its own that may outlive the call.
fn ask_system(host: String, port: u16, deadline: Instant) -> Result<Found, Error> {
    let answer: Arc<(Mutex<Option<Found>>, Condvar)> = Arc::default();
    let thread_answer = Arc::clone(&answer);
    thread::Builder::new()
        .name("paynet-resolve".to_owned())
        .spawn(move || {
            let found = (host.as_str(), port)
                .to_socket_addrs()
                .map(Iterator::collect);
            let (place, arrived) = &*thread_answer;
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
            arrived.notify_one();
        })
        .map_err(|error| {
            Error::new(
                PAYNET_ERR_INTERNAL,
                format!(
                    "no thread could be started for the name look-up: {}",
                    error.kind()
                ),
            )
            .in_phase(Phase::Resolve)
        })?;
    let (place, arrived) = &*answer;
    let mut found = place.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if let Some(found) = found.take() {
            return Ok(found);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Error::new(
                PAYNET_ERR_TIMEOUT_RESOLVE,
                "the time for looking up the host name ran out",
            )
            .in_phase(Phase::Resolve));
        }
        found = arrived
            .wait_timeout(found, left)
            .unwrap_or_else(PoisonError::into_inner)
            .0;
    }
}
