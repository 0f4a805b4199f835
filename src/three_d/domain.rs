//! Which addresses are Paynet's.

use super::address::{Address, default_port, origin};
use crate::http::BaseUrl;

const PAYNET: &str = "paynet.com.tr";

/// Paynet's domain, and the server that the client was made for.
#[derive(Debug, Clone)]
pub(super) struct Domain {
    base_is_https: bool,
    base_host: String,
    base_port: u16,
}

impl Domain {
    pub(super) fn of(base_url: &BaseUrl) -> Domain {
        Domain {
            base_is_https: base_url.is_https(),
            base_host: base_url.host().to_ascii_lowercase(),
            base_port: base_url.port(),
        }
    }

    pub(super) fn includes(&self, address: &Address<'_>) -> bool {
        is_paynets(&address.host) || self.is_of_base(address)
    }

    /// On the base URL's host, at its port or the one that https has by itself.
    pub(super) fn is_of_base(&self, address: &Address<'_>) -> bool {
        let port = address.effective_port();
        self.has_host(&address.host)
            && (port == self.base_port || (address.is_https && port == default_port(true)))
    }

    pub(super) fn base_origin(&self) -> String {
        origin(self.base_is_https, &self.base_host, self.base_port)
    }

    pub(super) fn has_host(&self, host: &str) -> bool {
        host == self.base_host
    }

    /// Plain http is a base URL's scheme only on the local machine; the client has seen to that.
    pub(super) fn is_plain_local(&self) -> bool {
        !self.base_is_https
    }
}

/// The domain itself, or a name below it whose labels are proper.
pub(crate) fn is_paynets(host: &str) -> bool {
    let below = match host.strip_suffix(PAYNET) {
        Some("") => return true,
        Some(below) => below,
        None => return false,
    };
    below.strip_suffix('.').is_some_and(|labels| {
        labels.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with("xn--")
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
    })
}
