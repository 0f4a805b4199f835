//! Names the shared library by its ABI, which is counted apart from the crate's version.

/// Keep equal to `PAYNET_ABI_VERSION` in `src/ffi/version.rs`; a test compares them.
const ABI_VERSION: u32 = 0;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is_linux = std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    // `cargo cbuild` sets the feature `capi` and a soname of its own.
    let named_elsewhere = std::env::var_os("CARGO_FEATURE_CAPI").is_some();
    if is_linux && !named_elsewhere {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libpaynet.so.{ABI_VERSION}");
    }
}
