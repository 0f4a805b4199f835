//! Configuration, and the one client that all services share.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ureq::http::HeaderMap;
use zeroize::Zeroizing;

use crate::api::auth::{self, AuthRequest, AuthResponse};
use crate::api::card_list::{self, CardListRequest, CardListResponse};
use crate::api::charge::{self, ChargeRequest, Unsettled};
use crate::api::check::{self, CheckRequest, CheckResponse};
use crate::api::check_bin::{self, CheckBinRequest, CheckBinResponse};
use crate::api::check_card_bin::{self, CheckCardBinRequest};
use crate::api::create_card_token::{self, CreateCardTokenRequest};
use crate::api::create_token::{self, CreateTokenRequest, CreateTokenResponse};
use crate::api::in_flight::{self, InFlightResponse};
use crate::api::mask::Mask;
use crate::api::payment::Payment;
use crate::api::save_card::{self, SaveCardRequest, SaveCardResponse};
use crate::doctor::{self, Report};
use crate::error::Error;
use crate::error::status::PAYNET_ERR_KEY_MISSING;
pub use crate::http::TlsBackend;
use crate::http::{self, BaseUrl, HttpCore, Proxy, Settings, Trust};
use crate::journal::Journal;
use crate::process::PerProcess;
use crate::secret::ApiKey;
use crate::three_d::{self, BrowseOptions, ThreeDRequest, ThreeDState, ThreeDWatch, UnderWay};

/// Enough for three repeats of a lost first packet (after 1, 3 and 7 seconds), little enough for a queue at
/// the till.
pub(crate) const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Well above the slowest usual answer of a bank: giving up after sending leaves the outcome unknown, which
/// costs more than waiting.
pub(crate) const DEFAULT_TOTAL_TIMEOUT: Duration = Duration::from_secs(60);

/// Ten minutes; longer ones are a mistake in the unit.
pub(crate) const MAX_TIMEOUT: Duration = Duration::from_secs(600);

/// Which of Paynet's systems to talk to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Server {
    /// `api.paynet.com.tr`: real money.
    Live,
    /// `pts-api.paynet.com.tr`: Paynet's test system.
    Test,
    /// A base URL of one's own.
    At(String),
}

impl Server {
    pub(crate) fn base_url(&self) -> &str {
        match self {
            Server::Live => "https://api.paynet.com.tr",
            Server::Test => "https://pts-api.paynet.com.tr",
            Server::At(url) => url,
        }
    }
}

/// Which card data is refused before sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardChecks {
    /// Only what can never work. Some of Paynet's own test cards fail more than that.
    #[default]
    Basic,
    /// Also a wrong check digit (Luhn) and an expiry date in the past.
    Strict,
}

/// How to make a [`Client`].
#[non_exhaustive]
pub struct Config {
    /// Which system to talk to.
    pub server: Server,
    /// The key for the calls of the payment form, `create_token` among them.
    pub publishable_key: Option<ApiKey>,
    /// The key for the calls that move money. It must never leave the merchant's own machine.
    pub secret_key: Option<ApiKey>,
    /// For looking up the name, connecting and the TLS handshake together. 10 s unless set; 600 s at most.
    pub connect_timeout: Duration,
    /// For the whole call. 60 s unless set; 600 s at most.
    pub total_timeout: Duration,
    /// A PEM file with authorities to trust beside Mozilla's list. Read once, when the client is made.
    pub ca_file: Option<PathBuf>,
    /// `http://[user:password@]host:port` of a proxy. None is used unless set; environment variables are
    /// ignored.
    pub proxy_url: Option<Zeroizing<String>>,
    /// Which card data is refused before sending.
    pub card_checks: CardChecks,
    /// Whether to trust the authorities of the operating system's own store, too. Read once, when the client is made; no
    /// environment variable says where it is.
    pub system_trust: bool,
    /// Whose TLS to speak.
    pub tls_backend: TlsBackend,
    /// Whether `create_token` sends a card holder's name in the plain letters that Paynet's form takes: `Ayşe-Nur Işık` as
    /// `Ayse Nur Isik`, the case kept. A digit, or a letter of another script, has no such spelling and goes as it is.
    pub transliterate_card_holder: bool,
    /// A file to which every charge is written before it is sent, and what came of it, see [`Client::in_flight`]. Made if
    /// it isn't there; one client has it at a time, and the children of its process. What it says of a card is the masked
    /// number. None is kept unless set.
    pub journal_file: Option<PathBuf>,
}

