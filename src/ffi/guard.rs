//! No panic crosses the boundary, and none writes to the host's stderr.

use std::cell::Cell;
use std::mem::MaybeUninit;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use zeroize::Zeroize;

use super::error::paynet_error;
use super::pointer::{CStruct, Out};
use super::registers;
use super::text::Encoding;
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_PANIC, PAYNET_OK};

#[cfg(not(panic = "unwind"))]
compile_error!(
    "libpaynet must be built with panic = \"unwind\", or a defect would end the host program"
);

/// An error and the encoding in which the caller reads it.
pub(super) struct Failure {
    pub(super) error: Error,
    pub(super) encoding: Encoding,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure {
            error,
            encoding: Encoding::Utf8,
        }
    }
}

/// Runs the body of an export: its result becomes the returned code and the caller's error struct.
///
/// `reset` sets the outputs to their initial values. It comes first, so that they are so whatever else is
/// wrong.
///
/// # Safety
/// `error` is NULL or points to a `paynet_error` whose `struct_size` is set and true.
pub(super) unsafe fn guard(
    error: *mut paynet_error,
    reset: impl FnOnce(),
    body: impl FnOnce() -> Result<(), Failure>,
) -> i32 {
    let code = shield(
        || PAYNET_ERR_PANIC,
        || {
            reset();
            // SAFETY: the caller of the export vouches for the pointer.
            let out = match unsafe { Out::optional(error, "error") } {
                Ok(out) => out,
                Err(error) => return error.code(),
            };
            out.clear();
            let failure = shield(|| Some(caught_panic()), || body().err());
            match failure {
                None => PAYNET_OK,
                Some(failure) => report(&failure, &out),
            }
        },
    );
    registers::clear();
    code
}

/// Here once, and not in every export.
#[cold]
#[inline(never)]
fn report(failure: &Failure, out: &Out<paynet_error>) -> i32 {
    let mut error = *paynet_error::INITIAL;
    error.fill(failure);
    out.write(&error);
    error.code
}

/// The same for a function without an error struct and outputs.
pub(super) fn guard_code(body: impl FnOnce() -> Result<(), Error>) -> i32 {
    // SAFETY: NULL is a fine error struct.
    unsafe { guard(ptr::null_mut(), || (), || Ok(body()?)) }
}

/// Runs `body`; if it panics, returns what `fallback` gives and stays silent.
pub(super) fn shield<R>(fallback: impl FnOnce() -> R, body: impl FnOnce() -> R) -> R {
    silence_own_panics();
    let outer = INSIDE.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(body));
    INSIDE.set(outer);
    result.unwrap_or_else(|payload| {
        drop(payload);
        wipe_stack_down_to(DEEPEST.replace(usize::MAX), MOST_PARTS);
        fallback()
    })
}

/// Where the message of a panic is put together, and where the unwinder lays registers down: that part of the stack is free
/// once the panic is caught. Nobody else wipes it.
#[cold]
#[inline(never)]
fn wipe_stack_down_to(deepest: usize, parts: usize) {
    let mut part = [MaybeUninit::<u8>::uninit(); 4096];
    part.zeroize();
    if parts > 0 && part.as_ptr().addr() > deepest {
        wipe_stack_down_to(deepest, parts - 1);
    }
}

/// More than any call uses. Addresses alone don't end it where locals lie elsewhere, as AddressSanitizer has it.
const MOST_PARTS: usize = 64;

#[cold]
fn caught_panic() -> Failure {
    Error::new(
        PAYNET_ERR_PANIC,
        concat!(
            "a defect inside libpaynet ",
            env!("CARGO_PKG_VERSION"),
            " was caught; please report it"
        ),
    )
    .into()
}

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    /// As far as the stack of a panic reached that is not caught yet.
    static DEEPEST: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// What the standard library and the unwinder need below the place where a panic is reported.
const BELOW_REPORT: usize = 16 * 1024;

/// A panic's message may quote what it stumbled over, so inside an export none is printed.
///
/// Nothing here waits, since a fork may leave a child without the thread that it would wait for; and nothing is allocated,
/// since the hook stays when the library is unloaded.
fn silence_own_panics() {
    static BEGUN: AtomicBool = AtomicBool::new(false);
    static OTHERS: OnceLock<PanicHook> = OnceLock::new();
    if BEGUN.load(Ordering::Relaxed) || BEGUN.swap(true, Ordering::Relaxed) {
        return;
    }
    let _ = OTHERS.set(panic::take_hook());
    panic::set_hook(Box::new(|info| match OTHERS.get() {
        Some(others) if !INSIDE.get() => others(info),
        _ => note_depth(),
    }));
}

fn note_depth() {
    let here = 0_u8;
    DEEPEST.set((&raw const here).addr().saturating_sub(BELOW_REPORT));
}

type PanicHook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn a_panic_becomes_a_code_and_an_error() {
        let mut error = *paynet_error::INITIAL;
        // SAFETY: the struct is a local one with its size set.
        let code = unsafe { guard(&mut error, || (), || panic!("4355084355084358")) };
        assert_eq!(code, PAYNET_ERR_PANIC);
        assert_eq!(error.code, PAYNET_ERR_PANIC);
        let message: Vec<u8> = error.message.iter().map(|byte| *byte as u8).collect();
        assert!(String::from_utf8_lossy(&message).contains("a defect inside libpaynet"));
    }

    #[test]
    fn wiping_the_stack_ends_also_where_addresses_do_not_end_it() {
        wipe_stack_down_to(0, MOST_PARTS);
    }

    #[test]
    fn a_panic_says_nothing_on_stderr() {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "ffi::guard::tests::a_panic_becomes_a_code_and_an_error",
            ])
            .arg("--nocapture")
            .output()
            .unwrap();
        assert!(output.status.success());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!stderr.contains("panicked"), "{stderr}");
        assert!(!stderr.contains("4355084355084358"), "{stderr}");
    }
}
