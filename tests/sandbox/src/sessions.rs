//! Payment sessions.

use crate::ids;
use crate::offers::Offer;
use crate::state::lock;
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime};

const SAMPLE_SESSION_ID: &str = "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu";
const SAMPLE_INSTALMENT_KEY: &str = "ji_EAAAAOuvvlNfndedwQPqpTDFWAQtLi6ggCRe0hpgC3hswDcT";
/// What a session is about that was opened without auth.
const DEFAULT_AMOUNT: i64 = 1_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub session_id: String,
    pub instalment_key: String,
}

/// What was agreed on when a session was opened.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// In kurus, without a commission on top.
    pub amount: i64,
    pub reference_no: Option<String>,
    pub add_commission: bool,
    pub ratio_code: String,
    pub agent_id: String,
    pub pos_type: i64,
    pub tds_required: Option<bool>,
    pub save_card: bool,
    pub card_desc: String,
    pub user_unique_id: Option<String>,
    pub card_owner_id: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Checkout {
    pub terms: Terms,
    pub offers: Vec<Offer>,
    /// The charge that has succeeded.
    pub paid_by: Option<String>,
    ends: Option<Instant>,
}

impl Checkout {
    fn new(terms: Terms, ends: Option<Instant>) -> Self {
        Self {
            terms,
            offers: Vec::new(),
            paid_by: None,
            ends,
        }
    }

    pub fn is_open(&self) -> bool {
        self.ends.is_none_or(|end| Instant::now() < end)
    }

    /// Whether it can give further tokens: not once it has been paid, but the sample's always.
    pub fn is_unused(&self) -> bool {
        self.paid_by.is_none() || self.ends.is_none()
    }

    pub fn offer(&self, instalment_key: &str) -> Option<&Offer> {
        self.offers
            .iter()
            .find(|offer| offer.instalment_key == instalment_key)
    }
}

#[derive(Debug)]
pub struct Sessions {
    lifetime: Duration,
    all: Mutex<HashMap<String, Checkout>>,
}

impl Sessions {
    /// With the documented sample session, which is always open.
    pub fn new(lifetime: Duration) -> Self {
        let mut sample = Checkout::new(default_terms(), None);
        sample.offers = single_offer(SAMPLE_INSTALMENT_KEY.to_owned());
        Self {
            lifetime,
            all: Mutex::new(HashMap::from([(SAMPLE_SESSION_ID.to_owned(), sample)])),
        }
    }

    /// Opens a session that already offers a single payment.
    pub fn open_ready(&self) -> Session {
        let (session_id, _) = self.open(default_terms());
        let instalment_key = ids::instalment_key();
        self.update(&session_id, |checkout| {
            checkout.offers = single_offer(instalment_key.clone());
        });
        Session {
            session_id,
            instalment_key,
        }
    }

    /// Opens a session; tells its id and when it ends.
    pub fn open(&self, terms: Terms) -> (String, SystemTime) {
        let session_id = ids::session_id();
        let checkout = Checkout::new(terms, Instant::now().checked_add(self.lifetime));
        lock(&self.all).insert(session_id.clone(), checkout);
        let end = SystemTime::now().checked_add(self.lifetime);
        (session_id, end.unwrap_or_else(SystemTime::now))
    }

    /// A session, whether still open or not.
    pub fn find(&self, session_id: &str) -> Option<Checkout> {
        lock(&self.all).get(session_id).cloned()
    }

    pub fn update(&self, session_id: &str, change: impl FnOnce(&mut Checkout)) {
        if let Some(checkout) = lock(&self.all).get_mut(session_id) {
            change(checkout);
        }
    }

    /// Ends a session now. False if there is none, or if it is the sample's.
    pub fn expire(&self, session_id: &str) -> bool {
        let mut all = lock(&self.all);
        let Some(end) = all
            .get_mut(session_id)
            .and_then(|checkout| checkout.ends.as_mut())
        else {
            return false;
        };
        *end = Instant::now();
        true
    }
}

fn default_terms() -> Terms {
    Terms {
        amount: DEFAULT_AMOUNT,
        pos_type: 5,
        ..Terms::default()
    }
}

fn single_offer(instalment_key: String) -> Vec<Offer> {
    let mut offers = Offer::single(DEFAULT_AMOUNT, false);
    offers[0].instalment_key = instalment_key;
    offers
}
