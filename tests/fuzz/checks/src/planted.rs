//! A defect that the fuzzing must find, or it finds none: behind a word, a copy that is one byte too long.

pub fn check(bytes: &[u8]) {
    let text = match bytes.strip_prefix(b"paynet") {
        Some(text) if !text.is_empty() => text,
        _ => return,
    };
    let mut place = vec![0_u8; text.len()].into_boxed_slice();
    for (at, byte) in text.iter().chain(&[0]).enumerate() {
        // SAFETY: broken on purpose; the last byte lies beyond the block.
        unsafe { place.as_mut_ptr().add(at).write_volatile(*byte) };
    }
}
