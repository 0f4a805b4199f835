//! Where Paynet is.

use std::net::IpAddr;

use ureq::http::Uri;
use ureq::http::uri::{Authority, Parts, PathAndQuery, Scheme};

use crate::error::Error;
use crate::error::status::{PAYNET_ERR_INSECURE_URL, PAYNET_ERR_URL};

/// `scheme://host[:port][/path]`, checked.
#[derive(Clone)]
pub(crate) struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    /// Without a slash at its end.
    path: String,
}

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<BaseUrl, Error> {
        let refuse = |why: &str| {
            Error::new(PAYNET_ERR_URL, format!("base_url can't be used: {why}"))
                .in_field("base_url")
        };
        let uri: Uri = text.parse().map_err(|_| refuse("it is not a URL"))?;
        let scheme = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS || *scheme == Scheme::HTTP => scheme.clone(),
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
        let base_url = BaseUrl {
            scheme,
            authority: authority.clone(),
            path: uri.path().trim_end_matches('/').to_owned(),
        };
        if base_url.host().is_empty() {
            return Err(refuse("it has no host"));
        }
        Ok(base_url)
    }

    pub(crate) fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    pub(crate) fn has_path(&self) -> bool {
        !self.path.is_empty()
    }

    /// The address of a service. Its parts are shared, not copied, unless the base has a path of its own.
    pub(crate) fn join(&self, path: &'static str) -> Result<Uri, Error> {
        let path = if self.path.is_empty() {
            PathAndQuery::from_static(path)
        } else {
            PathAndQuery::try_from(format!("{}{path}", self.path)).map_err(|_| unusable())?
        };
        let mut parts = Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(path);
        Uri::from_parts(parts).map_err(|_| unusable())
    }

    /// Without the brackets of an IPv6 address.
    pub(crate) fn host(&self) -> &str {
        self.authority.host().trim_matches(['[', ']'])
    }

    /// As written, or the scheme's own.
    pub(crate) fn port(&self) -> u16 {
        self.authority.port_u16().unwrap_or(self.usual_port())
    }

    pub(crate) fn usual_port(&self) -> u16 {
        if self.is_https() { 443 } else { 80 }
    }

    /// What a request names as its host: the port only if it is not the scheme's own.
    pub(super) fn host_header(&self) -> String {
        let host = self.authority.host();
        match self.port() {
            port if port == self.usual_port() => host.to_owned(),
            port => format!("{host}:{port}"),
        }
    }

    /// As it was given, but for slashes at its end.
    pub(crate) fn text(&self) -> String {
        format!("{}://{}{}", self.scheme, self.authority, self.path)
    }

    pub(super) fn refuse_plain_http_beyond_this_machine(&self) -> Result<(), Error> {
        if self.is_https() || self.is_this_machine() {
            return Ok(());
        }
        Err(Error::new(
            PAYNET_ERR_INSECURE_URL,
            "base_url is plain http, which is accepted for the local machine alone",
        )
        .in_field("base_url"))
    }

    fn is_this_machine(&self) -> bool {
        self.host().eq_ignore_ascii_case("localhost")
            || self
                .host()
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }
}

fn unusable() -> Error {
    Error::new(PAYNET_ERR_URL, "base_url can't be used for a call").in_field("base_url")
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
    fn a_request_names_the_port_only_if_it_is_unusual() {
        for (url, named) in [
            ("https://api.paynet.com.tr", "api.paynet.com.tr"),
            ("https://api.paynet.com.tr:443/", "api.paynet.com.tr"),
            ("https://api.paynet.com.tr:8443", "api.paynet.com.tr:8443"),
            ("http://localhost:443", "localhost:443"),
            ("https://[::1]:8443", "[::1]:8443"),
            ("https://[::1]", "[::1]"),
        ] {
            assert_eq!(BaseUrl::parse(url).unwrap().host_header(), named, "{url}");
        }
    }

    #[test]
    fn a_trailing_slash_makes_no_difference() {
        for text in ["https://a.example/gate", "https://a.example/gate/"] {
            assert_eq!(
                BaseUrl::parse(text).unwrap().join("/v1/x").unwrap(),
                "https://a.example/gate/v1/x"
            );
        }
    }
}
