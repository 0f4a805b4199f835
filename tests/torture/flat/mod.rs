//! The flat door under random calls: what is given lies at the very end of its memory, without a NUL where none is needed,
//! and so does what is written.

mod chance;
mod fields;
mod json;
mod leaks;
mod operations;
mod threads;

use std::collections::BTreeMap;

use paynet::error::status::*;
use paynet::ffi::config::PAYNET_TEXT_WINDOWS_1254;
use paynet::ffi::flat::perform;
use paynet_sandbox::{Entry, Sandbox};
use serde_json::{Value, json};

use super::memory::Edge;
use super::support::{TEST_CVC, TEST_PAN, card_fields};

const SMALL: usize = 16 * 1024;
const LARGE: usize = 64 * 1024;

/// Memory that ends with these units.
fn at_edge<U: Copy>(units: &[U]) -> Edge {
    let edge = Edge::of(size_of_val(units));
    // SAFETY: as many bytes as there are, in memory of the test's own.
    unsafe {
        let to = edge.start().cast::<U>();
        std::ptr::copy_nonoverlapping(units.as_ptr(), to, units.len());
    }
    edge
}

/// How the texts of a call are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Script {
    Utf8,
    Windows1254,
    Utf16,
}

/// A sandbox and clients of the flat door, one for each encoding.
struct Stand {
    sandbox: Sandbox,
    utf8: i32,
    windows: i32,
    orders: usize,
}

impl Stand {
    fn new() -> Stand {
        let sandbox = Sandbox::start();
        let (utf8, windows) = (
            client(&sandbox, 0),
            client(&sandbox, PAYNET_TEXT_WINDOWS_1254),
        );
        Stand {
            sandbox,
            utf8,
            windows,
            orders: 0,
        }
    }

    fn renew(&mut self) {
        self.assert_nothing_was_charged_twice();
        *self = Stand::new();
    }

    /// A charge that is possible, of an order of its own.
    fn order(&mut self) -> Value {
        let card = card_fields(&self.sandbox);
        // An earlier fault may still be closing the line.
        let token = (0..5).find_map(|_| {
            let (status, answer) = perform(self.utf8, "create_token", &card.to_string());
            let answer: Value = serde_json::from_str(&answer).unwrap();
            (status == PAYNET_OK).then(|| answer["response"]["token_id"].clone())
        });
        self.orders += 1;
        json!({
            "session_id": card["session_id"],
            "token_id": token.unwrap(),
            "reference_no": format!("sipariş-{}", self.orders),
            "budget_ms": 400,
        })
    }

    /// How often money was taken for an order.
    fn taken(&self, reference_no: &str) -> usize {
        let is_taken = |entry: &Entry| entry.succeeded && entry.reference_no == reference_no;
        self.sandbox
            .ledger()
            .iter()
            .filter(|it| is_taken(it))
            .count()
    }

    fn assert_nothing_was_charged_twice(&self) {
        let mut taken = BTreeMap::new();
        for entry in self.sandbox.ledger().into_iter().filter(|it| it.succeeded) {
            *taken.entry(entry.session_id).or_insert(0) += 1;
        }
        assert!(taken.values().all(|times| *times == 1), "{taken:?}");
    }

    /// The publishable key is a part of the bank's page.
    fn assert_no_secret(&self, about: &str, text: &str) {
        for secret in [
            TEST_PAN,
            "4355 0843 5508 4358",
            "4355-0843-5508-4358",
            self.sandbox.secret_key(),
        ] {
            assert!(!text.contains(secret), "{about} holds {secret}: {text}");
        }
    }

    /// The same for texts that people read. Ids may hold any number.
    fn assert_nothing_to_hide(&self, about: &str, text: &str) {
        self.assert_no_secret(about, text);
        assert!(
            !text.contains(self.sandbox.publishable_key()),
            "{about} holds a key: {text}"
        );
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        assert!(
            numbers.all(|number| number != TEST_CVC),
            "{about} holds the CVC: {text}"
        );
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        for client in [self.utf8, self.windows] {
            perform(client, "client_free", "{}");
        }
    }
}

fn client(sandbox: &Sandbox, text_encoding: i32) -> i32 {
    let settings = json!({
        "base_url": sandbox.base_url(),
        "ca_file": sandbox.ca_file(),
        "publishable_key": sandbox.publishable_key(),
        "secret_key": sandbox.secret_key(),
        "text_encoding": text_encoding,
        "connect_timeout_ms": 20_000,
        "total_timeout_ms": 20_000,
    });
    let (status, answer) = perform(0, "client_new", &settings.to_string());
    assert_eq!(status, PAYNET_OK, "{answer:?}");
    let answer: Value = serde_json::from_str(&answer).unwrap();
    i32::try_from(answer["response"]["client"].as_i64().unwrap()).unwrap()
}
