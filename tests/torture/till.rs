//! A till that pays with the C functions.

use std::ffi::{CStr, CString, c_char};
use std::path::Path;
use std::ptr;

use paynet::error::status::PAYNET_OK;
use paynet::ffi::auth::{paynet_auth, paynet_auth_request_init, paynet_auth_response_init};
use paynet::ffi::charge::{paynet_charge, paynet_charge_request_init};
use paynet::ffi::check::{paynet_check, paynet_check_request_init, paynet_check_response_init};
use paynet::ffi::check_bin::{
    paynet_check_bin, paynet_check_bin_request_init, paynet_check_bin_response_init,
    paynet_instalment_init,
};
use paynet::ffi::client::{paynet_client, paynet_client_free, paynet_client_new};
use paynet::ffi::config::paynet_config_init;
use paynet::ffi::create_token::{
    paynet_create_token, paynet_create_token_request_init, paynet_create_token_response_init,
};
use paynet::ffi::error::{paynet_error, paynet_error_init};
use paynet::ffi::payment::{paynet_payment, paynet_payment_init};

/// A struct as its `_init` function fills it.
macro_rules! initial {
    ($init:path) => {{
        // SAFETY: integers and pointers, for which zeros are fine, and which the function then fills.
        #[allow(unused_unsafe, reason = "some callers are in such a block already")]
        unsafe {
            let mut value = std::mem::zeroed();
            let code = $init(&mut value, std::mem::size_of_val(&value) as u32);
            assert_eq!(code, 0);
            value
        }
    }};
}

pub(crate) use initial;

pub fn text(text: &str) -> CString {
    CString::new(text).unwrap()
}

/// A text of one of the library's arrays.
pub fn of(array: &[c_char]) -> String {
    // SAFETY: the library ends each of its texts with a NUL.
    let text = unsafe { CStr::from_ptr(array.as_ptr()) };
    text.to_str().unwrap().to_owned()
}

/// How to reach the sandbox, also from another process.
#[derive(Clone)]
pub struct Way {
    pub base_url: String,
    pub ca_file: String,
    pub publishable_key: String,
    pub secret_key: String,
}

impl Way {
    pub fn to(sandbox: &paynet_sandbox::Sandbox) -> Way {
        Way {
            base_url: sandbox.base_url().to_owned(),
            ca_file: path(sandbox.ca_file()),
            publishable_key: sandbox.publishable_key().to_owned(),
            secret_key: sandbox.secret_key().to_owned(),
        }
    }
}

