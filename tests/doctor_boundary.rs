//! `paynet_doctor` as C programs call it: buffers, NULLs, encodings.

mod support;

use std::ffi::{CStr, CString, c_char};
use std::mem;
use std::ptr;

use paynet::error::status::*;
use paynet::ffi::client::{paynet_client, paynet_client_free, paynet_client_new};
use paynet::ffi::config::{
    PAYNET_TEXT_UTF8, PAYNET_TEXT_WINDOWS_1254, paynet_config, paynet_config_init,
};
use paynet::ffi::doctor::paynet_doctor;
use paynet_sandbox::Sandbox;

/// What the header says is enough.
const ENOUGH: usize = 16384;

struct Handle(*mut paynet_client);

impl Handle {
    fn new(sandbox: &Sandbox, text_encoding: i32) -> Handle {
        let texts = [
            sandbox.base_url(),
            sandbox.ca_file().to_str().unwrap(),
            sandbox.publishable_key(),
            sandbox.secret_key(),
        ]
        .map(|text| CString::new(text).unwrap());
        let mut client = ptr::null_mut();
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        unsafe {
            let mut config: paynet_config = mem::zeroed();
            paynet_config_init(&mut config, mem::size_of_val(&config) as u32);
            let [base_url, ca_file, publishable_key, secret_key] = &texts;
            config.base_url = base_url.as_ptr();
            config.ca_file = ca_file.as_ptr();
            config.publishable_key = publishable_key.as_ptr();
            config.secret_key = secret_key.as_ptr();
            config.text_encoding = text_encoding;
            let code = paynet_client_new(&config, &mut client, ptr::null_mut());
            assert_eq!(code, PAYNET_OK);
        }
        Handle(client)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: the client is alive.
        unsafe { paynet_client_free(self.0) };
    }
}

fn examined(client: &Handle) -> Vec<u8> {
    let mut buffer = vec![0x7F; ENOUGH];
    let mut needed = -1;
    // SAFETY: the buffer has that size.
    let report = unsafe {
        let code = paynet_doctor(
            client.0,
            buffer.as_mut_ptr().cast(),
            ENOUGH as i32,
            &mut needed,
            ptr::null_mut(),
        );
        assert_eq!(code, PAYNET_OK);
        CStr::from_ptr(buffer.as_ptr().cast())
    };
    assert_eq!(report.to_bytes_with_nul().len(), needed as usize);
    report.to_bytes().to_vec()
}

#[test]
fn the_report_is_in_the_encoding_of_the_client() {
    let sandbox = Sandbox::start();
    let utf8 = examined(&Handle::new(&sandbox, PAYNET_TEXT_UTF8));
    let text = String::from_utf8(utf8).unwrap();
    assert!(text.contains("Her şey yolunda.\nAll is well.\n"), "{text}");

    let windows = examined(&Handle::new(&sandbox, PAYNET_TEXT_WINDOWS_1254));
    let (decoded, _, _) = encoding_rs::WINDOWS_1254.decode(&windows);
    assert_eq!(decoded, text);
}

#[test]
fn the_size_is_told_without_an_examination() {
    let sandbox = Sandbox::start();
    let client = Handle::new(&sandbox, PAYNET_TEXT_UTF8);
    let mut needed = -1;
    // SAFETY: NULL and 0 are fine.
    let code = unsafe { paynet_doctor(client.0, ptr::null_mut(), 0, &mut needed, ptr::null_mut()) };
    assert_eq!((code, needed), (PAYNET_ERR_BUFFER_TOO_SMALL, ENOUGH as i32));
    assert_eq!(sandbox.connections(), 0);
}

#[test]
fn a_buffer_that_is_too_small_gets_the_empty_text() {
    let sandbox = Sandbox::start();
    let client = Handle::new(&sandbox, PAYNET_TEXT_UTF8);
    let mut buffer: [c_char; 8] = [0x7F; 8];
    let mut needed = -1;
    // SAFETY: the buffer has that size.
    let code = unsafe {
        paynet_doctor(
            client.0,
            buffer.as_mut_ptr(),
            8,
            &mut needed,
            ptr::null_mut(),
        )
    };
    assert_eq!(code, PAYNET_ERR_BUFFER_TOO_SMALL);
    assert!(needed > 8, "{needed}");
    assert_eq!((buffer[0], buffer[1]), (0, 0x7F));
}

#[test]
fn what_can_not_be_written_to_is_refused_before_anything_is_examined() {
    let sandbox = Sandbox::start();
    let client = Handle::new(&sandbox, PAYNET_TEXT_UTF8);
    let mut needed = -1;
    // SAFETY: NULL and a negative size are refused.
    unsafe {
        let code = paynet_doctor(client.0, ptr::null_mut(), 9, &mut needed, ptr::null_mut());
        assert_eq!((code, needed), (PAYNET_ERR_NULL_ARGUMENT, 0));
        let code = paynet_doctor(client.0, ptr::null_mut(), -1, &mut needed, ptr::null_mut());
        assert_eq!((code, needed), (PAYNET_ERR_INVALID_FIELD, 0));
        let none = ptr::null();
        let code = paynet_doctor(none, ptr::null_mut(), 0, &mut needed, ptr::null_mut());
        assert_eq!((code, needed), (PAYNET_ERR_INVALID_CLIENT, 0));
    }
    assert_eq!(sandbox.connections(), 0);
}
