//! The journal: an append-only file that knows after a power cut which charges were in flight.
//!
//! A record is one line, written by one write and kept by one sync before anything relies on it. Nothing is ever changed
//! or taken out. One client has the file at a time, and its forked children with it.

mod file;
mod line;
mod reading;
mod record;
mod session;

use std::fs::File;
use std::path::Path;
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::api::charge::{ChargeRequest, Unsettled};
use crate::api::payment::{Outcome, Payment};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_JOURNAL;
use crate::money::Amount;
use crate::process::PerProcess;
use crate::secret::Pan;

pub(crate) use reading::{Open, Settled};
use record::{Event, Record};
use session::Sessions;

#[derive(Default)]
struct Recent {
    sessions: Sessions,
    /// What an earlier client wrote in its last moments, until it is told.
    untold: Vec<Settled>,
    /// Whether something was written or told since the file was opened.
    is_used: bool,
    /// Whether the last record could not be written, or be synced, after which the system may forget its newline.
    is_doubtful: bool,
}

/// What is to be told and asked.
pub(crate) struct Contents {
    pub(crate) open: Vec<Open>,
    pub(crate) settled: Vec<Settled>,
    pub(crate) damaged: u32,
}

/// An open journal.
pub(crate) struct Journal {
    file: File,
    /// Of one thread of each process: whoever writes, syncs, so that a failed sync is told to the one whose record it was.
    recent: PerProcess<Mutex<Recent>>,
    process: u32,
}

impl Journal {
    /// Opens a journal. What earlier processes left in flight, or settled in their last moments, no session but theirs may
    /// charge before it is looked up.
    pub(crate) fn open(path: &Path) -> Result<(Journal, Unsettled), Error> {
        let file = file::open(path).map_err(|why| error(&format!("can't be opened: {why}")))?;
        let contents = read(&file)?;
        if !contents.is_journal {
            return Err(error("can't be opened: it holds something else"));
        }
        let settled = contents.settled.iter();
        let paid = settled.filter(|settled| settled.outcome == Outcome::Paid);
        let charges = paid.map(|settled| &settled.charge).chain(&contents.open);
        let unsettled =
            Unsettled::of_journal(charges.map(|open| (&*open.reference_no, &*open.session_id)));
        let recent = Recent {
            sessions: contents.sessions,
            untold: contents.settled,
            ..Recent::default()
        };
        let journal = Journal {
            file,
            recent: PerProcess::new(Mutex::new(recent)),
            process: process::id(),
        };
        Ok((journal, unsettled))
    }

    /// What is in flight, what was not told yet, and how many lines are damaged.
    pub(crate) fn read(&self) -> Result<Contents, Error> {
        let contents = read(&self.file)?;
        Ok(Contents {
            open: contents.open,
            settled: self.lock().untold.clone(),
            damaged: contents.damaged,
        })
    }

    /// A charge as the journal has it by now, if it is still in flight.
    pub(crate) fn newest(&self, reference_no: &str) -> Result<Option<Open>, Error> {
        let mut open = read(&self.file)?.open.into_iter();
        Ok(open.find(|open| open.reference_no == reference_no))
    }

    /// What was not told yet is told.
    pub(crate) fn told(&self) {
        let mut recent = self.lock();
        recent.is_used |= !recent.untold.is_empty();
        recent.untold.clear();
    }

    /// Keeps the amount for the charge of this session.
    pub(crate) fn session(&self, session_id: &str, amount: Amount) -> Result<(), Error> {
        let mut recent = self.lock();
        recent.sessions.of(session_id).amount = Some(amount.kurus());
        let record = Record {
            session_id: session_id.to_owned(),
            amount: Some(amount.kurus()),
            ..Record::now(Event::Session)
        };
        self.append(record, &mut recent)
    }

    /// The same with the masked card.
    pub(crate) fn token(&self, session_id: &str, pan: &Pan) -> Result<(), Error> {
        let mut recent = self.lock();
        recent.sessions.of(session_id).card_no_masked = pan.masked();
        let record = Record {
            session_id: session_id.to_owned(),
            card_no_masked: pan.masked(),
            ..Record::now(Event::Token)
        };
        self.append(record, &mut recent)
    }

