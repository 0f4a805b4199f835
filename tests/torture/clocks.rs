//! The wall clock jumps: no deadline hears of it, and certificates are judged by it.

use std::ffi::c_long;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use libloading::os::unix::{Library, Symbol};
use paynet::error::status::*;
use paynet::{Client, FoundBy, Outcome};
use paynet_sandbox::{Fault, Sandbox};

use super::every;
use super::support::checkout::{self, CHARGE};
use super::support::{self, SLACK, preloaded, run_again};

const DAY: i64 = 24 * 3600;
const YEAR: i64 = 365 * DAY;

/// Of a charge whose answer is late.
const BUDGET: Duration = Duration::from_secs(2);

/// Every other one is forth and back, too.
const JUMPS: [i64; 6] = [30, DAY, -DAY, -30, 3 * YEAR, -3 * YEAR];

fn jumps() -> impl Iterator<Item = i64> {
    JUMPS.into_iter().step_by(every(2))
}

/// The wall clock of this process.
struct Clock(Symbol<unsafe extern "C" fn(c_long)>);

impl Clock {
    /// Runs the test that calls this once more with such a clock, and then gives [`None`].
    fn for_test(test: &str) -> Option<Clock> {
        if std::env::var_os("LD_PRELOAD").is_some() {
            // SAFETY: the function has this type.
            return Some(Clock(unsafe {
                Library::this().get(b"set_clock_ahead").unwrap()
            }));
        }
        let folder = tempfile::tempdir().unwrap();
        let output = run_again(test)
            .env("LD_PRELOAD", preloaded("jumping_clock.c", folder.path()))
            .output()
            .unwrap();
        support::assert_passed(&output);
        None
    }

    fn set_ahead(&self, seconds: i64) {
        // SAFETY: always fine.
        unsafe { (self.0)(seconds) };
    }
}

/// Jumps while `body` runs, and back after it.
fn with_a_jump<R>(clock: &Clock, seconds: i64, body: impl FnOnce() -> R) -> R {
    let result = thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(200));
            clock.set_ahead(seconds);
        });
        body()
    });
    // Not before the jump, however late that was.
    clock.set_ahead(0);
    result
}

#[test]
fn a_clock_that_jumps_neither_ends_a_call_nor_keeps_it() {
    let test = "clocks::a_clock_that_jumps_neither_ends_a_call_nor_keeps_it";
    let Some(clock) = Clock::for_test(test) else {
        return;
    };
    let sandbox = Sandbox::start();
    let limit = Duration::from_millis(800);
    for seconds in jumps() {
        for (fault, code) in [
            (Fault::StallHandshake, PAYNET_ERR_TIMEOUT_TLS),
            (Fault::Delay(20_000), PAYNET_ERR_TIMEOUT_WAIT),
            (Fault::Drip(100), PAYNET_ERR_TIMEOUT_RECEIVE),
        ] {
            let mut config = support::config(&sandbox);
            (config.connect_timeout, config.total_timeout) = (limit, limit);
            let client = Client::new(config).unwrap();
            sandbox.next(fault);
            let request = support::request(sandbox.open_session());
            let start = Instant::now();
            let error = with_a_jump(&clock, seconds, || client.create_token(&request)).unwrap_err();
            let took = start.elapsed();
            assert_eq!(error.code(), code, "{seconds}: {error}");
            assert!(
                took >= limit && took < limit + SLACK,
                "{seconds} {code}: {took:?}"
            );
        }
    }
}

#[test]
fn a_clock_that_jumps_in_a_charge_changes_nothing_of_it() {
    let test = "clocks::a_clock_that_jumps_in_a_charge_changes_nothing_of_it";
    let Some(clock) = Clock::for_test(test) else {
        return;
    };
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for (number, seconds) in jumps().enumerate() {
        let reference_no = format!("order-{number}");
        let mut request = checkout::charge_request(&sandbox, &client, &reference_no, None);
        request.budget = BUDGET;
        // The answer comes too late for the first half of the budget, and is looked up.
        sandbox.next_for(CHARGE, Fault::Delay(6000));
        let start = Instant::now();
        let payment = with_a_jump(&clock, seconds, || client.charge(&request)).unwrap();
        let took = start.elapsed();
        assert_eq!(
            (payment.outcome, payment.found_by),
            (Outcome::Paid, FoundBy::LookUp),
            "{seconds}"
        );
        assert!(
            took >= BUDGET / 2 && took < BUDGET + SLACK,
            "{seconds}: {took:?}"
        );
    }
    assert_eq!(sandbox.ledger().len(), jumps().count(), "each once");
}

#[test]
fn a_clock_that_jumped_between_two_calls_costs_no_line() {
    let test = "clocks::a_clock_that_jumped_between_two_calls_costs_no_line";
    let Some(clock) = Clock::for_test(test) else {
        return;
    };
    let sandbox = Sandbox::start();
    let client = support::client(&sandbox);
    for seconds in [0, DAY, -DAY, YEAR, -YEAR] {
        clock.set_ahead(seconds);
        client
            .create_token(&support::request(sandbox.open_session()))
            .unwrap();
    }
    assert_eq!(sandbox.connections(), 1);
    // Sessions of TLS have an age, too.
    for (count, seconds) in [DAY, -DAY, YEAR, -YEAR].into_iter().enumerate() {
        clock.set_ahead(seconds);
        sandbox.close_idle_connections();
        client
            .create_token(&support::request(sandbox.open_session()))
            .unwrap();
        assert_eq!(sandbox.connections(), 2 + count);
    }
}

#[test]
fn certificates_are_judged_by_the_wall_clock() {
    let test = "clocks::certificates_are_judged_by_the_wall_clock";
    let Some(clock) = Clock::for_test(test) else {
        return;
    };
    // In force from 2020 to 2099.
    let sandbox = Sandbox::start();
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_secs() as i64;
    let at = |year: i64| (year - 1970) * YEAR + (year - 1970) / 4 * DAY + 30 * DAY - now;
    for (year, code, words) in [
        (1980, PAYNET_ERR_TLS_NOT_YET_VALID, "today is 1980-"),
        (2019, PAYNET_ERR_TLS_NOT_YET_VALID, "today is 2019-"),
        (2021, PAYNET_OK, ""),
        (2098, PAYNET_OK, ""),
        (
            2101,
            PAYNET_ERR_TLS_EXPIRED,
            "expired on 2099-01-01, and today is 2101-",
        ),
    ] {
        clock.set_ahead(at(year));
        let result = support::client(&sandbox).warm_up();
        let told = result.as_ref().err().map_or(PAYNET_OK, paynet::Error::code);
        assert_eq!(told, code, "{year}: {result:?}");
        assert!(
            result.map_or_else(|error| error.message().contains(words), |()| true),
            "{year}"
        );
    }
    assert_eq!(sandbox.requests(), []);
}
