//! What can go wrong on demand.

mod parsing;
mod spelling;
#[cfg(test)]
mod tests;

use crate::{Shape, bank, return_codes};
pub use parsing::ParseFaultError;
pub use spelling::SPELLINGS;

/// A `description` that begins with this asks for a fault.
pub const DIRECTIVE: &str = "sandbox:";

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Carries out the request and waits this many milliseconds before the answer.
    Delay(u64),
    /// Waits this many milliseconds before the request is carried out, which is done even when the client has gone.
    DelayBefore(u64),
    /// Sends the whole answer byte by byte, with this many milliseconds before each.
    Drip(u64),
    /// Sends the head at once and the body byte by byte.
    DripBody(u64),

    /// TCP reset in place of a handshake: at the client's first bytes, or 20 seconds after the connection
    /// was accepted.
    ResetOnAccept,
    /// TCP end right after the connection was accepted.
    CloseOnAccept,
    /// Accepts the connection and never says a byte.
    StallHandshake,
    /// TCP reset after the TLS handshake, when the client begins to send its request.
    ResetBeforeReading,
    /// Never reads after the TLS handshake.
    StallReading,

    /// Reads this many bytes of the request (head included), then TCP reset. The request is not carried out, not
    /// even where it has no more bytes than these.
    CutRequest(usize),
    /// The server dies for this many milliseconds: it closes every connection, refuses new ones, and forgets what
    /// it was at, this request included.
    DieBefore(u64),
    /// The same, once the request has been carried out.
    DieAfter(u64),

    /// TCP reset in place of an answer.
    ResetAfterReading,
    /// Proper end of the connection in place of an answer.
    CloseAfterReading,
    /// The first bytes of the answer (head included), then a TCP end without TLS close_notify.
    CutAnswer(usize),
    /// The first bytes of the answer (head included), then a proper end.
    CloseAnswer(usize),

    /// Content-Length promises 100 bytes more than come; then a proper end.
    ContentLengthTooLong,
    /// Content-Length promises half of what comes; the connection stays open.
    ContentLengthTooShort,
    /// No Content-Length, but chunks.
    NoContentLength,
    /// Garbage in place of a status line.
    NotHttp,
    /// One header of a megabyte.
    HugeHeader,

    /// Status 200 with an HTML page.
    Html,
    /// This status with an HTML page.
    HtmlStatus(u16),
    /// Status 200, said to be JSON, which it is not.
    NotJson,
    /// Status 200 with an empty body.
    EmptyBody,
    /// The ordinary JSON answer padded to this many bytes.
    Huge(usize),
    /// This status, with the sandbox's own `/elsewhere` as location.
    Redirect(u16),
    /// This status with an error object of this result_code.
    Status(u16, i64),
    /// This status with an empty body.
    StatusNoBody(u16),
    /// Status 200 with this code and its Turkish message.
    Code(i64),
    /// Status 200 with exactly this JSON body.
    Body(String),
    /// This status with exactly this JSON body.
    BodyStatus(u16, String),
    /// A success in another form.
    Shape(Shape),
    /// The bank declines the charge with this code and text. For create_token and create_card_token: the charge of
    /// that token.
    Decline(String, String),
    /// The request is carried out; then this fault, one that replaces answers, has its way with the answer.
    After(Box<Fault>),
    /// Status 400; message and type repeat card number, CVC and key.
    Echo,
    /// A success whose message repeats card number and CVC.
    EchoOk,
}

impl Fault {
    /// The bank declines with this code and the text that it has in the sandbox.
    pub fn decline(code: &str) -> Self {
        Fault::Decline(code.to_owned(), bank::text(code).to_owned())
    }

    /// Whether the next connection takes it, because no request is read any more.
    pub fn is_for_connection(&self) -> bool {
        matches!(
            self,
            Fault::ResetOnAccept
                | Fault::CloseOnAccept
                | Fault::StallHandshake
                | Fault::ResetBeforeReading
                | Fault::StallReading
        )
    }

    /// Whether it answers in the place of the service, which is not asked.
    pub fn replaces_answers(&self) -> bool {
        match self {
            Fault::Html
            | Fault::HtmlStatus(_)
            | Fault::NotJson
            | Fault::EmptyBody
            | Fault::Redirect(_)
            | Fault::Status(..)
            | Fault::StatusNoBody(_)
            | Fault::Body(_)
            | Fault::BodyStatus(..)
            | Fault::Echo => true,
            Fault::Code(code) => !return_codes::is_success(*code),
            _ => false,
        }
    }
}
