//! Broken environments, each for real: the doctor names what is wrong and says what to do, in both languages, and keeps
//! the secrets.

mod support;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use paynet::doctor::{Report, Verdict};
use paynet::error::Language;
use paynet::{ApiKey, Client, Config, Server};
use paynet_sandbox::{Builder, Fault, Proxy, Sandbox, Tls};
use support::{BlackHole, SLACK, Silence};
use tempfile::TempDir;

/// For environments in which nothing ever answers.
const SHORT: Duration = Duration::from_millis(1500);
/// How many must be named at least, of how many.
const NAMED: usize = 18;

const PUBLIC: &str = "/v1/paynetj/check_bin";
const SECRET: &str = "/v1/transaction/check";

/// What the doctor finds beside, where one trouble brings others.
const BESIDE: &[(&str, &[&str])] = &[
    ("both keys swapped", &["KEY_SECRET_IN_PUBLIC"]),
    ("base_url has more than Paynet's", &["ANSWER_NOT_FOUND"]),
    (
        "a hosts file leads astray",
        &["SERVER_EXTRA", "CONNECTION_REFUSED"],
    ),
    (
        "the clock's battery is empty",
        &["TLS_NOT_YET_VALID", "AUTHORITY_EXPIRED"],
    ),
    (
        "the clock is in the next century",
        &["TLS_EXPIRED", "AUTHORITY_EXPIRED"],
    ),
    (
        "only the environment knows the proxy",
        &["CONNECTION_REFUSED"],
    ),
];

