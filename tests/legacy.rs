//! The files for languages whose compilers don't run here, line by line: what they declare is what the header says, and
//! the names they use exist. Pascal and COBOL are compiled and run by `bindings/legacy/tests/run`.

mod c;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{CString, c_char};

use libloading::Library;

const HEADER: &str = include_str!("../include/paynet.h");
const ALIASES: &str = include_str!("../src/ffi/stdcall.rs");

const PAGES: [&str; 2] = [
    include_str!("../README.md"),
    include_str!("../README.tr.md"),
];
const PASCAL: &str = include_str!("../bindings/legacy/pascal/paynet.pas");
const COPYBOOK: &str = include_str!("../bindings/legacy/cobol/paynet.cpy");

/// The functions without which no payment is taken. A twin in UTF-16 is as good.
const NEEDED: [&str; 6] = [
    "paynet_abi_version",
    "paynet_request_new",
    "paynet_request_set",
    "paynet_request_call",
    "paynet_response_get",
    "paynet_request_free",
];

/// How the header passes a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Number,
    NumberOut,
    Text,
    TextOut,
    /// In UTF-16.
    Wide,
    WideOut,
    Memory,
}

struct Language {
    name: &'static str,
    declarations: &'static str,
    /// The file with the numbers.
    constants: &'static str,
    example: &'static str,
    /// What begins a comment at the start of a line, and what after code.
    comment: &'static str,
    trailing_comment: &'static str,
    /// The line of a function: name, alias, parameters, result.
    line: fn(&str) -> Option<Line>,
    /// How a parameter is written, its name left out, and what may be passed so.
    passes: &'static [(&'static str, &'static [Kind])],
    result: &'static str,
    constant: fn(&str) -> Option<(&str, &str)>,
    /// A mistake in a line that declares, and what it is changed to.
    mistakes: &'static [(&'static str, &'static str)],
}

struct Line {
    name: String,
    alias: String,
    parameters: Vec<String>,
    result: String,
}

