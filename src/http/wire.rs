//! A TCP socket that obeys a deadline and counts what it sent.

use std::io::{self, ErrorKind, IoSlice, Read, Write};
#[cfg(unix)]
use std::mem::MaybeUninit;
use std::net::{SocketAddr, TcpStream};
#[cfg(windows)]
use std::thread;
use std::time::{Duration, Instant};

use socket2::SockRef;

use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_CONNECTION_REFUSED, PAYNET_ERR_TIMEOUT_CONNECT,
    PAYNET_ERR_UNREACHABLE,
};
use crate::error::{Error, Phase};
use crate::secret::clear_registers;

/// A socket's own time-out may be longer than the time left by this much.
const REARM: Duration = Duration::from_millis(50);

/// Windows lets a socket's own time-out strike this much late, and takes none that is shorter.
#[cfg(windows)]
const LATE: Duration = Duration::from_millis(500);

/// When so little time is left, the socket is looked at again and again.
#[cfg(windows)]
const ALMOST_OVER: Duration = Duration::from_millis(1000);
#[cfg(windows)]
const INTERVAL: Duration = Duration::from_millis(5);

/// A broken line must not end a host program that knows nothing of SIGPIPE. The standard library sees to that in `write`,
/// but not in `write_vectored`.
#[cfg(target_os = "linux")]
const NO_SIGNAL: i32 = libc::MSG_NOSIGNAL;
#[cfg(not(target_os = "linux"))]
const NO_SIGNAL: i32 = 0;

pub(super) struct Wire {
    stream: TcpStream,
    deadline: Instant,
    armed_read: Option<Duration>,
    armed_write: Option<Duration>,
    sent: u64,
    received: usize,
}

impl Wire {
    /// Connects to the first address that answers, and tells which. Each but the last gets half of the time then left, so
    /// that an address that leads nowhere leaves time for the next.
    pub(super) fn open(
        addresses: &[SocketAddr],
        deadline: Instant,
    ) -> Result<(Wire, SocketAddr), Error> {
        #[cfg(fuzzing)]
        if let (Some(stream), [first, ..]) = (crate::fuzzing::next_stream(), addresses) {
            return Ok((Wire::over(stream, deadline), *first));
        }
        let mut failure = no_time_to_connect();
        for (place, address) in addresses.iter().enumerate() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(no_time_to_connect());
            }
            let is_last = place + 1 == addresses.len();
            let budget = if is_last { left } else { left / 2 };
            match TcpStream::connect_timeout(address, budget) {
                Ok(stream) => {
                    let wire = Wire::new(stream, deadline).map_err(broken_before_send)?;
                    return Ok((wire, *address));
                }
                Err(error) => failure = connect_failure(&error),
            }
        }
        Err(failure)
    }

    fn new(stream: TcpStream, deadline: Instant) -> io::Result<Wire> {
        // A request is one write; waiting to fill a packet would only add delay.
        stream.set_nodelay(true)?;
        Ok(Wire::over(stream, deadline))
    }

    fn over(stream: TcpStream, deadline: Instant) -> Wire {
        Wire {
            stream,
            deadline,
            armed_read: None,
            armed_write: None,
            sent: 0,
            received: 0,
        }
    }

    pub(super) fn set_deadline(&mut self, deadline: Instant) {
        self.deadline = deadline;
    }

    #[cfg(windows)]
    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    /// From here on the time is that of a call, and what was sent counts anew.
    pub(super) fn begin_call(&mut self, deadline: Instant) {
        self.deadline = deadline;
        self.sent = 0;
        self.received = 0;
    }

    /// Bytes handed to the network since the call began.
    pub(super) fn sent(&self) -> u64 {
        self.sent
    }

    /// Bytes that came since the call began.
    pub(super) fn received(&self) -> usize {
        self.received
    }

    /// Whether the line is open and silent, as one between two calls must be.
    pub(super) fn is_quiet(&self) -> bool {
        matches!(self.peek(), Err(error) if error.kind() == ErrorKind::WouldBlock)
    }

    /// Reads what has arrived and never waits.
    pub(super) fn arrived(&self) -> Arrived<'_> {
        Arrived(self)
    }

    #[cfg(unix)]
    fn peek(&self) -> io::Result<usize> {
        SockRef::from(&self.stream).recv_with_flags(
            &mut [MaybeUninit::uninit()],
            libc::MSG_PEEK | libc::MSG_DONTWAIT,
        )
    }

    #[cfg(not(unix))]
    fn peek(&self) -> io::Result<usize> {
        self.without_waiting(|stream| stream.peek(&mut [0]))
    }

    fn without_waiting(
        &self,
        read: impl FnOnce(&TcpStream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        self.stream.set_nonblocking(true)?;
        let outcome = read(&self.stream);
        self.stream.set_nonblocking(false)?;
        outcome
    }

    fn left(&self) -> io::Result<Duration> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        Ok(left)
    }

    /// Until the deadline and no longer.
    #[cfg(windows)]
    fn at_intervals(
        &mut self,
        mut work: impl FnMut(&mut TcpStream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        self.stream.set_nonblocking(true)?;
        let outcome = loop {
            clear_registers();
            match work(&mut self.stream) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                outcome => break outcome,
            }
            match self.left() {
                Ok(left) => thread::sleep(left.min(INTERVAL)),
                Err(over) => break Err(over),
            }
        };
        self.stream.set_nonblocking(false)?;
        outcome
    }

    fn write_with(
        &mut self,
        write: impl Fn(&mut TcpStream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        loop {
            let left = self.left()?;
            #[cfg(windows)]
            if left < ALMOST_OVER {
                let amount = self.at_intervals(&write)?;
                self.sent += amount as u64;
                return Ok(amount);
            }
            let time_out = own_time_out(left);
            if needs_arming(self.armed_write, time_out) {
                self.stream.set_write_timeout(Some(time_out))?;
                self.armed_write = Some(time_out);
            }
            clear_registers();
            match write(&mut self.stream) {
                Err(error) if is_retried(&error) => self.armed_write = None,
                Ok(amount) => {
                    self.sent += amount as u64;
                    return Ok(amount);
                }
                Err(error) => return Err(error),
            }
        }
    }
}

