//! Threads that leave the library free to be unloaded, but not while they run.

#[cfg(unix)]
pub(super) fn prepare() {
    use crate::background::{Start, start_with};

    const START: Start = posix::start;
    start_with(&START);
}

#[cfg(not(unix))]
pub(super) fn prepare() {}

#[cfg(unix)]
mod posix {
    use std::ffi::c_void;
    use std::io;
    use std::mem::{ManuallyDrop, MaybeUninit};
    use std::ptr;

    use crate::background::{Join, Work};
    use crate::ffi::guard::shield;

    /// The C library doesn't unmap a library while a thread has a destructor of it to run.
    struct Pin;

    impl Drop for Pin {
        fn drop(&mut self) {}
    }

    thread_local! {
        static PIN: Pin = const { Pin };
    }

    struct Thread(libc::pthread_t);

    impl Thread {
        fn join(self) {
            let thread = ManuallyDrop::new(self);
            // SAFETY: the thread is neither joined nor detached yet, and `drop` won't run.
            unsafe { libc::pthread_join(thread.0, ptr::null_mut()) };
        }
    }

    impl Drop for Thread {
        fn drop(&mut self) {
            // SAFETY: the thread is neither joined nor detached yet.
            unsafe { libc::pthread_detach(self.0) };
        }
    }

    pub(super) fn start(work: Work) -> io::Result<Join> {
        let work = Box::into_raw(Box::new(work));
        let mut thread = MaybeUninit::uninit();
        // SAFETY: `run` takes over the box; nobody else does, unless there is no thread.
        let code = unsafe {
            libc::pthread_create(thread.as_mut_ptr(), ptr::null(), run, work.cast::<c_void>())
        };
        if code != 0 {
            // SAFETY: no thread was started, so the box is still ours.
            drop(unsafe { Box::from_raw(work) });
            return Err(io::Error::from_raw_os_error(code));
        }
        // SAFETY: a started thread has its number.
        let thread = Thread(unsafe { thread.assume_init() });
        Ok(Box::new(move || thread.join()))
    }

    extern "C" fn run(work: *mut c_void) -> *mut c_void {
        PIN.with(|_| ());
        // SAFETY: `start` made the box for this thread alone.
        let work = unsafe { Box::from_raw(work.cast::<Work>()) };
        shield(|| (), work);
        ptr::null_mut()
    }
}
