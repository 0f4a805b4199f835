//! Learning of a fork without asking the system at every call.

#[cfg(unix)]
pub(super) fn watch() {
    use std::sync::Once;

    use crate::process::note_fork;

    extern "C" fn in_child() {
        note_fork();
    }

    static ONCE: Once = Once::new();
    // SAFETY: the handler only counts, which is allowed after a fork. The system drops it when the library is unloaded.
    ONCE.call_once(|| unsafe {
        libc::pthread_atfork(None, None, Some(in_child));
    });
}

#[cfg(not(unix))]
pub(super) fn watch() {}
