//! The faults asked for ahead of time.

use crate::Fault;
use crate::services;
use crate::state::lock;
use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;

#[derive(Debug, Default)]
pub struct FaultQueue(Mutex<Queues>);

#[derive(Debug, Default)]
struct Queues {
    for_connections: VecDeque<Fault>,
    for_requests: VecDeque<Fault>,
    for_paths: HashMap<String, VecDeque<Fault>>,
    for_texts: Vec<ForText>,
}

#[derive(Debug)]
struct ForText {
    path: String,
    text: String,
    fault: Fault,
}

impl FaultQueue {
    pub fn push(&self, fault: Fault) {
        let mut queues = lock(&self.0);
        if fault.is_for_connection() {
            queues.for_connections.push_back(fault);
        } else {
            queues.for_requests.push_back(fault);
        }
    }

    pub fn push_for(&self, path: &str, fault: Fault) {
        let mut queues = lock(&self.0);
        let queue = queues.for_paths.entry(path.to_owned()).or_default();
        queue.push_back(fault);
    }

    pub fn push_holding(&self, path: &str, text: &str, fault: Fault) {
        lock(&self.0).for_texts.push(ForText {
            path: path.to_owned(),
            text: text.to_owned(),
            fault,
        });
    }

    pub fn next_for_connection(&self) -> Option<Fault> {
        lock(&self.0).for_connections.pop_front()
    }

    pub fn next_for_request(&self, path: &str) -> Option<Fault> {
        self.next_if(path, |_| true)
    }

    /// What waits for a request to this path whose body holds a certain text.
    pub fn next_holding(&self, path: &str, body: &[u8]) -> Option<Fault> {
        let waiting = &mut lock(&self.0).for_texts;
        let body = String::from_utf8_lossy(body);
        let fits = |waiting: &ForText| waiting.path == path && body.contains(&waiting.text);
        let first = waiting.iter().position(fits)?;
        Some(waiting.remove(first).fault)
    }

    /// What the next request to this path is to be cut to. Any other fault stays where it is.
    pub fn next_cut(&self, path: &str) -> Option<usize> {
        match self.next_if(path, |fault| matches!(fault, Fault::CutRequest(_)))? {
            Fault::CutRequest(bytes) => Some(bytes),
            _ => None,
        }
    }

    fn next_if(&self, path: &str, wanted: fn(&Fault) -> bool) -> Option<Fault> {
        let mut queues = lock(&self.0);
        let queues = &mut *queues;
        let for_path = queues
            .for_paths
            .get_mut(path)
            .filter(|queue| !queue.is_empty());
        let queue = match for_path {
            Some(queue) => queue,
            // A browser asks for more than a test can foresee.
            None if services::is_page(path) => return None,
            None => &mut queues.for_requests,
        };
        if !queue.front().is_some_and(wanted) {
            return None;
        }
        queue.pop_front()
    }
}
