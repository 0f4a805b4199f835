//! A server on the local machine for one page and one report from it.
//!
//! It polls its sockets: browsers open connections ahead of need and say nothing on them, which must hold up no other.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::time::{Duration, Instant};

use ring::rand::{SecureRandom, SystemRandom};

use super::page::{BrowsePage, in_browse_frame};

const MAX_HEAD_BYTES: usize = 8 * 1024;
const MAX_HEADERS: usize = 64;
/// When more come, the oldest goes that has nothing to report.
const MAX_CONNECTIONS: usize = 32;
const MAX_AGE: Duration = Duration::from_secs(10);
/// How long a browser may take to end its side once it has the answer.
const MAX_GOODBYE: Duration = Duration::from_secs(1);

/// What the page reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Report {
    Back,
    Cancelled,
}

pub(super) struct PageServer {
    listener: TcpListener,
    site: Site,
    connections: Vec<Connection>,
    page_was_asked_for: bool,
}

impl PageServer {
    /// Offers the page at a free port of 127.0.0.1, under a path that nobody can guess.
    pub(super) fn open(page: &BrowsePage<'_>) -> io::Result<PageServer> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let host = listener.local_addr()?.to_string();
        let (page_path, report_path) = (format!("/{}", secret()?), format!("/{}/", secret()?));
        let nonce = secret()?;
        let page = in_browse_frame(page, &report_path, &nonce);
        let policy = page.policy;
        Ok(PageServer {
            listener,
            site: Site {
                origin: format!("http://{host}"),
                host,
                page_path,
                report_path,
                page: answer("200 OK", &policy, &page.text),
            },
            connections: Vec::new(),
            page_was_asked_for: false,
        })
    }

    pub(super) fn address(&self) -> String {
        format!("{}{}", self.site.origin, self.site.page_path)
    }

    pub(super) fn page_was_asked_for(&self) -> bool {
        self.page_was_asked_for
    }

    /// Does what can be done without waiting. Returns the page's report once its answer has been delivered.
    pub(super) fn poll(&mut self) -> Option<Report> {
        // An error here is one connection's that broke before it was accepted.
        while let Ok((stream, _)) = self.listener.accept() {
            if self.connections.len() >= MAX_CONNECTIONS {
                self.drop_oldest();
            }
            self.connections.extend(Connection::new(stream));
        }
        for connection in &mut self.connections {
            connection.advance(&self.site);
        }
        self.page_was_asked_for |= self
            .connections
            .iter()
            .any(|connection| connection.asked_for_page);
        let report = self
            .connections
            .iter()
            .find_map(|connection| connection.report.filter(|_| connection.is_over()));
        self.connections.retain(|connection| !connection.is_over());
        report
    }

    fn drop_oldest(&mut self) {
        let mut connections = self.connections.iter();
        if let Some(oldest) = connections.position(|connection| connection.report.is_none()) {
            self.connections.remove(oldest);
        }
    }
}

/// What there is to be asked for.
struct Site {
    /// As the `Host` header has it.
    host: String,
    origin: String,
    page_path: String,
    report_path: String,
    /// The whole answer.
    page: Vec<u8>,
}

enum Response {
    Page,
    Report(Report),
    Nothing,
}

impl Site {
    /// [`None`] as long as the request's head is incomplete.
    fn response(&self, head: &[u8]) -> Option<Response> {
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(head) {
            Ok(httparse::Status::Partial) => return None,
            Ok(httparse::Status::Complete(_)) => {}
            Err(_) => return Some(Response::Nothing),
        }
        let path = request.path.unwrap_or_default();
        // A page from elsewhere may reach this server by a name of its own; then the header tells.
        let is_here = only(request.headers, "host") == Some(self.host.as_bytes());
        let is_from_page = only(request.headers, "origin") == Some(self.origin.as_bytes());
        let report = path.strip_prefix(self.report_path.as_str());
        Some(match (request.method, report) {
            (Some("GET"), None) if is_here && path == self.page_path => Response::Page,
            (Some("POST"), Some("back")) if is_here && is_from_page => {
                Response::Report(Report::Back)
            }
            (Some("POST"), Some("cancelled")) if is_here && is_from_page => {
                Response::Report(Report::Cancelled)
            }
            _ => Response::Nothing,
        })
    }
}

