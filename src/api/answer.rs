//! From a complete HTTP answer to the JSON of a success, or to the error it stands for.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::json::{self, Value};
use super::mask::Mask;
use crate::error::status::{
    PAYNET_ERR_BAD_REQUEST, PAYNET_ERR_FORBIDDEN, PAYNET_ERR_HTTP_STATUS,
    PAYNET_ERR_INCOMPLETE_ANSWER, PAYNET_ERR_NOT_FOUND, PAYNET_ERR_NOT_JSON, PAYNET_ERR_REDIRECT,
    PAYNET_ERR_REFUSED, PAYNET_ERR_SERVER, PAYNET_ERR_UNAUTHORIZED,
};
use crate::error::{Error, Phase, Refusal};
use crate::http::Answer;

/// The text of a 2xx answer; any other status is an error, with Paynet's error object if there is one.
pub(crate) fn success_text<'a>(answer: &'a Answer, mask: &Mask<'_>) -> Result<Cow<'a, str>, Error> {
    let text = text(answer);
    match answer.http_status {
        200..=299 => Ok(text),
        status => Err(http_error(status, &text, mask)),
    }
}

/// Reads the JSON object of a 2xx answer.
pub(crate) fn parse<'a, T: Deserialize<'a>>(text: &'a str, answer: &Answer) -> Result<T, Error> {
    object(text).ok_or_else(|| {
        let (code, message) = if serde_json::from_str::<IgnoredAny>(text).is_ok() {
            (
                PAYNET_ERR_INCOMPLETE_ANSWER,
                "the answer is JSON of another shape than documented",
            )
        } else if text.trim().is_empty() {
            (PAYNET_ERR_NOT_JSON, "the answer is empty")
        } else if looks_like_html(text) {
            (PAYNET_ERR_NOT_JSON, "the answer is a web page, not JSON")
        } else {
            (PAYNET_ERR_NOT_JSON, "the answer is not JSON")
        };
        read_error(code, message.to_owned(), answer.http_status)
    })
}

/// Serde would also fill a struct from a list, in the order of its fields. Its error is dropped, since it may quote the
/// answer.
fn object<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    if !text.trim_start().starts_with('{') {
        return None;
    }
    serde_json::from_str(text).ok()
}

/// The fields that tell whether a 2xx answer is a success, and if not, why.
pub(crate) struct Verdict<'a> {
    pub(crate) code: Value<'a>,
    pub(crate) result_code: Value<'a>,
    pub(crate) error_type: Value<'a>,
    pub(crate) message: Value<'a>,
}

impl Verdict<'_> {
    /// The return code of a success (0, or none at all), or the refusal.
    pub(crate) fn check(&self, answer: &Answer, mask: &Mask<'_>) -> Result<Option<i32>, Error> {
        let stated = self.result_code.or(self.code);
        let code = json::code(stated);
        match (stated, code) {
            (None, _) | (_, Some(0)) => Ok(code),
            (Some(_), None) => Err(self.error(
                PAYNET_ERR_INCOMPLETE_ANSWER,
                "the answer's return code can't be read".to_owned(),
                code,
                answer,
                mask,
            )),
            (Some(_), Some(number)) => Err(self.error(
                PAYNET_ERR_REFUSED,
                format!("Paynet refused with return code {}", named(number)),
                code,
                answer,
                mask,
            )),
        }
    }

    fn error(
        &self,
        status: i32,
        message: String,
        code: Option<i32>,
        answer: &Answer,
        mask: &Mask<'_>,
    ) -> Error {
        read_error(status, message, answer.http_status).with_refusal(Refusal {
            code,
            error_type: masked(self.error_type, mask),
            message: masked(self.message, mask),
        })
    }
}

/// An answer that came whole but can't be used.
pub(crate) fn incomplete(message: &str, answer: &Answer) -> Error {
    read_error(
        PAYNET_ERR_INCOMPLETE_ANSWER,
        message.to_owned(),
        answer.http_status,
    )
}

/// The text of a value with the call's secrets hidden.
pub(crate) fn masked(value: Value<'_>, mask: &Mask<'_>) -> String {
    json::text(value).map_or_else(String::new, |text| mask.apply(text))
}

