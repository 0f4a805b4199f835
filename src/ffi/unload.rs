//! What outlives the last client goes with the library.

use super::guard::shield;
use super::vault;
use crate::http;

extern "C" fn unload() {
    shield(|| (), http::forget_shared);
    shield(|| (), vault::close);
}

/// Run when the library is unloaded or the program ends.
#[used]
#[unsafe(link_section = ".fini_array")]
static AT_UNLOAD: extern "C" fn() = unload;