const LANGUAGES: [Language; 3] = [
    Language {
        name: "Visual Basic 6",
        declarations: include_str!("../bindings/legacy/vb6/Paynet.bas"),
        constants: include_str!("../bindings/legacy/vb6/Paynet.bas"),
        example: include_str!("../bindings/legacy/vb6/Payment.bas"),
        comment: "'",
        trailing_comment: "'",
        line: visual_basic,
        passes: &[
            (
                "ByVal Long",
                &[Kind::Number, Kind::Wide, Kind::WideOut, Kind::Memory],
            ),
            ("ByRef Long", &[Kind::NumberOut]),
        ],
        result: "Long",
        constant: |line| {
            line.strip_prefix("Public Const ")?
                .split_once(" As Long = ")
        },
        mistakes: &[
            ("ByRef request As Long", "ByVal request As Long"),
            (
                "ByVal length As Long) As Long",
                "ByVal length As Integer) As Long",
            ),
            ("ByVal name As Long", "ByRef name As Long"),
            ("ByVal operation As Long", "ByVal operation As String"),
            (", ByVal capacity As Long", ""),
            (
                "Alias \"paynet_request_set_w_stdcall\"",
                "Alias \"paynet_request_set_stdcall\"",
            ),
            (
                "Alias \"paynet_request_call_stdcall\"",
                "Alias \"paynet_request_call\"",
            ),
            (
                "Alias \"paynet_request_free_stdcall\"",
                "Alias \"paynet_request_call_stdcall\"",
            ),
            (
                "(ByVal request As Long) As Long",
                "(ByVal request As Long) As Integer",
            ),
            ("Lib \"paynet.dll\"", "Lib \"paynet32.dll\""),
        ],
    },
    Language {
        name: "FoxPro",
        declarations: include_str!("../bindings/legacy/foxpro/paynet.prg"),
        constants: include_str!("../bindings/legacy/foxpro/paynet_fox.h"),
        example: include_str!("../bindings/legacy/foxpro/payment.prg"),
        comment: "*",
        trailing_comment: "&&",
        line: foxpro,
        passes: &[
            ("INTEGER", &[Kind::Number]),
            ("INTEGER @", &[Kind::NumberOut]),
            ("STRING", &[Kind::Text]),
            ("STRING @", &[Kind::TextOut]),
        ],
        result: "INTEGER",
        constant: |line| line.strip_prefix("#DEFINE ")?.split_once(' '),
        mistakes: &[
            ("INTEGER @request", "INTEGER request"),
            ("INTEGER length", "SHORT length"),
            ("STRING @buffer", "STRING buffer"),
            (", INTEGER capacity", ""),
            (
                "paynet_request_call_stdcall IN",
                "paynet_request_free_stdcall IN",
            ),
            (
                "INTEGER paynet_request_free_stdcall",
                "SHORT paynet_request_free_stdcall",
            ),
            ("IN paynet.dll", "IN paynet32.dll"),
        ],
    },
    Language {
        name: "PowerBuilder",
        declarations: include_str!("../bindings/legacy/powerbuilder/n_paynet.sru"),
        constants: include_str!("../bindings/legacy/powerbuilder/n_paynet.sru"),
        example: include_str!("../bindings/legacy/powerbuilder/n_payment.sru"),
        comment: "//",
        trailing_comment: "//",
        line: powerbuilder,
        passes: &[
            ("long", &[Kind::Number]),
            ("ref long", &[Kind::NumberOut]),
            ("string", &[Kind::Wide]),
            ("ref string", &[Kind::WideOut]),
        ],
        result: "long",
        constant: |line| line.strip_prefix("Constant Long ")?.split_once(" = "),
        mistakes: &[
            ("ref long request", "long request"),
            ("long length", "integer length"),
            ("ref string buffer", "string buffer"),
            (", long capacity", ""),
            (
                "\"paynet_request_set_w_stdcall\"",
                "\"paynet_request_set_w_stdcall;Ansi\"",
            ),
            (
                "\"paynet_request_set_w_stdcall\"",
                "\"paynet_request_set_stdcall\"",
            ),
            (
                "\"paynet_request_free_stdcall\"",
                "\"paynet_request_call_stdcall\"",
            ),
            (
                "FUNCTION long paynet_request_free",
                "FUNCTION integer paynet_request_free",
            ),
            ("LIBRARY \"paynet.dll\"", "LIBRARY \"paynet32.dll\""),
        ],
    },
];

fn visual_basic(line: &str) -> Option<Line> {
    let rest = line.strip_prefix("Public Declare Function ")?;
    let (name, rest) = rest.split_once(" Lib \"paynet.dll\" Alias \"")?;
    let (alias, rest) = rest.split_once("\" (")?;
    let (parameters, result) = rest.split_once(") As ")?;
    let parameters = listed(parameters).map(|parameter| match parameter.split_once(" As ") {
        Some((way_and_name, kind)) => format!("{} {kind}", word(way_and_name, 0)),
        None => parameter.to_owned(),
    });
    Some(Line {
        name: name.to_owned(),
        alias: alias.to_owned(),
        parameters: parameters.collect(),
        result: result.to_owned(),
    })
}

fn foxpro(line: &str) -> Option<Line> {
    let rest = line.trim_start().strip_prefix("DECLARE ")?;
    let (result_and_alias, rest) = rest.split_once(" IN paynet.dll AS ")?;
    let (name, parameters) = rest.split_once(' ').unwrap_or((rest, ""));
    let parameters = listed(parameters).map(|parameter| match parameter.split_once(" @") {
        Some((kind, _)) => format!("{kind} @"),
        None => word(parameter, 0).to_owned(),
    });
    Some(Line {
        name: name.to_owned(),
        alias: word(result_and_alias, 1).to_owned(),
        parameters: parameters.collect(),
        result: word(result_and_alias, 0).to_owned(),
    })
}

fn powerbuilder(line: &str) -> Option<Line> {
    let rest = line.strip_prefix("FUNCTION ")?;
    let (result_and_name, rest) = rest.split_once(" (")?;
    let (parameters, rest) = rest.split_once(") LIBRARY \"paynet.dll\" ALIAS FOR \"")?;
    let alias = rest.strip_suffix('"')?;
    let parameters = listed(parameters).map(|parameter| {
        let (kind, _) = parameter.rsplit_once(' ').unwrap_or((parameter, ""));
        kind.to_owned()
    });
    Some(Line {
        name: word(result_and_name, 1).to_owned(),
        alias: alias.to_owned(),
        parameters: parameters.collect(),
        result: word(result_and_name, 0).to_owned(),
    })
}

