//! TLS: what was agreed upon, and whose certificate it is.

use super::clock;
use super::report::{Chart, Row};
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
use crate::http::{CertificateFacts, Probe};

/// Whoever renews certificates has done so by then.
const SOON_DAYS: u64 = 7;

/// What the texts say of a certificate.
pub(super) fn note(facts: &CertificateFacts, chart: &mut Chart) {
    chart.note("subject", &facts.subject);
    chart.note("issuer", &facts.issuer);
    chart.note("first", &facts.first_day.to_string());
    chart.note("last", &facts.last_day.to_string());
}

#[cold]
pub(super) fn examine(probe: &Probe, chart: &mut Chart) {
    let certificate = probe.certificate.as_ref();
    match certificate {
        Some(facts) => note(facts, chart),
        None => {
            for name in ["subject", "issuer", "first", "last"] {
                chart.note(name, "-");
            }
        }
    }
    if let Some(tls) = &probe.tls {
        chart.note("version", tls.version);
        chart.note("suite", tls.suite);
    }
    let ends_soon = |facts: &CertificateFacts| facts.last_day < clock::day_in(SOON_DAYS);
    let row = match (&probe.failure, &probe.tls) {
        (Some(error), _) if error.phase() == Phase::Tls => {
            chart.note("detail", error.message());
            row_of(error, certificate)
        }
        (Some(_), _) => return,
        (None, None) => &TLS_NONE,
        (None, Some(_)) if certificate.is_some_and(ends_soon) => &TLS_ENDS_SOON,
        (None, Some(_)) => &TLS_FINE,
    };
    chart.find(row);
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
