//! Reading a journal from the first line to the last. Of a long one only what is in flight stays in memory.

use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io;
use std::time::Duration;

use time::OffsetDateTime;

use super::file::read_at;
use super::line;
use super::record::{self, Event, Outcome, Record};
use super::session::Sessions;
use crate::api::payment;
use crate::money::Amount;

const CHUNK: usize = 64 * 1024;

/// Before the end of a journal: an outcome may have been written without the program's coming to note it.
const LAST_MOMENTS: time::Duration = time::Duration::minutes(2);

/// A charge that was begun, and of which the journal doesn't know what came.
#[derive(Debug, Clone)]
pub(crate) struct Open {
    pub(crate) reference_no: String,
    /// Of the last charge under this reference: the one that may have taken money.
    pub(crate) session_id: String,
    /// When it was begun, UTC.
    pub(crate) time: String,
    pub(crate) amount: Option<Amount>,
    pub(crate) card_no_masked: String,
    pub(crate) instalments: Option<u32>,
    /// Nothing of it was sent after this. [`None`] if the journal doesn't say.
    pub(crate) last_sent: Option<OffsetDateTime>,
    number: u64,
}

/// A charge of the last moments of a client that was not freed, and what came of it.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    pub(crate) charge: Open,
    pub(crate) outcome: payment::Outcome,
    pub(crate) xact_id: String,
    pub(crate) authorization_code: String,
    at: Option<OffsetDateTime>,
}

/// What a journal says.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// In the order of the file.
    pub(crate) open: Vec<Open>,
    /// The same.
    pub(crate) settled: Vec<Settled>,
    /// Those that may yet be charged.
    pub(super) sessions: Sessions,
    /// Lines that were changed after they were written.
    pub(crate) damaged: u32,
    /// Whether the file is empty or begins like a journal somewhere.
    pub(crate) is_journal: bool,
}

pub(super) fn read(file: &File) -> io::Result<Contents> {
    let mut reader = Reader::default();
    let mut chunk = vec![0; CHUNK];
    let mut offset = 0;
    loop {
        let bytes = match read_at(file, &mut chunk, offset) {
            Ok(0) => return Ok(reader.finish()),
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        reader.take(chunk.get(..bytes).unwrap_or_default());
        offset += bytes as u64;
    }
}

#[derive(Default)]
struct Reader {
    line: Vec<u8>,
    open: BTreeMap<String, Open>,
    settled: VecDeque<Settled>,
    sessions: Sessions,
    charges: u64,
    holds_records: bool,
    damaged: u32,
    /// The line before was no record. If the next one says that it found a torn line, that is all it was.
    suspect: bool,
}

impl Reader {
    fn take(&mut self, bytes: &[u8]) {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            // One byte more than is allowed, so that it shows.
            let room = (line::LONGEST + 1).saturating_sub(self.line.len());
            let text = part.strip_suffix(b"\n").unwrap_or(part);
            self.line.extend(text.iter().copied().take(room));
            if part.ends_with(b"\n") {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return;
        }
        let record = (line.len() <= line::LONGEST)
            .then(|| line::record(&line))
            .flatten();
        let was_suspect = std::mem::replace(&mut self.suspect, record.is_none());
        let was_torn = record.as_ref().is_some_and(|record| record.after_torn_line);
        if was_suspect && !was_torn {
            self.damaged = self.damaged.saturating_add(1);
        }
        if let Some(record) = record {
            self.holds_records = true;
            self.follow(record);
        }
    }

    fn follow(&mut self, record: Record) {
        self.forget_before(record::moment(&record.time));
        match record.event {
            Event::Session => self.sessions.of(&record.session_id).amount = record.amount,
            Event::Token => {
                self.sessions.of(&record.session_id).card_no_masked = record.card_no_masked;
            }
            Event::Charge => self.begin(record),
            Event::Outcome => self.end(record),
            Event::Closed => self.settled.clear(),
        }
    }

    /// A clock that jumped makes a difference that says nothing; then an outcome is told once too often.
    fn forget_before(&mut self, now: Option<OffsetDateTime>) {
        let is_long_ago = |settled: &Settled| {
            let passed = now.zip(settled.at).map(|(now, at)| now - at);
            passed.is_some_and(|passed| passed > LAST_MOMENTS)
        };
        while self.settled.front().is_some_and(is_long_ago) {
            self.settled.pop_front();
        }
    }

    fn begin(&mut self, record: Record) {
        let last_sent = last_sent(&record);
        // What another process knew of the session stands in its records alone.
        let session = self.sessions.of(&record.session_id).clone();
        let amount = record.amount.or(session.amount);
        let card = Some(record.card_no_masked).filter(|card| !card.is_empty());
        self.settled
            .retain(|settled| settled.charge.reference_no != record.reference_no);
        self.charges += 1;
        let number = self.charges;
        let earlier = self.open.remove(&record.reference_no);
        // None if either says nothing.
        let last_sent = match &earlier {
            Some(open) => open.last_sent.zip(last_sent).map(|(one, two)| one.max(two)),
            None => last_sent,
        };
        // Another session is begun only by one who knows what came of the earlier.
        let same = earlier.filter(|open| open.session_id == record.session_id);
        let open = same.unwrap_or_else(|| Open {
            reference_no: record.reference_no.clone(),
            session_id: record.session_id,
            time: record.time,
            amount: amount.map(Amount::from_kurus),
            card_no_masked: card.unwrap_or(session.card_no_masked),
            instalments: record.instalments,
            last_sent,
            number,
        });
        let open = Open { last_sent, ..open };
        self.open.insert(record.reference_no, open);
    }

    /// An outcome speaks of the charge with its session alone.
    fn end(&mut self, record: Record) {
        let same = self
            .open
            .get(&record.reference_no)
            .is_some_and(|open| open.session_id == record.session_id);
        let known = record
            .outcome
            .filter(|outcome| same && *outcome != Outcome::Unknown);
        let Some(outcome) = known else {
            return;
        };
        if let Some(charge) = self.open.remove(&record.reference_no) {
            self.settled.push_back(Settled {
                charge,
                outcome: outcome.into(),
                at: record::moment(&record.time),
                xact_id: record.xact_id,
                authorization_code: record.authorization_code,
            });
        }
    }

    /// What follows the last newline was being written when the power went.
    fn finish(mut self) -> Contents {
        if line::record(&self.line).is_some() {
            self.end_line();
        }
        if self.suspect {
            self.damaged = self.damaged.saturating_add(1);
        }
        let is_journal = self.holds_records || (self.damaged == 0 && line::began_with(&self.line));
        let mut open: Vec<Open> = self.open.into_values().collect();
        open.sort_by_key(|open| open.number);
        Contents {
            open,
            settled: self.settled.into(),
            sessions: self.sessions,
            damaged: self.damaged,
            is_journal,
        }
    }
}

fn last_sent(record: &Record) -> Option<OffsetDateTime> {
    let budget = Duration::from_millis(record.budget_ms?);
    record::moment(&record.time)?.checked_add(budget.try_into().ok()?)
}
