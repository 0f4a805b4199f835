//! The program `paynet`, run as a till would: a request on standard input, an answer on standard output, a class as exit
//! code.

#![cfg(target_os = "linux")]

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use paynet::error::Class;
use paynet::error::status::*;
use paynet_sandbox::{Fault, Sandbox, Tls};
use serde_json::{Value, json};

const PAN: &str = "4355084355084358";
const CVC: &str = "000";
const CHARGE: &str = "/v1/transaction/charge";

/// The program without settings.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paynet"));
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("PAYNET_") {
            command.env_remove(&name);
        }
    }
    command
}

fn with_settings(sandbox: &Sandbox) -> Command {
    let mut command = program();
    command
        .env("PAYNET_BASE_URL", sandbox.base_url())
        .env("PAYNET_CA_FILE", sandbox.ca_file())
        .env("PAYNET_PUBLISHABLE_KEY", sandbox.publishable_key())
        .env("PAYNET_SECRET_KEY", sandbox.secret_key());
    command
}

fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Nobody reads it if the arguments are wrong.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// The exit code and the answer.
fn call(command: &mut Command, operation: &str, request: &Value) -> (i32, Value) {
    let output = run(command.arg(operation), request.to_string().as_bytes());
    let answer = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
        panic!("{operation}: {}", String::from_utf8_lossy(&output.stderr));
    });
    (output.status.code().unwrap(), answer)
}

/// What a call that succeeds answers.
fn done(sandbox: &Sandbox, operation: &str, request: &Value) -> Value {
    let (exit, answer) = call(&mut with_settings(sandbox), operation, request);
    assert_eq!(
        (exit, &answer["status"]),
        (0, &json!(PAYNET_OK)),
        "{answer}"
    );
    answer["response"].clone()
}

/// From the session to the request of the charge.
fn charge_request(sandbox: &Sandbox, reference_no: &str) -> Value {
    let order = json!({"amount": 123_456, "reference_no": reference_no});
    let session_id = &done(sandbox, "auth", &order)["session_id"];
    let bin = json!({"session_id": session_id, "bin": &PAN[..8]});
    let instalments = &done(sandbox, "check_bin", &bin)["instalments"];
    let single = instalments.as_array().unwrap().iter();
    let single = single.clone().find(|row| row["instalment"] == 0).unwrap();
    let card = json!({
        "session_id": session_id, "instalment_key": single["instalment_key"], "card_holder": "Ayşe Yılmaz",
        "pan": PAN, "cvc": CVC, "month": 12, "year": 2026, "do_3ds": 0, "ip": "203.0.113.7",
    });
    let token_id = &done(sandbox, "create_token", &card)["token_id"];
    json!({"session_id": session_id, "token_id": token_id, "reference_no": reference_no})
}

fn exit_of(class: Class) -> i32 {
    class as i32
}

#[test]
fn a_payment_of_one_run_a_call() {
    let sandbox = Sandbox::start();
    let payment = done(&sandbox, "charge", &charge_request(&sandbox, "order-1"));
    assert_eq!(payment["outcome"], 1);
    assert_eq!(payment["amount"], 123_456);
    let found = done(&sandbox, "check", &json!({"reference_no": "order-1"}));
    assert_eq!(found["payments"][0]["xact_id"], payment["xact_id"]);
    assert_eq!(sandbox.ledger().len(), 1);
}

