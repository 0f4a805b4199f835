//! Keeps look-ups and forks apart: glibc has a lock in its resolver that it doesn't free in a child. A fork in the wrong
//! moment of another thread's look-up, and no look-up in the child ever ends.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

/// Look-ups take that lock when they begin and when they end, not while they wait for the network. So neither waits for the
/// other longer than this.
const LONGEST_WAIT_MS: u32 = 250;

static LOOK_UPS: AtomicU32 = AtomicU32::new(0);
static FORKS: AtomicU32 = AtomicU32::new(0);

pub(super) fn look_up<R>(body: impl FnOnce() -> R) -> R {
    enter();
    let result = body();
    LOOK_UPS.fetch_sub(1, Ordering::SeqCst);
    result
}

/// Counted first, so that either the look-up sees the fork or the fork sees the look-up.
fn enter() {
    LOOK_UPS.fetch_add(1, Ordering::SeqCst);
    for _ in 0..LONGEST_WAIT_MS {
        if FORKS.load(Ordering::SeqCst) == 0 {
            return;
        }
        LOOK_UPS.fetch_sub(1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(1));
        LOOK_UPS.fetch_add(1, Ordering::SeqCst);
    }
}

pub(crate) fn before_fork() {
    FORKS.fetch_add(1, Ordering::SeqCst);
    for _ in 0..LONGEST_WAIT_MS {
        if LOOK_UPS.load(Ordering::SeqCst) == 0 {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
}

pub(crate) fn after_fork() {
    FORKS.fetch_sub(1, Ordering::SeqCst);
}

/// The parent's look-ups and its other forks are not in this process.
pub(crate) fn in_child() {
    LOOK_UPS.store(0, Ordering::SeqCst);
    FORKS.store(0, Ordering::SeqCst);
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn a_look_up_that_takes_long_delays_a_fork_only_a_little() {
        let begun = Instant::now();
        look_up(before_fork);
        after_fork();
        // On a busy machine each of its naps takes many times as long.
        assert!(begun.elapsed() < Duration::from_secs(60));
        assert!(begun.elapsed() >= Duration::from_millis(u64::from(LONGEST_WAIT_MS)));
    }
}
