//! Takes a token from a sandbox through the C functions of the built shared library, the way any other language does:
//! `cargo run --example create_token`.

use std::error::Error;
use std::ffi::{CStr, CString, c_char};
use std::path::{Path, PathBuf};
use std::ptr;

use libloading::Library;
use paynet::ffi::client::paynet_client;
use paynet::ffi::config::paynet_config;
use paynet::ffi::create_token::{paynet_create_token_request, paynet_create_token_response};
use paynet::ffi::error::paynet_error;
use paynet_sandbox::{Fault, Sandbox};

fn main() -> Result<(), Box<dyn Error>> {
    let path = built_library()?;
    // SAFETY: the library has no initialisers; it was built together with this program.
    let library = unsafe { Library::new(&path)? };
    let paynet = Paynet { library };
    println!("library   {} ({})", path.display(), paynet.version()?);

    let sandbox = Sandbox::start();
    println!("sandbox   {}", sandbox.base_url());

    let client = paynet.client(&sandbox)?;
    println!("\n1. A card goes out, a token comes back");
    paynet.create_token(client, &sandbox)?;

    println!("\n2. The line breaks after sending, before the answer");
    sandbox.next(Fault::ResetAfterReading);
    paynet.create_token(client, &sandbox)?;

    println!("\n3. Paynet refuses the card data (return code 18)");
    sandbox.next(Fault::Code(18));
    paynet.create_token(client, &sandbox)?;

    println!(
        "\nThe sandbox saw {} requests, one for each call.",
        sandbox.requests().len()
    );
    paynet.free(client)
}

/// The library that cargo built with this program; it lies in `deps` beside the folder of examples.
fn built_library() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let folder = program.ancestors().nth(2).unwrap_or(Path::new("."));
    let name = format!(
        "{}paynet{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    );
    Ok(folder.join("deps").join(name))
}

struct Paynet {
    library: Library,
}

impl Paynet {
    fn version(&self) -> Result<String, Box<dyn Error>> {
        // SAFETY: the signature is the header's.
        let version = unsafe {
            let function = self
                .library
                .get::<extern "C" fn() -> *const c_char>(b"paynet_version")?;
            CStr::from_ptr(function())
        };
        Ok(version.to_str()?.to_owned())
    }

    fn client(&self, sandbox: &Sandbox) -> Result<*mut paynet_client, Box<dyn Error>> {
        type New =
            extern "C" fn(*const paynet_config, *mut *mut paynet_client, *mut paynet_error) -> i32;
        let base_url = CString::new(sandbox.base_url())?;
        let key = CString::new(sandbox.publishable_key())?;
        let ca_file = CString::new(sandbox.ca_file().to_str().ok_or("a strange temp folder")?)?;
        let mut client = ptr::null_mut();
        // SAFETY: the signatures are the header's, and the texts live until the call is over.
        unsafe {
            let mut config: paynet_config = self.initial(b"paynet_config_init")?;
            let mut error: paynet_error = self.initial(b"paynet_error_init")?;
            config.base_url = base_url.as_ptr();
            config.publishable_key = key.as_ptr();
            config.ca_file = ca_file.as_ptr();
            let new = self.library.get::<New>(b"paynet_client_new")?;
            match new(&config, &mut client, &mut error) {
                0 => Ok(client),
                _ => Err(text(&error.message).into()),
            }
        }
    }

    fn create_token(
        &self,
        client: *mut paynet_client,
        sandbox: &Sandbox,
    ) -> Result<(), Box<dyn Error>> {
        type CreateToken = extern "C" fn(
            *const paynet_client,
            *const paynet_create_token_request,
            *mut paynet_create_token_response,
            *mut paynet_error,
        ) -> i32;
        let session = sandbox.open_session();
        let session_id = CString::new(session.session_id)?;
        let instalment_key = CString::new(session.instalment_key)?;
        // SAFETY: the signatures are the header's, and the texts live until the call is over.
        unsafe {
            let mut request: paynet_create_token_request =
                self.initial(b"paynet_create_token_request_init")?;
            let mut response: paynet_create_token_response =
                self.initial(b"paynet_create_token_response_init")?;
            let mut error: paynet_error = self.initial(b"paynet_error_init")?;
            request.session_id = session_id.as_ptr();
            request.instalment_key = instalment_key.as_ptr();
            request.card_holder = c"Ay\xC5\x9Fe Y\xC4\xB1lmaz".as_ptr();
            // One of the cards that Paynet publishes for tests.
            request.pan = c"4355 0843 5508 4358".as_ptr();
            request.cvc = c"000".as_ptr();
            (request.month, request.year) = (12, 2026);
            request.do_3ds = 1;
            request.ip = c"203.0.113.7".as_ptr();
            let create_token = self.library.get::<CreateToken>(b"paynet_create_token")?;
            let code = create_token(client, &request, &mut response, &mut error);
            if code == 0 {
                println!("token_id  {}", text(&response.token_id));
                println!("post_url  {}", text(&response.post_url));
                println!("is_tds    {}", response.is_tds);
                println!("message   {}", text(&response.message));
            } else {
                self.print_error(code, &error)?;
            }
        }
        Ok(())
    }

    fn print_error(&self, code: i32, error: &paynet_error) -> Result<(), Box<dyn Error>> {
        // SAFETY: the signatures are the header's; the texts belong to the library.
        unsafe {
            let name = self
                .library
                .get::<extern "C" fn(i32) -> *const c_char>(b"paynet_status_name")?;
            let explanation = self
                .library
                .get::<extern "C" fn(i32, i32) -> *const c_char>(b"paynet_status_explanation")?;
            println!("code      {code} {}", CStr::from_ptr(name(code)).to_str()?);
            println!("message   {}", text(&error.message));
            if error.paynet_message[0] != 0 {
                println!(
                    "Paynet    {}: {}",
                    error.paynet_code,
                    text(&error.paynet_message)
                );
            }
            for (language, shown) in [(0, "English"), (1, "Türkçe ")] {
                println!(
                    "{shown}   {}",
                    CStr::from_ptr(explanation(code, language)).to_str()?
                );
            }
        }
        Ok(())
    }

    fn free(&self, client: *mut paynet_client) -> Result<(), Box<dyn Error>> {
        // SAFETY: the signature is the header's.
        let code = unsafe {
            let free = self
                .library
                .get::<extern "C" fn(*mut paynet_client) -> i32>(b"paynet_client_free")?;
            free(client)
        };
        match code {
            0 => Ok(()),
            _ => Err("the client was not known".into()),
        }
    }

    /// A struct as its `_init` function fills it.
    ///
    /// # Safety
    /// `init` names the function for `T`.
    unsafe fn initial<T>(&self, init: &[u8]) -> Result<T, Box<dyn Error>> {
        let mut value = std::mem::MaybeUninit::<T>::zeroed();
        // SAFETY: the function writes no byte beyond the size it is given.
        unsafe {
            let init = self
                .library
                .get::<extern "C" fn(*mut T, u32) -> i32>(init)?;
            match init(value.as_mut_ptr(), size_of::<T>() as u32) {
                0 => Ok(value.assume_init()),
                code => Err(format!("the library answered {code} to an initialisation").into()),
            }
        }
    }
}

fn text(array: &[c_char]) -> String {
    let bytes: Vec<u8> = array
        .iter()
        .map(|byte| *byte as u8)
        .take_while(|byte| *byte != 0)
        .collect();
    String::from_utf8_lossy(&bytes).into_owned()
}
