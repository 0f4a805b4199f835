//! What a line says.

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

use crate::api::payment::{self, Payment};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Event {
    /// A session was opened about an amount.
    Session,
    /// A card became a token.
    Token,
    /// A charge is about to be sent.
    Charge,
    /// What came of a charge.
    Outcome,
    /// The program freed the client, so it knows all that came before.
    Closed,
}

/// Whether money was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    None,
    Paid,
    NotPaid,
    Unknown,
}

/// How that became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FoundBy {
    Answer,
    LookUp,
    Repeat,
}

/// A line. Empty is what nobody has said.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Record {
    /// UTC, `2026-11-26T11:07:57Z`.
    pub(super) time: String,
    pub(super) event: Event,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) reference_no: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) session_id: String,
    /// Kurus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<i64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) card_no_masked: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) instalments: Option<u32>,
    /// For how long the charge may be sent and looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) budget_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<Outcome>,
    /// The library's status code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) paynet_code: Option<i32>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) xact_id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) authorization_code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) found_by: Option<FoundBy>,
    /// What stands before this line ended in the middle when this was written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) after_torn_line: bool,
}

impl Record {
    pub(super) fn now(event: Event) -> Record {
        Record {
            time: text_of(OffsetDateTime::now_utc()),
            event,
            reference_no: String::new(),
            session_id: String::new(),
            amount: None,
            card_no_masked: String::new(),
            instalments: None,
            budget_ms: None,
            outcome: None,
            code: None,
            paynet_code: None,
            xact_id: String::new(),
            authorization_code: String::new(),
            found_by: None,
            after_torn_line: false,
        }
    }

    pub(super) fn of_payment(payment: &Payment) -> Record {
        Record {
            outcome: Some(payment.outcome.into()),
            paynet_code: payment.code,
            xact_id: payment.xact_id.clone(),
            authorization_code: payment.authorization_code.clone(),
            found_by: match payment.found_by {
                payment::FoundBy::Nothing => None,
                payment::FoundBy::Answer => Some(FoundBy::Answer),
                payment::FoundBy::LookUp => Some(FoundBy::LookUp),
                payment::FoundBy::Repeat => Some(FoundBy::Repeat),
            },
            ..Record::now(Event::Outcome)
        }
    }
}

impl From<Outcome> for payment::Outcome {
    fn from(outcome: Outcome) -> payment::Outcome {
        match outcome {
            Outcome::None => payment::Outcome::None,
            Outcome::Paid => payment::Outcome::Paid,
            Outcome::NotPaid => payment::Outcome::NotPaid,
            Outcome::Unknown => payment::Outcome::Unknown,
        }
    }
}

impl From<payment::Outcome> for Outcome {
    fn from(outcome: payment::Outcome) -> Outcome {
        match outcome {
            payment::Outcome::None => Outcome::None,
            payment::Outcome::Paid => Outcome::Paid,
            payment::Outcome::NotPaid => Outcome::NotPaid,
            payment::Outcome::Unknown => Outcome::Unknown,
        }
    }
}

fn text_of(time: OffsetDateTime) -> String {
    let (hour, minute, second) = time.to_hms();
    format!(
        "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z",
        time.year(),
        u8::from(time.month()),
        time.day(),
    )
}

/// The moment that a text of [`text_of`] names.
pub(super) fn moment(text: &str) -> Option<OffsetDateTime> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-');
    let mut time = time.split(':');
    let year = date.next()?.parse().ok()?;
    let month = Month::try_from(date.next()?.parse::<u8>().ok()?).ok()?;
    let date = Date::from_calendar_date(year, month, date.next()?.parse().ok()?).ok()?;
    let mut two = || time.next()?.parse::<u8>().ok();
    let time = Time::from_hms(two()?, two()?, two()?).ok()?;
    Some(PrimitiveDateTime::new(date, time).assume_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_was_written() {
        for text in ["2026-11-26T11:07:57Z", "2028-02-29T00:00:00Z"] {
            assert_eq!(text_of(moment(text).unwrap()), text);
        }
        for text in ["", "Z", "2026-11-26T11:07:57", "2027-02-29T00:00:00Z", "TZ"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
