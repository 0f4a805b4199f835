//! `paynet`: one call a run, for programs that can start another but not load a library. JSON in, JSON out.

mod settings;

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

use paynet::error::status::PAYNET_OK;
use paynet::ffi::config::{
    PAYNET_ENVIRONMENT_LIVE, PAYNET_ENVIRONMENT_TEST, PAYNET_TLS_OWN, PAYNET_TLS_SYSTEM,
};
use paynet::ffi::flat;
use paynet::ffi::status::paynet_status_class;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use settings::Settings;

const USAGE: &str = "\
usage: paynet OPERATION [--settings FILE] < REQUEST > ANSWER

Does one call to Paynet. The request is a JSON object on standard input with the field names of include/paynet.h, an
empty input standing for {}; UTF-8, or else Windows-1254. The answer is one on standard output, in ASCII. Amounts are in
kurus. Card data goes through standard input alone.

Paynet'e tek bir çağrı yapar. İstek, standart girdide bir JSON nesnesidir; yanıt standart çıktıya yazılır. Tutarlar
kuruştur. Kart bilgisi yalnızca standart girdiden alınır, komut satırına yazılmaz.

  auth check_bin save_card create_token check_card_bin create_card_token card_list charge check in_flight
  three_d_url three_d_page three_d_browse client_warm_up doctor
  amount_parse amount_format status version         which need no settings

Settings come from the environment, or from FILE, one NAME=VALUE a line, taken to the letter:

  PAYNET_ENVIRONMENT        live or test, or else
  PAYNET_BASE_URL           an address of your own
  PAYNET_PUBLISHABLE_KEY    never on the command line, which other users of the machine can see
  PAYNET_SECRET_KEY
  PAYNET_CA_FILE            optional, as the rest; see paynet_config in include/paynet.h
  PAYNET_PROXY_URL
  PAYNET_CONNECT_TIMEOUT_MS
  PAYNET_TOTAL_TIMEOUT_MS
  PAYNET_STRICT_CARD_CHECKS         0 or 1
  PAYNET_SYSTEM_TRUST               0 or 1
  PAYNET_TLS_BACKEND                own or system
  PAYNET_TRANSLITERATE_CARD_HOLDER  0 or 1
  PAYNET_JOURNAL_FILE               with its whole path

A run knows nothing of those before: charge with look_up_first 1, so that an order that is paid is not paid again.

A journal has one program at a time. Ask in_flight after each start of the till; it tells of the charges of the last two
minutes, too, which may have been noted before.

Ends with the class of the answer's status: 0 done, 1 the call is wrong and nothing was sent, 2 nothing reached Paynet,
3 the outcome is unknown: look it up, 4 Paynet said no, 9 a defect of this program.
";

/// The whole request and more than any that is right.
const LONGEST_REQUEST: u64 = 1 << 20;

const CALL_IS_WRONG: u8 = 1;
const DEFECT: u8 = 9;

const CHARGE: &str = "charge";

/// Those that need no client.
const WITHOUT_CLIENT: [&str; 4] = ["amount_format", "amount_parse", "status", "version"];

/// The fields of `paynet_config` that are texts.
const TEXTS: [(&str, &str); 6] = [
    ("PAYNET_BASE_URL", "base_url"),
    ("PAYNET_PUBLISHABLE_KEY", "publishable_key"),
    ("PAYNET_SECRET_KEY", "secret_key"),
    ("PAYNET_CA_FILE", "ca_file"),
    ("PAYNET_PROXY_URL", "proxy_url"),
    ("PAYNET_JOURNAL_FILE", "journal_file"),
];

type Word = (&'static str, i32);

/// Those that are numbers with names.
const WORDS: [(&str, &str, [Word; 2]); 2] = [
    (
        "PAYNET_ENVIRONMENT",
        "environment",
        [
            ("live", PAYNET_ENVIRONMENT_LIVE),
            ("test", PAYNET_ENVIRONMENT_TEST),
        ],
    ),
    (
        "PAYNET_TLS_BACKEND",
        "tls_backend",
        [("own", PAYNET_TLS_OWN), ("system", PAYNET_TLS_SYSTEM)],
    ),
];

/// Those that are numbers, which the library checks.
const NUMBERS: [(&str, &str); 5] = [
    ("PAYNET_CONNECT_TIMEOUT_MS", "connect_timeout_ms"),
    ("PAYNET_TOTAL_TIMEOUT_MS", "total_timeout_ms"),
    ("PAYNET_STRICT_CARD_CHECKS", "strict_card_checks"),
    ("PAYNET_SYSTEM_TRUST", "system_trust"),
    (
        "PAYNET_TRANSLITERATE_CARD_HOLDER",
        "transliterate_card_holder",
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        // Whoever closes it has seen enough.
        let _ = io::stdout().write_all(USAGE.as_bytes());
        return ExitCode::SUCCESS;
    }
    match Call::read(&arguments).and_then(|call| call.perform()) {
        Ok(done) => done.tell(),
        Err(mistake) => {
            complain(&format!("{mistake}\n\n{USAGE}"));
            ExitCode::from(CALL_IS_WRONG)
        }
    }
}

/// The exit code tells the same, also if nobody reads this.
fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "paynet: {text}");
}

