//! Which servers the library believes. Each bad certificate and each weak or meddled-with handshake is refused with words
//! of its own, and nothing but the handshake has left by then. Nothing that can be set turns that off.

mod behind;
mod hello;
mod pki;
mod server;
mod settings;
#[path = "../support/mod.rs"]
mod support;
mod system_trust;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use hello::{DOWNGRADED_TO_12, ServerHello, is_handshake_alone, unchanged, without_tls_13};
use paynet::error::status::*;
use paynet::error::{Class, Phase};
use paynet::{Client, Config, Error, Server};
use paynet_sandbox::{Proxy, Sandbox, Session, Tls};
use pki::{AUTHORITY, Order, Pki, ROOT, Signer};
use server::{OpensslServer, Relay, Scripted};

/// A host that only the proxy of the tests knows.
const HOST: &str = "api.paynet.test";

static PKI: LazyLock<Pki> = LazyLock::new(Pki::new);

/// The names of HOST's certificate; also what a server's certificate is for.
const GOOD: &str = "subjectAltName=DNS:api.paynet.test\nextendedKeyUsage=serverAuth";

/// For a call that would find no answer even if the library took the server for Paynet.
const PATIENCE: Duration = Duration::from_secs(5);

fn config(url: String, ca_file: &Path, proxy: Option<&Proxy>) -> Config {
    let mut config = Config::new(Server::At(url));
    config.publishable_key = Some(support::key("pbk_1"));
    config.ca_file = Some(ca_file.to_owned());
    config.proxy_url = proxy.map(|proxy| proxy.url().into());
    config.total_timeout = PATIENCE;
    config
}

/// A call with card data to that host, by way of a proxy where the host has no address of its own.
fn call(host: &str, port: u16) -> Error {
    let proxy = Proxy::start();
    let proxy = (host == HOST).then_some(&proxy);
    let config = config(
        format!("https://{host}:{port}"),
        &PKI.certificate("root"),
        proxy,
    );
    create_token(&Client::new(config).unwrap()).unwrap_err()
}

fn create_token(client: &Client) -> Result<paynet::CreateTokenResponse, Error> {
    client.create_token(&support::request(Session {
        session_id: "js_1".to_owned(),
        instalment_key: "ji_1".to_owned(),
    }))
}

fn assert_refused(name: &str, error: &Error, code: i32, words: &str, sent: &[u8]) {
    println!("{name:52} {:28} {}", error.name(), error.message());
    assert_eq!(error.code(), code, "{name}: {error}");
    assert_eq!(error.class(), Class::NotReached, "{name}");
    assert_eq!(error.phase(), Phase::Tls, "{name}");
    assert!(
        error.message().contains(words),
        "{name}: {error} lacks {words}"
    );
    assert!(
        is_handshake_alone(sent),
        "{name}: {:?}",
        hello::records(sent)
    );
}

struct Bad<'a> {
    name: &'static str,
    host: &'static str,
    order: Order<'a>,
    /// What the server sends beside its own certificate.
    chain: &'a [&'a str],
    code: i32,
    words: &'static str,
}

fn bad<'a>(name: &'static str, order: Order<'a>, code: i32, words: &'static str) -> Bad<'a> {
    Bad {
        name,
        host: HOST,
        order,
        chain: &[],
        code,
        words,
    }
}

fn signed_by<'a>(certificate: &'a str, key: &'a str) -> Order<'a> {
    Order {
        signer: Some(Signer { certificate, key }),
        ..Order::server(HOST, GOOD)
    }
}

