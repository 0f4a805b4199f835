//! A line to the server, as ureq uses it: gathers a request into one write, and knows what was sent when it fails.

use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::time::{Duration, Instant};

use rustls::ClientConnection;
use ureq::unversioned::transport::{Buffers, LazyBuffers, NextTimeout, Transport};
use zeroize::Zeroize;

use super::wire::Wire;
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_BROKEN_RECEIVE, PAYNET_ERR_BROKEN_SEND,
    PAYNET_ERR_BROKEN_WAIT, PAYNET_ERR_TIMEOUT_RECEIVE, PAYNET_ERR_TIMEOUT_SEND,
    PAYNET_ERR_TIMEOUT_WAIT,
};
use crate::error::{Error, Phase};

/// Holds the longest request and most answers whole; larger answers pass through in parts.
pub(super) const BUFFER_BYTES: usize = 16 * 1024;

/// ureq's clock is set this much later than the real deadline, so that the line, which knows the phase, always
/// strikes first.
pub(super) const CLOCK_GRACE: Duration = Duration::from_secs(5);

/// The moment at which the budget that ureq hands down ends.
pub(super) fn deadline(timeout: NextTimeout) -> Instant {
    let left = (*timeout.after).min(Duration::from_secs(24 * 60 * 60));
    Instant::now() + left.saturating_sub(CLOCK_GRACE)
}

pub(super) struct Line {
    wire: Wire,
    tls: Option<Box<ClientConnection>>,
    buffers: LazyBuffers,
    /// The request as far as ureq has written it; wiped as soon as it is sent.
    request: Vec<u8>,
    phase: Phase,
}

impl Line {
    pub(super) fn new(wire: Wire, tls: Option<Box<ClientConnection>>) -> Line {
        Line {
            wire,
            tls,
            buffers: LazyBuffers::new(BUFFER_BYTES, BUFFER_BYTES),
            // Never grows, which would leave a copy behind: it is sent as soon as it holds one buffer's worth.
            request: Vec::with_capacity(2 * BUFFER_BYTES),
            phase: Phase::None,
        }
    }

    fn begin_request(&mut self) {
        if self.phase != Phase::Send {
            self.phase = Phase::Send;
            self.wire.forget_sent();
        }
    }

    fn send_gathered(&mut self) -> Result<(), Error> {
        let sent = match &mut self.tls {
            Some(tls) => send_encrypted(tls, &mut self.wire, &self.request),
            None => self.wire.write_all(&self.request),
        };
        // The slice, not the vector: that would wipe its whole capacity, of which the rest was never written to.
        self.request.as_mut_slice().zeroize();
        self.request.clear();
        sent.map_err(|error| self.failure(&error))
    }

    fn failure(&self, error: &io::Error) -> Error {
        let out_of_time = error.kind() == ErrorKind::TimedOut;
        let (code, what) = match self.phase {
            Phase::Send if self.wire.sent() == 0 => (
                PAYNET_ERR_BROKEN_BEFORE_SEND,
                "the line broke before anything was sent",
            ),
            Phase::Send if out_of_time => {
                (PAYNET_ERR_TIMEOUT_SEND, "the time ran out while sending")
            }
            Phase::Send => (PAYNET_ERR_BROKEN_SEND, "the line broke while sending"),
            Phase::Wait if out_of_time => (
                PAYNET_ERR_TIMEOUT_WAIT,
                "the time ran out while waiting for an answer",
            ),
            Phase::Wait => (
                PAYNET_ERR_BROKEN_WAIT,
                "the line broke after sending, before an answer came",
            ),
            _ if out_of_time => (
                PAYNET_ERR_TIMEOUT_RECEIVE,
                "the time ran out in the middle of the answer",
            ),
            _ => (
                PAYNET_ERR_BROKEN_RECEIVE,
                "the line broke in the middle of the answer",
            ),
        };
        let message = match error.get_ref() {
            Some(cause) => format!("{what}: {cause}"),
            None => format!("{what}: {}", error.kind()),
        };
        Error::new(code, message).in_phase(self.phase)
    }
}

impl Transport for Line {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.wire.set_deadline(deadline(timeout));
        self.begin_request();
        let written = self.buffers.output().get_mut(..amount).unwrap_or_default();
        self.request.extend_from_slice(written);
        written.zeroize();
        if self.request.len() >= BUFFER_BYTES {
            self.send_gathered().map_err(carried)?;
        }
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        self.wire.set_deadline(deadline(timeout));
        if self.phase == Phase::Send {
            self.send_gathered().map_err(carried)?;
            self.phase = Phase::Wait;
        }
        let free = self.buffers.input_append_buf();
        let received = match &mut self.tls {
            Some(tls) => receive_encrypted(tls, &mut self.wire, free),
            None => self.wire.read(free),
        };
        match received {
            Ok(0) if self.phase == Phase::Wait => {
                Err(carried(self.failure(&ErrorKind::UnexpectedEof.into())))
            }
            Ok(amount) => {
                self.phase = Phase::Receive;
                self.buffers.input_appended(amount);
                Ok(amount > 0)
            }
            Err(error) => Err(carried(self.failure(&error))),
        }
    }

    /// ureq asks twice: when it keeps the line after an answer, and when it takes it for the next request. Only the second
    /// time tells what is worth knowing.
    fn is_open(&mut self) -> bool {
        if self.phase == Phase::Receive {
            self.phase = Phase::None;
            return true;
        }
        self.wire.is_quiet()
    }

    fn is_tls(&self) -> bool {
        self.tls.is_some()
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line")
            .field("phase", &self.phase)
            .finish_non_exhaustive()
    }
}

/// An error on its way through ureq; `failure::from_ureq` takes it out again.
pub(super) fn carried(error: Error) -> ureq::Error {
    ureq::Error::Other(Box::new(error))
}

fn send_encrypted(tls: &mut ClientConnection, wire: &mut Wire, bytes: &[u8]) -> io::Result<()> {
    tls.writer().write_all(bytes)?;
    while tls.wants_write() {
        tls.write_tls(wire)?;
    }
    Ok(())
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
