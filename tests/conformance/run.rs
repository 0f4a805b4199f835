//! Starting a runner and reading what it prints.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::c;
use crate::filled::Filled;
use crate::manifest::Runner;

/// Several times what the slowest runner needs; one that hangs shall fail, not wait.
const SECONDS: &str = "300";

/// What all runners need besides the library: made once.
pub struct Tools {
    /// Holds the library under the names by which loaders and linkers look for it.
    libraries: PathBuf,
    locales: PathBuf,
    c_runner: PathBuf,
}

impl Tools {
    pub fn prepare() -> Tools {
        let folder = c::folder("conformance");
        let libraries = folder.join("lib");
        fs::create_dir(&libraries).unwrap();
        for name in ["libpaynet.so", "libpaynet.so.0"] {
            std::os::unix::fs::symlink(c::built("libpaynet.so"), libraries.join(name)).unwrap();
        }
        Tools {
            c_runner: compile_c_runner(&folder, &libraries),
            locales: turkish_locale(&folder),
            libraries,
        }
    }

    /// The outcomes that the runner prints, or what went wrong with it.
    pub fn run(
        &self,
        runner: &Runner,
        locale: &str,
        cases: &[Filled],
    ) -> Result<Vec<Value>, String> {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("cases.json");
        fs::write(&input, input_for(cases).to_string()).unwrap();
        let output = self.command(runner, locale).arg(&input).output();
        let output = output.map_err(|error| format!("can't be run: {error}"))?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let complaints = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return Err(format!("{}\n{printed}\n{complaints}", output.status));
        }
        serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("prints no JSON ({error})\n{printed}\n{complaints}"))
    }

    fn command(&self, runner: &Runner, locale: &str) -> Command {
        let mut command = Command::new("timeout");
        command.arg(SECONDS).current_dir(c::root());
        for part in &runner.command {
            match part.as_str() {
                "$runner" => command.arg(&self.c_runner),
                part => command.arg(part),
            };
        }
        command
            .env("PAYNET_LIBRARY", c::built("libpaynet.so"))
            .env("LD_LIBRARY_PATH", &self.libraries)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("LC_ALL", locale);
        if locale.starts_with("tr_") {
            command.env("LOCPATH", &self.locales);
        }
        command
    }
}

fn input_for(cases: &[Filled]) -> Value {
    let cases: Vec<Value> = cases
        .iter()
        .map(|case| {
            json!({
                "name": case.name, "call": case.call, "client": case.client, "request": case.request,
            })
        })
        .collect();
    json!({"cases": cases})
}

fn compile_c_runner(folder: &Path, libraries: &Path) -> PathBuf {
    let runner = folder.join("runner");
    c::printed_by(
        c::cc("c99")
            .arg("-o")
            .arg(&runner)
            .arg(c::root().join("tests/conformance/runner.c"))
            .arg("-L")
            .arg(libraries)
            .args(["-lpaynet", "-lcjson"]),
    );
    runner
}

/// Makes the locale with the dotless i and the decimal comma; it need not be installed.
fn turkish_locale(folder: &Path) -> PathBuf {
    let locales = folder.join("locales");
    fs::create_dir(&locales).unwrap();
    c::printed_by(
        Command::new("localedef")
            .args(["--no-archive", "-i", "tr_TR", "-f", "UTF-8"])
            .arg(locales.join("tr_TR.UTF-8")),
    );
    let decimal_point = c::printed_by(
        Command::new("locale")
            .arg("decimal_point")
            .env("LOCPATH", &locales)
            .env("LC_ALL", "tr_TR.UTF-8"),
    );
    assert_eq!(decimal_point, ",\n");
    locales
}
