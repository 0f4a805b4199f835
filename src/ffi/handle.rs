//! Which clients and which requests by name are alive.
//!
//! What callers hold is a number, not an address: a table slot and how often that slot was used. So a freed
//! or foreign handle is recognised without touching memory that may be gone. It has 31 bits on every system, so that
//! languages without pointers can keep it in a signed 32-bit number. The tables take no lock, since a child process
//! would inherit one that another thread of its parent held.

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

static CLIENT_SLOTS: [Slot<Bound>; MAX_SLOTS] = [const { Slot::new() }; MAX_SLOTS];

static CLIENTS: Table<Bound> = Table::new(
    &CLIENT_SLOTS,
    // Odd, so that no pointer to a struct can be one.
    &Kind {
        bit: 1,
        noun: "client",
        nothing: "NULL",
        invalid: PAYNET_ERR_INVALID_CLIENT,
        too_many: PAYNET_ERR_TOO_MANY_CLIENTS,
    },
);

pub(super) fn insert(bound: Bound) -> Result<*mut paynet_client, Error> {
    let number = CLIENTS.insert(bound)?;
    Ok(ptr::without_provenance_mut(number as usize))
}

/// Makes the handle invalid; the client goes when its last call ends.
pub(super) fn remove(handle: *const paynet_client) -> Result<(), Error> {
    CLIENTS.remove(number_of(handle))
}

impl InUse {
    pub(super) fn of(handle: *const paynet_client) -> Result<InUse, Error> {
        CLIENTS.find(number_of(handle))
    }
}

/// A number that is none for a pointer that can't be one.
fn number_of(handle: *const paynet_client) -> i32 {
    i32::try_from(handle.addr()).unwrap_or(-1)
}

/// What a table's handles stand for.
pub(super) struct Kind {
    /// The lowest bit of its handles, so that no handle is one of two tables.
    pub(super) bit: u32,
    pub(super) noun: &'static str,
    /// What callers call the handle that is none.
    pub(super) nothing: &'static str,
    pub(super) invalid: i32,
    pub(super) too_many: i32,
}

/// Above the kind's bit come the slot, then the slot's generation. All of it but the kind is scrambled, so that a small
/// number isn't a handle by accident.
const SCRAMBLE: u32 = 0x7F4A_7C16;
const SLOT_BITS: u32 = 14;
const MAX_SLOTS: usize = 1 << SLOT_BITS;
const GENERATION_BITS: u32 = 16;
const GENERATION_MASK: u64 = (1 << GENERATION_BITS) - 1;

const _: () =
    assert!(1 + SLOT_BITS + GENERATION_BITS == 31 && SCRAMBLE >> 31 == 0 && SCRAMBLE & 1 == 0);

/// A slot's state: calls under way in the low half, then these two flags, then the generation.
const ONE_CALL: u64 = 1;
const CALLS: u64 = u32::MAX as u64;
const OPEN: u64 = 1 << 32;
const TAKEN: u64 = 1 << 33;
const GENERATION_SHIFT: u32 = 34;

pub(super) struct Slot<T> {
    state: AtomicU64,
    content: UnsafeCell<Option<Box<T>>>,
}

impl<T> Slot<T> {
    pub(super) const fn new() -> Slot<T> {
        Slot {
            state: AtomicU64::new(0),
            content: UnsafeCell::new(None),
        }
    }
}

// SAFETY: `content` is written only by whoever moved `state` to TAKEN (insertion) or found it closed without calls
// (reclaiming), one thread in each case; all others only read it while they are counted in `state`.
unsafe impl<T: Send + Sync> Sync for Slot<T> {}

pub(super) struct Table<T: 'static> {
    slots: &'static [Slot<T>],
    kind: &'static Kind,
    /// Where the next search for a free slot begins.
    next: AtomicUsize,
}

impl<T> Table<T> {
    pub(super) const fn new(slots: &'static [Slot<T>], kind: &'static Kind) -> Table<T> {
        // With fewer slots than SLOT_BITS allow, bits of the scramble stay as they are, so that no handle is 0.
        assert!(slots.len() <= MAX_SLOTS && (kind.bit == 1 || slots.len() <= MAX_SLOTS / 16));
        Table {
            slots,
            kind,
            next: AtomicUsize::new(0),
        }
    }

    pub(super) fn insert(&self, content: T) -> Result<i32, Error> {
        let count = self.slots.len();
        let start = self.next.fetch_add(1, Ordering::Relaxed);
        for index in (0..count).map(|step| start.wrapping_add(step) % count) {
            let Some(slot) = self.slots.get(index) else {
                continue;
            };
            let free = slot.state.load(Ordering::Relaxed);
            if free & (TAKEN | OPEN | CALLS) != 0 {
                continue;
            }
            let taken = slot.state.compare_exchange(
                free,
                free | TAKEN,
                Ordering::Acquire,
                Ordering::Relaxed,
            );
            if taken.is_err() {
                continue;
            }
            // SAFETY: this thread alone moved the slot to TAKEN, and nobody reads it before OPEN is set.
            unsafe { *slot.content.get() = Some(Box::new(content)) };
            slot.state.store(free | TAKEN | OPEN, Ordering::Release);
            return Ok(self.handle_of(index, free >> GENERATION_SHIFT));
        }
        Err(Error::new(
            self.kind.too_many,
            format!("{count} {}s are alive already", self.kind.noun),
        ))
    }