impl Config {
    /// A configuration with defaults and no keys.
    pub fn new(server: Server) -> Config {
        Config {
            server,
            publishable_key: None,
            secret_key: None,
            connect_timeout: DEFAULT_CONNECT_TIMEOUT,
            total_timeout: DEFAULT_TOTAL_TIMEOUT,
            ca_file: None,
            proxy_url: None,
            card_checks: CardChecks::Basic,
            system_trust: false,
            tls_backend: TlsBackend::Own,
            transliterate_card_holder: false,
            journal_file: None,
        }
    }
}

/// A connection to Paynet that all threads of a program can share.
///
/// It keeps idle lines open between calls. After a `fork` the child may go on using it: it opens lines of its
/// own.
pub struct Client {
    http: HttpCore,
    publishable_key: Option<Credential>,
    secret_key: Option<Credential>,
    card_checks: CardChecks,
    transliterates_card_holder: bool,
    unsettled: PerProcess<Unsettled>,
    three_d_under_way: PerProcess<UnderWay>,
    journal: Option<Journal>,
}

impl Client {
    /// Makes a client. Reads the CA file and the journal, if they are set; opens no connection.
    ///
    /// # Errors
    /// Codes 1 to 99 for a setting that can't be used.
    pub fn new(config: Config) -> Result<Client, Error> {
        check_timeout("connect_timeout_ms", config.connect_timeout)?;
        check_timeout("total_timeout_ms", config.total_timeout)?;
        let added = match &config.ca_file {
            Some(path) => http::certificates_of(path)?,
            None => Vec::new(),
        };
        let system = match config.system_trust {
            true => http::system_certificates()?,
            false => Vec::new(),
        };
        let proxy = config
            .proxy_url
            .as_deref()
            .map(|url| Proxy::parse(url).map(Arc::new))
            .transpose()?;
        let http = HttpCore::new(Settings {
            base_url: BaseUrl::parse(config.server.base_url())?,
            connect_timeout: config.connect_timeout,
            total_timeout: config.total_timeout,
            tls_backend: config.tls_backend,
            trust: Arc::new(Trust { added, system }),
            proxy,
        })?;
        let credential =
            |key: Option<ApiKey>| key.map(|key| Credential::new(key, &http)).transpose();
        let publishable_key = credential(config.publishable_key)?;
        let secret_key = credential(config.secret_key)?;
        let (journal, unsettled) = match &config.journal_file {
            Some(path) => {
                let (journal, unsettled) = Journal::open(path)?;
                (Some(journal), unsettled)
            }
            None => (None, Unsettled::default()),
        };
        Ok(Client {
            publishable_key,
            secret_key,
            http,
            card_checks: config.card_checks,
            transliterates_card_holder: config.transliterate_card_holder,
            unsettled: PerProcess::new(unsettled),
            three_d_under_way: PerProcess::new(UnderWay::default()),
            journal,
        })
    }

    /// Looks up the name, connects and shakes hands ahead of the first call, which then need not. No request leaves, and no
    /// key. Does nothing but look if an idle connection is ready. One that stays unused is closed after 45 s.
    ///
    /// # Errors
    /// Codes 100 to 199: what a call would have met before it sent anything.
    pub fn warm_up(&self) -> Result<(), Error> {
        self.http.warm_up()
    }

    /// Opens a payment session (`/v1/paynetj/auth`). No money moves.
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn auth(&self, request: &AuthRequest<'_>) -> Result<AuthResponse, Error> {
        auth::call(self, request)
    }

    /// Asks for the card's bank and the instalments it offers (`/v1/paynetj/check_bin`). No money moves.
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn check_bin(&self, request: &CheckBinRequest<'_>) -> Result<CheckBinResponse, Error> {
        check_bin::call(self, request)
    }

    /// Asks that the card be stored with the payment (`/v1/paynetj/save_card`). No money moves.
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn save_card(&self, request: &SaveCardRequest<'_>) -> Result<SaveCardResponse, Error> {
        save_card::call(self, request)
    }

    /// Sends card data and gets a token for it (`/v1/paynetj/create_token`). No money moves.
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn create_token(
        &self,
        request: &CreateTokenRequest<'_>,
    ) -> Result<CreateTokenResponse, Error> {
        create_token::call(self, request)
    }

