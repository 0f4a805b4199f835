//! The operations: each fills the structs of a C function, calls it and reads its structs back.

use std::ffi::{CStr, c_char};
use std::ptr;

use super::super::amount::{PAYNET_AMOUNT_TURKISH, paynet_amount_format, paynet_amount_parse};
use super::super::auth::{paynet_auth, paynet_auth_request, paynet_auth_response};
use super::super::card_list::{
    paynet_card, paynet_card_list, paynet_card_list_request, paynet_card_list_response,
};
use super::super::charge::{paynet_charge, paynet_charge_request};
use super::super::check::{paynet_check, paynet_check_request, paynet_check_response};
use super::super::check_bin::{
    paynet_check_bin, paynet_check_bin_request, paynet_check_bin_response, paynet_instalment,
};
use super::super::check_card_bin::{paynet_check_card_bin, paynet_check_card_bin_request};
use super::super::client::{
    paynet_client, paynet_client_free, paynet_client_new, paynet_client_warm_up,
};
use super::super::config::{PAYNET_TEXT_UTF8, PAYNET_TEXT_WINDOWS_1254, paynet_config};
use super::super::create_card_token::{paynet_create_card_token, paynet_create_card_token_request};
use super::super::create_token::{
    paynet_create_token, paynet_create_token_request, paynet_create_token_response,
};
use super::super::doctor::paynet_doctor;
use super::super::error::paynet_error;
use super::super::guard::Failure;
use super::super::handle::InUse;
use super::super::journal::{paynet_in_flight, paynet_in_flight_charge, paynet_in_flight_response};
use super::super::payment::paynet_payment;
use super::super::save_card::{
    paynet_save_card, paynet_save_card_request, paynet_save_card_response,
};
use super::super::status::{
    PAYNET_LANGUAGE_ENGLISH, PAYNET_LANGUAGE_TURKISH, paynet_status_class,
    paynet_status_explanation, paynet_status_name,
};
use super::super::text::{Encoding, readable};
use super::super::three_d::{
    paynet_three_d_browse, paynet_three_d_cancel, paynet_three_d_page, paynet_three_d_request,
    paynet_three_d_url, paynet_three_d_visited, paynet_three_d_watch,
};
use super::super::value::PAYNET_NO_AMOUNT;
use super::super::version::{paynet_abi_version, paynet_version};
use super::answer::{Answer, Fields};
use super::given::{Filled, Pair, Problem, fill, number, unknown};
use super::reflect::{Field, Reflect, fields};
use crate::error::Error;
use crate::error::status::{PAYNET_ERR_ANSWER_DOES_NOT_FIT, PAYNET_OK};

/// Units of the longest answer of an operation without rows.
pub(super) const SMALL: usize = 16 * 1024;
/// The same for one with rows or a report.
pub(super) const LARGE: usize = 64 * 1024;

/// Rows that an answer may have.
const ROWS: usize = 32;
/// Units of the longest row about a charge that was in flight. Told once, all of them have to fit, whatever their texts are.
const CHARGE_UNITS: usize = 3200;

/// Of the longest report.
const REPORT_BYTES: usize = 16 * 1024;

pub(super) struct Operation {
    pub(super) name: &'static str,
    /// No answer has more units, its NUL included.
    pub(super) bound: usize,
    /// Whether a request may have a field of that name.
    pub(super) knows: fn(&str) -> bool,
    run: fn(&Call<'_>) -> Result<Done, Problem>,
    /// Tells of a payment whatever happens.
    pub(super) is_charge: bool,
    /// Its answer can't be had again.
    is_told_once: bool,
}

/// What an operation works on.
struct Call<'a> {
    client: *mut paynet_client,
    encoding: Encoding,
    given: &'a [Pair<'a>],
    /// Units of the longest answer for which there is room.
    room: usize,
    /// The field that says the encoding where no client does.
    extra: Option<&'static str>,
}

/// What its C function did.
struct Done {
    status: i32,
    response: Fields,
    error: paynet_error,
    /// The encoding of `error`.
    encoding: Encoding,
}

const TEXT_ENCODING: &str = "text_encoding";

