//! An answer whose bytes, pace and end the sandbox decides itself, past the HTTP library.

use crate::answer::Answer;
use crate::stream::Stream;
use hyper::header::CONTENT_LENGTH;
use std::io;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::time::sleep;

pub struct Script {
    pub bytes: Vec<u8>,
    pub pace: Pace,
    pub then: Then,
}

#[derive(Clone, Copy)]
pub enum Pace {
    AtOnce,
    /// From this offset on, one byte after each interval.
    ByteByByte {
        from: usize,
        interval: Duration,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Then {
    KeepOpen,
    Close,
    Cut,
    Reset,
}

impl Script {
    pub fn silent(then: Then) -> Self {
        Self {
            bytes: Vec::new(),
            pace: Pace::AtOnce,
            then,
        }
    }

    pub async fn play(&self, stream: &mut Stream) -> io::Result<()> {
        match self.pace {
            Pace::AtOnce => send(stream, &self.bytes).await,
            Pace::ByteByByte { from, interval } => {
                let (head, rest) = self.bytes.split_at(from);
                send(stream, head).await?;
                for byte in rest {
                    sleep(interval).await;
                    send(stream, &[*byte]).await?;
                }
                Ok(())
            }
        }
    }
}

async fn send(stream: &mut Stream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes).await?;
    stream.flush().await
}

/// The answer's head as sent, with this line in place of its own about the body's length.
pub fn head(answer: &Answer, length_line: &str) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {}\r\n", answer.status()).into_bytes();
    for (name, value) in answer.headers() {
        if name == CONTENT_LENGTH {
            continue;
        }
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
        head.extend_from_slice(b"\r\n");
    }
    head.extend_from_slice(length_line.as_bytes());
    head.extend_from_slice(b"\r\n\r\n");
    head
}

pub fn head_with_length(answer: &Answer, length: usize) -> Vec<u8> {
    head(answer, &format!("content-length: {length}"))
}

pub fn in_chunks(answer: &Answer) -> Vec<u8> {
    let mut bytes = head(answer, "transfer-encoding: chunked");
    for chunk in answer.body().chunks(64) {
        bytes.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        bytes.extend_from_slice(chunk);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"0\r\n\r\n");
    bytes
}
