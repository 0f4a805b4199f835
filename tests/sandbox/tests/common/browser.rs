//! What a shopper's browser does on the pages of 3-D Secure, by plain HTTP.

use super::payment::Ready;
use super::{Reply, reply_to};
use paynet_sandbox::Sandbox;

pub const GATE: &str = "/v1/paynetjgate/tds";

pub fn percent(text: &str) -> String {
    text.replace('%', "%25")
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D")
}

pub fn get(sandbox: &Sandbox, host: &str, target: &str) -> Reply {
    let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    reply_to(sandbox, request.as_bytes())
}

pub fn post_form(sandbox: &Sandbox, host: &str, path: &str, fields: &[(String, String)]) -> Reply {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", percent(value)))
        .collect();
    let body = pairs.join("&");
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    reply_to(sandbox, request.as_bytes())
}

/// A page's form: where it goes, and what is hidden in it.
pub struct Form {
    pub action: String,
    pub hidden: Vec<(String, String)>,
}

pub fn form(page: &Reply) -> Form {
    assert_eq!(page.status, 200, "{page:?}");
    let attribute = |tag: &str, name: &str| -> String {
        let value = tag.split(&format!("{name}=\"")).nth(1).unwrap();
        value.split('"').next().unwrap().to_owned()
    };
    let (_, rest) = page.body.split_once("<form").unwrap();
    Form {
        action: attribute(rest, "action"),
        hidden: rest
            .split("<input type=\"hidden\"")
            .skip(1)
            .map(|tag| (attribute(tag, "name"), attribute(tag, "value")))
            .collect(),
    }
}

/// Follows a page that posts itself: the host and the path it goes to, and the page found there.
pub fn onward(sandbox: &Sandbox, page: &Reply) -> (String, Reply) {
    assert!(page.body.contains(".submit()"), "{page:?}");
    let form = form(page);
    let (host, path) = form
        .action
        .split_once("//")
        .unwrap()
        .1
        .split_once('/')
        .unwrap();
    (
        host.to_owned(),
        post_form(sandbox, host, &format!("/{path}"), &form.hidden),
    )
}

pub fn gate(sandbox: &Sandbox, host: &str, ready: &Ready) -> Reply {
    let target = format!(
        "{GATE}?session_id={}&token_id={}&publishable_key={}",
        percent(&ready.session_id),
        percent(&ready.token_id),
        percent(sandbox.publishable_key())
    );
    get(sandbox, host, &target)
}

pub fn localhost(sandbox: &Sandbox) -> String {
    format!("localhost:{}", sandbox.port())
}

/// From the gate to the bank, there to answer so, and back: the page that the shopper ends on.
pub fn walk(sandbox: &Sandbox, ready: &Ready, password: &str, action: &str) -> Reply {
    let host = localhost(sandbox);
    let (bank_host, bank) = onward(sandbox, &gate(sandbox, &host, ready));
    assert_eq!(bank_host, format!("127.0.0.1:{}", sandbox.port()));
    let form = form(&bank);
    let mut fields = form.hidden;
    fields.push(("password".to_owned(), password.to_owned()));
    fields.push(("action".to_owned(), action.to_owned()));
    let verdict = post_form(sandbox, &bank_host, &form.action, &fields);
    let (back_host, back) = onward(sandbox, &verdict);
    assert_eq!(back_host, host);
    back
}
