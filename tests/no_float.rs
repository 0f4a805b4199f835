//! The sources use no floating-point number: no type, no literal, no function that is named after one.

use std::fs;
use std::path::{Path, PathBuf};

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};

#[test]
fn the_sources_use_no_float() {
    let files = rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.iter().any(|file| file.ends_with("money.rs")));
    for file in files {
        let found = floats(&fs::read_to_string(&file).unwrap());
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
}

#[test]
fn every_kind_of_float_is_noticed() {
    for (source, expected) in [
        ("struct Price { lira: f64 }", "f64"),
        ("fn tax(of: &[Option<f32>]) {}", "f32"),
        ("fn size() -> usize { size_of::<f64>() }", "f64"),
        ("use std::f64::consts::PI;", "f64"),
        ("type Lira = f64;", "f64"),
        ("impl From<f32> for Amount {}", "f32"),
        ("fn a() { let a = 1.5; }", "1.5"),
        ("fn a() { let a = 1.; }", "1."),
        ("fn a() { let a = 1e3; }", "1e3"),
        ("fn a() { let a = 1_000.0_f32; }", "1_000.0_f32"),
        ("fn a() { let a = 1f64; }", "1f64"),
        ("fn a() { match b { 0.5 => {} } }", "0.5"),
        ("fn a() { let a = kurus as f64; }", "f64"),
        ("fn a() { time.as_secs_f64(); }", "as_secs_f64"),
        ("fn a() { Duration::from_secs_f32(b); }", "from_secs_f32"),
        ("fn a() { time.div_duration_f64(b); }", "div_duration_f64"),
        ("fn a() { number.as_f64(); }", "as_f64"),
        ("fn a() { println!(\"{}\", 2.5); }", "2.5"),
        ("fn a() { vec![(b as f64, [c])]; }", "f64"),
        ("fn a() { assert!((..0.5).contains(&b)); }", "0.5"),
        ("macro_rules! half { ($a:expr) => { $a * 0.5 } }", "0.5"),
        ("#[cfg(test)] mod tests { const A: f64 = A; }", "f64"),
        ("#[limit(0.5)] fn a() {}", "0.5"),
    ] {
        assert_eq!(floats(source), [expected], "{source}");
    }
}

#[test]
fn what_only_looks_like_a_float_is_left_alone() {
    for source in [
        "/// Between 0.5 and 1.5, never an f64.\nfn a() {}",
        "fn a() { let a = \"f64 1.5\"; } // 1.5 as f64",
        "fn a() { let a = pair.0.1; }",
        "fn a() { println!(\"{} {}\", pair.0.1, self.0.0.1); }",
        "fn a() { for a in 0..10 { 1.max(a); } }",
        "fn a() { let a = 0x1e3 + 1_u64; }",
        "fn half_of_f6(a: u64) {}",
    ] {
        assert_eq!(floats(source), [""; 0], "{source}");
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn floats(source: &str) -> Vec<String> {
    let mut finder = Finder::default();
    finder.visit_file(&syn::parse_file(source).unwrap());
    finder.found
}

#[derive(Default)]
struct Finder {
    found: Vec<String>,
}

impl Visit<'_> for Finder {
    fn visit_ident(&mut self, ident: &syn::Ident) {
        let name = ident.to_string();
        if name
            .split('_')
            .any(|word| ["f16", "f32", "f64", "f128"].contains(&word))
        {
            self.found.push(name);
        }
    }

    fn visit_lit(&mut self, literal: &syn::Lit) {
        match literal {
            syn::Lit::Float(float) => self.found.push(float.to_string()),
            syn::Lit::Int(int) if int.suffix().starts_with('f') => self.found.push(int.to_string()),
            _ => {}
        }
    }

    fn visit_macro(&mut self, called: &syn::Macro) {
        visit::visit_macro(self, called);
        self.visit_tokens(TokenBuffer::new2(called.tokens.clone()).begin());
    }

    fn visit_meta_list(&mut self, list: &syn::MetaList) {
        visit::visit_meta_list(self, list);
        self.visit_tokens(TokenBuffer::new2(list.tokens.clone()).begin());
    }
}

impl Finder {
    /// What a macro or an attribute is given has not been parsed.
    fn visit_tokens(&mut self, mut at: Cursor<'_>) {
        let mut dots_before = 0;
        while !at.eof() {
            let mut dots = 0;
            if let Some((inside, _, _, rest)) = at.any_group() {
                self.visit_tokens(inside);
                at = rest;
            } else if let Some((ident, rest)) = at.ident() {
                self.visit_ident(&ident);
                at = rest;
            } else if let Some((literal, rest)) = at.literal() {
                // `pair.0.1` has a token `0.1`; two dots are a range.
                if dots_before != 1 {
                    self.visit_lit(&syn::Lit::new(literal));
                }
                at = rest;
            } else if let Some((punct, rest)) = at.punct() {
                dots = if punct.as_char() == '.' {
                    dots_before + 1
                } else {
                    0
                };
                at = rest;
            } else {
                let (_, rest) = at.token_tree().unwrap();
                at = rest;
            }
            dots_before = dots;
        }
    }
}
