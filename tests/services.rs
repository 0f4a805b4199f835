//! The services around `create_token` and `charge`: what is sent, and what is read from the answer.

mod support;

use std::ffi::CString;
use std::mem;
use std::ptr;

use paynet::error::status::*;
use paynet::ffi::check_bin::*;
use paynet::ffi::client::{paynet_client, paynet_client_free, paynet_client_new};
use paynet::ffi::config::{paynet_config, paynet_config_init};
use paynet::ffi::error::{paynet_error, paynet_error_init};
use paynet::{
    Amount, AuthRequest, Bin, CardListRequest, ChargeRequest, CheckBinRequest, CheckCardBinRequest,
    CheckRequest, Client, CreateCardTokenRequest, Outcome, PosType, SaveCardRequest,
};
use paynet_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};
use support::checkout::{self, CHECK};

const AUTH: &str = "/v1/paynetj/auth";
const CHECK_BIN: &str = "/v1/paynetj/check_bin";
const SAVE_CARD: &str = "/v1/paynetj/save_card";
const CARD_LIST: &str = "/v1/card/list";
const CHECK_CARD_BIN: &str = "/v1/paynetj/check_card_bin";
const CREATE_CARD_TOKEN: &str = "/v1/paynetj/create_card_token";

fn sent(sandbox: &Sandbox, path: &str) -> Value {
    let requests = sandbox.requests_to(path);
    serde_json::from_slice(&requests.last().unwrap().body).unwrap()
}

fn key_sent(sandbox: &Sandbox, path: &str) -> String {
    let requests = sandbox.requests_to(path);
    let headers = &requests.last().unwrap().headers;
    let header = headers.iter().find(|(name, _)| name == "authorization");
    header.unwrap().1.trim_start_matches("Basic ").to_owned()
}

fn lira(kurus: i64) -> Option<Amount> {
    Some(Amount::from_kurus(kurus))
}

/// An answer of `path` with exactly this body.
fn answers(sandbox: &Sandbox, path: &str, body: Value) {
    sandbox.next_for(path, Fault::Body(body.to_string()));
}

#[test]
fn auth_sends_kurus_and_only_what_is_set() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let session = client
        .auth(&AuthRequest::new(Amount::from_kurus(123_456)))
        .unwrap();
    assert!(session.session_id.starts_with("js_"));
    assert!(!session.expire_date.is_empty());
    assert_eq!(session.name, "Paynet Sandbox İşyeri");
    assert_eq!(session.tds_required, Some(false));
    assert_eq!(sent(&sandbox, AUTH), json!({"amount": 123_456}));
    assert_eq!(key_sent(&sandbox, AUTH), sandbox.publishable_key());
}

#[test]
fn auth_sends_every_field_by_its_documented_name() {
    let sandbox = Sandbox::start();
    let mut request = AuthRequest::new(Amount::from_kurus(1000));
    request.agent_id = Some("10000".into());
    request.pos_type = Some(PosType::Paynet);
    request.add_commission = Some(true);
    request.reference_no = Some("siparis-1".into());
    request.ratio_code = Some("R1".into());
    request.save_card = Some(true);
    request.tds_required = Some(true);
    request.domain = Some("https://www.example.com".into());
    request.user_unique_id = Some("uye-1".into());
    request.card_owner_id = Some("sahip".into());
    request.user_gsm_no = Some("5321234567".into());
    request.card_desc = Some("Maaş kartı".into());
    request.return_url = Some("https://www.example.com/donus".into());
    let session = support::client(&sandbox).auth(&request).unwrap();
    assert_eq!(session.tds_required, Some(true));
    assert_eq!(
        sent(&sandbox, AUTH),
        json!({
            "amount": 1000,
            "agent_id": "10000",
            "pos_type": "5",
            "add_commission": true,
            "reference_no": "siparis-1",
            "ratio_code": "R1",
            "save_card": true,
            "tds_required": true,
            "domain": "https://www.example.com",
            "user_unique_id": "uye-1",
            "card_owner_id": "sahip",
            "user_gsm_no": "5321234567",
            "card_desc": "Maaş kartı",
            "return_url": "https://www.example.com/donus",
        })
    );
}

