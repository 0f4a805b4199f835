//! Reading a fault from its text.

use super::{DIRECTIVE, Fault, SPELLINGS};
use crate::return_codes::{BAD_REQUEST, NO_DATA, SERVER_ERROR, UNAUTHORIZED};
use std::fmt;
use std::str::FromStr;

const LARGEST_ANSWER: usize = 256 * 1024 * 1024;
const LONGEST_BANK_CODE: usize = 4;

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
        "delay-before" => Fault::DelayBefore(number(value)?),
        "cut-request" => Fault::CutRequest(number(value)?),
        "die-before" => Fault::DieBefore(number(value)?),
        "die-after" => Fault::DieAfter(number(value)?),
        "decline" => decline(value)?,
        "after" => after(value)?,
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

fn decline(value: &str) -> Result<Fault, ParseFaultError> {
    let (code, text) = match value.split_once(',') {
        Some((code, text)) => (code, Some(text)),
        None => (value, None),
    };
    let fits = (1..=LONGEST_BANK_CODE).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match text {
        _ if !fits => Err(ParseFaultError(format!("\"{code}\" is no code of a bank"))),
        Some(text) => Ok(Fault::Decline(code.to_owned(), text.to_owned())),
        None => Ok(Fault::decline(code)),
    }
}

fn after(value: &str) -> Result<Fault, ParseFaultError> {
    let fault: Fault = value.parse()?;
    if !fault.replaces_answers() {
        return Err(ParseFaultError(format!(
            "{fault} does not take the place of an answer"
        )));
    }
    Ok(Fault::After(Box::new(fault)))
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
