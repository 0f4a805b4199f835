//! Who decides on the server's certificate: webpki alone.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, SignatureScheme};

use super::certificate::CertificateFacts;
use super::refusal;

/// Hands everything to webpki. Rustls shows a refused certificate to nobody else, so here is noted whose it is.
pub(super) struct Verifier {
    webpki: Arc<WebPkiServerVerifier>,
    seen: Option<Arc<Seen>>,
}

/// webpki's own would list all authorities, and takes 20 kB of code for it.
impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verifier")
    }
}

impl Verifier {
    pub(super) fn new(webpki: Arc<WebPkiServerVerifier>) -> Verifier {
        Verifier { webpki, seen: None }
    }

    /// For a TLS that is not rustls': whether the server may be believed now.
    #[cfg(windows)]
    pub(super) fn verdict(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
    ) -> Result<(), rustls::Error> {
        self.verify_server_cert(end_entity, intermediates, server_name, &[], UnixTime::now())
            .map(drop)
    }

    /// The same, and `seen` gets each certificate, also a refused one.
    pub(super) fn watched(self, seen: &Arc<Seen>) -> Verifier {
        Verifier {
            seen: Some(Arc::clone(seen)),
            ..self
        }
    }
}

/// The server's certificate.
#[derive(Default)]
pub(super) struct Seen(Mutex<Option<CertificateFacts>>);

impl Seen {
    fn put(&self, certificate: &CertificateDer<'_>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = CertificateFacts::of(certificate);
    }

    pub(super) fn take(&self) -> Option<CertificateFacts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if let Some(seen) = &self.seen {
            seen.put(end_entity);
        }
        self.webpki
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            .map_err(|error| match error {
                rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer) => {
                    refusal::untrusted(end_entity, intermediates).into()
                }
                other => other,
            })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.webpki
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.webpki
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.webpki.supported_verify_schemes()
    }
}
