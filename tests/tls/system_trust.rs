//! The operating system's own store of certificates: trusted on request, and only then.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use paynet::error::Language;
use paynet::error::status::*;
use paynet::{Client, Error};
use paynet_sandbox::Sandbox;

use super::pki::{AUTHORITY, Order, Pki};
use super::support;

/// The folder that is the system's store in the program that has this variable.
const STORE: &str = "PAYNET_TLS_STORE";

/// Runs the test of this name again where `folder` is the system's store, and nothing else is.
fn run_with_store(test: &str, folder: &Path) -> Command {
    const SCRIPT: &str = r#"
        for place in /etc/ssl/certs /etc/pki/tls/certs /etc/security/certificates; do
            [ ! -d $place ] || mount --bind "$PAYNET_TLS_STORE" $place || exit
        done
        exec "$@""#;
    let again = support::run_again(test);
    let mut command = Command::new("unshare");
    command
        .args(["--map-root-user", "--mount", "sh", "-c", SCRIPT, "sh"])
        .arg(again.get_program())
        .args(again.get_args())
        .env(STORE, folder);
    command
}

struct Stand {
    sandbox: Sandbox,
    store: PathBuf,
}

impl Stand {
    fn put(&self, file: &str, text: &str) {
        fs::write(self.store.join(file), text).unwrap();
    }

    fn client(&self, system_trust: bool) -> Result<Client, Error> {
        let mut config = support::config(&self.sandbox);
        config.ca_file = None;
        config.system_trust = system_trust;
        Client::new(config)
    }

    fn assert_no_store(&self, words: &str) {
        let error = self.client(true).err().expect(words);
        assert_eq!(error.code(), PAYNET_ERR_CA_FILE);
        assert_eq!(error.field(), Some("system_trust"));
        assert!(error.message().contains(words), "{error}");
        // Whoever doesn't ask for it has no use for it.
        self.client(false).unwrap();
    }

    fn call(&self, client: &Client) -> Result<(), Error> {
        let request = support::request(self.sandbox.open_session());
        client.create_token(&request).map(drop)
    }

    fn assert_refuses(&self, client: &Client) {
        let error = self.call(client).unwrap_err();
        assert_eq!(error.code(), PAYNET_ERR_TLS_UNKNOWN_CA, "{error}");
    }
}

fn authority_that_is_over() -> String {
    let pki = Pki::new();
    let order = Order {
        signer: None,
        key: "root",
        years: (2015, 2020),
        ..Order::server("Till CA of once", AUTHORITY)
    };
    pki.certify("over", &order);
    fs::read_to_string(pki.certificate("over")).unwrap()
}

#[test]
fn an_authority_of_the_systems_store_is_trusted_on_request_alone() {
    const NAME: &str =
        "system_trust::an_authority_of_the_systems_store_is_trusted_on_request_alone";
    let Some(store) = std::env::var_os(STORE) else {
        let folder = tempfile::tempdir().unwrap();
        let output = run_with_store(NAME, folder.path()).output().unwrap();
        return support::assert_passed(&output);
    };
    let stand = Stand {
        sandbox: Sandbox::start(),
        store: store.into(),
    };
    stand.assert_no_store("holds no certificate");
    stand.put("over.pem", &authority_that_is_over());
    stand.assert_no_store("holds no certificate");
    stand.put("words.pem", "no certificate");
    stand.assert_no_store("holds no certificate");
    stand.put(
        "odd.pem",
        "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n",
    );
    stand.assert_no_store("holds no certificate that can be used");
    stand.put(
        "broken.pem",
        "-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----\n",
    );
    let made_too_early = stand.client(false).unwrap();
    stand.put("sandbox.crt", stand.sandbox.ca_pem());
    stand.assert_refuses(&stand.client(false).unwrap());
    let trusting = stand.client(true).unwrap();
    stand.call(&trusting).unwrap();
    stand.assert_refuses(&made_too_early);
    for (client, tells) in [(&trusting, true), (&made_too_early, false)] {
        let report = client.doctor().text(&[Language::English]);
        assert_eq!(report.contains("AUTHORITIES_SYSTEM"), tells, "{report}");
    }

    fs::remove_file(stand.store.join("sandbox.crt")).unwrap();
    stand.assert_no_store("holds no certificate that can be used");
    // Read once: a client goes on as it began.
    let again = support::request(stand.sandbox.open_session());
    trusting.create_token(&again).unwrap();
}

#[test]
fn no_environment_variable_says_where_the_systems_store_is() {
    const NAME: &str = "system_trust::no_environment_variable_says_where_the_systems_store_is";
    let Some(store) = std::env::var_os(STORE) else {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let pki = Pki::new();
        fs::copy(pki.certificate("root"), folder.path().join("root.pem")).unwrap();
        let mut command = run_with_store(NAME, folder.path());
        command
            .env("SSL_CERT_FILE", elsewhere.path().join("sandbox.pem"))
            .env("SSL_CERT_DIR", elsewhere.path());
        return support::assert_passed(&command.output().unwrap());
    };
    let stand = Stand {
        sandbox: Sandbox::start(),
        store: store.into(),
    };
    let elsewhere = std::env::var_os("SSL_CERT_FILE").unwrap();
    fs::write(elsewhere, stand.sandbox.ca_pem()).unwrap();
    stand.assert_refuses(&stand.client(true).unwrap());
    stand.put("sandbox.pem", stand.sandbox.ca_pem());
    stand.call(&stand.client(true).unwrap()).unwrap();
}
