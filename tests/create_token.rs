//! `create_token`: what is sent, and what is read from the answer.

mod support;

use std::ffi::CString;
use std::ptr;

use paynet::error::status::*;
use paynet::ffi::client::{paynet_client, paynet_client_free, paynet_client_new};
use paynet::ffi::config::{paynet_config, paynet_config_init};
use paynet::ffi::create_token::{
    paynet_create_token, paynet_create_token_request, paynet_create_token_request_init,
    paynet_create_token_response, paynet_create_token_response_init,
};
use paynet::ffi::error::{paynet_error, paynet_error_init};
use paynet::{CardChecks, Client, CreateTokenRequest, CreateTokenResponse, Cvc, Error, Pan};
use paynet_sandbox::{Fault, Sandbox, Session, Shape};
use serde_json::{Value, json};
use support::{Log, TEST_CVC, TEST_PAN};

fn documented_request() -> CreateTokenRequest<'static> {
    let mut request = CreateTokenRequest::new(
        "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu",
        "ji_EAAAAOuvvlNfndedwQPqpTDFWAQtLi6ggCRe0hpgC3hswDcT",
        Pan::new("434678654654654").unwrap(),
        Cvc::new("123").unwrap(),
    );
    request.card_holder = "gokhan oztorun".into();
    (request.month, request.year) = (12, 2019);
    request.do_3ds = true;
    request.ip = "21356455".into();
    request.client_id = Some("123456789".into());
    request.description = Some("deneme".into());
    request.card_holder_phone = Some("5XXXXXXXXX".into());
    request.card_holder_mail = Some("oxxxx@gmail.com".into());
    request
}

fn body_of(sandbox: &Sandbox, index: usize) -> Value {
    serde_json::from_slice(&sandbox.requests()[index].body).unwrap()
}

#[test]
fn the_documented_sample_goes_out_with_documented_types() {
    let sandbox = Sandbox::start();
    let token = support::client(&sandbox)
        .create_token(&documented_request())
        .unwrap();
    assert_eq!(token.token_id, sandbox.tokens()[0].token_id);
    assert_eq!(
        body_of(&sandbox, 0),
        json!({
            "session_id": "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu",
            "card_holder": "gokhan oztorun",
            "pan": "434678654654654",
            "month": 12,
            "year": 2019,
            "cvc": "123",
            "instalment_key": "ji_EAAAAOuvvlNfndedwQPqpTDFWAQtLi6ggCRe0hpgC3hswDcT",
            "do_3ds": true,
            "ip": "21356455",
            "client_id": "123456789",
            "description": "deneme",
            "card_holder_phone": "5XXXXXXXXX",
            "card_holder_mail": "oxxxx@gmail.com",
        })
    );
}

#[test]
fn the_key_goes_out_as_issued_and_nothing_superfluous_with_it() {
    let sandbox = Sandbox::start();
    support::client(&sandbox)
        .create_token(&support::request(sandbox.open_session()))
        .unwrap();
    let received = &sandbox.requests()[0];
    assert_eq!(received.method, "POST");
    assert_eq!(received.path, "/v1/paynetj/create_token");
    let mut headers: Vec<(&str, &str)> = received
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    headers.sort_unstable();
    let authorization = format!("Basic {}", sandbox.publishable_key());
    let host = format!("localhost:{}", sandbox.port());
    let length = received.body.len().to_string();
    assert_eq!(
        headers,
        [
            ("accept", "application/json; charset=UTF-8"),
            ("authorization", authorization.as_str()),
            ("content-length", length.as_str()),
            ("content-type", "application/json; charset=UTF-8"),
            ("host", host.as_str()),
        ]
    );
}

#[test]
fn what_is_not_set_is_not_sent() {
    let sandbox = Sandbox::start();
    let mut request = support::request(sandbox.open_session());
    request.year = 26;
    support::client(&sandbox).create_token(&request).unwrap();
    let body = body_of(&sandbox, 0);
    assert_eq!(body["year"], json!(2026));
    assert_eq!(body["do_3ds"], json!(false));
    assert_eq!(body.as_object().unwrap().len(), 9);
}

