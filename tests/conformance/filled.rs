//! The cases of one run of a runner: with the steps behind them that they need, and with names filled in.

use paynet_sandbox::{Entry, Fault, Sandbox};
use serde_json::{Value, json};

use crate::header;
use crate::manifest::{Call, Case, Form, Manifest, Object, PlannedFault, merged};
use crate::names::Names;
use crate::stage::Stage;
use crate::steps;

/// The fields by which it is told whose a request is, the surest first.
const MARKS: [&str; 4] = ["session_id", "reference_no", "xact_id", "card_owner_id"];

/// A case as a runner gets it.
pub struct Filled<'m> {
    pub name: String,
    pub call: &'m str,
    pub client: Object,
    pub request: Object,
    /// What arrives at which path, in order; nothing where nothing is sent.
    pub arriving: Vec<Arriving<'m>>,
    pub may_skip: bool,
    manifest: &'m Manifest,
    case: &'m Case,
    /// In this case alone.
    names: Names,
    stage: &'m Stage,
    sandbox: &'m Sandbox,
}

/// One request, or several in a row that are the same.
pub struct Arriving<'m> {
    pub path: &'m str,
    pub fields: Object,
    pub repeated: bool,
}

pub fn all<'m>(stage: &'m Stage, manifest: &'m Manifest) -> Vec<Filled<'m>> {
    manifest
        .cases()
        .enumerate()
        .map(|(index, (name, group, case))| filled(index, name, &group.call, case, stage, manifest))
        .collect()
}

fn filled<'m>(
    index: usize,
    name: String,
    call_name: &'m str,
    case: &'m Case,
    stage: &'m Stage,
    manifest: &'m Manifest,
) -> Filled<'m> {
    let call = &manifest.calls[call_name];
    let sandbox = sandbox_of(case, stage);
    let mut own = Names::default();
    own.insert("reference_no", format!("siparis-{index:04}"));
    own.insert("card_owner_id", format!("sahip-{index:04}"));
    own.insert("user_unique_id", format!("musteri-{index:04}"));
    let before = case.before.as_ref().unwrap_or(&call.before);
    steps::go(before, sandbox, &mut own);
    name_payments(sandbox, &mut own);
    let names = stage.names(sandbox).with(&own);
    let no_row = Object::new();
    let request = names.object(&call.request, &case.request, &no_row);
    for planned in &case.faults {
        plan(planned, sandbox, manifest, &request, &names);
    }
    let client = merged(&manifest.defaults.client, &call.client);
    Filled {
        arriving: arriving(manifest, call_name, case, &request, &names),
        client: names.object(&client, &case.client, &no_row),
        request,
        name,
        call: call_name,
        may_skip: case.may_skip,
        manifest,
        case,
        names: own,
        stage,
        sandbox,
    }
}

/// The one that the case's address names.
fn sandbox_of<'m>(case: &Case, stage: &'m Stage) -> &'m Sandbox {
    let address = case.client.get("base_url").and_then(Value::as_str);
    let named = address.and_then(|address| address.strip_prefix('$'));
    stage.sandbox(named.unwrap_or_default())
}

impl Filled<'_> {
    /// What has to come of it, now that the sandbox's part in it is known.
    pub fn outcome(&self) -> Value {
        let Filled { case, manifest, .. } = self;
        let call = &manifest.calls[self.call];
        let mut own = self.names.clone();
        name_payments(self.sandbox, &mut own);
        own.insert("token", self.token_made());
        let names = self.stage.names(self.sandbox).with(&own);
        match &case.error {
            None => json!({
                "name": self.name, "code": header::number(&case.code), "error": null,
                "response": names.object(&call.response, &case.response, &call.row),
            }),
            Some(error) => {
                let error = names.object(&manifest.defaults.error, error, &Object::new());
                failure(&self.name, error)
            }
        }
    }

    /// The token that the call got, beside one that was there before it.
    fn token_made(&self) -> String {
        let mut tokens = self.sandbox.tokens();
        tokens.retain(|token| {
            self.request.get("session_id") == Some(&token.session_id.as_str().into())
                && !self.names.has("token_id", &token.token_id)
        });
        let ids: Vec<String> = tokens.into_iter().map(|token| token.token_id).collect();
        ids.join(" and ")
    }

    /// By which its requests are told; an empty one where something is sent without any.
    pub fn marks(&self) -> impl Iterator<Item = &str> {
        let unmarked = marks(&self.request).next().is_none() && !self.arriving.is_empty();
        marks(&self.request).chain(unmarked.then_some(""))
    }

    /// The text with the same words in place of what is different in every run.
    pub fn without_own(&self, text: &str) -> String {
        self.names.put_back(text)
    }
}

