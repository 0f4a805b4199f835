//! A line to the server, as ureq uses it: gathers a request into one write, and knows what was sent when it fails.

use std::fmt;
use std::io::{self, ErrorKind, Read, Write};

use rustls::ClientConnection;
use ureq::unversioned::transport::{Buffers, NextTimeout, Transport};

use super::budget::{self, Purpose};
use super::buffers::LineBuffers;
use super::tls::{send_waiting, wipe_received};
use super::wire::Wire;
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_BROKEN_RECEIVE, PAYNET_ERR_BROKEN_SEND,
    PAYNET_ERR_BROKEN_WAIT, PAYNET_ERR_TIMEOUT_CONNECT, PAYNET_ERR_TIMEOUT_RECEIVE,
    PAYNET_ERR_TIMEOUT_SEND, PAYNET_ERR_TIMEOUT_WAIT,
};
use crate::error::{Error, Phase};

/// The answer to a request that was never sent, see `Purpose::WarmUp`. ureq then keeps the line for the next call.
const NOTHING: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";

/// Each reads some tickets at once; servers send one to four.
const MOST_READS_OF_TICKETS: u32 = 8;

pub(super) struct Line {
    wire: Wire,
    tls: Option<Box<ClientConnection>>,
    buffers: LineBuffers,
    phase: Phase,
}

impl Line {
    pub(super) fn new(wire: Wire, tls: Option<Box<ClientConnection>>) -> Line {
        Line {
            wire,
            tls,
            buffers: LineBuffers::new(),
            phase: Phase::None,
        }
    }

    fn begin_request(&mut self) {
        if self.phase != Phase::Send {
            self.phase = Phase::Send;
            self.wire.begin_call(budget::deadline());
        }
    }

    fn send_gathered(&mut self) -> Result<(), Error> {
        if budget::purpose() == Purpose::WarmUp {
            self.buffers.wipe_gathered();
            return Ok(());
        }
        let request = self.buffers.gathered();
        #[cfg(provoke_panic)]
        super::provoked::panic_if_asked("on the line", request);
        let sent = match &mut self.tls {
            Some(tls) => send_encrypted(tls, &mut self.wire, request),
            None => self.wire.write_all(request),
        };
        self.buffers.wipe_gathered();
        sent.map_err(|error| self.failure(&error))
    }

    /// Whether all that came between two calls was for TLS itself: a server of TLS 1.3 may send tickets at any time.
    fn only_tickets_came(&mut self) -> bool {
        let Some(tls) = &mut self.tls else {
            return false;
        };
        for _ in 0..MOST_READS_OF_TICKETS {
            match tls.read_tls(&mut self.wire.arrived()) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) => return error.kind() == ErrorKind::WouldBlock,
            }
            match tls.process_new_packets() {
                Ok(state) if state.plaintext_bytes_to_read() == 0 && !state.peer_has_closed() => {}
                _ => return false,
            }
        }
        false
    }

    fn pretend_answer(&mut self) {
        let free = self.buffers.input_append_buf();
        if let Some(place) = free.get_mut(..NOTHING.len()) {
            place.copy_from_slice(NOTHING);
            self.buffers.input_appended(NOTHING.len());
        }
        self.phase = Phase::Receive;
    }

    fn failure(&self, error: &io::Error) -> Error {
        let out_of_time = error.kind() == ErrorKind::TimedOut;
        let (code, what) = match self.phase {
            Phase::Send if self.wire.sent() == 0 && out_of_time => (
                PAYNET_ERR_TIMEOUT_CONNECT,
                "the time ran out before anything was sent",
            ),
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

    fn transmit_output(&mut self, amount: usize, _: NextTimeout) -> Result<(), ureq::Error> {
        self.begin_request();
        self.buffers.gather(amount);
        if self.buffers.must_send() {
            self.send_gathered().map_err(carried)?;
        }
        Ok(())
    }

    fn await_input(&mut self, _: NextTimeout) -> Result<bool, ureq::Error> {
        if self.phase == Phase::Send {
            self.send_gathered().map_err(carried)?;
            self.phase = Phase::Wait;
        }
        if budget::purpose() == Purpose::WarmUp {
            self.pretend_answer();
            return Ok(true);
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
            if let Some(tls) = &mut self.tls {
                wipe_received(tls, self.wire.received());
            }
            return true;
        }
        self.wire.is_quiet() || self.only_tickets_came()
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
    send_waiting(tls, wire)
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
