//! Memory that stays in use: whatever becomes of a request, nothing of it does.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use paynet::error::status::*;
use paynet::ffi::flat::perform;
use paynet::ffi::flat::request::*;
use serde_json::{Value, json};

use super::super::every;
use super::super::support::{self, TEST_PAN, run_again};
use super::super::till::text;

/// In a process of its own: that of other tests comes and goes meanwhile.
#[test]
fn refused_and_abandoned_requests_leave_no_memory_in_use() {
    const NAME: &str = "flat::leaks::refused_and_abandoned_requests_leave_no_memory_in_use";
    const ALONE: &str = "PAYNET_FLAT_LEAKS";
    if std::env::var_os(ALONE).is_none() {
        let output = run_again(NAME).env(ALONE, "1").output().unwrap();
        return support::assert_passed(&output);
    }
    // Nobody listens there, and nobody is called.
    let settings = json!({
        "base_url": "https://localhost:1", "publishable_key": "pbk_1", "secret_key": "sck_1",
    });
    let (status, answer) = perform(0, "client_new", &settings.to_string());
    assert_eq!(status, PAYNET_OK);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let client = answer["response"]["client"].as_i64().unwrap() as i32;
    // The first make what stays: tables, and what a thread keeps.
    (0..50).for_each(|_| round(client));
    let before = InUse::now();
    let rounds = 5000 / every(5);
    (0..rounds).for_each(|_| round(client));
    let after = InUse::now();
    println!("{rounds} rounds, {before:?}, then {after:?}");
    assert_eq!(traces(), 0, "the card number is left in memory");
    // The control.
    let planted = TEST_PAN.to_owned();
    assert!(traces() > 0, "{} is there", planted.len());
    drop(planted);
    // Less than a byte a round, and not a page for some.
    assert!(
        after.heap < before.heap + rounds / 2,
        "{before:?} {after:?}"
    );
    assert!(
        after.mapped < before.mapped + 1024 * rounds,
        "{before:?} {after:?}"
    );
    assert_eq!(perform(client, "client_free", "{}").0, PAYNET_OK);
}

/// How often memory that can be written holds the card number: heap, stacks and mappings. The test's own copies are wiped
/// by the library's allocator, which is that of this program, too.
fn traces() -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let memory = File::open("/proc/self/mem").unwrap();
    let mut part = vec![0; 1 << 20];
    let mut found = 0;
    for line in maps.lines() {
        let (range, rest) = line.split_once(' ').unwrap();
        if !rest.starts_with("rw") {
            continue;
        }
        let (begin, end) = range.split_once('-').unwrap();
        let [begin, end] = [begin, end].map(|address| u64::from_str_radix(address, 16).unwrap());
        for at in (begin..end).step_by(part.len() - 2 * TEST_PAN.len()) {
            let wanted = part.len().min((end - at) as usize);
            let Ok(length) = memory.read_at(&mut part[..wanted], at) else {
                continue;
            };
            let narrow = part[..length].windows(TEST_PAN.len());
            found += narrow.filter(|part| *part == TEST_PAN.as_bytes()).count();
            let wide = part[..length].windows(2 * TEST_PAN.len());
            found += wide.filter(|part| is_wide(part)).count();
        }
    }
    found
}

/// Whether it is the card number in UTF-16. Nothing is made of it to compare with, which would be found.
fn is_wide(part: &[u8]) -> bool {
    let pairs = part.chunks(2).zip(TEST_PAN.bytes());
    pairs.into_iter().all(|(pair, digit)| *pair == [digit, 0])
}

/// In bytes.
#[derive(Debug)]
struct InUse {
    heap: usize,
    /// Of the whole process, in whatever mappings.
    mapped: usize,
}

impl InUse {
    fn now() -> InUse {
        // SAFETY: always fine.
        let heap = unsafe { libc::mallinfo2() };
        let pages = fs::read_to_string("/proc/self/statm").unwrap();
        let pages: usize = pages.split(' ').next().unwrap().parse().unwrap();
        InUse {
            heap: heap.uordblks + heap.hblkhd,
            mapped: pages * 4096,
        }
    }
}

