//! Certificates of every kind, made with `openssl`, which shares no code with the library.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

/// The authority that the client trusts.
pub const ROOT: Signer<'static> = Signer {
    certificate: "root",
    key: "root",
};

#[derive(Clone, Copy)]
pub struct Signer<'a> {
    pub certificate: &'a str,
    pub key: &'a str,
}

/// A certificate as it shall be.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    pub common_name: &'a str,
    /// Lines as in OpenSSL's configuration.
    pub extensions: &'a str,
    /// Nobody: it signs itself.
    pub signer: Option<Signer<'a>>,
    /// One of [`KEYS`].
    pub key: &'a str,
    pub digest: &'a str,
    pub years: (u16, u16),
}

pub const IN_FORCE: (u16, u16) = (2020, 2099);

pub const AUTHORITY: &str = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign";

impl<'a> Order<'a> {
    pub fn server(common_name: &'a str, extensions: &'a str) -> Order<'a> {
        Order {
            common_name,
            extensions,
            signer: Some(ROOT),
            key: "server",
            digest: "sha256",
            years: IN_FORCE,
        }
    }
}

/// File names of keys and how to make them.
const KEYS: [(&str, &[&str]); 7] = [
    ("root", EC_P256),
    ("stranger", EC_P256),
    ("intermediate", EC_P256),
    ("server", EC_P256),
    (
        "rsa",
        &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
    ),
    (
        "rsa-1024",
        &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
    ),
    ("ed25519", &["-algorithm", "ED25519"]),
];

const EC_P256: &[&str] = &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];

const CONFIGURATION: &str = "
[ca]
default_ca = any
[any]
database = index
new_certs_dir = .
rand_serial = yes
unique_subject = no
policy = names
[names]
commonName = supplied
";

pub struct Pki {
    folder: TempDir,
    /// `openssl ca` works on one certificate at a time.
    at_work: Mutex<()>,
}

impl Pki {
    /// Keys, and the authority that is trusted.
    pub fn new() -> Pki {
        let pki = Pki {
            folder: tempfile::tempdir().unwrap(),
            at_work: Mutex::default(),
        };
        fs::write(pki.path("configuration"), CONFIGURATION).unwrap();
        fs::write(pki.path("index"), "").unwrap();
        for (name, how) in KEYS {
            let mut command = pki.openssl(&["genpkey", "-out", &key_file(name)]);
            run(command.args(how));
        }
        pki.certify(
            "root",
            &Order {
                signer: None,
                key: "root",
                ..Order::server("Till Root CA", AUTHORITY)
            },
        );
        pki
    }

    pub fn certify(&self, name: &str, order: &Order<'_>) {
        let _alone = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        let key = key_file(order.key);
        let subject = format!("/CN={}", order.common_name);
        run(&mut self.openssl(&[
            "req", "-new", "-key", &key, "-subj", &subject, "-out", "request",
        ]));
        fs::write(self.path("extensions"), order.extensions).unwrap();
        let (from, until) = order.years;
        let (from, until) = (format!("{from}0101000000Z"), format!("{until}0101000000Z"));
        let mut command = self.openssl(&["ca", "-batch", "-notext", "-config", "configuration"]);
        command.args(["-in", "request", "-out", &certificate_file(name)]);
        command.args(["-extfile", "extensions", "-md", order.digest]);
        command.args(["-startdate", &from, "-enddate", &until]);
        match order.signer {
            None => command.args(["-selfsign", "-keyfile", &key]),
            Some(signer) => command
                .args(["-cert", &certificate_file(signer.certificate)])
                .args(["-keyfile", &key_file(signer.key)]),
        };
        run(&mut command);
    }

    pub fn certificate(&self, name: &str) -> PathBuf {
        self.path(&certificate_file(name))
    }

    pub fn key(&self, name: &str) -> PathBuf {
        self.path(&key_file(name))
    }

    /// A file with the certificates of several authorities.
    pub fn chain(&self, names: &[&str]) -> PathBuf {
        let path = self.path(&format!("{}.chain", names.join("+")));
        let texts = names
            .iter()
            .map(|name| fs::read(self.certificate(name)).unwrap());
        // At once: a server of another test may be reading it.
        let new = tempfile::NamedTempFile::new_in(self.folder.path()).unwrap();
        fs::write(&new, texts.collect::<Vec<_>>().concat()).unwrap();
        new.persist(&path).unwrap();
        path
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn openssl(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("openssl");
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

fn certificate_file(name: &str) -> String {
    format!("{name}.pem")
}

fn key_file(name: &str) -> String {
    format!("{name}.key")
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {said}");
}
