//! `paynet_three_d_...` as C programs call them: buffers, NULLs, the watch.

mod support;

use std::ffi::{CStr, CString, c_char};
use std::mem;
use std::ptr;

use paynet::Client;
use paynet::error::status::*;
use paynet::ffi::client::{paynet_client, paynet_client_free, paynet_client_new};
use paynet::ffi::config::{PAYNET_ENVIRONMENT_TEST, paynet_config, paynet_config_init};
use paynet::ffi::error::{paynet_error, paynet_error_init};
use paynet::ffi::flat;
use paynet::ffi::three_d::*;
use paynet::{Config, Server, ThreeDRequest};
use serde_json::{Value, json};

const SESSION: &CStr = c"js_EAAA+b/c=";
const TOKEN: &CStr = c"jt_EAAA+b/c=";
const POST_URL: &CStr = c"http://pts-api.paynet.com.tr/v1/paynetjgate/tds";
const KEY: &CStr = c"pbk_1+2";

struct Handle(*mut paynet_client);

impl Handle {
    fn new(key: *const c_char) -> Handle {
        let mut client = ptr::null_mut();
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        unsafe {
            let mut config: paynet_config = mem::zeroed();
            paynet_config_init(&mut config, mem::size_of_val(&config) as u32);
            config.environment = PAYNET_ENVIRONMENT_TEST;
            config.publishable_key = key;
            let code = paynet_client_new(&config, &mut client, ptr::null_mut());
            assert_eq!(code, PAYNET_OK);
        }
        Handle(client)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: the client is alive.
        unsafe { paynet_client_free(self.0) };
    }
}

fn request() -> paynet_three_d_request {
    // SAFETY: a struct of integers and pointers, which its function then fills.
    let mut request: paynet_three_d_request = unsafe { mem::zeroed() };
    let size = paynet_three_d_request_size();
    // SAFETY: the struct has that size.
    let code = unsafe { paynet_three_d_request_init(&mut request, size) };
    assert_eq!(code, PAYNET_OK);
    request.session_id = SESSION.as_ptr();
    request.token_id = TOKEN.as_ptr();
    request.post_url = POST_URL.as_ptr();
    request
}

fn watch() -> paynet_three_d_watch {
    // SAFETY: a struct of integers, which its function then fills.
    let mut watch: paynet_three_d_watch = unsafe { mem::zeroed() };
    let size = paynet_three_d_watch_size();
    // SAFETY: the struct has that size.
    let code = unsafe { paynet_three_d_watch_init(&mut watch, size) };
    assert_eq!(code, PAYNET_OK);
    watch
}

fn error() -> paynet_error {
    // SAFETY: a struct of integers, which its function then fills.
    unsafe {
        let mut error: paynet_error = mem::zeroed();
        paynet_error_init(&mut error, mem::size_of_val(&error) as u32);
        error
    }
}

fn field(error: &paynet_error) -> &str {
    // SAFETY: the texts of an error end with a NUL.
    unsafe { CStr::from_ptr(error.field.as_ptr()) }
        .to_str()
        .unwrap()
}

type Writer = unsafe extern "C" fn(
    *const paynet_client,
    *const paynet_three_d_request,
    *mut c_char,
    i32,
    *mut i32,
    *mut paynet_error,
) -> i32;

/// What the Rust crate says to the same request.
fn expected() -> [(Writer, String); 2] {
    let mut config = Config::new(Server::Test);
    config.publishable_key = Some(support::key(KEY.to_str().unwrap()));
    let client = Client::new(config).unwrap();
    let texts = [SESSION, TOKEN, POST_URL].map(|text| text.to_str().unwrap());
    let request = ThreeDRequest::new(texts[0], texts[1], texts[2]);
    [
        (paynet_three_d_url, client.three_d_url(&request).unwrap()),
        (paynet_three_d_page, client.three_d_page(&request).unwrap()),
    ]
}

