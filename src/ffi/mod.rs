//! The C boundary: a thin skin over the crate, and the only place with `unsafe`.
//!
//! `guard`, `call`, `pointer`, `text`, `handle`, `fork`, `thread`, `registers`, `vault`, `unload`, `stay`, `frames` and
//! `allocator` hold all that makes the boundary safe; `flat` calls the C functions by name, and `stdcall` offers it to
//! 32-bit Windows; the other files are one for each prefix of the C functions, in the order of the header.

#![allow(
    unsafe_code,
    reason = "C callers hand in raw pointers; each use says why it is sound"
)]
#![allow(non_camel_case_types, reason = "these are the names of the C API")]

mod allocator;
mod call;
mod fork;
#[cfg(all(windows, target_arch = "x86", target_env = "gnu"))]
mod frames;
mod guard;
mod handle;
mod pointer;
mod registers;
#[cfg(windows)]
mod stay;
#[cfg(windows)]
mod stdcall;
mod text;
mod thread;
#[cfg(target_os = "linux")]
mod unload;
#[cfg(target_os = "linux")]
mod vault;

pub mod version;

pub mod value;

pub mod config;

pub mod client;

pub mod auth;

pub mod check_bin;

pub mod save_card;

pub mod create_token;

pub mod check_card_bin;

pub mod create_card_token;

pub mod card_list;

pub mod three_d;

pub mod payment;

pub mod charge;

pub mod check;

pub mod journal;

pub mod amount;

pub mod wipe;

pub mod doctor;

pub mod flat;

pub mod error;

pub mod status;
