//! Every language does the same, to the letter: the cases of `tests/conformance` through each language's runner, compared
//! with the golden answers and with what the sandbox received.

mod c;

#[path = "conformance/filled.rs"]
mod filled;
#[path = "conformance/header.rs"]
mod header;
#[path = "conformance/manifest.rs"]
mod manifest;
#[path = "conformance/names.rs"]
mod names;
#[path = "conformance/run.rs"]
mod run;
#[path = "conformance/stage.rs"]
mod stage;
#[path = "conformance/steps.rs"]
mod steps;
#[path = "conformance/table.rs"]
mod table;
#[path = "conformance/verdict.rs"]
mod verdict;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
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
    let with_case: BTreeSet<&str> = manifest.cases().map(|(_, _, case)| case.status()).collect();
    for name in header::numbers().into_keys() {
        if name.starts_with("PAYNET_ERR_") {
            let without_case = manifest.codes_without_a_case.contains_key(name);
            assert!(
                with_case.contains(name) != without_case,
                "{name}: cases.json has neither a case nor a reason, or both"
            );
        }
    }
}

#[test]
fn every_function_has_a_case_or_a_reason_to_have_none() {
    let manifest = Manifest::read();
    let called = manifest
        .groups
        .iter()
        .filter(|group| !group.cases.is_empty());
    let called = called.map(|group| manifest.function(&group.call));
    let named: BTreeSet<String> = called
        .chain(manifest.functions_without_a_case.keys().cloned())
        .collect();
    let functions = header::functions().into_keys().map(str::to_owned).collect();
    assert_eq!(named, functions);
}

#[test]
fn every_field_of_the_header_is_in_the_cases() {
    let manifest = Manifest::read();
    let mut known: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut add = |name: &'static str, object: &Object, outside: &[&str]| {
        let fields = known.entry(name).or_default();
        fields.extend(object.keys().cloned());
        fields.extend(outside.iter().map(|field| (*field).to_owned()));
    };
    let outside = ["environment", "text_encoding"];
    add("paynet_config", &manifest.defaults.client, &outside);
    add(
        "paynet_error",
        &manifest.defaults.error,
        &["code", "message"],
    );
    for (name, function) in header::functions() {
        let Some(call) = manifest.calls.get(name.trim_start_matches("paynet_")) else {
            continue;
        };
        for (name, object) in [
            (function.request, &call.request),
            (function.response, &in_c(&call.response, function.row)),
            (function.row, &call.row),
        ] {
            if let Some(name) = name {
                add(name, object, &[]);
            }
        }
    }
    let functions = header::functions().into_iter();
    let without_a_case: BTreeSet<&str> = functions
        .filter(|(name, _)| manifest.functions_without_a_case.contains_key(*name))
        .flat_map(|(_, function)| [function.request, function.response, function.row])
        .flatten()
        .filter(|name| *name != "paynet_config")
        .collect();
    for name in header::structs() {
        if name == "paynet_three_d_watch" || without_a_case.contains(name) {
            continue; // The states of the first are a list in the case's response.
        }
        let known = known.remove(name).unwrap_or_default();
        let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
        assert_eq!(known, header::fields(name), "{name}");
    }
}

#[test]
fn cases_can_be_told_from_each_other() {
    let manifest = Manifest::read();
    let mut names = BTreeSet::new();
    let mut marks = BTreeSet::new();
    let stage = Stage::new();
    for case in filled::all(&stage, &manifest) {
        assert!(names.insert(case.name.clone()), "{}", case.name);
        if !case.arriving.is_empty() {
            for mark in case.marks() {
                assert!(marks.insert(mark.to_owned()), "{}: {mark}", case.name);
            }
        }
    }
}

/// The response as the struct has it: the number of rows in place of the list.
fn in_c(response: &Object, row: Option<&str>) -> Object {
    let mut response = response.clone();
    if let Some(row) = row.and_then(|row| row.strip_prefix("paynet_")) {
        assert!(response.remove(&format!("{row}s")).is_some(), "{row}s");
        response.insert(format!("{row}_count"), 0.into());
    }
    response
}

/// One for each locale, one after the other: a runner may build itself in the first.
fn columns(runner: &Runner, tools: &Tools, manifest: &Manifest) -> Vec<Column> {
    // A quick run is content with the more difficult locale.
    let unneeded = match env::var_os("PAYNET_QUICK") {
        Some(_) => runner.locales.len() - 1,
        None => 0,
    };
    let locales = runner.locales.iter().skip(unneeded);
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
    let mut stage = Stage::new();
    for (name, value) in &runner.names {
        stage.name(name, value);
    }
    let cases = filled::all(&stage, manifest);
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
