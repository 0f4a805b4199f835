//! Amounts: every spelling has one reading or is refused, and what is written is read back.

use std::collections::BTreeSet;
use std::ffi::{CStr, CString, c_char};
use std::ptr;

use paynet::error::status::{
    PAYNET_ERR_AMBIGUOUS_AMOUNT, PAYNET_ERR_AMOUNT, PAYNET_ERR_BUFFER_TOO_SMALL,
    PAYNET_ERR_INVALID_FIELD, PAYNET_ERR_NULL_ARGUMENT, PAYNET_ERR_STRUCT_SIZE, PAYNET_ERR_TEXT,
    PAYNET_OK,
};
use paynet::ffi::amount::{
    PAYNET_AMOUNT_PLAIN, PAYNET_AMOUNT_TURKISH, paynet_amount_format, paynet_amount_parse,
};
use paynet::ffi::error::{paynet_error, paynet_error_init};
use paynet::{Amount, Error};
use proptest::prelude::*;
use rust_decimal::Decimal;

const THOUSANDS: [char; 8] = [
    '.', ',', ' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '\u{2019}',
];
const DECIMAL_SIGNS: [char; 2] = ['.', ','];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_is_written_is_read_back(kurus in prop_oneof![0..=i64::MAX, 0..=1_000_000_i64]) {
        let amount = Amount::from_kurus(kurus);
        prop_assert_eq!(Amount::parse(&amount.to_turkish()), Ok(amount));
        prop_assert_eq!(Amount::parse(&amount.to_plain()), Ok(amount));
    }

    #[test]
    fn what_is_written_is_what_a_decimal_library_writes(kurus: i64) {
        let amount = Amount::from_kurus(kurus);
        let plain = Decimal::new(kurus, 2).to_string();
        prop_assert_eq!(amount.to_turkish().replace('.', "").replace(',', "."), plain.clone());
        prop_assert_eq!(amount.to_plain(), plain);
    }

    #[test]
    fn a_well_formed_spelling_is_what_a_decimal_library_reads(
        lira in 0..=(i64::MAX / 100 - 1),
        magnitude in 0..=16_u32,
        decimals in "[0-9]{1,2}",
        thousands in prop::option::of(prop::sample::select(&THOUSANDS)),
        sign in prop::sample::select(&DECIMAL_SIGNS),
        around in "[ \t\u{a0}\u{202f}]{0,2}",
    ) {
        prop_assume!(thousands != Some(sign));
        let lira = (lira / 10_i64.pow(magnitude)).to_string();
        let expected: Decimal = format!("{lira}.{decimals}").parse().unwrap();
        let lira = grouped(&lira, thousands);
        let text = format!("{around}{lira}{sign}{decimals}{around}");
        let amount = Amount::parse(&text).unwrap();
        prop_assert_eq!(Decimal::new(amount.kurus(), 2), expected, "{:?}", text);
    }

    #[test]
    fn digits_and_separators_have_one_reading_or_are_refused(
        parts in prop::collection::vec(
            prop_oneof![
                4 => "[0-9]{3}",
                2 => "[0-9]{1,2}",
                1 => "0",
                1 => "[0-9]{4,17}",
                5 => prop::sample::select(&[".", ",", " ", "\u{a0}"]).prop_map(str::to_owned),
                1 => prop::sample::select(&THOUSANDS).prop_map(String::from),
            ],
            0..9,
        ),
    ) {
        agrees_with_the_readings(&parts.concat());
    }

    #[test]
    fn any_text_has_one_reading_or_is_refused(text in any::<String>()) {
        agrees_with_the_readings(&text);
    }

    #[test]
    fn any_bytes_are_read_or_refused_from_c(bytes in prop::collection::vec(1..=255_u8, 0..40)) {
        let (code, amount, _) = parse(&bytes);
        prop_assert!([PAYNET_OK, PAYNET_ERR_AMOUNT, PAYNET_ERR_AMBIGUOUS_AMOUNT].contains(&code));
        prop_assert!(amount >= 0 && (code == PAYNET_OK || amount == 0));
    }

    #[test]
    fn no_message_repeats_a_long_number(
        before in "[a-z., -]{0,3}",
        number in "[1-9][0-9]{3}( ?[0-9]{4}){2,3}",
        after in "[a-z., -]{0,3}",
    ) {
        if let Err(error) = Amount::parse(&format!("{before}{number}{after}")) {
            prop_assert!(!error.message().contains(&number[..4]), "{}", error.message());
        }
    }
}

#[test]
fn every_short_text_has_one_reading_or_is_refused() {
    let mut texts = vec![String::new()];
    for _ in 0..7 {
        texts = texts
            .iter()
            .flat_map(|text| ["0", "1", ".", ",", " "].map(|next| format!("{text}{next}")))
            .collect();
        for text in &texts {
            agrees_with_the_readings(text);
        }
    }
}

/// Lira and decimals, however many.
type Reading = (String, String);

