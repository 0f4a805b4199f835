//! Tokens: a card, chosen for one payment.

use crate::bank::Objection;
use crate::card::Card;
use crate::offers::Offer;
use crate::state::lock;
use std::sync::Mutex;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub token_id: String,
    pub session_id: String,
}

/// How far the shopper has come with 3-D Secure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tds {
    NotAsked,
    /// The bank's page was not opened, or is still open.
    Waiting,
    Passed,
    /// With a wrong password.
    Failed,
    Abandoned,
}

/// A token with what it stands for.
#[derive(Debug, Clone)]
pub struct Grant {
    pub token_id: String,
    pub session_id: String,
    pub card: Card,
    pub offer: Offer,
    pub tds: Tds,
    /// What the bank will say to a charge.
    pub objection: Option<Objection>,
    pub email: String,
    pub phone: String,
    pub note: String,
    /// Whether the card came from the stored ones.
    pub stored: bool,
}

#[derive(Debug, Default)]
pub struct Tokens(Mutex<Vec<Grant>>);

impl Tokens {
    pub fn hand_out(&self, grant: Grant) {
        lock(&self.0).push(grant);
    }

    pub fn all(&self) -> Vec<Token> {
        lock(&self.0)
            .iter()
            .map(|grant| Token {
                token_id: grant.token_id.clone(),
                session_id: grant.session_id.clone(),
            })
            .collect()
    }

    /// The token of this session.
    pub fn find(&self, token_id: &str, session_id: &str) -> Option<Grant> {
        lock(&self.0)
            .iter()
            .rev()
            .find(|grant| grant.token_id == token_id && grant.session_id == session_id)
            .cloned()
    }

    pub fn tds(&self, token_id: &str) -> Option<Tds> {
        let grants = lock(&self.0);
        let grant = grants.iter().rev().find(|grant| grant.token_id == token_id);
        grant.map(|grant| grant.tds)
    }

    /// Notes what came of 3-D Secure. A verdict stays; an abandoned one may be taken up again.
    pub fn settle_tds(&self, token_id: &str, session_id: &str, outcome: Tds) {
        let mut grants = lock(&self.0);
        let grant = grants.iter_mut().rev().find(|grant| {
            grant.token_id == token_id
                && grant.session_id == session_id
                && matches!(grant.tds, Tds::Waiting | Tds::Abandoned)
        });
        if let Some(grant) = grant {
            grant.tds = outcome;
        }
    }
}