fn listed(parameters: &str) -> impl Iterator<Item = &str> {
    parameters
        .split(", ")
        .filter(|parameter| !parameter.is_empty())
}

fn word(text: &str, index: usize) -> &str {
    text.split(' ').nth(index).unwrap_or_default()
}

/// The header's functions that pass and give nothing but what the flat door does.
fn prototypes() -> BTreeMap<&'static str, Vec<Kind>> {
    HEADER
        .split("\n\n")
        .filter_map(|part| {
            let (_, declared) = part
                .rsplit_once("*/\nint32_t ")
                .or(part.rsplit_once("\nint32_t "))?;
            let (name, rest) = declared.split_once('(')?;
            let (parameters, _) = rest.split_once(");")?;
            let kinds: Option<Vec<Kind>> = parameters
                .split(',')
                .map(str::trim)
                .filter(|&parameter| parameter != "void")
                .map(kind)
                .collect();
            Some((name, kinds?))
        })
        .collect()
}

fn kind(parameter: &str) -> Option<Kind> {
    let (before, _) = parameter.rsplit_once([' ', '*'])?;
    let kind: String = parameter[..=before.len()]
        .chars()
        .filter(|&c| c != ' ')
        .collect();
    Some(match kind.as_str() {
        "int32_t" => Kind::Number,
        "int32_t*" => Kind::NumberOut,
        "constchar*" => Kind::Text,
        "char*" => Kind::TextOut,
        "constuint16_t*" => Kind::Wide,
        "uint16_t*" => Kind::WideOut,
        "void*" => Kind::Memory,
        _ => return None,
    })
}

/// What is wrong in these lines, and which functions they declare.
fn examined(language: &Language, text: &str) -> (Vec<String>, BTreeSet<String>) {
    let known = prototypes();
    let mut problems = Vec::new();
    let mut declared = BTreeSet::new();
    for line in text.lines().filter(|line| {
        line.contains("paynet_") && line.contains(".dll\"") || line.contains("DECLARE ")
    }) {
        if line.trim_start().starts_with(language.comment) {
            continue;
        }
        let Some(found) = (language.line)(line) else {
            problems.push(format!("not understood: {line}"));
            continue;
        };
        let original = found.alias.strip_suffix("_stdcall").unwrap_or_default();
        let name = match found.name.as_str() {
            "paynet_library_abi_version" => "paynet_abi_version",
            name => name,
        };
        let Some(kinds) = known.get(original).filter(|_| name == original) else {
            problems.push(format!("another function than it says: {line}"));
            continue;
        };
        declared.insert(original.to_owned());
        if !ALIASES.contains(&format!("extern \"system\" fn {}(", found.alias)) {
            problems.push(format!("no such alias: {line}"));
        }
        if found.result != language.result {
            problems.push(format!("another result: {line}"));
        }
        let fits = |(written, kind): (&String, &Kind)| {
            language
                .passes
                .iter()
                .any(|(form, kinds)| form == written && kinds.contains(kind))
        };
        if found.parameters.len() != kinds.len() || !found.parameters.iter().zip(kinds).all(fits) {
            problems.push(format!("other parameters than {kinds:?}: {line}"));
        }
    }
    (problems, declared)
}

#[test]
fn every_line_declares_what_the_header_says() {
    for language in &LANGUAGES {
        let (problems, declared) = examined(language, language.declarations);
        assert_eq!(problems, [""; 0], "{}", language.name);
        assert_eq!(lacking(&declared), [""; 0], "{}", language.name);
    }
}

fn lacking(declared: &BTreeSet<String>) -> Vec<&'static str> {
    NEEDED
        .into_iter()
        .filter(|&name| !declared.contains(name) && !declared.contains(&format!("{name}_w")))
        .collect()
}

