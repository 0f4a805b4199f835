//! Numbers and fields of `include/paynet.h`.

use std::collections::BTreeMap;

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

/// The fields of a struct but those that only the library's own side uses.
pub fn fields(name: &str) -> Vec<&'static str> {
    let (_, rest) = HEADER
        .split_once(&format!("typedef struct {name} {{"))
        .unwrap_or_else(|| panic!("the header has no struct {name}"));
    let (body, _) = rest.split_once("\n}").unwrap();
    body.lines()
        .filter_map(|line| line.strip_suffix(';')?.rsplit([' ', '*']).next())
        .filter_map(|declared| declared.split('[').next())
        .filter(|name| !["struct_size", "reserved"].contains(name))
        .collect()
}
