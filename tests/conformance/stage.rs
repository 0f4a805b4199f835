//! The servers of one run of a runner, and the cases filled in for them.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use paynet_sandbox::{Fault, Proxy, Received, Sandbox, Session, Tls, Token};
use serde_json::{Value, json};
use socket2::{Domain, Socket, Type};
use tempfile::TempDir;

use crate::header;
use crate::manifest::{Case, Defaults, Manifest, Object, merged};

/// The name by which the manifest knows the sandbox that all cases use unless they say otherwise.
const ORDINARY: &str = "sandbox";

pub struct Stage {
    sandboxes: BTreeMap<&'static str, Sandbox>,
    /// What the manifest's `$names` stand for in every case.
    names: BTreeMap<String, String>,
    _proxies: Vec<Proxy>,
    _sockets: Vec<Socket>,
    _queued: Vec<TcpStream>,
    _folder: TempDir,
}

/// A case as a runner gets it, with what has to come of it.
pub struct Filled {
    pub name: String,
    pub client: Object,
    pub request: Object,
    pub outcome: Value,
    /// Nothing where nothing arrives.
    pub received: Option<Object>,
    pub may_skip: bool,
    session: Session,
    sandbox: &'static str,
}

impl Stage {
    pub fn new() -> Stage {
        let mut stage = Stage {
            sandboxes: sandboxes(),
            names: BTreeMap::new(),
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

    fn name(&mut self, name: &str, value: impl Into<String>) {
        self.names.insert(format!("${name}"), value.into());
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
        self.name("no_certificate", no_certificate.to_str().unwrap());
        self.name("ca_file_in_turkish", ca_file.to_str().unwrap());
    }

    pub fn fill(&self, manifest: &Manifest) -> Vec<Filled> {
        manifest
            .cases()
            .map(|(name, _, case)| self.fill_case(name, case, &manifest.defaults))
            .collect()
    }

    fn fill_case(&self, name: String, case: &Case, defaults: &Defaults) -> Filled {
        let sandbox = self.sandbox_of(case);
        let session = self.sandboxes[sandbox].open_session();
        let names = self.names_in_case(&self.sandboxes[sandbox], &session);
        let fill = |object: Object| filled(&object, &names);
        let request = fill(merged(&defaults.request, &case.request));
        let outcome = match &case.error {
            None => json!({
                "name": name, "code": 0, "error": null,
                "response": fill(merged(&defaults.response, &case.response)),
            }),
            Some(error) => failure(&name, fill(merged(&defaults.error, error))),
        };
        Filled {
            received: received(&request, case, &outcome),
            client: fill(merged(&defaults.client, &case.client)),
            request,
            outcome,
            name,
            may_skip: case.may_skip,
            session,
            sandbox,
        }
    }

    /// The one that the case's address names.
    fn sandbox_of(&self, case: &Case) -> &'static str {
        let address = case.client.get("base_url").and_then(Value::as_str);
        let named = address.and_then(|address| address.strip_prefix('$'));
        self.sandboxes
            .keys()
            .copied()
            .find(|name| named == Some(name))
            .unwrap_or(ORDINARY)
    }

    fn names_in_case(&self, sandbox: &Sandbox, session: &Session) -> BTreeMap<String, String> {
        let mut names = self.names.clone();
        for (name, value) in [
            ("$sandbox", sandbox.base_url()),
            ("$publishable_key", sandbox.publishable_key()),
            ("$secret_key", sandbox.secret_key()),
            ("$ca_file", sandbox.ca_file().to_str().unwrap()),
            ("$session_id", &session.session_id),
            ("$instalment_key", &session.instalment_key),
        ] {
            names.insert(name.to_owned(), value.to_owned());
        }
        names
    }

    /// All requests that arrived anywhere.
    pub fn requests(&self) -> Vec<Received> {
        let sandboxes = self.sandboxes.values();
        sandboxes.flat_map(Sandbox::requests).collect()
    }

    /// The tokens that a case's sandbox made for its session.
    pub fn tokens(&self, case: &Filled) -> Vec<Token> {
        let mut tokens = self.sandboxes[case.sandbox].tokens();
        tokens.retain(|token| case.request["session_id"] == *token.session_id);
        tokens
    }
}

impl Filled {
    /// The text with the same words in place of what is different in every run.
    pub fn without_session(&self, text: &str) -> String {
        text.replace(&self.session.session_id, "$session_id")
            .replace(&self.session.instalment_key, "$instalment_key")
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
    ])
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

fn failure(name: &str, mut error: Object) -> Value {
    let status = error["name"].as_str().unwrap();
    let code = header::number(status);
    let phase = header::number(error["phase"].as_str().unwrap());
    error.insert("phase".to_owned(), phase.into());
    error.insert("class".to_owned(), header::class(code).into());
    json!({"name": name, "code": code, "error": error, "response": null})
}

/// What has to arrive: the fields as set but those that the case names, without those that are not set.
fn received(request: &Object, case: &Case, outcome: &Value) -> Option<Object> {
    let class = header::class(i32::try_from(outcome["code"].as_i64()?).ok()?);
    let nothing_is_sent = ["PAYNET_CLASS_CALL", "PAYNET_CLASS_NOT_REACHED"].map(header::number);
    if nothing_is_sent.contains(&class) {
        return None;
    }
    let mut fields = request.clone();
    fields.insert("do_3ds".to_owned(), (request["do_3ds"] == 1).into());
    let mut fields = merged(&fields, case.received.as_ref()?);
    fields.retain(|_, value| !value.is_null() && value != "");
    Some(fields)
}

fn filled(object: &Object, names: &BTreeMap<String, String>) -> Object {
    let filled = |(name, value): (&String, &Value)| (name.clone(), filled_value(value, names));
    object.iter().map(filled).collect()
}

/// A list is the texts in it one after the other, an object a text that is repeated.
fn filled_value(value: &Value, names: &BTreeMap<String, String>) -> Value {
    match value {
        Value::String(text) => named(text, names).into(),
        Value::Array(parts) => parts
            .iter()
            .map(|part| filled_value(part, names).as_str().unwrap().to_owned())
            .collect::<String>()
            .into(),
        Value::Object(repeated) => {
            let times = repeated["times"].as_u64().unwrap();
            let text = repeated["repeat"].as_str().unwrap();
            text.repeat(usize::try_from(times).unwrap()).into()
        }
        other => other.clone(),
    }
}

/// Some names begin with others, so the last in the alphabet goes first.
fn named(text: &str, names: &BTreeMap<String, String>) -> String {
    let replace = |text: String, (name, value): (&String, &String)| text.replace(name, value);
    names.iter().rev().fold(text.to_owned(), replace)
}
