//! The system's TLS, SChannel. It encrypts; whether the server is believed is webpki's verdict, as with the library's own.

use std::io::{self, ErrorKind, Read, Write};
use std::net::IpAddr;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{AlertDescription, InvalidMessage};
use schannel::cert_context::CertContext;
use schannel::schannel_cred::{Direction, Protocol, SchannelCred};
use schannel::tls_stream::{self, CertValidationResult, HandshakeError, TlsStream};
use zeroize::Zeroize;

use super::tls;
use super::trust::Certificate;
use super::verifier::Verifier;
use super::wire::Wire;
use crate::background;
use crate::error::status::{PAYNET_ERR_INTERNAL, PAYNET_ERR_TLS_FAILED, PAYNET_ERR_TLS_NO_COMMON};
use crate::error::{Error, Phase};

pub(super) struct SystemTls {
    /// One for all lines, so that they resume each other's sessions.
    credential: SchannelCred,
    verifier: Arc<Verifier>,
}

impl SystemTls {
    /// TLS 1.2 alone, since a server that has 1.3 has what the library's own TLS wants.
    pub(super) fn new(verifier: Verifier) -> Result<SystemTls, Error> {
        let credential = SchannelCred::builder()
            .enabled_protocols(&[Protocol::Tls12])
            .acquire(Direction::Outbound)
            .map_err(|error| {
                let message = format!("the system's TLS can't be set up: {}", said(&error));
                Error::new(PAYNET_ERR_INTERNAL, message)
            })?;
        Ok(SystemTls {
            credential,
            verifier: Arc::new(verifier),
        })
    }

    /// On a thread of its own: to learn of a certificate's issuers Windows may ask its servers, and takes its time.
    pub(super) fn handshake(&self, host: &str, wire: Wire) -> Result<SystemChannel, Error> {
        let deadline = wire.deadline();
        let credential = self.credential.clone();
        let verifier = Arc::clone(&self.verifier);
        let host = host.to_owned();
        background::result_by(deadline, move || shake(credential, verifier, &host, wire))
            .map_err(|error| failed(&format!("no thread could be started: {}", error.kind())))?
            .unwrap_or_else(|| Err(tls::handshake_io_failure(&ErrorKind::TimedOut.into())))
    }
}

fn shake(
    credential: SchannelCred,
    verifier: Arc<Verifier>,
    host: &str,
    wire: Wire,
) -> Result<SystemChannel, Error> {
    let name = tls::server_name(host)?;
    let tap = Tap {
        wire,
        began: false,
        ended: false,
        shut: false,
    };
    tls_stream::Builder::new()
        .domain(host)
        .use_sni(host.parse::<IpAddr>().is_err())
        // In place of the system's own verdict, whatever that is.
        .verify_callback(move |shown| judge(&verifier, &name, &shown))
        .connect(credential, tap)
        .map(|stream| SystemChannel {
            stream,
            more_came: false,
        })
        .map_err(|error| match error {
            HandshakeError::Failure(error) => handshake_failure(&error),
            // The wire waits by itself and never says that it would.
            HandshakeError::Interrupted(_) => failed("it was interrupted"),
        })
}

fn judge(
    verifier: &Verifier,
    name: &ServerName<'_>,
    shown: &CertValidationResult,
) -> io::Result<()> {
    let chain = shown.chain();
    let mut chain = chain.iter().flat_map(|chain| chain.certificates());
    let server = chain.next().ok_or(ErrorKind::InvalidData)?;
    let mut others: Vec<Certificate> = chain.map(|one| der(&one)).collect();
    if let Some(sent) = server.cert_store() {
        let mut sent: Vec<Certificate> = sent.certs().map(|one| der(&one)).collect();
        sent.retain(|one| !others.contains(one));
        others.append(&mut sent);
    }
    let verdict = verifier.verdict(&der(&server), &others, name);
    verdict.map_err(|refusal| io::Error::new(ErrorKind::InvalidData, refusal))
}

fn der(certificate: &CertContext) -> Certificate {
    Certificate::from(certificate.to_der().to_vec())
}

pub(super) struct SystemChannel {
    stream: TlsStream<Tap>,
    /// Whether anything came behind the last answer, and together with it.
    more_came: bool,
}

impl SystemChannel {
    pub(super) fn wire(&self) -> &Wire {
        &self.stream.get_ref().wire
    }