/// `(name, common name, signer, key, digest, extensions)` of the authorities that the cases need.
fn certify_authorities() {
    const NO_INTERMEDIATES: &str =
        "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=keyCertSign";
    const OTHERS_ONLY: &str = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\nnameConstraints=critical,permitted;DNS:shop.test";
    let stranger = Signer {
        certificate: "stranger",
        key: "stranger",
    };
    let short = Signer {
        certificate: "short",
        key: "intermediate",
    };
    let rows = [
        (
            "stranger",
            "Ahmet's Firewall CA",
            None,
            "stranger",
            AUTHORITY,
        ),
        ("impostor", "Till Root CA", None, "stranger", AUTHORITY),
        (
            "intermediate",
            "Till Issuing CA",
            Some(ROOT),
            "intermediate",
            AUTHORITY,
        ),
        (
            "strange-intermediate",
            "Firewall Issuing CA",
            Some(stranger),
            "intermediate",
            AUTHORITY,
        ),
        (
            "shop",
            "shop.test",
            Some(ROOT),
            "intermediate",
            "subjectAltName=DNS:shop.test",
        ),
        (
            "constrained",
            "Shop Test CA",
            Some(ROOT),
            "intermediate",
            OTHERS_ONLY,
        ),
        (
            "short",
            "Last CA",
            Some(ROOT),
            "intermediate",
            NO_INTERMEDIATES,
        ),
        (
            "below-short",
            "One CA too many",
            Some(short),
            "stranger",
            AUTHORITY,
        ),
        ("rsa-ca", "RSA CA", Some(ROOT), "rsa", AUTHORITY),
        ("weak-ca", "Weak CA", Some(ROOT), "rsa-1024", AUTHORITY),
    ];
    for (name, common_name, signer, key, extensions) in rows {
        let order = Order {
            signer,
            key,
            ..Order::server(common_name, extensions)
        };
        PKI.certify(name, &order);
    }
    PKI.certify(
        "old-intermediate",
        &Order {
            key: "intermediate",
            years: (2020, 2022),
            ..Order::server("Till Issuing CA of 2020", AUTHORITY)
        },
    );
}

