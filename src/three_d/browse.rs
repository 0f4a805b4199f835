//! 3-D Secure for programs that show no web pages themselves: in the shopper's browser, on a page of one's own.

use std::io;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::browser::Browser;
use super::domain::Domain;
use super::page::BrowsePage;
use super::page_server::{PageServer, Report};
use super::{Gate, ThreeDRequest, ThreeDState};
use crate::client::Client;
use crate::error::Error;
use crate::error::status::PAYNET_ERR_BROWSER;

/// Longer than a text message with a password usually takes, and than typing it in.
pub(crate) const DEFAULT_TIMEOUT: Duration = Duration::from_secs(5 * 60);

const MIN_TIMEOUT: Duration = Duration::from_secs(1);
const MAX_TIMEOUT: Duration = Duration::from_secs(30 * 60);

/// Short for a person, long for a processor.
const POLL: Duration = Duration::from_millis(20);

/// How to browse.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BrowseOptions {
    /// How long the shopper may take, 1 s to 30 min. 5 min unless set.
    pub timeout: Duration,
    /// A browser's program, run with the address as its only argument. The system's default browser unless set.
    pub browser: Option<PathBuf>,
}

impl Default for BrowseOptions {
    fn default() -> BrowseOptions {
        BrowseOptions {
            timeout: DEFAULT_TIMEOUT,
            browser: None,
        }
    }
}

pub(crate) fn call(
    client: &Client,
    request: &ThreeDRequest,
    options: &BrowseOptions,
) -> Result<ThreeDState, Error> {
    if !(MIN_TIMEOUT..=MAX_TIMEOUT).contains(&options.timeout) {
        return Err(Error::invalid(
            "timeout_ms",
            "it must be from 1000 to 1800000 milliseconds",
        ));
    }
    let deadline = Instant::now() + options.timeout;
    let gate = Gate::new(client, request)?;
    let domain = Domain::of(client.http().base_url());
    let page = BrowsePage {
        address: &gate.url(),
        session_id: &request.session_id,
        origins: [&domain.base_origin(), gate.post_url.origin()],
        is_plain_local: domain.is_plain_local(),
    };
    let turn = client.three_d_under_way().begin(&request.session_id)?;
    let mut server = PageServer::open(&page).map_err(not_offered)?;
    let mut browser = Browser::start(options.browser.as_deref(), &server.address(), &turn)?;
    loop {
        match server.poll() {
            Some(Report::Back) => return Ok(ThreeDState::Back),
            Some(Report::Cancelled) => return Ok(ThreeDState::Cancelled),
            None if turn.is_cancelled() => return Ok(ThreeDState::Cancelled),
            None if Instant::now() >= deadline => return Ok(ThreeDState::TimeUp),
            None => {}
        }
        if browser.has_failed() && !server.page_was_asked_for() {
            return Err(Error::new(
                PAYNET_ERR_BROWSER,
                "the browser ended with an error before it opened the page",
            )
            .in_field("browser"));
        }
        thread::sleep(POLL);
    }
}

fn not_offered(error: io::Error) -> Error {
    Error::new(
        PAYNET_ERR_BROWSER,
        format!("the page for the browser can't be offered: {error}"),
    )
}
