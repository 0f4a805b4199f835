//! `paynet_three_d_...`: the shopper confirms with the bank.

use std::ffi::c_char;
use std::mem;
use std::path::PathBuf;
use std::ptr;
use std::time::Duration;

use super::client::paynet_client;
use super::error::paynet_error;
use super::guard::{Failure, guard, guard_code};
use super::handle::{Bound, InUse};
use super::pointer::{self, CStruct, Out};
use super::text::{self, Encoding, TextOut, Texts};
use crate::error::Error;
use crate::three_d::{BrowseOptions, DEFAULT_TIMEOUT, ThreeDRequest, ThreeDState, ThreeDWatch};

/// The shopper is not at the bank yet.
pub const PAYNET_THREE_D_NOT_STARTED: i32 = 0;
/// The shopper is at the bank.
pub const PAYNET_THREE_D_AT_BANK: i32 = 1;
/// The shopper is back: it is time to charge, and only the charge tells whether the bank was content.
pub const PAYNET_THREE_D_BACK: i32 = 2;
/// The shopper took too long.
pub const PAYNET_THREE_D_TIME_UP: i32 = 3;
/// The shopper or the program gave up.
pub const PAYNET_THREE_D_CANCELLED: i32 = 4;

/// What 3-D Secure is about, after `paynet_create_token` answered `is_tds` 1.
///
/// Fill it with `paynet_three_d_request_init` or `PAYNET_THREE_D_REQUEST_INIT`, then set the fields. All
/// texts belong to the caller, end with a NUL, have at most 4096 bytes, are in the client's encoding, and are
/// not kept after the call. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_three_d_request {
    /// `sizeof(paynet_three_d_request)` of the header the program was compiled with.
    pub struct_size: u32,
    /// Milliseconds that the shopper may take, 1000 to 1800000. 0: 300000. `paynet_three_d_browse` alone.
    pub timeout_ms: i32,
    /// The session (`js_...`). Required.
    pub session_id: *const c_char,
    /// The token (`jt_...`), to the letter. Required.
    pub token_id: *const c_char,
    /// `post_url` as it came with the token. Required.
    pub post_url: *const c_char,
    /// A browser's program, run with an address as its only argument and without a shell. NULL: the default
    /// browser. `paynet_three_d_browse` alone.
    pub browser: *const c_char,
}

// SAFETY: integers and pointers without padding (checked below), the size first.
unsafe impl CStruct for paynet_three_d_request {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_three_d_request>()];
    const INITIAL: &'static paynet_three_d_request = &paynet_three_d_request {
        struct_size: mem::size_of::<paynet_three_d_request>() as u32,
        timeout_ms: 0,
        session_id: ptr::null(),
        token_id: ptr::null(),
        post_url: ptr::null(),
        browser: ptr::null(),
    };
}

const _: () = assert!(
    mem::size_of::<paynet_three_d_request>() == 2 * 4 + 4 * mem::size_of::<*const c_char>()
);

/// How far the shopper has come, by the addresses that the browser visited. The caller keeps it from one call
/// of `paynet_three_d_visited` to the next.
///
/// Fill it with `paynet_three_d_watch_init` or `PAYNET_THREE_D_WATCH_INIT` for each payment. Since 0.1.0.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct paynet_three_d_watch {
    /// `sizeof(paynet_three_d_watch)` of the header the program was compiled with.
    pub struct_size: u32,
    /// `PAYNET_THREE_D_NOT_STARTED`, `PAYNET_THREE_D_AT_BANK` or `PAYNET_THREE_D_BACK`. To be read only.
    pub state: i32,
    /// The library's own. Not to be touched.
    pub was_at_paynet: i32,
    /// Always 0.
    pub reserved: i32,
}

