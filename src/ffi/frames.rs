//! Where the unwinder finds this library's stack frames, on 32-bit Windows.
//!
//! At load, what gcc adds to every DLL tells gcc's own DLL of them, if the host program has loaded that one, and else the
//! unwinder inside the library. But it is always the latter that carries a panic to where it is caught; knowing of no
//! frames, it would end the host program.

use std::cell::UnsafeCell;
use std::ffi::{c_char, c_void};

unsafe extern "C" {
    /// The first byte of the loaded library; the linker places it.
    static __ImageBase: u8;

    fn __register_frame_info(frames: *const c_void, memory: *mut c_void);
}

#[link(name = "kernel32")]
unsafe extern "system" {
    fn GetModuleHandleA(name: *const c_char) -> *mut c_void;
}

/// Where the unwinder notes what it was told of, six words; it never gives them back.
struct Memory(UnsafeCell<[usize; 16]>);

// SAFETY: only the unwinder looks into it, and it has a lock.
unsafe impl Sync for Memory {}

static MEMORY: Memory = Memory(UnsafeCell::new([0; 16]));

extern "C" fn tell_own_unwinder() {
    // SAFETY: the name ends with a NUL, the image's headers are mapped, and the frames are described until the linker's
    // end mark. Nobody else has told the unwinder of them, and the library is never unloaded.
    unsafe {
        if !GetModuleHandleA(c"libgcc_s_dw2-1.dll".as_ptr()).is_null() {
            let image = &raw const __ImageBase;
            if let Some(place) = section(image, b".eh_fram") {
                __register_frame_info(image.add(place).cast(), MEMORY.0.get().cast());
            }
        }
    }
}

/// Where a section lies, counted from the first byte of the image.
///
/// # Safety
/// `image` is a loaded one.
unsafe fn section(image: *const u8, name: &[u8; 8]) -> Option<usize> {
    // SAFETY: the places are those of the PE format, within the headers of a loaded image.
    unsafe {
        let word = |place: usize| image.add(place).cast::<u32>().read_unaligned() as usize;
        let half = |place: usize| usize::from(image.add(place).cast::<u16>().read_unaligned());
        let header = word(0x3c);
        let first = header + 24 + half(header + 20);
        (0..half(header + 6))
            .map(|number| first + 40 * number)
            .find(|entry| image.add(*entry).cast::<[u8; 8]>().read() == *name)
            .map(|entry| word(entry + 12))
    }
}

/// Run when the library is loaded.
#[used]
#[unsafe(link_section = ".CRT$XCU")]
static AT_LOAD: extern "C" fn() = tell_own_unwinder;
