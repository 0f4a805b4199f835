//! 3-D Secure with a real browser: Chromium walks through the sandbox's pages.

mod browser;
mod support;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::thread::{self, ScopedJoinHandle};
use std::time::{Duration, Instant};

use browser::{Browser, wait_until};
use paynet::error::status::{
    PAYNET_ERR_BROWSER, PAYNET_ERR_INVALID_FIELD, PAYNET_ERR_NOT_UNDER_WAY,
};
use paynet::{BrowseOptions, ChargeRequest, Client, Error, Outcome, ThreeDRequest, ThreeDState};
use paynet_sandbox::{Sandbox, Tds, Tls};
use serde_json::json;
use tempfile::TempDir;

/// A sandbox, and a token that waits for 3-D Secure.
struct Till {
    sandbox: Sandbox,
    client: Client,
    request: ThreeDRequest,
    folder: TempDir,
}

impl Till {
    /// Over plain http, so that no browser has to be told whom to trust.
    fn new() -> Till {
        Till::over(Tls::Plain)
    }

    fn over(tls: Tls) -> Till {
        let sandbox = Sandbox::builder().tls(tls).start();
        let client = support::client(&sandbox);
        let request = request(&sandbox, &client);
        Till {
            sandbox,
            client,
            request,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn tds(&self) -> Tds {
        self.sandbox.tds(&self.request.token_id).unwrap()
    }

    /// Whether money moves, which alone tells the verdict.
    fn charge_succeeds(&self) -> bool {
        let ThreeDRequest {
            session_id,
            token_id,
            ..
        } = &self.request;
        let charge = ChargeRequest::new(&**session_id, &**token_id, "siparis-1");
        self.client.charge(&charge).unwrap().outcome == Outcome::Paid
    }

    fn start_page(&self) -> String {
        let path = self.folder.path().join("start.html");
        fs::write(&path, self.client.three_d_page(&self.request).unwrap()).unwrap();
        format!("file://{}", path.display())
    }

    /// A browser program that writes down the address it is given.
    fn scribe(&self) -> PathBuf {
        self.program("note")
    }

    /// A browser program that does this; see `tests/browser/program`.
    fn program(&self, commands: &str) -> PathBuf {
        let path = self.folder.path().join("browser");
        fs::write(path.with_extension("commands"), commands).unwrap();
        // Not a new file: on a busy machine one that was just written may not be run yet.
        let _ = symlink(
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/program"),
            &path,
        );
        path
    }

    /// The address that `scribe` wrote down.
    fn address(&self) -> String {
        let path = self.folder.path().join("browser.address");
        wait_until("the browser's start", || path.exists().then_some(()));
        let written = fs::read_to_string(path).unwrap();
        written.strip_prefix("1:").expect("one argument").to_owned()
    }

    fn options(&self) -> BrowseOptions {
        let mut options = BrowseOptions::default();
        options.browser = Some(self.scribe());
        options
    }

    /// Browses on another thread, and does `work` with the address meanwhile.
    fn while_browsing(&self, work: impl FnOnce(&str, &Browsing<'_>)) -> ThreeDState {
        thread::scope(|scope| {
            let options = self.options();
            let browsing = scope.spawn(move || self.client.three_d_browse(&self.request, &options));
            let cancelling = CancelOnPanic(self);
            work(&self.address(), &browsing);
            drop(cancelling);
            browsing.join().unwrap().unwrap()
        })
    }
}

/// A test that has failed need not wait for the shopper's time to run out.
struct CancelOnPanic<'a>(&'a Till);

impl Drop for CancelOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.client.three_d_cancel(&self.0.request.session_id);
        }
    }
}

type Browsing<'a> = ScopedJoinHandle<'a, Result<ThreeDState, Error>>;

fn request(sandbox: &Sandbox, client: &Client) -> ThreeDRequest {
    let mut request = support::request_with(sandbox.open_session(), support::TEST_PAN, "000");
    request.do_3ds = true;
    let token = client.create_token(&request).unwrap();
    assert_eq!(token.is_tds, Some(true));
    ThreeDRequest::new(request.session_id, token.token_id, token.post_url)
}

