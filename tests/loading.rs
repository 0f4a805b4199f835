//! Loading the library, and making a client, do nothing that the host would notice.

use std::collections::BTreeSet;
use std::ffi::CStr;
use std::process::Command;
use std::ptr;

use libloading::Library;
use paynet::ffi::client::paynet_client;
use paynet::ffi::config::{PAYNET_ENVIRONMENT_TEST, paynet_config};
use paynet::ffi::error::paynet_error;

/// Names of the entries of a folder below `/proc/self`.
fn entries(folder: &str) -> BTreeSet<String> {
    std::fs::read_dir(format!("/proc/self/{folder}"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn threads_and_descriptors() -> (usize, usize) {
    (entries("task").len(), entries("fd").len())
}

#[test]
fn loading_and_making_a_client_start_no_thread_and_open_nothing() {
    const NAME: &str = "loading_and_making_a_client_start_no_thread_and_open_nothing";
    if std::env::var_os("PAYNET_ALONE").is_none() {
        // In a process of its own, where no other test opens anything.
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", NAME, "--test-threads=1"])
            .env("PAYNET_ALONE", "1")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        return;
    }
    let path = std::env::current_exe().unwrap();
    let path = path.parent().unwrap().join("libpaynet.so");
    let before = threads_and_descriptors();
    // SAFETY: the library has no initialisers, and the signatures are the header's.
    unsafe {
        type New =
            extern "C" fn(*const paynet_config, *mut *mut paynet_client, *mut paynet_error) -> i32;
        let library = Library::new(path).unwrap();
        assert_eq!(threads_and_descriptors(), before);

        let mut config: paynet_config = std::mem::zeroed();
        config.struct_size = size_of_val(&config) as u32;
        config.environment = PAYNET_ENVIRONMENT_TEST;
        let new = library.get::<New>(b"paynet_client_new").unwrap();
        let mut client = ptr::null_mut();
        assert_eq!(new(&config, &mut client, ptr::null_mut()), 0);
        assert_eq!(threads_and_descriptors(), before);

        let free = library
            .get::<extern "C" fn(*mut paynet_client) -> i32>(b"paynet_client_free")
            .unwrap();
        assert_eq!(free(client), 0);
        assert_eq!(threads_and_descriptors(), before);
    }
}

#[test]
fn the_library_says_which_release_it_is() {
    // SAFETY: the texts belong to the library.
    let version = unsafe { CStr::from_ptr(paynet::ffi::version::paynet_version()) };
    assert_eq!(version.to_str().unwrap(), env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_client_may_be_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<paynet::Client>();
}
