//! The operations with the fields of the header's structs, and values for them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::super::support::{TEST_CVC, TEST_PAN};
use super::chance::Chance;
use super::{LARGE, SMALL};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Number,
    Text,
}

pub struct Operation {
    pub name: &'static str,
    pub request: Vec<(String, Kind)>,
    /// Names that an answer of it may have.
    pub answer: Vec<String>,
    /// Whether its answer has rows.
    is_large: bool,
}

impl Operation {
    /// What a buffer has to have.
    pub fn bound(&self) -> usize {
        if self.is_large { LARGE } else { SMALL }
    }
}

/// Names, request and response structs, and those of rows with their name. Left out is what starts a browser.
const STRUCTS: &[(&str, &str, &str, &str, &str)] = &[
    ("client_warm_up", "", "", "", ""),
    ("auth", "auth_request", "auth_response", "", ""),
    (
        "check_bin",
        "check_bin_request",
        "check_bin_response",
        "instalments",
        "instalment",
    ),
    (
        "save_card",
        "save_card_request",
        "save_card_response",
        "",
        "",
    ),
    (
        "create_token",
        "create_token_request",
        "create_token_response",
        "",
        "",
    ),
    (
        "check_card_bin",
        "check_card_bin_request",
        "check_bin_response",
        "instalments",
        "instalment",
    ),
    (
        "create_card_token",
        "create_card_token_request",
        "create_token_response",
        "",
        "",
    ),
    (
        "card_list",
        "card_list_request",
        "card_list_response",
        "cards",
        "card",
    ),
    ("three_d_url", "three_d_request", "", "", ""),
    ("three_d_page", "three_d_request", "", "", ""),
    ("three_d_visited", "three_d_watch", "three_d_watch", "", ""),
    ("three_d_cancel", "", "", "", ""),
    ("charge", "charge_request", "payment", "", ""),
    (
        "check",
        "check_request",
        "check_response",
        "payments",
        "payment",
    ),
    (
        "in_flight",
        "",
        "in_flight_response",
        "charges",
        "in_flight_charge",
    ),
    ("amount_parse", "", "", "", ""),
    ("amount_format", "", "", "", ""),
    ("status", "", "", "", ""),
    ("version", "", "", "", ""),
];

/// What operations take beside structs, or answer.
const OTHERS: &[(&str, &str, Kind)] = &[
    ("three_d_visited", "address", Kind::Text),
    ("three_d_cancel", "session_id", Kind::Text),
    ("amount_parse", "text", Kind::Text),
    ("amount_format", "amount", Kind::Number),
    ("amount_format", "form", Kind::Number),
    ("status", "code", Kind::Number),
];

pub static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    let structs = structs_of_header();
    let fields = |name: &str| structs.get(name).cloned().unwrap_or_default();
    let made = STRUCTS.iter().map(|(name, request, response, rows, row)| {
        let others = OTHERS.iter().filter(|(operation, ..)| operation == name);
        let mut request = fields(request);
        request.extend(others.map(|(_, field, kind)| ((*field).to_owned(), *kind)));
        let mut answer: Vec<String> = fields(response).into_iter().map(|(name, _)| name).collect();
        answer.extend(
            fields("error")
                .into_iter()
                .map(|(name, _)| format!("error.{name}")),
        );
        for place in ["0", "1", "2", "33", "x", "-1", "18446744073709551616"] {
            let row = fields(row).into_iter();
            answer.extend(row.map(|(name, _)| format!("{rows}.{place}.{name}")));
        }
        answer.extend(NAMES.iter().map(|name| (*name).to_owned()));
        Operation {
            name,
            request,
            answer,
            is_large: !rows.is_empty(),
        }
    });
    made.collect()
});

