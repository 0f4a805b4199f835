//! A card holder's name in the letters that Paynet's form takes.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use unicode_normalization::char::decompose_canonical;

/// Stand behind their letter in a text that is decomposed, as files of some systems are.
const MARKS: RangeInclusive<char> = '\u{300}'..='\u{36F}';

/// Letters that are none of A to Z with a mark, and how cards spell them.
const SPELLED: [(char, &str); 32] = [
    ('ı', "i"),
    ('ə', "e"),
    ('Ə', "E"),
    ('ß', "ss"),
    ('ẞ', "SS"),
    ('æ', "ae"),
    ('Æ', "AE"),
    ('œ', "oe"),
    ('Œ', "OE"),
    ('ø', "o"),
    ('Ø', "O"),
    ('ł', "l"),
    ('Ł', "L"),
    ('ŀ', "l"),
    ('Ŀ', "L"),
    ('đ', "d"),
    ('Đ', "D"),
    ('ð', "d"),
    ('Ð', "D"),
    ('þ', "th"),
    ('Þ', "TH"),
    ('ħ', "h"),
    ('Ħ', "H"),
    ('ŧ', "t"),
    ('Ŧ', "T"),
    ('ŋ', "n"),
    ('Ŋ', "N"),
    ('ŉ', "n"),
    ('ĸ', "k"),
    ('ĳ', "ij"),
    ('Ĳ', "IJ"),
    ('ſ', "s"),
];

/// The name without what Paynet's form refuses, as far as it can be written in another way.
///
/// Letters lose their marks and keep their case, by tables that are the same on every machine: `ı` becomes `i`, `İ` becomes
/// `I`. Apostrophes go, other punctuation becomes a blank. What has no Latin spelling stays: digits, other scripts.
pub(super) fn transliterated(name: &str) -> Cow<'_, str> {
    if name.chars().all(is_plain) {
        return Cow::Borrowed(name);
    }
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars() {
        write(letter, &mut plain);
    }
    plain.truncate(plain.trim_ascii_end().len());
    Cow::Owned(plain)
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == ' '
}

fn write(letter: char, plain: &mut String) {
    match letter {
        'a'..='z' | 'A'..='Z' => plain.push(letter),
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
        _ if is_gap(letter) => {
            if !plain.is_empty() && !plain.ends_with(' ') {
                plain.push(' ');
            }
        }
        _ if MARKS.contains(&letter) && plain.ends_with(is_plain) => {}
        _ => write_spelled(letter, plain),
    }
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_ascii_punctuation()
        || matches!(letter, '‐'..='―' | '“'..='‟' | '«' | '»' | '·' | '•' | '…')
}

fn write_spelled(letter: char, plain: &mut String) {
    let base = without_marks(letter);
    let spelled = SPELLED.iter().find(|(marked, _)| *marked == base);
    match spelled {
        Some((_, letters)) => plain.push_str(letters),
        None if base.is_ascii_alphabetic() => plain.push(base),
        None => plain.push(letter),
    }
}

fn without_marks(letter: char) -> char {
    let mut base = None;
    decompose_canonical(letter, |part| {
        base.get_or_insert(part);
    });
    base.unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_turkish_letter_has_its_plain_one_in_its_own_case() {
        assert_eq!(transliterated("çğıöşü âîû"), "cgiosu aiu");
        assert_eq!(transliterated("ÇĞİÖŞÜ ÂÎÛ"), "CGIOSU AIU");
        assert_eq!(transliterated("iI ıİ"), "iI iI");
        assert_eq!(transliterated("Şükrü Işık İĞDIR"), "Sukru Isik IGDIR");
    }

    #[test]
    fn a_decomposed_name_is_the_same_name() {
        let decomposed = "S\u{327}u\u{308}kru\u{308} I\u{307}g\u{306}de i\u{307}";
        assert_eq!(transliterated(decomposed), "Sukru Igde i");
    }

    #[test]
    fn every_latin_letter_of_europe_and_its_neighbours_becomes_a_plain_one_of_its_case() {
        let blocks = [
            '\u{C0}'..='\u{17F}',
            '\u{1E00}'..='\u{1E99}',
            '\u{1E9E}'..='\u{1E9E}',
        ];
        let vietnamese = '\u{1EA0}'..='\u{1EF9}';
        let others = ['Ə', 'ə', 'Ș', 'ț', 'ǧ'];
        let letters = blocks.into_iter().flatten().chain(vietnamese).chain(others);
        for letter in letters.filter(|letter| letter.is_alphabetic()) {
            let text = letter.to_string();
            let plain = transliterated(&text);
            assert!(plain.chars().all(is_plain) && !plain.is_empty(), "{letter}");
            assert!(
                plain
                    .chars()
                    .all(|plain| plain.is_uppercase() == letter.is_uppercase()),
                "{letter}: {plain}"
            );
        }
    }

    #[test]
    fn punctuation_goes() {
        for (name, plain) in [
            ("Ayşe-Nur YILMAZ", "Ayse Nur YILMAZ"),
            ("MEHMET A. ÖZ", "MEHMET A OZ"),
            ("M.A.ÖZ.", "M A OZ"),
            ("O'Brien", "OBrien"),
            ("D’Angelo, J.", "DAngelo J"),
            ("\u{a0}Ali\u{a0}\tCan ", "Ali Can"),
            ("Kaya & Oğlu (Ltd.)", "Kaya Oglu Ltd"),
            ("-", ""),
        ] {
            assert_eq!(transliterated(name), plain, "{name}");
        }
    }

    #[test]
    fn what_is_plain_or_has_no_latin_spelling_stays() {
        for name in ["AYSE  YILMAZ ", "", "Ali 2", "Иван Й", "Й", "김", "Ω"] {
            assert_eq!(transliterated(name), name, "{name}");
        }
    }

    #[test]
    fn a_plain_name_is_not_copied() {
        assert!(matches!(transliterated("Ali Veli"), Cow::Borrowed(_)));
    }
}