#[test]
fn a_wrong_line_is_found() {
    for language in &LANGUAGES {
        for (right, wrong) in language.mistakes {
            let changed = language.declarations.replacen(right, wrong, 1);
            assert_ne!(changed, language.declarations, "{}: {right}", language.name);
            let (problems, declared) = examined(language, &changed);
            let lacks = !lacking(&declared).is_empty();
            assert!(!problems.is_empty() || lacks, "{}: {wrong}", language.name);
        }
    }
}

#[test]
fn old_editors_get_their_ends_of_lines_and_plain_letters() {
    let files = LANGUAGES
        .iter()
        .flat_map(|language| [language.declarations, language.constants, language.example])
        .chain([PASCAL]);
    for text in files {
        assert!(text.is_ascii());
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }
}

#[test]
fn every_number_of_the_header_is_there() {
    let expected: BTreeMap<String, i32> = HEADER
        .lines()
        .filter_map(|line| line.strip_prefix("#define ")?.split_once(' '))
        .filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?)))
        .collect();
    assert!(expected.len() > 70);
    for language in &LANGUAGES {
        let found = constants(language.constants, language.constant);
        assert_eq!(found, expected, "{}", language.name);
    }
    let pascal = constants(PASCAL, |line| {
        line.strip_suffix(';')?.trim_start().split_once(" = ")
    });
    assert_eq!(pascal, expected);
    let cobol = constants(COPYBOOK, |line| {
        line.strip_suffix('.')?
            .trim_start()
            .strip_prefix("78  ")?
            .split_once(" VALUE ")
    });
    let cobol: BTreeMap<String, i32> = cobol
        .into_iter()
        .map(|(name, value)| match name.replace('-', "_").as_str() {
            "PAYNET_TRANSACTION_PREAUTH" => {
                ("PAYNET_TRANSACTION_PREAUTHORISATION".to_owned(), value)
            }
            name => (name.to_owned(), value),
        })
        .collect();
    assert_eq!(cobol, expected);
}

fn constants(text: &str, constant: fn(&str) -> Option<(&str, &str)>) -> BTreeMap<String, i32> {
    text.lines()
        .filter_map(constant)
        .filter(|(name, _)| name.starts_with("PAYNET"))
        .filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?)))
        .collect()
}

/// A use of a name in a call of a helper or of the door itself.
#[derive(Debug, PartialEq)]
enum Use {
    Operation(String),
    Set(String),
    Get(String),
}

/// A function in small letters, and what its second argument names.
type Helper = (&'static str, fn(String) -> Use);

const HELPERS: [Helper; 14] = [
    ("paynetrequest", Use::Operation),
    ("paynet_request_new", Use::Operation),
    ("paynet_request_new_w", Use::Operation),
    ("of_request", Use::Operation),
    ("paynetset", Use::Set),
    ("paynetsetcard", Use::Set),
    ("paynet_request_set", Use::Set),
    ("paynet_request_set_w", Use::Set),
    ("of_set", Use::Set),
    ("of_set_card", Use::Set),
    ("paynetget", Use::Get),
    ("paynet_response_get", Use::Get),
    ("paynet_response_get_w", Use::Get),
    ("of_get", Use::Get),
];

/// The uses of names in the order of the text. A part of a name that is only known at run time, the number of a row, is 1.
fn uses(language: &Language, text: &str) -> Vec<Use> {
    statements(language, text)
        .iter()
        .flat_map(|line| uses_of_line(line))
        .collect()
}

/// The lines with their continuations and without comments.
fn statements(language: &Language, text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .replace(" _\n", " ")
        .replace(";\n    ", " ")
        .replace("&\n", " ")
        .lines()
        .map(str::trim_start)
        .filter(|line| !line.starts_with(language.comment))
        .map(|line| {
            let end = line
                .match_indices(language.trailing_comment)
                .map(|(place, _)| place)
                .find(|&place| line[..place].matches('"').count().is_multiple_of(2));
            line[..end.unwrap_or(line.len())].trim_end().to_owned()
        })
        .collect()
}

fn uses_of_line(line: &str) -> Vec<Use> {
    names(line)
        .into_iter()
        .filter_map(|(_, name, rest)| {
            let helper = HELPERS.iter().find(|(helper, _)| *helper == name)?;
            second_argument(rest).map(helper.1)
        })
        .collect()
}

/// The names outside of texts, in small letters, between what is before and behind them.
fn names(line: &str) -> Vec<(&str, String, &str)> {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins = |&(start, character): &(usize, char)| {
        is_letter(character)
            && !line[..start].ends_with(is_letter)
            && line[..start].matches('"').count().is_multiple_of(2)
    };
    line.char_indices()
        .filter(begins)
        .map(|(start, _)| {
            let rest = &line[start..];
            let end = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
            (
                &line[..start],
                rest[..end].to_ascii_lowercase(),
                &rest[end..],
            )
        })
        .collect()
}

fn second_argument(text: &str) -> Option<String> {
    let inside = text.trim_start().strip_prefix('(').unwrap_or(text);
    let argument = arguments(inside).into_iter().nth(1)?;
    let parts: Vec<&str> = argument.split('"').skip(1).step_by(2).collect();
    (!parts.is_empty()).then(|| parts.join("1"))
}

/// The arguments up to the end of the parenthesis, or of the line.
fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut quoted) = (0, false);
    let mut found = vec![String::new()];
    for character in text.chars() {
        match character {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => break,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                found.push(String::new());
                continue;
            }
            _ => {}
        }
        found.last_mut().unwrap().push(character);
    }
    found.retain(|argument| !argument.trim().is_empty());
    found
}

