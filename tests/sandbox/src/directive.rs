//! A fault asked for in the request's own `description`.

use crate::Fault;
use crate::answer::Refusal;
use crate::fault::DIRECTIVE;
use crate::return_codes::BAD_REQUEST;
use crate::services::Request;
use hyper::StatusCode;
use serde_json::Value;

pub fn in_request(request: &Request) -> Result<Option<Fault>, Refusal> {
    let fields: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let Some(text) = fields["description"]
        .as_str()
        .filter(|text| text.starts_with(DIRECTIVE))
    else {
        return Ok(None);
    };
    let fault: Fault = text.parse().map_err(|error| refusal(format!("{error}")))?;
    if fault.is_for_connection() || matches!(fault, Fault::CutRequest(_)) {
        return Err(refusal(format!(
            "{fault} comes too late in a request; POST it to /sandbox/faults"
        )));
    }
    Ok(Some(fault))
}

fn refusal(message: String) -> Refusal {
    Refusal {
        status: StatusCode::BAD_REQUEST,
        result_code: BAD_REQUEST,
        message: format!("{DIRECTIVE} {message}"),
    }
}
