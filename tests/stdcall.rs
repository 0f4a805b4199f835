//! The names for 32-bit Windows: each is its original with another calling convention.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::{FnArg, Item, ItemFn, ReturnType, Signature, Stmt};

const ALIASES: &str = include_str!("../src/ffi/stdcall.rs");

/// What stands in the file for languages that call with no other convention.
const EXPECTED: [&str; 12] = [
    "paynet_abi_version",
    "paynet_call_json",
    "paynet_call_json_w",
    "paynet_request_call",
    "paynet_request_free",
    "paynet_request_new",
    "paynet_request_new_w",
    "paynet_request_set",
    "paynet_request_set_w",
    "paynet_response_get",
    "paynet_response_get_w",
    "paynet_wipe",
];

fn functions(source: &str) -> Vec<ItemFn> {
    let file = syn::parse_file(source).unwrap();
    let functions = file.items.into_iter().filter_map(|item| match item {
        Item::Fn(function) if function.sig.abi.is_some() => Some(function),
        _ => None,
    });
    functions.collect()
}

fn convention(function: &ItemFn) -> String {
    let abi = function.sig.abi.as_ref().unwrap();
    abi.name.as_ref().unwrap().value()
}

/// All functions for C, wherever they stand below src/ffi.
fn originals(folder: &Path) -> BTreeMap<String, ItemFn> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(originals(&path));
        } else {
            let exported = functions(&fs::read_to_string(&path).unwrap());
            let for_c = exported.into_iter().filter(|it| convention(it) == "C");
            found.extend(for_c.map(|it| (it.sig.ident.to_string(), it)));
        }
    }
    found
}

fn parameters(signature: &Signature) -> Vec<(&syn::Pat, &syn::Type)> {
    let typed = signature.inputs.iter().map(|input| match input {
        FnArg::Typed(typed) => (&*typed.pat, &*typed.ty),
        FnArg::Receiver(_) => panic!("a function takes no self"),
    });
    typed.collect()
}

/// The call that a body is, with its arguments, whether in `unsafe` or not.
fn called(function: &ItemFn) -> &syn::ExprCall {
    fn of(statements: &[Stmt]) -> &syn::ExprCall {
        match statements {
            [Stmt::Expr(syn::Expr::Call(call), None)] => call,
            [Stmt::Expr(syn::Expr::Unsafe(inner), None)] => of(&inner.block.stmts),
            _ => panic!("an alias only passes on"),
        }
    }
    of(&function.block.stmts)
}

#[test]
fn each_alias_passes_the_parameters_of_its_original_on() {
    let originals = originals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ffi"));
    let mut names = Vec::new();
    for alias in functions(ALIASES) {
        assert_eq!(convention(&alias), "system");
        let name = alias.sig.ident.to_string();
        let name = name.strip_suffix("_stdcall").unwrap();
        let original = &originals[name];
        assert_eq!(parameters(&alias.sig), parameters(&original.sig), "{name}");
        assert_eq!(alias.sig.output, original.sig.output, "{name}");
        assert!(!matches!(alias.sig.output, ReturnType::Default));
        assert_eq!(
            alias.sig.unsafety.is_some(),
            original.sig.unsafety.is_some()
        );

        let call = called(&alias);
        let syn::Expr::Path(function) = &*call.func else {
            panic!("{name} calls something else");
        };
        assert!(function.path.is_ident(name));
        let passed: Vec<&syn::Ident> = call
            .args
            .iter()
            .map(|argument| match argument {
                syn::Expr::Path(path) => path.path.get_ident().unwrap(),
                _ => panic!("{name} passes something else on"),
            })
            .collect();
        let taken: Vec<&syn::Ident> = parameters(&alias.sig)
            .into_iter()
            .map(|(pattern, _)| match pattern {
                syn::Pat::Ident(pattern) => &pattern.ident,
                _ => panic!("{name} has a parameter without a name"),
            })
            .collect();
        assert_eq!(passed, taken, "{name}");

        let is_exported = alias.attrs.iter().any(|attribute| {
            let text = quoted(attribute);
            text.contains("no_mangle")
        });
        assert!(is_exported, "{name}");
        names.push(name.to_owned());
    }
    names.sort();
    assert_eq!(names, EXPECTED);
}

/// An attribute's inner part as it is written.
fn quoted(attribute: &syn::Attribute) -> String {
    match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    }
}
