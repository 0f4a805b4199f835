//! The sandbox's own paths under `/sandbox/`, for users who cannot call it as a library.

use crate::Fault;
use crate::answer::{self, Answer};
use crate::form;
use crate::ledger::Entry;
use crate::masking;
use crate::server::Server;
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

const READ: [&str; 3] = ["/sandbox/counts", "/sandbox/ledger", "/sandbox/log"];
const WRITTEN: [&str; 3] = ["/sandbox/expire", "/sandbox/faults", "/sandbox/sessions"];

pub fn answer(server: &Server, head: &Parts, body: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(body);
    let text = text.trim_end_matches(['\r', '\n']);
    match (&head.method, head.uri.path()) {
        (&Method::GET, "/sandbox/counts") => counts(server),
        (&Method::GET, "/sandbox/log") => log(server),
        (&Method::GET, "/sandbox/ledger") => ledger(server),
        (&Method::POST, "/sandbox/sessions") => open_session(server),
        (&Method::POST, "/sandbox/expire") => expire(server, text),
        (&Method::POST, "/sandbox/faults") => {
            queue(server, head.uri.query().unwrap_or_default(), text)
        }
        (_, path) if READ.contains(&path) => mistake(StatusCode::METHOD_NOT_ALLOWED, "GET only"),
        (_, path) if WRITTEN.contains(&path) => {
            mistake(StatusCode::METHOD_NOT_ALLOWED, "POST only")
        }
        _ => {
            let known = [&READ[..], &WRITTEN[..]].concat().join(", ");
            mistake(StatusCode::NOT_FOUND, &format!("there are {known}"))
        }
    }
}

/// What there was besides the controls, so that asking changes nothing.
fn counts(server: &Server) -> Answer {
    let counts = &server.counts;
    let controlling = counts.controlling.load(Ordering::SeqCst);
    let connections = counts.connections.load(Ordering::SeqCst);
    let requests = server.log.requests().len();
    reply(
        StatusCode::OK,
        &json!({"connections": connections - controlling, "requests": requests}),
    )
}

fn log(server: &Server) -> Answer {
    let keys = [
        server.state.publishable_key.as_str(),
        server.state.secret_key.as_str(),
    ];
    let requests: Vec<Value> = server
        .log
        .requests()
        .iter()
        .map(|request| masking::as_json(request, &keys))
        .collect();
    reply(StatusCode::OK, &requests.into())
}

fn ledger(server: &Server) -> Answer {
    let entries: Vec<Value> = server.state.ledger.entries().iter().map(entry).collect();
    reply(StatusCode::OK, &entries.into())
}

fn entry(entry: &Entry) -> Value {
    json!({
        "id": entry.id,
        "xact_id": entry.xact_id,
        "xact_date": entry.xact_date,
        "reference_no": entry.reference_no,
        "session_id": entry.session_id,
        "token_id": entry.token_id,
        "amount_kurus": entry.amount_kurus,
        "succeeded": entry.succeeded,
        "transaction_type": entry.transaction_type,
        "is_tds": entry.is_tds,
        "instalment": entry.instalment,
        "card_no_masked": entry.card_no_masked,
        "paynet_error": entry.paynet_error,
        "bank_error": entry.bank_error,
    })
}

fn open_session(server: &Server) -> Answer {
    let session = server.state.sessions.open_ready();
    let ids = json!({"session_id": session.session_id, "instalment_key": session.instalment_key});
    reply(StatusCode::OK, &ids)
}

fn expire(server: &Server, session_id: &str) -> Answer {
    if server.state.sessions.expire(session_id) {
        reply(StatusCode::OK, &json!({"expired": session_id}))
    } else {
        mistake(
            StatusCode::NOT_FOUND,
            "the body must be the id of a session that can end",
        )
    }
}

/// The next request takes the fault, or the next one to the path in the query.
fn queue(server: &Server, query: &str, text: &str) -> Answer {
    let fault: Fault = match text.parse() {
        Ok(fault) => fault,
        Err(error) => return mistake(StatusCode::BAD_REQUEST, &format!("{error}")),
    };
    let queued = fault.to_string();
    let faults = &server.state.faults;
    match form::read(query).get("path") {
        None => faults.push(fault),
        Some(_) if fault.is_for_connection() => {
            return mistake(
                StatusCode::BAD_REQUEST,
                "no path is known yet when it strikes",
            );
        }
        Some(path) => faults.push_for(path, fault),
    }
    reply(StatusCode::OK, &json!({"queued": queued}))
}

fn mistake(status: StatusCode, text: &str) -> Answer {
    reply(status, &json!({"error": text}))
}

fn reply(status: StatusCode, value: &Value) -> Answer {
    answer::json(status, format!("{value}\n"))
}
