//! The blocking HTTP core: one POST with JSON in and out, over verified TLS, within a time budget.
//!
//! A call goes through ureq; the lines below it are the library's own, because only there is it known
//! in which phase a call failed and whether a byte of it was sent, which decides what may be repeated.

mod agent;
mod base_url;
mod connector;
mod failure;
mod line;
mod proxy;
mod resolver;
mod tls;
mod wire;

use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use ureq::http::{HeaderValue, header};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::error::status::PAYNET_ERR_INSECURE_URL;
use crate::process::PerProcess;

pub(crate) use base_url::BaseUrl;
pub(crate) use proxy::Proxy;
pub(crate) use tls::{Trust, certificates_of};

/// More than the largest answer of any service; what is longer does not come from Paynet.
pub(crate) const MAX_ANSWER_BYTES: u64 = 1024 * 1024;

/// How calls leave this machine.
pub(crate) struct Settings {
    pub(crate) base_url: BaseUrl,
    /// For looking up the name, connecting and the TLS handshake together.
    pub(crate) connect_timeout: Duration,
    /// For the whole call, connecting included.
    pub(crate) total_timeout: Duration,
    pub(crate) trust: Trust,
    pub(crate) proxy: Option<Proxy>,
}

impl Settings {
    /// Plain http may go to the local machine only, and never through a proxy.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.base_url.refuse_plain_http_beyond_this_machine()?;
        if !self.base_url.is_https() && self.proxy.is_some() {
            return Err(Error::new(
                PAYNET_ERR_INSECURE_URL,
                "a proxy can't be used with a plain http base URL",
            )
            .in_field("proxy_url"));
        }
        Ok(())
    }
}

/// A complete answer.
pub(crate) struct Answer {
    pub(crate) http_status: u16,
    pub(crate) body: Zeroizing<Vec<u8>>,
}

/// Sends calls; safe to use from many threads, and in children of the process that made it.
pub(crate) struct HttpCore {
    settings: Arc<Settings>,
    agents: PerProcess<ureq::Agent>,
}

impl HttpCore {
    pub(crate) fn new(settings: Settings) -> Result<HttpCore, Error> {
        settings.check()?;
        let settings = Arc::new(settings);
        Ok(HttpCore {
            agents: PerProcess::new(agent::build(&settings)?),
            settings,
        })
    }

    pub(crate) fn base_url(&self) -> &BaseUrl {
        &self.settings.base_url
    }

    /// Sends `body` to `path` once and returns the whole answer, whatever its HTTP status. `limit` is for the whole call,
    /// if it is shorter than the client's.
    pub(crate) fn post_json(
        &self,
        path: &'static str,
        authorization: &HeaderValue,
        body: &[u8],
        limit: Option<Duration>,
    ) -> Result<Answer, Error> {
        let agent = self.agents.try_get(|_| agent::build(&self.settings))?;
        let mut request = agent
            .post(self.settings.base_url.join(path)?)
            .header(header::AUTHORIZATION, authorization)
            // Paynet answers in XML or JSON as `accept` asks.
            .header(header::ACCEPT, JSON)
            .header(header::CONTENT_TYPE, JSON);
        if let Some(limit) = limit {
            request = agent::within(request, limit.min(self.settings.total_timeout));
        }
        let mut response = request.send(body).map_err(failure::from_ureq)?;
        let http_status = response.status().as_u16();
        let body = read_body(response.body_mut())
            .map_err(|error| failure::from_ureq(error).with_http_status(http_status))?;
        Ok(Answer { http_status, body })
    }
}

/// The whole body, without moving it while it grows.
fn read_body(body: &mut ureq::Body) -> Result<Zeroizing<Vec<u8>>, ureq::Error> {
    let announced = body.content_length().unwrap_or(0).min(MAX_ANSWER_BYTES);
    let mut bytes = Zeroizing::new(Vec::with_capacity(announced as usize));
    let mut reader = body.with_config().limit(MAX_ANSWER_BYTES).reader();
    reader.read_to_end(&mut bytes).map_err(ureq::Error::from)?;
    Ok(bytes)
}

/// The type that Paynet documents for request and answer.
const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=UTF-8");