#[rustfmt::skip]
fn bad_certificates() -> Vec<Bad<'static>> {
    let good = Order::server(HOST, GOOD);
    let named = |names: &'static str| Order::server(HOST, names);
    let at_ip = |bad: Bad<'static>| Bad { host: "127.0.0.1", ..bad };
    let with_chain = |chain: &'static [&'static str], bad: Bad<'static>| Bad { chain, ..bad };
    let wrong_host = |name, names, words| bad(name, named(names), PAYNET_ERR_TLS_WRONG_HOST, words);
    let (unknown_ca, unfit) = (PAYNET_ERR_TLS_UNKNOWN_CA, PAYNET_ERR_TLS_CERTIFICATE);
    vec![
        bad("expired", Order { years: (2020, 2021), ..good }, PAYNET_ERR_TLS_EXPIRED, "expired on 2021-01-01, and today is 2"),
        bad("not yet valid", Order { years: (2098, 2099), ..good }, PAYNET_ERR_TLS_NOT_YET_VALID, "valid from 2098-01-01 on, and today is 2"),
        with_chain(&["old-intermediate"], bad("intermediate expired", signed_by("old-intermediate", "intermediate"), PAYNET_ERR_TLS_EXPIRED, "expired on 2022-01-01")),

        bad("authority unknown", signed_by("stranger", "stranger"), unknown_ca, "issued by \"Ahmet's Firewall CA\", which is not trusted"),
        with_chain(&["stranger"], bad("authority unknown, but sent along", signed_by("stranger", "stranger"), unknown_ca, "issued by \"Ahmet's Firewall CA\", which is not trusted")),
        with_chain(&["strange-intermediate", "stranger"], bad("authority unknown, two steps up", signed_by("strange-intermediate", "intermediate"), unknown_ca, "issued by \"Firewall Issuing CA\", and the chain ends at \"Ahmet's Firewall CA\"")),
        bad("self-signed", Order { signer: None, ..good }, unknown_ca, "signed by itself (\"api.paynet.test\")"),
        bad("intermediate missing", signed_by("intermediate", "intermediate"), unknown_ca, "the server sent no certificate that says who is behind \"Till Issuing CA\""),
        bad("signed in an authority's name with another key", signed_by("impostor", "stranger"), unfit, "a signature does not hold"),

        wrong_host("another host", "subjectAltName=DNS:somewhere.test,DNS:else.test", "for somewhere.test, else.test, not for api.paynet.test"),
        wrong_host("many other hosts", "subjectAltName=DNS:a.test,DNS:b.test,DNS:c.test,DNS:d.test,DNS:e.test", "a.test, b.test, c.test and 2 more"),
        wrong_host("common name alone", "extendedKeyUsage=serverAuth", "for no host, not for api.paynet.test"),
        wrong_host("common name right, but another host listed", "subjectAltName=DNS:somewhere.test", "for somewhere.test"),
        // Each names its bytes: "api.paynet.test\0.evil.test".
        wrong_host("a NUL in a name", "subjectAltName=DER:301C821A6170692E7061796E65742E74657374002E6576696C2E74657374", "for api.paynet.test?.evil.test, not for api.paynet.test"),
        wrong_host("a NUL at a name's end", "subjectAltName=DER:301282106170692E7061796E65742E7465737400", "for api.paynet.test?, not for api.paynet.test"),
        wrong_host("wildcard two labels up", "subjectAltName=DNS:*.test", "for *.test"),
        wrong_host("wildcard below the host", "subjectAltName=DNS:*.api.paynet.test", "for *.api.paynet.test"),
        wrong_host("wildcard in the middle of a label", "subjectAltName=DNS:a*.paynet.test", ""),
        wrong_host("wildcard not at the beginning", "subjectAltName=DNS:api.*.test", ""),
        wrong_host("wildcard alone", "subjectAltName=DNS:*", ""),
        wrong_host("a URI and a mail address of the host", "subjectAltName=URI:https://api.paynet.test,email:x@api.paynet.test", "for something that is no host, something that is no host, not for"),
        at_ip(wrong_host("IP host, certificate for a name", "subjectAltName=DNS:localhost", "for localhost, not for 127.0.0.1")),
        at_ip(wrong_host("IP host, certificate for another address", "subjectAltName=IP:127.0.0.2", "for 127.0.0.2, not for 127.0.0.1")),
        at_ip(wrong_host("IP host, address written as a name", "subjectAltName=DNS:127.0.0.1", "for 127.0.0.1 as a name, not for 127.0.0.1")),
        at_ip(wrong_host("IP host, address in the common name", "extendedKeyUsage=serverAuth", "not for 127.0.0.1")),

        bad("signed with SHA-1", Order { digest: "sha1", ..good }, unfit, "signed in a way that is not accepted"),
        with_chain(&["rsa-ca"], bad("signed with MD5", Order { digest: "md5", ..signed_by("rsa-ca", "rsa") }, unfit, "signed in a way that is not accepted")),
        with_chain(&["weak-ca"], bad("authority with an RSA key of 1024 bits", signed_by("weak-ca", "rsa-1024"), unfit, "RSA key of less than 2048 bits")),
        bad("server with an RSA key of 1024 bits", Order { key: "rsa-1024", ..good }, unfit, "RSA key of less than 2048 bits"),
        with_chain(&["shop"], bad("issued by a shop with a good certificate", signed_by("shop", "intermediate"), unfit, "issued by somebody who is no authority")),
        with_chain(&["constrained"], bad("issued outside the authority's names", signed_by("constrained", "intermediate"), unfit, "may not issue certificates for that host")),
        with_chain(&["below-short", "short"], bad("one authority too many", signed_by("below-short", "stranger"), unfit, "may appoint no other one")),
        bad("for clients only", named("subjectAltName=DNS:api.paynet.test\nextendedKeyUsage=clientAuth"), unfit, "not meant for a server"),
        bad("an authority's own", named("subjectAltName=DNS:api.paynet.test\nbasicConstraints=critical,CA:TRUE"), unfit, "an authority's, not a server's"),
        bad("with an unknown critical extension", named("subjectAltName=DNS:api.paynet.test\n1.2.3.4.5=critical,DER:0500"), unfit, "critical condition that is unknown"),
    ]
}

/// A server with the certificate of `name`.
fn serve(name: &str, key: &str, chain: &[&str], more: &[&str]) -> OpensslServer {
    let file = |path: std::path::PathBuf| path.to_str().unwrap().to_owned();
    let (certificate, key) = (file(PKI.certificate(name)), file(PKI.key(key)));
    let mut arguments = vec![
        "-cert",
        &certificate,
        "-key",
        &key,
        "-cipher",
        "ALL:@SECLEVEL=0",
    ];
    let chain_file = file(PKI.chain(chain));
    if !chain.is_empty() {
        arguments.extend(["-cert_chain", &chain_file]);
    }
    arguments.extend(more);
    OpensslServer::start(PKI.folder(), &arguments)
}

