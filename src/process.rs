//! Which process this is, and what each process has for itself: after a fork it is another one.

use std::convert::Infallible;

use once_cell::race::OnceBox;

#[cfg(all(unix, feature = "ffi"))]
mod numbered {
    use std::sync::atomic::{AtomicU32, Ordering};

    pub(crate) const PAGE_BYTES: usize = 4096;

    /// The number of this process, alone on its page; zero until it is asked for. The C boundary sees to it that a child
    /// finds a zero again, since asking the system who we are costs a system call each time.
    #[repr(align(4096))]
    pub(crate) struct Page(AtomicU32);

    const _: () = assert!(size_of::<Page>() == PAGE_BYTES);

    pub(crate) static NUMBER: Page = Page(AtomicU32::new(0));

    /// The highest number that this process or one before it has had.
    static LAST: AtomicU32 = AtomicU32::new(0);

    pub(super) const AT_LOAD: u32 = 1;

    pub(crate) fn forget_number() {
        NUMBER.0.store(0, Ordering::Relaxed);
    }

    pub(super) fn current() -> u32 {
        match NUMBER.0.load(Ordering::Relaxed) {
            0 => take_number(),
            number => number,
        }
    }

    #[cold]
    fn take_number() -> u32 {
        let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
        let taken = NUMBER
            .0
            .compare_exchange(0, number, Ordering::Relaxed, Ordering::Relaxed);
        match taken {
            Ok(_) => number,
            Err(of_other_thread) => of_other_thread,
        }
    }
}

#[cfg(all(unix, feature = "ffi"))]
use numbered::{AT_LOAD, current};
#[cfg(all(unix, feature = "ffi"))]
pub(crate) use numbered::{NUMBER, PAGE_BYTES, forget_number};

/// Of no process, so that each makes a value of its own.
#[cfg(not(all(unix, feature = "ffi")))]
const AT_LOAD: u32 = 0;

#[cfg(not(all(unix, feature = "ffi")))]
fn current() -> u32 {
    std::process::id()
}

/// A value of one process, and a place for that of a child.
///
/// After a fork the child must not touch its parent's connections, TLS sessions or locks, which another thread may
/// have held. So it makes a value of its own; the list grows without a lock and nothing in it ever moves.
pub(crate) struct PerProcess<T> {
    process: u32,
    value: Option<T>,
    child: OnceBox<PerProcess<T>>,
}

impl<T> PerProcess<T> {
    /// For a static: the value of the process that loads the library.
    pub(crate) const fn from_load(value: T) -> PerProcess<T> {
        PerProcess {
            process: AT_LOAD,
            value: Some(value),
            child: OnceBox::new(),
        }
    }

    pub(crate) fn new(value: T) -> PerProcess<T> {
        PerProcess {
            process: current(),
            value: Some(value),
            child: OnceBox::new(),
        }
    }

    /// The value of this process. A child's is made by `make`, which gets the parent's in whatever state it was.
    pub(crate) fn get(&self, make: impl Fn(Option<&T>) -> T) -> &T {
        let made: Result<&T, Infallible> = self.try_get(|parent| Ok(make(parent)));
        match made {
            Ok(value) => value,
        }
    }

    /// The same, if making one can fail.
    pub(crate) fn try_get<E>(&self, make: impl Fn(Option<&T>) -> Result<T, E>) -> Result<&T, E> {
        let process = current();
        let mut place = self;
        loop {
            match &place.value {
                Some(value) if place.process == process => return Ok(value),
                parent => {
                    place = place.child.get_or_try_init(|| {
                        make(parent.as_ref()).map(PerProcess::new).map(Box::new)
                    })?;
                }
            }
        }
    }

    /// The value of this process, if there is one already.
    #[cfg(all(target_os = "linux", feature = "ffi"))]
    pub(crate) fn made(&self) -> Option<&T> {
        let process = current();
        let mut place = self;
        while place.process != process {
            place = place.child.get()?;
        }
        place.value.as_ref()
    }
}

impl<T> Drop for PerProcess<T> {
    fn drop(&mut self) {
        if self.process != current() {
            // At the fork another thread may have been changing the value, so nothing is known of its state here.
            std::mem::forget(self.value.take());
        }
    }
}
