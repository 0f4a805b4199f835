//! `create_token`, built and read.

use std::error::Error;

use serde::{Deserialize, Serialize};

use crate::http::Server;

#[derive(Serialize)]
struct Request<'a> {
    session_id: &'a str,
    card_holder: &'a str,
    pan: &'a str,
    month: i32,
    year: i32,
    cvc: &'a str,
    instalment_key: &'a str,
    do_3ds: bool,
    ip: &'a str,
    client_id: &'a str,
    description: &'a str,
    card_holder_phone: &'a str,
    card_holder_mail: &'a str,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct Answer<'a> {
    token_id: &'a str,
    post_url: &'a str,
    is_tds: bool,
    obeject_name: &'a str,
    code: i32,
    message: &'a str,
}

pub fn create(server: &mut Server) -> Result<(), Box<dyn Error>> {
    let request = Request {
        session_id: "js_EAAAAK7mQ2vXc9RrT0bLZs5uYwPq3HfNd8JgVxk1AoEi6tCz",
        card_holder: "Ayşe Yılmaz",
        pan: "4355084355084358",
        month: 12,
        year: 2026,
        cvc: "000",
        instalment_key: "ji_EAAAAB4nWf8KpQy1ZsTc7LmRd0GhXv9UbJ2oEk5iNa3wVtYx",
        do_3ds: true,
        ip: "203.0.113.7",
        client_id: "shop-17-basket-204518",
        description: "Basket 204518, two items, collected in Izmir",
        card_holder_phone: "5321234567",
        card_holder_mail: "ayse.yilmaz@example.com",
    };
    let answer: Answer = serde_json::from_slice(server.post(&request)?)?;
    if !answer.token_id.starts_with("jt_") {
        return Err("no token".into());
    }
    Ok(())
}