/// Each way for a request to come to nothing, with card data in it.
fn round(client: i32) {
    let new = |client: i32, operation: &str| {
        let operation = text(operation);
        let mut number = 0;
        // SAFETY: the text ends with a NUL.
        let code = unsafe { paynet_request_new(client, operation.as_ptr(), 0, &mut number) };
        (code, number)
    };
    let set = |number: i32, name: &str, value: &str, length: i32| {
        let (name, value) = (text(name), text(value));
        // SAFETY: the texts end with a NUL, and no length is longer.
        unsafe { paynet_request_set(number, name.as_ptr(), value.as_ptr(), length) }
    };
    // Refused, or filled and given up.
    let (code, number) = new(client, "create_token");
    assert_eq!(code, PAYNET_OK);
    let long = "x".repeat(5000);
    for (name, value, length, expected) in [
        ("pan", TEST_PAN, -1, PAYNET_OK),
        ("pan", "4355 0843 5508 4358   ", 22, PAYNET_OK),
        ("description", &long, -1, PAYNET_OK),
        ("card_holder", "Ayşe", -1, PAYNET_OK),
        ("card_holder", "Ayş", 4, PAYNET_OK),
        ("card_holder", "Ayş", 3, PAYNET_ERR_TEXT),
        ("card_holder", TEST_PAN, 17, PAYNET_ERR_TEXT),
        ("card_holder", TEST_PAN, -2, PAYNET_ERR_INVALID_FIELD),
        (TEST_PAN, "1", -1, PAYNET_ERR_UNKNOWN_NAME),
    ] {
        assert_eq!(
            set(number, name, value, length),
            expected,
            "{name} {length}"
        );
    }
    let wide = |text: &str| text.encode_utf16().chain([0]).collect::<Vec<u16>>();
    let (name, value) = (wide("pan "), wide(TEST_PAN));
    // SAFETY: the texts end with a NUL.
    let code = unsafe { paynet_request_set_w(number, name.as_ptr(), value.as_ptr(), -1) };
    assert_eq!(code, PAYNET_OK);
    assert_eq!(paynet_request_free(number), PAYNET_OK);
    // Called, refused, filled anew, and given up with the answer of the call.
    let (_, number) = new(client, "create_token");
    assert_eq!(set(number, "pan", "4355084355084", -1), PAYNET_OK);
    assert_eq!(paynet_request_call(number), PAYNET_ERR_MISSING_FIELD);
    assert_eq!(set(number, "pan", TEST_PAN, -1), PAYNET_OK);
    assert_eq!(paynet_request_call(number), PAYNET_ERR_MISSING_FIELD);
    assert_eq!(paynet_request_free(number), PAYNET_OK);
    assert_eq!(new(client, "creat_token").0, PAYNET_ERR_UNKNOWN_NAME);
    assert_eq!(new(client + 2, "create_token").0, PAYNET_ERR_INVALID_CLIENT);
    // In JSON, which is read, or not.
    for (client, operation, request, expected) in [
        (
            client,
            "create_token",
            format!("{{\"pan\":\"{TEST_PAN}\"}}"),
            PAYNET_ERR_MISSING_FIELD,
        ),
        (
            client,
            "create_token",
            format!("{{\"pan\":\"\\u0034{TEST_PAN}\"}}"),
            PAYNET_ERR_MISSING_FIELD,
        ),
        (
            client,
            "create_token",
            format!("{{\"pan\":{TEST_PAN},\"pan\":1}}"),
            PAYNET_ERR_INVALID_FIELD,
        ),
        (
            client,
            "create_token",
            format!("{{\"month\":\"{TEST_PAN}\"}}"),
            PAYNET_ERR_INVALID_FIELD,
        ),
        (
            client,
            "create_token",
            format!("{{\"{TEST_PAN}\":1}}"),
            PAYNET_ERR_UNKNOWN_NAME,
        ),
        (
            client,
            "create_token",
            format!("{{\"pan\":\"{TEST_PAN}"),
            PAYNET_ERR_INVALID_FIELD,
        ),
        (
            client,
            "create_token",
            format!("{{\"description\":\"{long}\"}}"),
            PAYNET_ERR_MISSING_FIELD,
        ),
        (client, TEST_PAN, "{}".to_owned(), PAYNET_ERR_UNKNOWN_NAME),
        (client, "charge", "[]".to_owned(), PAYNET_ERR_INVALID_FIELD),
        (
            0,
            "create_token",
            format!("{{\"pan\":\"{TEST_PAN}\"}}"),
            PAYNET_ERR_INVALID_CLIENT,
        ),
        (0, "version", "{}".to_owned(), PAYNET_OK),
        (
            0,
            "client_new",
            json!({"environment": 7}).to_string(),
            PAYNET_ERR_INVALID_FIELD,
        ),
    ] {
        let (status, answer) = perform(client, operation, &request);
        assert_eq!(status, expected, "{operation}: {answer:?}");
    }
}
