//! Paynet's services, one file each: request, validation, response, JSON.

pub(crate) mod answer;
pub(crate) mod create_token;
pub(crate) mod json;
pub(crate) mod mask;
