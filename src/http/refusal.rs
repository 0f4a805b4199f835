//! Why webpki refused the server's certificate, in words.

use std::error::Error as StdError;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::{CertificateError, OtherError};
use time::OffsetDateTime;
use webpki::{Cert, EndEntityCert};

use super::certificate::{self, harmless};
use crate::error::status::{
    PAYNET_ERR_TLS_CERTIFICATE, PAYNET_ERR_TLS_EXPIRED, PAYNET_ERR_TLS_NOT_YET_VALID,
    PAYNET_ERR_TLS_UNKNOWN_CA, PAYNET_ERR_TLS_WRONG_HOST,
};

/// No chain leads to an authority that is trusted.
#[derive(Debug)]
struct Untrusted(String);

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for Untrusted {}

/// In place of webpki's bare "unknown issuer".
pub(super) fn untrusted(
    end_entity: &CertificateDer<'_>,
    intermediates: &[CertificateDer<'_>],
) -> CertificateError {
    let untrusted = Untrusted(whom_nobody_trusts(end_entity, intermediates));
    CertificateError::Other(OtherError(Arc::new(untrusted)))
}

fn whom_nobody_trusts(
    end_entity: &CertificateDer<'_>,
    intermediates: &[CertificateDer<'_>],
) -> String {
    let Ok(server) = EndEntityCert::try_from(end_entity) else {
        return "it was issued by nobody who is trusted".to_owned();
    };
    let issuer = quoted(server.issuer());
    if server.issuer() == server.subject() {
        return format!("it is signed by itself ({issuer}) and by no authority");
    }
    let sent: Vec<_> = intermediates.iter().map(EndEntityCert::try_from).collect();
    let sent: Vec<&Cert<'_>> = sent.iter().flatten().map(|sent| &**sent).collect();
    match end_of_chain(server.issuer(), &sent) {
        None => format!(
            "it was issued by {issuer}, which is not trusted, and the server sent no certificate that says who is \
             behind {issuer}"
        ),
        Some(end) if end == server.issuer() => {
            format!("it was issued by {issuer}, which is not trusted")
        }
        Some(end) => format!(
            "it was issued by {issuer}, and the chain ends at {}, which is not trusted",
            quoted(end)
        ),
    }
}

/// The last issuer of the chain that begins at `issuer`; nobody if the chain has no link.
fn end_of_chain<'a>(issuer: &'a [u8], sent: &[&'a Cert<'_>]) -> Option<&'a [u8]> {
    let mut end = issuer;
    // A chain is no longer than what was sent, and this ends with a circle, too.
    for _ in sent {
        match sent.iter().find(|cert| cert.subject() == end) {
            Some(cert) => end = cert.issuer(),
            None => break,
        }
    }
    let linked = sent.iter().any(|cert| cert.subject() == issuer);
    linked.then_some(end)
}

/// In quotes.
fn quoted(name: &[u8]) -> String {
    match certificate::name(name).as_str() {
        "-" => "an authority without a name".to_owned(),
        name => format!("\"{name}\""),
    }
}

/// More names of a certificate are left out.
const MOST_NAMES: usize = 3;

