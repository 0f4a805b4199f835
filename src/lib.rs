//! Card payments through Paynet, a Turkish payment gateway.
//!
//! The same core serves Rust programs and, through the C functions of `include/paynet.h`, every language that
//! can call C. A Rust program uses [`Client`] and turns the default feature `ffi` off: the wiping global
//! allocator and the panic hook belong to the shared library alone. The texts of a request may be borrowed or owned.
//!
//! ```no_run
//! use paynet::{ApiKey, Client, Config, CreateTokenRequest, Cvc, Pan, Server};
//!
//! let mut config = Config::new(Server::Test);
//! config.publishable_key = Some(ApiKey::new("publishable_key", "pbk_…")?);
//! let client = Client::new(config)?;
//! let mut request = CreateTokenRequest::new("js_…", "ji_…", Pan::new("4355 0843 5508 4358")?, Cvc::new("000")?);
//! request.card_holder = "Ayşe Yılmaz".into();
//! (request.month, request.year) = (12, 2026);
//! request.do_3ds = true;
//! request.ip = "203.0.113.7".into();
//! let token = client.create_token(&request)?;
//! println!("{}", token.token_id);
//! # Ok::<(), paynet::Error>(())
//! ```

#![deny(unsafe_code, missing_docs)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::float_arithmetic,
    clippy::undocumented_unsafe_blocks
)]

mod api;
mod background;
mod client;
pub mod doctor;
pub mod error;
mod http;
mod journal;
mod money;
mod process;
mod secret;
mod three_d;

#[cfg(feature = "ffi")]
pub mod ffi;

#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzing;

pub use api::auth::{AuthRequest, AuthResponse, PosType};
pub use api::card_list::{Card, CardListRequest, CardListResponse};
pub use api::charge::{ChargeRequest, TransactionType};
pub use api::check::{CheckRequest, CheckResponse};
pub use api::check_bin::{CheckBinRequest, CheckBinResponse, Instalment};
pub use api::check_card_bin::CheckCardBinRequest;
pub use api::create_card_token::CreateCardTokenRequest;
pub use api::create_token::{CreateTokenRequest, CreateTokenResponse};
pub use api::in_flight::{InFlight, InFlightResponse};
pub use api::payment::{FoundBy, Outcome, Payment};
pub use api::save_card::{SaveCardRequest, SaveCardResponse};
pub use client::{CardChecks, Client, Config, Server, TlsBackend};
pub use error::Error;
pub use money::Amount;
pub use secret::{ApiKey, Bin, Cvc, Pan};
pub use three_d::{BrowseOptions, ThreeDRequest, ThreeDState, ThreeDWatch};