    /// A charge is about to be sent, or sent again.
    pub(crate) fn charge(&self, request: &ChargeRequest<'_>) -> Result<(), Error> {
        let mut recent = self.lock();
        for (field, text) in [
            ("reference_no", &request.reference_no),
            ("session_id", &request.session_id),
        ] {
            if recent.sessions.show_card_in(text) {
                return Err(Error::invalid(field, "it holds the card number"));
            }
        }
        let known = recent.sessions.of(&request.session_id);
        let told = request.amount.map(|amount| amount.kurus());
        let record = Record {
            reference_no: request.reference_no.to_string(),
            session_id: request.session_id.to_string(),
            amount: told.or(known.amount),
            card_no_masked: known.card_no_masked.clone(),
            instalments: request.instalments,
            budget_ms: u64::try_from(request.budget.as_millis()).ok(),
            ..Record::now(Event::Charge)
        };
        self.append(record, &mut recent)?;
        // Who charges an order anew needs no word of what came of it before.
        recent
            .untold
            .retain(|settled| settled.charge.reference_no != request.reference_no);
        Ok(())
    }

    /// What came of a charge, as the call tells its caller.
    pub(crate) fn outcome(
        &self,
        reference_no: &str,
        session_id: &str,
        result: &Result<Payment, Error>,
    ) -> Result<(), Error> {
        let record = match result {
            Ok(payment) => Record::of_payment(payment),
            Err(error) => Record {
                outcome: Some(Outcome::of_error(error).into()),
                code: Some(error.code()),
                paynet_code: error.refusal().and_then(|refusal| refusal.code),
                ..Record::now(Event::Outcome)
            },
        };
        self.settle(reference_no, session_id, record)
    }

    /// What a look-up found of a charge that was in flight.
    pub(crate) fn answer(
        &self,
        open: &Open,
        outcome: Outcome,
        payment: Option<&Payment>,
    ) -> Result<(), Error> {
        let record = match payment {
            Some(payment) => Record::of_payment(payment),
            None => Record {
                outcome: Some(outcome.into()),
                found_by: Some(record::FoundBy::LookUp),
                ..Record::now(Event::Outcome)
            },
        };
        self.settle(&open.reference_no, &open.session_id, record)
    }

    fn settle(&self, reference_no: &str, session_id: &str, record: Record) -> Result<(), Error> {
        let record = Record {
            reference_no: reference_no.to_owned(),
            session_id: session_id.to_owned(),
            ..record
        };
        self.append(record, &mut self.lock())
    }

    fn append(&self, record: Record, turn: &mut MutexGuard<'_, Recent>) -> Result<(), Error> {
        turn.is_used = true;
        let record = Record {
            after_torn_line: turn.is_doubtful,
            ..record
        };
        let written = file::append(&self.file, record);
        turn.is_doubtful = written.is_err();
        written.map_err(|why| error(&format!("can't be written: {why}")))
    }

    /// A child of a fork takes turns with its own threads alone: its parent's lock may be held by a thread that it hasn't.
    fn lock(&self) -> MutexGuard<'_, Recent> {
        let recent = self.recent.get(|_| Mutex::default());
        recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A program that frees the client knows what came of its charges. One that ends otherwise may not have come to note it.
impl Drop for Journal {
    fn drop(&mut self) {
        if self.process != process::id() {
            return; // The parent may be charging.
        }
        let mut recent = self.lock();
        if recent.is_used && recent.untold.is_empty() {
            // If it can't be written, something is told once too often.
            let _ = self.append(Record::now(Event::Closed), &mut recent);
        }
    }
}

fn read(file: &File) -> Result<reading::Contents, Error> {
    reading::read(file).map_err(|why| error(&format!("can't be read: {why}")))
}

fn error(what: &str) -> Error {
    Error::new(PAYNET_ERR_JOURNAL, format!("journal_file {what}")).in_field("journal_file")
}
