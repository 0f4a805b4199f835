//! Every array at every capacity, every buffer at every length, every struct at every size. Each lies at the very end of its
//! memory: one byte too far would end the test.

use std::ffi::{c_char, c_void};
use std::mem::offset_of;
use std::ptr;

use paynet::error::status::*;
use paynet::ffi::amount::*;
use paynet::ffi::auth::*;
use paynet::ffi::card_list::*;
use paynet::ffi::charge::*;
use paynet::ffi::check::*;
use paynet::ffi::check_bin::*;
use paynet::ffi::check_card_bin::*;
use paynet::ffi::client::{paynet_client, paynet_client_new};
use paynet::ffi::config::*;
use paynet::ffi::create_card_token::*;
use paynet::ffi::create_token::*;
use paynet::ffi::error::*;
use paynet::ffi::journal::*;
use paynet::ffi::payment::*;
use paynet::ffi::save_card::*;
use paynet::ffi::three_d::*;
use paynet_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};

use super::till::{Till, Way, initial, text};

const PAGE: usize = 4096;
pub const UNTOUCHED: u8 = 0xA5;

/// Memory behind which there is none.
pub struct Edge {
    pages: *mut c_void,
    mapped: usize,
    size: usize,
}

impl Edge {
    pub fn of(size: usize) -> Edge {
        let mapped = size.next_multiple_of(PAGE) + PAGE;
        // SAFETY: new memory that nobody knows; its last page then is taken out.
        let pages = unsafe {
            let pages = libc::mmap(
                ptr::null_mut(),
                mapped,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                -1,
                0,
            );
            assert_ne!(pages, libc::MAP_FAILED);
            let last = pages.byte_add(mapped - PAGE);
            assert_eq!(libc::mprotect(last, PAGE, libc::PROT_NONE), 0);
            ptr::write_bytes(pages.cast::<u8>(), UNTOUCHED, mapped - PAGE);
            pages
        };
        Edge {
            pages,
            mapped,
            size,
        }
    }

    /// Where the memory of this size begins.
    pub fn start(&self) -> *mut u8 {
        // SAFETY: within what is mapped.
        unsafe { self.pages.cast::<u8>().add(self.mapped - PAGE - self.size) }
    }

    pub fn bytes(&self) -> Vec<u8> {
        // SAFETY: as many bytes as are mapped from there on.
        unsafe { std::slice::from_raw_parts(self.start(), self.size).to_vec() }
    }

    /// Whether the byte before the memory is as it was.
    pub fn is_clean_before(&self) -> bool {
        let room = self.mapped - PAGE - self.size;
        // SAFETY: there is one, if there is room.
        room == 0 || unsafe { *self.start().sub(1) } == UNTOUCHED
    }
}

impl Drop for Edge {
    fn drop(&mut self) {
        // SAFETY: mapped by `of`, and nobody uses it any more.
        unsafe { libc::munmap(self.pages, self.mapped) };
    }
}

/// The control: one byte too far ends the program.
#[test]
fn behind_the_edge_there_is_nothing() {
    const NAME: &str = "memory::behind_the_edge_there_is_nothing";
    if std::env::var_os("PAYNET_STEP_TOO_FAR").is_some() {
        let edge = Edge::of(100);
        // SAFETY: none, which is the point.
        unsafe { edge.start().add(100).write_volatile(1) };
        return;
    }
    let mut command = super::support::run_again(NAME);
    let output = command.env("PAYNET_STEP_TOO_FAR", "1").output().unwrap();
    assert!(!output.status.success());
}

struct Stand {
    sandbox: Sandbox,
    till: Till,
}

impl Stand {
    fn new() -> Stand {
        let sandbox = Sandbox::start();
        let till = Till::new(&Way::to(&sandbox), 20_000).unwrap();
        Stand { sandbox, till }
    }
}

const ROWS: usize = 5;

/// A call that fills rows: `(code, how many there are)`.
type FillRows = fn(&mut Till, *mut c_void, i32) -> (i32, i32);

// SAFETY of the calls below: the rows are vouched for by the test, all else is local and initialised.

