//! The servers of one run of a runner.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use paynet_sandbox::{Fault, Proxy, Received, Sandbox, Tls};
use socket2::{Domain, Socket, Type};
use tempfile::TempDir;

use crate::names::Names;

/// The name by which the manifest knows the sandbox that all cases use unless they say otherwise.
const ORDINARY: &str = "sandbox";

/// Opens the page that frames the bank, and reports what the page would.
const BROWSER: &str = r#"#!/usr/bin/env python3
import re, sys
from urllib.request import ProxyHandler, Request, build_opener

address = sys.argv[1]
opener = build_opener(ProxyHandler({}))
page = opener.open(address).read().decode()
origin = "/".join(address.split("/")[:3])
path = re.search('data-report="([^"]*)"', page)[1]
opener.open(Request(origin + path + "REPORT", b"", {"Origin": origin}))
"#;

pub struct Stage {
    sandboxes: BTreeMap<&'static str, Sandbox>,
    /// In every case.
    names: Names,
    _proxies: Vec<Proxy>,
    _sockets: Vec<Socket>,
    _queued: Vec<TcpStream>,
    _folder: TempDir,
}

impl Stage {
    pub fn new() -> Stage {
        let mut stage = Stage {
            sandboxes: sandboxes(),
            names: Names::default(),
            _proxies: Vec::new(),
            _sockets: Vec::new(),
            _queued: Vec::new(),
            _folder: tempfile::tempdir().unwrap(),
        };
        stage.name_sandboxes();
        stage.name_proxies();
        stage.name_places_without_a_server();
        stage.name_files();
        stage
    }

    pub fn name(&mut self, name: &str, value: impl Into<String>) {
        self.names.insert(name, value);
    }

    fn name_sandboxes(&mut self) {
        let urls: Vec<(&str, String)> = self
            .sandboxes
            .iter()
            .filter(|(name, _)| **name != ORDINARY)
            .map(|(name, sandbox)| (*name, sandbox.base_url().to_owned()))
            .collect();
        for (name, url) in urls {
            self.name(name, url);
        }
        let port = self.sandboxes[ORDINARY].port();
        self.name("by_ip", format!("https://127.0.0.1:{port}"));
        self.name("http_to_tls", format!("http://localhost:{port}"));
        let port = self.sandboxes["plain"].port();
        self.name("no_tls", format!("https://localhost:{port}"));
    }

    fn name_proxies(&mut self) {
        let url = |proxy: &Proxy, login| format!("http://{login}127.0.0.1:{}", proxy.port());
        let open = Proxy::start();
        let with_login = Proxy::with_login("kasa", "ş:@1");
        let (refusing, stalling) = (Proxy::start(), Proxy::start());
        refusing.refuse_with(403);
        stalling.stall();
        self.name("proxy", open.url());
        self.name("proxy_with_login", url(&with_login, "kasa:%C5%9F%3A%401@"));
        self.name("proxy_without_login", url(&with_login, ""));
        self.name("proxy_with_wrong_login", url(&with_login, "kasa:x@"));
        self.name("proxy_that_refuses", refusing.url());
        self.name("proxy_that_stalls", stalling.url());
        let port = self.sandboxes[ORDINARY].port();
        self.name("no_proxy", format!("http://127.0.0.1:{port}"));
        self._proxies = vec![open, with_login, refusing, stalling];
    }

    fn name_places_without_a_server(&mut self) {
        let nobody = bound_socket();
        let address = address(&nobody);
        self.name("nobody", format!("https://{address}"));
        self.name("nobody_as_proxy", format!("http://{address}"));
        // No label of a name may be this long, so nobody is asked for it.
        let label = "a".repeat(64);
        self.name("no_such_host", format!("https://{label}.test"));
        let (black_hole, queued) = black_hole();
        self.name(
            "black_hole",
            format!("https://{}", self::address(&black_hole)),
        );
        self._sockets = vec![nobody, black_hole];
        self._queued = queued;
    }

