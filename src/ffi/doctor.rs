//! `paynet_doctor`: why payments don't work on this machine.

use std::ffi::c_char;

use super::client::paynet_client;
use super::error::paynet_error;
use super::guard::{Failure, guard};
use super::handle::InUse;
use super::text::TextOut;
use crate::doctor::MAX_REPORT_BYTES;
use crate::error::Language;

/// Examines this machine, the way to Paynet and the client's settings, and writes what it found: for each finding
/// the cause, and the cure behind `->`, in Turkish and in English, the worst first. It is for people, to read or
/// to send to whoever helps them; its wording changes, but the names in capitals (`NAME_UNKNOWN`) stay.
///
/// Examined are the clock, the name, the connection, the proxy, TLS (version, suite, certificate), `ca_file`,
/// `base_url`, the time-outs, and the keys: their form, and what Paynet says to them. No money moves, no card data
/// leaves, no session is opened, and the connections of other calls are left alone. Paynet is asked with the
/// publishable key about the session `libpaynet-doctor` (`check_bin`) and with the secret key about the payment
/// `libpaynet-doctor` (`check`), neither of which exists. A key that is refused is asked about once more as if it
/// were the other key, and, at Paynet's own hosts, at the other of its two systems.
///
/// `client`: from `paynet_client_new`. `buffer`, `capacity`: the caller's memory and its size in bytes; receives
/// the report, in the client's encoding with a NUL, or the empty text on failure. 16384 bytes are always enough.
/// NULL with a `capacity` of 0 only asks for that size, and nothing is examined. `needed`: receives the size in
/// bytes with the NUL, also when the buffer is too small, else 0 on failure; may be NULL. `error`: receives what
/// went wrong, may be NULL. The report holds no key and no card number.
///
/// Blocks up to `total_timeout_ms`. Returns `PAYNET_OK` if there is a report, whatever it says;
/// `PAYNET_ERR_BUFFER_TOO_SMALL`; or another code from 1 to 99. A client that can't be made can't be examined:
/// the error of `paynet_client_new` then says what to correct. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_doctor(
    client: *const paynet_client,
    buffer: *mut c_char,
    capacity: i32,
    needed: *mut i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let out = TextOut::new(buffer, capacity, needed);
        guard(
            error,
            || out.clear(),
            || {
                let bound = InUse::of(client)?;
                let encoding = bound.encoding;
                let written = out.expect(MAX_REPORT_BYTES).and_then(|()| {
                    let languages = [Language::Turkish, Language::English];
                    out.write_readable(&bound.client.doctor().text(&languages), encoding)
                });
                written.map_err(|error| Failure { error, encoding })
            },
        )
    }
}
