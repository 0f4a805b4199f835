//! Settings from the environment or a file: what the programs of the library share.

use std::env;
use std::fs;
use std::io::{self, Read};

/// What stands in a file; the environment has the rest.
#[derive(Default)]
pub struct Settings(Vec<(String, String)>);

impl Settings {
    /// From a file (`-` is standard input) with one `NAME=VALUE` a line, taken to the letter.
    pub fn read(file: &str) -> Result<Settings, String> {
        let read = match file {
            "-" => {
                let mut text = String::new();
                io::stdin().read_to_string(&mut text).map(|_| text)
            }
            _ => fs::read_to_string(file),
        };
        let text = read.map_err(|error| format!("the settings can't be read: {error}"))?;
        let lines = text.split('\n').filter_map(|line| line.split_once('='));
        Ok(Settings(
            lines
                .map(|(name, value)| (name.trim().to_owned(), value.to_owned()))
                .collect(),
        ))
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
