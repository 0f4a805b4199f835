//! What one sandbox remembers: keys, sessions, tokens, and the faults asked for.

use crate::{Fault, ids};
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

const SAMPLE_SESSION_ID: &str = "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu";
const SAMPLE_INSTALMENT_KEY: &str = "ji_EAAAAOuvvlNfndedwQPqpTDFWAQtLi6ggCRe0hpgC3hswDcT";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub session_id: String,
    pub instalment_key: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub token_id: String,
    pub session_id: String,
}

#[derive(Debug)]
pub struct State {
    pub base_url: String,
    pub publishable_key: String,
    pub secret_key: String,
    instalment_keys: Mutex<HashMap<String, String>>,
    tokens: Mutex<Vec<Token>>,
    faults: Mutex<Faults>,
}

#[derive(Debug, Default)]
struct Faults {
    for_connections: VecDeque<Fault>,
    for_requests: VecDeque<Fault>,
}

impl State {
    pub fn new(base_url: String) -> Self {
        let sample = (
            SAMPLE_SESSION_ID.to_owned(),
            SAMPLE_INSTALMENT_KEY.to_owned(),
        );
        Self {
            base_url,
            publishable_key: ids::publishable_key(),
            secret_key: ids::secret_key(),
            instalment_keys: Mutex::new(HashMap::from([sample])),
            tokens: Mutex::default(),
            faults: Mutex::default(),
        }
    }

    pub fn open_session(&self) -> Session {
        let session = Session {
            session_id: ids::session_id(),
            instalment_key: ids::instalment_key(),
        };
        lock(&self.instalment_keys)
            .insert(session.session_id.clone(), session.instalment_key.clone());
        session
    }

    /// The instalment key that belongs to an open session.
    pub fn instalment_key(&self, session_id: &str) -> Option<String> {
        lock(&self.instalment_keys).get(session_id).cloned()
    }

    pub fn hand_out(&self, token_id: &str, session_id: &str) {
        lock(&self.tokens).push(Token {
            token_id: token_id.to_owned(),
            session_id: session_id.to_owned(),
        });
    }

    pub fn tokens(&self) -> Vec<Token> {
        lock(&self.tokens).clone()
    }

    pub fn queue(&self, fault: Fault) {
        let mut faults = lock(&self.faults);
        if fault.is_for_connection() {
            faults.for_connections.push_back(fault);
        } else {
            faults.for_requests.push_back(fault);
        }
    }

    pub fn next_for_connection(&self) -> Option<Fault> {
        lock(&self.faults).for_connections.pop_front()
    }

    pub fn next_for_request(&self) -> Option<Fault> {
        lock(&self.faults).for_requests.pop_front()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
