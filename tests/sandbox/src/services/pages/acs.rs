//! `/bank/acs`: the bank asks the shopper for a password.

use super::{ACS, Obstacle, RETURN, Visit};
use crate::html::{self, escaped};
use crate::money;
use crate::tokens::{Grant, Tds};

pub fn page(visit: &Visit) -> Result<String, Obstacle> {
    let grant = visit.grant()?;
    let outcome = match visit.field("action") {
        "ok" if visit.field("password") == grant.card.password => Tds::Passed,
        "ok" => Tds::Failed,
        "abandon" => Tds::Abandoned,
        _ => return Ok(question(visit, &grant)),
    };
    visit
        .state
        .tokens
        .settle_tds(&grant.token_id, &grant.session_id, outcome);
    let address = format!("{}{RETURN}", visit.other_host);
    Ok(visit.onward("Mağazaya dönülüyor", &address))
}

fn question(visit: &Visit, grant: &Grant) -> String {
    let ids = ["session_id", "token_id"].map(|name| (name, visit.field(name)));
    let body = format!(
        "<p>{card} · {amount}</p>\n\
         <form id=\"acs\" method=\"post\" action=\"{ACS}\">\n{ids}\
         <label for=\"password\">Şifre</label>\n\
         <input type=\"password\" id=\"password\" name=\"password\" autocomplete=\"off\" autofocus>\n\
         <button id=\"ok\" name=\"action\" value=\"ok\">OK</button>\n\
         <button id=\"abandon\" name=\"action\" value=\"abandon\">Vazgeç (Abandon)</button>\n</form>\n\
         <p>Deneme kartının yayımlanmış şifresi; yoksa <code>a</code>. Başka her şifre yanlıştır.</p>\n",
        card = escaped(&grant.card.masked()),
        amount = escaped(&money::tl_for_people(grant.offer.total)),
        ids = html::hidden(&ids),
    );
    html::page("Deneme Bankası – 3D Secure", &body)
}
