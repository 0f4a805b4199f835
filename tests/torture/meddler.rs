//! Stands between a till and the sandbox and meddles with one byte of what it passes on.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What happens at a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The line ends before it.
    End,
    /// The line is reset before it.
    Reset,
    /// Nothing more is passed on, and the line stays open.
    Silence,
    /// These bits of it change.
    Flip(u8),
    /// Nothing.
    Leave,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    ToTill,
    ToServer,
}

#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub deed: Deed,
    pub direction: Direction,
    pub byte: usize,
}

pub const LEAVE: Plan = Plan {
    deed: Deed::Leave,
    direction: Direction::ToTill,
    byte: 0,
};

/// Meddles with each new connection as the plan of that moment says.
pub struct Meddler {
    pub port: u16,
    plan: Arc<Mutex<Plan>>,
    done: Arc<AtomicBool>,
}

impl Meddler {
    pub fn before(server: u16) -> Meddler {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let plan = Arc::new(Mutex::new(LEAVE));
        let done = Arc::new(AtomicBool::new(false));
        let (ours, our_done) = (Arc::clone(&plan), Arc::clone(&done));
        thread::spawn(move || {
            for till in listener.incoming() {
                let plan = *ours.lock().unwrap();
                let server = TcpStream::connect((Ipv4Addr::LOCALHOST, server)).unwrap();
                let till = till.unwrap();
                for line in [&till, &server] {
                    line.set_nodelay(true).unwrap();
                }
                start(&till, &server, Direction::ToServer, plan, &our_done);
                start(&server, &till, Direction::ToTill, plan, &our_done);
            }
        });
        Meddler { port, plan, done }
    }

    pub fn plan(&self, plan: Plan) {
        self.done.store(false, Ordering::SeqCst);
        *self.plan.lock().unwrap() = plan;
    }

    /// Whether the byte of the plan came by.
    pub fn was_done(&self) -> bool {
        self.done.load(Ordering::SeqCst)
    }
}

fn start(
    from: &TcpStream,
    to: &TcpStream,
    direction: Direction,
    plan: Plan,
    done: &Arc<AtomicBool>,
) {
    let done = Arc::clone(done);
    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    let plan = if plan.direction == direction {
        plan
    } else {
        LEAVE
    };
    thread::spawn(move || pass_on(from, to, plan, &done));
}

fn pass_on(mut from: TcpStream, mut to: TcpStream, plan: Plan, done: &AtomicBool) {
    let mut passed = 0;
    let mut buffer = vec![0; 32 * 1024];
    while let Ok(amount @ 1..) = from.read(&mut buffer) {
        let part = &mut buffer[..amount];
        let place = plan
            .byte
            .checked_sub(passed)
            .filter(|place| *place < amount);
        passed += amount;
        let Some(place) = place.filter(|_| plan.deed != Deed::Leave) else {
            if to.write_all(part).is_err() {
                break;
            }
            continue;
        };
        done.store(true, Ordering::SeqCst);
        if let Deed::Flip(bits) = plan.deed {
            part[place] ^= bits;
            let _ = to.write_all(part);
            continue;
        }
        let _ = to.write_all(&part[..place]);
        match plan.deed {
            Deed::Reset => reset(&to),
            Deed::Silence => while let Ok(1..) = from.read(&mut buffer) {},
            _ => {}
        }
        let _ = from.shutdown(Shutdown::Both);
        break;
    }
    let _ = to.shutdown(Shutdown::Both);
}

/// What was passed on is read first: a reset throws away what waits to be.
fn reset(line: &TcpStream) {
    thread::sleep(Duration::from_millis(5));
    let _ = socket2::SockRef::from(line).set_linger(Some(Duration::ZERO));
}