/// Something broken, and what the doctor must say of it.
struct Environment {
    what: &'static str,
    /// The name of the finding.
    name: &'static str,
    /// A part of the cause, in English and in Turkish.
    cause: [&'static str; 2],
    /// What the doctor says there.
    examined: fn() -> Examined,
}

/// The doctor's text, and what must not be in it.
struct Examined {
    text: String,
    secrets: Vec<String>,
}

impl Examined {
    fn of(report: &Report, secrets: &[&str]) -> Examined {
        Examined {
            text: report.text(&[Language::Turkish, Language::English]),
            secrets: secrets.iter().map(|secret| (*secret).to_owned()).collect(),
        }
    }
}

#[rustfmt::skip]
fn environments() -> Vec<Environment> {
    let row = |what, name, english, turkish, examined| Environment { what, name, cause: [english, turkish], examined };
    vec![
        row("no such host", "NAME_UNKNOWN", ".test has no address", ".test adının adresi yok", || {
            with(|config, _| config.server = at(&format!("https://{}.test", "a".repeat(64))))
        }),
        row("nobody listens", "CONNECTION_REFUSED", "refuses connections", "bağlantıyı reddediyor", || {
            let silence = Silence::new();
            with(|config, _| config.server = at(&format!("https://127.0.0.1:{}", silence.port())))
        }),
        row("a firewall swallows all", "CONNECTION_SILENT", "swallows the packets", "paketleri yutuyor", || {
            let hole = BlackHole::new();
            with(|config, _| {
                config.server = at(&format!("https://{}", hole.address));
                config.connect_timeout = SHORT;
            })
        }),
        row("the proxy wants a login", "PROXY_WANTS_LOGIN", "wants a user and password", "kullanıcı ve parola istiyor", || {
            let proxy = Proxy::with_login("till", "p@ss-word");
            with(|config, _| config.proxy_url = Some(proxy.url().into()))
        }),
        row("the proxy refuses the login", "PROXY_WRONG_LOGIN", "refuses the user and password", "parolayı kabul etmiyor", || {
            let proxy = Proxy::with_login("till", "p@ss-word");
            let url = format!("http://till:hunter22@127.0.0.1:{}", proxy.port());
            with(|config, _| config.proxy_url = Some(url.into())).hiding("hunter22")
        }),
        row("the proxy refuses Paynet", "PROXY_REFUSES", "HTTP 403", "HTTP 403", || {
            let proxy = Proxy::start();
            proxy.refuse_with(403);
            with(|config, _| config.proxy_url = Some(proxy.url().into()))
        }),
        row("the proxy is not there", "PROXY_DEAD", "takes no connections", "bağlantı kabul etmiyor", || {
            let silence = Silence::new();
            with(|config, _| config.proxy_url = Some(format!("http://127.0.0.1:{}", silence.port()).into()))
        }),
        row("the proxy is something else", "PROXY_IS_NONE", "is no HTTP proxy", "HTTP vekil sunucusu değil", || {
            with(|config, sandbox| config.proxy_url = Some(format!("http://127.0.0.1:{}", sandbox.port()).into()))
        }),
        row("the proxy is silent", "PROXY_SILENT", "does not answer in time", "zamanında yanıt vermiyor", || {
            let proxy = Proxy::start();
            proxy.stall();
            with(|config, _| {
                config.proxy_url = Some(proxy.url().into());
                config.connect_timeout = SHORT;
            })
        }),
        row("the proxy's name is wrong", "PROXY_NAME_UNKNOWN", "has no address", "adresi yok", || {
            with(|config, _| config.proxy_url = Some(format!("http://{}.test:3128", "a".repeat(64)).into()))
        }),
        row("the certificate has expired", "TLS_EXPIRED", "ended on 2021-01-01", "2021-01-01 günü sona ermiş", || {
            with_tls(Tls::Expired)
        }),
        row("the certificate is not valid yet", "TLS_NOT_YET_VALID", "begins on 2098-01-01", "2098-01-01 günü başlıyor", || {
            with_tls(Tls::NotYetValid)
        }),
        row("the certificate is another's", "TLS_WRONG_HOST", "a certificate of another: Paynet sandbox", "başkasının sertifikasını", || {
            with_tls(Tls::WrongHost)
        }),
        row("a firewall opens TLS", "TLS_UNKNOWN_AUTHORITY", "is not trusted: Somebody else's CA", "kurumdan: Somebody else's CA", || {
            with_tls(Tls::UnknownCa)
        }),
        row("own authority is not in ca_file", "TLS_UNKNOWN_AUTHORITY", "not trusted: Paynet sandbox CA", "kurumdan: Paynet sandbox CA", || {
            with(|config, _| config.ca_file = None)
        }),
        row("the certificate is self-signed", "TLS_SELF_SIGNED", "made its certificate itself", "sertifikasını kendisi yapmış", || {
            with_tls(Tls::SelfSigned)
        }),
        row("no TLS in common", "TLS_NOTHING_COMMON", "share no TLS version", "ortak TLS sürümü", || {
            with_tls(Tls::NoCommonSuite)
        }),
        row("no TLS at all", "TLS_NOT_SPOKEN", "does not speak TLS", "TLS konuşmuyor", || {
            with_tls(Tls::Plain)
        }),
        row("a firewall cuts the handshake", "TLS_CUT", "breaks it in the TLS handshake", "TLS el sıkışmasında koparıyor", || {
            with_fault(Fault::ResetOnAccept)
        }),
        row("a firewall holds the handshake", "TLS_SILENT", "says nothing", "bir şey demiyor", || {
            with(|config, sandbox| {
                sandbox.next(Fault::StallHandshake);
                config.connect_timeout = SHORT;
            })
        }),
        row("the publishable key is wrong", "KEY_UNKNOWN", "does not know publishable_key", "publishable_key anahtarını tanımıyor", || {
            with(|config, _| config.publishable_key = Some(key("pbk_mistyped/xyz")))
        }),
        row("the secret key is wrong", "KEY_UNKNOWN", "does not know secret_key", "secret_key anahtarını tanımıyor", || {
            with(|config, _| config.secret_key = Some(key("sck_mistyped/xyz")))
        }),
        row("a secret key as the publishable one", "KEY_SECRET_IN_PUBLIC", "holds a secret key", "içinde gizli anahtar var", || {
            with(|config, sandbox| {
                config.publishable_key = Some(key(sandbox.secret_key()));
                config.secret_key = None;
            })
        }),
        row("both keys swapped", "KEY_PUBLIC_IN_SECRET", "holds a publishable key", "içinde açık anahtar var", || {
            with(|config, sandbox| {
                config.publishable_key = Some(key(sandbox.secret_key()));
                config.secret_key = Some(key(sandbox.publishable_key()));
            })
        }),
        row("swapped keys that don't show it", "KEY_PUBLIC_IN_SECRET", "holds a publishable key", "içinde açık anahtar var", || {
            let sandbox = Sandbox::builder().keys("Qz7/kTb9+wXv4mN2", "Hj5/rLp8+cYs3dF6").start();
            let mut config = support::config(&sandbox);
            config.publishable_key = None;
            config.secret_key = Some(key(sandbox.publishable_key()));
            examine(config, &sandbox)
        }),
        row("one key twice", "KEYS_SAME", "are the same key", "aynı anahtar", || {
            with(|config, sandbox| config.secret_key = Some(key(sandbox.publishable_key())))
        }),
        row("a key in quotes", "KEY_STRAY", "secret_key holds \u{201c}'\u{201d}", "secret_key içinde \u{201c}'\u{201d} var", || {
            with(|config, sandbox| config.secret_key = Some(key(&format!("'{}'", sandbox.secret_key()))))
        }),
        row("the key of an example", "KEY_STRAY", "publishable_key holds \u{201c}...\u{201d}", "publishable_key içinde", || {
            with(|config, _| config.publishable_key = Some(key("pbk_...")))
        }),
        row("a key in base64", "KEY_ENCODED", "is a key in base64", "base64 ile kodlanmış", || {
            with(|config, _| config.secret_key = Some(key("c2NrX3Bjc19hYmNkZWZnaGlqa2w=")))
        }),
        row("no key", "KEYS_NONE", "no key at all", "hiç anahtar yok", || {
            with(|config, _| (config.publishable_key, config.secret_key) = (None, None))
        }),
        row("the internet address is refused", "ADDRESS_REFUSED", "this machine's internet address", "internet adresinden kabul etmiyor", || {
            with(|_, sandbox| sandbox.next_for(SECRET, Fault::Status(403, 7)))
        }),
        row("the publishable key may not", "KEY_FORBIDDEN", "does not let publishable_key", "publishable_key anahtarına", || {
            with(|_, sandbox| sandbox.next_for(PUBLIC, Fault::Status(403, 7)))
        }),
        row("the dealer is blocked", "MERCHANT_BLOCKED", "HTTP 200, code 3", "HTTP 200, code 3", || {
            with(|_, sandbox| sandbox.next_for(PUBLIC, Fault::Code(3)))
        }),
        row("test keys on the live host", "KEY_OF_TEST_SYSTEM", "key of Paynet's test system", "sınama sisteminin anahtarı", || {
            with_both_systems(Server::Live, |_, test| test)
        }),
        row("live keys on the test host", "KEY_OF_LIVE_SYSTEM", "key of Paynet's live system", "canlı sisteminin anahtarı", || {
            with_both_systems(Server::Test, |live, _| live)
        }),
        row("a login page with status 200", "ANSWER_WEB_PAGE", "web page", "web sayfası", || with_fault(Fault::Html)),
        row("a login page elsewhere", "ANSWER_REDIRECT", "sends the call elsewhere", "başka yere yönlendiriyor", || {
            with_fault(Fault::Redirect(302))
        }),
        row("base_url has a path", "ANSWER_NOT_FOUND", "no such service", "böyle bir hizmet yok", || {
            with(|config, sandbox| config.server = at(&format!("{}/paynet", sandbox.base_url())))
        }),
        row("Paynet is ill", "ANSWER_SERVER_FAULT", "a fault of its own", "kendi arızasını", || {
            with_fault(Fault::Status(500, 8))
        }),
        row("the server speaks something else", "ANSWER_NOT_HTTP", "does not speak HTTP", "HTTP konuşmuyor", || {
            with_fault(Fault::NotHttp)
        }),
        row("no answer comes", "ANSWER_SILENT", "does not answer within", "yanıt vermiyor", || {
            with(|config, sandbox| {
                sandbox.next(Fault::Delay(60_000));
                config.total_timeout = 2 * SHORT;
            })
        }),
        row("the answer is late", "ANSWER_SLOW", "answers slowly", "yavaş yanıt veriyor", || with_fault(Fault::Delay(3200))),
        row("the line breaks", "ANSWER_CUT", "breaks the line", "hattı koparıyor", || with_fault(Fault::ResetAfterReading)),
        row("the answer is cut", "ANSWER_CUT", "breaks the line", "hattı koparıyor", || with_fault(Fault::CutAnswer(120))),
        row("the answer says nothing", "ANSWER_ODD", "in a way that Paynet does not", "Paynet'in vermediği bir yanıt", || {
            with_fault(Fault::Body("{}".into()))
        }),
        row("time-outs are too short", "TIMEOUTS_SHORT", "2000 ms for connecting", "bağlanmak için 2000 ms", || {
            with(|config, _| config.connect_timeout = Duration::from_secs(2))
        }),
        row("base_url is Paynet's panel", "SERVER_WRONG", "its API is not there", "API orada değil", || {
            at_paynet(Server::At("https://odeme.paynet.com.tr".to_owned()))
        }),
        row("base_url has more than Paynet's", "SERVER_EXTRA", "a path or a port", "bir yol ya da kapı numarası", || {
            at_paynet(Server::At("https://api.paynet.com.tr/v1".to_owned()))
        }),
        row("the DNS server is silent", "NAME_SILENT", "DNS server does not answer", "DNS sunucusu yanıt vermiyor", || {
            with_program(|run, _| {
                run.preload("hanging_resolver.c").set("PAYNET_CONNECT_TIMEOUT_MS", "1000")
            })
        }),
        row("the first address is dead", "ADDRESS_DEAD", "127.0.0.2 does not take", "127.0.0.2 bağlantı kabul etmiyor", || {
            let sandbox = builder().start();
            let _hole = BlackHole::at(SocketAddr::from(([127, 0, 0, 2], sandbox.port())));
            with_program_at(&sandbox, |run| {
                run.known_as("127.0.0.2\n127.0.0.1\n").set("PAYNET_CONNECT_TIMEOUT_MS", "1500")
            })
        }),
        row("a hosts file leads astray", "NAME_ASTRAY", "inside this network", "bu ağın içine", || {
            with_program(|run, _| {
                run.known_as("127.0.0.9\n").set("PAYNET_BASE_URL", "https://api.paynet.com.tr:9")
            })
        }),
        row("the clock is three hours slow", "CLOCK_SLOW", "clock is slow", "saati geri", || {
            with_program(|run, _| run.clock_off_by(-3 * HOUR))
        }),
        row("the clock is a week fast", "CLOCK_FAST", "clock is fast", "saati ileri", || {
            with_program(|run, _| run.clock_off_by(7 * 24 * HOUR))
        }),
        row("the clock's battery is empty", "CLOCK_SLOW", "it is >= 2026-11-25", "doğrusu >= 2026-11-25", || {
            with_program(|run, _| run.clock_at(IN_2000))
        }),
        row("the clock is in the next century", "CLOCK_FAST", "it is < 2041-11-25", "doğrusu < 2041-11-25", || {
            with_program(|run, _| run.clock_at(IN_2110))
        }),
        row("a blank behind a key", "KEY_BLANK", "secret_key holds a blank", "secret_key içinde boşluk", || {
            with_program(|run, sandbox| {
                run.set("PAYNET_SECRET_KEY", &format!("{} ", sandbox.secret_key()))
            })
        }),
        row("a line end in a key's file", "KEY_BLANK", "publishable_key holds a blank", "publishable_key içinde boşluk", || {
            with_program(|run, sandbox| {
                run.settings(&format!("PAYNET_PUBLISHABLE_KEY={}\r\n", sandbox.publishable_key()))
            })
        }),
        row("ca_file is not there", "SETTING_REFUSED", "ca_file can't be read", "ca_file can't be read", || {
            with_program(|run, _| run.set("PAYNET_CA_FILE", "/nonexistent/ca.pem"))
        }),
        row("ca_file is something else", "SETTING_REFUSED", "holds no certificate", "holds no certificate", || {
            with_program(|run, _| run.set("PAYNET_CA_FILE", "/etc/passwd"))
        }),
        row("the system's TLS is asked for on Linux", "SETTING_REFUSED", "on Windows alone", "on Windows alone", || {
            with_program(|run, _| run.set("PAYNET_TLS_BACKEND", "system"))
        }),
        row("base_url is plain http", "SETTING_REFUSED", "base_url is plain http", "base_url is plain http", || {
            with_program(|run, _| run.set("PAYNET_BASE_URL", "http://api.paynet.com.tr"))
        }),
        row("proxy_url is of another kind", "SETTING_REFUSED", "must begin with http://", "must begin with http://", || {
            with_program(|run, _| run.set("PAYNET_PROXY_URL", "socks5://till:hunter22@127.0.0.1:1080"))
                .hiding("hunter22")
        }),
        row("only the environment knows the proxy", "PROXY_ELSEWHERE", "HTTPS_PROXY", "HTTPS_PROXY", || {
            let silence = Silence::new();
            let url = format!("https://127.0.0.1:{}", silence.port());
            with_program(|run, _| {
                run.set("HTTPS_PROXY", "http://till:hunter22@127.0.0.1:3128").set("PAYNET_BASE_URL", &url)
            })
            .hiding("hunter22")
        }),
    ]
}

impl Examined {
    fn hiding(mut self, secret: &str) -> Examined {
        self.secrets.push(secret.to_owned());
        self
    }
}

const HOUR: i64 = 3600;

/// Seconds since 1970. The sandbox's certificates are in force from 2020 to 2099.
const IN_2000: i64 = 946_684_800;
const IN_2110: i64 = 4_417_977_600;

/// No text holds five characters of these in a row. Of random ones it would, once in a while.
const KEYS: [&str; 2] = [
    "pbk_sbx_Zq0+Wx7/Qj9+Kz4/Vw2+Xh8/Jq5+Yw3/",
    "sck_sbx_Kx6/Zv1+Jw8/Hq3+Xz7/Vk9+Qy2/Wj5+",
];
const OTHER_KEYS: [&str; 2] = [
    "pbk_sbx_Yx3/Jz8+Qw4/Wk1+Zj6/Hx9+Vq2/Kw7+",
    "sck_sbx_Wq5+Vz0/Xk2+Yj7/Jw9+Zx4/Qh1+Kv6/",
];

fn builder() -> Builder {
    Sandbox::builder().keys(KEYS[0], KEYS[1])
}

/// The program for people, without settings.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paynet-doctor"));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy().to_ascii_lowercase();
        if text.starts_with("paynet_") || text.ends_with("_proxy") {
            command.env_remove(&name);
        }
    }
    command
}

