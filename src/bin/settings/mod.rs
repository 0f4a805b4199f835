//! Settings from the environment or a file: what the programs of the library share.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};

use yore::code_pages::CP1254;

/// All that the programs know. Others would be mistakes: a journal that isn't kept, say.
const NAMES: [&str; 13] = [
    "PAYNET_ENVIRONMENT",
    "PAYNET_BASE_URL",
    "PAYNET_PUBLISHABLE_KEY",
    "PAYNET_SECRET_KEY",
    "PAYNET_CA_FILE",
    "PAYNET_PROXY_URL",
    "PAYNET_CONNECT_TIMEOUT_MS",
    "PAYNET_TOTAL_TIMEOUT_MS",
    "PAYNET_STRICT_CARD_CHECKS",
    "PAYNET_SYSTEM_TRUST",
    "PAYNET_TLS_BACKEND",
    "PAYNET_TRANSLITERATE_CARD_HOLDER",
    "PAYNET_JOURNAL_FILE",
];

/// What stands in a file; the environment has the rest.
pub struct Settings(Vec<(String, String)>);

impl Settings {
    /// From the environment alone.
    pub fn of_environment() -> Result<Settings, String> {
        let unreadable = NAMES
            .iter()
            .find(|name| matches!(env::var(name), Err(env::VarError::NotUnicode(_))));
        match unreadable {
            Some(name) => Err(format!("{name} isn't UTF-8")),
            None => Ok(Settings(Vec::new())),
        }
    }

    /// From a file (`-` is standard input) with one `NAME=VALUE` a line, taken to the letter.
    pub fn read(file: &OsStr) -> Result<Settings, String> {
        let mut bytes = Vec::new();
        let read = match file == "-" {
            true => io::stdin().read_to_end(&mut bytes).map(|_| bytes),
            false => fs::read(file),
        };
        let bytes = read.map_err(|error| format!("the settings can't be read: {error}"))?;
        if bytes.contains(&0) {
            return Err("the settings are no text in UTF-8 or Windows-1254".to_owned());
        }
        let text = text_of(&bytes);
        let mut settings = Settings::of_environment()?;
        for (number, line) in (1..).zip(text.split('\n')) {
            if let Some(setting) = setting(line).map_err(|why| format!("line {number} {why}"))? {
                settings.0.push(setting);
            }
        }
        Ok(settings)
    }

    /// [`None`] for an empty one, too.
    pub fn get(&self, name: &str) -> Option<String> {
        let in_file = self.0.iter().find(|(known, _)| known == name);
        in_file
            .map(|(_, value)| value.clone())
            .or_else(|| env::var(name).ok())
            .filter(|value| !value.is_empty())
    }

    /// Without the blanks around it, which only matter in a key.
    pub fn trimmed(&self, name: &str) -> Option<String> {
        self.get(name).map(|value| value.trim().to_owned())
    }
}

/// What a program for Windows may have written, perhaps with the mark that some begin with.
pub fn text_of(bytes: &[u8]) -> String {
    match str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|byte| CP1254.decode_byte(*byte)).collect(),
    }
}

/// [`None`] for a line that is something else, a comment say. Quotes nothing of it, which may be a key.
fn setting(line: &str) -> Result<Option<(String, String)>, &'static str> {
    let (name, value) = line.split_once('=').unwrap_or((line, ""));
    let is_comment = name.trim_start().starts_with(['#', ';']);
    if is_comment || !name.to_ascii_uppercase().contains("PAYNET_") {
        return Ok(None);
    }
    match NAMES.iter().find(|known| **known == name.trim()) {
        Some(name) if line.contains('=') => Ok(Some(((*name).to_owned(), value.to_owned()))),
        _ => Err("of the settings is no NAME=VALUE with a name that is known"),
    }
}
