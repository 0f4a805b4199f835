//! A headless Chromium, driven by chromedriver over the WebDriver protocol.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};
use tempfile::TempDir;

/// More than any page takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Browser {
    driver: Child,
    /// Stays open, or the driver would fail at its next word.
    _driver_output: BufReader<ChildStdout>,
    /// `http://127.0.0.1:PORT/session/ID`
    session: String,
    agent: ureq::Agent,
    _profile: TempDir,
}

impl Browser {
    pub fn start() -> Browser {
        Browser::start_with(json!({}), &[])
    }

    /// A browser that takes any certificate, the sandbox's too.
    pub fn trusting() -> Browser {
        Browser::start_with(json!({}), &["--ignore-certificate-errors"])
    }

    /// A browser whose user has turned scripts off.
    pub fn without_scripts() -> Browser {
        let preferences = json!({"profile.managed_default_content_settings.javascript": 2});
        Browser::start_with(preferences, &[])
    }

    fn start_with(preferences: Value, others: &[&str]) -> Browser {
        let (driver, driver_output, port) = start_driver();
        let profile = tempfile::tempdir().unwrap();
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(2 * PATIENCE))
            .build()
            .new_agent();
        let mut browser = Browser {
            driver,
            _driver_output: driver_output,
            session: format!("http://127.0.0.1:{port}/session"),
            agent,
            _profile: profile,
        };
        let profile_folder = format!("--user-data-dir={}", browser._profile.path().display());
        let mut arguments = vec![
            "--headless=new",
            // Chromium does not run as root otherwise.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--window-size=800,600",
            &profile_folder,
        ];
        arguments.extend(others);
        let answer = browser.post(
            "",
            &json!({"capabilities": {"alwaysMatch": {
                "goog:chromeOptions": {"args": arguments, "prefs": preferences},
                "goog:loggingPrefs": {"performance": "ALL"},
            }}}),
        );
        browser.session += "/";
        browser.session += answer["sessionId"].as_str().unwrap();
        browser.post(
            "/window/rect",
            &json!({"width": 800, "height": 600, "x": 0, "y": 0}),
        );
        browser
    }

    pub fn open(&self, address: &str) {
        self.post("/url", &json!({"url": address}));
    }

    /// Waits for an element of the present frame, and clicks it.
    pub fn click(&self, id: &str) {
        let element = self.element(id);
        self.post(&format!("/element/{element}/click"), &json!({}));
    }

    pub fn type_into(&self, id: &str, text: &str) {
        let element = self.element(id);
        self.post(&format!("/element/{element}/value"), &json!({"text": text}));
    }

    /// Waits until there is such an element, and it can be seen.
    pub fn wait_for(&self, id: &str) {
        self.element(id);
    }

    /// Waits until the browser is at an address that ends so.
    pub fn wait_for_address(&self, end: &str) {
        wait_until(end, || {
            let address = self.get("/url");
            address.as_str()?.ends_with(end).then_some(())
        });
    }

    /// The document that the frame holds when it comes to this element; frames lose their documents on the way.
    pub fn enter_frame_with(&self, frame: &str, id: &str) {
        wait_until(&format!("#{id} in the frame"), || {
            self.leave_frames();
            let frame = self.find(frame)?;
            self.try_post("/frame", &json!({"id": {ELEMENT: frame}}))
                .ok()?;
            self.find(id).map(drop)
        });
    }

    pub fn leave_frames(&self) {
        self.post("/frame", &json!({"id": null}));
    }

    pub fn wait_for_title(&self, title: &str) {
        wait_until(title, || (self.get("/title") == title).then_some(()));
    }

    pub fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// The addresses that the main frame has come to since the last time.
    pub fn visited(&self) -> Vec<String> {
        let entries = self.post("/se/log", &json!({"type": "performance"}));
        let entries = entries.as_array().unwrap();
        entries
            .iter()
            .filter_map(|entry| {
                let entry: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
                let message = &entry["message"];
                let frame = &message["params"]["frame"];
                let is_main =
                    message["method"] == "Page.frameNavigated" && frame["parentId"].is_null();
                is_main.then(|| frame["url"].as_str().map(str::to_owned))?
            })
            .collect()
    }

    /// Keeps a picture of the whole window for whoever wants to look.
    pub fn take_picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("three-d");
        fs::create_dir_all(&folder).unwrap();
        let picture = self.get("/screenshot");
        let picture = BASE64_STANDARD.decode(picture.as_str().unwrap()).unwrap();
        fs::write(folder.join(name).with_extension("png"), picture).unwrap();
    }

    fn element(&self, id: &str) -> String {
        let mut found = None;
        wait_until(&format!("#{id}"), || {
            let element = self.find(id)?;
            let shown = self
                .try_get(&format!("/element/{element}/displayed"))
                .ok()?;
            found = Some(element);
            (shown == true).then_some(())
        });
        found.unwrap()
    }

    fn find(&self, id: &str) -> Option<String> {
        let how = json!({"using": "css selector", "value": format!("#{id}")});
        let element = self.try_post("/element", &how).ok()?;
        element[ELEMENT].as_str().map(str::to_owned)
    }

    fn get(&self, path: &str) -> Value {
        self.try_get(path)
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.try_post(path, body)
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn try_get(&self, path: &str) -> Result<Value, Value> {
        let answer = self.agent.get(format!("{}{path}", self.session)).call();
        value_of(answer.unwrap())
    }

    fn try_post(&self, path: &str, body: &Value) -> Result<Value, Value> {
        let answer = self
            .agent
            .post(format!("{}{path}", self.session))
            .header("content-type", "application/json")
            .send(body.to_string());
        value_of(answer.unwrap())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn value_of(mut answer: ureq::http::Response<ureq::Body>) -> Result<Value, Value> {
    let text = answer
        .body_mut()
        .with_config()
        .limit(1 << 30)
        .read_to_string();
    let mut body: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let value = body["value"].take();
    if answer.status().is_success() {
        Ok(value)
    } else {
        Err(value)
    }
}

/// The driver looks for a free port and then takes it; two that start at once may find the same, and one ends.
fn start_driver() -> (Child, BufReader<ChildStdout>, u16) {
    std::iter::repeat_with(try_to_start_driver)
        .take(5)
        .flatten()
        .next()
        .expect("chromedriver tells its port")
}

fn try_to_start_driver() -> Option<(Child, BufReader<ChildStdout>, u16)> {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver can be run; tests/run installs it");
    let mut output = BufReader::new(driver.stdout.take().unwrap());
    let port = output
        .by_ref()
        .lines()
        .map_while(Result::ok)
        .find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
    match port {
        Some(port) => Some((driver, output, port)),
        None => {
            driver.wait().unwrap();
            None
        }
    }
}

/// Waits for a condition as long as any machine could need.
pub fn wait_until(what: &str, mut condition: impl FnMut() -> Option<()>) {
    let deadline = Instant::now() + PATIENCE;
    while condition().is_none() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(20));
    }
}
