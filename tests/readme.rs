//! What the README shows works.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};

use paynet_sandbox::Sandbox;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The README's own build may write the library anew that the other tests link, so one test builds at a time.
static BUILDING: Mutex<()> = Mutex::new(());

fn building() -> MutexGuard<'static, ()> {
    BUILDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The code blocks of one language.
fn snippets(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    readme
        .split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(&format!("{language}\n")))
        .map(str::to_owned)
        .collect()
}

fn replace(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the README no longer says {from}");
    text.replace(from, to)
}

/// The folder into which cargo built the library that belongs to this test.
fn built() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    program.parent().unwrap().to_owned()
}

fn compile(source: &str, folder: &Path) -> PathBuf {
    std::os::unix::fs::symlink(built().join("libpaynet.so"), folder.join("libpaynet.so.0"))
        .unwrap();
    std::os::unix::fs::symlink("libpaynet.so.0", folder.join("libpaynet.so")).unwrap();
    fs::write(folder.join("pay.c"), source).unwrap();
    let compiled = Command::new("cc")
        .current_dir(folder)
        .args([
            "-std=c99",
            "-Wall",
            "-Wextra",
            "-pedantic",
            "-Werror",
            "pay.c",
            "-o",
            "pay",
        ])
        .args(["-L.", "-lpaynet", "-Wl,-rpath,$ORIGIN"])
        .arg(format!("-I{ROOT}/include"))
        .output()
        .unwrap();
    assert!(compiled.status.success(), "{}", shown(&compiled));
    folder.join("pay")
}

fn shown(output: &Output) -> String {
    format!(
        "{}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The program of the README for another server.
fn program(server: &str, sandbox: &Sandbox) -> String {
    let [program] = snippets("c").try_into().expect("one snippet in C");
    let program = replace(
        &program,
        "config.environment = PAYNET_ENVIRONMENT_TEST;",
        server,
    );
    let program = replace(&program, "pbk_...", sandbox.publishable_key());
    replace(&program, "sck_...", sandbox.secret_key())
}

fn run(program: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    Command::new(compile(program, folder.path()))
        .output()
        .unwrap()
}

#[test]
fn the_payment_in_c_is_paid() {
    let _building = building();
    let sandbox = Sandbox::start();
    let server = format!(
        "config.base_url = \"{}\"; config.ca_file = \"{}\";",
        sandbox.base_url(),
        sandbox.ca_file().display()
    );
    let output = run(&program(&server, &sandbox));
    assert!(output.status.success(), "{}", shown(&output));
    let [entry] = sandbox.ledger().try_into().expect("one charge");
    assert_eq!((entry.succeeded, entry.amount_kurus), (true, 123_456));
    let printed = String::from_utf8_lossy(&output.stdout);
    let receipt = format!("paid: {}, approval aut-{}", entry.card_no_masked, entry.id);
    assert_eq!(printed.lines().last(), Some(receipt.as_str()));
    assert!(printed.contains("Taksit"), "{printed}");
}

#[test]
fn the_payment_in_c_says_what_to_do_when_it_fails() {
    let _building = building();
    let sandbox = Sandbox::start();
    let nobody = "config.base_url = \"https://127.0.0.1:9\";";
    let output = run(&program(nobody, &sandbox));
    assert_eq!(output.status.code(), Some(102), "{}", shown(&output));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("refused the connection"), "{stderr}");
    assert!(stderr.contains("repeating is safe"), "{stderr}");
}

/// A block of Visual Basic, whose comments are in the language of the page, without them.
fn without_comments(block: &str) -> String {
    match block.strip_prefix("vb\n") {
        Some(lines) => lines
            .lines()
            .map(|line| line.split('\'').next().unwrap().trim_end().to_owned() + "\n")
            .collect(),
        None => block.to_owned(),
    }
}

#[test]
fn the_turkish_readme_shows_the_same() {
    let read = |name| fs::read_to_string(Path::new(ROOT).join(name)).unwrap();
    let (english, turkish) = (read("README.md"), read("README.tr.md"));
    let blocks = |text: &str| -> Vec<String> {
        text.split("```")
            .skip(1)
            .step_by(2)
            .map(without_comments)
            .collect()
    };
    assert_eq!(blocks(&english), blocks(&turkish));
    let count = |text: &str, mark: &str| text.lines().filter(|line| line.starts_with(mark)).count();
    for mark in ["## ", "| ", "- "] {
        assert_eq!(
            count(&english, mark),
            count(&turkish, mark),
            "lines with {mark}"
        );
    }
    let names = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .filter(|word| word.to_ascii_lowercase().starts_with("paynet_"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(names(&english), names(&turkish));
}

#[test]
fn the_commands_are_the_ones_that_exist() {
    let shell = snippets("sh");
    assert_eq!(shell[0], "cargo run --example checkout\n");
    assert_eq!(shell[1], "tests/run\n");
    assert!(Path::new(ROOT).join("tests/examples/checkout.rs").exists());
    assert!(Path::new(ROOT).join("tests/run").exists());
    assert_eq!(
        shell[4],
        "PAYNET_ENVIRONMENT=test cargo run --release --bin paynet-doctor\n"
    );
    assert!(Path::new(ROOT).join("src/bin/paynet-doctor.rs").exists());
    assert_eq!(shell.len(), 5);
}

#[test]
fn a_till_without_a_dll_opens_a_session_with_one_command() {
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let settings = format!(
        "PAYNET_BASE_URL={}\nPAYNET_CA_FILE={}\nPAYNET_PUBLISHABLE_KEY={}\n",
        sandbox.base_url(),
        sandbox.ca_file().display(),
        sandbox.publishable_key(),
    );
    fs::write(folder.path().join("paynet.ini"), settings).unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_paynet")).parent().unwrap();
    let output = Command::new("sh")
        .current_dir(folder.path())
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
        .args(["-euc", &snippets("sh")[3]])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", shown(&output));
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.contains("\"session_id\":\"js_"), "{answer}");
}

#[test]
fn building_with_the_commands_of_the_readme_gives_a_program_that_runs() {
    let _building = building();
    let folder = tempfile::tempdir().unwrap();
    let nobody = "config.base_url = \"https://127.0.0.1:9\";";
    let program = program(nobody, &Sandbox::start());
    fs::write(folder.path().join("pay.c"), program).unwrap();
    let commands = replace(
        &snippets("sh")[2],
        "pay.c",
        &folder.path().join("pay.c").display().to_string(),
    );
    let commands = replace(
        &commands,
        "-o pay",
        &format!("-o {}/pay", folder.path().display()),
    );
    let built = Command::new("sh")
        .current_dir(ROOT)
        .args(["-euc", &commands])
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", shown(&built));
    let output = Command::new(folder.path().join("pay")).output().unwrap();
    assert_eq!(output.status.code(), Some(102), "{}", shown(&output));
}
