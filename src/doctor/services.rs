//! What Paynet says to the keys. Two questions that open nothing, take nothing and find nothing.

use std::time::{Duration, Instant, SystemTime};

use super::clock::Clocks;
use super::keys::{self, Keys, PUBLISHABLE_KEY, SECRET_KEY};
use super::report::{Chart, Row};
use super::server::System;
use super::stopped;
use super::texts::{
    ADDRESS_REFUSED, ANSWER_CUT, ANSWER_NOT_FOUND, ANSWER_NOT_HTTP, ANSWER_ODD, ANSWER_REDIRECT,
    ANSWER_SERVER_FAULT, ANSWER_SILENT, ANSWER_SLOW, ANSWER_WEB_PAGE, EXAMINATION_STOPPED,
    KEY_ACCEPTED, KEY_FORBIDDEN, KEY_OF_LIVE_SYSTEM, KEY_OF_TEST_SYSTEM, KEY_PUBLIC_IN_SECRET,
    KEY_SECRET_IN_PUBLIC, KEY_UNKNOWN, MERCHANT_BLOCKED,
};
use crate::api::answer::{self, Reading};
use crate::client::{Client, Server, authorization};
use crate::error::Error;
use crate::error::status::{
    PAYNET_ERR_BAD_REQUEST, PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_BROKEN_RECEIVE,
    PAYNET_ERR_BROKEN_SEND, PAYNET_ERR_BROKEN_WAIT, PAYNET_ERR_FORBIDDEN, PAYNET_ERR_NOT_FOUND,
    PAYNET_ERR_NOT_HTTP, PAYNET_ERR_NOT_JSON, PAYNET_ERR_REDIRECT, PAYNET_ERR_SERVER,
    PAYNET_ERR_TIMEOUT_RECEIVE, PAYNET_ERR_TIMEOUT_SEND, PAYNET_ERR_TIMEOUT_WAIT,
    PAYNET_ERR_UNAUTHORIZED,
};
use crate::http::{Answer, BaseUrl, HttpCore};

/// A call that is refused or finds nothing, whatever it is about, once the key is accepted.
struct Question {
    path: &'static str,
    body: &'static str,
}

/// About a session that there can't be.
const PUBLIC: Question = Question {
    path: "/v1/paynetj/check_bin",
    body: r#"{"session_id":"libpaynet-doctor","bin":"000000"}"#,
};
/// About an order that nobody has.
const SECRET: Question = Question {
    path: "/v1/transaction/check",
    body: r#"{"reference_no":"libpaynet-doctor"}"#,
};

/// Slower than any of these two has reason to be.
const SLOW: Duration = Duration::from_secs(3);

/// Paynet's return codes: the key may not do this; the company or the dealer is blocked or unknown.
const UNAUTHORIZED: i32 = 7;
const BLOCKED: std::ops::RangeInclusive<i32> = 2..=4;
/// What it asks about does not exist; Paynet may say so with HTTP 404.
const NO_DATA: i32 = 12;

/// What an answer says about the key.
enum Heard {
    Accepted,
    Unknown,
    Forbidden,
    Blocked,
    /// It does not come from Paynet, or there is none.
    Nothing(Error),
}

#[cold]
pub(super) fn examine(
    client: &Client,
    keys: &Keys<'_>,
    deadline: Instant,
    chart: &mut Chart,
) -> Option<Clocks> {
    let base_url = client.http().base_url().clone();
    let mut asking = match Asking::new(client, base_url, deadline) {
        Ok(asking) => asking,
        Err(error) => {
            stopped(&error, chart);
            return None;
        }
    };
    let asked = [
        (PUBLISHABLE_KEY, keys.publishable, &PUBLIC),
        (SECRET_KEY, keys.secret, &SECRET),
    ];
    for (field, key, question) in asked {
        let Some(key) = key else { continue };
        let begun = Instant::now();
        let heard = asking.ask(question, key, chart);
        chart.note("field", field);
        chart.note_number("seconds", begun.elapsed().as_secs());
        if let Heard::Nothing(error) = heard {
            chart.note("detail", error.message());
            nothing(&error, chart);
            break;
        }
        if begun.elapsed() > SLOW {
            chart.find(&ANSWER_SLOW);
        }
        let row = asking.row(heard, field, key);
        chart.find(row);
    }
    asking.clocks
}

/// Why nothing of Paynet's came.
fn nothing(error: &Error, chart: &mut Chart) {
    chart.find(match error.code() {
        PAYNET_ERR_NOT_JSON => &ANSWER_WEB_PAGE,
        PAYNET_ERR_REDIRECT => &ANSWER_REDIRECT,
        PAYNET_ERR_NOT_FOUND => &ANSWER_NOT_FOUND,
        PAYNET_ERR_SERVER => &ANSWER_SERVER_FAULT,
        PAYNET_ERR_NOT_HTTP => &ANSWER_NOT_HTTP,
        PAYNET_ERR_TIMEOUT_SEND | PAYNET_ERR_TIMEOUT_WAIT | PAYNET_ERR_TIMEOUT_RECEIVE => {
            &ANSWER_SILENT
        }
        PAYNET_ERR_BROKEN_BEFORE_SEND
        | PAYNET_ERR_BROKEN_SEND
        | PAYNET_ERR_BROKEN_WAIT
        | PAYNET_ERR_BROKEN_RECEIVE => &ANSWER_CUT,
        100..=199 => &EXAMINATION_STOPPED,
        _ => &ANSWER_ODD,
    });
}

