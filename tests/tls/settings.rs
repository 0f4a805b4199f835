//! Nothing that a program, its user or its environment can set makes the library believe a server that it should not.

use std::ffi::CString;
use std::fs;
use std::mem;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::ptr;

use paynet::Client;
use paynet::error::Class;
use paynet::error::status::*;
use paynet::ffi::client::{paynet_client_free, paynet_client_new, paynet_client_warm_up};
use paynet::ffi::config::{PAYNET_TLS_OWN, PAYNET_TLS_SYSTEM, paynet_config, paynet_config_init};
use paynet_sandbox::{Proxy, Sandbox, Tls};

use super::pki::{AUTHORITY, Order, Pki, Signer};
use super::server::{OpensslServer, Relay};
use super::{GOOD, HOST, config, create_token, hello, support};

/// The numbers that a setting might give a meaning of its own: all small ones, powers of two, the ends.
fn numbers() -> Vec<i32> {
    let powers = (0..31).flat_map(|bit| [1 << bit, -(1 << bit), (1 << bit) - 1]);
    (-20..=20)
        .chain(powers)
        .chain([i32::MIN, i32::MAX])
        .collect()
}

/// What the texts of one configuration say.
#[derive(Clone)]
struct Texts {
    base_url: CString,
    ca_file: Option<CString>,
    proxy_url: Option<CString>,
}

fn text(text: &str) -> CString {
    CString::new(text).unwrap()
}

/// Makes a client with the C functions and lets it connect. The code of whichever says no, or of success.
fn connect(texts: &Texts, change: impl FnOnce(&mut paynet_config)) -> i32 {
    let or_null = |text: &Option<CString>| text.as_ref().map_or(ptr::null(), |text| text.as_ptr());
    // SAFETY: every pointer leads to a value that outlives the calls, and the struct is initialised.
    unsafe {
        let mut config: paynet_config = mem::zeroed();
        paynet_config_init(&mut config, mem::size_of_val(&config) as u32);
        config.base_url = texts.base_url.as_ptr();
        config.ca_file = or_null(&texts.ca_file);
        config.proxy_url = or_null(&texts.proxy_url);
        change(&mut config);
        let mut client = ptr::null_mut();
        match paynet_client_new(&config, &mut client, ptr::null_mut()) {
            PAYNET_OK => {}
            code => return code,
        }
        let code = paynet_client_warm_up(client, ptr::null_mut());
        paynet_client_free(client);
        code
    }
}

/// Fails to compile when a setting is added that no case below changes.
fn every_setting_is_in_the_cases(config: paynet_config) {
    let paynet_config {
        struct_size: _,
        environment: _,
        base_url: _,
        publishable_key: _,
        secret_key: _,
        ca_file: _,
        proxy_url: _,
        connect_timeout_ms: _,
        total_timeout_ms: _,
        text_encoding: _,
        strict_card_checks: _,
        system_trust: _,
        tls_backend: _,
        transliterate_card_holder: _,
        reserved: _,
        journal_file: _,
    } = config;
}

#[test]
fn no_setting_makes_the_library_believe_an_unknown_authority() {
    let _ = every_setting_is_in_the_cases;
    let sandbox = Sandbox::builder().tls(Tls::UnknownCa).start();
    let relay = Relay::to(sandbox.port(), hello::unchanged);
    let proxy = Proxy::start();
    let plain = Texts {
        base_url: text(&format!("https://localhost:{}", relay.port)),
        ca_file: None,
        proxy_url: None,
    };
    let mut codes = Vec::new();

    type Field = fn(&mut paynet_config) -> &mut i32;
    let fields: [(&str, Field); 9] = [
        ("environment", |config| &mut config.environment),
        ("connect_timeout_ms", |config| {
            &mut config.connect_timeout_ms
        }),
        ("total_timeout_ms", |config| &mut config.total_timeout_ms),
        ("text_encoding", |config| &mut config.text_encoding),
        ("strict_card_checks", |config| {
            &mut config.strict_card_checks
        }),
        ("system_trust", |config| &mut config.system_trust),
        ("tls_backend", |config| &mut config.tls_backend),
        ("transliterate_card_holder", |config| {
            &mut config.transliterate_card_holder
        }),
        ("reserved", |config| &mut config.reserved),
    ];
    for (name, field) in fields {
        for number in numbers() {
            let code = connect(&plain, |config| *field(config) = number);
            codes.push((format!("{name} = {number}"), code));
        }
    }
    for number in numbers() {
        let code = connect(&plain, |config| config.struct_size = number as u32);
        codes.push((format!("struct_size = {number}"), code));
    }
    for words in ["0", "none", "insecure", "verify=0", "*", "any"].map(text) {
        let code = connect(&plain, |config| {
            config.publishable_key = words.as_ptr();
            config.secret_key = words.as_ptr();
        });
        codes.push((format!("both keys = {words:?}"), code));
    }
    for base_url in base_urls(relay.port) {
        let texts = Texts {
            base_url: text(&base_url),
            ..plain.clone()
        };
        codes.push((base_url, connect(&texts, |_| {})));
    }
    let folder = tempfile::tempdir().unwrap();
    for ca_file in ca_files(folder.path(), &sandbox) {
        let texts = Texts {
            ca_file: Some(text(&ca_file)),
            ..plain.clone()
        };
        codes.push((format!("ca_file = {ca_file}"), connect(&texts, |_| {})));
    }
    for proxy_url in [
        proxy.url(),
        proxy.url().replace("://", "://insecure:insecure@"),
    ] {
        let texts = Texts {
            proxy_url: Some(text(&proxy_url)),
            ..plain.clone()
        };
        codes.push((format!("proxy_url = {proxy_url}"), connect(&texts, |_| {})));
    }

    for (setting, code) in &codes {
        let class = Class::of(*code);
        assert!(
            matches!(class, Class::Call | Class::NotReached),
            "{setting}: {code}"
        );
    }
    assert_eq!(sandbox.requests(), []);
    assert!(hello::is_handshake_alone(&relay.heard()));
    let refused = codes
        .iter()
        .filter(|(_, code)| *code == PAYNET_ERR_TLS_UNKNOWN_CA)
        .count();
    println!(
        "{} settings, {refused} of them came as far as the certificate",
        codes.len()
    );
    assert!(refused > 50, "{refused}");
}