/// The value of a header that is there once.
fn only<'a>(headers: &[httparse::Header<'a>], name: &str) -> Option<&'a [u8]> {
    let mut values = headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case(name))
        .map(|header| header.value);
    values.next().filter(|_| values.next().is_none())
}

enum Stage {
    Reading,
    Writing {
        answer: Vec<u8>,
        written: usize,
    },
    /// The answer is out; closing before the browser does could destroy it on its way.
    Goodbye {
        since: Instant,
    },
    Over,
}

struct Connection {
    stream: TcpStream,
    opened: Instant,
    head: Vec<u8>,
    stage: Stage,
    asked_for_page: bool,
    report: Option<Report>,
}

impl Connection {
    fn new(stream: TcpStream) -> Option<Connection> {
        stream.set_nonblocking(true).ok()?;
        Some(Connection {
            stream,
            opened: Instant::now(),
            head: Vec::new(),
            stage: Stage::Reading,
            asked_for_page: false,
            report: None,
        })
    }

    fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Over)
    }

    fn advance(&mut self, site: &Site) {
        if self.opened.elapsed() > MAX_AGE {
            self.stage = Stage::Over;
        }
        let advanced = match &self.stage {
            Stage::Reading => self.read(site),
            _ => Ok(()),
        };
        let advanced = advanced
            .and_then(|()| self.write())
            .and_then(|()| self.say_goodbye());
        match advanced {
            Err(error) if error.kind() != ErrorKind::WouldBlock => self.stage = Stage::Over,
            _ => {}
        }
    }

    fn read(&mut self, site: &Site) -> io::Result<()> {
        let mut bytes = [0; 2048];
        loop {
            let count = read(&mut self.stream, &mut bytes)?;
            if count == 0 || self.head.len() + count > MAX_HEAD_BYTES {
                self.stage = Stage::Over;
                return Ok(());
            }
            self.head.extend(bytes.iter().take(count));
            let Some(response) = site.response(&self.head) else {
                continue;
            };
            let answer = match response {
                Response::Page => {
                    self.asked_for_page = true;
                    site.page.clone()
                }
                Response::Report(report) => {
                    self.report = Some(report);
                    answer("204 No Content", NOTHING_ALLOWED, "")
                }
                Response::Nothing => answer("404 Not Found", NOTHING_ALLOWED, ""),
            };
            self.stage = Stage::Writing { answer, written: 0 };
            return Ok(());
        }
    }

    fn write(&mut self) -> io::Result<()> {
        let Stage::Writing { answer, written } = &mut self.stage else {
            return Ok(());
        };
        while let Some(rest) = answer.get(*written..).filter(|rest| !rest.is_empty()) {
            match self.stream.write(rest) {
                Ok(count) => *written += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.stream.shutdown(Shutdown::Write)?;
        self.stage = Stage::Goodbye {
            since: Instant::now(),
        };
        Ok(())
    }

    fn say_goodbye(&mut self) -> io::Result<()> {
        let Stage::Goodbye { since } = self.stage else {
            return Ok(());
        };
        if since.elapsed() > MAX_GOODBYE {
            self.stage = Stage::Over;
            return Ok(());
        }
        let mut bytes = [0; 2048];
        while read(&mut self.stream, &mut bytes)? > 0 {}
        self.stage = Stage::Over;
        Ok(())
    }
}

fn read(stream: &mut TcpStream, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match stream.read(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}

const NOTHING_ALLOWED: &str = "default-src 'none'; frame-ancestors 'none'";

fn answer(status: &str, policy: &str, page: &str) -> Vec<u8> {
    let content = match page {
        "" => String::new(),
        _ => "Content-Type: text/html; charset=utf-8\r\n".to_owned(),
    };
    let length = match status {
        "204 No Content" => String::new(),
        _ => format!("Content-Length: {}\r\n", page.len()),
    };
    format!(
        "HTTP/1.1 {status}\r\n{content}{length}Connection: close\r\nCache-Control: no-store\r\n\
         Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
         Content-Security-Policy: {policy}\r\n\r\n{page}"
    )
    .into_bytes()
}

/// 128 random bits.
fn secret() -> io::Result<String> {
    let mut bytes = [0; 16];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| io::Error::other("the system gives no random numbers"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
