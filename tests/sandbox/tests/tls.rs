mod common;

use common::{Line, config, config_with_versions, good_request, reply_to, tcp};
use paynet_sandbox::{Sandbox, Tls};
use rustls::version::{TLS12, TLS13};
use rustls::{AlertDescription, CertificateError, Error};
use std::io;

fn sandbox(tls: Tls) -> Sandbox {
    Sandbox::builder().tls(tls).start()
}

fn tls_error(error: io::Error) -> Error {
    *error
        .into_inner()
        .expect("a TLS error")
        .downcast()
        .expect("a TLS error")
}

fn refusal(tls: Tls) -> Error {
    let sandbox = sandbox(tls);
    let error = Line::open(&sandbox).err().expect("the handshake must fail");
    assert_eq!((sandbox.connections(), sandbox.handshakes()), (1, 0));
    tls_error(error)
}

fn certificate_error(tls: Tls) -> CertificateError {
    match refusal(tls) {
        Error::InvalidCertificate(error) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn versions_are_as_named() {
    for (tls, version) in [
        (Tls::Only12, "TLSv1.2"),
        (Tls::Only13, "TLSv1.3"),
        (Tls::Valid, "TLSv1.3"),
    ] {
        let sandbox = sandbox(tls);
        assert_eq!(reply_to(&sandbox, &good_request(&sandbox)).status, 200);
        assert_eq!(sandbox.requests()[0].tls_version.as_deref(), Some(version));
    }
}

#[test]
fn a_client_of_tls_1_2_alone_is_served() {
    let sandbox = sandbox(Tls::Valid);
    let config = config_with_versions(&sandbox, &[&TLS12]);
    let mut line = Line::with_tls(tcp(sandbox.port()).unwrap(), config).unwrap();
    line.send(&good_request(&sandbox));
    assert_eq!(line.reply().status, 200);
    assert_eq!(
        sandbox.requests()[0].tls_version.as_deref(),
        Some("TLSv1.2")
    );
}

#[test]
fn a_certificate_can_be_out_of_its_time() {
    let expired = certificate_error(Tls::Expired);
    assert!(
        matches!(expired, CertificateError::ExpiredContext { .. }),
        "{expired:?}"
    );
    let early = certificate_error(Tls::NotYetValid);
    assert!(
        matches!(early, CertificateError::NotValidYetContext { .. }),
        "{early:?}"
    );
}

#[test]
fn a_certificate_can_be_for_another_name() {
    let error = certificate_error(Tls::WrongHost);
    assert!(
        matches!(error, CertificateError::NotValidForNameContext { .. }),
        "{error:?}"
    );
}

#[test]
fn a_certificate_can_come_from_nobody_known() {
    assert_eq!(
        certificate_error(Tls::UnknownCa),
        CertificateError::UnknownIssuer
    );
    assert_eq!(
        certificate_error(Tls::SelfSigned),
        CertificateError::UnknownIssuer
    );
}

#[test]
fn without_a_common_suite_the_handshake_fails_with_that_alert() {
    assert_eq!(
        refusal(Tls::NoCommonSuite),
        Error::AlertReceived(AlertDescription::HandshakeFailure)
    );
}

#[test]
fn a_version_that_the_server_lacks_is_refused_with_that_alert() {
    for (tls, version) in [(Tls::Only12, &TLS13), (Tls::Only13, &TLS12)] {
        let sandbox = sandbox(tls);
        let config = config_with_versions(&sandbox, &[version]);
        let error = Line::with_tls(tcp(sandbox.port()).unwrap(), config)
            .err()
            .unwrap();
        assert_eq!(
            tls_error(error),
            Error::AlertReceived(AlertDescription::ProtocolVersion)
        );
    }
}

#[test]
fn plain_http_has_an_http_url() {
    let sandbox = sandbox(Tls::Plain);
    assert_eq!(
        sandbox.base_url(),
        format!("http://localhost:{}", sandbox.port())
    );
    assert_eq!(
        sandbox.ip_url(),
        format!("http://127.0.0.1:{}", sandbox.port())
    );
    let reply = reply_to(&sandbox, &good_request(&sandbox));
    assert!(
        reply.json()["post_url"]
            .as_str()
            .unwrap()
            .starts_with(sandbox.base_url())
    );
}

#[test]
fn the_ca_file_holds_the_ca() {
    let sandbox = sandbox(Tls::Valid);
    assert_eq!(
        std::fs::read_to_string(sandbox.ca_file()).unwrap(),
        sandbox.ca_pem()
    );
    let other = self::sandbox(Tls::Valid);
    let error = Line::with_tls(tcp(sandbox.port()).unwrap(), config(&other))
        .err()
        .unwrap();
    assert!(matches!(tls_error(error), Error::InvalidCertificate(_)));
}

#[test]
fn a_busy_port_is_told() {
    let sandbox = sandbox(Tls::Plain);
    let error = Sandbox::builder()
        .port(sandbox.port())
        .try_start()
        .unwrap_err()
        .to_string();
    assert!(
        error.contains(&format!("port {} ", sandbox.port())),
        "{error}"
    );
}

#[test]
fn a_client_that_comes_again_resumes_its_session() {
    for tls in [Tls::Only12, Tls::Only13] {
        let sandbox = sandbox(tls);
        let config = config(&sandbox);
        for _ in 0..2 {
            let tcp = tcp(sandbox.port()).unwrap();
            let mut line = Line::with_tls(tcp, config.clone()).unwrap();
            line.send(&good_request(&sandbox));
            assert_eq!(line.reply().status, 200);
        }
        assert_eq!((sandbox.handshakes(), sandbox.resumed_handshakes()), (2, 1));
    }
}