// SAFETY: integers without padding (checked below), the size first.
unsafe impl CStruct for paynet_three_d_watch {
    const RELEASED_SIZES: &'static [usize] = &[mem::size_of::<paynet_three_d_watch>()];
    const INITIAL: &'static paynet_three_d_watch = &paynet_three_d_watch {
        struct_size: mem::size_of::<paynet_three_d_watch>() as u32,
        state: PAYNET_THREE_D_NOT_STARTED,
        was_at_paynet: 0,
        reserved: 0,
    };
}

const _: () = assert!(mem::size_of::<paynet_three_d_watch>() == 4 * 4);

/// `sizeof(paynet_three_d_request)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_three_d_request_size() -> u32 {
    paynet_three_d_request::INITIAL.struct_size
}

/// `sizeof(paynet_three_d_watch)` in the loaded library, in bytes. Never fails. Any thread. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn paynet_three_d_watch_size() -> u32 {
    paynet_three_d_watch::INITIAL.struct_size
}

/// Fills a `paynet_three_d_request` with its initial values.
///
/// `request`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte
/// beyond is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any
/// thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_three_d_request_init(
    request: *mut paynet_three_d_request,
    struct_size: u32,
) -> i32 {
    // SAFETY: `request` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(request, struct_size, "request") })
}

/// Fills a `paynet_three_d_watch` with its initial values.
///
/// `watch`: the caller's struct, required. `struct_size`: its `sizeof` as the caller knows it; no byte beyond
/// is written. Returns `PAYNET_OK`, `PAYNET_ERR_NULL_ARGUMENT` or `PAYNET_ERR_STRUCT_SIZE`. Any thread. Since
/// 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_three_d_watch_init(
    watch: *mut paynet_three_d_watch,
    struct_size: u32,
) -> i32 {
    // SAFETY: `watch` is vouched for by the caller.
    guard_code(|| unsafe { pointer::initialise(watch, struct_size, "watch") })
}

/// Writes the address that the shopper's browser is to open, with a GET.
///
/// `client`: from `paynet_client_new`, with a publishable key, which becomes a part of the address. `request`:
/// required. `buffer`, `capacity`: the caller's memory and its size in bytes; receives the address, ASCII with
/// a NUL, or the empty text on failure. NULL with a `capacity` of 0 only asks for the size. `needed`: receives
/// the size in bytes with the NUL, also when the buffer is too small, else 0 on failure; may be NULL. `error`:
/// receives what went wrong, may be NULL.
///
/// Plain http in `post_url` becomes https, unless both it and the client's `base_url` are on the local machine.
/// Needs no network.
///
/// Returns `PAYNET_OK`; `PAYNET_ERR_POST_URL` if `post_url` does not lead to Paynet or to the client's own
/// `base_url`; `PAYNET_ERR_BUFFER_TOO_SMALL`; or another code from 1 to 99. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_three_d_url(
    client: *const paynet_client,
    request: *const paynet_three_d_request,
    buffer: *mut c_char,
    capacity: i32,
    needed: *mut i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let out = TextOut::new(buffer, capacity, needed);
        guard(
            error,
            || out.clear(),
            || {
                with_request(client, request, |bound, request, _| {
                    out.write(&bound.client.three_d_url(&request)?)
                })
            },
        )
    }
}

/// Writes a web page that takes the shopper's browser to Paynet with a POST, so that no address shows the ids.
/// Send it to the browser as `text/html`, or load it into a browser control.
///
/// The page is complete, in ASCII, and says in Turkish what it does; a button does the same where scripts
/// don't run. Parameters, result and thread: as for `paynet_three_d_url`. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_three_d_page(
    client: *const paynet_client,
    request: *const paynet_three_d_request,
    buffer: *mut c_char,
    capacity: i32,
    needed: *mut i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let out = TextOut::new(buffer, capacity, needed);
        guard(
            error,
            || out.clear(),
            || {
                with_request(client, request, |bound, request, _| {
                    out.write(&bound.client.three_d_page(&request)?)
                })
            },
        )
    }
}

