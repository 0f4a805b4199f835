//! What can go wrong, as a value with a cause and a next step.

pub mod status;

use std::fmt;

pub use status::{Class, Language};

/// The part of a call in which it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
#[non_exhaustive]
pub enum Phase {
    /// No network was involved.
    None = 0,
    /// Looking up the host name.
    Resolve = 1,
    /// Opening the TCP connection.
    Connect = 2,
    /// Asking the proxy for a way through.
    Proxy = 3,
    /// The TLS handshake.
    Tls = 4,
    /// Sending the request.
    Send = 5,
    /// Waiting for the first byte of the answer.
    Wait = 6,
    /// Receiving the answer.
    Receive = 7,
    /// Reading what the complete answer says.
    Read = 8,
}

/// What Paynet said about a refusal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// Paynet's return code. [`None`] if the answer holds none.
    pub code: Option<i32>,
    /// Paynet's error type, `invalid_request_error` say. Empty if the answer holds none.
    pub error_type: String,
    /// Paynet's message, usually Turkish. Card data and keys in it are masked.
    pub message: String,
}

/// A failed call.
///
/// It never holds a card number, a CVC or a key.
// In a box, since every step of a call that may fail hands it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Details>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Details {
    code: i32,
    phase: Phase,
    field: Option<&'static str>,
    http_status: Option<u16>,
    refusal: Option<Refusal>,
    message: String,
}

impl Error {
    #[cold]
    pub(crate) fn new(code: i32, message: impl Into<String>) -> Error {
        Error(Box::new(Details {
            code,
            phase: Phase::None,
            field: None,
            http_status: None,
            refusal: None,
            message: message.into(),
        }))
    }

    #[cold]
    pub(crate) fn missing(field: &'static str) -> Error {
        Error::new(
            status::PAYNET_ERR_MISSING_FIELD,
            format!("{field} is missing"),
        )
        .in_field(field)
    }

    #[cold]
    pub(crate) fn invalid(field: &'static str, why: &str) -> Error {
        Error::new(
            status::PAYNET_ERR_INVALID_FIELD,
            format!("{field} can't be used: {why}"),
        )
        .in_field(field)
    }

    pub(crate) fn in_field(mut self, field: &'static str) -> Error {
        self.0.field = Some(field);
        self
    }

    pub(crate) fn in_phase(mut self, phase: Phase) -> Error {
        self.0.phase = phase;
        self
    }

    pub(crate) fn with_http_status(mut self, http_status: u16) -> Error {
        self.0.http_status = Some(http_status);
        self
    }

    pub(crate) fn with_refusal(mut self, refusal: Refusal) -> Error {
        self.0.refusal = Some(refusal);
        self
    }

    /// The `PAYNET_ERR_…` number, see [`status`].
    pub fn code(&self) -> i32 {
        self.0.code
    }

    /// What the caller may do now.
    pub fn class(&self) -> Class {
        Class::of(self.0.code)
    }

    /// The code's name, `PAYNET_ERR_DNS` say.
    pub fn name(&self) -> &'static str {
        status::status(self.0.code).name.as_str()
    }

    /// What the code means and what to do next.
    pub fn explanation(&self, language: Language) -> &'static str {
        status::status(self.0.code).explanation(language).as_str()
    }

    /// The part of the call in which it failed.
    pub fn phase(&self) -> Phase {
        self.0.phase
    }

    /// The field at fault, by its name in the C structs.
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// The HTTP status of the answer, if one came.
    pub fn http_status(&self) -> Option<u16> {
        self.0.http_status
    }

    /// What Paynet said, if it said anything.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.0.refusal.as_ref()
    }

    /// What happened, for a developer. English.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.name(), self.0.code, self.0.message)
    }
}

impl std::error::Error for Error {}