/// The fields of a struct of the header.
fn fields(name: &str) -> BTreeSet<String> {
    let (_, body) = HEADER
        .split_once(&format!("typedef struct {name} {{\n"))
        .unwrap();
    let (body, _) = body.split_once(&format!("}} {name};")).unwrap();
    body.lines()
        .filter_map(|line| line.strip_suffix(';'))
        .filter_map(|line| line.rsplit([' ', '*']).next())
        .map(|field| field.split('[').next().unwrap().to_owned())
        .collect()
}

/// What an operation takes and answers, as the header says; the rows with the name of their array.
fn answers_of(operation: &str) -> BTreeSet<String> {
    let (response, rows, others): (&str, Option<(&str, &str)>, &[&str]) = match operation {
        "client_new" => ("", None, &["client"]),
        "client_free" => ("", None, &[]),
        "auth" => ("paynet_auth_response", None, &[]),
        "check_bin" => (
            "paynet_check_bin_response",
            Some(("instalments", "paynet_instalment")),
            &[],
        ),
        "create_token" => ("paynet_create_token_response", None, &[]),
        "three_d_browse" => ("", None, &["state"]),
        "charge" => ("paynet_payment", None, &[]),
        "amount_parse" => ("", None, &["amount"]),
        "amount_format" => ("", None, &["text"]),
        "status" => (
            "",
            None,
            &["name", "class", "explanation_en", "explanation_tr"],
        ),
        other => panic!("the test doesn't know {other}"),
    };
    let mut known: BTreeSet<String> = others.iter().map(|&name| name.to_owned()).collect();
    if !response.is_empty() {
        known.extend(fields(response));
    }
    if let Some((array, row)) = rows {
        known.extend(fields(row).iter().map(|field| format!("{array}.1.{field}")));
    }
    known
}

/// What a failed call answers, and what is beside every answer.
fn answers_of_any() -> BTreeSet<String> {
    let beside = [
        "explanation_en",
        "explanation_tr",
        "status",
        "status_name",
        "status_class",
    ];
    let mut known = fields("paynet_error");
    known.extend(beside.map(str::to_owned));
    known
}

