#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod answer;
mod background;
mod controls;
mod delivery;
mod directive;
mod exchange;
mod fault;
mod ids;
mod json;
mod log;
mod masking;
mod open_connections;
mod proxy;
mod replacement;
mod return_codes;
mod sandbox;
mod script;
mod server;
mod services;
mod shape;
mod state;
mod stream;
mod tls;

pub use fault::{Fault, ParseFaultError, SPELLINGS};
pub use log::Received;
pub use masking::line as masked_line;
pub use proxy::Proxy;
pub use return_codes::{RETURN_CODES, ReturnCode};
pub use sandbox::{Builder, Sandbox, StartError};
pub use shape::Shape;
pub use state::{Session, Token};
pub use tls::Tls;