    fn name_files(&mut self) {
        let folder = self._folder.path().join("İçerik ğüşıöç");
        fs::create_dir(&folder).unwrap();
        let no_certificate = folder.join("boş.pem");
        let ca_file = folder.join("yetki.pem");
        fs::write(&no_certificate, "no certificate\n").unwrap();
        fs::copy(self.sandboxes[ORDINARY].ca_file(), &ca_file).unwrap();
        for (name, report) in [
            ("browser_that_comes_back", "back"),
            ("browser_that_gives_up", "cancelled"),
        ] {
            let browser = folder.join(report);
            make_program(&browser, &BROWSER.replace("REPORT", report));
            self.name(name, browser.to_str().unwrap());
        }
        self.name("browser_that_fails", "/bin/false");
        self.name("no_certificate", no_certificate.to_str().unwrap());
        self.name("ca_file_in_turkish", ca_file.to_str().unwrap());
    }

    /// The one that goes by this name; the ordinary one if none does.
    pub fn sandbox(&self, name: &str) -> &Sandbox {
        let named = self.sandboxes.get(name);
        named.unwrap_or_else(|| &self.sandboxes[ORDINARY])
    }

    /// What names stand for in a case that uses this sandbox.
    pub fn names(&self, sandbox: &Sandbox) -> Names {
        let mut names = self.names.clone();
        for (name, value) in [
            ("sandbox", sandbox.base_url()),
            ("publishable_key", sandbox.publishable_key()),
            ("secret_key", sandbox.secret_key()),
            ("ca_file", sandbox.ca_file().to_str().unwrap()),
        ] {
            names.insert(name, value);
        }
        names
    }

    /// All requests that arrived anywhere, without those that broke off.
    pub fn requests(&self) -> Vec<Received> {
        let sandboxes = self.sandboxes.values();
        let requests = sandboxes.flat_map(Sandbox::requests);
        requests.filter(|request| request.complete).collect()
    }
}

fn sandboxes() -> BTreeMap<&'static str, Sandbox> {
    let with_tls = |tls| Sandbox::builder().tls(tls).start();
    let with_fault = |fault| {
        let sandbox = Sandbox::start();
        sandbox.next(fault);
        sandbox
    };
    BTreeMap::from([
        (ORDINARY, Sandbox::start()),
        ("plain", with_tls(Tls::Plain)),
        ("expired", with_tls(Tls::Expired)),
        ("not_yet_valid", with_tls(Tls::NotYetValid)),
        ("wrong_host", with_tls(Tls::WrongHost)),
        ("unknown_ca", with_tls(Tls::UnknownCa)),
        ("self_signed", with_tls(Tls::SelfSigned)),
        ("no_common_suite", with_tls(Tls::NoCommonSuite)),
        ("reset_on_accept", with_fault(Fault::ResetOnAccept)),
        ("close_on_accept", with_fault(Fault::CloseOnAccept)),
        ("stall_handshake", with_fault(Fault::StallHandshake)),
        (
            "reset_before_reading",
            with_fault(Fault::ResetBeforeReading),
        ),
        ("cut_charge", with_fault(Fault::CutRequest(300))),
    ])
}

fn make_program(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}

/// Holds a port on which nobody listens.
fn bound_socket() -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    socket.bind(&any_port.into()).unwrap();
    socket
}

fn address(socket: &Socket) -> SocketAddr {
    socket.local_addr().unwrap().as_socket().unwrap()
}

/// A listener whose queue is full and never emptied: the kernel drops further attempts to connect.
fn black_hole() -> (Socket, Vec<TcpStream>) {
    let listener = bound_socket();
    listener.listen(0).unwrap();
    let patience = Duration::from_millis(300);
    let attempt = || TcpStream::connect_timeout(&address(&listener), patience).ok();
    let queued = std::iter::from_fn(attempt).collect();
    (listener, queued)
}