    pub(super) fn find(&self, handle: i32) -> Result<InUse<T>, Error> {
        let (slot, generation) = self.place_of(handle)?;
        slot.state
            .fetch_update(Ordering::Acquire, Ordering::Relaxed, |state| {
                is_alive(state, generation).then_some(state + ONE_CALL)
            })
            .map_err(|_| self.unknown_handle())?;
        Ok(InUse { slot })
    }

    pub(super) fn remove(&self, handle: i32) -> Result<(), Error> {
        let (slot, generation) = self.place_of(handle)?;
        let before = slot
            .state
            .fetch_update(Ordering::AcqRel, Ordering::Relaxed, |state| {
                is_alive(state, generation).then_some(state & !OPEN)
            })
            .map_err(|_| self.unknown_handle())?;
        if before & CALLS == 0 {
            reclaim(slot);
        }
        Ok(())
    }

    fn handle_of(&self, index: usize, generation: u64) -> i32 {
        let place = (generation as u32) << (SLOT_BITS + 1) | (index as u32) << 1;
        ((place ^ SCRAMBLE) | self.kind.bit).cast_signed()
    }

    fn place_of(&self, handle: i32) -> Result<(&'static Slot<T>, u64), Error> {
        if handle == 0 {
            let Kind { noun, nothing, .. } = self.kind;
            let message = format!("{noun} is {nothing}");
            return Err(Error::new(self.kind.invalid, message).in_field(noun));
        }
        let number = handle.cast_unsigned();
        let place = (number ^ SCRAMBLE) >> 1;
        let slot = self.slots.get(place as usize % MAX_SLOTS);
        match slot {
            Some(slot) if handle > 0 && number & 1 == self.kind.bit => {
                Ok((slot, u64::from(place >> SLOT_BITS)))
            }
            _ => Err(self.unknown_handle()),
        }
    }

    #[cold]
    fn unknown_handle(&self) -> Error {
        let noun = self.kind.noun;
        let message = format!("{noun} is not a living {noun} of this library");
        Error::new(self.kind.invalid, message).in_field(noun)
    }
}

/// Something in use. It stays alive until this is dropped, also if another thread frees its handle meanwhile.
pub(super) struct InUse<T: 'static = Bound> {
    slot: &'static Slot<T>,
}

impl<T> Deref for InUse<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: while this call is counted, the slot is neither reclaimed nor written to.
        match unsafe { &*self.slot.content.get() } {
            Some(content) => content,
            None => unreachable!("an open slot holds something"),
        }
    }
}

impl<T> Drop for InUse<T> {
    fn drop(&mut self) {
        let before = self.slot.state.fetch_sub(ONE_CALL, Ordering::AcqRel);
        if before & OPEN == 0 && before & CALLS == ONE_CALL {
            reclaim(self.slot);
        }
    }
}

/// Only for the one thread that found the slot closed and without calls.
fn reclaim<T>(slot: &Slot<T>) {
    // SAFETY: the slot is closed and no call is counted, so nobody else looks at it.
    let content = unsafe { (*slot.content.get()).take() };
    drop(content);
    let generation = slot.state.load(Ordering::Relaxed) >> GENERATION_SHIFT;
    let next = (generation + 1) & GENERATION_MASK;
    slot.state
        .store(next << GENERATION_SHIFT, Ordering::Release);
}

fn is_alive(state: u64, generation: u64) -> bool {
    state & OPEN != 0 && state >> GENERATION_SHIFT == generation
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

    const fn thing(bit: u32) -> Kind {
        Kind {
            bit,
            noun: "thing",
            nothing: "0",
            invalid: PAYNET_ERR_INVALID_CLIENT,
            too_many: PAYNET_ERR_TOO_MANY_CLIENTS,
        }
    }

    #[test]
    fn every_handle_is_a_positive_31_bit_number_of_its_own() {
        static ODD: Kind = thing(1);
        static EVEN: Kind = thing(0);
        let odd = Table::new(&CLIENT_SLOTS, &ODD);
        let even = Table::new(&CLIENT_SLOTS[..MAX_SLOTS / 16], &EVEN);
        for generation in (0..=GENERATION_MASK).step_by(13).chain([GENERATION_MASK]) {
            for index in (0..MAX_SLOTS).step_by(7).chain([MAX_SLOTS - 1]) {
                let handle = odd.handle_of(index, generation);
                assert!(handle > 0 && handle % 2 == 1);
                let (slot, found) = odd.place_of(handle).unwrap();
                assert!(ptr::eq(slot, &raw const CLIENT_SLOTS[index]));
                assert_eq!(found, generation);
                assert!(even.place_of(handle).is_err());
                let index = index % even.slots.len();
                let handle = even.handle_of(index, generation);
                assert!(handle > 0 && handle % 2 == 0);
                assert_eq!(even.place_of(handle).unwrap().1, generation);
                assert!(odd.place_of(handle).is_err());
            }
        }
    }

    #[test]
    fn a_handle_with_more_than_31_bits_is_unknown() {
        let handle = client();
        for bit in 31..usize::BITS {
            let wider = ptr::without_provenance(handle.addr() | 1 << bit);
            assert!(InUse::of(wider).is_err());
        }
        remove(handle).unwrap();
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
