//! A program of this folder: compiled, told where the sandbox is, and run under valgrind, or with a sanitizer.
//!
//! tests/sanitizers/run chooses the sanitizer by `PAYNET_C_SANITIZER`, gcc's `-fsanitize=`, and where cargo did not
//! build the library itself, its folder by `PAYNET_C_LIBRARY`.

use std::collections::BTreeSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use paynet_sandbox::Sandbox;

use super::{built, cc, folder, printed_by, root, run};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Linking {
    Shared,
    Static,
    /// The program loads the library itself, and functions of the program come before those of the system.
    AtRunTime,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Machine {
    /// Sees every bad access, and every block lost.
    Valgrind,
    /// As fast as programs are.
    Real,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Leaks {
    Refused,
    Expected,
}

/// Several times what the slowest program needs; one that hangs shall fail, not wait.
const SECONDS: &str = "200";

pub struct Program {
    folder: PathBuf,
    path: PathBuf,
    variables: Vec<(String, OsString)>,
    arguments: Vec<String>,
    /// Files with what valgrind shall not report.
    suppressions: Vec<&'static str>,
    leaks: Leaks,
    machine: Machine,
}

impl Program {
    pub fn compile(name: &str, linking: Linking) -> Program {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let folder = folder(&format!("{name}-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
        let path = folder.join(name);
        let mut compiler = cc("c99");
        compiler
            .args(["-g", "-pthread", "-o"])
            .arg(&path)
            .arg(root().join("tests/c").join(format!("{name}.c")));
        if let Some(sanitizer) = sanitizer() {
            compiler.arg(format!("-fsanitize={sanitizer}"));
            if sanitizer == "thread" {
                compiler.arg(root().join("tests/c/tsan.c"));
            }
        }
        match linking {
            Linking::Shared => link_shared(&mut compiler, &folder),
            Linking::Static => link_static(&mut compiler),
            Linking::AtRunTime => {
                compiler.args(["-rdynamic", "-ldl"]);
            }
        }
        printed_by(&mut compiler);
        Program {
            folder,
            path,
            variables: Vec::new(),
            arguments: Vec::new(),
            suppressions: vec!["valgrind.supp"],
            leaks: Leaks::Refused,
            machine: Machine::Valgrind,
        }
    }

    /// For files that the program reads.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Program {
        self.variables
            .push((name.to_owned(), value.as_ref().to_owned()));
        self
    }

    pub fn arg(mut self, argument: impl Into<String>) -> Program {
        self.arguments.push(argument.into());
        self
    }

    pub fn also_suppress(mut self, name: &'static str) -> Program {
        self.suppressions.push(name);
        self
    }

    pub fn leaks(mut self, leaks: Leaks) -> Program {
        self.leaks = leaks;
        self
    }

    pub fn on(mut self, machine: Machine) -> Program {
        self.machine = machine;
        self
    }

    pub fn for_sandbox(self, sandbox: &Sandbox) -> Program {
        let session = sandbox.open_session();
        self.env("SANDBOX_URL", sandbox.base_url())
            .env("SANDBOX_CA_FILE", sandbox.ca_file())
            .env("SANDBOX_PUBLISHABLE_KEY", sandbox.publishable_key())
            .env("SANDBOX_SECRET_KEY", sandbox.secret_key())
            .env("SANDBOX_SESSION_ID", session.session_id)
            .env("SANDBOX_INSTALMENT_KEY", session.instalment_key)
    }

    /// What it prints. Its checks passed, and nothing was found.
    pub fn run(&self) -> String {
        self.run_with_suppressions().0
    }

    /// The same, and the suppressions that valgrind made use of.
    pub fn run_with_suppressions(&self) -> (String, BTreeSet<String>) {
        let output = self.output();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let found = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && printed.ends_with(" checks passed\n"),
            "{}: {}\n{found}{printed}",
            self.path.display(),
            output.status,
        );
        println!("{}", printed.lines().next_back().unwrap_or_default());
        (printed, used_suppressions(&found))
    }

    /// What it says as one of its checks fails.
    pub fn complaint(&self) -> String {
        let output = self.output();
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// What valgrind or the sanitizer says about a program with a defect.
    pub fn defects(&self) -> String {
        let output = self.output();
        let found = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "nothing was found\n{found}");
        found
    }

    fn output(&self) -> Output {
        let mut command = Command::new("timeout");
        command.arg(SECONDS);
        match (sanitizer(), self.machine) {
            (Some(_), _) => {
                command.envs(self.sanitizer_options());
            }
            (None, Machine::Valgrind) => {
                command
                    .args(["valgrind", "-v", "--fair-sched=yes", "--error-exitcode=99"])
                    .args(self.leaks.options())
                    .args(self.suppressions.iter().map(|name| suppressions(name)));
            }
            (None, Machine::Real) => {}
        }
        run(command
            .arg(&self.path)
            .args(&self.arguments)
            .envs(self.variables.iter().map(|(name, value)| (name, value))))
    }

    /// LeakSanitizer's own files lie beside valgrind's.
    fn sanitizer_options(&self) -> [(&'static str, String); 3] {
        let leaks = i32::from(self.leaks == Leaks::Refused);
        let files = self.suppressions.iter().map(|name| beside(name, "lsan"));
        let known: Vec<String> = files
            .filter(|file| file.exists())
            .map(|file| format!("suppressions={}", file.display()))
            .collect();
        [
            ("ASAN_OPTIONS", format!("detect_leaks={leaks}")),
            ("LSAN_OPTIONS", known.join(":")),
            // One program calls in a child of a process with threads.
            ("TSAN_OPTIONS", "die_after_fork=0".to_owned()),
        ]
    }
}

fn beside(name: &str, extension: &str) -> PathBuf {
    root().join("tests/c").join(name).with_extension(extension)
}

/// Whether defects are looked for at all: tests/coverage/run has a valgrind that only runs the programs.
pub fn is_watched() -> bool {
    env::var_os("PAYNET_C_UNWATCHED").is_none()
}

/// By what the programs are checked instead of valgrind.
pub fn sanitizer() -> Option<String> {
    env::var("PAYNET_C_SANITIZER").ok()
}

/// From lines such as `--7-- used_suppression:      2 the name tests/c/valgrind.supp:7 suppressed: ...`.
fn used_suppressions(found: &str) -> BTreeSet<String> {
    found
        .lines()
        .filter_map(|line| {
            let (_, used) = line.split_once("used_suppression:")?;
            let (_, named) = used.trim_start().split_once(' ')?;
            let (name, _) = named.split_once(&format!(" {}/", root().display()))?;
            Some(name.to_owned())
        })
        .collect()
}

/// A suppression that nothing needs would hide what comes later.
pub fn assert_all_needed(file: &str, used: &BTreeSet<String>) {
    if sanitizer().is_some() || !is_watched() {
        return;
    }
    let idle: BTreeSet<String> = named_suppressions(file).difference(used).cloned().collect();
    assert!(
        idle.is_empty(),
        "{file} suppresses what doesn't happen: {idle:?}; used are {used:?}"
    );
}

/// The names of a file's suppressions.
fn named_suppressions(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("tests/c").join(file)).unwrap();
    let mut lines = text.lines();
    std::iter::from_fn(|| {
        lines.find(|line| *line == "{")?;
        lines.next().map(|name| name.trim().to_owned())
    })
    .collect()
}

impl Leaks {
    /// For valgrind.
    fn options(self) -> &'static [&'static str] {
        match self {
            Leaks::Refused => &[
                "--leak-check=full",
                "--show-leak-kinds=definite,possible",
                "--errors-for-leak-kinds=definite,possible",
            ],
            Leaks::Expected => &["--leak-check=no"],
        }
    }
}

fn suppressions(name: &str) -> String {
    format!(
        "--suppressions={}",
        root().join("tests/c").join(name).display()
    )
}

fn link_shared(compiler: &mut Command, folder: &Path) {
    let library = built("libpaynet.so");
    // The linker looks for the first name, the loader for the second.
    for name in ["libpaynet.so", "libpaynet.so.0"] {
        symlink(&library, folder.join(name)).unwrap();
    }
    compiler
        .arg("-L")
        .arg(folder)
        .arg("-lpaynet")
        .arg(format!("-Wl,-rpath,{}", folder.display()));
}

fn link_static(compiler: &mut Command) {
    compiler.arg(built("libpaynet.a")).args(system_libraries());
}

/// What a static library that was written in Rust needs from the system.
fn system_libraries() -> Vec<String> {
    let empty = folder("system-libraries").join("empty.rs");
    std::fs::write(&empty, "").unwrap();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = run(Command::new(rustc)
        .args(["--crate-type=staticlib", "--print=native-static-libs", "-o"])
        .arg(empty.with_extension("a"))
        .arg(&empty));
    let notes = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, libraries) = notes
        .split_once("native-static-libs: ")
        .unwrap_or_else(|| panic!("rustc names no system libraries:\n{notes}"));
    let line = libraries.lines().next().unwrap_or_default();
    line.split_whitespace().map(str::to_owned).collect()
}