#[test]
fn every_name_that_is_used_exists() {
    let library = library();
    for language in &LANGUAGES {
        for text in [language.declarations, language.example] {
            assert_eq!(
                unknown_names(&library, &uses(language, text)),
                [""; 0],
                "{}",
                language.name
            );
        }
        let used = uses(language, language.example);
        for operation in ["client_new", "auth", "check_bin", "create_token", "charge"] {
            assert!(
                used.contains(&Use::Operation(operation.to_owned())),
                "{}",
                language.name
            );
        }
        assert!(
            used.contains(&Use::Set("pan".to_owned())),
            "{}",
            language.name
        );
        // A second press of the button begins the order anew.
        assert!(
            used.contains(&Use::Set("look_up_first".to_owned())),
            "{}",
            language.name
        );
        assert!(
            used.contains(&Use::Get("instalments.1.instalment_key".to_owned())),
            "{}",
            language.name
        );
        assert!(used.len() > 40, "{}: {used:?}", language.name);
    }
}

#[test]
fn the_pages_for_old_tills_show_the_same_lines_and_they_are_right() {
    let library = library();
    let [visual_basic, ..] = &LANGUAGES;
    let shown = PAGES.map(|page| {
        let (_, from) = page.split_once("```vb\n").unwrap();
        from.split_once("```").unwrap().0
    });
    for lines in shown {
        let used = uses(visual_basic, lines);
        assert!(used.len() > 20, "{used:?}");
        assert_eq!(unknown_names(&library, &used), [""; 0]);
        let (wrong, count) = misfits(visual_basic, lines);
        assert_eq!((wrong, count > 20), (Vec::new(), true));
        // The rows come in any order: the first may be the one with the most instalments.
        assert!(!lines.contains("\"instalments.1"), "{lines}");
        assert!(used.contains(&Use::Get("instalments.1.instalment".to_owned())));
    }
    for page in PAGES {
        let (_, after) = page.split_once("```vb\n").unwrap();
        let section = after.split("\n## ").next().unwrap();
        assert!(section.contains("`look_up_first`"));
    }
    let [english, turkish] = shown.map(|lines| statements(visual_basic, lines));
    assert_eq!(english, turkish);
}

/// `TRANSFORM` writes 1 as 1.00 or 1,00 where a program has `SET FIXED ON`.
#[test]
fn foxpro_writes_numbers_without_decimals() {
    let [_, foxpro, _] = &LANGUAGES;
    for text in [foxpro.declarations, foxpro.example] {
        assert!(!text.to_ascii_uppercase().contains("TRANSFORM("));
        assert!(text.contains("PaynetText("));
    }
}

#[test]
fn a_wrong_name_is_found() {
    let library = library();
    for language in &LANGUAGES {
        for (right, wrong) in [
            ("\"check_bin\"", "\"checkbin\""),
            ("\"bin\"", "\"pan\""),
            ("\"card_holder\"", "\"cardholder\""),
            ("\"token_id\")", "\"token\")"),
            (".instalment_key\"", ".key\""),
            ("\"instalments.\"", "\"rows.\""),
        ] {
            let changed = language.example.replace(right, wrong);
            assert_ne!(changed, language.example, "{}: {right}", language.name);
            let unknown = unknown_names(&library, &uses(language, &changed));
            assert_ne!(unknown, [""; 0], "{}: {wrong}", language.name);
        }
    }
}

/// The library itself says whether it has an operation and takes a field.
fn unknown_names(library: &Library, uses: &[Use]) -> Vec<String> {
    let mut operation = "";
    let mut unknown = Vec::new();
    for used in uses {
        match used {
            Use::Operation(name) => {
                operation = name;
                if !knows(library, name, None) {
                    unknown.push(format!("{used:?}"));
                    operation = "";
                }
            }
            Use::Set(name) => {
                if !knows(library, operation, Some(name)) {
                    unknown.push(format!("{used:?} of {operation}"));
                }
            }
            Use::Get(name) => {
                let answered = !operation.is_empty() && answers_of(operation).contains(name);
                if !answered && !answers_of_any().contains(name) {
                    unknown.push(format!("{used:?} of {operation}"));
                }
            }
        }
    }
    unknown
}

fn library() -> Library {
    // SAFETY: the library has no initialisers.
    unsafe { Library::new(c::built("libpaynet.so")) }.unwrap()
}

