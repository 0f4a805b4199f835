//! What has arrived, in the order of arrival.

use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Number of the TCP connection, from 1.
    pub connection: usize,
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the whole body arrived.
    pub complete: bool,
    /// `TLSv1.2` or `TLSv1.3`.
    pub tls_version: Option<String>,
}

impl Received {
    /// Whether it went to this path, whatever its query.
    pub fn is_to(&self, path: &str) -> bool {
        self.path.split('?').next() == Some(path)
    }
}

pub type Observer = Box<dyn Fn(&Received) + Send + Sync>;

struct Entry {
    received: Received,
    settled: bool,
}

pub struct Log {
    entries: Mutex<Vec<Entry>>,
    settled: Condvar,
    observer: Option<Observer>,
}

impl Log {
    pub fn new(observer: Option<Observer>) -> Self {
        Self {
            entries: Mutex::default(),
            settled: Condvar::new(),
            observer,
        }
    }

    pub fn requests(&self) -> Vec<Received> {
        self.entries()
            .iter()
            .map(|entry| entry.received.clone())
            .collect()
    }

    /// Waits until the bodies of this many requests have arrived or broken off.
    pub fn wait_for(&self, count: usize, patience: Duration) -> bool {
        let too_few =
            |entries: &mut Vec<Entry>| entries.iter().filter(|entry| entry.settled).count() < count;
        let waited = self
            .settled
            .wait_timeout_while(self.entries(), patience, too_few)
            .unwrap_or_else(PoisonError::into_inner);
        !waited.1.timed_out()
    }

    /// Logs a request whose head has arrived.
    pub fn begin(self: &Arc<Self>, received: Received) -> Arrival {
        let mut entries = self.entries();
        entries.push(Entry {
            received,
            settled: false,
        });
        Arrival {
            log: self.clone(),
            index: entries.len() - 1,
            body: Vec::new(),
            complete: false,
        }
    }

    fn settle(&self, arrival: &mut Arrival) {
        let mut entries = self.entries();
        let entry = &mut entries[arrival.index];
        entry.settled = true;
        entry.received.body = std::mem::take(&mut arrival.body);
        entry.received.complete = arrival.complete;
        let received = entry.received.clone();
        drop(entries);
        self.settled.notify_all();
        if let Some(observer) = &self.observer {
            observer(&received);
        }
    }

    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Log").finish_non_exhaustive()
    }
}

/// A request whose body is on its way. It settles on drop, because the HTTP library drops the handler
/// when the client goes away in the middle.
pub struct Arrival {
    log: Arc<Log>,
    index: usize,
    pub body: Vec<u8>,
    pub complete: bool,
}

impl Drop for Arrival {
    fn drop(&mut self) {
        self.log.clone().settle(self);
    }
}
