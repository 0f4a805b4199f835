//! What paynet.dll does on the network, with 32 and 64 bits under wine, against the sandbox on this machine. Run by
//! tests/windows/run, which makes what is needed.

#[path = "../support/mod.rs"]
mod support;

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use paynet::error::Phase;
use paynet::error::status::*;
use paynet_sandbox::{Fault, Proxy, Sandbox, Tls};
use socket2::{Domain, Socket, Type};
use support::{BlackHole, SLACK};
use tempfile::TempDir;

/// For calls that must run into it.
const SHORT: Duration = Duration::from_millis(1500);

/// How coarse the clock is by which the program measures.
const TICK: Duration = Duration::from_millis(32);

/// Several times what the slowest program needs; one that hangs shall fail, not wait.
const SECONDS: &str = "200";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Those that this machine can run: `PAYNET_WINDOWS_BITS`, or both.
fn on_each(test: impl Fn(&str) + Sync) {
    let bits = std::env::var("PAYNET_WINDOWS_BITS").unwrap_or_else(|_| "32 64".to_owned());
    assert!(!bits.is_empty());
    thread::scope(|scope| {
        for bits in bits.split(' ') {
            scope.spawn(|| test(bits));
        }
    });
}

/// `caller.c` at work.
struct Caller {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// How a call ended.
#[derive(Debug)]
struct Ended {
    status: i32,
    phase: i32,
    took: Duration,
}

/// What a process has.
#[derive(Debug, PartialEq, Eq)]
struct Held {
    threads: u32,
    /// At least.
    handles: u32,
    /// That are left for values of threads.
    places: u32,
}

impl Caller {
    /// With the library loaded.
    fn start(bits: &str, sandbox: &Sandbox, variables: &[(&str, &str)]) -> Caller {
        Caller::start_in(bits, sandbox, variables)
    }

    /// In a folder of tests/windows/run's programs.
    fn start_in(folder: &str, sandbox: &Sandbox, variables: &[(&str, &str)]) -> Caller {
        let bits = &folder[..2];
        let mut process = Command::new("timeout")
            .arg(SECONDS)
            .arg(root().join("tests/windows/wine"))
            .args([bits, "caller.exe"])
            .current_dir(root().join("target/windows/programs").join(folder))
            .env("SANDBOX_URL", sandbox.base_url())
            .env("SANDBOX_CA_FILE", sandbox.ca_file())
            .env("SANDBOX_KEY", sandbox.publishable_key())
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut caller = Caller {
            input: process.stdin.take().unwrap(),
            output: BufReader::new(process.stdout.take().unwrap()),
            process,
        };
        assert_eq!(caller.ask("load"), "ok");
        caller
    }

    fn ask(&mut self, line: &str) -> String {
        writeln!(self.input, "{line}").unwrap();
        let mut answer = String::new();
        self.output.read_line(&mut answer).unwrap();
        answer.trim_end().to_owned()
    }

    fn client(&mut self) {
        assert_eq!(self.ask("client"), "0");
    }

    fn free(&mut self) {
        assert_eq!(self.ask("free"), "0");
    }

    fn token(&mut self, sandbox: &Sandbox) -> Ended {
        let session = sandbox.open_session();
        let line = format!("token {} {}", session.session_id, session.instalment_key);
        let answer = self.ask(&line);
        let numbers: Vec<i32> = answer
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        let [status, phase, milliseconds] = numbers[..] else {
            panic!("{answer}");
        };
        Ended {
            status,
            phase,
            took: Duration::from_millis(milliseconds.try_into().unwrap()),
        }
    }

    fn gets_a_token(&mut self, sandbox: &Sandbox) {
        let ended = self.token(sandbox);
        assert_eq!(ended.status, PAYNET_OK, "{ended:?}");
    }

    fn held(&mut self) -> Held {
        let answer = self.ask("held");
        let numbers: Vec<u32> = answer
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        let [threads, handles, places] = numbers[..] else {
            panic!("{answer}");
        };
        Held {
            threads,
            handles,
            places,
        }
    }