impl Operation {
    pub(super) fn named(name: &str) -> Result<&'static Operation, Problem> {
        OPERATIONS
            .iter()
            .find(|operation| operation.name == name)
            .ok_or_else(|| unknown("operation", name))
    }

    /// `bound` is the encoding of the client, [`None`] without one. The answer comes with the encoding in which it is to
    /// be written.
    pub(super) fn perform(
        &self,
        client: i32,
        bound: Option<Encoding>,
        given: &[Pair<'_>],
        room: usize,
    ) -> (Answer, Encoding) {
        let encoding = match bound {
            Some(encoding) => Ok(encoding),
            None => encoding_of(given),
        };
        let encoding = match encoding {
            Ok(encoding) => encoding,
            Err(error) => return (self.failed(error.into(), Encoding::Utf8), Encoding::Utf8),
        };
        let call = Call {
            client: ptr::without_provenance_mut(client.cast_unsigned() as usize),
            encoding,
            given,
            room,
            extra: bound.is_none().then_some(TEXT_ENCODING),
        };
        let answer = match (self.run)(&call) {
            Ok(done) => self.answer(done),
            Err(problem) => self.failed(problem, encoding),
        };
        (answer, encoding)
    }

    fn answer(&self, done: Done) -> Answer {
        let is_told =
            self.is_charge || matches!(done.status, PAYNET_OK | PAYNET_ERR_ANSWER_DOES_NOT_FIT);
        let response = is_told.then_some(done.response);
        Answer::new(done.status, response, &done.error, done.encoding)
    }

    /// The answer where the C function was not even called.
    pub(super) fn failed(&self, problem: Problem, encoding: Encoding) -> Answer {
        let response = self
            .is_charge
            .then(|| Fields::of(&paynet_payment::initial(), encoding));
        refused(problem, response, encoding)
    }

    /// The answer, made to fit: the money that a charge took is told of in any case, and the others may be asked again.
    pub(super) fn bounded(
        &self,
        answer: Answer,
        encoding: Encoding,
        room: usize,
        length: impl Fn(&Answer) -> usize,
    ) -> Answer {
        let fits = |answer: &Answer| length(answer) < room;
        if fits(&answer) {
            return answer;
        }
        if self.is_charge || self.is_told_once {
            return answer.without_control_characters();
        }
        let error = Error::new(
            PAYNET_ERR_ANSWER_DOES_NOT_FIT,
            format!("the answer is longer than {room} characters"),
        );
        let mut answer = answer.without_rows();
        let response = Some(answer.take_response().unwrap_or_default());
        let bounded = refused(error.into(), response, encoding);
        match fits(&bounded) {
            true => bounded,
            false => bounded.without_response(),
        }
    }
}

/// Like a C function that found something wrong at once.
pub(super) fn refused(problem: Problem, response: Option<Fields>, encoding: Encoding) -> Answer {
    let Problem { error, name } = problem;
    let status = error.code();
    let mut told = paynet_error::initial();
    told.fill(&Failure { error, encoding });
    if let Some(name) = name {
        readable(&mut told.field, &name, encoding);
    }
    Answer::new(status, response, &told, encoding)
}

/// The encoding of a client, [`None`] without one.
pub(super) fn encoding_of_client(client: i32) -> Result<Option<Encoding>, Error> {
    if client == 0 {
        return Ok(None);
    }
    let handle: *const paynet_client = match usize::try_from(client) {
        Ok(number) => ptr::without_provenance(number),
        // No handle is so large.
        Err(_) => ptr::without_provenance(usize::MAX),
    };
    Ok(Some(InUse::of(handle)?.encoding))
}

fn encoding_of(given: &[Pair<'_>]) -> Result<Encoding, Error> {
    match number(given, TEXT_ENCODING)?.unwrap_or(PAYNET_TEXT_UTF8) {
        PAYNET_TEXT_UTF8 => Ok(Encoding::Utf8),
        PAYNET_TEXT_WINDOWS_1254 => Ok(Encoding::Windows1254),
        _ => Err(Error::invalid(
            TEXT_ENCODING,
            "it must be PAYNET_TEXT_UTF8 or PAYNET_TEXT_WINDOWS_1254",
        )),
    }
}

impl Call<'_> {
    fn fill<Q: Reflect>(&self) -> Result<Filled<Q>, Problem> {
        fill(self.given, self.encoding, self.extra)
    }

    fn done(&self, status: i32, response: Fields, error: paynet_error) -> Done {
        Done {
            status,
            response,
            error,
            encoding: self.encoding,
        }
    }
}