fn states_of(till: &Till, addresses: &[String]) -> Vec<ThreeDState> {
    let mut watch = till.client.three_d_watch();
    let mut states: Vec<ThreeDState> = addresses
        .iter()
        .map(|address| watch.visited(address))
        .collect();
    states.dedup();
    states
}

#[test]
fn a_shopper_who_knows_the_password_comes_back_and_pays() {
    let till = Till::new();
    let browser = Browser::start();
    browser.open(&till.start_page());
    browser.wait_for("password");
    browser.take_picture("bank");
    assert_eq!(
        states_of(&till, &browser.visited()),
        [ThreeDState::NotStarted, ThreeDState::AtBank]
    );
    browser.type_into("password", "a");
    browser.click("ok");
    browser.wait_for("back");
    browser.take_picture("returned");
    assert_eq!(till.tds(), Tds::Passed);
    assert!(till.charge_succeeds());
}

#[test]
fn the_watch_sees_every_way_back_and_only_the_charge_tells_the_verdict() {
    for (password, button, verdict) in [
        ("a", "ok", Tds::Passed),
        ("b", "ok", Tds::Failed),
        ("", "abandon", Tds::Abandoned),
    ] {
        let till = Till::new();
        let browser = Browser::start();
        browser.open(&till.client.three_d_url(&till.request).unwrap());
        browser.type_into("password", password);
        browser.click(button);
        browser.wait_for("back");
        let states = states_of(&till, &browser.visited());
        assert_eq!(
            states,
            [
                ThreeDState::NotStarted,
                ThreeDState::AtBank,
                ThreeDState::Back
            ],
            "{button}"
        );
        assert_eq!(till.tds(), verdict);
        assert_eq!(till.charge_succeeds(), verdict == Tds::Passed);
    }
}

#[test]
fn the_start_page_works_by_its_button_where_scripts_do_not_run() {
    let till = Till::new();
    let browser = Browser::without_scripts();
    browser.open(&till.start_page());
    browser.wait_for("onward");
    browser.take_picture("start");
    browser.click("onward button");
    browser.wait_for_address("/v1/paynetjgate/tds");
    browser.click("onward button");
    browser.type_into("password", "a");
    browser.click("ok");
    browser.click("onward button");
    browser.wait_for("back");
    assert_eq!(till.tds(), Tds::Passed);
}

#[test]
fn browsing_ends_when_paynets_page_says_so() {
    for (password, verdict) in [("a", Tds::Passed), ("b", Tds::Failed)] {
        let till = Till::new();
        let browser = Browser::start();
        let state = till.while_browsing(|address, _| {
            browser.open(address);
            browser.enter_frame_with("frame", "password");
            browser.take_picture("browse");
            browser.type_into("password", password);
            browser.click("ok");
            browser.leave_frames();
            browser.wait_for("back");
            browser.take_picture("browse-back");
        });
        assert_eq!(state, ThreeDState::Back);
        assert_eq!(till.tds(), verdict);
    }
}

#[test]
fn browsing_works_the_same_over_https() {
    let till = Till::over(Tls::Valid);
    let browser = Browser::trusting();
    let state = till.while_browsing(|address, _| {
        browser.open(address);
        browser.enter_frame_with("frame", "password");
        browser.type_into("password", "a");
        browser.click("ok");
        browser.leave_frames();
        browser.wait_for("back");
    });
    assert_eq!(state, ThreeDState::Back);
    assert_eq!(till.tds(), Tds::Passed);
}

#[test]
fn browsing_ends_when_paynets_page_closes_its_frame() {
    let till = Till::new();
    let browser = Browser::start();
    let state = till.while_browsing(|address, _| {
        browser.open(address);
        browser.enter_frame_with("frame", "password");
        to_paynet(&till, &browser);
        browser.run("parent.postMessage('command=close-iframe', '*')");
        browser.leave_frames();
        browser.wait_for("back");
    });
    assert_eq!(state, ThreeDState::Back);
}

/// Takes the frame to a page of Paynet's own that sends nothing.
fn to_paynet(till: &Till, browser: &Browser) {
    let page = format!("{}/v1/paynetjgate/return", till.sandbox.base_url());
    browser.run(&format!("location.href = '{page}'"));
    browser.enter_frame_with("frame", "error");
}

