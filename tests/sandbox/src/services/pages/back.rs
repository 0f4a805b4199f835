//! `/v1/paynetjgate/return`: tells the page around it that the shopper is back, and nothing of the verdict.

use super::{Obstacle, Visit};
use crate::form;
use crate::html;

pub fn page(visit: &Visit) -> Result<String, Obstacle> {
    let grant = visit.grant()?;
    // Percent-encoded values can end neither the text nor the script.
    let message = format!(
        "command=form-post&session_id={}&token_id={}",
        form::encoded(&grant.session_id),
        form::encoded(&grant.token_id)
    );
    let body = format!(
        "<p id=\"back\">İşlem tamamlandı, bu sayfayı kapatabilirsiniz.</p>\n<script>\n\
         var around = window.location.ancestorOrigins;\n\
         var target = around && around.length && around[0] !== \"null\" ? around[0] : \"*\";\n\
         window.parent.postMessage(\"{message}\", target);\n</script>\n"
    );
    Ok(html::page("Ödeme sayfası", &body))
}