#[test]
fn an_amount_that_nobody_can_owe_is_refused() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for (kurus, code) in [
        (0, PAYNET_ERR_MISSING_FIELD),
        (-1, PAYNET_ERR_INVALID_FIELD),
    ] {
        let error = client
            .auth(&AuthRequest::new(Amount::from_kurus(kurus)))
            .unwrap_err();
        assert_eq!((error.code(), error.field()), (code, Some("amount")));
    }
    assert!(sandbox.requests().is_empty());
}

#[test]
fn a_session_without_an_id_is_no_session() {
    let sandbox = Sandbox::start();
    answers(&sandbox, AUTH, json!({"code": 0}));
    let request = AuthRequest::new(Amount::from_kurus(1));
    let error = support::client(&sandbox).auth(&request).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_INCOMPLETE_ANSWER);
}

#[test]
fn of_a_card_number_only_eight_digits_leave_the_machine() {
    let sandbox = Sandbox::start();
    let session = sandbox.open_session();
    let request = CheckBinRequest::new(&*session.session_id, Bin::new(support::TEST_PAN).unwrap());
    support::client(&sandbox).check_bin(&request).unwrap();
    let expected = json!({"session_id": session.session_id, "bin": "43550843"});
    assert_eq!(sent(&sandbox, CHECK_BIN), expected);
    assert_eq!(key_sent(&sandbox, CHECK_BIN), sandbox.publishable_key());
}

#[test]
fn the_instalment_table_is_read_in_kurus_and_in_paynets_order() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    answers(
        &sandbox,
        CHECK_BIN,
        json!({
            "bank_id": "AXSS", "bank_logo": "http://localhost/axess.png", "bank_name": "Axess",
            "card_type": "cc", "tds_enable": "True",
            "data": [
                {"instalment_key": "ji_101", "instalment": 101, "instalment_amount": 0.10, "total_amount": 10.30,
                 "commision": 0.26, "desc": "101 Taksit"},
                {"instalment_key": "ji_0", "instalment": "0", "instalment_amount": "10,24", "total_amount": "10.24",
                 "commision": null},
            ],
            "obeject_name": "paynetj_bin", "code": 0, "message": "Başarılı Islem",
        }),
    );
    let request = CheckBinRequest::new("js_1", Bin::new("43550843").unwrap());
    let bin = client.check_bin(&request).unwrap();
    assert_eq!((&*bin.bank_id, &*bin.bank_name), ("AXSS", "Axess"));
    assert_eq!((&*bin.card_type, bin.tds_enable), ("cc", Some(true)));
    assert_eq!(bin.object_name, "paynetj_bin");
    let [first, second] = &bin.instalments[..] else {
        panic!()
    };
    assert_eq!(
        (&*first.instalment_key, first.instalment),
        ("ji_101", Some(101))
    );
    assert_eq!(first.instalment_amount, lira(10));
    assert_eq!(
        (first.total_amount, first.commission),
        (lira(1030), lira(26))
    );
    assert_eq!((second.instalment, second.commission), (Some(0), None));
    assert_eq!(
        (second.instalment_amount, second.total_amount),
        (lira(1024), lira(1024))
    );
    assert_eq!(second.desc, "");
}

#[test]
fn a_table_that_nothing_can_be_chosen_from_is_an_error() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for body in [
        json!({"code": 0}),
        json!({"code": 0, "data": {}}),
        json!({"code": 0, "data": ["x"]}),
        json!({"code": 0, "data": [{"instalment": 0}]}),
    ] {
        answers(&sandbox, CHECK_BIN, body.clone());
        let request = CheckBinRequest::new("js_1", Bin::new("43550843").unwrap());
        let error = client.check_bin(&request).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_INCOMPLETE_ANSWER, "{body}");
    }
}

#[test]
fn save_card_sends_what_is_set() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let session = sandbox.open_session();
    let mut request = SaveCardRequest::new(&*session.session_id);
    let saved = client.save_card(&request).unwrap();
    assert_eq!(saved.session_id, session.session_id);
    request.card_desc = Some("Maaş kartı".into());
    request.user_gsm = Some("5321234567".into());
    client.save_card(&request).unwrap();
    assert_eq!(
        sent(&sandbox, SAVE_CARD),
        json!({"session_id": session.session_id, "card_desc": "Maaş kartı", "user_gsm": "5321234567"})
    );
}

