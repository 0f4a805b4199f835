//! Ctrl-C, or the end that a service manager asks for.

use std::io;

#[cfg(unix)]
mod system {
    use tokio::signal::unix::{Signal, SignalKind, signal};

    pub struct Signals {
        interrupt: Signal,
        terminate: Signal,
    }

    pub fn listen() -> std::io::Result<Signals> {
        Ok(Signals {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    pub async fn wait(mut signals: Signals) {
        tokio::select! {
            _ = signals.interrupt.recv() => {}
            _ = signals.terminate.recv() => {}
        }
    }
}

#[cfg(windows)]
mod system {
    pub use tokio::signal::windows::CtrlC as Signals;
    pub use tokio::signal::windows::ctrl_c as listen;

    pub async fn wait(mut signals: Signals) {
        let _ = signals.recv().await;
    }
}

/// Heeds the signals from the start, so that none is lost while `prepare` runs, and waits for one.
pub fn wait_after<E: From<io::Error>>(prepare: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let signals = system::listen()?;
        prepare()?;
        system::wait(signals).await;
        Ok(())
    })
}
