//! `paynet-doctor`: finds out why payments don't work on this machine, and says what to do. For people at a console.

mod settings;

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use paynet::doctor::{self, Finding, Report, Verdict};
use paynet::error::Language;
use paynet::{ApiKey, Client, Config, Error, Server, TlsBackend};

use settings::Settings;

const USAGE: &str = "\
usage: paynet-doctor [--settings FILE] [--language en|tr|both]

Examines this machine, the way to Paynet and the settings. No money moves.
Bu makineyi, Paynet'e giden yolu ve ayarları inceler. Para çekilmez.

Settings come from the environment, or from FILE (- is standard input), one NAME=VALUE a line, taken to the letter:

  PAYNET_ENVIRONMENT        live or test, or else
  PAYNET_BASE_URL           an address of your own
  PAYNET_PUBLISHABLE_KEY    never on the command line, which other users of the machine can see
  PAYNET_SECRET_KEY
  PAYNET_CA_FILE            optional, as the rest
  PAYNET_SYSTEM_TRUST       0 or 1
  PAYNET_TLS_BACKEND        own or system
  PAYNET_PROXY_URL
  PAYNET_CONNECT_TIMEOUT_MS
  PAYNET_TOTAL_TIMEOUT_MS

Ends with 0 if all is well, 1 if something is found, 2 if it is called in a way it does not understand.
";

/// Where other programs look for a proxy.
const PROXY_VARIABLES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match Call::read(&arguments).and_then(|call| Ok((examine(&call.settings)?, call.languages))) {
        Ok((report, languages)) => {
            show(&report.text(&languages));
            match report.verdict() {
                Verdict::Ok => ExitCode::SUCCESS,
                _ => ExitCode::from(1),
            }
        }
        Err(mistake) => {
            eprintln!("paynet-doctor: {mistake}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

struct Call {
    settings: Settings,
    languages: Vec<Language>,
}

impl Call {
    /// Quotes no argument: one may be a key.
    fn read(arguments: &[OsString]) -> Result<Call, String> {
        let mut call = Call {
            settings: Settings::of_environment()?,
            languages: vec![Language::Turkish, Language::English],
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let file = rest.next();
            let value = file.map(|value| value.to_str().unwrap_or_default());
            match (argument.to_str().unwrap_or_default(), value, file) {
                ("--settings", _, Some(file)) => call.settings = Settings::read(file)?,
                ("--language", Some("both"), _) => {}
                ("--language", Some("en"), _) => call.languages = vec![Language::English],
                ("--language", Some("tr"), _) => call.languages = vec![Language::Turkish],
                _ => return Err("an argument is unknown or lacks its value".to_owned()),
            }
        }
        Ok(call)
    }
}

/// `PAYNET_ENVIRONMENT` or `PAYNET_BASE_URL`.
fn server(settings: &Settings) -> Result<Server, String> {
    let environment = settings.trimmed("PAYNET_ENVIRONMENT");
    match (environment.as_deref(), settings.trimmed("PAYNET_BASE_URL")) {
        (None, Some(base_url)) => Ok(Server::At(base_url)),
        (Some("live"), None) => Ok(Server::Live),
        (Some("test"), None) => Ok(Server::Test),
        _ => Err("set either PAYNET_ENVIRONMENT, to live or test, or PAYNET_BASE_URL".to_owned()),
    }
}

fn milliseconds(settings: &Settings, name: &str) -> Result<Option<Duration>, String> {
    let number = settings.trimmed(name).map(|text| text.parse());
    match number.transpose() {
        Ok(number) => Ok(number
            .filter(|number| *number > 0)
            .map(Duration::from_millis)),
        Err(_) => Err(format!("{name} must be a number of milliseconds")),
    }
}

fn switch(settings: &Settings, name: &str) -> Result<bool, String> {
    match settings.trimmed(name).as_deref() {
        None | Some("0") => Ok(false),
        Some("1") => Ok(true),
        Some(_) => Err(format!("{name} must be 0 or 1")),
    }
}

fn tls_backend(settings: &Settings) -> Result<TlsBackend, String> {
    match settings.trimmed("PAYNET_TLS_BACKEND").as_deref() {
        None | Some("own") => Ok(TlsBackend::Own),
        Some("system") => Ok(TlsBackend::System),
        Some(_) => Err("PAYNET_TLS_BACKEND must be own or system".to_owned()),
    }
}

fn examine(settings: &Settings) -> Result<Report, String> {
    let mut config = Config::new(server(settings)?);
    if let Some(timeout) = milliseconds(settings, "PAYNET_CONNECT_TIMEOUT_MS")? {
        config.connect_timeout = timeout;
    }
    if let Some(timeout) = milliseconds(settings, "PAYNET_TOTAL_TIMEOUT_MS")? {
        config.total_timeout = timeout;
    }
    config.ca_file = settings.trimmed("PAYNET_CA_FILE").map(Into::into);
    config.system_trust = switch(settings, "PAYNET_SYSTEM_TRUST")?;
    config.tls_backend = tls_backend(settings)?;
    let proxy_url = settings.trimmed("PAYNET_PROXY_URL");
    let has_proxy = proxy_url.is_some();
    config.proxy_url = proxy_url.map(Into::into);

    let mut findings = Vec::new();
    let report = match made(config, settings, &mut findings) {
        Ok(client) => client.doctor(),
        Err(error) => Report::without_client(doctor::setting_refused(&error)),
    };
    if report.verdict() == Verdict::Broken && !has_proxy {
        let variable = PROXY_VARIABLES
            .iter()
            .find(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
        findings.extend(variable.map(|name| doctor::proxy_elsewhere(name)));
    }
    Ok(report.with(findings))
}

/// The client, with keys from which what can't belong to them is taken out.
fn made(
    mut config: Config,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Result<Client, Error> {
    let mut key = |name, field| -> Result<Option<ApiKey>, Error> {
        let Some(text) = settings.get(name) else {
            return Ok(None);
        };
        let (cleaned, finding) = doctor::examine_key(field, &text);
        findings.extend(finding);
        ApiKey::new(field, &cleaned).map(Some)
    };
    config.publishable_key = key("PAYNET_PUBLISHABLE_KEY", "publishable_key")?;
    config.secret_key = key("PAYNET_SECRET_KEY", "secret_key")?;
    Client::new(config)
}

/// With colours on a terminal, unless whoever reads it wants none.
fn show(text: &str) {
    let mut out = io::stdout().lock();
    let is_coloured = out.is_terminal() && env::var_os("NO_COLOR").is_none();
    for line in text.lines() {
        let colour = match line.split_once("  ").map(|(word, _)| word) {
            Some("BROKEN" | "BOZUK") => "\u{1b}[1;31m",
            Some("WARNING" | "UYARI") => "\u{1b}[1;33m",
            Some("OK" | "TAMAM") => "\u{1b}[32m",
            _ => "",
        };
        // Whoever reads may have gone.
        let _ = match colour {
            colour if is_coloured && !colour.is_empty() => {
                writeln!(out, "{colour}{line}\u{1b}[0m")
            }
            _ => writeln!(out, "{line}"),
        };
    }
}
