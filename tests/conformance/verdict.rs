//! Whether a runner did in each case what has to be done.

use std::collections::BTreeMap;

use paynet_sandbox::Received;
use serde_json::{Value, json};

use crate::filled::{self, Filled};
use crate::manifest::Object;
use crate::stage::Stage;

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
    let mut arrived = by_case(stage.requests(), cases);
    let mut verdicts: Vec<Verdict> = cases
        .iter()
        .enumerate()
        .map(|(index, case)| {
            let requests = arrived.remove(&Some(index)).unwrap_or_default();
            on_case(case, outcomes.get(index), &requests)
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

fn on_case(case: &Filled, outcome: Option<&Value>, requests: &[Received]) -> Verdict {
    let nothing = Value::Null;
    let outcome = outcome.unwrap_or(&nothing);
    let skipped = outcome.get("skipped").is_some();
    let mut differences = Vec::new();
    if skipped {
        if !case.may_skip || !requests.is_empty() {
            differences.push(format!("skipped, which is not allowed here: {outcome}"));
        }
    } else {
        compare("", &case.outcome(), outcome, &mut differences);
        compare_requests(case, requests, &mut differences);
    }
    let mut arrived: Vec<String> = requests
        .iter()
        .map(|request| shown(case, request))
        .collect();
    // How often a payment is looked up depends on the time.
    arrived.dedup();
    Verdict {
        case: case.name.clone(),
        skipped,
        differences,
        arrived,
    }
}

fn compare(path: &str, expected: &Value, got: &Value, differences: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            compare_objects(path, expected, got, differences);
        }
        (Value::Object(expected), Value::String(got))
            if expected.get("like").is_some_and(|like| is_like(got, like))
                || expected.get("parts").is_some_and(|parts| has(got, parts)) => {}
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            for (index, (expected, got)) in expected.iter().zip(got).enumerate() {
                compare(&format!("{path}[{index}]"), expected, got, differences);
            }
        }
        _ if expected == got => {}
        _ => differences.push(difference(path, &expected.to_string(), &got.to_string())),
    }
}

/// Digits stand for digits, and a star for any character.
fn is_like(got: &str, like: &Value) -> bool {
    let like = like.as_str().unwrap();
    let fits = |(got, like): (char, char)| match like {
        '0'..='9' => got.is_ascii_digit(),
        '*' => true,
        _ => got == like,
    };
    got.chars().count() == like.chars().count() && got.chars().zip(like.chars()).all(fits)
}

/// Whether the text begins with the first part, ends with the last, and holds the others in order between them.
fn has(got: &str, parts: &Value) -> bool {
    let parts: Vec<&str> = parts
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let mut rest = Some(got);
    for part in &parts {
        rest = rest.and_then(|rest| Some(rest.split_once(part)?.1));
    }
    got.starts_with(parts[0]) && got.ends_with(parts[parts.len() - 1]) && rest.is_some()
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
    let mut left = requests;
    for arriving in &case.arriving {
        let fits = |request: &&Received| request.is_to(arriving.path);
        let most = if arriving.repeated { left.len() } else { 1 };
        let count = left.iter().take(most).take_while(fits).count();
        if count == 0 {
            differences.push(format!("{} did not arrive", arriving.path));
        }
        let (these, rest) = left.split_at(count);
        for request in these {
            let got = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
            compare("arrived", &json!(arriving.fields), &got, differences);
        }
        left = rest;
    }
    for request in left {
        differences.push(format!("{} arrived, which it should not", request.path));
    }
}

/// Requests to all services but the sandbox's own. Those of one case may have no marks.
fn by_case(requests: Vec<Received>, cases: &[Filled]) -> BTreeMap<Option<usize>, Vec<Received>> {
    // A case that sends something goes before one that has the same mark and sends nothing.
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for sends in [false, true] {
        for (index, case) in cases.iter().enumerate() {
            if case.arriving.is_empty() != sends {
                owners.extend(case.marks().map(|mark| (mark, index)));
            }
        }
    }
    let mut sorted: BTreeMap<Option<usize>, Vec<Received>> = BTreeMap::new();
    for request in requests {
        let body: Object = serde_json::from_slice(&request.body).unwrap_or_default();
        let mark = filled::marks(&body).next().unwrap_or_default();
        let owner = owners.get(mark).copied();
        sorted.entry(owner).or_default().push(request);
    }
    sorted
}

/// Everything that arrived but the port, the key and what is the case's own.
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
    text + "\n" + &case.without_own(&body)
}
