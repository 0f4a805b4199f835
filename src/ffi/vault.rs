//! Memory that core dumps leave out, for card data on its way (`MADV_DONTDUMP`).
//!
//! One mapping for the process, made with the first client, in blocks of three sizes. A block is a bit, taken and given
//! back without a lock or a system call, and wiped when it comes back. What no free block holds gets a mapping of its own.

use std::ptr;
use std::slice;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

use zeroize::Zeroize;

use super::registers;
use crate::secret::{self, Vault};

/// Blocks of one size.
struct Class {
    bytes: usize,
    /// Where they begin in the mapping.
    start: usize,
    /// A bit for each, set while it is taken.
    taken: [AtomicU64; 4],
}

const IN_WORD: usize = u64::BITS as usize;

static CLASSES: [Class; 3] = [
    // Card numbers and codes, as typed and as digits.
    Class::new(32, 0),
    // Requests as JSON.
    Class::new(2 * 1024, 8 * 1024),
    // What a line sends and receives, two for each.
    Class::new(16 * 1024, 520 * 1024),
];

/// Little of it is ever touched, and only that is real.
const BYTES: usize = (520 + 4 * 1024) * 1024;

/// The mapping, once there is one.
static START: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());

/// Makes the mapping, unless it is there. A system that gives none is no failure: card data then lies on the heap.
pub(super) fn open() {
    static VAULT: Vault = Vault {
        take,
        give_back,
        clear_registers: registers::clear,
    };
    if !START.load(Ordering::Acquire).is_null() {
        return;
    }
    let Some(made) = map(BYTES) else {
        return;
    };
    let before = START.compare_exchange(ptr::null_mut(), made, Ordering::AcqRel, Ordering::Acquire);
    if before.is_err() {
        // SAFETY: another thread's is there, and nobody else knows of this one.
        unsafe { unmap(made, BYTES) };
    }
    secret::keep_in(&VAULT);
}

/// Gives the mapping back when the library goes, if nobody has a block of it. Nobody gets one from here on: other threads
/// may still be calling when the program ends.
pub(super) fn close() {
    let start = START.load(Ordering::Acquire);
    let words = || CLASSES.iter().flat_map(|class| &class.taken);
    let in_use = words().fold(0, |bits, word| bits | word.swap(u64::MAX, Ordering::AcqRel));
    if in_use == 0 && !start.is_null() {
        START.store(ptr::null_mut(), Ordering::Release);
        // SAFETY: all blocks were free and are taken now, so nobody has one or gets one.
        unsafe { unmap(start, BYTES) };
    }
}

fn take(length: usize) -> Option<&'static mut [u8]> {
    let start = START.load(Ordering::Acquire);
    let place = CLASSES
        .iter()
        .filter(|class| class.bytes >= length)
        .find_map(Class::take);
    let begin = match place {
        // SAFETY: every block lies in the mapping.
        Some(place) => unsafe { start.add(place) },
        None => map(length)?,
    };
    // SAFETY: the block or the mapping has so many bytes, all of them zeros, and is nobody else's until it is given back.
    Some(unsafe { slice::from_raw_parts_mut(begin, length) })
}

fn give_back(bytes: &'static mut [u8]) {
    bytes.zeroize();
    let begin = bytes.as_mut_ptr();
    let place = begin
        .addr()
        .wrapping_sub(START.load(Ordering::Acquire).addr());
    match CLASSES.iter().find(|class| class.holds(place)) {
        Some(class) => class.give_back(place),
        // SAFETY: what lies outside has a mapping of its own, which `take` made for this length.
        None => unsafe { unmap(begin, bytes.len()) },
    }
}

impl Class {
    const fn new(bytes: usize, start: usize) -> Class {
        Class {
            bytes,
            start,
            taken: [const { AtomicU64::new(0) }; 4],
        }
    }

