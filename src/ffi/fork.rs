//! Learning of a fork without asking the system at every call.

#[cfg(unix)]
pub(super) fn watch() {
    use std::sync::atomic::{AtomicBool, Ordering};

    use crate::http::fork_gate;
    use crate::process::forget_number;

    extern "C" fn before() {
        fork_gate::before_fork();
    }

    extern "C" fn in_parent() {
        fork_gate::after_fork();
    }

    extern "C" fn in_child() {
        forget_number();
        fork_gate::in_child();
    }

    static WATCHING: AtomicBool = AtomicBool::new(false);
    if WATCHING.load(Ordering::Relaxed) {
        return;
    }
    // Two threads may both come here, which harms nothing. One must not wait for the other: after a fork the other may not
    // exist.
    // SAFETY: the handlers count and sleep, which is allowed around a fork. The system drops them when the library is
    // unloaded.
    unsafe { libc::pthread_atfork(Some(before), Some(in_parent), Some(in_child)) };
    #[cfg(target_os = "linux")]
    wipe_in_children();
    WATCHING.store(true, Ordering::Relaxed);
}

/// The C library calls no handler for a bare `clone` or `_Fork`. The kernel empties the page in any process that gets a
/// copy of it; where it can't (before Linux 4.14, or with other pages), the handler has to do.
#[cfg(target_os = "linux")]
fn wipe_in_children() {
    use crate::process::{NUMBER, PAGE_BYTES};

    // SAFETY: asks for a number.
    let page_bytes = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    if usize::try_from(page_bytes) != Ok(PAGE_BYTES) {
        return;
    }
    let page = (&raw const NUMBER).cast_mut().cast();
    // SAFETY: the page is that static alone, whose only field may be zero at any time.
    unsafe { libc::madvise(page, PAGE_BYTES, libc::MADV_WIPEONFORK) };
}

#[cfg(not(unix))]
pub(super) fn watch() {}
