//! The blocking HTTP core: one POST with JSON in and out, over verified TLS, within a time budget.
//!
//! A call goes through ureq; the lines below it are the library's own, because only there is it known
//! in which phase a call failed and whether a byte of it was sent, which decides what may be repeated.

mod agent;
mod base_url;
mod budget;
mod buffers;
mod certificate;
mod channel;
mod connector;
mod crypto;
mod failure;
#[cfg(all(unix, feature = "ffi"))]
pub(crate) mod fork_gate;
mod line;
mod probe;
#[cfg(provoke_panic)]
mod provoked;
mod proxy;
mod refusal;
mod resolver;
#[cfg(windows)]
mod system_tls;
mod system_trust;
mod tls;
mod trust;
mod verifier;
mod wire;

use std::io::Read;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use budget::Purpose;
use ureq::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, HOST};
use ureq::http::{HeaderMap, HeaderValue};

use crate::error::Error;
use crate::error::status::{PAYNET_ERR_INSECURE_URL, PAYNET_ERR_INTERNAL, PAYNET_ERR_URL};
use crate::process::PerProcess;
use crate::secret::WipedBytes;

pub(crate) use base_url::BaseUrl;
pub(crate) use certificate::{CertificateFacts, Day};
pub(crate) use probe::Probe;
pub(crate) use proxy::Proxy;
pub(crate) use system_trust::system_certificates;
#[cfg(all(target_os = "linux", feature = "ffi"))]
pub(crate) use trust::forget_shared;
pub(crate) use trust::{Certificate, Trust, certificates_of};

/// More than the largest answer of any service; what is longer does not come from Paynet.
pub(crate) const MAX_ANSWER_BYTES: u64 = 1024 * 1024;

/// Whose TLS the lines to Paynet speak. Both trust the same authorities and check a certificate in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TlsBackend {
    /// The crate's own (rustls), the same on every system.
    #[default]
    Own,
    /// The system's (SChannel, TLS 1.2), for gateways that the crate's own has no cipher suite in common with. Windows
    /// alone; elsewhere no client can be made with it.
    System,
}

/// How calls leave this machine.
pub(crate) struct Settings {
    pub(crate) base_url: BaseUrl,
    /// For looking up the name, connecting and the TLS handshake together.
    pub(crate) connect_timeout: Duration,
    /// For the whole call, connecting included.
    pub(crate) total_timeout: Duration,
    pub(crate) tls_backend: TlsBackend,
    pub(crate) trust: Arc<Trust>,
    pub(crate) proxy: Option<Arc<Proxy>>,
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
    pub(crate) body: WipedBytes,
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

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The headers of every call with one key. `authorization` is what stands in the header of that name.
    pub(crate) fn headers(&self, authorization: &str) -> Result<HeaderMap, Error> {
        let host = self.settings.base_url.host_header();
        let host = HeaderValue::from_str(&host).map_err(|_| {
            Error::new(PAYNET_ERR_URL, "base_url's host makes no header").in_field("base_url")
        })?;
        let mut authorization = HeaderValue::from_str(authorization)
            .map_err(|_| Error::new(PAYNET_ERR_INTERNAL, "a checked key makes no header"))?;
        authorization.set_sensitive(true);
        Ok(HeaderMap::from_iter([
            (HOST, host),
            (AUTHORIZATION, authorization),
            // Paynet answers in XML or JSON as `accept` asks.
            (ACCEPT, JSON),
            (CONTENT_TYPE, JSON),
        ]))
    }

    /// Sends `body` to `path` once and returns the whole answer, whatever its HTTP status. `limit` is for the whole call,
    /// if it is shorter than the client's.
    pub(crate) fn post_json(
        &self,
        path: &'static str,
        headers: &HeaderMap,
        body: &[u8],
        limit: Option<Duration>,
    ) -> Result<Answer, Error> {
        self.exchange(path, headers, body, limit, None)
    }

    /// The same, with the moment at which the server says that it answered.
    pub(crate) fn post_json_dated(
        &self,
        path: &'static str,
        headers: &HeaderMap,
        body: &[u8],
        limit: Duration,
    ) -> Result<(Answer, Option<SystemTime>), Error> {
        let mut date = None;
        let mut look_at = |headers: &HeaderMap| {
            let text = headers.get(DATE).and_then(|date| date.to_str().ok());
            date = text.and_then(|text| httpdate::parse_http_date(text).ok());
        };
        let answer = self.exchange(path, headers, body, Some(limit), Some(&mut look_at))?;
        Ok((answer, date))
    }

    fn exchange(
        &self,
        path: &'static str,
        headers: &HeaderMap,
        body: &[u8],
        limit: Option<Duration>,
        look_at: Option<&mut dyn FnMut(&HeaderMap)>,
    ) -> Result<Answer, Error> {
        #[cfg(fuzzing)]
        if let Some(answer) = crate::fuzzing::next_answer() {
            return Ok(answer);
        }
        let total = self.settings.total_timeout;
        let limit = limit.map_or(total, |limit| limit.min(total));
        budget::with(Purpose::Exchange, limit, || {
            let mut request = self.agent()?.post(self.settings.base_url.join(path)?);
            if let Some(place) = request.headers_mut() {
                place.clone_from(headers);
            }
            #[cfg(provoke_panic)]
            provoked::panic_if_asked("before the line", body);
            let mut response = request.send(body).map_err(failure::from_ureq)?;
            let http_status = response.status().as_u16();
            #[cfg(provoke_panic)]
            provoked::panic_if_asked("after the answer", body);
            let body = read_body(response.body_mut())
                .map_err(|error| failure::from_ureq(error).with_http_status(http_status))?;
            if let Some(look_at) = look_at {
                look_at(response.headers());
            }
            Ok(Answer { http_status, body })
        })
    }

    /// Opens a line that no call uses, and tells what was met on the way.
    pub(crate) fn probe(&self, limit: Duration) -> Probe {
        Probe::run(&self.settings, limit.min(self.settings.connect_timeout))
    }

    /// By the same way and with the same trust to `base_url`, on lines of its own.
    pub(crate) fn towards(&self, base_url: BaseUrl) -> Result<HttpCore, Error> {
        HttpCore::new(Settings {
            base_url,
            trust: self.settings.trust.clone(),
            proxy: self.settings.proxy.clone(),
            ..*self.settings
        })
    }

    /// Has a line ready for the next call: looks up the name, connects and shakes hands, unless an idle line is there that
    /// is still good. No request leaves.
    pub(crate) fn warm_up(&self) -> Result<(), Error> {
        budget::with(Purpose::WarmUp, self.settings.total_timeout, || {
            let request = self.agent()?.get(self.settings.base_url.join("/")?);
            request.call().map_err(failure::from_ureq)?;
            Ok(())
        })
    }

    fn agent(&self) -> Result<&ureq::Agent, Error> {
        self.agents.try_get(|_| agent::build(&self.settings))
    }
}

/// The whole body, without moving it while it grows.
fn read_body(body: &mut ureq::Body) -> Result<WipedBytes, ureq::Error> {
    let announced = body.content_length().unwrap_or(0).min(MAX_ANSWER_BYTES);
    let mut bytes = WipedBytes::with_capacity(announced as usize);
    let mut reader = body.with_config().limit(MAX_ANSWER_BYTES).reader();
    reader.read_to_end(&mut bytes).map_err(ureq::Error::from)?;
    Ok(bytes)
}

/// The type that Paynet documents for request and answer.
const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=UTF-8");
