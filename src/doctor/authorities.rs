//! The certificates that are trusted beside Mozilla's list.

use super::report::Chart;
use super::texts::{AUTHORITIES_FINE, AUTHORITIES_SYSTEM, AUTHORITY_EXPIRED};
use super::{clock, tls};
use crate::http::{Certificate, CertificateFacts, Trust};

#[cold]
pub(super) fn examine(trust: &Trust, chart: &mut Chart) {
    if !trust.system.is_empty() {
        chart.note_number("count", trust.system.len() as u64);
        chart.find(&AUTHORITIES_SYSTEM);
    }
    examine_added(&trust.added, chart);
}

fn examine_added(added: &[Certificate], chart: &mut Chart) {
    if added.is_empty() {
        return;
    }
    let today = clock::today();
    let before = chart.count();
    for facts in added.iter().filter_map(|added| CertificateFacts::of(added)) {
        if today < facts.first_day || today > facts.last_day {
            tls::note(&facts, chart);
            chart.find(&AUTHORITY_EXPIRED);
        }
    }
    if chart.count() == before {
        chart.note_number("count", added.len() as u64);
        chart.find(&AUTHORITIES_FINE);
    }
}