/// The same, run with the sandbox's settings unless others are set.
struct Run {
    command: Command,
    folder: TempDir,
}

impl Run {
    fn new(sandbox: &Sandbox) -> Run {
        let mut command = program();
        command
            .env("PAYNET_BASE_URL", sandbox.base_url())
            .env("PAYNET_CA_FILE", sandbox.ca_file())
            .env("PAYNET_PUBLISHABLE_KEY", sandbox.publishable_key())
            .env("PAYNET_SECRET_KEY", sandbox.secret_key());
        let folder = tempfile::tempdir().unwrap();
        Run { command, folder }
    }

    fn set(mut self, name: &str, value: &str) -> Run {
        self.command.env(name, value);
        self
    }

    fn settings(mut self, text: &str) -> Run {
        let file = self.folder.path().join("settings");
        fs::write(&file, text).unwrap();
        self.command.arg("--settings").arg(file);
        self
    }

    fn preload(mut self, source: &str) -> Run {
        let library = support::preloaded(source, self.folder.path());
        self.command.env("LD_PRELOAD", library);
        self
    }

    fn clock_off_by(self, seconds: i64) -> Run {
        self.preload("wrong_clock.c")
            .set("WRONG_CLOCK", &seconds.to_string())
    }

    fn clock_at(self, moment: i64) -> Run {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        self.clock_off_by(moment - now.as_secs() as i64)
    }