fn instalments(till: &mut Till, rows: *mut c_void, capacity: i32) -> (i32, i32) {
    let (session_id, bin) = (text("js_1"), text("43550843"));
    let mut request: paynet_check_bin_request = initial!(paynet_check_bin_request_init);
    let mut response: paynet_check_bin_response = initial!(paynet_check_bin_response_init);
    (request.session_id, request.bin) = (session_id.as_ptr(), bin.as_ptr());
    // SAFETY: see above.
    let code = unsafe {
        paynet_check_bin(
            till.client,
            &request,
            &mut response,
            rows.cast(),
            capacity,
            &mut till.error,
        )
    };
    (code, response.instalment_count)
}

fn payments(till: &mut Till, rows: *mut c_void, capacity: i32) -> (i32, i32) {
    let reference_no = text("order-1");
    let mut request: paynet_check_request = initial!(paynet_check_request_init);
    let mut response: paynet_check_response = initial!(paynet_check_response_init);
    request.reference_no = reference_no.as_ptr();
    // SAFETY: see above.
    let code = unsafe {
        paynet_check(
            till.client,
            &request,
            &mut response,
            rows.cast(),
            capacity,
            &mut till.error,
        )
    };
    (code, response.payment_count)
}

fn cards(till: &mut Till, rows: *mut c_void, capacity: i32) -> (i32, i32) {
    let owner = text("owner");
    let mut request: paynet_card_list_request = initial!(paynet_card_list_request_init);
    let mut response: paynet_card_list_response = initial!(paynet_card_list_response_init);
    request.card_owner_id = owner.as_ptr();
    // SAFETY: see above.
    let code = unsafe {
        paynet_card_list(
            till.client,
            &request,
            &mut response,
            rows.cast(),
            capacity,
            &mut till.error,
        )
    };
    (code, response.card_count)
}

#[test]
fn rows_go_where_there_is_room_for_all_of_them_and_nowhere_else() {
    let mut stand = Stand::new();
    let row = |fields: Value| vec![fields; ROWS];
    let kinds: [(&str, Value, usize, FillRows); 3] = [
        (
            "/v1/paynetj/check_bin",
            json!({"code": 0, "data": row(json!({"instalment_key": "ji_1", "instalment": 0, "desc": "Tek"}))}),
            size_of::<paynet_instalment>(),
            instalments,
        ),
        (
            "/v1/transaction/check",
            json!({"code": 0, "Data": row(json!({"is_succeed": true, "reference_no": "order-1", "id": "1"}))}),
            size_of::<paynet_payment>(),
            payments,
        ),
        (
            "/v1/card/list",
            json!({"code": 0, "Data": row(json!({"card_hash": "h", "card_owner_id": "owner"}))}),
            size_of::<paynet_card>(),
            cards,
        ),
    ];
    let mut count = 0;
    for (path, answer, size, fill) in kinds {
        for longer in [0, 8, 72] {
            let stride = size + longer;
            for capacity in 0..=ROWS + 1 {
                stand
                    .sandbox
                    .next_for(path, Fault::Body(answer.to_string()));
                let edge = Edge::of(capacity * stride);
                if capacity > 0 {
                    // SAFETY: the first place begins there; a longer struct's unknown end is zero.
                    unsafe {
                        ptr::write_bytes(edge.start(), 0, stride);
                        edge.start().cast::<u32>().write_unaligned(stride as u32);
                    }
                }
                let before = edge.bytes();
                let (code, told) = fill(&mut stand.till, edge.start().cast(), capacity as i32);
                let about = format!("{path}, {capacity} places of {stride} bytes: {code}");
                assert!(edge.is_clean_before(), "{about}");
                let after = edge.bytes();
                if capacity < ROWS {
                    assert_eq!(code, PAYNET_ERR_ANSWER_DOES_NOT_FIT, "{about}");
                    assert!(after == before, "something was written: {about}");
                } else {
                    assert_eq!(code, PAYNET_OK, "{about}");
                    for place in after.chunks(stride).take(ROWS) {
                        assert_eq!(place[..4], (stride as u32).to_ne_bytes(), "{about}");
                        assert!(place[size..].iter().all(|byte| *byte == 0), "{about}");
                    }
                    assert!(after[ROWS * stride..] == before[ROWS * stride..], "{about}");
                }
                assert_eq!(told, ROWS as i32, "{about}");
                count += 1;
            }
        }
        // Nobody wants rows; and places that can't be.
        stand
            .sandbox
            .next_for(path, Fault::Body(answer.to_string()));
        assert_eq!(
            fill(&mut stand.till, ptr::null_mut(), 0),
            (PAYNET_OK, ROWS as i32)
        );
        let sent = stand.sandbox.requests().len();
        assert_eq!(
            fill(&mut stand.till, ptr::null_mut(), 1).0,
            PAYNET_ERR_NULL_ARGUMENT
        );
        for capacity in [-1, i32::MIN] {
            let code = fill(&mut stand.till, ptr::null_mut(), capacity).0;
            assert_eq!(code, PAYNET_ERR_INVALID_FIELD, "{path} {capacity}");
        }
        assert_eq!(
            stand.sandbox.requests().len(),
            sent,
            "{path}: a call that can't be right was sent"
        );
        count += 4;
    }
    println!("{count} arrays");
}

