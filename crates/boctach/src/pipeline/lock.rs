//! The lock of an output folder: one run at a time writes there.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk;

const LOCK: &str = ".boctach-lock";

/// A folder that is held by this run, until the lock is released or the run ends.
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of a folder.
    ///
    /// # Errors
    /// The disk's, and `WouldBlock` where another run holds the folder.
    pub(crate) fn take(folder: &Path) -> io::Result<Self> {
        let path = folder.join(LOCK);
        loop {
            let file = File::create(&path)?;
            file.try_lock().map_err(|error| match error {
                TryLockError::WouldBlock => io::Error::new(
                    io::ErrorKind::WouldBlock,
                    format!("another run is writing to {}", folder.display()),
                ),
                TryLockError::Error(error) => error,
            })?;
            // Between the opening and the locking, the run that held it may have removed the file.
            if is_at(&file, &path)? {
                return Ok(Self { file, path });
            }
        }
    }

    /// Gives the folder free and leaves nothing there. Removed while it is held, so that no other run holds what is
    /// removed; a system that removes no open file keeps it.
    pub(crate) fn release(self) -> io::Result<()> {
        if cfg!(unix) {
            disk::remove(&self.path)?;
        }
        self.file.unlock()
    }
}

/// Whether the file still stands under its name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let held = file.metadata()?;
    match std::fs::metadata(path) {
        Ok(named) => Ok((held.dev(), held.ino()) == (named.dev(), named.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_run_at_a_time_and_nothing_stays() {
        let folder = tempfile::tempdir().unwrap();
        let held = Lock::take(folder.path()).unwrap();
        let other = Lock::take(folder.path()).map(|_| ()).unwrap_err();
        assert_eq!(other.kind(), io::ErrorKind::WouldBlock);
        held.release().unwrap();
        assert_eq!(folder.path().join(LOCK).exists(), cfg!(not(unix)));
        Lock::take(folder.path()).unwrap().release().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_whose_file_was_removed_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LOCK);
        let file = File::create(&path).unwrap();
        assert!(is_at(&file, &path).unwrap());
        disk::remove(&path).unwrap();
        assert!(!is_at(&file, &path).unwrap());
        let _other = File::create(&path).unwrap();
        assert!(!is_at(&file, &path).unwrap());
    }
}
