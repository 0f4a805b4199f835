//! Where Paynet is.

use std::net::IpAddr;

use ureq::http::Uri;

use crate::error::Error;
use crate::error::status::{PAYNET_ERR_INSECURE_URL, PAYNET_ERR_URL};

/// `scheme://host[:port][/path]`, checked.
pub(crate) struct BaseUrl {
    text: String,
    https: bool,
    host: String,
}

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<BaseUrl, Error> {
        let refuse = |why: &str| {
            Error::new(PAYNET_ERR_URL, format!("base_url can't be used: {why}"))
                .in_field("base_url")
        };
        let uri: Uri = text.parse().map_err(|_| refuse("it is not a URL"))?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(refuse("it must begin with https://")),
        };
        let authority = uri.authority().ok_or_else(|| refuse("it has no host"))?;
        if authority.as_str().contains('@') {
            return Err(refuse("it may hold no user or password"));
        }
        // A fragment is dropped by the parser.
        if uri.query().is_some() || text.contains('#') {
            return Err(refuse("it may hold no query or fragment"));
        }
        let host = authority.host().trim_matches(['[', ']']);
        if host.is_empty() {
            return Err(refuse("it has no host"));
        }
        Ok(BaseUrl {
            text: text.trim_end_matches('/').to_owned(),
            https,
            host: host.to_owned(),
        })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.https
    }

    pub(crate) fn join(&self, path: &str) -> String {
        let mut url = String::with_capacity(self.text.len() + path.len());
        url.push_str(&self.text);
        url.push_str(path);
        url
    }

    pub(super) fn refuse_plain_http_beyond_this_machine(&self) -> Result<(), Error> {
        if self.https || self.is_this_machine() {
            return Ok(());
        }
        Err(Error::new(
            PAYNET_ERR_INSECURE_URL,
            "base_url is plain http, which is accepted for the local machine alone",
        )
        .in_field("base_url"))
    }

    fn is_this_machine(&self) -> bool {
        self.host.eq_ignore_ascii_case("localhost")
            || self
                .host
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_send_card_data_astray_is_refused() {
        for text in [
            "",
            "api.paynet.com.tr",
            "ftp://api.paynet.com.tr",
            "https://",
            "https://user:pass@api.paynet.com.tr",
            "https://api.paynet.com.tr?x=1",
            "https://api.paynet.com.tr#x",
            "https://api paynet",
        ] {
            let error = BaseUrl::parse(text).err().expect(text);
            assert_eq!(error.code(), PAYNET_ERR_URL, "{text}");
        }
    }

    #[test]
    fn plain_http_is_for_the_local_machine_alone() {
        for (text, fine) in [
            ("http://localhost:8443", true),
            ("http://127.0.0.1", true),
            ("http://[::1]:80", true),
            ("http://127.0.0.1.example.com", false),
            ("http://api.paynet.com.tr", false),
            ("https://api.paynet.com.tr", true),
        ] {
            let checked = BaseUrl::parse(text)
                .unwrap()
                .refuse_plain_http_beyond_this_machine();
            assert_eq!(checked.is_ok(), fine, "{text}");
        }
    }

    #[test]
    fn a_trailing_slash_makes_no_difference() {
        for text in ["https://a.example/gate", "https://a.example/gate/"] {
            assert_eq!(
                BaseUrl::parse(text).unwrap().join("/v1/x"),
                "https://a.example/gate/v1/x"
            );
        }
    }
}