#[test]
fn the_systems_tls_is_refused_where_the_library_can_not_speak_it() {
    let texts = Texts {
        base_url: text("https://localhost:9"),
        ca_file: None,
        proxy_url: None,
    };
    let with = |backend| connect(&texts, |config| config.tls_backend = backend);
    assert_eq!(with(PAYNET_TLS_SYSTEM), PAYNET_ERR_INVALID_FIELD);
    assert_eq!(with(PAYNET_TLS_OWN), PAYNET_ERR_CONNECTION_REFUSED);
}

fn base_urls(port: u16) -> Vec<String> {
    [
        "https://localhost:{}/",
        "https://localhost:{}/insecure",
        "https://LOCALHOST:{}",
        "HTTPS://localhost:{}",
        "https://127.0.0.1:{}",
        "https://localhost:{}?verify=0",
        "https://localhost:{}#insecure",
        "https://insecure@localhost:{}",
        "https+insecure://localhost:{}",
        "wss://localhost:{}",
        "//localhost:{}",
    ]
    .map(|url| url.replace("{}", &port.to_string()))
    .to_vec()
}

fn ca_files(folder: &Path, sandbox: &Sandbox) -> Vec<String> {
    let file = |name: &str, content: &str| {
        let path = folder.join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    vec![
        sandbox.ca_file().to_str().unwrap().to_owned(),
        file("empty", ""),
        file("words", "insecure"),
        file(
            "no-certificate",
            "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        ),
        file("twice", &sandbox.ca_pem().repeat(2)),
        folder.to_str().unwrap().to_owned(),
        "/dev/null".to_owned(),
        "none".to_owned(),
        "*".to_owned(),
        "insecure".to_owned(),
    ]
}

/// Where the variables below point to, in the program that has them.
const STAND: &str = "PAYNET_TLS_STAND";

#[test]
fn no_environment_variable_makes_the_library_believe_a_server_or_write_its_keys() {
    const NAME: &str =
        "settings::no_environment_variable_makes_the_library_believe_a_server_or_write_its_keys";
    if let Some(stand) = std::env::var_os(STAND) {
        call_with_those_variables(Path::new(&stand));
        return;
    }
    let pki = Pki::new();
    let server = strange_server(&pki);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("port"), server.port.to_string()).unwrap();
    fs::copy(pki.certificate("root"), folder.path().join("root")).unwrap();
    let authority = pki.certificate("stranger");
    let key_log = folder.path().join("keys");

    assert_others_obey(&authority, server.port);
    let mut command = support::run_again(NAME);
    command
        .env(STAND, folder.path())
        .env("SSLKEYLOGFILE", &key_log);
    for name in [
        "SSL_CERT_FILE",
        "CURL_CA_BUNDLE",
        "REQUESTS_CA_BUNDLE",
        "NODE_EXTRA_CA_CERTS",
        "AWS_CA_BUNDLE",
        "GIT_SSL_CAINFO",
    ] {
        command.env(name, &authority);
    }
    for (name, value) in [
        ("SSL_CERT_DIR", pki.folder().to_str().unwrap()),
        ("NODE_TLS_REJECT_UNAUTHORIZED", "0"),
        ("PYTHONHTTPSVERIFY", "0"),
        ("GIT_SSL_NO_VERIFY", "1"),
        ("CURL_INSECURE", "1"),
        ("SSL_VERIFY", "0"),
        ("PAYNET_INSECURE", "1"),
        ("PAYNET_SKIP_VERIFY", "1"),
        ("HTTPS_PROXY", "http://127.0.0.1:9"),
        ("https_proxy", "http://127.0.0.1:9"),
        ("ALL_PROXY", "http://127.0.0.1:9"),
        ("RUST_LOG", "trace"),
        ("OPENSSL_CONF", "/dev/null"),
    ] {
        command.env(name, value);
    }
    let output = command.output().unwrap();
    support::assert_passed(&output);
    assert!(
        !key_log.exists(),
        "the keys of the TLS sessions were written"
    );
    assert!(!server.written().contains("POST "));
}

fn strange_server(pki: &Pki) -> OpensslServer {
    let stranger = Signer {
        certificate: "stranger",
        key: "stranger",
    };
    let authority = Order {
        signer: None,
        key: "stranger",
        ..Order::server("Stranger", AUTHORITY)
    };
    pki.certify("stranger", &authority);
    let server = Order {
        signer: Some(stranger),
        ..Order::server(HOST, GOOD)
    };
    pki.certify("strange-server", &server);
    let path = |path: PathBuf| path.to_str().unwrap().to_owned();
    let arguments = [
        "-cert",
        &path(pki.certificate("strange-server")),
        "-key",
        &path(pki.key("server")),
    ];
    OpensslServer::start(pki.folder(), &arguments)
}

/// The control: a program that obeys such a variable believes this server, and writes the keys.
fn assert_others_obey(authority: &Path, port: u16) {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    let address = format!("127.0.0.1:{port}");
    let status = Command::new("openssl")
        .args([
            "s_client",
            "-connect",
            &address,
            "-servername",
            HOST,
            "-verify_hostname",
            HOST,
        ])
        .args(["-verify_return_error", "-keylogfile"])
        .arg(&keys)
        .env("SSL_CERT_FILE", authority)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success() && keys.exists());
}