/// A request in, a response out.
fn service<Q: Reflect, P: Reflect>(
    call: &Call<'_>,
    run: impl FnOnce(*const Q, *mut P, *mut paynet_error) -> i32,
) -> Result<Done, Problem> {
    let request = call.fill::<Q>()?;
    let mut response = P::initial();
    let mut error = paynet_error::initial();
    let status = run(&raw const request.value, &raw mut response, &raw mut error);
    Ok(call.done(status, Fields::of(&response, call.encoding), error))
}

/// A request in, a response and rows out. `count` is the response's number of them.
fn listing<Q: Reflect, P: Reflect, R: Reflect>(
    call: &Call<'_>,
    (name, places): (&'static str, usize),
    count: fn(&P) -> i32,
    run: impl FnOnce(*const Q, *mut P, *mut R, i32, *mut paynet_error) -> i32,
) -> Result<Done, Problem> {
    let request = call.fill::<Q>()?;
    let mut response = P::initial();
    let mut rows = vec![R::initial(); places];
    let mut error = paynet_error::initial();
    let status = run(
        &raw const request.value,
        &raw mut response,
        rows.as_mut_ptr(),
        places as i32,
        &raw mut error,
    );
    let mut fields = Fields::of(&response, call.encoding);
    if status == PAYNET_OK {
        let count = usize::try_from(count(&response)).unwrap_or_default();
        let rows = rows.iter().take(count);
        let rows = rows.map(|row| Fields::of(row, call.encoding));
        fields.rows(name, rows.collect());
    }
    Ok(call.done(status, fields, error))
}

/// A request in, a text without a bound out. `run` is called again where the first buffer is too small.
fn text<Q: Reflect>(
    call: &Call<'_>,
    name: &'static str,
    run: impl Fn(*const Q, *mut c_char, i32, *mut i32, *mut paynet_error) -> i32,
) -> Result<Done, Problem> {
    let request = call.fill::<Q>()?;
    let mut error = paynet_error::initial();
    let mut buffer = vec![0 as c_char; REPORT_BYTES];
    let mut needed = 0;
    let mut status = PAYNET_OK;
    for _ in 0..2 {
        status = run(
            &raw const request.value,
            buffer.as_mut_ptr(),
            i32::try_from(buffer.len()).unwrap_or(i32::MAX),
            &raw mut needed,
            &raw mut error,
        );
        let needed = usize::try_from(needed).unwrap_or_default();
        if needed <= buffer.len() {
            break;
        }
        buffer.resize(needed, 0);
    }
    let mut fields = Fields::default();
    fields.array(name, &buffer, call.encoding);
    Ok(call.done(status, fields, error))
}

/// What the C function takes beside structs, as a struct.
macro_rules! arguments {
    ($($type:ident { $($field:ident: $kind:ty = $initial:expr),* $(,)? })*) => {$(
        #[derive(Clone, Copy)]
        struct $type { $($field: $kind),* }

        impl Reflect for $type {
            const FIELDS: &'static [Field<$type>] = fields!($type: $($field)*);

            fn initial() -> $type {
                $type { $($field: $initial),* }
            }
        }
    )*};
}

arguments! {
    Nothing {}
    Visited { state: i32 = 0, was_at_paynet: i32 = 0, address: *const c_char = ptr::null() }
    Cancel { session_id: *const c_char = ptr::null() }
    Parse { text: *const c_char = ptr::null() }
    Format { amount: i64 = PAYNET_NO_AMOUNT, form: i32 = PAYNET_AMOUNT_TURKISH }
    Status { code: i32 = NO_STATUS }
}

/// A number that is no code.
const NO_STATUS: i32 = i32::MIN;

/// Where there is no client, the encoding may be said.
fn knows_with_encoding<Q: Reflect>(name: &str) -> bool {
    Q::knows(name) || name == TEXT_ENCODING
}

macro_rules! service {
    ($name:literal, $function:ident, $request:ty, $response:ty) => {
        Operation {
            run: |call| {
                service(
                    call,
                    |request: *const $request, response: *mut $response, error| {
                        // SAFETY: the structs are filled, and live until the function has returned.
                        unsafe { $function(call.client, request, response, error) }
                    },
                )
            },
            ..operation::<$request>($name, SMALL)
        }
    };
}

macro_rules! listing {
    ($name:literal, $function:ident, $request:ty, $response:ty, $rows:literal, $row:ty, $count:ident) => {
        Operation {
            run: |call| {
                let count = |response: &$response| response.$count;
                listing(
                    call,
                    ($rows, ROWS),
                    count,
                    |request: *const $request, response, rows: *mut $row, capacity, error| {
                        // SAFETY: the structs are filled, the array has `capacity` places, and all live until the
                        // function has returned.
                        unsafe { $function(call.client, request, response, rows, capacity, error) }
                    },
                )
            },
            ..operation::<$request>($name, LARGE)
        }
    };
}

macro_rules! plain {
    ($name:literal, $request:ty, $bound:expr, $run:expr) => {
        Operation {
            run: $run,
            ..operation::<$request>($name, $bound)
        }
    };
}

const fn operation<Q: Reflect>(name: &'static str, bound: usize) -> Operation {
    Operation {
        name,
        bound,
        knows: knows_with_encoding::<Q>,
        run: |call| Ok(call.done(PAYNET_OK, Fields::default(), paynet_error::initial())),
        is_charge: false,
        is_told_once: false,
    }
}

static OPERATIONS: &[Operation] = &[
    plain!("client_new", paynet_config, SMALL, client_new),
    plain!("client_free", Nothing, SMALL, client_free),
    plain!("client_warm_up", Nothing, SMALL, client_warm_up),
    service!(
        "auth",
        paynet_auth,
        paynet_auth_request,
        paynet_auth_response
    ),
    listing!(
        "check_bin",
        paynet_check_bin,
        paynet_check_bin_request,
        paynet_check_bin_response,
        "instalments",
        paynet_instalment,
        instalment_count
    ),
    service!(
        "save_card",
        paynet_save_card,
        paynet_save_card_request,
        paynet_save_card_response
    ),
    service!(
        "create_token",
        paynet_create_token,
        paynet_create_token_request,
        paynet_create_token_response
    ),
    listing!(
        "check_card_bin",
        paynet_check_card_bin,
        paynet_check_card_bin_request,
        paynet_check_bin_response,
        "instalments",
        paynet_instalment,
        instalment_count
    ),
    service!(
        "create_card_token",
        paynet_create_card_token,
        paynet_create_card_token_request,
        paynet_create_token_response
    ),
    listing!(
        "card_list",
        paynet_card_list,
        paynet_card_list_request,
        paynet_card_list_response,
        "cards",
        paynet_card,
        card_count
    ),
    plain!("three_d_url", paynet_three_d_request, SMALL, three_d_url),
    plain!("three_d_page", paynet_three_d_request, SMALL, three_d_page),
    plain!("three_d_visited", Visited, SMALL, three_d_visited),
    plain!(
        "three_d_browse",
        paynet_three_d_request,
        SMALL,
        three_d_browse
    ),
    plain!("three_d_cancel", Cancel, SMALL, three_d_cancel),
    Operation {
        is_charge: true,
        ..service!(
            "charge",
            paynet_charge,
            paynet_charge_request,
            paynet_payment
        )
    },
    listing!(
        "check",
        paynet_check,
        paynet_check_request,
        paynet_check_response,
        "payments",
        paynet_payment,
        payment_count
    ),
    Operation {
        is_told_once: true,
        ..plain!("in_flight", Nothing, LARGE, in_flight)
    },
    plain!("doctor", Nothing, LARGE, doctor),
    plain!("amount_parse", Parse, SMALL, amount_parse),
    plain!("amount_format", Format, SMALL, amount_format),
    plain!("status", Status, SMALL, status),
    plain!("version", Nothing, SMALL, version),
    #[cfg(test)]
    plain!("panic", Nothing, SMALL, |_| unreachable!(
        "4355084355084358"
    )),
];

fn client_new(call: &Call<'_>) -> Result<Done, Problem> {
    // Those of its texts, whatever another client has.
    let encoding = encoding_of(call.given)?;
    let config = fill::<paynet_config>(call.given, encoding, None)?;
    let mut client = ptr::null_mut();
    let mut error = paynet_error::initial();
    // SAFETY: the structs are filled, and live until the function has returned.
    let status =
        unsafe { paynet_client_new(&raw const config.value, &raw mut client, &raw mut error) };
    let mut fields = Fields::default();
    fields.number("client", client.addr() as i64);
    Ok(Done {
        encoding,
        ..call.done(status, fields, error)
    })
}

fn client_free(call: &Call<'_>) -> Result<Done, Problem> {
    call.fill::<Nothing>()?;
    // SAFETY: any number may be handed in.
    let status = unsafe { paynet_client_free(call.client) };
    Ok(call.done(status, Fields::default(), paynet_error::initial()))
}

fn client_warm_up(call: &Call<'_>) -> Result<Done, Problem> {
    call.fill::<Nothing>()?;
    let mut error = paynet_error::initial();
    // SAFETY: the struct is filled.
    let status = unsafe { paynet_client_warm_up(call.client, &raw mut error) };
    Ok(call.done(status, Fields::default(), error))
}

fn in_flight(call: &Call<'_>) -> Result<Done, Problem> {
    let count = |response: &paynet_in_flight_response| response.charge_count;
    let run = |response, rows: *mut paynet_in_flight_charge, capacity, error| {
        // SAFETY: the structs are filled, the array has `capacity` places, and all live until the function has returned.
        unsafe { paynet_in_flight(call.client, response, rows, capacity, error) }
    };
    let mut counted = paynet_in_flight_response::initial();
    // Without places nobody is asked. What fails here fails again, and is told then.
    run(&raw mut counted, ptr::null_mut(), 0, ptr::null_mut());
    let wanted = usize::try_from(counted.charge_count).unwrap_or_default();
    // With a place at least, since without one nobody is asked.
    let places = wanted.min(call.room / CHARGE_UNITS).max(1);
    listing(
        call,
        ("charges", places),
        count,
        |_: *const Nothing, response, rows, capacity, error| run(response, rows, capacity, error),
    )
}

fn three_d_url(call: &Call<'_>) -> Result<Done, Problem> {
    text(call, "url", |request, buffer, capacity, needed, error| {
        // SAFETY: the structs are filled, the buffer has `capacity` bytes, and all live until the function has returned.
        unsafe { paynet_three_d_url(call.client, request, buffer, capacity, needed, error) }
    })
}

fn three_d_page(call: &Call<'_>) -> Result<Done, Problem> {
    text(call, "page", |request, buffer, capacity, needed, error| {
        // SAFETY: as for the address.
        unsafe { paynet_three_d_page(call.client, request, buffer, capacity, needed, error) }
    })
}

fn three_d_visited(call: &Call<'_>) -> Result<Done, Problem> {
    // The function reads an address as UTF-8, whatever the client's encoding.
    let visited = fill::<Visited>(call.given, Encoding::Utf8, call.extra)?;
    let mut watch = paynet_three_d_watch {
        state: visited.value.state,
        was_at_paynet: visited.value.was_at_paynet,
        ..paynet_three_d_watch::initial()
    };
    let mut error = paynet_error::initial();
    // SAFETY: the structs are filled, the text ends with a NUL, and all live until the function has returned.
    let status = unsafe {
        paynet_three_d_visited(
            call.client,
            &raw mut watch,
            visited.value.address,
            &raw mut error,
        )
    };
    Ok(call.done(status, Fields::of(&watch, call.encoding), error))
}

fn three_d_browse(call: &Call<'_>) -> Result<Done, Problem> {
    let request = call.fill::<paynet_three_d_request>()?;
    let mut state = 0;
    let mut error = paynet_error::initial();
    // SAFETY: the structs are filled, and live until the function has returned.
    let status = unsafe {
        paynet_three_d_browse(
            call.client,
            &raw const request.value,
            &raw mut state,
            &raw mut error,
        )
    };
    let mut fields = Fields::default();
    fields.number("state", state);
    Ok(call.done(status, fields, error))
}

fn three_d_cancel(call: &Call<'_>) -> Result<Done, Problem> {
    let session = call.fill::<Cancel>()?;
    let mut error = paynet_error::initial();
    // SAFETY: the struct is filled, and the text ends with a NUL and lives until the function has returned.
    let status =
        unsafe { paynet_three_d_cancel(call.client, session.value.session_id, &raw mut error) };
    Ok(call.done(status, Fields::default(), error))
}

fn doctor(call: &Call<'_>) -> Result<Done, Problem> {
    text(
        call,
        "report",
        |_: *const Nothing, buffer, capacity, needed, error| {
            // SAFETY: the buffer has `capacity` bytes, and all live until the function has returned.
            unsafe { paynet_doctor(call.client, buffer, capacity, needed, error) }
        },
    )
}

fn amount_parse(call: &Call<'_>) -> Result<Done, Problem> {
    // The function reads UTF-8, and its texts are so, whatever the client's encoding.
    let parse = fill::<Parse>(call.given, Encoding::Utf8, call.extra)?;
    if parse.value.text.is_null() {
        return Err(Error::missing("text").into());
    }
    let mut amount = 0;
    let mut error = paynet_error::initial();
    // SAFETY: the struct is filled, and the text ends with a NUL and lives until the function has returned.
    let status = unsafe { paynet_amount_parse(parse.value.text, &raw mut amount, &raw mut error) };
    let mut fields = Fields::default();
    fields.number("amount", amount);
    Ok(Done {
        encoding: Encoding::Utf8,
        ..call.done(status, fields, error)
    })
}

fn amount_format(call: &Call<'_>) -> Result<Done, Problem> {
    let Format { amount, form } = call.fill::<Format>()?.value;
    if amount == PAYNET_NO_AMOUNT {
        return Err(Error::missing("amount").into());
    }
    text(
        &Call {
            given: &[],
            ..*call
        },
        "text",
        |_: *const Nothing, buffer, capacity, needed, error| {
            // SAFETY: the buffer has `capacity` bytes, and all live until the function has returned.
            unsafe { paynet_amount_format(amount, form, buffer, capacity, needed, error) }
        },
    )
}

fn status(call: &Call<'_>) -> Result<Done, Problem> {
    let code = call.fill::<Status>()?.value.code;
    if code == NO_STATUS {
        return Err(Error::missing("code").into());
    }
    let mut fields = Fields::default();
    fields.text("name", constant(paynet_status_name(code)));
    fields.number("class", paynet_status_class(code));
    for (name, language) in [
        ("explanation_en", PAYNET_LANGUAGE_ENGLISH),
        ("explanation_tr", PAYNET_LANGUAGE_TURKISH),
    ] {
        fields.text(name, constant(paynet_status_explanation(code, language)));
    }
    Ok(call.done(PAYNET_OK, fields, paynet_error::initial()))
}

fn version(call: &Call<'_>) -> Result<Done, Problem> {
    call.fill::<Nothing>()?;
    let mut fields = Fields::default();
    fields.text("version", constant(paynet_version()));
    fields.number("abi_version", paynet_abi_version());
    Ok(call.done(PAYNET_OK, fields, paynet_error::initial()))
}

/// A text that the library keeps as long as it is loaded.
fn constant(text: *const c_char) -> &'static str {
    // SAFETY: the function that returned it promises a text in UTF-8 that ends with a NUL and stays.
    unsafe { CStr::from_ptr(text) }.to_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::reflect::Place;
    use super::*;
    use crate::error::status::{PAYNET_ERR_INVALID_FIELD, TABLE};

    /// A struct whose texts are as long as can be, all of this character.
    fn full<T: Reflect>(character: u8) -> T {
        let mut whole = T::initial();
        for field in T::FIELDS {
            match (field.at)(&mut whole) {
                Place::Int(number) => *number = i32::MIN,
                Place::Long(number) => *number = i64::MIN,
                Place::Array(text) => {
                    let room = text.len() - 1;
                    text.iter_mut()
                        .take(room)
                        .for_each(|byte| *byte = c_char::from_ne_bytes([character]));
                }
                Place::Text(_) => {}
            }
        }
        whole
    }

    /// The code whose explanations are longest.
    fn longest_explained() -> i32 {
        let length = |code: i32| {
            [PAYNET_LANGUAGE_ENGLISH, PAYNET_LANGUAGE_TURKISH]
                .map(|language| constant(paynet_status_explanation(code, language)).len())
                .iter()
                .sum::<usize>()
        };
        let codes = TABLE.iter().map(|row| row.code);
        codes.max_by_key(|code| length(*code)).unwrap()
    }

    fn length<T: Reflect>(status: i32, character: u8) -> usize {
        let response = Fields::of(&full::<T>(character), Encoding::Utf8);
        let error = full::<paynet_error>(character);
        let answer = Answer::new(status, Some(response), &error, Encoding::Utf8);
        answer.to_json().len()
    }

    #[test]
    fn the_answer_of_a_charge_always_fits() {
        let code = longest_explained();
        assert!(length::<paynet_payment>(code, b'"') < SMALL);
        assert!(length::<paynet_payment>(code, 1) > SMALL);
        let charge = OPERATIONS.iter().find(|operation| operation.is_charge);
        let answer = Answer::new(
            code,
            Some(Fields::of(&full::<paynet_payment>(1), Encoding::Utf8)),
            &full::<paynet_error>(1),
            Encoding::Utf8,
        );
        let length = |answer: &Answer| answer.to_json().len();
        let answer = charge
            .unwrap()
            .bounded(answer, Encoding::Utf8, SMALL, length);
        assert!(length(&answer) < SMALL);
        assert_eq!(answer.find("bank_id").unwrap(), " ".repeat(15));
    }

    #[test]
    fn the_answer_about_charges_in_flight_always_fits() {
        let in_flight = Operation::named("in_flight").ok().unwrap();
        for room in [LARGE, 21 * CHARGE_UNITS, 1000 * CHARGE_UNITS - 1] {
            for character in [b'"', 1] {
                let row =
                    || Fields::of(&full::<paynet_in_flight_charge>(character), Encoding::Utf8);
                let mut response =
                    Fields::of(&full::<paynet_in_flight_response>(1), Encoding::Utf8);
                let rows = std::iter::repeat_with(row).take(room / CHARGE_UNITS);
                response.rows("charges", rows.collect());
                let error = paynet_error::initial();
                let answer = Answer::new(PAYNET_OK, Some(response), &error, Encoding::Utf8);
                let length = |answer: &Answer| answer.to_json().len();
                let answer = in_flight.bounded(answer, Encoding::Utf8, room, length);
                assert!(length(&answer) < room);
            }
        }
    }

    #[test]
    fn the_answer_of_every_other_service_without_rows_always_fits() {
        for length in [
            length::<paynet_auth_response>(PAYNET_OK, 1),
            length::<paynet_save_card_response>(PAYNET_OK, 1),
            length::<paynet_create_token_response>(PAYNET_OK, 1),
            length::<Nothing>(longest_explained(), 1),
        ] {
            assert!(length < SMALL, "{length}");
        }
    }

    #[test]
    fn every_explanation_can_be_written_in_windows_1254() {
        for row in TABLE {
            for language in [PAYNET_LANGUAGE_ENGLISH, PAYNET_LANGUAGE_TURKISH] {
                let text = constant(paynet_status_explanation(row.code, language));
                let (bytes, _, has_failed) = encoding_rs::WINDOWS_1254.encode(text);
                assert!(!has_failed && bytes.len() <= text.len(), "{text}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_an_error_that_fits() {
        let check = Operation::named("check").ok().unwrap();
        let length = |answer: &Answer| answer.to_json().len();
        let mut response = Fields::of(&full::<paynet_check_response>(b'x'), Encoding::Utf8);
        let rows = vec![Fields::of(&full::<paynet_payment>(b'x'), Encoding::Utf8)];
        response.rows("payments", rows);
        let error = paynet_error::initial();
        let answer = Answer::new(PAYNET_OK, Some(response), &error, Encoding::Utf8);
        let answer = check.bounded(answer, Encoding::Utf8, 2000, length);
        assert!(length(&answer) < 2000);
        assert_eq!(answer.status, PAYNET_ERR_ANSWER_DOES_NOT_FIT);
        assert_eq!(answer.find("object_name").unwrap(), "x".repeat(63));
        assert!(answer.find("payments.1.id").is_none());

        let text = Fields::of(&full::<paynet_payment>(b'x'), Encoding::Utf8);
        let answer = Answer::new(PAYNET_OK, Some(text), &error, Encoding::Utf8);
        let answer = check.bounded(answer, Encoding::Utf8, 2000, length);
        assert!(length(&answer) < 2000);
        assert!(answer.find("response.id").is_none());
    }

    #[test]
    fn every_operation_is_a_function_and_has_a_name_of_its_own() {
        let header = include_str!("../../../include/paynet.h");
        for (place, operation) in OPERATIONS.iter().enumerate() {
            let function = format!("paynet_{}(", operation.name);
            assert!(header.contains(&function) || ["status", "panic"].contains(&operation.name));
            let others = OPERATIONS.iter().skip(place + 1);
            assert!(others.into_iter().all(|other| other.name != operation.name));
        }
        let failed = Operation::named("auths").err().unwrap();
        assert_eq!(failed.name.as_deref(), Some("auths"));
        assert_ne!(failed.error.code(), PAYNET_ERR_INVALID_FIELD);
    }
}
