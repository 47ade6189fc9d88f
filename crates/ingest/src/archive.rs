//! ZIP archives of plans: what is in them, and each file's bytes, within bounds.
//!
//! Names are as stored, with `/` between folders; they are labels, never paths to write to. What operating systems
//! add (`__MACOSX`, `.DS_Store`, `Thumbs.db`) and lock files of Office (`~$…`) are no plans and are left out.

use crate::container::Container;
use crate::detect::claimed;
use crate::{Limits, ReadError, ReadSettings};

/// An open archive.
pub struct Archive<'a> {
    container: Container<'a>,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        Ok(Self { container: Container::open(bytes, "ZIP", limits)? })
    }

    /// Names of the files in it, sorted, so that the order does not depend on the program that packed it.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.container.names().into_iter().filter(|name| is_plan(name)).collect();
        names.sort();
        names
    }

    /// The bytes of a file. All that is taken out of one archive counts against [`Limits::archive_bytes`].
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        let bytes = self.container.read(name)?;
        bytes.ok_or_else(|| ReadError::damaged("ZIP", format!("a file `{name}`"), "none"))
    }
}

fn is_plan(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    !name.starts_with("__MACOSX/") && !file.starts_with('.') && !file.starts_with("~$") && file != "Thumbs.db"
}

/// The error of an archive where one document was wanted.
pub(crate) fn not_one_file(name: &str, bytes: &[u8], settings: &ReadSettings) -> ReadError {
    let entries = match Archive::open(bytes, &settings.limits) {
        Ok(archive) => archive.names().len() as u64,
        Err(error) => return error,
    };
    match claimed(name) {
        Some(claimed) => ReadError::Misnamed { claimed: claimed.name(), entries },
        None => ReadError::Archive { entries },
    }
}
