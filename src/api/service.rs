//! One call of a service: key, request, answer.

use std::time::Duration;

use serde::Serialize;

use super::answer::{self, Reading};
use super::mask::Mask;
use crate::client::{Client, Credential};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_INTERNAL;
use crate::secret::WipedBytes;

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

/// A request with card data as JSON. `longest` bytes are enough for it: a buffer that moved would leave a copy behind.
pub(crate) fn secret_json(body: &impl Serialize, longest: usize) -> Result<WipedBytes, Error> {
    let mut json = WipedBytes::with_capacity(longest);
    serde_json::to_writer(&mut *json, body).map_err(unwritable)?;
    Ok(json)
}

/// No text gets longer than this in JSON.
pub(crate) fn longest_in_json(text: &str) -> usize {
    /// A control character becomes `\u00XX`.
    const LONGEST_ESCAPE: usize = 6;
    let is_escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    // Looks at all bytes, which is faster than to stop at the first.
    let any = text.bytes().fold(false, |any, byte| any | is_escaped(byte));
    if any {
        LONGEST_ESCAPE * text.len()
    } else {
        text.len()
    }
}

fn unwritable(_: serde_json::Error) -> Error {
    Error::new(PAYNET_ERR_INTERNAL, "the request can't be written as JSON")
}

/// A text that a service can't do without.
pub(crate) fn required<'a>(field: &'static str, text: &'a str) -> Result<&'a str, Error> {
    if text.trim().is_empty() {
        return Err(Error::missing(field));
    }
    Ok(text)
}
