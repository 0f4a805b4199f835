//! Numbers, structs and functions of `include/paynet.h`.

use std::collections::{BTreeMap, BTreeSet};

const HEADER: &str = include_str!("../../include/paynet.h");

pub fn numbers() -> BTreeMap<&'static str, i32> {
    HEADER
        .lines()
        .filter_map(|line| line.strip_prefix("#define ")?.split_once(' '))
        .filter_map(|(name, value)| Some((name, value.parse().ok()?)))
        .collect()
}

pub fn number(name: &str) -> i32 {
    *numbers()
        .get(name)
        .unwrap_or_else(|| panic!("the header has no number {name}"))
}

/// Status codes are divided by what the caller may do.
pub fn class(code: i32) -> i32 {
    number(match code {
        0 => "PAYNET_CLASS_OK",
        1..=99 => "PAYNET_CLASS_CALL",
        100..=199 => "PAYNET_CLASS_NOT_REACHED",
        200..=299 => "PAYNET_CLASS_UNKNOWN",
        300..=399 => "PAYNET_CLASS_ANSWERED",
        _ => "PAYNET_CLASS_DEFECT",
    })
}

pub fn structs() -> BTreeSet<&'static str> {
    HEADER
        .lines()
        .filter_map(|line| line.strip_prefix("typedef struct ")?.strip_suffix(" {"))
        .collect()
}

/// The fields of a struct but those that only the library's own side uses.
pub fn fields(name: &str) -> BTreeSet<&'static str> {
    let (_, rest) = HEADER
        .split_once(&format!("typedef struct {name} {{"))
        .unwrap_or_else(|| panic!("the header has no struct {name}"));
    let (body, _) = rest.split_once("\n}").unwrap();
    body.lines()
        .filter(|line| !line.trim_start().starts_with('*'))
        .filter_map(|line| line.strip_suffix(';')?.rsplit([' ', '*']).next())
        .filter_map(|declared| declared.split('[').next())
        .filter(|name| *name != "struct_size" && !name.starts_with("reserved"))
        .collect()
}

/// What a function takes, as far as it is told by structs.
#[derive(Default)]
pub struct Function {
    pub request: Option<&'static str>,
    pub response: Option<&'static str>,
    pub row: Option<&'static str>,
}

/// Every function but those that size and fill structs.
pub fn functions() -> BTreeMap<&'static str, Function> {
    let (_, code) = HEADER.split_once("extern \"C\" {").unwrap();
    code.split("*/")
        .filter_map(|declared| declared.split_once(");")?.0.trim().split_once('('))
        .filter_map(|(before, parameters)| {
            let name = before.rsplit([' ', '*']).next()?;
            Some((name, function(parameters)))
        })
        .filter(|(name, _)| !name.ends_with("_size") && !name.ends_with("_init"))
        .collect()
}

/// A service has a request and a response, and one with rows tells their number next.
fn function(parameters: &'static str) -> Function {
    let parameters: Vec<&str> = parameters.split(',').map(str::trim).collect();
    let mut function = Function::default();
    for (index, parameter) in parameters.iter().enumerate() {
        let is_row = parameters.get(index + 1) == Some(&"int32_t capacity");
        let words: Vec<&str> = parameter.split([' ', '*']).collect();
        match words[..] {
            ["const", "struct", name, .., "request"] => function.request = Some(name),
            ["struct", name, ..] if is_row => function.row = Some(name),
            ["struct", name, .., "response" | "payment"] => function.response = Some(name),
            _ => {}
        }
    }
    function
}
