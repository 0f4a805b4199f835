//! The C boundary: structs of any size with any bytes, any texts, arrays of any capacity, any handle.
//!
//! A caller keeps two promises: a struct has as many bytes as it says, and a text ends with a NUL. All else is random.
//! What the library reads lies in blocks of precisely that size, for AddressSanitizer; what it writes, between guard
//! bytes.

use std::ffi::{CString, c_char};
use std::mem::{offset_of, size_of};
use std::ptr;

use arbitrary::{Result, Unstructured};
use paynet::error::status::*;
use paynet::ffi::amount::*;
use paynet::ffi::auth::*;
use paynet::ffi::card_list::*;
use paynet::ffi::charge::*;
use paynet::ffi::check::*;
use paynet::ffi::check_bin::*;
use paynet::ffi::check_card_bin::*;
use paynet::ffi::client::*;
use paynet::ffi::config::*;
use paynet::ffi::create_card_token::*;
use paynet::ffi::create_token::*;
use paynet::ffi::error::*;
use paynet::ffi::journal::*;
use paynet::ffi::payment::*;
use paynet::ffi::save_card::*;
use paynet::ffi::status::*;
use paynet::ffi::three_d::*;
use paynet::ffi::version::*;

use crate::client::{Encoding, FfiClient, NOWHERE};
use crate::memory::{GuardedBytes, initial};

/// A larger `struct_size` is refused unseen.
const LARGEST_STRUCT: u32 = 64 * 1024;

pub fn check(bytes: &[u8]) {
    let mut input = Unstructured::new(bytes);
    paynet::fuzzing::set_answers([(200, ANSWER.as_bytes().to_vec())]);
    // Too few bytes end a check early.
    let _ = one_call(&mut input);
    paynet::fuzzing::set_answers([]);
}

/// Enough for every service, and paid, so that a charge never waits.
const ANSWER: &str = r#"{"code":0,"session_id":"js_1","token_id":"jt_1","is_succeed":true,"message":"Başarılı",
"data":[{"instalment_key":"ji_1","is_succeed":true,"card_hash":"h","amount":"1,50"},
{"instalment_key":"ji_2","is_succeed":true,"desc":"Tek çekim"},{"instalment_key":"ji_3"}]}"#;

/// The texts of a call, which live as long as it.
#[derive(Default)]
struct Texts(Vec<CString>);

impl Texts {
    fn any(&mut self, input: &mut Unstructured<'_>) -> Result<*const c_char> {
        let text = match input.int_in_range(0..=11)? {
            0 => return Ok(ptr::null()),
            1 => Vec::new(),
            2 => vec![b'x'; input.int_in_range(4094..=4100)?],
            3 => b"4355 0843 5508 4358".to_vec(),
            4 => b"987".to_vec(),
            5 => b"https://pts-api.paynet.com.tr/v1/paynetjgate/tds".to_vec(),
            6 => b"js_1".to_vec(),
            _ => without_nul(input)?,
        };
        self.keep(text)
    }

    fn keep(&mut self, text: Vec<u8>) -> Result<*const c_char> {
        let text = CString::new(text).map_err(|_| arbitrary::Error::IncorrectFormat)?;
        self.0.push(text);
        Ok(self.0.last().map_or(ptr::null(), |text| text.as_ptr()))
    }
}

fn without_nul(input: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let mut text: Vec<u8> = input.arbitrary()?;
    text.retain(|byte| *byte != 0);
    Ok(text)
}

/// A struct of the C API: its size, how it is filled, and where its texts are.
struct Shape {
    size: usize,
    fill: fn() -> Vec<u8>,
    texts: &'static [usize],
}

fn bytes_of<T: Copy>(value: T) -> Vec<u8> {
    let at = (&raw const value).cast::<u8>();
    // SAFETY: the structs have no padding.
    unsafe { std::slice::from_raw_parts(at, size_of::<T>()).to_vec() }
}

macro_rules! shape {
    ($name:ident, $init:ident; $($text:ident)*) => {
        Shape {
            size: size_of::<$name>(),
            fill: || bytes_of(initial!($name, $init)),
            texts: &[$(offset_of!($name, $text)),*],
        }
    };
}

