//! Answers that a fault puts in the place of a service's own.

use crate::Fault;
use crate::answer::{self, Answer, Refusal};
use crate::json::{self, Json};
use crate::return_codes::{self, BAD_REQUEST};
use crate::services::{self, Request};
use crate::state::State;
use hyper::StatusCode;
use hyper::header::{AUTHORIZATION, HeaderValue, LOCATION};
use serde_json::Value;

/// What is answered without asking any service; nothing where the fault leaves the answer to the service.
pub fn answer(state: &State, request: &Request, fault: &Fault) -> Option<Answer> {
    Some(match fault {
        Fault::Html => page(StatusCode::OK),
        Fault::HtmlStatus(number) => page(status(*number)),
        Fault::NotJson => answer::json(StatusCode::OK, "token_id=jt_1&code=0"),
        Fault::EmptyBody => answer::json(StatusCode::OK, ""),
        Fault::Redirect(number) => redirect(status(*number), &state.base_url),
        Fault::Status(number, code) => refusal(status(*number), *code),
        Fault::StatusNoBody(number) => answer::empty(status(*number)),
        Fault::Code(code) if !return_codes::is_success(*code) => declined(&request.path, *code),
        Fault::Body(body) => answer::json(StatusCode::OK, body.clone()),
        Fault::BodyStatus(number, body) => answer::json(status(*number), body.clone()),
        Fault::Echo => echo(request),
        _ => return None,
    })
}

fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).expect("checked when the fault was queued or read")
}

fn page(status: StatusCode) -> Answer {
    let page = format!(
        "<!DOCTYPE html>\n<title>{status}</title>\n<h1>{status}</h1>\n<p>Geçici bir sorun var.</p>\n"
    );
    answer::html(status, page)
}

fn redirect(status: StatusCode, base_url: &str) -> Answer {
    let mut redirect = answer::empty(status);
    let location =
        HeaderValue::try_from(format!("{base_url}/elsewhere")).expect("a URL is a header value");
    redirect.headers_mut().insert(LOCATION, location);
    redirect
}

fn refusal(status: StatusCode, result_code: i64) -> Answer {
    let message = return_codes::message(result_code).to_owned();
    Refusal {
        status,
        result_code,
        message,
    }
    .into()
}

fn declined(path: &str, code: i64) -> Answer {
    let mut fields = match path {
        services::CREATE_TOKEN | services::CREATE_CARD_TOKEN => vec![
            ("token_id", Json::Null),
            ("post_url", Json::Null),
            ("is_tds", false.into()),
            ("obeject_name", "paynetj_token".into()),
        ],
        services::CHARGE => vec![
            ("is_succeed", false.into()),
            ("object_name", "transaction".into()),
        ],
        _ => vec![("object_name", Json::Null)],
    };
    fields.extend([
        ("code", code.into()),
        ("message", return_codes::message(code).into()),
    ]);
    answer::json(StatusCode::OK, json::object(&fields))
}

fn echo(request: &Request) -> Answer {
    let fields: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let field = |name: &str| {
        fields[name]
            .as_str()
            .map_or_else(|| fields[name].to_string(), str::to_owned)
    };
    let key = request
        .headers
        .get(AUTHORIZATION)
        .map_or(&b""[..], HeaderValue::as_bytes);
    let everything = format!(
        "{} {} {} {}",
        field("pan"),
        field("cvc"),
        field("card_holder"),
        String::from_utf8_lossy(key)
    );
    answer::error_object(
        StatusCode::BAD_REQUEST,
        &everything,
        &everything,
        BAD_REQUEST,
    )
}