/// Whoever heard of a payment may have lost the power before noting it.
#[test]
fn a_journal_tells_of_the_last_charges_once_heard_or_not() {
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let with_journal = || {
        let mut command = with_settings(&sandbox);
        command.env("PAYNET_JOURNAL_FILE", folder.path().join("day"));
        command
    };
    let heard = charge_request(&sandbox, "heard");
    let unheard = charge_request(&sandbox, "unheard");
    assert_eq!(call(&mut with_journal(), "charge", &heard).0, 0);
    let mut command = with_journal();
    command.arg("charge").stdin(Stdio::piped());
    let nobody = fs::OpenOptions::new().write(true).open("/dev/full");
    let mut child = command.stdout(nobody.unwrap()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(unheard.to_string().as_bytes()).unwrap();
    drop(input);
    child.wait().unwrap();
    // What comes in between takes nothing away.
    assert_eq!(
        call(&mut with_journal(), "auth", &json!({"amount": 1})).0,
        0
    );
    for expected in [&["heard", "unheard"][..], &[]] {
        let (exit, answer) = call(&mut with_journal(), "in_flight", &json!({}));
        assert_eq!(exit, 0, "{answer}");
        let charges = answer["response"]["charges"].as_array().unwrap();
        let told: Vec<&str> = charges
            .iter()
            .map(|charge| charge["reference_no"].as_str().unwrap())
            .collect();
        assert_eq!(told, expected);
        assert!(charges.iter().all(|charge| charge["outcome"] == 1));
    }
}

/// A charge that is under way, with a journal.
fn charging(sandbox: &Sandbox, journal: &Path, request: &Value) -> Child {
    let before = sandbox.requests_to(CHARGE).len();
    sandbox.next_for(CHARGE, Fault::Delay(60_000));
    let mut command = with_settings(sandbox);
    command.env("PAYNET_JOURNAL_FILE", journal).arg("charge");
    // A shell makes what it starts in the background ignore Ctrl-C, these tests among it.
    // SAFETY: the function may be called between fork and exec.
    unsafe {
        command.pre_exec(|| {
            libc::signal(libc::SIGINT, libc::SIG_DFL);
            Ok(())
        });
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(request.to_string().as_bytes()).unwrap();
    drop(input);
    while sandbox.requests_to(CHARGE).len() == before {
        assert_eq!(child.try_wait().unwrap(), None);
        thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn a_charge_that_is_interrupted_is_in_flight() {
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("day");
    let request = charge_request(&sandbox, "interrupted");
    let mut child = charging(&sandbox, &journal, &request);
    // SAFETY: no memory is touched.
    unsafe { libc::kill(child.id().try_into().unwrap(), libc::SIGINT) };
    assert_eq!(child.wait().unwrap().signal(), Some(libc::SIGINT));
    let mut command = with_settings(&sandbox);
    command.env("PAYNET_JOURNAL_FILE", &journal);
    let (exit, answer) = call(&mut command, "in_flight", &json!({}));
    assert_eq!(
        (exit, &answer["response"]["charge_count"]),
        (0, &json!(1)),
        "{answer}"
    );
    let told = &answer["response"]["charges"][0];
    assert_eq!(told["reference_no"], "interrupted");
    let taken = sandbox.ledger().iter().any(|entry| entry.succeeded);
    assert_eq!(told["outcome"], if taken { 1 } else { 3 }, "{answer}");
}

/// After an afternoon without Paynet, say.
#[test]
fn however_many_charges_are_in_flight_they_are_told() {
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("day");
    let charges = (0..24).map(|number| {
        let charge = json!({
            "time": "2026-01-01T00:00:00Z", "event": "charge", "reference_no": format!("order-{number}"),
            "session_id": format!("js_{number}"), "budget_ms": 120_000,
        });
        let json = charge.to_string();
        format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes()))
    });
    fs::write(&journal, charges.collect::<String>()).unwrap();
    let ask = || {
        let mut command = with_settings(&sandbox);
        command.env("PAYNET_JOURNAL_FILE", &journal);
        let (exit, answer) = call(&mut command, "in_flight", &json!({}));
        assert_eq!(exit, 0, "{answer}");
        answer["response"]["charges"].as_array().cloned().unwrap()
    };
    let told: Vec<String> = ask()
        .iter()
        .map(|charge| {
            assert_eq!(charge["outcome"], 0);
            charge["reference_no"].as_str().unwrap().to_owned()
        })
        .collect();
    let expected: Vec<String> = (0..24).map(|number| format!("order-{number}")).collect();
    assert_eq!(told, expected);
    assert_eq!(ask(), [] as [Value; 0]);
}

#[test]
fn the_journal_has_one_program_at_a_time() {
    let sandbox = Sandbox::start();
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("day");
    let request = charge_request(&sandbox, "first");
    let mut child = charging(&sandbox, &journal, &request);
    let mut other = with_settings(&sandbox);
    other.env("PAYNET_JOURNAL_FILE", &journal);
    let (exit, answer) = call(&mut other, "charge", &charge_request(&sandbox, "second"));
    assert_eq!(
        (exit, &answer["status"]),
        (exit_of(Class::Call), &json!(PAYNET_ERR_JOURNAL)),
        "{answer}"
    );
    assert_eq!(sandbox.requests_to(CHARGE).len(), 1);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn other_users_of_the_machine_see_no_card_data() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    sandbox.next_for("/v1/paynetj/create_token", Fault::Delay(60_000));
    let before = sandbox.requests().len();
    let mut command = with_settings(&sandbox);
    command.arg("create_token").stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let card = json!({
        "session_id": session.session_id, "instalment_key": session.instalment_key, "card_holder": "Ayşe Yılmaz",
        "pan": PAN, "cvc": CVC, "month": 12, "year": 2026, "do_3ds": 0, "ip": "203.0.113.7",
    });
    let mut input = child.stdin.take().unwrap();
    input.write_all(card.to_string().as_bytes()).unwrap();
    drop(input);
    assert!(sandbox.wait_for_requests(before + 1, Duration::from_secs(30)));
    for file in ["cmdline", "environ"] {
        let text = fs::read(format!("/proc/{}/{file}", child.id())).unwrap();
        let text = String::from_utf8_lossy(&text);
        assert!(!text.is_empty() && !text.contains(PAN) && !text.contains("Ayşe"));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// A full disk, say: the answer and the complaint about it go nowhere.
#[test]
fn the_exit_code_tells_of_a_payment_that_nothing_else_can() {
    let sandbox = Sandbox::start();
    let request = charge_request(&sandbox, "unheard");
    let full = || fs::OpenOptions::new().write(true).open("/dev/full");
    let mut command = with_settings(&sandbox);
    command.arg("charge").stdin(Stdio::piped());
    command.stdout(full().unwrap()).stderr(full().unwrap());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(request.to_string().as_bytes()).unwrap();
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(sandbox.ledger().len(), 1);
    for (argument, code) in [("--help", 0), ("nothing else", 1)] {
        let mut command = program();
        command.arg(argument).stdin(Stdio::null());
        command.stdout(full().unwrap()).stderr(full().unwrap());
        assert_eq!(command.status().unwrap().code(), Some(code), "{argument}");
    }
}

#[test]
fn the_exit_code_is_the_class() {
    let sandbox = Sandbox::start();

    let (exit, answer) = call(&mut with_settings(&sandbox), "auth", &json!({}));
    assert_eq!(exit, exit_of(Class::Call), "{answer}");
    assert_eq!(answer["error"]["field"], "amount");

    let mut elsewhere = with_settings(&sandbox);
    elsewhere.env("PAYNET_BASE_URL", "https://localhost:1");
    let (exit, answer) = call(&mut elsewhere, "auth", &json!({"amount": 1}));
    assert_eq!(exit, exit_of(Class::NotReached), "{answer}");

    let request = charge_request(&sandbox, "lost");
    for path in [CHARGE, "/v1/transaction/check"] {
        for _ in 0..20 {
            sandbox.next_for(path, Fault::CloseAfterReading);
        }
    }
    let mut hasty = request.clone();
    hasty["budget_ms"] = json!(2000);
    let (exit, answer) = call(&mut with_settings(&sandbox), "charge", &hasty);
    assert_eq!(exit, exit_of(Class::Unknown), "{answer}");
    assert_eq!(answer["response"]["outcome"], 3);

    let mut stranger = with_settings(&sandbox);
    stranger.env("PAYNET_PUBLISHABLE_KEY", "pbk_nobody");
    let (exit, answer) = call(&mut stranger, "auth", &json!({"amount": 1}));
    assert_eq!(exit, exit_of(Class::Answered), "{answer}");
    assert_eq!(answer["status"], PAYNET_ERR_UNAUTHORIZED);
}

#[test]
fn a_declined_card_is_told_with_the_banks_words() {
    let sandbox = Sandbox::start();
    let request = charge_request(&sandbox, "declined");
    sandbox.next_for(CHARGE, Fault::decline("51"));
    let (exit, answer) = call(&mut with_settings(&sandbox), "charge", &request);
    assert_eq!(exit, exit_of(Class::Answered));
    assert_eq!(answer["status_name"], "PAYNET_ERR_DECLINED");
    assert_eq!(answer["response"]["outcome"], 2);
    assert_ne!(answer["response"]["bank_error_message"], "");
    assert_ne!(answer["error"]["explanation_tr"], "");
}

#[test]
fn settings_may_stand_in_a_file() {
    let sandbox = Sandbox::builder().tls(Tls::Valid).start();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paynet.ini");
    let settings = format!(
        "PAYNET_BASE_URL={}\r\nPAYNET_CA_FILE={}\r\nPAYNET_PUBLISHABLE_KEY={}\r\n",
        sandbox.base_url(),
        sandbox.ca_file().display(),
        sandbox.publishable_key(),
    );
    fs::write(&file, settings).unwrap();
    let mut command = program();
    command.args(["auth", "--settings"]).arg(&file);
    let output = run(&mut command, br#"{"amount": 1000}"#);
    assert_eq!(output.status.code(), Some(0));
}

/// Whether a file with these settings makes a journal of this name.
fn keeps_journal(folder: &Path, settings: &[u8], name: &str) -> bool {
    let file = folder.join("paynet.ini");
    fs::write(&file, settings).unwrap();
    let mut command = program();
    command.current_dir(folder);
    // Nobody listens there.
    command
        .env("PAYNET_BASE_URL", "https://127.0.0.1:1")
        .env("PAYNET_PUBLISHABLE_KEY", "pbk_x");
    command.args(["auth", "--settings"]).arg(&file);
    let output = run(&mut command, br#"{"amount": 1000}"#);
    let is_there = folder.join(name).exists();
    let exit = exit_of(if is_there {
        Class::NotReached
    } else {
        Class::Call
    });
    assert_eq!(output.status.code(), Some(exit));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("kasa"));
    is_there
}

/// A till without the journal that it was set to keep finds out when it is too late.
#[test]
fn settings_are_understood_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (text, name) in [
        (&b"\xef\xbb\xbfPAYNET_JOURNAL_FILE=kasa1\r\n"[..], "kasa1"),
        (
            b"# PAYNET_X=kasa\n[kasa]\nX=PAYNET_\n PAYNET_JOURNAL_FILE = kasa2",
            "kasa2",
        ),
        (b"PAYNET_JOURNAL_FILE=kasa\xfe\r\n", "kasaş"),
        ("PAYNET_JOURNAL_FILE=kasağ".as_bytes(), "kasağ"),
    ] {
        assert!(keeps_journal(folder.path(), text, name), "{name}");
    }
    let utf16: Vec<u8> = "\u{feff}PAYNET_JOURNAL_FILE=kasa"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for text in [
        &utf16[..],
        b"PAYNET_JOURNAL=kasa\n",
        b"PAYNET_JOURNAL_FILE: kasa\n",
        b"PAYNET_JOURNAL_FILE\n",
        b"export PAYNET_JOURNAL_FILE=kasa\n",
        b"paynet_journal_file=kasa\n",
    ] {
        assert!(!keeps_journal(folder.path(), text, "kasa"));
    }
    let mut command = program();
    command
        .env("PAYNET_ENVIRONMENT", "test")
        .env("PAYNET_PUBLISHABLE_KEY", "pbk_x")
        .env("PAYNET_PROXY_URL", "http://127.0.0.1:1")
        .env("PAYNET_JOURNAL_FILE", OsStr::from_bytes(b"/tmp/kasa\xfe"));
    let output = run(command.arg("auth"), br#"{"amount": 1000}"#);
    assert_eq!(output.status.code(), Some(exit_of(Class::Call)));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("PAYNET_JOURNAL_FILE isn't UTF-8"), "{said}");
}

#[test]
fn settings_reach_the_client_or_say_what_they_may_be() {
    let sandbox = Sandbox::start();
    for (name, value, said) in [
        (
            "PAYNET_TLS_BACKEND",
            "rustls",
            "PAYNET_TLS_BACKEND must be own or system",
        ),
        (
            "PAYNET_SYSTEM_TRUST",
            "yes",
            "PAYNET_SYSTEM_TRUST must be a number",
        ),
        ("PAYNET_SYSTEM_TRUST", "2", "system_trust"),
        ("PAYNET_TLS_BACKEND", "system", "tls_backend"),
    ] {
        let mut command = with_settings(&sandbox);
        let output = run(command.env(name, value).arg("auth"), br#"{"amount": 1000}"#);
        assert_eq!(output.status.code(), Some(exit_of(Class::Call)), "{name}");
        let output = [output.stdout, output.stderr].concat();
        assert!(String::from_utf8_lossy(&output).contains(said), "{name}");
    }
    let mut hasty = with_settings(&sandbox);
    hasty
        .env("PAYNET_TOTAL_TIMEOUT_MS", " 1000 ")
        .env("PAYNET_TLS_BACKEND", "own");
    sandbox.next_for("/v1/transaction/check", Fault::Delay(60_000));
    let (exit, answer) = call(&mut hasty, "check", &json!({"reference_no": "order-1"}));
    assert_eq!(exit, exit_of(Class::Unknown), "{answer}");
}

#[test]
fn every_setting_that_is_told_of_may_stand_in_a_file() {
    let help = program().arg("--help").output().unwrap().stdout;
    let help = String::from_utf8(help).unwrap();
    let words = help.split_whitespace();
    let names: Vec<&str> = words.filter(|word| word.starts_with("PAYNET_")).collect();
    assert!(names.len() > 10, "{names:?}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paynet.ini");
    fs::write(&file, names.join("=\n") + "=\n").unwrap();
    let output = run(program().args(["version", "--settings"]).arg(&file), b"");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_is_no_request_is_the_callers_mistake() {
    let long = format!("{{}}{}", " ".repeat(1 << 20));
    for input in ["{", "[]", "null", "\0", &"a".repeat(3 << 20), &long] {
        let output = run(program().arg("version"), input.as_bytes());
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(exit_of(Class::Call)), "{said}");
    }
}

#[test]
fn who_sits_at_a_keyboard_is_told_what_is_waited_for() {
    let mut command = Command::new("script");
    command.args(["-qec", concat!(env!("CARGO_BIN_EXE_paynet"), " version")]);
    let output = run(command.arg("/dev/null"), b"{}\n\x04");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Ctrl-D"), "{said}");
    assert!(said.contains("PAYNET_OK"), "{said}");
}

#[test]
fn what_needs_no_client_needs_no_settings() {
    let (exit, answer) = call(&mut program(), "amount_parse", &json!({"text": "1.234,56"}));
    assert_eq!((exit, &answer["response"]["amount"]), (0, &json!(123_456)));
    let (exit, answer) = call(&mut program(), "auth", &json!({"amount": 1}));
    assert_eq!(
        (exit, &answer["error"]["field"]),
        (1, &json!("environment"))
    );
}

#[test]
fn turkish_letters_come_in_utf_8_or_windows_1254_and_go_out_in_ascii() {
    let sandbox = Sandbox::start();
    let utf8 = charge_request(&sandbox, "sipariş-İ");
    let mut command = with_settings(&sandbox);
    command.arg("charge");
    let text = utf8.to_string();
    let (windows, _, _) = encoding_rs::WINDOWS_1254.encode(&text);
    let output = run(&mut command, &windows);
    assert!(output.stdout.is_ascii());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["response"]["reference_no"], "sipariş-İ");
    assert_eq!(answer["response"]["card_holder"], "Ayşe Yılmaz");
}

#[test]
fn an_empty_input_is_an_empty_request() {
    let output = run(program().arg("version"), b"");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["response"]["version"], env!("CARGO_PKG_VERSION"));
    let marked = run(program().arg("version"), "\u{feff}{}\r\n".as_bytes());
    assert_eq!(marked.stdout, output.stdout);
}

#[test]
fn a_wrong_call_says_how_it_is_used_and_repeats_no_argument() {
    let sandbox = Sandbox::start();
    for arguments in [
        &[][..],
        &["create_token", PAN],
        &["create_token", "--pan", PAN],
    ] {
        let output = run(with_settings(&sandbox).args(arguments), b"{}");
        assert_eq!(output.status.code(), Some(exit_of(Class::Call)));
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("usage: paynet"));
        assert!(!said.contains(PAN));
    }
    let not_utf8 = [PAN.as_bytes(), b"\xfe"].concat();
    for arguments in [&["auth"][..], &[]] {
        let mut command = with_settings(&sandbox);
        command.args(arguments).arg(OsStr::from_bytes(&not_utf8));
        let output = run(&mut command, b"{}");
        assert_eq!(output.status.code(), Some(exit_of(Class::Call)));
        assert!(!String::from_utf8_lossy(&output.stderr).contains(PAN));
    }
    assert_eq!(sandbox.requests().len(), 0);
}

#[test]
fn no_answer_shows_card_data_or_keys() {
    let sandbox = Sandbox::start();
    let requests = [
        json!({"pan": PAN, "cvc": CVC}),
        json!({"pan": PAN, "unknown": PAN}),
        json!({PAN: 1}),
        json!([PAN]),
    ];
    for request in requests {
        let mut command = with_settings(&sandbox);
        let output = run(command.arg("create_token"), request.to_string().as_bytes());
        assert_eq!(output.status.code(), Some(exit_of(Class::Call)));
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8(text).unwrap();
            for secret in [PAN, sandbox.publishable_key(), sandbox.secret_key()] {
                assert!(!text.contains(secret), "{text}");
            }
        }
    }
}
