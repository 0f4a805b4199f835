//! A connection's bytes on their way to the HTTP library, so that a request can be cut at any of them.

use crate::exchange::Conversation;
use crate::services;
use crate::state::{State, lock};
use crate::stream::Stream;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

const LONGEST_REQUEST_LINE: usize = 8 * 1024;

/// How much of the present request the HTTP library may still see.
#[derive(Debug, Default)]
pub struct Intake {
    /// Read, but not passed on yet.
    waiting: Vec<u8>,
    /// Whether the present request's path has been looked at.
    looked_at: bool,
    /// Nothing where the request is not to be cut.
    left: Option<usize>,
    cut: bool,
}

impl Intake {
    /// The next byte begins a request.
    pub fn begin_request(&mut self) {
        self.looked_at = false;
    }

    /// Whether the present request must not be carried out.
    pub fn is_cutting(&self) -> bool {
        self.left.is_some()
    }

    /// Whether the cut has been made.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    fn look_at(&mut self, bytes: &[u8], state: &State) {
        self.waiting.extend_from_slice(bytes);
        let end_of_line = self.waiting.iter().position(|byte| *byte == b'\n');
        let ends = bytes.is_empty() || self.waiting.len() >= LONGEST_REQUEST_LINE;
        let Some(end) = end_of_line.or(ends.then_some(self.waiting.len())) else {
            return;
        };
        self.looked_at = true;
        let line = String::from_utf8_lossy(&self.waiting[..end]);
        let path = line.split([' ', '?']).nth(1).unwrap_or_default();
        if path.starts_with('/') && !path.starts_with(services::CONTROLS) {
            self.left = state.faults.next_cut(path);
        }
    }

    fn pass_on(&mut self, buffer: &mut ReadBuf<'_>) {
        let count = self.allowed(buffer).min(self.waiting.len());
        buffer.put_slice(&self.waiting[..count]);
        self.waiting.drain(..count);
        self.spend(count);
    }

    fn allowed(&self, buffer: &ReadBuf<'_>) -> usize {
        let room = buffer.remaining();
        self.left.map_or(room, |left| left.min(room))
    }

    fn spend(&mut self, count: usize) {
        if let Some(left) = &mut self.left {
            *left -= count;
        }
    }
}

/// What the HTTP library reads from and writes to.
pub struct Metered<'a> {
    pub stream: &'a mut Stream,
    pub conversation: &'a Conversation<'a>,
}

impl Metered<'_> {
    /// Reads until the request's path is known.
    fn poll_look(
        &mut self,
        context: &mut Context<'_>,
        intake: &mut Intake,
    ) -> Poll<io::Result<()>> {
        let mut bytes = [0; 1024];
        while !intake.looked_at {
            let mut buffer = ReadBuf::new(&mut bytes);
            ready!(Pin::new(&mut *self.stream).poll_read(context, &mut buffer))?;
            intake.look_at(buffer.filled(), &self.conversation.server.state);
        }
        Poll::Ready(Ok(()))
    }

    fn poll_rest(
        &mut self,
        context: &mut Context<'_>,
        intake: &mut Intake,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let mut part = buffer.take(intake.allowed(buffer));
        ready!(Pin::new(&mut *self.stream).poll_read(context, &mut part))?;
        let count = part.filled().len();
        let bytes = part.filled().to_vec();
        buffer.put_slice(&bytes);
        intake.spend(count);
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Metered<'_> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let metered = self.get_mut();
        let conversation = metered.conversation;
        let mut intake = lock(&conversation.intake);
        ready!(metered.poll_look(context, &mut intake))?;
        if intake.left == Some(0) {
            intake.cut = true;
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        if !intake.waiting.is_empty() {
            intake.pass_on(buffer);
            return Poll::Ready(Ok(()));
        }
        metered.poll_rest(context, &mut intake, buffer)
    }
}

impl AsyncWrite for Metered<'_> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut *self.get_mut().stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let metered = self.get_mut();
        if lock(&metered.conversation.intake).is_cut() {
            // A proper end would come before the reset.
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut *metered.stream).poll_shutdown(context)
    }
}