#[test]
fn a_card_is_stored_with_one_payment_and_used_for_the_next() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let mut auth = AuthRequest::new(Amount::from_kurus(2500));
    auth.user_unique_id = Some("uye-1".into());
    auth.save_card = Some(true);
    auth.card_desc = Some("Maaş kartı".into());
    let first = pay(&client, &auth, "siparis-1");
    assert_eq!(first.is_save_card_succeed, Some(true));
    let owner = first.card_owner_id;

    let list = client.card_list(&CardListRequest::new(&*owner)).unwrap();
    assert_eq!(
        (list.total, list.total_count, list.has_more),
        (Some(1), Some(1), Some(false))
    );
    assert_eq!(key_sent(&sandbox, CARD_LIST), sandbox.secret_key());
    let card = &list.cards[0];
    assert_eq!(
        (&*card.card_owner_id, &*card.user_unique_id),
        (&*owner, "uye-1")
    );
    assert_eq!(card.card_desc, "Maaş kartı");
    assert_eq!(card.card_no, "435508********4358");
    assert_eq!(card.card_bin, "435508");

    let session = client
        .auth(&AuthRequest::new(Amount::from_kurus(100)))
        .unwrap()
        .session_id;
    let mut bin = CheckCardBinRequest::new(&*session, &*card.card_hash);
    bin.card_owner_id = Some((&owner).into());
    bin.no_instalment = Some(true);
    let table = client.check_card_bin(&bin).unwrap();
    assert_eq!(table.instalments.len(), 1);
    assert_eq!(
        sent(&sandbox, CHECK_CARD_BIN),
        json!({"session_id": session, "card_hash": card.card_hash, "card_owner_id": owner, "no_instalment": true})
    );
    let instalment_key = &*table.instalments[0].instalment_key;
    let mut token = CreateCardTokenRequest::new(&*session, &*card.card_hash, instalment_key, false);
    token.card_owner_id = Some((&owner).into());
    let token = client.create_card_token(&token).unwrap();
    assert_eq!(
        sent(&sandbox, CREATE_CARD_TOKEN),
        json!({"session_id": session, "card_hash": card.card_hash, "card_owner_id": owner,
               "instalment_key": instalment_key, "do_3ds": false})
    );
    let payment = client
        .charge(&ChargeRequest::new(session, token.token_id, "siparis-2"))
        .unwrap();
    assert_eq!(
        (payment.outcome, payment.amount),
        (Outcome::Paid, lira(100))
    );
}

/// A payment from auth to charge.
fn pay(client: &Client, auth: &AuthRequest, reference_no: &str) -> paynet::Payment {
    let session_id = client.auth(auth).unwrap().session_id;
    let bin = CheckBinRequest::new(&*session_id, Bin::new(support::TEST_PAN).unwrap());
    let instalments = client.check_bin(&bin).unwrap().instalments;
    let single = instalments
        .iter()
        .find(|row| row.instalment == Some(0))
        .unwrap();
    let instalment_key = single.instalment_key.clone();
    let request =
        support::request_for(session_id.clone(), instalment_key, support::TEST_PAN, "000");
    let token = client.create_token(&request).unwrap();
    client
        .charge(&ChargeRequest::new(
            session_id,
            token.token_id,
            reference_no,
        ))
        .unwrap()
}

#[test]
fn the_names_of_the_documentations_table_and_sample_are_both_read() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    answers(
        &sandbox,
        CARD_LIST,
        json!({"Data": [
            {"card_hash": "h1", "card_no_masked": "4355**4358", "card_bin_no": "43550843"},
            {"card_hash": "h2", "card_no": "5571**5575", "card_bin": "55711355", "expire_month": 12, "expire_year": "2030"},
        ], "code": 0, "message": null}),
    );
    let list = client.card_list(&CardListRequest::new("sahip")).unwrap();
    assert_eq!(list.cards[0].card_no, "4355**4358");
    assert_eq!(list.cards[0].card_bin, "43550843");
    assert_eq!(list.cards[1].card_bin, "55711355");
    assert_eq!(
        (list.cards[1].expire_month, list.cards[1].expire_year),
        (12, 2030)
    );
    assert_eq!((list.total, list.has_more), (None, None));
}