/// A call that writes a text: `(buffer, capacity, needed)`.
type FillText = fn(&mut Till, *mut c_char, i32, *mut i32) -> i32;

fn three_d_request(texts: &[std::ffi::CString; 3]) -> paynet_three_d_request {
    let mut request: paynet_three_d_request = initial!(paynet_three_d_request_init);
    request.session_id = texts[0].as_ptr();
    request.token_id = texts[1].as_ptr();
    request.post_url = texts[2].as_ptr();
    request
}

fn three_d_texts() -> [std::ffi::CString; 3] {
    [
        "js_1",
        "jt_1",
        "https://pts-api.paynet.com.tr/v1/paynetjgate/tds",
    ]
    .map(text)
}

fn url(till: &mut Till, buffer: *mut c_char, capacity: i32, needed: *mut i32) -> i32 {
    let texts = three_d_texts();
    let request = three_d_request(&texts);
    // SAFETY: see above.
    unsafe {
        paynet_three_d_url(
            till.client,
            &request,
            buffer,
            capacity,
            needed,
            &mut till.error,
        )
    }
}

fn page(till: &mut Till, buffer: *mut c_char, capacity: i32, needed: *mut i32) -> i32 {
    let texts = three_d_texts();
    let request = three_d_request(&texts);
    // SAFETY: see above.
    unsafe {
        paynet_three_d_page(
            till.client,
            &request,
            buffer,
            capacity,
            needed,
            &mut till.error,
        )
    }
}

fn longest_amount(till: &mut Till, buffer: *mut c_char, capacity: i32, needed: *mut i32) -> i32 {
    // SAFETY: see above.
    unsafe {
        paynet_amount_format(
            i64::MIN,
            PAYNET_AMOUNT_TURKISH,
            buffer,
            capacity,
            needed,
            &mut till.error,
        )
    }
}

