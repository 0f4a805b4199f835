//! One call of a service: key, request, answer.

use std::time::Duration;

use serde::Serialize;

use super::answer::{self, Reading};
use super::mask::Mask;
use crate::client::{Client, Credential};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_INTERNAL;
use crate::secret::SecretBytes;

/// Where a service is and whose key it takes.
pub(crate) struct Service {
    pub(crate) path: &'static str,
    pub(crate) key: Key,
}

/// Which of the merchant's keys a service takes.
pub(crate) enum Key {
    /// For the steps that a shopper's browser takes.
    Publishable,
    /// For what moves money or tells of it.
    Secret,
}

impl Service {
    pub(crate) fn credential<'a>(&self, client: &'a Client) -> Result<&'a Credential, Error> {
        match self.key {
            Key::Publishable => client.publishable_key(),
            Key::Secret => client.secret_key(),
        }
    }

    /// Sends a request without card data and reads the answer.
    pub(crate) fn call<T>(
        &self,
        client: &Client,
        body: &impl Serialize,
        limit: Option<Duration>,
        read: impl FnOnce(&Reading<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut json = Vec::with_capacity(1024);
        serde_json::to_writer(&mut json, body).map_err(unwritable)?;
        self.post(client, &json, &client.mask(), limit, read)
    }

    /// Sends a request that is JSON already.
    pub(crate) fn post<T>(
        &self,
        client: &Client,
        json: &[u8],
        mask: &Mask<'_>,
        limit: Option<Duration>,
        read: impl FnOnce(&Reading<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let credential = self.credential(client)?;
        let answer = client
            .http()
            .post_json(self.path, credential.headers(), json, limit)?;
        let text = answer::text(&answer);
        read(&Reading::of(&text, answer.http_status, mask)?)
    }
}

/// A request with card data as JSON. `texts` is how many bytes its texts have.
///
/// Nearly always they need no escapes; if they do, it is written again into a buffer that holds any.
pub(crate) fn secret_json(body: &impl Serialize, texts: usize) -> Result<SecretBytes, Error> {
    /// Names, punctuation and numbers.
    const AROUND_TEXTS: usize = 512;
    /// A control character becomes `\u00XX`.
    const LONGEST_ESCAPE: usize = 6;
    let write = |longest| SecretBytes::filled(longest, |free| serde_json::to_writer(free, body));
    write(AROUND_TEXTS + texts)
        .or_else(|_| write(AROUND_TEXTS + LONGEST_ESCAPE * texts))
        .map_err(unwritable)
}

fn unwritable(_: serde_json::Error) -> Error {
    Error::new(PAYNET_ERR_INTERNAL, "the request can't be written as JSON")
}

/// A text that a service can't do without.
pub(crate) fn required<'a>(field: &'static str, text: &'a str) -> Result<&'a str, Error> {
    if is_blank(text) {
        return Err(Error::missing(field));
    }
    Ok(text)
}

/// Whether there is nothing in it to see.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_full_of_escapes_is_written_whole() {
        for text in ["\u{1}", "\"", "ş", "a"] {
            let text = text.repeat(4096);
            let json = secret_json(&[&text], text.len()).unwrap();
            assert_eq!(*json, *serde_json::to_vec(&[&text]).unwrap());
        }
    }
}
