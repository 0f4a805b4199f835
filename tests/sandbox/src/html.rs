//! Web pages without anything from elsewhere.

const STYLE: &str = "body{max-width:30em;margin:0 auto;padding:0 1em;color:#1f2937;font:18px/1.5 sans-serif}\
h1{font-size:1.4em}label{display:block}\
input[type=password]{display:block;width:100%;margin:.3em 0 1em;padding:.5em;font:inherit;box-sizing:border-box}\
button{padding:.5em 1.4em;font:inherit}";

pub fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"tr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n{body}</body>\n</html>\n",
        title = escaped(title)
    )
}

/// A page that POSTs these fields as soon as it is shown.
pub fn self_posting(title: &str, action: &str, fields: &[(&str, &str)]) -> String {
    let body = format!(
        "<form id=\"onward\" method=\"post\" action=\"{}\">\n{}\
         <noscript><button>Devam</button></noscript>\n</form>\n\
         <script>document.getElementById(\"onward\").submit();</script>\n",
        escaped(action),
        hidden(fields)
    );
    page(title, &body)
}

pub fn hidden(fields: &[(&str, &str)]) -> String {
    fields
        .iter()
        .map(|(name, value)| {
            format!(
                "<input type=\"hidden\" name=\"{}\" value=\"{}\">\n",
                escaped(name),
                escaped(value)
            )
        })
        .collect()
}

pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_attribute() {
        let page = self_posting("<b>", "/a\"b", &[("n", "\"><script>'&")]);
        assert!(page.contains("<title>&lt;b&gt;</title>"));
        assert!(page.contains("action=\"/a&quot;b\""));
        assert!(page.contains("value=\"&quot;&gt;&lt;script&gt;&#39;&amp;\""));
    }
}
