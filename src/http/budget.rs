//! What the call under way on this thread is for, and how long it may take.
//!
//! ureq hands the line a budget of its own, which it works out anew at every step and without the phases that the error
//! codes tell apart. So its clocks stay off, and the line looks here.

use std::cell::Cell;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Send a request and read its answer.
    Exchange,
    /// Only have a line ready. The line swallows ureq's request and gives it an empty answer.
    WarmUp,
}

#[derive(Clone, Copy)]
struct Call {
    purpose: Purpose,
    deadline: Instant,
}

thread_local! {
    static CALL: Cell<Option<Call>> = const { Cell::new(None) };
}

/// Runs `body` as a call that ends within `limit`.
pub(super) fn with<R>(purpose: Purpose, limit: Duration, body: impl FnOnce() -> R) -> R {
    struct PutBack(Option<Call>);

    impl Drop for PutBack {
        fn drop(&mut self) {
            CALL.set(self.0);
        }
    }

    let deadline = Instant::now() + limit;
    let _put_back = PutBack(CALL.replace(Some(Call { purpose, deadline })));
    body()
}

/// The moment at which the call's time is over; now, if there is no call.
pub(super) fn deadline() -> Instant {
    CALL.get().map_or_else(Instant::now, |call| call.deadline)
}

pub(super) fn purpose() -> Purpose {
    CALL.get().map_or(Purpose::Exchange, |call| call.purpose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_its_own_time_and_leaves_none_behind() {
        let hour = Duration::from_secs(3600);
        with(Purpose::WarmUp, hour, || {
            assert!(deadline() > Instant::now() + hour / 2);
            assert_eq!(purpose(), Purpose::WarmUp);
        });
        assert!(deadline() <= Instant::now());
        assert_eq!(purpose(), Purpose::Exchange);
    }

    #[test]
    fn a_panic_ends_the_call_too() {
        let caught = std::panic::catch_unwind(|| {
            with(Purpose::WarmUp, Duration::from_secs(3600), || panic!());
        });
        assert!(caught.is_err());
        assert!(deadline() <= Instant::now());
    }
}
