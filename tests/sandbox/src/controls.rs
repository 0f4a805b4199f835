//! The sandbox's own paths under `/sandbox/`, for users who cannot call it as a library.

use crate::Fault;
use crate::answer::{self, Answer};
use crate::masking;
use crate::server::Server;
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use serde_json::{Value, json};

pub fn answer(server: &Server, head: &Parts, body: &[u8]) -> Answer {
    match (&head.method, head.uri.path()) {
        (&Method::GET, "/sandbox/log") => log(server),
        (&Method::POST, "/sandbox/sessions") => open_session(server),
        (&Method::POST, "/sandbox/faults") => queue(server, body),
        (_, "/sandbox/log") => reply(
            StatusCode::METHOD_NOT_ALLOWED,
            &json!({"error": "GET only"}),
        ),
        (_, "/sandbox/sessions" | "/sandbox/faults") => reply(
            StatusCode::METHOD_NOT_ALLOWED,
            &json!({"error": "POST only"}),
        ),
        _ => reply(
            StatusCode::NOT_FOUND,
            &json!({"error": "there are /sandbox/log, /sandbox/sessions and /sandbox/faults"}),
        ),
    }
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

fn open_session(server: &Server) -> Answer {
    let session = server.state.open_session();
    let ids = json!({"session_id": session.session_id, "instalment_key": session.instalment_key});
    reply(StatusCode::OK, &ids)
}

fn queue(server: &Server, body: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(body);
    match text.trim_end_matches(['\r', '\n']).parse::<Fault>() {
        Ok(fault) => {
            let queued = json!({"queued": fault.to_string()});
            server.state.queue(fault);
            reply(StatusCode::OK, &queued)
        }
        Err(error) => reply(
            StatusCode::BAD_REQUEST,
            &json!({"error": error.to_string()}),
        ),
    }
}

fn reply(status: StatusCode, value: &Value) -> Answer {
    answer::json(status, format!("{value}\n"))
}
