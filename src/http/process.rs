//! Which process this is: after a fork it is another one.

#[cfg(all(unix, feature = "ffi"))]
mod counted {
    use std::sync::atomic::{AtomicU32, Ordering};

    /// Counted by a handler that the C boundary registers, since asking the system costs a system call each time.
    static FORKS: AtomicU32 = AtomicU32::new(0);

    pub(crate) fn note_fork() {
        FORKS.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn current() -> u32 {
        FORKS.load(Ordering::Relaxed)
    }
}

#[cfg(all(unix, feature = "ffi"))]
pub(crate) use counted::{current, note_fork};

#[cfg(not(all(unix, feature = "ffi")))]
pub(crate) fn current() -> u32 {
    std::process::id()
}
