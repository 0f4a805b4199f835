//! Callers' structs are copied in and out byte by byte: they may be shorter or longer than ours, unaligned,
//! or change while we look, so no reference to one is ever made.

use std::mem::{self, MaybeUninit};
use std::ptr;

use crate::error::Error;
use crate::error::status::{PAYNET_ERR_NULL_ARGUMENT, PAYNET_ERR_STRUCT_SIZE};

/// A larger `struct_size` is memory that was never filled in.
const LARGEST_STRUCT: usize = 64 * 1024;

/// A struct of the C API.
///
/// # Safety
/// `repr(C)` without padding, made of integers, arrays of integers and raw pointers only; its first field is
/// `struct_size: u32`.
pub(super) unsafe trait CStruct: Copy + 'static {
    /// The sizes it had in the releases so far, ascending; the last is the present one.
    const RELEASED_SIZES: &'static [usize];

    /// What its `_init` function writes.
    const INITIAL: &'static Self;
}

/// Copies a caller's struct.
///
/// # Safety
/// `from` is NULL or points to as many readable bytes as its first four say.
pub(super) unsafe fn copy_in<T: CStruct>(from: *const T, name: &'static str) -> Result<T, Error> {
    // SAFETY: vouched for by the caller.
    let size = unsafe { checked_size(from, name)? };
    let mut copy = *T::INITIAL;
    // SAFETY: both sides have at least `min` bytes; any bytes are a valid `T` (see `CStruct`).
    unsafe {
        ptr::copy_nonoverlapping(
            from.cast::<u8>(),
            (&raw mut copy).cast::<u8>(),
            size.min(mem::size_of::<T>()),
        );
    }
    Ok(copy)
}

/// A caller's struct that will be written to.
pub(super) struct Out<T> {
    to: *mut T,
    /// As the caller stated it; 0 if there is no struct.
    size: usize,
}

impl<T: CStruct> Out<T> {
    /// # Safety
    /// `to` is NULL or points to as many writable bytes as its first four say, and stays so as long as this
    /// lives.
    pub(super) unsafe fn required(to: *mut T, name: &'static str) -> Result<Out<T>, Error> {
        // SAFETY: vouched for by the caller.
        let size = unsafe { checked_size(to, name)? };
        Ok(Out { to, size })
    }

    /// Like `required`, but NULL means that the caller doesn't want it.
    ///
    /// # Safety
    /// As for `required`.
    pub(super) unsafe fn optional(to: *mut T, name: &'static str) -> Result<Out<T>, Error> {
        if to.is_null() {
            return Ok(Out { to, size: 0 });
        }
        // SAFETY: vouched for by the caller.
        unsafe { Out::required(to, name) }
    }

    pub(super) fn clear(&self) {
        self.write(T::INITIAL);
    }

