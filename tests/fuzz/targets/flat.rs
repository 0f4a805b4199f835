#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paynet_fuzz_checks::flat::check(bytes));