    fn finish(mut self) {
        drop(self.input);
        assert!(self.process.wait().unwrap().success());
    }
}

/// A name server that keeps each question until it is told to answer: there is no such name.
struct NameServer {
    socket: UdpSocket,
    questions: Mutex<Vec<(Vec<u8>, SocketAddr)>>,
    settings: PathBuf,
    _folder: TempDir,
}

impl NameServer {
    fn start(bits: &str, number: u8) -> Arc<NameServer> {
        let address = Ipv4Addr::new(127, 53, bits.parse().unwrap(), number);
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("resolv.conf");
        let text = format!("nameserver {address}\noptions timeout:30 attempts:1\n");
        std::fs::write(&settings, text).unwrap();
        let server = Arc::new(NameServer {
            socket: UdpSocket::bind((address, 53)).unwrap(),
            questions: Mutex::default(),
            settings,
            _folder: folder,
        });
        let listening = Arc::clone(&server);
        thread::spawn(move || {
            let mut buffer = [0; 512];
            while let Ok((length, from)) = listening.socket.recv_from(&mut buffer) {
                let question = (buffer[..length].to_owned(), from);
                listening.questions.lock().unwrap().push(question);
            }
        });
        server
    }

    fn answer_all(&self) {
        for (mut message, from) in self.questions.lock().unwrap().drain(..) {
            message[2] |= 0x80; // an answer
            message[3] = 0x83; // no such name
            self.socket.send_to(&message, from).unwrap();
        }
    }

    fn was_asked(&self) -> bool {
        !self.questions.lock().unwrap().is_empty()
    }

    fn settings(&self) -> &str {
        self.settings.to_str().unwrap()
    }
}

const NAME_NOBODY_TELLS: &str = "https://paynet.test";

/// Stands before the sandbox and passes on what comes, until it is told to go deaf: then it reads nothing more. Its
/// segments are so small that the sender's system, too, gives the line only small buffers.
struct Deaf {
    url: String,
    told: Arc<AtomicBool>,
    passing: JoinHandle<(TcpStream, TcpStream)>,
}

impl Deaf {
    fn before(sandbox: &Sandbox) -> Deaf {
        let listener = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        set_segment(&listener, 88);
        listener.set_recv_buffer_size(1).unwrap();
        let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        listener.bind(&any_port.into()).unwrap();
        listener.listen(1).unwrap();
        let listener = TcpListener::from(listener);
        let url = format!(
            "https://localhost:{}",
            listener.local_addr().unwrap().port()
        );
        let told = Arc::new(AtomicBool::new(false));
        let (is_told, sandbox) = (Arc::clone(&told), sandbox.port());
        let passing = thread::spawn(move || {
            let (mut near, _) = listener.accept().unwrap();
            let mut far = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox)).unwrap();
            let soon = Some(Duration::from_millis(10));
            near.set_read_timeout(soon).unwrap();
            far.set_read_timeout(soon).unwrap();
            let mut buffer = [0; 4096];
            while !is_told.load(Ordering::SeqCst) {
                pass_on(&mut near, &mut far, &mut buffer);
                pass_on(&mut far, &mut near, &mut buffer);
            }
            (near, far)
        });
        Deaf { url, told, passing }
    }

    /// What must not be closed meanwhile.
    fn go_deaf(self) -> (TcpStream, TcpStream) {
        self.told.store(true, Ordering::SeqCst);
        self.passing.join().unwrap()
    }
}

fn set_segment(socket: &Socket, bytes: i32) {
    // SAFETY: the option is an int, which the kernel copies.
    let code = unsafe {
        libc::setsockopt(
            socket.as_raw_fd(),
            libc::IPPROTO_TCP,
            libc::TCP_MAXSEG,
            (&raw const bytes).cast(),
            size_of::<i32>() as libc::socklen_t,
        )
    };
    assert_eq!(code, 0);
}

fn pass_on(from: &mut TcpStream, to: &mut TcpStream, buffer: &mut [u8]) {
    match from.read(buffer) {
        Ok(length) => to.write_all(&buffer[..length]).unwrap(),
        Err(error) => assert_eq!(error.kind(), ErrorKind::WouldBlock),
    }
}

