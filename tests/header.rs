//! The committed header is what cbindgen makes of the sources.

use std::path::Path;

#[test]
fn the_committed_header_is_the_generated_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_root_or_default(root);
    let bindings = cbindgen::Builder::new()
        .with_crate(root)
        .with_config(config)
        .generate()
        .expect("cbindgen understands the sources");
    let mut generated = Vec::new();
    bindings.write(&mut generated);
    let generated = without_rustdoc_sections(&String::from_utf8(generated).unwrap());
    assert!(generated.is_ascii(), "old compilers read ASCII only");
    let path = root.join("include/paynet.h");
    if std::env::var_os("PAYNET_GENERATE").is_some() {
        std::fs::write(&path, generated).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == generated,
        "include/paynet.h is not what the sources say; run tests/generate"
    );
}

/// Rust wants a `# Safety` section; to a C programmer it says nothing new.
fn without_rustdoc_sections(header: &str) -> String {
    header.replace(" *\n * # Safety\n * As the text says.\n", "")
}