const NAMES: &[&str] = &[
    "status",
    "status_name",
    "status_class",
    "explanation_tr",
    "url",
    "page",
    "text",
    "name",
    "version",
    "amount",
    "x",
    "",
    ".",
    "response",
    "response.",
    "error.",
    "response.code",
    "error.error.code",
    "instalments",
    "payments.1",
    TEST_PAN,
];

/// The fields of each struct of the header, but for those that no caller has to know.
fn structs_of_header() -> BTreeMap<String, Vec<(String, Kind)>> {
    let header = include_str!("../../../include/paynet.h");
    let mut structs = BTreeMap::new();
    for part in header.split("\ntypedef struct paynet_").skip(1) {
        let Some((name, body)) = part.split_once(" {\n") else {
            continue;
        };
        let Some((body, _)) = body.split_once("\n} paynet_") else {
            continue;
        };
        let lines = body.lines().map(str::trim);
        let declared = lines
            .filter(|line| !line.starts_with(['*', '/']))
            .filter_map(|line| line.strip_suffix(';'));
        let fields = declared.map(|line| {
            let kind = match line.contains("char") {
                true => Kind::Text,
                false => Kind::Number,
            };
            let name = line
                .split('[')
                .next()
                .unwrap()
                .rsplit([' ', '*'])
                .next()
                .unwrap();
            (name.to_owned(), kind)
        });
        let fields =
            fields.filter(|(name, _)| name != "struct_size" && !name.starts_with("reserved"));
        structs.insert(name.to_owned(), fields.collect());
    }
    structs
}

/// Numbers as JSON may have them, or as texts.
pub const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-0",
    "-1",
    "2",
    "12",
    "2026",
    "1000",
    "123456",
    "1e2",
    "1E+05",
    "1.0",
    "1,00",
    "0.1",
    "+5",
    "00012",
    "0x10",
    "NaN",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "1e400",
    "99999999999999999999999999999999999999",
    " 7 ",
    "",
    "-",
    "true",
    "false",
    "null",
    TEST_PAN,
    TEST_CVC,
];

/// Texts as JSON writes them, without their quotation marks.
pub const TEXTS: &[&str] = &[
    "",
    " ",
    "js_1",
    "jt_1",
    "Ayşe Yılmaz",
    "ŞĞİıöçü",
    "₺ \\u20ba 🙂",
    "\\ud83d\\ude42",
    "\\ud83d",
    "\\ude42",
    "\\u0000",
    "\\\"\\\\\\/\\b\\f\\n\\r\\t",
    "\\u0001",
    "\\x",
    "\\u12",
    "a\tb",
    "4355 0843",
    "12,50",
    "1.234,56",
    "1234.5",
    "https://localhost/",
    "http://\\u0000",
    "../..",
    "%00%0a",
    "<script>",
    "203.0.113.7",
    "{\\\"a\\\":1}",
];

/// What is neither.
pub const OTHER_VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "[1]",
    "{\"amount\":1}",
    "[[[[[[[[]]]]]]]]",
    "\"",
    "'x'",
    "NaN",
    "-",
    "",
];

/// A value that any field might get, as JSON. The card number only where it can't go anywhere.
pub fn any_value(chance: &mut Chance, kind: Kind) -> String {
    match (chance.below(8), kind) {
        (0, _) => (*chance.of(OTHER_VALUES)).to_owned(),
        (1, _) => format!("\"{}\"", "ş".repeat(chance.below(300))),
        (2, Kind::Text) => format!(
            "\"{}\"",
            "x".repeat(*chance.of(&[63, 64, 255, 256, 4095, 4096, 4097, 20_000]))
        ),
        (3, Kind::Text) => chance
            .of(&["0", "12", "-5", "1.5", "00", "1e3", "43550843"])
            .to_string(),
        (4, Kind::Number) => format!("\"{}\"", chance.of(NUMBERS)),
        (_, Kind::Number) => (*chance.of(NUMBERS)).to_owned(),
        (_, Kind::Text) => format!("\"{}\"", chance.of(TEXTS)),
    }
}