#[test]
fn a_bad_certificate_is_refused_in_its_own_words_and_before_anything_is_sent() {
    certify_authorities();
    let cases = bad_certificates();
    let mut told = BTreeMap::new();
    for version in ["-tls1_3", "-tls1_2"] {
        for case in &cases {
            PKI.certify("case", &case.order);
            let server = serve("case", case.order.key, case.chain, &[version]);
            let relay = Relay::to(server.port, unchanged);
            let error = call(case.host, relay.port);
            assert_refused(case.name, &error, case.code, case.words, &relay.heard());
            assert!(!server.written().contains("POST "), "{}", case.name);
            told.insert(case.name, error.message().to_owned());
        }
    }
    let words = |name: &str| &told[name];
    let of_their_own = [
        "expired",
        "not yet valid",
        "authority unknown",
        "self-signed",
        "intermediate missing",
        "another host",
        "a NUL in a name",
        "signed with SHA-1",
        "for clients only",
        "an authority's own",
        "issued by a shop with a good certificate",
        "issued outside the authority's names",
        "signed in an authority's name with another key",
        "one authority too many",
    ];
    for (place, name) in of_their_own.iter().enumerate() {
        for other in &of_their_own[..place] {
            assert_ne!(words(name), words(other), "{name}, {other}");
        }
    }
    println!("{} certificates, by TLS 1.2 and 1.3", cases.len());
}