/// As large as the struct says, and no larger.
enum Struct {
    Absent,
    There(Vec<u8>),
}

impl Struct {
    fn any(shape: &Shape, input: &mut Unstructured<'_>, texts: &mut Texts) -> Result<Struct> {
        if input.ratio(1, 32)? {
            return Ok(Struct::Absent);
        }
        let mut bytes = any_struct(shape, input)?;
        for at in shape.texts {
            if at + size_of::<*const c_char>() <= bytes.len() {
                let text = texts.any(input)?;
                set_text(&mut bytes, *at, text);
            }
        }
        Ok(Struct::There(bytes))
    }

    fn at<T>(&self) -> *const T {
        match self {
            Struct::Absent => ptr::null(),
            Struct::There(bytes) => bytes.as_ptr().cast(),
        }
    }
}

fn set_text(bytes: &mut [u8], at: usize, text: *const c_char) {
    let address = text.addr().to_ne_bytes();
    text.expose_provenance();
    bytes[at..at + address.len()].copy_from_slice(&address);
}

/// The right struct with some bytes changed and perhaps another size; texts are not set.
fn any_struct(shape: &Shape, input: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let mut bytes = (shape.fill)();
    for _ in 0..input.int_in_range(0..=4)? {
        let at = input.int_in_range(1..=shape.size / 4 - 1)? * 4;
        let word: i32 = match input.ratio(1, 4)? {
            true => input.arbitrary()?,
            false => input.int_in_range(-2..=13)?,
        };
        bytes[at..at + 4].copy_from_slice(&word.to_ne_bytes());
    }
    if input.ratio(1, 4)? {
        let size = match input.int_in_range(0..=2)? {
            0 => input.arbitrary()?,
            1 => input.int_in_range(0..=2 * shape.size as u32)?,
            _ => shape.size as u32 + input.int_in_range(1..=64)?,
        };
        bytes[..4].copy_from_slice(&size.to_ne_bytes());
        bytes.resize(size.clamp(4, LARGEST_STRUCT) as usize, 0);
        if size as usize > shape.size && input.ratio(1, 4)? {
            let at = input.int_in_range(shape.size..=bytes.len().max(shape.size + 1) - 1)?;
            if let Some(byte) = bytes.get_mut(at) {
                *byte = 1;
            }
        }
    }
    bytes.shrink_to_fit();
    Ok(bytes)
}

/// Structs or bytes that the library writes.
struct Written {
    bytes: Option<GuardedBytes>,
    before: Vec<u8>,
}

impl Written {
    fn any(shape: &Shape, input: &mut Unstructured<'_>) -> Result<Written> {
        let bytes = match input.ratio(1, 32)? {
            true => None,
            false => Some(any_struct(shape, input)?),
        };
        Ok(Written::over(bytes))
    }

    fn over(bytes: Option<Vec<u8>>) -> Written {
        Written {
            bytes: bytes.as_deref().map(GuardedBytes::new),
            before: bytes.unwrap_or_default(),
        }
    }

    fn at<T>(&mut self) -> *mut T {
        let bytes = self.bytes.as_mut();
        bytes.map_or(ptr::null_mut(), GuardedBytes::at).cast()
    }

    /// The bytes around stay, and so does the size.
    #[track_caller]
    fn check(&self) {
        if let Some(bytes) = &self.bytes {
            bytes.check();
            let first = self.before.len().min(4);
            assert_eq!(
                bytes.bytes()[..first],
                self.before[..first],
                "struct_size changed"
            );
        }
    }
}

/// An array of rows: the first says how far apart they are.
struct Rows {
    written: Written,
    capacity: i32,
}

impl Rows {
    fn any(shape: &Shape, input: &mut Unstructured<'_>) -> Result<Rows> {
        let capacity = match input.int_in_range(0..=7)? {
            0 => input.int_in_range(i32::MIN..=0)?,
            capacity => capacity,
        };
        if input.ratio(1, 8)? {
            return Ok(Rows {
                written: Written::over(None),
                capacity,
            });
        }
        let mut rows = any_struct(shape, input)?;
        rows.resize(rows.len() * capacity.max(1) as usize, 0x5A);
        Ok(Rows {
            written: Written::over(Some(rows)),
            capacity,
        })
    }
}

