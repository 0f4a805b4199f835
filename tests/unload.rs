//! Loading, using and unloading the library leaves nothing behind, however often.

#![cfg(target_os = "linux")]

mod c;

use std::path::{Path, PathBuf};

use c::program::{Leaks, Linking, Machine, Program};
use c::{built, cc, folder, printed_by, root};
use paynet_sandbox::Sandbox;

/// More than there are keys for values of threads (1024), which were the first to run out.
const ROUNDS: u32 = 1100;

fn program(library: &Path, rounds: u32, mode: &str) -> Program {
    Program::compile("unload", Linking::AtRunTime)
        .arg(library.to_str().unwrap())
        .arg(rounds.to_string())
        .arg(mode)
}

/// A library that leaves something behind whenever it is loaded.
fn leaky(what: &str) -> PathBuf {
    let library = folder(&format!("leaky-{what}")).join("leaky.so");
    printed_by(
        cc("gnu99")
            .args([
                "-shared",
                "-fPIC",
                "-pthread",
                "-Wno-pedantic",
                "-Wno-cast-function-type",
            ])
            .arg(format!("-DLEAVES={what}"))
            .arg(root().join("tests/c/leaky.c"))
            .arg("-o")
            .arg(&library),
    );
    library
}

fn complaint_about(what: &str) -> String {
    program(&leaky(what), 200, "version")
        .on(Machine::Real)
        .complaint()
}

#[test]
fn a_thousand_loads_with_a_call_each_leave_nothing() {
    let sandbox = Sandbox::start();
    let printed = program(&built("libpaynet.so"), ROUNDS, "call")
        .on(Machine::Real)
        .for_sandbox(&sandbox)
        .run();
    println!("{printed}");
    assert!(sandbox.requests().len() > ROUNDS as usize);
}

#[test]
fn a_thousand_threads_that_called_outlive_the_library() {
    let sandbox = Sandbox::start();
    let printed = program(&built("libpaynet.so"), ROUNDS, "thread")
        .on(Machine::Real)
        .for_sandbox(&sandbox)
        .run();
    println!("{printed}");
    assert!(sandbox.requests().len() > ROUNDS as usize);
}

#[test]
fn the_library_stays_while_a_look_up_that_outlasted_its_call_runs_in_it() {
    let sandbox = Sandbox::start();
    program(&built("libpaynet.so"), 20, "look-up")
        .on(Machine::Real)
        .for_sandbox(&sandbox)
        .run();
    assert_eq!(sandbox.requests(), []);
}

#[test]
fn nothing_runs_where_an_unloaded_library_was() {
    for mode in ["call", "thread", "look-up"] {
        let sandbox = Sandbox::start();
        program(&built("libpaynet.so"), 2, mode)
            .leaks(Leaks::Expected)
            .for_sandbox(&sandbox)
            .run();
    }
}

#[test]
fn a_library_that_leaves_something_behind_is_noticed() {
    program(&leaky("NOTHING"), 200, "version")
        .on(Machine::Real)
        .run();
    let seen = [
        ("DESCRIPTOR", "after.descriptors is"),
        ("MAPPING", "after.mappings is"),
        ("THREAD", "after.threads is"),
        ("BLOCK", "after.heap <="),
        ("KEY", "after.free_keys is"),
        ("ITSELF", "!is_loaded()"),
    ];
    for (what, complaint) in seen {
        let said = complaint_about(what);
        assert!(said.contains(complaint), "{what}: {said}");
    }
}