fn assert_ran_out_of_time(bits: &str, ended: &Ended, status: i32, phase: Phase) {
    let what = format!("{bits} bits: {ended:?}");
    assert_eq!(
        (ended.status, ended.phase),
        (status, phase as i32),
        "{what}"
    );
    assert!(ended.took + TICK >= SHORT, "gave up early, {what}");
    assert!(ended.took < SHORT + SLACK, "{what}");
}

/// One call that must run into the time-out.
fn run_out_of_time(bits: &str, sandbox: &Sandbox, variables: &[(&str, &str)]) -> Ended {
    let milliseconds = SHORT.as_millis().to_string();
    let variables = [variables, &[("TOTAL_MS", &*milliseconds)]].concat();
    let mut caller = Caller::start(bits, sandbox, &variables);
    caller.client();
    let ended = caller.token(sandbox);
    caller.free();
    caller.finish();
    ended
}

#[test]
fn the_deadline_holds_while_a_name_is_looked_up() {
    on_each(|bits| {
        let (sandbox, names) = (Sandbox::start(), NameServer::start(bits, 1));
        let settings = [
            ("SANDBOX_URL", NAME_NOBODY_TELLS),
            ("PAYNET_RESOLV_CONF", names.settings()),
        ];
        let ended = run_out_of_time(bits, &sandbox, &settings);
        assert_ran_out_of_time(bits, &ended, PAYNET_ERR_TIMEOUT_RESOLVE, Phase::Resolve);
        assert!(names.was_asked());
    });
}

#[test]
fn the_deadline_holds_while_connecting() {
    on_each(|bits| {
        let (sandbox, black_hole) = (Sandbox::start(), BlackHole::new());
        let url = format!("https://{}", black_hole.address);
        let ended = run_out_of_time(bits, &sandbox, &[("SANDBOX_URL", &url)]);
        assert_ran_out_of_time(bits, &ended, PAYNET_ERR_TIMEOUT_CONNECT, Phase::Connect);
    });
}

#[test]
fn the_deadline_holds_while_a_proxy_opens_the_way() {
    on_each(|bits| {
        for backend in TLS_BACKENDS {
            let (sandbox, proxy) = (Sandbox::start(), Proxy::start());
            proxy.stall();
            let settings = [("SANDBOX_PROXY", &*proxy.url()), backend];
            let ended = run_out_of_time(bits, &sandbox, &settings);
            assert_ran_out_of_time(bits, &ended, PAYNET_ERR_TIMEOUT_PROXY, Phase::Proxy);
        }
    });
}

const TLS_BACKENDS: [(&str, &str); 2] = [("TLS_BACKEND", "0"), ("TLS_BACKEND", "1")];

#[test]
fn a_proxy_opens_the_way_for_both_kinds_of_tls() {
    on_each(|bits| {
        for backend in TLS_BACKENDS {
            let (sandbox, proxy) = (Sandbox::start(), Proxy::with_login("till", "p@ss"));
            // Nobody else knows the way there.
            let target = "localhost:1";
            proxy.lead(target, sandbox.port());
            let url = format!("http://till:p%40ss@127.0.0.1:{}", proxy.port());
            let far = format!("https://{target}");
            let settings = [("SANDBOX_URL", &*far), ("SANDBOX_PROXY", &url), backend];
            let mut caller = Caller::start(bits, &sandbox, &settings);
            caller.client();
            for _ in 0..3 {
                caller.gets_a_token(&sandbox);
            }
            assert_eq!(proxy.tunnels(), [target], "{bits} bits, {backend:?}");
            assert_eq!(sandbox.connections(), 1, "{bits} bits, {backend:?}");
            sandbox.close_idle_connections();
            caller.gets_a_token(&sandbox);
            assert_eq!(
                proxy.tunnels(),
                [target, target],
                "{bits} bits, {backend:?}"
            );
            caller.free();
            caller.finish();
        }
    });
}

