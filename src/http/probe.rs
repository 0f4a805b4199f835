//! One line opened by the client's own settings, to see how far it comes and what is met on the way.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::client::Resumption;
use rustls::{CipherSuite, ClientConfig, ClientConnection, ProtocolVersion};

#[cfg(windows)]
use super::TlsBackend;
use super::certificate::CertificateFacts;
use super::connector::{authority, keep_this_machine};
use super::resolver::Host;
#[cfg(windows)]
use super::system_tls::SystemTls;
use super::verifier::Seen;
use super::wire::Wire;
use super::{Settings, tls, trust};
use crate::error::Error;

/// What was met on the way, as far as it led.
#[derive(Default)]
pub(crate) struct Probe {
    pub(crate) addresses: Vec<SocketAddr>,
    /// Those that took no connection before another did.
    pub(crate) dead: Vec<DeadAddress>,
    pub(crate) connected: Option<SocketAddr>,
    pub(crate) tls: Option<TlsFacts>,
    /// The server's certificate, also one that was refused.
    pub(crate) certificate: Option<CertificateFacts>,
    /// Where the way ended.
    pub(crate) failure: Option<Error>,
}

pub(crate) struct DeadAddress {
    pub(crate) address: SocketAddr,
    pub(crate) took: Duration,
}

/// What was agreed upon.
pub(crate) struct TlsFacts {
    pub(crate) version: &'static str,
    pub(crate) suite: &'static str,
}

impl Probe {
    pub(super) fn run(settings: &Settings, limit: Duration) -> Probe {
        let mut probe = Probe::default();
        probe.failure = probe.go(settings, Instant::now() + limit).err();
        probe
    }

    fn go(&mut self, settings: &Settings, deadline: Instant) -> Result<(), Error> {
        let base_url = &settings.base_url;
        let mut wire = self.connect(settings, deadline)?;
        wire.set_deadline(deadline);
        if let Some(proxy) = &settings.proxy {
            proxy.open_tunnel(&mut wire, &authority(base_url.host(), base_url.port()))?;
        }
        if !base_url.is_https() {
            return Ok(());
        }
        #[cfg(windows)]
        if settings.tls_backend == TlsBackend::System {
            return self.shake_by_system(settings, wire);
        }
        let seen = Arc::new(Seen::default());
        let config = watched(settings, &seen)?;
        let shaken = tls::handshake(&config, base_url.host(), &mut wire);
        self.certificate = seen.take();
        let mut connection = shaken?;
        self.tls = Some(facts(&connection));
        connection.send_close_notify();
        tls::finish(&mut connection, &mut wire)
    }

    #[cfg(windows)]
    fn shake_by_system(&mut self, settings: &Settings, wire: Wire) -> Result<(), Error> {
        let seen = Arc::new(Seen::default());
        let verifier = trust::verifier(&settings.trust)?.watched(&seen);
        let shaken = SystemTls::new(verifier)?.handshake(settings.base_url.host(), wire);
        self.certificate = seen.take();
        let channel = shaken?;
        self.tls = Some(TlsFacts {
            version: "TLS 1.2",
            suite: "SChannel",
        });
        channel.close();
        Ok(())
    }

    fn connect(&mut self, settings: &Settings, deadline: Instant) -> Result<Wire, Error> {
        let next_hop = Host::next_hop(settings);
        self.addresses = next_hop.look_up(deadline)?;
        if !settings.base_url.is_https() {
            keep_this_machine(&mut self.addresses)?;
        }
        let mut failure = None;
        for (place, address) in self.addresses.iter().enumerate() {
            let begun = Instant::now();
            let left = deadline.saturating_duration_since(begun);
            let is_last = place + 1 == self.addresses.len();
            let until = if is_last { deadline } else { begun + left / 2 };
            match Wire::open(&[*address], until) {
                Ok((wire, address)) => {
                    self.connected = Some(address);
                    return Ok(wire);
                }
                Err(error) => failure = Some(error),
            }
            self.dead.push(DeadAddress {
                address: *address,
                took: begun.elapsed(),
            });
        }
        Err(failure.unwrap_or_else(super::wire::no_time_to_connect))
    }
}

/// The configuration of every call, but each handshake is whole, and the certificate is kept to be looked at.
fn watched(settings: &Settings, seen: &Arc<Seen>) -> Result<Arc<ClientConfig>, Error> {
    let mut config = ClientConfig::clone(&*trust::client_config(&settings.trust)?);
    config.resumption = Resumption::disabled();
    let verifier = trust::verifier(&settings.trust)?.watched(seen);
    config
        .dangerous()
        .set_certificate_verifier(Arc::new(verifier));
    Ok(Arc::new(config))
}

fn facts(connection: &ClientConnection) -> TlsFacts {
    let suite = connection.negotiated_cipher_suite();
    TlsFacts {
        version: match connection.protocol_version() {
            Some(ProtocolVersion::TLSv1_3) => "TLS 1.3",
            _ => "TLS 1.2",
        },
        // Those of `crypto::provider`; the table of all names that have ever been is large.
        suite: match suite.map(|suite| suite.suite()) {
            Some(CipherSuite::TLS13_AES_256_GCM_SHA384) => "AES_256_GCM_SHA384",
            Some(CipherSuite::TLS13_AES_128_GCM_SHA256) => "AES_128_GCM_SHA256",
            Some(CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384) => {
                "ECDHE_ECDSA_AES_256_GCM_SHA384"
            }
            Some(CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256) => {
                "ECDHE_ECDSA_AES_128_GCM_SHA256"
            }
            Some(CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) => {
                "ECDHE_RSA_AES_256_GCM_SHA384"
            }
            _ => "ECDHE_RSA_AES_128_GCM_SHA256",
        },
    }
}