/// The numbers whose spelling the text is, for some pair of signs. Found by writing, where the library reads.
fn readings(text: &str) -> BTreeSet<Reading> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mut found = BTreeSet::new();
    for length in 1..=digits.len() {
        let (lira, decimals) = digits.split_at(length);
        if lira.len() > 1 && lira.starts_with('0') {
            continue;
        }
        for thousands in THOUSANDS.map(Some).into_iter().chain([None]) {
            let lira_spelled = grouped(lira, thousands);
            let spellings = DECIMAL_SIGNS.iter().map(|sign| match decimals {
                "" => lira_spelled.clone(),
                _ if thousands == Some(*sign) && lira.len() > 3 => String::new(),
                _ => format!("{lira_spelled}{sign}{decimals}"),
            });
            if spellings.into_iter().any(|spelling| spelling == text) {
                found.insert((lira.to_owned(), decimals.to_owned()));
            }
        }
    }
    found
}

fn grouped(digits: &str, separator: Option<char>) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.extend(separator);
        }
        text.push(digit);
    }
    text
}

fn agrees_with_the_readings(text: &str) {
    let readings: Vec<Reading> = readings(text.trim()).into_iter().collect();
    let result = Amount::parse(text);
    let refused = |code| result.as_ref().err().map(Error::code) == Some(code);
    match readings.as_slice() {
        [(lira, decimals)] if decimals.len() <= 2 => {
            let expected = format!("{lira}.{decimals:0<2}").parse::<Decimal>().ok();
            match expected.filter(|number| *number <= Decimal::new(i64::MAX, 2)) {
                Some(number) => {
                    let kurus = result
                        .as_ref()
                        .map(|amount| Decimal::new(amount.kurus(), 2));
                    assert_eq!(kurus, Ok(number), "{text:?}");
                }
                None => assert!(refused(PAYNET_ERR_AMOUNT), "{text:?}: {result:?}"),
            }
        }
        [] | [_] => assert!(refused(PAYNET_ERR_AMOUNT), "{text:?}: {result:?}"),
        several => {
            assert!(refused(PAYNET_ERR_AMBIGUOUS_AMOUNT), "{text:?}: {result:?}");
            let error = result.unwrap_err();
            for (lira, decimals) in several {
                let named = format!("{lira},{decimals:0<2}");
                assert!(error.message().contains(&named), "{named}: {error}");
            }
        }
    }
}

fn new_error() -> paynet_error {
    // SAFETY: a struct of integers; the function fills it in.
    unsafe {
        let mut error = std::mem::zeroed();
        assert_eq!(
            paynet_error_init(&mut error, size_of::<paynet_error>() as u32),
            PAYNET_OK
        );
        error
    }
}

fn text(array: &[c_char]) -> String {
    let bytes = array.iter().map(|byte| byte.to_ne_bytes()[0]);
    String::from_utf8(bytes.take_while(|byte| *byte != 0).collect()).unwrap()
}

/// Code, amount and error of a text without NULs.
fn parse(bytes: &[u8]) -> (i32, i64, paynet_error) {
    let written = CString::new(bytes).unwrap();
    let (mut amount, mut error) = (-1, new_error());
    // SAFETY: local variables, and a text that ends with a NUL.
    let code = unsafe { paynet_amount_parse(written.as_ptr(), &mut amount, &mut error) };
    assert_eq!(error.code, code);
    (code, amount, error)
}

#[test]
fn c_programs_read_amounts() {
    for (bytes, kurus) in [
        ("1.234,56".as_bytes(), 123_456),
        ("1\u{202f}234,56".as_bytes(), 123_456),
        ("\u{a0}10".as_bytes(), 1_000),
        (b"1\xA0234,56\xA0", 123_456),
        (b"1\x92234,56", 123_456),
    ] {
        let (code, amount, _) = parse(bytes);
        assert_eq!((code, amount), (PAYNET_OK, kurus), "{bytes:?}");
    }
}

#[test]
fn c_programs_are_told_what_is_wrong() {
    let longest = [b" ".repeat(4094), b"10".to_vec()].concat();
    assert_eq!(parse(&longest).1, 1_000);
    let longer = [&longest[..], b" "].concat();
    for (bytes, expected, says) in [
        (&b""[..], PAYNET_ERR_AMOUNT, "empty"),
        (b"10 \xDEL", PAYNET_ERR_AMOUNT, "letter"),
        ("₺10".as_bytes(), PAYNET_ERR_AMOUNT, "currency"),
        (
            b"1.234",
            PAYNET_ERR_AMBIGUOUS_AMOUNT,
            "1.234 can be 1234,00 or 1,234",
        ),
        (&longer, PAYNET_ERR_TEXT, "4096"),
    ] {
        let (code, amount, error) = parse(bytes);
        assert_eq!((code, amount), (expected, 0), "{bytes:?}");
        assert_eq!(text(&error.field), "text");
        assert!(
            text(&error.message).contains(says),
            "{}",
            text(&error.message)
        );
    }
}

