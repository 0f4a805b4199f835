//! Every crate that somebody added has its reason in SECURITY.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const SECURITY: &str = include_str!("../SECURITY.md");

#[test]
fn every_direct_dependency_has_its_reason_in_security_md() {
    let direct = manifests(root())
        .iter()
        .flat_map(|manifest| direct_dependencies(manifest))
        .collect::<BTreeSet<_>>();
    assert!(direct.contains("ureq") && direct.contains("cbindgen"));
    assert_eq!(without_reason(&direct, SECURITY), BTreeSet::new());
}

#[test]
fn a_dependency_without_a_reason_is_noticed() {
    let direct = ["ureq", "left-pad"].map(str::to_owned).into();
    assert_eq!(
        without_reason(&direct, SECURITY),
        ["left-pad".to_owned()].into()
    );
    let no_reason = "| `ureq` | The HTTP client. |\n| `left-pad` | |\n";
    assert_eq!(
        without_reason(&direct, no_reason),
        ["left-pad".to_owned()].into()
    );
}

#[test]
fn security_md_names_no_crate_of_the_library_that_is_gone() {
    let direct = direct_dependencies(&root().join("Cargo.toml"));
    let (_, table) = SECURITY.split_once("| Crate | Why |").unwrap();
    let (table, _) = table.split_once("\n\n").unwrap();
    let named = table.lines().flat_map(named).collect();
    assert!(direct.is_superset(&named), "{named:?}");
}

/// The crates that no row of a table gives a reason for.
fn without_reason(crates: &BTreeSet<String>, text: &str) -> BTreeSet<String> {
    let with_reason = text
        .lines()
        .filter(|row| row.split('|').nth(2).is_some_and(|why| why.trim() != ""))
        .flat_map(named)
        .collect();
    crates.difference(&with_reason).cloned().collect()
}

/// What stands between backquotes in a row's first column.
fn named(row: &str) -> Vec<String> {
    let first = row
        .strip_prefix('|')
        .and_then(|rest| rest.split('|').next());
    let parts = first.unwrap_or_default().split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

/// Those that come from a registry.
fn direct_dependencies(manifest: &Path) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .arg("--manifest-path")
        .arg(manifest)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .flat_map(|package| package["dependencies"].as_array().unwrap())
        .filter(|dependency| dependency["source"].is_string())
        .map(|dependency| dependency["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Every Cargo.toml of the project, those outside the workspace included.
fn manifests(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            found.extend(manifests(&path));
        } else if name == "Cargo.toml" {
            found.push(path);
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
