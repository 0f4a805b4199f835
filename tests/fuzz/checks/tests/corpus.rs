//! Every input that the fuzzing found worth keeping still holds, without fuzzer and sanitizer. tests/fuzz/run unpacks
//! them and says where.

#![cfg(fuzzing)]

use std::fs;
use std::path::Path;

use paynet_fuzz_checks::TARGETS;

#[test]
fn every_input_of_the_corpus_holds() {
    let work = std::env::var_os("PAYNET_FUZZ_WORK").expect("call tests/fuzz/run --corpus");
    for (target, check) in TARGETS {
        let mut inputs = 0;
        for entry in fs::read_dir(Path::new(&work).join(target).join("kept")).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let held = std::panic::catch_unwind(|| check(&bytes));
            assert!(held.is_ok(), "{}", path.display());
            inputs += 1;
        }
        println!("{target}: {inputs} inputs");
        assert!(inputs > 100, "{target} has {inputs} inputs");
    }
}
