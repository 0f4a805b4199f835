//! Every charge that was carried out, and every one that was declined.

use crate::state::lock;
use std::sync::Mutex;

/// An answered charge. Money has moved if, and only if, it `succeeded`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Entry {
    pub id: String,
    pub xact_id: String,
    pub xact_date: String,
    /// Empty if neither charge nor auth gave one.
    pub reference_no: String,
    pub session_id: String,
    pub token_id: String,
    /// What the card was, or would have been, charged.
    pub amount_kurus: i64,
    pub net_kurus: i64,
    pub commission_kurus: i64,
    pub commission_tax_kurus: i64,
    /// The commission that came on top of the session's amount.
    pub end_user_commission_kurus: i64,
    pub succeeded: bool,
    /// 1 sale, 3 pre-authorisation.
    pub transaction_type: i64,
    pub pos_type: i64,
    pub is_tds: bool,
    pub instalment: i64,
    /// In hundredths of a per cent.
    pub rate: i64,
    pub ratio_code: String,
    pub agent_id: String,
    pub bank_id: String,
    pub card_type: String,
    pub card_no_masked: String,
    pub card_holder: String,
    pub email: String,
    pub phone: String,
    pub note: String,
    /// Paynet's own reason for not charging.
    pub paynet_error: Option<(String, String)>,
    /// The bank's.
    pub bank_error: Option<(String, String)>,
    pub saved_card: SavedCard,
}

/// What came of the wish to store the card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct SavedCard {
    pub succeeded: bool,
    pub message: String,
    pub user_unique_id: String,
    pub card_owner_id: String,
    pub card_hash: String,
}

#[derive(Debug, Default)]
pub struct Ledger(Mutex<Vec<Entry>>);

const FIRST_ID: usize = 1_000_001;

impl Ledger {
    /// Enters a charge and gives it its number.
    pub fn enter(&self, mut entry: Entry) -> Entry {
        let mut entries = lock(&self.0);
        entry.id = (FIRST_ID + entries.len()).to_string();
        entries.push(entry.clone());
        entry
    }

    /// In the order of the charges.
    pub fn entries(&self) -> Vec<Entry> {
        lock(&self.0).clone()
    }
}
