//! The journal through the C functions, with a child process, under valgrind.

#![cfg(target_os = "linux")]

mod c;

use c::program::{Leaks, Linking, Program};
use paynet_sandbox::{Fault, Sandbox};

const CHARGE: &str = "/v1/transaction/charge";
const CHECK: &str = "/v1/transaction/check";

#[test]
fn a_c_program_learns_what_was_in_flight() {
    let sandbox = Sandbox::start();
    for reference_no in ["lost 1", "lost 2"] {
        sandbox.next_holding(CHARGE, reference_no, Fault::CloseAfterReading);
    }
    for _ in 0..60 {
        sandbox.next_for(CHECK, Fault::StatusNoBody(503));
    }
    // The child ends in the middle of things.
    let program = Program::compile("journal", Linking::Shared).leaks(Leaks::Expected);
    let journal = program.folder().join("day.journal");
    let _ = std::fs::remove_file(&journal);
    let program = (0..3).fold(program.for_sandbox(&sandbox), |program, _| {
        let session = sandbox.open_session();
        program.arg(session.session_id).arg(session.instalment_key)
    });
    program.env("JOURNAL", &journal).run();
    let charged: Vec<String> = sandbox
        .ledger()
        .into_iter()
        .filter(|entry| entry.succeeded)
        .map(|entry| entry.reference_no)
        .collect();
    assert_eq!(charged, ["lost 1", "lost 2", "child"]);
    assert_eq!(sandbox.requests_to(CHARGE).len(), 3);
}