/// The control: the same servers with nothing wrong, whose certificates must be believed and who get the request.
#[test]
fn a_good_certificate_of_the_same_making_is_believed() {
    certify_authorities_of_the_control();
    let good = Order::server(HOST, GOOD);
    let named = |names: &'static str| Order::server("another name", names);
    let cases: [(&str, &str, Order<'_>, &[&str]); 8] = [
        ("for the host", HOST, good, &[]),
        (
            "by an intermediate",
            HOST,
            signed_by("good-intermediate", "intermediate"),
            &["good-intermediate"],
        ),
        (
            "by a CA with names",
            HOST,
            signed_by("good-constrained", "intermediate"),
            &["good-constrained"],
        ),
        ("with an RSA key", HOST, Order { key: "rsa", ..good }, &[]),
        (
            "for the host in capitals",
            HOST,
            named("subjectAltName=DNS:API.Paynet.Test"),
            &[],
        ),
        (
            "for a wildcard",
            HOST,
            named("subjectAltName=DNS:*.paynet.test"),
            &[],
        ),
        (
            "for the host and others",
            HOST,
            named("subjectAltName=DNS:a.test,DNS:api.paynet.test"),
            &[],
        ),
        (
            "for an address",
            "127.0.0.1",
            named("subjectAltName=IP:127.0.0.1"),
            &[],
        ),
    ];
    thread::scope(|scope| {
        for version in ["-tls1_3", "-tls1_2"] {
            for (name, host, order, chain) in &cases {
                // All at once: each call waits for an answer that doesn't come.
                scope.spawn(move || assert_believed(name, host, order, chain, version));
            }
        }
    });
}

fn assert_believed(name: &str, host: &str, order: &Order<'_>, chain: &[&str], version: &str) {
    let file = format!("good {name} {version}");
    PKI.certify(&file, order);
    let server = serve(&file, order.key, chain, &[version]);
    let relay = Relay::to(server.port, unchanged);
    let error = call(host, relay.port);
    assert_eq!(error.code(), PAYNET_ERR_TIMEOUT_WAIT, "{name}: {error}");
    assert!(
        server.written().contains("POST /v1/paynetj/create_token"),
        "{name}"
    );
    assert!(!is_handshake_alone(&relay.heard()), "{name}");
}

fn certify_authorities_of_the_control() {
    const THESE_ONLY: &str = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\nnameConstraints=critical,permitted;DNS:paynet.test";
    for (name, extensions) in [
        ("good-intermediate", AUTHORITY),
        ("good-constrained", THESE_ONLY),
    ] {
        let order = Order {
            key: "intermediate",
            ..Order::server(name, extensions)
        };
        PKI.certify(name, &order);
    }
}

#[test]
fn old_versions_and_weak_suites_are_refused_before_anything_is_sent() {
    const NO_VERSION: &str = "the server speaks neither TLS 1.2 nor 1.3";
    const NO_SUITE: &str = "the server has no cipher suite, or no key, that is safe enough";
    PKI.certify("plain", &Order::server(HOST, GOOD));
    let with_key = |name: &str, key| {
        PKI.certify(
            name,
            &Order {
                key,
                ..Order::server(HOST, GOOD)
            },
        )
    };
    with_key("plain-rsa", "rsa");
    with_key("plain-ed25519", "ed25519");
    let suites = |list: &'static str| vec!["-tls1_2", "-cipher", list];
    #[rustfmt::skip]
    let cases: Vec<(&str, &str, Vec<&str>, &str)> = vec![
        ("TLS 1.0 alone", "rsa", vec!["-tls1"], NO_VERSION),
        ("TLS 1.1 alone", "rsa", vec!["-tls1_1"], NO_VERSION),
        ("TLS 1.0 and 1.1", "ecdsa", vec!["-no_tls1_2", "-no_tls1_3"], NO_VERSION),
        ("CBC", "ecdsa", suites("ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA@SECLEVEL=0"), NO_SUITE),
        ("CBC with an RSA key", "rsa", suites("ECDHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA@SECLEVEL=0"), NO_SUITE),
        ("RSA key exchange", "rsa", suites("AES128-GCM-SHA256:AES256-GCM-SHA384:AES128-SHA@SECLEVEL=0"), NO_SUITE),
        ("finite-field Diffie-Hellman", "rsa", suites("DHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-SHA@SECLEVEL=0"), NO_SUITE),
        ("no encryption", "rsa", suites("NULL-SHA256:NULL-SHA:NULL-MD5:ECDHE-RSA-NULL-SHA@SECLEVEL=0"), NO_SUITE),
        ("no certificate: anonymous", "rsa", suites("ADH-AES128-GCM-SHA256:AECDH-AES128-SHA@SECLEVEL=0"), NO_SUITE),
        ("CCM with a short tag", "ecdsa", suites("ECDHE-ECDSA-AES128-CCM8@SECLEVEL=0"), NO_SUITE),
        ("Camellia and ARIA", "rsa", suites("ECDHE-RSA-CAMELLIA128-SHA256:ECDHE-ARIA128-GCM-SHA256@SECLEVEL=0"), NO_SUITE),
        ("TLS 1.3 with ChaCha20 alone", "ecdsa", vec!["-tls1_3", "-ciphersuites", "TLS_CHACHA20_POLY1305_SHA256"], NO_SUITE),
        ("TLS 1.2 with another curve alone", "ecdsa", vec!["-tls1_2", "-groups", "secp521r1"], NO_SUITE),
        ("TLS 1.3 with another curve alone", "ecdsa", vec!["-tls1_3", "-groups", "secp521r1"], NO_SUITE),
        ("an Ed25519 key", "ed25519", vec![], NO_SUITE),
    ];
    for (name, kind, arguments, words) in &cases {
        let (certificate, key) = match *kind {
            "ecdsa" => ("plain", "server"),
            "rsa" => ("plain-rsa", "rsa"),
            _ => ("plain-ed25519", "ed25519"),
        };
        let server = serve(certificate, key, &[], arguments);
        let relay = Relay::to(server.port, unchanged);
        let error = call(HOST, relay.port);
        assert_refused(
            name,
            &error,
            PAYNET_ERR_TLS_NO_COMMON,
            words,
            &relay.heard(),
        );
        assert!(!server.written().contains("POST "), "{name}");
    }
    println!("{} servers", cases.len());
}

/// Servers that ignore what was offered. No program of today behaves so; a device that weakens TLS might.
#[test]
fn a_server_that_insists_on_something_weak_is_refused_before_anything_is_sent() {
    const NO_VERSION: &str = "the server speaks neither TLS 1.2 nor 1.3";
    const UNOFFERED: &str = "insists on a cipher suite that was not offered";
    let good = ServerHello::good;
    let version = |version| ServerHello { version, ..good() };
    let selected = |version| ServerHello {
        selected_version: Some(version),
        ..good()
    };
    let suite = |suite| ServerHello { suite, ..good() };
    let (no_common, failed) = (PAYNET_ERR_TLS_NO_COMMON, PAYNET_ERR_TLS_FAILED);
    #[rustfmt::skip]
    let cases = [
        ("SSL 3.0", version(0x0300), no_common, NO_VERSION),
        ("TLS 1.0", version(0x0301), no_common, NO_VERSION),
        ("TLS 1.1", version(0x0302), no_common, NO_VERSION),
        ("TLS 1.1 in the way of 1.3", selected(0x0302), no_common, NO_VERSION),
        ("TLS 1.2 in the way of 1.3", selected(0x0303), failed, ""),
        ("a draft of TLS 1.3", selected(0x7f1c), no_common, NO_VERSION),
        ("a version that isn't", version(0x7f7f), no_common, NO_VERSION),
        ("TLS 1.2 of a server that knows 1.3", ServerHello { random_end: DOWNGRADED_TO_12, ..good() }, failed, "somebody on the way has taken TLS 1.3 out"),
        ("RC4", suite(0x0005), failed, UNOFFERED),
        ("RC4 with ECDHE", suite(0xc011), failed, UNOFFERED),
        ("3DES", suite(0x000a), failed, UNOFFERED),
        ("no encryption", suite(0x0002), failed, UNOFFERED),
        ("no suite at all", suite(0x0000), failed, UNOFFERED),
        ("export, RC4 of 40 bits", suite(0x0003), failed, UNOFFERED),
        ("export, DES of 40 bits", suite(0x0008), failed, UNOFFERED),
        ("RSA key exchange", suite(0x009c), failed, UNOFFERED),
        ("CBC", suite(0xc009), failed, UNOFFERED),
        ("anonymous", suite(0xc018), failed, UNOFFERED),
        ("ChaCha20", suite(0xcca9), failed, UNOFFERED),
        ("a suite of 1.3 in TLS 1.2", suite(0x1301), failed, ""),
        ("compression", ServerHello { compression: 1, ..good() }, failed, ""),
    ];
    for (name, hello, code, words) in &cases {
        let server = Scripted::answering(hello.record());
        let error = call("127.0.0.1", server.port);
        assert_refused(name, &error, *code, words, &server.heard());
    }
    println!("{} first messages", cases.len());

    // The control: the same message with nothing wrong is taken, and the library waits for the certificate.
    let server = Scripted::answering(good().record());
    assert_eq!(
        call("127.0.0.1", server.port).code(),
        PAYNET_ERR_TIMEOUT_TLS
    );
}

#[test]
fn who_takes_tls_13_out_of_the_handshake_is_found_out() {
    PKI.certify("untouched", &Order::server(HOST, GOOD));
    let words = "somebody on the way has taken TLS 1.3 out of the handshake";
    let server = serve("untouched", "server", &[], &[]);
    let relay = Relay::to(server.port, without_tls_13);
    let error = call(HOST, relay.port);
    assert_refused(
        "OpenSSL's server",
        &error,
        PAYNET_ERR_TLS_FAILED,
        words,
        &relay.heard(),
    );

    let sandbox = Sandbox::start();
    let relay = Relay::to(sandbox.port(), without_tls_13);
    let url = format!("https://127.0.0.1:{}", relay.port);
    let client = Client::new(config(url, sandbox.ca_file(), None)).unwrap();
    let error = create_token(&client).unwrap_err();
    assert_refused(
        "the sandbox",
        &error,
        PAYNET_ERR_TLS_FAILED,
        words,
        &relay.heard(),
    );
    assert_eq!(sandbox.requests(), []);

    // The control: the same server, left alone, and one that really has no TLS 1.3.
    let relay = Relay::to(server.port, unchanged);
    assert_eq!(call(HOST, relay.port).code(), PAYNET_ERR_TIMEOUT_WAIT);
    let server = serve("untouched", "server", &[], &["-tls1_2"]);
    let relay = Relay::to(server.port, without_tls_13);
    let error = call(HOST, relay.port);
    assert_eq!(
        error.class(),
        Class::NotReached,
        "the two sides saw different messages: {error}"
    );
    assert!(is_handshake_alone(&relay.heard()));
}

#[test]
fn the_sandboxs_own_bad_servers_get_no_request() {
    for (tls, code) in [
        (Tls::Expired, PAYNET_ERR_TLS_EXPIRED),
        (Tls::NotYetValid, PAYNET_ERR_TLS_NOT_YET_VALID),
        (Tls::WrongHost, PAYNET_ERR_TLS_WRONG_HOST),
        (Tls::UnknownCa, PAYNET_ERR_TLS_UNKNOWN_CA),
        (Tls::SelfSigned, PAYNET_ERR_TLS_UNKNOWN_CA),
        (Tls::NoCommonSuite, PAYNET_ERR_TLS_NO_COMMON),
    ] {
        let sandbox = Sandbox::builder().tls(tls).start();
        let relay = Relay::to(sandbox.port(), unchanged);
        let url = format!("https://localhost:{}", relay.port);
        let client = Client::new(config(url, sandbox.ca_file(), None)).unwrap();
        let error = create_token(&client).unwrap_err();
        assert_refused(&format!("{tls:?}"), &error, code, "", &relay.heard());
        assert_eq!(sandbox.requests(), []);
    }
}
