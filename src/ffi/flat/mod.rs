//! The flat door, for languages without structs or JSON: the operations of the C functions by name, with numbers and
//! the caller's own buffers alone.

mod answer;
mod given;
pub mod json;
mod operation;
mod reflect;
pub mod request;
mod script;

use zeroize::Zeroizing;

use answer::Answer;
use given::{from_json, read_object};
use operation::{Operation, encoding_of_client, refused};

use super::text::Encoding;
use crate::error::Error;

/// Performs an operation on a request in JSON, and returns its status code and its answer in JSON, as
/// `paynet_call_json` does, but with an answer of any length.
///
/// `client` is the number of a client that the operation `client_new` answered, or 0. Since 0.1.0.
pub fn perform(client: i32, operation: &str, request: &str) -> (i32, Zeroizing<String>) {
    let answer = match Operation::named(operation) {
        Ok(operation) => on_json(operation, client, usize::MAX, |_| Ok(request)).0,
        Err(problem) => refused(problem, None, Encoding::Utf8),
    };
    (answer.status, answer.to_json())
}

/// `read` gives the request, which is in the client's encoding, or in any without a client. `room` is that for the answer,
/// which comes with the encoding in which it is to be written.
fn on_json<T: std::ops::Deref<Target = str>>(
    operation: &Operation,
    client: i32,
    room: usize,
    read: impl FnOnce(Option<Encoding>) -> Result<T, Error>,
) -> (Answer, Encoding) {
    let failed = |error: Error, encoding| (operation.failed(error.into(), encoding), encoding);
    let bound = match encoding_of_client(client) {
        Ok(bound) => bound,
        Err(error) => return failed(error, Encoding::Utf8),
    };
    let encoding = bound.unwrap_or(Encoding::Utf8);
    let text = match read(bound) {
        Ok(text) => text,
        Err(error) => return failed(error, encoding),
    };
    match read_object(&text) {
        Ok(object) => {
            let given = object.as_ref().map(from_json).unwrap_or_default();
            operation.perform(client, bound, &given, room)
        }
        Err(error) => failed(error, encoding),
    }
}
