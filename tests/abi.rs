//! What programs compiled against `include/paynet.h` rely on: names, numbers, layouts, the library's own name.
//!
//! `PAYNET_GENERATE=1` writes the committed lists in `tests/abi` anew.

mod c;

use std::ffi::{CString, c_char};
use std::fs;
use std::process::Command;

use libloading::Library;

const HEADER: &str = include_str!("../include/paynet.h");

#[test]
fn the_header_compiles_alone_and_twice_in_c_and_cpp() {
    let source = c::folder("abi-header").join("twice.c");
    let initialised: String = structs()
        .iter()
        .map(|name| format!("{name} a_{name} = {};\n", init_macro(name)))
        .collect();
    let text = format!("#include \"paynet.h\"\n#include \"paynet.h\"\n{initialised}");
    fs::write(&source, text).unwrap();
    for (program, standard, language) in [
        ("cc", "c99", "c"),
        ("cc", "c11", "c"),
        ("c++", "c++11", "c++"),
    ] {
        c::printed_by(
            c::compiler(program, standard)
                .args(["-fsyntax-only", "-x", language])
                .arg(&source),
        );
    }
}

#[test]
fn every_struct_has_an_init_macro() {
    for name in structs() {
        let macro_name = init_macro(&name);
        assert!(
            HEADER.contains(&format!("#define {macro_name} {{")),
            "{macro_name}"
        );
    }
}

#[test]
fn the_library_exports_what_the_header_declares_and_nothing_else() {
    let declared = sorted(declared_functions());
    assert!(declared.contains(&"paynet_create_token".to_owned()));
    assert_eq!(sorted(exported_symbols()), declared);
    compare_with_committed("symbols.txt", &lines(&declared));
}

#[test]
fn every_number_of_the_header_is_found_by_name() {
    let library = library();
    let defined = defined_numbers();
    assert!(defined.len() > 70, "{} numbers", defined.len());
    for (name, number) in defined {
        assert_eq!(constant(&library, name), Ok(number), "{name}");
    }
}

#[test]
fn names_that_the_header_lacks_are_refused() {
    let library = library();
    let unknown_name = constant(&library, "PAYNET_ERR_UNKNOWN_NAME").unwrap();
    for name in [
        "",
        "PAYNET_H",
        "PAYNET_CONFIG_INIT",
        "PAYNET_ERR_UNKNOWN_STATUS",
        "OK",
    ] {
        assert_eq!(constant(&library, name), Err(unknown_name), "{name}");
    }
}

#[test]
fn the_layout_of_the_structs_stays_as_committed() {
    compare_with_committed("layout.txt", &layout(""));
}

#[test]
fn no_struct_has_a_hidden_gap() {
    let mut end = 0;
    for line in layout("").lines() {
        let [name, field, offset, size] = columns(line);
        let (offset, size): (usize, usize) = (offset.parse().unwrap(), size.parse().unwrap());
        if field == WHOLE {
            assert_eq!(end, size, "{name} ends with a gap");
            end = 0;
        } else {
            assert_eq!(end, offset, "there is a gap before {name}.{field}");
            end = offset + size;
        }
    }
}

#[test]
fn the_layout_is_the_same_however_the_caller_packs() {
    let default = layout("");
    for packing in [4, 8] {
        assert_eq!(
            layout(&format!("#pragma pack({packing})")),
            default,
            "pack({packing})"
        );
    }
}

#[test]
fn the_library_knows_the_same_sizes() {
    let library = library();
    for line in layout("").lines() {
        let [name, field, _, size] = columns(line);
        if field == WHOLE {
            // SAFETY: every struct has such a function, with this signature.
            let known = unsafe {
                let function = format!("{name}_size");
                library
                    .get::<extern "C" fn() -> u32>(function.as_bytes())
                    .unwrap()()
            };
            assert_eq!(known.to_string(), size, "{name}");
        }
    }
}

#[test]
fn the_library_is_named_after_its_abi() {
    // SAFETY: the signature is the header's.
    let abi_version = unsafe {
        library()
            .get::<extern "C" fn() -> i32>(b"paynet_abi_version")
            .unwrap()()
    };
    let dynamic = c::printed_by(
        Command::new("readelf")
            .arg("-d")
            .arg(c::built("libpaynet.so")),
    );
    let soname = dynamic
        .lines()
        .find(|line| line.contains("(SONAME)"))
        .expect("the library has a soname");
    assert!(
        soname.ends_with(&format!("[libpaynet.so.{abi_version}]")),
        "{soname}"
    );
}