    /// Writes what `fill` makes of the initial values; nothing if it fails.
    pub(super) fn write_filled(
        &self,
        fill: impl FnOnce(&mut T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut value = *T::INITIAL;
        fill(&mut value)?;
        self.write(&value);
        Ok(())
    }

    /// Writes all but `struct_size`, as far as the caller's struct reaches.
    pub(super) fn write(&self, value: &T) {
        let first = mem::size_of::<u32>();
        let end = self.size.min(mem::size_of::<T>());
        if end <= first {
            return;
        }
        // SAFETY: `required` was promised `size` writable bytes, and `value` has `end` bytes too.
        unsafe {
            ptr::copy_nonoverlapping(
                ptr::from_ref(value).cast::<u8>().add(first),
                self.to.cast::<u8>().add(first),
                end - first,
            );
        }
    }
}

/// Fills `size` bytes at `to` with the initial struct of a caller that was compiled for a struct of that
/// size.
///
/// # Safety
/// `to` is NULL or points to `size` writable bytes.
pub(super) unsafe fn initialise<T: CStruct>(
    to: *mut T,
    size: u32,
    name: &'static str,
) -> Result<(), Error> {
    if to.is_null() {
        return Err(null(name));
    }
    let bytes = size as usize;
    if !is_known_size::<T>(bytes) {
        return Err(wrong_size(name, bytes));
    }
    // SAFETY: the caller promised `size` writable bytes; what lies beyond our struct is zeroed.
    unsafe {
        ptr::write_bytes(to.cast::<u8>(), 0, bytes);
        to.cast::<u32>().write_unaligned(size);
    }
    Out { to, size: bytes }.clear();
    Ok(())
}

/// Stores a value where the caller said.
///
/// # Safety
/// `to` is NULL or points to writable memory for a `V`.
pub(super) unsafe fn store<V>(to: *mut V, value: V, name: &'static str) -> Result<(), Error> {
    if to.is_null() {
        return Err(null(name));
    }
    // SAFETY: checked for NULL; the rest is vouched for by the caller.
    unsafe { to.write_unaligned(value) };
    Ok(())
}

/// # Safety
/// `at` is NULL or points to as many readable bytes as its first four say.
pub(super) unsafe fn checked_size<T: CStruct>(
    at: *const T,
    name: &'static str,
) -> Result<usize, Error> {
    if at.is_null() {
        return Err(null(name));
    }
    // SAFETY: not NULL, and the caller vouches for at least four bytes.
    let size = unsafe { at.cast::<u32>().read_unaligned() } as usize;
    if !is_known_size::<T>(size) {
        return Err(wrong_size(name, size));
    }
    for offset in mem::size_of::<T>()..size {
        let mut byte = MaybeUninit::<u8>::uninit();
        // SAFETY: `offset` lies below the size that the caller vouches for.
        let byte = unsafe {
            byte.as_mut_ptr()
                .copy_from_nonoverlapping(at.cast::<u8>().add(offset), 1);
            byte.assume_init()
        };
        if byte != 0 {
            return Err(Error::new(
                PAYNET_ERR_STRUCT_SIZE,
                format!(
                    "{name} sets a field that libpaynet {} doesn't know",
                    env!("CARGO_PKG_VERSION")
                ),
            )
            .in_field("struct_size"));
        }
    }
    Ok(size)
}

fn is_known_size<T: CStruct>(size: usize) -> bool {
    let longer = size > mem::size_of::<T>() && size <= LARGEST_STRUCT;
    longer || T::RELEASED_SIZES.contains(&size)
}

pub(super) fn null(name: &'static str) -> Error {
    Error::new(PAYNET_ERR_NULL_ARGUMENT, format!("{name} is NULL")).in_field(name)
}

fn wrong_size(name: &'static str, size: usize) -> Error {
    Error::new(
        PAYNET_ERR_STRUCT_SIZE,
        format!("{name}.struct_size is {size}, which no release of libpaynet has"),
    )
    .in_field("struct_size")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A struct that had one field at first and got another later.
    #[derive(Clone, Copy, Debug, PartialEq)]
    #[repr(C)]
    struct Grown {
        struct_size: u32,
        old: i32,
        new: i32,
        newest: i32,
    }

    // SAFETY: four 32-bit integers, no padding, the size first.
    unsafe impl CStruct for Grown {
        const RELEASED_SIZES: &'static [usize] = &[8, 16];
        const INITIAL: &'static Grown = &Grown {
            struct_size: 16,
            old: 0,
            new: -1,
            newest: -2,
        };
    }

    fn read(words: &[u32]) -> Result<Grown, Error> {
        // SAFETY: every test hands in as many words as the first one says.
        unsafe { copy_in(words.as_ptr().cast(), "grown") }
    }

    #[test]
    fn a_program_of_an_older_release_gets_the_defaults_of_new_fields() {
        let grown = read(&[8, 5]).unwrap();
        assert_eq!((grown.old, grown.new, grown.newest), (5, -1, -2));
    }

    #[test]
    fn an_older_struct_is_written_no_further_than_it_reaches() {
        let mut words = [8_u32, 0, 77, 77];
        // SAFETY: eight bytes are announced and present.
        let out = unsafe { Out::<Grown>::required(words.as_mut_ptr().cast(), "grown") }.unwrap();
        out.write(&Grown {
            struct_size: 16,
            old: 5,
            new: 6,
            newest: 7,
        });
        assert_eq!(words, [8, 5, 77, 77]);
    }

    #[test]
    fn a_program_of_a_newer_release_is_fine_as_long_as_it_sets_nothing_unknown() {
        assert_eq!(read(&[24, 1, 2, 3, 0, 0]).unwrap().newest, 3);
        let error = read(&[24, 1, 2, 3, 0, 9]).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_STRUCT_SIZE);
    }

    #[test]
    fn a_size_that_no_release_had_is_refused() {
        for size in [0, 4, 12, 1 << 20, u32::MAX] {
            let error = read(&[size, 0, 0, 0]).unwrap_err();
            assert_eq!(error.code(), PAYNET_ERR_STRUCT_SIZE, "{size}");
        }
    }

    #[test]
    fn a_struct_may_lie_anywhere() {
        let mut bytes = [0_u8; 17];
        bytes[1..5].copy_from_slice(&16_u32.to_ne_bytes());
        bytes[5..9].copy_from_slice(&7_i32.to_ne_bytes());
        // SAFETY: sixteen bytes lie behind the first.
        let grown: Grown = unsafe { copy_in(bytes.as_ptr().add(1).cast(), "grown") }.unwrap();
        assert_eq!(grown.old, 7);
    }

    #[test]
    fn initialising_fills_precisely_what_the_caller_has() {
        for (size, expected) in [
            (8, [8_u32, 0, 77, 77, 77]),
            (20, [20, 0, u32::MAX, u32::MAX - 1, 0]),
        ] {
            let mut words = [77_u32; 5];
            // SAFETY: the words are at least `size` bytes long.
            unsafe { initialise::<Grown>(words.as_mut_ptr().cast(), size, "grown") }.unwrap();
            assert_eq!(words, expected);
        }
    }
}