#[test]
fn a_text_is_written_whole_or_not_at_all() {
    let mut stand = Stand::new();
    let kinds: [(&str, FillText); 3] = [("url", url), ("page", page), ("amount", longest_amount)];
    let mut count = 0;
    for (name, fill) in kinds {
        let mut needed = -1;
        let code = fill(&mut stand.till, ptr::null_mut(), 0, &mut needed);
        assert_eq!(
            code,
            PAYNET_ERR_BUFFER_TOO_SMALL,
            "{name}: {}",
            stand.till.message()
        );
        let length = needed as usize;
        assert!(length > 10, "{name}");
        for capacity in 0..=length + 1 {
            let edge = Edge::of(capacity);
            let mut told = -1;
            let code = fill(
                &mut stand.till,
                edge.start().cast(),
                capacity as i32,
                &mut told,
            );
            let about = format!("{name}, {capacity} bytes of {length}: {code}");
            let bytes = edge.bytes();
            assert_eq!(told, needed, "{about}");
            assert!(edge.is_clean_before(), "{about}");
            if capacity < length {
                assert_eq!(code, PAYNET_ERR_BUFFER_TOO_SMALL, "{about}");
                assert!(
                    bytes.first().is_none_or(|byte| *byte == 0),
                    "not the empty text: {about}"
                );
                assert!(
                    bytes.iter().skip(1).all(|byte| *byte == UNTOUCHED),
                    "{about}"
                );
            } else {
                assert_eq!(code, PAYNET_OK, "{about}");
                assert_eq!(
                    bytes.iter().position(|byte| *byte == 0),
                    Some(length - 1),
                    "{about}"
                );
                assert!(
                    bytes[length..].iter().all(|byte| *byte == UNTOUCHED),
                    "{about}"
                );
            }
            count += 1;
        }
        for capacity in [-1, i32::MIN] {
            let code = fill(&mut stand.till, ptr::null_mut(), capacity, ptr::null_mut());
            assert_eq!(code, PAYNET_ERR_INVALID_FIELD, "{name}");
        }
        let code = fill(&mut stand.till, ptr::null_mut(), 10, ptr::null_mut());
        assert_eq!(code, PAYNET_ERR_NULL_ARGUMENT, "{name}");
        count += 3;
    }
    println!("{count} buffers");
}

/// What the functions take a struct of any size for.
const LARGEST: usize = 64 * 1024;

fn sizes(known: usize) -> Vec<usize> {
    let mut sizes: Vec<usize> = (0..=known + 80).collect();
    sizes.extend([
        2 * known,
        4096,
        LARGEST - 1,
        LARGEST,
        LARGEST + 1,
        100_000,
        1 << 20,
    ]);
    sizes
}

/// The sizes that a struct had before it grew.
fn older(name: &str) -> &'static [usize] {
    match name {
        "paynet_config" => &[offset_of!(paynet_config, system_trust)],
        _ => &[],
    }
}

fn is_fine(size: usize, known: usize, older: &[usize]) -> bool {
    (known..=LARGEST).contains(&size) || older.contains(&size)
}

/// Name, size and `_init` function of each struct.
macro_rules! structs {
    ($($name:ident $init:ident),* $(,)?) => {
        vec![$((
            stringify!($name),
            size_of::<$name>(),
            Box::new(|at: *mut u8, size: u32| {
                // SAFETY: the test has that many bytes there.
                unsafe { $init(at.cast::<$name>(), size) }
            }) as Box<dyn Fn(*mut u8, u32) -> i32>,
        )),*]
    };
}

#[test]
fn an_init_function_fills_exactly_the_struct_of_its_caller() {
    let structs = structs![
        paynet_auth_request paynet_auth_request_init,
        paynet_auth_response paynet_auth_response_init,
        paynet_card paynet_card_init,
        paynet_card_list_request paynet_card_list_request_init,
        paynet_card_list_response paynet_card_list_response_init,
        paynet_charge_request paynet_charge_request_init,
        paynet_check_bin_request paynet_check_bin_request_init,
        paynet_check_bin_response paynet_check_bin_response_init,
        paynet_check_card_bin_request paynet_check_card_bin_request_init,
        paynet_check_request paynet_check_request_init,
        paynet_check_response paynet_check_response_init,
        paynet_config paynet_config_init,
        paynet_create_card_token_request paynet_create_card_token_request_init,
        paynet_create_token_request paynet_create_token_request_init,
        paynet_create_token_response paynet_create_token_response_init,
        paynet_error paynet_error_init,
        paynet_in_flight_charge paynet_in_flight_charge_init,
        paynet_in_flight_response paynet_in_flight_response_init,
        paynet_instalment paynet_instalment_init,
        paynet_payment paynet_payment_init,
        paynet_save_card_request paynet_save_card_request_init,
        paynet_save_card_response paynet_save_card_response_init,
        paynet_three_d_request paynet_three_d_request_init,
        paynet_three_d_watch paynet_three_d_watch_init,
    ];
    let in_header = include_str!("../../include/paynet.h")
        .matches("\ntypedef struct paynet_")
        .count();
    let opaque = 1; // paynet_client
    assert_eq!(
        structs.len() + opaque,
        in_header,
        "a struct is missing here"
    );
    let mut count = 0;
    for (name, known, init) in structs {
        for size in sizes(known) {
            let edge = Edge::of(size);
            let code = init(edge.start(), size as u32);
            let about = format!("{name} of {size} bytes, {known} known: {code}");
            assert!(edge.is_clean_before(), "{about}");
            let bytes = edge.bytes();
            if is_fine(size, known, older(name)) {
                assert_eq!(code, PAYNET_OK, "{about}");
                assert_eq!(bytes[..4], (size as u32).to_ne_bytes(), "{about}");
                assert!(bytes.iter().skip(known).all(|byte| *byte == 0), "{about}");
            } else {
                assert_eq!(code, PAYNET_ERR_STRUCT_SIZE, "{about}");
                assert!(bytes.iter().all(|byte| *byte == UNTOUCHED), "{about}");
            }
            count += 1;
        }
        assert_eq!(
            init(ptr::null_mut(), known as u32),
            PAYNET_ERR_NULL_ARGUMENT,
            "{name}"
        );
    }
    println!("{count} structs to fill");
}

