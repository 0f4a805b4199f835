//! What one sandbox remembers.

use crate::fault_queue::FaultQueue;
use crate::ids;
use crate::ledger::Ledger;
use crate::sessions::Sessions;
use crate::tokens::Tokens;
use crate::turns::Turns;
use crate::wallet::Wallet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[derive(Debug)]
pub struct State {
    pub base_url: String,
    /// The same server under its other name.
    pub ip_url: String,
    pub publishable_key: String,
    pub secret_key: String,
    pub faults: FaultQueue,
    pub sessions: Sessions,
    pub tokens: Tokens,
    pub wallet: Wallet,
    pub ledger: Ledger,
    pub turns: Turns,
}

impl State {
    pub fn new(
        scheme: &str,
        port: u16,
        session_lifetime: Duration,
        keys: Option<[String; 2]>,
    ) -> Self {
        let [publishable_key, secret_key] =
            keys.unwrap_or_else(|| [ids::publishable_key(), ids::secret_key()]);
        Self {
            base_url: format!("{scheme}://localhost:{port}"),
            ip_url: format!("{scheme}://127.0.0.1:{port}"),
            publishable_key,
            secret_key,
            faults: FaultQueue::default(),
            sessions: Sessions::new(session_lifetime),
            tokens: Tokens::default(),
            wallet: Wallet::default(),
            ledger: Ledger::default(),
            turns: Turns::default(),
        }
    }
}

pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