#[test]
fn a_card_holder_goes_in_plain_letters_if_the_client_is_asked_for_it() {
    let sandbox = Sandbox::start();
    let mut config = support::config(&sandbox);
    config.transliterate_card_holder = true;
    let (plain, default) = (Client::new(config).unwrap(), support::client(&sandbox));
    let name = "Ayşe-Nur IŞIK İ. Çağlı";
    for (client, sent) in [(&default, name), (&plain, "Ayse Nur ISIK I Cagli")] {
        let mut request = support::request(sandbox.open_session());
        request.card_holder = name.into();
        client.create_token(&request).unwrap();
        let last = sandbox.requests().len() - 1;
        assert_eq!(body_of(&sandbox, last)["card_holder"], json!(sent));
    }
    let mut request = support::request(sandbox.open_session());
    request.card_holder = "-".into();
    let error = plain.create_token(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_MISSING_FIELD);
    assert_eq!(error.field(), Some("card_holder"));
}

#[test]
fn a_missing_or_impossible_field_is_named_and_nothing_is_sent() {
    type Spoil = fn(&mut CreateTokenRequest<'_>);
    let cases: [(&str, i32, Spoil); 10] = [
        ("session_id", PAYNET_ERR_MISSING_FIELD, |r| {
            r.session_id = "".into()
        }),
        ("card_holder", PAYNET_ERR_MISSING_FIELD, |r| {
            r.card_holder = "  ".into()
        }),
        ("instalment_key", PAYNET_ERR_MISSING_FIELD, |r| {
            r.instalment_key = "".into()
        }),
        ("ip", PAYNET_ERR_MISSING_FIELD, |r| r.ip = "".into()),
        ("month", PAYNET_ERR_MISSING_FIELD, |r| r.month = 0),
        ("month", PAYNET_ERR_INVALID_FIELD, |r| r.month = 13),
        ("month", PAYNET_ERR_INVALID_FIELD, |r| r.month = -1),
        ("year", PAYNET_ERR_MISSING_FIELD, |r| r.year = 0),
        ("year", PAYNET_ERR_INVALID_FIELD, |r| r.year = 202),
        ("year", PAYNET_ERR_INVALID_FIELD, |r| r.year = 1999),
    ];
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for (field, code, spoil) in cases {
        let mut request = support::request(sandbox.open_session());
        spoil(&mut request);
        let error = client.create_token(&request).unwrap_err();
        assert_eq!((error.field(), error.code()), (Some(field), code));
    }
    assert_eq!(sandbox.connections(), 0);
}

#[test]
fn strict_checks_refuse_what_paynet_would_still_take() {
    let sandbox = Sandbox::start();
    let mut config = support::config(&sandbox);
    config.card_checks = CardChecks::Strict;
    let strict = Client::new(config).unwrap();
    let error = strict.create_token(&documented_request()).unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        (PAYNET_ERR_CARD_CHECK, Some("pan"))
    );
    let mut expired = support::request(sandbox.open_session());
    (expired.month, expired.year) = (12, 2019);
    let error = strict.create_token(&expired).unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        (PAYNET_ERR_CARD_CHECK, Some("year"))
    );
    assert_eq!(sandbox.connections(), 0);
    let mut good = support::request(sandbox.open_session());
    good.year = 2098;
    strict.create_token(&good).unwrap();
}

#[test]
fn a_client_without_the_key_says_which_one_is_missing() {
    let sandbox = Sandbox::start();
    let mut config = support::config(&sandbox);
    config.publishable_key = None;
    let error = Client::new(config)
        .unwrap()
        .create_token(&support::request(sandbox.open_session()))
        .unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        (PAYNET_ERR_KEY_MISSING, Some("publishable_key"))
    );
}

