//! Configuration, and the one client that all services share.

use std::path::PathBuf;
use std::time::Duration;

use ureq::http::HeaderValue;
use zeroize::Zeroizing;

use crate::api::create_token::{self, CreateTokenRequest, CreateTokenResponse};
use crate::api::mask::Mask;
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_INTERNAL, PAYNET_ERR_KEY_MISSING};
use crate::http::{self, BaseUrl, HttpCore, Proxy, Settings, Trust};
use crate::secret::ApiKey;

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
    fn base_url(&self) -> &str {
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
    secret_key: Option<ApiKey>,
    card_checks: CardChecks,
}

impl Client {
    /// Makes a client. Reads the CA file, if one is set; opens no connection.
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
        let proxy = config
            .proxy_url
            .as_deref()
            .map(|url| Proxy::parse(url))
            .transpose()?;
        let http = HttpCore::new(Settings {
            base_url: BaseUrl::parse(config.server.base_url())?,
            connect_timeout: config.connect_timeout,
            total_timeout: config.total_timeout,
            trust: Trust::with(added)?,
            proxy,
        })?;
        Ok(Client {
            http,
            publishable_key: config.publishable_key.map(Credential::new).transpose()?,
            secret_key: config.secret_key,
            card_checks: config.card_checks,
        })
    }

    /// Sends card data and gets a token for it (`/v1/paynetj/create_token`). No money moves.
    ///
    /// # Errors
    /// See [`Error::class`] for what may be repeated.
    pub fn create_token(&self, request: &CreateTokenRequest) -> Result<CreateTokenResponse, Error> {
        create_token::call(self, request)
    }

    pub(crate) fn http(&self) -> &HttpCore {
        &self.http
    }

    pub(crate) fn card_checks(&self) -> CardChecks {
        self.card_checks
    }

    pub(crate) fn publishable_key(&self) -> Result<&Credential, Error> {
        self.publishable_key.as_ref().ok_or_else(|| {
            Error::new(
                PAYNET_ERR_KEY_MISSING,
                "the client has no publishable_key, which this call needs",
            )
            .in_field("publishable_key")
        })
    }

    /// A mask for texts from outside that hides this client's keys.
    pub(crate) fn mask(&self) -> Mask<'_> {
        let publishable_key = self.publishable_key.as_ref().map(|key| &key.key);
        Mask::new([publishable_key, self.secret_key.as_ref()])
    }
}

/// A key and the header that carries it.
pub(crate) struct Credential {
    key: ApiKey,
    authorization: HeaderValue,
}

impl Credential {
    /// Paynet takes the key as it was issued behind `Basic`, not as base64 of a user and password.
    fn new(key: ApiKey) -> Result<Credential, Error> {
        let text = Zeroizing::new(format!("Basic {}", key.text()));
        let mut authorization = HeaderValue::from_str(&text)
            .map_err(|_| Error::new(PAYNET_ERR_INTERNAL, "a checked key makes no header"))?;
        authorization.set_sensitive(true);
        Ok(Credential { key, authorization })
    }

    pub(crate) fn authorization(&self) -> &HeaderValue {
        &self.authorization
    }
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
