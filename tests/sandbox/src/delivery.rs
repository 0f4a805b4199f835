//! How an answer goes over the line.

use crate::Fault;
use crate::answer::Answer;
use crate::script::{self, Pace, Script, Then};
use hyper::body::Bytes;
use hyper::header::{HeaderName, HeaderValue};
use std::time::Duration;

const MISSING_BYTES: usize = 100;
const HUGE_HEADER: usize = 1024 * 1024;
const GARBAGE: &[u8] = b"\x16\x03 this is not HTTP\r\n\r\n";

pub enum Delivery {
    /// Left to the HTTP library.
    Ordinary(Answer),
    Scripted(Script),
}

pub fn deliver(answer: Answer, fault: Option<&Fault>, keeps_alive: bool) -> Delivery {
    let afterwards = if keeps_alive {
        Then::KeepOpen
    } else {
        Then::Close
    };
    let length = answer.body().len();
    let honest_head = || script::head_with_length(&answer, length);
    let script = match fault {
        Some(Fault::Huge(bytes)) => return Delivery::Ordinary(padded(answer, *bytes)),
        Some(Fault::HugeHeader) => return Delivery::Ordinary(with_huge_header(answer)),
        Some(Fault::Drip(ms)) => dripped(whole(honest_head(), &answer), 0, *ms, afterwards),
        Some(Fault::DripBody(ms)) => {
            let head = honest_head();
            let from = head.len();
            dripped(whole(head, &answer), from, *ms, afterwards)
        }
        Some(Fault::ResetAfterReading) => Script::silent(Then::Reset),
        Some(Fault::CloseAfterReading) => Script::silent(Then::Close),
        Some(Fault::CutAnswer(bytes)) => {
            at_once(first(*bytes, whole(honest_head(), &answer)), Then::Cut)
        }
        Some(Fault::CloseAnswer(bytes)) => {
            at_once(first(*bytes, whole(honest_head(), &answer)), Then::Close)
        }
        Some(Fault::ContentLengthTooLong) => {
            let head = script::head_with_length(&answer, length + MISSING_BYTES);
            at_once(whole(head, &answer), Then::Close)
        }
        Some(Fault::ContentLengthTooShort) => {
            let head = script::head_with_length(&answer, length / 2);
            at_once(whole(head, &answer), afterwards)
        }
        Some(Fault::NoContentLength) => at_once(script::in_chunks(&answer), afterwards),
        Some(Fault::NotHttp) => at_once(GARBAGE.to_vec(), Then::Close),
        _ => return Delivery::Ordinary(answer),
    };
    Delivery::Scripted(script)
}

fn at_once(bytes: Vec<u8>, then: Then) -> Script {
    Script {
        bytes,
        pace: Pace::AtOnce,
        then,
    }
}

fn dripped(bytes: Vec<u8>, from: usize, ms: u64, then: Then) -> Script {
    let interval = Duration::from_millis(ms);
    Script {
        bytes,
        pace: Pace::ByteByByte { from, interval },
        then,
    }
}

fn whole(mut head: Vec<u8>, answer: &Answer) -> Vec<u8> {
    head.extend_from_slice(answer.body());
    head
}

fn first(count: usize, mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(count);
    bytes
}

/// Adds a field of x's to a JSON object, so that the body gets this many bytes, or stays as it is if it has more.
fn padded(answer: Answer, bytes: usize) -> Answer {
    answer.map(|body| {
        let Some(object) = body.strip_suffix(b"}") else {
            return body;
        };
        let mut padded = [object, br#","padding":""#].concat();
        let end = br#""}"#;
        if padded.len() + end.len() > bytes {
            return body;
        }
        padded.resize(bytes - end.len(), b'x');
        padded.extend_from_slice(end);
        Bytes::from(padded)
    })
}

fn with_huge_header(mut answer: Answer) -> Answer {
    let filler =
        HeaderValue::from_bytes(&vec![b'x'; HUGE_HEADER]).expect("letters are fine in a header");
    answer
        .headers_mut()
        .insert(HeaderName::from_static("x-filler"), filler);
    answer
}