struct Asking<'a> {
    client: &'a Client,
    http: HttpCore,
    deadline: Instant,
    clocks: Option<Clocks>,
}

impl Asking<'_> {
    fn new(client: &Client, base_url: BaseUrl, deadline: Instant) -> Result<Asking<'_>, Error> {
        Ok(Asking {
            client,
            http: client.http().towards(base_url)?,
            deadline,
            clocks: None,
        })
    }

    /// Notes what came as `detail`.
    fn ask(&mut self, question: &Question, key: &str, chart: &mut Chart) -> Heard {
        let answer = match self.answer(question, key) {
            Ok(answer) => answer,
            Err(error) => return Heard::Nothing(error),
        };
        let text = answer::text(&answer);
        let mask = self.client.mask();
        let read = Reading::of(&text, answer.http_status, &mask).and_then(|reading| match reading
            .return_code()?
        {
            Some(code) => Ok(code),
            None => Err(reading.incomplete("the answer holds no return code")),
        });
        let code = match &read {
            Ok(code) => Some(*code),
            Err(error) => error.refusal().and_then(|refusal| refusal.code),
        };
        let mut detail = format!("HTTP {}", answer.http_status);
        if let Some(code) = code {
            detail += &format!(", code {code}");
        }
        chart.note("detail", &detail);
        match (read, code) {
            (_, Some(code)) if BLOCKED.contains(&code) => Heard::Blocked,
            (Ok(UNAUTHORIZED), _) => Heard::Unknown,
            (Ok(_), _) => Heard::Accepted,
            (Err(error), code) => match (error.code(), code) {
                (PAYNET_ERR_FORBIDDEN, _) => Heard::Forbidden,
                (PAYNET_ERR_UNAUTHORIZED, _) | (_, Some(UNAUTHORIZED)) => Heard::Unknown,
                (PAYNET_ERR_BAD_REQUEST, Some(_)) | (PAYNET_ERR_NOT_FOUND, Some(NO_DATA)) => {
                    Heard::Accepted
                }
                _ => Heard::Nothing(error),
            },
        }
    }

    /// Within half of the time that is left, so that another question can be asked.
    fn answer(&mut self, question: &Question, key: &str) -> Result<Answer, Error> {
        let limit = self.deadline.saturating_duration_since(Instant::now()) / 2;
        let headers = self.http.headers(&authorization(key))?;
        let body = question.body.as_bytes();
        let (answer, date) = self
            .http
            .post_json_dated(question.path, &headers, body, limit)?;
        self.clocks = date.map(|theirs| Clocks {
            ours: SystemTime::now(),
            theirs,
        });
        Ok(answer)
    }

    fn row(&mut self, heard: Heard, field: &'static str, key: &str) -> &'static Row {
        match heard {
            Heard::Accepted => &KEY_ACCEPTED,
            Heard::Blocked => &MERCHANT_BLOCKED,
            Heard::Forbidden => self.mixed_up(field, key).unwrap_or(match field {
                SECRET_KEY => &ADDRESS_REFUSED,
                _ => &KEY_FORBIDDEN,
            }),
            Heard::Unknown | Heard::Nothing(_) => self
                .mixed_up(field, key)
                .or_else(|| self.of_other_system(field, key))
                .unwrap_or(&KEY_UNKNOWN),
        }
    }

    /// Paynet is asked as if it were the other key, unless it shows that it is not.
    fn mixed_up(&mut self, field: &'static str, key: &str) -> Option<&'static Row> {
        if keys::shows_to_be_secret(key) {
            return None;
        }
        let (other, row) = match field {
            SECRET_KEY => (&PUBLIC, &KEY_PUBLIC_IN_SECRET),
            _ => (&SECRET, &KEY_SECRET_IN_PUBLIC),
        };
        let heard = self.ask(other, key, &mut Chart::default());
        matches!(heard, Heard::Accepted).then_some(row)
    }

    /// The other of Paynet's systems is asked.
    fn of_other_system(&self, field: &'static str, key: &str) -> Option<&'static Row> {
        let question = match field {
            SECRET_KEY => &SECRET,
            _ => &PUBLIC,
        };
        let (elsewhere, row) = match System::of(self.http.base_url())? {
            System::Live => (Server::Test, &KEY_OF_TEST_SYSTEM),
            System::Test => (Server::Live, &KEY_OF_LIVE_SYSTEM),
        };
        let base_url = BaseUrl::parse(elsewhere.base_url()).ok()?;
        let mut asking = Asking::new(self.client, base_url, self.deadline).ok()?;
        let heard = asking.ask(question, key, &mut Chart::default());
        matches!(heard, Heard::Accepted | Heard::Forbidden).then_some(row)
    }
}
