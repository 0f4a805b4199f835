//! Programs in C against the built library, under valgrind, or with a sanitizer (tests/sanitizers/run). Each ends with the
//! number of checks that passed.

mod c;

use std::collections::BTreeSet;

use c::program::{Leaks, Linking, Program, assert_all_needed, is_watched, sanitizer};
use paynet_sandbox::{Fault, Received, Sandbox, Tls, Token};
use serde_json::{Value, json};

#[test]
fn misuse_of_the_whole_boundary_is_refused_and_nothing_is_sent() {
    let sandbox = Sandbox::start();
    let program = Program::compile("boundary", Linking::Shared);
    let not_a_certificate = program.folder().join("no-certificate.pem");
    std::fs::write(&not_a_certificate, "no certificate\n").unwrap();
    program
        .for_sandbox(&sandbox)
        .env("FILE_WITHOUT_CERTIFICATE", &not_a_certificate)
        .run();
    assert_eq!(sandbox.connections(), 0);
    assert_eq!(sandbox.requests(), []);
}

#[test]
fn tokens_refusals_and_texts_arrive_as_they_were_sent() {
    let suppressed = assert_all_arrives(&Sandbox::start());
    assert_all_needed("valgrind.supp", &suppressed);
}

/// Without encryption valgrind sees every byte that goes out.
#[test]
fn nothing_uninitialised_goes_out() {
    let suppressed = assert_all_arrives(&Sandbox::builder().tls(Tls::Plain).start());
    assert!(suppressed.is_empty(), "{suppressed:?}");
}

#[test]
fn sixty_four_threads_share_a_client_and_each_gets_its_own_answers() {
    let sandbox = Sandbox::start();
    let printed = threads(&sandbox, "share").run();
    // Of eight threads three get all three tokens, the other five lack one.
    assert_eq!(tokens_in(&printed).len(), 64 / 8 * (3 * 3 + 5 * 2));
    assert_tokens_were_handed_out(&printed, &sandbox);
    assert_eq!(sandbox.requests().len(), THREAD_CALLS);
    assert!(sandbox.connections() <= 64, "{}", sandbox.connections());
}

#[test]
fn clients_come_and_go_while_other_threads_use_them() {
    let sandbox = Sandbox::start();
    threads(&sandbox, "churn").run();
    assert!(sandbox.requests().len() >= 12);
}

#[test]
fn signals_do_not_end_a_call() {
    let sandbox = Sandbox::start();
    for _ in 0..3 {
        sandbox.next(Fault::Delay(200));
    }
    Program::compile("signals", Linking::Shared)
        .for_sandbox(&sandbox)
        .run();
    assert_eq!(sandbox.requests().len(), 3);
}

const CHARGE: &str = "/v1/transaction/charge";

fn charged(sandbox: &Sandbox) -> Vec<String> {
    let entries = sandbox.ledger().into_iter();
    entries
        .filter(|entry| entry.succeeded)
        .map(|entry| entry.reference_no)
        .collect()
}

#[test]
fn a_whole_payment_is_taken_once() {
    let sandbox = Sandbox::start();
    sandbox.next_for(CHARGE, Fault::decline("51"));
    Program::compile("checkout", Linking::Shared)
        .for_sandbox(&sandbox)
        .run();
    assert_eq!(charged(&sandbox), ["sipariş-1", "sipariş-2"]);
}

/// Without encryption, as above.
#[test]
fn the_flat_door_takes_a_payment_in_both_modes() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    Program::compile("flat", Linking::Shared)
        .for_sandbox(&sandbox)
        .run();
    assert_eq!(charged(&sandbox), ["ş-1", "ş-2"]);
}

#[test]
fn a_child_process_does_not_charge_what_its_parent_left_unknown() {
    let sandbox = Sandbox::start();
    sandbox.next_for(CHARGE, Fault::CutRequest(200));
    Program::compile("checkout", Linking::Shared)
        // The child ends in the middle of things.
        .leaks(Leaks::Expected)
        .for_sandbox(&sandbox)
        .arg("fork")
        .run();
    assert_eq!(charged(&sandbox), ["lost"]);
}

#[test]
fn a_program_may_link_the_static_library() {
    let sandbox = Sandbox::start();
    let printed = Program::compile("static", Linking::Static)
        .for_sandbox(&sandbox)
        .run();
    assert_tokens_were_handed_out(&printed, &sandbox);
    assert_eq!(tokens_in(&printed).len(), 1);
}