#[test]
fn a_shopper_can_give_up() {
    let till = Till::new();
    let browser = Browser::start();
    let state = till.while_browsing(|address, _| {
        browser.open(address);
        browser.enter_frame_with("frame", "password");
        browser.leave_frames();
        browser.click("cancel");
        browser.wait_for("cancelled");
        browser.take_picture("browse-cancelled");
    });
    assert_eq!(state, ThreeDState::Cancelled);
    assert_eq!(till.tds(), Tds::Waiting);
}

#[test]
fn messages_of_others_or_about_other_things_end_nothing() {
    let till = Till::new();
    let browser = Browser::start();
    let session = json!(till.request.session_id).to_string();
    let true_message = format!("'command=form-post&session_id=' + encodeURIComponent({session})");
    let state = till.while_browsing(|address, browsing| {
        browser.open(address);
        browser.run("window.onerror = text => { document.title = text }");
        browser.run("window.onmessage = event => { if (event.data.last) document.title += '.' }");
        // The right message, but from the page itself, from Paynet in another frame, and from the bank.
        browser.run(&format!("window.postMessage({true_message}, '*')"));
        let page = format!("{}/v1/paynetjgate/return", till.sandbox.base_url());
        browser.run(&format!(
            "const other = document.createElement('iframe'); other.id = 'other'; other.src = '{page}';
             document.body.append(other)"
        ));
        browser.enter_frame_with("other", "error");
        browser.run(&format!("parent.postMessage({true_message}, '*')"));
        browser.run("parent.postMessage({last: true}, '*')");
        browser.leave_frames();
        browser.wait_for_title("3D Secure.");
        browser.enter_frame_with("frame", "password");
        browser.run(&format!("parent.postMessage({true_message}, '*')"));
        browser.run("parent.postMessage({last: true}, '*')");
        // Messages of one frame come in order, so all have been heard when the last has; an error would show too.
        browser.leave_frames();
        browser.wait_for_title("3D Secure..");
        browser.enter_frame_with("frame", "password");
        to_paynet(&till, &browser);
        for data in [
            "'command=iframe-transparent'",
            "'command=iframe-no-transparent'",
            "'command=something-new&session_id=x'",
            "'command=form-post'",
            "'command=form-post&session_id=js_other'",
            "'command=constructor'",
            "'%%%&=&command'",
            "''",
            "17",
            "{command: 'form-post'}",
            "['command=form-post']",
            "{last: true}",
        ] {
            browser.run(&format!("parent.postMessage({data}, '*')"));
        }
        browser.leave_frames();
        browser.wait_for_title("3D Secure...");
        assert!(!browsing.is_finished());
        browser.click("cancel");
    });
    assert_eq!(state, ThreeDState::Cancelled, "the first report counts");
}

#[test]
fn an_id_that_paynet_sends_without_encoding_is_understood() {
    let till = Till::new();
    let browser = Browser::start();
    let mut request = till.request.clone();
    while !request.session_id.contains('+') {
        request = self::request(&till.sandbox, &till.client);
    }
    let till = Till { request, ..till };
    let message = json!(format!(
        "command=form-post&session_id={}",
        till.request.session_id
    ));
    let state = till.while_browsing(|address, _| {
        browser.open(address);
        browser.enter_frame_with("frame", "password");
        to_paynet(&till, &browser);
        browser.run(&format!("parent.postMessage({message}, '*')"));
        browser.leave_frames();
        browser.wait_for("back");
    });
    assert_eq!(state, ThreeDState::Back);
}

#[test]
fn another_thread_can_cancel() {
    let till = Till::new();
    let state = till.while_browsing(|_, _| {
        let again = till.client.three_d_browse(&till.request, &till.options());
        let again = again.unwrap_err();
        assert_eq!(
            (again.code(), again.field()),
            (PAYNET_ERR_INVALID_FIELD, Some("session_id"))
        );
        till.client
            .three_d_cancel(&till.request.session_id)
            .unwrap();
    });
    assert_eq!(state, ThreeDState::Cancelled);
    let nothing = till.client.three_d_cancel(&till.request.session_id);
    assert_eq!(nothing.unwrap_err().code(), PAYNET_ERR_NOT_UNDER_WAY);
}

