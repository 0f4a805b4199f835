//! Whom to trust, and why a handshake failed.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{
    AlertDescription, CertificateError, ClientConfig, ClientConnection, RootCertStore, version,
};

use super::wire::Wire;
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_CA_FILE, PAYNET_ERR_INTERNAL, PAYNET_ERR_TIMEOUT_TLS,
    PAYNET_ERR_TLS_CERTIFICATE, PAYNET_ERR_TLS_EXPIRED, PAYNET_ERR_TLS_FAILED,
    PAYNET_ERR_TLS_NO_COMMON, PAYNET_ERR_TLS_NOT_SPOKEN, PAYNET_ERR_TLS_NOT_YET_VALID,
    PAYNET_ERR_TLS_UNKNOWN_CA, PAYNET_ERR_TLS_WRONG_HOST, PAYNET_ERR_URL,
};
use crate::error::{Error, Phase};

pub(crate) type Certificate = CertificateDer<'static>;

/// The authorities whose certificates are accepted.
pub(crate) struct Trust(Arc<RootCertStore>);

impl Trust {
    /// Mozilla's list, which is compiled in so that it is the same on every machine, and `added`.
    pub(crate) fn with(added: Vec<Certificate>) -> Result<Trust, Error> {
        let mut roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        for certificate in added {
            roots.add(certificate).map_err(|error| {
                ca_file_error(format!(
                    "ca_file holds a certificate that can't be used: {error}"
                ))
            })?;
        }
        Ok(Trust(Arc::new(roots)))
    }
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

/// TLS 1.2, which Paynet names, and 1.3; verification has no switch.
pub(super) fn client_config(trust: &Trust) -> Result<Arc<ClientConfig>, Error> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])
        .map_err(|error| Error::new(PAYNET_ERR_INTERNAL, format!("TLS can't be set up: {error}")))?
        .with_root_certificates(Arc::clone(&trust.0))
        .with_no_client_auth();
    Ok(Arc::new(config))
}

pub(super) fn handshake(
    config: &Arc<ClientConfig>,
    host: &str,
    wire: &mut Wire,
) -> Result<Box<ClientConnection>, Error> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| {
        Error::new(
            PAYNET_ERR_URL,
            format!("{host} is no name a certificate can be for"),
        )
        .in_field("base_url")
    })?;
    let mut connection = ClientConnection::new(Arc::clone(config), name)
        .map_err(|error| handshake_failure(&error))?;
    while connection.is_handshaking() {
        connection
            .complete_io(wire)
            .map_err(|error| handshake_io_failure(&error))?;
    }
    Ok(Box::new(connection))
}

fn handshake_io_failure(error: &io::Error) -> Error {
    if let Some(tls) = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<rustls::Error>())
    {
        return handshake_failure(tls);
    }
    let (code, message) = match error.kind() {
        ErrorKind::TimedOut => (
            PAYNET_ERR_TIMEOUT_TLS,
            "the time for the TLS handshake ran out".to_owned(),
        ),
        kind => (
            PAYNET_ERR_BROKEN_BEFORE_SEND,
            format!("the line broke during the TLS handshake: {kind}"),
        ),
    };
    Error::new(code, message).in_phase(Phase::Tls)
}

fn handshake_failure(error: &rustls::Error) -> Error {
    let code = match error {
        rustls::Error::InvalidCertificate(why) => certificate_code(why),
        rustls::Error::NoCertificatesPresented => PAYNET_ERR_TLS_CERTIFICATE,
        rustls::Error::PeerIncompatible(_)
        | rustls::Error::AlertReceived(
            AlertDescription::HandshakeFailure
            | AlertDescription::ProtocolVersion
            | AlertDescription::InsufficientSecurity,
        ) => PAYNET_ERR_TLS_NO_COMMON,
        rustls::Error::InvalidMessage(_) => PAYNET_ERR_TLS_NOT_SPOKEN,
        _ => PAYNET_ERR_TLS_FAILED,
    };
    Error::new(code, format!("the TLS handshake failed: {error}")).in_phase(Phase::Tls)
}

fn certificate_code(why: &CertificateError) -> i32 {
    match why {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            PAYNET_ERR_TLS_EXPIRED
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            PAYNET_ERR_TLS_NOT_YET_VALID
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            PAYNET_ERR_TLS_WRONG_HOST
        }
        CertificateError::UnknownIssuer => PAYNET_ERR_TLS_UNKNOWN_CA,
        _ => PAYNET_ERR_TLS_CERTIFICATE,
    }
}