const NO_ERROR: *mut paynet_error = ptr::null_mut();

/// A call with a struct of the test's; all else about it is right but for what every request needs.
type Take = Box<dyn Fn(*const paynet_client, *mut u8) -> i32>;

macro_rules! taking {
    ($($what:literal, $size:expr, |$client:ident, $at:ident| $call:expr);* $(;)?) => {
        vec![$((
            $what,
            $size,
            Box::new(|$client: *const paynet_client, $at: *mut u8| {
                // SAFETY: the test has as many bytes as the struct says; all else is initialised, or NULL.
                unsafe { $call }
            }) as Take,
        )),*]
    };
}

#[test]
fn a_struct_of_another_size_is_refused_or_read_no_further_than_it_goes() {
    let calls = taking![
        "auth request", size_of::<paynet_auth_request>(), |client, at| {
            let mut out: paynet_auth_response = initial!(paynet_auth_response_init);
            paynet_auth(client, at.cast(), &mut out, NO_ERROR)
        };
        "auth response", size_of::<paynet_auth_response>(), |client, at| {
            let request: paynet_auth_request = initial!(paynet_auth_request_init);
            paynet_auth(client, &request, at.cast(), NO_ERROR)
        };
        "check_bin request", size_of::<paynet_check_bin_request>(), |client, at| {
            let mut out: paynet_check_bin_response = initial!(paynet_check_bin_response_init);
            paynet_check_bin(client, at.cast(), &mut out, ptr::null_mut(), 0, NO_ERROR)
        };
        "check_bin response", size_of::<paynet_check_bin_response>(), |client, at| {
            let request: paynet_check_bin_request = initial!(paynet_check_bin_request_init);
            paynet_check_bin(client, &request, at.cast(), ptr::null_mut(), 0, NO_ERROR)
        };
        "check_card_bin request", size_of::<paynet_check_card_bin_request>(), |client, at| {
            let mut out: paynet_check_bin_response = initial!(paynet_check_bin_response_init);
            paynet_check_card_bin(client, at.cast(), &mut out, ptr::null_mut(), 0, NO_ERROR)
        };
        "save_card request", size_of::<paynet_save_card_request>(), |client, at| {
            let mut out: paynet_save_card_response = initial!(paynet_save_card_response_init);
            paynet_save_card(client, at.cast(), &mut out, NO_ERROR)
        };
        "save_card response", size_of::<paynet_save_card_response>(), |client, at| {
            let request: paynet_save_card_request = initial!(paynet_save_card_request_init);
            paynet_save_card(client, &request, at.cast(), NO_ERROR)
        };
        "create_token request", size_of::<paynet_create_token_request>(), |client, at| {
            let mut out: paynet_create_token_response = initial!(paynet_create_token_response_init);
            paynet_create_token(client, at.cast(), &mut out, NO_ERROR)
        };
        "create_token response", size_of::<paynet_create_token_response>(), |client, at| {
            let request: paynet_create_token_request = initial!(paynet_create_token_request_init);
            paynet_create_token(client, &request, at.cast(), NO_ERROR)
        };
        "create_token error", size_of::<paynet_error>(), |client, at| {
            let request: paynet_create_token_request = initial!(paynet_create_token_request_init);
            let mut out: paynet_create_token_response = initial!(paynet_create_token_response_init);
            paynet_create_token(client, &request, &mut out, at.cast())
        };
        "create_card_token request", size_of::<paynet_create_card_token_request>(), |client, at| {
            let mut out: paynet_create_token_response = initial!(paynet_create_token_response_init);
            paynet_create_card_token(client, at.cast(), &mut out, NO_ERROR)
        };
        "charge request", size_of::<paynet_charge_request>(), |client, at| {
            let mut out: paynet_payment = initial!(paynet_payment_init);
            paynet_charge(client, at.cast(), &mut out, NO_ERROR)
        };
        "charge payment", size_of::<paynet_payment>(), |client, at| {
            let request: paynet_charge_request = initial!(paynet_charge_request_init);
            paynet_charge(client, &request, at.cast(), NO_ERROR)
        };
        "check request", size_of::<paynet_check_request>(), |client, at| {
            let mut out: paynet_check_response = initial!(paynet_check_response_init);
            paynet_check(client, at.cast(), &mut out, ptr::null_mut(), 0, NO_ERROR)
        };
        "check response", size_of::<paynet_check_response>(), |client, at| {
            let request: paynet_check_request = initial!(paynet_check_request_init);
            paynet_check(client, &request, at.cast(), ptr::null_mut(), 0, NO_ERROR)
        };
        "in_flight response", size_of::<paynet_in_flight_response>(), |client, at| {
            paynet_in_flight(client, at.cast(), ptr::null_mut(), 0, NO_ERROR)
        };
        "card_list request", size_of::<paynet_card_list_request>(), |client, at| {
            let mut out: paynet_card_list_response = initial!(paynet_card_list_response_init);
            paynet_card_list(client, at.cast(), &mut out, ptr::null_mut(), 0, NO_ERROR)
        };
        "card_list response", size_of::<paynet_card_list_response>(), |client, at| {
            let request: paynet_card_list_request = initial!(paynet_card_list_request_init);
            paynet_card_list(client, &request, at.cast(), ptr::null_mut(), 0, NO_ERROR)
        };
        "three_d request", size_of::<paynet_three_d_request>(), |client, at| {
            let mut needed = 0;
            paynet_three_d_url(client, at.cast(), ptr::null_mut(), 0, &mut needed, NO_ERROR)
        };
        "paynet_config", size_of::<paynet_config>(), |_client, at| {
            let mut made = ptr::null_mut();
            paynet_client_new(at.cast(), &mut made, NO_ERROR)
        };
    ];
    let stand = Stand::new();
    let mut count = 0;
    for (what, known, call) in calls {
        // A caller vouches for the number itself.
        for size in sizes(known).into_iter().filter(|size| *size >= 4) {
            for tail in [0, 1] {
                let edge = Edge::of(size);
                // SAFETY: as many bytes as there are.
                unsafe {
                    ptr::write_bytes(edge.start(), 0, size);
                    edge.start().cast::<u32>().write_unaligned(size as u32);
                    if size > known {
                        edge.start().add(size - 1).write(tail);
                    }
                }
                let code = call(stand.till.client, edge.start());
                let about =
                    format!("{what} of {size} bytes, {known} known, ends with {tail}: {code}");
                assert!(edge.is_clean_before(), "{about}");
                if is_fine(size, known, older(what)) && (size <= known || tail == 0) {
                    assert_eq!(code, PAYNET_ERR_MISSING_FIELD, "{about}");
                } else {
                    assert_eq!(code, PAYNET_ERR_STRUCT_SIZE, "{about}");
                }
                count += 1;
            }
        }
    }
    assert_eq!(stand.sandbox.requests(), []);
    println!("{count} structs to take");
}