const ERROR: Shape = shape!(paynet_error, paynet_error_init;);

/// Makes a call with an error struct and checks what holds for all of them.
fn call(input: &mut Unstructured<'_>, call: impl FnOnce(*mut paynet_error) -> i32) -> Result<i32> {
    let mut error = Written::any(&ERROR, input)?;
    let code = call(error.at());
    error.check();
    let class = paynet_status_class(code);
    let expected = matches!(
        class,
        PAYNET_CLASS_OK | PAYNET_CLASS_CALL | PAYNET_CLASS_ANSWERED
    );
    // A charge whose earlier look-up says nothing is left open.
    assert!(expected || code == PAYNET_ERR_CHARGE_UNKNOWN, "code {code}");
    Ok(code)
}

fn any_handle(
    client: *mut paynet_client,
    input: &mut Unstructured<'_>,
) -> Result<*mut paynet_client> {
    Ok(match input.int_in_range(0..=15)? {
        0 => ptr::null_mut(),
        1 => ptr::without_provenance_mut(input.arbitrary()?),
        2 => FfiClient::new(|_| ()).0,
        _ => client,
    })
}

macro_rules! service {
    ($input:expr, $client:expr, $texts:expr, $function:ident, $request:expr, $response:expr) => {{
        let request = Struct::any(&$request, $input, $texts)?;
        let mut response = Written::any(&$response, $input)?;
        let handle = any_handle($client, $input)?;
        let code = call($input, |error| {
            // SAFETY: the caller's promises hold, see above.
            unsafe { $function(handle, request.at(), response.at(), error) }
        })?;
        response.check();
        code
    }};
    ($input:expr, $client:expr, $texts:expr, $function:ident, $request:expr, $response:expr, $rows:expr) => {{
        let request = Struct::any(&$request, $input, $texts)?;
        let mut response = Written::any(&$response, $input)?;
        let mut rows = Rows::any(&$rows, $input)?;
        let handle = any_handle($client, $input)?;
        call($input, |error| {
            let (first, capacity) = (rows.written.at(), rows.capacity);
            // SAFETY: the caller's promises hold, see above.
            unsafe { $function(handle, request.at(), response.at(), first, capacity, error) }
        })?;
        response.check();
        rows.written.check();
    }};
}

const CONFIG: Shape = shape!(paynet_config, paynet_config_init; base_url publishable_key secret_key ca_file proxy_url);
const TOKEN_RESPONSE: Shape =
    shape!(paynet_create_token_response, paynet_create_token_response_init;);
const BIN_RESPONSE: Shape = shape!(paynet_check_bin_response, paynet_check_bin_response_init;);
const INSTALMENT: Shape = shape!(paynet_instalment, paynet_instalment_init;);
const PAYMENT: Shape = shape!(paynet_payment, paynet_payment_init;);
const THREE_D: Shape = shape!(paynet_three_d_request, paynet_three_d_request_init; session_id token_id post_url
    browser);
const WATCH: Shape = shape!(paynet_three_d_watch, paynet_three_d_watch_init;);

