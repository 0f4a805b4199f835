//! TLS: what was agreed upon, and whose certificate it is.

use time::Duration;

use super::clock;
use super::report::{Finding, Row};
use super::texts::{
    TLS_BAD_CERTIFICATE, TLS_CUT, TLS_ENDS_SOON, TLS_EXPIRED, TLS_FAILED, TLS_FINE, TLS_NONE,
    TLS_NOT_SPOKEN, TLS_NOT_YET_VALID, TLS_NOTHING_COMMON, TLS_SELF_SIGNED, TLS_SILENT,
    TLS_UNKNOWN_AUTHORITY, TLS_WRONG_HOST,
};
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_TIMEOUT_TLS, PAYNET_ERR_TLS_CERTIFICATE,
    PAYNET_ERR_TLS_EXPIRED, PAYNET_ERR_TLS_NO_COMMON, PAYNET_ERR_TLS_NOT_SPOKEN,
    PAYNET_ERR_TLS_NOT_YET_VALID, PAYNET_ERR_TLS_UNKNOWN_CA, PAYNET_ERR_TLS_WRONG_HOST,
};
use crate::error::{Error, Phase};
use crate::http::{BaseUrl, CertificateFacts, Probe};

/// Whoever renews certificates has done so by then.
const SOON: Duration = Duration::days(7);

pub(super) fn examine(base_url: &BaseUrl, probe: &Probe, findings: &mut Vec<Finding>) {
    let today = clock::now().date();
    let certificate = probe.certificate.as_ref();
    let row = match (&probe.failure, &probe.tls) {
        (Some(error), _) if error.phase() == Phase::Tls => row_of(error, certificate),
        (None, None) => &TLS_NONE,
        (None, Some(_)) if certificate.is_some_and(|facts| facts.last_day < today + SOON) => {
            &TLS_ENDS_SOON
        }
        (None, Some(_)) => &TLS_FINE,
        (Some(_), _) => return,
    };
    let name = |name: &str| -> String {
        if name.is_empty() {
            "-".into()
        } else {
            name.into()
        }
    };
    let of = |read: fn(&CertificateFacts) -> &str| name(certificate.map_or("", read));
    let day = |read: fn(&CertificateFacts) -> time::Date| {
        certificate.map_or_else(String::new, |facts| read(facts).to_string())
    };
    let tls = probe.tls.as_ref();
    let details = [
        ("host", base_url.host()),
        ("port", &base_url.port().to_string()),
        ("version", tls.map_or("", |tls| tls.version)),
        ("suite", tls.map_or("", |tls| tls.suite)),
        ("subject", &of(|facts| &facts.subject)),
        ("issuer", &of(|facts| &facts.issuer)),
        ("first", &day(|facts| facts.first_day)),
        ("last", &day(|facts| facts.last_day)),
        ("today", &today.to_string()),
        ("detail", probe.failure.as_ref().map_or("", Error::message)),
    ];
    findings.push(Finding::new(row, &details));
}

fn row_of(error: &Error, certificate: Option<&CertificateFacts>) -> &'static Row {
    match error.code() {
        PAYNET_ERR_TLS_EXPIRED => &TLS_EXPIRED,
        PAYNET_ERR_TLS_NOT_YET_VALID => &TLS_NOT_YET_VALID,
        PAYNET_ERR_TLS_WRONG_HOST => &TLS_WRONG_HOST,
        PAYNET_ERR_TLS_UNKNOWN_CA if certificate.is_some_and(|facts| facts.is_self_signed) => {
            &TLS_SELF_SIGNED
        }
        PAYNET_ERR_TLS_UNKNOWN_CA => &TLS_UNKNOWN_AUTHORITY,
        PAYNET_ERR_TLS_CERTIFICATE => &TLS_BAD_CERTIFICATE,
        PAYNET_ERR_TLS_NO_COMMON => &TLS_NOTHING_COMMON,
        PAYNET_ERR_TLS_NOT_SPOKEN => &TLS_NOT_SPOKEN,
        PAYNET_ERR_BROKEN_BEFORE_SEND => &TLS_CUT,
        PAYNET_ERR_TIMEOUT_TLS => &TLS_SILENT,
        _ => &TLS_FAILED,
    }
}
