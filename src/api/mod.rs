//! Paynet's services, one file each: request, validation, response, JSON.

pub(crate) mod answer;
pub(crate) mod auth;
mod card_holder;
pub(crate) mod card_list;
pub(crate) mod charge;
pub(crate) mod check;
pub(crate) mod check_bin;
pub(crate) mod check_card_bin;
pub(crate) mod create_card_token;
pub(crate) mod create_token;
pub(crate) mod in_flight;
pub(crate) mod json;
pub(crate) mod mask;
pub(crate) mod payment;
pub(crate) mod save_card;
pub(crate) mod service;
