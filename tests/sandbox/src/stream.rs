//! A connection's bytes, with or without TLS, and the ways in which it can end.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::server::TlsStream;

const PATIENCE: Duration = Duration::from_secs(10);

pub enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl Stream {
    pub fn tls_version(&self) -> Option<String> {
        let Stream::Tls(tls) = self else { return None };
        let version = tls.get_ref().1.protocol_version()?;
        Some(version.as_str()?.replace("TLSv1_", "TLSv1."))
    }

    /// Ends with a TCP reset.
    pub fn reset(self) {
        reset(self.into_tcp());
    }

    /// Ends as an honest server does: TLS close_notify, then TCP FIN.
    pub async fn close(mut self) {
        if self.shutdown().await.is_ok() {
            drain(self.into_tcp()).await;
        }
    }

    /// Ends with a TCP FIN that no close_notify came before.
    pub async fn cut(mut self) {
        if self.flush().await.is_ok() {
            close(self.into_tcp()).await;
        }
    }

    pub fn into_tcp(self) -> TcpStream {
        match self {
            Stream::Plain(tcp) => tcp,
            Stream::Tls(tls) => tls.into_inner().0,
        }
    }
}

pub fn reset(tcp: TcpStream) {
    // Without lingering, the drop that follows sends RST in place of FIN. It can only fail on a dead socket.
    let _ = tcp.set_zero_linger();
}

pub async fn close(mut tcp: TcpStream) {
    if tcp.shutdown().await.is_ok() {
        drain(tcp).await;
    }
}

/// Waits for the client's own end. Closing a socket that holds unread bytes would send RST after the FIN.
pub async fn drain(tcp: TcpStream) {
    let _ = timeout(PATIENCE, discard(tcp)).await;
}

pub async fn discard(mut tcp: TcpStream) {
    let mut bytes = [0; 4096];
    while matches!(tcp.read(&mut bytes).await, Ok(count) if count > 0) {}
}

impl AsyncRead for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(tcp) => Pin::new(tcp).poll_read(context, buffer),
            Stream::Tls(tls) => Pin::new(tls).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Stream::Plain(tcp) => Pin::new(tcp).poll_write(context, bytes),
            Stream::Tls(tls) => Pin::new(tls).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(tcp) => Pin::new(tcp).poll_flush(context),
            Stream::Tls(tls) => Pin::new(tls).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(tcp) => Pin::new(tcp).poll_shutdown(context),
            Stream::Tls(tls) => Pin::new(tls).poll_shutdown(context),
        }
    }
}
