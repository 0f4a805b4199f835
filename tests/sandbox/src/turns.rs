//! One charge after another: a repeat waits while the first attempt in the same session still runs.

use crate::services::{self, Request};
use crate::state::lock;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

#[derive(Debug, Default)]
pub struct Turns(Mutex<HashMap<String, Arc<Turn<()>>>>);

impl Turns {
    /// Waits for the session's turn if the request is a charge; the turn ends with what this gives.
    pub async fn wait(&self, request: &Request) -> Option<OwnedMutexGuard<()>> {
        if request.path != services::CHARGE {
            return None;
        }
        let fields: Value = serde_json::from_slice(&request.body).ok()?;
        let session_id = fields["session_id"].as_str()?;
        let turn = lock(&self.0)
            .entry(session_id.to_owned())
            .or_default()
            .clone();
        Some(turn.lock_owned().await)
    }
}
