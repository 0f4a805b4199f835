//! What ureq writes a request into and reads an answer from.

use ureq::unversioned::transport::Buffers;
use zeroize::Zeroize;

use crate::secret::Room;

/// Holds the longest request and most answers whole; larger ones pass through in parts.
pub(super) const BUFFER_BYTES: usize = 16 * 1024;

/// ureq writes line by line, and never half a line; the longest one holds the key.
const ROOM_FOR_A_LINE: usize = BUFFER_BYTES / 2;

/// The request is gathered here part by part, so that it leaves in one write.
pub(super) struct LineBuffers {
    output: Room,
    /// How much of the output is written and not sent yet.
    gathered: usize,
    input: Room,
    /// Where the unread part of the input begins and ends.
    unread: (usize, usize),
    /// Whether the last look at the input read anything of it.
    progress: bool,
}

impl LineBuffers {
    pub(super) fn new() -> LineBuffers {
        LineBuffers {
            output: Room::new(BUFFER_BYTES),
            gathered: 0,
            input: Room::new(BUFFER_BYTES),
            unread: (0, 0),
            progress: false,
        }
    }

    pub(super) fn gather(&mut self, amount: usize) {
        self.gathered = (self.gathered + amount).min(self.output.len());
    }

    pub(super) fn gathered(&self) -> &[u8] {
        self.output.get(..self.gathered).unwrap_or_default()
    }

    /// Whether what is gathered must go before more is written.
    pub(super) fn must_send(&self) -> bool {
        self.output.len() - self.gathered < ROOM_FOR_A_LINE
    }

    pub(super) fn wipe_gathered(&mut self) {
        let gathered = self.output.get_mut(..self.gathered).unwrap_or_default();
        gathered.zeroize();
        self.gathered = 0;
    }

    /// Moves what is unread to the beginning when there is no room behind it.
    fn make_room(&mut self) {
        let (begin, end) = self.unread;
        if end == self.input.len() && begin > 0 {
            self.input.copy_within(begin..end, 0);
            self.unread = (0, end - begin);
        }
    }
}

impl Buffers for LineBuffers {
    fn output(&mut self) -> &mut [u8] {
        self.output.get_mut(self.gathered..).unwrap_or_default()
    }

    fn input(&self) -> &[u8] {
        self.input
            .get(self.unread.0..self.unread.1)
            .unwrap_or_default()
    }

    fn input_append_buf(&mut self) -> &mut [u8] {
        self.make_room();
        self.input.get_mut(self.unread.1..).unwrap_or_default()
    }

    fn input_appended(&mut self, amount: usize) {
        self.unread.1 = (self.unread.1 + amount).min(self.input.len());
    }

    fn input_consume(&mut self, amount: usize) {
        self.progress = amount > 0;
        let (begin, end) = self.unread;
        let begin = (begin + amount).min(end);
        self.unread = (begin, end);
        if begin == end {
            self.input.get_mut(..end).unwrap_or_default().zeroize();
            self.unread = (0, 0);
        }
    }

    fn tmp_and_output(&mut self) -> (&mut [u8], &mut [u8]) {
        self.make_room();
        let tmp = self.input.get_mut(self.unread.1..).unwrap_or_default();
        let output = self.output.get_mut(self.gathered..).unwrap_or_default();
        (tmp, output)
    }

    fn can_use_input(&self) -> bool {
        self.unread.0 < self.unread.1 && self.progress
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(buffers: &mut LineBuffers, bytes: &[u8]) {
        buffers.output()[..bytes.len()].copy_from_slice(bytes);
        buffers.gather(bytes.len());
    }

    fn append(buffers: &mut LineBuffers, bytes: &[u8]) {
        buffers.input_append_buf()[..bytes.len()].copy_from_slice(bytes);
        buffers.input_appended(bytes.len());
    }

    #[test]
    fn a_request_is_gathered_until_there_is_no_room_for_another_line() {
        let mut buffers = LineBuffers::new();
        write(&mut buffers, b"POST / HTTP/1.1\r\n\r\n");
        write(&mut buffers, b"{}");
        assert_eq!(buffers.gathered(), b"POST / HTTP/1.1\r\n\r\n{}");
        assert!(!buffers.must_send());
        write(&mut buffers, &[b'x'; ROOM_FOR_A_LINE]);
        assert!(buffers.must_send());
    }

    #[test]
    fn nothing_of_a_request_stays_once_it_is_sent() {
        let mut buffers = LineBuffers::new();
        write(&mut buffers, b"4355084355084358");
        buffers.wipe_gathered();
        assert_eq!(buffers.gathered(), b"");
        assert!(buffers.output().iter().all(|byte| *byte == 0));
        assert_eq!(buffers.output().len(), BUFFER_BYTES);
    }

    #[test]
    fn nothing_of_an_answer_stays_once_it_is_read() {
        let mut buffers = LineBuffers::new();
        append(&mut buffers, b"jt_token");
        buffers.input_consume(8);
        assert!(buffers.input_append_buf().iter().all(|byte| *byte == 0));
        assert_eq!(buffers.input_append_buf().len(), BUFFER_BYTES);
    }

    #[test]
    fn what_is_unread_moves_to_the_front_when_the_buffer_is_full() {
        let mut buffers = LineBuffers::new();
        append(&mut buffers, &[b'a'; BUFFER_BYTES - 2]);
        append(&mut buffers, b"bc");
        assert_eq!(buffers.input_append_buf().len(), 0);
        buffers.input_consume(BUFFER_BYTES - 2);
        assert!(buffers.can_use_input());
        assert_eq!(buffers.input(), b"bc");
        append(&mut buffers, b"d");
        assert_eq!(buffers.input(), b"bcd");
    }

    #[test]
    fn input_that_a_look_made_no_use_of_waits_for_more() {
        let mut buffers = LineBuffers::new();
        append(&mut buffers, b"HTTP/1.");
        buffers.input_consume(0);
        assert!(!buffers.can_use_input());
    }
}
