//! What Paynet says to the keys. Two questions that open nothing, take nothing and find nothing.

use std::time::{Duration, Instant, SystemTime};

use super::clock::Clocks;
use super::keys::{self, Keys, PUBLISHABLE_KEY, SECRET_KEY};
use super::report::{Finding, Row};
use super::server::System;
use super::stopped;
use super::texts::{
    ADDRESS_REFUSED, ANSWER_CUT, ANSWER_NOT_FOUND, ANSWER_NOT_HTTP, ANSWER_ODD, ANSWER_REDIRECT,
    ANSWER_SERVER_FAULT, ANSWER_SILENT, ANSWER_SLOW, ANSWER_WEB_PAGE, KEY_ACCEPTED, KEY_FORBIDDEN,
    KEY_OF_LIVE_SYSTEM, KEY_OF_TEST_SYSTEM, KEY_PUBLIC_IN_SECRET, KEY_SECRET_IN_PUBLIC,
    KEY_UNKNOWN, MERCHANT_BLOCKED,
};
use crate::api::answer::{self, Reading};
use crate::client::{Client, Server, authorization};
use crate::error::Error;
use crate::error::status::{
    PAYNET_ERR_ANSWER_TOO_LARGE, PAYNET_ERR_BAD_REQUEST, PAYNET_ERR_BROKEN_BEFORE_SEND,
    PAYNET_ERR_BROKEN_RECEIVE, PAYNET_ERR_BROKEN_SEND, PAYNET_ERR_BROKEN_WAIT,
    PAYNET_ERR_FORBIDDEN, PAYNET_ERR_NOT_FOUND, PAYNET_ERR_NOT_HTTP, PAYNET_ERR_NOT_JSON,
    PAYNET_ERR_REDIRECT, PAYNET_ERR_SERVER, PAYNET_ERR_TIMEOUT_RECEIVE, PAYNET_ERR_TIMEOUT_SEND,
    PAYNET_ERR_TIMEOUT_WAIT, PAYNET_ERR_UNAUTHORIZED,
};
use crate::http::{BaseUrl, HttpCore};

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

enum Heard {
    Accepted,
    Unknown(String),
    Forbidden(String),
    Blocked(String),
    /// Nothing of Paynet's.
    Nothing(Finding),
}

pub(super) fn examine(
    client: &Client,
    keys: &Keys<'_>,
    deadline: Instant,
    findings: &mut Vec<Finding>,
) -> Option<Clocks> {
    let base_url = client.http().base_url().clone();
    let mut asking = match Asking::new(client, base_url, deadline) {
        Ok(asking) => asking,
        Err(error) => {
            findings.push(stopped(&error));
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
        let heard = asking.ask(question, key);
        if begun.elapsed() > SLOW && !matches!(heard, Heard::Nothing(_)) {
            let seconds = begun.elapsed().as_secs().to_string();
            let details = [("host", asking.host()), ("seconds", &seconds)];
            findings.push(Finding::new(&ANSWER_SLOW, &details));
        }
        let is_hopeless = matches!(heard, Heard::Nothing(_));
        findings.push(asking.finding(heard, field, key));
        if is_hopeless {
            break;
        }
    }
    asking.clocks
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

    fn host(&self) -> &str {
        self.http.base_url().host()
    }

    /// Half of the time that is left, so that another question can be asked.
    fn ask(&mut self, question: &Question, key: &str) -> Heard {
        let limit = self.deadline.saturating_duration_since(Instant::now()) / 2;
        let answer = self.http.headers(&authorization(key)).and_then(|headers| {
            let body = question.body.as_bytes();
            self.http
                .post_json_dated(question.path, &headers, body, limit)
        });
        let (answer, date) = match answer {
            Ok(answered) => answered,
            Err(error) => return Heard::Nothing(self.nothing(&error, limit)),
        };
        self.clocks = date.map(|theirs| Clocks {
            ours: SystemTime::now(),
            theirs,
        });
        let text = answer::text(&answer);
        let code = Reading::of(&text, answer.http_status, &self.client.mask())
            .and_then(|reading| reading.return_code());
        let (error, code) = match code {
            Ok(code) => (None, code),
            Err(error) => {
                let code = error.refusal().and_then(|refusal| refusal.code);
                (Some(error), code)
            }
        };
        let detail = detail(answer.http_status, code);
        match (error.as_ref().map(Error::code), code) {
            (_, Some(code)) if BLOCKED.contains(&code) => Heard::Blocked(detail),
            (Some(PAYNET_ERR_FORBIDDEN), _) => Heard::Forbidden(detail),
            (Some(PAYNET_ERR_UNAUTHORIZED), _) | (_, Some(UNAUTHORIZED)) => Heard::Unknown(detail),
            (None, Some(_))
            | (Some(PAYNET_ERR_BAD_REQUEST), Some(_))
            | (Some(PAYNET_ERR_NOT_FOUND), Some(NO_DATA)) => Heard::Accepted,
            (None, None) => Heard::Nothing(self.of(&ANSWER_ODD, &detail)),
            (Some(_), _) => match error {
                Some(error) => Heard::Nothing(self.nothing(&error, limit)),
                None => Heard::Accepted,
            },
        }
    }

    fn of(&self, row: &'static Row, detail: &str) -> Finding {
        Finding::new(row, &[("host", self.host()), ("detail", detail)])
    }

    /// Why nothing of Paynet's came.
    fn nothing(&self, error: &Error, limit: Duration) -> Finding {
        let row = match error.code() {
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
            PAYNET_ERR_ANSWER_TOO_LARGE => &ANSWER_ODD,
            100..=199 => return stopped(error),
            _ => &ANSWER_ODD,
        };
        let details = [
            ("host", self.host()),
            ("detail", error.message()),
            ("seconds", &limit.as_secs().to_string()),
        ];
        Finding::new(row, &details)
    }

    fn finding(&mut self, heard: Heard, field: &'static str, key: &str) -> Finding {
        let (row, detail) = match heard {
            Heard::Nothing(finding) => return finding,
            Heard::Accepted => (&KEY_ACCEPTED, String::new()),
            Heard::Blocked(detail) => (&MERCHANT_BLOCKED, detail),
            Heard::Forbidden(detail) => (self.why_forbidden(field, key), detail),
            Heard::Unknown(detail) => (self.why_unknown(field, key), detail),
        };
        Finding::new(row, &[("field", field), ("detail", &detail)])
    }

    fn why_forbidden(&mut self, field: &'static str, key: &str) -> &'static Row {
        self.mixed_up(field, key).unwrap_or(match field {
            SECRET_KEY => &ADDRESS_REFUSED,
            _ => &KEY_FORBIDDEN,
        })
    }

    fn why_unknown(&mut self, field: &'static str, key: &str) -> &'static Row {
        self.mixed_up(field, key)
            .or_else(|| self.of_other_system(field, key))
            .unwrap_or(&KEY_UNKNOWN)
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
        matches!(self.ask(other, key), Heard::Accepted).then_some(row)
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
        let heard = asking.ask(question, key);
        matches!(heard, Heard::Accepted | Heard::Forbidden(_)).then_some(row)
    }
}

fn detail(http_status: u16, code: Option<i32>) -> String {
    match code {
        Some(code) => format!("HTTP {http_status}, code {code}"),
        None => format!("HTTP {http_status}"),
    }
}
