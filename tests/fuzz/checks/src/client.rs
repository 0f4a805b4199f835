//! Clients through the C functions.

use std::ffi::CStr;
use std::mem;
use std::ptr;
use std::sync::LazyLock;

use paynet::ffi::client::{paynet_client, paynet_client_free, paynet_client_new};
use paynet::ffi::config::{
    PAYNET_TEXT_UTF8, PAYNET_TEXT_WINDOWS_1254, paynet_config, paynet_config_init,
};

use crate::memory::initial;
use crate::secrets::{PUBLISHABLE_KEY, SECRET_KEY};

/// Nobody listens there, should a call go out after all.
pub const NOWHERE: &CStr = c"http://127.0.0.1:9";

/// A client for one check. A charge wants one, as clients remember what they left open.
pub struct FfiClient(pub *mut paynet_client);

impl FfiClient {
    pub fn new(change: impl FnOnce(&mut paynet_config)) -> FfiClient {
        let mut config = initial!(paynet_config, paynet_config_init);
        config.base_url = NOWHERE.as_ptr();
        config.publishable_key = PUBLISHABLE_KEY.as_ptr();
        config.secret_key = SECRET_KEY.as_ptr();
        change(&mut config);
        let mut client = ptr::null_mut();
        // SAFETY: every pointer is to a value that outlives the call, every text ends with a NUL.
        let code = unsafe { paynet_client_new(&config, &mut client, ptr::null_mut()) };
        assert_eq!(code, 0);
        FfiClient(client)
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Encoding {
    Utf8,
    Windows1254,
}

impl Encoding {
    pub fn client(self) -> FfiClient {
        let number = match self {
            Encoding::Utf8 => PAYNET_TEXT_UTF8,
            Encoding::Windows1254 => PAYNET_TEXT_WINDOWS_1254,
        };
        FfiClient::new(|config| config.text_encoding = number)
    }

    /// One that serves all checks, which is faster.
    pub fn kept_client(self) -> *mut paynet_client {
        static KEPT: [LazyLock<usize>; 2] = [
            LazyLock::new(|| keep(Encoding::Utf8.client())),
            LazyLock::new(|| keep(Encoding::Windows1254.client())),
        ];
        ptr::without_provenance_mut(*KEPT[self as usize])
    }
}

/// Handles are numbers, not addresses.
fn keep(client: FfiClient) -> usize {
    let handle = client.0.addr();
    mem::forget(client);
    handle
}

impl Drop for FfiClient {
    fn drop(&mut self) {
        // SAFETY: any handle may be handed in.
        assert_eq!(unsafe { paynet_client_free(self.0) }, 0);
    }
}
