//! How each fault is spelled.

use super::Fault;
use crate::bank;
use std::fmt;

/// Every spelling with what it does, in the order of the help text.
pub const SPELLINGS: &[(&str, &str)] = &[
    ("delay=MS", "carry out, wait, answer"),
    (
        "delay-before=MS",
        "wait, carry out even if the client has gone, answer",
    ),
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
    (
        "cut-request=BYTES",
        "read the first bytes of the request, then TCP reset; nothing is carried out",
    ),
    (
        "die-before=MS",
        "close every connection and refuse new ones for so long; nothing is carried out",
    ),
    ("die-after=MS", "carry out, then die for so long"),
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
        "decline=CODE",
        "the bank declines this charge, or the charge of this token",
    ),
    ("decline=CODE,TEXT", "the same with this text of the bank"),
    (
        "after=FAULT",
        "carry out, then FAULT (html, status, code, body …) in place of the answer",
    ),
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

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Delay(ms) => write!(f, "delay={ms}"),
            Fault::DelayBefore(ms) => write!(f, "delay-before={ms}"),
            Fault::Drip(ms) => write!(f, "drip={ms}"),
            Fault::DripBody(ms) => write!(f, "drip-body={ms}"),
            Fault::ResetOnAccept => f.write_str("reset-on-accept"),
            Fault::CloseOnAccept => f.write_str("close-on-accept"),
            Fault::StallHandshake => f.write_str("stall-handshake"),
            Fault::ResetBeforeReading => f.write_str("reset-before-reading"),
            Fault::StallReading => f.write_str("stall-reading"),
            Fault::CutRequest(bytes) => write!(f, "cut-request={bytes}"),
            Fault::DieBefore(ms) => write!(f, "die-before={ms}"),
            Fault::DieAfter(ms) => write!(f, "die-after={ms}"),
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
            Fault::Decline(code, text) if text == bank::text(code) => write!(f, "decline={code}"),
            Fault::Decline(code, text) => write!(f, "decline={code},{text}"),
            Fault::After(fault) => write!(f, "after={fault}"),
            Fault::Echo => f.write_str("echo"),
            Fault::EchoOk => f.write_str("echo-ok"),
        }
    }
}
