//! The forms that a fault can give to a granted answer.

use super::fields::Fields;
use crate::json::{self, Field, Json};
use crate::return_codes;
use crate::{Fault, Shape};
use serde_json::json;

/// What `Shape::Missing` leaves.
const ESSENTIAL: [&str; 7] = [
    "token_id",
    "session_id",
    "xact_id",
    "is_succeed",
    "data",
    "Data",
    "code",
];
const NULL_AT_TIMES: [&str; 3] = ["post_url", "object_name", "message"];

pub fn text(mut fields: Vec<Field>, request: &Fields, fault: Option<&Fault>) -> String {
    match fault {
        Some(Fault::Shape(shape)) => return shaped(fields, *shape),
        Some(Fault::EchoOk) => set(&mut fields, "message", card_data(request).into()),
        Some(Fault::Code(code)) => {
            set(&mut fields, "code", (*code).into());
            set(&mut fields, "message", return_codes::message(*code).into());
        }
        _ => {}
    }
    json::object(&fields)
}

fn set(fields: &mut [Field], name: &str, value: Json) {
    if let Some(field) = fields.iter_mut().find(|(given, _)| *given == name) {
        field.1 = value;
    }
}

fn card_data(request: &Fields) -> String {
    let field = |name| request.text(name).unwrap_or_default().to_owned();
    format!("{} {}", field("pan"), field("cvc"))
}

fn shaped(mut fields: Vec<Field>, shape: Shape) -> String {
    match shape {
        Shape::Missing => fields.retain(|(name, _)| ESSENTIAL.contains(name)),
        Shape::Strings => each_value(&mut fields, as_text),
        Shape::Numbers => each_value(&mut fields, as_number),
        Shape::RightSpelling => spell_right(&mut fields),
        Shape::Nulls => {
            spell_right(&mut fields);
            for name in NULL_AT_TIMES {
                set(&mut fields, name, Json::Null);
            }
        }
        Shape::Extra => add_unknown(&mut fields),
        Shape::Escapes => {
            set(&mut fields, "message", "Başarılı İşlem 💳".into());
            return json::object_in_escapes(&fields);
        }
        Shape::Sample | Shape::Without3d => {}
    }
    json::object(&fields)
}

fn each_value(fields: &mut [Field], change: fn(&mut Json)) {
    for (_, value) in fields {
        match value {
            Json::Rows(rows) => rows.iter_mut().for_each(|row| each_value(row, change)),
            other => change(other),
        }
    }
}

fn as_text(value: &mut Json) {
    match value {
        Json::Bool(flag) => *value = flag.to_string().into(),
        Json::Number(digits) => *value = std::mem::take(digits).into(),
        _ => {}
    }
}

fn as_number(value: &mut Json) {
    if let Json::Bool(flag) = value {
        *value = i64::from(*flag).into();
    }
}

fn spell_right(fields: &mut [Field]) {
    for (name, _) in fields {
        if *name == "obeject_name" {
            *name = "object_name";
        }
    }
}

fn add_unknown(fields: &mut Vec<Field>) {
    let nested = json!({"liste": [1, {"code": 17, "token_id": "jt_baska"}], "yok": null});
    fields.insert(0, ("yeni_alan", Json::Other(nested)));
    fields.push(("sonuc", Json::Other(json!([]))));
}
