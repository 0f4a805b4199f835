//! Which sessions have a browser open, so that a second call is noticed and another thread can cancel.

use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Error;
use crate::error::status::PAYNET_ERR_NOT_UNDER_WAY;

/// What one process has under way.
#[derive(Default)]
pub(crate) struct UnderWay(Mutex<Table>);

#[derive(Default)]
struct Table {
    sessions: Vec<(String, Arc<AtomicBool>)>,
    /// Browsers that outlived their call, until they have ended and are reaped.
    browsers: Vec<Child>,
}

impl UnderWay {
    /// Begins a call for a session; it is under way until the turn is dropped.
    pub(super) fn begin(&self, session_id: &str) -> Result<Turn<'_>, Error> {
        let mut table = self.table();
        if table
            .sessions
            .iter()
            .any(|(under_way, _)| under_way == session_id)
        {
            return Err(Error::invalid(
                "session_id",
                "a browser is open for this session already",
            ));
        }
        let cancelled = Arc::new(AtomicBool::new(false));
        table
            .sessions
            .push((session_id.to_owned(), Arc::clone(&cancelled)));
        Ok(Turn {
            under_way: self,
            cancelled,
        })
    }

    pub(crate) fn cancel(&self, session_id: &str) -> Result<(), Error> {
        if session_id.trim().is_empty() {
            return Err(Error::missing("session_id"));
        }
        let table = self.table();
        let found = table
            .sessions
            .iter()
            .find(|(under_way, _)| under_way == session_id);
        let (_, cancelled) = found.ok_or_else(|| {
            Error::new(
                PAYNET_ERR_NOT_UNDER_WAY,
                "no browser is open for this session",
            )
            .in_field("session_id")
        })?;
        cancelled.store(true, Ordering::Relaxed);
        Ok(())
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        table
            .browsers
            .retain_mut(|browser| matches!(browser.try_wait(), Ok(None)));
        table
    }
}

/// A call that is under way.
pub(super) struct Turn<'a> {
    under_way: &'a UnderWay,
    cancelled: Arc<AtomicBool>,
}

impl Turn<'_> {
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Leaves a browser that still runs to be reaped by a later call.
    pub(super) fn leave(&self, browser: Child) {
        self.under_way.table().browsers.push(browser);
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.under_way
            .table()
            .sessions
            .retain(|(_, cancelled)| !Arc::ptr_eq(cancelled, &self.cancelled));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::status::{PAYNET_ERR_INVALID_FIELD, PAYNET_ERR_MISSING_FIELD};

    #[test]
    fn a_session_has_one_turn_at_a_time() {
        let under_way = UnderWay::default();
        let first = under_way.begin("js_1").unwrap();
        let second = under_way.begin("js_1").map(|_| ()).unwrap_err();
        assert_eq!(second.code(), PAYNET_ERR_INVALID_FIELD);
        assert_eq!(second.field(), Some("session_id"));
        let other = under_way.begin("js_2").unwrap();
        under_way.cancel("js_1").unwrap();
        assert!(first.is_cancelled());
        assert!(!other.is_cancelled());
        drop(first);
        assert!(!under_way.begin("js_1").unwrap().is_cancelled());
    }

    #[test]
    fn what_is_not_under_way_is_not_cancelled() {
        let under_way = UnderWay::default();
        drop(under_way.begin("js_1").unwrap());
        for (session_id, code) in [
            ("js_1", PAYNET_ERR_NOT_UNDER_WAY),
            ("", PAYNET_ERR_MISSING_FIELD),
        ] {
            assert_eq!(under_way.cancel(session_id).unwrap_err().code(), code);
        }
    }
}