    /// Every name has these addresses.
    fn known_as(self, addresses: &str) -> Run {
        let file = self.folder.path().join("addresses");
        fs::write(&file, addresses).unwrap();
        self.preload("name_service.c")
            .set("NAME_SERVICE", file.to_str().unwrap())
    }

    fn output(&mut self) -> Output {
        self.command.output().unwrap()
    }
}

fn with_program(spoil: impl FnOnce(Run, &Sandbox) -> Run) -> Examined {
    let sandbox = builder().start();
    with_program_at(&sandbox, |run| spoil(run, &sandbox))
}

fn with_program_at(sandbox: &Sandbox, spoil: impl FnOnce(Run) -> Run) -> Examined {
    let output = spoil(Run::new(sandbox)).output();
    let text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*errors), (Some(1), ""), "{text}");
    Examined {
        text,
        secrets: [sandbox.publishable_key(), sandbox.secret_key()]
            .map(str::to_owned)
            .to_vec(),
    }
}

fn at(url: &str) -> Server {
    Server::At(url.to_owned())
}

fn key(text: &str) -> ApiKey {
    support::key(text)
}

/// The sandbox as it is, with something spoiled.
fn with(spoil: impl FnOnce(&mut Config, &Sandbox)) -> Examined {
    let sandbox = builder().start();
    let mut config = support::config(&sandbox);
    spoil(&mut config, &sandbox);
    examine(config, &sandbox)
}