pub fn path(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

pub struct Till {
    pub client: *mut paynet_client,
    pub error: paynet_error,
}

// SAFETY: a client may be used from any thread.
unsafe impl Send for Till {}

/// What a charge came to.
#[derive(Clone, Debug)]
pub struct Charged {
    pub code: i32,
    pub outcome: i32,
}

impl Till {
    /// The till, or the code that says why there is none. Each call may take `milliseconds`.
    pub fn new(way: &Way, milliseconds: i32) -> Result<Till, i32> {
        let (url, ca_file) = (text(&way.base_url), text(&way.ca_file));
        let keys = (text(&way.publishable_key), text(&way.secret_key));
        let mut config: paynet::ffi::config::paynet_config = initial!(paynet_config_init);
        config.base_url = url.as_ptr();
        config.ca_file = ca_file.as_ptr();
        config.publishable_key = keys.0.as_ptr();
        config.secret_key = keys.1.as_ptr();
        config.connect_timeout_ms = milliseconds;
        config.total_timeout_ms = milliseconds;
        let mut client = ptr::null_mut();
        let mut error: paynet_error = initial!(paynet_error_init);
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        match unsafe { paynet_client_new(&config, &mut client, &mut error) } {
            PAYNET_OK => Ok(Till { client, error }),
            code => Err(code),
        }
    }

    /// A session about 10 lira, and the key of its first instalment.
    pub fn session(&mut self) -> (i32, String, String) {
        let mut request: paynet::ffi::auth::paynet_auth_request =
            initial!(paynet_auth_request_init);
        let mut session: paynet::ffi::auth::paynet_auth_response =
            initial!(paynet_auth_response_init);
        request.amount = 1000;
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        let code = unsafe { paynet_auth(self.client, &request, &mut session, &mut self.error) };
        if code != PAYNET_OK {
            return (code, String::new(), String::new());
        }
        let session_id = of(&session.session_id);
        let (code, key) = self.instalment_key(&session_id);
        (code, session_id, key)
    }

    fn instalment_key(&mut self, session_id: &str) -> (i32, String) {
        let (session_id, bin) = (text(session_id), text("43550843"));
        let mut request: paynet::ffi::check_bin::paynet_check_bin_request =
            initial!(paynet_check_bin_request_init);
        request.session_id = session_id.as_ptr();
        request.bin = bin.as_ptr();
        let mut response: paynet::ffi::check_bin::paynet_check_bin_response =
            initial!(paynet_check_bin_response_init);
        let row: paynet::ffi::check_bin::paynet_instalment = initial!(paynet_instalment_init);
        let mut rows = [row; 16];
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        let code = unsafe {
            paynet_check_bin(
                self.client,
                &request,
                &mut response,
                rows.as_mut_ptr(),
                16,
                &mut self.error,
            )
        };
        (code, of(&rows[0].instalment_key))
    }

    pub fn create_token(&mut self, session_id: &str, instalment_key: &str) -> (i32, String) {
        let texts = [
            session_id,
            instalment_key,
            "Ayşe Yılmaz",
            super::support::TEST_PAN,
            "000",
            "203.0.113.7",
        ];
        let texts = texts.map(text);
        let [session_id, key, holder, pan, cvc, ip] = texts.each_ref().map(|text| text.as_ptr());
        let mut request: paynet::ffi::create_token::paynet_create_token_request =
            initial!(paynet_create_token_request_init);
        let mut response: paynet::ffi::create_token::paynet_create_token_response =
            initial!(paynet_create_token_response_init);
        (request.session_id, request.instalment_key) = (session_id, key);
        (request.card_holder, request.pan, request.cvc, request.ip) = (holder, pan, cvc, ip);
        (request.month, request.year, request.do_3ds) = (12, 2026, 0);
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        let code =
            unsafe { paynet_create_token(self.client, &request, &mut response, &mut self.error) };
        (code, of(&response.token_id))
    }

    pub fn charge(
        &mut self,
        session_id: &str,
        token_id: &str,
        reference_no: &str,
        budget_ms: i32,
    ) -> Charged {
        let texts = [session_id, token_id, reference_no].map(text);
        let mut request: paynet::ffi::charge::paynet_charge_request =
            initial!(paynet_charge_request_init);
        let mut payment: paynet_payment = initial!(paynet_payment_init);
        request.session_id = texts[0].as_ptr();
        request.token_id = texts[1].as_ptr();
        request.reference_no = texts[2].as_ptr();
        request.budget_ms = budget_ms;
        // SAFETY: every pointer leads to a local value, and every struct is initialised.
        let code = unsafe { paynet_charge(self.client, &request, &mut payment, &mut self.error) };
        Charged {
            code,
            outcome: payment.outcome,
        }
    }

    /// What is known of a reference: code and outcome.
    pub fn check(&mut self, reference_no: &str) -> (i32, i32) {
        let reference_no = text(reference_no);
        let mut request: paynet::ffi::check::paynet_check_request =
            initial!(paynet_check_request_init);
        request.reference_no = reference_no.as_ptr();
        let mut response: paynet::ffi::check::paynet_check_response =
            initial!(paynet_check_response_init);
        // SAFETY: every pointer leads to a local value, and every struct is initialised; no rows are wanted.
        let code = unsafe {
            paynet_check(
                self.client,
                &request,
                &mut response,
                ptr::null_mut(),
                0,
                &mut self.error,
            )
        };
        (code, response.outcome)
    }

    pub fn message(&self) -> String {
        of(&self.error.message)
    }
}

impl Drop for Till {
    fn drop(&mut self) {
        // SAFETY: the client is alive.
        unsafe { paynet_client_free(self.client) };
    }
}
