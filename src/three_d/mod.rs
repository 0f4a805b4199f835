//! 3-D Secure: the shopper's browser goes from Paynet to the bank and comes back.
//!
//! No redirect and no message tells the verdict; only the charge does.

mod address;
mod browse;
mod browser;
mod domain;
mod markup;
mod page;
mod page_server;
mod post_url;
mod under_way;
mod watch;

use crate::client::Client;
use crate::error::Error;
use domain::Domain;
use post_url::PostUrl;

pub use browse::BrowseOptions;
#[cfg(feature = "ffi")]
pub(crate) use browse::DEFAULT_TIMEOUT;
pub(crate) use browse::call as browse;
pub(crate) use domain::is_paynets;
pub(crate) use under_way::UnderWay;
pub use watch::ThreeDWatch;

/// What 3-D Secure is about: all of it comes from the answer of `create_token`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ThreeDRequest {
    /// The session (`js_…`).
    pub session_id: String,
    /// The token (`jt_…`), to the letter.
    pub token_id: String,
    /// Where the shopper confirms, as Paynet sent it.
    pub post_url: String,
}

impl ThreeDRequest {
    /// A request with all that is required.
    pub fn new(
        session_id: impl Into<String>,
        token_id: impl Into<String>,
        post_url: impl Into<String>,
    ) -> ThreeDRequest {
        ThreeDRequest {
            session_id: session_id.into(),
            token_id: token_id.into(),
            post_url: post_url.into(),
        }
    }
}

/// How far the shopper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ThreeDState {
    /// Not at the bank yet.
    NotStarted,
    /// At the bank.
    AtBank,
    /// Back from the bank: it is time to charge, which tells the verdict.
    Back,
    /// The time ran out.
    TimeUp,
    /// The shopper or the program gave up.
    Cancelled,
}

/// A request whose `post_url` and ids passed the checks, with the client's key.
struct Gate<'a> {
    post_url: PostUrl,
    fields: [(&'static str, &'a str); 3],
}

impl<'a> Gate<'a> {
    fn new(client: &'a Client, request: &'a ThreeDRequest) -> Result<Gate<'a>, Error> {
        let session_id = checked("session_id", &request.session_id)?;
        let token_id = checked("token_id", &request.token_id)?;
        let post_url = checked("post_url", &request.post_url)?;
        let publishable_key = client.publishable_key()?.text();
        Ok(Gate {
            post_url: PostUrl::parse(post_url, &Domain::of(client.http().base_url()))?,
            fields: [
                ("session_id", session_id),
                ("token_id", token_id),
                ("publishable_key", publishable_key),
            ],
        })
    }

    fn url(&self) -> String {
        let query: Vec<String> = self
            .fields
            .iter()
            .map(|(name, value)| format!("{name}={}", markup::percent_encoded(value)))
            .collect();
        self.post_url.with_query(&query.join("&"))
    }
}

pub(crate) fn url(client: &Client, request: &ThreeDRequest) -> Result<String, Error> {
    Ok(Gate::new(client, request)?.url())
}

pub(crate) fn page(client: &Client, request: &ThreeDRequest) -> Result<String, Error> {
    let gate = Gate::new(client, request)?;
    Ok(page::self_posting(gate.post_url.as_str(), &gate.fields))
}

pub(crate) fn watch(client: &Client) -> ThreeDWatch {
    ThreeDWatch::new(Domain::of(client.http().base_url()))
}

/// The empty text and blanks are missing; control characters would not survive a form.
fn checked<'a>(field: &'static str, text: &'a str) -> Result<&'a str, Error> {
    if text.trim().is_empty() {
        return Err(Error::missing(field));
    }
    if field != "post_url" && text.chars().any(char::is_control) {
        return Err(Error::invalid(field, "it holds a control character"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::status::{
        PAYNET_ERR_INVALID_FIELD, PAYNET_ERR_KEY_MISSING, PAYNET_ERR_MISSING_FIELD,
    };
    use crate::{ApiKey, Config, Server};

    const POST_URL: &str = "http://pts-api.paynet.com.tr/v1/paynetjgate/tds";

    fn client() -> Client {
        let mut config = Config::new(Server::Test);
        config.publishable_key = Some(ApiKey::new("publishable_key", "pbk_a+b/c=&<\">'").unwrap());
        Client::new(config).unwrap()
    }

    #[test]
    fn every_value_is_percent_encoded() {
        for (id, encoded) in [
            ("js_EAAA+b/c==", "js_EAAA%2Bb%2Fc%3D%3D"),
            ("js_with blank", "js_with%20blank"),
            ("a&b#c%?;", "a%26b%23c%25%3F%3B"),
            ("ş", "%C5%9F"),
        ] {
            let request = ThreeDRequest::new(id, id, POST_URL);
            assert_eq!(
                client().three_d_url(&request).unwrap(),
                format!(
                    "https://pts-api.paynet.com.tr/v1/paynetjgate/tds?session_id={encoded}&token_id={encoded}\
                     &publishable_key=pbk_a%2Bb%2Fc%3D%26%3C%22%3E%27"
                )
            );
        }
    }

    #[test]
    fn the_page_is_ascii_and_no_value_leaves_its_attribute() {
        for (id, escaped) in [
            ("js_EAAA+b/c==", "value=\"js_EAAA+b/c==\""),
            (
                "\"><script>'&amp;",
                "value=\"&quot;&gt;&lt;script&gt;&#39;&amp;amp;\"",
            ),
            ("ş🙂", "value=\"&#351;&#128578;\""),
            ("{title}", "value=\"{title}\""),
        ] {
            let page = client()
                .three_d_page(&ThreeDRequest::new(id, id, format!("{POST_URL}?a='b'&c=d")))
                .unwrap();
            assert!(page.is_ascii());
            assert_eq!(page.matches(escaped).count(), 2, "{page}");
            assert_eq!(page.matches("<script>").count(), 1, "{page}");
            assert!(page.contains("value=\"pbk_a+b/c=&amp;&lt;&quot;&gt;&#39;\""));
            assert!(page.contains(
                "action=\"https://pts-api.paynet.com.tr/v1/paynetjgate/tds?a=&#39;b&#39;&amp;c=d\""
            ));
        }
    }

    #[test]
    fn what_is_missing_or_unfit_is_named() {
        let request = |session_id: &str, token_id: &str, post_url: &str| {
            let request = ThreeDRequest::new(session_id, token_id, post_url);
            let url = client().three_d_url(&request).unwrap_err();
            assert_eq!(client().three_d_page(&request).unwrap_err(), url);
            (url.code(), url.field().unwrap())
        };
        for (found, expected) in [
            (
                request("", "jt", POST_URL),
                (PAYNET_ERR_MISSING_FIELD, "session_id"),
            ),
            (
                request("js", " ", POST_URL),
                (PAYNET_ERR_MISSING_FIELD, "token_id"),
            ),
            (
                request("js", "jt", ""),
                (PAYNET_ERR_MISSING_FIELD, "post_url"),
            ),
            (
                request("js\r\nx", "jt", POST_URL),
                (PAYNET_ERR_INVALID_FIELD, "session_id"),
            ),
            (
                request("js", "j\u{7f}t", POST_URL),
                (PAYNET_ERR_INVALID_FIELD, "token_id"),
            ),
        ] {
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_client_without_publishable_key_is_told_so() {
        let client = Client::new(Config::new(Server::Test)).unwrap();
        let error = client
            .three_d_url(&ThreeDRequest::new("js", "jt", POST_URL))
            .unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_KEY_MISSING);
    }
}
