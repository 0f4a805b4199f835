//! `paynet_config`: how to make a client.

use std::ffi::c_char;
use std::mem;
use std::path::PathBuf;
use std::ptr;
use std::time::Duration;

use zeroize::Zeroizing;

use super::guard::guard_code;
use super::pointer::{self, CStruct};
use super::text::{Encoding, Texts};
use super::value;
use crate::client::{DEFAULT_CONNECT_TIMEOUT, DEFAULT_TOTAL_TIMEOUT};
use crate::error::Error;
use crate::{ApiKey, CardChecks, Config, Server, TlsBackend};

/// No environment: `base_url` says where Paynet is.
pub const PAYNET_ENVIRONMENT_NONE: i32 = 0;
/// Paynet's live system, `api.paynet.com.tr`: real money. Needs live keys.
pub const PAYNET_ENVIRONMENT_LIVE: i32 = 1;
/// Paynet's test system, `pts-api.paynet.com.tr`. Needs test keys.
pub const PAYNET_ENVIRONMENT_TEST: i32 = 2;

/// Texts in both directions are UTF-8.
pub const PAYNET_TEXT_UTF8: i32 = 0;
/// Texts in both directions are Windows-1254, the "ANSI" code page of Turkish Windows.
pub const PAYNET_TEXT_WINDOWS_1254: i32 = 1;

/// The library's own TLS: the same on every system.
pub const PAYNET_TLS_OWN: i32 = 0;
/// The system's TLS (SChannel): for gateways that the library's own has no cipher suite in common with. Windows alone.
pub const PAYNET_TLS_SYSTEM: i32 = 1;

