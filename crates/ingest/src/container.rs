//! ZIP containers with bounds: Office files, and archives of plans.
//!
//! Every read is counted against [`crate::Limits::archive_bytes`], whatever the directory claims about sizes: a ZIP
//! bomb ends in [`ReadError::Limit`] after that many bytes, not in a full memory.

use std::cell::Cell;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Limits, ReadError};

/// An open container, and how many bytes may still come out of it.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    limits: Limits,
    left: Rc<Cell<u64>>,
}

impl<'a> Container<'a> {
    /// Opens the directory. `format` names the file in errors.
    pub(crate) fn open(bytes: &'a [u8], format: &'static str, limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|e| ReadError::damaged(format, "a ZIP directory", e.to_string()))?;
        if archive.len() as u64 > limits.archive_entries {
            return Err(ReadError::over("archive_entries", limits.archive_entries, archive.len() as u64));
        }
        Ok(Self { archive, format, limits: *limits, left: Rc::new(Cell::new(limits.archive_bytes)) })
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
        let (format, left) = (self.format, Rc::clone(&self.left));
        let limit = self.limits.archive_bytes;
        let Some(mut stream) = self.stream(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        stream
            .read_to_end(&mut bytes)
            .map_err(|e| if left.get() == 0 { full(limit) } else { broken(format, name, &e) })?;
        Ok(Some(bytes))
    }

    /// An entry to be read bit by bit; `None` where there is no such entry.
    pub(crate) fn stream(
        &mut self,
        name: &str,
    ) -> Result<Option<BufReader<Counted<impl Read + '_>>>, ReadError> {
        match self.archive.by_name(name) {
            Ok(entry) => Ok(Some(BufReader::new(Counted { inner: entry, left: Rc::clone(&self.left) }))),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::UnsupportedArchive(text)) if text.contains("assword") => {
                Err(ReadError::Password { expected: "no password", found: "an encrypted archive" })
            }
            Err(e) => Err(broken(self.format, name, &e)),
        }
    }

    /// What an error in the middle of a stream means.
    pub(crate) fn stream_error(&self, name: &str, error: &dyn std::fmt::Display) -> ReadError {
        if self.left.get() == 0 { full(self.limits.archive_bytes) } else { broken(self.format, name, error) }
    }

    /// A part that must be text in UTF-8 or UTF-16, as XML parts are; `None` where there is no such part.
    pub(crate) fn read_xml(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.read(name)? else { return Ok(None) };
        let text = crate::text::decode_part(&bytes)
            .map_err(|e| ReadError::damaged(self.format, format!("text in `{name}`"), e.to_string()))?;
        Ok(Some(text))
    }
}

/// A reader that stops with an error where the container's bytes are used up.
pub(crate) struct Counted<R> {
    inner: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)? as u64;
        let left = self.left.get().saturating_sub(read);
        self.left.set(left);
        if read > 0 && left == 0 {
            return Err(std::io::Error::other("more bytes than allowed"));
        }
        Ok(read as usize)
    }
}

fn full(limit: u64) -> ReadError {
    ReadError::over("archive_bytes", limit, limit.saturating_add(1))
}

fn broken(format: &'static str, name: &str, error: &dyn std::fmt::Display) -> ReadError {
    ReadError::damaged(format, format!("a whole part `{name}`"), error.to_string())
}