/// What finds a defect in `planted`, and how it says so. The library must be seen through: a name of its own is among them.
#[test]
fn whatever_watches_the_programs_finds_the_defects_that_were_planted() {
    if !is_watched() {
        return;
    }
    let found: &[(&str, &[&str])] = match sanitizer().as_deref() {
        None => &[
            ("freed", &["Invalid read", "paynet_create_token"]),
            ("uninitialised", &["uninitialised", "paynet_create_token"]),
            ("lost", &["100 bytes in 1 blocks are definitely lost"]),
        ],
        Some("address") => &[
            ("freed", &["heap-use-after-free", "paynet_create_token"]),
            ("lost", &["Direct leak of 100 byte"]),
        ],
        Some("thread") => &[("race", &["data race", "paynet_create_token"])],
        Some(other) => panic!("nothing is planted for {other}"),
    };
    for (defect, words) in found {
        let sandbox = Sandbox::builder().tls(Tls::Plain).start();
        let said = Program::compile("planted", Linking::Shared)
            .for_sandbox(&sandbox)
            .arg(*defect)
            .defects();
        for word in *words {
            assert!(said.contains(word), "{word} is not in\n{said}");
        }
    }
}

fn assert_all_arrives(sandbox: &Sandbox) -> BTreeSet<String> {
    let (printed, suppressed) = Program::compile("token", Linking::Shared)
        .for_sandbox(sandbox)
        .run_with_suppressions();
    assert_tokens_were_handed_out(&printed, sandbox);
    let requests = sandbox.requests();
    assert_eq!(
        fields_for(&requests, "gokhan oztorun")[0],
        documented_sample()
    );
    assert_only_required_fields(&fields_for(&requests, "only what is required"));
    for fields in fields_for(&requests, "typed with blanks and dashes") {
        assert_eq!(fields["pan"], "4355084355084358");
        assert_eq!(fields["year"], 2026);
    }
    assert_same_in_both_encodings(&requests);
    let escaped = fields_for(&requests, "\"quoted\" \\ back / slash \t tab");
    assert_eq!(escaped[0]["description"], "line\r\nend");
    suppressed
}

const THREAD_CALLS: usize = 64 * 3;

fn threads(sandbox: &Sandbox, mode: &str) -> Program {
    let program = Program::compile("threads", Linking::Shared)
        .for_sandbox(sandbox)
        .arg(mode);
    (0..THREAD_CALLS).fold(program, |program, _| {
        let session = sandbox.open_session();
        program.arg(session.session_id).arg(session.instalment_key)
    })
}

/// `token`, session and token, as the program prints them.
fn tokens_in(printed: &str) -> Vec<Token> {
    printed
        .lines()
        .filter_map(|line| line.strip_prefix("token\t")?.split_once('\t'))
        .map(|(session_id, token_id)| Token {
            session_id: session_id.to_owned(),
            token_id: token_id.to_owned(),
        })
        .collect()
}

fn assert_tokens_were_handed_out(printed: &str, sandbox: &Sandbox) {
    let handed_out = sandbox.tokens();
    let received = tokens_in(printed);
    assert!(!received.is_empty());
    for token in received {
        assert!(handed_out.contains(&token), "{token:?}");
    }
}

fn fields(request: &Received) -> Value {
    serde_json::from_slice(&request.body).unwrap()
}

fn fields_for(requests: &[Received], card_holder: &str) -> Vec<Value> {
    let found: Vec<Value> = requests
        .iter()
        .map(fields)
        .filter(|fields| fields["card_holder"] == card_holder)
        .collect();
    assert!(!found.is_empty(), "{card_holder}");
    found
}

/// Paynet's sample request with the types of its table: two numbers, a boolean, texts.
fn documented_sample() -> Value {
    json!({
        "session_id": "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu",
        "card_holder": "gokhan oztorun",
        "pan": "434678654654654",
        "month": 12,
        "year": 2019,
        "cvc": "123",
        "instalment_key": "ji_EAAAAOuvvlNfndedwQPqpTDFWAQtLi6ggCRe0hpgC3hswDcT",
        "do_3ds": true,
        "ip": "21356455",
        "client_id": "123456789",
        "description": "deneme",
        "card_holder_phone": "5XXXXXXXXX",
        "card_holder_mail": "oxxxx@gmail.com",
    })
}

fn assert_only_required_fields(requests: &[Value]) {
    for fields in requests {
        let names: BTreeSet<&str> = fields
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let required = [
            "card_holder",
            "cvc",
            "do_3ds",
            "instalment_key",
            "ip",
            "month",
            "pan",
            "session_id",
            "year",
        ];
        assert_eq!(names, BTreeSet::from(required));
        assert_eq!(fields["do_3ds"], false);
    }
}

fn assert_same_in_both_encodings(requests: &[Received]) {
    let name = "Ayşe ÇĞİÖŞÜ çğıöşü";
    let with_name: Vec<&Received> = requests
        .iter()
        .filter(|request| fields(request)["card_holder"] == name)
        .collect();
    assert_eq!(with_name.len(), 2);
    assert_eq!(fields(with_name[0])["description"], name);
    assert_eq!(with_name[0].body, with_name[1].body);
    let plain = String::from_utf8(with_name[0].body.clone()).unwrap();
    assert!(plain.contains(name), "{plain}");
}