/// What a client makes of an answer.
fn answered(fault: Fault) -> Result<CreateTokenResponse, Error> {
    let sandbox = Sandbox::start();
    let mut request = support::request(sandbox.open_session());
    request.do_3ds = true;
    sandbox.next(fault);
    support::client(&sandbox).create_token(&request)
}

#[test]
fn the_documented_answer_is_read_to_the_letter() {
    let response = answered(Fault::Shape(Shape::Sample)).unwrap();
    assert_eq!(
        response.token_id,
        "jt_EAAAAIEOepBMwb1HKJddqx7r9NsyxCFd4cwglcnWsP36nZd+RyhJjac485Io+F3GB FVzflD0ySWTvhhRdCMRM8y/19g="
    );
    assert_eq!(
        response.post_url,
        "http://pts-api.paynet.com.tr/v1/paynetjgate/tds"
    );
    assert_eq!(response.is_tds, Some(true));
    assert_eq!(response.object_name, "paynetj_token");
    assert_eq!(response.code, Some(0));
    assert_eq!(response.message, "Başarılı Islem");
}

#[test]
fn answers_of_every_shape_are_read() {
    for shape in Shape::all() {
        let response = answered(Fault::Shape(shape)).unwrap();
        let (is_tds, code) = (response.is_tds, response.code);
        assert!(response.token_id.starts_with("jt_"), "{shape}");
        assert_eq!(code, Some(0), "{shape}");
        match shape {
            Shape::Missing => {
                assert_eq!(is_tds, None);
                assert_eq!((response.post_url, response.message), Default::default());
            }
            Shape::Without3d => {
                assert_eq!(is_tds, Some(false));
                assert_eq!(response.post_url, "");
            }
            Shape::Nulls => {
                assert_eq!(is_tds, Some(true));
                assert_eq!((response.object_name, response.message), Default::default());
            }
            Shape::Escapes => {
                assert_eq!(is_tds, Some(true));
                assert!(response.message.chars().any(|c| c > '\u{FFFF}'));
            }
            _ => {
                assert_eq!(is_tds, Some(true), "{shape}");
                assert_eq!(response.object_name, "paynetj_token", "{shape}");
                assert!(response.post_url.contains("/v1/paynetjgate/tds"), "{shape}");
            }
        }
    }
}

#[test]
fn what_net_servers_add_does_no_harm() {
    for body in [
        "\u{FEFF}{\"token_id\":\"jt_1\",\"code\":0}",
        "  {\"token_id\":\"jt_1\"}  ",
        r#"{"token_id":"jt_1","code":"0","is_tds":"False"}"#,
        r#"{"token_id":"jt_1","code":false}"#,
    ] {
        let response = answered(Fault::Body(body.into())).unwrap();
        assert_eq!(response.token_id, "jt_1", "{body}");
    }
    let response = answered(Fault::NoContentLength).unwrap();
    assert!(response.token_id.starts_with("jt_"));
}

#[test]
fn an_earlier_success_is_no_token() {
    let error = answered(Fault::Code(100)).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_REFUSED);
    assert_eq!(error.refusal().unwrap().code, Some(100));
}

#[test]
fn an_error_object_inside_a_success_status_is_a_refusal() {
    let body = r#"{"type":"invalid_request_error","message":"x","code":400,"result_code":13}"#;
    let error = answered(Fault::Body(body.into())).unwrap_err();
    let refusal = error.refusal().unwrap();
    assert_eq!(error.code(), PAYNET_ERR_REFUSED);
    assert_eq!(refusal.code, Some(13));
    assert_eq!(refusal.error_type, "invalid_request_error");
}