/// What the fields say of whose a request is.
pub fn marks(fields: &Object) -> impl Iterator<Item = &str> {
    MARKS
        .iter()
        .filter_map(|name| fields.get(*name)?.as_str())
        .filter(|mark| !mark.is_empty())
}

/// Numbers the case's payments and names what the sandbox gave to each.
fn name_payments(sandbox: &Sandbox, names: &mut Names) {
    let is_own = |entry: &Entry| {
        names.has("session_id", &entry.session_id) || names.has("reference_no", &entry.reference_no)
    };
    let entries: Vec<Entry> = sandbox.ledger().into_iter().filter(is_own).collect();
    for (index, entry) in entries.into_iter().enumerate() {
        let number = index + 1;
        names.insert(&format!("id_{number}"), entry.id);
        names.insert(&format!("xact_id_{number}"), entry.xact_id);
        names.insert(&format!("xact_date_{number}"), entry.xact_date);
        if entry.saved_card.succeeded {
            let saved = entry.saved_card;
            names.insert(&format!("saved_card_hash_{number}"), saved.card_hash);
            names.insert(
                &format!("saved_card_owner_id_{number}"),
                saved.card_owner_id,
            );
        }
    }
}

/// Of a charge's look-ups, only the reference tells whose they are.
fn plan(
    planned: &PlannedFault,
    sandbox: &Sandbox,
    manifest: &Manifest,
    request: &Object,
    names: &Names,
) {
    let mut marks = marks(request);
    let mark = match planned.call.as_str() {
        "check" => request["reference_no"].as_str(),
        _ => marks.next(),
    };
    let fault: Fault = names.text(&planned.fault).parse().unwrap();
    for _ in 0..planned.times {
        sandbox.next_holding(manifest.path(&planned.call), mark.unwrap(), fault.clone());
    }
}

fn failure(name: &str, mut error: Object) -> Value {
    let status = error["name"].as_str().unwrap();
    let code = header::number(status);
    let phase = header::number(error["phase"].as_str().unwrap());
    error.insert("phase".to_owned(), phase.into());
    error.insert("class".to_owned(), header::class(code).into());
    json!({"name": name, "code": code, "error": error, "response": null})
}

/// The requests that have to arrive.
fn arriving<'m>(
    manifest: &'m Manifest,
    call_name: &'m str,
    case: &'m Case,
    request: &Object,
    names: &Names,
) -> Vec<Arriving<'m>> {
    let call = &manifest.calls[call_name];
    let class = header::class(header::number(case.status()));
    let nothing_is_sent = ["PAYNET_CLASS_CALL", "PAYNET_CLASS_NOT_REACHED"].map(header::number);
    let (Some(_), Some(different)) = (&call.path, &case.received) else {
        return Vec::new();
    };
    if nothing_is_sent.contains(&class) {
        return Vec::new();
    }
    let fields = fields_sent(call, request, different, names);
    // A charge looks itself up.
    let mut look_up = request.clone();
    look_up.retain(|name, _| name == "reference_no");
    let arriving = |name: &'m str| {
        let (name, repeated) = match name.strip_suffix('*') {
            Some(name) => (name, true),
            None => (name, false),
        };
        Arriving {
            path: manifest.path(name),
            fields: if name == call_name { &fields } else { &look_up }.clone(),
            repeated,
        }
    };
    match &case.requests {
        None => vec![arriving(call_name)],
        Some(names) => names.iter().map(|name| arriving(name)).collect(),
    }
}

/// The fields as set but those that the call or the case names, without those that are not set.
fn fields_sent(call: &Call, request: &Object, different: &Object, names: &Names) -> Object {
    let mut fields = Object::new();
    for (field, value) in request {
        match call.arrives.get(field) {
            None => fields.insert(field.clone(), value.clone()),
            Some(None) => None,
            Some(Some(arrival)) => {
                let name = arrival.name.as_ref().unwrap_or(field);
                fields.insert(name.clone(), in_form(value, arrival.form.as_ref()))
            }
        };
    }
    let mut fields = names.object(&fields, different, &Object::new());
    fields.retain(|_, value| !value.is_null() && value != "");
    fields
}

fn in_form(value: &Value, form: Option<&Form>) -> Value {
    match (form, value.as_i64()) {
        (Some(Form::Flag), Some(number @ (0 | 1))) => (number == 1).into(),
        (Some(Form::Flag), _) => Value::Null,
        (Some(Form::Text), Some(number)) => number.to_string().into(),
        _ => value.clone(),
    }
}
