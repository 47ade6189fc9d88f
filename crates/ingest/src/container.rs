//! ZIP containers with bounds: Office files, and archives of plans.
//!
//! Every read is counted against [`crate::Limits::archive_bytes`], whatever the directory claims about sizes: a ZIP
//! bomb ends in [`ReadError::Limit`] after that many bytes, not in a full memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Limits, ReadError};

/// An open container, and how many bytes may still come out of it.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    limits: Limits,
    left: u64,
}

impl<'a> Container<'a> {
    /// Opens the directory. `format` names the file in errors.
    pub(crate) fn open(bytes: &'a [u8], format: &'static str, limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|e| ReadError::damaged(format, "a ZIP directory", e.to_string()))?;
        if archive.len() as u64 > limits.archive_entries {
            return Err(ReadError::over("archive_entries", limits.archive_entries, archive.len() as u64));
        }
        Ok(Self { archive, format, limits: *limits, left: limits.archive_bytes })
    }

    /// Names of the entries, in the order of the directory, folders left out.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut entries: Vec<(usize, String)> = self
            .archive
            .file_names()
            .flatten()
            .filter(|name| !name.ends_with('/'))
            .filter_map(|name| Some((self.archive.index_for_name(&name)?, name.into_owned())))
            .collect();
        entries.sort();
        entries.into_iter().map(|(_, name)| name).collect()
    }

    /// Whether there is an entry of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of an entry; `None` where there is no such entry.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let broken = |format, e: &dyn std::fmt::Display| {
            ReadError::damaged(format, format!("part `{name}`"), e.to_string())
        };
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(text)) if text.contains("assword") => {
                return Err(ReadError::Password { expected: "no password", found: "an encrypted archive" });
            }
            Err(e) => return Err(broken(self.format, &e)),
        };
        let mut bytes = Vec::with_capacity(entry.size().min(1 << 20) as usize);
        // one byte beyond what is left tells «exactly full» from «more»
        entry.take(self.left + 1).read_to_end(&mut bytes).map_err(|e| broken(self.format, &e))?;
        if bytes.len() as u64 > self.left {
            return Err(ReadError::over(
                "archive_bytes",
                self.limits.archive_bytes,
                self.limits.archive_bytes + 1,
            ));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A part that must be text in UTF-8 or UTF-16, as XML parts are; `None` where there is no such part.
    pub(crate) fn read_xml(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.read(name)? else { return Ok(None) };
        let text = crate::text::decode_part(&bytes)
            .map_err(|e| ReadError::damaged(self.format, format!("text in `{name}`"), e.to_string()))?;
        Ok(Some(text))
    }
}