fn one_call(input: &mut Unstructured<'_>) -> Result<()> {
    let texts = &mut Texts::default();
    let encoding = match input.arbitrary()? {
        false => Encoding::Utf8,
        true => Encoding::Windows1254,
    };
    let client = encoding.kept_client();
    match input.int_in_range(0..=17)? {
        0 => {
            let request = shape!(paynet_auth_request, paynet_auth_request_init; agent_id reference_no ratio_code
                domain user_unique_id card_owner_id user_gsm_no card_desc return_url reserved_text);
            let response = shape!(paynet_auth_response, paynet_auth_response_init;);
            service!(input, client, texts, paynet_auth, request, response);
        }
        1 => {
            let request =
                shape!(paynet_check_bin_request, paynet_check_bin_request_init; session_id bin);
            service!(
                input,
                client,
                texts,
                paynet_check_bin,
                request,
                BIN_RESPONSE,
                INSTALMENT
            );
        }
        2 => {
            let request = shape!(paynet_save_card_request, paynet_save_card_request_init; session_id card_desc
                user_gsm reserved_text);
            let response = shape!(paynet_save_card_response, paynet_save_card_response_init;);
            service!(input, client, texts, paynet_save_card, request, response);
        }
        3 => {
            let request = shape!(paynet_create_token_request, paynet_create_token_request_init; session_id card_holder
                pan cvc instalment_key ip client_id description card_holder_phone card_holder_mail);
            service!(
                input,
                client,
                texts,
                paynet_create_token,
                request,
                TOKEN_RESPONSE
            );
        }
        4 => {
            let request = shape!(paynet_check_card_bin_request, paynet_check_card_bin_request_init; session_id
                card_hash card_owner_id reserved_text);
            service!(
                input,
                client,
                texts,
                paynet_check_card_bin,
                request,
                BIN_RESPONSE,
                INSTALMENT
            );
        }
        5 => {
            let request = shape!(paynet_create_card_token_request, paynet_create_card_token_request_init; session_id
                card_hash card_owner_id instalment_key ip description card_holder_phone card_holder_mail);
            service!(
                input,
                client,
                texts,
                paynet_create_card_token,
                request,
                TOKEN_RESPONSE
            );
        }
        6 => {
            let request = shape!(paynet_card_list_request, paynet_card_list_request_init; card_owner_id
                reserved_text);
            let response = shape!(paynet_card_list_response, paynet_card_list_response_init;);
            let card = shape!(paynet_card, paynet_card_init;);
            service!(
                input,
                client,
                texts,
                paynet_card_list,
                request,
                response,
                card
            );
        }
        7 => {
            let request = shape!(paynet_charge_request, paynet_charge_request_init; session_id token_id reference_no
                ratio_code);
            let client = encoding.client();
            let code = service!(input, client.0, texts, paynet_charge, request, PAYMENT);
            assert!(
                code < PAYNET_ERR_DNS,
                "the answer says paid, the library {code}"
            );
        }
        8 => {
            let request =
                shape!(paynet_check_request, paynet_check_request_init; reference_no xact_id);
            let response = shape!(paynet_check_response, paynet_check_response_init;);
            service!(
                input,
                client,
                texts,
                paynet_check,
                request,
                response,
                PAYMENT
            );
        }
        9 | 10 => writes_a_text(client, input, texts)?,
        11 => visits(client, input, texts)?,
        12 => browses(client, input, texts)?,
        13 => makes_a_client(input, texts)?,
        14 => reads_an_amount(input, texts)?,
        15 => tells_of_codes(input, texts)?,
        16 => initialises(input)?,
        _ => {
            let session_id = texts.any(input)?;
            let handle = any_handle(client, input)?;
            // SAFETY: the caller's promises hold, see above.
            call(input, |error| unsafe {
                paynet_three_d_cancel(handle, session_id, error)
            })?;
        }
    }
    Ok(())
}

/// A buffer of so many bytes, and perhaps another capacity of 0 or less.
struct Buffer {
    bytes: GuardedBytes,
    capacity: i32,
    is_there: bool,
}

impl Buffer {
    fn any(input: &mut Unstructured<'_>) -> Result<Buffer> {
        let capacity: i32 = match input.int_in_range(0..=3)? {
            0 => input.int_in_range(i32::MIN..=0)?,
            1 => input.int_in_range(0..=40)?,
            _ => input.int_in_range(0..=8000)?,
        };
        let bytes = GuardedBytes::new(&vec![0x5A; capacity.max(0) as usize]);
        Ok(Buffer {
            bytes,
            capacity,
            is_there: input.ratio(31, 32)?,
        })
    }

    fn at(&mut self) -> *mut c_char {
        match self.is_there {
            true => self.bytes.at().cast(),
            false => ptr::null_mut(),
        }
    }

    /// A text of `needed` bytes, or none.
    fn check(&self, code: i32, needed: i32) {
        self.bytes.check();
        if !self.is_there || self.capacity <= 0 {
            return;
        }
        let end = self.bytes.bytes().iter().position(|byte| *byte == 0);
        match code {
            PAYNET_OK => assert_eq!(end, Some(needed as usize - 1)),
            // Where the error struct is refused, nothing else is looked at.
            _ => assert_eq!(end, Some(0), "with code {code}"),
        }
        if code == PAYNET_ERR_BUFFER_TOO_SMALL {
            assert!(needed > self.capacity);
        }
    }
}

