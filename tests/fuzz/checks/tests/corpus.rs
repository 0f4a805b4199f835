//! Every input that the fuzzing found worth keeping still holds, without fuzzer and sanitizer.

#![cfg(fuzzing)]

use std::fs;
use std::path::Path;

use paynet_fuzz_checks::TARGETS;

#[test]
fn every_input_of_the_corpus_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    for (target, check) in TARGETS {
        let mut inputs = 0;
        for entry in fs::read_dir(corpus.join(target)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let held = std::panic::catch_unwind(|| check(&bytes));
            assert!(held.is_ok(), "{}", path.display());
            inputs += 1;
        }
        println!("{target}: {inputs} inputs");
        assert!(inputs > 10, "{target} has {inputs} inputs");
    }
}