/// UTF-8, tolerating what .NET servers add (a byte order mark) and stray bytes in messages.
fn text(answer: &Answer) -> Cow<'_, str> {
    let body = answer
        .body
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(&answer.body);
    String::from_utf8_lossy(body)
}

/// The object that comes with any status but 200. Its `code` repeats the HTTP status; `result_code` is the return code.
#[derive(Deserialize)]
struct ErrorObject<'a> {
    #[serde(borrow, default, rename = "type")]
    error_type: Value<'a>,
    #[serde(borrow, default)]
    message: Value<'a>,
    #[serde(borrow, default)]
    result_code: Value<'a>,
}

fn http_error(http_status: u16, text: &str, mask: &Mask<'_>) -> Error {
    let (status, what) = match http_status {
        401 => (PAYNET_ERR_UNAUTHORIZED, "Paynet does not know the key"),
        403 => (PAYNET_ERR_FORBIDDEN, "the key may not do this"),
        404 | 405 => (PAYNET_ERR_NOT_FOUND, "nothing takes this call there"),
        400..=499 => (PAYNET_ERR_BAD_REQUEST, "Paynet found the request wrong"),
        500..=599 => (PAYNET_ERR_SERVER, "a fault on the server's side"),
        300..=399 => (
            PAYNET_ERR_REDIRECT,
            "the server points elsewhere, which is not followed",
        ),
        _ => (
            PAYNET_ERR_HTTP_STATUS,
            "the status is none that Paynet uses",
        ),
    };
    let refusal = object::<ErrorObject<'_>>(text)
        .map(|object| Refusal {
            code: json::code(object.result_code),
            error_type: masked(object.error_type, mask),
            message: masked(object.message, mask),
        })
        .filter(|refusal| *refusal != Refusal::default());
    let detail = match &refusal {
        Some(Refusal {
            code: Some(code), ..
        }) => format!("return code {}", named(*code)),
        Some(_) => "without a return code".to_owned(),
        None if looks_like_html(text) => "a web page instead of Paynet's error object".to_owned(),
        None => "without Paynet's error object".to_owned(),
    };
    let error = read_error(
        status,
        format!("HTTP {http_status}: {what} ({detail})"),
        http_status,
    );
    match refusal {
        Some(refusal) => error.with_refusal(refusal),
        None => error,
    }
}

fn read_error(code: i32, message: String, http_status: u16) -> Error {
    Error::new(code, message)
        .in_phase(Phase::Read)
        .with_http_status(http_status)
}

fn looks_like_html(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

/// The return code with the name that Paynet's table gives it.
fn named(code: i32) -> String {
    match return_code_name(code) {
        Some(name) => format!("{code} ({name})"),
        None => code.to_string(),
    }
}

/// Paynet's table of return codes (genel-bilgiler/hata-kodlari); 22 to 26 and 200, 201 as in its PHP sample.
fn return_code_name(code: i32) -> Option<&'static str> {
    Some(match code {
        0 => "successful",
        1 => "unsuccessful",
        2 => "company_blocked",
        3 => "agent_blocked",
        4 => "agent_not_found",
        5 => "duplicate_data",
        6 => "no_process",
        7 => "unauthorized",
        8 => "server_error",
        9 => "not_implemented",
        10 => "time_out",
        11 => "bad_request",
        12 => "no_data",
        13 => "paynetj_no_session",
        14 => "paynetj_wrong_bin",
        15 => "paynetj_unmatch_tran",
        16 => "paynetj_3d_error",
        17 => "paynetj_used_session",
        18 => "wrong_card_data",
        19 => "wrong_transaction_type",
        20 => "wrong_pos_type",
        21 => "wrong_ratio_get",
        22 => "paynetj_expire_date_error",
        23 => "ratio_code_not_found",
        24 => "invoice_no_not_found",
        25 => "card_not_found",
        26 => "card_key_undefined",
        100 => "old_successful",
        200 => "subscription_on",
        201 => "subscription_off",
        _ => return None,
    })
}
