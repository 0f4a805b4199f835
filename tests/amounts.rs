//! Amounts as texts, against a decimal library, and through the C functions.

use std::ffi::{CStr, CString, c_char};
use std::mem;
use std::ptr;

use paynet::Amount;
use paynet::error::status::*;
use paynet::ffi::amount::*;
use paynet::ffi::error::{paynet_error, paynet_error_init};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

fn kurus_of(lira: &str) -> Option<i64> {
    (lira.parse::<Decimal>().ok()? * Decimal::ONE_HUNDRED).to_i64()
}

/// Digits in groups of three.
fn grouped(digits: &str, separator: &str) -> String {
    let first = (digits.len() - 1) % 3 + 1;
    let (head, tail) = digits.split_at(first);
    let mut text = head.to_owned();
    for group in tail.as_bytes().chunks(3) {
        text.push_str(separator);
        text.push_str(std::str::from_utf8(group).unwrap());
    }
    text
}

/// All that a text could mean, found in another way than the library's: by trying each separator as decimal sign and each
/// as thousands.
fn readings(text: &str) -> Vec<Decimal> {
    let mut readings = Vec::new();
    for thousands in ["", ".", ",", " ", "'"] {
        for decimal in ["", ".", ","] {
            if !decimal.is_empty() && thousands == decimal {
                continue;
            }
            let (whole, fraction) = match decimal {
                "" => (text, ""),
                sign => match text.split_once(sign) {
                    Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
                    _ => continue,
                },
            };
            let digits = match thousands {
                "" => whole.to_owned(),
                separator if whole.contains(separator) => {
                    let digits = whole.replace(separator, "");
                    let well_formed = !digits.is_empty()
                        && digits.bytes().all(|byte| byte.is_ascii_digit())
                        && !digits.starts_with('0')
                        && grouped(&digits, separator) == whole;
                    if !well_formed {
                        continue;
                    }
                    digits
                }
                _ => continue,
            };
            let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            if digits.is_empty() || !are_digits(&digits) || !are_digits(fraction) {
                continue;
            }
            let reading = format!("{digits}.{fraction}0")
                .parse::<Decimal>()
                .unwrap()
                .normalize();
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
    }
    readings
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(kurus in 0..=i64::MAX) {
        let amount = Amount::from_kurus(kurus);
        prop_assert_eq!(Amount::parse(&amount.to_plain()).unwrap(), amount);
        prop_assert_eq!(Amount::parse(&amount.to_turkish()).unwrap(), amount);
        prop_assert_eq!(kurus_of(&amount.to_plain()), Some(kurus));
    }

    #[test]
    fn every_well_formed_spelling_is_read_as_a_decimal_library_reads_it(
        lira in 0..1_000_000_000_000_u64,
        decimals in "[0-9]{1,2}",
        separator in prop::sample::select(vec!["", ".", ",", " ", "'", "\u{A0}", "\u{202F}"]),
        decimal in prop::sample::select(vec![".", ","]),
    ) {
        prop_assume!(separator != decimal);
        let digits = lira.to_string();
        let whole = if separator.is_empty() { digits.clone() } else { grouped(&digits, separator) };
        let read = Amount::parse(&format!("{whole}{decimal}{decimals}")).unwrap();
        prop_assert_eq!(Some(read.kurus()), kurus_of(&format!("{digits}.{decimals}")));
    }

    #[test]
    fn what_is_read_has_one_reading_and_what_has_two_is_refused(text in "[0-9]{1,4}([., '][0-9]{1,4}){0,3}") {
        let readings = readings(&text);
        match Amount::parse(&text) {
            Ok(amount) => {
                prop_assert_eq!(readings.len(), 1, "{:?}", readings);
                prop_assert_eq!(Some(amount.kurus()), (readings[0] * Decimal::ONE_HUNDRED).to_i64());
            }
            Err(error) if error.code() == PAYNET_ERR_AMBIGUOUS_AMOUNT => {
                prop_assert_eq!(readings.len(), 2);
                for reading in readings {
                    let whole = reading.fract().is_zero();
                    let named = if whole { format!("{reading},00") } else { reading.to_string().replace('.', ",") };
                    prop_assert!(error.message().contains(named.trim_end_matches('0')), "{} {}", error, named);
                }
            }
            Err(error) => {
                prop_assert_eq!(error.code(), PAYNET_ERR_AMOUNT);
                let exact = |reading: &Decimal| (reading * Decimal::ONE_HUNDRED).fract().is_zero();
                let written = |reading: &Decimal| {
                    let fraction = text.rsplit(['.', ',']).next().unwrap();
                    exact(reading) && (reading.fract().is_zero() || fraction.len() <= 2) && fraction.len() != 3
                };
                prop_assert!(readings.is_empty() || !readings.iter().all(written), "{:?}", readings);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,60}") {
        if let Err(error) = Amount::parse(&text) {
            prop_assert!(matches!(error.code(), PAYNET_ERR_AMOUNT | PAYNET_ERR_AMBIGUOUS_AMOUNT));
        }
    }
}

fn parse(text: &[u8]) -> (i32, i64, paynet_error) {
    let text = CString::new(text).unwrap();
    let mut amount = 77;
    // SAFETY: the error is initialised, the text ends with a NUL.
    unsafe {
        let mut error: paynet_error = mem::zeroed();
        paynet_error_init(&mut error, mem::size_of::<paynet_error>() as u32);
        let code = paynet_amount_parse(text.as_ptr(), &mut amount, &mut error);
        (code, amount, error)
    }
}

#[test]
fn c_programs_read_amounts_in_either_encoding() {
    for text in [&b"1 234,50"[..], b"1\xA0234,50", "1\u{A0}234,50".as_bytes()] {
        let (code, amount, _) = parse(text);
        assert_eq!((code, amount), (PAYNET_OK, 123_450));
    }
    for (text, expected) in [
        (&b"1.234"[..], PAYNET_ERR_AMBIGUOUS_AMOUNT),
        (b"", PAYNET_ERR_AMOUNT),
        (b"on lira", PAYNET_ERR_AMOUNT),
        (b"\xFF", PAYNET_ERR_AMOUNT),
    ] {
        let (code, amount, error) = parse(text);
        assert_eq!((code, amount, error.code), (expected, 0, expected));
    }
    // SAFETY: NULL is what is tested.
    unsafe {
        let mut amount = 77;
        let code = paynet_amount_parse(ptr::null(), &mut amount, ptr::null_mut());
        assert_eq!((code, amount), (PAYNET_ERR_NULL_ARGUMENT, 0));
        let code = paynet_amount_parse(c"1".as_ptr(), ptr::null_mut(), ptr::null_mut());
        assert_eq!(code, PAYNET_ERR_NULL_ARGUMENT);
    }
}

fn format(amount: i64, form: i32, buffer: &mut [u8]) -> (i32, i32) {
    let capacity = i32::try_from(buffer.len()).unwrap();
    let mut needed = -7;
    // SAFETY: the buffer has `capacity` bytes.
    let code = unsafe {
        let buffer = if buffer.is_empty() {
            ptr::null_mut()
        } else {
            buffer.as_mut_ptr().cast::<c_char>()
        };
        paynet_amount_format(amount, form, buffer, capacity, &mut needed, ptr::null_mut())
    };
    (code, needed)
}

#[test]
fn c_programs_get_the_whole_text_or_none_of_it() {
    let mut buffer = [0x55_u8; 32];
    for (form, text) in [
        (PAYNET_AMOUNT_TURKISH, c"1.234,56"),
        (PAYNET_AMOUNT_PLAIN, c"1234.56"),
    ] {
        let size = i32::try_from(text.count_bytes() + 1).unwrap();
        assert_eq!(format(123_456, form, &mut buffer), (PAYNET_OK, size));
        assert_eq!(CStr::from_bytes_until_nul(&buffer).unwrap(), text);
        let exact = &mut buffer[..text.count_bytes() + 1];
        assert_eq!(format(123_456, form, exact), (PAYNET_OK, size));
        for length in 0..text.count_bytes() + 1 {
            buffer.fill(0x55);
            let short = &mut buffer[..length];
            assert_eq!(
                format(123_456, form, short),
                (PAYNET_ERR_BUFFER_TOO_SMALL, size)
            );
            assert!(length == 0 || buffer[0] == 0);
            assert!(buffer[length.max(1)..].iter().all(|byte| *byte == 0x55));
        }
    }
    assert_eq!(
        format(i64::MIN, PAYNET_AMOUNT_TURKISH, &mut buffer).0,
        PAYNET_OK
    );
    assert_eq!(format(1, 2, &mut buffer).0, PAYNET_ERR_INVALID_FIELD);
    // SAFETY: nothing is written through NULL or beyond a capacity of none.
    unsafe {
        let format = |capacity| {
            let none = ptr::null_mut();
            paynet_amount_format(
                1,
                PAYNET_AMOUNT_PLAIN,
                none,
                capacity,
                ptr::null_mut(),
                ptr::null_mut(),
            )
        };
        assert_eq!(format(-1), PAYNET_ERR_INVALID_FIELD);
        assert_eq!(format(8), PAYNET_ERR_NULL_ARGUMENT);
    }
}
