//! One request and its answer.

use crate::answer::Answer;
use crate::delivery::{self, Delivery};
use crate::log::{Arrival, Received};
use crate::open_connections::OpenConnection;
use crate::script::Script;
use crate::server::Server;
use crate::services::{self, Request};
use crate::{Fault, controls, directive, replacement};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::CONNECTION;
use hyper::http::request::Parts;
use hyper::{HeaderMap, Response, Version};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::sleep;

pub struct Conversation<'a> {
    pub server: &'a Server,
    pub open: OpenConnection,
    pub number: usize,
    pub tls_version: Option<String>,
    /// What is to be sent in place of the HTTP library's answer.
    pub script: Mutex<Option<Script>>,
}

impl Conversation<'_> {
    pub fn take_script(&self) -> Option<Script> {
        self.script().take()
    }

    fn script(&self) -> MutexGuard<'_, Option<Script>> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why the HTTP library is not to answer.
#[derive(Debug)]
pub struct NoAnswer;

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the sandbox answers this request itself, or not at all")
    }
}

impl std::error::Error for NoAnswer {}

/// Answers a request, or leaves a script that is to be played in place of an answer.
pub async fn handle(
    conversation: &Conversation<'_>,
    request: hyper::Request<Incoming>,
) -> Result<Response<Full<Bytes>>, NoAnswer> {
    conversation.open.begin_work();
    match respond(conversation, request).await? {
        Delivery::Ordinary(answer) => {
            conversation.open.end_work();
            Ok(answer.map(Full::new))
        }
        Delivery::Scripted(script) => {
            *conversation.script() = Some(script);
            Err(NoAnswer)
        }
    }
}

async fn respond(
    conversation: &Conversation<'_>,
    request: hyper::Request<Incoming>,
) -> Result<Delivery, NoAnswer> {
    let (head, body) = request.into_parts();
    if head.uri.path().starts_with("/sandbox/") {
        let body = body.collect().await.map_err(|_| NoAnswer)?.to_bytes();
        return Ok(Delivery::Ordinary(controls::answer(
            conversation.server,
            &head,
            &body,
        )));
    }
    let state = &conversation.server.state;
    let queued = state.next_for_request();
    let mut arrival = conversation.server.log.begin(received(conversation, &head));
    let request = read(head, body, &mut arrival).await?;
    drop(arrival);

    let fault =
        match queued.map_or_else(|| directive::in_request(&request), |fault| Ok(Some(fault))) {
            Ok(fault) => fault,
            Err(refusal) => return Ok(Delivery::Ordinary(refusal.into())),
        };
    if let Some(Fault::Delay(ms)) = fault {
        sleep(Duration::from_millis(ms)).await;
    }
    let answer = answer(conversation.server, &request, fault.as_ref());
    Ok(delivery::deliver(
        answer,
        fault.as_ref(),
        request.keeps_alive,
    ))
}

fn answer(server: &Server, request: &Request, fault: Option<&Fault>) -> Answer {
    fault
        .and_then(|fault| replacement::answer(&server.state, request, fault))
        .unwrap_or_else(|| services::answer(&server.state, request, fault))
}

fn received(conversation: &Conversation<'_>, head: &Parts) -> Received {
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| {
            (
                name.to_string(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect();
    Received {
        connection: conversation.number,
        method: head.method.to_string(),
        path: head.uri.to_string(),
        headers,
        body: Vec::new(),
        complete: false,
        tls_version: conversation.tls_version.clone(),
    }
}

async fn read(head: Parts, mut body: Incoming, arrival: &mut Arrival) -> Result<Request, NoAnswer> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| NoAnswer)?;
        if let Some(bytes) = frame.data_ref() {
            arrival.body.extend_from_slice(bytes);
        }
    }
    arrival.complete = true;
    Ok(Request {
        path: head.uri.path().to_owned(),
        keeps_alive: keeps_alive(head.version, &head.headers),
        method: head.method,
        headers: head.headers,
        body: arrival.body.clone(),
    })
}

fn keeps_alive(version: Version, headers: &HeaderMap) -> bool {
    let wants_close = headers.get_all(CONNECTION).iter().any(|value| {
        value
            .to_str()
            .is_ok_and(|text| text.to_ascii_lowercase().contains("close"))
    });
    version == Version::HTTP_11 && !wants_close
}
