//! The journal: an append-only file that knows after a power cut which charges were in flight.
//!
//! A record is one line, written by one write and kept by one sync before anything relies on it. Nothing is ever changed
//! or taken out. One client has the file at a time, and its forked children with it.

mod file;
mod line;
mod reading;
mod record;

use std::collections::VecDeque;
use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::api::charge::{ChargeRequest, Unsettled};
use crate::api::payment::{Outcome, Payment};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_JOURNAL;
use crate::process::PerProcess;
use crate::secret::Pan;

pub(crate) use reading::{Contents, Open};
use record::{Event, Record};

/// Cards are kept in memory from token to charge; a till has one or two between them.
const MOST_CARDS: usize = 256;

/// The masked card of a session.
struct Card {
    session_id: String,
    card_no_masked: String,
}

#[derive(Default)]
struct Recent {
    cards: VecDeque<Card>,
}

/// An open journal.
pub(crate) struct Journal {
    file: File,
    /// Of one thread of each process: whoever writes, syncs, so that a failed sync is told to the one whose record it was.
    recent: PerProcess<Mutex<Recent>>,
}

impl Journal {
    pub(crate) fn open(path: &Path) -> Result<Journal, Error> {
        let file = file::open(path).map_err(|why| error(&format!("can't be opened: {why}")))?;
        Ok(Journal {
            file,
            recent: PerProcess::new(Mutex::default()),
        })
    }

    /// What is in flight, and how many lines are damaged.
    pub(crate) fn read(&self) -> Result<Contents, Error> {
        reading::read(&self.file).map_err(|why| error(&format!("can't be read: {why}")))
    }

    /// The references that earlier processes left in flight.
    pub(crate) fn unsettled(&self) -> Result<Unsettled, Error> {
        let open = self.read()?.open;
        let pairs = open
            .iter()
            .map(|open| (&*open.reference_no, &*open.session_id));
        Ok(Unsettled::of_journal(pairs))
    }

    /// Keeps the masked card for the charge of this session.
    pub(crate) fn token(&self, session_id: &str, pan: &Pan) -> Result<(), Error> {
        let mut recent = self.lock();
        let card_no_masked = pan.masked();
        let record = Record {
            session_id: session_id.to_owned(),
            card_no_masked: card_no_masked.clone(),
            ..Record::now(Event::Token)
        };
        recent.cards.retain(|card| card.session_id != session_id);
        recent.cards.truncate(MOST_CARDS - 1);
        recent.cards.push_front(Card {
            session_id: session_id.to_owned(),
            card_no_masked,
        });
        self.append(record, &recent)
    }

    /// A charge is about to be sent.
    pub(crate) fn charge(&self, request: &ChargeRequest<'_>) -> Result<(), Error> {
        let mut recent = self.lock();
        let known = recent
            .cards
            .iter()
            .position(|card| card.session_id == request.session_id);
        let card = known.and_then(|place| recent.cards.remove(place));
        let record = Record {
            reference_no: request.reference_no.to_string(),
            session_id: request.session_id.to_string(),
            amount: request.amount.map(|amount| amount.kurus()),
            card_no_masked: card.map(|card| card.card_no_masked).unwrap_or_default(),
            instalments: request.instalments,
            budget_ms: u64::try_from(request.budget.as_millis()).ok(),
            ..Record::now(Event::Charge)
        };
        self.append(record, &recent)
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
        self.append(record, &self.lock())
    }

    fn append(&self, record: Record, _turn: &MutexGuard<'_, Recent>) -> Result<(), Error> {
        file::append(&self.file, record).map_err(|why| error(&format!("can't be written: {why}")))
    }

    /// A child of a fork takes turns with its own threads alone: its parent's lock may be held by a thread that it hasn't.
    fn lock(&self) -> MutexGuard<'_, Recent> {
        let recent = self.recent.get(|_| Mutex::default());
        recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn error(what: &str) -> Error {
    Error::new(PAYNET_ERR_JOURNAL, format!("journal_file {what}")).in_field("journal_file")
}
