//! Memory for the C functions, with bytes around it that must stay.

use std::ffi::c_char;

/// A struct as its `_init` function fills it.
macro_rules! initial {
    ($of:ty, $init:path) => {{
        let mut value = std::mem::MaybeUninit::<$of>::uninit();
        let size = std::mem::size_of::<$of>() as u32;
        // SAFETY: there are as many writable bytes, and all of them are written.
        unsafe {
            assert_eq!($init(value.as_mut_ptr(), size), 0);
            value.assume_init()
        }
    }};
}
pub(crate) use initial;

const GUARD: u8 = 0xA5;
const GUARDS: usize = 64;

/// A value with guard bytes on both sides.
#[repr(C)]
pub struct Guarded<T> {
    before: [u8; GUARDS],
    pub value: T,
    after: [u8; GUARDS],
}

impl<T> Guarded<T> {
    pub fn new(value: T) -> Box<Guarded<T>> {
        Box::new(Guarded {
            before: [GUARD; GUARDS],
            value,
            after: [GUARD; GUARDS],
        })
    }

    #[track_caller]
    pub fn check(&self) {
        assert_eq!(
            (self.before, self.after),
            ([GUARD; GUARDS], [GUARD; GUARDS]),
            "bytes around a struct changed"
        );
    }
}

/// So many bytes with guard bytes on both sides.
pub struct GuardedBytes(Vec<u8>);

impl GuardedBytes {
    pub fn new(bytes: &[u8]) -> GuardedBytes {
        GuardedBytes([&[GUARD; GUARDS], bytes, &[GUARD; GUARDS]].concat())
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0[GUARDS..self.0.len() - GUARDS]
    }

    pub fn at(&mut self) -> *mut u8 {
        self.0[GUARDS..].as_mut_ptr()
    }

    #[track_caller]
    pub fn check(&self) {
        let (before, after) = (&self.0[..GUARDS], &self.0[self.0.len() - GUARDS..]);
        assert!(
            before.iter().chain(after).all(|byte| *byte == GUARD),
            "bytes around a struct or buffer changed"
        );
    }
}

/// The text in an array, which must end with a NUL.
#[track_caller]
pub fn text_in(array: &[c_char]) -> Vec<u8> {
    let end = array.iter().position(|byte| *byte == 0);
    let end = end.expect("a text has no NUL at its end");
    array[..end].iter().map(|byte| *byte as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_beyond_is_noticed() {
        for offset in [-1, 4] {
            let noticed = std::panic::catch_unwind(|| {
                let mut bytes = GuardedBytes::new(&[0; 4]);
                // SAFETY: the guards lie there.
                unsafe { bytes.at().offset(offset).write(0) };
                bytes.check();
            });
            assert!(noticed.is_err());
        }
    }
}
