//! A running sandbox.

use crate::Fault;
use crate::background::Background;
use crate::builder::Builder;
use crate::ledger::Entry;
use crate::log::{Log, Received};
use crate::open_connections::OpenConnections;
use crate::server::Counts;
use crate::services;
use crate::sessions::Session;
use crate::shopper;
use crate::state::State;
use crate::tokens::{Tds, Token};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tempfile::TempDir;

/// A stand-in for Paynet's servers on 127.0.0.1, on a thread of its own. It stops on drop.
#[derive(Debug)]
pub struct Sandbox {
    // The server goes first on drop, the CA file last.
    pub(crate) _background: Background,
    pub(crate) state: Arc<State>,
    pub(crate) log: Arc<Log>,
    pub(crate) open: Arc<OpenConnections>,
    pub(crate) counts: Arc<Counts>,
    pub(crate) port: u16,
    pub(crate) ca_pem: String,
    pub(crate) ca_file: PathBuf,
    pub(crate) _directory: TempDir,
}

impl Sandbox {
    /// Starts on a free port with proper TLS.
    ///
    /// # Panics
    /// If it cannot start.
    pub fn start() -> Self {
        Self::builder().start()
    }

    pub fn builder() -> Builder {
        Builder::default()
    }

    /// `https://localhost:PORT`, or `http://…` with [`Tls::Plain`](crate::Tls::Plain).
    pub fn base_url(&self) -> &str {
        &self.state.base_url
    }

    /// `https://127.0.0.1:PORT`, or `http://…` with [`Tls::Plain`](crate::Tls::Plain).
    pub fn ip_url(&self) -> String {
        self.state.ip_url.clone()
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// PEM file with the certificate of the sandbox's own CA. It is removed on drop.
    pub fn ca_file(&self) -> &Path {
        &self.ca_file
    }

    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    pub fn publishable_key(&self) -> &str {
        &self.state.publishable_key
    }

    pub fn secret_key(&self) -> &str {
        &self.state.secret_key
    }

    /// Opens a session about 10.00 TL that already has an instalment key, for a single payment.
    pub fn open_session(&self) -> Session {
        self.state.sessions.open_ready()
    }

    /// Ends a session now. False if there is none, or if it is the documented sample's, which never ends.
    pub fn expire(&self, session_id: &str) -> bool {
        self.state.sessions.expire(session_id)
    }

    /// Queues a fault: the next connection takes it where [`Fault::is_for_connection`], else the next request.
    ///
    /// # Panics
    /// If its text form could not be read back, as with a status outside 200 to 599.
    pub fn next(&self, fault: Fault) {
        must_be_possible(&fault);
        self.state.faults.push(fault);
    }

    /// Queues a fault for the next request to this path, which takes it before any of [`Sandbox::next`].
    ///
    /// # Panics
    /// As [`Sandbox::next`], and for a fault that a connection takes, which has no path yet.
    pub fn next_for(&self, path: &str, fault: Fault) {
        must_be_possible(&fault);
        assert!(
            !fault.is_for_connection(),
            "{fault} cannot be done for a path: no path is known yet"
        );
        self.state.faults.push_for(path, fault);
    }

    /// Queues a fault for the next request to this path whose body holds this text. Those of [`Sandbox::next`] and
    /// [`Sandbox::next_for`] are taken before it.
    ///
    /// # Panics
    /// As [`Sandbox::next_for`], and for a fault that strikes before the body is there.
    pub fn next_holding(&self, path: &str, text: &str, fault: Fault) {
        must_be_possible(&fault);
        assert!(
            !fault.is_for_connection() && !matches!(fault, Fault::CutRequest(_)),
            "{fault} cannot be done for a text: no body is known yet"
        );
        self.state.faults.push_holding(path, text, fault);
    }

    /// Asks a service in this process, with the key that it wants: nothing goes over a line or into the log. Of a fault
    /// in the description, only what the service itself does counts.
    ///
    /// # Panics
    /// If the service refuses.
    pub fn ask(&self, path: &str, fields: &Value) -> Value {
        services::ask(&self.state, path, fields)
    }

    /// Requests in the order in which their heads arrived, without those to `/sandbox/…`.
    pub fn requests(&self) -> Vec<Received> {
        self.log.requests()
    }

    /// Waits until this many requests have come in to the end of the body, or have broken off in it.
    /// False if `patience` ends before.
    pub fn wait_for_requests(&self, count: usize, patience: Duration) -> bool {
        self.log.wait_for(count, patience)
    }

    /// Those of [`Sandbox::requests`] that went to this path; `complete` tells which of them arrived as a whole.
    pub fn requests_to(&self, path: &str) -> Vec<Received> {
        let mut requests = self.requests();
        requests.retain(|request| request.is_to(path));
        requests
    }

    /// TCP connections accepted so far.
    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    /// TLS handshakes completed so far.
    pub fn handshakes(&self) -> usize {
        self.counts.handshakes.load(Ordering::SeqCst)
    }

    /// Those of them that went on with an earlier session.
    pub fn resumed_handshakes(&self) -> usize {
        self.counts.resumed.load(Ordering::SeqCst)
    }

    /// Tokens handed out, in order.
    pub fn tokens(&self) -> Vec<Token> {
        self.state.tokens.all()
    }

    /// How far 3-D Secure has come for a token.
    pub fn tds(&self, token_id: &str) -> Option<Tds> {
        self.state.tokens.tds(token_id)
    }

    /// Goes through the 3-D pages from this address on, as a shopper would who gives the bank this password, or who gives
    /// up if there is none. Returns the addresses that a browser would have seen.
    ///
    /// # Panics
    /// If the address is not one of the sandbox.
    pub fn walk_through_3d(&self, address: &str, password: Option<&str>) -> Vec<String> {
        shopper::walk(&self.state, address, password)
    }

    /// Every charge that was carried out or declined, in order. Money has moved where an entry `succeeded`.
    pub fn ledger(&self) -> Vec<Entry> {
        self.state.ledger.entries()
    }

    /// Closes the connections that have answered a request and wait for the next. Returns when they are closed.
    pub fn close_idle_connections(&self) {
        self.open.close_idle();
    }
}

fn must_be_possible(fault: &Fault) {
    if let Err(error) = fault.to_string().parse::<Fault>() {
        panic!("{fault:?} cannot be done: {error}");
    }
}
