//! For programs that examine settings of which no client can be made.

use super::report::{Chart, Finding, Row};
use super::texts::{KEY_BLANK, PROXY_ELSEWHERE, SETTING_REFUSED};
use crate::error::{Error, Language};

/// The key without what can't be a part of it, and a finding if there was any.
pub fn examine_key(field: &'static str, text: &str) -> (String, Option<Finding>) {
    let cleaned: String = text.chars().filter(char::is_ascii_graphic).collect();
    let finding = (cleaned != text).then(|| finding(&KEY_BLANK, &[("field", field)]));
    (cleaned, finding)
}

/// What [`Client::new`](crate::Client::new) refused, as a finding.
pub fn setting_refused(error: &Error) -> Finding {
    let facts = [
        ("detail", error.message()),
        ("english", error.explanation(Language::English)),
        ("turkish", error.explanation(Language::Turkish)),
    ];
    finding(&SETTING_REFUSED, &facts)
}

/// The environment variable of this name holds a proxy, and the client has none.
pub fn proxy_elsewhere(variable: &str) -> Finding {
    finding(&PROXY_ELSEWHERE, &[("variable", variable)])
}

fn finding(row: &'static Row, facts: &[(&'static str, &str)]) -> Finding {
    let mut chart = Chart::default();
    for (name, fact) in facts {
        chart.note(name, fact);
    }
    chart.find(row);
    chart.into_findings().remove(0)
}