/// How to make a client.
///
/// Fill it with `paynet_config_init` or `PAYNET_CONFIG_INIT`, then set what differs. All texts belong to the
/// caller, end with a NUL, have at most 4096 bytes, are in the encoding that `text_encoding` names, and are
/// not kept after the call. NULL and the empty text mean "not set". Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_config {
    /// `sizeof(paynet_config)` of the header the program was compiled with.
    pub struct_size: u32,
    /// `PAYNET_ENVIRONMENT_LIVE` or `PAYNET_ENVIRONMENT_TEST`; `PAYNET_ENVIRONMENT_NONE` (the initial value)
    /// if `base_url` is set.
    pub environment: i32,
    /// An address of one's own, `https://host[:port][/path]`: a sandbox or a gateway. Plain http is accepted
    /// for localhost, 127.0.0.0/8 and ::1 alone. NULL if `environment` is set.
    pub base_url: *const c_char,
    /// The publishable key, as Paynet issued it. Every call up to the token needs it, and so does 3-D Secure.
    /// Kept, and wiped by `paynet_client_free`.
    pub publishable_key: *const c_char,
    /// The secret key (`sck_...`), as Paynet issued it. `paynet_charge`, `paynet_check` and `paynet_card_list`
    /// need it. It must never leave the merchant's own machine. Kept, and wiped by `paynet_client_free`.
    pub secret_key: *const c_char,
    /// Path of a PEM file with certificate authorities to trust beside the built-in list (Mozilla's). Read
    /// once. May be NULL.
    pub ca_file: *const c_char,
    /// `http://[user:password@]host:port` of an HTTP proxy (CONNECT), user and password percent-encoded.
    /// NULL: none is used, whatever the environment variables say.
    pub proxy_url: *const c_char,
    /// Milliseconds for name look-up, connection, proxy and TLS handshake together, 1 to 600000. 0: 10000,
    /// which leaves time for three repeats of a lost first packet.
    pub connect_timeout_ms: i32,
    /// Milliseconds for a whole call, connecting included, 1 to 600000. 0: 60000, well above the slowest
    /// usual answer, since giving up after sending leaves the outcome unknown. A call ends within 0.1 s of
    /// it.
    pub total_timeout_ms: i32,
    /// `PAYNET_TEXT_UTF8` (0, the initial value) or `PAYNET_TEXT_WINDOWS_1254`.
    pub text_encoding: i32,
    /// 1: refuse a card number with a wrong check digit (Luhn) and an expiry in the past before sending. 0
    /// (the initial value): send them; some of Paynet's own test cards fail these checks.
    pub strict_card_checks: i32,
    /// 1: trust the authorities of the operating system's own store, too: on Windows the trusted roots of the user and the
    /// machine that are good for servers, elsewhere the directories of certificates that OpenSSL uses (`/etc/ssl/certs`
    /// say). Read once; what can't be used is passed over, but a store that is missing or holds no certificate makes
    /// `paynet_client_new` fail with `PAYNET_ERR_CA_FILE`. Environment variables (`SSL_CERT_FILE` say) are ignored here,
    /// too. 0 (the initial value): the built-in list and `ca_file` alone.
    pub system_trust: i32,
    /// `PAYNET_TLS_OWN` (0, the initial value) or, on Windows alone, `PAYNET_TLS_SYSTEM`. Both check the server's
    /// certificate in the same way and trust the same authorities; the system's speaks TLS 1.2 alone, with the cipher
    /// suites that Windows allows. Elsewhere `PAYNET_TLS_SYSTEM` is `PAYNET_ERR_INVALID_FIELD`.
    pub tls_backend: i32,
    /// 1: `paynet_create_token` sends the card holder's name in plain letters, since Paynet's form refuses digits and
    /// punctuation. Letters lose their marks and keep their case, on every machine alike: S with a cedilla becomes S, I
    /// with or without a dot becomes I. Apostrophes go, other punctuation becomes a blank. A digit, or a letter of another
    /// script, goes as it is. 0 (the initial value): send the name as it is.
    pub transliterate_card_holder: i32,
    /// Always 0.
    pub reserved: i32,
    /// Path of a journal: a file to which every charge is written before it is sent, so that after a power cut
    /// `paynet_in_flight` can tell what came of it. Made if it isn't there, for its owner's eyes alone. One client has
    /// it at a time, and forked children with it; another gets `PAYNET_ERR_JOURNAL`. It holds references, sessions,
    /// amounts, outcomes and masked card numbers, one record a line, as text. NULL: none is kept.
    pub journal_file: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_config {
    const RELEASED_SIZES: &'static [usize] = &[
        mem::offset_of!(paynet_config, system_trust),
        mem::size_of::<paynet_config>(),
    ];
    const INITIAL: &'static paynet_config = &paynet_config {
        struct_size: mem::size_of::<paynet_config>() as u32,
        environment: PAYNET_ENVIRONMENT_NONE,
        base_url: ptr::null(),
        publishable_key: ptr::null(),
        secret_key: ptr::null(),
        ca_file: ptr::null(),
        proxy_url: ptr::null(),
        connect_timeout_ms: 0,
        total_timeout_ms: 0,
        text_encoding: PAYNET_TEXT_UTF8,
        strict_card_checks: 0,
        system_trust: 0,
        tls_backend: PAYNET_TLS_OWN,
        transliterate_card_holder: 0,
        reserved: 0,
        journal_file: ptr::null(),
    };
}

const _: () =
    assert!(mem::size_of::<paynet_config>() == 10 * 4 + 6 * mem::size_of::<*const c_char>());

/// `sizeof(paynet_config)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_config_size() -> u32 {
    paynet_config::INITIAL.struct_size
}

/// Fills a `paynet_config` with its initial values.
///
/// `config`: the caller's struct, required. `struct_size`: `sizeof(paynet_config)` as the caller knows it; no
/// byte beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_config_init(config: *mut paynet_config, struct_size: u32) -> i32 {
    // SAFETY: `config` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(config, struct_size, "config") })
}

