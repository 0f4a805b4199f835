//! Processes and threads that share a client: no connection and no random number serves two, and none waits for good.

#![cfg(target_os = "linux")]

mod c;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use c::hellos::{Hello, Relay, repeated};
use c::program::{Leaks, Linking, Machine, Program, assert_all_needed};
use c::{cc, folder, printed_by, root};
use paynet_sandbox::{Received, Sandbox, Tls};
use serde_json::Value;

/// Of children, and as many threads.
const CROWD: usize = 64;

#[test]
fn a_client_survives_fork_and_no_connection_serves_two_processes() {
    let sandbox = Sandbox::start();
    let (printed, suppressed) = Program::compile("fork", Linking::Shared)
        .also_suppress("fork.supp")
        .for_sandbox(&sandbox)
        .arg("between")
        .run_with_suppressions();
    assert_all_needed("fork.supp", &suppressed);
    // The parent, eight children at once, two that follow, and a grandchild.
    assert_connections_stay_apart(&sandbox, &printed, 1 + 8 + 2 + 1);
}

#[test]
fn a_fork_in_the_middle_of_a_call_leaves_both_processes_able_to_call() {
    let sandbox = Sandbox::start();
    let printed = Program::compile("fork", Linking::Shared)
        // What the parent's other thread held is lost in the child, whatever the library does.
        .leaks(Leaks::Expected)
        .for_sandbox(&sandbox)
        .arg("within")
        .run();
    assert_connections_stay_apart(&sandbox, &printed, 1 + 1);
}

#[test]
fn sixty_four_children_and_threads_call_at_once_and_share_nothing() {
    let (sandbox, printed, hellos) = crowd(Tls::Only13, |program| program);
    assert_eq!(sandbox.requests().len(), 1 + 2 * CROWD * 3 + 1);
    let connections = connections_by_process(&sandbox, 1 + CROWD);
    assert!(connections[parent(&printed)].len() <= CROWD);
    assert_eq!(hellos.len(), sandbox.connections());
    assert!(hellos.iter().all(|hello| hello.key_shares.len() == 1));
    assert_eq!(repeated(&hellos), BTreeSet::new());
}

/// Which takes a session up more than once, by the number that the server gave it.
#[test]
fn a_crowd_shares_nothing_over_the_older_tls_either() {
    let (sandbox, _, mut hellos) = crowd(Tls::Only12, |program| program);
    connections_by_process(&sandbox, 1 + CROWD);
    for hello in &mut hellos {
        hello.session_id.clear();
    }
    let random = repeated(&hellos);
    assert!(
        !random.contains("random") && !random.contains("key share"),
        "{random:?}"
    );
}

#[test]
fn random_numbers_that_a_fork_copies_are_noticed() {
    let (_, _, hellos) = crowd(Tls::Only13, |program| {
        program.env("LD_PRELOAD", copied_random())
    });
    let seen = repeated(&hellos);
    for kind in ["random", "session id", "key share"] {
        assert!(seen.contains(kind), "{seen:?}");
    }
}

#[test]
fn hundreds_of_forks_in_the_middle_of_calls_leave_all_processes_able_to_call() {
    let forks = if std::env::var_os("PAYNET_LONG").is_some() {
        2000
    } else {
        200
    };
    let sandbox = Sandbox::start();
    let relay = Relay::to(sandbox.port());
    let printed = through(&relay, &sandbox)
        .arg("midst")
        .arg(forks.to_string())
        .run();
    let connections = connections_by_process(&sandbox, 1 + forks);
    // Only where a look-up takes long; each could leave a child without any, see `http::fork_gate`.
    let into_look_ups: usize = value_after(&printed, "into look-ups").parse().unwrap();
    assert!(into_look_ups < forks / 10, "{into_look_ups} of {forks}");
    let hellos = relay.hellos();
    assert_eq!(repeated(&hellos), BTreeSet::new());
    println!(
        "{forks} forks, {into_look_ups} of them in the middle of a look-up, {} requests of the parent on {} connections, {} of all processes, {} handshakes",
        requests_of(&sandbox, parent(&printed)),
        connections[parent(&printed)].len(),
        sandbox.requests().len(),
        hellos.len(),
    );
}

/// The kernel tells, where the C library doesn't.
#[test]
fn a_fork_that_the_c_library_tells_nobody_of_is_noticed() {
    let sandbox = Sandbox::start();
    let printed = Program::compile("crowd", Linking::Shared)
        .on(Machine::Real)
        .for_sandbox(&sandbox)
        .arg("bare")
        .run();
    assert_connections_stay_apart(&sandbox, &printed, 1 + 2 * 4);
}

fn crowd(tls: Tls, change: impl Fn(Program) -> Program) -> (Sandbox, String, Vec<Hello>) {
    let sandbox = Sandbox::builder().tls(tls).start();
    let relay = Relay::to(sandbox.port());
    let printed = change(through(&relay, &sandbox)).arg("crowd").run();
    let hellos = relay.hellos();
    (sandbox, printed, hellos)
}

fn through(relay: &Relay, sandbox: &Sandbox) -> Program {
    Program::compile("crowd", Linking::Shared)
        .on(Machine::Real)
        .for_sandbox(sandbox)
        .env("SANDBOX_URL", format!("https://localhost:{}", relay.port()))
}

fn copied_random() -> PathBuf {
    let library = folder("copied-random").join("copied_random.so");
    printed_by(
        cc("gnu99")
            .args(["-shared", "-fPIC"])
            .arg(root().join("tests/c/copied_random.c"))
            .arg("-o")
            .arg(&library),
    );
    library
}

/// The parent needs one connection from first to last.
fn assert_connections_stay_apart(sandbox: &Sandbox, printed: &str, processes: usize) {
    let connections = connections_by_process(sandbox, processes);
    assert_eq!(connections[parent(printed)].len(), 1);
}

/// No connection served two processes. Every request names its own in `client_id`.
fn connections_by_process(
    sandbox: &Sandbox,
    processes: usize,
) -> BTreeMap<String, BTreeSet<usize>> {
    let mut served: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let mut used: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for request in sandbox.requests() {
        let process = process_of(&request);
        served
            .entry(request.connection)
            .or_default()
            .insert(process.clone());
        used.entry(process).or_default().insert(request.connection);
    }
    for (connection, processes) in served {
        assert_eq!(processes.len(), 1, "connection {connection}: {processes:?}");
    }
    assert_eq!(used.len(), processes);
    used
}

fn requests_of(sandbox: &Sandbox, process: &str) -> usize {
    let requests = sandbox.requests().into_iter();
    requests
        .filter(|request| process_of(request) == process)
        .count()
}

fn process_of(request: &Received) -> String {
    let fields: Value = serde_json::from_slice(&request.body).unwrap();
    fields["client_id"].as_str().unwrap().to_owned()
}

fn parent(printed: &str) -> &str {
    value_after(printed, "parent")
}

fn value_after<'a>(printed: &'a str, name: &str) -> &'a str {
    let mut pairs = printed.lines().filter_map(|line| line.split_once('\t'));
    pairs.find(|(first, _)| *first == name).unwrap().1
}
