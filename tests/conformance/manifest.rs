//! `cases.json` and `runners.json`.

use std::collections::BTreeMap;
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
    pub groups: Vec<Group>,
    /// With the reason for each.
    pub codes_without_a_case: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    pub client: Object,
    pub request: Object,
    pub response: Object,
    pub error: Object,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub group: String,
    pub cases: Vec<Case>,
}

/// What differs from the defaults.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    #[serde(default)]
    pub client: Object,
    #[serde(default)]
    pub request: Object,
    #[serde(default)]
    pub response: Object,
    pub error: Option<Object>,
    /// Fields that arrive otherwise than they were set; null where nothing arrives at all.
    #[serde(default = "as_set")]
    pub received: Option<Object>,
    /// The types of some language can't hold what this case sets.
    #[serde(default)]
    pub may_skip: bool,
}

fn as_set() -> Option<Object> {
    Some(Object::new())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Runner {
    pub language: String,
    /// Without it the language has no runner yet.
    pub file: PathBuf,
    pub command: Vec<String>,
    pub locales: Vec<String>,
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
}

impl Runner {
    pub fn all() -> Vec<Runner> {
        read("runners.json")
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
