//! 3-D Secure: wherever `post_url` and the ids come from, the browser goes to Paynet over https, and no text leaves its
//! place in address or page.
//!
//! Four lines: session, token, `post_url`, an address that the browser visited.

use std::sync::LazyLock;

use paynet::{ApiKey, Client, Config, ThreeDRequest, ThreeDState};
use url::Url;

use crate::secrets::PUBLISHABLE_KEY;

const BASE_URLS: [&str; 3] = [
    "https://pts-api.paynet.com.tr",
    "https://gate.example:8443/base",
    "http://localhost:8080",
];

pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.splitn(4, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let request = ThreeDRequest::new(line(), line(), line());
    let visited = line();
    for Server {
        client,
        base,
        harmless,
    } in &*SERVERS
    {
        match (client.three_d_url(&request), client.three_d_page(&request)) {
            (Ok(url), Ok(page)) => {
                is_paynets_url(&url, &request, base);
                is_whole_page(&page, harmless, &request, &url);
            }
            (Err(url), Err(page)) => {
                assert_eq!(url, page);
                assert!((1..100).contains(&url.code()));
            }
            (url, page) => panic!("{url:?} and {page:?} differ"),
        }
        watches(client, visited, base);
    }
}

/// What the client was made for, and the page of harmless ids.
struct Server {
    client: Client,
    base: Url,
    harmless: String,
}

static SERVERS: LazyLock<[Server; 3]> = LazyLock::new(|| BASE_URLS.map(server));

fn server(base_url: &str) -> Server {
    let mut config = Config::new(paynet::Server::At(base_url.to_owned()));
    let key = PUBLISHABLE_KEY.to_str().unwrap();
    config.publishable_key = Some(ApiKey::new("publishable_key", key).unwrap());
    let client = Client::new(config).unwrap();
    let harmless = ThreeDRequest::new("js", "jt", "https://pts-api.paynet.com.tr/tds");
    Server {
        harmless: client.three_d_page(&harmless).unwrap(),
        base: Url::parse(base_url).unwrap(),
        client,
    }
}

fn is_paynets_url(text: &str, request: &ThreeDRequest, base: &Url) {
    assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text}");
    let url = Url::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    leads_to_paynet(&url, base);
    assert_eq!(
        (url.username(), url.password(), url.fragment()),
        ("", None, None),
        "{text}"
    );
    let mut fields: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let ours = fields.split_off(fields.len() - 3);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let expected = [
        pair("session_id", &request.session_id),
        pair("token_id", &request.token_id),
        pair("publishable_key", PUBLISHABLE_KEY.to_str().unwrap()),
    ];
    assert_eq!(ours, expected, "{text}");
}

fn leads_to_paynet(url: &Url, base: &Url) {
    if base.scheme() == "http" && url.scheme() == "http" {
        assert_eq!(url.host_str(), base.host_str(), "{url}");
        return;
    }
    assert_eq!(url.scheme(), "https", "{url}");
    assert!(
        is_paynets(url) || url.host_str() == base.host_str(),
        "{url}"
    );
}

fn is_paynets(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    host == "paynet.com.tr" || host.ends_with(".paynet.com.tr")
}

/// As many brackets and quotation marks as the page of harmless ids, and the values as they were given.
fn is_whole_page(page: &str, harmless: &str, request: &ThreeDRequest, url: &str) {
    assert!(page.is_ascii());
    for mark in ['<', '>', '"', '\''] {
        assert_eq!(
            page.matches(mark).count(),
            harmless.matches(mark).count(),
            "{mark} in {page}"
        );
    }
    assert_eq!(
        value(page, "name=\"session_id\" value=\""),
        request.session_id
    );
    assert_eq!(value(page, "name=\"token_id\" value=\""), request.token_id);
    let action = value(page, "action=\"");
    assert!(url.starts_with(&action), "{action} and {url}");
}

/// The attribute's value as a browser reads it.
fn value(page: &str, before: &str) -> String {
    let (_, after) = page.split_once(before).unwrap();
    let (mut rest, _) = after.split_once('"').unwrap();
    let mut value = String::new();
    while let Some((plain, entity)) = rest.split_once('&') {
        let (name, after) = entity.split_once(';').unwrap();
        value.push_str(plain);
        value.push(match name.strip_prefix('#') {
            Some(number) => char::from_u32(number.parse().unwrap()).unwrap(),
            None => match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                _ => panic!("{name}"),
            },
        });
        rest = after;
    }
    value + rest
}

/// What the watch takes for Paynet is Paynet to a browser too.
fn watches(client: &Client, address: &str, base: &Url) {
    let mut watch = client.three_d_watch();
    assert_eq!(watch.visited(address), ThreeDState::NotStarted);
    let was_paynet = watch.visited("https://acs.bank.example/") == ThreeDState::AtBank;
    let back = watch.visited(address);
    assert_eq!(back == ThreeDState::Back, was_paynet, "{address}");
    if was_paynet {
        let url = Url::parse(address).unwrap_or_else(|error| panic!("{address}: {error}"));
        assert!(
            is_paynets(&url) || url.host_str() == base.host_str(),
            "{address}"
        );
    }
}
