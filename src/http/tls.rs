//! The TLS handshake, and why it failed.

use std::io::{self, ErrorKind, Read};
use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{AlertDescription, ClientConfig, ClientConnection, PeerIncompatible, PeerMisbehaved};
use zeroize::Zeroize;

use super::refusal;
use super::wire::Wire;
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_TIMEOUT_TLS, PAYNET_ERR_TLS_CERTIFICATE,
    PAYNET_ERR_TLS_FAILED, PAYNET_ERR_TLS_NO_COMMON, PAYNET_ERR_TLS_NOT_SPOKEN, PAYNET_ERR_URL,
};
use crate::error::{Error, Phase};

pub(super) fn handshake(
    config: &Arc<ClientConfig>,
    host: &str,
    wire: &mut Wire,
) -> Result<Box<ClientConnection>, Error> {
    let mut connection = ClientConnection::new(Arc::clone(config), server_name(host)?)
        .map_err(|error| handshake_failure(&error))?;
    converse(&mut connection, wire).map_err(|error| handshake_io_failure(&error))?;
    Ok(Box::new(connection))
}

/// Whom the certificate must be for.
pub(super) fn server_name(host: &str) -> Result<ServerName<'static>, Error> {
    ServerName::try_from(host.to_owned()).map_err(|_| {
        Error::new(
            PAYNET_ERR_URL,
            format!("{host} is no name a certificate can be for"),
        )
        .in_field("base_url")
    })
}

/// Sends and receives until both sides agree. What is then left to send waits for the request, to leave in one write with
/// it.
fn converse(connection: &mut ClientConnection, wire: &mut Wire) -> io::Result<()> {
    while connection.is_handshaking() {
        send_waiting(connection, wire)?;
        if connection.read_tls(wire)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if let Err(error) = connection.process_new_packets() {
            // The server shall learn why; it may be gone already.
            let _ = send_waiting(connection, wire);
            return Err(io::Error::new(ErrorKind::InvalidData, error));
        }
    }
    Ok(())
}

/// Sends what the handshake left to send, for a line that has no request yet.
pub(super) fn finish(connection: &mut ClientConnection, wire: &mut Wire) -> Result<(), Error> {
    send_waiting(connection, wire).map_err(|error| handshake_io_failure(&error))
}

pub(super) fn send_waiting(connection: &mut ClientConnection, wire: &mut Wire) -> io::Result<()> {
    while connection.wants_write() {
        connection.write_tls(wire)?;
    }
    Ok(())
}

/// rustls deciphers an answer in the place where it was received, and keeps that for the next one. It lends it to whoever
/// reads from the wire. `received` is how many bytes came, so no more of the place was used.
pub(super) fn wipe_received(connection: &mut ClientConnection, received: usize) {
    struct Wiper(usize);

    impl Read for Wiper {
        fn read(&mut self, place: &mut [u8]) -> io::Result<usize> {
            let used = self.0.min(place.len());
            place.get_mut(..used).unwrap_or_default().zeroize();
            Err(ErrorKind::WouldBlock.into())
        }
    }

    let _ = connection.read_tls(&mut Wiper(received));
}

pub(super) fn handshake_io_failure(error: &io::Error) -> Error {
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
    let (code, message) = match error {
        rustls::Error::InvalidCertificate(why) => {
            let (code, words) = refusal::refused(why);
            (
                code,
                format!("the server's certificate is refused: {words}"),
            )
        }
        rustls::Error::NoCertificatesPresented => (
            PAYNET_ERR_TLS_CERTIFICATE,
            "the server showed no certificate".to_owned(),
        ),
        rustls::Error::PeerIncompatible(PeerIncompatible::ServerDoesNotSupportTls12Or13)
        | rustls::Error::AlertReceived(AlertDescription::ProtocolVersion) => (
            PAYNET_ERR_TLS_NO_COMMON,
            "the server speaks neither TLS 1.2 nor 1.3".to_owned(),
        ),
        rustls::Error::AlertReceived(
            AlertDescription::HandshakeFailure | AlertDescription::InsufficientSecurity,
        ) => (
            PAYNET_ERR_TLS_NO_COMMON,
            "the server has no cipher suite, or no key, that is safe enough".to_owned(),
        ),
        rustls::Error::PeerIncompatible(_) => (
            PAYNET_ERR_TLS_NO_COMMON,
            format!("the TLS of the server is of another kind: {error}"),
        ),
        rustls::Error::InvalidMessage(_) => (
            PAYNET_ERR_TLS_NOT_SPOKEN,
            format!("the server does not speak TLS: {error}"),
        ),
        rustls::Error::PeerMisbehaved(
            PeerMisbehaved::AttemptedDowngradeToTls12WhenTls13IsSupported,
        ) => (
            PAYNET_ERR_TLS_FAILED,
            "somebody on the way has taken TLS 1.3 out of the handshake".to_owned(),
        ),
        rustls::Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedCipherSuite) => (
            PAYNET_ERR_TLS_FAILED,
            "the server insists on a cipher suite that was not offered".to_owned(),
        ),
        _ => (
            PAYNET_ERR_TLS_FAILED,
            format!("the TLS handshake failed: {error}"),
        ),
    };
    Error::new(code, message).in_phase(Phase::Tls)
}
