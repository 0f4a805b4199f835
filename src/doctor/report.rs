//! What an examination found, and how people read it.

use crate::error::Language;

/// How bad a finding is, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// As it should be.
    Ok,
    /// It works, but not as well as it should, or not for ever.
    Warning,
    /// Payments fail because of this.
    Broken,
}

impl Verdict {
    fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Verdict::Ok, Language::English) => "OK",
            (Verdict::Warning, Language::English) => "WARNING",
            (Verdict::Broken, Language::English) => "BROKEN",
            (Verdict::Ok, Language::Turkish) => "TAMAM",
            (Verdict::Warning, Language::Turkish) => "UYARI",
            (Verdict::Broken, Language::Turkish) => "BOZUK",
        }
    }
}

/// One row of `texts`. The texts stand one a line: the name, then cause and cure, each in English and Turkish. In one
/// text, since each reference costs a shared library as much as a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) verdict: Verdict,
    pub(super) texts: &'static str,
}

/// Longer names of certificates and the like are cut.
const LONGEST_FACT: usize = 120;

/// What is known so far, for the braces of the texts, and what was found.
#[derive(Default)]
pub(super) struct Chart {
    facts: Vec<(&'static str, String)>,
    findings: Vec<Finding>,
}

impl Chart {
    /// In place of what was known under that name. What comes from outside is cut, and writes no lines of its own.
    #[cold]
    pub(super) fn note(&mut self, name: &'static str, fact: &str) {
        let fact = fact
            .chars()
            .take(LONGEST_FACT)
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        self.facts.push((name, fact));
    }

    #[cold]
    pub(super) fn note_number(&mut self, name: &'static str, number: u64) {
        self.note(name, &number.to_string());
    }

    #[cold]
    pub(super) fn find(&mut self, row: &'static Row) {
        self.findings.push(Finding {
            row,
            texts: self.filled(row.texts),
        });
    }

    pub(super) fn count(&self) -> usize {
        self.findings.len()
    }

    /// Whether anything is broken among the findings from this place on.
    pub(super) fn is_broken_since(&self, place: usize) -> bool {
        let mut since = self.findings.iter().skip(place);
        since.any(|finding| finding.verdict() == Verdict::Broken)
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    fn filled(&self, text: &str) -> String {
        let mut filled = String::with_capacity(2 * text.len());
        let mut parts = text.split('{');
        filled.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or(("", part));
            let fact = self.facts.iter().rev().find(|(known, _)| *known == name);
            filled.push_str(fact.map_or("?", |(_, fact)| fact));
            filled.push_str(rest);
        }
        filled
    }
}

/// One thing that was examined.
///
/// It never holds a card number, a CVC or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    row: &'static Row,
    /// The row's, filled.
    texts: String,
}

impl Finding {
    /// A name that stays the same in every language, `NAME_UNKNOWN` say.
    pub fn name(&self) -> &'static str {
        first_line(self.row.texts)
    }

    /// How bad it is.
    pub fn verdict(&self) -> Verdict {
        self.row.verdict
    }

    /// What was seen, and what it comes from.
    pub fn cause(&self, language: Language) -> &str {
        self.line(1 + language as usize)
    }

    /// What to do. Empty if there is nothing to do.
    pub fn cure(&self, language: Language) -> &str {
        self.line(3 + language as usize)
    }

    fn line(&self, place: usize) -> &str {
        self.texts.split('\n').nth(place).unwrap_or_default()
    }

    fn write(&self, to: &mut String, languages: &[Language]) {
        for language in languages {
            let lines = [
                ("", self.row.verdict.word(*language)),
                ("  ", self.name()),
                ("\n  ", self.cause(*language)),
            ];
            for (before, text) in lines {
                to.push_str(before);
                to.push_str(text);
            }
            let cure = self.cure(*language);
            if !cure.is_empty() {
                to.push_str("\n  -> ");
                to.push_str(cure);
            }
            to.push('\n');
        }
        to.push('\n');
    }
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// What [`Client::doctor`](crate::Client::doctor) found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Whom the client talks to: its `base_url`. `-` if there is no client.
    pub server: String,
    /// Everything that was examined, in the order of a call.
    pub findings: Vec<Finding>,
}

/// More than any report has.
pub(crate) const MAX_REPORT_BYTES: usize = 16 * 1024 - 1;

impl Report {
    /// For settings of which no client can be made.
    pub fn without_client(finding: Finding) -> Report {
        Report {
            server: "-".to_owned(),
            findings: vec![finding],
        }
    }

    /// With what was found elsewhere, which comes first.
    pub fn with(mut self, mut findings: Vec<Finding>) -> Report {
        findings.append(&mut self.findings);
        Report { findings, ..self }
    }

    /// The worst of all findings.
    pub fn verdict(&self) -> Verdict {
        let verdicts = self.findings.iter().map(Finding::verdict);
        verdicts.max().unwrap_or(Verdict::Ok)
    }

    fn count(&self, verdict: Verdict) -> usize {
        let of = |finding: &&Finding| finding.verdict() == verdict;
        self.findings.iter().filter(of).count()
    }

