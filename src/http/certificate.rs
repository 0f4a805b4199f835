//! What a certificate says of itself, for people to read. Nothing is decided by it: that is rustls' part.

use std::fmt;

/// The names and the validity of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CertificateFacts {
    pub(crate) subject: String,
    pub(crate) issuer: String,
    pub(crate) is_self_signed: bool,
    pub(crate) first_day: Day,
    pub(crate) last_day: Day,
}

/// A day of the calendar: `20261125`. Days are compared and shown, never counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) u32);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OBJECT_IDENTIFIER: u8 = 0x06;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
/// The tag of the version, which the oldest certificates leave out.
const VERSION: u8 = 0xA0;

const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0A];

impl CertificateFacts {
    /// [`None`] for what is no certificate.
    pub(crate) fn of(certificate: &[u8]) -> Option<CertificateFacts> {
        let mut fields = Der(Der(Der(certificate).value(SEQUENCE)?).value(SEQUENCE)?);
        if fields.0.first() == Some(&VERSION) {
            fields.next()?;
        }
        let _serial_number = fields.next()?;
        let _signature = fields.value(SEQUENCE)?;
        let issuer = fields.value(SEQUENCE)?;
        let mut validity = Der(fields.value(SEQUENCE)?);
        let subject = fields.value(SEQUENCE)?;
        Some(CertificateFacts {
            subject: name(subject),
            issuer: name(issuer),
            is_self_signed: subject == issuer,
            first_day: day(validity.next()?)?,
            last_day: day(validity.next()?)?,
        })
    }
}

/// Values one after another, each a tag, a length and that many bytes.
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (tag, rest) = self.0.split_first()?;
        let (first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..=0x7F => (usize::from(*first), rest),
            // Certificates are shorter than what three bytes can tell.
            0x81..=0x83 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
                let length = digits
                    .iter()
                    .fold(0, |length, digit| length << 8 | usize::from(*digit));
                (length, rest)
            }
            _ => return None,
        };
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, value))
    }

    fn value(&mut self, wanted: u8) -> Option<&'a [u8]> {
        self.next()
            .filter(|(tag, _)| *tag == wanted)
            .map(|(_, value)| value)
    }
}

/// The common name and the organisation in an encoded name, as far as there are any.
pub(super) fn name(parts: &[u8]) -> String {
    let part = |wanted: &[u8]| -> Option<String> {
        let mut sets = Der(parts);
        while let Some(set) = sets.value(SET) {
            let mut pair = Der(Der(set).value(SEQUENCE)?);
            if pair.value(OBJECT_IDENTIFIER)? == wanted {
                let (_, text) = pair.next()?;
                return Some(harmless(&String::from_utf8_lossy(text)));
            }
        }
        None
    };
    match (part(COMMON_NAME), part(ORGANISATION)) {
        (Some(name), Some(organisation)) if name != organisation => {
            format!("{name} ({organisation})")
        }
        (Some(name), _) | (None, Some(name)) => name,
        (None, None) => "-".to_owned(),
    }
}

/// Longer texts of a certificate are cut.
const MOST_CHARACTERS: usize = 64;

/// A text of a certificate, which may be anybody's, without what could deceive a reader.
pub(super) fn harmless(text: &str) -> String {
    let shown = text.chars().take(MOST_CHARACTERS);
    shown
        .map(|c| match c {
            ' ' | '-' | '_' | '.' | ',' | '*' | ':' | '/' | '@' | '&' | '\'' | '(' | ')' => c,
            c if c.is_alphanumeric() => c,
            _ => '?',
        })
        .collect()
}

/// `YYMMDD...` of the years 1950 to 2049, or `YYYYMMDD...`.
fn day((tag, digits): (u8, &[u8])) -> Option<Day> {
    let places = match tag {
        UTC_TIME => 6,
        GENERALIZED_TIME => 8,
        _ => return None,
    };
    let digits = str::from_utf8(digits.get(..places)?).ok()?;
    let number: u32 = digits.parse().ok()?;
    Some(Day(match tag {
        UTC_TIME if number < 500_000 => 20_000_000 + number,
        UTC_TIME => 19_000_000 + number,
        _ => number,
    }))
}

#[cfg(test)]
mod tests {
    use paynet_sandbox::Sandbox;
    use proptest::prelude::*;
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject;

    use super::*;

    fn authority() -> CertificateDer<'static> {
        CertificateDer::from_pem_slice(Sandbox::start().ca_pem().as_bytes()).unwrap()
    }

    #[test]
    fn a_certificate_tells_its_names_and_its_days() {
        assert_eq!(
            CertificateFacts::of(&authority()).unwrap(),
            CertificateFacts {
                subject: "Paynet sandbox CA".to_owned(),
                issuer: "Paynet sandbox CA".to_owned(),
                is_self_signed: true,
                first_day: Day(20200101),
                last_day: Day(20990101),
            }
        );
    }

    #[test]
    fn a_certificate_cut_anywhere_in_its_names_is_none() {
        let whole = authority();
        for length in 0..whole.len() {
            assert_eq!(CertificateFacts::of(whole.get(..length).unwrap()), None);
        }
    }

    #[test]
    fn a_text_of_a_certificate_cannot_deceive_a_reader() {
        assert_eq!(harmless("Güven CA 1"), "Güven CA 1");
        assert_eq!(harmless("a.test\0.b\n\u{202e}\"\u{7}"), "a.test?.b????");
        assert_eq!(harmless(&"x".repeat(1000)).len(), MOST_CHARACTERS);
    }

    #[test]
    fn a_year_of_two_digits_is_of_1950_to_2049() {
        for (digits, shown) in [
            ("491231235959Z", "2049-12-31"),
            ("500101000000Z", "1950-01-01"),
        ] {
            let day = day((UTC_TIME, digits.as_bytes())).unwrap();
            assert_eq!(day.to_string(), shown);
        }
        assert_eq!(day((UTC_TIME, "26İ".as_bytes())), None);
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = CertificateFacts::of(&bytes);
        }

        #[test]
        fn no_spoiled_certificate_brings_it_down(place in 0..300_usize, byte: u8) {
            let mut spoiled = AUTHORITY.with(Clone::clone);
            if let Some(there) = spoiled.get_mut(place) {
                *there = byte;
            }
            let _ = CertificateFacts::of(&spoiled);
        }
    }

    thread_local! {
        static AUTHORITY: Vec<u8> = authority().to_vec();
    }
}
