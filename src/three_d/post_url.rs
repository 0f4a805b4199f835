//! The check that `post_url` leads to Paynet, over https.

use super::address::{Address, default_port, origin};
use super::domain::{Domain, is_paynets};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_POST_URL;

/// A `post_url` that passed.
pub(super) struct PostUrl {
    text: String,
    origin: String,
}

impl PostUrl {
    pub(super) fn parse(text: &str, domain: &Domain) -> Result<PostUrl, Error> {
        if !text.bytes().all(is_plain) {
            return Err(refused(
                "it holds a character that browsers read in different ways",
            ));
        }
        let mut address = Address::parse(text)
            .ok_or_else(|| refused("it is no https:// address with a plain host name"))?;
        if address.rest.contains(['[', ']']) {
            return Err(refused("its path or query holds a bracket"));
        }
        if !(domain.is_plain_local() && domain.has_host(&address.host)) {
            raise_to_https(&mut address);
        }
        if !is_paynets(&address.host) && !domain.is_of_base(&address) {
            return Err(refused("its host is neither Paynet's nor the base URL's"));
        }
        let origin = origin(address.is_https, &address.host, address.effective_port());
        let slash = if address.rest.starts_with('/') {
            ""
        } else {
            "/"
        };
        Ok(PostUrl {
            text: format!("{origin}{slash}{}", address.rest),
            origin,
        })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// `scheme://host[:port]`, as browsers write it.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    pub(super) fn with_query(&self, query: &str) -> String {
        let url = &self.text;
        let joint = match url.split_once('?') {
            None => "?",
            Some((_, old)) if old.is_empty() || old.ends_with('&') => "",
            Some(_) => "&",
        };
        format!("{url}{joint}{query}")
    }
}

/// What an address is made of, without blanks, `\`, `#` and `@`, at which browsers differ about where the host ends.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:/?%[]".contains(&byte)
}

/// Paynet's own sample has plain http. A port stays, but for the one that http has by itself.
fn raise_to_https(address: &mut Address<'_>) {
    if !address.is_https {
        address.port = address.port.filter(|port| *port != default_port(false));
        address.is_https = true;
    }
}