#[test]
fn a_buffer_is_asked_for_and_filled() {
    let client = Handle::new(KEY.as_ptr());
    for (write, text) in expected() {
        let size = i32::try_from(text.len()).unwrap() + 1;
        let mut needed = -7;
        let mut error = error();
        // SAFETY: every pointer leads to a local value; no buffer is given.
        let code = unsafe {
            write(
                client.0,
                &request(),
                ptr::null_mut(),
                0,
                &mut needed,
                &mut error,
            )
        };
        let asked = PAYNET_ERR_BUFFER_TOO_SMALL;
        assert_eq!((code, needed, error.code), (asked, size, asked));

        let room = text.len() + 9;
        for capacity in [size, size + 8] {
            for needed in [&raw mut needed, ptr::null_mut()] {
                let mut buffer = vec![0x55 as c_char; room];
                // SAFETY: as above; the buffer has `capacity` bytes.
                let code = unsafe {
                    write(
                        client.0,
                        &request(),
                        buffer.as_mut_ptr(),
                        capacity,
                        needed,
                        &mut error,
                    )
                };
                assert_eq!(code, PAYNET_OK);
                // SAFETY: the function wrote a NUL.
                let written = unsafe { CStr::from_ptr(buffer.as_ptr()) };
                assert_eq!(written.to_str().unwrap(), text);
                assert!(buffer[text.len() + 1..].iter().all(|byte| *byte == 0x55));
            }
        }
        assert_eq!(needed, size);
    }
}

#[test]
fn a_buffer_that_does_not_do_is_refused_and_left_empty() {
    let client = Handle::new(KEY.as_ptr());
    for (write, text) in expected() {
        let size = i32::try_from(text.len()).unwrap() + 1;
        for (has_buffer, capacity, code, fault, wanted) in [
            (
                true,
                size - 1,
                PAYNET_ERR_BUFFER_TOO_SMALL,
                "capacity",
                size,
            ),
            (true, 1, PAYNET_ERR_BUFFER_TOO_SMALL, "capacity", size),
            (true, 0, PAYNET_ERR_BUFFER_TOO_SMALL, "capacity", size),
            (true, -1, PAYNET_ERR_INVALID_FIELD, "capacity", 0),
            (false, -1, PAYNET_ERR_INVALID_FIELD, "capacity", 0),
            (false, size, PAYNET_ERR_NULL_ARGUMENT, "buffer", 0),
        ] {
            let mut buffer = vec![0x55 as c_char; text.len() + 1];
            let mut needed = -7;
            let mut error = error();
            let to = if has_buffer {
                buffer.as_mut_ptr()
            } else {
                ptr::null_mut()
            };
            // SAFETY: every pointer leads to a local value; the buffer has at least `capacity` bytes.
            let returned =
                unsafe { write(client.0, &request(), to, capacity, &mut needed, &mut error) };
            assert_eq!((returned, field(&error)), (code, fault), "{capacity}");
            assert_eq!(needed, wanted, "{capacity}");
            let first = if has_buffer && capacity > 0 { 0 } else { 0x55 };
            assert_eq!(buffer[0], first, "{capacity}");
            assert!(buffer[1..].iter().all(|byte| *byte == 0x55));
        }
    }
}

#[test]
fn what_is_wrong_with_the_call_is_told_and_empties_the_buffer() {
    let client = Handle::new(KEY.as_ptr());
    let without_key = Handle::new(ptr::null());
    let good = request();
    let without_session = paynet_three_d_request {
        session_id: ptr::null(),
        ..good
    };
    let elsewhere = paynet_three_d_request {
        post_url: c"https://paynet.com.tr.evil.example/".as_ptr(),
        ..good
    };
    let not_utf8 = paynet_three_d_request {
        token_id: c"jt_\xff".as_ptr(),
        ..good
    };
    let unsized_request = paynet_three_d_request {
        struct_size: 0,
        ..good
    };
    for (write, _) in expected() {
        for (client, request, code, fault) in [
            (
                client.0,
                &raw const without_session,
                PAYNET_ERR_MISSING_FIELD,
                "session_id",
            ),
            (
                client.0,
                &raw const elsewhere,
                PAYNET_ERR_POST_URL,
                "post_url",
            ),
            (client.0, &raw const not_utf8, PAYNET_ERR_TEXT, "token_id"),
            (
                client.0,
                &raw const unsized_request,
                PAYNET_ERR_STRUCT_SIZE,
                "struct_size",
            ),
            (client.0, ptr::null(), PAYNET_ERR_NULL_ARGUMENT, "request"),
            (
                without_key.0,
                &raw const good,
                PAYNET_ERR_KEY_MISSING,
                "publishable_key",
            ),
            (
                ptr::null_mut(),
                &raw const good,
                PAYNET_ERR_INVALID_CLIENT,
                "client",
            ),
        ] {
            let mut buffer = [0x55 as c_char; 8];
            let mut needed = -7;
            let mut error = error();
            // SAFETY: every pointer is NULL or leads to a local value.
            let returned = unsafe {
                write(
                    client,
                    request,
                    buffer.as_mut_ptr(),
                    8,
                    &mut needed,
                    &mut error,
                )
            };
            assert_eq!((returned, field(&error)), (code, fault));
            assert_eq!((needed, buffer[0]), (0, 0));
            // SAFETY: as above; nothing at all need be given back.
            let returned = unsafe {
                write(
                    client,
                    request,
                    ptr::null_mut(),
                    0,
                    ptr::null_mut(),
                    ptr::null_mut(),
                )
            };
            assert_eq!(returned, code);
        }
    }
}

