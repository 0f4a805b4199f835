//! What can go wrong on demand, and how it is spelled.

use crate::Shape;
use crate::return_codes::{BAD_REQUEST, NO_DATA, SERVER_ERROR, UNAUTHORIZED};
use std::fmt;
use std::str::FromStr;

/// A `description` that begins with this asks for a fault.
pub const DIRECTIVE: &str = "sandbox:";

const LARGEST_ANSWER: usize = 256 * 1024 * 1024;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Waits this many milliseconds before the answer.
    Delay(u64),
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
    /// Status 400; message and type repeat card number, CVC and key.
    Echo,
    /// A success whose message repeats card number and CVC.
    EchoOk,
}

/// Every spelling with what it does, in the order of the help text.
pub const SPELLINGS: &[(&str, &str)] = &[
    ("delay=MS", "wait before the answer"),
    ("drip=MS", "send the answer byte by byte"),
    (
        "drip-body=MS",
        "send the head at once, the body byte by byte",
    ),
    ("reset-on-accept", "next connection: TCP reset at once"),
    ("close-on-accept", "next connection: TCP end at once"),
    ("stall-handshake", "next connection: never say a byte"),
    (
        "reset-before-reading",
        "next connection: TCP reset as the request begins",
    ),
    ("stall-reading", "next connection: never read the request"),
    ("reset-after-reading", "TCP reset, no answer"),
    ("close-after-reading", "proper end, no answer"),
    (
        "cut=BYTES",
        "first bytes of the answer, then TCP end without close_notify",
    ),
    (
        "close=BYTES",
        "first bytes of the answer, then a proper end",
    ),
    (
        "content-length-too-long",
        "promise more than comes, then a proper end",
    ),
    ("content-length-too-short", "promise half of what comes"),
    ("no-content-length", "answer in chunks"),
    ("not-http", "garbage in place of a status line"),
    ("huge-header", "one header of a megabyte"),
    ("html", "200 with an HTML page"),
    ("not-json", "200, said to be JSON, which it is not"),
    ("empty-body", "200 without a body"),
    ("huge=BYTES", "answer padded to this size"),
    ("redirect=STATUS", "redirect to /elsewhere"),
    (
        "status=STATUS",
        "error object, result_code as fits the status",
    ),
    ("status=STATUS,code=N", "error object with this result_code"),
    ("status=STATUS,no-body", "status alone"),
    ("status=STATUS,html", "status with an HTML page"),
    ("status=STATUS,body=TEXT", "status with exactly this body"),
    ("code=N", "200 with this return code"),
    ("body=TEXT", "200 with exactly this body"),
    (
        "shape=NAME",
        "success as: sample, strings, right-spelling, nulls, missing, numbers, extra, escapes, without-3d",
    ),
    ("echo", "400 that repeats card number, CVC and key"),
    (
        "echo-ok",
        "success whose message repeats card number and CVC",
    ),
];

