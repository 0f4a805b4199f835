//! Which clients are alive.
//!
//! What callers hold is a number, not an address: a table slot and how often that slot was used. So a freed
//! or foreign handle is recognised without touching memory that may be gone. The table takes no lock, since a
//! child process would inherit one that another thread of its parent held.

use std::cell::UnsafeCell;
use std::ops::Deref;
use std::ptr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::client::paynet_client;
use super::text::Encoding;
use crate::Client;
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_INVALID_CLIENT, PAYNET_ERR_TOO_MANY_CLIENTS};

/// A client and the encoding of its texts.
pub(super) struct Bound {
    pub(super) client: Client,
    pub(super) encoding: Encoding,
}

/// A handle is odd, so that no pointer to a struct can be one; then comes the slot, then the slot's
/// generation. All of it is scrambled, so that a small number isn't a handle by accident.
const SCRAMBLE: usize = 0x9E37_79B9_7F4A_7C16_u64 as usize;
const SLOT_BITS: u32 = 14;
const SLOTS: usize = 1 << SLOT_BITS;
const GENERATION_BITS: u32 = if usize::BITS < 64 {
    usize::BITS - SLOT_BITS - 1
} else {
    30
};
const GENERATION_MASK: u64 = (1 << GENERATION_BITS) - 1;

/// A slot's state: calls under way in the low half, then these two flags, then the generation.
const ONE_CALL: u64 = 1;
const CALLS: u64 = u32::MAX as u64;
const OPEN: u64 = 1 << 32;
const TAKEN: u64 = 1 << 33;
const GENERATION_SHIFT: u32 = 34;

struct Slot {
    state: AtomicU64,
    bound: UnsafeCell<Option<Box<Bound>>>,
}

// SAFETY: `bound` is written only by whoever moved `state` to TAKEN (insertion) or found it closed without calls
// (reclaiming), one thread in each case; all others only read it while they are counted in `state`.
unsafe impl Sync for Slot {}

static TABLE: [Slot; SLOTS] = [const {
    Slot {
        state: AtomicU64::new(0),
        bound: UnsafeCell::new(None),
    }
}; SLOTS];

/// Where the next search for a free slot begins.
static NEXT: AtomicUsize = AtomicUsize::new(0);

pub(super) fn insert(bound: Bound) -> Result<*mut paynet_client, Error> {
    let start = NEXT.fetch_add(1, Ordering::Relaxed);
    for index in (0..SLOTS).map(|step| start.wrapping_add(step) % SLOTS) {
        let Some(slot) = TABLE.get(index) else {
            continue;
        };
        let free = slot.state.load(Ordering::Relaxed);
        if free & (TAKEN | OPEN | CALLS) != 0 {
            continue;
        }
        let taken =
            slot.state
                .compare_exchange(free, free | TAKEN, Ordering::Acquire, Ordering::Relaxed);
        if taken.is_err() {
            continue;
        }
        // SAFETY: this thread alone moved the slot to TAKEN, and nobody reads it before OPEN is set.
        unsafe { *slot.bound.get() = Some(Box::new(bound)) };
        slot.state.store(free | TAKEN | OPEN, Ordering::Release);
        return Ok(to_handle(index, free >> GENERATION_SHIFT));
    }
    Err(Error::new(
        PAYNET_ERR_TOO_MANY_CLIENTS,
        format!("{SLOTS} clients are alive already"),
    ))
}

/// A client in use. It stays alive until this is dropped, also if another thread frees its handle meanwhile.
pub(super) struct InUse {
    slot: &'static Slot,
}

impl InUse {
    pub(super) fn of(handle: *const paynet_client) -> Result<InUse, Error> {
        let (slot, generation) = from_handle(handle)?;
        slot.state
            .fetch_update(Ordering::Acquire, Ordering::Relaxed, |state| {
                is_alive(state, generation).then_some(state + ONE_CALL)
            })
            .map_err(|_| unknown_handle())?;
        Ok(InUse { slot })
    }
}

impl Deref for InUse {
    type Target = Bound;

    fn deref(&self) -> &Bound {
        // SAFETY: while this call is counted, the slot is neither reclaimed nor written to.
        match unsafe { &*self.slot.bound.get() } {
            Some(bound) => bound,
            None => unreachable!("an open slot holds a client"),
        }
    }
}

