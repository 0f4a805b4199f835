//! What a warm call asks of the system and the heap. Counts, not times, so they hold on any machine.

mod c;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use paynet_sandbox::Sandbox;

/// Warm calls in the two runs of which the difference is taken.
const FEW: u32 = 20;
const MANY: u32 = 120;

#[test]
fn a_warm_call_is_one_look_one_write_and_one_read() {
    let place = Place::new("warm-call-system");
    let count = |calls| {
        let table = place.folder.join(format!("strace-{calls}"));
        let tool = ["strace", "-f", "-c", "-o", table.to_str().unwrap()];
        place.run(&tool, calls);
        let table = fs::read_to_string(table).unwrap();
        let total = table.lines().find(|line| line.ends_with(" total")).unwrap();
        number(total.split_whitespace().nth(3).unwrap())
    };
    let calls = per_call(count);
    println!("{calls} system calls");
    assert!((2.9..3.2).contains(&calls), "{calls} system calls");
}

#[test]
fn a_warm_call_allocates_no_more_than_it_did() {
    let place = Place::new("warm-call-heap");
    let count = |calls| {
        let report = place.run(&["valgrind"], calls);
        let (_, usage) = report.split_once("total heap usage: ").unwrap();
        number(usage.split_whitespace().next().unwrap())
    };
    let blocks = per_call(count);
    println!("{blocks} blocks");
    assert!(blocks < 52.0, "{blocks} blocks");
}

/// A host program that does not know SIGPIPE would end with the first line that breaks while it is written to.
#[test]
fn no_write_can_raise_a_signal() {
    let place = Place::new("warm-call-signals");
    let log = place.folder.join("strace");
    let tool = [
        "strace",
        "-f",
        "-yy",
        "-e",
        "trace=write,writev,sendto,sendmsg",
        "-o",
    ];
    place.run(&[&tool[..], &[log.to_str().unwrap()]].concat(), FEW);
    let log = fs::read_to_string(log).unwrap();
    let writes: Vec<&str> = log.lines().filter(|line| line.contains("<TCP")).collect();
    assert!(writes.len() > FEW as usize, "{log}");
    assert!(writes.iter().any(|write| write.contains("sendmsg(")));
    for write in writes {
        assert!(write.contains("MSG_NOSIGNAL"), "{write}");
    }
}

/// What one warm call adds to a count.
fn per_call(count: impl Fn(u32) -> u32) -> f64 {
    f64::from(count(MANY) - count(FEW)) / f64::from(MANY - FEW)
}

fn number(text: &str) -> u32 {
    text.replace(',', "").parse().unwrap()
}

/// A sandbox, and the program of `tests/cost`, which makes one cold call and then as many warm ones as it is told.
struct Place {
    sandbox: Sandbox,
    folder: PathBuf,
    program: PathBuf,
}

impl Place {
    fn new(name: &str) -> Place {
        let folder = c::folder(name);
        for name in ["libpaynet.so", "libpaynet.so.0"] {
            symlink(c::built("libpaynet.so"), folder.join(name)).unwrap();
        }
        let program = folder.join("cost");
        c::printed_by(
            c::cc("gnu99")
                .arg(c::root().join("tests/cost/cost.c"))
                .arg("-o")
                .arg(&program)
                .arg("-L")
                .arg(&folder)
                .arg("-lpaynet")
                .arg(rpath(&folder)),
        );
        Place {
            sandbox: Sandbox::start(),
            folder,
            program,
        }
    }

    /// Runs the program under a tool and gives what the tool says.
    fn run(&self, tool: &[&str], calls: u32) -> String {
        let session = self.sandbox.open_session();
        let mut words = tool.iter();
        let output = c::run(
            Command::new(words.next().unwrap())
                .args(words)
                .arg(&self.program)
                .arg(calls.to_string())
                .env("PAYNET_BASE_URL", self.sandbox.base_url())
                .env("PAYNET_CA_FILE", self.sandbox.ca_file())
                .env("PAYNET_PUBLISHABLE_KEY", self.sandbox.publishable_key())
                .env("PAYNET_SESSION_ID", session.session_id)
                .env("PAYNET_INSTALMENT_KEY", session.instalment_key),
        );
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{report}");
        report
    }
}

fn rpath(folder: &Path) -> String {
    format!("-Wl,-rpath,{}", folder.display())
}