#[test]
fn a_shopper_who_does_nothing_runs_out_of_time() {
    let till = Till::new();
    let mut options = till.options();
    options.timeout = Duration::from_secs(1);
    let started = Instant::now();
    let state = till.client.three_d_browse(&till.request, &options);
    assert_eq!(state.unwrap(), ThreeDState::TimeUp);
    assert!(started.elapsed() >= options.timeout);
    for timeout in [0, 999, 30 * 60 * 1000 + 1] {
        options.timeout = Duration::from_millis(timeout);
        let error = till.client.three_d_browse(&till.request, &options);
        let error = error.unwrap_err();
        assert_eq!(
            (error.code(), error.field()),
            (PAYNET_ERR_INVALID_FIELD, Some("timeout_ms"))
        );
    }
}

#[test]
fn a_browser_that_cannot_be_started_is_told_at_once() {
    let till = Till::new();
    let mut options = BrowseOptions::default();
    for program in [till.folder.path().join("missing"), till.program("exit 3")] {
        options.browser = Some(program);
        let error = till.client.three_d_browse(&till.request, &options);
        let error = error.unwrap_err();
        assert_eq!(
            (error.code(), error.field()),
            (PAYNET_ERR_BROWSER, Some("browser"))
        );
    }
}

#[test]
fn a_browser_that_ends_is_reaped_and_one_that_goes_on_is_left_alone() {
    let till = Till::new();
    let mut options = till.options();
    options.browser = Some(
        till.program("echo $$ > \"$0.id\"; note; while [ ! -e \"$0.end\" ]; do sleep 0.05; done"),
    );
    let id = thread::scope(|scope| {
        let browsing = scope.spawn(|| till.client.three_d_browse(&till.request, &options));
        till.address();
        till.client
            .three_d_cancel(&till.request.session_id)
            .unwrap();
        assert_eq!(browsing.join().unwrap().unwrap(), ThreeDState::Cancelled);
        fs::read_to_string(till.folder.path().join("browser.id")).unwrap()
    });
    let process = PathBuf::from(format!("/proc/{}", id.trim()));
    assert!(process.exists(), "the shopper's browser goes on");
    fs::write(till.folder.path().join("browser.end"), "").unwrap();
    wait_until("the browser to be reaped", || {
        let _ = till.client.three_d_cancel("js_none");
        (!process.exists()).then_some(())
    });
}

#[test]
fn the_browser_inherits_neither_output_nor_sockets() {
    let till = Till::new();
    let mut options = BrowseOptions::default();
    options.browser =
        Some(till.program("fds=$(ls -l /proc/$$/fd); echo \"$fds\" > \"$0.fds\"; note"));
    let files = thread::scope(|scope| {
        let browsing = scope.spawn(|| till.client.three_d_browse(&till.request, &options));
        till.address();
        till.client
            .three_d_cancel(&till.request.session_id)
            .unwrap();
        browsing.join().unwrap().unwrap();
        fs::read_to_string(till.folder.path().join("browser.fds")).unwrap()
    });
    assert!(!files.contains("socket:"), "{files}");
    for number in 0..3 {
        assert!(
            files.contains(&format!(" {number} -> /dev/null")),
            "{files}"
        );
    }
}

