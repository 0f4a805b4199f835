//! `POST /v1/paynetj/create_token`: card data in, token out.

use super::Request;
use super::authorization;
use super::fields::{Fields, bad_request};
use super::token_answer::{self, Grant};
use crate::Fault;
use crate::answer::{self, Answer, Refusal};
use crate::return_codes::{self, NO_SESSION, UNMATCHED_TRANSACTION, WRONG_CARD_DATA};
use crate::state::State;
use hyper::StatusCode;
use std::ops::RangeInclusive;

pub fn answer(state: &State, request: &Request, fault: Option<&Fault>) -> Result<Answer, Refusal> {
    authorization::by_publishable_key(state, &request.headers)?;
    let order = Order::read(&Fields::of(request)?)?;
    order.check_card()?;
    order.check_session(state)?;
    let grant = Grant::new(&state.base_url, &order, fault);
    state.hand_out(&grant.token_id, &order.session_id);
    Ok(answer::json(
        StatusCode::OK,
        token_answer::text(&grant, &order, fault),
    ))
}

pub struct Order {
    session_id: String,
    instalment_key: String,
    pub pan: String,
    pub cvc: String,
    month: String,
    year: String,
    pub with_3d: bool,
}

impl Order {
    fn read(fields: &Fields) -> Result<Self, Refusal> {
        let session_id = fields.text("session_id")?.to_owned();
        fields.text("card_holder")?;
        let pan = fields.text("pan")?.to_owned();
        let month = fields.scalar("month")?;
        let year = fields.scalar("year")?;
        let cvc = fields.text("cvc")?.to_owned();
        let instalment_key = fields.text("instalment_key")?.to_owned();
        let with_3d = yes_or_no("do_3ds", &fields.scalar("do_3ds")?)?;
        fields.text("ip")?;
        Ok(Self {
            session_id,
            instalment_key,
            pan,
            cvc,
            month,
            year,
            with_3d,
        })
    }

    fn check_card(&self) -> Result<(), Refusal> {
        let month_fits = self
            .month
            .parse()
            .is_ok_and(|month: u8| (1..=12).contains(&month));
        let year_fits = is_digits(&self.year, 2..=2) || is_digits(&self.year, 4..=4);
        let wrong = [
            ("month", month_fits),
            ("year", year_fits),
            ("pan", is_digits(&self.pan, 12..=19)),
            ("cvc", is_digits(&self.cvc, 3..=4)),
        ]
        .into_iter()
        .find(|(_, fits)| !fits);
        match wrong {
            Some((name, _)) => Err(refusal(WRONG_CARD_DATA, format!("{name} alanı hatalı"))),
            None => Ok(()),
        }
    }

    fn check_session(&self, state: &State) -> Result<(), Refusal> {
        let Some(instalment_key) = state.instalment_key(&self.session_id) else {
            return Err(refusal(
                NO_SESSION,
                return_codes::message(NO_SESSION).to_owned(),
            ));
        };
        if instalment_key != self.instalment_key {
            let message = return_codes::message(UNMATCHED_TRANSACTION).to_owned();
            return Err(refusal(UNMATCHED_TRANSACTION, message));
        }
        Ok(())
    }
}

fn yes_or_no(name: &str, text: &str) -> Result<bool, Refusal> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(bad_request(&format!(
            "{name} alanı true veya false olmalıdır"
        ))),
    }
}

fn is_digits(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn refusal(result_code: i64, message: String) -> Refusal {
    Refusal {
        status: StatusCode::BAD_REQUEST,
        result_code,
        message,
    }
}
