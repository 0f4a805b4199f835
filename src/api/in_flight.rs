//! What was in flight when the power went: the journal knows which charges, Paynet knows what came of them.

use time::{Duration, OffsetDateTime};

use super::charge;
use super::check::{self, CheckRequest, CheckResponse};
use super::payment::{Outcome, Payment};
use crate::client::Client;
use crate::error::status::PAYNET_ERR_CHARGE_UNKNOWN;
use crate::error::{Class, Error, Phase};
use crate::journal::{Contents, Journal, Open, Settled};
use crate::money::Amount;

/// Longer than any bank takes for a charge that reached Paynet at the last moment.
const LONGEST_CHARGE: Duration = Duration::minutes(3);

/// A charge that was in flight, and what came of it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct InFlight {
    /// The merchant's number of the order.
    pub reference_no: String,
    /// The session that may have taken the money.
    pub session_id: String,
    /// When the charge was begun: UTC by this machine's clock, `2026-11-26T11:07:57Z`.
    pub time: String,
    /// The amount of the charge or of its session, if either is known.
    pub amount: Option<Amount>,
    /// The card number without its middle, if this journal saw the card's token being made.
    pub card_no_masked: String,
    /// The number of instalments that the charge was told.
    pub instalments: Option<u32>,
    /// [`Outcome::Paid`] and [`Outcome::NotPaid`]: so it is. [`Outcome::None`]: the charge never arrived, and the order may
    /// be charged anew, with any session. [`Outcome::Unknown`]: `error` says why; ask again.
    pub outcome: Outcome,
    /// Paynet's transaction code, if it is paid.
    pub xact_id: String,
    /// The bank's code of approval, if it is paid.
    pub authorization_code: String,
    /// Why the outcome is unknown.
    pub error: Option<Error>,
}

/// What was in flight.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct InFlightResponse {
    /// The charges: those whose outcome the journal had, then those that Paynet was asked about, in the order in which they
    /// were begun.
    pub charges: Vec<InFlight>,
    /// How many lines of the journal were changed after they were written. A charge may be missing from the answer if there
    /// are any: compare with the day's orders. A last line that the power cut short is none of them.
    pub damaged_lines: u32,
}

/// What is to be asked.
pub(crate) struct Question<'a> {
    client: &'a Client,
    journal: &'a Journal,
    contents: Contents,
}

impl Question<'_> {
    pub(crate) fn read(client: &Client) -> Result<Question<'_>, Error> {
        let journal = client
            .journal()
            .ok_or_else(|| Error::missing("journal_file"))?;
        client.secret_key()?;
        Ok(Question {
            client,
            journal,
            contents: journal.read()?,
        })
    }

    #[cfg(feature = "ffi")]
    pub(crate) fn charges(&self) -> usize {
        self.contents.settled.len() + self.contents.open.len()
    }

    #[cfg(feature = "ffi")]
    pub(crate) fn damaged_lines(&self) -> u32 {
        self.contents.damaged
    }

    pub(crate) fn ask(self) -> Result<InFlightResponse, Error> {
        let mut charges: Vec<InFlight> = self
            .contents
            .settled
            .into_iter()
            .map(|settled| told_before(self.client, settled))
            .collect();
        let mut out_of_reach = None;
        for open in self.contents.open {
            let answer = match &out_of_reach {
                Some(error) => Err(Error::clone(error)),
                None => settle(self.client, self.journal, &open),
            };
            if let Err(error) = &answer
                && error.class() == Class::NotReached
            {
                // Waiting as long for each would tell no more.
                out_of_reach = Some(error.clone());
            }
            charges.push(told(open, answer));
        }
        self.journal.told();
        Ok(InFlightResponse {
            charges,
            damaged_lines: self.contents.damaged,
        })
    }
}

/// From now on the reference is the program's to charge.
fn told_before(client: &Client, settled: Settled) -> InFlight {
    let charge = settled.charge;
    let claim = client
        .unsettled()
        .claim(&charge.reference_no, &charge.session_id);
    if let Ok(claim) = claim {
        claim.settle();
    }
    InFlight {
        outcome: settled.outcome,
        xact_id: settled.xact_id,
        authorization_code: settled.authorization_code,
        ..told(charge, Ok((settled.outcome, None)))
    }
}

/// The outcome, or why it isn't known. Another thread's charge under this reference comes before or after.
fn settle(
    client: &Client,
    journal: &Journal,
    open: &Open,
) -> Result<(Outcome, Option<Payment>), Error> {
    let claim = client
        .unsettled()
        .claim(&open.reference_no, &open.session_id)?;
    let request = CheckRequest::by_reference_no(&*open.reference_no);
    let found = check::call(client, &request)?;
    let (outcome, payment) = judge(open, &found, OffsetDateTime::now_utc())?;
    if outcome != Outcome::Paid {
        // While others were asked about, it may have been sent again.
        let newest = journal
            .newest(&open.reference_no)?
            .ok_or_else(|| unknown("it was charged again meanwhile"))?;
        judge(&newest, &found, OffsetDateTime::now_utc())?;
    }
    // If it can't be written, the next question asks again.
    let _ = journal.answer(open, outcome, payment.as_ref());
    claim.settle();
    Ok((outcome, payment))
}

fn judge(
    open: &Open,
    found: &CheckResponse,
    now: OffsetDateTime,
) -> Result<(Outcome, Option<Payment>), Error> {
    match found.outcome {
        Outcome::Paid => Ok((Outcome::Paid, charge::paid(found))),
        Outcome::Unknown => Err(unknown(
            "a look-up found a payment that was given back, or of which Paynet doesn't say whether money was taken",
        )),
        outcome if is_over(open, now) => Ok((outcome, None)),
        _ => Err(unknown(
            "a look-up found no payment, but the charge may still be under way",
        )),
    }
}

/// Whether nothing can be under way any more. A clock that went back tells nothing.
fn is_over(open: &Open, now: OffsetDateTime) -> bool {
    open.last_sent
        .is_some_and(|last_sent| now - last_sent > LONGEST_CHARGE)
}

fn unknown(why: &str) -> Error {
    Error::new(PAYNET_ERR_CHARGE_UNKNOWN, why).in_phase(Phase::Read)
}

fn told(open: Open, answer: Result<(Outcome, Option<Payment>), Error>) -> InFlight {
    let (outcome, payment, error) = match answer {
        Ok((outcome, payment)) => (outcome, payment, None),
        Err(error) => (Outcome::Unknown, None, Some(error)),
    };
    let payment = payment.unwrap_or_default();
    InFlight {
        reference_no: open.reference_no,
        session_id: open.session_id,
        time: open.time,
        amount: open.amount,
        card_no_masked: open.card_no_masked,
        instalments: open.instalments,
        outcome,
        xact_id: payment.xact_id,
        authorization_code: payment.authorization_code,
        error,
    }
}
