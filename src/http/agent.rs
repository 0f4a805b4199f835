//! Every setting of ureq, each with its reason.

use std::sync::Arc;
use std::time::Duration;

use ureq::Agent;
use ureq::config::AutoHeaderValue;

use super::Settings;
use super::buffers::BUFFER_BYTES;
use super::channel::Tls;
use super::connector::LineConnector;
use super::resolver::NoResolver;
use crate::error::Error;

/// Shorter than the 60 to 75 seconds after which gateways and their load balancers usually close an idle line.
const MAX_IDLE_AGE: Duration = Duration::from_secs(45);

/// As many threads as any shop's server runs; each keeps its line instead of shaking hands anew.
const MAX_IDLE_CONNECTIONS: usize = 128;

/// Must stay below `BUFFER_BYTES`, or a longer header would fill the buffer and look like the end of the line.
const MAX_HEADER_BYTES: usize = BUFFER_BYTES - 4096;

pub(super) fn build(settings: &Arc<Settings>) -> Result<Agent, Error> {
    let config = Agent::config_builder()
        // The body of an error status holds Paynet's error object.
        .http_status_as_error(false)
        // Card data is never sent on to another address.
        .max_redirects(0)
        .max_redirects_will_error(false)
        // The proxy is the connector's affair; no environment variable may choose one.
        .proxy(None)
        // Every call brings its headers along, ready made.
        .user_agent(AutoHeaderValue::None)
        .accept(AutoHeaderValue::None)
        // No compressed answers: they are short, and a decompressor is one more thing that can go wrong.
        .accept_encoding(AutoHeaderValue::None)
        .max_response_header_size(MAX_HEADER_BYTES)
        .max_idle_connections(MAX_IDLE_CONNECTIONS)
        .max_idle_connections_per_host(MAX_IDLE_CONNECTIONS)
        .max_idle_age(MAX_IDLE_AGE)
        // No time-outs of ureq: `budget` has the call's deadline, and the line knows the phase in which it passes.
        .build();
    let connector = LineConnector::new(Arc::clone(settings), Tls::of(settings)?);
    Ok(Agent::with_parts(config, connector, NoResolver))
}
