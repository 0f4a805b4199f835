//! Everything that can go wrong on the way, one row each: the code, its class, the phase, how many requests the server
//! saw, and how long it took against the budget.

mod support;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use paynet::error::status::*;
use paynet::error::{Class, Phase};
use paynet::{Client, Config, Server};
use paynet_sandbox::{Fault, Proxy, Sandbox, Session, Shape, Tls};
use support::{BlackHole, Log, SLACK, Silence, preloaded, run_again};

/// For calls that must run into it.
const SHORT: Duration = Duration::from_millis(1500);
/// For calls that must end for another reason.
const AMPLE: Duration = Duration::from_secs(30);

struct Case {
    name: &'static str,
    trouble: Trouble,
    code: i32,
    phase: Phase,
    /// Requests that the server saw.
    requests: usize,
}

enum Trouble {
    /// The next request or connection meets this.
    Fault(Fault),
    /// The same, in a call whose request is too big for the buffers on the way.
    BigRequest(Fault),
    /// The server's TLS is like this.
    Tls(Tls),
    /// The client trusts only the built-in authorities.
    NoCaFile,
    /// Nobody listens.
    NobodyListens,
    /// Packets vanish.
    BlackHole,
    /// The host name can't have an address.
    NoSuchHost,
    /// The client speaks http to a TLS port.
    HttpToTlsPort,
    Proxy(ProxyTrouble),
}

enum ProxyTrouble {
    NoLogin,
    WrongLogin,
    Refuses,
    Stalls,
    NobodyListens,
    IsNoProxy,
}