fn with_fault(fault: Fault) -> Examined {
    with(|_, sandbox| sandbox.next(fault))
}

fn with_tls(tls: Tls) -> Examined {
    let sandbox = builder().tls(tls).start();
    let url = format!("https://localhost:{}", sandbox.port());
    examine(support::config_for(&sandbox, &url), &sandbox)
}

/// A sandbox that goes by Paynet's name, behind a proxy that leads there.
fn at_paynet(server: Server) -> Examined {
    let sandbox = builder()
        .names(&["api.paynet.com.tr", "odeme.paynet.com.tr"])
        .start();
    let proxy = Proxy::start();
    for host in ["api.paynet.com.tr", "odeme.paynet.com.tr"] {
        proxy.lead(&format!("{host}:443"), sandbox.port());
    }
    let mut config = support::config(&sandbox);
    config.server = server;
    config.proxy_url = Some(proxy.url().into());
    examine(config, &sandbox)
}

/// Both of Paynet's systems, and a client of one of them with the keys of one.
fn with_both_systems(
    server: Server,
    owner: for<'a> fn(&'a Sandbox, &'a Sandbox) -> &'a Sandbox,
) -> Examined {
    let live = builder().names(&["api.paynet.com.tr"]).start();
    let test = Sandbox::builder()
        .keys(OTHER_KEYS[0], OTHER_KEYS[1])
        .names(&["pts-api.paynet.com.tr"])
        .start();
    let proxy = Proxy::start();
    proxy.lead("api.paynet.com.tr:443", live.port());
    proxy.lead("pts-api.paynet.com.tr:443", test.port());
    let folder = tempfile::tempdir().unwrap();
    let both = folder.path().join("both.pem");
    fs::write(&both, format!("{}{}", live.ca_pem(), test.ca_pem())).unwrap();
    let owner = owner(&live, &test);
    let mut config = support::config(owner);
    config.server = server;
    config.ca_file = Some(both);
    config.proxy_url = Some(proxy.url().into());
    examine(config, owner)
}

