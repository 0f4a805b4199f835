//! The parts of a web address on which every browser agrees.

/// The longest host name there is.
const LONGEST_HOST: usize = 253;

/// An http or https address. Anything that browsers might read differently is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    pub(super) is_https: bool,
    /// In small letters; an IPv6 address without its brackets.
    pub(super) host: String,
    pub(super) port: Option<u16>,
    /// Path, query and fragment, from the first `/`, `?`, `#` or `\` on.
    pub(super) rest: &'a str,
}

impl<'a> Address<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Address<'a>> {
        let (scheme, after) = text.split_once("://")?;
        let is_https = match scheme {
            _ if scheme.eq_ignore_ascii_case("https") => true,
            _ if scheme.eq_ignore_ascii_case("http") => false,
            _ => return None,
        };
        let end = after.find(['/', '?', '#', '\\']).unwrap_or(after.len());
        let (authority, rest) = after.split_at_checked(end)?;
        let (host, port) = split_authority(authority)?;
        Some(Address {
            is_https,
            host: host.to_ascii_lowercase(),
            port,
            rest,
        })
    }

    pub(super) fn effective_port(&self) -> u16 {
        self.port.unwrap_or(default_port(self.is_https))
    }
}

pub(super) fn default_port(is_https: bool) -> u16 {
    if is_https { 443 } else { 80 }
}

/// `scheme://host[:port]`, as browsers write it.
pub(super) fn origin(is_https: bool, host: &str, port: u16) -> String {
    let scheme = if is_https { "https" } else { "http" };
    let (open, close) = if host.contains(':') {
        ("[", "]")
    } else {
        ("", "")
    };
    if port == default_port(is_https) {
        format!("{scheme}://{open}{host}{close}")
    } else {
        format!("{scheme}://{open}{host}{close}:{port}")
    }
}

fn split_authority(authority: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(after) => {
            let (host, after) = after.split_once(']')?;
            let is_ipv6 = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
            if !host.contains(':') || !host.bytes().all(is_ipv6) {
                return None;
            }
            let port = match after {
                "" => None,
                _ => Some(after.strip_prefix(':')?),
            };
            (host, port)
        }
        None => {
            let (host, port) = match authority.split_once(':') {
                Some((host, port)) => (host, Some(port)),
                None => (authority, None),
            };
            let is_name =
                |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
            if !host.bytes().all(is_name) {
                return None;
            }
            (host, port)
        }
    };
    if host.is_empty() || host.len() > LONGEST_HOST {
        return None;
    }
    match port {
        None => Some((host, None)),
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some((host, Some(digits.parse().ok()?)))
        }
        Some(_) => None,
    }
}