/// An HTTP client that says precisely what it is told, and reads to the end.
fn exchange(address: &str, request: &str) -> String {
    let mut stream = connect(address);
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn connect(address: &str) -> TcpStream {
    TcpStream::connect(parts(address).0).unwrap()
}

/// `127.0.0.1:PORT` and the path.
fn parts(address: &str) -> (&str, &str) {
    let rest = address.strip_prefix("http://").unwrap();
    rest.split_at(rest.find('/').unwrap())
}

fn report_path(page: &str) -> String {
    let (_, rest) = page.split_once("data-report=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn stalled_connections_hold_up_nobody() {
    let till = Till::new();
    let browser = Browser::start();
    let mut stalled = Vec::new();
    let state = till.while_browsing(|address, _| {
        for count in 0..50 {
            let mut stream = connect(address);
            if count % 2 == 0 {
                stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
            }
            stalled.push(stream);
        }
        browser.open(address);
        browser.enter_frame_with("frame", "password");
        browser.leave_frames();
        stalled.extend((0..50).map(|_| connect(address)));
        browser.click("cancel");
        browser.wait_for("cancelled");
    });
    assert_eq!(state, ThreeDState::Cancelled);
}

#[test]
fn only_the_page_itself_is_served_and_heard() {
    let till = Till::new();
    let state = till.while_browsing(|address, browsing| {
        let (host, path) = parts(address);
        let port = host.split_once(':').unwrap().1;
        let get = |target: &str, host: &str| {
            exchange(
                address,
                &format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
            )
        };
        let page = get(path, host);
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
        assert!(page.ends_with("</html>\n"));
        let (head, body) = page.split_once("\r\n\r\n").unwrap();
        assert!(body.is_ascii());
        assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", body.len())));
        for header in [
            "Cache-Control: no-store",
            "Referrer-Policy: no-referrer",
            "X-Content-Type-Options: nosniff",
            "Content-Security-Policy: default-src 'none'; script-src 'nonce-",
        ] {
            assert!(head.contains(&format!("\r\n{header}")), "{header}");
        }
        let report = report_path(body);
        for secret in [&path[1..], report.trim_matches('/')] {
            assert_eq!(secret.len(), 32);
            assert!(secret.bytes().all(|byte| byte.is_ascii_hexdigit()));
        }

        let post = |target: &str, headers: &str| {
            exchange(
                address,
                &format!("POST {target} HTTP/1.1\r\n{headers}Content-Length: 0\r\n\r\n"),
            )
        };
        let back = format!("{report}back");
        let ours = format!("Host: {host}\r\nOrigin: http://{host}\r\n");
        let refused = [
            get(path, &format!("localhost:{port}")),
            get(path, &format!("evil.example:{port}")),
            get(path, "127.0.0.1"),
            get(path, &format!("{host}\r\nHost: {host}")),
            exchange(address, &format!("GET {path} HTTP/1.0\r\n\r\n")),
            get("/", host),
            get("/favicon.ico", host),
            get(&format!("{path}/"), host),
            get(&format!("{path}?x"), host),
            get(&path[..path.len() - 1], host),
            get(&format!("http://{host}{path}"), host),
            get(&back, host),
            post(path, &ours),
            post(&report, &ours),
            post(&format!("{report}elsewhere"), &ours),
            post("/back", &ours),
            post(&back, &format!("Host: {host}\r\n")),
            post(&back, &format!("Host: {host}\r\nOrigin: null\r\n")),
            post(
                &back,
                &format!("Host: {host}\r\nOrigin: http://evil.example\r\n"),
            ),
            post(
                &back,
                &format!("Host: evil.example\r\nOrigin: http://{host}\r\n"),
            ),
            post(&back, &format!("{ours}Origin: http://evil.example\r\n")),
            exchange(
                address,
                &format!("HEAD {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
            ),
            exchange(address, &format!("OPTIONS {back} HTTP/1.1\r\n{ours}\r\n")),
            exchange(address, "\u{1}\u{2}\r\n\r\n"),
        ];
        for (place, answer) in refused.iter().enumerate() {
            assert!(
                answer.starts_with("HTTP/1.1 404 Not Found\r\n"),
                "{place}: {answer}"
            );
            assert!(answer.contains("\r\nContent-Length: 0\r\n"));
        }
        let mut endless = connect(address);
        let long = format!("GET {path} HTTP/1.1\r\nX: {}", "x".repeat(9000));
        let _ = endless.write_all(long.as_bytes());
        let mut answer = Vec::new();
        let _ = endless.read_to_end(&mut answer);
        assert!(answer.is_empty());

        assert!(!browsing.is_finished());
        assert!(post(&back, &ours).starts_with("HTTP/1.1 204 No Content\r\n"));
    });
    assert_eq!(state, ThreeDState::Back);
}