fn examine(config: Config, sandbox: &Sandbox) -> Examined {
    let (connect, total) = (config.connect_timeout, config.total_timeout);
    let begun = Instant::now();
    let report = Client::new(config).unwrap().doctor();
    assert!(begun.elapsed() < connect + total + SLACK, "took too long");
    assert!(sandbox.ledger().is_empty());
    assert!(sandbox.tokens().is_empty());
    Examined::of(&report, &[sandbox.publishable_key(), sandbox.secret_key()])
}

/// What is missing of a finding in a report; nothing if it is whole.
fn missing(environment: &Environment, examined: &Examined) -> Vec<String> {
    let [english, turkish] = environment.cause;
    let mut missing = Vec::new();
    for (words, part) in [
        (["WARNING", "BROKEN"], english),
        (["UYARI", "BOZUK"], turkish),
    ] {
        let found = blocks(&examined.text).any(|(head, cause, cure)| {
            words
                .iter()
                .any(|word| head == format!("{word}  {}", environment.name))
                && cause.contains(part)
                && cure.len() > 20
        });
        if !found {
            missing.push(format!(
                "no {}  {}: \"{part}\" with a cure",
                words[1], environment.name
            ));
        }
    }
    missing
}

/// What is found without being there. Tests that must run out of time have little of it.
fn too_much(environment: &Environment, examined: &Examined) -> Vec<String> {
    let beside = BESIDE.iter().find(|(what, _)| *what == environment.what);
    let beside = beside.map_or(&[][..], |(_, names)| names);
    names(&examined.text)
        .into_iter()
        .filter(|name| *name != environment.name && *name != "TIMEOUTS_SHORT")
        .filter(|name| !beside.contains(name))
        .map(|name| format!("{name} is too much"))
        .collect()
}

/// Head, cause and cure of each finding, in each language.
fn blocks(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let lines: Vec<&str> = text.lines().collect();
    let found: Vec<(&str, &str, &str)> = lines
        .windows(3)
        .filter(|lines| !lines[0].starts_with(' ') && lines[1].starts_with("  "))
        .map(|lines| {
            (
                lines[0],
                lines[1].trim_start(),
                lines[2].strip_prefix("  -> ").unwrap_or(""),
            )
        })
        .collect();
    found.into_iter()
}

/// No key, nor more of one than its beginning, which all of them have.
fn assert_keeps_secrets(what: &str, examined: &Examined) {
    for secret in &examined.secrets {
        let body = secret.trim_start_matches(['p', 'b', 's', 'c', 'k', '_', 'x']);
        for place in 0..body.len().saturating_sub(4) {
            let part = &body[place..place + 5];
            assert!(
                !examined.text.contains(part),
                "{what}: {part} of a secret in\n{}",
                examined.text
            );
        }
    }
}

