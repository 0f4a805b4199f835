//! What a line sends through: the bare wire, or TLS of one kind or the other.

use std::io::{self, ErrorKind, Read, Write};
use std::sync::Arc;

use rustls::{ClientConfig, ClientConnection};

use super::budget::{self, Purpose};
#[cfg(windows)]
use super::system_tls::{SystemChannel, SystemTls};
use super::tls::{send_waiting, wipe_received};
use super::wire::Wire;
use super::{Settings, TlsBackend, tls, trust};
use crate::error::Error;

/// Each reads some tickets at once; servers send one to four.
const MOST_READS_OF_TICKETS: u32 = 8;

/// How to secure a wire.
pub(super) enum Tls {
    Own(Arc<ClientConfig>),
    #[cfg(windows)]
    System(SystemTls),
}

impl Tls {
    pub(super) fn of(settings: &Settings) -> Result<Tls, Error> {
        match settings.tls_backend {
            TlsBackend::Own => Ok(Tls::Own(trust::client_config(&settings.trust)?)),
            #[cfg(windows)]
            TlsBackend::System => Ok(Tls::System(SystemTls::new(trust::verifier(
                &settings.trust,
            )?)?)),
            #[cfg(not(windows))]
            TlsBackend::System => Err(Error::invalid(
                "tls_backend",
                "the system's TLS can be spoken on Windows alone",
            )),
        }
    }

    pub(super) fn secure(&self, host: &str, mut wire: Wire) -> Result<Channel, Error> {
        match self {
            Tls::Own(config) => {
                let mut connection = tls::handshake(config, host, &mut wire)?;
                if budget::purpose() == Purpose::WarmUp {
                    tls::finish(&mut connection, &mut wire)?;
                }
                Ok(Channel::Own(wire, connection))
            }
            #[cfg(windows)]
            Tls::System(tls) => Ok(Channel::System(Box::new(tls.handshake(host, wire)?))),
        }
    }
}

pub(super) enum Channel {
    Plain(Wire),
    Own(Wire, Box<ClientConnection>),
    #[cfg(windows)]
    System(Box<SystemChannel>),
}

impl Channel {
    pub(super) fn wire(&self) -> &Wire {
        match self {
            Channel::Plain(wire) | Channel::Own(wire, _) => wire,
            #[cfg(windows)]
            Channel::System(channel) => channel.wire(),
        }
    }

    pub(super) fn wire_mut(&mut self) -> &mut Wire {
        match self {
            Channel::Plain(wire) | Channel::Own(wire, _) => wire,
            #[cfg(windows)]
            Channel::System(channel) => channel.wire_mut(),
        }
    }

    pub(super) fn is_tls(&self) -> bool {
        !matches!(self, Channel::Plain(_))
    }

    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Channel::Plain(wire) => wire.write_all(bytes),
            Channel::Own(wire, tls) => {
                tls.writer().write_all(bytes)?;
                send_waiting(tls, wire)
            }
            #[cfg(windows)]
            Channel::System(channel) => channel.send(bytes),
        }
    }

    pub(super) fn receive(&mut self, free: &mut [u8]) -> io::Result<usize> {
        match self {
            Channel::Plain(wire) => wire.read(free),
            Channel::Own(wire, tls) => receive_encrypted(tls, wire, free),
            #[cfg(windows)]
            Channel::System(channel) => channel.receive(free),
        }
    }

    /// Once an answer is read.
    pub(super) fn forget_answer(&mut self) {
        match self {
            Channel::Plain(_) => {}
            Channel::Own(wire, tls) => wipe_received(tls, wire.received()),
            #[cfg(windows)]
            Channel::System(channel) => channel.forget_answer(),
        }
    }

    /// Whether it is open, and nothing came between two calls.
    pub(super) fn is_idle(&mut self) -> bool {
        match self {
            Channel::Plain(wire) => wire.is_quiet(),
            // It wants nothing once an end, or a part of another answer, came together with the last one.
            Channel::Own(wire, tls) => {
                tls.wants_read() && (wire.is_quiet() || only_tickets_came(wire, tls))
            }
            #[cfg(windows)]
            Channel::System(channel) => channel.is_idle(),
        }
    }
}

/// Whether all that came between two calls was for TLS itself: a server of TLS 1.3 may send tickets at any time.
fn only_tickets_came(wire: &mut Wire, tls: &mut ClientConnection) -> bool {
    for _ in 0..MOST_READS_OF_TICKETS {
        match tls.read_tls(&mut wire.arrived()) {
            Ok(0) => return false,
            Ok(_) => {}
            Err(error) => return error.kind() == ErrorKind::WouldBlock,
        }
        if tls.process_new_packets().is_err() || !tls.wants_read() {
            return false;
        }
    }
    false
}

fn receive_encrypted(
    tls: &mut ClientConnection,
    wire: &mut Wire,
    free: &mut [u8],
) -> io::Result<usize> {
    loop {
        match tls.reader().read(free) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            outcome => return outcome,
        }
        tls.read_tls(wire)?;
        tls.process_new_packets()
            .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
    }
}
