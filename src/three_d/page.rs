//! The pages: one takes the browser to Paynet with a POST, the other shows Paynet and the bank in a frame.

use super::markup::{escaped, in_ascii};

const STYLE: &str = "*{box-sizing:border-box}[hidden]{display:none!important}\
html,body{height:100%;margin:0}\
body{display:flex;flex-direction:column;background:#f3f4f6;color:#1f2937;font:18px/1.5 sans-serif}\
main{margin:auto;padding:2em;width:100%;max-width:32em;text-align:center;background:#fff;border:1px solid #d1d5db;\
border-radius:8px}\
h1{margin:0 0 .5em;font-size:1.4em}p{margin:0 0 1em}p:last-child{margin:0}\
button{padding:.6em 1.6em;border:0;border-radius:6px;background:#1d4ed8;color:#fff;font:inherit;cursor:pointer}\
button:focus-visible{outline:3px solid #93c5fd}\
header{display:flex;align-items:center;justify-content:space-between;padding:.4em .8em;background:#fff;\
border-bottom:1px solid #d1d5db}\
header button{padding:.3em 1em;border:1px solid #9ca3af;background:#fff;color:#1f2937}\
iframe{flex:1;width:100%;border:0;background:#fff}";

/// In ASCII, like the whole page.
const BROWSE: &str = include_str!("browse.js");

const SUBMIT: &str = "document.getElementById(\"onward\").submit();";

/// What the browser may run and apply on the page: these two texts, by their SHA-256.
const STYLE_HASH: &str = "sha256-tp5FosTIlKY5b6fztSD6E0M+kN4yw2+eIMzdtgdLcSU=";
const SUBMIT_HASH: &str = "sha256-GAXQtIGojpnenim3MYEz9SpTedGRdnojf7UeaMYfAnc=";

/// A page that POSTs `fields` to `action`: by itself, or by its button where scripts don't run. The button is always
/// there, since a server that adds a policy of its own may stop the script where `noscript` would not show.
pub(super) fn self_posting(action: &str, fields: &[(&str, &str)]) -> String {
    let inputs: String = fields
        .iter()
        .map(|(name, value)| {
            format!(
                "<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n",
                escaped(value)
            )
        })
        .collect();
    // No form-action: browsers would apply it to the bank's redirects too.
    in_ascii(&format!(
        "<!DOCTYPE html>\n<html lang=\"tr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{SUBMIT_HASH}'; \
         style-src '{STYLE_HASH}'; base-uri 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>3D Secure</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>3D Secure doğrulaması</h1>\n\
         <p>Ödemenizi onaylamanız için bankanızın sayfasına geçiliyor. Sayfa kendiliğinden açılmazsa düğmeye \
         basın.</p>\n\
         <form id=\"onward\" method=\"post\" accept-charset=\"utf-8\" action=\"{action}\">\n{inputs}\
         <button>Bankaya geç</button>\n</form>\n</main>\n<script>{SUBMIT}</script>\n</body>\n</html>\n",
        action = escaped(action),
    ))
}

/// What the page that frames the bank is made of.
pub(super) struct BrowsePage<'a> {
    /// The address that the frame opens.
    pub(super) address: &'a str,
    pub(super) session_id: &'a str,
    /// Who may send messages beside Paynet's domain, in browsers' spelling.
    pub(super) origins: [&'a str; 2],
    /// Whether the frame may show plain http from the local machine, as a sandbox has it.
    pub(super) is_plain_local: bool,
}

/// A page and what browsers are to let it do.
pub(super) struct Guarded {
    pub(super) text: String,
    pub(super) policy: String,
}

/// A page that shows `page.address` in a frame and POSTs the end to `report_path` and `back` or `cancelled`.
pub(super) fn in_browse_frame(page: &BrowsePage<'_>, report_path: &str, nonce: &str) -> Guarded {
    let local = if page.is_plain_local {
        " http://localhost:* http://127.0.0.1:*"
    } else {
        ""
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; \
         frame-src https:{local}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let text = in_ascii(&format!(
        "<!DOCTYPE html>\n<html lang=\"tr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>3D Secure</title>\n<style nonce=\"{nonce}\">{STYLE}</style>\n</head>\n\
         <body data-session=\"{session}\" data-origins=\"{origins}\" data-report=\"{report_path}\">\n\
         <header id=\"head\"><span>3D Secure doğrulaması</span>\
         <button type=\"button\" id=\"cancel\">Vazgeç</button></header>\n\
         <iframe id=\"frame\" title=\"Bankanızın sayfası\" src=\"{address}\"></iframe>\n\
         <main id=\"back\" hidden><h1>Bankadan dönüldü</h1>\
         <p>Ödemenin sonucunu mağaza bildirecek. Bu pencereyi kapatabilirsiniz.</p></main>\n\
         <main id=\"cancelled\" hidden><h1>Vazgeçildi</h1><p>Bu pencereyi kapatabilirsiniz.</p></main>\n\
         <noscript><p>Bu sayfa JavaScript ile çalışır.</p></noscript>\n\
         <script nonce=\"{nonce}\">{BROWSE}</script>\n</body>\n</html>\n",
        session = escaped(page.session_id),
        origins = escaped(&page.origins.join(" ")),
        address = escaped(page.address),
    ));
    Guarded { text, policy }
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use rustls::crypto::ring::cipher_suite::TLS13_AES_128_GCM_SHA256;

    use super::*;

    #[test]
    fn the_hashes_are_those_of_script_and_style() {
        let suite = TLS13_AES_128_GCM_SHA256.tls13().unwrap();
        for (text, hash) in [(STYLE, STYLE_HASH), (SUBMIT, SUBMIT_HASH)] {
            let digest = suite.common.hash_provider.hash(text.as_bytes());
            assert_eq!(
                hash,
                format!("sha256-{}", BASE64_STANDARD.encode(digest.as_ref()))
            );
        }
    }
}