#[test]
fn a_payment_is_found_by_reference_and_by_code() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let request = checkout::charge_request(&sandbox, &client, "siparis-1", None);
    let paid = client.charge(&request).unwrap();
    let by_reference = client
        .check(&CheckRequest::by_reference_no("siparis-1"))
        .unwrap();
    assert_eq!(sent(&sandbox, CHECK), json!({"reference_no": "siparis-1"}));
    assert_eq!(key_sent(&sandbox, CHECK), sandbox.secret_key());
    let by_code = client
        .check(&CheckRequest::by_xact_id(&*paid.xact_id))
        .unwrap();
    assert_eq!(sent(&sandbox, CHECK), json!({"xact_id": paid.xact_id}));
    for found in [by_reference, by_code] {
        assert_eq!(found.outcome, Outcome::Paid);
        let payment = found.paid().unwrap();
        assert_eq!(payment.xact_id, paid.xact_id);
        assert_eq!(payment.reference_no, "siparis-1");
        assert_eq!(payment.amount, paid.amount);
        assert_eq!(payment.card_no_masked, paid.card_no_masked);
    }
}

#[test]
fn nothing_found_is_an_answer_however_paynet_says_it() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let no_data_error = r#"{"type":"no_data_error","message":"Kayıt bulunamadı","code":404}"#;
    for fault in [
        None,
        Some(Fault::Status(400, 12)),
        Some(Fault::Body(r#"{"code":12}"#.into())),
        Some(Fault::BodyStatus(404, no_data_error.into())),
    ] {
        if let Some(fault) = &fault {
            sandbox.next_for(CHECK, fault.clone());
        }
        let found = client.check(&CheckRequest::by_reference_no("yok")).unwrap();
        assert_eq!(found.outcome, Outcome::None, "{fault:?}");
        assert!(found.payments.is_empty());
    }
    // A wrong address is not "nothing found".
    sandbox.next_for(CHECK, Fault::HtmlStatus(404));
    let error = client
        .check(&CheckRequest::by_reference_no("yok"))
        .unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_NOT_FOUND);
    let error = client.check(&CheckRequest::default()).unwrap_err();
    assert_eq!(error.code(), PAYNET_ERR_MISSING_FIELD);
}

#[test]
fn paid_is_what_took_money_and_did_not_give_it_back() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    let sale =
        json!({"xact_id": "xk_1", "is_succeed": true, "transaction_type": 1, "netAmount": 794.54});
    let declined = json!({"xact_id": "xk_2", "is_succeed": false, "transaction_type": 1});
    let silent = json!({"xact_id": "xk_3", "transaction_type": "1"});
    let reversal = json!({"xact_id": "xk_4", "is_succeed": true, "transaction_type": 2});
    let query = json!({"xact_id": "xk_5", "is_succeed": true, "transaction_type": 7});
    for (rows, outcome) in [
        (json!([]), Outcome::None),
        (json!([sale]), Outcome::Paid),
        (json!([declined]), Outcome::NotPaid),
        (json!([declined, sale]), Outcome::Paid),
        (json!([silent]), Outcome::Unknown),
        (json!([silent, declined]), Outcome::Unknown),
        (json!([silent, sale]), Outcome::Paid),
        (json!([sale, reversal]), Outcome::Unknown),
        (json!([query]), Outcome::None),
    ] {
        answers(&sandbox, CHECK, json!({"Data": rows, "code": 0}));
        let found = client.check(&CheckRequest::by_reference_no("1")).unwrap();
        assert_eq!(found.outcome, outcome, "{rows}");
        assert_eq!(found.paid().is_some(), outcome == Outcome::Paid);
        if let Some(paid) = found.paid() {
            assert_eq!((&*paid.xact_id, paid.net_amount), ("xk_1", lira(79_454)));
        }
    }
}

