//! Learning from a browser's addresses how far the shopper has come.

use super::ThreeDState;
use super::address::Address;
use super::domain::Domain;

/// Tells by the addresses that a browser visits when the shopper is back from the bank.
///
/// Paynet's gate is on Paynet's domain itself, so only a return to it counts, after another host was visited.
#[derive(Debug, Clone)]
pub struct ThreeDWatch {
    domain: Domain,
    was_at_paynet: bool,
    state: ThreeDState,
}

impl ThreeDWatch {
    pub(super) fn new(domain: Domain) -> ThreeDWatch {
        ThreeDWatch {
            domain,
            was_at_paynet: false,
            state: ThreeDState::NotStarted,
        }
    }

    /// Takes in an address of the browser's main frame (or of the frame in which the bank is shown), in order.
    ///
    /// Returns [`ThreeDState::NotStarted`], [`ThreeDState::AtBank`] or [`ThreeDState::Back`]; the last stays. What
    /// is no http or https address changes nothing, and neither does any page before Paynet's.
    pub fn visited(&mut self, address: &str) -> ThreeDState {
        if let Some(address) = Address::parse(address) {
            let is_paynets = self.domain.includes(&address);
            match self.state {
                ThreeDState::NotStarted if is_paynets => self.was_at_paynet = true,
                ThreeDState::NotStarted if self.was_at_paynet => self.state = ThreeDState::AtBank,
                ThreeDState::AtBank if is_paynets => self.state = ThreeDState::Back,
                _ => {}
            }
        }
        self.state
    }

    /// How far the shopper has come.
    pub fn state(&self) -> ThreeDState {
        self.state
    }

    /// Goes on where another watch stood.
    #[cfg(feature = "ffi")]
    pub(crate) fn resume(&mut self, was_at_paynet: bool, state: ThreeDState) {
        self.was_at_paynet = was_at_paynet;
        self.state = state;
    }

    #[cfg(feature = "ffi")]
    pub(crate) fn was_at_paynet(&self) -> bool {
        self.was_at_paynet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::BaseUrl;
    use ThreeDState::{AtBank, Back, NotStarted};

    fn walk(base_url: &str, steps: &[(&str, ThreeDState)]) {
        let mut watch = ThreeDWatch::new(Domain::of(&BaseUrl::parse(base_url).unwrap()));
        for (address, state) in steps {
            assert_eq!(watch.visited(address), *state, "{address} of {steps:?}");
            assert_eq!(watch.state(), *state);
        }
    }

    const GATE: &str = "https://pts-api.paynet.com.tr/v1/paynetjgate/tds?session_id=x";

    #[test]
    fn the_shopper_is_back_when_paynets_domain_comes_again() {
        walk(
            "https://pts-api.paynet.com.tr",
            &[
                ("about:blank", NotStarted),
                ("https://shop.example/pay", NotStarted),
                (GATE, NotStarted),
                ("https://api.paynet.com.tr/other", NotStarted),
                ("https://acs.bank.example/", AtBank),
                ("https://acs2.bank.example:8443/otp", AtBank),
                ("HTTPS://PTS.PAYNET.COM.TR/return", Back),
                ("https://acs.bank.example/", Back),
                ("about:blank", Back),
            ],
        );
    }

    #[test]
    fn what_is_no_web_page_or_unclear_changes_nothing() {
        let others = [
            "",
            "about:blank",
            "about:srcdoc",
            "data:text/html,https://bank.example/",
            "blob:https://bank.example/0f",
            "file:///tmp/x.html",
            "chrome-error://chromewebdata/",
            "javascript:void(0)",
            "bank.example",
            "https:",
            "https://",
            "https:///bank.example",
            "https://user@bank.example/",
            "https://bank.example:x/",
            "https://bank example/",
            "https://paynet。com。tr/",
            "https://ban\u{fffd}",
        ];
        for other in others {
            walk(
                "https://api.paynet.com.tr",
                &[
                    (other, NotStarted),
                    (GATE, NotStarted),
                    (other, NotStarted),
                    ("http://bank.example", AtBank),
                    (other, AtBank),
                    ("http://paynet.com.tr", Back),
                ],
            );
        }
    }

    #[test]
    fn look_alikes_are_not_paynet() {
        for look_alike in [
            "https://paynet.com.tr.evil.com/",
            "https://evilpaynet.com.tr/",
            "https://evil.com/?https://paynet.com.tr/",
            "https://evil.com/paynet.com.tr",
            "https://evil.com#paynet.com.tr",
            "https://evil.com\\paynet.com.tr",
            "https://paynet.com/",
            "https://com.tr/",
            "https://paynet.com.tr./",
            "https://xn--pynet-9ua.com.tr/",
        ] {
            walk(
                "https://api.paynet.com.tr",
                &[
                    (look_alike, NotStarted),
                    (GATE, NotStarted),
                    (look_alike, AtBank),
                    (look_alike, AtBank),
                ],
            );
        }
    }

    #[test]
    fn the_base_urls_own_server_counts_as_paynet() {
        walk(
            "http://localhost:8080",
            &[
                ("http://localhost:3000/shop", NotStarted),
                ("http://localhost:8080/v1/paynetjgate/tds", NotStarted),
                ("http://127.0.0.1:8080/bank/acs", AtBank),
                ("http://localhost:3000/bank", AtBank),
                ("http://localhost:8080/v1/paynetjgate/return", Back),
            ],
        );
    }

    #[test]
    fn the_length_of_an_address_does_not_matter() {
        let long = format!("https://bank.example/{}", "x".repeat(100_000));
        walk(
            "https://api.paynet.com.tr",
            &[(GATE, NotStarted), (&long, AtBank)],
        );
        let host = format!("https://{}.example", "x".repeat(300));
        walk(
            "https://api.paynet.com.tr",
            &[(GATE, NotStarted), (&host, NotStarted)],
        );
    }
}