fn visit(client: &Handle, watch: &mut paynet_three_d_watch, address: &CStr) -> i32 {
    // SAFETY: every pointer leads to a local value.
    unsafe { paynet_three_d_visited(client.0, watch, address.as_ptr(), ptr::null_mut()) }
}

#[test]
fn the_watch_goes_from_call_to_call() {
    let client = Handle::new(ptr::null());
    let mut watch = watch();
    let long = format!("https://bank.example/{}", "x".repeat(100_000));
    let long = CString::new(long).unwrap();
    for (address, state) in [
        (c"about:blank", PAYNET_THREE_D_NOT_STARTED),
        (c"", PAYNET_THREE_D_NOT_STARTED),
        (POST_URL, PAYNET_THREE_D_NOT_STARTED),
        (c"https://\xfe\xff/", PAYNET_THREE_D_NOT_STARTED),
        (long.as_c_str(), PAYNET_THREE_D_AT_BANK),
        (c"https://bank.example/\xff", PAYNET_THREE_D_AT_BANK),
        (c"https://paynet.com.tr/\xff", PAYNET_THREE_D_BACK),
        (long.as_c_str(), PAYNET_THREE_D_BACK),
    ] {
        assert_eq!(visit(&client, &mut watch, address), PAYNET_OK);
        assert_eq!((watch.state, watch.reserved), (state, 0), "{address:?}");
        assert_eq!(watch.struct_size, paynet_three_d_watch_size());
    }
}

#[test]
fn a_watch_that_is_not_in_order_stays_as_it_is() {
    let client = Handle::new(KEY.as_ptr());
    for (state, was_at_paynet, fault) in
        [(3, 0, "state"), (-1, 1, "state"), (0, 2, "was_at_paynet")]
    {
        let mut spoiled = watch();
        (spoiled.state, spoiled.was_at_paynet) = (state, was_at_paynet);
        let mut error = error();
        // SAFETY: every pointer leads to a local value.
        let code = unsafe {
            paynet_three_d_visited(client.0, &mut spoiled, POST_URL.as_ptr(), &mut error)
        };
        assert_eq!((code, field(&error)), (PAYNET_ERR_INVALID_FIELD, fault));
        assert_eq!(
            (spoiled.state, spoiled.was_at_paynet),
            (state, was_at_paynet)
        );
    }
    let mut good = watch();
    visit(&client, &mut good, POST_URL);
    let mut unsized_watch = watch();
    unsized_watch.struct_size = 0;
    let address = c"https://bank.example/".as_ptr();
    for (client, watch, address, code) in [
        (
            client.0,
            &raw mut good,
            ptr::null(),
            PAYNET_ERR_NULL_ARGUMENT,
        ),
        (client.0, ptr::null_mut(), address, PAYNET_ERR_NULL_ARGUMENT),
        (
            client.0,
            &raw mut unsized_watch,
            address,
            PAYNET_ERR_STRUCT_SIZE,
        ),
        (
            ptr::null_mut(),
            &raw mut good,
            address,
            PAYNET_ERR_INVALID_CLIENT,
        ),
    ] {
        // SAFETY: every pointer is NULL or leads to a local value.
        let returned = unsafe { paynet_three_d_visited(client, watch, address, ptr::null_mut()) };
        assert_eq!(returned, code);
    }
    assert_eq!(
        (good.state, good.was_at_paynet),
        (PAYNET_THREE_D_NOT_STARTED, 1)
    );
}

