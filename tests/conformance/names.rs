//! What is different in every run, and the values of the manifest with it put in.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::manifest::{Object, merged};

/// What the manifest's `$names` stand for.
#[derive(Clone, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    pub fn insert(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(format!("${name}"), value.into());
    }

    /// Beside others.
    pub fn with(mut self, others: &Names) -> Names {
        self.0.extend(others.0.clone());
        self
    }

    pub fn get(&self, name: &str) -> &str {
        let value = self.0.get(&format!("${name}"));
        value.unwrap_or_else(|| panic!("${name} is not known here"))
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        let known = self.0.get(&format!("${name}"));
        known.is_some_and(|known| known == value)
    }

    /// The text with the values in place of names. Some names begin with others, so the last in the alphabet goes
    /// first.
    pub fn put_into(&self, text: &str) -> String {
        let replace = |text: String, (name, value): (&String, &String)| text.replace(name, value);
        self.0.iter().rev().fold(text.to_owned(), replace)
    }

    /// The text with names in place of the values.
    pub fn put_back(&self, text: &str) -> String {
        let replace = |text: String, (name, value): (&String, &String)| text.replace(value, name);
        self.0.iter().fold(text.to_owned(), replace)
    }

    /// The defaults with what differs. Where the default is a list, the value is one; rows say what differs from `row`.
    pub fn object(&self, defaults: &Object, different: &Object, row: &Object) -> Object {
        let filled = |(name, value): (String, Value)| {
            let filled = match defaults.get(&name) {
                Some(Value::Array(_)) => self.list(&value, row),
                _ => self.value(&value),
            };
            (name, filled)
        };
        merged(defaults, different)
            .into_iter()
            .map(filled)
            .collect()
    }

    fn list(&self, value: &Value, row: &Object) -> Value {
        let item = |item: &Value| match item {
            Value::Object(different) if !row.is_empty() => {
                self.object(row, different, &Object::new()).into()
            }
            other => self.value(other),
        };
        match value {
            Value::Array(items) => items.iter().map(item).collect(),
            repeated => vec![item(&repeated["repeat"]); times(repeated)].into(),
        }
    }

    /// A list is the texts in it one after the other, an object a text that is repeated, or what a text is to be like
    /// or to consist of.
    pub fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.put_into(text).into(),
            Value::Array(parts) => parts
                .iter()
                .map(|part| self.text(part))
                .collect::<String>()
                .into(),
            Value::Object(object) => match (object.get("like"), object.get("parts")) {
                (Some(like), _) => json!({"like": self.value(like)}),
                (_, Some(parts)) => json!({"parts": self.list(parts, &Object::new())}),
                _ => self.text(&value["repeat"]).repeat(times(value)).into(),
            },
            other => other.clone(),
        }
    }

    pub fn text(&self, value: &Value) -> String {
        self.value(value).as_str().unwrap().to_owned()
    }
}

fn times(repeated: &Value) -> usize {
    usize::try_from(repeated["times"].as_u64().unwrap()).unwrap()
}
