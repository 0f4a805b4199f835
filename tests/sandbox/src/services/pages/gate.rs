//! `/v1/paynetjgate/tds`: sends the shopper on to the bank.

use super::{ACS, Obstacle, RETURN, Visit};
use crate::sessions::Checkout;
use crate::tokens::Tds;
use hyper::StatusCode;

pub fn page(visit: &Visit) -> Result<String, Obstacle> {
    if visit.field("publishable_key") != visit.state.publishable_key {
        return Err(Obstacle(StatusCode::UNAUTHORIZED, "Anahtar tanınmadı"));
    }
    let grant = visit.grant()?;
    let checkout = visit.state.sessions.find(&grant.session_id);
    if !checkout.as_ref().is_some_and(Checkout::is_open) {
        return Err(Obstacle(StatusCode::BAD_REQUEST, "Oturumun süresi doldu"));
    }
    match grant.tds {
        Tds::NotAsked => Err(Obstacle(StatusCode::BAD_REQUEST, "Bu token 3D istemiyor")),
        Tds::Passed | Tds::Failed => Ok(visit.onward("Geri dönülüyor", RETURN)),
        Tds::Waiting | Tds::Abandoned => {
            let bank = format!("{}{ACS}", visit.other_host);
            Ok(visit.onward("Bankaya gidiliyor", &bank))
        }
    }
}
