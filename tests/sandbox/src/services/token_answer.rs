//! The forms of a granted token.

use super::create_token::Order;
use crate::json::{self, Field};
use crate::return_codes::{self, SUCCESSFUL};
use crate::{Fault, Shape, ids};
use serde_json::{Value, json};

/// The documented answer as printed, with the blank that a line wrap left in the token.
const SAMPLE: &str = r#"{
  "token_id": "jt_EAAAAIEOepBMwb1HKJddqx7r9NsyxCFd4cwglcnWsP36nZd+RyhJjac485Io+F3GB FVzflD0ySWTvhhRdCMRM8y/19g=",
  "post_url": "http://pts-api.paynet.com.tr/v1/paynetjgate/tds",
  "is_tds": true,
  "obeject_name": "paynetj_token",
  "code": 0,
  "message": "Başarılı Islem"
}"#;
const SAMPLE_TOKEN_ID: &str = "jt_EAAAAIEOepBMwb1HKJddqx7r9NsyxCFd4cwglcnWsP36nZd+RyhJjac485Io+F3GB FVzflD0ySWTvhhRdCMRM8y/19g=";

pub struct Grant {
    pub token_id: String,
    post_url: String,
    is_tds: bool,
}

impl Grant {
    pub fn new(base_url: &str, order: &Order, fault: Option<&Fault>) -> Self {
        let token_id = match fault {
            Some(Fault::Shape(Shape::Sample)) => SAMPLE_TOKEN_ID.to_owned(),
            _ => ids::token_id(),
        };
        Self {
            token_id,
            post_url: format!("{base_url}/v1/paynetjgate/tds"),
            is_tds: order.with_3d,
        }
    }
}

pub fn text(grant: &Grant, order: &Order, fault: Option<&Fault>) -> String {
    match fault {
        Some(Fault::Shape(shape)) => shaped(grant, *shape),
        Some(Fault::EchoOk) => json::object(&fields(
            grant,
            SUCCESSFUL,
            &format!("{} {}", order.pan, order.cvc),
        )),
        Some(Fault::Code(code)) => {
            json::object(&fields(grant, *code, return_codes::message(*code)))
        }
        _ => json::object(&ordinary(grant)),
    }
}

fn ordinary(grant: &Grant) -> [Field; 6] {
    fields(grant, SUCCESSFUL, return_codes::message(SUCCESSFUL))
}

fn fields(grant: &Grant, code: i64, message: &str) -> [Field; 6] {
    [
        ("token_id", grant.token_id.as_str().into()),
        ("post_url", grant.post_url.as_str().into()),
        ("is_tds", grant.is_tds.into()),
        ("obeject_name", "paynetj_token".into()),
        ("code", code.into()),
        ("message", message.into()),
    ]
}

fn shaped(grant: &Grant, shape: Shape) -> String {
    let [
        token_id,
        mut post_url,
        mut is_tds,
        mut object_name,
        mut code,
        mut message,
    ] = ordinary(grant);
    match shape {
        Shape::Sample => return SAMPLE.to_owned(),
        Shape::Missing => return json::object(&[token_id, code]),
        Shape::Strings => {
            is_tds.1 = grant.is_tds.to_string().into();
            code.1 = "0".into();
        }
        Shape::RightSpelling => object_name.0 = "object_name",
        Shape::Nulls => {
            post_url.1 = Value::Null;
            object_name = ("object_name", Value::Null);
            message.1 = Value::Null;
        }
        Shape::Numbers => is_tds.1 = u8::from(grant.is_tds).into(),
        Shape::Extra => {
            let unknown = (
                "yeni_alan",
                json!({"liste": [1, {"code": 17, "token_id": "jt_baska"}], "yok": null}),
            );
            return json::object(&[
                unknown,
                token_id,
                post_url,
                is_tds,
                object_name,
                code,
                message,
                ("sonuc", json!([])),
            ]);
        }
        Shape::Escapes => {
            message.1 = "Başarılı İşlem 💳".into();
            return json::object_in_escapes(&[
                token_id,
                post_url,
                is_tds,
                object_name,
                code,
                message,
            ]);
        }
        Shape::Without3d => {
            is_tds.1 = false.into();
            post_url.1 = "".into();
        }
    }
    json::object(&[token_id, post_url, is_tds, object_name, code, message])
}
