//! Every language does the same, to the letter: the cases of `tests/conformance` through each language's runner, compared
//! with the golden answers and with what the sandbox received.

mod c;

#[path = "conformance/header.rs"]
mod header;
#[path = "conformance/manifest.rs"]
mod manifest;
#[path = "conformance/run.rs"]
mod run;
#[path = "conformance/stage.rs"]
mod stage;
#[path = "conformance/table.rs"]
mod table;
#[path = "conformance/verdict.rs"]
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use manifest::{Manifest, Object, Runner};
use run::Tools;
use stage::Stage;
use table::Column;
use verdict::Verdict;

#[test]
fn every_language_does_the_same() {
    let manifest = Manifest::read();
    let tools = Tools::prepare();
    let columns_of = |runner: &Runner| columns(runner, &tools, &manifest);
    let mut columns = side_by_side(&Runner::all(), columns_of)
        .into_iter()
        .flatten()
        .collect::<Vec<_>>();
    compare_requests_among(&mut columns);
    show(&table::text(&manifest, &columns));
    let failures = failures(&columns);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_status_code_has_a_case_or_a_reason_to_have_none() {
    let manifest = Manifest::read();
    let with_case: BTreeSet<&str> = manifest
        .cases()
        .filter_map(|(_, _, case)| case.error.as_ref()?["name"].as_str())
        .collect();
    for name in header::numbers().into_keys() {
        if name == "PAYNET_OK" || name.starts_with("PAYNET_ERR_") {
            let without_case = manifest.codes_without_a_case.contains_key(name);
            assert!(
                with_case.contains(name) != without_case,
                "{name}: cases.json has neither a case nor a reason, or both"
            );
        }
    }
}

#[test]
fn every_field_of_the_header_is_in_the_cases() {
    let Manifest { defaults, .. } = Manifest::read();
    let outside = ["environment", "text_encoding"];
    assert_fields("paynet_config", &defaults.client, &outside);
    assert_fields("paynet_create_token_request", &defaults.request, &[]);
    assert_fields("paynet_create_token_response", &defaults.response, &[]);
    assert_fields("paynet_error", &defaults.error, &["code", "message"]);
}

#[test]
fn names_and_sessions_of_cases_are_their_own() {
    let manifest = Manifest::read();
    let mut names = BTreeSet::new();
    let mut sessions = BTreeSet::new();
    for case in Stage::new().fill(&manifest) {
        assert!(names.insert(case.name.clone()), "{}", case.name);
        let session = &case.request["session_id"];
        if case.received.is_some() {
            assert!(sessions.insert(session.to_string()), "{}", case.name);
        }
    }
}

fn assert_fields(name: &str, object: &Object, outside: &[&str]) {
    let in_cases = object
        .keys()
        .map(String::as_str)
        .chain(outside.iter().copied());
    let in_header: BTreeSet<&str> = header::fields(name).into_iter().collect();
    assert_eq!(in_cases.collect::<BTreeSet<_>>(), in_header, "{name}");
}

/// One for each locale, one after the other: a runner may build itself in the first.
fn columns(runner: &Runner, tools: &Tools, manifest: &Manifest) -> Vec<Column> {
    let locales = runner.locales.iter();
    let column = |locale: &String| Column {
        title: match locale.split_once('_') {
            Some((people, _)) => format!("{} {people}", runner.language),
            None => runner.language.clone(),
        },
        verdicts: runner
            .exists()
            .then(|| verdicts(runner, locale, tools, manifest)),
    };
    locales.map(column).collect()
}

fn verdicts(
    runner: &Runner,
    locale: &str,
    tools: &Tools,
    manifest: &Manifest,
) -> Result<Vec<Verdict>, String> {
    let stage = Stage::new();
    let cases = stage.fill(manifest);
    let outcomes = tools.run(runner, locale, &cases)?;
    if outcomes.len() != cases.len() {
        return Err(format!(
            "{} outcomes of {} cases",
            outcomes.len(),
            cases.len()
        ));
    }
    Ok(verdict::on_all(&stage, &cases, &outcomes))
}

/// The results in order. Two at a time: a run mostly waits, and more would be late for its short time-outs.
fn side_by_side<T: Sync, R: Send>(inputs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, results) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let worker = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = inputs.get(index) else {
                return;
            };
            let result = work(input);
            results.lock().unwrap().insert(index, result);
        }
    };
    thread::scope(|scope| {
        scope.spawn(worker);
        scope.spawn(worker);
    });
    results.into_inner().unwrap().into_values().collect()
}

/// The library writes the request, so every language's must be the same to the byte.
fn compare_requests_among(columns: &mut [Column]) {
    let mut first: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for column in columns {
        let Some(Ok(verdicts)) = &mut column.verdicts else {
            continue;
        };
        let title = &column.title;
        for verdict in verdicts.iter_mut().filter(|verdict| verdict.passed()) {
            let (as_with, arrived) = first
                .entry(verdict.case.clone())
                .or_insert_with(|| (title.clone(), verdict.arrived.clone()));
            if *arrived != verdict.arrived {
                let what = format!("the request, compared with {as_with}");
                let (expected, got) = (arrived.join("\n"), verdict.arrived.join("\n"));
                let difference = verdict::difference(&what, &expected, &got);
                verdict.differences.push(difference);
            }
        }
    }
}

fn failures(columns: &[Column]) -> Vec<String> {
    let mut failures = Vec::new();
    for column in columns {
        match &column.verdicts {
            None => {}
            Some(Err(trouble)) => failures.push(format!("{}: {trouble}", column.title)),
            Some(Ok(verdicts)) => failures.extend(verdicts.iter().flat_map(|verdict| {
                let line =
                    |difference| format!("{} | {} | {difference}", column.title, verdict.case);
                verdict.differences.iter().map(line)
            })),
        }
    }
    failures
}

/// Not by `println!`, which cargo hides while tests pass; and kept for the end of `tests/run`.
fn show(table: &str) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("conformance/table.txt");
    fs::write(path, table).unwrap();
    let shown = format!("\n{table}\n");
    io::stdout().write_all(shown.as_bytes()).unwrap();
}