/// Whether the operation exists, and takes the field if one is named. No client is needed to ask.
fn knows(library: &Library, operation: &str, field: Option<&str>) -> bool {
    let operation = CString::new(operation).unwrap();
    let field = field.map(|field| CString::new(field).unwrap());
    // SAFETY: the signatures are the header's.
    unsafe {
        let new = library
            .get::<extern "C" fn(i32, *const c_char, i32, *mut i32) -> i32>(b"paynet_request_new")
            .unwrap();
        let set = library
            .get::<extern "C" fn(i32, *const c_char, *const c_char, i32) -> i32>(
                b"paynet_request_set",
            )
            .unwrap();
        let free = library
            .get::<extern "C" fn(i32) -> i32>(b"paynet_request_free")
            .unwrap();
        let mut request = 0;
        let made = new(0, operation.as_ptr(), 0, &mut request) == 0;
        let taken = field.is_none_or(|field| set(request, field.as_ptr(), c"1".as_ptr(), -1) == 0);
        made && taken && free(request) == 0
    }
}

/// The functions that a language's files define or declare, with the number of their parameters.
fn defined(language: &Language) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for text in [language.declarations, language.example] {
        for line in text.lines() {
            if let Some(declared) = (language.line)(line) {
                found.insert(
                    declared.name.to_ascii_lowercase(),
                    declared.parameters.len(),
                );
            }
        }
        for line in statements(language, text) {
            let begins = [
                "Public Function ",
                "Private Function ",
                "Public Sub ",
                "Private Sub ",
                "FUNCTION ",
                "public ",
            ]
            .iter()
            .find_map(|begin| line.strip_prefix(begin));
            let Some(rest) = begins.filter(|rest| !rest.contains(" LIBRARY ")) else {
                continue;
            };
            let (before, parameters) = rest.split_once('(').unwrap_or((rest, ""));
            let name = before
                .split_whitespace()
                .last()
                .unwrap()
                .to_ascii_lowercase();
            found.insert(name, arguments(parameters).len());
        }
    }
    found
}

/// Calls with another number of arguments than the function has parameters, and how many calls there are.
fn misfits(language: &Language, text: &str) -> (Vec<String>, usize) {
    let defined = defined(language);
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in statements(language, text) {
        for (before, name, rest) in names(&line) {
            let Some(&parameters) = defined.get(&name) else {
                continue;
            };
            let is_statement = before.is_empty() || before.ends_with("Then ");
            let inside = match rest.trim_start() {
                rest if rest.starts_with('(') => &rest[1..],
                // Visual Basic's statements have no parentheses, and a function's own name is its result.
                rest if is_statement && !rest.starts_with('=') => rest,
                _ => continue,
            };
            count += 1;
            if arguments(inside).len() != parameters {
                wrong.push(line.clone());
            }
        }
    }
    (wrong, count)
}

#[test]
fn every_function_is_called_with_all_it_takes() {
    for language in &LANGUAGES {
        for text in [language.declarations, language.example] {
            let (wrong, count) = misfits(language, text);
            assert_eq!(wrong, [""; 0], "{}", language.name);
            assert!(count > 30, "{}: {count}", language.name);
        }
    }
}

#[test]
fn a_call_with_too_few_or_many_arguments_is_found() {
    for language in &LANGUAGES {
        for (right, wrong) in [("session_id\"", "session_id\", 1"), ("\"budget_ms\", ", "")] {
            let changed = language.example.replacen(right, wrong, 1);
            assert_ne!(changed, language.example, "{}: {right}", language.name);
            assert_ne!(
                misfits(language, &changed).0,
                [""; 0],
                "{}: {wrong}",
                language.name
            );
        }
    }
}

#[test]
fn every_number_that_is_used_exists() {
    let of_the_environment = [
        "PAYNET_BASE_URL",
        "PAYNET_CA_FILE",
        "PAYNET_PUBLISHABLE_KEY",
        "PAYNET_SECRET_KEY",
    ];
    for language in &LANGUAGES {
        for text in [language.declarations, language.example] {
            let used = text
                .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .filter(|word| word.starts_with("PAYNET_") && !word.ends_with('_'));
            for word in used {
                let is_known = HEADER.contains(&format!("#define {word} "))
                    || of_the_environment.contains(&word);
                assert!(is_known, "{}: {word}", language.name);
            }
        }
    }
}
