//! Amounts: what is read is what a library for big numbers reads, and what is written is read back.

use num_bigint::BigInt;
use paynet::Amount;

pub fn check(bytes: &[u8]) {
    if let Some((kurus, _)) = bytes.split_first_chunk() {
        is_written_and_read_back(Amount::from_kurus(i64::from_le_bytes(*kurus)));
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    agrees_with_people(text);
    agrees_with_answers(text);
}

fn is_written_and_read_back(amount: Amount) {
    let (turkish, plain) = (amount.to_turkish(), amount.to_plain());
    assert_eq!(
        turkish.replace('.', "").replace(',', "."),
        plain,
        "the two forms differ"
    );
    for written in [&turkish, &plain] {
        let read = Amount::parse(written);
        if amount.kurus() < 0 {
            assert!(read.is_err(), "{written}");
        } else {
            assert_eq!(read, Ok(amount), "{written}");
        }
    }
}

/// One reading: the last one or two digits behind a point or comma are kurus, all others lira.
fn agrees_with_people(text: &str) {
    let Ok(amount) = Amount::parse(text) else {
        return;
    };
    is_written_and_read_back(amount);
    let text = text.trim();
    let decimals = text
        .rfind(['.', ','])
        .map_or("", |place| &text[place + 1..]);
    let decimals = if decimals.len() <= 2 { decimals } else { "" };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let kurus: BigInt = format!("{digits}{}", &"00"[decimals.len()..])
        .parse()
        .unwrap();
    assert_eq!(BigInt::from(amount.kurus()), kurus, "{text}");
}

/// Beyond this an exponent makes any number too large, or nothing.
const FAR: i64 = 10_000;

/// Number and exponent as in JSON, or with a comma; a fraction of a kurus rounds, half of one up.
fn agrees_with_answers(text: &str) {
    let amount = paynet::fuzzing::amount_of_answer(text);
    let Some((digits, exponent)) = scientific(text) else {
        assert_eq!(amount, None, "{text}");
        return;
    };
    let kurus = match exponent + 2 {
        _ if digits == BigInt::ZERO => BigInt::ZERO,
        FAR.. => {
            assert_eq!(amount, None, "{text}");
            return;
        }
        power @ 0.. => digits * BigInt::from(10).pow(power as u32),
        power if power < -FAR => BigInt::ZERO,
        power => {
            let unit = BigInt::from(10).pow(-power as u32);
            (digits * 2 + &unit) / (unit * 2)
        }
    };
    let expected = i64::try_from(kurus).ok().map(Amount::from_kurus);
    assert_eq!(amount, expected, "{text}");
}

fn scientific(text: &str) -> Option<(BigInt, i64)> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(place) => (&text[..place], text[place + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let mantissa = mantissa.replacen(',', ".", 1);
    let (whole, fraction) = match mantissa.find('.') {
        Some(place) => (&mantissa[..place], Some(&mantissa[place + 1..])),
        None => (mantissa.as_str(), None),
    };
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !is_number(whole) || !fraction.is_none_or(is_number) {
        return None;
    }
    let fraction = fraction.unwrap_or_default();
    let digits = format!("{whole}{fraction}").parse().ok()?;
    Some((digits, i64::from(exponent) - fraction.len() as i64))
}
