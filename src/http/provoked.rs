//! Panics that quote a request in the middle of its call. Only in what tests/traces builds with `--cfg provoke_panic`.

/// Panics if a text of the request asks for it, `panic on the line` say.
#[allow(clippy::panic, reason = "it is the purpose")]
pub(super) fn panic_if_asked(place: &str, request: &[u8]) {
    let request = String::from_utf8_lossy(request);
    if request.contains(&format!("panic {place}")) {
        panic!("{request}");
    }
}