fn call_with_those_variables(stand: &Path) {
    let port = fs::read_to_string(stand.join("port")).unwrap();
    let proxy = Proxy::start();
    let url = format!("https://{HOST}:{port}");
    for ca_file in [Some(stand.join("root")), None] {
        let mut config = config(url.clone(), Path::new(""), Some(&proxy));
        config.ca_file = ca_file;
        let error = create_token(&Client::new(config).unwrap()).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_TLS_UNKNOWN_CA, "{error}");
    }
    // A whole call, whose keys a log would hold.
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    client
        .create_token(&support::request(sandbox.open_session()))
        .unwrap();
}

/// `(file, line)` of what could end or replace the verification of certificates, in code and not in comments.
fn suspicious(sources: &[(String, String)]) -> Vec<(String, String)> {
    const WORDS: [&str; 10] = [
        "dangerous",
        "danger::",
        "certificate_verifier",
        "ServerCertVerified",
        "HandshakeSignatureValid",
        "assertion",
        "verify_callback",
        "accept_invalid",
        "key_log",
        "with_webpki_verifier",
    ];
    let mut found = Vec::new();
    for (file, text) in sources {
        let code = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("//"));
        for line in code.filter(|line| WORDS.iter().any(|word| line.contains(word))) {
            found.push((file.clone(), line.to_owned()));
        }
    }
    found
}

#[test]
fn nothing_but_webpki_can_say_that_a_certificate_is_good() {
    let found = suspicious(&sources());
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(file, line)| (&**file, &**line))
        .collect();
    // Each hands the question on to webpki; none makes a verdict, which only `assertion` can.
    #[rustfmt::skip]
    assert_eq!(found, [
        ("http/probe.rs", ".dangerous()"),
        ("http/probe.rs", ".set_certificate_verifier(Arc::new(verifier));"),
        ("http/system_tls.rs", ".verify_callback(move |shown| judge(&verifier, &name, &shown))"),
        ("http/trust.rs", ".dangerous()"),
        ("http/trust.rs", ".with_custom_certificate_verifier(Arc::new(verifier(trust)?))"),
        ("http/verifier.rs", "use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};"),
        ("http/verifier.rs", ") -> Result<ServerCertVerified, rustls::Error> {"),
        ("http/verifier.rs", ") -> Result<HandshakeSignatureValid, rustls::Error> {"),
        ("http/verifier.rs", ") -> Result<HandshakeSignatureValid, rustls::Error> {"),
    ]);

    // The control.
    let planted = "    // dangerous\n    Ok(ServerCertVerified::assertion())";
    let found = suspicious(&[("x.rs".to_owned(), planted.to_owned())]);
    assert_eq!(
        found,
        [(
            "x.rs".to_owned(),
            "Ok(ServerCertVerified::assertion())".to_owned()
        )]
    );
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                sources.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 50);
    sources
}