    /// `check_bin` for a stored card (`/v1/paynetj/check_card_bin`). No money moves.
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn check_card_bin(
        &self,
        request: &CheckCardBinRequest<'_>,
    ) -> Result<CheckBinResponse, Error> {
        check_card_bin::call(self, request)
    }

    /// Gets a token for a stored card (`/v1/paynetj/create_card_token`). No money moves.
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn create_card_token(
        &self,
        request: &CreateCardTokenRequest<'_>,
    ) -> Result<CreateTokenResponse, Error> {
        create_card_token::call(self, request)
    }

    /// Lists the stored cards of a shopper (`/v1/card/list`).
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn card_list(&self, request: &CardListRequest<'_>) -> Result<CardListResponse, Error> {
        card_list::call(self, request)
    }

    /// The address at which the shopper's browser begins 3-D Secure, when `create_token` answered `is_tds`.
    ///
    /// It holds the publishable key, as Paynet wants it. Plain http is raised to https.
    ///
    /// # Errors
    /// Codes 1 to 99: a missing field or key, or a `post_url` that doesn't lead to Paynet (`PAYNET_ERR_POST_URL`).
    pub fn three_d_url(&self, request: &ThreeDRequest) -> Result<String, Error> {
        three_d::url(self, request)
    }

    /// The same as a page that takes the browser there with a POST, which keeps the ids out of addresses. ASCII.
    ///
    /// # Errors
    /// As for [`Client::three_d_url`].
    pub fn three_d_page(&self, request: &ThreeDRequest) -> Result<String, Error> {
        three_d::page(self, request)
    }

    /// A watch that tells by the addresses of the program's own browser control when the shopper is back.
    pub fn three_d_watch(&self) -> ThreeDWatch {
        three_d::watch(self)
    }

    /// Opens the shopper's browser on this machine and waits until the shopper is back from the bank, gives up, or
    /// takes too long. What came of it, only the charge tells.
    ///
    /// # Errors
    /// As for [`Client::three_d_url`]; `PAYNET_ERR_INVALID_FIELD` if the session has a browser open already;
    /// `PAYNET_ERR_BROWSER`.
    pub fn three_d_browse(
        &self,
        request: &ThreeDRequest,
        options: &BrowseOptions,
    ) -> Result<ThreeDState, Error> {
        three_d::browse(self, request, options)
    }

    /// Ends a [`Client::three_d_browse`] that another thread has under way.
    ///
    /// # Errors
    /// `PAYNET_ERR_NOT_UNDER_WAY` if there is none for this session.
    pub fn three_d_cancel(&self, session_id: &str) -> Result<(), Error> {
        self.three_d_under_way().cancel(session_id)
    }

    /// Takes the money (`/v1/transaction/charge`), once.
    ///
    /// It is sent once. When no verdict comes, the payment is looked up by its `reference_no`, with growing pauses;
    /// only if that finds no paid one is the charge repeated with the same session, which Paynet documents as safe. A
    /// reference whose outcome this client does not know is looked up first.
    ///
    /// The payment returned is paid or declined; look at its `outcome`.
    ///
    /// With a journal, nothing is sent before the disk has the charge's record (`PAYNET_ERR_JOURNAL` if it can't be
    /// written), nor if a reference holds the number of a card that the journal knows (`PAYNET_ERR_INVALID_FIELD`). Should
    /// the disk not take the outcome, it is returned all the same, and [`Client::in_flight`] asks for it.
    /// A charge that an earlier process left so that [`Client::in_flight`] tells of it is one whose outcome is not known.
    ///
    /// # Errors
    /// Nothing was taken by this call, unless the code is `PAYNET_ERR_CHARGE_UNKNOWN`: then call again with the same
    /// request. See [`Outcome::of_error`](crate::Outcome::of_error).
    pub fn charge(&self, request: &ChargeRequest<'_>) -> Result<Payment, Error> {
        charge::call(self, request)
    }

    /// Looks up what came of a charge (`/v1/transaction/check`). Reads only, so it may always be repeated.
    ///
    /// # Errors
    /// Nothing found is no error. See [`Error::class`].
    pub fn check(&self, request: &CheckRequest<'_>) -> Result<CheckResponse, Error> {
        check::call(self, request)
    }

