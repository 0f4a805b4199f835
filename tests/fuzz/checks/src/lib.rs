//! What must hold for any bytes, one module for each fuzz target.
//!
//! libFuzzer makes up the bytes (tests/fuzz/run); `cargo test` here runs over those that were worth keeping.

#![cfg(fuzzing)]

pub mod amount;
pub mod answers;
pub mod c_structs;
pub mod exchange;
pub mod flat;
pub mod planted;
pub mod three_d;

mod client;
mod memory;
mod secrets;

/// Panics where something does not hold.
pub type Check = fn(&[u8]);

/// The targets whose corpus is kept.
pub const TARGETS: &[(&str, Check)] = &[
    ("answers", answers::check),
    ("exchange", exchange::check),
    ("amount", amount::check),
    ("three_d", three_d::check),
    ("c_structs", c_structs::check),
    ("flat", flat::check),
];
