//! One request and its answer.

use crate::answer::Answer;
use crate::delivery::{self, Delivery};
use crate::intake::Intake;
use crate::log::{Arrival, Received};
use crate::open_connections::OpenConnection;
use crate::script::{Script, Then};
use crate::server::Server;
use crate::services::{self, Request};
use crate::state::lock;
use crate::{Fault, controls, directive, replacement};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::CONNECTION;
use hyper::http::request::Parts;
use hyper::{HeaderMap, Response, Version};
use std::fmt;
use std::future::pending;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::sleep;

pub struct Conversation<'a> {
    pub server: &'a Arc<Server>,
    pub open: OpenConnection,
    pub number: usize,
    pub tls_version: Option<String>,
    /// What is to be sent in place of the HTTP library's answer.
    pub script: Mutex<Option<Script>>,
    pub intake: Mutex<Intake>,
    /// Whether one of the sandbox's own paths was asked for on it.
    pub controls: AtomicBool,
}

impl Conversation<'_> {
    pub fn take_script(&self) -> Option<Script> {
        lock(&self.script).take()
    }

    fn count_as_controlling(&self) {
        if !self.controls.swap(true, Ordering::SeqCst) {
            let counts = &self.server.counts;
            counts.controlling.fetch_add(1, Ordering::SeqCst);
        }
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
    let delivery = respond(conversation, request).await?;
    lock(&conversation.intake).begin_request();
    match delivery {
        Delivery::Ordinary(answer) => {
            conversation.open.end_work();
            Ok(answer.map(Full::new))
        }
        Delivery::Scripted(script) => {
            *lock(&conversation.script) = Some(script);
            Err(NoAnswer)
        }
    }
}

async fn respond(
    conversation: &Conversation<'_>,
    request: hyper::Request<Incoming>,
) -> Result<Delivery, NoAnswer> {
    let server = conversation.server;
    let (head, body) = request.into_parts();
    if head.uri.path().starts_with(services::CONTROLS) {
        conversation.count_as_controlling();
        let body = body.collect().await.map_err(|_| NoAnswer)?.to_bytes();
        return Ok(Delivery::Ordinary(controls::answer(server, &head, &body)));
    }
    let cutting = lock(&conversation.intake).is_cutting();
    let queued = if cutting {
        None
    } else {
        server.state.faults.next_for_request(head.uri.path())
    };
    let mut arrival = server.log.begin(received(conversation, &head));
    let request = read(head, body, &mut arrival).await?;
    drop(arrival);
    if cutting {
        return Ok(Delivery::Scripted(Script::silent(Then::Reset)));
    }
    let faults = &server.state.faults;
    let queued = queued.or_else(|| faults.next_holding(&request.path, &request.body));
    let directive = || directive::in_request(&request);
    match queued.map_or_else(directive, |fault| Ok(Some(fault))) {
        Ok(fault) => serve(server, request, fault).await,
        Err(refusal) => Ok(Delivery::Ordinary(refusal.into())),
    }
}

async fn serve(
    server: &Arc<Server>,
    request: Request,
    fault: Option<Fault>,
) -> Result<Delivery, NoAnswer> {
    match fault {
        Some(Fault::DieBefore(ms)) => return die(server, ms).await,
        // Queued when this request had already begun.
        Some(Fault::CutRequest(_)) => return Ok(Delivery::Scripted(Script::silent(Then::Reset))),
        _ => {}
    }
    let keeps_alive = request.keeps_alive;
    let work = carry_out(server.clone(), request, fault.clone());
    let answer = server.tasks.finish(work).await.ok_or(NoAnswer)?;
    match fault {
        Some(Fault::DieAfter(ms)) => return die(server, ms).await,
        Some(Fault::Delay(ms)) => sleep(Duration::from_millis(ms)).await,
        _ => {}
    }
    Ok(delivery::deliver(answer, fault.as_ref(), keeps_alive))
}

/// The server's death ends this task too.
async fn die(server: &Server, ms: u64) -> Result<Delivery, NoAnswer> {
    server.die(Duration::from_millis(ms));
    pending().await
}

async fn carry_out(server: Arc<Server>, request: Request, fault: Option<Fault>) -> Answer {
    let _turn = server.state.turns.wait(&request).await;
    if let Some(Fault::DelayBefore(ms)) = fault {
        sleep(Duration::from_millis(ms)).await;
    }
    answer(&server, &request, fault.as_ref())
}

fn answer(server: &Server, request: &Request, fault: Option<&Fault>) -> Answer {
    let replacement = |fault| replacement::answer(&server.state, request, fault);
    if let Some(Fault::After(fault)) = fault {
        let own = services::answer(&server.state, request, None);
        return replacement(fault).unwrap_or(own);
    }
    fault
        .and_then(replacement)
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
        query: head.uri.query().unwrap_or_default().to_owned(),
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
