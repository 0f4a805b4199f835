//! On Windows the library stays where it is until the program ends, whatever the program frees.
//!
//! A look-up that outlasts its call runs in it, and what its compiler's runtime takes at each load, a handle and places for
//! values of threads, can't be given back there.

use std::ffi::c_void;
use std::ptr;

const PIN: u32 = 1;
const FROM_ADDRESS: u32 = 4;

#[link(name = "kernel32")]
unsafe extern "system" {
    fn GetModuleHandleExW(flags: u32, name: *const u16, module: *mut *mut c_void) -> i32;
}

extern "C" fn stay() {
    let mut module = ptr::null_mut();
    let inside = stay as extern "C" fn() as *const u16;
    // SAFETY: with this flag the name is any address in the library; nothing is read there.
    unsafe { GetModuleHandleExW(PIN | FROM_ADDRESS, inside, &raw mut module) };
}

/// Run when the library is loaded.
#[used]
#[unsafe(link_section = ".CRT$XCU")]
static AT_LOAD: extern "C" fn() = stay;
