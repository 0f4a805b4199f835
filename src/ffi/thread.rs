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
        let thread = with_attributes(|attributes| begin(attributes, work))?;
        Ok(Box::new(move || thread.join()))
    }

    /// What the standard library gives its threads. The system's own choice may be too little for its resolver.
    const STACK_BYTES: usize = 2 * 1024 * 1024;

    fn with_attributes<R>(
        body: impl FnOnce(*const libc::pthread_attr_t) -> io::Result<R>,
    ) -> io::Result<R> {
        let mut attributes = MaybeUninit::uninit();
        let attributes = attributes.as_mut_ptr();
        // SAFETY: initialised before it is used, and destroyed when nobody needs it any more.
        unsafe {
            succeeded(libc::pthread_attr_init(attributes))?;
            let result = succeeded(libc::pthread_attr_setstacksize(attributes, STACK_BYTES))
                .and_then(|()| body(attributes));
            libc::pthread_attr_destroy(attributes);
            result
        }
    }

    fn begin(attributes: *const libc::pthread_attr_t, work: Work) -> io::Result<Thread> {
        let work = Box::into_raw(Box::new(work));
        let mut thread = MaybeUninit::uninit();
        // SAFETY: `run` takes over the box; nobody else does, unless there is no thread.
        let code = unsafe {
            libc::pthread_create(thread.as_mut_ptr(), attributes, run, work.cast::<c_void>())
        };
        if let Err(error) = succeeded(code) {
            // SAFETY: no thread was started, so the box is still ours.
            drop(unsafe { Box::from_raw(work) });
            return Err(error);
        }
        // SAFETY: a started thread has its number.
        Ok(Thread(unsafe { thread.assume_init() }))
    }

    fn succeeded(code: libc::c_int) -> io::Result<()> {
        match code {
            0 => Ok(()),
            code => Err(io::Error::from_raw_os_error(code)),
        }
    }

    extern "C" fn run(work: *mut c_void) -> *mut c_void {
        PIN.with(|_| ());
        // SAFETY: `start` made the box for this thread alone.
        let work = unsafe { Box::from_raw(work.cast::<Work>()) };
        shield(|| (), work);
        ptr::null_mut()
    }
}
