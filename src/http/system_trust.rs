//! The authorities of the operating system's own store. No environment variable says where that is.

use std::time::{SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;

use super::certificate::{CertificateFacts, Day};
use super::trust::Certificate;
use crate::error::Error;
use crate::error::status::PAYNET_ERR_CA_FILE;

/// What is in the store and has not expired, odd certificates included: webpki passes over those. At the days of an
/// authority it never looks.
pub(crate) fn system_certificates() -> Result<Vec<Certificate>, Error> {
    let mut certificates = store::read()
        .map_err(|why| refused(&format!("the system's store can't be read: {why}")))?;
    if let Some(today) = today() {
        certificates.retain(|one| !is_over(one, today));
    }
    if certificates.is_empty() {
        return Err(refused("the system's store holds no certificate"));
    }
    Ok(certificates)
}

/// One that is not valid yet stays: the clock may be slow, and be put right before the first call.
fn is_over(certificate: &Certificate, today: Day) -> bool {
    CertificateFacts::of(certificate).is_some_and(|facts| facts.last_day < today)
}

fn today() -> Option<Day> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(since.as_secs()).ok()?;
    let (year, month, day) = OffsetDateTime::from_unix_timestamp(seconds)
        .ok()?
        .to_calendar_date();
    Some(Day(year.unsigned_abs() * 10_000
        + u32::from(u8::from(month)) * 100
        + u32::from(day)))
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
        let withdrawn = CertStore::open_current_user("Disallowed")?;
        let withdrawn: Vec<Certificate> = withdrawn.certs().map(|one| der(&one)).collect();
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

#[cfg(test)]
mod tests {
    use paynet_sandbox::Sandbox;
    use rustls::pki_types::pem::PemObject;

    use super::*;

    #[test]
    fn an_authority_is_over_from_the_day_after_its_last() {
        let sandbox = Sandbox::start();
        let until_2099_01_01 = Certificate::from_pem_slice(sandbox.ca_pem().as_bytes()).unwrap();
        for (today, over) in [
            (Day(20190101), false),
            (Day(20990101), false),
            (Day(20990102), true),
        ] {
            assert_eq!(is_over(&until_2099_01_01, today), over, "{today}");
        }
        assert!(!is_over(&Certificate::from(vec![1, 2, 3]), Day(20990102)));
    }

    #[test]
    fn today_is_a_day_of_the_calendar() {
        assert!(today().unwrap() > Day(20260101));
    }
}
