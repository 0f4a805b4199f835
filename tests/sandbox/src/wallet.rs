//! Stored cards.

use crate::card::Card;
use crate::ids;
use crate::state::lock;
use std::sync::Mutex;

#[derive(Debug, Clone)]
pub struct StoredCard {
    pub card_hash: String,
    pub card_owner_id: String,
    pub user_unique_id: String,
    pub agent_id: String,
    pub card_desc: String,
    pub card: Card,
}

/// Whose card is to be stored: somebody Paynet knows already, or somebody the merchant knows.
#[derive(Debug, Clone, Default)]
pub struct Owner {
    pub card_owner_id: Option<String>,
    pub user_unique_id: Option<String>,
}

#[derive(Debug, Default)]
pub struct Wallet(Mutex<Vec<StoredCard>>);

impl Wallet {
    /// Stores a card, once for each owner. Nothing is stored for nobody.
    pub fn store(
        &self,
        owner: &Owner,
        card: &Card,
        agent_id: &str,
        card_desc: &str,
    ) -> Option<StoredCard> {
        let mut cards = lock(&self.0);
        let card_owner_id = owner_id(&cards, owner)?;
        let same = |stored: &&StoredCard| {
            stored.card_owner_id == card_owner_id
                && stored.card.bin == card.bin
                && stored.card.last_four == card.last_four
        };
        if let Some(stored) = cards.iter().find(same) {
            return Some(stored.clone());
        }
        let stored = StoredCard {
            card_hash: ids::guid(),
            card_owner_id,
            user_unique_id: owner.user_unique_id.clone().unwrap_or_default(),
            agent_id: agent_id.to_owned(),
            card_desc: card_desc.to_owned(),
            card: card.clone(),
        };
        cards.push(stored.clone());
        Some(stored)
    }

    pub fn of_owner(&self, card_owner_id: &str) -> Vec<StoredCard> {
        lock(&self.0)
            .iter()
            .filter(|stored| stored.card_owner_id == card_owner_id)
            .cloned()
            .collect()
    }

    pub fn find(&self, card_owner_id: &str, card_hash: &str) -> Option<StoredCard> {
        self.of_owner(card_owner_id)
            .into_iter()
            .find(|stored| stored.card_hash == card_hash)
    }
}

fn owner_id(cards: &[StoredCard], owner: &Owner) -> Option<String> {
    if let Some(card_owner_id) = &owner.card_owner_id {
        return Some(card_owner_id.clone());
    }
    let user_unique_id = owner.user_unique_id.as_ref()?;
    let known = cards
        .iter()
        .find(|stored| stored.user_unique_id == *user_unique_id);
    Some(known.map_or_else(ids::guid, |stored| stored.card_owner_id.clone()))
}