fn names(text: &str) -> Vec<&str> {
    blocks(text)
        .filter(|(head, ..)| head.starts_with("WARNING") || head.starts_with("BROKEN"))
        .filter_map(|(head, ..)| head.split_once("  ").map(|(_, name)| name))
        .collect()
}

#[test]
fn the_doctor_names_what_is_broken_and_says_what_to_do() {
    let environments = environments();
    let mut table = String::new();
    let mut unnamed = Vec::new();
    thread::scope(|scope| {
        let running: Vec<_> = environments
            .iter()
            .map(|environment| (environment, scope.spawn(environment.examined)))
            .collect();
        for (environment, examined) in running {
            let examined = examined
                .join()
                .unwrap_or_else(|_| panic!("{}", environment.what));
            assert_keeps_secrets(environment.what, &examined);
            assert!(!examined.text.contains('?'), "{}", examined.text);
            let mut missing = missing(environment, &examined);
            missing.extend(too_much(environment, &examined));
            writeln!(
                table,
                "{:38} {}",
                environment.what,
                names(&examined.text).join(" ")
            )
            .unwrap();
            if !missing.is_empty() {
                unnamed.push(format!(
                    "{}: {missing:?}\n{}",
                    environment.what, examined.text
                ));
            }
        }
    });
    let named = environments.len() - unnamed.len();
    println!(
        "{table}\n{named} of {} broken environments named",
        environments.len()
    );
    assert!(environments.len() >= 20 && named >= NAMED);
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n\n"));
}

#[test]
fn where_all_is_well_the_doctor_says_so_and_finds_nothing() {
    for tls in [Tls::Valid, Tls::Only12, Tls::Plain] {
        let sandbox = Sandbox::builder().tls(tls).start();
        let report = support::client(&sandbox).doctor();
        let text = report.text(&[Language::Turkish, Language::English]);
        assert_eq!(report.verdict(), Verdict::Ok, "{text}");
        let heading = format!(
            "libpaynet {}, {}\nHer şey yolunda.\nAll is well.\n",
            env!("CARGO_PKG_VERSION"),
            sandbox.base_url()
        );
        assert!(text.starts_with(&heading), "{text}");
        assert_eq!(names(&text), [""; 0], "{text}");
        assert!(text.contains("\nOK  KEY_ACCEPTED\n  Paynet knows secret_key.\n"));
        assert!(text.contains("\nTAMAM  CLOCK_FINE\n"), "{text}");
    }
}

#[test]
fn the_report_tells_what_tls_was_agreed_upon_and_whose_certificate_it_is() {
    for (tls, agreed) in [
        (Tls::Only13, "TLS 1.3, AES_256_GCM_SHA384."),
        (Tls::Only12, "TLS 1.2, ECDHE_ECDSA_AES_256_GCM_SHA384."),
    ] {
        let sandbox = Sandbox::builder().tls(tls).start();
        let text = support::client(&sandbox)
            .doctor()
            .text(&[Language::English]);
        let certificate =
            "Certificate of Paynet sandbox, issued by Paynet sandbox CA, valid until 2099-01-01.";
        assert!(text.contains(&format!("{agreed} {certificate}")), "{text}");
    }
}

#[test]
fn a_wrong_expectation_is_noticed() {
    let healthy = Environment {
        what: "healthy",
        name: "NAME_UNKNOWN",
        cause: ["has no address", "adresi yok"],
        examined: || with(|_, _| {}),
    };
    assert_eq!(missing(&healthy, &(healthy.examined)()).len(), 2);
    assert_eq!(too_much(&healthy, &with_tls(Tls::Expired)).len(), 1);
    let another = Environment {
        name: "TLS_EXPIRED",
        cause: ["ended on 2021-01-01", "2021-01-02"],
        examined: || with_tls(Tls::Expired),
        ..healthy
    };
    assert_eq!(missing(&another, &(another.examined)()).len(), 1);
}

#[test]
#[should_panic(expected = "of a secret in")]
fn a_report_with_a_part_of_a_key_is_noticed() {
    let examined = Examined {
        text: "TAMAM  KEY_ACCEPTED\n  sck_sbx_...QvJz/+...".to_owned(),
        secrets: vec!["sck_sbx_AAQvJz/+AA".to_owned()],
    };
    assert_keeps_secrets("control", &examined);
}

