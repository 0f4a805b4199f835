//! How a charge finds out what came of it.
//!
//! It is sent once. When no verdict comes, the payment is looked up, with growing pauses; only if that finds no paid one
//! is the charge repeated with the same session. Once an attempt may have reached Paynet, nothing but a verdict about the
//! payment settles it: a refusal of the repetition says nothing about the first attempt.

use std::thread;
use std::time::{Duration, Instant};

use super::{Body, ChargeRequest, SERVICE, leaves_open, read};
use crate::api::check::{self, CheckRequest, CheckResponse};
use crate::api::payment::{FoundBy, Outcome, Payment};
use crate::client::Client;
use crate::error::status::{
    PAYNET_ERR_BAD_REQUEST, PAYNET_ERR_CHARGE_UNKNOWN, PAYNET_ERR_FORBIDDEN, PAYNET_ERR_NOT_FOUND,
    PAYNET_ERR_REFUSED, PAYNET_ERR_UNAUTHORIZED,
};
use crate::error::{Class, Error, Phase};

/// A look-up may come too early to find a payment that is being made.
const LOOK_UPS_BEFORE_REPEATING: u32 = 3;

/// Of the budget: half a second of two minutes, then twice as long each time, up to ten seconds.
const FIRST_PAUSE_SHARE: u32 = 240;
const LONGEST_PAUSE_SHARE: u32 = 12;

/// Of the budget: too little is left for another try.
const LAST_TRY_SHARE: u32 = 100;

/// What became of one sending.
enum Told {
    /// Paid, or declined.
    Verdict(Box<Payment>),
    /// Paynet refused it; nothing was taken by it.
    Refused(Error),
    /// A refusal that need not be Paynet's own.
    Doubtful(Error),
    /// It may have been carried out.
    Lost(Error),
    /// It reached nobody.
    NotSent(Error),
}

struct Procedure<'a> {
    client: &'a Client,
    request: &'a ChargeRequest<'a>,
    body: &'a Body<'a>,
    end: Instant,
}

/// `earlier` is the session of a charge under the same reference whose outcome is not known.
pub(super) fn run(
    client: &Client,
    request: &ChargeRequest<'_>,
    body: &Body<'_>,
    earlier: Option<&str>,
) -> Result<Payment, Error> {
    let procedure = Procedure {
        client,
        request,
        body,
        end: Instant::now() + request.budget,
    };
    match earlier {
        Some(session_id) => procedure.settle_earlier(session_id),
        None => procedure.begin(),
    }
}

