//! Whom to trust, and the TLS configuration that all clients with the same trust share.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore, version};

use super::verifier::Verifier;
use super::{crypto, system_trust};
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_CA_FILE, PAYNET_ERR_INTERNAL};
use crate::process::PerProcess;

pub(crate) type Certificate = CertificateDer<'static>;

/// The authorities that are accepted beside Mozilla's list, which is compiled in so that it is the same on every machine.
#[derive(Clone, PartialEq, Eq, Default)]
pub(crate) struct Trust {
    /// Those of `ca_file`.
    pub(crate) added: Vec<Certificate>,
    /// Those of the system's own store.
    pub(crate) system: Vec<Certificate>,
}

/// The certificates of a PEM file.
pub(crate) fn certificates_of(path: &Path) -> Result<Vec<Certificate>, Error> {
    let unreadable = |error| ca_file_error(format!("ca_file can't be read: {error}"));
    let certificates: Vec<Certificate> = CertificateDer::pem_file_iter(path)
        .map_err(unreadable)?
        .collect::<Result<_, _>>()
        .map_err(unreadable)?;
    if certificates.is_empty() {
        return Err(ca_file_error("ca_file holds no certificate".to_owned()));
    }
    Ok(certificates)
}

fn ca_file_error(message: String) -> Error {
    Error::new(PAYNET_ERR_CA_FILE, message).in_field("ca_file")
}

/// More than any program needs at once; the one used longest ago goes first.
const MOST_SHARED: usize = 4;

/// Kept after the last client is freed, so that a program that makes a client for each payment resumes its TLS sessions.
struct Shared(Mutex<Vec<(Trust, Arc<ClientConfig>)>>);

impl Shared {
    const fn empty() -> Shared {
        Shared(Mutex::new(Vec::new()))
    }
}

static SHARED: PerProcess<Shared> = PerProcess::from_load(Shared::empty());

/// The configuration for this trust: the one that others use already, if there is one.
pub(super) fn client_config(trust: &Trust) -> Result<Arc<ClientConfig>, Error> {
    let shared = SHARED.get(|_| Shared::empty());
    let mut known = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
    let found = known.iter().position(|(theirs, _)| theirs == trust);
    let entry = match found {
        Some(place) => known.remove(place),
        None => (trust.clone(), Arc::new(build(trust)?)),
    };
    let config = Arc::clone(&entry.1);
    known.push(entry);
    if known.len() > MOST_SHARED {
        known.remove(0);
    }
    Ok(config)
}

/// Frees what is kept for clients to come.
#[cfg(all(target_os = "linux", feature = "ffi"))]
pub(crate) fn forget_shared() {
    let Some(shared) = SHARED.made() else {
        return;
    };
    // Never waits: a signal handler may end the program in the middle of `client_config`.
    if let Ok(mut kept) = shared.0.try_lock() {
        *kept = Vec::new();
    }
}

/// TLS 1.2, which Paynet names, and 1.3; verification has no switch. `dangerous` is rustls' word for any verifier that is
/// not its own: this one only looks on and words refusals, and leaves each verdict to webpki.
fn build(trust: &Trust) -> Result<ClientConfig, Error> {
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])
        .map_err(no_tls)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier(trust)?))
        .with_no_client_auth();
    Ok(config)
}

/// What decides on the server's certificate in every call.
pub(super) fn verifier(trust: &Trust) -> Result<Verifier, Error> {
    let authorities = Arc::new(authorities(trust)?);
    WebPkiServerVerifier::builder_with_provider(authorities, Arc::new(crypto::provider()))
        .build()
        .map(Verifier::new)
        .map_err(no_tls)
}

fn no_tls(error: impl fmt::Display) -> Error {
    Error::new(PAYNET_ERR_INTERNAL, format!("TLS can't be set up: {error}"))
}

fn authorities(trust: &Trust) -> Result<RootCertStore, Error> {
    let mut authorities = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for certificate in &trust.added {
        authorities.add(certificate.clone()).map_err(|error| {
            ca_file_error(format!(
                "ca_file holds a certificate that can't be used: {error}"
            ))
        })?;
    }
    let (usable, _) = authorities.add_parsable_certificates(trust.system.iter().cloned());
    if usable == 0 && !trust.system.is_empty() {
        return Err(system_trust::refused(
            "the system's store holds no certificate that can be used",
        ));
    }
    Ok(authorities)
}

#[cfg(test)]
mod tests {
    use paynet_sandbox::Sandbox;

    use super::*;

    #[test]
    fn clients_with_the_same_trust_share_one_configuration() {
        let ours = Trust::default();
        let first = client_config(&ours).unwrap();
        let second = client_config(&ours).unwrap();
        assert!(Arc::ptr_eq(&first, &second));
    }

    #[test]
    fn a_certificate_that_cannot_be_used_is_refused() {
        let broken = Trust {
            added: vec![Certificate::from(vec![1, 2, 3])],
            ..Trust::default()
        };
        let error = client_config(&broken).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_CA_FILE);
        assert_eq!(error.field(), Some("ca_file"));
    }

    #[test]
    fn the_systems_store_may_hold_odd_certificates_beside_others() {
        let odd = Certificate::from(vec![1, 2, 3]);
        let sandbox = Sandbox::start();
        let good = Certificate::from_pem_slice(sandbox.ca_pem().as_bytes()).unwrap();
        let of = |system: &[&Certificate]| {
            authorities(&Trust {
                system: system.iter().copied().cloned().collect(),
                ..Trust::default()
            })
        };
        let mozillas = of(&[]).unwrap().len();
        assert_eq!(of(&[&odd, &good]).unwrap().len(), mozillas + 1);
        let error = of(&[&odd]).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_CA_FILE);
        assert_eq!(error.field(), Some("system_trust"));
    }
}
