//! The authorities of the operating system's own store. No environment variable says where that is.

use super::trust::Certificate;
use crate::error::Error;
use crate::error::status::PAYNET_ERR_CA_FILE;

/// What is in the store, odd certificates included: webpki passes over those.
pub(crate) fn system_certificates() -> Result<Vec<Certificate>, Error> {
    let certificates = store::read()
        .map_err(|why| refused(&format!("the system's store can't be read: {why}")))?;
    if certificates.is_empty() {
        return Err(refused("the system's store holds no certificate"));
    }
    Ok(certificates)
}

pub(super) fn refused(why: &str) -> Error {
    Error::new(
        PAYNET_ERR_CA_FILE,
        format!("system_trust can't be had: {why}"),
    )
    .in_field("system_trust")
}

#[cfg(not(windows))]
mod store {
    use openssl_probe::candidate_cert_dirs;
    use rustls_native_certs::load_certs_from_paths;

    use super::Certificate;

    /// From the directories alone: `openssl_probe::probe`, and with it rustls_native_certs' own look for a store, would ask
    /// environment variables first. The file with all certificates lies in one of these on every system.
    pub(super) fn read() -> Result<Vec<Certificate>, String> {
        let mut certificates = Vec::new();
        let mut failure = None;
        for directory in candidate_cert_dirs() {
            let found = load_certs_from_paths(None, Some(directory));
            failure = failure.or_else(|| found.errors.into_iter().next());
            certificates.extend(found.certs);
        }
        match failure {
            Some(failure) if certificates.is_empty() => Err(failure.to_string()),
            _ => Ok(certificates),
        }
    }
}

#[cfg(windows)]
mod store {
    use std::io;

    use schannel::cert_context::{CertContext, ValidUses};
    use schannel::cert_store::CertStore;

    use super::Certificate;

    const SERVER_AUTHENTICATION: &str = "1.3.6.1.5.5.7.3.1";

    /// The user's roots, which the machine's are a part of, but those that Windows has withdrawn.
    pub(super) fn read() -> io::Result<Vec<Certificate>> {
        let withdrawn: Vec<Certificate> = CertStore::open_current_user("Disallowed")
            .map(|store| store.certs().map(|one| der(&one)).collect())
            .unwrap_or_default();
        let roots = CertStore::open_current_user("ROOT")?;
        let good = roots.certs().filter(is_for_servers).map(|one| der(&one));
        Ok(good.filter(|one| !withdrawn.contains(one)).collect())
    }

    fn der(certificate: &CertContext) -> Certificate {
        Certificate::from(certificate.to_der().to_vec())
    }

    fn is_for_servers(certificate: &CertContext) -> bool {
        match certificate.valid_uses() {
            Ok(ValidUses::All) => true,
            Ok(ValidUses::Oids(uses)) => uses.iter().any(|usage| usage == SERVER_AUTHENTICATION),
            Err(_) => false,
        }
    }
}