impl Procedure<'_> {
    fn begin(&self) -> Result<Payment, Error> {
        if self.request.look_up_first {
            match self.look_up() {
                Ok(found) => {
                    if let Some(payment) = paid(&found) {
                        return Ok(payment);
                    }
                }
                Err(error) => {
                    return Err(unknown(
                        "this call sent no charge, as the look-up of an earlier one failed",
                        &error,
                    ));
                }
            }
        }
        match self.send(self.request.budget / 2) {
            Told::Verdict(payment) => Ok(*payment),
            Told::Refused(error) | Told::NotSent(error) => Err(error),
            Told::Doubtful(error) => self.verify(error),
            Told::Lost(error) => self.find_out(error, self.request.repeat),
        }
    }

    /// Something between this machine and Paynet may have refused after Paynet had carried the charge out.
    fn verify(&self, refusal: Error) -> Result<Payment, Error> {
        match self.look_up() {
            Ok(found) => paid(&found).ok_or(refusal),
            Err(error) if is_refusal(&error) => Err(refusal),
            Err(_) => self.find_out(refusal, self.request.repeat),
        }
    }

    /// Another session than the earlier one could take the money a second time, so only the same one may be repeated.
    fn settle_earlier(&self, session_id: &str) -> Result<Payment, Error> {
        let same = session_id == self.request.session_id;
        let open = Error::new(
            PAYNET_ERR_CHARGE_UNKNOWN,
            if same {
                "an earlier charge under this reference_no is not settled"
            } else {
                "an earlier charge under this reference_no is not settled and had another session, which only can be \
                 charged again"
            },
        );
        if same {
            return self.find_out(open, self.request.repeat);
        }
        match self.look_up() {
            Ok(found) => paid(&found).ok_or_else(|| unknown(open.message(), &no_payment_found())),
            Err(error) => Err(unknown(open.message(), &error)),
        }
    }

    fn find_out(&self, lost: Error, repeat: bool) -> Result<Payment, Error> {
        let budget = self.request.budget;
        let mut pause = budget / FIRST_PAUSE_SHARE;
        let mut found_nothing = 0;
        let mut last = no_payment_found();
        while self.left() > budget / LAST_TRY_SHARE {
            thread::sleep(pause.min(self.left() / 2));
            pause = (pause * 2).min(budget / LONGEST_PAUSE_SHARE);
            match self.look_up() {
                Ok(found) => {
                    if let Some(payment) = paid(&found) {
                        return Ok(payment);
                    }
                    if found.payments.iter().any(Payment::gave_back) {
                        return Err(unknown(lost.message(), &given_back()));
                    }
                    found_nothing += 1;
                    last = no_payment_found();
                }
                Err(error) => {
                    last = error;
                    continue;
                }
            }
            if repeat && found_nothing >= LOOK_UPS_BEFORE_REPEATING {
                // It is under way from now on: this may be long after it was sent first.
                if let Some(journal) = self.client.journal()
                    && let Err(error) = journal.charge(self.request)
                {
                    return Err(unknown(lost.message(), &error));
                }
                match self.send(self.left()) {
                    Told::Verdict(payment) => {
                        return Ok(Payment {
                            found_by: FoundBy::Repeat,
                            ..*payment
                        });
                    }
                    Told::Refused(error)
                    | Told::Doubtful(error)
                    | Told::Lost(error)
                    | Told::NotSent(error) => last = error,
                }
            }
        }
        Err(unknown(lost.message(), &last))
    }

    fn send(&self, limit: Duration) -> Told {
        let answer = SERVICE.call(self.client, self.body, Some(limit), read);
        match answer {
            Ok(payment) => Told::Verdict(Box::new(payment)),
            Err(error) => told(error),
        }
    }

    fn look_up(&self) -> Result<CheckResponse, Error> {
        let request = CheckRequest::by_reference_no(&*self.request.reference_no);
        check::look_up(self.client, &request, Some(self.left()))
    }

    fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }
}

fn told(error: Error) -> Told {
    match error.class() {
        Class::Call | Class::NotReached => Told::NotSent(error),
        Class::Answered if is_refusal(&error) => match refused_by_paynet(&error) {
            Some(true) => Told::Refused(error),
            Some(false) => Told::Lost(error),
            None => Told::Doubtful(error),
        },
        _ => Told::Lost(error),
    }
}

fn is_refusal(error: &Error) -> bool {
    matches!(
        error.code(),
        PAYNET_ERR_REFUSED
            | PAYNET_ERR_BAD_REQUEST
            | PAYNET_ERR_UNAUTHORIZED
            | PAYNET_ERR_FORBIDDEN
            | PAYNET_ERR_NOT_FOUND
    )
}

/// Whether Paynet's error object says that nothing was taken. [`None`] if there is no such object.
fn refused_by_paynet(error: &Error) -> Option<bool> {
    let refusal = error.refusal()?;
    match refusal.code {
        Some(code) => Some(!leaves_open(code)),
        None => matches!(
            refusal.error_type.as_str(),
            "invalid_request_error" | "authorization_error"
        )
        .then_some(true),
    }
}

/// The payment that took the money, if a look-up found one.
pub(in crate::api) fn paid(found: &CheckResponse) -> Option<Payment> {
    found.paid().map(|payment| Payment {
        outcome: Outcome::Paid,
        found_by: FoundBy::LookUp,
        code: found.code,
        message: found.message.clone(),
        ..payment.clone()
    })
}

fn no_payment_found() -> Error {
    Error::new(PAYNET_ERR_CHARGE_UNKNOWN, "a look-up found no payment").in_phase(Phase::Read)
}

/// Whether the money was taken again after that, no look-up tells, and it must not be.
fn given_back() -> Error {
    Error::new(
        PAYNET_ERR_CHARGE_UNKNOWN,
        "a look-up found a payment that was given back",
    )
    .in_phase(Phase::Read)
}

/// What is said when the budget is over.
fn unknown(first: &str, last: &Error) -> Error {
    let error = Error::new(
        PAYNET_ERR_CHARGE_UNKNOWN,
        format!("{first}; then: {}", last.message()),
    )
    .in_phase(last.phase());
    let error = match last.http_status() {
        Some(status) => error.with_http_status(status),
        None => error,
    };
    match last.refusal() {
        Some(refusal) => error.with_refusal(refusal.clone()),
        None => error,
    }
}
