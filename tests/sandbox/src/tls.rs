//! The sandbox's own certificate authority, and the ways in which its TLS can be right or wrong.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, date_time_ymd,
};
use std::error::Error;
use std::str::FromStr;
use std::sync::Arc;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{CipherSuite, ServerConfig, SupportedProtocolVersion};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tls {
    /// TLS 1.2 and 1.3 with a certificate signed by the sandbox's CA.
    #[default]
    Valid,
    Only12,
    Only13,
    /// The certificate ended in 2021.
    Expired,
    /// The certificate begins in 2098.
    NotYetValid,
    /// The certificate is for another name.
    WrongHost,
    /// Signed by a CA that the CA file does not hold.
    UnknownCa,
    SelfSigned,
    /// No cipher suite fits, so every handshake ends in an alert: `handshake_failure`, or
    /// `protocol_version` for a client that speaks TLS 1.3 alone.
    NoCommonSuite,
    /// Plain http.
    Plain,
}

const NAMES: [(Tls, &str); 10] = [
    (Tls::Valid, "valid"),
    (Tls::Only12, "only-1.2"),
    (Tls::Only13, "only-1.3"),
    (Tls::Expired, "expired"),
    (Tls::NotYetValid, "not-yet-valid"),
    (Tls::WrongHost, "wrong-host"),
    (Tls::UnknownCa, "unknown-ca"),
    (Tls::SelfSigned, "self-signed"),
    (Tls::NoCommonSuite, "no-common-suite"),
    (Tls::Plain, "plain"),
];

impl Tls {
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(_, name)| *name)
    }
}

impl FromStr for Tls {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        NAMES
            .iter()
            .find(|(_, name)| *name == text)
            .map(|(mode, _)| *mode)
            .ok_or_else(|| format!("unknown TLS mode \"{text}\""))
    }
}

pub(crate) type Authority = CertifiedIssuer<'static, KeyPair>;

pub(crate) fn authority(name: &str) -> Result<Authority, rcgen::Error> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2099, 1, 1));
    CertifiedIssuer::self_signed(params, new_key()?)
}

/// How the server speaks TLS in this mode; nothing for plain http.
pub(crate) fn server_config(
    mode: Tls,
    names: &[String],
    authority: &Authority,
) -> Result<Option<ServerConfig>, Box<dyn Error + Send + Sync>> {
    if mode == Tls::Plain {
        return Ok(None);
    }
    let (certificate, key) = identity(mode, names, authority)?;
    let config = ServerConfig::builder_with_provider(Arc::new(provider(mode)))
        .with_protocol_versions(&versions(mode))?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?;
    Ok(Some(config))
}

fn versions(mode: Tls) -> Vec<&'static SupportedProtocolVersion> {
    match mode {
        Tls::Only12 | Tls::NoCommonSuite => vec![&TLS12],
        Tls::Only13 => vec![&TLS13],
        _ => vec![&TLS12, &TLS13],
    }
}

fn provider(mode: Tls) -> CryptoProvider {
    let mut provider = ring::default_provider();
    if mode == Tls::NoCommonSuite {
        // A suite for RSA beside a certificate with an ECDSA key.
        provider
            .cipher_suites
            .retain(|suite| suite.suite() == CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256);
    }
    provider
}

fn identity(
    mode: Tls,
    names: &[String],
    authority: &Authority,
) -> Result<(CertificateDer<'static>, PrivateKeyDer<'static>), rcgen::Error> {
    let key = new_key()?;
    let params = certificate_params(mode, names)?;
    let certificate = match mode {
        Tls::SelfSigned => params.self_signed(&key)?,
        Tls::UnknownCa => params.signed_by(&key, &*self::authority("Somebody else's CA")?)?,
        _ => params.signed_by(&key, authority)?,
    };
    Ok((certificate.der().clone(), key.into()))
}

fn certificate_params(mode: Tls, added: &[String]) -> Result<CertificateParams, rcgen::Error> {
    let mut names = match mode {
        Tls::WrongHost => vec!["somewhere-else.invalid".to_owned()],
        _ => ["localhost", "127.0.0.1", "::1"]
            .map(str::to_owned)
            .to_vec(),
    };
    names.extend_from_slice(added);
    let (first_year, last_year) = match mode {
        Tls::Expired => (2020, 2021),
        Tls::NotYetValid => (2098, 2099),
        _ => (2020, 2099),
    };
    let mut params = CertificateParams::new(names)?;
    params
        .distinguished_name
        .push(DnType::CommonName, "Paynet sandbox");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    (params.not_before, params.not_after) = (
        date_time_ymd(first_year, 1, 1),
        date_time_ymd(last_year, 1, 1),
    );
    Ok(params)
}

fn new_key() -> Result<KeyPair, rcgen::Error> {
    KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)
}