fn writes_a_text(
    client: *mut paynet_client,
    input: &mut Unstructured<'_>,
    texts: &mut Texts,
) -> Result<()> {
    let mut buffer = Buffer::any(input)?;
    let mut needed = 0;
    let capacity = buffer.capacity;
    let code = if input.arbitrary()? {
        let (amount, form) = (input.arbitrary()?, input.int_in_range(-1..=3)?);
        call(input, |error| {
            // SAFETY: the caller's promises hold, see above.
            unsafe { paynet_amount_format(amount, form, buffer.at(), capacity, &mut needed, error) }
        })?
    } else {
        let request = Struct::any(&THREE_D, input, texts)?;
        let handle = any_handle(client, input)?;
        let write = match input.arbitrary()? {
            true => paynet_three_d_url,
            false => paynet_three_d_page,
        };
        call(input, |error| {
            // SAFETY: the caller's promises hold, see above.
            unsafe {
                write(
                    handle,
                    request.at(),
                    buffer.at(),
                    capacity,
                    &mut needed,
                    error,
                )
            }
        })?
    };
    buffer.check(code, needed);
    Ok(())
}

fn visits(
    client: *mut paynet_client,
    input: &mut Unstructured<'_>,
    texts: &mut Texts,
) -> Result<()> {
    let mut watch = Written::any(&WATCH, input)?;
    for _ in 0..3 {
        let address = texts.any(input)?;
        let handle = any_handle(client, input)?;
        call(input, |error| {
            // SAFETY: the caller's promises hold, see above.
            unsafe { paynet_three_d_visited(handle, watch.at(), address, error) }
        })?;
        watch.check();
    }
    Ok(())
}

/// With a browser that isn't there, since any other would be started.
fn browses(
    client: *mut paynet_client,
    input: &mut Unstructured<'_>,
    texts: &mut Texts,
) -> Result<()> {
    let mut request = Struct::any(&THREE_D, input, texts)?;
    let browser = texts.keep([b"/nonexistent/".to_vec(), without_nul(input)?].concat())?;
    let Struct::There(bytes) = &mut request else {
        return Ok(());
    };
    let at = offset_of!(paynet_three_d_request, browser);
    if at + size_of::<*const c_char>() > bytes.len() {
        return Ok(());
    }
    set_text(bytes, at, browser);
    let mut state = -7;
    let handle = any_handle(client, input)?;
    let code = call(input, |error| {
        // SAFETY: the caller's promises hold, see above.
        unsafe { paynet_three_d_browse(handle, request.at(), &mut state, error) }
    })?;
    assert_ne!(code, PAYNET_OK);
    assert_eq!(state, PAYNET_THREE_D_NOT_STARTED);
    Ok(())
}

fn makes_a_client(input: &mut Unstructured<'_>, texts: &mut Texts) -> Result<()> {
    let mut config = Struct::any(&CONFIG, input, texts)?;
    if let Struct::There(bytes) = &mut config {
        // No file of this machine is to be read or made.
        let file = texts.keep([b"/nonexistent/".to_vec(), without_nul(input)?].concat())?;
        let files = [ptr::null(), file];
        let (file, base_url) = (*input.choose(&files)?, NOWHERE.as_ptr());
        for at in [
            offset_of!(paynet_config, ca_file),
            offset_of!(paynet_config, journal_file),
        ] {
            if at + size_of::<*const c_char>() <= bytes.len() {
                set_text(bytes, at, file);
            }
        }
        if input.ratio(1, 2)? && bytes.len() >= size_of::<paynet_config>() {
            set_text(bytes, offset_of!(paynet_config, base_url), base_url);
        }
    }
    let mut made = ptr::without_provenance_mut(7);
    let code = call(input, |error| {
        // SAFETY: the caller's promises hold, see above.
        unsafe { paynet_client_new(config.at(), &mut made, error) }
    })?;
    assert_eq!(code == PAYNET_OK, !made.is_null());
    // SAFETY: any handle may be handed in.
    unsafe {
        assert_eq!(paynet_client_free(made), PAYNET_OK);
        let expected = if made.is_null() {
            PAYNET_OK
        } else {
            PAYNET_ERR_INVALID_CLIENT
        };
        assert_eq!(paynet_client_free(made), expected);
    }
    Ok(())
}

