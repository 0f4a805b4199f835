//! A request that a service is to answer, and what several services look up for it.

use super::fields::Fields;
use crate::Fault;
use crate::answer::Refusal;
use crate::return_codes::{CARD_NOT_FOUND, NO_SESSION};
use crate::sessions::{Checkout, Terms};
use crate::state::State;
use crate::wallet::StoredCard;

pub struct Call<'a> {
    pub state: &'a State,
    pub fields: Fields,
    pub fault: Option<&'a Fault>,
}

impl Call<'_> {
    /// A session that may still be worked in.
    pub fn open_session(&self, session_id: &str) -> Result<Checkout, Refusal> {
        self.state
            .sessions
            .find(session_id)
            .filter(Checkout::is_open)
            .ok_or_else(|| Refusal::of(NO_SESSION))
    }

    /// The stored card that the request names. Its owner stands in the session, or else in the request.
    pub fn stored_card(&self, terms: &Terms) -> Result<StoredCard, Refusal> {
        let card_hash = self.fields.text("card_hash")?;
        let owner = match (
            self.fields.optional_text("card_owner_id")?,
            &terms.card_owner_id,
        ) {
            (Some(owner), _) => owner,
            (None, Some(owner)) => owner,
            (None, None) => self.fields.text("card_owner_id")?,
        };
        self.state
            .wallet
            .find(owner, card_hash)
            .ok_or_else(|| Refusal::of(CARD_NOT_FOUND))
    }
}
