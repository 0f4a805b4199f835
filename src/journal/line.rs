//! A record as a line: its CRC-32 in eight hexadecimal digits, a blank, its JSON, a newline.

use std::io;

use super::record::Record;

/// Far longer than any record with Paynet's own ids.
pub(super) const LONGEST: usize = 256 * 1024;

pub(super) fn of(record: &Record) -> io::Result<String> {
    let json = serde_json::to_string(record)?;
    Ok(format!("{} {json}\n", checksum(json.as_bytes())))
}

/// The record of a line without its newline, if nothing in it has changed.
pub(super) fn record(line: &[u8]) -> Option<Record> {
    let (sum, json) = line.split_at_checked(8)?;
    let json = json.strip_prefix(b" ")?;
    if checksum(json).as_bytes() != sum {
        return None;
    }
    serde_json::from_slice(json).ok()
}

/// Whether a line that was cut short began like this, with its checksum at least; another program's number would look like a
/// shorter one. Some file systems keep the length of what was being written, and zeros in its place.
pub(super) fn began_with(bytes: &[u8]) -> bool {
    let is_sum = |sum: &[u8]| {
        let mut digits = sum.iter();
        digits.all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let begins = bytes
        .split_at_checked(8)
        .is_some_and(|(sum, json)| is_sum(sum) && json.starts_with(b" {"));
    begins || bytes.iter().all(|byte| *byte == 0)
}

fn checksum(json: &[u8]) -> String {
    format!("{:08x}", crc32fast::hash(json))
}

#[cfg(test)]
mod tests {
    use super::super::record::Event;
    use super::*;

    #[test]
    fn a_changed_bit_anywhere_is_noticed() {
        let record = Record {
            reference_no: "sipariş-1".to_owned(),
            amount: Some(1234),
            ..Record::now(Event::Charge)
        };
        let written = of(&record).unwrap();
        let line = written.trim_end_matches('\n').as_bytes();
        assert!(super::record(line).is_some());
        for place in 0..line.len() {
            for bit in 0..8 {
                let mut changed = line.to_owned();
                changed[place] ^= 1 << bit;
                assert!(super::record(&changed).is_none(), "bit {bit} of {place}");
            }
            assert!(super::record(&line[..place]).is_none());
        }
    }
}