/// Takes in an address that the program's own browser control has come to; `watch->state` then says how far
/// the shopper has come.
///
/// `client`: from `paynet_client_new`. `watch`: the caller's, filled with its initial values before the first
/// call and then changed by this function alone; required, unchanged on failure. `address`: the address of the
/// page itself, not of pictures and the like; required, ends with a NUL, may be of any length (the first 4096
/// bytes count) and in any encoding. `error`: receives what went wrong, may be NULL.
///
/// Hand in every address, in order. Paynet's first page is on Paynet's domain, so `PAYNET_THREE_D_BACK` means
/// that the browser came to the domain again after another. It stays. What is no http or https address changes
/// nothing.
///
/// Returns `PAYNET_OK` or a code from 1 to 99. Any thread, one at a time for a watch. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_three_d_visited(
    client: *const paynet_client,
    watch: *mut paynet_three_d_watch,
    address: *const c_char,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        guard(
            error,
            || (),
            || {
                let bound = InUse::of(client)?;
                let failure = failure_in(bound.encoding);
                let out = Out::required(watch, "watch").map_err(failure)?;
                let watched = pointer::copy_in(watch, "watch").map_err(failure)?;
                let address = text::copy_beginning(address, "address").map_err(failure)?;
                let mut resumed = watched
                    .resume(bound.client.three_d_watch())
                    .map_err(failure)?;
                resumed.visited(&address);
                out.write(&paynet_three_d_watch::from_watch(&resumed));
                Ok(())
            },
        )
    }
}

/// Opens the shopper's browser on this machine and waits for the end of 3-D Secure: for programs that have no
/// browser control.
///
/// `client`: from `paynet_client_new`, with a publishable key. `request`: required. `state`: required; receives
/// `PAYNET_THREE_D_BACK`, `PAYNET_THREE_D_TIME_UP` or `PAYNET_THREE_D_CANCELLED`, and
/// `PAYNET_THREE_D_NOT_STARTED` on failure. `error`: receives what went wrong, may be NULL.
///
/// The browser shows Paynet and the bank in a frame of a page that the library offers on 127.0.0.1 as long as
/// the call lasts; the page tells when Paynet says that the shopper is done, or presses its own button to give
/// up. After `PAYNET_THREE_D_BACK`, charge: it alone tells the verdict. A shopper who closes the window is not
/// noticed before the time is up. A browser that still runs goes on; where the program has to reap its
/// children, the library does so in its next call.
///
/// Blocks up to `timeout_ms`, or until `paynet_three_d_cancel`. Returns `PAYNET_OK`; `PAYNET_ERR_BROWSER` if the
/// browser can't be started; `PAYNET_ERR_INVALID_FIELD` on `session_id` if the session has a browser open
/// already; or another code from 1 to 99. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_three_d_browse(
    client: *const paynet_client,
    request: *const paynet_three_d_request,
    state: *mut i32,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        let reset = || {
            let _ = pointer::store(state, PAYNET_THREE_D_NOT_STARTED, "state");
        };
        guard(error, reset, || {
            if state.is_null() {
                return Err(pointer::null("state").into());
            }
            with_request(client, request, |bound, request, options| {
                let came_to = bound.client.three_d_browse(&request, &options?)?;
                pointer::store(state, number(came_to), "state")
            })
        })
    }
}

/// Ends the `paynet_three_d_browse` that another thread has under way; it returns with
/// `PAYNET_THREE_D_CANCELLED` within 0.1 s, unless the shopper was faster.
///
/// `client`: the client of that call. `session_id`: its session, required. `error`: receives what went wrong,
/// may be NULL. Returns `PAYNET_OK`, `PAYNET_ERR_NOT_UNDER_WAY` if the session has no such call, or another
/// code from 1 to 99. Any thread. Since 0.1.0.
///
/// # Safety
/// As the text says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paynet_three_d_cancel(
    client: *const paynet_client,
    session_id: *const c_char,
    error: *mut paynet_error,
) -> i32 {
    // SAFETY: every pointer is vouched for by the caller.
    unsafe {
        guard(
            error,
            || (),
            || {
                let bound = InUse::of(client)?;
                let failure = failure_in(bound.encoding);
                let texts = Texts::new(bound.encoding);
                let session_id = texts.required(session_id, "session_id").map_err(failure)?;
                bound.client.three_d_cancel(session_id).map_err(failure)
            },
        )
    }
}