    /// The report as people read it: the worst first, in these languages. At most 16383 bytes.
    pub fn text(&self, languages: &[Language]) -> String {
        let mut text = ["libpaynet ", env!("CARGO_PKG_VERSION"), ", ", &self.server].concat();
        text.push('\n');
        for language in languages {
            self.write_summary(&mut text, *language);
        }
        text.push('\n');
        for verdict in [Verdict::Broken, Verdict::Warning, Verdict::Ok] {
            let of = |finding: &&Finding| finding.verdict() == verdict;
            for finding in self.findings.iter().filter(of) {
                finding.write(&mut text, languages);
            }
        }
        text.truncate(text.floor_char_boundary(MAX_REPORT_BYTES));
        text
    }

    fn write_summary(&self, to: &mut String, language: Language) {
        let (all_is_well, broken, warnings) = match language {
            Language::English => ("All is well.\n", "Broken: ", ", warnings: "),
            Language::Turkish => ("Her şey yolunda.\n", "Bozuk: ", ", uyarı: "),
        };
        if self.verdict() == Verdict::Ok {
            to.push_str(all_is_well);
            return;
        }
        for (before, verdict) in [(broken, Verdict::Broken), (warnings, Verdict::Warning)] {
            to.push_str(before);
            to.push_str(&self.count(verdict).to_string());
        }
        to.push_str(".\n");
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::{ALL, CONNECTED, NAME_UNKNOWN, TLS_UNKNOWN_AUTHORITY};
    use super::*;

    const BOTH: [Language; 2] = [Language::Turkish, Language::English];

    #[test]
    fn every_row_has_a_cause_in_both_languages_and_a_cure_if_all_is_not_well() {
        for row in ALL {
            let texts: Vec<&str> = row.texts.split('\n').collect();
            let [cause, neden, cure, care] = match *texts {
                [_, cause, neden, ""] => [cause, neden, "", ""],
                [_, cause, neden, cure, care] => [cause, neden, cure, care],
                _ => panic!("{texts:?}"),
            };
            assert!(!cause.is_empty() && !neden.is_empty(), "{texts:?}");
            assert_eq!(cure.is_empty(), row.verdict == Verdict::Ok, "{texts:?}");
            assert_eq!(cure.is_empty(), care.is_empty(), "{texts:?}");
            let braces = |text: &str| -> Vec<String> {
                let parts = text.split('{').skip(1);
                let mut names: Vec<String> = parts
                    .filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()))
                    .filter(|name| !matches!(name.as_str(), "english" | "turkish"))
                    .collect();
                names.sort_unstable();
                names
            };
            assert_eq!(braces(cause), braces(neden), "{texts:?}");
            assert_eq!(braces(cure), braces(care), "{texts:?}");
        }
    }

    fn found(facts: &[(&'static str, &str)], rows: &[&'static Row]) -> Vec<Finding> {
        let mut chart = Chart::default();
        for (name, fact) in facts {
            chart.note(name, fact);
        }
        for row in rows {
            chart.find(row);
        }
        chart.into_findings()
    }

    #[test]
    fn the_worst_comes_first_and_each_language_says_it() {
        let facts = [("host", "api.paynet.com.tr"), ("issuer", "Firewall CA")];
        let report = Report {
            server: "https://api.paynet.com.tr".to_owned(),
            findings: found(&facts, &[&CONNECTED, &TLS_UNKNOWN_AUTHORITY, &NAME_UNKNOWN]),
        };
        let text = report.text(&BOTH);
        assert!(text.contains("Broken: 2, warnings: 0.\n"), "{text}");
        assert!(text.contains("Bozuk: 2, uyarı: 0.\n"), "{text}");
        let place = |part: &str| text.find(part).expect(part);
        assert!(place("BROKEN  NAME_UNKNOWN\n  The name api.") < place("OK  CONNECTED"));
        assert!(text.contains("BOZUK  NAME_UNKNOWN\n  api.paynet.com.tr adının"));
        let english = report.text(&[Language::English]);
        assert!(!english.contains("BOZUK"), "{english}");
    }

    #[test]
    fn what_comes_from_outside_is_cut_and_writes_no_lines_of_its_own() {
        let long = format!("a\nb\u{1b}[31m{}", "x".repeat(1000));
        let finding = found(&[("issuer", &long)], &[&TLS_UNKNOWN_AUTHORITY]).remove(0);
        let cause = finding.cause(Language::English);
        assert!(!cause.contains(char::is_control), "{cause}");
        assert!(cause.len() < 400, "{cause}");
    }

    #[test]
    fn no_report_is_longer_than_its_bound() {
        let long = "ş".repeat(1000);
        let facts = ["host", "issuer", "detail", "addresses", "field"].map(|name| (name, &*long));
        let report = Report {
            server: String::new(),
            findings: found(&facts, ALL),
        };
        assert!(report.text(&BOTH).len() <= MAX_REPORT_BYTES);
    }
}
