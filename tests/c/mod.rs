//! What the tests in C share: the built library, the compiler, and running a tool to its end.

#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod hellos;
pub mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file that cargo built from the library; it lies beside the test program, if not elsewhere on purpose.
pub fn built(name: &str) -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let elsewhere = std::env::var_os("PAYNET_C_LIBRARY").map(PathBuf::from);
    let folder = elsewhere.unwrap_or_else(|| program.parent().unwrap().to_owned());
    let path = folder.join(name);
    assert!(path.exists(), "cargo has not built {}", path.display());
    path
}

/// An empty folder that no other test uses.
pub fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Runs a tool that has to be installed.
pub fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| {
        panic!(
            "{} can't be run ({error}); the tests in C need gcc, g++, binutils and valgrind",
            command.get_program().display()
        )
    })
}

/// What a tool prints; it must succeed.
pub fn printed_by(command: &mut Command) -> String {
    let output = run(command);
    assert!(
        output.status.success(),
        "{command:?}: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The C compiler with all warnings as errors, and the header at hand.
pub fn cc(standard: &str) -> Command {
    compiler("cc", standard)
}

pub fn compiler(program: &str, standard: &str) -> Command {
    let mut command = Command::new(program);
    command
        .arg(format!("-std={standard}"))
        .args(["-Wall", "-Wextra", "-pedantic", "-Werror"])
        .arg("-I")
        .arg(root().join("include"));
    command
}
