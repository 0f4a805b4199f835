//! The server's port: listening, or held while nobody is served there.

use socket2::{Domain, Socket, Type};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::sleep;

const BACKLOG: i32 = 1024;
const RETRY: Duration = Duration::from_millis(1);

/// A port where nobody listens, taken so that nobody else can come to listen there.
pub struct Silence(Socket);

impl Silence {
    /// Connections are refused from now on.
    pub async fn begin(listener: TcpListener) -> io::Result<Self> {
        let address = listener.local_addr()?;
        drop(listener);
        hold(address).await.map(Self)
    }

    /// Listens again after so long.
    pub async fn end_after(self, pause: Duration) -> io::Result<TcpListener> {
        sleep(pause).await;
        self.0.listen(BACKLOG)?;
        TcpListener::from_std(self.0.into())
    }
}

async fn hold(address: SocketAddr) -> io::Result<Socket> {
    loop {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
        // On Windows this would let others take the port too.
        #[cfg(unix)]
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        match socket.bind(&address.into()) {
            Ok(()) => return Ok(socket),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => sleep(RETRY).await,
            Err(error) => return Err(error),
        }
    }
}

pub fn listen(port: u16) -> io::Result<std::net::TcpListener> {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}
