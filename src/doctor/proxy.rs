//! The proxy, if the client has one.

use super::report::Chart;
use super::texts::{
    PROXY_DEAD, PROXY_FINE, PROXY_IS_NONE, PROXY_NAME_UNKNOWN, PROXY_REFUSES, PROXY_SILENT,
    PROXY_WANTS_LOGIN, PROXY_WRONG_LOGIN,
};
use crate::error::status::{
    PAYNET_ERR_BROKEN_BEFORE_SEND, PAYNET_ERR_CONNECTION_REFUSED, PAYNET_ERR_DNS,
    PAYNET_ERR_PROXY_BROKEN, PAYNET_ERR_PROXY_LOGIN, PAYNET_ERR_PROXY_REFUSED,
    PAYNET_ERR_TIMEOUT_CONNECT, PAYNET_ERR_TIMEOUT_PROXY, PAYNET_ERR_TIMEOUT_RESOLVE,
    PAYNET_ERR_UNREACHABLE,
};
use crate::error::{Error, Phase};
use crate::http::{Probe, Proxy};

/// What goes wrong behind the proxy is not the proxy's.
#[cold]
pub(super) fn examine(proxy: &Proxy, probe: &Probe, chart: &mut Chart) {
    let on_this_side = |error: &&Error| {
        matches!(
            error.phase(),
            Phase::Resolve | Phase::Connect | Phase::Proxy
        )
    };
    let failure = probe.failure.as_ref().filter(on_this_side);
    chart.note("host", &proxy.host);
    chart.note_number("port", proxy.port.into());
    chart.note("detail", failure.map_or("", |error| error.message()));
    chart.find(match failure.map(Error::code) {
        None => &PROXY_FINE,
        Some(PAYNET_ERR_DNS | PAYNET_ERR_TIMEOUT_RESOLVE) => &PROXY_NAME_UNKNOWN,
        Some(
            PAYNET_ERR_CONNECTION_REFUSED | PAYNET_ERR_UNREACHABLE | PAYNET_ERR_BROKEN_BEFORE_SEND,
        ) => &PROXY_DEAD,
        Some(PAYNET_ERR_TIMEOUT_CONNECT | PAYNET_ERR_TIMEOUT_PROXY) => &PROXY_SILENT,
        Some(PAYNET_ERR_PROXY_LOGIN) if proxy.has_login() => &PROXY_WRONG_LOGIN,
        Some(PAYNET_ERR_PROXY_LOGIN) => &PROXY_WANTS_LOGIN,
        Some(PAYNET_ERR_PROXY_REFUSED) => &PROXY_REFUSES,
        Some(PAYNET_ERR_PROXY_BROKEN) => &PROXY_IS_NONE,
        Some(_) => return,
    });
}
