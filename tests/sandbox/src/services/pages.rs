//! The pages of 3-D Secure: Paynet's gate, the bank, and the way back.

mod acs;
mod back;
mod gate;

use super::Request;
use crate::answer::{self, Answer};
use crate::form;
use crate::html;
use crate::state::State;
use crate::tokens::Grant;
use hyper::header::HOST;
use hyper::{Method, StatusCode};
use std::collections::HashMap;

pub const GATE: &str = "/v1/paynetjgate/tds";
pub const RETURN: &str = "/v1/paynetjgate/return";
pub const ACS: &str = "/bank/acs";

/// Why a page cannot be shown.
struct Obstacle(StatusCode, &'static str);

type Page = fn(&Visit) -> Result<String, Obstacle>;

fn page(path: &str) -> Option<(&'static [Method], Page)> {
    match path {
        GATE => Some((&[Method::GET, Method::POST], gate::page)),
        RETURN => Some((&[Method::GET, Method::POST], back::page)),
        ACS => Some((&[Method::POST], acs::page)),
        _ => None,
    }
}

pub fn is_page(path: &str) -> bool {
    page(path).is_some()
}

pub fn answer(state: &State, request: &Request) -> Answer {
    let shown = match page(&request.path) {
        Some((methods, page)) if methods.contains(&request.method) => {
            page(&Visit::new(state, request))
        }
        _ => Err(Obstacle(
            StatusCode::METHOD_NOT_ALLOWED,
            "Bu sayfa böyle açılmaz",
        )),
    };
    match shown {
        Ok(page) => answer::html(StatusCode::OK, page),
        Err(Obstacle(status, text)) => {
            let text = format!("<p id=\"error\">{}</p>\n", html::escaped(text));
            answer::html(status, html::page("3D Secure", &text))
        }
    }
}

/// A browser's request, with the fields of its query or form.
struct Visit<'a> {
    state: &'a State,
    fields: HashMap<String, String>,
    /// The sandbox under the name that the browser is not on.
    other_host: &'a str,
}

impl<'a> Visit<'a> {
    fn new(state: &'a State, request: &Request) -> Self {
        let host = request.headers.get(HOST);
        let on_ip = host.is_some_and(|host| host.as_bytes().starts_with(b"127.0.0.1"));
        let text = match request.method {
            Method::POST => String::from_utf8_lossy(&request.body),
            _ => request.query.as_str().into(),
        };
        Self {
            state,
            fields: form::read(&text),
            other_host: if on_ip {
                &state.base_url
            } else {
                &state.ip_url
            },
        }
    }

    fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn grant(&self) -> Result<Grant, Obstacle> {
        self.state
            .tokens
            .find(self.field("token_id"), self.field("session_id"))
            .ok_or(Obstacle(
                StatusCode::BAD_REQUEST,
                "Oturum ve token birbirine ait değil",
            ))
    }

    /// A page that takes the browser on, with the payment's ids.
    fn onward(&self, title: &str, address: &str) -> String {
        let ids = ["session_id", "token_id"].map(|name| (name, self.field(name)));
        html::self_posting(title, address, &ids)
    }
}
