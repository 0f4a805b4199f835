//! The certificates of `ca_file`.

use super::clock;
use super::report::Finding;
use super::texts::{AUTHORITIES_FINE, AUTHORITY_EXPIRED};
use crate::http::{Certificate, CertificateFacts};

pub(super) fn examine(added: &[Certificate], findings: &mut Vec<Finding>) {
    if added.is_empty() {
        return;
    }
    let today = clock::now().date();
    let facts = added
        .iter()
        .filter_map(|certificate| CertificateFacts::of(certificate));
    let before = findings.len();
    findings.extend(
        facts
            .filter(|facts| today < facts.first_day || today > facts.last_day)
            .map(|facts| {
                let details = [
                    ("subject", &*facts.subject),
                    ("first", &*facts.first_day.to_string()),
                    ("last", &*facts.last_day.to_string()),
                ];
                Finding::new(&AUTHORITY_EXPIRED, &details)
            }),
    );
    if findings.len() == before {
        let count = added.len().to_string();
        findings.push(Finding::new(&AUTHORITIES_FINE, &[("count", &count)]));
    }
}
