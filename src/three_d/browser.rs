//! The browser that is started.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::under_way::Turn;
use crate::error::Error;
use crate::error::status::PAYNET_ERR_BROWSER;

/// A started browser, or the program that hands an address to one.
pub(super) struct Browser<'a> {
    turn: &'a Turn<'a>,
    child: Option<Child>,
}

impl<'a> Browser<'a> {
    /// Starts `program`, or the system's default browser, with the address. No shell is involved.
    pub(super) fn start(
        program: Option<&Path>,
        address: &str,
        turn: &'a Turn<'a>,
    ) -> Result<Browser<'a>, Error> {
        let mut command = program.map_or_else(default_browser, Command::new);
        let child = command
            .arg(address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                Error::new(
                    PAYNET_ERR_BROWSER,
                    format!(
                        "{} can't be started: {}",
                        command.get_program().display(),
                        error.kind()
                    ),
                )
                .in_field("browser")
            })?;
        Ok(Browser {
            turn,
            child: Some(child),
        })
    }

    /// Whether it has ended without success. Most launchers end at once, so an end alone says nothing.
    pub(super) fn has_failed(&mut self) -> bool {
        let Some(child) = &mut self.child else {
            return false;
        };
        match child.try_wait() {
            Ok(None) => false,
            Ok(Some(status)) => {
                self.child = None;
                !status.success()
            }
            // The host reaps its children itself.
            Err(_) => {
                self.child = None;
                false
            }
        }
    }
}

impl Drop for Browser<'_> {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take()
            && matches!(child.try_wait(), Ok(None))
        {
            self.turn.leave(child);
        }
    }
}

#[cfg(target_os = "windows")]
fn default_browser() -> Command {
    let mut command = Command::new("rundll32");
    command.arg("url.dll,FileProtocolHandler");
    command
}

#[cfg(target_os = "macos")]
fn default_browser() -> Command {
    Command::new("open")
}

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn default_browser() -> Command {
    Command::new("xdg-open")
}