fn library() -> Library {
    // SAFETY: the library has no initialisers.
    unsafe { Library::new(c::built("libpaynet.so")) }.unwrap()
}

/// The number, or the status code of the refusal.
fn constant(library: &Library, name: &str) -> Result<i32, i32> {
    let name = CString::new(name).unwrap();
    let mut number = 0;
    // SAFETY: the signature is the header's.
    let code = unsafe {
        let function = library
            .get::<extern "C" fn(*const c_char, *mut i32) -> i32>(b"paynet_constant")
            .unwrap();
        function(name.as_ptr(), &mut number)
    };
    match code {
        0 => Ok(number),
        code => Err(code),
    }
}

/// A declaration begins in the first column; its name stands before the first parenthesis.
fn declared_functions() -> Vec<String> {
    HEADER
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('('))
        .filter_map(|(before, _)| before.rsplit([' ', '*']).next())
        .map(str::to_owned)
        .collect()
}

fn exported_symbols() -> Vec<String> {
    c::printed_by(
        Command::new("nm")
            .args(["-D", "--defined-only", "--format=posix"])
            .arg(c::built("libpaynet.so")),
    )
    .lines()
    .filter_map(|line| line.split_whitespace().next())
    .map(str::to_owned)
    .collect()
}

fn defined_numbers() -> Vec<(&'static str, i32)> {
    HEADER
        .lines()
        .filter_map(|line| line.strip_prefix("#define "))
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, value)| Some((name, value.parse().ok()?)))
        .collect()
}

fn structs() -> Vec<String> {
    HEADER
        .lines()
        .filter_map(|line| line.strip_prefix("typedef struct ")?.strip_suffix(" {"))
        .map(str::to_owned)
        .collect()
}

/// The names of a struct's fields, in order.
fn fields(name: &str) -> Vec<&'static str> {
    let (_, rest) = HEADER
        .split_once(&format!("typedef struct {name} {{"))
        .unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    body.lines()
        .filter(|line| !line.trim_start().starts_with('*'))
        .filter_map(|line| line.strip_suffix(';'))
        .filter_map(|line| line.rsplit([' ', '*']).next())
        .filter_map(|declared| declared.split('[').next())
        .collect()
}

fn init_macro(name: &str) -> String {
    format!("{}_INIT", name.to_ascii_uppercase())
}

/// Stands in place of a field's name for the struct itself.
const WHOLE: &str = "-";

/// `struct field offset size`, as a C program sees it that packs its structs like this.
fn layout(packing: &str) -> String {
    let mut program = format!(
        "#include <stddef.h>\n#include <stdio.h>\n{packing}\n#include \"paynet.h\"\nint main(void)\n{{\n"
    );
    for name in structs() {
        for field in fields(&name) {
            program.push_str(&format!(
                "    printf(\"{name} {field} %u %u\\n\", (unsigned)offsetof({name}, {field}), \
                 (unsigned)sizeof((({name} *)0)->{field}));\n"
            ));
        }
        program.push_str(&format!(
            "    printf(\"{name} {WHOLE} 0 %u\\n\", (unsigned)sizeof({name}));\n"
        ));
    }
    program.push_str("    return 0;\n}\n");
    printed_by_program(&program)
}

fn printed_by_program(text: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let folder = c::folder(&format!(
        "abi-program-{}",
        NEXT.fetch_add(1, Ordering::Relaxed)
    ));
    let (source, program) = (folder.join("program.c"), folder.join("program"));
    fs::write(&source, text).unwrap();
    c::printed_by(c::cc("c99").arg(&source).arg("-o").arg(&program));
    c::printed_by(&mut Command::new(program))
}

fn columns(line: &str) -> [&str; 4] {
    let columns: Vec<&str> = line.split(' ').collect();
    columns.try_into().unwrap()
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn lines(names: &[String]) -> String {
    names.iter().map(|name| format!("{name}\n")).collect()
}

fn compare_with_committed(name: &str, present: &str) {
    let path = c::root().join("tests/abi").join(name);
    if std::env::var_os("PAYNET_GENERATE").is_some() {
        fs::write(&path, present).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == present,
        "{} differs. A program compiled for an earlier release may break; if this is meant, \
         `PAYNET_GENERATE=1 cargo test --test abi` writes it anew. It is now:\n{present}",
        path.display()
    );
}