#[test]
fn a_proxy_that_opens_no_way_is_told_by_both_kinds_of_tls() {
    on_each(|bits| {
        for backend in TLS_BACKENDS {
            let (sandbox, proxy) = (Sandbox::start(), Proxy::with_login("till", "p@ss"));
            let known = format!("http://till:p%40ss@127.0.0.1:{}", proxy.port());
            for (url, status, expected) in [
                (&proxy.url(), 403, PAYNET_ERR_PROXY_LOGIN),
                (&known, 403, PAYNET_ERR_PROXY_REFUSED),
                (&known, 502, PAYNET_ERR_PROXY_REFUSED),
            ] {
                proxy.refuse_with(status);
                let settings = [("SANDBOX_PROXY", &**url), backend];
                let mut caller = Caller::start(bits, &sandbox, &settings);
                caller.client();
                let ended = caller.token(&sandbox);
                let what = format!("{bits} bits, {backend:?}: {ended:?}");
                assert_eq!(
                    (ended.status, ended.phase),
                    (expected, Phase::Proxy as i32),
                    "{what}"
                );
                caller.free();
                caller.finish();
            }
            assert_eq!(sandbox.connections(), 0);
        }
    });
}

/// The server's certificate is looked at behind a proxy, too.
#[test]
fn a_proxy_that_leads_elsewhere_is_noticed_by_both_kinds_of_tls() {
    on_each(|bits| {
        for backend in TLS_BACKENDS {
            let (sandbox, elsewhere, proxy) = (Sandbox::start(), Sandbox::start(), Proxy::start());
            let target = format!("localhost:{}", sandbox.port());
            proxy.lead(&target, elsewhere.port());
            let url = proxy.url();
            let ca_file = ("SANDBOX_CA_FILE", "");
            let settings = [("SANDBOX_PROXY", &*url), ca_file, backend];
            let mut caller = Caller::start(bits, &sandbox, &settings);
            caller.client();
            let ended = caller.token(&sandbox);
            assert_eq!(
                ended.status, PAYNET_ERR_TLS_UNKNOWN_CA,
                "{bits} bits, {backend:?}"
            );
            assert_eq!(proxy.tunnels(), [target]);
            assert_eq!(elsewhere.requests().len(), 0);
            caller.free();
            caller.finish();
        }
    });
}

#[test]
fn the_deadline_holds_while_a_request_is_sent() {
    on_each(|bits| {
        for backend in TLS_BACKENDS {
            let sandbox = Sandbox::start();
            let deaf = Deaf::before(&sandbox);
            let milliseconds = SHORT.as_millis().to_string();
            let settings = [
                ("SANDBOX_URL", &*deaf.url),
                ("TOTAL_MS", &milliseconds),
                ("TEXTS", "long"),
                backend,
            ];
            let mut caller = Caller::start(bits, &sandbox, &settings);
            caller.client();
            let warm_up = caller.ask("warm-up");
            assert!(warm_up.starts_with("0 0 "), "{warm_up}");
            let _lines = deaf.go_deaf();
            let ended = caller.token(&sandbox);
            assert_ran_out_of_time(bits, &ended, PAYNET_ERR_TIMEOUT_SEND, Phase::Send);
            caller.free();
            caller.finish();
            assert_eq!(sandbox.requests().len(), 0);
        }
    });
}

/// More records than one, and more bytes than the system takes at once.
#[test]
fn a_request_as_long_as_it_may_be_arrives_whole() {
    on_each(|bits| {
        for backend in TLS_BACKENDS {
            let sandbox = Sandbox::start();
            let mut caller = Caller::start(bits, &sandbox, &[("TEXTS", "long"), backend]);
            caller.client();
            caller.gets_a_token(&sandbox);
            caller.gets_a_token(&sandbox);
            assert_eq!(sandbox.connections(), 1, "{bits} bits, {backend:?}");
            caller.free();
            caller.finish();
        }
    });
}

