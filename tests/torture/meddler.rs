//! Stands between a till and the sandbox and meddles with one byte of what it passes on.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
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

/// What kind of byte it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The first of a TLS record. In TLS 1.3 it is there for old devices on the way; the true type is encrypted.
    RecordType,
    /// One of the two that name an old version and mean nothing (RFC 8446, 5.1).
    RecordVersion,
    Other,
}

/// Meddles with each new connection as the plan of that moment says.
pub struct Meddler {
    pub port: u16,
    moment: Arc<Mutex<Moment>>,
}

/// A plan, and where its byte was if it has come by. An earlier moment's connection may still end in a later one.
#[derive(Clone)]
struct Moment {
    plan: Plan,
    done: Arc<Mutex<Option<Spot>>>,
}

impl Moment {
    fn of(plan: Plan) -> Moment {
        Moment {
            plan,
            done: Arc::default(),
        }
    }
}

impl Meddler {
    pub fn before(server: u16) -> Meddler {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let moment = Arc::new(Mutex::new(Moment::of(LEAVE)));
        let ours = Arc::clone(&moment);
        thread::spawn(move || {
            for till in listener.incoming() {
                let now = ours.lock().unwrap().clone();
                let server = TcpStream::connect((Ipv4Addr::LOCALHOST, server)).unwrap();
                let till = till.unwrap();
                for line in [&till, &server] {
                    line.set_nodelay(true).unwrap();
                }
                start(&till, &server, Direction::ToServer, &now);
                start(&server, &till, Direction::ToTill, &now);
            }
        });
        Meddler { port, moment }
    }

    pub fn plan(&self, plan: Plan) {
        *self.moment.lock().unwrap() = Moment::of(plan);
    }

    /// Where the byte of the plan was, if it has come by.
    pub fn done(&self) -> Option<Spot> {
        *self.moment.lock().unwrap().done.lock().unwrap()
    }
}

fn start(from: &TcpStream, to: &TcpStream, direction: Direction, now: &Moment) {
    let done = Arc::clone(&now.done);
    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    let plan = if now.plan.direction == direction {
        now.plan
    } else {
        LEAVE
    };
    thread::spawn(move || pass_on(from, to, plan, &done));
}

fn pass_on(mut from: TcpStream, mut to: TcpStream, plan: Plan, done: &Mutex<Option<Spot>>) {
    let mut passed = 0;
    let mut records = Records::default();
    let mut buffer = vec![0; 32 * 1024];
    while let Ok(amount @ 1..) = from.read(&mut buffer) {
        let part = &mut buffer[..amount];
        let place = plan
            .byte
            .checked_sub(passed)
            .filter(|place| *place < amount);
        passed += amount;
        let Some(place) = place.filter(|_| plan.deed != Deed::Leave) else {
            records.pass(part);
            if to.write_all(part).is_err() {
                break;
            }
            continue;
        };
        *done.lock().unwrap() = Some(records.spot(&part[..place]));
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

/// How far a stream has come in its TLS records.
#[derive(Default, Clone)]
struct Records {
    /// What is known of the present record's head.
    head: Vec<u8>,
    /// What is still to come of its body.
    left: usize,
}

impl Records {
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if self.left > 0 {
                self.left -= 1;
                continue;
            }
            self.head.push(*byte);
            if let [_, _, _, high, low] = self.head[..] {
                self.left = usize::from(u16::from_be_bytes([high, low]));
                self.head.clear();
            }
        }
    }

    /// What the byte after these is.
    fn spot(&self, bytes: &[u8]) -> Spot {
        let mut there = self.clone();
        there.pass(bytes);
        match (there.left, there.head.len()) {
            (0, 0) => Spot::RecordType,
            (0, 1 | 2) => Spot::RecordVersion,
            _ => Spot::Other,
        }
    }
}

/// What was passed on is read first: a reset throws away what waits to be.
fn reset(line: &TcpStream) {
    thread::sleep(Duration::from_millis(5));
    let _ = socket2::SockRef::from(line).set_linger(Some(Duration::ZERO));
}
