//! Learning of a fork without asking the system at every call.

#[cfg(unix)]
pub(super) fn watch() {
    use std::sync::atomic::{AtomicBool, Ordering};

    use crate::process::note_fork;

    extern "C" fn in_child() {
        note_fork();
    }

    static WATCHING: AtomicBool = AtomicBool::new(false);
    if WATCHING.load(Ordering::Relaxed) {
        return;
    }
    // Two threads may both come here, and a fork is then counted twice, which harms nothing. One must not wait for the
    // other: after a fork the other may not exist.
    // SAFETY: the handler only counts, which is allowed after a fork. The system drops it when the library is unloaded.
    unsafe { libc::pthread_atfork(None, None, Some(in_child)) };
    WATCHING.store(true, Ordering::Relaxed);
}

#[cfg(not(unix))]
pub(super) fn watch() {}
