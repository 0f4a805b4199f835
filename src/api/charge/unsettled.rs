//! The references whose charges are under way or have no known outcome.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::Error;
use crate::error::status::PAYNET_ERR_CHARGE_UNDER_WAY;

/// What one client knows of them. A reference stays until its outcome is known.
#[derive(Default)]
pub(crate) struct Unsettled {
    by_reference: Mutex<BTreeMap<String, Attempt>>,
}

#[derive(Clone)]
struct Attempt {
    session_id: String,
    under_way: bool,
}

/// The right to charge under a reference, for one call at a time. Unless settled, it leaves the outcome open.
pub(in crate::api) struct Claim<'a> {
    unsettled: &'a Unsettled,
    reference_no: String,
    earlier: Option<String>,
    settled: bool,
}

impl Unsettled {
    /// What a child process knows of its parent's. Nobody holds the parent's lock for longer than a look, so hardly ever
    /// does a fork catch it locked; then the child knows nothing.
    pub(crate) fn of_child(parent: Option<&Unsettled>) -> Unsettled {
        let known = parent.and_then(|parent| parent.by_reference.try_lock().ok());
        let mut by_reference = known.map(|known| known.clone()).unwrap_or_default();
        for attempt in by_reference.values_mut() {
            attempt.under_way = false;
        }
        Unsettled {
            by_reference: Mutex::new(by_reference),
        }
    }

    /// What a journal tells of earlier processes: references and the sessions of their charges.
    pub(crate) fn of_journal<'a>(open: impl Iterator<Item = (&'a str, &'a str)>) -> Unsettled {
        let by_reference = open
            .map(|(reference_no, session_id)| {
                let attempt = Attempt {
                    session_id: session_id.to_owned(),
                    under_way: false,
                };
                (reference_no.to_owned(), attempt)
            })
            .collect();
        Unsettled {
            by_reference: Mutex::new(by_reference),
        }
    }

    pub(in crate::api) fn claim(
        &self,
        reference_no: &str,
        session_id: &str,
    ) -> Result<Claim<'_>, Error> {
        let mut by_reference = self.lock();
        let earlier = by_reference.get(reference_no);
        if earlier.is_some_and(|attempt| attempt.under_way) {
            return Err(Error::new(
                PAYNET_ERR_CHARGE_UNDER_WAY,
                "another thread is charging under this reference_no",
            )
            .in_field("reference_no"));
        }
        let earlier = earlier.map(|attempt| attempt.session_id.clone());
        // The first session stays: it is the one that may have taken money.
        let attempt = Attempt {
            session_id: earlier.clone().unwrap_or_else(|| session_id.to_owned()),
            under_way: true,
        };
        by_reference.insert(reference_no.to_owned(), attempt);
        Ok(Claim {
            unsettled: self,
            reference_no: reference_no.to_owned(),
            earlier,
            settled: false,
        })
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Attempt>> {
        self.by_reference
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Claim<'_> {
    /// The session of an earlier charge under this reference whose outcome is not known.
    pub(super) fn earlier(&self) -> Option<&str> {
        self.earlier.as_deref()
    }

    /// The outcome is known, and the reference free.
    pub(in crate::api) fn settle(mut self) {
        self.settled = true;
        self.unsettled.lock().remove(&self.reference_no);
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        // Another call may hold the reference by now.
        if self.settled {
            return;
        }
        if let Some(attempt) = self.unsettled.lock().get_mut(&self.reference_no) {
            attempt.under_way = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_charged_by_one_call_at_a_time() {
        let unsettled = Unsettled::default();
        let claim = unsettled.claim("siparis-1", "js_1").unwrap();
        let error = unsettled.claim("siparis-1", "js_1").err().unwrap();
        assert_eq!(error.code(), PAYNET_ERR_CHARGE_UNDER_WAY);
        assert!(unsettled.claim("siparis-2", "js_2").is_ok());
        claim.settle();
        assert!(
            unsettled
                .claim("siparis-1", "js_3")
                .unwrap()
                .earlier()
                .is_none()
        );
    }

    #[test]
    fn what_was_not_settled_is_remembered_with_its_first_session() {
        let unsettled = Unsettled::default();
        drop(unsettled.claim("siparis-1", "js_1").unwrap());
        for session_id in ["js_2", "js_1"] {
            let claim = unsettled.claim("siparis-1", session_id).unwrap();
            assert_eq!(claim.earlier(), Some("js_1"));
        }
    }

    #[test]
    fn a_child_process_knows_what_its_parent_left_open() {
        let parent = Unsettled::default();
        let under_way = parent.claim("siparis-1", "js_1").unwrap();
        drop(parent.claim("siparis-2", "js_2").unwrap());
        let child = Unsettled::of_child(Some(&parent));
        assert_eq!(
            child.claim("siparis-1", "x").unwrap().earlier(),
            Some("js_1")
        );
        assert_eq!(
            child.claim("siparis-2", "x").unwrap().earlier(),
            Some("js_2")
        );
        under_way.settle();
    }
}