    /// Tells after a power cut what came of the charges that were in flight: those that the journal knows to be begun, but
    /// not how they ended. Asks Paynet about each by its `reference_no` (see [`Client::check`]) and takes the answers down
    /// in the journal.
    ///
    /// Told, too, are charges whose outcome the journal has, but which the program may not have come to note: those of the
    /// last two minutes before an earlier client ended without being dropped. Each is told once by a client, and again by
    /// the next if this one ends without being dropped: whoever notes them may have noted them before.
    ///
    /// A charge that Paynet has taken is paid at once. One of which it knows nothing, or only that it was declined, may
    /// still be under way: that is an answer only when its budget and three minutes more are over by this machine's clock,
    /// and until then the outcome is unknown. To charge again with the same session is safe at any time.
    ///
    /// A payment that was taken and given back stays unknown, as no look-up tells what is left of it: see Paynet's own
    /// pages.
    ///
    /// A journal grows for ever, by some 150 MB a year of 500 payments a day, and is read when a client is made, which
    /// takes a fast machine a second for so much. Begin a new one each month, say: where nothing is in flight but what was
    /// given back, the next client may be given another file.
    ///
    /// # Errors
    /// `PAYNET_ERR_MISSING_FIELD` without a journal, `PAYNET_ERR_JOURNAL` if it can't be read. A look-up that fails is no
    /// error of the whole: the [`InFlight`](crate::InFlight) tells.
    pub fn in_flight(&self) -> Result<InFlightResponse, Error> {
        in_flight::Question::read(self)?.ask()
    }

    /// Finds out why payments don't work on this machine: clock, name, connection, proxy, TLS, keys, and what Paynet
    /// says to them. No money moves, nothing is opened, no card data leaves, and the lines of calls are left alone.
    ///
    /// Asks Paynet about a payment and a session that do not exist, with the keys; one that is refused is asked about once
    /// more as the other key, and at the other of Paynet's two systems. Takes as long as a call at most, but half a minute
    /// at the longest for an answer.
    pub fn doctor(&self) -> Report {
        doctor::examine(self)
    }

    pub(crate) fn http(&self) -> &HttpCore {
        &self.http
    }

    pub(crate) fn unsettled(&self) -> &Unsettled {
        self.unsettled.get(Unsettled::of_child)
    }

    /// A child has no browser open: none of its parent's calls goes on in it.
    pub(crate) fn three_d_under_way(&self) -> &UnderWay {
        self.three_d_under_way.get(|_| UnderWay::default())
    }

    pub(crate) fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }

    pub(crate) fn card_checks(&self) -> CardChecks {
        self.card_checks
    }

    pub(crate) fn transliterates_card_holder(&self) -> bool {
        self.transliterates_card_holder
    }

    pub(crate) fn publishable_key(&self) -> Result<&Credential, Error> {
        needed_key("publishable_key", self.publishable_key.as_ref())
    }

    pub(crate) fn secret_key(&self) -> Result<&Credential, Error> {
        needed_key("secret_key", self.secret_key.as_ref())
    }

    /// A mask for texts from outside that hides this client's keys.
    pub(crate) fn mask(&self) -> Mask<'_> {
        let keys = [&self.publishable_key, &self.secret_key];
        Mask::new(keys.map(|key| key.as_ref().map(|credential| &credential.key)))
    }
}

/// A key and the headers of a call with it.
pub(crate) struct Credential {
    key: ApiKey,
    headers: HeaderMap,
}

impl Credential {
    fn new(key: ApiKey, http: &HttpCore) -> Result<Credential, Error> {
        let headers = http.headers(&authorization(key.text()))?;
        Ok(Credential { key, headers })
    }

    pub(crate) fn text(&self) -> &str {
        self.key.text()
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

/// Paynet takes the key as it was issued behind `Basic`, not as base64 of a user and password.
pub(crate) fn authorization(key: &str) -> Zeroizing<String> {
    Zeroizing::new(format!("Basic {key}"))
}

fn needed_key<'a>(
    field: &'static str,
    key: Option<&'a Credential>,
) -> Result<&'a Credential, Error> {
    key.ok_or_else(|| {
        Error::new(
            PAYNET_ERR_KEY_MISSING,
            format!("the client has no {field}, which this call needs"),
        )
        .in_field(field)
    })
}

fn check_timeout(field: &'static str, timeout: Duration) -> Result<(), Error> {
    if timeout.is_zero() || timeout > MAX_TIMEOUT {
        return Err(Error::invalid(
            field,
            "it must be from 1 to 600000 milliseconds",
        ));
    }
    Ok(())
}