    /// Where the block that was taken lies in the mapping. [`None`] if all are taken.
    fn take(&self) -> Option<usize> {
        let number = self
            .taken
            .iter()
            .enumerate()
            .find_map(|(place, word)| Some(place * IN_WORD + take_bit(word)?))?;
        Some(self.start + number * self.bytes)
    }

    fn holds(&self, place: usize) -> bool {
        let end = self.start + self.bytes * IN_WORD * self.taken.len();
        (self.start..end).contains(&place)
    }

    fn give_back(&self, place: usize) {
        let number = (place - self.start) / self.bytes;
        if let Some(word) = self.taken.get(number / IN_WORD) {
            word.fetch_and(!(1 << (number % IN_WORD)), Ordering::Release);
        }
    }
}

fn take_bit(word: &AtomicU64) -> Option<usize> {
    let mut bits = word.load(Ordering::Relaxed);
    while bits != u64::MAX {
        let free = bits.trailing_ones();
        match word.compare_exchange_weak(
            bits,
            bits | 1 << free,
            Ordering::Acquire,
            Ordering::Relaxed,
        ) {
            Ok(_) => return Some(free as usize),
            Err(now) => bits = now,
        }
    }
    None
}

/// Memory of zeros that no dump holds.
fn map(length: usize) -> Option<*mut u8> {
    // SAFETY: new memory, wherever the system puts it.
    let start = unsafe {
        libc::mmap(
            ptr::null_mut(),
            length,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    if start == libc::MAP_FAILED {
        return None;
    }
    // SAFETY: the memory just made. A kernel without this advice leaves it in dumps, which is no worse than the heap.
    unsafe { libc::madvise(start, length, libc::MADV_DONTDUMP) };
    Some(start.cast())
}

/// # Safety
/// `map` made it for this length, and nobody uses it any more.
unsafe fn unmap(start: *mut u8, length: usize) {
    // SAFETY: vouched for by the caller.
    unsafe { libc::munmap(start.cast(), length) };
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn block(length: usize) -> &'static mut [u8] {
        open();
        take(length).unwrap()
    }

    fn is_excluded(bytes: &[u8]) -> bool {
        let smaps = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let mut inside = false;
        for line in smaps.lines() {
            let first = line.split_whitespace().next().unwrap();
            if let Some((begin, end)) = first.split_once('-') {
                let address = |text| usize::from_str_radix(text, 16).unwrap();
                inside = (address(begin)..address(end)).contains(&bytes.as_ptr().addr());
            } else if inside && first == "VmFlags:" {
                return line.split_whitespace().any(|flag| flag == "dd");
            }
        }
        false
    }

    #[test]
    fn blocks_of_every_size_are_empty_and_excluded_from_dumps() {
        for length in [1, 32, 33, 2048, 2049, 16384, 16385, 1 << 20] {
            let bytes = block(length);
            assert_eq!(bytes.len(), length);
            assert!(bytes.iter().all(|byte| *byte == 0));
            assert!(is_excluded(bytes), "{length}");
            bytes.fill(b'4');
            give_back(bytes);
        }
        assert!(!is_excluded(&[b'4'; 100]));
    }

    #[test]
    fn more_blocks_than_there_are_come_from_elsewhere_and_none_is_handed_out_twice() {
        for length in [32, 2048, 16384] {
            let mut blocks: Vec<_> = (0..300).map(|_| block(length)).collect();
            for (number, bytes) in blocks.iter_mut().enumerate() {
                bytes.fill(number as u8);
            }
            for (number, bytes) in blocks.into_iter().enumerate() {
                assert!(bytes.iter().all(|byte| *byte == number as u8));
                give_back(bytes);
            }
        }
    }

    #[test]
    fn threads_never_share_a_block() {
        thread::scope(|scope| {
            for number in 1..=8 {
                scope.spawn(move || {
                    for _ in 0..2000 {
                        let bytes = block(1024);
                        assert!(bytes.iter().all(|byte| *byte == 0));
                        bytes.fill(number);
                        assert!(bytes.iter().all(|byte| *byte == number));
                        give_back(bytes);
                    }
                });
            }
        });
    }
}