#[test]
fn browsing_and_cancelling_check_what_they_are_given() {
    let client = Handle::new(KEY.as_ptr());
    let browse = |request: *const paynet_three_d_request, state: *mut i32| {
        let mut error = error();
        // SAFETY: every pointer is NULL or leads to a local value.
        let code = unsafe { paynet_three_d_browse(client.0, request, state, &mut error) };
        (code, field(&error).to_owned())
    };
    let mut good = request();
    good.browser = c"/nowhere/browser".as_ptr();
    let mut state = -7;
    assert_eq!(
        browse(&good, ptr::null_mut()),
        (PAYNET_ERR_NULL_ARGUMENT, "state".into())
    );
    assert_eq!(
        browse(ptr::null(), &mut state),
        (PAYNET_ERR_NULL_ARGUMENT, "request".into())
    );
    assert_eq!(state, PAYNET_THREE_D_NOT_STARTED);
    state = -7;
    assert_eq!(
        browse(&good, &mut state),
        (PAYNET_ERR_BROWSER, "browser".into())
    );
    assert_eq!(state, PAYNET_THREE_D_NOT_STARTED);
    for timeout_ms in [-1, 999, 1_800_001] {
        good.timeout_ms = timeout_ms;
        assert_eq!(
            browse(&good, &mut state),
            (PAYNET_ERR_INVALID_FIELD, "timeout_ms".into())
        );
    }

    let cancel = |session_id: *const c_char| {
        let mut error = error();
        // SAFETY: every pointer is NULL or leads to a local value.
        let code = unsafe { paynet_three_d_cancel(client.0, session_id, &mut error) };
        (code, field(&error).to_owned())
    };
    assert_eq!(
        cancel(SESSION.as_ptr()),
        (PAYNET_ERR_NOT_UNDER_WAY, "session_id".into())
    );
    assert_eq!(
        cancel(ptr::null()),
        (PAYNET_ERR_MISSING_FIELD, "session_id".into())
    );
}

#[test]
fn browsing_tells_what_came_of_it() {
    let client = Handle::new(KEY.as_ptr());
    let mut request = request();
    request.browser = c"/bin/true".as_ptr();
    request.timeout_ms = 1000;
    let mut state = -7;
    let mut error = error();
    // SAFETY: every pointer leads to a local value.
    let code = unsafe { paynet_three_d_browse(client.0, &request, &mut state, &mut error) };
    assert_eq!((code, state), (PAYNET_OK, PAYNET_THREE_D_TIME_UP));
}

#[test]
fn the_flat_door_browses_and_cancels() {
    let client = Handle::new(KEY.as_ptr());
    let call = |operation: &str, request: Value| -> Value {
        let (_, answer) = flat::perform(client.0 as usize as i32, operation, &request.to_string());
        serde_json::from_str(&answer).unwrap()
    };
    let browse = |browser: &str, timeout_ms: i32| {
        call(
            "three_d_browse",
            json!({
                "session_id": SESSION.to_str().unwrap(),
                "token_id": TOKEN.to_str().unwrap(),
                "post_url": POST_URL.to_str().unwrap(),
                "browser": browser,
                "timeout_ms": timeout_ms,
            }),
        )
    };

    let time_up = browse("/bin/true", 1000);
    assert_eq!(time_up["status"], PAYNET_OK);
    assert_eq!(time_up["response"]["state"], PAYNET_THREE_D_TIME_UP);
    for (browser, timeout_ms, code, field) in [
        ("/nowhere/browser", 1000, PAYNET_ERR_BROWSER, "browser"),
        ("/bin/true", 999, PAYNET_ERR_INVALID_FIELD, "timeout_ms"),
    ] {
        let failed = browse(browser, timeout_ms);
        assert_eq!(failed["status"], code);
        assert_eq!(failed["error"]["field"], field);
        assert_eq!(failed["response"], Value::Null);
    }

    let nothing_to_cancel = call("three_d_cancel", json!({"session_id": "js_1"}));
    assert_eq!(nothing_to_cancel["status"], PAYNET_ERR_NOT_UNDER_WAY);
    assert_eq!(nothing_to_cancel["error"]["field"], "session_id");
}
