//! The committed declarations of the bindings are what the generator makes of the header.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_committed_declarations_are_the_generated_ones() {
    let fresh = tempfile::tempdir().unwrap();
    let generated = generate(fresh.path());
    assert!(!generated.is_empty());
    let stale: Vec<&String> = generated
        .iter()
        .filter(|name| read(Path::new(ROOT), name) != read(fresh.path(), name))
        .collect();
    assert!(
        stale.is_empty(),
        "{stale:?} are not what the header says; run tests/generate"
    );
}

#[test]
fn every_binding_declares_every_function_and_number() {
    let fresh = tempfile::tempdir().unwrap();
    generate(fresh.path());
    let header = words(&read(Path::new(ROOT), "include/paynet.h"));
    let known_to = |names: &[&str]| -> BTreeSet<String> {
        names
            .iter()
            .flat_map(|name| words(&read(fresh.path(), name)))
            .collect()
    };
    let bindings = [
        known_to(&[
            "bindings/php/src/paynet.h",
            "bindings/php/src/Constants.php",
        ]),
        known_to(&["bindings/python/src/paynet/_declarations.py"]),
        known_to(&["bindings/csharp/src/Declarations.cs"]),
        known_to(&["bindings/legacy/pascal/paynet.pas"]),
    ];
    for name in declared_names() {
        assert!(header.contains(name));
        for binding in &bindings {
            assert!(binding.contains(name), "{name} is missing");
        }
    }
}

/// Generates below this folder and gives the names of the files.
fn generate(folder: &Path) -> Vec<String> {
    let output = Command::new(Path::new(ROOT).join("tests/declarations/run"))
        .arg(folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    printed.lines().map(str::to_owned).collect()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_default()
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|character: char| !(character.is_ascii_alphanumeric() || character == '_'))
        .map(str::to_owned)
        .collect()
}

/// Found in another way than the generator finds them: the ABI test's list of symbols, and the plain `#define`s.
fn declared_names() -> Vec<&'static str> {
    let functions = include_str!("abi/symbols.txt").lines();
    let numbers = include_str!("../include/paynet.h")
        .lines()
        .filter_map(|line| line.strip_prefix("#define ")?.split_once(' '))
        .filter(|(_, value)| value.parse::<i32>().is_ok())
        .map(|(name, _)| name);
    functions.chain(numbers).collect()
}
