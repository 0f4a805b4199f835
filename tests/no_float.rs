//! No float in the library: an amount that passes through one is an amount that may change.

use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// What of a source text works with floats.
fn floats(source: &str) -> Vec<String> {
    let mut finder = Finder::default();
    finder.visit_file(&syn::parse_file(source).unwrap());
    finder.found
}

#[derive(Default)]
struct Finder {
    found: Vec<String>,
}

impl Finder {
    fn note_name(&mut self, name: &str) {
        if name
            .split('_')
            .any(|part| matches!(part, "f16" | "f32" | "f64" | "f128"))
        {
            self.found.push(name.to_owned());
        }
    }

    /// Macros are not parsed further, so their words are looked at one by one.
    fn note_tokens(&mut self, tokens: proc_macro2::TokenStream) {
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Group(group) => self.note_tokens(group.stream()),
                proc_macro2::TokenTree::Ident(name) => self.note_name(&name.to_string()),
                proc_macro2::TokenTree::Literal(literal) => {
                    if let Ok(syn::Lit::Float(float)) = syn::parse_str(&literal.to_string()) {
                        self.found.push(float.to_string());
                    }
                }
                proc_macro2::TokenTree::Punct(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_ident(&mut self, name: &'ast proc_macro2::Ident) {
        self.note_name(&name.to_string());
    }

    fn visit_lit(&mut self, literal: &'ast syn::Lit) {
        match literal {
            syn::Lit::Float(float) => self.found.push(float.to_string()),
            syn::Lit::Int(number) => self.note_name(number.suffix()),
            _ => visit::visit_lit(self, literal),
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.note_tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn the_library_works_with_no_floats() {
    let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 30, "{} files", files.len());
    for file in files {
        let found = floats(&fs::read_to_string(&file).unwrap());
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
}

#[test]
fn the_test_above_would_notice_one() {
    for source in [
        "fn f(x: f64) {}",
        "struct S { x: Vec<Option<f32>> }",
        "fn f() { let x = 1.5; }",
        "fn f() { let x = 1e3; }",
        "fn f() { let x = 1f32; }",
        "fn f(x: i64) { let y = x as f64; }",
        "fn f() { let y = f64::from(1_u8); }",
        "fn f(d: Duration) { d.as_secs_f64(); }",
        "fn f(d: Duration) { d.mul_f32(2); }",
        "fn f() { assert!(a < 0.5); }",
        "fn f() { println!(\"{}\", x as f64); }",
        "macro_rules! m { () => { 2.5 } }",
    ] {
        assert!(!floats(source).is_empty(), "{source}");
    }
    for source in [
        "fn f() { let x = 1..5; let (a, b) = (t.0, t.1.0); }",
        "fn half() {}",
    ] {
        assert_eq!(floats(source), Vec::<String>::new(), "{source}");
    }
}
