//! The least that a call can cost, for comparison: no time-outs, no checks, no wiping, one server, one kind of answer.
//!
//! Arguments: base URL, CA file, calls. Prints CPU microseconds per call and the memory resident at the end.

mod http;
mod token;

use std::env;
use std::error::Error;
use std::fs;

use http::Server;
use rustix::time::{ClockId, clock_gettime};

/// Calls before the first that is measured.
const UNMEASURED: u32 = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, base_url, ca_file, calls] = arguments.as_slice() else {
        return Err("usage: floor BASE_URL CA_FILE CALLS".into());
    };
    let calls: u32 = calls.parse()?;
    let mut server = Server::new(base_url, ca_file)?;
    call_times(&mut server, UNMEASURED)?;
    let start = cpu_microseconds();
    call_times(&mut server, calls)?;
    let spent = cpu_microseconds() - start;
    println!("{:.2} {}", spent / f64::from(calls), resident_kilobytes()?);
    Ok(())
}

fn call_times(server: &mut Server, calls: u32) -> Result<(), Box<dyn Error>> {
    for _ in 0..calls {
        token::create(server)?;
    }
    Ok(())
}

fn cpu_microseconds() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec as f64 * 1e6 + now.tv_nsec as f64 / 1e3
}

fn resident_kilobytes() -> Result<String, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.unwrap_or("0").to_owned())
}
