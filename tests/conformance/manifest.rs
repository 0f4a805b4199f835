//! `cases.json` and `runners.json`.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::c;

pub type Object = Map<String, Value>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    #[serde(rename = "about")]
    _about: Vec<String>,
    pub defaults: Defaults,
    pub calls: BTreeMap<String, Call>,
    pub groups: Vec<Group>,
    /// With the reason for each.
    pub codes_without_a_case: BTreeMap<String, String>,
    /// With the reason for each.
    pub functions_without_a_case: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    pub client: Object,
    pub error: Object,
}

/// What holds for every case of a call that doesn't say otherwise.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Where its name is not the call's behind `paynet_`.
    function: Option<String>,
    /// Where its requests arrive. Without it, nothing is sent.
    pub path: Option<String>,
    #[serde(default)]
    pub client: Object,
    #[serde(default)]
    pub before: Vec<Step>,
    pub request: Object,
    /// The fields that arrive under another name or as another type; null for one that isn't sent.
    #[serde(default)]
    pub arrives: BTreeMap<String, Option<Arrival>>,
    pub response: Object,
    /// A row of the response's list.
    #[serde(default)]
    pub row: Object,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    pub name: Option<String>,
    #[serde(rename = "as")]
    pub form: Option<Form>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Flag,
    Text,
}

/// What the sandbox goes through before the runner starts.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Auth(Object),
    /// The way to pay that is chosen, by its number of instalments.
    Instalment(i64),
    CreateToken(Object),
    /// The password that the shopper gives to the bank; without one, the shopper gives up.
    Tds(Option<String>),
    Charge(Object),
    /// A payment with this card, which is stored.
    Store(Object),
    Expire {},
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub group: String,
    #[serde(default = "create_token")]
    pub call: String,
    pub cases: Vec<Case>,
}

fn create_token() -> String {
    "create_token".to_owned()
}

/// What differs from the defaults.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    #[serde(default)]
    pub client: Object,
    pub before: Option<Vec<Step>>,
    #[serde(default)]
    pub faults: Vec<PlannedFault>,
    #[serde(default)]
    pub request: Object,
    /// The status code that comes with the response.
    #[serde(default = "ok")]
    pub code: String,
    #[serde(default)]
    pub response: Object,
    pub error: Option<Object>,
    /// The calls that arrive, in order; one or more where a `*` follows.
    pub requests: Option<Vec<String>>,
    /// Fields that arrive otherwise than they were set; null where nothing arrives at all.
    #[serde(default = "as_set")]
    pub received: Option<Object>,
    /// The types of some language can't hold what this case sets.
    #[serde(default)]
    pub may_skip: bool,
}

/// What becomes of the case's next requests to a service.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedFault {
    pub call: String,
    pub fault: Value,
    #[serde(default = "once")]
    pub times: usize,
}

fn ok() -> String {
    "PAYNET_OK".to_owned()
}

fn as_set() -> Option<Object> {
    Some(Object::new())
}

fn once() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Runner {
    pub language: String,
    /// Without it the language has no runner yet.
    pub file: PathBuf,
    pub command: Vec<String>,
    pub locales: Vec<String>,
    /// Only where `PAYNET_LANGUAGE` names it.
    #[serde(default)]
    on_request: bool,
    /// What names stand for on its system, where that differs.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
}

impl Manifest {
    pub fn read() -> Manifest {
        read("cases.json")
    }

    /// Every case with the name by which runners know it.
    pub fn cases(&self) -> impl Iterator<Item = (String, &Group, &Case)> {
        self.groups.iter().flat_map(|group| {
            group
                .cases
                .iter()
                .map(move |case| (format!("{}: {}", group.group, case.name), group, case))
        })
    }

    /// The C function that a call stands for.
    pub fn function(&self, call: &str) -> String {
        let own = self.calls[call].function.clone();
        own.unwrap_or_else(|| format!("paynet_{call}"))
    }

    pub fn path(&self, call: &str) -> &str {
        let path = self.calls[call].path.as_deref();
        path.unwrap_or_else(|| panic!("{call} sends nothing"))
    }
}

impl Case {
    pub fn status(&self) -> &str {
        match &self.error {
            None => &self.code,
            Some(error) => error["name"].as_str().unwrap(),
        }
    }
}

impl Runner {
    /// Of the languages that `PAYNET_LANGUAGE` names, with commas between them, or of all.
    pub fn all() -> Vec<Runner> {
        let mut runners: Vec<Runner> = read("runners.json");
        match env::var("PAYNET_LANGUAGE") {
            Ok(languages) => runners.retain(|runner| {
                let mut languages = languages.split(',');
                languages.any(|language| runner.language == language)
            }),
            Err(_) => runners.retain(|runner| !runner.on_request),
        }
        assert!(!runners.is_empty(), "no runner of these languages");
        runners
    }

    pub fn exists(&self) -> bool {
        c::root().join(&self.file).exists()
    }
}

fn read<T: DeserializeOwned>(name: &str) -> T {
    let path = c::root().join("tests/conformance").join(name);
    let text = fs::read_to_string(&path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The defaults with what differs from them.
pub fn merged(defaults: &Object, different: &Object) -> Object {
    let mut all = defaults.clone();
    for (name, value) in different {
        all.insert(name.clone(), value.clone());
    }
    all
}