/// See [`Wire::arrived`].
pub(super) struct Arrived<'a>(&'a Wire);

impl Read for Arrived<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.without_waiting(|mut stream| stream.read(buffer))
    }
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let left = self.left()?;
            #[cfg(windows)]
            if left < ALMOST_OVER {
                let amount = self.at_intervals(|stream| stream.read(buffer))?;
                self.received += amount;
                return Ok(amount);
            }
            let time_out = own_time_out(left);
            if needs_arming(self.armed_read, time_out) {
                self.stream.set_read_timeout(Some(time_out))?;
                self.armed_read = Some(time_out);
            }
            clear_registers();
            match self.stream.read(buffer) {
                Err(error) if is_retried(&error) => self.armed_read = None,
                outcome => {
                    self.received += outcome.as_ref().unwrap_or(&0);
                    return outcome;
                }
            }
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_with(|stream| stream.write(bytes))
    }

    /// One write, and so one packet, for what the handshake leaves to send and the request.
    fn write_vectored(&mut self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
        match parts {
            [one] => self.write(one),
            _ => self.write_with(|stream| {
                SockRef::from(&*stream).send_vectored_with_flags(parts, NO_SIGNAL)
            }),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(not(windows))]
fn own_time_out(left: Duration) -> Duration {
    left
}

#[cfg(windows)]
fn own_time_out(left: Duration) -> Duration {
    left.saturating_sub(LATE)
}

/// A shorter time-out than what is left only means another look at the clock. But Windows doesn't vouch for what came or
/// went while it struck, so there it must not strike before the call's time is over.
fn needs_arming(armed: Option<Duration>, time_out: Duration) -> bool {
    armed.is_none_or(|armed| {
        armed.saturating_sub(time_out) > REARM || (cfg!(windows) && armed < time_out)
    })
}

/// A signal, or the socket's own time-out, which is only near the deadline: the loop looks at the clock itself.
fn is_retried(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Interrupted | ErrorKind::WouldBlock | ErrorKind::TimedOut
    )
}

pub(super) fn no_time_to_connect() -> Error {
    Error::new(
        PAYNET_ERR_TIMEOUT_CONNECT,
        "the time for connecting ran out",
    )
    .in_phase(Phase::Connect)
}

fn broken_before_send(error: io::Error) -> Error {
    Error::new(
        PAYNET_ERR_BROKEN_BEFORE_SEND,
        format!("the line broke right after connecting: {}", error.kind()),
    )
    .in_phase(Phase::Connect)
}

fn connect_failure(error: &io::Error) -> Error {
    let (code, what) = match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => return no_time_to_connect(),
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => (
            PAYNET_ERR_BROKEN_BEFORE_SEND,
            "the server broke the line while connecting",
        ),
        ErrorKind::ConnectionRefused => (
            PAYNET_ERR_CONNECTION_REFUSED,
            "the server refused the connection",
        ),
        _ => (PAYNET_ERR_UNREACHABLE, "the server can't be reached"),
    };
    Error::new(code, format!("{what}: {}", error.kind())).in_phase(Phase::Connect)
}
