//! A shopper without a browser, who goes through the 3-D pages.

use crate::form;
use crate::services::{self, Request};
use crate::state::State;
use hyper::header::{HOST, HeaderMap, HeaderValue};
use hyper::{Method, Uri};

/// The gate, the bank's question, its verdict, and the way back.
const MOST_PAGES: usize = 8;

/// Opens `address` and goes on as the pages say, giving the bank this password, or giving up. Returns the addresses of
/// all pages.
pub fn walk(state: &State, address: &str, password: Option<&str>) -> Vec<String> {
    let mut addresses = vec![address.to_owned()];
    let mut page = open(state, Method::GET, address, String::new());
    while let Some((action, fields)) = form_of(&page, password) {
        let next = match action.strip_prefix('/') {
            Some(path) => format!("{}/{path}", origin(&addresses[addresses.len() - 1])),
            None => action,
        };
        page = open(state, Method::POST, &next, fields);
        addresses.push(next);
        assert!(addresses.len() < MOST_PAGES, "the pages lead in a circle");
    }
    addresses
}

fn open(state: &State, method: Method, address: &str, body: String) -> String {
    let uri: Uri = address.parse().expect("an address of the sandbox");
    let host = uri.authority().expect("a host").as_str();
    let host = HeaderValue::from_str(host).expect("a host");
    let answer = services::answer(
        state,
        &Request {
            method,
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            headers: HeaderMap::from_iter([(HOST, host)]),
            body: body.into_bytes(),
            keeps_alive: true,
        },
        None,
    );
    String::from_utf8_lossy(answer.body()).into_owned()
}

fn origin(address: &str) -> String {
    address.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// Where a page's form goes, and what is filled in.
fn form_of(page: &str, password: Option<&str>) -> Option<(String, String)> {
    let (_, form) = page.split_once("<form ")?;
    let action = attribute(form, "action")?;
    let mut fields: Vec<(String, String)> = form
        .split("<input ")
        .skip(1)
        .filter(|input| attribute(input, "type").as_deref() == Some("hidden"))
        .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)))
        .collect();
    if form.contains("type=\"password\"") {
        let decision = if password.is_some() { "ok" } else { "abandon" };
        fields.push(("action".to_owned(), decision.to_owned()));
        fields.push((
            "password".to_owned(),
            password.unwrap_or_default().to_owned(),
        ));
    }
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", form::encoded(value)));
    Some((action, pairs.collect::<Vec<_>>().join("&")))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    // What the pages escape and an id or address may hold.
    Some(
        value
            .replace("&#39;", "'")
            .replace("&quot;", "\"")
            .replace("&amp;", "&"),
    )
}
