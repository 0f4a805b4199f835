//! Whether a runner did in each case what has to be done.

use std::collections::BTreeMap;

use paynet_sandbox::Received;
use serde_json::{Value, json};

use crate::manifest::Object;
use crate::stage::{Filled, Stage};

/// Of one case with one runner.
pub struct Verdict {
    pub case: String,
    pub skipped: bool,
    /// One line each; none if all is well.
    pub differences: Vec<String>,
    /// The request as it arrived, without what is different in every run.
    pub arrived: Vec<String>,
}

impl Verdict {
    pub fn passed(&self) -> bool {
        self.differences.is_empty() && !self.skipped
    }
}

pub fn on_all(stage: &Stage, cases: &[Filled], outcomes: &[Value]) -> Vec<Verdict> {
    let mut arrived = by_session(stage.requests());
    let mut verdicts: Vec<Verdict> = cases
        .iter()
        .enumerate()
        .map(|(index, case)| {
            let session = case.request["session_id"].as_str().unwrap_or_default();
            let requests = arrived.remove(session).unwrap_or_default();
            on_case(stage, case, outcomes.get(index), &requests)
        })
        .collect();
    let strays = arrived.values().flatten().map(|request| {
        let body = String::from_utf8_lossy(&request.body);
        format!("belongs to no case: {} {body}", request.path)
    });
    let strays: Vec<String> = strays.collect();
    if !strays.is_empty() {
        verdicts.push(Verdict {
            case: "requests that nobody should have sent".to_owned(),
            skipped: false,
            differences: strays,
            arrived: Vec::new(),
        });
    }
    verdicts
}

fn on_case(
    stage: &Stage,
    case: &Filled,
    outcome: Option<&Value>,
    requests: &[Received],
) -> Verdict {
    let nothing = Value::Null;
    let outcome = outcome.unwrap_or(&nothing);
    let skipped = outcome.get("skipped").is_some();
    let mut differences = Vec::new();
    if skipped {
        if !case.may_skip || !requests.is_empty() {
            differences.push(format!("skipped, which is not allowed here: {outcome}"));
        }
    } else {
        compare(
            "",
            &expected_outcome(stage, case),
            outcome,
            &mut differences,
        );
        compare_requests(case, requests, &mut differences);
    }
    Verdict {
        case: case.name.clone(),
        skipped,
        differences,
        arrived: requests
            .iter()
            .map(|request| shown(case, request))
            .collect(),
    }
}

/// With the token that the sandbox made, now that it is known.
fn expected_outcome(stage: &Stage, case: &Filled) -> Value {
    let mut expected = case.outcome.clone();
    if expected["response"]["token_id"] == "$token" {
        let tokens = stage.tokens(case);
        let tokens: Vec<&str> = tokens.iter().map(|token| token.token_id.as_str()).collect();
        expected["response"]["token_id"] = tokens.join(" and ").into();
    }
    expected
}

fn compare(path: &str, expected: &Value, got: &Value, differences: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            compare_objects(path, expected, got, differences);
        }
        _ if expected == got => {}
        _ => differences.push(difference(path, &expected.to_string(), &got.to_string())),
    }
}

/// Both texts from shortly before the place where they part.
pub fn difference(what: &str, expected: &str, got: &str) -> String {
    const BEFORE: usize = 30;
    const SHOWN: usize = 150;
    let same = |(a, b): &(char, char)| a == b;
    let common = expected.chars().zip(got.chars()).take_while(same).count();
    let start = common.saturating_sub(BEFORE);
    let excerpt = |text: &str| {
        let before = if start > 0 { "…" } else { "" };
        let after = if text.chars().count() > start + SHOWN {
            "…"
        } else {
            ""
        };
        let middle: String = text.chars().skip(start).take(SHOWN).collect();
        format!("{before}{middle}{after}")
    };
    format!(
        "{what}: expected {}, got {}",
        excerpt(expected),
        excerpt(got)
    )
}

fn compare_objects(path: &str, expected: &Object, got: &Object, differences: &mut Vec<String>) {
    let path_of = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    for (name, value) in expected {
        if name == "message_contains" {
            let message = got
                .get("message")
                .and_then(Value::as_str)
                .unwrap_or_default();
            if !message.contains(value.as_str().unwrap()) {
                let path = path_of("message");
                differences.push(format!("{path}: expected … {value} …, got {message:?}"));
            }
            continue;
        }
        match got.get(name) {
            Some(got) => compare(&path_of(name), value, got, differences),
            None => differences.push(format!("{}: expected {value}, got nothing", path_of(name))),
        }
    }
    for (name, value) in got {
        let loose = name == "message" && expected.contains_key("message_contains");
        if !expected.contains_key(name) && !loose {
            differences.push(format!("{}: expected nothing, got {value}", path_of(name)));
        }
    }
}

fn compare_requests(case: &Filled, requests: &[Received], differences: &mut Vec<String>) {
    match (&case.received, requests) {
        (None, []) => {}
        (None, _) => differences.push(format!("arrived {} times, not at all", requests.len())),
        (Some(_), []) => differences.push("did not arrive".to_owned()),
        (Some(expected), [request]) => {
            let got = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
            compare("arrived", &json!(expected), &got, differences);
        }
        (Some(_), _) => differences.push(format!("arrived {} times, not once", requests.len())),
    }
}

/// Requests to all services but the sandbox's own, by the session in their body.
fn by_session(requests: Vec<Received>) -> BTreeMap<String, Vec<Received>> {
    let mut sorted: BTreeMap<String, Vec<Received>> = BTreeMap::new();
    for request in requests {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
        let session = body["session_id"].as_str().unwrap_or_default().to_owned();
        sorted.entry(session).or_default().push(request);
    }
    sorted
}

/// Everything that arrived but the port, the key and the session.
fn shown(case: &Filled, request: &Received) -> String {
    let mut text = format!("{} {}\n", request.method, request.path);
    for (name, value) in &request.headers {
        let value = match name.as_str() {
            "host" | "authorization" => "…",
            _ => value,
        };
        text.push_str(&format!("{name}: {value}\n"));
    }
    let body = String::from_utf8_lossy(&request.body);
    text + "\n" + &case.without_session(&body)
}
