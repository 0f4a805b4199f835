//! A payment up to its charge.

use paynet::{ChargeRequest, Client, Error};
use paynet_sandbox::Sandbox;

pub const CHARGE: &str = "/v1/transaction/charge";
pub const CHECK: &str = "/v1/transaction/check";

/// A charge that its session and token make possible. `description` may hold a fault for the token.
pub fn charge_request(
    sandbox: &Sandbox,
    client: &Client,
    reference_no: &str,
    description: Option<&str>,
) -> ChargeRequest<'static> {
    // An earlier fault may still be closing the line when it is used again.
    let tries = std::iter::repeat_with(|| attempt(sandbox, client, reference_no, description));
    tries.take(5).find_map(Result::ok).unwrap()
}

/// The same, which fails if the sandbox can't be reached.
pub fn attempt(
    sandbox: &Sandbox,
    client: &Client,
    reference_no: &str,
    description: Option<&str>,
) -> Result<ChargeRequest<'static>, Error> {
    let session = sandbox.open_session();
    let session_id = session.session_id.clone();
    let mut request = super::request_with(session, super::TEST_PAN, "000");
    request.description = description.map(|text| text.to_owned().into());
    let token = client.create_token(&request)?;
    Ok(ChargeRequest::new(
        session_id,
        token.token_id,
        reference_no.to_owned(),
    ))
}
