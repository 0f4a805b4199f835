//! What the fuzz targets of tests/fuzz reach into. Only their build has it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::Write;
use std::net::TcpStream;

use crate::Amount;
use crate::http::{Answer, MAX_ANSWER_BYTES};
use crate::secret::WipedBytes;

thread_local! {
    static STREAMS: RefCell<VecDeque<TcpStream>> = const { RefCell::new(VecDeque::new()) };
    static ANSWERS: RefCell<VecDeque<(u16, Vec<u8>)>> = const { RefCell::new(VecDeque::new()) };
}

/// The next connections of this thread are these, in order; any socket does. Returns what was left of earlier ones.
pub fn set_streams(streams: impl IntoIterator<Item = TcpStream>) -> usize {
    let streams = streams.into_iter().collect();
    STREAMS.replace(streams).len()
}

pub(crate) fn next_stream() -> Option<TcpStream> {
    STREAMS.with_borrow_mut(VecDeque::pop_front)
}

/// The next calls of this thread get these answers without a connection; the last of them also every later one.
pub fn set_answers(answers: impl IntoIterator<Item = (u16, Vec<u8>)>) {
    ANSWERS.set(answers.into_iter().collect());
}

pub(crate) fn next_answer() -> Option<Answer> {
    ANSWERS.with_borrow_mut(|answers| {
        let (http_status, bytes) = match answers.len() {
            0 | 1 => answers.front().cloned()?,
            _ => answers.pop_front()?,
        };
        let mut body = WipedBytes::with_capacity(bytes.len().min(MAX_ANSWER_BYTES as usize));
        body.write_all(&bytes).ok()?;
        Some(Answer { http_status, body })
    })
}

/// The amount of an answer.
pub fn amount_of_answer(text: &str) -> Option<Amount> {
    Amount::from_answer(text)
}
