//! What is known of sessions before their charge.

use std::collections::{BTreeMap, VecDeque};

/// A till has one or two under way; more are known in case a charge is tried again later.
const MOST: usize = 1024;

#[derive(Debug, Clone, Default)]
pub(super) struct Session {
    /// Kurus.
    pub(super) amount: Option<i64>,
    pub(super) card_no_masked: String,
}

/// The latest sessions. Many are never charged, so that all of a long journal would be too many.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    known: BTreeMap<String, Session>,
    /// The oldest first.
    ids: VecDeque<String>,
}

impl Sessions {
    pub(super) fn of(&mut self, session_id: &str) -> &mut Session {
        if !self.known.contains_key(session_id) {
            self.ids.push_back(session_id.to_owned());
        }
        if self.ids.len() > MOST
            && let Some(oldest) = self.ids.pop_front()
        {
            self.known.remove(&oldest);
        }
        self.known.entry(session_id.to_owned()).or_default()
    }

    /// Whether a text holds the number of a card that one of them is paid with.
    pub(super) fn show_card_in(&self, text: &str) -> bool {
        let digits: Vec<char> = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let mut cards = self.known.values().map(|session| &session.card_no_masked);
        cards.any(|masked| holds(&digits, masked))
    }
}

fn holds(digits: &[char], masked: &str) -> bool {
    let masked: Vec<char> = masked.chars().collect();
    let is_it = |run: &[char]| {
        let mut pairs = run.iter().zip(&masked);
        pairs.all(|(digit, shown)| digit.is_ascii_digit() && (digit == shown || *shown == '*'))
    };
    // A short one shows too little to know it by.
    let is_known = masked.first().is_some_and(char::is_ascii_digit);
    is_known && digits.windows(masked.len()).any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_kept() {
        let mut sessions = Sessions::default();
        for number in 0..10 * MOST {
            sessions.of(&format!("js_{number}")).amount = Some(1);
        }
        assert!(sessions.known.len() <= MOST && sessions.ids.len() <= MOST);
        let latest = format!("js_{}", 10 * MOST - 1);
        assert_eq!(sessions.of(&latest).amount, Some(1));
        assert_eq!(sessions.of("js_0").amount, None);
    }

    #[test]
    fn a_card_number_is_known_by_what_is_shown_of_it() {
        let mut sessions = Sessions::default();
        assert!(!sessions.show_card_in("4355084355084358"));
        sessions.of("js_1").card_no_masked = "435508******4358".to_owned();
        for text in [
            "4355084355084358",
            "4355 0843 5508 4358",
            "kart:4355-0843-5508-4358!",
            "14355084355084358",
        ] {
            assert!(sessions.show_card_in(text), "{text}");
        }
        sessions.of("js_2").card_no_masked = "********0001".to_owned();
        for text in [
            "",
            "202611260001",
            "435508******4358",
            "4355084355084359",
            "435508-4358",
        ] {
            assert!(!sessions.show_card_in(text), "{text}");
        }
    }
}
