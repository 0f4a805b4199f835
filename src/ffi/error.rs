//! `paynet_error`: what went wrong.

use std::ffi::c_char;
use std::mem;

use super::guard::{Failure, guard_code};
use super::pointer::{self, CStruct};
use super::text;
use crate::error::Refusal;

/// `paynet_code` where Paynet sent no return code.
pub const PAYNET_NO_CODE: i32 = -1;

/// No network was involved.
pub const PAYNET_PHASE_NONE: i32 = 0;
/// Looking up the host name.
pub const PAYNET_PHASE_RESOLVE: i32 = 1;
/// Opening the TCP connection.
pub const PAYNET_PHASE_CONNECT: i32 = 2;
/// Asking the proxy for a way through.
pub const PAYNET_PHASE_PROXY: i32 = 3;
/// The TLS handshake.
pub const PAYNET_PHASE_TLS: i32 = 4;
/// Sending the request.
pub const PAYNET_PHASE_SEND: i32 = 5;
/// Waiting for the first byte of the answer.
pub const PAYNET_PHASE_WAIT: i32 = 6;
/// Receiving the answer.
pub const PAYNET_PHASE_RECEIVE: i32 = 7;
/// Reading what the complete answer says.
pub const PAYNET_PHASE_READ: i32 = 8;

/// What went wrong in a call. It never holds a card number, a CVC or a key.
///
/// Fill it with `paynet_error_init` or `PAYNET_ERROR_INIT` once; every call that takes it writes all of it,
/// also on success. All texts end with a NUL, are in the client's encoding (UTF-8 as long as there is no
/// client), and are cut at a character if they are longer. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_error {
    /// `sizeof(paynet_error)` of the header the program was compiled with.
    pub struct_size: u32,
    /// The code that the function returned, `PAYNET_OK` or a `PAYNET_ERR_...`.
    pub code: i32,
    /// The HTTP status of the answer, 0 if none came.
    pub http_status: i32,
    /// Paynet's return code (see Paynet's documentation), `PAYNET_NO_CODE` if none came.
    pub paynet_code: i32,
    /// The part of the call that failed, one of `PAYNET_PHASE_...`.
    pub phase: i32,
    /// Always 0.
    pub reserved: i32,
    /// The field at fault, `"card_holder"` say. Empty if no field is.
    pub field: [c_char; 32],
    /// Paynet's error type, `"invalid_request_error"` say. Empty if none came.
    pub error_type: [c_char; 64],
    /// Paynet's message, usually Turkish, with card data and keys masked. Empty if none came.
    pub paynet_message: [c_char; 512],
    /// What happened, for a developer. English.
    pub message: [c_char; 512],
}

// SAFETY: integers and arrays of them without padding (checked below), the size first.
unsafe impl CStruct for paynet_error {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_error>()];
    const INITIAL: &'static paynet_error = &paynet_error {
        struct_size: mem::size_of::<paynet_error>() as u32,
        code: 0,
        http_status: 0,
        paynet_code: PAYNET_NO_CODE,
        phase: PAYNET_PHASE_NONE,
        reserved: 0,
        field: [0; 32],
        error_type: [0; 64],
        paynet_message: [0; 512],
        message: [0; 512],
    };
}

const _: () = assert!(mem::size_of::<paynet_error>() == 6 * 4 + 32 + 64 + 2 * 512);

impl paynet_error {
    pub(super) fn fill(&mut self, failure: &Failure) {
        let Failure { error, encoding } = failure;
        let nothing = Refusal::default();
        let refusal = error.refusal().unwrap_or(&nothing);
        self.code = error.code();
        self.http_status = error.http_status().map_or(0, i32::from);
        self.paynet_code = refusal.code.unwrap_or(PAYNET_NO_CODE);
        self.phase = error.phase() as i32;
        let field = error.field().unwrap_or_default();
        text::readable(&mut self.field, field, *encoding);
        text::readable(&mut self.error_type, &refusal.error_type, *encoding);
        text::readable(&mut self.paynet_message, &refusal.message, *encoding);
        text::readable(&mut self.message, error.message(), *encoding);
    }
}

/// `sizeof(paynet_error)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_error_size() -> u32 {
    paynet_error::INITIAL.struct_size
}

/// Fills a `paynet_error` with its initial values.
///
/// `error`: the caller's struct, required. `struct_size`: `sizeof(paynet_error)` as the caller knows it; no
/// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_error_init(error: *mut paynet_error, struct_size: u32) -> i32 {
    // SAFETY: `error` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(error, struct_size, "error") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Phase;

    #[test]
    fn the_phases_of_c_and_rust_are_the_same() {
        for (c, rust) in [
            (PAYNET_PHASE_NONE, Phase::None),
            (PAYNET_PHASE_RESOLVE, Phase::Resolve),
            (PAYNET_PHASE_CONNECT, Phase::Connect),
            (PAYNET_PHASE_PROXY, Phase::Proxy),
            (PAYNET_PHASE_TLS, Phase::Tls),
            (PAYNET_PHASE_SEND, Phase::Send),
            (PAYNET_PHASE_WAIT, Phase::Wait),
            (PAYNET_PHASE_RECEIVE, Phase::Receive),
            (PAYNET_PHASE_READ, Phase::Read),
        ] {
            assert_eq!(c, rust as i32);
        }
    }
}
