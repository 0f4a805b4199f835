//! A way through an HTTP proxy (CONNECT).

use std::io::{ErrorKind, Read, Write};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use zeroize::Zeroizing;

use super::wire::Wire;
use crate::error::status::{
    PAYNET_ERR_PROXY_BROKEN, PAYNET_ERR_PROXY_LOGIN, PAYNET_ERR_PROXY_REFUSED,
    PAYNET_ERR_TIMEOUT_PROXY, PAYNET_ERR_URL,
};
use crate::error::{Error, Phase};

/// Room for the proxy's answer; real ones have a few hundred bytes.
const MAX_ANSWER_BYTES: usize = 8 * 1024;

pub(crate) struct Proxy {
    pub(crate) host: String,
    pub(crate) port: u16,
    /// The value of `Proxy-Authorization`.
    login: Option<Zeroizing<String>>,
}

impl Proxy {
    pub(crate) fn has_login(&self) -> bool {
        self.login.is_some()
    }

    /// Takes `http://[user:password@]host:port`.
    pub(crate) fn parse(url: &str) -> Result<Proxy, Error> {
        let refuse = |why: &str| {
            Error::new(PAYNET_ERR_URL, format!("proxy_url can't be used: {why}"))
                .in_field("proxy_url")
        };
        if !url.starts_with("http://") {
            return Err(refuse("it must begin with http://"));
        }
        let parsed = ureq::Proxy::new(url)
            .map_err(|_| refuse("it must be http://user:password@host:port"))?;
        let login = parsed.username().map(|user| {
            let plain = Zeroizing::new(format!("{user}:{}", parsed.password().unwrap_or_default()));
            Zeroizing::new(format!(
                "Basic {}",
                BASE64_STANDARD.encode(plain.as_bytes())
            ))
        });
        Ok(Proxy {
            host: parsed.host().trim_matches(['[', ']']).to_owned(),
            port: parsed.port(),
            login,
        })
    }

    /// Asks the proxy at the other end of `wire` for a tunnel to `authority` (host:port).
    pub(super) fn open_tunnel(&self, wire: &mut Wire, authority: &str) -> Result<(), Error> {
        let mut request = Zeroizing::new(String::with_capacity(1024));
        request.push_str(&format!(
            "CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n"
        ));
        if let Some(login) = &self.login {
            request.push_str("Proxy-Authorization: ");
            request.push_str(login);
            request.push_str("\r\n");
        }
        request.push_str("\r\n");
        wire.write_all(request.as_bytes()).map_err(broken)?;
        match read_status(wire)? {
            200..=299 => Ok(()),
            407 => Err(failure(
                PAYNET_ERR_PROXY_LOGIN,
                "the proxy asks for a user and password (HTTP 407)".to_owned(),
            )),
            status => Err(failure(
                PAYNET_ERR_PROXY_REFUSED,
                format!("the proxy would not open a tunnel to {authority} (HTTP {status})"),
            )),
        }
    }
}

fn read_status(wire: &mut Wire) -> Result<u16, Error> {
    let mut answer = [0; MAX_ANSWER_BYTES];
    let mut filled = 0;
    loop {
        let free = answer.get_mut(filled..).unwrap_or_default();
        let amount = wire.read(free).map_err(broken)?;
        if amount == 0 {
            return Err(not_http());
        }
        filled += amount;
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut response = httparse::Response::new(&mut headers);
        match response.parse(answer.get(..filled).unwrap_or_default()) {
            Ok(httparse::Status::Complete(_)) => return response.code.ok_or_else(not_http),
            Ok(httparse::Status::Partial) => {}
            Err(_) => return Err(not_http()),
        }
    }
}

fn broken(error: std::io::Error) -> Error {
    if error.kind() == ErrorKind::TimedOut {
        return failure(
            PAYNET_ERR_TIMEOUT_PROXY,
            "the time for the proxy's answer ran out".to_owned(),
        );
    }
    failure(
        PAYNET_ERR_PROXY_BROKEN,
        format!("the line to the proxy broke: {}", error.kind()),
    )
}

fn not_http() -> Error {
    failure(
        PAYNET_ERR_PROXY_BROKEN,
        "the proxy's answer is not HTTP or not complete".to_owned(),
    )
}

fn failure(code: i32, message: String) -> Error {
    Error::new(code, message).in_phase(Phase::Proxy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_and_password_are_decoded_before_they_are_encoded_again() {
        let proxy = Proxy::parse("http://till:p%40ss@10.0.0.1:3128").unwrap();
        assert_eq!((proxy.host.as_str(), proxy.port), ("10.0.0.1", 3128));
        assert_eq!(
            proxy.login.unwrap().as_str(),
            format!("Basic {}", BASE64_STANDARD.encode("till:p@ss"))
        );
    }

    #[test]
    fn other_kinds_of_proxy_are_refused() {
        for url in [
            "",
            "socks5://127.0.0.1",
            "127.0.0.1:3128",
            "http://",
            "https://proxy",
        ] {
            let error = Proxy::parse(url).err().expect(url);
            assert_eq!(error.code(), PAYNET_ERR_URL, "{url}");
            assert_eq!(error.field(), Some("proxy_url"));
        }
    }
}
