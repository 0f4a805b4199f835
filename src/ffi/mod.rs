//! The C boundary: a thin skin over the crate, and the only place with `unsafe`.
//!
//! `guard`, `pointer`, `text`, `handle`, `fork` and `allocator` hold all that makes the boundary safe; the other
//! files are one for each prefix of the C functions, in the order of the header.

#![allow(
    unsafe_code,
    reason = "C callers hand in raw pointers; each use says why it is sound"
)]
#![allow(non_camel_case_types, reason = "these are the names of the C API")]

mod allocator;
mod fork;
mod guard;
mod handle;
mod pointer;
mod text;

pub mod version;

pub mod config;

pub mod client;

pub mod create_token;

pub mod error;

pub mod status;