#[test]
fn the_deadline_holds_in_the_handshake_and_until_the_last_byte_of_the_answer() {
    let phases = [
        (Fault::StallHandshake, PAYNET_ERR_TIMEOUT_TLS, Phase::Tls),
        (Fault::Delay(60_000), PAYNET_ERR_TIMEOUT_WAIT, Phase::Wait),
        (Fault::Drip(100), PAYNET_ERR_TIMEOUT_RECEIVE, Phase::Receive),
    ];
    on_each(|bits| {
        for (fault, status, phase) in phases.clone() {
            let sandbox = Sandbox::start();
            sandbox.next(fault);
            let ended = run_out_of_time(bits, &sandbox, &[]);
            assert_ran_out_of_time(bits, &ended, status, phase);
        }
    });
}

#[test]
fn a_line_that_the_server_closed_meanwhile_is_noticed_before_sending() {
    on_each(|bits| {
        let sandbox = Sandbox::start();
        let mut caller = Caller::start(bits, &sandbox, &[]);
        caller.client();
        for connections in 1..=3 {
            caller.gets_a_token(&sandbox);
            caller.gets_a_token(&sandbox);
            assert_eq!(sandbox.connections(), connections);
            sandbox.close_idle_connections();
        }
        assert_eq!(sandbox.requests().len(), 6);
        caller.free();
        caller.finish();
    });
}

#[test]
fn a_client_resumes_the_tls_session_of_one_before_it() {
    on_each(|bits| {
        for tls in [Tls::Only12, Tls::Only13] {
            let sandbox = Sandbox::builder().tls(tls).start();
            let mut caller = Caller::start(bits, &sandbox, &[]);
            for _ in 0..3 {
                caller.client();
                caller.gets_a_token(&sandbox);
                caller.free();
            }
            caller.finish();
            assert_eq!(sandbox.handshakes(), 3, "{bits} bits, {tls:?}");
            assert_eq!(sandbox.resumed_handshakes(), 2, "{bits} bits, {tls:?}");
        }
    });
}

#[test]
fn the_program_opens_a_session_and_ends_with_the_class() {
    on_each(|bits| {
        if bits == "64" {
            return; // Every Windows runs the one for 32 bits.
        }
        let sandbox = Sandbox::start();
        for (key, exit) in [(sandbox.publishable_key(), 0), ("pbk_nobody", 4)] {
            let mut process = Command::new("timeout")
                .arg(SECONDS)
                .arg(root().join("tests/windows/wine"))
                .args([bits, "paynet.exe", "auth"])
                .current_dir(root().join("target/windows/programs").join(bits))
                .env("PAYNET_BASE_URL", sandbox.base_url())
                .env("PAYNET_CA_FILE", sandbox.ca_file())
                .env("PAYNET_PUBLISHABLE_KEY", key)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut input = process.stdin.take().unwrap();
            write!(input, "{{\"amount\": 123456}}").unwrap();
            drop(input);
            let output = process.wait_with_output().unwrap();
            let answer = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(exit), "{answer}");
            assert_eq!(
                answer.contains("\"session_id\":\"js_"),
                exit == 0,
                "{answer}"
            );
        }
    });
}

#[test]
fn nothing_but_its_own_authorities_and_the_callers_file_is_trusted() {
    on_each(|bits| {
        let sandbox = Sandbox::start();
        let mut caller = Caller::start(bits, &sandbox, &[("SANDBOX_CA_FILE", "")]);
        caller.client();
        let ended = caller.token(&sandbox);
        assert_eq!(ended.status, PAYNET_ERR_TLS_UNKNOWN_CA, "{ended:?}");
        assert_eq!(sandbox.requests().len(), 0);
        caller.free();
        caller.finish();
    });
}

/// By then the system has what it keeps for good.
const WARM_UP: u32 = 10;

/// Does the same again and again, and compares what the process has before and after.
fn assert_nothing_is_left(caller: &mut Caller, rounds: u32, round: impl Fn(&mut Caller)) {
    for _ in 0..WARM_UP {
        round(caller);
    }
    let before = caller.held();
    for _ in 0..rounds {
        round(caller);
    }
    // The system may count a thread for a moment after its end.
    let patience = Instant::now() + Duration::from_secs(20);
    let mut after = caller.held();
    while after != before && Instant::now() < patience {
        thread::sleep(Duration::from_millis(10));
        after = caller.held();
    }
    assert_eq!(after, before);
}

