//! The certificates of `ca_file`.

use super::report::Chart;
use super::texts::{AUTHORITIES_FINE, AUTHORITY_EXPIRED};
use super::{clock, tls};
use crate::http::{Certificate, CertificateFacts};

#[cold]
pub(super) fn examine(added: &[Certificate], chart: &mut Chart) {
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
