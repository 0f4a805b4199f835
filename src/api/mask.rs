//! Hides card data and keys in texts that come from outside.

use zeroize::Zeroizing;

use crate::secret::ApiKey;

const MASKED: &str = "***";

/// The secrets of one call.
#[derive(Default)]
pub(crate) struct Mask<'a> {
    keys: [Option<&'a str>; 2],
    pan: Option<&'a str>,
    cvc: Option<&'a str>,
}

impl<'a> Mask<'a> {
    pub(crate) fn new(keys: [Option<&'a ApiKey>; 2]) -> Mask<'a> {
        Mask {
            keys: keys.map(|key| key.map(ApiKey::text)),
            ..Mask::default()
        }
    }

    /// Hides these digits, too.
    pub(crate) fn card(mut self, pan: &'a str, cvc: &'a str) -> Mask<'a> {
        self.pan = Some(pan);
        self.cvc = Some(cvc);
        self
    }

    /// `text` without the card number in any grouping, the CVC as a number of its own, or a key.
    pub(crate) fn apply(&self, text: String) -> String {
        let mut without_keys = Zeroizing::new(text);
        for key in self.keys.into_iter().flatten() {
            if without_keys.contains(key) {
                without_keys = Zeroizing::new(without_keys.replace(key, MASKED));
            }
        }
        if !without_keys.bytes().any(|byte| byte.is_ascii_digit()) {
            return std::mem::take(&mut *without_keys);
        }
        let mut masked = String::with_capacity(without_keys.len());
        let mut number = Zeroizing::new(String::new());
        for c in without_keys.chars() {
            if c.is_ascii_digit() || (!number.is_empty() && is_separator(c)) {
                number.push(c);
            } else {
                self.push_number(&mut masked, &number);
                number.clear();
                masked.push(c);
            }
        }
        self.push_number(&mut masked, &number);
        masked
    }

    /// `number` is digits in groups, beginning with a digit.
    fn push_number(&self, masked: &mut String, number: &str) {
        let digits = Zeroizing::new(number.replace(is_separator, ""));
        if self.pan.is_some_and(|pan| digits.contains(pan)) {
            let groups = number.trim_end_matches(is_separator);
            masked.push_str(MASKED);
            masked.push_str(number.get(groups.len()..).unwrap_or_default());
            return;
        }
        for group in number.split_inclusive(is_separator) {
            match self.cvc {
                Some(cvc) if group.trim_end_matches(is_separator) == cvc => {
                    masked.push_str(MASKED);
                    masked.extend(group.chars().filter(|c| is_separator(*c)));
                }
                _ => masked.push_str(group),
            }
        }
    }
}

/// Whoever reads `4355.0843.5508.4358` knows the card. To a C caller a NUL is a blank, and a foreign letter may be a `?`.
fn is_separator(c: char) -> bool {
    !c.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::{Cvc, Pan};

    fn masked(text: &str) -> String {
        let pan = Pan::new("4355084355084358").unwrap();
        let cvc = Cvc::new("987").unwrap();
        let key = ApiKey::new("secret_key", "sck_a/b+c").unwrap();
        Mask::new([Some(&key), None])
            .card(pan.digits(), cvc.digits())
            .apply(text.to_owned())
    }

    #[test]
    fn the_card_number_is_hidden_however_it_is_grouped() {
        for shown in [
            "4355084355084358",
            "4355 0843 5508 4358",
            "4355-0843-5508-4358",
            "4355.0843,5508/4358",
            "4355\u{0}0843\t5508\u{a0}4358",
            "4355\u{200b}084355084358",
            "4355þ0843ş5508٣4358",
            "004355084355084358",
        ] {
            assert_eq!(masked(&format!("kart {shown} red")), "kart *** red");
            assert_eq!(masked(&format!("({shown}): \"red\"")), "(***): \"red\"");
        }
    }

    #[test]
    fn the_cvc_is_hidden_where_it_stands_alone() {
        assert_eq!(masked("cvc 987, hata 9871"), "cvc ***, hata 9871");
        assert_eq!(masked("987"), "***");
        assert_eq!(masked("12 987 34"), "12 *** 34");
    }

    #[test]
    fn keys_are_hidden() {
        assert_eq!(masked("Basic sck_a/b+c!"), "Basic ***!");
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in [
            "",
            "Başarılı İşlem 2026-11-23",
            "434678********0002",
            "- 1 -",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