struct Call {
    operation: String,
    settings: Settings,
    request: Zeroizing<String>,
}

impl Call {
    /// Quotes no argument: one may be card data or a key.
    fn read(arguments: &[OsString]) -> Result<Call, String> {
        let settings = match arguments {
            [_] => Settings::of_environment()?,
            [_, option, file] if option == "--settings" && file != "-" => Settings::read(file)?,
            _ => return Err("name one operation and nothing else but --settings FILE".to_owned()),
        };
        let operation = arguments.first().and_then(|name| name.to_str());
        let operation = operation.ok_or("the operation isn't UTF-8")?;
        Ok(Call {
            operation: operation.to_owned(),
            settings,
            request: request()?,
        })
    }

    fn perform(&self) -> Result<Done, String> {
        if WITHOUT_CLIENT.contains(&self.operation.as_str()) {
            return Ok(Done::by(0, &self.operation, &self.request));
        }
        let config = config(&self.settings)?;
        let made = Done::by(0, "client_new", &config);
        if made.status != PAYNET_OK {
            return Ok(made);
        }
        let client = client_of(&made.answer).ok_or("the library has made no client")?;
        Ok(Done::by(client, &self.operation, &self.request))
    }
}

/// An operation that was performed.
struct Done {
    operation: String,
    client: i32,
    status: i32,
    answer: Zeroizing<String>,
}

impl Done {
    fn by(client: i32, operation: &str, request: &str) -> Done {
        let (status, answer) = flat::perform(client, operation, request);
        Done {
            operation: operation.to_owned(),
            client,
            status,
            answer,
        }
    }

    /// Prints the answer, and then frees the client, which tells the journal that the shop knows what came of its charges. Not
    /// after a charge: it was told, but whoever was told may lose the power before it is noted.
    fn tell(&self) -> ExitCode {
        let mut out = io::stdout().lock();
        let printed = writeln!(out, "{}", in_ascii(&self.answer).as_str());
        match printed.and_then(|()| out.flush()) {
            Ok(()) if self.operation == CHARGE => {}
            Ok(()) => {
                flat::perform(self.client, "client_free", "{}");
            }
            Err(_) => complain(&format!(
                "nobody takes the answer, whose status is {}",
                self.status
            )),
        }
        ExitCode::from(u8::try_from(paynet_status_class(self.status)).unwrap_or(DEFECT))
    }
}

fn request() -> Result<Zeroizing<String>, String> {
    let mut bytes = Zeroizing::new(Vec::new());
    if io::stdin().is_terminal() {
        complain("type the request, and end it with Ctrl-D, or Ctrl-Z and Enter on Windows");
    }
    let read = io::stdin()
        .take(LONGEST_REQUEST + 1)
        .read_to_end(&mut bytes);
    match read {
        Ok(length) if length as u64 > LONGEST_REQUEST => {
            return Err("the request is longer than a mebibyte".to_owned());
        }
        Ok(_) => {}
        Err(error) => return Err(format!("the request can't be read: {error}")),
    }
    let text = Zeroizing::new(settings::text_of(&bytes));
    Ok(match text.trim() {
        "" => Zeroizing::new("{}".to_owned()),
        _ => text,
    })
}

/// The request of `client_new`.
fn config(settings: &Settings) -> Result<Zeroizing<String>, String> {
    let mut fields = Map::new();
    for (name, field, words) in WORDS {
        if let Some(text) = settings.trimmed(name) {
            let [(first, _), (second, _)] = words;
            let word = words.iter().find(|(word, _)| *word == text);
            let (_, number) = word.ok_or_else(|| format!("{name} must be {first} or {second}"))?;
            fields.insert(field.to_owned(), (*number).into());
        }
    }
    for (name, field) in TEXTS {
        if let Some(text) = settings.trimmed(name) {
            fields.insert(field.to_owned(), text.into());
        }
    }
    for (name, field) in NUMBERS {
        if let Some(text) = settings.trimmed(name) {
            let number: i32 = text
                .parse()
                .map_err(|_| format!("{name} must be a number"))?;
            fields.insert(field.to_owned(), number.into());
        }
    }
    Ok(Zeroizing::new(Value::Object(fields).to_string()))
}

fn client_of(answer: &str) -> Option<i32> {
    let answer: Value = serde_json::from_str(answer).ok()?;
    let client = answer.get("response")?.get("client")?.as_i64()?;
    i32::try_from(client).ok()
}

/// The same JSON, right in every code page that a console may have.
fn in_ascii(json: &str) -> Zeroizing<String> {
    let mut ascii = Zeroizing::new(String::with_capacity(json.len()));
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            ascii.push_str(&format!("\\u{unit:04x}"));
        }
    }
    ascii
}
