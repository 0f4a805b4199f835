//! The program's command line.

use paynet_sandbox::Tls;

const DEFAULT_PORT: u16 = 8443;

pub const USAGE: &str = "\
Usage: paynet-sandbox [--port N] [--tls MODE] [--plain-http]

  --port N      listen on 127.0.0.1:N; 8443 if not given, 0 for any free port
  --tls MODE    valid, only-1.2, only-1.3, expired, not-yet-valid, wrong-host,
                unknown-ca, self-signed, no-common-suite or plain
  --plain-http  the same as --tls plain
  --help        this text and the faults
";

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Run(Options),
    Help,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub port: u16,
    pub tls: Tls,
}

pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut options = Options {
        port: DEFAULT_PORT,
        tls: Tls::Valid,
    };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--plain-http" => options.tls = Tls::Plain,
            "--tls" => options.tls = value(&mut arguments, "--tls")?.parse()?,
            "--port" => options.port = port(&value(&mut arguments, "--port")?)?,
            other => return Err(format!("unknown option \"{other}\"")),
        }
    }
    Ok(Command::Run(options))
}

fn value(arguments: &mut impl Iterator<Item = String>, option: &str) -> Result<String, String> {
    arguments
        .next()
        .ok_or_else(|| format!("{option} needs a value"))
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("\"{text}\" is no port"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(line: &str) -> Result<Command, String> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn without_options_it_runs_on_8443_with_tls() {
        assert_eq!(
            read_words(""),
            Ok(Command::Run(Options {
                port: 8443,
                tls: Tls::Valid
            }))
        );
    }

    #[test]
    fn options_are_understood() {
        let options = Options {
            port: 0,
            tls: Tls::WrongHost,
        };
        assert_eq!(
            read_words("--port 0 --tls wrong-host"),
            Ok(Command::Run(options))
        );
        assert_eq!(
            read_words("--plain-http"),
            Ok(Command::Run(Options {
                port: 8443,
                tls: Tls::Plain
            }))
        );
        assert_eq!(read_words("--port 1 -h"), Ok(Command::Help));
    }

    #[test]
    fn mistakes_are_refused() {
        for line in ["--port", "--port x", "--port 70000", "--tls round", "8443"] {
            assert!(read_words(line).is_err(), "{line}");
        }
    }

    #[test]
    fn the_usage_names_every_tls_mode() {
        for name in Tls::names() {
            assert!(USAGE.contains(name), "{name}");
        }
    }
}