    pub(super) fn wire_mut(&mut self) -> &mut Wire {
        &mut self.stream.get_mut().wire
    }

    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).map_err(in_words)
    }

    pub(super) fn receive(&mut self, free: &mut [u8]) -> io::Result<usize> {
        match self.stream.read(free).map_err(in_words)? {
            // Anybody on the way can end the wire; the end of an answer is the server's alone to tell.
            0 if self.stream.get_ref().ended => Err(ErrorKind::UnexpectedEof.into()),
            amount => Ok(amount),
        }
    }

    /// Once an answer is read: looks whether more came with it, and wipes the place where SChannel deciphered it, which it
    /// lends to whoever reads from the wire.
    pub(super) fn forget_answer(&mut self) {
        self.stream.get_mut().shut = true;
        let outcome = self.stream.read(&mut [0]);
        self.stream.get_mut().shut = false;
        self.more_came = !matches!(outcome, Err(error) if error.kind() == ErrorKind::WouldBlock);
    }

    /// Whether it is open, and nothing came since the last answer. TLS 1.2 has nothing to say between two calls.
    pub(super) fn is_idle(&self) -> bool {
        !self.more_came && self.wire().is_quiet()
    }

    pub(super) fn close(mut self) {
        // The server may have gone.
        let _ = self.stream.shutdown();
    }
}

/// A wire that knows what SChannel's stream doesn't tell: whether a server speaks TLS at all, and whether the wire has
/// ended or TLS.
struct Tap {
    wire: Wire,
    began: bool,
    ended: bool,
    /// Whether nothing is to go over the wire, see `SystemChannel::forget_answer`.
    shut: bool,
}

/// What the first record of a server of TLS can be.
const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;

/// An alert after which the handshake goes on: that the server has no host of this name, say.
const WARNING: u8 = 1;

impl Read for Tap {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.shut {
            buffer.zeroize();
            return Err(ErrorKind::WouldBlock.into());
        }
        let amount = self.wire.read(buffer)?;
        self.ended = amount == 0;
        if !self.began && !self.ended {
            self.began = true;
            look_at_first(buffer.get(..amount).unwrap_or_default())
                .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
        }
        Ok(amount)
    }
}

/// Of bytes that are no TLS, SChannel would wait for as many as they seem to announce; an alert it keeps to itself.
fn look_at_first(record: &[u8]) -> Result<(), rustls::Error> {
    match *record {
        [HANDSHAKE, ..] => Ok(()),
        [ALERT, _, _, _, _, WARNING, ..] => Ok(()),
        [ALERT, _, _, _, _, _, alert, ..] => Err(rustls::Error::AlertReceived(alert.into())),
        [ALERT, ..] => Ok(()),
        _ => Err(InvalidMessage::InvalidContentType.into()),
    }
}

impl Write for Tap {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.shut {
            return Err(ErrorKind::BrokenPipe.into());
        }
        self.wire.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.wire.flush()
    }
}

/// What SChannel says of a server with which it has nothing in common, or one that says so.
const NOTHING_COMMON: [u32; 3] = [ILLEGAL_MESSAGE, ALGORITHM_MISMATCH, UNSUPPORTED_FUNCTION];
const ILLEGAL_MESSAGE: u32 = 0x8009_0326;
const ALGORITHM_MISMATCH: u32 = 0x8009_0331;
const UNSUPPORTED_FUNCTION: u32 = 0x8009_0302;

/// SChannel's own code. Those of the network are positive.
fn schannels(error: &io::Error) -> Option<u32> {
    let code = error.raw_os_error().filter(|code| *code < 0)?;
    Some(code.cast_unsigned())
}

/// The code alone: the system's text is in the user's language and in the system's code page.
fn said(error: &io::Error) -> String {
    match schannels(error) {
        Some(code) => format!("SChannel's error {code:#010X}"),
        None => error.kind().to_string(),
    }
}

fn in_words(error: io::Error) -> io::Error {
    match schannels(&error) {
        Some(_) => io::Error::new(ErrorKind::InvalidData, said(&error)),
        None => error,
    }
}

fn handshake_failure(error: &io::Error) -> Error {
    if is_refusal(error) {
        return nothing_common("it says so");
    }
    match schannels(error) {
        None => tls::handshake_io_failure(error),
        Some(code) if NOTHING_COMMON.contains(&code) => nothing_common(&said(error)),
        Some(_) => failed(&said(error)),
    }
}

/// Whether the server's first word was that it can't talk in any way that was offered.
fn is_refusal(error: &io::Error) -> bool {
    use AlertDescription::{HandshakeFailure, InsufficientSecurity, ProtocolVersion};
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref());
    matches!(
        cause,
        Some(rustls::Error::AlertReceived(
            HandshakeFailure | InsufficientSecurity | ProtocolVersion
        ))
    )
}

fn nothing_common(why: &str) -> Error {
    Error::new(
        PAYNET_ERR_TLS_NO_COMMON,
        format!("the server does not speak TLS 1.2 with a cipher suite that Windows takes: {why}"),
    )
    .in_phase(Phase::Tls)
}

fn failed(why: &str) -> Error {
    Error::new(
        PAYNET_ERR_TLS_FAILED,
        format!("the TLS handshake failed: {why}"),
    )
    .in_phase(Phase::Tls)
}
