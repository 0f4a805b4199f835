//! The flat door with the calling convention of the Windows API, for 32-bit languages that call with no other (VB6, FoxPro,
//! PowerBuilder): the same functions under names of their own. On 64-bit Windows there is one convention, and both
//! names are the same.

use std::ffi::{c_char, c_void};

use super::flat::json::{paynet_call_json, paynet_call_json_w};
use super::flat::request::{
    paynet_request_call, paynet_request_free, paynet_request_new, paynet_request_new_w,
    paynet_request_set, paynet_request_set_w, paynet_response_get, paynet_response_get_w,
};
use super::version::paynet_abi_version;
use super::wipe::paynet_wipe;

/// `paynet_abi_version`, stdcall.
#[unsafe(no_mangle)]
pub extern "system" fn paynet_abi_version_stdcall() -> i32 {
    paynet_abi_version()
}

/// `paynet_call_json`, stdcall.
///
/// # Safety
/// As for `paynet_call_json`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_call_json_stdcall(
    client: i32,
    operation: *const c_char,
    request: *const c_char,
    out: *mut c_char,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_call_json(client, operation, request, out, capacity, needed) }
}

/// `paynet_call_json_w`, stdcall.
///
/// # Safety
/// As for `paynet_call_json_w`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_call_json_w_stdcall(
    client: i32,
    operation: *const u16,
    request: *const u16,
    out: *mut u16,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_call_json_w(client, operation, request, out, capacity, needed) }
}

/// `paynet_request_new`, stdcall.
///
/// # Safety
/// As for `paynet_request_new`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_request_new_stdcall(
    client: i32,
    operation: *const c_char,
    padded: i32,
    request: *mut i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_request_new(client, operation, padded, request) }
}

/// `paynet_request_new_w`, stdcall.
///
/// # Safety
/// As for `paynet_request_new_w`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_request_new_w_stdcall(
    client: i32,
    operation: *const u16,
    padded: i32,
    request: *mut i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_request_new_w(client, operation, padded, request) }
}

/// `paynet_request_set`, stdcall.
///
/// # Safety
/// As for `paynet_request_set`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_request_set_stdcall(
    request: i32,
    name: *const c_char,
    value: *const c_char,
    length: i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_request_set(request, name, value, length) }
}

/// `paynet_request_set_w`, stdcall.
///
/// # Safety
/// As for `paynet_request_set_w`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_request_set_w_stdcall(
    request: i32,
    name: *const u16,
    value: *const u16,
    length: i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_request_set_w(request, name, value, length) }
}

/// `paynet_request_call`, stdcall.
#[unsafe(no_mangle)]
pub extern "system" fn paynet_request_call_stdcall(request: i32) -> i32 {
    paynet_request_call(request)
}

/// `paynet_response_get`, stdcall.
///
/// # Safety
/// As for `paynet_response_get`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_response_get_stdcall(
    request: i32,
    name: *const c_char,
    buffer: *mut c_char,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_response_get(request, name, buffer, capacity, needed) }
}

/// `paynet_response_get_w`, stdcall.
///
/// # Safety
/// As for `paynet_response_get_w`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_response_get_w_stdcall(
    request: i32,
    name: *const u16,
    buffer: *mut u16,
    capacity: i32,
    needed: *mut i32,
) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_response_get_w(request, name, buffer, capacity, needed) }
}

/// `paynet_request_free`, stdcall.
#[unsafe(no_mangle)]
pub extern "system" fn paynet_request_free_stdcall(request: i32) -> i32 {
    paynet_request_free(request)
}

/// `paynet_wipe`, stdcall.
///
/// # Safety
/// As for `paynet_wipe`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn paynet_wipe_stdcall(buffer: *mut c_void, length: i32) -> i32 {
    // SAFETY: passed on.
    unsafe { paynet_wipe(buffer, length) }
}
