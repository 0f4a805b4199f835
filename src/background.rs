//! Work on a thread of its own, for what can't be interrupted.

use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Instant;

#[cfg(all(unix, feature = "ffi"))]
use started_by_boundary::start;
#[cfg(not(all(unix, feature = "ffi")))]
use started_by_std::start;

pub(crate) type Work = Box<dyn FnOnce() + Send>;

/// Waits until the thread is gone. If it is dropped instead, the thread ends when it likes.
pub(crate) type Join = Box<dyn FnOnce()>;

struct State<T> {
    under_way: bool,
    result: Option<T>,
}

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

impl<T> Shared<T> {
    fn change(&self, change: impl FnOnce(&mut State<T>)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_one();
    }

    /// The start is waited for in any case: only a thread that is under way keeps the library from being unloaded.
    fn result_by(&self, deadline: Instant) -> Option<T> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.changed.wait_while(state, |state| !state.under_way);
        let state = state.unwrap_or_else(PoisonError::into_inner);
        let left = deadline.saturating_duration_since(Instant::now());
        let waited = self
            .changed
            .wait_timeout_while(state, left, |state| state.result.is_none());
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.result.take()
    }
}

/// What `work` returns, or nothing if it is not done by `deadline`; then it goes on, and its result is lost.
pub(crate) fn result_by<T: Send + 'static>(
    deadline: Instant,
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Option<T>> {
    let shared = Arc::new(Shared {
        state: Mutex::new(State {
            under_way: false,
            result: None,
        }),
        changed: Condvar::new(),
    });
    let of_thread = Arc::clone(&shared);
    let join = start(Box::new(move || {
        of_thread.change(|state| state.under_way = true);
        let result = work();
        of_thread.change(|state| state.result = Some(result));
    }))?;
    let result = shared.result_by(deadline);
    if result.is_some() {
        join();
    }
    Ok(result)
}

#[cfg(all(unix, feature = "ffi"))]
mod started_by_boundary {
    use std::io;

    use once_cell::race::OnceRef;

    use super::{Join, Work};

    pub(crate) type Start = fn(Work) -> io::Result<Join>;

    static START: OnceRef<'static, Start> = OnceRef::new();

    /// Says how threads are started. The standard library's way leaves each thread that uses it with a destructor inside
    /// this library, which then can't be unloaded while that thread lives.
    pub(crate) fn start_with(start: &'static Start) {
        let _ = START.set(start);
    }

    pub(super) fn start(work: Work) -> io::Result<Join> {
        match START.get() {
            Some(start) => start(work),
            None => super::started_by_std::start(work),
        }
    }
}

#[cfg(all(unix, feature = "ffi"))]
pub(crate) use started_by_boundary::{Start, start_with};

mod started_by_std {
    use std::io;
    use std::thread;

    use super::{Join, Work};

    pub(super) fn start(work: Work) -> io::Result<Join> {
        let thread = thread::Builder::new().spawn(work)?;
        Ok(Box::new(move || {
            let _ = thread.join();
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn work_that_is_done_in_time_gives_its_result() {
        let deadline = Instant::now() + Duration::from_secs(60);
        assert_eq!(result_by(deadline, || 7).unwrap(), Some(7));
    }

    #[test]
    fn nobody_waits_for_work_beyond_the_deadline() {
        let deadline = Instant::now() + Duration::from_millis(50);
        let begun = Instant::now();
        let result = result_by(deadline, || thread::sleep(Duration::from_secs(20)));
        assert_eq!(result.unwrap(), None);
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