#[test]
fn clients_and_calls_leave_nothing_behind() {
    on_each(|bits| {
        for backend in TLS_BACKENDS {
            let sandbox = Sandbox::start();
            let mut caller = Caller::start(bits, &sandbox, &[backend]);
            assert_nothing_is_left(&mut caller, 60, |caller| {
                caller.client();
                caller.gets_a_token(&sandbox);
                caller.free();
            });
            caller.finish();
        }
    });
}

/// More often than there are places for values of threads, which were the first to run out.
#[test]
fn the_library_stays_and_can_be_loaded_again_and_again() {
    on_each(|bits| {
        let sandbox = Sandbox::start();
        let mut caller = Caller::start(bits, &sandbox, &[]);
        assert_nothing_is_left(&mut caller, 1100, |caller| {
            assert_eq!(caller.ask("turn"), "still there", "{bits} bits");
        });
        assert_nothing_is_left(&mut caller, 20, |caller| {
            assert_eq!(caller.ask("load"), "ok");
            caller.client();
            caller.gets_a_token(&sandbox);
            caller.free();
            assert_eq!(caller.ask("unload"), "still there", "{bits} bits");
        });
        caller.finish();
    });
}

#[test]
fn what_is_left_behind_would_be_noticed() {
    on_each(|bits| {
        let sandbox = Sandbox::start();
        let mut caller = Caller::start(bits, &sandbox, &[]);
        let before = caller.held();
        assert_eq!(caller.ask("leave"), "ok");
        let after = caller.held();
        assert_eq!(after.threads, before.threads + 1, "{bits} bits");
        assert_eq!(after.handles, before.handles + 1, "{bits} bits");
        assert_eq!(after.places, before.places - 1, "{bits} bits");
        caller.finish();
    });
}

#[test]
fn a_look_up_that_outlasts_its_call_ends_in_a_library_that_was_freed() {
    on_each(|bits| {
        let (sandbox, names) = (Sandbox::start(), NameServer::start(bits, 2));
        let settings = [
            ("SANDBOX_URL", NAME_NOBODY_TELLS),
            ("PAYNET_RESOLV_CONF", names.settings()),
            ("TOTAL_MS", "300"),
        ];
        let mut caller = Caller::start(bits, &sandbox, &settings);
        let before = caller.held().threads;
        caller.client();
        assert_eq!(caller.token(&sandbox).status, PAYNET_ERR_TIMEOUT_RESOLVE);
        caller.free();
        assert_eq!(caller.ask("unload"), "still there", "{bits} bits");
        assert_eq!(caller.held().threads, before + 1, "{bits} bits");
        let patience = Instant::now() + Duration::from_secs(60);
        while caller.held().threads > before {
            assert!(Instant::now() < patience, "the look-up never ends");
            names.answer_all();
            thread::sleep(Duration::from_millis(50));
        }
        caller.finish();
    });
}

/// A host that gcc made has its runtime as a DLL, and the frames of every DLL that is loaded later are made known to that
/// one alone.
#[test]
fn a_defect_is_caught_also_where_the_host_has_gccs_runtime() {
    on_each(|bits| {
        let gcc = match bits {
            "32" => "libgcc_s_dw2-1.dll",
            _ => "libgcc_s_seh-1.dll",
        };
        let hosts: [&[_]; 2] = [&[], &[("EARLIER", gcc)]];
        for host in hosts {
            let sandbox = Sandbox::start();
            let defect = [("DESCRIPTION", "panic on the line")];
            let settings = [host, &defect].concat();
            let mut caller = Caller::start_in(&format!("{bits}/panicking"), &sandbox, &settings);
            caller.client();
            for _ in 0..2 {
                let ended = caller.token(&sandbox);
                assert_eq!(ended.status, PAYNET_ERR_PANIC, "{bits} bits, {host:?}");
            }
            caller.free();
            caller.finish();
        }
    });
}