fn list(names: &[String]) -> String {
    let shown: Vec<String> = names
        .iter()
        .take(MOST_NAMES)
        .map(|name| host(name))
        .collect();
    match names.len().saturating_sub(MOST_NAMES) {
        0 if shown.is_empty() => "no host".to_owned(),
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// webpki writes `DnsName("host")` and `IpAddress(127.0.0.1)`, and other kinds of names in the same way.
fn host(name: &str) -> String {
    let (kind, value) = name.split_once('(').unwrap_or((name, ""));
    let value = value.trim_end_matches(')').trim_matches('"');
    match kind {
        "DnsName" if value.parse::<IpAddr>().is_ok() => format!("{value} as a name"),
        "DnsName" | "IpAddress" => harmless(value),
        _ => "something that is no host".to_owned(),
    }
}

fn day(time: UnixTime) -> String {
    let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    OffsetDateTime::from_unix_timestamp(seconds).map_or_else(
        |_| "a day far away".to_owned(),
        |time| time.date().to_string(),
    )
}

/// Which code a refused certificate has, and in which words.
pub(super) fn refused(why: &CertificateError) -> (i32, String) {
    use CertificateError as Why;
    match why {
        Why::ExpiredContext { time, not_after } => (
            PAYNET_ERR_TLS_EXPIRED,
            format!(
                "it expired on {}, and today is {}",
                day(*not_after),
                day(*time)
            ),
        ),
        Why::Expired => (PAYNET_ERR_TLS_EXPIRED, "it has expired".to_owned()),
        Why::NotValidYetContext { time, not_before } => (
            PAYNET_ERR_TLS_NOT_YET_VALID,
            format!(
                "it is valid from {} on, and today is {} on this machine",
                day(*not_before),
                day(*time)
            ),
        ),
        Why::NotValidYet => (
            PAYNET_ERR_TLS_NOT_YET_VALID,
            "it is not valid yet".to_owned(),
        ),
        Why::NotValidForNameContext {
            expected,
            presented,
        } => (
            PAYNET_ERR_TLS_WRONG_HOST,
            format!(
                "it is for {}, not for {}",
                list(presented),
                expected.to_str()
            ),
        ),
        Why::NotValidForName => (
            PAYNET_ERR_TLS_WRONG_HOST,
            "it is for another host".to_owned(),
        ),
        Why::UnknownIssuer => (
            PAYNET_ERR_TLS_UNKNOWN_CA,
            "it was issued by nobody who is trusted".to_owned(),
        ),
        Why::Other(OtherError(cause)) => match cause.downcast_ref::<Untrusted>() {
            Some(untrusted) => (PAYNET_ERR_TLS_UNKNOWN_CA, untrusted.to_string()),
            None => (PAYNET_ERR_TLS_CERTIFICATE, misused(cause.downcast_ref())),
        },
        other => (PAYNET_ERR_TLS_CERTIFICATE, malformed(other)),
    }
}

fn malformed(why: &CertificateError) -> String {
    use CertificateError as Why;
    match why {
        Why::BadEncoding => "it can't be read".to_owned(),
        Why::BadSignature => {
            "a signature does not hold: forged, or made with an RSA key of less than 2048 bits"
                .to_owned()
        }
        Why::UnsupportedSignatureAlgorithmContext { .. }
        | Why::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            "it is signed in a way that is not accepted, SHA-1 or MD5 say".to_owned()
        }
        Why::InvalidPurpose | Why::InvalidPurposeContext { .. } => {
            "it is not meant for a server".to_owned()
        }
        other => other.to_string(),
    }
}

fn misused(why: Option<&webpki::Error>) -> String {
    use webpki::Error as Why;
    match why {
        Some(Why::CaUsedAsEndEntity) => "it is an authority's, not a server's".to_owned(),
        Some(Why::EndEntityUsedAsCa) => "it was issued by somebody who is no authority".to_owned(),
        Some(Why::NameConstraintViolation) => {
            "its authority may not issue certificates for that host".to_owned()
        }
        Some(Why::PathLenConstraintViolated) => {
            "an authority that may appoint no other one has done so".to_owned()
        }
        Some(Why::UnsupportedCriticalExtension) => {
            "it sets a critical condition that is unknown here".to_owned()
        }
        Some(other) => format!("it breaks the rules for certificates ({other:?})"),
        None => "it is refused".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_stands_in_quotes() {
        let name = [0x31, 11, 0x30, 9, 6, 3, 0x55, 4, 3, 12, 2, b'C', b'A'];
        assert_eq!(quoted(&name), "\"CA\"");
        assert_eq!(quoted(&[]), "an authority without a name");
    }

    #[test]
    fn the_names_are_listed_as_people_write_them() {
        let names = [
            "DnsName(\"a.test\")",
            "IpAddress(127.0.0.1)",
            "DirectoryName",
            "DnsName(\"127.0.0.1\")",
        ];
        let names = names.map(str::to_owned);
        assert_eq!(
            list(&names),
            "a.test, 127.0.0.1, something that is no host and 1 more"
        );
        assert_eq!(list(&names[3..]), "127.0.0.1 as a name");
        assert_eq!(list(&[]), "no host");
    }
}