#[rustfmt::skip]
fn cases() -> Vec<Case> {
    use Trouble::*;
    use paynet_sandbox::{Fault as F, Tls as T};
    let row = |name, trouble, code, phase, requests| Case {
        name,
        trouble,
        code,
        phase,
        requests,
    };
    vec![
        row("no such host", NoSuchHost, PAYNET_ERR_DNS, Phase::Resolve, 0),
        row("nobody listens", NobodyListens, PAYNET_ERR_CONNECTION_REFUSED, Phase::Connect, 0),
        row("packets vanish", BlackHole, PAYNET_ERR_TIMEOUT_CONNECT, Phase::Connect, 0),
        row("reset on accept", Fault(F::ResetOnAccept), PAYNET_ERR_BROKEN_BEFORE_SEND, Phase::Tls, 0),
        row("close on accept", Fault(F::CloseOnAccept), PAYNET_ERR_BROKEN_BEFORE_SEND, Phase::Tls, 0),
        row("silent handshake", Fault(F::StallHandshake), PAYNET_ERR_TIMEOUT_TLS, Phase::Tls, 0),
        row("certificate expired", Tls(T::Expired), PAYNET_ERR_TLS_EXPIRED, Phase::Tls, 0),
        row("certificate not yet valid", Tls(T::NotYetValid), PAYNET_ERR_TLS_NOT_YET_VALID, Phase::Tls, 0),
        row("certificate for another host", Tls(T::WrongHost), PAYNET_ERR_TLS_WRONG_HOST, Phase::Tls, 0),
        row("authority unknown", Tls(T::UnknownCa), PAYNET_ERR_TLS_UNKNOWN_CA, Phase::Tls, 0),
        row("certificate self-signed", Tls(T::SelfSigned), PAYNET_ERR_TLS_UNKNOWN_CA, Phase::Tls, 0),
        row("own authority not added", NoCaFile, PAYNET_ERR_TLS_UNKNOWN_CA, Phase::Tls, 0),
        row("no common cipher suite", Tls(T::NoCommonSuite), PAYNET_ERR_TLS_NO_COMMON, Phase::Tls, 0),
        row("server speaks no TLS", Tls(T::Plain), PAYNET_ERR_TLS_NOT_SPOKEN, Phase::Tls, 0),
        row("proxy wants a login", Proxy(ProxyTrouble::NoLogin), PAYNET_ERR_PROXY_LOGIN, Phase::Proxy, 0),
        row("proxy refuses the login", Proxy(ProxyTrouble::WrongLogin), PAYNET_ERR_PROXY_LOGIN, Phase::Proxy, 0),
        row("proxy refuses the host", Proxy(ProxyTrouble::Refuses), PAYNET_ERR_PROXY_REFUSED, Phase::Proxy, 0),
        row("proxy says nothing", Proxy(ProxyTrouble::Stalls), PAYNET_ERR_TIMEOUT_PROXY, Phase::Proxy, 0),
        row("proxy is not there", Proxy(ProxyTrouble::NobodyListens), PAYNET_ERR_CONNECTION_REFUSED, Phase::Connect, 0),
        row("proxy is something else", Proxy(ProxyTrouble::IsNoProxy), PAYNET_ERR_PROXY_BROKEN, Phase::Proxy, 0),
        row("reset while sending", BigRequest(F::ResetBeforeReading), PAYNET_ERR_BROKEN_SEND, Phase::Send, 0),
        row("server never reads, big request", BigRequest(F::StallReading), PAYNET_ERR_TIMEOUT_SEND, Phase::Send, 0),
        row("server never reads", Fault(F::StallReading), PAYNET_ERR_TIMEOUT_WAIT, Phase::Wait, 0),
        row("reset before reading", Fault(F::ResetBeforeReading), PAYNET_ERR_BROKEN_WAIT, Phase::Wait, 0),
        row("reset after reading", Fault(F::ResetAfterReading), PAYNET_ERR_BROKEN_WAIT, Phase::Wait, 1),
        row("close after reading", Fault(F::CloseAfterReading), PAYNET_ERR_BROKEN_WAIT, Phase::Wait, 1),
        row("answer too late", Fault(F::Delay(60_000)), PAYNET_ERR_TIMEOUT_WAIT, Phase::Wait, 1),
        row("answer drips, one byte per 100 ms", Fault(F::Drip(100)), PAYNET_ERR_TIMEOUT_RECEIVE, Phase::Receive, 1),
        row("body drips, one byte per 100 ms", Fault(F::DripBody(100)), PAYNET_ERR_TIMEOUT_RECEIVE, Phase::Receive, 1),
        row("cut in the status line", Fault(F::CutAnswer(5)), PAYNET_ERR_BROKEN_RECEIVE, Phase::Receive, 1),
        row("cut in the head", Fault(F::CutAnswer(40)), PAYNET_ERR_BROKEN_RECEIVE, Phase::Receive, 1),
        row("cut in the body", Fault(F::CutAnswer(300)), PAYNET_ERR_BROKEN_RECEIVE, Phase::Receive, 1),
        row("closed in the status line", Fault(F::CloseAnswer(5)), PAYNET_ERR_BROKEN_RECEIVE, Phase::Receive, 1),
        row("closed in the body", Fault(F::CloseAnswer(300)), PAYNET_ERR_BROKEN_RECEIVE, Phase::Receive, 1),
        row("closed before any byte", Fault(F::CloseAnswer(0)), PAYNET_ERR_BROKEN_WAIT, Phase::Wait, 1),
        row("Content-Length too long", Fault(F::ContentLengthTooLong), PAYNET_ERR_BROKEN_RECEIVE, Phase::Receive, 1),
        row("Content-Length too short", Fault(F::ContentLengthTooShort), PAYNET_ERR_NOT_JSON, Phase::Read, 1),
        row("not HTTP", Fault(F::NotHttp), PAYNET_ERR_NOT_HTTP, Phase::Read, 1),
        row("http spoken to a TLS port", HttpToTlsPort, PAYNET_ERR_NOT_HTTP, Phase::Read, 0),
        row("header of a megabyte", Fault(F::HugeHeader), PAYNET_ERR_ANSWER_TOO_LARGE, Phase::Receive, 1),
        row("body of 20 megabytes", Fault(F::Huge(20 << 20)), PAYNET_ERR_ANSWER_TOO_LARGE, Phase::Receive, 1),
        row("web page with status 200", Fault(F::Html), PAYNET_ERR_NOT_JSON, Phase::Read, 1),
        row("web page with status 503", Fault(F::HtmlStatus(503)), PAYNET_ERR_SERVER, Phase::Read, 1),
        row("not JSON", Fault(F::NotJson), PAYNET_ERR_NOT_JSON, Phase::Read, 1),
        row("empty body", Fault(F::EmptyBody), PAYNET_ERR_NOT_JSON, Phase::Read, 1),
        row("JSON of another shape", Fault(F::Body("[1]".into())), PAYNET_ERR_INCOMPLETE_ANSWER, Phase::Read, 1),
        row("no token in the answer", Fault(F::Body(r#"{"code":0}"#.into())), PAYNET_ERR_INCOMPLETE_ANSWER, Phase::Read, 1),
        row("token is null", Fault(F::Body(r#"{"code":0,"token_id":null}"#.into())), PAYNET_ERR_INCOMPLETE_ANSWER, Phase::Read, 1),
        row("code can't be read", Fault(F::Body(r#"{"code":"x","token_id":"jt_1"}"#.into())), PAYNET_ERR_INCOMPLETE_ANSWER, Phase::Read, 1),
        row("redirect 302", Fault(F::Redirect(302)), PAYNET_ERR_REDIRECT, Phase::Read, 1),
        row("redirect 307", Fault(F::Redirect(307)), PAYNET_ERR_REDIRECT, Phase::Read, 1),
        row("return code 17", Fault(F::Code(17)), PAYNET_ERR_REFUSED, Phase::Read, 1),
        row("return code unknown to the table", Fault(F::Code(4711)), PAYNET_ERR_REFUSED, Phase::Read, 1),
        row("HTTP 400", Fault(F::Status(400, 18)), PAYNET_ERR_BAD_REQUEST, Phase::Read, 1),
        row("HTTP 401", Fault(F::Status(401, 7)), PAYNET_ERR_UNAUTHORIZED, Phase::Read, 1),
        row("HTTP 403", Fault(F::Status(403, 7)), PAYNET_ERR_FORBIDDEN, Phase::Read, 1),
        row("HTTP 404", Fault(F::Status(404, 12)), PAYNET_ERR_NOT_FOUND, Phase::Read, 1),
        row("HTTP 405", Fault(F::StatusNoBody(405)), PAYNET_ERR_NOT_FOUND, Phase::Read, 1),
        row("HTTP 500", Fault(F::Status(500, 8)), PAYNET_ERR_SERVER, Phase::Read, 1),
        row("HTTP 503 without a body", Fault(F::StatusNoBody(503)), PAYNET_ERR_SERVER, Phase::Read, 1),
    ]
}

#[test]
fn every_fault_has_its_code_its_class_its_phase_and_keeps_to_the_budget() {
    println!(
        "{:34} {:>4} {:34} {:11} {:8} {:>8} {:>8} {:>7}",
        "fault", "code", "name", "class", "phase", "requests", "ms", "budget"
    );
    let cases = cases();
    for case in &cases {
        run(case);
    }
    println!("{} faults", cases.len());
}

fn run(case: &Case) {
    let runs_out_of_time = matches!(
        case.code,
        PAYNET_ERR_TIMEOUT_CONNECT
            | PAYNET_ERR_TIMEOUT_PROXY
            | PAYNET_ERR_TIMEOUT_TLS
            | PAYNET_ERR_TIMEOUT_SEND
            | PAYNET_ERR_TIMEOUT_WAIT
            | PAYNET_ERR_TIMEOUT_RECEIVE
    );
    let budget = if runs_out_of_time { SHORT } else { AMPLE };
    let stage = Stage::new(&case.trouble, budget);

    let start = Instant::now();
    let error = stage.call().expect_err(case.name);
    let took = start.elapsed();

    println!(
        "{:34} {:>4} {:34} {:11} {:8} {:>8} {:>8} {:>7}",
        case.name,
        error.code(),
        error.name(),
        format!("{:?}", error.class()),
        format!("{:?}", error.phase()),
        stage.sandbox.requests().len(),
        took.as_millis(),
        budget.as_millis(),
    );
    assert_eq!(error.code(), case.code, "{}: {error}", case.name);
    assert_eq!(error.class(), expected_class(case.code), "{}", case.name);
    assert_eq!(error.phase(), case.phase, "{}", case.name);
    assert_eq!(
        stage.sandbox.requests().len(),
        case.requests,
        "{}",
        case.name
    );
    assert!(
        stage.sandbox.connections() <= 1,
        "{}: sent again",
        case.name
    );
    let shown = format!("{error} {error:?} {:?}", std::error::Error::source(&error));
    support::assert_no_secret(&stage.sandbox, case.name, &shown);
    assert_eq!(stage.log.text(), "", "{}", case.name);
    if runs_out_of_time {
        assert!(took >= budget, "{}: gave up early, {took:?}", case.name);
    }
    assert!(took < budget + SLACK, "{}: {took:?}", case.name);
}

fn expected_class(code: i32) -> Class {
    match code / 100 {
        1 => Class::NotReached,
        2 => Class::Unknown,
        3 => Class::Answered,
        _ => panic!("{code} is no fault on the way"),
    }
}

/// A server, a client and whatever stands between them.
struct Stage {
    sandbox: Sandbox,
    client: Client,
    log: &'static Log,
    big_request: bool,
    _kept: Kept,
}

#[derive(Default)]
struct Kept {
    proxy: Option<Proxy>,
    black_hole: Option<BlackHole>,
    silence: Option<Silence>,
}

impl Stage {
    fn new(trouble: &Trouble, budget: Duration) -> Stage {
        let tls = match trouble {
            Trouble::Tls(tls) => *tls,
            _ => Tls::Valid,
        };
        let sandbox = Sandbox::builder().tls(tls).start();
        let url = format!("https://localhost:{}", sandbox.port());
        let mut config = support::config_for(&sandbox, &url);
        let mut kept = Kept::default();
        match trouble {
            Trouble::Fault(fault) | Trouble::BigRequest(fault) => sandbox.next(fault.clone()),
            Trouble::Tls(_) => {}
            Trouble::NoCaFile => config.ca_file = None,
            Trouble::NobodyListens => {
                let silence = Silence::new();
                config.server = at(format!("https://127.0.0.1:{}", silence.port()));
                kept.silence = Some(silence);
            }
            Trouble::BlackHole => {
                let black_hole = BlackHole::new();
                config.server = at(format!("https://{}", black_hole.address));
                kept.black_hole = Some(black_hole);
            }
            Trouble::NoSuchHost => config.server = at(format!("https://{}.test", "a".repeat(64))),
            Trouble::HttpToTlsPort => {
                config.server = at(format!("http://localhost:{}", sandbox.port()))
            }
            Trouble::Proxy(trouble) => set_proxy(&mut config, trouble, &sandbox, &mut kept),
        }
        config.total_timeout = budget;
        config.connect_timeout = budget;
        Stage {
            client: Client::new(config).unwrap(),
            log: Log::capture(),
            big_request: matches!(trouble, Trouble::BigRequest(_)),
            sandbox,
            _kept: kept,
        }
    }

    fn call(&self) -> Result<paynet::CreateTokenResponse, paynet::Error> {
        let mut request = support::request(self.sandbox.open_session());
        if self.big_request {
            request.description = Some("a".repeat(12 << 20).into());
        }
        self.client.create_token(&request)
    }
}

fn at(url: String) -> Server {
    Server::At(url)
}

fn set_proxy(config: &mut Config, trouble: &ProxyTrouble, sandbox: &Sandbox, kept: &mut Kept) {
    let url_of = |port: u16, login: &str| format!("http://{login}127.0.0.1:{port}");
    let (proxy, url) = match trouble {
        ProxyTrouble::NoLogin => {
            let proxy = Proxy::with_login("till", "p@ss");
            let url = proxy.url();
            (Some(proxy), url)
        }
        ProxyTrouble::WrongLogin => {
            let proxy = Proxy::with_login("till", "p@ss");
            let url = url_of(proxy.port(), "till:wrong@");
            (Some(proxy), url)
        }
        ProxyTrouble::Refuses => {
            let proxy = Proxy::start();
            proxy.refuse_with(403);
            let url = proxy.url();
            (Some(proxy), url)
        }
        ProxyTrouble::Stalls => {
            let proxy = Proxy::start();
            proxy.stall();
            let url = proxy.url();
            (Some(proxy), url)
        }
        ProxyTrouble::NobodyListens => {
            let silence = Silence::new();
            let url = url_of(silence.port(), "");
            kept.silence = Some(silence);
            (None, url)
        }
        ProxyTrouble::IsNoProxy => (None, url_of(sandbox.port(), "")),
    };
    config.proxy_url = Some(url.into());
    kept.proxy = proxy;
}

#[test]
fn every_return_code_reaches_the_caller_with_its_message() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for known in paynet_sandbox::RETURN_CODES {
        if known.number == 0 {
            continue;
        }
        let code = i32::try_from(known.number).unwrap();
        for (fault, status) in [
            (Fault::Code(known.number), 200),
            (Fault::Status(400, known.number), 400),
        ] {
            sandbox.next(fault);
            let error = client
                .create_token(&support::request(sandbox.open_session()))
                .unwrap_err();
            let refusal = error.refusal().unwrap();
            assert_eq!(error.http_status(), Some(status));
            assert_eq!(refusal.code, Some(code), "{error}");
            assert_eq!(refusal.message, known.message);
            assert!(error.message().contains(known.name), "{error}");
        }
    }
    assert_eq!(sandbox.connections(), 1, "a refusal keeps the line");
}

#[test]
fn a_redirect_is_never_followed() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for status in [301, 302, 303, 307, 308] {
        sandbox.next(Fault::Redirect(status));
        let error = client
            .create_token(&support::request(sandbox.open_session()))
            .unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_REDIRECT);
        assert_eq!(error.http_status(), Some(status));
    }
    assert!(
        sandbox
            .requests()
            .iter()
            .all(|request| request.path != "/elsewhere")
    );
    assert_eq!(sandbox.requests().len(), 5);
}

#[test]
fn a_line_that_the_server_closed_meanwhile_is_noticed_before_sending() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for call in 1..=3 {
        client
            .create_token(&support::request(sandbox.open_session()))
            .unwrap();
        assert_eq!(sandbox.connections(), call);
        sandbox.close_idle_connections();
    }
    assert_eq!(sandbox.requests().len(), 3);
}

#[test]
fn a_kept_line_that_fails_is_not_replaced_silently() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    client
        .create_token(&support::request(sandbox.open_session()))
        .unwrap();
    for fault in [Fault::ResetAfterReading, Fault::CloseAfterReading] {
        sandbox.next(fault);
        let error = client
            .create_token(&support::request(sandbox.open_session()))
            .unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_BROKEN_WAIT);
        client
            .create_token(&support::request(sandbox.open_session()))
            .unwrap();
    }
    assert_eq!(sandbox.requests().len(), 5, "one for each call");
}

#[test]
fn both_versions_of_tls_and_a_proxy_with_a_login_lead_to_a_token() {
    for tls in [Tls::Valid, Tls::Only12, Tls::Only13] {
        let sandbox = Sandbox::builder().tls(tls).start();
        let proxy = Proxy::with_login("till", "p@ss:word");
        let mut config = support::config(&sandbox);
        config.proxy_url =
            Some(format!("http://till:p%40ss%3Aword@127.0.0.1:{}", proxy.port()).into());
        for client in [support::client(&sandbox), Client::new(config).unwrap()] {
            client
                .create_token(&support::request(sandbox.open_session()))
                .unwrap();
        }
        assert_eq!(proxy.tunnels(), [format!("localhost:{}", sandbox.port())]);
        let expected = if tls == Tls::Only12 {
            "TLSv1.2"
        } else {
            "TLSv1.3"
        };
        for request in sandbox.requests() {
            assert_eq!(request.tls_version.as_deref(), Some(expected));
        }
    }
}

#[test]
fn plain_http_works_on_this_machine() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    let client = support::client(&sandbox);
    sandbox.next(Fault::Shape(Shape::Strings));
    client
        .create_token(&support::request(sandbox.open_session()))
        .unwrap();
}

#[test]
fn environment_variables_choose_no_proxy() {
    const NAME: &str = "environment_variables_choose_no_proxy";
    if std::env::var_os("HTTPS_PROXY").is_some() {
        let sandbox = Sandbox::start();
        support::client(&sandbox)
            .create_token(&support::request(sandbox.open_session()))
            .unwrap();
        return;
    }
    let nobody = "http://127.0.0.1:9";
    let output = run_again(NAME)
        .envs(["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"].map(|name| (name, nobody)))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_name_look_up_that_hangs_cannot_hold_the_call() {
    const NAME: &str = "a_name_look_up_that_hangs_cannot_hold_the_call";
    if std::env::var_os("LD_PRELOAD").is_some() {
        let sandbox = Sandbox::start();
        let mut config = support::config(&sandbox);
        config.total_timeout = SHORT;
        let start = Instant::now();
        let error = Client::new(config)
            .unwrap()
            .create_token(&support::request(sandbox.open_session()))
            .unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_TIMEOUT_RESOLVE);
        assert_eq!(error.phase(), Phase::Resolve);
        assert!(start.elapsed() >= SHORT && start.elapsed() < SHORT + SLACK);
        assert_eq!(sandbox.connections(), 0);
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let library = preloaded("hanging_resolver.c", folder.path());
    let output = run_again(NAME).env("LD_PRELOAD", library).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn an_answer_in_chunks_that_is_cut_anywhere_is_a_broken_line() {
    let answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
                  a\r\n{\"code\":0,\r\n12\r\n\"token_id\":\"jt_1\"}\r\n0\r\n\r\n";
    let server = RawServer::start();
    let client = Client::new(server.config()).unwrap();
    let call = |answer: &str| {
        server.next(answer);
        let session = Session {
            session_id: "js_1".to_owned(),
            instalment_key: "ji_1".to_owned(),
        };
        client.create_token(&support::request(session))
    };
    // Behind the last chunk's length nothing is missing.
    let complete = answer.len() - "\r\n".len();
    for end in 1..complete {
        let error = call(&answer[..end]).expect_err(&answer[..end]);
        assert_eq!(error.code(), PAYNET_ERR_BROKEN_RECEIVE, "{end}: {error}");
        assert_eq!(error.phase(), Phase::Receive, "{end}");
    }
    assert_eq!(call(answer).unwrap().token_id, "jt_1");
}

/// Answers each connection with given bytes and closes it.
struct RawServer {
    port: u16,
    answers: mpsc::Sender<String>,
}

impl RawServer {
    fn start() -> RawServer {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (answers, given) = mpsc::channel::<String>();
        thread::spawn(move || {
            for answer in given {
                let (mut stream, _) = listener.accept().unwrap();
                let mut request = Vec::new();
                // The body is the only thing that ends so.
                while !request.ends_with(b"}") {
                    let mut bytes = [0; 4096];
                    let count = stream.read(&mut bytes).unwrap();
                    assert!(count > 0, "the request was cut");
                    request.extend(&bytes[..count]);
                }
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        RawServer { port, answers }
    }

    fn config(&self) -> Config {
        let mut config = Config::new(at(format!("http://127.0.0.1:{}", self.port)));
        config.publishable_key = Some(support::key("pbk_1"));
        config
    }

    fn next(&self, answer: &str) {
        self.answers.send(answer.to_owned()).unwrap();
    }
}