impl paynet_config {
    pub(super) fn encoding(&self) -> Result<Encoding, Error> {
        match self.text_encoding {
            PAYNET_TEXT_UTF8 => Ok(Encoding::Utf8),
            PAYNET_TEXT_WINDOWS_1254 => Ok(Encoding::Windows1254),
            _ => Err(Error::invalid(
                "text_encoding",
                "it must be PAYNET_TEXT_UTF8 or PAYNET_TEXT_WINDOWS_1254",
            )),
        }
    }

    /// # Safety
    /// Every text is NULL or ends with a NUL.
    pub(super) unsafe fn to_config(self, encoding: Encoding) -> Result<Config, Error> {
        // SAFETY: passed on.
        let texts = unsafe { Texts::new(encoding) };
        let key = |from, field: &'static str| {
            texts
                .optional(from, field)?
                .map(|key| ApiKey::new(field, key))
                .transpose()
        };
        let base_url = texts.optional(self.base_url, "base_url")?;
        let mut config = Config::new(self.server(base_url)?);
        config.publishable_key = key(self.publishable_key, "publishable_key")?;
        config.secret_key = key(self.secret_key, "secret_key")?;
        config.ca_file = texts.optional(self.ca_file, "ca_file")?.map(PathBuf::from);
        config.proxy_url = texts
            .optional(self.proxy_url, "proxy_url")?
            .map(|url| Zeroizing::new(url.to_owned()));
        config.connect_timeout = timeout(
            "connect_timeout_ms",
            self.connect_timeout_ms,
            DEFAULT_CONNECT_TIMEOUT,
        )?;
        config.total_timeout = timeout(
            "total_timeout_ms",
            self.total_timeout_ms,
            DEFAULT_TOTAL_TIMEOUT,
        )?;
        config.card_checks = match switch("strict_card_checks", self.strict_card_checks)? {
            false => CardChecks::Basic,
            true => CardChecks::Strict,
        };
        config.system_trust = switch("system_trust", self.system_trust)?;
        config.tls_backend = match self.tls_backend {
            PAYNET_TLS_OWN => TlsBackend::Own,
            PAYNET_TLS_SYSTEM => TlsBackend::System,
            _ => {
                return Err(Error::invalid(
                    "tls_backend",
                    "it must be PAYNET_TLS_OWN or PAYNET_TLS_SYSTEM",
                ));
            }
        };
        config.transliterate_card_holder =
            switch("transliterate_card_holder", self.transliterate_card_holder)?;
        value::reserved(self.reserved, ptr::null())?;
        config.journal_file = texts
            .optional(self.journal_file, "journal_file")?
            .map(PathBuf::from);
        Ok(config)
    }

    fn server(&self, base_url: Option<&str>) -> Result<Server, Error> {
        match (self.environment, base_url) {
            (PAYNET_ENVIRONMENT_LIVE, None) => Ok(Server::Live),
            (PAYNET_ENVIRONMENT_TEST, None) => Ok(Server::Test),
            (PAYNET_ENVIRONMENT_NONE, Some(url)) => Ok(Server::At(url.to_owned())),
            (PAYNET_ENVIRONMENT_NONE, None) => Err(Error::missing("environment")),
            (PAYNET_ENVIRONMENT_LIVE | PAYNET_ENVIRONMENT_TEST, Some(_)) => Err(Error::invalid(
                "base_url",
                "set either environment or base_url",
            )),
            _ => Err(Error::invalid(
                "environment",
                "it must be PAYNET_ENVIRONMENT_LIVE or PAYNET_ENVIRONMENT_TEST",
            )),
        }
    }
}

fn switch(field: &'static str, value: i32) -> Result<bool, Error> {
    match value {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Error::invalid(field, "it must be 0 or 1")),
    }
}

fn timeout(field: &'static str, milliseconds: i32, default: Duration) -> Result<Duration, Error> {
    match u64::try_from(milliseconds) {
        Ok(0) => Ok(default),
        Ok(milliseconds) => Ok(Duration::from_millis(milliseconds)),
        Err(_) => Err(Error::invalid(
            field,
            "it must be from 1 to 600000 milliseconds",
        )),
    }
}