/// # Safety
/// `request` is NULL or points to as many readable bytes as its first four say; every text in it is NULL or
/// ends with a NUL.
unsafe fn with_request(
    client: *const paynet_client,
    request: *const paynet_three_d_request,
    body: impl FnOnce(&Bound, ThreeDRequest, Result<BrowseOptions, Error>) -> Result<(), Error>,
) -> Result<(), Failure> {
    let bound = InUse::of(client)?;
    // SAFETY: vouched for by the caller.
    let read = || unsafe {
        let fields = pointer::copy_in(request, "request")?;
        let texts = Texts::new(bound.encoding);
        body(
            &bound,
            fields.to_request(&texts)?,
            fields.to_options(&texts),
        )
    };
    read().map_err(failure_in(bound.encoding))
}

fn failure_in(encoding: Encoding) -> impl Fn(Error) -> Failure + Copy {
    move |error| Failure { error, encoding }
}

impl paynet_three_d_request {
    fn to_request(self, texts: &Texts) -> Result<ThreeDRequest, Error> {
        Ok(ThreeDRequest::new(
            texts.required(self.session_id, "session_id")?,
            texts.required(self.token_id, "token_id")?,
            texts.required(self.post_url, "post_url")?,
        ))
    }

    fn to_options(self, texts: &Texts) -> Result<BrowseOptions, Error> {
        let timeout = match u64::try_from(self.timeout_ms) {
            Ok(0) => DEFAULT_TIMEOUT,
            Ok(milliseconds) => Duration::from_millis(milliseconds),
            Err(_) => {
                return Err(Error::invalid("timeout_ms", "it can't be negative"));
            }
        };
        let browser = texts.optional(self.browser, "browser")?;
        Ok(BrowseOptions {
            timeout,
            browser: browser.map(PathBuf::from),
        })
    }
}

impl paynet_three_d_watch {
    fn resume(self, mut watch: ThreeDWatch) -> Result<ThreeDWatch, Error> {
        let was_at_paynet = match self.was_at_paynet {
            0 => false,
            1 => true,
            _ => return Err(spoiled("was_at_paynet")),
        };
        let state = match self.state {
            PAYNET_THREE_D_NOT_STARTED => ThreeDState::NotStarted,
            PAYNET_THREE_D_AT_BANK => ThreeDState::AtBank,
            PAYNET_THREE_D_BACK => ThreeDState::Back,
            _ => return Err(spoiled("state")),
        };
        watch.resume(was_at_paynet, state);
        Ok(watch)
    }

    fn from_watch(watch: &ThreeDWatch) -> paynet_three_d_watch {
        paynet_three_d_watch {
            state: number(watch.state()),
            was_at_paynet: i32::from(watch.was_at_paynet()),
            ..*paynet_three_d_watch::INITIAL
        }
    }
}

fn spoiled(field: &'static str) -> Error {
    Error::invalid(field, "the watch was not filled with its initial values")
}

fn number(state: ThreeDState) -> i32 {
    match state {
        ThreeDState::NotStarted => PAYNET_THREE_D_NOT_STARTED,
        ThreeDState::AtBank => PAYNET_THREE_D_AT_BANK,
        ThreeDState::Back => PAYNET_THREE_D_BACK,
        ThreeDState::TimeUp => PAYNET_THREE_D_TIME_UP,
        ThreeDState::Cancelled => PAYNET_THREE_D_CANCELLED,
    }
}
