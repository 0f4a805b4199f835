//! `paynet_client_...`: making, warming up and freeing a client.

use std::ptr;

use super::config::paynet_config;
use super::error::paynet_error;
use super::guard::{Failure, guard, guard_code};
use super::handle::{self, Bound, InUse};
#[cfg(target_os = "linux")]
use super::vault;
use super::{fork, pointer, thread};
use crate::Client;

/// A client: keys, settings and idle connections. Made by `paynet_client_new`, freed by `paynet_client_free`.
///
/// One client serves a whole program: any number of threads may use it at once. After `fork()` the child may
/// go on using it; it opens connections of its own and never touches its parent's. The same after `_Fork()` or a bare
/// `clone`, on Linux 4.14 and newer with pages of 4 KiB. A child of `vfork()`, which borrows its parent's memory, must
/// call nothing.
///
/// What a program holds is no address but a number, from 1 to 2147483647 on every system, so that languages without
/// pointers can keep it (see `paynet_call_json`).
///
/// While another thread looks up a host name for a call, `fork()` waits for it, though never longer than 250 ms: the
/// resolver of the C library doesn't survive a fork in the wrong moment. Since 0.1.0.
pub struct paynet_client(());

/// Makes a client. Opens no connection and starts no thread; reads `ca_file` and `journal_file` if they are set, and keeps
/// the latter open.
///
/// `config`: how, required; nothing in it is kept but copies of what is needed. `client`: receives the new
/// client, or NULL on failure, required; the caller frees it with `paynet_client_free`. `error`: receives
/// what went wrong, may be NULL. Returns `PAYNET_OK` or a code from 1 to 99 (or 900 to 999). Any thread.
/// Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_client_new(
    config: *const paynet_config,
    client: *mut *mut paynet_client,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let reset = || {
            let _ = pointer::store(client, ptr::null_mut(), "client");
        };
        guard(error, reset, || {
            if client.is_null() {
                return Err(pointer::null("client").into());
            }
            fork::watch();
            thread::prepare();
            #[cfg(target_os = "linux")]
            vault::open();
            let config = pointer::copy_in(config, "config")?;
            let encoding = config.encoding()?;
            let made = config
                .to_config(encoding)
                .and_then(Client::new)
                .and_then(|client| handle::insert(Bound { client, encoding }))
                .map_err(|error| Failure { error, encoding })?;
            Ok(pointer::store(client, made, "client")?)
        })
    }
}

/// Makes a connection ready ahead of the first call: looks up the host name, connects and shakes hands, so that the next
/// call need not. No request, no key and no card data are sent.
///
/// Of use when the shopper is still typing, or the till has just been switched on. If a connection is ready, it is only
/// looked at. One that no call takes within 45 s is not used any more. It may take as long as
/// `connect_timeout_ms`. A failure harms nothing; the next call tries anew.
///
/// `client`: required. `error`: receives what went wrong, may be NULL. Returns `PAYNET_OK` or a code from 100 to 199
/// (1 to 99 for a wrong `client` or `error`, 900 to 999 for a defect). Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_client_warm_up(
    client: *const paynet_client,
    error: *mut paynet_error,
) -> i32 {
    let warm_up = || {
        let bound = InUse::of(client)?;
        let encoding = bound.encoding;
        let failure = |error| Failure { error, encoding };
        bound.client.warm_up().map_err(failure)
    };
    // SAFETY: `error` is vouched for by the caller.
    unsafe { guard(error, || (), warm_up) }
}

/// Frees a client and wipes its keys. The handle is unknown from then on; calls still under way in other
/// threads finish first. In a child process whose parent was in the middle of a call at the `fork()`, that
/// call never finishes, so the child's copy of the keys stays until the child ends.
///
/// A program that unloads the library (`dlclose`) frees its clients first, ends their calls and lets no other begin. Then
/// nothing stays behind; threads that called may live on. While the look-up of a host name outlasts the call that wanted
/// it, the system keeps the library, until something is unloaded after it. On Windows it stays until the program ends.
///
/// `client`: may be NULL, which does nothing. Returns `PAYNET_OK`, or `PAYNET_ERR_INVALID_CLIENT` for a
/// handle that was freed before or never was one. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_client_free(client: *mut paynet_client) -> i32 {
    guard_code(|| {
        if client.is_null() {
            return Ok(());
        }
        handle::remove(client)
    })
}
