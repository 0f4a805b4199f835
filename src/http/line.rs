//! A line to the server, as ureq uses it: gathers a request into one write, and knows what was sent when it fails.

use std::fmt;
use std::io::{self, ErrorKind};

use ureq::unversioned::transport::{Buffers, NextTimeout, Transport};

use super::budget::{self, Purpose};
use super::buffers::LineBuffers;
use super::channel::Channel;
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_BROKEN_RECEIVE, PAYNET_ERR_BROKEN_SEND,
    PAYNET_ERR_BROKEN_WAIT, PAYNET_ERR_TIMEOUT_CONNECT, PAYNET_ERR_TIMEOUT_RECEIVE,
    PAYNET_ERR_TIMEOUT_SEND, PAYNET_ERR_TIMEOUT_WAIT,
};
use crate::error::{Error, Phase};

/// The answer to a request that was never sent, see `Purpose::WarmUp`. ureq then keeps the line for the next call.
const NOTHING: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";

pub(super) struct Line {
    channel: Channel,
    buffers: LineBuffers,
    phase: Phase,
}

impl Line {
    pub(super) fn new(channel: Channel) -> Line {
        Line {
            channel,
            buffers: LineBuffers::new(),
            phase: Phase::None,
        }
    }

    fn begin_request(&mut self) {
        if self.phase != Phase::Send {
            self.phase = Phase::Send;
            self.channel.wire_mut().begin_call(budget::deadline());
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
        let sent = self.channel.send(request);
        self.buffers.wipe_gathered();
        sent.map_err(|error| self.failure(&error))
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
        let sent = self.channel.wire().sent();
        let (code, what) = match self.phase {
            Phase::Send if sent == 0 && out_of_time => (
                PAYNET_ERR_TIMEOUT_CONNECT,
                "the time ran out before anything was sent",
            ),
            Phase::Send if sent == 0 => (
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
        match self.channel.receive(free) {
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
            self.channel.forget_answer();
            return true;
        }
        self.channel.is_idle()
    }

    fn is_tls(&self) -> bool {
        self.channel.is_tls()
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
