//! Every step that can fail does so once: calls to the system, bytes on the line, tokens of an answer, sizes and clocks.
//!
//! A sample by default; `PAYNET_LONG=1` takes everything.

mod answers;
mod clocks;
mod flat;
mod limits;
mod lines;
mod meddler;
mod memory;
#[path = "../support/mod.rs"]
mod support;
mod system_calls;
mod till;

/// Whether everything is to be tried.
fn is_long() -> bool {
    std::env::var_os("PAYNET_LONG").is_some()
}

/// Of so many cases one is tried by default.
fn every(nth: usize) -> usize {
    if is_long() { 1 } else { nth }
}