#[test]
fn rows_fill_the_callers_array_or_nothing_of_it() {
    let sandbox = Sandbox::start();
    let c = CClient::new(&sandbox);
    let session = CString::new(sandbox.open_session().session_id).unwrap();
    // A program of a later release, whose rows are farther apart.
    const STRIDE: usize = mem::size_of::<paynet_instalment>() + 64;
    let mut places = vec![0xEE_u8; 8 * STRIDE];
    for (capacity, code) in [
        (8, PAYNET_OK),
        (4, PAYNET_ERR_ANSWER_DOES_NOT_FIT),
        (5, PAYNET_OK),
    ] {
        places.fill(0xEE);
        places[..STRIDE].fill(0);
        places[..4].copy_from_slice(&u32::try_from(STRIDE).unwrap().to_ne_bytes());
        let before = places.clone();
        let (returned, response) = c.check_bin(&session, places.as_mut_ptr().cast(), capacity);
        assert_eq!(returned, code);
        assert_eq!(response.instalment_count, 5, "what is needed");
        if code != PAYNET_OK {
            assert!(places == before, "rows are left as they were");
            continue;
        }
        for place in 0..5 {
            // SAFETY: the library wrote a row there.
            let row = unsafe {
                let row = places.as_ptr().add(place * STRIDE);
                row.cast::<paynet_instalment>().read_unaligned()
            };
            assert_eq!(row.struct_size as usize, STRIDE);
            assert!(row.total_amount >= 1000);
            assert_eq!(row.instalment_key[0] as u8, b'j');
        }
        assert!(places[5 * STRIDE..].iter().all(|byte| *byte == 0xEE));
    }
}

#[test]
fn an_array_may_be_left_out_but_not_be_impossible() {
    let sandbox = Sandbox::start();
    let c = CClient::new(&sandbox);
    let session = CString::new(sandbox.open_session().session_id).unwrap();
    let (code, response) = c.check_bin(&session, ptr::null_mut(), 0);
    assert_eq!((code, response.instalment_count), (PAYNET_OK, 5));
    let mut row = [0_u8; mem::size_of::<paynet_instalment>()];
    for (rows, capacity, expected) in [
        (ptr::null_mut(), 1, PAYNET_ERR_NULL_ARGUMENT),
        (ptr::null_mut(), -1, PAYNET_ERR_INVALID_FIELD),
        (row.as_mut_ptr().cast(), 1, PAYNET_ERR_STRUCT_SIZE),
    ] {
        let before = sandbox.requests().len();
        let (code, response) = c.check_bin(&session, rows, capacity);
        assert_eq!((code, response.instalment_count), (expected, 0));
        assert_eq!(sandbox.requests().len(), before, "nothing is sent");
    }
}

struct CClient(*mut paynet_client);

impl CClient {
    fn new(sandbox: &Sandbox) -> CClient {
        let texts = [
            sandbox.base_url(),
            sandbox.publishable_key(),
            sandbox.ca_file().to_str().unwrap(),
        ]
        .map(|text| CString::new(text).unwrap());
        let mut client = ptr::null_mut();
        // SAFETY: the structs are initialised, and the texts outlive the call.
        unsafe {
            let mut config: paynet_config = mem::zeroed();
            paynet_config_init(&mut config, mem::size_of::<paynet_config>() as u32);
            config.base_url = texts[0].as_ptr();
            config.publishable_key = texts[1].as_ptr();
            config.ca_file = texts[2].as_ptr();
            assert_eq!(
                paynet_client_new(&config, &mut client, ptr::null_mut()),
                PAYNET_OK
            );
        }
        CClient(client)
    }

    fn check_bin(
        &self,
        session: &CString,
        rows: *mut paynet_instalment,
        capacity: i32,
    ) -> (i32, paynet_check_bin_response) {
        let bin = CString::new("43550843").unwrap();
        // SAFETY: the structs are initialised, and the texts outlive the call.
        unsafe {
            let mut request: paynet_check_bin_request = mem::zeroed();
            let mut response: paynet_check_bin_response = mem::zeroed();
            let mut error: paynet_error = mem::zeroed();
            paynet_check_bin_request_init(&mut request, mem::size_of_val(&request) as u32);
            paynet_check_bin_response_init(&mut response, mem::size_of_val(&response) as u32);
            paynet_error_init(&mut error, mem::size_of_val(&error) as u32);
            request.session_id = session.as_ptr();
            request.bin = bin.as_ptr();
            let code =
                paynet_check_bin(self.0, &request, &mut response, rows, capacity, &mut error);
            assert_eq!(code, error.code);
            (code, response)
        }
    }
}

impl Drop for CClient {
    fn drop(&mut self) {
        // SAFETY: the client is freed once.
        unsafe { paynet_client_free(self.0) };
    }
}
