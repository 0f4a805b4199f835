//! From a complete HTTP answer to the JSON of a success, or to the error it stands for.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::json::{self, Object, Value};
use super::mask::Mask;
use super::service::is_blank;
use crate::error::status::{
    PAYNET_ERR_BAD_REQUEST, PAYNET_ERR_FORBIDDEN, PAYNET_ERR_HTTP_STATUS,
    PAYNET_ERR_INCOMPLETE_ANSWER, PAYNET_ERR_NOT_FOUND, PAYNET_ERR_NOT_JSON, PAYNET_ERR_REDIRECT,
    PAYNET_ERR_REFUSED, PAYNET_ERR_SERVER, PAYNET_ERR_UNAUTHORIZED,
};
use crate::error::{Error, Phase, Refusal};
use crate::http::Answer;

/// The object of a 2xx answer, and what is needed to interpret it.
pub(crate) struct Reading<'a> {
    object: Object<'a>,
    mask: &'a Mask<'a>,
    http_status: u16,
}

impl<'a> Reading<'a> {
    /// Reads the JSON object of a 2xx answer. Any other status is an error, with Paynet's error object if there is one.
    pub(crate) fn of(
        text: &'a str,
        http_status: u16,
        mask: &'a Mask<'a>,
    ) -> Result<Reading<'a>, Error> {
        if !matches!(http_status, 200..=299) {
            return Err(http_error(http_status, text, mask));
        }
        Ok(Reading {
            object: object(text).ok_or_else(|| unreadable(text, http_status))?,
            mask,
            http_status,
        })
    }

    /// The return code of a success (0, or none at all), or the refusal.
    pub(crate) fn success(&self) -> Result<Option<i32>, Error> {
        match self.return_code()? {
            Some(code) if code != 0 => Err(self.refusal(code)),
            code => Ok(code),
        }
    }

    /// The return code, whatever it says. [`None`] if the answer holds none.
    pub(crate) fn return_code(&self) -> Result<Option<i32>, Error> {
        let stated = self.object.either(&["result_code", "code"]);
        match (stated, json::code(stated)) {
            (Some(_), None) => Err(self.error(
                PAYNET_ERR_INCOMPLETE_ANSWER,
                "the answer's return code can't be read".to_owned(),
                None,
            )),
            (_, code) => Ok(code),
        }
    }

    /// The refusal that a return code stands for.
    pub(crate) fn refusal(&self, code: i32) -> Error {
        self.error(
            PAYNET_ERR_REFUSED,
            format!("Paynet refused with return code {}", named(code)),
            Some(code),
        )
    }

    fn error(&self, status: i32, message: String, code: Option<i32>) -> Error {
        read_error(status, message, self.http_status).with_refusal(Refusal {
            code,
            error_type: masked(self.object.get("type"), self.mask),
            message: masked(self.object.get("message"), self.mask),
        })
    }

    /// An answer that came whole but can't be used.
    pub(crate) fn incomplete(&self, message: &str) -> Error {
        read_error(
            PAYNET_ERR_INCOMPLETE_ANSWER,
            message.to_owned(),
            self.http_status,
        )
    }

    pub(crate) fn value(&self, name: &str) -> Value<'a> {
        self.object.get(name)
    }

    /// The objects of a list; none if there is no such list.
    pub(crate) fn rows(&self, names: &[&str]) -> Result<Option<Vec<Object<'a>>>, Error> {
        match self.object.either(names) {
            None => Ok(None),
            list => json::rows(list).map(Some).ok_or_else(|| {
                self.incomplete("the answer's list is of another shape than documented")
            }),
        }
    }

    pub(crate) fn object(&self) -> &Object<'a> {
        &self.object
    }

    pub(crate) fn mask(&self) -> &'a Mask<'a> {
        self.mask
    }

    /// A value that programs hand on, to the letter. Empty if the answer holds none.
    pub(crate) fn exact(&self, name: &str) -> String {
        json::text(self.object.get(name)).unwrap_or_default()
    }

    /// A value that nothing can go on without.
    pub(crate) fn needed(&self, name: &str) -> Result<String, Error> {
        json::text(self.object.get(name))
            .filter(|text| !is_blank(text))
            .ok_or_else(|| self.incomplete(&format!("the answer holds no {name}")))
    }

    /// A text for people, with the call's secrets hidden.
    pub(crate) fn shown(&self, name: &str) -> String {
        masked(self.object.get(name), self.mask)
    }

    /// Samples misspell `object_name`.
    pub(crate) fn object_name(&self) -> String {
        masked(
            self.object.either(&["object_name", "obeject_name"]),
            self.mask,
        )
    }

    #[cfg(feature = "ffi")]
    pub(crate) fn http_status(&self) -> u16 {
        self.http_status
    }
}

fn unreadable(text: &str, http_status: u16) -> Error {
    let (code, message) = if serde_json::from_str::<IgnoredAny>(text).is_ok() {
        (
            PAYNET_ERR_INCOMPLETE_ANSWER,
            "the answer is JSON of another shape than documented",
        )
    } else if is_blank(text) {
        (PAYNET_ERR_NOT_JSON, "the answer is empty")
    } else if looks_like_html(text) {
        (PAYNET_ERR_NOT_JSON, "the answer is a web page, not JSON")
    } else {
        (PAYNET_ERR_NOT_JSON, "the answer is not JSON")
    };
    read_error(code, message.to_owned(), http_status)
}

/// Serde's error is dropped, since it may quote the answer.
fn object(text: &str) -> Option<Object<'_>> {
    serde_json::from_str(text).ok()
}

/// The text of a value with the call's secrets hidden.
pub(crate) fn masked(value: Value<'_>, mask: &Mask<'_>) -> String {
    json::text(value).map_or_else(String::new, |text| mask.apply(text))
}

/// UTF-8, tolerating what .NET servers add (a byte order mark) and stray bytes in messages.
pub(crate) fn text(answer: &Answer) -> Cow<'_, str> {
    let body = answer
        .body
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(&answer.body);
    // The lossy reading goes byte by byte.
    str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed)
}

/// The error that a status other than 2xx stands for. In Paynet's error object `code` repeats the HTTP status;
/// `result_code` is the return code.
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
    let refusal = object(text)
        .map(|object| Refusal {
            code: json::code(object.get("result_code")),
            error_type: masked(object.get("type"), mask),
            message: masked(object.get("message"), mask),
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
