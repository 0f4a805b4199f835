//! Opening, locking and appending.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
#[cfg(unix)]
use std::thread;
#[cfg(unix)]
use std::time::{Duration, Instant};

use super::line;
use super::record::Record;

/// Opens the journal, or makes it, for this client alone.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    let file = options_of_system(&mut options)
        .open(path)
        .map_err(in_use_on_windows)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no ordinary file"));
    }
    lock(&file)?;
    if metadata.len() == 0 {
        sync_folder_of(path)?;
    }
    Ok(file)
}

/// Writes one record with one write, and waits until the disk has it.
pub(super) fn append(mut file: &File, record: Record) -> io::Result<()> {
    let metadata = file.metadata()?;
    if is_deleted(&metadata) {
        return Err(io::Error::other("it was deleted while it was open"));
    }
    let after_torn_line = record.after_torn_line || !ends_with_newline(file, metadata.len())?;
    let text = line::of(&Record {
        after_torn_line,
        ..record
    })?;
    if text.len() > line::LONGEST {
        return Err(io::Error::other("a text of the charge is too long"));
    }
    // The rest of a record that ends in the middle stays alone on its line.
    let bytes = if after_torn_line {
        format!("\n{text}")
    } else {
        text
    };
    let written = loop {
        match file.write(bytes.as_bytes()) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => break result?,
        }
    };
    if written < bytes.len() {
        return Err(io::Error::other("only a part was written"));
    }
    file.sync_data()
}

fn ends_with_newline(file: &File, length: u64) -> io::Result<bool> {
    let Some(last) = length.checked_sub(1) else {
        return Ok(true);
    };
    let mut byte = [b'\n'];
    read_at(file, &mut byte, last)?;
    Ok(byte == [b'\n'])
}

#[cfg(unix)]
fn options_of_system(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    options.mode(0o600)
}

/// Others may look at the file, but not write to it.
#[cfg(windows)]
fn options_of_system(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;

    const FILE_SHARE_READ: u32 = 1;
    options.share_mode(FILE_SHARE_READ)
}

/// What is written to it then, nobody reads again.
#[cfg(unix)]
fn is_deleted(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;

    metadata.nlink() == 0
}

/// Nobody can while it is open.
#[cfg(windows)]
fn is_deleted(_metadata: &Metadata) -> bool {
    false
}

const IN_USE: &str = "another client or another program has it open";

#[cfg(unix)]
fn in_use_on_windows(error: io::Error) -> io::Error {
    error
}

#[cfg(windows)]
fn in_use_on_windows(error: io::Error) -> io::Error {
    const ERROR_SHARING_VIOLATION: i32 = 32;
    match error.raw_os_error() {
        Some(ERROR_SHARING_VIOLATION) => io::Error::other(IN_USE),
        _ => error,
    }
}

/// A child that another thread is starting holds all files for a moment.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(1);

#[cfg(unix)]
fn lock(file: &File) -> io::Result<()> {
    use fs::TryLockError;

    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => {
                thread::sleep(Duration::from_millis(5));
            }
            Err(TryLockError::WouldBlock) => return Err(io::Error::other(IN_USE)),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

/// Opening it was enough. A lock would keep those out who only look.
#[cfg(windows)]
fn lock(_file: &File) -> io::Result<()> {
    Ok(())
}

/// So that the name of a new file outlasts a power cut, too.
#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// The file system sees to it.
#[cfg(windows)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    fs::metadata(path).map(|_| ())
}

#[cfg(unix)]
pub(super) fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, bytes, offset)
}

#[cfg(windows)]
pub(super) fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, bytes, offset)
}