#[test]
fn null_is_refused_and_named_when_reading() {
    let mut error = new_error();
    let mut amount = -1;
    // SAFETY: local variables, a text that ends with a NUL, and NULL.
    unsafe {
        let code = paynet_amount_parse(ptr::null(), &mut amount, &mut error);
        assert_eq!((code, amount), (PAYNET_ERR_NULL_ARGUMENT, 0));
        assert_eq!(text(&error.field), "text");
        let code = paynet_amount_parse(c"10".as_ptr(), ptr::null_mut(), &mut error);
        assert_eq!(code, PAYNET_ERR_NULL_ARGUMENT);
        assert_eq!(text(&error.field), "amount");
        let code = paynet_amount_parse(c"10".as_ptr(), &mut amount, ptr::null_mut());
        assert_eq!((code, amount), (PAYNET_OK, 1_000));
        error.struct_size = 1;
        let code = paynet_amount_parse(c"10".as_ptr(), &mut amount, &mut error);
        assert_eq!((code, amount), (PAYNET_ERR_STRUCT_SIZE, 0));
    }
}

/// Stands in a buffer where nothing was written.
const UNTOUCHED: u8 = 0x5A;

/// Code, needed size and buffer after formatting into a buffer whose first `capacity` bytes are offered.
fn format(kurus: i64, form: i32, capacity: i32) -> (i32, i32, [u8; 40]) {
    let (mut buffer, mut needed, mut error) = ([UNTOUCHED; 40], -1, new_error());
    let to = buffer.as_mut_ptr().cast();
    // SAFETY: local variables; the buffer has more bytes than any test offers.
    let code = unsafe { paynet_amount_format(kurus, form, to, capacity, &mut needed, &mut error) };
    assert_eq!(error.code, code);
    (code, needed, buffer)
}

#[test]
fn c_programs_write_amounts_into_exactly_the_room_needed() {
    for (kurus, form, expected) in [
        (0, PAYNET_AMOUNT_TURKISH, c"0,00"),
        (123_456, PAYNET_AMOUNT_TURKISH, c"1.234,56"),
        (123_456, PAYNET_AMOUNT_PLAIN, c"1234.56"),
        (-5, PAYNET_AMOUNT_PLAIN, c"-0.05"),
        (
            i64::MIN,
            PAYNET_AMOUNT_TURKISH,
            c"-92.233.720.368.547.758,08",
        ),
        (i64::MAX, PAYNET_AMOUNT_PLAIN, c"92233720368547758.07"),
    ] {
        let size = expected.to_bytes_with_nul().len() as i32;
        assert!(size <= 32, "the header promises that 32 bytes are enough");
        for capacity in 0..=36 {
            let (code, needed, buffer) = format(kurus, form, capacity);
            assert_eq!(needed, size, "{expected:?} in {capacity}");
            let written = if capacity >= size {
                assert_eq!(code, PAYNET_OK);
                assert_eq!(CStr::from_bytes_until_nul(&buffer), Ok(expected));
                size
            } else {
                assert_eq!(code, PAYNET_ERR_BUFFER_TOO_SMALL);
                assert!(capacity == 0 || buffer[0] == 0);
                capacity.min(1)
            };
            let beyond = &buffer[written as usize..];
            assert!(
                beyond.iter().all(|byte| *byte == UNTOUCHED),
                "{expected:?} in {capacity}"
            );
        }
    }
}

#[test]
fn the_size_can_be_asked_for_without_a_buffer() {
    let (mut needed, none) = (-1, ptr::null_mut());
    // SAFETY: a local variable and NULL.
    unsafe {
        let code = paynet_amount_format(123_456, 0, ptr::null_mut(), 0, &mut needed, none);
        assert_eq!((code, needed), (PAYNET_ERR_BUFFER_TOO_SMALL, 9));
        let mut buffer = [0; 9];
        let to = buffer.as_mut_ptr();
        let code = paynet_amount_format(123_456, 0, to, 9, ptr::null_mut(), none);
        assert_eq!((code, text(&buffer).as_str()), (PAYNET_OK, "1.234,56"));
    }
}

#[test]
fn what_can_not_be_written_is_refused_by_name() {
    for (form, capacity, field) in [
        (2, 40, "form"),
        (-1, 40, "form"),
        (PAYNET_AMOUNT_PLAIN, -1, "capacity"),
        (PAYNET_AMOUNT_PLAIN, i32::MIN, "capacity"),
    ] {
        let (mut buffer, mut needed, mut error) = ([UNTOUCHED; 40], -1, new_error());
        let to = buffer.as_mut_ptr().cast();
        // SAFETY: local variables; no capacity is larger than the buffer.
        let code = unsafe { paynet_amount_format(1, form, to, capacity, &mut needed, &mut error) };
        assert_eq!((code, needed), (PAYNET_ERR_INVALID_FIELD, 0));
        assert_eq!(text(&error.field), field);
        assert_eq!(buffer[0], if capacity > 0 { 0 } else { UNTOUCHED });
    }
    let (mut needed, mut error) = (-1, new_error());
    // SAFETY: local variables and NULL.
    let code = unsafe { paynet_amount_format(1, 0, ptr::null_mut(), 8, &mut needed, &mut error) };
    assert_eq!((code, needed), (PAYNET_ERR_NULL_ARGUMENT, 0));
    assert_eq!(text(&error.field), "buffer");
}
