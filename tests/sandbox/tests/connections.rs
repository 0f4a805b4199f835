mod common;

use common::{End, Line, asked, good_request, reply_to};
use paynet_sandbox::{Fault, Sandbox, Tls};
use std::time::{Duration, Instant};

#[test]
fn connections_are_kept_alive() {
    let sandbox = Sandbox::start();
    let mut line = Line::open(&sandbox).unwrap();
    for _ in 0..3 {
        line.send(&good_request(&sandbox));
        assert_eq!(line.reply().status, 200);
    }
    assert_eq!((sandbox.connections(), sandbox.requests().len()), (1, 3));
}

#[test]
fn a_client_that_asks_for_it_gets_the_connection_closed() {
    let sandbox = Sandbox::start();
    for fault in [None, Some(Fault::Drip(0))] {
        fault.into_iter().for_each(|fault| sandbox.next(fault));
        let text = String::from_utf8(good_request(&sandbox)).unwrap();
        let mut line = Line::open(&sandbox).unwrap();
        line.send(
            text.replacen("\r\n", "\r\nConnection: close\r\n", 1)
                .as_bytes(),
        );
        assert_eq!(line.reply().status, 200);
        assert_eq!(line.rest(), (vec![], End::Clean));
    }
}

#[test]
fn idle_connections_are_closed_on_demand_and_busy_ones_are_not() {
    for tls in [Tls::Valid, Tls::Plain] {
        let sandbox = Sandbox::builder().tls(tls).start();
        let mut idle = asked(&sandbox);
        idle.reply();
        let mut scripted = {
            sandbox.next(Fault::NoContentLength);
            asked(&sandbox)
        };
        while scripted.byte() != b'}' {}
        let mut fresh = Line::open(&sandbox).unwrap();
        sandbox.next(Fault::Delay(400));
        let mut busy = asked(&sandbox);
        assert!(sandbox.wait_for_requests(3, common::PATIENCE));

        sandbox.close_idle_connections();
        assert_eq!(idle.rest(), (vec![], End::Clean));
        assert_eq!(scripted.rest().1, End::Clean);
        assert_eq!(busy.reply().status, 200);
        fresh.send(&good_request(&sandbox));
        assert_eq!(fresh.reply().status, 200);
    }
}

#[test]
fn closing_without_idle_connections_returns_at_once() {
    let sandbox = Sandbox::start();
    let begin = Instant::now();
    sandbox.close_idle_connections();
    // It would wait for ten seconds.
    assert!(begin.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_connection_is_closed_after_its_idle_time() {
    let sandbox = Sandbox::builder()
        .idle_timeout(Duration::from_millis(200))
        .start();
    // The idle time may begin before the answer is read.
    let begin = Instant::now();
    let mut line = asked(&sandbox);
    line.reply();
    assert_eq!(line.rest(), (vec![], End::Clean));
    assert!(
        begin.elapsed() >= Duration::from_millis(200),
        "{:?}",
        begin.elapsed()
    );
}

#[test]
fn work_that_outlasts_the_idle_time_is_not_interrupted() {
    let sandbox = Sandbox::builder()
        .idle_timeout(Duration::from_millis(50))
        .start();
    for fault in [Fault::Delay(200), Fault::Drip(1)] {
        sandbox.next(fault);
        assert_eq!(reply_to(&sandbox, &good_request(&sandbox)).status, 200);
    }
}

#[test]
fn many_sandboxes_live_in_one_process() {
    let sandboxes: Vec<Sandbox> = (0..10).map(|_| Sandbox::start()).collect();
    for sandbox in &sandboxes {
        assert_eq!(reply_to(sandbox, &good_request(sandbox)).status, 200);
        assert_eq!(sandbox.requests().len(), 1);
    }
}