impl Fault {
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
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Delay(ms) => write!(f, "delay={ms}"),
            Fault::Drip(ms) => write!(f, "drip={ms}"),
            Fault::DripBody(ms) => write!(f, "drip-body={ms}"),
            Fault::ResetOnAccept => f.write_str("reset-on-accept"),
            Fault::CloseOnAccept => f.write_str("close-on-accept"),
            Fault::StallHandshake => f.write_str("stall-handshake"),
            Fault::ResetBeforeReading => f.write_str("reset-before-reading"),
            Fault::StallReading => f.write_str("stall-reading"),
            Fault::ResetAfterReading => f.write_str("reset-after-reading"),
            Fault::CloseAfterReading => f.write_str("close-after-reading"),
            Fault::CutAnswer(bytes) => write!(f, "cut={bytes}"),
            Fault::CloseAnswer(bytes) => write!(f, "close={bytes}"),
            Fault::ContentLengthTooLong => f.write_str("content-length-too-long"),
            Fault::ContentLengthTooShort => f.write_str("content-length-too-short"),
            Fault::NoContentLength => f.write_str("no-content-length"),
            Fault::NotHttp => f.write_str("not-http"),
            Fault::HugeHeader => f.write_str("huge-header"),
            Fault::Html => f.write_str("html"),
            Fault::HtmlStatus(status) => write!(f, "status={status},html"),
            Fault::NotJson => f.write_str("not-json"),
            Fault::EmptyBody => f.write_str("empty-body"),
            Fault::Huge(bytes) => write!(f, "huge={bytes}"),
            Fault::Redirect(status) => write!(f, "redirect={status}"),
            Fault::Status(status, code) => write!(f, "status={status},code={code}"),
            Fault::StatusNoBody(status) => write!(f, "status={status},no-body"),
            Fault::Code(code) => write!(f, "code={code}"),
            Fault::Body(body) => write!(f, "body={body}"),
            Fault::BodyStatus(status, body) => write!(f, "status={status},body={body}"),
            Fault::Shape(shape) => write!(f, "shape={shape}"),
            Fault::Echo => f.write_str("echo"),
            Fault::EchoOk => f.write_str("echo-ok"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFaultError(String);

impl fmt::Display for ParseFaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ParseFaultError {}

impl From<String> for ParseFaultError {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl FromStr for Fault {
    type Err = ParseFaultError;

    /// Reads a fault with or without `sandbox:` before it.
    fn from_str(text: &str) -> Result<Self, ParseFaultError> {
        let text = text.strip_prefix(DIRECTIVE).unwrap_or(text);
        match text.split_once('=') {
            Some((name, value)) => with_value(name, value),
            None => plain(text),
        }
    }
}

fn plain(name: &str) -> Result<Fault, ParseFaultError> {
    Ok(match name {
        "reset-on-accept" => Fault::ResetOnAccept,
        "close-on-accept" => Fault::CloseOnAccept,
        "stall-handshake" => Fault::StallHandshake,
        "reset-before-reading" => Fault::ResetBeforeReading,
        "stall-reading" => Fault::StallReading,
        "reset-after-reading" => Fault::ResetAfterReading,
        "close-after-reading" => Fault::CloseAfterReading,
        "content-length-too-long" => Fault::ContentLengthTooLong,
        "content-length-too-short" => Fault::ContentLengthTooShort,
        "no-content-length" => Fault::NoContentLength,
        "not-http" => Fault::NotHttp,
        "huge-header" => Fault::HugeHeader,
        "html" => Fault::Html,
        "not-json" => Fault::NotJson,
        "empty-body" => Fault::EmptyBody,
        "echo" => Fault::Echo,
        "echo-ok" => Fault::EchoOk,
        _ => return Err(unknown(name)),
    })
}

fn with_value(name: &str, value: &str) -> Result<Fault, ParseFaultError> {
    Ok(match name {
        "delay" => Fault::Delay(number(value)?),
        "drip" => Fault::Drip(number(value)?),
        "drip-body" => Fault::DripBody(number(value)?),
        "cut" => Fault::CutAnswer(number(value)?),
        "close" => Fault::CloseAnswer(number(value)?),
        "huge" => Fault::Huge(answer_size(value)?),
        "redirect" => Fault::Redirect(redirect(value)?),
        "status" => with_status(value)?,
        "code" => Fault::Code(number(value)?),
        "body" => Fault::Body(value.to_owned()),
        "shape" => Fault::Shape(value.parse()?),
        _ => return Err(unknown(name)),
    })
}

fn with_status(value: &str) -> Result<Fault, ParseFaultError> {
    let (digits, rest) = value.split_once(',').unwrap_or((value, ""));
    let status = status(digits)?;
    match rest.split_once('=').unwrap_or((rest, "")) {
        ("", "") => Ok(Fault::Status(status, fitting_code(status))),
        ("code", code) => Ok(Fault::Status(status, number(code)?)),
        ("body", body) => Ok(Fault::BodyStatus(status, body.to_owned())),
        ("no-body", "") => Ok(Fault::StatusNoBody(status)),
        ("html", "") => Ok(Fault::HtmlStatus(status)),
        _ => Err(unknown(rest)),
    }
}

fn fitting_code(status: u16) -> i64 {
    match status {
        401 | 403 => UNAUTHORIZED,
        404 => NO_DATA,
        500.. => SERVER_ERROR,
        _ => BAD_REQUEST,
    }
}

fn number<T: FromStr>(text: &str) -> Result<T, ParseFaultError> {
    text.parse()
        .map_err(|_| ParseFaultError(format!("\"{text}\" is not a number that fits here")))
}

fn status(text: &str) -> Result<u16, ParseFaultError> {
    match number(text)? {
        status @ 200..=599 => Ok(status),
        other => Err(ParseFaultError(format!(
            "status {other} is not within 200 to 599"
        ))),
    }
}

fn redirect(text: &str) -> Result<u16, ParseFaultError> {
    match number(text)? {
        status @ 300..=399 => Ok(status),
        other => Err(ParseFaultError(format!("status {other} is no redirect"))),
    }
}

fn answer_size(text: &str) -> Result<usize, ParseFaultError> {
    match number(text)? {
        size if size <= LARGEST_ANSWER => Ok(size),
        size => Err(ParseFaultError(format!(
            "{size} bytes are more than the {LARGEST_ANSWER} the sandbox sends"
        ))),
    }
}

fn unknown(name: &str) -> ParseFaultError {
    let known: Vec<&str> = SPELLINGS.iter().map(|(spelling, _)| *spelling).collect();
    ParseFaultError(format!(
        "unknown fault \"{name}\"; known are {}",
        known.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_fault() -> Vec<Fault> {
        let mut faults = vec![
            Fault::Delay(1500),
            Fault::Drip(100),
            Fault::DripBody(20),
            Fault::ResetOnAccept,
            Fault::CloseOnAccept,
            Fault::StallHandshake,
            Fault::ResetBeforeReading,
            Fault::StallReading,
            Fault::ResetAfterReading,
            Fault::CloseAfterReading,
            Fault::CutAnswer(40),
            Fault::CloseAnswer(0),
            Fault::ContentLengthTooLong,
            Fault::ContentLengthTooShort,
            Fault::NoContentLength,
            Fault::NotHttp,
            Fault::HugeHeader,
            Fault::Html,
            Fault::HtmlStatus(503),
            Fault::NotJson,
            Fault::EmptyBody,
            Fault::Huge(5_000_000),
            Fault::Redirect(307),
            Fault::Status(403, 7),
            Fault::StatusNoBody(502),
            Fault::Code(17),
            Fault::Body("{\"code\":0,\"a\":\"b=c,d\"} \n".into()),
            Fault::BodyStatus(422, String::new()),
            Fault::Echo,
            Fault::EchoOk,
        ];
        faults.extend(Shape::all().map(Fault::Shape));
        faults
    }

    #[test]
    fn each_fault_is_read_back_from_its_text() {
        for fault in every_fault() {
            assert_eq!(fault.to_string().parse(), Ok(fault.clone()));
            assert_eq!(format!("{DIRECTIVE}{fault}").parse(), Ok(fault));
        }
    }

    #[test]
    fn each_fault_is_in_the_help() {
        for fault in every_fault() {
            let text = fault.to_string();
            let name = text.split('=').next().unwrap();
            assert!(
                SPELLINGS
                    .iter()
                    .any(|(spelling, _)| spelling.split('=').next() == Some(name)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_readme_has_the_same_table() {
        for (spelling, meaning) in SPELLINGS {
            let row = format!("| `{spelling}` | {meaning} |");
            assert!(include_str!("../README.md").contains(&row), "{row}");
        }
    }

    #[test]
    fn each_spelling_of_the_help_is_understood() {
        for (spelling, _) in SPELLINGS {
            let text = spelling
                .replace("redirect=STATUS", "redirect=302")
                .replace("STATUS", "403")
                .replace("NAME", "nulls")
                .replace("MS", "1")
                .replace("BYTES", "1")
                .replace("=N", "=1");
            text.parse::<Fault>()
                .unwrap_or_else(|error| panic!("{text}: {error}"));
        }
    }

    #[test]
    fn a_status_alone_gets_the_result_code_that_fits() {
        assert_eq!("status=403".parse(), Ok(Fault::Status(403, UNAUTHORIZED)));
        assert_eq!("status=503".parse(), Ok(Fault::Status(503, SERVER_ERROR)));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "=",
            "sandbox",
            "delay",
            "delay=",
            "delay=-1",
            "echo=1",
            "status=99",
            "status=403,foo",
            "redirect=200",
            "shape=round",
            "huge=99999999999",
        ] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }
}
