//! What ureq's own errors mean for the caller.

use crate::error::status::{
    PAYNET_ERR_ANSWER_TOO_LARGE, PAYNET_ERR_BROKEN_RECEIVE, PAYNET_ERR_INTERNAL,
    PAYNET_ERR_NOT_HTTP, PAYNET_ERR_URL,
};
use crate::error::{Error, Phase};

pub(super) fn from_ureq(error: ureq::Error) -> Error {
    match error {
        ureq::Error::Other(carried) => match carried.downcast::<Error>() {
            Ok(error) => *error,
            Err(_) => internal("an unknown error came from below"),
        },
        // The line reports its own failures itself; ureq raises these when the answer ends too early, the second one within
        // the length of a chunk.
        ureq::Error::Io(_) | ureq::Error::BodyStalled => Error::new(
            PAYNET_ERR_BROKEN_RECEIVE,
            "the answer ended before it was complete",
        )
        .in_phase(Phase::Receive),
        ureq::Error::Protocol(_) => {
            Error::new(PAYNET_ERR_NOT_HTTP, "the answer is not valid HTTP").in_phase(Phase::Read)
        }
        ureq::Error::LargeResponseHeader(..) | ureq::Error::BodyExceedsLimit(_) => Error::new(
            PAYNET_ERR_ANSWER_TOO_LARGE,
            "the answer is larger than any of Paynet's",
        )
        .in_phase(Phase::Receive),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
            Error::new(PAYNET_ERR_URL, "base_url can't be used for a call").in_field("base_url")
        }
        _ => internal("the HTTP client failed in an unforeseen way"),
    }
}

fn internal(message: &str) -> Error {
    Error::new(PAYNET_ERR_INTERNAL, message)
}