fn refused(why: &str) -> Error {
    Error::new(
        PAYNET_ERR_POST_URL,
        format!("post_url can't be used: {why}"),
    )
    .in_field("post_url")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::BaseUrl;

    fn checked(text: &str, base_url: &str) -> Result<String, Error> {
        let domain = Domain::of(&BaseUrl::parse(base_url).unwrap());
        PostUrl::parse(text, &domain).map(|url| url.text)
    }

    #[test]
    fn what_leads_to_paynet_passes_over_https() {
        for (text, url) in [
            (
                "http://pts-api.paynet.com.tr/v1/paynetjgate/tds",
                "https://pts-api.paynet.com.tr/v1/paynetjgate/tds",
            ),
            ("https://paynet.com.tr", "https://paynet.com.tr/"),
            (
                "HTTPS://API.Paynet.COM.TR/Tds",
                "https://api.paynet.com.tr/Tds",
            ),
            (
                "http://api.paynet.com.tr:80/x",
                "https://api.paynet.com.tr/x",
            ),
            (
                "https://api.paynet.com.tr:443/x",
                "https://api.paynet.com.tr/x",
            ),
            (
                "https://a.b.paynet.com.tr:8443/x",
                "https://a.b.paynet.com.tr:8443/x",
            ),
            (
                "https://api.paynet.com.tr?a=b",
                "https://api.paynet.com.tr/?a=b",
            ),
            (
                "https://api.paynet.com.tr/%40/..//x",
                "https://api.paynet.com.tr/%40/..//x",
            ),
        ] {
            assert_eq!(checked(text, "https://api.paynet.com.tr").unwrap(), url);
        }
    }

    #[test]
    fn what_leads_elsewhere_is_refused() {
        for text in [
            "javascript:alert(1)",
            "javascript://paynet.com.tr/%0aalert(1)",
            "data:text/html,x",
            "file://paynet.com.tr/x",
            "ftp://paynet.com.tr/x",
            "//paynet.com.tr/x",
            "/v1/paynetjgate/tds",
            "paynet.com.tr",
            "https:paynet.com.tr",
            "https:/paynet.com.tr",
            "https:///paynet.com.tr",
            "https://",
            "https://?paynet.com.tr",
            "https://evil.com/paynet.com.tr",
            "https://evil.com?.paynet.com.tr",
            "https://paynet.com.tr.evil.com/",
            "https://evilpaynet.com.tr/",
            "https://evil-paynet.com.tr/",
            "https://paynet.com.tr@evil.com/",
            "https://paynet.com.tr:443@evil.com/",
            "https://user:password@paynet.com.tr/",
            "https://@paynet.com.tr/",
            "https://evil.com\\@paynet.com.tr/",
            "https://evil.com\\.paynet.com.tr/",
            "https:\\\\paynet.com.tr/",
            "https://evil.com#.paynet.com.tr/",
            "https://api.paynet.com.tr/#x",
            "https://api.paynet.com.tr/@x",
            "https://paynet.com.tr./",
            "https://evil.com./.paynet.com.tr",
            "https://.paynet.com.tr/",
            "https://a..paynet.com.tr/",
            "https://xn--pynet-9ua.com.tr/",
            "https://xn--a.paynet.com.tr/",
            "https://a.xn--b.paynet.com.tr/",
            "https://a_b.paynet.com.tr/",
            "https://ş.paynet.com.tr/",
            "https://paynet。com。tr/",
            "https://\u{ff50}aynet.com.tr/",
            "https://pаynet.com.tr/",
            "https://evil.com%2f.paynet.com.tr/",
            "https://%70aynet.com.tr/",
            "https://paynet.com.tr:/",
            "https://paynet.com.tr:+443/",
            "https://paynet.com.tr:65536/",
            "https://paynet.com.tr:443:443/",
            "https://paynet.com.tr:443evil/",
            "https://[paynet.com.tr]/",
            "https://[::1].paynet.com.tr/",
            "https://api.paynet.com.tr/[x]",
            " https://api.paynet.com.tr/",
            "https://api.paynet.com.tr/ ",
            "https://api.paynet.com.tr/\r\nx",
            "https://api.paynet\t.com.tr/",
            "ht\ntps://api.paynet.com.tr/",
            "https://api.paynet.com.tr/\0",
            "https://api.paynet.com.tr/\"onload=",
            "https://api.paynet.com.tr/<b>",
            "https://127.0.0.1/",
            "https://localhost/",
            "https://2130706433/",
        ] {
            let error = checked(text, "https://api.paynet.com.tr").expect_err(text);
            assert_eq!(error.code(), PAYNET_ERR_POST_URL, "{text}");
            assert_eq!(error.field(), Some("post_url"));
        }
    }

    #[test]
    fn the_base_urls_own_host_passes_at_its_port_or_that_of_https() {
        for (text, base_url, url) in [
            (
                "https://gate.example:8443/x",
                "https://gate.example:8443",
                Some("https://gate.example:8443/x"),
            ),
            (
                "http://gate.example:8443/x",
                "https://gate.example:8443",
                Some("https://gate.example:8443/x"),
            ),
            (
                "http://gate.example/x",
                "https://gate.example:8443",
                Some("https://gate.example/x"),
            ),
            (
                "https://gate.example:9/x",
                "https://gate.example:8443",
                None,
            ),
            ("https://a.gate.example/x", "https://gate.example", None),
            (
                "http://localhost:8080/x",
                "http://localhost:8080",
                Some("http://localhost:8080/x"),
            ),
            (
                "http://LOCALHOST:8080/x",
                "http://localhost:8080",
                Some("http://localhost:8080/x"),
            ),
            (
                "https://localhost:8080/x",
                "http://localhost:8080",
                Some("https://localhost:8080/x"),
            ),
            (
                "http://[::1]:8080/x",
                "http://[::1]:8080",
                Some("http://[::1]:8080/x"),
            ),
            ("http://localhost:8081/x", "http://localhost:8080", None),
            ("http://127.0.0.1:8080/x", "http://localhost:8080", None),
            (
                "http://localhost:8443/x",
                "https://localhost:8443",
                Some("https://localhost:8443/x"),
            ),
            (
                "http://api.paynet.com.tr/x",
                "http://localhost:8080",
                Some("https://api.paynet.com.tr/x"),
            ),
        ] {
            assert_eq!(checked(text, base_url).ok().as_deref(), url, "{text}");
        }
    }

    #[test]
    fn a_query_that_is_there_is_kept() {
        let domain = Domain::of(&BaseUrl::parse("https://api.paynet.com.tr").unwrap());
        for (path, joined) in [
            ("x", "x?q=1"),
            ("x?", "x?q=1"),
            ("x?a=b", "x?a=b&q=1"),
            ("x?a=b&", "x?a=b&q=1"),
        ] {
            let url = PostUrl::parse(&format!("https://paynet.com.tr/{path}"), &domain).unwrap();
            assert_eq!(
                url.with_query("q=1"),
                format!("https://paynet.com.tr/{joined}")
            );
        }
    }
}