impl Drop for InUse {
    fn drop(&mut self) {
        let before = self.slot.state.fetch_sub(ONE_CALL, Ordering::AcqRel);
        if before & OPEN == 0 && before & CALLS == ONE_CALL {
            reclaim(self.slot);
        }
    }
}

/// Makes the handle invalid; the client goes when its last call ends.
pub(super) fn remove(handle: *const paynet_client) -> Result<(), Error> {
    let (slot, generation) = from_handle(handle)?;
    let before = slot
        .state
        .fetch_update(Ordering::AcqRel, Ordering::Relaxed, |state| {
            is_alive(state, generation).then_some(state & !OPEN)
        })
        .map_err(|_| unknown_handle())?;
    if before & CALLS == 0 {
        reclaim(slot);
    }
    Ok(())
}

/// Only for the one thread that found the slot closed and without calls.
fn reclaim(slot: &Slot) {
    // SAFETY: the slot is closed and no call is counted, so nobody else looks at it.
    let bound = unsafe { (*slot.bound.get()).take() };
    drop(bound);
    let generation = slot.state.load(Ordering::Relaxed) >> GENERATION_SHIFT;
    let next = (generation + 1) & GENERATION_MASK;
    slot.state
        .store(next << GENERATION_SHIFT, Ordering::Release);
}

fn is_alive(state: u64, generation: u64) -> bool {
    state & OPEN != 0 && state >> GENERATION_SHIFT == generation
}

fn to_handle(index: usize, generation: u64) -> *mut paynet_client {
    let number = (generation as usize) << (SLOT_BITS + 1) | index << 1 | 1;
    ptr::without_provenance_mut(number ^ SCRAMBLE)
}

fn from_handle(handle: *const paynet_client) -> Result<(&'static Slot, u64), Error> {
    if handle.is_null() {
        return Err(Error::new(PAYNET_ERR_INVALID_CLIENT, "client is NULL").in_field("client"));
    }
    let number = handle.addr() ^ SCRAMBLE;
    let generation = (number >> (SLOT_BITS + 1)) as u64;
    let slot = TABLE.get((number >> 1) % SLOTS);
    match slot {
        Some(slot) if number & 1 == 1 && generation <= GENERATION_MASK => Ok((slot, generation)),
        _ => Err(unknown_handle()),
    }
}

fn unknown_handle() -> Error {
    Error::new(
        PAYNET_ERR_INVALID_CLIENT,
        "client is not a living client of this library",
    )
    .in_field("client")
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::{Config, Server};

    fn client() -> *mut paynet_client {
        insert(Bound {
            client: Client::new(Config::new(Server::Test)).unwrap(),
            encoding: Encoding::Utf8,
        })
        .unwrap()
    }

    #[test]
    fn a_freed_handle_stays_unknown_when_its_slot_is_used_again() {
        let first = client();
        remove(first).unwrap();
        let others: Vec<_> = (0..100).map(|_| client()).collect();
        assert!(!others.contains(&first));
        assert!(InUse::of(first).is_err());
        assert!(remove(first).is_err());
        for handle in others {
            assert!(InUse::of(handle).is_ok());
            remove(handle).unwrap();
        }
    }

    #[test]
    fn a_client_outlives_its_handle_until_its_last_call_ends() {
        let handle = client();
        let call = InUse::of(handle).unwrap();
        remove(handle).unwrap();
        assert!(InUse::of(handle).is_err());
        assert_eq!(call.encoding, Encoding::Utf8);
    }

    #[test]
    fn pointers_and_wild_numbers_are_no_handles() {
        let local = 0_u64;
        for foreign in [ptr::null(), (&raw const local).cast()] {
            assert!(InUse::of(foreign).is_err());
        }
        for number in [1_usize, 2, 3, usize::MAX, usize::MAX - 1] {
            assert!(InUse::of(ptr::without_provenance(number)).is_err());
        }
    }

    #[test]
    fn threads_that_use_and_free_one_client_agree() {
        for _ in 0..20 {
            let address = client().addr();
            let frees: usize = thread::scope(|scope| {
                let threads: Vec<_> = (0..8)
                    .map(|_| {
                        scope.spawn(move || {
                            let handle = ptr::without_provenance(address);
                            drop(InUse::of(handle));
                            usize::from(remove(handle).is_ok())
                        })
                    })
                    .collect();
                threads
                    .into_iter()
                    .map(|thread| thread.join().unwrap())
                    .sum()
            });
            assert_eq!(frees, 1);
        }
    }
}