fn reads_an_amount(input: &mut Unstructured<'_>, texts: &mut Texts) -> Result<()> {
    let text = texts.any(input)?;
    let mut amount = Written::over(Some(vec![0xA5; size_of::<i64>()]));
    let code = call(input, |error| {
        // SAFETY: the caller's promises hold, see above.
        unsafe { paynet_amount_parse(text, amount.at(), error) }
    })?;
    let bytes = amount.bytes.as_ref().unwrap();
    bytes.check();
    let kurus = i64::from_ne_bytes(bytes.bytes().try_into().unwrap());
    assert!(
        kurus >= 0 && (code == PAYNET_OK || kurus == 0),
        "{kurus} with code {code}"
    );
    Ok(())
}

fn tells_of_codes(input: &mut Unstructured<'_>, texts: &mut Texts) -> Result<()> {
    let (code, language) = (input.arbitrary()?, input.int_in_range(-1..=3)?);
    for text in [
        paynet_status_name(code),
        paynet_status_explanation(code, language),
    ] {
        assert!(!text.is_null());
    }
    let name = texts.any(input)?;
    let mut value = 0;
    // SAFETY: the caller's promises hold, see above.
    let code = unsafe { paynet_constant(name, &mut value) };
    assert!((0..100).contains(&code));
    Ok(())
}

/// No byte beyond the stated size is written; without a size that is known, none at all.
fn initialises(input: &mut Unstructured<'_>) -> Result<()> {
    macro_rules! inits {
        ($($of:ident $init:ident)*) => {
            [$((size_of::<$of>(), (|at, size| {
                // SAFETY: `size` bytes are there, or none is written.
                unsafe { $init(at.cast::<$of>(), size) }
            }) as fn(*mut u8, u32) -> i32)),*]
        };
    }
    let inits = inits!(
        paynet_config paynet_config_init
        paynet_error paynet_error_init
        paynet_auth_request paynet_auth_request_init
        paynet_auth_response paynet_auth_response_init
        paynet_check_bin_request paynet_check_bin_request_init
        paynet_check_bin_response paynet_check_bin_response_init
        paynet_instalment paynet_instalment_init
        paynet_save_card_request paynet_save_card_request_init
        paynet_save_card_response paynet_save_card_response_init
        paynet_create_token_request paynet_create_token_request_init
        paynet_create_token_response paynet_create_token_response_init
        paynet_check_card_bin_request paynet_check_card_bin_request_init
        paynet_create_card_token_request paynet_create_card_token_request_init
        paynet_card_list_request paynet_card_list_request_init
        paynet_card_list_response paynet_card_list_response_init
        paynet_card paynet_card_init
        paynet_three_d_request paynet_three_d_request_init
        paynet_in_flight_response paynet_in_flight_response_init
        paynet_in_flight_charge paynet_in_flight_charge_init
        paynet_three_d_watch paynet_three_d_watch_init
        paynet_payment paynet_payment_init
        paynet_charge_request paynet_charge_request_init
        paynet_check_request paynet_check_request_init
        paynet_check_response paynet_check_response_init
        paynet_in_flight_response paynet_in_flight_response_init
        paynet_in_flight_charge paynet_in_flight_charge_init
    );
    let (size_of_struct, init) = input.choose(&inits)?;
    let size = match input.arbitrary()? {
        true => input.arbitrary()?,
        false => input.int_in_range(0..=2 * *size_of_struct as u32)?,
    };
    let mut bytes = GuardedBytes::new(&vec![0x5A; size.min(LARGEST_STRUCT) as usize]);
    let code = init(bytes.at(), size);
    bytes.check();
    match code {
        PAYNET_OK => assert_eq!(bytes.bytes()[..4], size.to_ne_bytes()),
        _ => assert!(bytes.bytes().iter().all(|byte| *byte == 0x5A)),
    }
    Ok(())
}
