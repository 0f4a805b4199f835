//! Language × group of cases, for people.

use std::fmt::Write;

use crate::manifest::Manifest;
use crate::verdict::Verdict;

pub struct Column {
    pub title: String,
    /// Or what is wrong with the runner; nothing where there is no runner yet.
    pub verdicts: Option<Result<Vec<Verdict>, String>>,
}

pub fn text(manifest: &Manifest, columns: &[Column]) -> String {
    let mut table = row("group", columns.iter().map(|column| column.title.clone()));
    for group in &manifest.groups {
        let prefix = format!("{}: ", group.group);
        let of_group = |verdict: &&Verdict| verdict.case.starts_with(&prefix);
        table += &row(
            &group.group,
            columns.iter().map(|column| column.count(of_group)),
        );
    }
    table += &row("all", columns.iter().map(|column| column.count(|_| true)));
    writeln!(
        table,
        "{} cases; a/b+c: a of b passed, c skipped",
        manifest.cases().count()
    )
    .unwrap();
    table
}

impl Column {
    fn count(&self, counts: impl FnMut(&&Verdict) -> bool) -> String {
        let verdicts = match &self.verdicts {
            None => return "none".to_owned(),
            Some(Err(_)) => return "broken".to_owned(),
            Some(Ok(verdicts)) => verdicts,
        };
        let verdicts: Vec<&Verdict> = verdicts.iter().filter(counts).collect();
        let skipped = verdicts.iter().filter(|verdict| verdict.skipped).count();
        let passed = verdicts.iter().filter(|verdict| verdict.passed()).count();
        let of = verdicts.len() - skipped;
        match skipped {
            0 => format!("{passed}/{of}"),
            _ => format!("{passed}/{of}+{skipped}"),
        }
    }
}

fn row(first: &str, others: impl Iterator<Item = String>) -> String {
    let mut row = format!("{first:18}");
    for other in others {
        write!(row, " {other:>10}").unwrap();
    }
    row + "\n"
}