#[test]
fn the_lines_and_the_answers_of_other_calls_are_left_alone() {
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    client.warm_up().unwrap();
    let before = sandbox.connections();
    client.doctor();
    assert_eq!(sandbox.connections(), before + 2, "lines of its own");
    let session = sandbox.open_session();
    client.create_token(&support::request(session)).unwrap();
    assert_eq!(sandbox.connections(), before + 2, "the kept line serves");
}

#[test]
fn what_the_doctor_asks_holds_no_card_and_opens_no_session() {
    let sandbox = Sandbox::start();
    support::client(&sandbox).doctor();
    let asked: Vec<(String, String)> = sandbox
        .requests()
        .iter()
        .map(|request| {
            (
                request.path.clone(),
                String::from_utf8_lossy(&request.body).into_owned(),
            )
        })
        .collect();
    assert_eq!(
        asked,
        [
            (
                PUBLIC,
                r#"{"session_id":"libpaynet-doctor","bin":"000000"}"#
            ),
            (SECRET, r#"{"reference_no":"libpaynet-doctor"}"#),
        ]
        .map(|(path, body)| (path.to_owned(), body.to_owned()))
    );
}

#[test]
fn the_doctor_is_done_when_the_time_for_a_call_is_over() {
    let sandbox = Sandbox::start();
    for fault in [
        Fault::StallHandshake,
        Fault::Drip(100),
        Fault::Delay(60_000),
    ] {
        sandbox.next(fault.clone());
        let mut config = support::config(&sandbox);
        config.total_timeout = SHORT;
        let begun = Instant::now();
        let report = Client::new(config).unwrap().doctor();
        assert_eq!(report.verdict(), Verdict::Broken, "{fault}");
        assert!(
            begun.elapsed() < SHORT + SLACK,
            "{fault}: {:?}",
            begun.elapsed()
        );
    }
}

#[test]
fn the_program_ends_with_0_if_all_is_well_and_with_2_if_it_is_not_understood() {
    let sandbox = Sandbox::start();
    let output = Run::new(&sandbox).output();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("Her şey yolunda.\nAll is well.\n"), "{text}");
    assert!(!text.contains('\u{1b}'), "colours are for terminals");
    let mut help = Run::new(&sandbox);
    help.command.arg("--help");
    let output = help.output();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"usage: paynet-doctor"));

    for arguments in [
        &["--language"][..],
        &["--language", "de"],
        &["sck_very/secret+key"],
    ] {
        let mut run = Run::new(&sandbox);
        run.command.args(arguments);
        let output = run.output();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{errors}");
        assert!(errors.contains("usage: paynet-doctor"), "{errors}");
        assert!(!errors.contains("very/secret"), "{errors}");
    }
    for (name, value) in [
        ("PAYNET_ENVIRONMENT", "test"),
        ("PAYNET_BASE_URL", ""),
        ("PAYNET_TOTAL_TIMEOUT_MS", "soon"),
        ("PAYNET_SYSTEM_TRUST", "yes"),
        ("PAYNET_TLS_BACKEND", "openssl"),
    ] {
        let output = Run::new(&sandbox).set(name, value).output();
        assert_eq!(output.status.code(), Some(2), "{name}");
    }
}

#[test]
fn the_program_speaks_one_language_if_asked_to() {
    let sandbox = Sandbox::start();
    for (language, has, has_not) in [
        ("en", "All is well.", "Her şey yolunda."),
        ("tr", "Her şey yolunda.", "All is well."),
    ] {
        let mut run = Run::new(&sandbox);
        run.command.args(["--language", language]);
        let text = String::from_utf8(run.output().stdout).unwrap();
        assert!(text.contains(has) && !text.contains(has_not), "{text}");
    }
}

#[test]
fn the_program_takes_its_settings_from_standard_input() {
    let sandbox = Sandbox::start();
    let settings = format!(
        "# a till\nPAYNET_BASE_URL={}\nPAYNET_CA_FILE={}\nPAYNET_PUBLISHABLE_KEY={}\n",
        sandbox.base_url(),
        sandbox.ca_file().display(),
        sandbox.publishable_key(),
    );
    let mut program = program()
        .args(["--settings", "-", "--language", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    program
        .stdin
        .take()
        .unwrap()
        .write_all(settings.as_bytes())
        .unwrap();
    let output = program.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(
        text.contains("OK  KEY_ABSENT\n  There is no secret_key."),
        "{text}"
    );
}