/// One call through the C functions; returns the code and the raw bytes of both output structs.
fn call_through_c(sandbox: &Sandbox, session: Session) -> (i32, Vec<u8>) {
    let texts = [
        sandbox.base_url(),
        sandbox.publishable_key(),
        sandbox.ca_file().to_str().unwrap(),
        &session.session_id,
        &session.instalment_key,
        "Ayşe Yılmaz",
        "4355 0843 5508 4358",
        TEST_CVC,
        "203.0.113.7",
        sandbox.secret_key(),
    ]
    .map(|text| CString::new(text).unwrap());
    let text = |index: usize| texts[index].as_ptr();
    // SAFETY: the structs are initialised by their own functions, and every text outlives the calls.
    unsafe {
        let mut config: paynet_config = std::mem::zeroed();
        let mut request: paynet_create_token_request = std::mem::zeroed();
        let mut response: paynet_create_token_response = std::mem::zeroed();
        let mut error: paynet_error = std::mem::zeroed();
        paynet_config_init(&mut config, size_of_val(&config) as u32);
        paynet_create_token_request_init(&mut request, size_of_val(&request) as u32);
        paynet_create_token_response_init(&mut response, size_of_val(&response) as u32);
        paynet_error_init(&mut error, size_of_val(&error) as u32);
        (config.base_url, config.publishable_key, config.ca_file) = (text(0), text(1), text(2));
        config.secret_key = text(9);
        let mut client: *mut paynet_client = ptr::null_mut();
        assert_eq!(paynet_client_new(&config, &mut client, &mut error), 0);
        (request.session_id, request.instalment_key) = (text(3), text(4));
        (request.card_holder, request.pan, request.cvc) = (text(5), text(6), text(7));
        request.ip = text(8);
        (request.month, request.year, request.do_3ds) = (12, 2026, 1);
        let code = paynet_create_token(client, &request, &mut response, &mut error);
        paynet_client_free(client);
        let mut bytes = Vec::new();
        bytes.extend_from_slice(as_bytes(&response));
        bytes.extend_from_slice(as_bytes(&error));
        (code, bytes)
    }
}

fn as_bytes<T>(value: &T) -> &[u8] {
    // SAFETY: the C structs have no padding, so all their bytes are initialised.
    unsafe { std::slice::from_raw_parts(ptr::from_ref(value).cast(), size_of::<T>()) }
}

#[test]
fn card_data_that_the_server_repeats_is_masked_everywhere() {
    let log = Log::capture();
    let json = |text: &str| format!(r#"{{"code":18,"message":"{text}","type":"{text}"}}"#);
    for fault in [
        Fault::Echo,
        Fault::EchoOk,
        Fault::Body(json("kart 4355-0843-5508-4358 cvc 5937")),
        Fault::BodyStatus(400, json("4355084355084358/5937")),
        Fault::Body(format!(
            r#"{{"token_id":"jt_1","object_name":"{TEST_PAN}"}}"#
        )),
        // Not JSON at this place, which a parser's own message would quote.
        Fault::Body(format!(r#"{{"message": "{TEST_PAN} {TEST_CVC}", x"#)),
        Fault::Body(format!(r#""{TEST_PAN}""#)),
    ] {
        let sandbox = Sandbox::start();
        sandbox.next(fault.clone());
        let what = format!("{fault:?}");
        let result =
            support::client(&sandbox).create_token(&support::request(sandbox.open_session()));
        support::assert_no_secret(&sandbox, &what, &format!("{result:?}"));

        sandbox.next(fault);
        let (_, bytes) = call_through_c(&sandbox, sandbox.open_session());
        support::assert_no_secret(&sandbox, &what, &String::from_utf8_lossy(&bytes));
        assert_eq!(log.text(), "");
    }
}

#[test]
fn the_c_function_gives_the_token_that_the_server_made() {
    let sandbox = Sandbox::start();
    let (code, bytes) = call_through_c(&sandbox, sandbox.open_session());
    assert_eq!(code, PAYNET_OK);
    let token = &sandbox.tokens()[0].token_id;
    assert!(String::from_utf8_lossy(&bytes).contains(token.as_str()));
    assert_eq!(body_of(&sandbox, 0)["pan"], json!(TEST_PAN));
}
